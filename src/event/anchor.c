#include "event/anchor.h"

#include "calendar/edtf.h"
#include "event/clause.h"
#include "event/distance.h"
#include "event/evidence.h"

#include <stdlib.h>
#include <string.h>

enum {
    CLIMB_MAX = 6,         /* heads between an expression and the verb it belongs to */
    INHERIT_SENTENCES = 3, /* how far back a paragraph's day is looked for */
    PLAN_DISTANCE = 20,    /* from "talks between ..." to "planned for Friday" */
    FEW_DAYS = 7,          /* what "the next few days" reach to at most */
    DAYS_AHEAD_MAX = 366,
    FRONT_WORDS = 8,     /* that may stand before the day that opens a sentence */
    CLOSING_WORDS = 6,   /* from the last comma to a sentence's time */
    SOME_TIME_WORDS = 7, /* from a verb to "recently" */
    HALF_WEEK = 3 * SECONDS_PER_DAY + SECONDS_PER_DAY / 2,
    UTTERANCE_SECONDS_MAX = 3 * SECONDS_PER_DAY /* wider, and "yesterday" means nothing */
};

static bool is_calendar_expression(const struct timex *timex)
{
    return (timex->type == TIMEX_DATE || timex->type == TIMEX_TIME) &&
           strcmp(timex->value, "PRESENT_REF") != 0 &&
           strcmp(timex->value, "PAST_REF") != 0 &&
           strcmp(timex->value, "FUTURE_REF") != 0;
}

/* The token of the expression whose head stands outside of it. */
static uint32_t timex_head(const struct event_context *context, const struct timex *timex)
{
    for (uint32_t i = timex->first; i < timex->end; i++) {
        uint32_t head = token_at(context, i)->head;
        if (head == TOKEN_NONE || head < timex->first || head >= timex->end)
            return i;
    }
    return timex->first;
}

