#include "temporal/filter.h"

#include "temporal/direction.h"

/* Words that stand before times. */
static const char *const time_prepositions[] = {
    "in",   "on",         "by",      "since", "until",  "till",   "from",    "before",
    "over", "throughout", "after",   "of",    "during", "within", "through", "to",
    "last", "next",       "this",    "late",  "early",  "mid",    "every",   "each",
    "and",  "or",         "between", "for",   "at",     "around", "about",   NULL};
static const char *const spans[] = {"in",     "for",   "within", "after", "over",
                                    "during", "about", "than",   "of",    "once",
                                    "took",   "take",  "takes",  "taken", "taking",
                                    "lasted", "lasts", "spent",  "spend", NULL};

static bool single(const struct find *find)
{
    return find->end == find->first + 1;
}

static bool after_preposition(const struct find *find)
{
    return find->first > 0 &&
           segment_word_in(find->segment, find->first - 1, time_prepositions);
}

static bool is_name_at(const struct segment *segment, size_t at)
{
    return at < segment->count && segment->atoms[at].shape == ATOM_WORD &&
           segment->atoms[at].capitalised && !segment->atoms[at].starts_sentence;
}

static bool rule_is(const struct find *find, int rule)
{
    return find->edge->rule == rule;
}

/* "spring" and "fall", not "summer" */
static bool is_flagged_season(const struct find *find)
{
    return segment_word_in(find->segment, find->end - 1,
                           (const char *const[]){"spring", "fall", NULL});
}

/* "the March meeting", "its May deadline" */
static bool is_attribute(const struct find *find)
{
    const struct segment *segment = find->segment;
    const struct atom *atom = &segment->atoms[find->first];

    return find->edge->value->known & FIELD_MONTH && find->first > 0 &&
           atom->end - atom->start >= 3 && find->end < segment->count &&
           segment->atoms[find->end].shape == ATOM_WORD &&
           !segment->atoms[find->end].capitalised &&
           (segment_mark(segment, find->first - 1) == 's' ||
            segment_word_in(segment, find->first - 1,
                            (const char *const[]){"the", "a", "an", "its", "their", "his",
                                                  "her", "our", NULL}));
}

/* "Mon, Wed, Fri are best" */
static bool is_short_weekday(const struct find *find)
{
    return find->edge->value->known == FIELD_WEEKDAY &&
           find->segment->atoms[find->first].capitalised &&
           !segment_word_in(find->segment, find->first,
                            (const char *const[]){"sat", "sun", NULL});
}

/* "expected to fall": only "from summer to fall" is a time */
static bool is_infinitive(const struct find *find)
{
    return segment_word_is(find->segment, find->first - 1, "to") &&
           (find->first < 2 ||
            !segment_is(find->segment, find->first - 2, SYMBOL_SEASON));
}

/* "Sun" of a company or a paper: "on Sun" is a day, "in Sun" and "that Sun" are none */
static bool is_short_name(const struct find *find)
{
    static const char *const dated[] = {"on",   "by",    "until",   "till",
                                        "from", "since", "next",    "last",
                                        "late", "early", "through", NULL};
    const struct segment *segment = find->segment;

    if (find->brief || find->edge->value->known != FIELD_WEEKDAY ||
        !segment_word_in(segment, find->end - 1,
                         (const char *const[]){"sat", "sun", NULL}) ||
        segment->text.data[segment->atoms[find->end - 1].end - 1] == '.')
        return false;
    if (!single(find))
        return rule_is(find, RULE_weekday_which) &&
               segment_word_is(segment, find->first, "that");
    return find->first == 0 || !segment_word_in(segment, find->first - 1, dated);
}

/* "the fall of the city", "winter quarters" */
static bool is_fall_of(const struct find *find)
{
    if (rule_is(find, RULE_season) || rule_is(find, RULE_season_which))
        return segment_word_is(find->segment, find->end, "quarters") ||
               (segment_word_is(find->segment, find->end - 1, "fall") &&
                segment_word_is(find->segment, find->end, "of"));
    return false;
}

