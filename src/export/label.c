#include "export/label.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};

#define EN_DASH "\xE2\x80\x93"

/* ---- shape ---- */

int32_t when_first_day(const struct event_time *time)
{
    return instant_day(time->interval.begin);
}

int32_t when_last_day(const struct event_time *time)
{
    return instant_day(time->interval.end - 1);
}

static bool covers_whole_days(const struct event_time *time)
{
    return instant_second_of_day(time->interval.begin) == 0 &&
           instant_second_of_day(time->interval.end) == 0;
}

static bool is_period(const struct event_time *time)
{
    return time->granularity >= GRANULARITY_WEEK && covers_whole_days(time);
}

/* Night crosses midnight: up to the next morning it still belongs to its first day. */
static bool within_one_day(const struct event_time *time)
{
    enum { LONGEST_PART = 14 * SECONDS_PER_HOUR };
    instant length = time->interval.end - time->interval.begin;
    return when_first_day(time) == when_last_day(time) ||
           (time->granularity == GRANULARITY_PART_OF_DAY && length <= LONGEST_PART);
}

enum when_shape when_shape(const struct event_time *time)
{
    bool from = time->interval.begin != INSTANT_UNBOUNDED_PAST;
    bool to = time->interval.end != INSTANT_UNBOUNDED_FUTURE;
    if (!from || !to)
        return from ? WHEN_SINCE : to ? WHEN_UNTIL : WHEN_UNDATED;
    if (is_period(time))
        return WHEN_PERIOD;
    if (!within_one_day(time))
        return WHEN_SPAN;
    if (covers_whole_days(time))
        return WHEN_DAY;
    bool clock =
        time->granularity == GRANULARITY_MINUTE || time->granularity == GRANULARITY_HOUR;
    return clock ? WHEN_CLOCK : WHEN_PART;
}

/* ---- days ---- */

static void add_year(struct buffer *out, int32_t year)
{
    if (year > 0)
        buffer_format(out, "%d", (int)year);
    else
        buffer_format(out, "%d BC", (int)(1 - year));
}

void label_add_day(struct buffer *out, int32_t day)
{
    struct date date = date_from_days(day);
    buffer_format(out, "%d %s ", date.day, months[date.month - 1]);
    add_year(out, date.year);
}

void label_add_weekday(struct buffer *out, int32_t day)
{
    buffer_format(out, "%s, ", weekdays[date_weekday(day) - 1]);
    label_add_day(out, day);
}

void label_add_short_day(struct buffer *out, int32_t day)
{
    struct date date = date_from_days(day);
    buffer_format(out, "%d %.3s", date.day, months[date.month - 1]);
}

void label_add_days(struct buffer *out, int32_t first, int32_t last)
{
    struct date from = date_from_days(first), to = date_from_days(last);
    if (first != last) {
        bool same_year = from.year == to.year;
        if (same_year && from.month == to.month) {
            buffer_format(out, "%d" EN_DASH, from.day);
        } else {
            buffer_format(out, "%d %s ", from.day, months[from.month - 1]);
            if (!same_year) {
                add_year(out, from.year);
                buffer_add_byte(out, ' ');
            }
            buffer_add_text(out, EN_DASH " ");
        }
    }
    label_add_day(out, last);
}

void label_add_short_days(struct buffer *out, int32_t first, int32_t last)
{
    struct date from = date_from_days(first), to = date_from_days(last);
    if (from.year == to.year && from.month == to.month && first != last)
        buffer_format(out, "%d" EN_DASH, from.day);
    else if (first != last) {
        label_add_short_day(out, first);
        buffer_add_text(out, EN_DASH);
    }
    label_add_short_day(out, last);
}

void label_add_clock(struct buffer *out, instant at)
{
    int32_t second = instant_second_of_day(at);
    buffer_format(out, "%02d:%02d", (int)(second / SECONDS_PER_HOUR),
                  (int)(second % SECONDS_PER_HOUR / SECONDS_PER_MINUTE));
}

/* ---- parts of a day and periods ---- */