/* Timexes stand in text order: the first one at or after a token. */
static size_t first_timex_from(const struct event_context *context, uint32_t token)
{
    size_t low = 0;
    size_t high = context->timexes.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (context->timexes.items[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The complement of a verb ("said that he had met"), behind it, or TOKEN_NONE. */
static uint32_t complement_of(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb + 1; i < range.end; i++) {
        const struct token *token = token_at(context, i);
        if (token->head == verb &&
            (token->label == LABEL_CCOMP || token->label == LABEL_XCOMP))
            return i;
    }
    return TOKEN_NONE;
}

/* "planned for Tuesday": the verb right before the expression, with a preposition between
 * at most, has it whatever follows. */
static uint32_t verb_beside(const struct event_context *context,
                            const struct timex *timex)
{
    struct token_range range =
        sentence_range(context, token_at(context, timex->first)->sentence);
    uint32_t i = timex->first;
    if (i > range.first && token_among(context, i - 1, SET_BEFORE_TIME))
        i--;
    bool possessor = timex->end < range.end && i == timex->first &&
                     token_at(context, timex->end)->tag == TAG_POS;
    if (i == range.first || possessor ||
        !(tag_is_verb((enum tag)token_at(context, i - 1)->tag) ||
          token_is(context->document, i - 1, "due")) ||
        token_among(context, i - 1, SET_BE_OR_FACE))
        return TOKEN_NONE;
    return i - 1;
}

/* "talks between A and B, planned for Friday": the participle tells of the noun before it
 * when no other verb stands between them. */
static bool is_plan_of_noun(struct event_context *context, uint32_t participle,
                            uint32_t noun)
{
    if (!tag_is_noun((enum tag)token_at(context, noun)->tag) || participle <= noun ||
        participle > noun + PLAN_DISTANCE)
        return false;
    bool told = token_among(context, participle - 1, SET_TELLS_PLAN) &&
                lemma_among(context, participle, SET_PHASES_PLANNED);
    if (!told && !lemma_among(context, participle, SET_PLAN_OF_MEETING))
        return false;
    uint32_t end = told && token_is(context->document, participle - 1, "that")
                       ? participle - 1
                       : participle;
    for (uint32_t i = noun + 1; i < end; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        bool relative = i > noun + 1 && token_among(context, i, SET_WAS_OR_HAD_BEEN) &&
                        token_among(context, i - 1, SET_AFTER_RELATIVE);
        if ((tag_is_verb(tag) && !relative) || tag == TAG_MD ||
            token_among(context, i, SET_OTHER_CLAUSE))
            return false;
    }
    return true;
}

/* "after a two-hour meeting": the noun stands in a phrase that tells when. */
static bool opens_phrase(const struct event_context *context, uint32_t noun)
{
    uint32_t first = sentence_range(context, token_at(context, noun)->sentence).first;
    for (uint32_t i = noun; i > first && i + 6 > noun; i--) {
        if (token_among(context, i - 1, SET_AROUND_PHRASE))
            return true;
        if (token_at(context, i - 1)->is_punctuation &&
            !token_is(context->document, i - 1, "-"))
            return false;
    }
    return false;
}

/* A verb whose phrases lead to the expression by the order of words: trees lose times
 * behind long objects. */
static bool frame_verb_reaches(const struct event_context *context, uint32_t verb,
                               const struct timex *timex)
{
    uint32_t before = timex->first - 1;
    return timex->first > verb + 1 &&
           tag_is_verb((enum tag)token_at(context, verb)->tag) &&
           !token_among(context, verb, SET_BE_ALL) &&
           (token_among(context, before, SET_BEFORE_ITS_DAY) ||
            context->entities->mention_of_token[before] != UINT32_MAX) &&
           clause_reaches(context, verb, timex->first);
}

/* "are to meet before she flies home, in Lima on Monday": what a comma sets behind the
 * clause in between is told of the first verb. */
static bool closes_sentence(const struct event_context *context, uint32_t verb,
                            const struct timex *timex)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    if (!tag_is_verb((enum tag)token_at(context, verb)->tag) ||
        timex->end + 2 < range.end || timex->first < verb + 5)
        return false;
    uint32_t comma = timex->first;
    while (comma > verb && comma + CLOSING_WORDS > timex->first &&
           !token_is(context->document, comma, ","))
        comma--;
    if (!token_is(context->document, comma, ",") ||
        !token_among(context, comma + 1, SET_DAY_PREPOSITIONS))
        return false;
    for (uint32_t i = verb + 1; i < comma; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (token_among(context, i, SET_TIME_CLAUSES_BEHIND))
            return true;
        if (token_at(context, i)->is_punctuation || tag == TAG_VBD || tag == TAG_VBZ)
            return false;
    }
    return false;
}

/* "denied that he had met Capital, the fund, on Sunday": a time behind the complement is
 * the complement's, also where the tree gives it to the governing verb. */
static bool has_time(struct event_context *context, uint32_t token,
                     const struct timex *timex)
{
    uint32_t head = timex_head(context, timex);
    uint32_t beside = verb_beside(context, timex);
    if (clause_sets_apart(context, timex->first, token))
        return false;
    if (beside != TOKEN_NONE)
        return beside == token || is_plan_of_noun(context, beside, token) ||
               (token_among(context, beside, SET_STARTING) &&
                token_at(context, beside)->head == token);
    if (frame_verb_reaches(context, token, timex) ||
        closes_sentence(context, token, timex))
        return true;
    if (clause_owns(context, head, token)) {
        uint32_t complement = complement_of(context, token);
        return complement == TOKEN_NONE || timex->first < complement;
    }
    const struct token *here = token_at(context, token);
    if (tag_is_noun((enum tag)here->tag))
        return clause_continues(context, token, timex->first) &&
               (here->label == LABEL_CONJ || opens_phrase(context, token));
    return (here->label == LABEL_CCOMP || here->label == LABEL_XCOMP) &&
           here->head != TOKEN_NONE && here->head < token && token < timex->first &&
           clause_owns(context, head, here->head);
}

/* Of two expressions of one event ("two days later, on Friday") the one that does not
 * hang on a third counts, else the finer one. */
static bool is_surer(const struct timex *timex, const struct timex *other)
{
    bool hangs = timex->anchor_kind == ANCHOR_EXPRESSION || !timex->resolved;
    bool other_hangs = other->anchor_kind == ANCHOR_EXPRESSION || !other->resolved;
    if (hangs != other_hangs)
        return other_hangs;
    return timex->granularity < other->granularity;
}

/* "met A on Tuesday and B on Wednesday evening": the second day is that of another. */
static bool is_further(const struct event_context *context, const struct timex *first,
                       const struct timex *other)
{
    for (uint32_t i = first->end; i < other->first; i++)
        if (token_is(context->document, i, "and"))
            return first->resolved;
    return false;
}

uint32_t anchor_attached(struct event_context *context, uint32_t token)
{
    uint32_t sentence = token_at(context, token)->sentence;
    struct token_range range = sentence_range(context, sentence);
    document_parse(context->document, sentence);
    uint32_t best = TIMEX_NONE;
    for (size_t i = first_timex_from(context, range.first);
         i < context->timexes.count && context->timexes.items[i].first < range.end; i++) {
        const struct timex *timex = &context->timexes.items[i];
        if (!is_calendar_expression(timex) || !has_time(context, token, timex))
            continue;
        if (best == TIMEX_NONE ||
            (is_surer(timex, &context->timexes.items[best]) &&
             !is_further(context, &context->timexes.items[best], timex)))
            best = (uint32_t)i;
    }
    return best;
}

static enum time_modifier modifier_of(enum timex_mod mod)
{
    switch (mod) {
    case MOD_START:
        return MODIFIER_EARLY;
    case MOD_MID:
        return MODIFIER_MID;
    case MOD_END:
        return MODIFIER_LATE;
    case MOD_APPROX:
        return MODIFIER_APPROX;
    case MOD_BEFORE:
    case MOD_ON_OR_BEFORE:
        return MODIFIER_BEFORE;
    case MOD_AFTER:
    case MOD_ON_OR_AFTER:
        return MODIFIER_AFTER;
    case MOD_NONE:
    case MOD_LESS_THAN:
    case MOD_MORE_THAN:
    case MOD_EQUAL_OR_LESS:
    case MOD_EQUAL_OR_MORE:
        break;
    }
    return MODIFIER_NONE;
}

/* "Shortly after 6 p.m. Friday", "before noon": a clock time bounds within its day. */
static struct interval reach_of_bound(const struct timex *timex, struct interval interval)
{
    if (timex->granularity != GRANULARITY_MINUTE &&
        timex->granularity != GRANULARITY_HOUR)
        return INTERVAL_UNBOUNDED;
    return interval_of_day(instant_day(interval.begin));
}

static void apply_bound(const struct timex *timex, struct interval *interval)
{
    struct interval reach = reach_of_bound(timex, *interval);
    switch (timex->bound) {
    case BOUND_FROM:
        interval->end = reach.end;
        break;
    case BOUND_UNTIL:
    case BOUND_BY:
        interval->begin = reach.begin;
        break;
    case BOUND_AFTER:
        interval->begin = interval->end;
        interval->end = reach.end;
        if (interval->begin >= reach.end)
            *interval = reach; /* "after midnight on Friday" is early on Friday */
        break;
    case BOUND_BEFORE:
        interval->end = interval->begin;
        interval->begin = reach.begin;
        if (interval->end == reach.begin)
            interval->end = reach.end; /* "before midnight" is on the day that ends so */
        break;
    case BOUND_NONE:
        break;
    }
}

/* "Yesterday" inside a quotation is seen from the day it was said: from each of the days
 * it may have been said, when that is not known to the day. */
static struct timex seen_from_utterance(const struct event_context *context,
                                        const struct timex *timex)
{
    struct timex seen = *timex;
    const struct quotation *quotation = quotation_at(context, timex->first);
    if (quotation == NULL || quotation->statement == NULL ||
        timex->anchor_kind != ANCHOR_PUBLICATION || !timex->resolved)
        return seen;
    struct interval said = quotation->statement->event.time.interval;
    if (said.begin == INSTANT_UNBOUNDED_PAST || said.end == INSTANT_UNBOUNDED_FUTURE ||
        said.end - said.begin > UTTERANCE_SECONDS_MAX)
        return seen;
    struct timex last = *timex;
    temporal_resolve_again(&seen, instant_day(said.begin), ANCHOR_UTTERANCE);
    temporal_resolve_again(&last, instant_day(said.end - 1), ANCHOR_UTTERANCE);
    seen.interval = interval_hull(seen.interval, last.interval);
    return seen;
}

bool anchor_is_set_for(const struct event_context *context, const struct timex *timex)
{
    return timex->first > 0 && token_is(context->document, timex->first - 1, "for") &&
           timex->type == TIMEX_DATE && timex->direction == DIRECTION_FUTURE;
}

/*
 * A weekday or a month without its year lies ahead of a plan and behind a report,
 * whatever verb stood nearest when it was resolved.
 */
static void settle_direction(const struct event_context *context, struct timex *timex,
                             const struct predicate_status *status)
{
    if (!timex->resolved || !context->has_published ||
        timex->anchor_kind != ANCHOR_PUBLICATION || timex->unresolved[0] != 'X')
        return;
    instant today = instant_of_day(context->published);
    bool planned = (status->status == STATUS_PLANNED && !status->past_plan) ||
                   (status->ongoing && status->status == STATUS_OCCURRED);
    bool told = status->status == STATUS_OCCURRED && !status->ongoing;
    bool taken_back =
        status->status == STATUS_CANCELLED || status->status == STATUS_POSTPONED;
    bool loose = status->past_plan || taken_back; /* the nearest one is meant */
    if (planned && timex->interval.end <= today)
        timex->direction = DIRECTION_FUTURE;
    else if (told && timex->interval.begin >= today + SECONDS_PER_DAY &&
             !anchor_is_set_for(context, timex))
        timex->direction = DIRECTION_PAST;
    else if (status->past_perfect_plan && timex->interval.begin >= today)
        timex->direction = DIRECTION_PAST;
    else if (loose && timex->interval.begin > today + HALF_WEEK)
        timex->direction = DIRECTION_PAST;
    else if (taken_back && timex->interval.end < today - HALF_WEEK)
        timex->direction = DIRECTION_FUTURE;
    else
        return;
    temporal_resolve_again(timex, context->published, ANCHOR_PUBLICATION);
}

/* What is told of "Wednesday night" is told of Wednesday: the hours after midnight are for
 * "overnight" and "early on Thursday". */
static void end_night_with_day(const struct event_context *context,
                               const struct timex *timex, struct interval *interval)
{
    if (interval->begin == INSTANT_UNBOUNDED_PAST)
        return;
    int32_t day = instant_day(interval->begin);
    bool night = timex->granularity == GRANULARITY_PART_OF_DAY &&
                 token_is(context->document, timex->end - 1, "night") &&
                 timex->end > timex->first + 1;
    if (night && interval->end > interval_of_day(day).end)
        interval->end = interval_of_day(day).end;
}

static void time_from_timex(struct event_context *context, const struct timex *timex,
                            struct event_time *time)
{
    memset(time, 0, sizeof *time);
    time->interval = timex->resolved ? timex->interval : INTERVAL_UNBOUNDED;
    if (timex->resolved)
        end_night_with_day(context, timex, &time->interval);
    time->granularity = timex->granularity;
    time->extent = EXTENT_WITHIN;
    time->modifier = modifier_of(timex->mod);
    time->timezone = context->article->timezone;
    time->timex = arena_copy(context->arena, slice_of(timex->value));
    time->expression = evidence_text(context, timex->first, timex->end);
    bool relative =
        timex->anchor_kind == ANCHOR_EXPRESSION || timex->anchor_kind == ANCHOR_EVENT;
    time->basis = !timex->resolved ? BASIS_NONE
                  : relative       ? BASIS_RELATIVE
                                   : BASIS_EXPLICIT;
    time->has_anchor = timex->has_anchor_day && timex->anchor_kind != ANCHOR_NONE;
    time->anchor = timex->anchor_day;
    if (timex->resolved)
        apply_bound(timex, &time->interval);
    time->explanation = arena_format(
        context->arena, "\"%s\" (rule %s%s%s)", time->expression,
        timex->rule == NULL ? "none" : timex->rule, timex->reason == NULL ? "" : "; ",
        timex->reason == NULL ? "" : timex->reason);
}

void anchor_from_timex(struct event_context *context, uint32_t index,
                       struct event_time *time)
{
    const struct timex seen =
        seen_from_utterance(context, &context->timexes.items[index]);
    time_from_timex(context, &seen, time);
}

void anchor_publication_window(const struct event_context *context, bool background,
                               struct event_time *time)
{
    memset(time, 0, sizeof *time);
    time->interval = INTERVAL_UNBOUNDED;
    time->timezone = context->article->timezone;
    if (!context->has_published) {
        time->explanation = "no publication date: the time stays open";
        return;
    }
    time->basis = BASIS_PUBLICATION;
    time->has_anchor = true;
    time->anchor = context->published;
    time->granularity = background ? GRANULARITY_UNKNOWN : GRANULARITY_DAY;
    time->interval = interval_of_days(context->news_begin, context->published);
    time->explanation = context->news_begin < context->published - 1
                            ? "an undated report: from the day that the lead names until "
                              "publication"
                            : "an undated report: the day before publication or that day";
    if (background) {
        time->interval.begin = INSTANT_UNBOUNDED_PAST;
        time->explanation = "told as known before: at any time until publication";
    }
}

void anchor_write_edtf(const struct event_context *context, struct event_time *time)
{
    struct edtf_options options = {.throughout = time->extent == EXTENT_THROUGHOUT,
                                   .approximate = time->modifier == MODIFIER_APPROX};
    time->edtf =
        edtf_of_interval(context->arena, time->interval, time->granularity, options);
}

void anchor_widen_to_day(struct event_time *time)
{
    if (time->granularity >= GRANULARITY_DAY || time->basis == BASIS_NONE ||
        time->interval.begin == INSTANT_UNBOUNDED_PAST ||
        time->interval.end == INSTANT_UNBOUNDED_FUTURE)
        return;
    if (time->timex != NULL && strcmp(time->expression, "overnight") == 0)
        return; /* of two days, nobody knows which */
    bool within_a_day = time->interval.end - time->interval.begin <= SECONDS_PER_DAY;
    int32_t first = instant_day(time->interval.begin);
    time->interval = interval_of_days(
        first, within_a_day ? first : instant_day(time->interval.end - 1));
    time->granularity = GRANULARITY_DAY;
    time->modifier = MODIFIER_NONE;
}

/* "..., after which he met": a clause of its own only to the tree. */
static bool follows_which(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb; i > range.first && i + 8 > verb; i--)
        if (token_is(context->document, i - 1, "which"))
            return true;
    return false;
}