/* "May said", "march", "Sun", "Jan": with another meaning, unless the words around ask
 * for a time. */
static bool is_other_word(const struct find *find)
{
    const struct atom *atom = &find->segment->atoms[find->first];

    if (is_fall_of(find))
        return true;
    if (rule_is(find, RULE_season) && !single(find) && is_flagged_season(find))
        return !after_preposition(find);
    if (!single(find) && is_short_name(find))
        return true;
    if (!single(find) || atom->shape != ATOM_WORD ||
        find->edge->value->kind != VALUE_TIME ||
        (find->edge->value->known & FIELD_PART && !find->brief))
        return false;
    if (!find->edge->value->flagged || (find->brief && is_short_weekday(find)))
        return false;
    if (find->edge->value->known & FIELD_SEASON)
        return !after_preposition(find) || is_infinitive(find);
    if (is_short_name(find))
        return true;
    if (find->segment->text.data[atom->end - 1] == '.' || is_attribute(find))
        return false;
    return !after_preposition(find) ||
           segment_word_in(find->segment, find->first - 1,
                           (const char *const[]){"and", "or", "to", "for", "at", NULL});
}

static const char *const sequels[] = {"later", "earlier", "after", "before", NULL};

/* "anniversary", not "the" */
static bool is_holiday_word(const struct segment *segment, size_t at)
{
    uint32_t row = segment->atoms[at].row;

    return row && lexicon_row(row)->symbol == SYMBOL_HOLIDAY_WORD;
}

/* A word that no table knows, or for others' sake, and no pronoun: a noun, mostly. */
static bool is_noun_at(const struct segment *segment, size_t at)
{
    static const char *const others[] = {"they", "he",    "she",   "it",  "we",  "i",
                                         "you",  "there", "their", "his", "its", NULL};

    return at < segment->count && segment->atoms[at].shape == ATOM_WORD &&
           (segment_is_common(segment, at) || is_holiday_word(segment, at)) &&
           !segment_word_in(segment, at, others);
}

static bool precedes_noun(const struct find *find)
{
    return is_noun_at(find->segment, find->end);
}

/* Whether a noun phrase or clause begins at an atom: "the", "his", a name, a word that no
 * table knows. */
static bool begins_phrase(const struct segment *segment, size_t at)
{
    const struct atom *atom = &segment->atoms[at];

    if (atom->shape != ATOM_WORD || atom->starts_sentence)
        return atom->shape == ATOM_NUMBER;
    if (slice_ends_with(segment_word(segment, at), "ing")) /* "three days after coming" */
        return true;
    return segment_is_common(segment, at) || segment_is(segment, at, SYMBOL_THE) ||
           segment_is(segment, at, SYMBOL_A) || segment_is(segment, at, SYMBOL_THIS) ||
           (segment_is(segment, at, SYMBOL_THAT) && is_noun_at(segment, at + 1)) ||
           (atom->capitalised && segment_is(segment, at, SYMBOL_HOLIDAY_START));
}

/* "two days before" ends a phrase; "two days before the summit" is counted from an event
 * and only a duration here. The same of "the day after". */
static bool is_counted_from_event(const struct find *find)
{
    size_t next = find->end;

    if (rule_is(find, RULE_duration_after_that) ||
        rule_is(find, RULE_duration_before_that)) /* "after that war" */
        return precedes_noun(find);
    if (!rule_is(find, RULE_duration_before_alone) &&
        !rule_is(find, RULE_duration_after_alone) && !rule_is(find, RULE_day_after) &&
        !rule_is(find, RULE_day_before))
        return false;
    return next < find->segment->count && begins_phrase(find->segment, next);
}

/* "in a week or so" of the past is how long something took */
static bool is_length(const struct find *find)
{
    return rule_is(find, RULE_in_duration_or_so) &&
           direction_of(find->segment, find->first, find->end).which != DIRECTION_FUTURE;
}

