#include "article/date_text.h"

#include "base/ascii.h"

enum {
    YEAR_MIN = 1800, /* four digits outside these are no year of an article */
    YEAR_MAX = 2199,
    MILLISECONDS_FROM = 100000000, /* seconds: 1973 */
    WEEKDAY_MIN = 3,               /* bytes of a weekday's name */
    WEEKDAY_MAX = 9,
    SHORT_YEAR_FROM = 70, /* years of two digits are 1970 to 2069 */
    VALUE_MAX = 40,       /* bytes of a value that is nothing but a date, in any case */
};

/* A place in a text that moves forward as things are read. */
struct cursor {
    struct slice text;
    size_t at;
    bool any_case; /* "5 march" is a date too: in values, not in prose */
};

struct clock {
    int32_t hour, minute, second;
    bool has_offset;
    int32_t offset_minutes;
};

struct named_number {
    struct slice name;
    int32_t number;
};

static const struct named_number months[] = {
#define MONTH(name, number) {SLICE(name), number},
#include "article/date_words.def"
#undef MONTH
};
static const struct named_number weekdays[] = {
#define WEEKDAY(name) {SLICE(name), 0},
#include "article/date_words.def"
#undef WEEKDAY
};
static const struct named_number zones[] = {
#define ZONE(name, minutes) {SLICE(name), minutes},
#include "article/date_words.def"
#undef ZONE
};

/* in the order of enum weekday */
static const char *const weekday_starts[] = {"mo", "tu", "we", "th", "fr", "sa", "su"};

static char peek(const struct cursor *cursor, size_t ahead)
{
    size_t at = cursor->at + ahead;
    return at < cursor->text.size ? cursor->text.data[at] : '\0';
}

static bool accept(struct cursor *cursor, char c)
{
    if (cursor->at >= cursor->text.size || cursor->text.data[cursor->at] != c)
        return false;
    cursor->at++;
    return true;
}

/* Spaces, no-break spaces included. */
static size_t skip_spaces(struct cursor *cursor)
{
    size_t start = cursor->at;
    for (;;) {
        if (peek(cursor, 0) == ' ' || peek(cursor, 0) == '\t' || peek(cursor, 0) == '\n')
            cursor->at++;
        else if (peek(cursor, 0) == '\xC2' && peek(cursor, 1) == '\xA0')
            cursor->at += 2;
        else
            return cursor->at - start;
    }
}

static size_t count_digits(const struct cursor *cursor)
{
    size_t count = 0;
    while (ascii_is_digit(peek(cursor, count)))
        count++;
    return count;
}

/* A number of 'least' to 'most' digits that no further digit follows. */
static bool read_number(struct cursor *cursor, size_t least, size_t most, int32_t *value)
{
    size_t digits = count_digits(cursor);
    if (digits < least || digits > most || digits > 9)
        return false;
    *value = 0;
    for (size_t i = 0; i < digits; i++)
        *value = *value * 10 + (cursor->text.data[cursor->at++] - '0');
    return true;
}

/* Exactly 'count' digits, whatever follows. */
static bool read_digits(struct cursor *cursor, size_t count, int32_t *value)
{
    if (count_digits(cursor) < count)
        return false;
    *value = 0;
    for (size_t i = 0; i < count; i++)
        *value = *value * 10 + (cursor->text.data[cursor->at++] - '0');
    return true;
}

static bool word_is(struct slice text, size_t at, struct slice name)
{
    return at + name.size <= text.size &&
           slice_equal_ignoring_case(slice_part(text, at, at + name.size), name);
}

/* The letters that names of months begin with, and those of weekdays, as bits. */
static uint32_t letters_of_months(void)
{
    uint32_t letters = 0;
#define MONTH(name, number) letters |= UINT32_C(1) << ((name)[0] - 'a');
#include "article/date_words.def"
#undef MONTH
    return letters;
}

static uint32_t letters_of_weekdays(void)
{
    uint32_t letters = 0;
#define WEEKDAY(name) letters |= UINT32_C(1) << ((name)[0] - 'a');
#include "article/date_words.def"
#undef WEEKDAY
    return letters;
}

