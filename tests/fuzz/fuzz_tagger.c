/* The temporal tagger, on any bytes as an article's text: the fast way and the way over
 * tokens must find the same. The first byte picks the publication date, or none. */
#include "export/timex_json.h"
#include "temporal/timex.h"

#include "fuzz.h"

enum { DAYS_PER_STEP = 200, OUTPUT_LIMIT = 64 << 20 };

struct job {
    struct slice bytes;
    uint8_t choice;
};

static void compare(const struct timex_vector *a, const struct timex_vector *b)
{
    size_t at = 0;

    for (size_t i = 0; i < b->count; i++) {
        while (at < a->count && a->items[at].start < b->items[i].start)
            at++;
        if (at == a->count || a->items[at].stop != b->items[i].stop)
            abort();
    }
}

static void tag(struct arena *arena, void *context)
{
    const struct job *job = context;
    struct article_hints hints = {0};
    struct timex_vector fast = {0}, full = {0};
    struct buffer out;
    dateline_error error = {0};

    if (job->choice > 0) {
        hints.fallback.origin = DATE_FROM_OPTION;
        hints.fallback.at = instant_of_day(job->choice * DAYS_PER_STEP);
    }
    struct article *article = article_read(arena, "fuzz.txt", job->bytes, &hints, &error);
    if (!article)
        return;
    temporal_find_in_article(arena, NULL, article, NULL, &fast);
    temporal_find(document_new(arena, NULL, article), &full);
    compare(&fast, &full);
    buffer_init(&out, arena, OUTPUT_LIMIT);
    export_timex_line(&out, article, &fast);
    export_timeml(&out, article, &fast);
    export_timex_explanation(&out, article, &fast);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct job job = {{(const char *)data + (size > 0), size > 0 ? size - 1 : 0},
                      size > 0 ? data[0] : 0};
    return fuzz_in_arena(tag, &job);
}