/* "weeks" alone only as a span: "for weeks". */
static bool is_bare_unit(const struct find *find)
{
    if (find->edge->symbol != SYMBOL_BARE_UNIT)
        return false;
    if (find->edge->value->unit == UNIT_SECOND) /* "seconds before the blast": at once */
        return true;
    if (segment_word_in(find->segment, find->end, sequels))
        return false;
    return find->edge->value->unit < UNIT_DAY || find->first == 0 ||
           !segment_word_in(find->segment, find->first - 1,
                            (const char *const[]){"for", "within", "in", NULL});
}

/* "$33 million a year" */
static bool is_rate(const struct find *find)
{
    const struct segment *segment = find->segment;
    size_t before = find->first - 1;

    return find->first > 0 &&
           (segment->atoms[before].shape == ATOM_AMOUNT ||
            segment->atoms[before].shape == ATOM_NUMBER ||
            segment_word_in(segment, before,
                            (const char *const[]){"million", "billion", "trillion",
                                                  "percent", "cents", "dollars", "tons",
                                                  "barrels", NULL}));
}

static bool is_counting(const struct segment *segment, size_t at)
{
    static const char *const counts[] = {"dozens",  "scores",   "hundreds", "thousands",
                                         "million", "millions", "many",     NULL};

    return segment->atoms[at].shape == ATOM_NUMBER ||
           segment_is(segment, at, SYMBOL_CARDINAL) ||
           segment_is(segment, at, SYMBOL_TENS) ||
           segment_is(segment, at, SYMBOL_HUNDRED) ||
           segment_is(segment, at, SYMBOL_THOUSAND) ||
           segment_word_in(segment, at, counts);
}

/* A noun in the plural, as far as its letters tell. */
static bool is_plural_at(const struct segment *segment, size_t at)
{
    struct slice word = segment_word(segment, at);

    return segment->atoms[at].shape == ATOM_WORD && word.size >= 3 &&
           segment_is_common(segment, at) && slice_ends_with(word, "s") &&
           !slice_ends_with(word, "ss");
}

bool filter_is_rate_of_things(const struct find *find)
{
    enum { REACH = 4 };
    const struct segment *segment = find->segment;
    size_t start = segment_sentence_start(segment, find->first);

    if (!rule_is(find, RULE_duration_a_unit) || find->first < start + 2 ||
        !is_plural_at(segment, find->first - 1) ||
        segment_word_in(segment, find->end, sequels))
        return false;
    for (size_t back = 2; back <= REACH && find->first >= start + back; back++) {
        if (is_counting(segment, find->first - back))
            return true;
    }
    return false;
}

/* "a year" is a time behind "for", "in" ..., and a rate behind an amount. */
static bool is_indefinite(const struct find *find)
{
    if (filter_is_rate_of_things(find))
        return false;
    if (find->edge->value->kind != VALUE_DURATION || !find->edge->value->flagged)
        return false;
    if (find->edge->value->unit == UNIT_SECOND || find->edge->value->unit == UNIT_QUARTER)
        return true;
    return !segment_word_in(find->segment, find->end, sequels) && !is_rate(find) &&
           (find->first == 0 || !segment_word_in(find->segment, find->first - 1, spans));
}

/* "a week after the 25th anniversary" */
static bool is_shift_of_number(const struct find *find)
{
    return find->segment->atoms[find->end - 1].shape == ATOM_ORDINAL &&
           find->edge->value->of && find->edge->value->of->known == FIELD_DAY &&
           precedes_noun(find);
}

/* "the 28th week", "the 15th and 16th centuries" */
static bool counts_unit(const struct segment *segment, size_t next)
{
    if (segment_word_in(segment, next, (const char *const[]){"and", "or", "to", NULL}) &&
        next + 1 < segment->count &&
        (segment->atoms[next + 1].shape == ATOM_ORDINAL ||
         segment_is(segment, next + 1, SYMBOL_ORDINAL)))
        next += 2;
    return segment_is(segment, next, SYMBOL_UNIT) ||
           segment_is(segment, next, SYMBOL_UNITS);
}

