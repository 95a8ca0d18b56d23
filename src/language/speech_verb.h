/* Verbs that introduce what somebody says, by form (speech_verbs.def). */
#ifndef DATELINE_LANGUAGE_SPEECH_VERB_H
#define DATELINE_LANGUAGE_SPEECH_VERB_H

#include "language/document.h"

/* By its form alone, whatever its tag. */
bool token_is_speech_verb(const struct token *token);

#endif
