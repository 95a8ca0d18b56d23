#include "claim/connective.h"

#include <string.h>

enum {
    LEAD_MAX = 7, /* tokens of a distance: "less than two and a half weeks" */
    WEEK_DAYS = 7,
    FORTNIGHT_DAYS = 14,
    MONTH_DAYS_LEAST = 28,
    MONTH_DAYS_MOST = 31,
    YEAR_DAYS = 365,
    SLACK_DIVISOR = 14, /* "four weeks after": a day more or less for each two weeks */
    FAR_DAYS = 4000000,
};

static const struct row {
    enum link_kind kind;
    const char *words;
} rows[] = {
#define CONNECTIVE(kind, words) {LINK_##kind, words},
#include "claim/connectives.def"
#undef CONNECTIVE
};

/* ---- where they stand ---- */

/* The token behind the words when they stand there; 0: they do not. */
static uint32_t words_end(const struct reader *reader, uint32_t token, const char *words)
{
    if (token >= reader->count || reader_lower(reader, token).size == 0 ||
        reader_lower(reader, token).data[0] != words[0])
        return 0;
    struct slice rest = slice_of(words);
    while (rest.size > 0) {
        struct slice word = slice_cut(&rest, ' ');
        if (token >= reader->count || !slice_equal(reader_lower(reader, token), word))
            return 0;
        token++;
    }
    return token;
}

static bool is_order_word(const struct reader *reader, uint32_t token)
{
    return reader_among(reader, token, CLAIM_SET_ORDER);
}

/* "the day" of "the day before", "the following day" and "the opening day" joins
 * nothing. */
static bool is_ruled_out(const struct reader *reader, const struct row *row,
                         uint32_t token, uint32_t end)
{
    if (row->kind == LINK_SAME_DAY)
        return end >= reader->count || is_order_word(reader, end) ||
               reader->timex_of[end] != TIMEX_NONE ||
               reader->document->tokens.items[end].is_punctuation;
    if (strcmp(row->words, "following") == 0)
        return reader->timex_of[token] != TIMEX_NONE;
    bool no_later = token > 0 && end - token == 2 && reader_is(reader, token - 1, "no");
    return no_later && reader_is(reader, end - 1, "than");
}

/* "within a week of the vote". */
static bool is_within(const struct reader *reader, uint32_t token)
{
    int32_t amount;
    return reader_is(reader, token, "of") && token >= 3 &&
           reader_is(reader, token - 3, "within") &&
           reader_amount(reader, token - 2, &amount);
}

bool connective_at(const struct reader *reader, uint32_t token,
                   struct connective *connective)
{
    *connective = (struct connective){LINK_BEFORE, token, 0};
    if (is_within(reader, token)) {
        *connective = (struct connective){LINK_AFTER, token, token + 1};
        return true;
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        uint32_t end = words_end(reader, token, rows[i].words);
        if (end <= connective->end || is_ruled_out(reader, &rows[i], token, end))
            continue;
        connective->kind = rows[i].kind;
        connective->end = end;
    }
    return connective->end > 0;
}

/* ---- how far apart ---- */

static const struct length_unit {
    const char *singular, *plural;
    int32_t least, most; /* days */
} units[] = {{"day", "days", 1, 1},
             {"week", "weeks", WEEK_DAYS, WEEK_DAYS},
             {"fortnight", "fortnights", FORTNIGHT_DAYS, FORTNIGHT_DAYS},
             {"month", "months", MONTH_DAYS_LEAST, MONTH_DAYS_MOST},
             {"year", "years", YEAR_DAYS, YEAR_DAYS + 1}};

static const struct length_unit *unit_at(const struct reader *reader, uint32_t token)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (reader_is(reader, token, units[i].singular) ||
            reader_is(reader, token, units[i].plural))
            return &units[i];
    return NULL;
}

static bool is_hours(const struct reader *reader, uint32_t token)
{
    return reader_among(reader, token, CLAIM_SET_HOURS);
}

static bool is_day_part(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token - 1, "the") &&
           reader_among(reader, token, CLAIM_SET_DAY_PARTS);
}

/* They belong to the connective, not to the part in front of it. */
static void spend(struct reader *reader, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        reader->spent[t] = true;
        reader->timex_of[t] = TIMEX_NONE;
    }
}