/* "at a quarter to nine the first shots were heard" */
static bool is_clock_before_count(const struct find *find)
{
    uint32_t known = find->edge->value->known;

    return find->edge->value->kind == VALUE_TIME && known & FIELD_HOUR &&
           known & FIELD_DAY && !(known & FIELD_MONTH) && precedes_noun(find);
}

static bool is_number_of_day(const struct find *find)
{
    size_t next = find->end;

    if (is_shift_of_number(find) || is_clock_before_count(find))
        return true;
    if (!rule_is(find, RULE_the_day_number))
        return false;
    return find->segment->atoms[find->end - 1].shape != ATOM_ORDINAL ||
           !after_preposition(find) || counts_unit(find->segment, next) ||
           (next < find->segment->count &&
            find->segment->atoms[next].shape == ATOM_WORD &&
            !find->segment->atoms[next].starts_sentence &&
            (is_noun_at(find->segment, next) || find->segment->atoms[next].capitalised));
}

/* "(1815)", "1803-1815," */
static bool is_set_off(const struct find *find)
{
    char before = find->first > 0 ? segment_mark(find->segment, find->first - 1) : '\0';
    char after = segment_mark(find->segment, find->end);

    return (before == '(' || before == '-' || before == ',') &&
           (after == ')' || after == '-' || after == ',' || after == '.');
}

/* Four digits that count things: "2000 people". */
static bool is_count(const struct find *find)
{
    const struct atom *atom = &find->segment->atoms[find->first];
    int32_t year = find->edge->value->year;
    size_t next = find->end;
    char before = find->first > 0 ? segment_mark(find->segment, find->first - 1) : '\0';

    if (!single(find) || find->edge->value->kind != VALUE_TIME)
        return false;
    if (atom->shape == ATOM_YEAR) /* "'60 Minutes'" */
        return is_name_at(find->segment, next);
    if (atom->shape != ATOM_NUMBER)
        return false;
    if (before == '/' || before == '$' || before == '#')
        return true;
    if (find->first > 0 && segment_mark(find->segment, find->end) == '-' && year > 2050)
        return true;
    if (year >= (find->narrative && after_preposition(find) ? 1400 : 1900) &&
        year < 2050) {
        struct slice word = segment_word(find->segment, next);
        return year % 100 == 0 && next < find->segment->count &&
               find->segment->atoms[next].shape == ATOM_WORD &&
               !find->segment->atoms[next].capitalised && slice_ends_with(word, "s") &&
               word.size > 3;
    }
    if (year >= 1400 && year < 1900 && is_set_off(find))
        return false;
    return !after_preposition(find) || year > 2050 || year < 1000 ||
           (next < find->segment->count &&
            find->segment->atoms[next].shape == ATOM_WORD &&
            segment_is_common(find->segment, next));
}

static bool is_bare_part(const struct find *find)
{
    if (!find->edge->value->flagged || !(find->edge->value->known & FIELD_PART))
        return false;
    if (single(find))
        return find->first == 0 ||
               !segment_word_in(find->segment, find->first - 1,
                                (const char *const[]){"at", "by", "until", "before",
                                                      "after", "since", "from", NULL});
    return find->first == 0 ||
           !segment_word_in(find->segment, find->first - 1,
                            (const char *const[]){"in", "during", "by", "until", "before",
                                                  "after", "since", "through", NULL});
}

/* "10:30" or "3/4" alone could be anything. */
static bool is_bare_figure(const struct find *find)
{
    const struct atom *atom = &find->segment->atoms[find->first];

    if (!single(find))
        return false;
    if (atom->shape == ATOM_CLOCK)
        return !after_preposition(find) &&
               (find->first == 0 ||
                !segment_word_in(find->segment, find->first - 1,
                                 (const char *const[]){"is", "was", NULL}));
    return atom->shape == ATOM_DATE && !(find->edge->value->known & FIELD_YEAR) &&
           !after_preposition(find);
}

/* The halves of games and of other things. */
static bool is_bare_half(const struct find *find)
{
    return find->edge->value->kind == VALUE_TIME &&
           find->edge->value->known == FIELD_HALF;
}

