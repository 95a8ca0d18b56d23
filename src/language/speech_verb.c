#include "language/speech_verb.h"

static const struct slice forms[] = {
#define SPEECH(form) SLICE(form),
#include "language/speech_verbs.def"
#undef SPEECH
};

bool token_is_speech_verb(const struct token *token)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (slice_equal(token->lower, forms[i]))
            return true;
    return false;
}
