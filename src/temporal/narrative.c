#include "temporal/narrative.h"

#include "base/ascii.h"

#include <string.h>

/* Times older than two years before the publication are old. */
enum { OLD_YEARS = 2, OLD_DATES_MIN = 3, OLD_TO_RECENT = 6, FIRST_WEIGHT = 3 };

/* A number of four digits between 1000 and 'last' at 'at'. */
static bool is_old_year(struct slice text, size_t at, int32_t last)
{
    enum { DIGITS = 4 };
    int32_t year = 0;

    if (at + DIGITS > text.size || (at > 0 && ascii_is_alphanumeric(text.data[at - 1])) ||
        (at + DIGITS < text.size && ascii_is_alphanumeric(text.data[at + DIGITS])))
        return false;
    for (size_t i = at; i < at + DIGITS; i++) {
        if (!ascii_is_digit(text.data[i]))
            return false;
        year = year * 10 + (text.data[i] - '0');
    }
    return year >= 1000 && year <= last;
}

/* Bytes from 'at' on that are surely no digits, by eights. */
static size_t plain_prefix(struct slice text, size_t at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t from = at;

    for (uint64_t word; at + sizeof word <= text.size; at += sizeof word) {
        memcpy(&word, text.data + at, sizeof word);
        word = (word & ones * 0xF0) ^ ones * 0x30; /* 0 for '0' to '?' */
        if (((word - ones) & ~word & ones << 7) != 0)
            break;
    }
    return at - from;
}

struct narrative narrative_foreseen(struct slice text, const struct setting *setting)
{
    enum { YEARS_MIN = 4, BYTES_PER_YEAR = 1500, TEXT_MIN = 700 };
    struct narrative narrative = {0, 0};
    int32_t last = date_from_days(setting->day).year - OLD_YEARS;
    size_t years = 0;

    for (size_t at = 0; setting->has_day && at < text.size; at++) {
        at += plain_prefix(text, at);
        if (at == text.size)
            break;
        if ((text.data[at] == '1' || text.data[at] == '2') && is_old_year(text, at, last))
            years++;
    }
    if (text.size >= TEXT_MIN && years >= YEARS_MIN &&
        years >= text.size / BYTES_PER_YEAR)
        narrative.old_dates = OLD_DATES_MIN;
    return narrative;
}

/* What is counted from the publication, or was looked for around it. */
static bool is_of_publication(const struct value *value)
{
    return (value->known & FIELD_SHIFT && value->base == BASE_PUBLICATION) ||
           value->known & (FIELD_WEEKDAY | FIELD_MONTH);
}

void narrative_weigh(struct narrative *narrative, const struct value *value,
                     struct place place, const struct setting *setting)
{
    int32_t year = date_from_days(setting->day).year;
    bool dated = value->known & (FIELD_YEAR | FIELD_DECADE);
    bool old = !setting->has_day || place.year <= year - OLD_YEARS;

    if (dated && old)
        narrative->old_dates++;
    else if (!old && (dated || is_of_publication(value)))
        /* news say first what is new */
        narrative->recent_dates +=
            narrative->old_dates <= OLD_DATES_MIN ? FIRST_WEIGHT : 1;
}

bool narrative_is_certain(const struct narrative *narrative)
{
    return narrative->old_dates >= OLD_DATES_MIN &&
           narrative->old_dates > OLD_TO_RECENT * narrative->recent_dates;
}