static bool begins_with_letter(struct slice text, size_t at, uint32_t letters)
{
    return at < text.size && ascii_is_letter(text.data[at]) &&
           (letters >> (ascii_lower(text.data[at]) - 'a') & 1) != 0;
}

static const struct named_number *
find_name(struct slice text, size_t at, const struct named_number *names, size_t count)
{
    char first = at < text.size ? ascii_lower(text.data[at]) : '\0';
    for (size_t i = 0; i < count; i++) {
        size_t end = at + names[i].name.size;
        if (names[i].name.data[0] == first && word_is(text, at, names[i].name) &&
            (end == text.size || !ascii_is_letter(text.data[end])))
            return &names[i];
    }
    return NULL;
}

/* "December", "Dec.", "DEC"; a verb like "may" or "march" must begin as a name does. */
static bool read_month(struct cursor *cursor, int32_t *month)
{
    if (!begins_with_letter(cursor->text, cursor->at, letters_of_months()))
        return false;
    const struct named_number *name =
        find_name(cursor->text, cursor->at, months, sizeof months / sizeof months[0]);
    if (!name)
        return false;
    cursor->at += name->name.size;
    (void)accept(cursor, '.');
    *month = name->number;
    return true;
}

size_t date_text_weekday_at(struct slice text, size_t at)
{
    if (!begins_with_letter(text, at, letters_of_weekdays()))
        return 0;
    const struct named_number *name =
        find_name(text, at, weekdays, sizeof weekdays / sizeof weekdays[0]);
    if (!name)
        return 0;
    size_t end = at + name->name.size;
    bool stop = end < text.size && text.data[end] == '.';
    return name->name.size + stop;
}

struct article_date date_text_of_day(int32_t year, int32_t month, int32_t day)
{
    return (struct article_date){.at = instant_of_day(date_days_of(year, month, day))};
}

/* ---- time of day ---- */

/* "Z", "+02:00", "-0500", "+02"; 'named': behind "GMT", where "+2" is written too */
static bool read_numeric_offset(struct cursor *cursor, struct clock *clock, bool named)
{
    struct cursor ahead = *cursor;
    int32_t sign = accept(&ahead, '-') ? -1 : accept(&ahead, '+') ? 1 : 0;
    int32_t hours, minutes = 0;
    bool single = named && count_digits(&ahead) == 1;
    if (sign == 0 || !read_digits(&ahead, single ? 1 : 2, &hours))
        return false;
    struct cursor rest = ahead;
    (void)accept(&rest, ':');
    if (read_digits(&rest, 2, &minutes))
        ahead = rest;
    else
        minutes = 0;
    if (hours > 14 || minutes > 59)
        return false;
    clock->has_offset = true;
    clock->offset_minutes = sign * (hours * 60 + minutes);
    *cursor = ahead;
    return true;
}

static bool read_named_offset(struct cursor *cursor, struct clock *clock)
{
    for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++) {
        struct slice name = zones[i].name;
        size_t end = cursor->at + name.size;
        if (!slice_equal(slice_part(cursor->text, cursor->at, end), name) ||
            (end < cursor->text.size && ascii_is_letter(cursor->text.data[end])))
            continue;
        cursor->at = end;
        clock->has_offset = true;
        clock->offset_minutes = zones[i].number;
        return true;
    }
    return false;
}

static void read_offset(struct cursor *cursor, struct clock *clock)
{
    struct cursor ahead = *cursor;
    (void)skip_spaces(&ahead);
    if (accept(&ahead, '('))
        (void)skip_spaces(&ahead);
    if (read_named_offset(&ahead, clock))
        (void)read_numeric_offset(&ahead, clock, true); /* "GMT+0100" */
    else if (!read_numeric_offset(&ahead, clock, false))
        return;
    *cursor = ahead;
}

