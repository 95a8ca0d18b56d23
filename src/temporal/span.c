#include "temporal/span.h"

#include "temporal/print.h"

/* The later end is looked for from the earlier one on; what is counted from now is not. */
static struct setting setting_of_end(const struct setting *setting,
                                     const struct value *end, struct place begin)
{
    struct setting there = *setting;

    if (begin.unit == UNIT_NONE) { /* "between now and ..." */
        there.direction = DIRECTION_FUTURE;
        there.certain = true;
        there.nearest = false;
        return there;
    }
    if (end->kind == VALUE_VAGUE ||
        (end->known & FIELD_SHIFT && end->base == BASE_PUBLICATION))
        return there;
    there.has_day = true;
    there.day = place_first_day(begin);
    there.has_clock = false;
    there.context = begin;
    there.direction = DIRECTION_FUTURE;
    there.certain = true;
    there.nearest = false;
    return there;
}

/* "8am - 3": in the afternoon; "10pm - 2am": of the next day. */
static void order_clocks(struct timex *end, const struct value *value, instant begin)
{
    uint32_t calendar = value->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_PART |
                                                   FIELD_ZONE | FIELD_MERIDIEM);
    instant half = SECONDS_PER_DAY / 2;

    if (calendar != 0 || value->kind != VALUE_TIME)
        return;
    if (end->interval.end <= begin && value->clock_uncertain) {
        end->interval.begin += half;
        end->interval.end += half;
    }
    if (end->interval.end <= begin) {
        end->interval.begin += SECONDS_PER_DAY;
        end->interval.end += SECONDS_PER_DAY;
    }
}

static bool has_clock_time(const struct value *value)
{
    return value->known & FIELDS_CLOCK || value->kind == VALUE_VAGUE;
}

/* Where a span that begins with 'timex' ends; false when it cannot be told. */
static bool end_of_span(const struct timex *timex, const struct value *meaning,
                        const struct setting *setting, struct place begin, instant *end)
{
    struct timex other = {0};
    struct setting there;
    struct place place;
    struct value last;

    if (meaning->length) {
        *end = timex->interval.begin + duration_length(meaning->length);
        return duration_length(meaning->length) > 0;
    }
    if (!meaning->until) {
        *end = has_clock_time(meaning) ? timex->interval.begin : timex->interval.end;
        return true;
    }
    there = setting_of_end(setting, meaning->until, begin);
    last = *meaning->until;
    if (meaning->day_shared) {
        last.known &= (uint32_t)(FIELDS_CLOCK | FIELD_PART | FIELD_ZONE);
        last.pick = PICK_BY_TENSE;
    }
    if (last.pick == PICK_THIS) /* "this Friday to this Monday" */
        last.pick = PICK_BY_TENSE;
    resolve_one(&other, &last, &there, &place);
    order_clocks(&other, &last, timex->interval.begin);
    *end = has_clock_time(&last) ? other.interval.begin : other.interval.end;
    return other.resolved;
}

/* "P4D", "PT90M": longer ones in whole days */
static void print_span(struct timex *timex)
{
    enum { DAYS_FROM = 3 };
    int64_t length = timex->interval.end - timex->interval.begin;
    struct value value = {.kind = VALUE_DURATION, .unit = UNIT_MINUTE};

    if (length % SECONDS_PER_DAY == 0 || length > DAYS_FROM * SECONDS_PER_DAY)
        value.unit = UNIT_DAY;
    else if (length % SECONDS_PER_HOUR == 0)
        value.unit = UNIT_HOUR;
    value.count = (int32_t)(length / duration_length(&(struct value){.unit = value.unit,
                                                                     .count = 1}));
    print_duration(timex->value, &value);
}

void span_resolve(struct timex *timex, const struct value *meaning,
                  const struct setting *setting, struct place *place)
{
    instant now =
        instant_of_day(setting->day) + (setting->has_clock ? setting->second : 0);
    instant end;

    resolve_one(timex, meaning, setting, place);
    if (!timex->resolved || !end_of_span(timex, meaning, setting, *place, &end))
        return;
    if (meaning->deadline) {
        if (now < end)
            timex->interval = (struct interval){now, end};
        return;
    }
    if (end <= timex->interval.begin)
        return;
    timex->type = TIMEX_DURATION;
    timex->mod = MOD_NONE;
    timex->interval.end = end;
    timex->duration_seconds = end - timex->interval.begin;
    print_span(timex);
    if (timex->duration_seconds > SECONDS_PER_DAY)
        *place = (struct place){.unit = UNIT_NONE};
}
