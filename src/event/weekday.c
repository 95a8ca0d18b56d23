#include "event/weekday.h"

#include "calendar/edtf.h"
#include "event/evidence.h"
#include "temporal/value.h"

enum { WEEK = 7 };

/* The day with that weekday which is nearest to 'day'. */
static int32_t nearest(int32_t day, int32_t weekday)
{
    int32_t ahead = (weekday - (int32_t)date_weekday(day) + WEEK) % WEEK;
    return ahead > WEEK / 2 ? day + ahead - WEEK : day + ahead;
}

static void add_day(struct event_context *context, struct conflict *conflict, int32_t day,
                    struct span evidence)
{
    struct conflict_value *value = vector_add(context->arena, &conflict->values);
    value->value = edtf_of_interval(context->arena, interval_of_days(day, day),
                                    GRANULARITY_DAY, (struct edtf_options){0});
    vector_push(context->arena, &value->evidence, evidence);
}

static void name_conflict(struct event_context *context, uint32_t event,
                          const struct timex *timex, int32_t named)
{
    struct span evidence = evidence_of_tokens(context, timex->first, timex->end);
    struct conflict *conflict = vector_add(context->arena, &context->record->conflicts);
    conflict->kind = CONFLICT_DATE;
    conflict->detail =
        arena_format(context->arena,
                     "the weekday in \"%s\" is not that date's; better attested: the "
                     "date",
                     evidence_text(context, timex->first, timex->end));
    vector_push(context->arena, &conflict->events, event);
    add_day(context, conflict, instant_day(timex->interval.begin), evidence);
    add_day(context, conflict, named, evidence);
}

static void check(struct event_context *context, const struct draft *draft)
{
    const struct timex *timex = &context->timexes.items[draft->timex];
    struct event_time *time = &context->record->events.items[draft->number].time;
    if (!timex->weekday_contradiction || !timex->resolved || timex->meaning == NULL ||
        !interval_contains(timex->interval, time->interval))
        return;
    int32_t day = instant_day(timex->interval.begin);
    int32_t named = nearest(day, timex->meaning->weekday);
    time->interval =
        interval_hull(interval_of_days(day, day), interval_of_days(named, named));
    time->granularity = GRANULARITY_DAY;
    time->edtf = edtf_of_interval(context->arena, time->interval, GRANULARITY_DAY,
                                  (struct edtf_options){0});
    name_conflict(context, draft->number, timex, named);
}

void weekdays_check(struct event_context *context)
{
    for (size_t i = 0; i < context->drafts.count; i++) {
        const struct draft *draft = context->drafts.items[i];
        if (draft->same_as == NULL && draft->timex != TIMEX_NONE)
            check(context, draft);
    }
}