/* "pm", "p.m.", "PM": turns the hour into one of 24; false when it is no hour of 12. */
static bool read_half(struct cursor *cursor, struct clock *clock, bool *found)
{
    struct cursor ahead = *cursor;
    (void)skip_spaces(&ahead);
    char half = ascii_lower(peek(&ahead, 0));
    size_t length = 0;
    if ((half == 'a' || half == 'p') && ascii_lower(peek(&ahead, 1)) == 'm')
        length = 2;
    else if ((half == 'a' || half == 'p') && peek(&ahead, 1) == '.' &&
             ascii_lower(peek(&ahead, 2)) == 'm')
        length = peek(&ahead, 3) == '.' ? 4 : 3;
    *found = length != 0 && !ascii_is_letter(peek(&ahead, length));
    if (!*found)
        return true;
    if (clock->hour < 1 || clock->hour > 12)
        return false;
    clock->hour = clock->hour % 12 + (half == 'p' ? 12 : 0);
    cursor->at = ahead.at + length;
    return true;
}

static bool read_seconds(struct cursor *cursor, struct clock *clock)
{
    struct cursor ahead = *cursor;
    if (!accept(&ahead, ':') || !read_digits(&ahead, 2, &clock->second))
        return true;
    if ((peek(&ahead, 0) == '.' || peek(&ahead, 0) == ',') &&
        ascii_is_digit(peek(&ahead, 1))) {
        ahead.at++;
        ahead.at += count_digits(&ahead);
    }
    *cursor = ahead;
    return clock->second <= 60;
}

/* "1430", "143000" */
static void read_packed_clock(struct cursor *cursor, struct clock *clock, size_t digits)
{
    (void)read_digits(cursor, 2, &clock->hour);
    (void)read_digits(cursor, 2, &clock->minute);
    if (digits == 6)
        (void)read_digits(cursor, 2, &clock->second);
}

/* "14:30", "9.05", "14:30:05.123", "3": whether there are minutes in 'minutes'. */
static bool read_parted_clock(struct cursor *cursor, struct clock *clock, bool *minutes)
{
    *minutes = false;
    if (!read_number(cursor, 1, 2, &clock->hour))
        return false;
    if (peek(cursor, 0) != ':' && peek(cursor, 0) != '.')
        return true;
    struct cursor rest = *cursor;
    rest.at++;
    *minutes = read_digits(&rest, 2, &clock->minute) && !ascii_is_digit(peek(&rest, 0));
    if (!*minutes)
        return true;
    *cursor = rest;
    return read_seconds(cursor, clock);
}

static bool clock_is_valid(const struct clock *clock)
{
    return clock->hour <= 24 && clock->minute <= 59 &&
           (clock->hour != 24 || clock->minute == 0);
}

/* "14:30", "14:30:05.123Z", "2:30 p.m. EST", "3 pm", "1430 GMT" */
static bool read_clock(struct cursor *cursor, struct clock *clock)
{
    struct cursor ahead = *cursor;
    *clock = (struct clock){0};
    bool half = false, minutes = true;
    size_t digits = count_digits(&ahead);
    bool packed = digits == 4 || digits == 6;
    if (packed)
        read_packed_clock(&ahead, clock, digits);
    else if (!read_parted_clock(&ahead, clock, &minutes))
        return false;
    if (!read_half(&ahead, clock, &half) || (!minutes && !half) || !clock_is_valid(clock))
        return false;
    if (clock->second == 60)
        clock->second = 59; /* leap seconds do not exist here */
    read_offset(&ahead, clock);
    if (digits == 4 && !clock->has_offset)
        return false; /* a year */
    *cursor = ahead;
    return true;
}