/* The expression of a verb that this one hangs on in the same sentence. */
static uint32_t attached_above(struct event_context *context, uint32_t predicate)
{
    uint32_t token = predicate;
    for (int i = 0; i < CLIMB_MAX; i++) {
        enum label label = (enum label)token_at(context, token)->label;
        uint32_t below = token;
        token = token_at(context, token)->head;
        if (token == TOKEN_NONE || label == LABEL_CCOMP ||
            (label == LABEL_PARATAXIS && !follows_which(context, below)))
            return TIMEX_NONE;
        uint32_t timex = anchor_attached(context, token);
        if (timex != TIMEX_NONE)
            return clause_sets_apart(context, context->timexes.items[timex].first,
                                     predicate)
                       ? TIMEX_NONE
                       : timex;
    }
    return TIMEX_NONE;
}

static bool continues_the_story(struct event_context *context,
                                const struct sentence *sentence)
{
    for (uint32_t i = sentence->first; i < sentence->end && i < sentence->first + 8; i++)
        if (token_among(context, i, SET_GOES_ON_TELLING))
            return true;
    return false;
}

/* "had met", "had also met" */
static bool stands_behind_had(const struct event_context *context, uint32_t verb)
{
    uint32_t first = sentence_range(context, token_at(context, verb)->sentence).first;
    for (uint32_t i = verb; i > first && i + 3 > verb; i--)
        if (token_is(context->document, i - 1, "had"))
            return true;
    return false;
}

