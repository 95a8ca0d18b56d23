#include "claim/dispute.h"

#include "claim/exhibit.h"

#include <string.h>

/* The conflict about the event's day; NULL: none. */
static const struct conflict *find_conflict(const struct judge *judge, uint32_t event)
{
    for (size_t i = 0; i < judge->timeline->conflicts.count; i++) {
        const struct conflict *conflict = &judge->timeline->conflicts.items[i];
        if (conflict->kind == CONFLICT_DATE && conflict->events.count == 1 &&
            conflict->events.items[0] == event)
            return conflict;
    }
    return NULL;
}

/* In the evening of its day, whichever that is. */
static bool is_late(const struct event *event)
{
    const struct event_time *time = &event->time;
    bool late = time->modifier == MODIFIER_LATE;
    return late || (event->form && strcmp(event->form, "dinner") == 0) ||
           (time->timex && (strstr(time->timex, "TEV") || strstr(time->timex, "TNI")));
}

/* Whether the disputed event lies before the other if it was on that day: on a day of both
 * what is told of the evening comes last. */
static enum fit order_on(const struct judge *judge, uint32_t disputed, int32_t day,
                         uint32_t other)
{
    struct interval bounds = network_bounds(judge->network, other);
    struct interval one = interval_of_day(day);
    if (interval_before(one, bounds))
        return FIT_YES;
    bool after = interval_contains(one, bounds) &&
                 is_late(judge_event(judge, disputed)) &&
                 !is_late(judge_event(judge, other));
    return after || interval_before(bounds, one) ? FIT_NO : FIT_MAYBE;
}

enum fit dispute_order(const struct judge *judge, uint32_t a, uint32_t b)
{
    bool swapped = !judge->date_conflict[a];
    uint32_t disputed = swapped ? b : a, other = swapped ? a : b;
    const struct conflict *conflict = find_conflict(judge, disputed);
    if (!conflict || judge->date_conflict[other])
        return FIT_MAYBE;
    enum fit all = FIT_MAYBE;
    for (size_t i = 0; i < conflict->values.count; i++) {
        int32_t day;
        if (!when_read_day(conflict->values.items[i].value, &day))
            return FIT_MAYBE;
        enum fit one = order_on(judge, disputed, day, other);
        if (one == FIT_MAYBE || (i > 0 && one != all))
            return FIT_MAYBE;
        all = one;
    }
    return !swapped || all == FIT_MAYBE ? all : all == FIT_YES ? FIT_NO : FIT_YES;
}
