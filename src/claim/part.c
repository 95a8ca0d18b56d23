#include "claim/part.h"

#include "claim/hedge.h"
#include "claim/part_steps.h"
#include "event/meeting_frame.h"

#include <string.h>

struct slice part_text(const struct reader *reader, uint32_t first, uint32_t end)
{
    return document_text(reader->document, first, end);
}

static const struct holiday *holiday_at_token(const struct reader *reader, uint32_t token,
                                              uint32_t end, uint32_t *last)
{
    if (!reader->document->tokens.items[token].capitalised)
        return NULL;
    for (uint32_t stop = token + 3; stop > token; stop--) {
        if (stop > end)
            continue;
        struct slice text = part_text(reader, token, stop);
        char lower[64];
        if (text.size >= sizeof lower)
            continue;
        for (size_t i = 0; i < text.size; i++) {
            char c = text.data[i];
            lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
        const struct holiday *holiday = holiday_find(slice_make(lower, text.size));
        *last = stop;
        if (holiday)
            return holiday;
    }
    return NULL;
}

static void add_when(struct claim_part *part, const struct claim_when *when)
{
    if (part->when_count < PART_WHENS_MAX)
        part->whens[part->when_count++] = *when;
}

void part_take_time(struct reader *reader, struct claim_part *part, uint32_t token)
{
    const struct timex *timex = &reader->timexes.items[reader->timex_of[token]];
    for (uint32_t t = timex->first; t < timex->end && t < part->end; t++)
        reader->spent[t] = true;
    if (timex->type == TIMEX_DURATION && (part->kinds & PART_MEETING) != 0)
        part->lasting = timex->value;
    if ((timex->type != TIMEX_DATE && timex->type != TIMEX_TIME) ||
        part_is_content(reader, part, token))
        return;
    struct claim_when when;
    when_from_timex(timex, &when);
    if (strcmp(timex->value, "PAST_REF") == 0 || strcmp(timex->value, "FUTURE_REF") == 0)
        return;
    if (timex->bound == BOUND_BEFORE || timex->bound == BOUND_UNTIL)
        when.side = timex->bound == BOUND_BEFORE ? WHEN_BEFORE : WHEN_ON;
    if (timex->bound == BOUND_AFTER)
        when.side = WHEN_AFTER;
    if (timex->bound == BOUND_BY) {
        when.side = WHEN_BEFORE;
        when.inclusive = true;
    }
    add_when(part, &when);
}

/* "three times", "three meetings". */
static void take_number(struct reader *reader, struct claim_part *part, uint32_t token)
{
    int32_t amount;
    if (token == part->first || reader_is(reader, token - 1, "the") ||
        reader_is(reader, token - 1, "a") || reader_is(reader, token - 1, "an") ||
        !reader_amount(reader, token - 1, &amount))
        return;
    part->count = (uint32_t)amount;
    reader->spent[token - 1] = true;
}

/* "the second round of talks": one of several occasions. */
static bool is_occasion_noun(const struct reader *reader, uint32_t token)
{
    return reader_among(reader, token, CLAIM_SET_OCCASIONS);
}

/* "the first session", "met first", "for the first time", not "the last hostages". */
static bool ranks_event(const struct reader *reader, const struct claim_part *part,
                        uint32_t token)
{
    uint32_t next = token + 1;
    while (next < part->end &&
           (reader_tag(reader, next) == TAG_JJ || reader->group[next] == WORDS_REMOTE ||
            reader->name_of[next] != UINT32_MAX))
        next++;
    if (next >= part->end || next == part->trigger || part_is_trigger(reader, next))
        return true;
    return !tag_is_noun(reader_tag(reader, next)) || is_occasion_noun(reader, next);
}

/* A plan, or what became of it: said of a meeting by words before its verb or beside its
 * noun. */
static void take_fate(struct reader *reader, struct claim_part *part, uint32_t token)
{
    if ((part->kinds & PART_MEETING) == 0 || part->trigger == TOKEN_NONE)
        return;
    bool noun = !tag_is_verb(reader_tag(reader, part->trigger));
    enum word_group group = (enum word_group)reader->group[token];
    bool before = token < part->trigger;
    if (group == WORDS_PLANNED && (noun || before) && part->asked == ASKED_HELD)
        part->asked = ASKED_PLANNED;
    if (group == WORDS_CANCELLED || group == WORDS_POSTPONED) {
        part->asked = group == WORDS_CANCELLED ? ASKED_CANCELLED : ASKED_POSTPONED;
        part->time_of_fate = before;
    }
}

static uint32_t rank_of(enum word_group group)
{
    return group == WORDS_RANK_LAST ? RANK_LAST_OF_ALL
                                    : (uint32_t)group - WORDS_RANK_FIRST + 1;
}

/* "said he would not": the saying is not denied, what was said is. */
static bool is_in_content(const struct reader *reader, const struct claim_part *part,
                          uint32_t token)
{
    return part->kinds == PART_STATEMENT && part->trigger != TOKEN_NONE &&
           token > part->trigger && tag_is_verb(reader_tag(reader, part->trigger));
}

/* "never", "no" before a noun: of the part, or of what was said. False: it denies
 * nothing. */
static bool take_denial(const struct reader *reader, struct claim_part *part,
                        uint32_t token)
{
    uint32_t next = token + 1 < part->end ? token + 1 : token;
    if (reader->group[token] == WORDS_NO && !tag_is_noun(reader_tag(reader, next)))
        return false;
    if (is_in_content(reader, part, token))
        part->content_negated = !part->content_negated;
    else
        part->negated = true;
    return true;
}

static void take_steering_word(struct reader *reader, struct claim_part *part,
                               uint32_t token)
{
    if (part_is_content(reader, part, token) && reader->group[token] != WORDS_NEVER &&
        reader->group[token] != WORDS_NO)
        return; /* a word of what was said */
    if (part_calls_off(reader, token)) {
        part->asked = ASKED_CANCELLED;
        part->time_of_fate = token < part->trigger;
        reader->spent[token] = true;
        return;
    }
    switch ((enum word_group)reader->group[token]) {
    case WORDS_NEVER:
    case WORDS_NO:
        if (!take_denial(reader, part, token))
            return;
        break;
    case WORDS_COUNT_TWICE:
        part->count = 2;
        break;
    case WORDS_COUNT_TIMES:
        take_number(reader, part, token);
        break;
    case WORDS_RANK_FIRST:
    case WORDS_RANK_SECOND:
    case WORDS_RANK_THIRD:
    case WORDS_RANK_FOURTH:
    case WORDS_RANK_LAST:
        if (ranks_event(reader, part, token))
            part->rank = rank_of((enum word_group)reader->group[token]);
        break;
    case WORDS_REMOTE:
        part->manner = PART_REMOTE;
        break;
    case WORDS_VIDEO:
        part->manner = PART_BY_VIDEO;
        break;
    case WORDS_PRESENT:
        part->manner = PART_PRESENT;
        break;
    case WORDS_PLANNED:
    case WORDS_CANCELLED:
    case WORDS_POSTPONED:
        take_fate(reader, part, token);
        break;
    case WORDS_WITHOUT:
        part->unclear = true;
        break;
    case WORDS_NONE:
        return;
    case WORDS_MALE:
    case WORDS_FEMALE:
    case WORDS_PLURAL:
    case WORDS_NEXT:
    case WORDS_HEDGE:
    case WORDS_COUNT_ONCE:
    case WORDS_TOPIC:
    case WORDS_ACT:
    case WORDS_SPEAK:
    case WORDS_UTTER:
    case WORDS_TOGETHER:
    case WORDS_EMPTY:
        return;
    }
    reader->spent[token] = true;
}

/* "held two meetings". */
static void count_nouns(struct reader *reader, struct claim_part *part)
{
    int32_t amount;
    if (part->trigger == TOKEN_NONE || part->trigger == part->first ||
        reader_tag(reader, part->trigger) != TAG_NNS)
        return;
    uint32_t number = part->trigger - 1;
    if (reader_is(reader, number, "a") || reader_is(reader, number, "the") ||
        reader_is(reader, number, "an"))
        return;
    if (reader->timex_of[number] == TIMEX_NONE &&
        reader_amount(reader, number, &amount) && amount > 1)
        part->count = (uint32_t)amount;
}

static void take_holiday(struct reader *reader, struct claim_part *part, uint32_t first,
                         uint32_t stop, const struct holiday *holiday)
{
    struct claim_when when = {.first = first, .end = stop, .holiday = holiday};
    add_when(part, &when);
    for (uint32_t i = first; i < stop; i++)
        reader->spent[i] = true;
}

static void take_token(struct reader *reader, struct claim_part *part, uint32_t t)
{
    uint32_t stop;
    const struct holiday *holiday = holiday_at_token(reader, t, part->end, &stop);
    if (holiday)
        take_holiday(reader, part, t, stop, holiday);
    else if (reader->timex_of[t] != TIMEX_NONE)
        part_take_time(reader, part, t);
    else if (part_take_place(reader, part, t))
        return;
    else if (reader->name_of[t] != UINT32_MAX)
        part_take_name(reader, part, t);
    else if (t != part->trigger && reader->group[t] == WORDS_NONE &&
             part_reads_as_name(reader, t))
        part_take_unknown(reader, part, t);
    else
        take_steering_word(reader, part, t);
}

/* "X took part in the talks": with nobody else named, any meeting of X would do but for
 * its word. */
static bool joins_occasion(const struct reader *reader, const struct claim_part *part)
{
    return part->kinds == PART_MEETING && part->name_count == 1 &&
           part->trigger != TOKEN_NONE &&
           tag_is_noun(reader_tag(reader, part->trigger)) &&
           !reader_is(reader, part->trigger, "meeting") &&
           !reader_is(reader, part->trigger, "meetings");
}

void part_fill(struct reader *reader, struct claim_part *part)
{
    part_find_trigger(reader, part);
    for (uint32_t t = part->first; t < part->end; t++)
        if (!reader->spent[t])
            take_token(reader, part, t);
    count_nouns(reader, part);
    hedge_part(reader, part);
    part_take_words(reader, part);
    part->loose = part->loose || joins_occasion(reader, part);
}

bool part_is_bare(const struct claim_part *part)
{
    bool wordless = part->word_count == 0 || part->kinds == PART_MEETING;
    return part->name_count == 0 && wordless && part->place.size == 0;
}
