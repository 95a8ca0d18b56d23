#include "temporal/operands.h"

#include "calendar/holiday.h"

/* ---- looking at operands ---- */

static const struct value absent = {.kind = VALUE_NONE};

/* The first operand of a kind; 'absent' when there is none. */
const struct value *operands_first(const struct operands *in, enum value_kind kind)
{
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind == kind)
            return in->values[i];
    }
    return &absent;
}

const struct value *operands_last(const struct operands *in, enum value_kind kind)
{
    for (size_t i = in->count; i-- > 0;) {
        if (in->values[i]->kind == kind)
            return in->values[i];
    }
    return &absent;
}

bool operands_have(const struct operands *in, enum symbol symbol)
{
    for (size_t i = 0; i < in->count; i++) {
        if (in->symbols[i] == symbol)
            return true;
    }
    return false;
}

/* The last unit that a word names: "the weekend" also carries none before it. */
enum time_unit operands_unit(const struct operands *in)
{
    for (size_t i = in->count; i-- > 0;) {
        if (in->values[i]->unit && in->values[i]->kind == VALUE_NONE)
            return (enum time_unit)in->values[i]->unit;
    }
    return UNIT_NONE;
}

enum timex_mod operands_mod(const struct operands *in)
{
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->mod)
            return (enum timex_mod)in->values[i]->mod;
    }
    return MOD_NONE;
}

static enum value_pick pick_of(const struct operands *in)
{
    for (size_t i = 0; i < in->count; i++) {
        if (in->symbols[i] == SYMBOL_FOLLOWING)
            return PICK_NEXT;
        if (in->symbols[i] == SYMBOL_PREVIOUS)
            return PICK_LAST;
        if (in->symbols[i] == SYMBOL_SAME)
            return PICK_THAT;
    }
    for (size_t i = in->count; i-- > 0;) {
        if (in->values[i]->pick)
            return (enum value_pick)in->values[i]->pick;
    }
    return PICK_BY_TENSE;
}

bool operator_plain(struct value *result, const struct operands *in)
{
    (void)in;
    result->kind = VALUE_NONE;
    return true;
}

/* ---- numbers ---- */

bool operator_number_sum(struct value *result, const struct operands *in)
{
    result->kind = VALUE_NUMBER;
    for (size_t i = 0; i < in->count; i++) {
        const struct value *value = in->values[i];
        if (value->kind != VALUE_NUMBER)
            continue;
        if (value->number == COUNT_VAGUE || result->number == COUNT_VAGUE)
            result->number = COUNT_VAGUE;
        else
            result->number += value->number;
        result->tenths = value->tenths ? value->tenths : result->tenths;
    }
    /* "twenty ten" is no number */
    return in->count < 2 || in->symbols[in->count - 1] != SYMBOL_CARDINAL ||
           in->values[in->count - 1]->number < 10 || in->symbols[0] != SYMBOL_TENS;
}

bool operator_number_product(struct value *result, const struct operands *in)
{
    result->kind = VALUE_NUMBER;
    for (size_t i = 0; i < in->count; i++) {
        const struct value *value = in->values[i];
        bool factor =
            in->symbols[i] == SYMBOL_HUNDRED || in->symbols[i] == SYMBOL_THOUSAND;
        if (value->kind != VALUE_NUMBER || value->number > 10000)
            continue;
        if (factor)
            result->number = (result->number > 0 ? result->number : 1) * value->number;
        else
            result->number += value->number;
    }
    return result->number < NUMBER_MAX;
}

bool operator_number_and_half(struct value *result, const struct operands *in)
{
    *result = *in->values[0];
    result->tenths = HALF_UNIT;
    return true;
}

bool operator_number_last(struct value *result, const struct operands *in)
{
    const struct value *number = operands_last(in, VALUE_NUMBER);

    *result = *number;
    result->flagged = false;
    return number->kind == VALUE_NUMBER;
}

/* "two or three", "five to ten": a count, but which is open. */
bool operator_number_either(struct value *result, const struct operands *in)
{
    const struct value *first = in->values[0], *last = in->values[in->count - 1];

    result->kind = VALUE_NUMBER;
    result->number = last->number;
    result->mod = MOD_APPROX;
    return first->number < last->number && last->number < 1000;
}

/* ---- modifiers ---- */

bool operator_modifier(struct value *result, const struct operands *in)
{
    result->kind = VALUE_NONE;
    result->mod = (uint8_t)(in->argument >= 0 ? in->argument : (int)operands_mod(in));
    return true;
}

bool operator_with_modifier(struct value *result, const struct operands *in)
{
    *result = *in->values[in->count - 1];
    result->mod = (uint8_t)operands_mod(in);
    result->flagged = false;
    return true;
}

bool operator_with_edge(struct value *result, const struct operands *in)
{
    enum timex_mod mod = operands_mod(in);

    *result = *in->values[in->count - 1];
    if (operands_have(in, SYMBOL_BEFORE))
        mod = MOD_BEFORE;
    if (operands_have(in, SYMBOL_AFTER))
        mod = MOD_AFTER;
    if (mod)
        result->mod = (uint8_t)mod;
    /* "the end of the year": which year stays open */
    result->flagged = result->flagged && result->known & FIELD_SHIFT;
    return result->kind == VALUE_TIME;
}

