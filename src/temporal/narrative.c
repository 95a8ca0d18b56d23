#include "temporal/narrative.h"

#include "base/ascii.h"

#include <string.h>

/* Times older than two years before the publication are old. */
enum { OLD_YEARS = 2, OLD_DATES_MIN = 3, OLD_TO_RECENT = 6, FIRST_WEIGHT = 3 };

/* A number of four digits between 1000 and 'last' at 'at'; 0: none. */
static int32_t old_year(struct slice text, size_t at, int32_t last)
{
    enum { DIGITS = 4 };
    int32_t year = 0;

    if (at + DIGITS > text.size || (at > 0 && ascii_is_alphanumeric(text.data[at - 1])) ||
        (at + DIGITS < text.size && ascii_is_alphanumeric(text.data[at + DIGITS])))
        return 0;
    for (size_t i = at; i < at + DIGITS; i++) {
        if (!ascii_is_digit(text.data[i]))
            return 0;
        year = year * 10 + (text.data[i] - '0');
    }
    return year >= 1000 && year <= last ? year : 0;
}

/* News quote and name weekdays, histories seldom do: once in four years named. */
static bool sounds_like_news(struct slice text, size_t years)
{
    enum { YEARS_PER_WORD = 4 };
    static const char *const words[] = {" said", "day "}; /* "Friday ", "yesterday " */
    size_t found = 0;

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t at = 0;
        while (found <= years / YEARS_PER_WORD &&
               (at = slice_find(text, slice_of(words[i]), at)) != SIZE_MAX) {
            found++;
            at++;
        }
    }
    return found > years / YEARS_PER_WORD;
}

/* Old years that begin with a digit; 'first' becomes where the first one stands, if that
 * is before it. */
static size_t count_years(struct slice text, char digit, int32_t last, size_t *first)
{
    const char *at = text.data, *end = text.data + text.size;
    size_t years = 0;

    while (at < end && (at = memchr(at, digit, (size_t)(end - at))) != NULL) {
        size_t place = (size_t)(at - text.data);
        if (old_year(text, place, last)) {
            *first = place < *first ? place : *first;
            years++;
        }
        at++;
    }
    return years;
}

struct narrative narrative_foreseen(struct slice text, const struct setting *setting)
{
    enum { YEARS_MIN = 4, BYTES_PER_YEAR = 1500, TEXT_MIN = 700 };
    struct narrative narrative = {0, 0, 0};
    int32_t last = date_from_days(setting->day).year - OLD_YEARS;
    size_t years, first = text.size;

    if (!setting->has_day || text.size < TEXT_MIN)
        return narrative;
    years = count_years(text, '1', last, &first) + count_years(text, '2', last, &first);
    if (years < YEARS_MIN || years < text.size / BYTES_PER_YEAR)
        return narrative;
    narrative.old_dates = OLD_DATES_MIN;
    if (!sounds_like_news(text, years))
        narrative.first_year = old_year(text, first, last);
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
            narrative->old_dates <= OLD_DATES_MIN && !narrative->first_year ? FIRST_WEIGHT
                                                                            : 1;
}

bool narrative_is_certain(const struct narrative *narrative)
{
    return narrative->old_dates >= OLD_DATES_MIN &&
           narrative->old_dates > OLD_TO_RECENT * narrative->recent_dates;
}
