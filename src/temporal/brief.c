/* Operators of brief.def: clock times as they are spoken, spans, and what is counted from
 * now. */
#include "temporal/operands.h"

enum { HOURS = 24, NOON = 12, MINUTES = 60 };

/* ---- clock ---- */

/* "1030" is 10:30, "5" is 5:00. */
static bool set_digits(struct value *result, int32_t number)
{
    if (number <= HOURS)
        return value_set_hour(result, number, number >= 1 && number <= NOON);
    if (number < 100 || number > HOURS * 100 || number % 100 >= MINUTES)
        return false;
    result->known |= FIELD_MINUTE;
    result->minute = (int8_t)(number % 100);
    return value_set_hour(result, number / 100,
                          number / 100 >= 1 && number / 100 <= NOON);
}

static bool is_day(enum symbol symbol)
{
    return symbol == SYMBOL_DAY || symbol == SYMBOL_DAY_PART;
}

/* The hour of an operand: a number, "8.30", or digits that could be a year. */
static bool set_hour_of(struct value *result, const struct value *value,
                        enum symbol symbol)
{
    if (value->kind == VALUE_NUMBER && !value->tenths && symbol != SYMBOL_MERIDIEM &&
        symbol != SYMBOL_A)
        return set_digits(result, value->number);
    if (symbol == SYMBOL_YEAR_DIGITS)
        return set_digits(result, value->year);
    if (symbol != SYMBOL_POINT_CLOCK)
        return false;
    result->minute = value->minute;
    result->known |= FIELD_MINUTE;
    return value_set_hour(result, value->hour, value->clock_uncertain);
}

/* "at 5", "330 pm", "tomorrow 3" */
bool operator_brief_hour(struct value *result, const struct operands *in)
{
    bool found = false;

    for (size_t i = 0; i < in->count; i++) {
        const struct value *value = in->values[i];
        if (is_day((enum symbol)in->symbols[i])) {
            /* "March 3 5" is no clock time */
            if (!(value->known & (FIELD_SHIFT | FIELD_WEEKDAY)) ||
                value->known & FIELD_DAY || value->base == BASE_VALUE ||
                !value_unite(result, value))
                return false;
        } else if (!found) {
            found = set_hour_of(result, value, (enum symbol)in->symbols[i]);
        }
    }
    /* "how about 2019" */
    if (result->known & FIELD_MINUTE && !operands_have(in, SYMBOL_POINT_CLOCK) &&
        (operands_have(in, SYMBOL_ABOUT) || operands_have(in, SYMBOL_AROUND)))
        return false;
    for (size_t i = 0; i < in->count && found; i++) {
        if (in->symbols[i] == SYMBOL_MERIDIEM)
            return value_apply_meridiem(result, in->values[i]->number);
        if (is_day((enum symbol)in->symbols[i]) && result->hour > NOON)
            return false;
    }
    return found;
}

/* "ten thirty", "seven twenty-seven", "12 15", "half three" */
bool operator_brief_spoken(struct value *result, const struct operands *in)
{
    int32_t hour = 0, minutes = operands_have(in, SYMBOL_HALF) ? MINUTES / 2 : 0;

    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind != VALUE_NUMBER || in->symbols[i] == SYMBOL_HALF)
            continue;
        if (hour == 0)
            hour = in->values[i]->number;
        else
            minutes += in->values[i]->number;
    }
    if (hour < 1 || hour > NOON || minutes < 10 || minutes >= MINUTES)
        return false;
    result->known |= FIELD_MINUTE;
    result->minute = (int8_t)minutes;
    return value_set_hour(result, hour, true);
}

/* "15 past noon", "a quarter to 3pm" */
bool operator_brief_past(struct value *result, const struct operands *in)
{
    enum { DAY_MINUTES = HOURS * MINUTES };
    int32_t minutes = 0;

    for (size_t i = 0; i + 1 < in->count; i++) {
        if (in->symbols[i] == SYMBOL_HALF)
            minutes = MINUTES / 2;
        else if (in->symbols[i] != SYMBOL_A && in->values[i]->kind == VALUE_NUMBER)
            minutes = in->values[i]->number;
    }
    *result = *in->values[in->count - 1];
    if (minutes < 1 || minutes >= MINUTES || result->known & FIELD_MINUTE)
        return false;
    /* "9 to 11pm" is a span */
    if (in->argument < 0 && minutes <= NOON && result->hour % NOON != 0)
        return false;
    minutes =
        (result->hour * MINUTES + in->argument * minutes + DAY_MINUTES) % DAY_MINUTES;
    result->hour = (int8_t)(minutes / MINUTES);
    result->minute = (int8_t)(minutes % MINUTES);
    result->known |= FIELD_MINUTE;
    return true;
}