const char *label_part_of_day(const struct event_time *time)
{
    static const struct {
        int8_t begin, end; /* hours; an end past 24 is the next day */
        const char *name;
    } parts[] = {{5, 12, "morning"}, {12, 18, "afternoon"}, {17, 24, "evening"},
                 {18, 30, "night"},  {18, 24, "evening"},   {0, 12, "early"},
                 {12, 24, "late"},   {0, 5, "night"},       {0, 6, "night"},
                 {12, 13, "noon"}};
    if (when_shape(time) != WHEN_PART)
        return NULL;
    instant midnight = instant_of_day(when_first_day(time));
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (time->interval.begin == midnight + parts[i].begin * SECONDS_PER_HOUR &&
            time->interval.end == midnight + parts[i].end * SECONDS_PER_HOUR)
            return parts[i].name;
    if (time->modifier == MODIFIER_EARLY)
        return "early";
    return time->modifier == MODIFIER_LATE ? "late" : NULL;
}

static void add_month(struct buffer *out, int32_t day)
{
    struct date date = date_from_days(day);
    buffer_format(out, "%s ", months[date.month - 1]);
    add_year(out, date.year);
}

/* Season names by the TIMEX3 suffix of their value ("2013-WI"). */
static const char *season_name(const struct event_time *time)
{
    static const char *const names[][2] = {
        {"-SP", "spring"}, {"-SU", "summer"}, {"-FA", "autumn"}, {"-WI", "winter"}};
    for (size_t i = 0; time->timex && i < sizeof names / sizeof names[0]; i++)
        if (slice_ends_with(slice_of(time->timex), names[i][0]))
            return names[i][1];
    return NULL;
}

static bool is_whole_years(int32_t first, int32_t last, int32_t years)
{
    struct date from = date_from_days(first), to = date_from_days(last + 1);
    return from.month == 1 && from.day == 1 && to.month == 1 && to.day == 1 &&
           to.year - from.year == years;
}

static bool is_whole_months(int32_t first, int32_t last, int32_t count)
{
    return date_from_days(first).day == 1 && date_add_months(first, count) == last + 1;
}

static void add_period(struct buffer *out, const struct event_time *time)
{
    int32_t first = when_first_day(time), last = when_last_day(time);
    int32_t year = date_from_days(first).year;
    const char *season = season_name(time);
    if (time->granularity == GRANULARITY_WEEK && last - first == 6) {
        buffer_add_text(out, "week of ");
        label_add_days(out, first, last);
    } else if (time->granularity == GRANULARITY_SEASON && season) {
        buffer_format(out, "%s ", season);
        add_year(out, year);
    } else if (is_whole_months(first, last, 1)) {
        add_month(out, first);
    } else if (time->granularity == GRANULARITY_QUARTER &&
               is_whole_months(first, last, 3)) {
        buffer_format(out, "%c%d ", 'Q', date_from_days(first).month / 3 + 1);
        add_year(out, year);
    } else if (is_whole_years(first, last, 1)) {
        add_year(out, year);
    } else if (is_whole_years(first, last, 10) && year % 10 == 0) {
        buffer_format(out, "%ds", (int)year);
    } else {
        label_add_days(out, first, last);
    }
}

static void add_clock_span(struct buffer *out, const struct event_time *time)
{
    label_add_clock(out, time->interval.begin);
    if (time->interval.end - time->interval.begin <= SECONDS_PER_MINUTE)
        return;
    buffer_add_text(out, EN_DASH);
    label_add_clock(out, time->interval.end);
}

static void add_span(struct buffer *out, const struct event_time *time)
{
    int32_t first = when_first_day(time), last = when_last_day(time);
    if (time->extent == EXTENT_WITHIN) {
        buffer_add_text(out, "between ");
        label_add_day(out, first);
        buffer_add_text(out, " and ");
        label_add_day(out, last);
    } else {
        label_add_days(out, first, last);
    }
}

void label_add_when(struct buffer *out, const struct event_time *time)
{
    enum when_shape shape = when_shape(time);
    const char *part = label_part_of_day(time);
    switch (shape) {
    case WHEN_UNDATED:
        buffer_add_text(out, "no date");
        break;
    case WHEN_UNTIL:
        buffer_add_text(out, "no later than ");
        label_add_weekday(out, when_last_day(time));
        break;
    case WHEN_SINCE:
        buffer_add_text(out, "not before ");
        label_add_weekday(out, when_first_day(time));
        break;
    case WHEN_PERIOD:
        add_period(out, time);
        break;
    case WHEN_SPAN:
        add_span(out, time);
        break;
    case WHEN_CLOCK:
    case WHEN_PART:
    case WHEN_DAY:
        label_add_weekday(out, when_first_day(time));
        if (shape == WHEN_DAY)
            break;
        buffer_add_text(out, ", ");
        if (part)
            buffer_add_text(out, part);
        else
            add_clock_span(out, time);
        break;
    }
}

