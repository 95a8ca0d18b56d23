#include "event/meeting.h"

void meetings_find(struct event_context *context)
{
    (void)context;
}