/* "annual meeting" */
static bool is_adjective_set(const struct find *find)
{
    return rule_is(find, RULE_set_word) &&
           segment_word_is(find->segment, find->first, "annual");
}

static bool is_plain_hour(const struct find *find)
{
    return find->edge->value->kind == VALUE_TIME && find->edge->value->clock_uncertain &&
           find->edge->symbol == SYMBOL_MOMENT && rule_is(find, RULE_clock_hour_in_part);
}

/* "may last three hours" */
static bool is_verb(const struct find *find)
{
    return rule_is(find, RULE_duration_last) && find->first > 0 &&
           segment_word_is(find->segment, find->first, "last") &&
           segment_word_in(find->segment, find->first - 1,
                           (const char *const[]){"will", "would", "may", "might", "could",
                                                 "can", "to", "should", "must", "not",
                                                 NULL});
}

static bool is_number_of_digits(const struct segment *segment, size_t at, uint32_t least,
                                uint32_t most)
{
    uint32_t length;

    if (at >= segment->count || segment->atoms[at].shape != ATOM_NUMBER)
        return false;
    length = segment->atoms[at].end - segment->atoms[at].start;
    return length >= least && length <= most;
}

/* What is no day of a month: "32 - 2015". */
static bool is_no_day(const struct segment *segment, size_t at)
{
    struct value number = {0};

    return is_number_of_digits(segment, at, 2, 2) &&
           atom_value(segment->text, &segment->atoms[at], &number) && number.number > 31;
}

/* "2014" of "29 February 2014", "2015" of "32 - 2015" */
static bool is_year_of_impossible(const struct find *find)
{
    const struct segment *segment = find->segment;
    size_t first = find->first;

    if (!single(find) || !is_number_of_digits(segment, first, 4, 4))
        return false;
    if (segment_mark(segment, first - 1) == '-')
        return is_no_day(segment, first - 2);
    if (segment_mark(segment, find->end) == '-')
        return is_no_day(segment, find->end + 1);
    return first > 1 && is_number_of_digits(segment, first - 2, 1, 2) &&
           segment_is(segment, first - 1, SYMBOL_MONTH);
}

/* "32 August 2014", "July 42nd", "29 February 2014" */
static bool is_impossible(const struct find *find)
{
    const struct segment *segment = find->segment;
    const struct value *value = find->edge->value;
    struct value year = {0};

    if (find->brief && is_year_of_impossible(find))
        return true;
    if (value->kind != VALUE_TIME || !(value->known & FIELD_MONTH) || value->numeric_date)
        return false;
    if (!(value->known & FIELD_DAY))
        return find->brief && (is_number_of_digits(segment, find->first - 1, 2, 2) ||
                               is_number_of_digits(segment, find->end, 5, 8));
    return value->month == 2 && value->day == 29 && !(value->known & FIELD_YEAR) &&
           find->end < segment->count && segment->atoms[find->end].shape == ATOM_NUMBER &&
           atom_value(segment->text, &segment->atoms[find->end], &year) &&
           year.number >= 1000 && !date_is_leap_year(year.number);
}

/* ", 18th" goes on from a day of a month: "or second" is none. */
static bool is_lone_ordinal(const struct find *find)
{
    return (rule_is(find, RULE_brief_next_ordinal) ||
            rule_is(find, RULE_brief_last_ordinal)) &&
           (find->first == 0 ||
            find->segment->atoms[find->first - 1].shape != ATOM_ORDINAL ||
            find->segment->atoms[find->end - 1].shape != ATOM_ORDINAL);
}

/* "(17 August 1656 - 21 January 1669)": two days, when somebody was born and died */
static bool is_lifetime(const struct find *find)
{
    const struct value *value = find->edge->value;

    return find->first > 0 && segment_mark(find->segment, find->first - 1) == '(' &&
           value->until && value->known & FIELD_MONTH;
}