/* ---- durations, people, sources ---- */

/* Reads "2H" of "PT2H30M": the number and its unit. */
static bool read_component(const char **text, unsigned *number, char *unit)
{
    const char *at = *text;
    *number = 0;
    if (!ascii_is_digit(*at))
        return false;
    for (; ascii_is_digit(*at) && *number < 100000; at++)
        *number = *number * 10 + (unsigned)(*at - '0');
    *unit = *at;
    *text = at + 1;
    return ascii_is_upper(*unit);
}

static const char *unit_name(char unit, bool clock)
{
    switch (unit) {
    case 'Y':
        return "year";
    case 'M':
        return clock ? "minute" : "month";
    case 'W':
        return "week";
    case 'D':
        return "day";
    case 'H':
        return "hour";
    case 'S':
        return "second";
    default:
        return NULL;
    }
}

static bool add_components(struct buffer *out, const char *text)
{
    bool clock = false, any = false;
    while (*text) {
        unsigned number = 0;
        char unit = '\0';
        if (*text == 'T') {
            clock = true;
            text++;
            continue;
        }
        if (!read_component(&text, &number, &unit) || !unit_name(unit, clock))
            return false;
        buffer_format(out, "%s%u %s%s", any ? " " : "", number, unit_name(unit, clock),
                      number == 1 ? "" : "s");
        any = true;
    }
    return any;
}

void label_add_duration(struct buffer *out, const char *duration)
{
    size_t before = out->size;
    if (duration[0] == 'P' && add_components(out, duration + 1))
        return;
    out->size = before;
    label_add_clean(out, slice_of(duration));
}

void label_add_form(struct buffer *out, struct slice form)
{
    size_t start = out->size;
    label_add_clean(out, form);
    for (size_t i = start; i < out->size; i++)
        if (out->data[i] == '-')
            out->data[i] = ' ';
}

void label_add_times(struct buffer *out, uint32_t count)
{
    if (count == 2)
        buffer_add_text(out, ", twice");
    else
        buffer_format(out, ", %u times", count);
}

const char *label_source(const struct source *source)
{
    if (source->publisher)
        return source->publisher;
    if (source->title)
        return source->title;
    const char *slash = strrchr(source->path, '/');
    return slash && slash[1] ? slash + 1 : source->path;
}

const char *label_summary(const struct event *event)
{
    return event->summary ? event->summary : event_kind_name(event->kind);
}

/* "I see," she said: the comma is the sentence's, not the quotation's. */
static struct slice without_last_comma(struct slice words)
{
    size_t size = words.size;
    while (size > 0 && (words.data[size - 1] == ',' || words.data[size - 1] == ' '))
        size--;
    return slice_part(words, 0, size);
}

bool label_summary_tells(const struct event *event, struct slice words)
{
    return slice_find(slice_of(label_summary(event)), without_last_comma(words), 0) !=
           SIZE_MAX;
}

void label_add_quotation(struct buffer *out, struct slice words)
{
    buffer_add_text(out, "\xE2\x80\x9C");
    label_add_clean(out, without_last_comma(words));
    buffer_add_text(out, "\xE2\x80\x9D");
}

static bool is_among(uint32_t source, const uint32_t *sources, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sources[i] == source)
            return true;
    return false;
}

size_t label_sources_of_event(const struct event *event, uint32_t *sources, size_t limit)
{
    size_t count = 0;
    for (size_t i = 0; i < event->mentions.count && count < limit; i++) {
        uint32_t source = event->mentions.items[i].span.source;
        if (!is_among(source, sources, count))
            sources[count++] = source;
    }
    return count;
}

/* ---- clean text ---- */

static bool turns_direction(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
           c == 0x200F || c == 0x061C;
}

static bool is_invisible(uint32_t c)
{
    return c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0xAD || c == 0xFEFF ||
           turns_direction(c);
}

void label_add_clean(struct buffer *out, struct slice text)
{
    bool space = false, any = false;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = UTF8_REPLACEMENT;
        size_t size = utf8_decode(slice_part(text, at, text.size), &c);
        at += size ? size : 1;
        if (c <= ' ' || c == 0xA0 || c == 0x2028 || c == 0x2029) {
            space = any;
            continue;
        }
        if (is_invisible(c))
            continue;
        if (space)
            buffer_add_byte(out, ' ');
        space = false;
        any = true;
        buffer_add_character(out, c);
    }
}