/* ---- durations ---- */

void value_make_duration(struct value *result, enum time_unit unit, int32_t count)
{
    result->kind = VALUE_DURATION;
    result->unit = (uint8_t)unit;
    result->count = count;
}

bool operator_duration(struct value *result, const struct operands *in)
{
    const struct value *number = operands_last(in, VALUE_NUMBER);
    enum time_unit unit = operands_unit(in);

    for (size_t i = 0; i < in->count; i++) {
        if (in->symbols[i] == SYMBOL_QUANTITY)
            number = in->values[i];
    }
    if (number->kind != VALUE_NUMBER || unit == UNIT_NONE)
        return false;
    value_make_duration(result, unit, number->number);
    result->tenths = number->tenths;
    result->mod = number->mod;
    result->adjectival = number->number != 1 && operands_have(in, SYMBOL_UNIT);
    if (result->adjectival && number->number >= 1000 &&
        number->number != COUNT_VAGUE) /* "the 1988 quarter" */
        return false;
    /* "three-quarters" is a fraction */
    return unit != UNIT_QUARTER || !operands_have(in, SYMBOL_HYPHEN) ||
           result->adjectival;
}

bool operator_duration_one(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), 1);
    return true;
}

bool operator_duration_some(struct value *result, const struct operands *in)
{
    enum time_unit unit = UNIT_NONE;

    for (size_t i = 0; i < in->count && !unit; i++)
        unit = (enum time_unit)in->values[i]->unit;
    value_make_duration(result, unit, COUNT_VAGUE);
    return true;
}

bool operator_duration_flagged(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), 1);
    result->flagged = true;
    return true;
}

bool operator_duration_half(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), 0);
    result->tenths = HALF_UNIT;
    return result->unit != UNIT_QUARTER && result->unit != UNIT_SECOND;
}

bool operator_duration_and_half(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), in->values[0]->number);
    result->tenths = HALF_UNIT;
    return true;
}

/* "a quarter of an hour", "three quarters of an hour", "an hour and a quarter" */
bool operator_quarters_of_hour(struct value *result, const struct operands *in)
{
    enum { MINUTES = 15 };
    int32_t count = in->values[0]->number;
    bool part = operands_have(in, SYMBOL_OF);

    value_make_duration(result, part ? UNIT_MINUTE : UNIT_HOUR,
                        part ? MINUTES * count : count);
    if (!part) {
        result->unit2 = UNIT_MINUTE;
        result->count2 = MINUTES;
    }
    return count >= 1 && count < 100 && in->values[part ? 1 : 4]->unit == UNIT_QUARTER &&
           in->values[part ? 4 : 1]->unit == UNIT_HOUR;
}

bool operator_duration_half_dozen(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), 6);
    return operands_last(in, VALUE_NUMBER)->number == 12;
}

bool operator_duration_or(struct value *result, const struct operands *in)
{
    *result = *in->values[0];
    result->flagged = false;
    result->mod = (uint8_t)in->argument;
    return true;
}

bool operator_duration_and(struct value *result, const struct operands *in)
{
    const struct value *second = in->values[in->count - 1];

    *result = *in->values[0];
    result->flagged = false;
    if (second->spread || second->unit2 || second->count == COUNT_VAGUE ||
        second->tenths || result->unit3 || result->unit <= second->unit)
        return false;
    if (result->unit2) {
        result->unit3 = second->unit;
        result->count3 = second->count;
        return result->unit2 > second->unit;
    }
    result->unit2 = second->unit;
    result->count2 = second->count;
    return true;
}

bool operator_duration_the(struct value *result, const struct operands *in)
{
    *result = *in->values[in->count - 1];
    return !result->flagged && !result->spread && !result->adjectival;
}

bool operator_duration_spread(struct value *result, const struct operands *in)
{
    const struct value *duration = operands_first(in, VALUE_DURATION);

    *result = *duration;
    result->spread = true;
    result->direction = (int8_t)in->argument;
    if (operands_have(in, SYMBOL_FOLLOWING) || operands_have(in, SYMBOL_PREVIOUS))
        result->base = BASE_CONTEXT;
    if (operands_have(in, SYMBOL_COMING) && result->known == FIELD_WEEKDAY) {
        result->exact = true; /* the first one from tomorrow on */
        result->count = 1;
    }
    return !duration->flagged && !duration->spread &&
           (!duration->mod || duration->mod == MOD_APPROX);
}

bool operator_duration_past_decade(struct value *result, const struct operands *in)
{
    value_make_duration(result, operands_unit(in), 1);
    result->spread = true;
    result->direction = (int8_t)in->argument;
    return true;
}

bool operator_duration_nth(struct value *result, const struct operands *in)
{
    *result = *in->values[in->count - 1];
    return !result->flagged && !result->spread;
}