/* "15h", "at 9h" */
bool operator_brief_hour_mark(struct value *result, const struct operands *in)
{
    const struct value *number = operands_last(in, VALUE_NUMBER);
    bool at = operands_have(in, SYMBOL_AT);

    return operands_unit(in) == UNIT_HOUR && !number->tenths &&
           (at || number->number > NOON) && value_set_hour(result, number->number, false);
}

/* ---- dates ---- */

/* "2014-10", "09/2012", "2-15" */
bool operator_brief_month_number(struct value *result, const struct operands *in)
{
    const struct value *year = operands_first(in, VALUE_TIME);
    const struct value *month = operands_first(in, VALUE_NUMBER);
    const struct value *day = operands_last(in, VALUE_NUMBER);

    if (month->number < 1 || month->number > 12 || month->tenths || day->tenths)
        return false;
    result->kind = VALUE_TIME;
    result->known = FIELD_MONTH;
    result->month = (int8_t)month->number;
    if (year->kind == VALUE_TIME)
        return value_unite(result, year);
    result->known |= FIELD_DAY;
    result->day = (int8_t)day->number;
    return day->number >= 1 && day->number <= date_days_in_month(2000, month->number);
}

/* "the 18th" of "July 17th, 18th, or 19th" */
bool operator_brief_next_day(struct value *result, const struct operands *in)
{
    const struct value *number = operands_last(in, VALUE_NUMBER);

    result->kind = VALUE_TIME;
    result->known = FIELD_DAY;
    result->day = (int8_t)number->number;
    return number->number >= 1 && number->number <= 31;
}

/* "March seventeen" */
bool operator_brief_month_day(struct value *result, const struct operands *in)
{
    *result = *in->values[0];
    result->known |= FIELD_DAY;
    result->flagged = false;
    result->day = (int8_t)in->values[1]->number;
    return true;
}

/* "week 31", "week 1 of 2019" */
bool operator_brief_week_number(struct value *result, const struct operands *in)
{
    const struct value *number = operands_first(in, VALUE_NUMBER);
    const struct value *year = operands_first(in, VALUE_TIME);

    result->kind = VALUE_TIME;
    result->known = FIELD_WEEK;
    result->week = (int8_t)number->number;
    return number->number >= 1 && number->number <= 53 && !number->tenths &&
           (year->kind != VALUE_TIME || value_unite(result, year));
}

/* "later this week", "earlier last month", "the rest of the year" */
bool operator_brief_part_of_unit(struct value *result, const struct operands *in)
{
    bool whole_shift = in->argument == -1; /* of the unit before this one */

    value_make_shift(result, BASE_PUBLICATION, operands_unit(in), whole_shift ? -1 : 0);
    if (in->argument == SIDE_REST || in->argument == SIDE_TO_DATE)
        result->side = (int8_t)in->argument;
    else
        result->side = operands_have(in, SYMBOL_LATER) ? SIDE_LATER : SIDE_EARLIER;
    return true;
}

/* "previous Wednesday": of the week before */
bool operator_brief_weekday_of_week(struct value *result, const struct operands *in)
{
    *result = *in->values[1];
    value_make_shift(result, BASE_PUBLICATION, UNIT_WEEK, in->argument);
    return true;
}

/* "EOY", "the beginning of month", "end of day": an edge of the unit at hand. */
bool operator_brief_edge_code(struct value *result, const struct operands *in)
{
    enum time_unit unit = operands_unit(in);
    const struct value *day = operands_last(in, VALUE_TIME);

    if (day->kind == VALUE_TIME)
        *result = *day;
    else
        value_make_shift(result, BASE_PUBLICATION, unit, 0);
    result->mod = (uint8_t)(in->argument == 1   ? MOD_START
                            : in->argument == 2 ? MOD_END
                                                : operands_mod(in));
    if (day->kind != VALUE_TIME && unit != UNIT_DAY)
        return unit >= UNIT_DAY;
    if (result->mod != MOD_END || result->known & (FIELDS_CLOCK | FIELD_PART))
        return false;
    result->known |= FIELD_MINUTE; /* the day's last minute */
    result->minute = MINUTES - 1;
    return value_set_hour(result, HOURS - 1, false);
}

/* ---- counted from now ---- */

