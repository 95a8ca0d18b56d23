/* In which tense a verb tells its event. */
#ifndef DATELINE_EVENT_TENSE_H
#define DATELINE_EVENT_TENSE_H

#include "event/context.h"

/* That of the verb, or of the verb that an infinitive or participle hangs on; what is only
 * intended there ("plans to sell", "offered to buy") lies in its future. TENSE_NONE for
 * nouns. */
enum mention_tense tense_of(struct event_context *context, uint32_t trigger);

#endif