/* "ten business days" */
bool operator_duration_business(struct value *result, const struct operands *in)
{
    if (!operator_duration(result, in) || result->unit != UNIT_DAY)
        return false;
    result->unit = UNIT_BUSINESS_DAY;
    return true;
}

/* "the third straight month": three months by then */
bool operator_duration_straight(struct value *result, const struct operands *in)
{
    const struct value *number = operands_first(in, VALUE_NUMBER);

    value_make_duration(result, operands_unit(in), number->number);
    return number->number > 1;
}

bool operator_duration_last(struct value *result, const struct operands *in)
{
    *result = *operands_last(in, VALUE_DURATION);
    return true;
}

bool operator_duration_year_earlier(struct value *result, const struct operands *in)
{
    *result = *operands_last(in, VALUE_DURATION);
    return !result->flagged;
}

/* ---- fields ---- */

bool operator_day_number(struct value *result, const struct operands *in)
{
    struct value number = {0};

    if (!operator_number_sum(&number, in) || number.tenths)
        return false;
    result->kind = VALUE_TIME;
    result->known = FIELD_DAY;
    result->day = (int8_t)number.number;
    return number.number >= 1 && number.number <= 31;
}

static bool same_fields(const struct value *a, const struct value *b, uint32_t shared)
{
    return (!(shared & FIELD_YEAR) || a->year == b->year) &&
           (!(shared & FIELD_MONTH) || a->month == b->month) &&
           (!(shared & FIELD_DAY) || a->day == b->day) &&
           (!(shared & FIELD_WEEKDAY) || a->weekday == b->weekday) &&
           (!(shared & FIELD_PART) || a->part == b->part) &&
           !(shared & ~(uint32_t)(FIELD_YEAR | FIELD_MONTH | FIELD_DAY | FIELD_WEEKDAY |
                                  FIELD_PART | FIELD_ZONE));
}

static void take_shift(struct value *result, const struct value *value)
{
    result->base = value->base;
    result->unit = value->unit;
    result->count = value->count;
    result->tenths = value->tenths;
    result->unit2 = value->unit2;
    result->count2 = value->count2;
    result->unit3 = value->unit3;
    result->count3 = value->count3;
    result->whole = value->whole;
    result->exact = value->exact;
    result->of = value->of;
}

static void take_clock(struct value *result, const struct value *value)
{
    result->hour = value->hour;
    result->minute = value->minute;
    result->second = value->second;
    result->clock_uncertain = value->clock_uncertain;
}

static void take_fields(struct value *result, const struct value *value)
{
    uint32_t known = value->known;

    if (known & (FIELD_YEAR | FIELD_DECADE | FIELD_CENTURY)) {
        result->year = value->year;
        result->before_christ = value->before_christ;
    }
    result->half = known & FIELD_HALF ? value->half : result->half;
    result->quarter = known & FIELD_QUARTER ? value->quarter : result->quarter;
    result->season = known & FIELD_SEASON ? value->season : result->season;
    result->month = known & FIELD_MONTH ? value->month : result->month;
    result->day = known & FIELD_DAY ? value->day : result->day;
    result->weekday = known & FIELD_WEEKDAY ? value->weekday : result->weekday;
    result->part = known & FIELD_PART ? value->part : result->part;
    result->week = known & FIELD_WEEK ? value->week : result->week;
    result->last_day = value->last_day ? value->last_day : result->last_day;
    if (known & FIELDS_CLOCK)
        take_clock(result, value);
    if (known & FIELD_ZONE) {
        result->zone_minutes = value->zone_minutes;
        result->universal_time = value->universal_time;
    }
    if (known & FIELD_HOLIDAY) {
        result->holiday = value->holiday;
        result->eve = value->eve;
    }
    if (known & FIELD_NTH) {
        result->nth = value->nth;
        result->nth_unit = value->nth_unit;
    }
    if (known & FIELD_SHIFT)
        take_shift(result, value);
}

bool value_unite(struct value *result, const struct value *value)
{
    if (result->kind == VALUE_TIME &&
        !same_fields(result, value, result->known & value->known))
        return false;
    take_fields(result, value);
    result->kind = VALUE_TIME;
    result->known |= value->known;
    result->mod = value->mod ? value->mod : result->mod;
    result->pick = value->pick ? value->pick : result->pick;
    result->fiscal = result->fiscal || value->fiscal;
    result->numeric_date = result->numeric_date || value->numeric_date;
    result->open_day = result->open_day || value->open_day;
    result->until = value->until ? value->until : result->until;
    result->short_year =
        (result->short_year || value->short_year) && !(result->known & FIELD_DAY);
    return true;
}

/* "fell 7/8 Thursday": no 8 July */
static bool is_fraction_and_weekday(const struct operands *in)
{
    const struct value *first = in->values[0], *last = in->values[in->count - 1];

    return in->count > 1 && first->numeric_date && !(first->known & FIELD_YEAR) &&
           last->known == FIELD_WEEKDAY;
}