/* Is there anything to be found before the sentence is parsed, which takes long: a day, and
 * "had" where only that counts? */
static bool may_have_attached(const struct event_context *context,
                              const struct sentence *sentence, bool anterior)
{
    bool day = false, had = !anterior;
    for (size_t i = first_timex_from(context, sentence->first);
         i < context->timexes.count && context->timexes.items[i].first < sentence->end;
         i++)
        day = day || is_calendar_expression(&context->timexes.items[i]);
    for (uint32_t i = sentence->first; i < sentence->end && day && !had; i++)
        had = token_is(context->document, i, "had");
    return day && had;
}

/* The expression of the last past tense that has one in a sentence: where its story
 * stands at the end. */
static uint32_t last_attached(struct event_context *context,
                              const struct sentence *sentence, bool anterior)
{
    for (uint32_t token = sentence->end; token > sentence->first; token--) {
        const struct token *verb = token_at(context, token - 1);
        if (verb->tag != TAG_VBD && verb->tag != TAG_VBN && verb->head != TOKEN_NONE)
            continue;
        if (anterior && !stands_behind_had(context, token - 1))
            continue;
        uint32_t timex = anchor_attached(context, token - 1);
        if (timex != TIMEX_NONE)
            return timex;
    }
    return TIMEX_NONE;
}

