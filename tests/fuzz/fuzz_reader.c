/* Every reader of input that holds many articles. The first byte chooses the format, 'a'
 * for the first of the list below; any other byte leaves it to the content. */
#include "article/reader.h"

#include "fuzz.h"

#include <string.h>

static const char *const formats[] = {"json", "jsonl",    "rss", "nitf",
                                      "mbox", "markdown", "csv", "warc"};

struct input {
    struct slice rest;
    struct article_hints hints;
};

static size_t read_piece(void *context, char *bytes, size_t size)
{
    struct input *input = context;
    size_t step = input->rest.size < size ? input->rest.size : size;
    step = step > 64 ? 64 : step;
    memcpy(bytes, input->rest.data, step);
    input->rest = slice_part(input->rest, step, input->rest.size);
    return step;
}

static void check(const struct article *article)
{
    fuzz_check_article(article);
    for (size_t i = 0; i < article->blocks.count; i++) {
        (void)article_locate(article, article->blocks.items[i].start);
        (void)article_locate(article, article->blocks.items[i].end);
    }
}

static void read_all(struct arena *arena, void *context)
{
    enum { RECORDS_MAX = 100 };
    struct reader *reader = context;
    for (int i = 0; i < RECORDS_MAX; i++) {
        dateline_error error;
        struct article *article;
        enum reader_result result = reader_next(reader, arena, &article, &error);
        if (result == READER_ARTICLE)
            check(article);
        if (result == READER_END || result == READER_FAILED)
            return;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct input input = {.rest = slice_make((const char *)data + 1, size - 1)};
    size_t choice = (size_t)data[0] - 'a';
    if (data[0] >= 'a' && choice < sizeof formats / sizeof formats[0])
        input.hints.format = formats[choice];
    struct reader_options options = {.hints = &input.hints, .any_language = true};
    struct reader *reader =
        reader_new("fuzz", (struct reader_input){read_piece, &input}, &options, NULL);
    if (reader)
        (void)fuzz_in_arena(read_all, reader);
    reader_free(reader);
    return 0;
}