bool operator_unite(struct value *result, const struct operands *in)
{
    size_t times = 0;

    result->day_behind =
        in->symbols[0] == SYMBOL_TIME_OF_DAY && in->symbols[in->count - 1] == SYMBOL_DAY;
    if (is_fraction_and_weekday(in))
        return false;
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind != VALUE_TIME) {
            if (in->values[i]->mod)
                result->mod = in->values[i]->mod;
            if (in->values[i]->pick)
                result->pick = in->values[i]->pick;
            continue;
        }
        times++;
        result->flagged = in->values[i]->flagged &&
                          (in->count == 1 || in->values[i]->known & FIELD_SHIFT);
        if (in->values[i]->adjectival && in->symbols[0] == SYMBOL_THE)
            return false;
        if (!value_unite(result, in->values[i]))
            return false;
    }
    if (result->known & FIELD_DAY && result->known & FIELD_MONTH) {
        int32_t year = result->known & FIELD_YEAR ? result->year : 2000;
        return result->day <= date_days_in_month(year, result->month);
    }
    return times > 0;
}

bool operator_pick(struct value *result, const struct operands *in)
{
    if (!operator_unite(result, in))
        return false;
    result->pick = (uint8_t)pick_of(in);
    result->flagged = false;
    if (operands_have(in, SYMBOL_FOLLOWING) || operands_have(in, SYMBOL_PREVIOUS))
        result->base = BASE_CONTEXT;
    if (operands_have(in, SYMBOL_COMING) && result->known == FIELD_WEEKDAY) {
        result->exact = true; /* the first one from tomorrow on */
        result->count = 1;
    }
    return true;
}

/* "the 14th": the day of the month nearest in the direction of the sentence. */
bool operator_day_of_context(struct value *result, const struct operands *in)
{
    *result = *in->values[1];
    result->flagged = true;
    return true;
}

bool operator_holiday_eve(struct value *result, const struct operands *in)
{
    *result = *in->values[0];
    result->eve = true;
    /* "New Year's Eve" is a holiday of its own, of the year that ends */
    return !slice_starts_with(slice_of(holiday_names(result->holiday)), "new year");
}

static bool nth_of(struct value *result, const struct operands *in)
{
    const struct value *within = in->values[in->count - 1];
    const struct value *number = operands_first(in, VALUE_NUMBER);

    *result = *within;
    result->known |= FIELD_NTH;
    if (number->kind == VALUE_NUMBER && number->number > 31)
        return false;
    result->nth = (int8_t)(number->kind == VALUE_NUMBER ? number->number : -1);
    if (in->argument < 0) /* "the second last week of" */
        result->nth = (int8_t)(result->nth * in->argument);
    return !(within->known & (FIELD_DAY | FIELD_WEEKDAY | FIELD_NTH));
}

bool operator_nth_weekday(struct value *result, const struct operands *in)
{
    if (!nth_of(result, in))
        return false;
    for (size_t i = 0; i < in->count; i++) {
        if (in->symbols[i] == SYMBOL_WEEKDAY)
            result->weekday = in->values[i]->weekday;
    }
    result->known |= FIELD_WEEKDAY;
    return result->nth <= 5;
}

/* "the Monday after Easter" */
bool operator_weekday_after(struct value *result, const struct operands *in)
{
    const struct value *weekday = in->values[1];

    value_make_shift(result, BASE_VALUE, UNIT_DAY, 0);
    result->of = in->values[in->count - 1];
    result->known |= FIELD_WEEKDAY;
    result->weekday = weekday->weekday;
    result->exact = true;
    result->count2 = in->argument;
    return true;
}

/* "the Tuesday before last": the second one before today */
bool operator_weekday_counted(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_PUBLICATION, UNIT_DAY, 0);
    result->known |= FIELD_WEEKDAY;
    result->weekday = in->values[1]->weekday;
    result->exact = true;
    result->count2 = in->argument;
    return true;
}

/* "the early hours of Monday" */
bool operator_day_early_hours(struct value *result, const struct operands *in)
{
    *result = *in->values[in->count - 1];
    result->mod = MOD_START;
    result->known &= ~(uint32_t)FIELD_PART; /* they lie before the morning */
    result->part = PART_NONE;
    return operands_unit(in) == UNIT_HOUR && !(result->known & FIELDS_CLOCK);
}

bool operator_nth_day(struct value *result, const struct operands *in)
{
    if (!nth_of(result, in))
        return false;
    result->nth_unit = UNIT_DAY;
    return true;
}

/* "the first week of October" */
bool operator_nth_week(struct value *result, const struct operands *in)
{
    if (!nth_of(result, in))
        return false;
    result->nth_unit = UNIT_WEEK;
    return result->nth <= 5;
}