/* How an amount is bounded by the words in front of it. */
static const struct bound {
    const char *words;
    bool least, most; /* it may be less, it may be more */
    bool strict;      /* and not just that much */
} bounds[] = {{"less than", true, false, true}, {"fewer than", true, false, true},
              {"more than", false, true, true}, {"at least", false, true, false},
              {"at most", true, false, false},  {"within", true, false, false},
              {"under", true, false, true},     {"over", false, true, true},
              {"some", false, false, false},    {"about", false, false, false},
              {"only", false, false, false},    {"just", false, false, false},
              {"exactly", false, false, false}};

/* The row that stands right in front of the token. */
static const struct bound *bound_before(const struct reader *reader, uint32_t first,
                                        uint32_t token)
{
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        uint32_t size = strchr(bounds[i].words, ' ') ? 2 : 1;
        if (token >= first + size &&
            words_end(reader, token - size, bounds[i].words) == token)
            return &bounds[i];
    }
    return NULL;
}

static void read_bounds(struct reader *reader, uint32_t first, uint32_t token,
                        int32_t amount, const struct length_unit *unit,
                        struct claim_link *link)
{
    const struct bound *bound = bound_before(reader, first, token);
    if (!bound)
        return;
    spend(reader, token - (strchr(bound->words, ' ') ? 2 : 1), token);
    if (bound->least) {
        link->days_least = 0;
        link->days_most = unit->most * amount - bound->strict;
    }
    if (bound->most) {
        link->days_least = unit->least * amount + bound->strict;
        link->days_most = FAR_DAYS;
    }
}

/* "two weeks", "the week", "a day" in [first, end). */
static bool read_amount(struct reader *reader, uint32_t first, uint32_t end,
                        struct claim_link *link)
{
    int32_t amount;
    if (end < first + 2 || !reader_amount(reader, end - 2, &amount))
        return false;
    const struct length_unit *unit = unit_at(reader, end - 1);
    if (!unit)
        return false;
    int32_t slack = unit->most > 1 ? 1 + (unit->most * amount) / SLACK_DIVISOR : 0;
    bool stretch = unit->most > 1 && reader_is(reader, end - 2, "the");
    link->has_distance = true;
    link->days_least = stretch ? 1 : unit->least * amount - slack;
    link->days_most = stretch ? unit->most : unit->most * amount + slack;
    spend(reader, end - 2, end);
    read_bounds(reader, first, end - 2, amount, unit, link);
    return true;
}

/* "hours after", "two hours after": the same day or the next. */
static bool read_hours(struct reader *reader, uint32_t first, uint32_t end,
                       struct claim_link *link)
{
    int32_t amount;
    if (!is_hours(reader, end - 1))
        return false;
    link->has_distance = true;
    link->days_most = 1;
    bool counted = end >= first + 2 && reader_amount(reader, end - 2, &amount);
    spend(reader, counted ? end - 2 : end - 1, end);
    return true;
}

void connective_distance(struct reader *reader, uint32_t first,
                         const struct connective *connective, struct claim_link *link)
{
    uint32_t at = connective->first;
    if (link->kind == LINK_SAME_DAY || at <= first)
        return;
    if (read_hours(reader, first, at, link))
        return;
    if (at > first + 1 && is_day_part(reader, at - 1)) {
        link->has_distance = true; /* "the morning after", "the night before" */
        link->days_least = link->days_most = 1;
        spend(reader, at - 2, at);
        return;
    }
    read_amount(reader, first, at, link);
}

/* What a distance is made of. */
static bool is_distance_word(const struct reader *reader, uint32_t token)
{
    int32_t amount;
    return unit_at(reader, token) || is_hours(reader, token) ||
           reader_amount(reader, token, &amount) ||
           reader_among(reader, token, CLAIM_SET_DISTANCE);
}

bool connective_leads(const struct reader *reader, uint32_t first, uint32_t end,
                      struct connective *connective)
{
    for (uint32_t t = first; t < end && t < first + LEAD_MAX; t++) {
        if (connective_at(reader, t, connective))
            return true;
        if (!is_distance_word(reader, t))
            return false;
    }
    return false;
}

bool connective_later(struct reader *reader, uint32_t first, uint32_t end,
                      struct claim_link *link)
{
    for (uint32_t t = first + 1; t < end; t++) {
        bool next =
            reader_is(reader, t - 1, "next") || reader_is(reader, t - 1, "following");
        if (next && reader_is(reader, t, "day")) {
            link->has_distance = true;
            link->days_least = link->days_most = 1;
            spend(reader, t - 1, t + 1);
            return true;
        }
        if (reader_is(reader, t, "later") && read_amount(reader, first, t, link)) {
            spend(reader, t, t + 1);
            return true;
        }
    }
    return false;
}