/* "Saturday 3" of "Saturday 3 days from now", "at 6.45 percent" */
static bool is_followed_by_unit(const struct find *find)
{
    const struct segment *segment = find->segment;
    enum atom_shape shape = (enum atom_shape)segment->atoms[find->end - 1].shape;

    return shape == ATOM_NUMBER && !(find->edge->value->known & FIELD_YEAR) &&
           (segment_is(segment, find->end, SYMBOL_UNITS) ||
            segment_word_in(segment, find->end,
                            (const char *const[]){"percent", "per", "points", "million",
                                                  "billion", NULL}));
}

/* "three quarters of the crowd", "two thousand" of anything */
static bool is_quantity(const struct find *find)
{
    const struct value *value = find->edge->value;

    if (rule_is(find, RULE_year_two_thousand) || rule_is(find, RULE_year_spoken))
        return !after_preposition(find);
    return value->kind == VALUE_DURATION && value->unit == UNIT_QUARTER &&
           value->count < 4 && segment_word_is(find->segment, find->end, "of");
}

/* "Ms April", "April Jones" */
static bool is_name(const struct find *find)
{
    const struct segment *segment = find->segment;
    const struct value *value = find->edge->value;
    bool named = single(find) && value->kind == VALUE_TIME && value->month >= 4 &&
                 value->month <= 8 && value->known == FIELD_MONTH;
    size_t next = find->end;

    if (!named)
        return false;
    if (find->first > 0 && segment_is(segment, find->first - 1, SYMBOL_ABBREVIATION) &&
        segment->atoms[find->first - 1].capitalised)
        return true;
    return !after_preposition(find) && next < segment->count &&
           segment->atoms[next].shape == ATOM_WORD && segment->atoms[next].capitalised &&
           !segment->atoms[next].starts_sentence && segment_is_common(segment, next);
}

/* "partner of the year", "sales in the week": which one is not told */
static bool is_unit_of_none(const struct find *find)
{
    return find->brief && rule_is(find, RULE_the_unit) && find->first > 0 &&
           segment_word_in(find->segment, find->first - 1,
                           (const char *const[]){"of", "in", NULL});
}

/* "the past" of a country is none, nor is "for the foreseeable future": only "in the
 * past", "in the near future" */
static bool is_history(const struct find *find)
{
    return (rule_is(find, RULE_vague_the_past) ||
            rule_is(find, RULE_vague_near_future)) &&
           (find->first == 0 || !segment_word_is(find->segment, find->first - 1, "in"));
}

/* "Now, he says" joins sentences, "recent" attaches to what happened: neither is a time
 * as "now" is one. */
static bool is_connective(const struct find *find)
{
    const struct atom *atom = &find->segment->atoms[find->first];

    if (!single(find) || find->edge->value->kind != VALUE_VAGUE)
        return false;
    if (segment_word_is(find->segment, find->first, "recent"))
        return true;
    return segment_word_is(find->segment, find->first, "now") && atom->capitalised &&
           !atom->all_capitals && segment_mark(find->segment, find->end) == ',';
}

/* "its future strategy", "the average daily turnover": they tell of a thing, not when; and
 * only "in future" is a time */
static bool is_attribute_of_noun(const struct find *find)
{
    const char *before = rule_is(find, RULE_vague_future) ? "in" : "average";

    if (!rule_is(find, RULE_vague_future) && !rule_is(find, RULE_set_word))
        return false;
    if (find->first > 0 && segment_word_is(find->segment, find->first - 1, before))
        return precedes_noun(find);
    return rule_is(find, RULE_vague_future);
}

static bool is_of_name(const struct segment *segment, size_t next)
{
    if (segment_mark(segment, next) == 's' || segment_mark(segment, next) == '\'')
        next++;
    return is_name_at(segment, next) && segment_is_common(segment, next);
}

/* "The Sunday Times", "Saturday Night Live"; "The Sunday Post" of another sentence */
static bool is_of_paper(const struct find *find)
{
    static const char *const papers[] = {"times",   "telegraph", "mail", "mirror",
                                         "express", "tribune",   "live", NULL};
    const struct segment *segment = find->segment;
    bool named = find->first > 0 && is_name_at(segment, find->first - 1) &&
                 segment_word_is(segment, find->first - 1, "the");

    return find->edge->value->kind == VALUE_TIME &&
           find->edge->value->known & FIELD_WEEKDAY && is_name_at(segment, find->end) &&
           (named || segment_word_in(segment, find->end, papers));
}