/* "June 13-15": days of one month, the later one behind the earlier. */
bool operator_days(struct value *result, const struct operands *in)
{
    const struct value *first = NULL, *last = NULL;

    for (size_t i = 0; i < in->count; i++) {
        if (in->symbols[i] == SYMBOL_MONTH && !value_unite(result, in->values[i]))
            return false;
        if (in->symbols[i] != SYMBOL_DAY_NUMBER)
            continue;
        if (!first)
            first = in->values[i];
        last = in->values[i];
    }
    if (!first || !value_unite(result, first))
        return false;
    result->last_day = last->day;
    return last->day > first->day && last->day <= date_days_in_month(2000, result->month);
}

/* "the third quarter", "the 19th century". */
bool operator_nth_unit(struct value *result, const struct operands *in)
{
    struct value number = {0};
    enum time_unit unit = operands_unit(in);

    operator_number_sum(&number, in);
    result->kind = VALUE_TIME;
    if (unit == UNIT_QUARTER) {
        result->adjectival = operands_have(in, SYMBOL_HYPHEN);
        result->known = FIELD_QUARTER;
        result->quarter = (uint8_t)number.number;
        return number.number >= 1 && number.number <= 4;
    }
    result->known = FIELD_CENTURY;
    result->year = (number.number - 1) * 100;
    return unit == UNIT_CENTURY && number.number >= 1 && number.number <= 30;
}

/* "16th centuries" of "the 15th and 16th centuries" */
bool operator_nth_century(struct value *result, const struct operands *in)
{
    return operands_unit(in) == UNIT_CENTURY && operator_nth_unit(result, in);
}

bool operator_nth_half(struct value *result, const struct operands *in)
{
    const struct value *number = in->values[0];

    result->kind = VALUE_TIME;
    result->known = FIELD_HALF;
    result->half = (uint8_t)(number->kind == VALUE_NUMBER ? number->number : 2);
    return result->half == 1 || result->half == 2;
}

/* ---- shifts ---- */

void value_make_shift(struct value *result, enum value_base base, enum time_unit unit,
                      int32_t count)
{
    result->kind = VALUE_TIME;
    result->known |= FIELD_SHIFT;
    result->base = (uint8_t)base;
    result->unit = (uint8_t)unit;
    result->count = count;
    result->whole = true;
}

bool operator_whole_shift(struct value *result, const struct operands *in)
{
    *result = (struct value){0};
    value_make_shift(result, BASE_PUBLICATION, operands_unit(in), in->argument);
    result->fiscal = operands_have(in, SYMBOL_FISCAL);
    if (operands_unit(in) == UNIT_NONE) /* the weekend of another rule */
        *result = *in->values[in->count - 1];
    /* "the past decade" is a length: ten years */
    return !(in->argument < 0 && in->symbols[0] == SYMBOL_THE &&
             (result->unit == UNIT_DECADE || result->unit == UNIT_CENTURY));
}

bool operator_context_shift(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_CONTEXT, UNIT_DAY, in->argument);
    return true;
}

bool operator_context_unit(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_CONTEXT, operands_unit(in), in->argument);
    result->mod = operands_have(in, SYMBOL_SO) ? MOD_APPROX : MOD_NONE;
    return true;
}

bool operator_same_unit(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_CONTEXT, operands_unit(in), 0);
    result->mod = (uint8_t)operands_mod(in);
    result->flagged = operands_have(in, SYMBOL_SPAN) && operands_have(in, SYMBOL_THE);
    return true;
}

/* "the year", "the week": the current one. */
bool operator_the_unit(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_PUBLICATION, operands_unit(in), 0);
    result->fiscal = operands_have(in, SYMBOL_FISCAL);
    result->flagged = true;
    return true;
}

bool operator_latest_unit(struct value *result, const struct operands *in)
{
    enum time_unit unit = operands_unit(in);

    value_make_shift(result, BASE_CONTEXT, unit ? unit : UNIT_QUARTER, 0);
    result->pick = PICK_LAST;
    return true;
}

bool operator_value_shift(struct value *result, const struct operands *in)
{
    const struct value *of = in->values[in->count - 1];
    const struct value *duration = operands_first(in, VALUE_DURATION);

    if (of->short_year) /* "January 15" is a day there */
        return false;
    value_make_shift(result, BASE_VALUE, UNIT_DAY, in->argument);
    result->of = of;
    result->whole = false;
    result->pick = operands_have(in, SYMBOL_FROM) ? PICK_NEXT : PICK_BY_TENSE;
    if (duration->kind == VALUE_DURATION) {
        take_shift(result, duration);
        result->whole = false;
        result->of = of;
        result->base = BASE_VALUE;
        result->count =
            duration->count == COUNT_VAGUE ? COUNT_VAGUE : duration->count * in->argument;
        result->direction = (int8_t)in->argument;
        result->mod = duration->mod;
        return !duration->spread;
    }
    if (operands_unit(in))
        result->unit = (uint8_t)operands_unit(in);
    result->direction = (int8_t)in->argument;
    return true;
}

bool value_shift_by(struct value *result, const struct operands *in, enum value_base base)
{
    const struct value *duration = operands_first(in, VALUE_DURATION);

    take_shift(result, duration);
    value_make_shift(result, base, (enum time_unit)duration->unit, duration->count);
    if (duration->count != COUNT_VAGUE)
        result->count *= in->argument;
    result->count2 *= in->argument;
    result->count3 *= in->argument;
    result->direction = (int8_t)in->argument;
    result->whole = false;
    result->mod = duration->mod;
    return !duration->spread;
}