/* The day that the sentences before speak of, within the paragraph (or the one before,
 * when the sentence goes on with a pronoun or "also"). */
static uint32_t attached_before(struct event_context *context, uint32_t predicate,
                                bool anterior)
{
    uint32_t index = token_at(context, predicate)->sentence;
    const struct sentence *sentences = context->document->sentences.items;
    const struct token *verb = token_at(context, predicate);
    bool hidden_past = verb->tag == TAG_VBN && verb->label == LABEL_ACL &&
                       verb->head != TOKEN_NONE &&
                       token_at(context, verb->head)->head == TOKEN_NONE;
    if (!continues_the_story(context, &sentences[index]) && verb->tag != TAG_VBD &&
        !hidden_past)
        return TIMEX_NONE;
    bool same_day = false; /* "Earlier she had telephoned him" */
    for (uint32_t i = sentences[index].first; i < predicate; i++)
        same_day = same_day || token_among(context, i, SET_SAME_DAY);
    for (uint32_t back = 1; back <= INHERIT_SENTENCES && back <= index; back++) {
        const struct sentence *earlier = &sentences[index - back];
        if (earlier->block != sentences[index].block)
            return TIMEX_NONE;
        if (!may_have_attached(context, earlier, anterior && !same_day))
            continue;
        document_parse(context->document, index - back);
        uint32_t timex = last_attached(context, earlier, anterior && !same_day);
        if (timex != TIMEX_NONE)
            return timex;
    }
    return TIMEX_NONE;
}