/* What may stand between a day and its time of day. */
static void skip_clock_lead(struct cursor *cursor)
{
    (void)skip_spaces(cursor);
    if (peek(cursor, 0) == ',' || peek(cursor, 0) == '|' || peek(cursor, 0) == '-' ||
        peek(cursor, 0) == '/')
        cursor->at++;
    else if (word_is(cursor->text, cursor->at, slice_of("\xE2\x80\x93")) ||
             word_is(cursor->text, cursor->at, slice_of("\xE2\x80\x94")))
        cursor->at += 3;
    else if (word_is(cursor->text, cursor->at, slice_of("\xC2\xB7")))
        cursor->at += 2;
    (void)skip_spaces(cursor);
    if (word_is(cursor->text, cursor->at, slice_of("at ")))
        cursor->at += 3;
    (void)skip_spaces(cursor);
}

static void apply_clock(struct article_date *date, const struct clock *clock)
{
    date->at += instant_of(0, clock->hour, clock->minute, clock->second);
    date->has_time = true;
    date->has_offset = clock->has_offset;
    date->offset_minutes = clock->offset_minutes;
}

static void read_clock_after_day(struct cursor *cursor, struct article_date *date)
{
    struct cursor ahead = *cursor;
    struct clock clock;
    if ((peek(&ahead, 0) == 'T' || peek(&ahead, 0) == 't') &&
        ascii_is_digit(peek(&ahead, 1)))
        ahead.at++;
    else
        skip_clock_lead(&ahead);
    if (!read_clock(&ahead, &clock))
        return;
    apply_clock(date, &clock);
    *cursor = ahead;
}

/* ---- days ---- */

struct day_text {
    bool has_year, ambiguous, has_clock;
    int32_t year, month, day;
    struct clock clock; /* that stood before the year */
};

static bool is_year(int32_t year)
{
    return year >= YEAR_MIN && year <= YEAR_MAX;
}

/* "2013-12-06", "2013/12/6", "2013.12.06", "2013. 12. 6.", "2013/dec/06" */
static bool read_year_first(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    if (!read_number(&ahead, 4, 4, &day->year))
        return false;
    char separator = peek(&ahead, 0);
    if ((separator != '-' && separator != '/' && separator != '.') || !is_year(day->year))
        return false;
    ahead.at++;
    bool spaced = separator == '.' && accept(&ahead, ' ');
    if ((!read_number(&ahead, 1, 2, &day->month) && !read_month(&ahead, &day->month)) ||
        !accept(&ahead, separator) || (spaced && !accept(&ahead, ' ')) ||
        !read_number(&ahead, 1, 2, &day->day))
        return false;
    day->has_year = true;
    *cursor = ahead;
    return true;
}

/* "20131206", "20131206T143000Z" */
static bool read_compact(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    size_t digits = count_digits(&ahead);
    if (digits != 8 && digits != 12 && digits != 14)
        return false;
    (void)read_digits(&ahead, 4, &day->year);
    (void)read_digits(&ahead, 2, &day->month);
    (void)read_digits(&ahead, 2, &day->day);
    if (!is_year(day->year) || day->month < 1 || day->month > 12 || day->day < 1 ||
        day->day > 31)
        return false;
    day->has_year = true;
    *cursor = ahead;
    return true;
}

/* "1/21/15", as blogs of the United States write: the 21 can only be the day. */
static bool read_short_year_last(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    int32_t year;
    if (!read_number(&ahead, 1, 2, &day->month) || !accept(&ahead, '/') ||
        !read_number(&ahead, 2, 2, &day->day) || !accept(&ahead, '/') ||
        !read_number(&ahead, 2, 2, &year) || day->month > 12 || day->day <= 12 ||
        peek(&ahead, 0) == '/')
        return false;
    day->year = year + (year < SHORT_YEAR_FROM ? 2000 : 1900);
    day->has_year = true;
    *cursor = ahead;
    return true;
}

/* "6/12/2013": which is the month is certain only when the other can be none; with full
 * stops the day always stands first. */
static bool read_year_last(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    int32_t first, second;
    if (!read_number(&ahead, 1, 2, &first))
        return false;
    char separator = peek(&ahead, 0);
    if (separator != '-' && separator != '/' && separator != '.')
        return false;
    ahead.at++;
    if (!read_number(&ahead, 1, 2, &second) || !accept(&ahead, separator) ||
        !read_number(&ahead, 4, 4, &day->year) || !is_year(day->year))
        return false;
    bool day_first = separator == '.' || first > 12;
    day->day = day_first ? first : second;
    day->month = day_first ? second : first;
    day->ambiguous = separator != '.' && first <= 12 && second <= 12 && first != second;
    day->has_year = true;
    *cursor = ahead;
    return true;
}

