/* Spans of brief texts: "from 3 to 5pm", "ten days from 18 December", "by Friday". */
#ifndef DATELINE_TEMPORAL_SPAN_H
#define DATELINE_TEMPORAL_SPAN_H

#include "temporal/resolve.h"

/* A value that runs until another one, has a length or is a deadline. */
void span_resolve(struct timex *timex, const struct value *meaning,
                  const struct setting *setting, struct place *place);

#endif
