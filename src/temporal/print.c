#include "temporal/print.h"

#include <stdarg.h>
#include <string.h>

/* A value that is being written, as long as there is room. */
struct line {
    char *at, *end; /* 'end': the last byte, which ends the text */
};

static void put(struct line *line, char byte)
{
    if (line->at < line->end)
        *line->at++ = byte;
}

static void put_text(struct line *line, const char *text)
{
    while (*text)
        put(line, *text++);
}

/* 'sign': also that of a positive number; zeros before it up to 'width'. */
static void put_number(struct line *line, int number, bool sign, int width)
{
    enum { DIGITS_MAX = 12 };
    char digits[DIGITS_MAX];
    unsigned left = number < 0 ? 0u - (unsigned)number : (unsigned)number;
    int count = 0;

    do
        digits[count++] = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (number < 0 || sign)
        put(line, number < 0 ? '-' : '+');
    for (int i = count + (number < 0 || sign); i < width; i++)
        put(line, '0');
    while (count > 0)
        put(line, digits[--count]);
}

/* One conversion behind a '%': c, d, +d, 02d, s; returns where the format goes on. */
static const char *put_conversion(struct line *line, const char *format,
                                  va_list *arguments)
{
    bool sign = *format == '+';
    int width = 0;

    for (format += sign; *format >= '0' && *format <= '9'; format++)
        width = width * 10 + (*format - '0');
    if (*format == 'c')
        put(line, (char)va_arg(*arguments, int));
    else if (*format == 's')
        put_text(line, va_arg(*arguments, const char *));
    else
        put_number(line, va_arg(*arguments, int), sign, width);
    return format + 1;
}

/* As snprintf would, in a tenth of the time: many values are written. */
__attribute__((format(printf, 2, 3))) static void append(char text[TIMEX_VALUE_MAX],
                                                         const char *format, ...)
{
    struct line line = {text + strlen(text), text + TIMEX_VALUE_MAX - 1};
    va_list arguments;

    va_start(arguments, format);
    while (*format) {
        if (*format == '%')
            format = put_conversion(&line, format + 1, &arguments);
        else
            put(&line, *format++);
    }
    va_end(arguments);
    *line.at = '\0';
}

/* ---- places ---- */

static const char *season_code(int32_t season)
{
    static const char *const codes[] = {"XX", "SP", "SU", "FA", "WI"};

    return codes[season >= 0 && season <= 4 ? season : 0];
}

static const char *part_code(enum part_of_day part)
{
    static const char *const codes[] = {"", "MO", "MI", "AF", "EV", "NI", "DT", "MO"};

    return codes[part];
}

static void append_four(char text[TIMEX_VALUE_MAX], int32_t number)
{
    size_t length = strlen(text);

    if (length + 5 > TIMEX_VALUE_MAX)
        return;
    for (size_t at = length + 4; at-- > length; number /= 10)
        text[at] = (char)('0' + number % 10);
    text[length + 4] = '\0';
}

/* '-' or another mark and two digits; the number is below 100. */
static void append_two(char text[TIMEX_VALUE_MAX], char mark, int32_t number)
{
    size_t length = strlen(text);

    if (length + 4 > TIMEX_VALUE_MAX)
        return;
    text[length] = mark;
    text[length + 1] = (char)('0' + number / 10);
    text[length + 2] = (char)('0' + number % 10);
    text[length + 3] = '\0';
}

static void append_year(char text[TIMEX_VALUE_MAX], int32_t year)
{
    if (year >= 1000 && year <= 9999) { /* as mostly */
        append_four(text, year);
        return;
    }

    if (year < 1) /* as TIMEX2 writes years before Christ: there is no year 0 */
        append(text, "BC%04d", 1 - year);
    else
        append(text, "%04d", year);
}

static void append_week(char text[TIMEX_VALUE_MAX], int32_t day)
{
    struct iso_week week = date_iso_week(day);

    append(text, "%04d-W%02d", week.year, week.week);
}

static void append_date(char text[TIMEX_VALUE_MAX], int32_t day)
{
    struct date date = date_from_days(day);

    append_year(text, date.year);
    append_two(text, '-', date.month);
    append_two(text, '-', date.day);
}

