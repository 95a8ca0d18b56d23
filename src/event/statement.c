#include "event/statement.h"

void statements_find(struct event_context *context)
{
    (void)context;
}
