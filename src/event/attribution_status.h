/* Whether something was said: said, planned to be said, or not said at all. */
#ifndef DATELINE_EVENT_ATTRIBUTION_STATUS_H
#define DATELINE_EVENT_ATTRIBUTION_STATUS_H

#include "event/attribution.h"

/* Sets the status of the attribution, whose arguments, speaker and form are known. False:
 * it was not said (negated, conditional, only possible). */
bool attribution_read_status(struct event_context *context,
                             struct attribution *attribution);

#endif