bool operator_publication_shift(struct value *result, const struct operands *in)
{
    return value_shift_by(result, in, BASE_PUBLICATION);
}

bool operator_duration_shift(struct value *result, const struct operands *in)
{
    return value_shift_by(result, in, BASE_CONTEXT);
}

/* "in a week or so" */
bool operator_in_duration(struct value *result, const struct operands *in)
{
    if (!value_shift_by(result, in, BASE_PUBLICATION))
        return false;
    result->mod = MOD_APPROX;
    return true;
}

/* "a week ago Friday" */
bool operator_ago_day(struct value *result, const struct operands *in)
{
    const struct value *duration = in->values[0];

    value_make_shift(result, BASE_VALUE, (enum time_unit)duration->unit,
                     -duration->count);
    result->whole = false;
    result->of = in->values[2];
    result->direction = -1;
    return duration->count != COUNT_VAGUE;
}

/* "the last quarter of 2008", "the opening quarter" */
bool operator_last_quarter(struct value *result, const struct operands *in)
{
    struct operands year = *in;

    year.values[0] = in->values[in->count - 1];
    year.symbols[0] = in->symbols[in->count - 1];
    year.count = 1;
    if (!operator_unite(result, &year))
        return false;
    result->known |= FIELD_QUARTER;
    result->quarter = in->values[1]->number ? 1 : 4;
    return true;
}

/* A quarter, or what else a report tells of ('unit' none): which one, it has told. */
static void make_quarter_of_report(struct value *result, enum time_unit unit)
{
    result->known |= FIELD_QUARTER;
    result->quarter = 0;
    result->unit2 = (uint8_t)unit;
}

bool operator_year_earlier(struct value *result, const struct operands *in)
{
    const struct value *quarter = operands_first(in, VALUE_TIME);

    bool named = quarter->kind == VALUE_TIME;

    if (named)
        *result = *quarter;
    value_make_shift(result, named ? BASE_PUBLICATION : BASE_CONTEXT, UNIT_YEAR, -1);
    result->pick = named ? PICK_BY_TENSE : PICK_THAT;
    result->direction = -1;
    if (operands_have(in, SYMBOL_QUARTER_UNIT))
        make_quarter_of_report(result, UNIT_QUARTER);
    return true;
}

/* "the 1988 quarter", "the same period last year": the part of it that a report tells of */
bool operator_quarter_of_report(struct value *result, const struct operands *in)
{
    const struct value *duration = operands_first(in, VALUE_DURATION);

    if (duration->kind == VALUE_DURATION) /* "the quarter a year ago" */
        value_make_shift(result, BASE_PUBLICATION, UNIT_YEAR, -1);
    else if (!operator_unite(result, in))
        return false;
    make_quarter_of_report(result, operands_have(in, SYMBOL_QUARTER_UNIT) ? UNIT_QUARTER
                                                                          : UNIT_NONE);
    result->direction = duration->kind == VALUE_DURATION ? -1 : 0;
    return duration->kind != VALUE_DURATION ||
           (duration->unit == UNIT_YEAR && duration->count == 1 && !duration->tenths &&
            !duration->unit2);
}

bool operator_week_of(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_VALUE, UNIT_WEEK, 0);
    result->of = in->values[in->count - 1];
    return true;
}

/* "Easter week", "Thanksgiving weekend" */
bool operator_week_of_holiday(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_VALUE, operands_unit(in), 0);
    result->of = operands_first(in, VALUE_TIME);
    return true;
}

/* "the winter of 1942-43": it bears the year of its beginning */
bool operator_season_years(struct value *result, const struct operands *in)
{
    const struct value *last = in->values[in->count - 1];
    const struct value *first = in->values[in->count - 3];
    struct operands whole = *in;

    whole.count -= 2;
    return operator_unite(result, &whole) && result->season == SEASON_WINTER &&
           last->year % 100 == (first->year + 1) % 100;
}

bool operator_year_end(struct value *result, const struct operands *in)
{
    (void)in;
    result->kind = VALUE_TIME;
    result->known = FIELD_MONTH | FIELD_DAY;
    result->month = 12;
    result->day = 31;
    return true;
}

/* "by year end", "by year's end": as "the end of the year" */
bool operator_end_of_year(struct value *result, const struct operands *in)
{
    value_make_shift(result, BASE_PUBLICATION, UNIT_YEAR, 0);
    result->mod = (uint8_t)operands_mod(in);
    return true;
}

/* ---- years ---- */

static bool make_year(struct value *result, int32_t year)
{
    result->kind = VALUE_TIME;
    result->known = FIELD_YEAR;
    result->year = year;
    return year >= 1000 && year < 2200;
}

