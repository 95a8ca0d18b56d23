#include "language/embedded.h"

extern const char dateline_model_start[] __attribute__((visibility("hidden")));
extern const char dateline_model_end[] __attribute__((visibility("hidden")));
extern const char dateline_lexicon_start[] __attribute__((visibility("hidden")));
extern const char dateline_lexicon_end[] __attribute__((visibility("hidden")));

struct slice embedded_model(void)
{
    return slice_make(dateline_model_start,
                      (size_t)(dateline_model_end - dateline_model_start));
}

struct slice embedded_lexicon(void)
{
    return slice_make(dateline_lexicon_start,
                      (size_t)(dateline_lexicon_end - dateline_lexicon_start));
}