static void skip_ordinal(struct cursor *cursor)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < 4; i++)
        if (word_is(cursor->text, cursor->at, slice_of(endings[i])) &&
            !ascii_is_letter(peek(cursor, 2))) {
            cursor->at += 2;
            return;
        }
}

/* A year after a day: ", 2013", " 2013", ",2013"; letters may be glued to it. */
static void read_year_after(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    size_t space = skip_spaces(&ahead);
    bool comma = accept(&ahead, ',');
    (void)skip_spaces(&ahead);
    int32_t year;
    if ((!comma && space == 0) || !read_number(&ahead, 4, 4, &year) || !is_year(year))
        return;
    day->year = year;
    day->has_year = true;
    *cursor = ahead;
}

static bool begins_as_name(const struct cursor *cursor)
{
    return cursor->any_case || ascii_is_upper(peek(cursor, 0));
}

/* "Wed Dec  6 14:30:00 CET 2013": the year that Unix writes last. */
static void read_year_behind_clock(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    struct clock clock;
    int32_t year;
    if (skip_spaces(&ahead) == 0 || count_digits(&ahead) > 2 ||
        !read_clock(&ahead, &clock) || skip_spaces(&ahead) == 0 ||
        !read_number(&ahead, 4, 4, &year) || !is_year(year))
        return;
    day->year = year;
    day->has_year = true;
    day->clock = clock;
    day->has_clock = true;
    *cursor = ahead;
}

/* "December 6, 2013", "Dec. 6th 2013", "Dec 6" */
static bool read_month_first(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    if (!begins_as_name(&ahead) || !read_month(&ahead, &day->month) ||
        skip_spaces(&ahead) == 0 || !read_number(&ahead, 1, 2, &day->day))
        return false;
    skip_ordinal(&ahead);
    if (peek(&ahead, 0) == ':' ||
        (peek(&ahead, 0) == '.' && ascii_is_digit(peek(&ahead, 1))))
        return false; /* "Dec 10:30", "Dec 6.5" */
    read_year_after(&ahead, day);
    if (!day->has_year)
        read_year_behind_clock(&ahead, day);
    *cursor = ahead;
    return true;
}

/* "06 Dec 13 14:30": RFC 822 had years of two digits, before a time of day. */
static void read_short_year(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    int32_t year, hour;
    if (skip_spaces(&ahead) == 0 || !read_number(&ahead, 2, 2, &year))
        return;
    struct cursor behind = ahead;
    if (skip_spaces(&behind) == 0 || !read_number(&behind, 1, 2, &hour) ||
        peek(&behind, 0) != ':')
        return;
    day->year = year + (year < SHORT_YEAR_FROM ? 2000 : 1900);
    day->has_year = true;
    *cursor = ahead;
}

/* "6 December 2013", "6th of Dec., 2013", "06-Dec-2013", "6. December 2013" */
static bool read_day_first(struct cursor *cursor, struct day_text *day)
{
    struct cursor ahead = *cursor;
    if (!read_number(&ahead, 1, 2, &day->day))
        return false;
    skip_ordinal(&ahead);
    bool dash = accept(&ahead, '-');
    (void)accept(&ahead, '.');
    if (!dash && skip_spaces(&ahead) == 0)
        return false;
    if (word_is(ahead.text, ahead.at, slice_of("of ")))
        ahead.at += 3;
    if (!begins_as_name(&ahead) || !read_month(&ahead, &day->month))
        return false;
    struct cursor rest = ahead;
    if (dash && accept(&rest, '-') && read_number(&rest, 4, 4, &day->year) &&
        is_year(day->year)) {
        day->has_year = true;
        ahead = rest;
    } else {
        read_year_after(&ahead, day);
    }
    if (!day->has_year)
        read_short_year(&ahead, day);
    *cursor = ahead;
    return true;
}