static void append_calendar(char text[TIMEX_VALUE_MAX], struct place place)
{
    switch (place.unit) {
    case UNIT_MILLENNIUM:
        append(text, "%d", place.year / 1000);
        return;
    case UNIT_CENTURY:
        append(text, "%s%02d", place.year < 0 ? "BC" : "",
               (place.year < 0 ? -place.year : place.year) / 100);
        return;
    case UNIT_DECADE:
        append(text, "%03d", place.year / 10);
        return;
    case UNIT_WEEK:
    case UNIT_FORTNIGHT:
        append_week(text, place.day);
        return;
    case UNIT_WEEKEND:
        append_week(text, place.day);
        append(text, "-WE");
        return;
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
    case UNIT_PART:
    case UNIT_DAY:
    case UNIT_BUSINESS_DAY:
        append_date(text, place.day);
        return;
    case UNIT_YEAR:
    case UNIT_HALF:
    case UNIT_SEASON:
    case UNIT_QUARTER:
    case UNIT_MONTH:
        append_year(text, place.year);
        break;
    case UNIT_NONE:
    case UNIT_UNSPECIFIED:
        return;
    }
    if (place.unit == UNIT_HALF)
        append(text, "-H%d", place.number);
    else if (place.unit == UNIT_SEASON)
        append(text, "-%s", season_code(place.number));
    else if (place.unit == UNIT_QUARTER)
        append(text, "-Q%d", place.number);
    else if (place.unit == UNIT_MONTH)
        append(text, "-%02d", place.number);
}

static void append_clock(char text[TIMEX_VALUE_MAX], const struct value *value)
{
    append(text, "T%02d:%02d", value->hour, value->minute);
    if (value->known & FIELD_SECOND)
        append(text, ":%02d", value->second);
    if (value->known & FIELD_ZONE && value->universal_time && value->zone_minutes == 0)
        append(text, "Z");
}

void print_place(char text[TIMEX_VALUE_MAX], struct place place,
                 const struct value *value)
{
    text[0] = '\0';
    append_calendar(text, place);
    if (value->known & FIELD_HOUR)
        append_clock(text, value);
    else if (value->known & FIELD_PART)
        append(text, "T%s", part_code((enum part_of_day)value->part));
}

/* ---- durations ---- */

struct unit_form {
    const char *code; /* behind the count */
    bool clock;       /* behind the T */
    int64_t seconds;
    const char *half; /* a half of it, in finer units */
    int32_t years;    /* that one of it has; 0: they are not counted in years */
};

static struct unit_form unit_form(enum time_unit unit)
{
    static const struct unit_form forms[] = {
        [UNIT_NONE] = {"X", false, 0, "", 0},
        [UNIT_SECOND] = {"S", true, 1, "", 0},
        [UNIT_MINUTE] = {"M", true, 60, "30S", 0},
        [UNIT_HOUR] = {"H", true, 3600, "30M", 0},
        [UNIT_PART] = {"X", false, 0, "", 0},
        [UNIT_DAY] = {"D", false, 86400, "T12H", 0},
        [UNIT_BUSINESS_DAY] = {"D", false, 86400, "T12H", 0},
        [UNIT_WEEKEND] = {"WE", false, 2 * 86400, "", 0},
        [UNIT_WEEK] = {"W", false, 7 * 86400, "", 0},
        [UNIT_FORTNIGHT] = {"W", false, 14 * 86400, "", 0},
        [UNIT_MONTH] = {"M", false, 2629746, "", 0},
        [UNIT_QUARTER] = {"Q", false, 3 * 2629746, "", 0},
        [UNIT_SEASON] = {"Q", false, 3 * 2629746, "", 0},
        [UNIT_HALF] = {"H", false, 6 * 2629746, "", 0},
        [UNIT_YEAR] = {"Y", false, 31556952, "6M", 0},
        [UNIT_DECADE] = {"DE", false, 10 * INT64_C(31556952), "5Y", 10},
        [UNIT_CENTURY] = {"CE", false, 100 * INT64_C(31556952), "50Y", 100},
        [UNIT_MILLENNIUM] = {"ML", false, 1000 * INT64_C(31556952), "500Y", 1000},
        [UNIT_UNSPECIFIED] = {"X", false, 0, "", 0},
    };

    return forms[unit];
}

