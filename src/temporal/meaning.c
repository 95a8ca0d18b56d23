#include "temporal/meaning.h"

static bool is_followed_by_end(const struct find *find)
{
    return segment_word_in(find->segment, find->end,
                           (const char *const[]){"ended", "ending", NULL});
}

static bool is_current(const struct value *value, enum time_unit unit)
{
    return value->kind == VALUE_TIME && value->known == FIELD_SHIFT &&
           value->unit == unit && value->flagged;
}

/* "the year ended July 2" is no year of the calendar. */
static bool is_business_year(const struct find *find)
{
    return is_current(find->edge->value, UNIT_YEAR) && is_followed_by_end(find);
}

/* "the quarter ended July 31": the one that most of it lies in, where none is named */
static bool is_quarter_until(const struct find *find, const struct setting *setting,
                             struct value *meaning)
{
    const struct segment *segment = find->segment;
    uint32_t row = find->end + 1 < segment->count ? segment->atoms[find->end + 1].row : 0;

    if (!is_current(find->edge->value, UNIT_QUARTER) || !is_followed_by_end(find) ||
        setting->quarter.unit || !row || lexicon_row(row)->symbol != SYMBOL_MONTH)
        return false;
    int32_t middle = (lexicon_row(row)->value.month + 10) % 12; /* the month before */
    *meaning = (struct value){
        .kind = VALUE_TIME, .known = FIELD_QUARTER, .quarter = (uint8_t)(middle / 3 + 1)};
    return true;
}

/* "compared with 33 million last year" in a report of a quarter: in that quarter of it */
static bool is_comparison(const struct find *find, const struct setting *setting)
{
    enum { REACH = 8 };
    const struct segment *segment = find->segment;
    size_t start = segment_sentence_start(segment, find->first);

    if (find->edge->rule != RULE_last_unit || find->edge->value->unit != UNIT_YEAR ||
        !setting->quarter.unit || setting->months)
        return false;
    if (find->first > 0 && segment_word_is(segment, find->first - 1, "from"))
        return true;
    for (size_t at = find->first; at > start + 1 && at + REACH > find->first; at--) {
        if (segment_word_is(segment, at - 2, "compared") &&
            segment_word_in(segment, at - 1, (const char *const[]){"with", "to", NULL}))
            return true;
    }
    return false;
}

/* "it will one day be forgotten" */
static bool is_some_day(const struct find *find)
{
    const struct segment *segment = find->segment;
    const struct value *value = find->edge->value;

    return value->kind == VALUE_DURATION && value->unit == UNIT_DAY &&
           value->count == 1 && find->first > 0 &&
           segment_word_is(segment, find->first, "one") &&
           (segment_is(segment, find->first - 1, SYMBOL_CUE_FUTURE) ||
            segment_is(segment, find->first - 1, SYMBOL_CUE_MODAL));
}

static struct value vague(enum vague_time when)
{
    return (struct value){.kind = VALUE_VAGUE, .vague = (uint8_t)when};
}

/* "the best talks in a year", "for the second time in a week": how long the rank has held,
 * no time ahead. */
static bool is_ranked(const struct find *find)
{
    enum { REACH = 5 }; /* from "best" to "in a year" */
    static const char *const ranks[] = {
        "best",  "worst",   "first",     "second",  "third",  "fourth",  "fifth",
        "sixth", "biggest", "largest",   "highest", "lowest", "longest", "most",
        "least", "only",    "deadliest", "twice",   "times",  NULL};

    for (size_t i = find->first; i > 0 && i + REACH > find->first; i--) {
        if (segment_word_in(find->segment, i - 1, ranks))
            return true;
    }
    return false;
}

/* "will be redeemed in five years": a time, where the sentence looks ahead or says nothing
 * else; "fell 5 percent in two weeks" is a length. */
static bool is_time_ahead(const struct find *find, const struct direction *direction)
{
    const struct value *value = find->edge->value;

    return value->kind == VALUE_DURATION && !value->spread && !value->adjectival &&
           value->count != COUNT_VAGUE && find->first > 0 &&
           (direction->which == DIRECTION_FUTURE || direction->which == DIRECTION_NONE) &&
           segment_word_is(find->segment, find->first - 1, "in") && !is_ranked(find);
}

struct value meaning_of(const struct find *find, const struct direction *direction,
                        const struct setting *setting)
{
    struct value meaning = *find->edge->value;

    if (find->edge->rule == RULE_this_day && find->first > 0 &&
        segment_word_is(find->segment, find->first - 1, "to")) /* "to this day" */
        return vague(VAGUE_PRESENT);
    if (is_some_day(find))
        return vague(VAGUE_FUTURE);
    if (filter_is_rate_of_things(find))
        return (struct value){.kind = VALUE_SET, .unit = meaning.unit, .count = 1};
    if (is_business_year(find))
        return (struct value){.kind = VALUE_DURATION, .unit = UNIT_YEAR, .count = 1};
    if (is_quarter_until(find, setting, &meaning))
        return meaning;
    if (is_comparison(find, setting)) {
        meaning.known |= FIELD_QUARTER;
        meaning.direction = -1;
        return meaning;
    }
    if (is_time_ahead(find, direction)) {
        meaning.kind = VALUE_TIME;
        meaning.known = FIELD_SHIFT;
        meaning.base = BASE_PUBLICATION;
        meaning.direction = 1;
    }
    return meaning;
}
