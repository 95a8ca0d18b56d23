#include "event/meeting_gap.h"

#include "event/actors.h"
#include "event/anchor.h"
#include "event/clause.h"

static bool is_dated(const struct event_context *context, uint32_t token)
{
    uint32_t timex = context->timex_of_token[token];
    if (timex == TIMEX_NONE)
        return false;
    const struct timex *found = &context->timexes.items[timex];
    return found->type == TIMEX_DATE || found->type == TIMEX_TIME;
}

static bool opens_clause(const struct event_context *context, uint32_t token)
{
    enum tag tag = (enum tag)token_at(context, token)->tag;
    return tag_is_verb(tag) || tag == TAG_MD || tag == TAG_PRP || tag == TAG_WP ||
           tag == TAG_WDT || token_at(context, token)->is_punctuation ||
           token_among(context, token, SET_CLAUSE_OPENERS);
}

/* "and his deputy, Haddad, on Tuesday": the commas around a name. */
static bool stands_between_name_and_day(const struct event_context *context,
                                        uint32_t token, uint32_t end)
{
    if (!token_is(context->document, token, ",") || token + 1 >= end || token == 0)
        return false;
    return context->entities->mention_of_token[token + 1] != UINT32_MAX ||
           (context->entities->mention_of_token[token - 1] != UINT32_MAX &&
            token_among(context, token + 1, SET_LATE_DAY));
}

static bool ends_stretch(const struct event_context *context, uint32_t token,
                         uint32_t end, const struct meeting_gap *gap)
{
    bool goes_on =
        gap->timex == TIMEX_NONE && stands_between_name_and_day(context, token, end);
    return !goes_on && opens_clause(context, token) &&
           context->entities->mention_of_token[token] == UINT32_MAX;
}

/* The end of a stretch that holds a day, without verbs, from the token on; what stands in
 * it is noted in 'gap'. The same token: no day there. */
static uint32_t read_stretch(const struct event_context *context, uint32_t token,
                             uint32_t end, struct meeting_gap *gap)
{
    gap->timex = TIMEX_NONE;
    gap->words.first = token;
    uint32_t i = token;
    while (i < end && !ends_stretch(context, i, end, gap)) {
        if (is_dated(context, i) && gap->timex == TIMEX_NONE) {
            gap->timex = context->timex_of_token[i];
            i = context->timexes.items[gap->timex].end;
            continue;
        }
        i++;
    }
    gap->words.end = i;
    return gap->timex == TIMEX_NONE ? token : i;
}

/* Who is met besides: the names from the token on, before a preposition. */
static void add_names(struct event_context *context, struct meeting_candidate *gapped,
                      struct token_range words)
{
    for (uint32_t i = words.first; i < words.end; i++) {
        uint32_t index = context->entities->mention_of_token[i];
        if (token_at(context, i)->tag == TAG_IN)
            return;
        if (index == UINT32_MAX)
            continue;
        const struct mention mention = context->entities->mentions.items[index];
        bool owner = mention.end < words.end &&
                     token_at(context, mention.end)->tag == TAG_POS; /* "Peru's Vidal" */
        if (!owner)
            candidate_add_parties(context, gapped, mention.head, ROLE_ATTENDEE);
        i = mention.end - 1;
    }
}

/* "twice, on Monday and on Friday" */
static bool counts_times(const struct event_context *context, uint32_t from,
                         uint32_t joint)
{
    for (uint32_t i = from + 1; i < joint; i++)
        if (token_among(context, i, SET_COUNTS_OF_TIMES))
            return true;
    return false;
}

static bool names_a_meeting(struct event_context *context, struct token_range words)
{
    for (uint32_t i = words.first; i < words.end; i++)
        if (frame_of_token(context->document, i) != NULL)
            return true;
    return false;
}

/* Whether the stretch before "and" holds a day, so that what follows is told apart. */
static bool has_day_before(const struct event_context *context, uint32_t from,
                           uint32_t joint)
{
    for (uint32_t i = from + 1; i < joint; i++)
        if (is_dated(context, i))
            return true;
    return false;
}

static void share_subjects(struct event_context *context,
                           const struct meeting_candidate *first,
                           struct meeting_candidate *gapped)
{
    uint32_t heads[PARTIES_MAX];
    size_t count = clause_subjects(context, &first->own, heads, PARTIES_MAX);
    gapped->party_count = 0;
    for (size_t i = 0; i < count; i++)
        candidate_add_parties(context, gapped, heads[i], ROLE_ATTENDEE);
}

/* "on May 2 and on May 6": nothing but the day. */
static bool is_bare(const struct meeting_candidate *gapped)
{
    return gapped->gap.words.end - gapped->gap.words.first <= 3 &&
           gapped->noun == TOKEN_NONE;
}

static bool read_gap(struct event_context *context, const struct meeting_candidate *first,
                     uint32_t word, uint32_t end, struct meeting_candidate *gapped)
{
    if (token_is(context->document, word, "with"))
        word++; /* "spoke with A on Monday and with B on Tuesday" */
    uint32_t stop = read_stretch(context, word, end, &gapped->gap);
    if (stop == word || names_a_meeting(context, gapped->gap.words) ||
        (stop < end && tag_is_verb((enum tag)token_at(context, stop)->tag)))
        return false;
    if (token_is(context->document, word, "again") ||
        (token_is(context->document, word, "on") &&
         (counts_times(context, first->trigger, word) || is_bare(gapped)))) {
        gapped->again = true;
        return gapped->party_count > 0;
    }
    share_subjects(context, first, gapped);
    size_t before = gapped->party_count;
    add_names(context, gapped, gapped->gap.words);
    return before > 0 && gapped->party_count > before;
}

bool meeting_gap_find(struct event_context *context,
                      const struct meeting_candidate *first, uint32_t from,
                      struct meeting_candidate *gapped)
{
    struct token_range range =
        sentence_range(context, token_at(context, first->trigger)->sentence);
    for (uint32_t i = from + 1; i + 1 < range.end; i++) {
        bool joint = token_is(context->document, i, "and");
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag_is_verb(tag) || tag == TAG_MD ||
            token_among(context, i, SET_OTHER_CLAUSE))
            return false;
        if (!joint || !has_day_before(context, from, i))
            continue;
        *gapped = *first;
        uint32_t word = token_is(context->document, i + 1, "then") ? i + 2 : i + 1;
        if (word < range.end && read_gap(context, first, word, range.end, gapped))
            return true;
    }
    return false;
}