/* "gather beginning Friday": the day that the event begins on. */
static bool begins_then(const struct event_context *context, const struct timex *timex)
{
    uint32_t before = timex->first;
    if (before > 0 && token_is(context->document, before - 1, "on"))
        before--;
    return before > 0 && token_among(context, before - 1, SET_STARTING);
}

void anchor_end_with_publication(const struct event_context *context,
                                 struct event_time *time)
{
    instant end = instant_of_day(context->published + 1);
    if (!context->has_published || time->granularity <= GRANULARITY_DAY ||
        time->interval.begin >= end || time->interval.end <= end)
        return;
    time->interval.end = end;
    if (time->granularity == GRANULARITY_WEEK &&
        time->interval.begin != INSTANT_UNBOUNDED_PAST)
        time->interval.begin -= SECONDS_PER_DAY; /* weeks of many begin on Sunday */
}

static void use_timex(struct event_context *context, struct draft *draft, uint32_t timex,
                      const struct predicate_status *status, bool inherited)
{
    struct event_time *time = &draft->event.time;
    struct timex seen = seen_from_utterance(context, &context->timexes.items[timex]);
    if (begins_then(context, &seen))
        seen.bound = BOUND_NONE;
    settle_direction(context, &seen, status);
    time_from_timex(context, &seen, time);
    draft->timex = timex;
    const struct timex *found = &context->timexes.items[timex];
    evidence_add(context, &draft->event.time_evidence, found->first, found->end);
    if (status->status == STATUS_OCCURRED && !status->ongoing)
        anchor_end_with_publication(context, time);
    if (!inherited || time->basis == BASIS_NONE)
        return;
    time->basis = BASIS_INHERITED;
    anchor_widen_to_day(time);
    time->explanation =
        arena_format(context->arena, "inherited from %s", time->explanation);
}

void anchor_use(struct event_context *context, struct draft *draft, uint32_t timex,
                const struct predicate_status *status)
{
    struct timex seen = seen_from_utterance(context, &context->timexes.items[timex]);
    const struct timex *found = &context->timexes.items[timex];
    seen.bound = BOUND_NONE; /* "from Friday to Monday" are two days, no span */
    settle_direction(context, &seen, status);
    time_from_timex(context, &seen, &draft->event.time);
    draft->timex = timex;
    draft->event.time_evidence.count = 0;
    evidence_add(context, &draft->event.time_evidence, found->first, found->end);
    anchor_write_edtf(context, &draft->event.time);
}