static bool read_day(struct cursor *cursor, struct day_text *day)
{
    *day = (struct day_text){0};
    if (ascii_is_digit(peek(cursor, 0)))
        return read_year_first(cursor, day) || read_year_last(cursor, day) ||
               read_short_year_last(cursor, day) || read_day_first(cursor, day) ||
               read_compact(cursor, day);
    return read_month_first(cursor, day);
}

static enum date_reading reading_of(const struct day_text *day)
{
    if (day->ambiguous)
        return DATE_AMBIGUOUS;
    int32_t year = day->has_year ? day->year : 2000; /* a leap year */
    bool valid = day->month >= 1 && day->month <= 12 && day->day >= 1 &&
                 day->day <= date_days_in_month(year, day->month);
    return valid ? DATE_READ : DATE_IMPOSSIBLE;
}

/* The weekday whose name ends before 'at', with a blank or comma; 0: none. */
static int weekday_before(struct slice text, size_t at)
{
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == ','))
        at--;
    for (size_t size = WEEKDAY_MIN; size <= WEEKDAY_MAX && size <= at; size++)
        if (date_text_weekday_at(text, at - size) == size)
            for (int i = 0; i < SUNDAY; i++)
                if (slice_equal_ignoring_case(slice_part(text, at - size, at - size + 2),
                                              slice_of(weekday_starts[i])))
                    return MONDAY + i;
    return 0;
}

/* "Wed 05/03/2014": the weekday is that of one of the two days. */
static void settle_by_weekday(struct slice text, size_t at, struct day_text *day)
{
    int weekday = day->ambiguous ? weekday_before(text, at) : 0;
    if (weekday == 0)
        return;
    bool month_first =
        (int)date_weekday(date_days_of(day->year, day->month, day->day)) == weekday;
    bool day_first =
        (int)date_weekday(date_days_of(day->year, day->day, day->month)) == weekday;
    if (month_first == day_first)
        return;
    day->ambiguous = false;
    if (month_first)
        return;
    int32_t month = day->month;
    day->month = day->day;
    day->day = month;
}

struct article_date date_text_swapped(struct article_date month_first)
{
    int32_t days = instant_day(month_first.at);
    struct date civil = date_from_days(days);
    int32_t swapped = date_days_of(civil.year, civil.day, civil.month);
    month_first.at += instant_of_day(swapped) - instant_of_day(days);
    return month_first;
}

static bool read_at(struct cursor cursor, struct date_text *found)
{
    size_t at = cursor.at;
    struct day_text day;
    if (!read_day(&cursor, &day))
        return false;
    settle_by_weekday(cursor.text, at, &day);
    *found = (struct date_text){.start = at,
                                .reading = reading_of(&day),
                                .has_year = day.has_year,
                                .year = day.year,
                                .month = day.month,
                                .day = day.day};
    if (day.has_year && found->reading != DATE_IMPOSSIBLE) {
        found->date = date_text_of_day(day.year, day.month, day.day);
        if (day.has_clock)
            apply_clock(&found->date, &day.clock);
        else
            read_clock_after_day(&cursor, &found->date);
    }
    found->end = cursor.at;
    return true;
}

bool date_text_at(struct slice text, size_t at, struct date_text *found)
{
    return read_at((struct cursor){.text = text, .at = at}, found);
}

/* The minutes in "16:05 Nov 21" are no day. */
static bool is_minutes(struct slice text, size_t at)
{
    return at >= 2 && text.data[at - 1] == ':' && ascii_is_digit(text.data[at - 2]);
}

