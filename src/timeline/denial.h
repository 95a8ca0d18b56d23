/* Denials beside the reports that they deny. */
#ifndef DATELINE_TIMELINE_DENIAL_H
#define DATELINE_TIMELINE_DENIAL_H

#include "event/record.h"

/* Names a conflict of status for each denied meeting that another article tells as held:
 * the same people, times that can be one. Both events stay. */
void denials_compare(struct arena *arena, struct record *timeline);

#endif