/* The days that "the next few days", "the coming two weeks" count, 0 for no such length. */
static int32_t days_ahead(const struct event_context *context, const struct timex *timex)
{
    bool ahead =
        timex->first > 0 && token_is(context->document, timex->first - 1, "within");
    for (uint32_t i = timex->first; i < timex->end; i++)
        ahead = ahead || token_among(context, i, SET_COMING);
    const char *value = timex->value;
    if (timex->type != TIMEX_DURATION || !ahead || value[0] != 'P')
        return 0;
    int32_t count = value[1] == 'X' ? 0 : (int32_t)strtol(value + 1, NULL, 10);
    const char *unit = value + strcspn(value, "DWX") + (value[1] == 'X' ? 1 : 0);
    if (count < 0 || count > DAYS_AHEAD_MAX)
        return 0;
    if (*unit == 'D')
        return count == 0 ? FEW_DAYS : count;
    return *unit == 'W' ? (count == 0 ? 4 : count) * 7 : 0;
}

/* "set to take place within the next few days": the end of a plan's window. */
static void limit_plan(const struct event_context *context, struct draft *draft)
{
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    struct token_range range = sentence_range(context, sentence);
    for (size_t i = first_timex_from(context, draft->predicate);
         i < context->timexes.count && context->timexes.items[i].first < range.end; i++) {
        int32_t days = days_ahead(context, &context->timexes.items[i]);
        if (days == 0)
            continue;
        draft->event.time.interval.end = interval_of_day(context->published + days).end;
        draft->event.time.explanation = "planned for the days to come";
        return;
    }
}

/* "once met him", "met him recently": at any time before. */
static bool tells_some_time(const struct event_context *context, uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    uint32_t i = predicate > range.first + 2 ? predicate - 2 : range.first;
    for (; i < range.end && i < predicate + SOME_TIME_WORDS; i++) {
        if (i > predicate && token_at(context, i)->is_punctuation)
            return false;
        bool once_more = i + 1 < range.end && token_is(context->document, i, "once") &&
                         token_among(context, i + 1, SET_ONCE_MORE);
        if (token_among(context, i, SET_SOME_TIME_AGO) &&
            token_at(context, i)->tag == TAG_RB && !once_more)
            return true;
    }
    return false;
}

/* "said on Monday that she had met him": not later than that. */
static void end_with_telling(struct event_context *context, uint32_t predicate,
                             struct event_time *time)
{
    uint32_t token = predicate;
    for (int i = 0; i < CLIMB_MAX; i++) {
        enum label label = (enum label)token_at(context, token)->label;
        token = token_at(context, token)->head;
        if (token == TOKEN_NONE)
            return;
        if (label != LABEL_CCOMP)
            continue;
        uint32_t timex = anchor_attached(context, token);
        if (timex == TIMEX_NONE || !context->timexes.items[timex].resolved)
            return;
        instant end = context->timexes.items[timex].interval.end;
        if (end < time->interval.end)
            time->interval.end = end;
        return;
    }
}

static void use_window(struct event_context *context, struct draft *draft,
                       const struct predicate_status *status, bool some_time)
{
    struct event_time *time = &draft->event.time;
    bool recalled = status->status == STATUS_OCCURRED && !status->ongoing &&
                    draft->event.kind == EVENT_MEETING &&
                    quotation_at(context, draft->predicate) != NULL;
    bool background = some_time || recalled || status->background || status->anterior ||
                      status->status == STATUS_DENIED;
    anchor_publication_window(context, background, time);
    if (status->anterior && context->has_published)
        end_with_telling(context, draft->predicate, time);
    draft->background = background;
    if (status->status == STATUS_PLANNED && context->has_published) {
        time->interval.begin = instant_of_day(context->published);
        time->interval.end = INSTANT_UNBOUNDED_FUTURE;
        time->granularity = GRANULARITY_UNKNOWN;
        time->explanation = "planned, no day given: from publication on";
        limit_plan(context, draft);
    } else if (status->status == STATUS_CANCELLED || status->status == STATUS_POSTPONED) {
        memset(time, 0, sizeof *time);
        time->interval = INTERVAL_UNBOUNDED;
        time->explanation = "called off, no day given";
    }
}

/* "denied that she had flown to Lima on Monday to see him" */
static uint32_t attached_to_journey(struct event_context *context, uint32_t predicate)
{
    uint32_t head = token_at(context, predicate)->head;
    return head != TOKEN_NONE && lemma_among(context, head, SET_JOURNEYS_WITH_DAY)
               ? anchor_attached(context, head)
               : TIMEX_NONE;
}

/* A day that governs the clause is the event's own only if the clause tells what then
 * happened: not of what was denied or called off on that day. */