/* "nineteen ninety-six": tens and ones behind the century. */
bool operator_year_words(struct value *result, const struct operands *in)
{
    int32_t century = in->values[0]->number, rest = 0;

    for (size_t i = 1; i < in->count; i++)
        rest += in->values[i]->number;
    return century >= 11 && century <= 20 && rest >= 10 && rest <= 99 &&
           make_year(result, century * 100 + rest);
}

bool operator_year_thousand(struct value *result, const struct operands *in)
{
    int32_t rest = in->symbols[in->count - 1] == SYMBOL_SMALL
                       ? in->values[in->count - 1]->number
                       : 0;

    return in->values[0]->number == 2 && make_year(result, 2000 + rest);
}

bool operator_fiscal(struct value *result, const struct operands *in)
{
    if (!operator_unite(result, in))
        return false;
    result->fiscal = true;
    return true;
}

bool operator_era(struct value *result, const struct operands *in)
{
    const struct value *year = operands_first(in, VALUE_TIME);

    result->kind = VALUE_TIME;
    result->known = FIELD_YEAR;
    result->year =
        year->kind == VALUE_TIME ? year->year : operands_first(in, VALUE_NUMBER)->number;
    result->before_christ = in->argument == 1;
    return result->year >= 1 && result->year <= 9999;
}

bool operator_century_era(struct value *result, const struct operands *in)
{
    const struct value *century = operands_first(in, VALUE_TIME);

    *result = *century;
    result->mod = (uint8_t)operands_mod(in);
    result->before_christ = in->argument == 1;
    return true;
}

bool operator_decade_word(struct value *result, const struct operands *in)
{
    return operator_unite(result, in);
}

/* "nineteen-eighties" */
bool operator_decade_century(struct value *result, const struct operands *in)
{
    int32_t century = operands_first(in, VALUE_NUMBER)->number;

    *result = *in->values[in->count - 1];
    result->year = century * 100 + result->year % 100;
    return century >= 11 && century <= 20;
}

/* ---- clock ---- */

bool value_set_hour(struct value *result, int32_t hour, bool uncertain)
{
    result->kind = VALUE_TIME;
    result->known |= FIELD_HOUR;
    result->hour = (int8_t)hour;
    result->clock_uncertain = uncertain;
    return hour >= 0 && hour <= 24;
}

bool value_apply_meridiem(struct value *result, int32_t offset)
{
    if (result->hour < 1 || result->hour > 12)
        return result->hour <= 24 && offset == 12 && result->hour > 12;
    result->hour = (int8_t)(result->hour % 12 + offset);
    result->clock_uncertain = false;
    return true;
}

bool operator_clock(struct value *result, const struct operands *in)
{
    const struct value *clock = in->values[0];

    if (clock->kind == VALUE_TIME) {
        *result = *clock;
    } else if (clock->tenths || clock->number < 0 || clock->number > 24 ||
               !value_set_hour(result, clock->number, clock->number <= 12)) {
        return false;
    }
    if (clock->number == 24) /* it ends the day, as "24:00" does */
        result->known |= FIELD_MINUTE;
    for (size_t i = 1; i < in->count; i++) {
        if (in->symbols[i] == SYMBOL_MERIDIEM || in->symbols[i] == SYMBOL_SHORT_MERIDIEM)
            return value_apply_meridiem(result, in->values[i]->number);
        if (in->symbols[i] == SYMBOL_ZONE) {
            take_fields(result, in->values[i]);
            result->known |= FIELD_ZONE;
        }
    }
    return true;
}

/* "0600 GMT", "1430 hours" */
bool operator_clock_military(struct value *result, const struct operands *in)
{
    const struct value *digits = in->values[0];
    int32_t number = digits->kind == VALUE_TIME ? digits->year : digits->number;

    if (digits->tenths || number > 2400 ||
        (digits->kind == VALUE_NUMBER && number < 13) || number % 100 > 59 ||
        number < 100)
        return false;
    value_set_hour(result, number / 100, false);
    result->known |= FIELD_MINUTE;
    result->minute = (int8_t)(number % 100);
    if (in->symbols[1] == SYMBOL_ZONE) {
        take_fields(result, in->values[1]);
        result->known |= FIELD_ZONE;
    }
    return true;
}

/* "half past three", "a quarter to five" */
bool operator_clock_past(struct value *result, const struct operands *in)
{
    int32_t minutes = 0, hour = in->values[in->count - 1]->number;

    for (size_t i = 0; i + 1 < in->count; i++) {
        if (in->symbols[i] == SYMBOL_HALF)
            minutes = 30;
        else if (in->symbols[i] == SYMBOL_QUARTER_FRACTION ||
                 in->symbols[i] == SYMBOL_SMALL)
            minutes = in->values[i]->number;
    }
    if (minutes < 1 || minutes > 59 || hour < 1 || hour > 12)
        return false;
    if (in->argument < 0) {
        hour = hour == 1 ? 12 : hour - 1;
        minutes = 60 - minutes;
    }
    result->known |= FIELD_MINUTE;
    result->minute = (int8_t)minutes;
    return value_set_hour(result, hour, true);
}

