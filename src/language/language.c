#include "language/language.h"

#include <stdlib.h>

struct language {
    unsigned version;
};

struct language *language_new(dateline_error *error)
{
    struct language *language = calloc(1, sizeof *language);
    if (!language)
        error_set(error, DATELINE_ERROR_MEMORY, "out of memory");
    return language;
}

void language_free(struct language *language)
{
    free(language);
}

unsigned language_word_classes(const struct language *language, struct slice lower)
{
    (void)language;
    (void)lower;
    return 0;
}