/* "three Fridays from now", "the Wednesday after next" */
bool operator_brief_weekdays(struct value *result, const struct operands *in)
{
    const struct value *number = operands_first(in, VALUE_NUMBER);
    int32_t count = in->argument;

    if (number->kind == VALUE_NUMBER)
        count *= number->number;
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->known & FIELD_WEEKDAY)
            *result = *in->values[i];
    }
    result->exact = true;
    result->count = count;
    return count != 0 && count > -1000 && count < 1000;
}

/* "in two months", "5 minutes later": that very day or minute. */
bool operator_brief_shift(struct value *result, const struct operands *in)
{
    if (!value_shift_by(result, in, BASE_PUBLICATION) || result->count == COUNT_VAGUE)
        return false;
    result->exact = true;
    return true;
}

/* "the min after" */
bool operator_brief_unit_shift(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_PUBLICATION, operands_unit(in), in->argument);
    result->whole = false;
    result->exact = true;
    result->direction = (int8_t)in->argument;
    return true;
}

/* "the 2 upcoming months": counted by the day, not in whole months */
bool operator_brief_units(struct value *result, const struct operands *in)
{
    if (!operator_duration(result, in))
        return false;
    result->exact = true;
    return true;
}

/* "10 August 88 AD" */
bool operator_brief_era(struct value *result, const struct operands *in)
{
    const struct value *year = operands_first(in, VALUE_NUMBER);

    *result = *in->values[0];
    result->known |= FIELD_YEAR;
    result->year = year->number;
    return year->number >= 1 && year->number <= 9999;
}

/* "next Tuesday +10 days" */
bool operator_brief_plus(struct value *result, const struct operands *in)
{
    const struct value *duration = in->values[2];

    if (!value_shift_by(result, in, BASE_VALUE) || duration->count == COUNT_VAGUE)
        return false;
    result->of = in->values[0];
    result->exact = true;
    return true;
}

/* "Monday two weeks from now": of the week that it leads to. */
bool operator_brief_day_shifted(struct value *result, const struct operands *in)
{
    const struct value *moment = in->values[in->count - 1];

    *result = *in->values[0];
    value_make_shift(result, BASE_VALUE, moment->unit == UNIT_DAY ? UNIT_DAY : UNIT_WEEK,
                     0);
    result->of = moment;
    return moment->exact && moment->unit >= UNIT_DAY;
}

/* "in 3 days on Friday": of the week that it leads to */
bool operator_brief_shifted_on(struct value *result, const struct operands *in)
{
    const struct value *moment = in->values[0];

    *result = *in->values[in->count - 1];
    value_make_shift(result, BASE_VALUE, UNIT_WEEK, 0);
    result->of = moment;
    return moment->exact && moment->unit >= UNIT_DAY;
}

/* "away for the month": the one at hand */
bool operator_brief_for_unit(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), 1);
    result->spread = result->unit >= UNIT_DAY;
    return true;
}

/* "the next hour": units below a day */
bool operator_brief_next_short(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), 1);
    result->spread = true;
    result->direction = (int8_t)in->argument;
    return result->unit < UNIT_PART;
}

/* "a quarter of an hour" */
bool operator_brief_quarters(struct value *result, const struct operands *in)
{
    enum { QUARTER_MINUTES = 15 };
    const struct value *unit = in->values[in->count - 1];
    const struct value *count = operands_first(in, VALUE_NUMBER);

    value_make_duration(result, UNIT_MINUTE, QUARTER_MINUTES * in->argument);
    return unit->unit == UNIT_HOUR &&
           (in->argument == 1 || count->number == in->argument);
}

/* "one and a half hours" */
bool operator_brief_and_half_unit(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), in->values[0]->number);
    result->tenths = HALF_UNIT;
    return true;
}

bool operator_brief_today(struct value *result, const struct operands *in)
{
    (void)in;
    value_make_shift(result, BASE_PUBLICATION, UNIT_DAY, 0);
    return true;
}

/* ---- spans ---- */

bool operator_brief_bare_hour(struct value *result, const struct operands *in)
{
    return set_hour_of(result, in->values[0], (enum symbol)in->symbols[0]);
}

bool operator_brief_range_end(struct value *result, const struct operands *in)
{
    *result = *in->values[0];
    /* "Aug 10" is a day there, not August 2010 */
    return (result->kind == VALUE_TIME && !result->short_year) ||
           (result->kind == VALUE_VAGUE && result->vague == VAGUE_PRESENT);
}

/* "the 13th to the 15th of July" */
static void share_month(struct value *first, const struct value *last)
{
    if (first->known != FIELD_DAY || !(last->known & FIELD_MONTH))
        return;
    first->known |= FIELD_MONTH;
    first->month = last->month;
    first->flagged = false;
}