/* "half past three pm" */
bool operator_clock_past_meridiem(struct value *result, const struct operands *in)
{
    *result = *in->values[0];
    return value_apply_meridiem(result, in->values[1]->number);
}

/* "an hour before noon", "15 minutes after midnight" */
bool operator_clock_shifted(struct value *result, const struct operands *in)
{
    const struct value *duration = operands_first(in, VALUE_DURATION);
    int32_t minutes;

    *result = *in->values[in->count - 1];
    if (duration->count > 24 * 60 || duration->unit2 ||
        (duration->unit != UNIT_HOUR && duration->unit != UNIT_MINUTE))
        return false;
    minutes = duration->count * (duration->unit == UNIT_HOUR ? 60 : 1) +
              (duration->tenths ? 30 : 0);
    minutes = result->hour * 60 + result->minute + in->argument * minutes;
    minutes = (minutes % (24 * 60) + 24 * 60) % (24 * 60);
    result->hour = (int8_t)(minutes / 60);
    result->minute = (int8_t)(minutes % 60);
    result->known |= FIELD_HOUR | FIELD_MINUTE;
    return true;
}

/* An hour of twelve within a part of the day: "eight in the evening" is 20:00. */
void value_place_in_part(struct value *result)
{
    bool late = result->part == PART_AFTERNOON || result->part == PART_EVENING ||
                (result->part == PART_NIGHT && result->hour >= 5);

    if (result->clock_uncertain && result->hour < 12 && late)
        result->hour = (int8_t)(result->hour + 12);
    else if (result->clock_uncertain && result->hour == 12 && !late &&
             result->part != PART_MIDDAY)
        result->hour = 0;
    result->clock_uncertain = false;
    result->known &= ~(uint32_t)FIELD_PART;
    result->part = PART_NONE;
}

bool operator_clock_in_part(struct value *result, const struct operands *in)
{
    const struct value *hour = operands_first(in, VALUE_NUMBER);

    if (hour->kind == VALUE_NUMBER) {
        if (hour->number < 1 || hour->number > 12 || hour->tenths)
            return false;
        value_set_hour(result, hour->number, true);
    }
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind == VALUE_TIME && !value_unite(result, in->values[i]))
            return false;
    }
    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->clock_uncertain)
            result->clock_uncertain = true;
    }
    if (hour->kind == VALUE_NUMBER)
        result->clock_uncertain = true;
    value_place_in_part(result);
    return true;
}

/* ---- parts of a day ---- */

bool operator_part_shift(struct value *result, const struct operands *in)
{
    *result = *operands_first(in, VALUE_TIME);
    value_make_shift(result, BASE_PUBLICATION, UNIT_DAY, in->argument);
    result->flagged = false;
    return true;
}

bool operator_context_part(struct value *result, const struct operands *in)
{
    *result = *operands_first(in, VALUE_TIME);
    value_make_shift(result, BASE_CONTEXT, UNIT_DAY, in->argument);
    return true;
}

bool operator_the_part(struct value *result, const struct operands *in)
{
    *result = *operands_first(in, VALUE_TIME);
    value_make_shift(result, BASE_CONTEXT, UNIT_DAY, 0);
    result->mod = (uint8_t)operands_mod(in);
    result->flagged = true;
    return true;
}

/* ---- sets ---- */

bool operator_every(struct value *result, const struct operands *in)
{
    const struct value *duration = operands_first(in, VALUE_DURATION);
    bool periodic = duration->kind == VALUE_DURATION;

    for (size_t i = 0; i < in->count; i++) {
        if (in->values[i]->kind == VALUE_TIME && !value_unite(result, in->values[i]))
            return false;
    }
    result->kind = VALUE_SET;
    result->count = periodic ? duration->count : 1;
    result->unit = periodic ? duration->unit : (uint8_t)operands_unit(in);
    result->quant = in->values[0]->quant;
    return !duration->spread;
}

bool operator_every_other(struct value *result, const struct operands *in)
{
    if (!operator_every(result, in))
        return false;
    result->count = 2;
    result->quant = "EVERY OTHER";
    return true;
}

bool operator_set_word(struct value *result, const struct operands *in)
{
    *result = *in->values[0];
    return true;
}

bool operator_times(struct value *result, const struct operands *in)
{
    result->kind = VALUE_SET;
    result->unit = (uint8_t)operands_unit(in);
    result->count = 1;
    result->frequency = in->values[0]->number;
    return true;
}

bool operator_per_unit(struct value *result, const struct operands *in)
{
    result->kind = VALUE_SET;
    result->unit = (uint8_t)operands_unit(in);
    result->count = 1;
    return true;
}

/* "these days" */
bool operator_vague_days(struct value *result, const struct operands *in)
{
    result->kind = VALUE_VAGUE;
    result->vague = (uint8_t)in->argument;
    return operands_unit(in) == UNIT_DAY;
}

bool operator_vague(struct value *result, const struct operands *in)
{
    result->kind = VALUE_VAGUE;
    result->vague = (uint8_t)in->argument;
    return true;
}