static uint32_t inherited_timex(struct event_context *context, uint32_t predicate,
                                const struct predicate_status *status)
{
    if (status->status == STATUS_DENIED)
        return attached_to_journey(context, predicate);
    if (status->status == STATUS_CANCELLED || status->status == STATUS_POSTPONED)
        return TIMEX_NONE;
    uint32_t timex = attached_above(context, predicate);
    if (timex == TIMEX_NONE && status->status == STATUS_OCCURRED && !status->background)
        timex = attached_before(context, predicate, status->anterior);
    return timex;
}

/* "announced on Monday that it is to hold talks": Monday is not the day of the talks. */
static bool lies_behind_plan(const struct event_context *context, uint32_t timex,
                             const struct predicate_status *status)
{
    const struct timex *found = &context->timexes.items[timex];
    return status->status == STATUS_PLANNED && context->has_published &&
           found->resolved && found->interval.end <= instant_of_day(context->published);
}

/* The day that opens the sentence, behind a place perhaps: "On Tuesday", "In Oslo late on
 * Tuesday,"; TIMEX_NONE: none does. */
static uint32_t day_in_front(const struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    for (uint32_t i = first; i < predicate && i < first + FRONT_WORDS; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        uint32_t timex = context->timex_of_token[i];
        if (timex != TIMEX_NONE)
            return is_calendar_expression(&context->timexes.items[timex]) ? timex
                                                                          : TIMEX_NONE;
        bool passed = tag == TAG_IN || tag == TAG_RB || tag == TAG_DT || tag == TAG_JJ ||
                      tag_is_name(tag) || token_is(context->document, i, ",");
        if (!passed || token_among(context, i, SET_OUT_OF_REACH))
            return TIMEX_NONE; /* "since Tuesday" */
    }
    return TIMEX_NONE;
}

static bool is_finite(enum tag tag)
{
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
}

/* "On Tuesday the minister, who runs the port, met B": between the day that opens the
 * sentence and the verb there is no other clause but an inserted one. */
static bool is_main_verb(const struct event_context *context, uint32_t from,
                         uint32_t predicate)
{
    bool inserted = false;
    uint32_t end = predicate;
    while (end > from && (token_among(context, end - 1, SET_BE_OR_HAVE) ||
                          token_at(context, end - 1)->tag == TAG_RB))
        end--;
    for (uint32_t i = from; i < end; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        bool comma = token_is(context->document, i, ",");
        bool relative = tag == TAG_WP || tag == TAG_WDT;
        if (relative && i > from && token_is(context->document, i - 1, ","))
            inserted = true;
        else if (comma && inserted)
            inserted = false;
        else if (!inserted &&
                 (is_finite(tag) || relative || tag == TAG_VBG || tag == TAG_TO ||
                  tag == TAG_QUOTE_OPEN || token_among(context, i, SET_OTHER_CLAUSE)))
            return false;
    }
    return !inserted && tag_is_verb((enum tag)token_at(context, predicate)->tag);
}

static uint32_t attached_in_front(const struct event_context *context, uint32_t predicate)
{
    uint32_t timex = day_in_front(context, predicate);
    return timex != TIMEX_NONE && context->timexes.items[timex].resolved &&
                   context->timexes.items[timex].end < predicate &&
                   is_main_verb(context, context->timexes.items[timex].end, predicate)
               ? timex
               : TIMEX_NONE;
}

void anchor_draft(struct event_context *context, struct draft *draft,
                  const struct arguments *arguments,
                  const struct predicate_status *status)
{
    uint32_t predicate = arguments->predicate;
    uint32_t timex = anchor_attached(context, predicate);
    if (timex == TIMEX_NONE)
        timex = attached_in_front(context, predicate);
    bool inherited = timex == TIMEX_NONE;
    bool some_time = inherited && status->status == STATUS_OCCURRED &&
                     tells_some_time(context, predicate);
    if (inherited && !some_time)
        timex = inherited_timex(context, predicate, status);
    if (timex != TIMEX_NONE && !(inherited && lies_behind_plan(context, timex, status)))
        use_timex(context, draft, timex, status, inherited);
    if (draft->event.time.basis == BASIS_INHERITED)
        distance_apply(context, predicate, &draft->event.time);
    if (draft->event.time.basis == BASIS_NONE)
        use_window(context, draft, status, some_time);
    anchor_write_edtf(context, &draft->event.time);
}