/* A name that is no part of a longer phrase: "Le Matin" of "Le Matin, which", "Le Matin
 * reported". */
static bool is_whole_name(const struct segment *segment, size_t at)
{
    size_t end = at;

    while (is_name_at(segment, end))
        end++;
    return end > at && (filter_ends_phrase(segment, end) ||
                        slice_ends_with(segment_word(segment, end), "ed"));
}

/* "the French daily Le Matin", "the weekly Nedelya said", "The Daily Post": papers */
static bool is_newspaper(const struct find *find)
{
    const struct segment *segment = find->segment;
    const struct atom *before = &segment->atoms[find->first > 0 ? find->first - 1 : 0];

    if (!rule_is(find, RULE_set_word) || find->first == 0 ||
        !is_name_at(segment, find->end) || before->shape != ATOM_WORD ||
        !segment_word_in(segment, find->first,
                         (const char *const[]){"daily", "weekly", "monthly", NULL}))
        return false;
    return before->capitalised || is_name_at(segment, find->first) ||
           is_whole_name(segment, find->end);
}

/* "three days later than planned" is a length */
static bool is_compared(const struct find *find)
{
    return (rule_is(find, RULE_duration_later) || rule_is(find, RULE_duration_earlier)) &&
           segment_word_is(find->segment, find->end, "than");
}

/* "the Seven Years' War", "Spring Offensive", "the October Revolution" */
static bool is_name_of_event(const struct find *find)
{
    static const char *const events[] = {
        "revolution", "war",      "uprising", "rising",    "offensive", "coup", "crisis",
        "manifesto",  "massacre", "accords",  "agreement", "movement",  NULL};
    const struct segment *segment = find->segment;
    const struct value *value = find->edge->value;
    const struct atom *last = &segment->atoms[find->end - 1];

    if (!segment->has_capital || !last->capitalised || last->shape != ATOM_WORD)
        return false;
    if (!is_of_name(segment, find->end))
        return false;
    if (value->kind == VALUE_DURATION ||
        (value->kind == VALUE_TIME && value->known & FIELD_SEASON &&
         segment_is(segment, find->end - 1, SYMBOL_SEASON)))
        return !last->starts_sentence;
    return single(find) && value->known == FIELD_MONTH &&
           segment_word_in(segment, find->end, events);
}

/* "by 20% annually": a rate, as "24 hours a day" is one */
static bool is_ratio(const struct find *find)
{
    const struct segment *segment = find->segment;

    if (rule_is(find, RULE_a_unit_rate)) /* "20 miles per hour" */
        return find->edge->value->unit <= UNIT_HOUR;
    if (rule_is(find, RULE_set_word))
        return is_rate(find) || segment_mark(segment, find->first - 1) == '%';
    return find->edge->value->kind == VALUE_DURATION && !find->edge->value->spread &&
           segment_is(segment, find->end, SYMBOL_A) &&
           segment_is(segment, find->end + 1, SYMBOL_UNIT) &&
           !segment_is(segment, find->end + 2, SYMBOL_AGO) &&
           !segment_word_in(segment, find->end + 2, sequels);
}

/* "ABC's "This Week"", "USA Today": names of papers and programmes */
static bool is_title(const struct find *find)
{
    const struct segment *segment = find->segment;
    const struct atom *first = &segment->atoms[find->first];

    if (!segment->has_capital || find->first == 0 || first->starts_sentence ||
        !segment->atoms[find->end - 1].capitalised)
        return false;
    if (rule_is(find, RULE_the_unit)) /* "player of the Year" */
        return segment_word_is(segment, find->first - 1, "of");
    if (!first->capitalised)
        return false;
    if (rule_is(find, RULE_day_word) && single(find)) {
        const struct atom *before = first - 1;
        return before->shape == ATOM_WORD && before->all_capitals && !first->all_capitals;
    }
    return rule_is(find, RULE_this_unit) && segment_mark(segment, find->first - 1) == '"';
}