static void append_count(char text[TIMEX_VALUE_MAX], const struct value *value)
{
    struct unit_form form = unit_form((enum time_unit)value->unit);
    bool fortnights = value->unit == UNIT_FORTNIGHT && value->count != COUNT_VAGUE;
    int32_t count = fortnights ? 2 * value->count : value->count;
    bool by_finer = value->tenths == HALF_UNIT && form.half[0] != '\0';

    if (value->count == COUNT_VAGUE)
        append(text, "X%s", form.code);
    else if (form.years && count > 0) /* "two decades": P20Y */
        append(text, "%dY", form.years * count + (value->tenths ? form.years / 2 : 0));
    else if (by_finer && count == 0)
        append(text, "%s", form.half);
    else if (by_finer)
        append(text, "%d%s%s", count, form.code, form.half);
    else if (value->tenths)
        append(text, "%d.%d%s", count, value->tenths, form.code);
    else
        append(text, "%d%s", count, form.code);
}

void print_duration(char text[TIMEX_VALUE_MAX], const struct value *value)
{
    struct unit_form form = unit_form((enum time_unit)value->unit);

    text[0] = '\0';
    append(text, form.clock ? "PT" : "P");
    append_count(text, value);
    if (value->unit2) {
        struct unit_form second = unit_form((enum time_unit)value->unit2);
        struct unit_form third = unit_form((enum time_unit)value->unit3);
        if (value->unit2 == UNIT_QUARTER)
            append(text, "%dM", 3 * value->count2);
        else
            append(text, "%s%d%s", second.clock && !form.clock ? "T" : "", value->count2,
                   second.code);
        if (value->unit3)
            append(text, "%s%d%s", third.clock && !second.clock ? "T" : "", value->count3,
                   third.code);
    }
}

int64_t duration_length(const struct value *value)
{
    struct unit_form form = unit_form((enum time_unit)value->unit);
    int64_t length;

    if (value->count == COUNT_VAGUE)
        return 0;
    length = form.seconds * value->count + form.seconds * value->tenths / 10;
    length += unit_form((enum time_unit)value->unit2).seconds * value->count2;
    return length + unit_form((enum time_unit)value->unit3).seconds * value->count3;
}

/* ---- unresolved ---- */

static const char *unit_letter(enum time_unit unit)
{
    return unit_form(unit).code;
}

static void append_shift(char text[TIMEX_VALUE_MAX], const struct value *value)
{
    static const char *const bases[] = {"THIS", "REF", "VALUE", "EVENT"};

    append(text, "%s", bases[value->base]);
    if (value->count == COUNT_VAGUE)
        append(text, "%cX", value->direction < 0 ? '-' : '+');
    else
        append(text, "%+d", value->count);
    append(text, "%s ", unit_letter((enum time_unit)value->unit));
}

static void append_fields(char text[TIMEX_VALUE_MAX], const struct value *value)
{
    uint32_t known = value->known;

    if (known & FIELD_YEAR)
        append_year(text, value->year);
    else if (known & (FIELD_MONTH | FIELD_DAY | FIELD_WEEKDAY | FIELD_QUARTER |
                      FIELD_HALF | FIELD_SEASON))
        append(text, "XXXX");
    if (known & FIELD_MONTH)
        append(text, "-%02d", value->month);
    else if (known & FIELD_DAY)
        append(text, "-XX");
    if (known & FIELD_DAY)
        append(text, "-%02d", value->day);
    else if (known & FIELD_WEEKDAY)
        append(text, "-WXX-%d", value->weekday);
    if (known & FIELD_QUARTER && value->quarter == 0)
        append(text, "-QX");
    else if (known & FIELD_QUARTER)
        append(text, "-Q%d", value->quarter);
    if (known & FIELD_HALF)
        append(text, "-H%d", value->half);
    if (known & FIELD_SEASON)
        append(text, "-%s", season_code(value->season));
    if (known & FIELD_DECADE)
        append(text, "%03d", value->year / 10);
    if (known & FIELD_CENTURY)
        append(text, "%02d", value->year / 100);
}

void print_unresolved(char text[TIMEX_VALUE_MAX], const struct value *value)
{
    text[0] = '\0';
    if (value->known & FIELD_SHIFT)
        append_shift(text, value);
    append_fields(text, value);
    if (value->known & FIELD_HOUR)
        append_clock(text, value);
    else if (value->known & FIELD_PART)
        append(text, "T%s", part_code((enum part_of_day)value->part));
    for (size_t length = strlen(text); length > 0 && text[length - 1] == ' ';)
        text[--length] = '\0';
}
