#include "cli/debug_conllu.h"

#include "cli/command.h"
#include "cli/file.h"
#include "cli/message.h"
#include "language/conllu.h"

#include <stdio.h>

/* One file on its way; an arena of its own, so that a large one can fail alone. */
struct conllu_file {
    const struct language *language;
    const char *path;
    bool done;
};

static void parse_file(struct arena *arena, void *context)
{
    struct conllu_file *file = context;
    dateline_error error = {0};
    struct slice bytes = file_read(arena, file->path, &error);
    struct conllu *conllu = bytes.data ? conllu_read(arena, bytes, &error) : NULL;
    if (!conllu) {
        message_error(file->path, &error);
        return;
    }
    struct buffer out;
    buffer_init(&out, arena, 2 * (size_t)CONLLU_SIZE_MAX);
    conllu_analyse(arena, file->language, conllu);
    conllu_write(conllu, &out);
    struct slice text = buffer_slice(&out);
    file->done = fwrite(text.data, 1, text.size, stdout) == text.size;
}

int debug_conllu(const struct options *options, const struct language *language)
{
    enum { MEMORY_MAX = 8 }; /* GiB */
    size_t done = 0;
    for (size_t i = 0; i < options->operands.count; i++) {
        struct conllu_file file = {language, options->operands.items[i], false};
        struct arena *arena = arena_new((size_t)MEMORY_MAX << 30);
        if (!arena || !arena_run(arena, parse_file, &file)) {
            dateline_error error = {.code = DATELINE_ERROR_MEMORY,
                                    .message = "out of memory; split the file"};
            message_error(file.path, &error);
        }
        arena_free(arena);
        done += file.done;
    }
    if (done == options->operands.count)
        return EXIT_DONE;
    return done > 0 ? EXIT_INCOMPLETE : EXIT_NOTHING_DONE;
}
