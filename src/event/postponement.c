#include "event/postponement.h"

#include "event/anchor.h"

enum { MOVE_DISTANCE = 14 /* tokens between "postponed" and its days */ };

static bool is_day(const struct timex *timex)
{
    return timex->type == TIMEX_DATE || timex->type == TIMEX_TIME;
}

/* The first expression behind the cue with one of the prepositions, or TIMEX_NONE. */
static uint32_t day_with(const struct event_context *context, uint32_t cue,
                         enum word_set prepositions)
{
    struct token_range range = sentence_range(context, token_at(context, cue)->sentence);
    for (uint32_t i = cue + 1; i < range.end && i < cue + MOVE_DISTANCE; i++) {
        uint32_t timex = context->timex_of_token[i];
        if (timex == TIMEX_NONE)
            continue;
        const struct timex *found = &context->timexes.items[timex];
        uint32_t before = found->first - 1;
        if (token_among(context, before, SET_BEFORE_POSTPONED_DAY))
            before--;
        if (is_day(found) && before >= cue && token_among(context, before, prepositions))
            return timex;
        i = found->end - 1;
    }
    return TIMEX_NONE;
}

static bool is_single_day(struct interval interval)
{
    return interval.begin != INSTANT_UNBOUNDED_PAST &&
           interval.end != INSTANT_UNBOUNDED_FUTURE &&
           instant_day(interval.begin) == instant_day(interval.end - 1);
}

static void note_original(struct event_time *time, struct interval first)
{
    if (!is_single_day(first))
        return;
    time->has_original = true;
    time->original = instant_day(first.begin);
}

void postponement_date(struct event_context *context, struct draft *draft, uint32_t cue)
{
    const struct predicate_status moved = {.status = STATUS_POSTPONED};
    const struct predicate_status ahead = {.status = STATUS_PLANNED};
    uint32_t from = day_with(context, cue, SET_FROM);
    uint32_t to = day_with(context, cue, SET_POSTPONED_TO);
    if (from != TIMEX_NONE)
        anchor_use(context, draft, from, &moved);
    struct interval first = draft->event.time.interval;
    if (to != TIMEX_NONE && to != draft->timex)
        anchor_use(context, draft, to, &ahead);
    note_original(&draft->event.time, first);
    anchor_write_edtf(context, &draft->event.time);
}
