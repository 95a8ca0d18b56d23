#include "event/distance.h"

#include <stdlib.h>

enum {
    JOINT_DISTANCE = 14, /* from "after" to the event */
    COUNT_MAX = 400,     /* days or weeks */
    WEEK_SLACK = 3       /* days that "two weeks after" may be off */
};

/* The "after" or "before" that joins the event to what it is measured from, or
 * TOKEN_NONE. */
static uint32_t joint_before(const struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    for (uint32_t i = predicate; i > first + 1 && i + JOINT_DISTANCE > predicate; i--) {
        if (token_among(context, i - 1, SET_BEFORE_AFTER))
            return i - 1;
        if (token_at(context, i - 1)->is_punctuation ||
            tag_is_verb((enum tag)token_at(context, i - 1)->tag))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* How many of the unit are told before the joint; 0: an unknown number. */
static int32_t count_before(const struct event_context *context, uint32_t unit)
{
    uint32_t index = context->timex_of_token[unit];
    if (index == TIMEX_NONE)
        return 0;
    const char *value = context->timexes.items[index].value;
    long count = value[0] == 'P' ? strtol(value + 1, NULL, 10) : 0;
    return count > 0 && count <= COUNT_MAX ? (int32_t)count : 0;
}

static void shift(struct event_time *time, int32_t first, int32_t last, int32_t sign)
{
    if (!interval_is_bounded(time->interval))
        return;
    int32_t begin = instant_day(time->interval.begin);
    int32_t end = instant_day(time->interval.end - 1);
    time->interval = sign < 0 ? interval_of_days(begin - last, end - first)
                              : interval_of_days(begin + first, end + last);
}

/* Days or more before or after, nobody knows how many. */
static void open_up(const struct event_context *context, struct event_time *time,
                    int32_t sign)
{
    if (sign < 0) {
        time->interval.end = time->interval.begin;
        time->interval.begin = INSTANT_UNBOUNDED_PAST;
    } else {
        time->interval.begin = time->interval.end;
        time->interval.end = instant_of_day(context->published + 1);
    }
    time->granularity = GRANULARITY_UNKNOWN;
}

void distance_apply(struct event_context *context, uint32_t predicate,
                    struct event_time *time)
{
    uint32_t joint = joint_before(context, predicate);
    if (joint == TOKEN_NONE || time->interval.begin == INSTANT_UNBOUNDED_PAST ||
        time->interval.end == INSTANT_UNBOUNDED_FUTURE || !context->has_published)
        return;
    bool weeks = token_among(context, joint - 1, SET_WEEKS);
    bool longer = token_among(context, joint - 1, SET_MONTHS_OR_YEARS);
    if (!weeks && !longer && !token_among(context, joint - 1, SET_DAYS))
        return;
    int32_t sign = token_is(context->document, joint, "after") ? -1 : 1;
    int32_t count = longer ? 0 : count_before(context, joint - 1);
    if (count > 0 && weeks)
        shift(time, 7 * count - WEEK_SLACK, 7 * count + WEEK_SLACK, sign);
    else if (count > 0)
        shift(time, count, count, sign);
    else if (sign < 0 || instant_day(time->interval.end) <= context->published)
        open_up(context, time, sign);
    time->basis = BASIS_RELATIVE;
    time->expression = NULL;
    time->explanation =
        arena_format(context->arena, "at a distance from what was %s", time->explanation);
}