/* "high noon" of a film or a quarrel */
static bool is_figure_of_speech(const struct find *find)
{
    return find->first > 0 && segment_is(find->segment, find->first, SYMBOL_POINT) &&
           segment_word_is(find->segment, find->first - 1, "high");
}

/* "a 25-year-old man" */
static bool is_age(const struct find *find)
{
    return find->edge->symbol == SYMBOL_AGE_PHRASE;
}

/* "the year" of "the year-ago results", "the 30s" of a person without "the" */
static bool is_cut(const struct find *find)
{
    const struct value *value = find->edge->value;

    if (rule_is(find, RULE_the_unit))
        return segment_mark(find->segment, find->end) == '-';
    return value->known & FIELD_DECADE && value->flagged && single(find);
}

bool filter_ends_phrase(const struct segment *segment, size_t at)
{
    if (at >= segment->count || segment->atoms[at].starts_sentence)
        return true;
    if (segment->atoms[at].shape == ATOM_MARK)
        return segment->atoms[at].mark != '%' && segment->atoms[at].mark != '-';
    return segment->atoms[at].shape == ATOM_BREAK ||
           (segment->atoms[at].shape == ATOM_WORD && !segment_is_common(segment, at) &&
            !segment_is(segment, at, SYMBOL_UNITS) &&
            !segment_is(segment, at, SYMBOL_UNIT) &&
            !segment_is(segment, at, SYMBOL_MONTH));
}

/* What is a sentence of its own and no common word is meant as a time: "10/31/1974". */
static bool is_alone(const struct find *find)
{
    const struct value *value = find->edge->value;

    return segment_is_whole_sentence(find->segment, find->first, find->end) &&
           (find->brief || !find->segment->has_capital || value->numeric_date ||
            value->known & (FIELDS_CLOCK | FIELD_DAY));
}

const char *filter_drops(const struct find *find, bool *wholly)
{
    static const struct {
        const char *name;
        bool (*drops)(const struct find *);
        bool brief_too; /* it holds in brief texts too */
    } filters[] = {
        {"other word", is_other_word, true},
        {"bare unit", is_bare_unit, true},
        {"indefinite", is_indefinite, false},
        {"number of a day", is_number_of_day, false},
        {"count", is_count, true},
        {"unit of none", is_unit_of_none, true},
        {"bare part of day", is_bare_part, false},
        {"bare figure", is_bare_figure, false},
        {"bare half", is_bare_half, false},
        {"adjective", is_adjective_set, true},
        {"plain hour", is_plain_hour, false},
        {"age", is_age, true},
        {"connective", is_connective, false},
        {"figure of speech", is_figure_of_speech, true},
        {"cut", is_cut, true},
        {"counted from an event", is_counted_from_event, true},
        {"length", is_length, false},
        {"history", is_history, true},
        {"attribute of a noun", is_attribute_of_noun, false},
        {"ratio", is_ratio, true},
        {"title", is_title, true},
        {"name of an event", is_name_of_event, true},
        {"name of a paper", is_of_paper, true},
        {"paper", is_newspaper, true},
        {"compared", is_compared, true},
        {"verb", is_verb, true},
        {"quantity", is_quantity, true},
        {"name", is_name, true},
        {"impossible", is_impossible, true},
        {"lone ordinal", is_lone_ordinal, true},
        {"lifetime", is_lifetime, true},
        {"followed by a unit", is_followed_by_unit, true},
    };

    *wholly = is_impossible(find);
    if (*wholly)
        return "impossible";
    if (is_alone(find))
        return NULL;
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++) {
        *wholly = filters[i].drops == is_age || filters[i].drops == is_impossible ||
                  filters[i].drops == is_of_paper;
        if (find->brief && !filters[i].brief_too)
            continue;
        if (filters[i].drops(find))
            return filters[i].name;
    }
    return NULL;
}