static bool find_date(struct cursor cursor, struct date_text *found)
{
    struct slice text = cursor.text;
    size_t from = cursor.at;
    char before = from > 0 && from <= text.size ? text.data[from - 1] : ' ';
    for (; cursor.at < text.size; cursor.at++) {
        char c = text.data[cursor.at];
        bool starts = ascii_is_digit(c)
                          ? !ascii_is_alphanumeric(before) && !is_minutes(text, cursor.at)
                          : (ascii_is_upper(c) || cursor.any_case) &&
                                !ascii_is_letter(before) &&
                                begins_with_letter(text, cursor.at, letters_of_months());
        if (starts && read_at(cursor, found))
            return true;
        before = c;
    }
    return false;
}

bool date_text_find(struct slice text, size_t from, struct date_text *found)
{
    return find_date((struct cursor){.text = text, .at = from}, found);
}

/* ---- machine-made dates ---- */

static enum date_reading check_day(const struct day_text *day, struct article_date *date)
{
    enum date_reading reading = reading_of(day);
    if (reading == DATE_READ)
        *date = date_text_of_day(day->year, day->month, day->day);
    return reading;
}

enum date_reading date_text_parse_iso(struct slice text, struct article_date *date)
{
    struct cursor cursor = {.text = text};
    struct day_text day = {.has_year = true};
    struct clock clock = {0};
    *date = (struct article_date){0};
    if (!read_digits(&cursor, 4, &day.year) || !accept(&cursor, '-') ||
        !read_digits(&cursor, 2, &day.month) || !accept(&cursor, '-') ||
        !read_digits(&cursor, 2, &day.day))
        return DATE_NOT_THERE;
    enum date_reading reading = check_day(&day, date);
    if (reading != DATE_READ || cursor.at == text.size)
        return reading;
    if (!accept(&cursor, 'T') || !read_digits(&cursor, 2, &clock.hour) ||
        !accept(&cursor, ':') || !read_digits(&cursor, 2, &clock.minute) ||
        !read_seconds(&cursor, &clock))
        return DATE_NOT_THERE;
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 59)
        return DATE_IMPOSSIBLE;
    if (accept(&cursor, 'Z'))
        clock.has_offset = true;
    else
        (void)read_numeric_offset(&cursor, &clock, false);
    if (cursor.at != text.size)
        return DATE_NOT_THERE;
    apply_clock(date, &clock);
    return DATE_READ;
}

/* The number in "/Date(1386340200000)/", as .NET writes it, and before the fraction in
 * "1386340200.5". */
static struct slice bare_number(struct slice text)
{
    static const struct slice call = SLICE("/Date(");
    if (slice_starts_with(text, "/Date("))
        text = slice_part(text, call.size, text.size);
    struct cursor cursor = {.text = text};
    size_t digits = count_digits(&cursor);
    bool behind =
        digits < text.size && (text.data[digits] == '.' || text.data[digits] == ')' ||
                               text.data[digits] == '+');
    return slice_part(text, 0, behind ? digits : text.size);
}

/* Seconds or milliseconds since 1970, ten or thirteen digits. */
static bool parse_epoch(struct slice text, struct article_date *date)
{
    text = bare_number(text);
    if (text.size != 10 && text.size != 13)
        return false;
    int64_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!ascii_is_digit(text.data[i]))
            return false;
        value = value * 10 + (text.data[i] - '0');
    }
    if (text.size == 13)
        value /= 1000;
    if (value < MILLISECONDS_FROM)
        return false;
    *date = (struct article_date){.at = value, .has_time = true, .has_offset = true};
    return true;
}

enum date_reading date_text_parse_any(struct slice text, struct article_date *date)
{
    text = slice_trim(text);
    *date = (struct article_date){0};
    if (parse_epoch(text, date))
        return DATE_READ;
    struct date_text found;
    struct cursor cursor = {.text = text, .any_case = text.size <= VALUE_MAX};
    enum date_reading reading = DATE_NOT_THERE;
    while (find_date(cursor, &found)) {
        if (found.has_year && found.reading == DATE_READ) {
            *date = found.date;
            return DATE_READ;
        }
        if (found.has_year && reading == DATE_NOT_THERE) {
            reading = found.reading;
            *date = found.date;
        }
        cursor.at = found.end;
    }
    return reading;
}
