#include "export/when.h"

#include "base/ascii.h"

enum { YEAR_MAX = 9999, HOURS_PER_DAY = 24, OFFSET_HOURS_MAX = 15 };

void when_add_day(struct buffer *out, int32_t day)
{
    char text[DATE_TEXT_SIZE];
    size_t size = date_write(date_from_days(day), text);
    buffer_add(out, slice_make(text, size));
}

static instant cut_to_years(instant at)
{
    instant first = instant_of_day(date_to_days((struct date){-YEAR_MAX, 1, 1}));
    instant last = instant_of_day(date_to_days((struct date){YEAR_MAX, 12, 31})) +
                   SECONDS_PER_DAY - 1;
    return at < first ? first : at > last ? last : at;
}

static void add_two(struct buffer *out, char before, int32_t number)
{
    char text[3] = {before, (char)('0' + number / 10 % 10), (char)('0' + number % 10)};
    buffer_add(out, slice_make(text, sizeof text));
}

void when_add_instant(struct buffer *out, instant at)
{
    at = cut_to_years(at);
    int32_t second = instant_second_of_day(at);
    when_add_day(out, instant_day(at));
    add_two(out, 'T', second / SECONDS_PER_HOUR);
    add_two(out, ':', second % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
    add_two(out, ':', second % SECONDS_PER_MINUTE);
}

void when_add_article_date(struct buffer *out, const struct article_date *date)
{
    if (date->origin == DATE_FROM_NONE)
        return;
    if (!date->has_time) {
        when_add_day(out, instant_day(cut_to_years(date->at)));
        return;
    }
    when_add_instant(out, date->at);
    if (!date->has_offset)
        return;
    int32_t minutes = date->offset_minutes;
    int32_t magnitude = minutes < 0 ? -minutes : minutes;
    if (minutes == 0) {
        buffer_add_byte(out, 'Z');
    } else {
        add_two(out, minutes < 0 ? '-' : '+', magnitude / 60);
        add_two(out, ':', magnitude % 60);
    }
}

/* Reads exactly 'count' digits. */
static bool read_number(const char **text, int count, int32_t *number)
{
    *number = 0;
    for (; count > 0; count--, (*text)++) {
        if (!ascii_is_digit(**text))
            return false;
        *number = *number * 10 + (**text - '0');
    }
    return true;
}

static bool read_byte(const char **text, char expected)
{
    if (**text != expected)
        return false;
    (*text)++;
    return true;
}

static bool read_day(const char **text, int32_t *day)
{
    bool before_christ = read_byte(text, '-');
    int32_t year = 0, month = 0, day_of_month = 0;
    if (!read_number(text, 4, &year) || !read_byte(text, '-') ||
        !read_number(text, 2, &month) || !read_byte(text, '-') ||
        !read_number(text, 2, &day_of_month))
        return false;
    struct date date = {before_christ ? -year : year, (int8_t)month,
                        (int8_t)day_of_month};
    if (!date_is_valid(date))
        return false;
    *day = date_to_days(date);
    return true;
}

/* "T14:30" or "T14:30:00"; seconds must stand there when 'seconds' says so. */
static bool read_time(const char **text, bool seconds, int32_t *second_of_day)
{
    int32_t hour = 0, minute = 0, second = 0;
    if (!read_byte(text, 'T') || !read_number(text, 2, &hour) || !read_byte(text, ':') ||
        !read_number(text, 2, &minute))
        return false;
    bool has_seconds = read_byte(text, ':');
    if (has_seconds ? !read_number(text, 2, &second) : seconds)
        return false;
    *second_of_day = hour * SECONDS_PER_HOUR + minute * SECONDS_PER_MINUTE + second;
    return hour < HOURS_PER_DAY && minute < 60 && second < 60;
}

/* "Z", "+02:00" or nothing. */
static bool read_offset(const char **text, struct article_date *date)
{
    date->has_offset = true;
    date->offset_minutes = 0;
    if (read_byte(text, 'Z'))
        return true;
    bool west = **text == '-';
    if (!west && **text != '+') {
        date->has_offset = false;
        return true;
    }
    (*text)++;
    int32_t hours = 0, minutes = 0;
    if (!read_number(text, 2, &hours))
        return false;
    (void)read_byte(text, ':');
    if (!read_number(text, 2, &minutes) || hours > OFFSET_HOURS_MAX || minutes > 59)
        return false;
    int32_t sum = hours * 60 + minutes;
    date->offset_minutes = west ? -sum : sum;
    return true;
}

bool when_parse_day(const char *text, int32_t *day)
{
    return read_day(&text, day) && *text == '\0';
}

bool when_parse_instant(const char *text, instant *at)
{
    int32_t day = 0, second = 0;
    if (!read_day(&text, &day) || !read_time(&text, true, &second) || *text != '\0')
        return false;
    *at = instant_of_day(day) + second;
    return true;
}

bool when_parse_article_date(const char *text, struct article_date *date)
{
    int32_t day = 0, second = 0;
    struct article_date parsed = {.origin = date->origin};
    if (!read_day(&text, &day))
        return false;
    if (*text != '\0') {
        parsed.has_time = true;
        if (!read_time(&text, false, &second) || !read_offset(&text, &parsed) ||
            *text != '\0')
            return false;
    }
    parsed.at = instant_of_day(day) + second;
    *date = parsed;
    return true;
}