/* "9:30 - 11:00 on Thursday": the day stands behind both. */
static void share_day(struct value *first, const struct value *last)
{
    struct value clock = *first;

    if (!last->day_behind || first->kind != VALUE_TIME || !(first->known & FIELD_HOUR) ||
        first->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_ZONE))
        return;
    *first = *last;
    first->day_behind = false;
    first->day_shared = true;
    first->known &= ~(uint32_t)(FIELDS_CLOCK | FIELD_ZONE);
    (void)value_unite(first, &clock);
    first->clock_uncertain = clock.clock_uncertain;
}

/* "Aug 10 - Nov 12, 2013": the year holds for both, "Nov - Feb 2017" runs over its
 * beginning. */
static void share_year(struct value *first, const struct value *last)
{
    if (first->known & (FIELD_YEAR | FIELD_SHIFT) || !(last->known & FIELD_YEAR) ||
        !(first->known & FIELD_MONTH) || !(last->known & FIELD_MONTH))
        return;
    first->known |= FIELD_YEAR;
    first->year = last->year - (first->month > last->month);
}

/* "from 5 to 6pm": 17:00, "11-1pm": 11:00. */
static void share_meridiem(struct value *first, const struct value *last)
{
    int32_t begin = first->hour * MINUTES + first->minute;
    int32_t end = last->hour * MINUTES + last->minute;

    if (!(first->known & FIELD_HOUR) || !(last->known & FIELD_HOUR) ||
        !first->clock_uncertain || last->clock_uncertain)
        return;
    if (first->hour == NOON)
        first->hour = (int8_t)(end < NOON * MINUTES ? 0 : NOON);
    else if (begin + NOON * MINUTES < end)
        first->hour = (int8_t)(first->hour + NOON);
    first->clock_uncertain = false;
}

static bool may_bound(const struct value *value)
{
    return !value->until && !value->length && !value->deadline &&
           (value->kind == VALUE_TIME || value->kind == VALUE_VAGUE);
}

bool operator_brief_range(struct value *result, const struct operands *in)
{
    const struct value *first = NULL, *last = NULL;

    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind == VALUE_NONE)
            continue;
        if (!first)
            first = in->values[i];
        last = in->values[i];
    }
    if (!first || first == last || !may_bound(first) || !may_bound(last))
        return false;
    *result = *first;
    share_day(result, last);
    result->until = last;
    share_month(result, last);
    share_year(result, last);
    share_meridiem(result, last);
    return true;
}

/* "Monday from 9 to 11", "3-8pm yesterday afternoon" */
bool operator_brief_range_in(struct value *result, const struct operands *in)
{
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind == VALUE_TIME && !value_unite(result, in->values[i]))
            return false;
    }
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->until)
            result->clock_uncertain = in->values[i]->clock_uncertain;
    }
    if (result->known & FIELD_PART)
        value_place_in_part(result);
    return result->until && result->known & FIELD_HOUR;
}

/* "4-23 in next month" */
bool operator_brief_range_days(struct value *result, const struct operands *in)
{
    const struct value *first = operands_first(in, VALUE_NUMBER);
    const struct value *last = operands_last(in, VALUE_NUMBER);

    *result = *operands_last(in, VALUE_TIME);
    result->known |= FIELD_DAY;
    result->day = (int8_t)first->number;
    result->last_day = (int8_t)last->number;
    return first->number >= 1 && first->number < last->number && last->number <= 31;
}

/* "5/1 - 5/7, 2020" */
bool operator_brief_range_year(struct value *result, const struct operands *in)
{
    const struct value *year = in->values[in->count - 1];
    struct operands ends = *in;

    ends.count = 3;
    if (!operator_brief_range(result, &ends) || result->kind != VALUE_TIME ||
        result->known & (FIELD_YEAR | FIELD_SHIFT) ||
        result->until->known & (FIELD_YEAR | FIELD_SHIFT) ||
        !(result->known & FIELD_MONTH))
        return false;
    return value_unite(result, year);
}

/* "from the 18th for ten days" */
bool operator_brief_length(struct value *result, const struct operands *in)
{
    const struct value *length = operands_first(in, VALUE_DURATION);

    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind == VALUE_TIME && !value_unite(result, in->values[i]))
            return false;
    }
    result->length = length;
    return result->kind == VALUE_TIME && !result->until && !result->deadline &&
           !length->spread && length->count != COUNT_VAGUE;
}

/* "by Friday" */
bool operator_brief_deadline(struct value *result, const struct operands *in)
{
    *result = *in->values[1];
    result->deadline = true;
    return result->kind == VALUE_TIME && !result->until && !result->length;
}
