#include "event/meeting.h"
#include "event/tables.h"

#include "base/ascii.h"
#include "event/actors.h"
#include "event/anchor.h"
#include "event/clause.h"
#include "event/evidence.h"
#include "event/meeting_carrier.h"
#include "event/meeting_gap.h"
#include "event/meeting_link.h"
#include "event/meeting_party.h"
#include "event/meeting_since.h"
#include "event/place.h"
#include "event/postponement.h"
#include "event/title.h"

#include <string.h>

enum {
    CANCELLING_WORDS = 4, /* "She cancelled." */
    GAPS_MAX = 4,         /* meetings of one verb */
    TALKS_BACK = 400,     /* tokens back from "round" to "talks" */
    SIDES_BACK = 24       /* drafts looked back for who "the two sides" are */
};

static bool has_tag_of_verb(const struct event_context *context, uint32_t token)
{
    return token != TOKEN_NONE && tag_is_verb((enum tag)token_at(context, token)->tag);
}

/* "his meetings with ..." */
static bool is_somebodys(const struct event_context *context, uint32_t noun)
{
    uint32_t first = sentence_range(context, token_at(context, noun)->sentence).first;
    for (uint32_t i = noun; i > first && i + 4 > noun; i--)
        if (token_at(context, i - 1)->head == noun &&
            token_at(context, i - 1)->label == LABEL_NMOD_POSS)
            return true;
    return false;
}

/* "denied reports of secret talks": what is said of the report is said of the talks. */
static bool is_reported(struct event_context *context,
                        const struct meeting_candidate *candidate)
{
    uint32_t head = token_at(context, candidate->noun)->head;
    return candidate->preposition != TOKEN_NONE &&
           token_is(context->document, candidate->preposition, "of") &&
           head != TOKEN_NONE && lemma_among(context, head, SET_REPORTS) &&
           lemma_among(context, candidate->carrier, SET_DISPUTE);
}

static bool may_stand_in_prepositional_phrase(struct event_context *context,
                                              const struct meeting_candidate *candidate)
{
    return token_among(context, candidate->preposition, SET_PHRASE_PREPOSITIONS) ||
           is_reported(context, candidate) ||
           (token_is(context->document, candidate->preposition, "of") &&
            lemma_among(context, candidate->carrier, SET_WALK_OUT));
}

/* "a priority in negotiations with Iran": a phrase of another noun only says what that
 * one is about, unless it tells when ("progress after talks with Iran"). */
static bool hangs_on_carrier(struct event_context *context,
                             const struct meeting_candidate *candidate)
{
    if (token_among(context, candidate->preposition, SET_ORDER_PREPOSITIONS))
        return true;
    if (is_reported(context, candidate))
        return true;
    if (token_is(context->document, candidate->preposition, "by") &&
        candidate->frame->pattern == PATTERN_NOUN_CALL)
        return token_is_followed_by(context, candidate->trigger, "from");
    if (token_is(context->document, candidate->preposition, "for") &&
        governing_verb(context->document, candidate->noun) == TOKEN_NONE)
        return true; /* "was in Oslo for a meeting" */
    if (token_at(context, candidate->noun)->head == candidate->carrier)
        return !token_among(context, candidate->preposition, SET_MEANS_PREPOSITIONS) ||
               candidate->carried_as_core;
    if (token_is(context->document, candidate->preposition, "at") ||
        (token_is(context->document, candidate->preposition, "over") &&
         frame_is_meal(candidate->frame)))
        return true; /* "agreed new rules at a meeting in Oslo", "over a beer" */
    return anchor_attached(context, candidate->noun) != TIMEX_NONE ||
           is_somebodys(context, candidate->noun);
}

/* Nouns that no verb of holding, ending, cancelling ... tells of are only spoken about:
 * "revive peace talks". They count when they name two parties and a day. */
static bool is_told_of(struct event_context *context,
                       const struct meeting_candidate *candidate)
{
    if (candidate->carrier == TOKEN_NONE ||
        clause_opens_as_participle(context, candidate->noun) ||
        (candidate->frame->pattern == PATTERN_NOUN_VISIT && candidate->carried_as_core &&
         lemma_among(context, candidate->carrier, SET_PAY_CALL)))
        return true;
    if (candidate->preposition != TOKEN_NONE &&
        lemma_among(context, candidate->carrier, SET_KEEP_APART))
        return false; /* "avoided each other at a summit" */
    if (candidate->preposition != TOKEN_NONE && !candidate->carried_as_core)
        return may_stand_in_prepositional_phrase(context, candidate) &&
               hangs_on_carrier(context, candidate);
    if (candidate->preposition != TOKEN_NONE ||
        anchor_attached(context, candidate->noun) != TIMEX_NONE)
        return true;
    if (candidate->carried.subject == candidate->noun ||
        candidate->carrier > candidate->noun)
        return lemma_among(context, candidate->carrier, SET_PHASES_OF_MEETING);
    return lemma_among(context, candidate->carrier, SET_CARRIERS);
}

/* "the second round" of talks that the text has spoken of, not of a match or a vote. */
static bool is_round_of_talks(const struct event_context *context, uint32_t noun)
{
    uint32_t end = sentence_range(context, token_at(context, noun)->sentence).end;
    if (noun + 1 < end && token_is(context->document, noun + 1, "of"))
        return false; /* of talks: told by that word; of anything else: no meeting */
    for (uint32_t i = noun; i > 0 && i + TALKS_BACK > noun; i--)
        if (token_among(context, i - 1, SET_ROUNDS_OF_TALKS))
            return true;
    return false;
}

static bool is_before_time(const struct event_context *context, uint32_t token)
{
    return token < context->document->tokens.count &&
           context->timex_of_token[token] != TIMEX_NONE;
}

/* "a visit that A paid to B": the verb of the relative clause tells it. */
static void find_payer(struct event_context *context, struct meeting_candidate *candidate)
{
    enum { RELATIVE_WORDS = 8 };
    uint32_t end =
        sentence_range(context, token_at(context, candidate->trigger)->sentence).end;
    for (uint32_t i = candidate->trigger + 1;
         i < end && i < candidate->trigger + RELATIVE_WORDS; i++) {
        if (token_at(context, i)->head != candidate->trigger ||
            token_at(context, i)->label != LABEL_ACL_RELCL ||
            !lemma_among(context, i, SET_PAY_CALL))
            continue;
        candidate->carrier = i;
        candidate->carried_as_core = true;
        candidate->preposition = TOKEN_NONE;
        clause_arguments(context, i, &candidate->carried);
        candidate->carried.object = candidate->noun;
        return;
    }
}

static bool read_noun(struct event_context *context, struct meeting_candidate *candidate)
{
    meeting_find_carrier(context, candidate);
    if (candidate->frame->pattern == PATTERN_NOUN_VISIT)
        find_payer(context, candidate);
    clause_arguments(context, candidate->noun, &candidate->own);
    if (!is_told_of(context, candidate))
        return false;
    bool drink = lemma_among(context, candidate->trigger, SET_DRINKS);
    if (drink && candidate->carried_as_core &&
        !lemma_among(context, candidate->carrier, SET_SHARE_DRINK))
        return false; /* "gave me coffee" */
    if (candidate->frame->pattern == PATTERN_NOUN_SNACK &&
        (candidate->preposition == TOKEN_NONE ||
         !token_is(context->document, candidate->preposition, "over")))
        return false; /* "brought her soup" */
    if (token_is(context->document, candidate->trigger, "round") &&
        !is_round_of_talks(context, candidate->trigger))
        return false;
    bool paid = candidate->carrier != TOKEN_NONE &&
                lemma_among(context, candidate->carrier, SET_PAY);
    if (candidate->frame->pattern == PATTERN_NOUN_CALL && !paid &&
        (token_is_followed_by(context, candidate->trigger, "for") ||
         (token_is_followed_by(context, candidate->trigger, "on") &&
          !is_before_time(context, candidate->trigger + 2))))
        return false; /* "responded to his call for change" */
    bool taken = candidate->carried_as_core &&
                 candidate->carried.object == candidate->noun &&
                 lemma_is(context->document, candidate->carrier, "take");
    if (taken && lemma_among(context, candidate->trigger, SET_CONVERSATIONS))
        return false; /* "took the conversation there" */
    if (candidate->frame->pattern == PATTERN_NOUN_VISIT &&
        !(candidate->carried_as_core &&
          lemma_among(context, candidate->carrier, SET_PAY_CALL)))
        return false;
    if (candidate->frame->pattern == PATTERN_NOUN_CONFERENCE &&
        !(candidate->trigger > 0 &&
          token_among(context, candidate->trigger - 1, SET_REMOTE_KINDS)))
        return false;
    return true;
}

static bool read_verb(struct event_context *context, struct meeting_candidate *candidate)
{
    clause_arguments(context, candidate->trigger, &candidate->own);
    candidate->noun = TOKEN_NONE;
    candidate->carrier = candidate->trigger;
    candidate->carried_as_core = true;
    candidate->carried = candidate->own;
    return true;
}

/* "The talks produced nothing", "the talks did not lead to a deal": they were held. */
static bool tells_no_result(struct event_context *context,
                            const struct meeting_candidate *candidate)
{
    return candidate->carried.subject == candidate->noun &&
           (candidate->carried.flags & PREDICATE_NEGATED) != 0 &&
           status_tells_result(context, candidate->carrier);
}

/* The verb's own word may decide ("were called off"), else its form does. */
static void status_of_carrier(struct event_context *context,
                              struct meeting_candidate *candidate)
{
    if (tells_no_result(context, candidate))
        candidate->carried.flags &= ~(unsigned)PREDICATE_NEGATED;
    status_find(context, &candidate->carried, &candidate->status);
    if (token_among(context, candidate->carrier, SET_BE_FINITE) &&
        token_is_followed_by(context, candidate->carrier, "not")) {
        candidate->status.reality = REALITY_NEGATED; /* "is not on the programme" */
        candidate->status.cue = candidate->carrier + 1;
        candidate->status.reason = "negated";
    }
    struct predicate_status by_word = candidate->status;
    if (candidate->status.reality == REALITY_FACT &&
        status_by_word(context, candidate->carrier, &by_word))
        candidate->status = by_word;
}

/* The carrier was found by the order of words: what the tree puts above the noun says
 * nothing of it. */
static bool is_carried_elsewhere(const struct event_context *context,
                                 const struct meeting_candidate *candidate)
{
    return candidate->noun != TOKEN_NONE && candidate->carried_as_core &&
           candidate->carrier != TOKEN_NONE &&
           token_at(context, candidate->noun)->head != TOKEN_NONE &&
           token_at(context, candidate->noun)->head != candidate->carrier;
}

/* "no meeting", whatever is said of it */
static bool is_denied_by_article(const struct event_context *context,
                                 const struct meeting_candidate *candidate)
{
    return candidate->status.reality == REALITY_NEGATED &&
           token_among(context, candidate->status.cue, SET_NO_OCCASION);
}

/* "comes ahead of a summit on Friday": what something else precedes, on a day of its own.
 */
static bool lies_ahead_of_carrier(struct event_context *context,
                                  const struct meeting_candidate *candidate)
{
    if (candidate->noun == TOKEN_NONE)
        return false;
    uint32_t own = anchor_attached(context, candidate->noun);
    uint32_t carriers = candidate->carrier == TOKEN_NONE
                            ? TIMEX_NONE
                            : anchor_attached(context, candidate->carrier);
    return candidate->preposition != TOKEN_NONE &&
           candidate->status.reality == REALITY_FACT &&
           candidate->status.status == STATUS_OCCURRED &&
           token_among(context, candidate->preposition, SET_AHEAD) && own != TIMEX_NONE &&
           (carriers == TIMEX_NONE || carriers == own);
}

static bool is_taken_back(const struct predicate_status *status)
{
    return status->reality == REALITY_FACT &&
           (status->status == STATUS_CANCELLED || status->status == STATUS_POSTPONED);
}

/* "The dinner planned for Friday has been cancelled", "had their long-planned dinner": what
 * the verb says of it comes after the plan. */
static void overrule_plan(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    if (candidate->noun == TOKEN_NONE || !candidate->carried_as_core ||
        !has_tag_of_verb(context, candidate->carrier) ||
        candidate->status.reality != REALITY_FACT ||
        candidate->status.status != STATUS_PLANNED)
        return;
    struct predicate_status planned = candidate->status;
    status_of_carrier(context, candidate);
    bool failed = candidate->status.reality != REALITY_FACT;
    bool held = candidate->status.status == STATUS_OCCURRED &&
                planned.cue < candidate->noun &&
                (candidate->carried.flags & PREDICATE_PAST) != 0 &&
                (candidate->carried.flags & PREDICATE_PASSIVE) == 0 &&
                lemma_among(context, candidate->carrier, SET_HELD_BY_NOW);
    if (!is_taken_back(&candidate->status) && !failed && !held)
        candidate->status = planned;
}

/* "The talks, fixed for Saturday, did not take place": planned, and came to nothing. */
static bool fell_through(struct event_context *context,
                         const struct meeting_candidate *candidate)
{
    if (candidate->noun == TOKEN_NONE || candidate->carrier == TOKEN_NONE)
        return false;
    bool to_nothing = lemma_is(context->document, candidate->carrier, "come") &&
                      candidate->carrier + 2 < context->document->tokens.count &&
                      token_is(context->document, candidate->carrier + 2, "nothing");
    if (candidate->status.reality != REALITY_NEGATED && !to_nothing)
        return false;
    if (!lemma_among(context, candidate->carrier, SET_MATERIALISE))
        return false;
    struct token_range phrase = noun_phrase_of(context->document, candidate->noun);
    uint32_t end = candidate->carrier > phrase.first ? candidate->carrier : phrase.first;
    for (uint32_t i = phrase.first; i < end; i++)
        if (token_among(context, i, SET_PLANNED))
            return true;
    return false;
}

/* "denied that they discussed it over lunch": what is denied of the verb is denied of its
 * circumstances. */
static bool is_denied_with_carrier(struct event_context *context,
                                   const struct meeting_candidate *candidate)
{
    if (candidate->noun == TOKEN_NONE || candidate->preposition == TOKEN_NONE ||
        !has_tag_of_verb(context, candidate->carrier) ||
        candidate->status.reality != REALITY_FACT ||
        candidate->status.status != STATUS_OCCURRED || !frame_is_meal(candidate->frame) ||
        !token_among(context, candidate->preposition, SET_OVER_TABLE))
        return false;
    struct predicate_status carried;
    status_find(context, &candidate->carried, &carried);
    return carried.reality == REALITY_FACT && carried.status == STATUS_DENIED;
}

/* A predicate of the status: the noun when it is spoken of, the verb otherwise. */
static void read_status(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    status_find(context, &candidate->own, &candidate->status);
    if (is_carried_elsewhere(context, candidate) &&
        !is_denied_by_article(context, candidate)) {
        status_of_carrier(context, candidate);
        return;
    }
    bool by_support = candidate->noun != TOKEN_NONE && candidate->carried_as_core &&
                      has_tag_of_verb(context, candidate->carrier) &&
                      candidate->status.reality == REALITY_FACT &&
                      candidate->status.status == STATUS_OCCURRED;
    if (by_support)
        status_of_carrier(context, candidate);
    overrule_plan(context, candidate);
    if (fell_through(context, candidate)) {
        candidate->status.reality = REALITY_FACT;
        candidate->status.status = STATUS_CANCELLED;
        candidate->status.reason = "planned, and did not take place";
    }
    if (is_denied_with_carrier(context, candidate))
        status_find(context, &candidate->carried, &candidate->status);
    if (lies_ahead_of_carrier(context, candidate)) {
        candidate->status.status = STATUS_PLANNED;
        candidate->status.cue = candidate->preposition;
        candidate->status.reason = "told as lying ahead";
    }
}

/* "the two sides", "both parties": a group known only as those who face each other. */
static bool are_sides(const struct event_context *context, const struct party *party)
{
    const struct entity *entity = &context->entities->items.items[party->entity];
    struct token_range phrase = noun_phrase_of(context->document, party->token);
    return entity->type == ENTITY_GROUP && entity->members.count == 0 &&
           token_among(context, party->token, SET_SIDES) &&
           token_among(context, phrase.first, SET_COUNTED_SIDES);
}

/* The meeting of two told last, or NULL. */
static const struct draft *last_of_two(const struct event_context *context)
{
    size_t count = context->drafts.count;
    for (size_t i = count; i > 0 && i + SIDES_BACK > count; i--) {
        const struct draft *draft = draft_resolved(context->drafts.items[i - 1]);
        if (draft->event.kind == EVENT_MEETING && draft->event.participants.count == 2)
            return draft;
    }
    return NULL;
}

/* Those who met before meet again: "The two sides will meet on Friday." */
static bool add_sides(struct event_context *context, struct draft *draft,
                      const struct party *party)
{
    const struct draft *before = are_sides(context, party) ? last_of_two(context) : NULL;
    if (before == NULL || before == draft)
        return false;
    draft->event.participants.count = 0;
    for (size_t i = 0; i < before->event.participants.count; i++)
        vector_push(context->arena, &draft->event.participants,
                    before->event.participants.items[i]);
    return true;
}

static void add_participants(struct event_context *context, struct draft *draft,
                             const struct meeting_candidate *candidate)
{
    for (size_t i = 0; i < candidate->party_count; i++) {
        const struct party *party = &candidate->parties[i];
        if (candidate->party_count > 1 || !add_sides(context, draft, party))
            draft_add_participant(context, draft, party->entity, party->role);
        struct token_range range = noun_phrase_of(context->document, party->token);
        evidence_add(context, &draft->event.participant_evidence, range.first, range.end);
    }
}

/* The noun's own time before that of the verb that carries it. */
static const struct arguments *carrier_of_time(struct event_context *context,
                                               const struct meeting_candidate *candidate)
{
    bool taken_back = is_taken_back(&candidate->status);
    if (candidate->noun == TOKEN_NONE || !candidate->carried_as_core || taken_back ||
        anchor_attached(context, candidate->noun) != TIMEX_NONE)
        return &candidate->own;
    return &candidate->carried;
}

/* "He called the meeting off on Wednesday": the day on which it was called off. */
static void forget_day_of_cancelling(struct event_context *context, struct draft *draft,
                                     const struct meeting_candidate *candidate)
{
    bool taken_back = candidate->status.status == STATUS_CANCELLED ||
                      candidate->status.status == STATUS_POSTPONED;
    if (!taken_back || !candidate->definite || candidate->party_count >= 2)
        return; /* the noun's own day, if any, is that of the meeting */
    draft->event.time = (struct event_time){
        .interval = {INSTANT_UNBOUNDED_PAST, INSTANT_UNBOUNDED_FUTURE},
        .timezone = context->article->timezone,
        .explanation = "the day told is that on which it was called off"};
    draft->event.time_evidence.count = 0;
    draft->timex = TIMEX_NONE;
}

/* "called the meeting off on Saturday, an hour before it was to begin": on that day. */
static bool called_off_shortly_before(struct event_context *context,
                                      const struct meeting_candidate *candidate,
                                      const struct event_time *time)
{
    if (candidate->status.status != STATUS_CANCELLED || time->basis != BASIS_NONE ||
        candidate->noun == TOKEN_NONE || candidate->carrier == TOKEN_NONE ||
        anchor_attached(context, candidate->carrier) == TIMEX_NONE)
        return false;
    uint32_t end =
        sentence_range(context, token_at(context, candidate->noun)->sentence).end;
    for (uint32_t i = candidate->noun; i + 1 < end; i++)
        if (token_among(context, i, SET_HOURS) &&
            token_is(context->document, i + 1, "before"))
            return true;
    return false;
}

/* "In 2005 it arranged talks": what was arranged for a time past was held. */
static bool arranged_and_held(const struct event_context *context,
                              const struct meeting_candidate *candidate,
                              const struct event_time *time)
{
    return candidate->noun != TOKEN_NONE && candidate->carried_as_core &&
           candidate->status.status == STATUS_PLANNED && !candidate->status.past_plan &&
           candidate->status.cue == candidate->carrier &&
           (candidate->carried.flags & PREDICATE_PAST) != 0 &&
           (candidate->carried.flags & PREDICATE_PASSIVE) == 0 &&
           context->has_published && time->basis == BASIS_EXPLICIT &&
           time->interval.end <= instant_of_day(context->published);
}

/* What lies wholly after publication has not happened yet, unless it is told in the past:
 * then the expression was counted from the wrong day and says nothing. */
static void correct_future(struct event_context *context, struct draft *draft,
                           const struct meeting_candidate *candidate)
{
    struct event *event = &draft->event;
    if (!context->has_published || event->status != STATUS_OCCURRED ||
        event->time.interval.begin == INSTANT_UNBOUNDED_PAST ||
        event->time.interval.begin < instant_of_day(context->published + 1))
        return;
    bool set_for = draft->timex != TIMEX_NONE &&
                   anchor_is_set_for(context, &context->timexes.items[draft->timex]);
    bool past = candidate->carrier != TOKEN_NONE && candidate->carried_as_core &&
                (candidate->carried.flags & PREDICATE_PAST) != 0 && !set_for;
    if (!past) {
        event->status = STATUS_PLANNED;
        return;
    }
    anchor_publication_window(context, true, &event->time);
    anchor_write_edtf(context, &event->time);
    event->time_evidence.count = 0;
    draft->timex = TIMEX_NONE;
}

static void note_mention(struct draft *draft)
{
    struct event_mention *mention = &draft->event.mentions.items[0];
    mention->time = draft->event.time;
    mention->status = draft->event.status;
    mention->place = draft->event.place_name;
}

static const char *explain_parties(struct event_context *context,
                                   const struct meeting_candidate *candidate)
{
    const char *list = "nobody of its own";
    for (size_t i = 0; i < candidate->party_count; i++) {
        const struct party *party = &candidate->parties[i];
        const char *word = evidence_text(context, party->token, party->token + 1);
        const char *role = participant_role_name(party->role);
        list = i == 0 ? arena_format(context->arena, "\"%s\" (%s)", word, role)
                      : arena_format(context->arena, "%s, \"%s\" (%s)", list, word, role);
    }
    return list;
}

/* What else the words tell: form, count, length, topic. */
static const char *explain_details(struct event_context *context,
                                   const struct event *event)
{
    const char *text = arena_format(context->arena, "form %s", event->form);
    if (event->count > 1)
        text = arena_format(context->arena, "%s, counted %u times", text, event->count);
    if (event->ordinal > 0)
        text = arena_format(context->arena, "%s, number %u", text, event->ordinal);
    if (event->duration != NULL)
        text = arena_format(context->arena, "%s, lasted %s", text, event->duration);
    if (event->about != NULL)
        text = arena_format(context->arena, "%s, about \"%s\"", text, event->about);
    return text;
}

static void explain(struct event_context *context, struct draft *draft,
                    const struct meeting_candidate *candidate)
{
    struct event *event = &draft->event;
    if (!context->options->explain)
        return;
    event->explanation = arena_format(
        context->arena, "meeting: \"%s\" (frame %s %s); status %s: %s; parties: %s; %s",
        event->mentions.items[0].trigger, candidate->frame->lemma,
        frame_is_noun(candidate->frame) ? "noun" : "verb",
        event_status_name(event->status), candidate->status.reason,
        explain_parties(context, candidate), explain_details(context, event));
    if (event->place_name != NULL && draft->place_reason != NULL)
        event->explanation =
            arena_format(context->arena, "%s; place \"%s\": %s", event->explanation,
                         event->place_name, draft->place_reason);
}

static bool is_gapped(const struct meeting_candidate *candidate)
{
    return candidate->gap.words.first < candidate->gap.words.end;
}

static void find_place(struct event_context *context, struct draft *draft,
                       const struct meeting_candidate *candidate)
{
    if (is_gapped(candidate)) {
        place_from_words(context, draft, candidate->gap.words);
        return;
    }
    place_draft(context, draft, &candidate->own);
    if (draft->event.place_name == NULL && candidate->carried_as_core)
        place_draft(context, draft, &candidate->carried);
    if (draft->event.place_name == NULL && candidate->noun != TOKEN_NONE &&
        draft->timex != TIMEX_NONE)
        place_beside_time(context, draft, draft->timex);
}

/* The days that a length told in days counts, 0 for other lengths. */
static int32_t days_of(const char *duration)
{
    if (duration == NULL || duration[0] != 'P' || !ascii_is_digit(duration[1]) ||
        strcmp(duration + 2, "D") != 0)
        return 0;
    return duration[1] - '0';
}

/* "ending a three-day summit on Saturday", "began a two-day meeting on Monday": the day
 * told is the last or the first of several. */
static void spread_over_days(struct event_context *context, struct draft *draft,
                             const struct meeting_candidate *candidate)
{
    struct event_time *time = &draft->event.time;
    int32_t days = days_of(draft->event.duration);
    /* "failed on Monday to agree after two days of talks" */
    bool follows_several_days =
        candidate->noun != TOKEN_NONE && candidate->preposition != TOKEN_NONE &&
        token_is(context->document, candidate->preposition, "after");
    if (days < 2 || candidate->carrier == TOKEN_NONE ||
        !(candidate->carried_as_core || follows_several_days) ||
        time->interval.begin == INSTANT_UNBOUNDED_PAST ||
        time->interval.end - time->interval.begin > SECONDS_PER_DAY)
        return;
    int32_t day = instant_day(time->interval.begin);
    if (follows_several_days || lemma_among(context, candidate->carrier, SET_END_MEETING))
        time->interval = interval_of_days(day - days + 1, day);
    else if (lemma_among(context, candidate->carrier, SET_BEGIN_MEETING))
        time->interval = interval_of_days(day, day + days - 1);
    else
        return;
    time->extent = EXTENT_THROUGHOUT;
    time->granularity = GRANULARITY_DAY;
    anchor_write_edtf(context, time);
}

/* "Talks collapsed on Thursday": they may have begun long before. */
static void open_before_collapse(struct event_context *context, struct draft *draft,
                                 const struct meeting_candidate *candidate)
{
    bool over = candidate->carried_as_core && candidate->carrier != TOKEN_NONE &&
                token_among(context, candidate->trigger, SET_TALKS) &&
                draft->event.duration == NULL && draft->event.status == STATUS_OCCURRED &&
                draft->event.time.basis == BASIS_EXPLICIT &&
                (token_among(context, candidate->carrier, SET_COLLAPSED) ||
                 (token_among(context, candidate->carrier, SET_BROKE) &&
                  token_is_followed_by_any(context, candidate->carrier, SET_OFF_DOWN)));
    if (!over)
        return;
    draft->event.time.interval.begin = INSTANT_UNBOUNDED_PAST;
    draft->event.time.explanation = "the day on which they ended, begun before";
    anchor_write_edtf(context, &draft->event.time);
}

/* "Afterwards he telephoned her": on the day of the meeting told right before. */
static void continue_day(struct event_context *context, struct draft *draft)
{
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    uint32_t first = sentence_range(context, sentence).first;
    struct event_time *time = &draft->event.time;
    if (time->basis != BASIS_PUBLICATION || context->drafts.count < 2 ||
        draft->event.status != STATUS_OCCURRED ||
        !token_among(context, first, SET_AFTERWARDS_OR_LATER))
        return;
    const struct draft *before =
        draft_resolved(context->drafts.items[context->drafts.count - 2]);
    const struct event_time *told = &before->event.time;
    bool dated = told->basis == BASIS_EXPLICIT || told->basis == BASIS_INHERITED;
    if (before->event.kind != EVENT_MEETING || !dated ||
        before->event.status != STATUS_OCCURRED ||
        token_at(context, context->drafts.items[context->drafts.count - 2]->predicate)
                    ->sentence +
                1 <
            sentence)
        return;
    *time = *told;
    draft->event.time_evidence = before->event.time_evidence;
    time->basis = BASIS_INHERITED;
    anchor_widen_to_day(time);
    time->explanation = "on the day of the meeting told right before";
    anchor_write_edtf(context, time);
}

static struct draft *write_draft(struct event_context *context,
                                 const struct meeting_candidate *candidate)
{
    struct draft *draft = draft_new(context, EVENT_MEETING, candidate->trigger);
    struct event *event = &draft->event;
    add_participants(context, draft, candidate);
    event->status = candidate->status.status;
    event->attributed_to = actor_of_entity(context, candidate->status.attributed_to);
    event->form = candidate->form;
    event->count = candidate->count;
    event->ordinal = candidate->ordinal;
    event->duration = candidate->duration;
    event->about = candidate->about;
    uint32_t cue = candidate->status.cue;
    if (cue != TOKEN_NONE)
        evidence_add(context, &event->status_evidence, cue, cue + 1);
    anchor_draft(context, draft, carrier_of_time(context, candidate), &candidate->status);
    continue_day(context, draft);
    if (is_gapped(candidate))
        anchor_use(context, draft, candidate->gap.timex, &candidate->status);
    forget_day_of_cancelling(context, draft, candidate);
    if (called_off_shortly_before(context, candidate, &draft->event.time))
        anchor_use(context, draft, anchor_attached(context, candidate->carrier),
                   &candidate->status);
    spread_over_days(context, draft, candidate);
    open_before_collapse(context, draft, candidate);
    if (event->status == STATUS_POSTPONED && cue != TOKEN_NONE)
        postponement_date(context, draft, cue);
    if (arranged_and_held(context, candidate, &event->time))
        event->status = STATUS_OCCURRED;
    find_place(context, draft, candidate);
    correct_future(context, draft, candidate);
    note_mention(draft);
    explain(context, draft, candidate);
    return draft;
}

/* The meeting since which there was none, with the parties of 'later' where the candidate
 * names none of its own; NULL: none is told. */
static struct draft *write_earlier(struct event_context *context,
                                   struct meetings *meetings,
                                   const struct meeting_candidate *candidate,
                                   struct draft *later)
{
    struct meeting_candidate earlier;
    if (!meeting_since_find(context, candidate, &earlier))
        return NULL;
    struct draft *draft = write_draft(context, &earlier);
    if (draft->event.participants.count == 0 && later != NULL)
        draft->event.participants = draft_resolved(later)->event.participants;
    if (draft->event.participants.count < 2 ||
        !meeting_link(context, meetings, &earlier, draft)) {
        context->drafts.count--;
        return NULL;
    }
    return draft;
}

static void write_negation(struct event_context *context, struct meetings *meetings,
                           const struct meeting_candidate *candidate)
{
    struct draft *earlier = write_earlier(context, meetings, candidate, NULL);
    struct draft *draft = write_draft(context, candidate);
    context->drafts.count--;
    if (earlier != NULL) {
        draft->event.time = earlier->event.time;
        draft->event.time.interval.end = INSTANT_UNBOUNDED_FUTURE;
        anchor_write_edtf(context, &draft->event.time);
    }
    struct negation negation = {.kind = EVENT_MEETING, .time = draft->event.time};
    for (size_t i = 0; i < draft->event.participants.count; i++)
        vector_push(context->arena, &negation.participants,
                    draft->event.participants.items[i]);
    vector_push(context->arena, &negation.evidence, draft->event.mentions.items[0].span);
    vector_push(context->arena, &context->record->negations, negation);
}

/* "met on Monday, their second meeting in a week": the verb that the noun only counts, or
 * TOKEN_NONE. */
static uint32_t verb_counted(struct event_context *context,
                             const struct meeting_candidate *candidate)
{
    if (candidate->noun == TOKEN_NONE || candidate->preposition != TOKEN_NONE)
        return TOKEN_NONE;
    struct token_range phrase = noun_phrase_of(context->document, candidate->noun);
    uint32_t first =
        sentence_range(context, token_at(context, candidate->noun)->sentence).first;
    if (phrase.first <= first || !token_among(context, phrase.first - 1, SET_DASHES) ||
        !token_among(context, phrase.first, SET_BEFORE_COUNTED))
        return TOKEN_NONE;
    for (uint32_t i = phrase.first - 1; i > first; i--)
        if (has_tag_of_verb(context, i - 1))
            return frame_of_indexed(&context->tables->frames, context->document, i - 1) !=
                           NULL
                       ? i - 1
                       : TOKEN_NONE;
    return TOKEN_NONE;
}

/* "met for their first talks", "dined at a summit": the verb has told the meeting. */
static bool is_told_by_carrier(struct event_context *context,
                               struct meeting_candidate *candidate)
{
    uint32_t counted = verb_counted(context, candidate);
    if (counted != TOKEN_NONE) {
        candidate->carrier = counted;
        return true;
    }
    if (candidate->noun == TOKEN_NONE || candidate->carrier == TOKEN_NONE ||
        candidate->preposition == TOKEN_NONE || candidate->carrier > candidate->noun ||
        !token_among(context, candidate->preposition, SET_CARRIED_OCCASIONS))
        return false;
    const struct meeting_frame *frame =
        frame_of_indexed(&context->tables->frames, context->document, candidate->carrier);
    return frame != NULL && frame->pattern != PATTERN_VERB_DISCUSS;
}

/* "the dinner", "their call": speaks of one told before. */
static bool is_anaphoric_phrase(const struct event_context *context, uint32_t noun)
{
    struct token_range phrase = noun_phrase_of(context->document, noun);
    if (token_among(context, phrase.first, SET_ANAPHORIC))
        return true;
    /* "a second session", "another round": one of a series */
    bool further = phrase.first + 1 < phrase.end &&
                   token_among(context, phrase.first + 1, SET_COUNTED_SESSIONS);
    return token_among(context, noun, SET_SESSIONS_OF_TALKS) &&
           (token_is(context->document, phrase.first, "another") || further);
}

/* "He now remembers her call": nothing of this day. */
static bool is_only_recalled(struct event_context *context,
                             const struct meeting_candidate *candidate)
{
    return candidate->noun != TOKEN_NONE && candidate->carrier != TOKEN_NONE &&
           candidate->preposition == TOKEN_NONE &&
           candidate->carried.object == candidate->noun &&
           lemma_among(context, candidate->carrier, SET_RECALL);
}

/* "had been going to see him on Monday. She cancelled.": a sentence of a few words behind
 * the plan takes it back. */
static bool is_cancelled_behind(const struct event_context *context,
                                const struct meeting_candidate *candidate)
{
    uint32_t next = token_at(context, candidate->trigger)->sentence + 1;
    if (next >= context->document->sentences.count)
        return false;
    struct token_range words = sentence_range(context, next);
    if (words.end > words.first + CANCELLING_WORDS)
        return false;
    for (uint32_t i = words.first; i < words.end; i++)
        if (token_among(context, i, SET_CANCELS_ALONE))
            return i > words.first && !token_is(context->document, i - 1, "not");
    return false;
}

static void call_off(struct draft *draft)
{
    draft->event.status = STATUS_CANCELLED;
    draft->event.mentions.items[0].status = STATUS_CANCELLED;
}

/* From a mention with its parties to a draft, a negation, or nothing. */
static void finish_candidate(struct event_context *context, struct meetings *meetings,
                             struct meeting_candidate *candidate)
{
    candidate->same_clause = is_told_by_carrier(context, candidate);
    if (candidate->same_clause)
        candidate->party_count = 0;
    candidate_find_details(context, candidate);
    struct meeting_candidate gapped;
    if (is_gapped(candidate) ||
        (candidate->count > 1 &&
         meeting_gap_find(context, candidate, candidate->trigger, &gapped)))
        candidate->count = 1; /* each has a day of its own */
    read_status(context, candidate);
    if (candidate->status.reality == REALITY_UNREAL)
        return;
    if (candidate->status.reality == REALITY_NEGATED) {
        if (candidate->party_count >= 2)
            write_negation(context, meetings, candidate);
        return;
    }
    if (is_only_recalled(context, candidate))
        candidate->status.background = true;
    struct draft *draft = write_draft(context, candidate);
    if (candidate->status.status == STATUS_PLANNED &&
        is_cancelled_behind(context, candidate))
        call_off(draft);
    if (meeting_link(context, meetings, candidate, draft))
        write_earlier(context, meetings, candidate, draft);
    else
        context->drafts.count--;
}

/* "the guests spoke at a dinner on Thursday": one party of many, on a day of its own. */
static bool is_dated_gathering(struct event_context *context,
                               const struct meeting_candidate *candidate)
{
    if (candidate->party_count != 1 || candidate->preposition == TOKEN_NONE ||
        !frame_is_meal(candidate->frame) ||
        !token_among(context, candidate->preposition, SET_WITHIN_GATHERING))
        return false;
    const struct entity *party =
        &context->entities->items.items[candidate->parties[0].entity];
    return (party->plural || party->type == ENTITY_GROUP) &&
           (anchor_attached(context, candidate->noun) != TIMEX_NONE ||
            anchor_attached(context, candidate->carrier) != TIMEX_NONE);
}

/* Whether too few take part for what the words claim: "talks between" one, a dinner of
 * nobody. */
static bool lacks_parties(struct event_context *context,
                          const struct meeting_candidate *candidate)
{
    if (candidate->noun == TOKEN_NONE || candidate->party_count >= 2)
        return false;
    bool one =
        (token_is_followed_by(context, candidate->trigger, "between") ||
         token_is_followed_by(context, candidate->trigger, "with")) &&
        !(candidate->party_count == 1 && are_sides(context, &candidate->parties[0]));
    return one || (candidate->frame->pattern > PATTERN_NOUN &&
                   !is_anaphoric_phrase(context, candidate->noun) &&
                   !is_dated_gathering(context, candidate));
}

/* "met separately with A and B" */
static bool tells_separate(const struct event_context *context,
                           const struct meeting_candidate *candidate)
{
    enum { WORDS_BEHIND = 4 };
    if (candidate->noun != TOKEN_NONE || candidate->party_count < 3 ||
        candidate->parties[0].token > candidate->trigger ||
        candidate->parties[1].token < candidate->trigger)
        return false;
    for (uint32_t i = candidate->trigger - 1; i < candidate->trigger + WORDS_BEHIND; i++)
        if (i < context->document->tokens.count &&
            token_among(context, i, SET_SEPARATELY))
            return true;
    return false;
}

/* "her meetings with A and B": one with each. */
static bool tells_several(const struct event_context *context,
                          const struct meeting_candidate *candidate)
{
    if (tells_separate(context, candidate))
        return true;
    return candidate->noun != TOKEN_NONE && candidate->party_count > 2 &&
           token_is_followed_by(context, candidate->trigger, "with") &&
           token_among(context, candidate->trigger, SET_PLURAL_MEETINGS);
}

/* "A and B both telephoned C": one call each. */
static bool tells_one_each(const struct event_context *context,
                           const struct meeting_candidate *candidate)
{
    enum frame_pattern pattern = candidate->frame->pattern;
    bool object = pattern == PATTERN_VERB_PERSON || pattern == PATTERN_VERB_SEE ||
                  pattern == PATTERN_VERB_CALL || pattern == PATTERN_VERB_HOST;
    size_t last = candidate->party_count - 1;
    return object && candidate->party_count > 2 &&
           token_among(context, candidate->trigger - 1, SET_EACH) &&
           candidate->parties[last].token > candidate->trigger &&
           candidate->parties[last - 1].token < candidate->trigger;
}

/* "met A on Monday and B on Tuesday": the others that share the verb. */
static void read_gaps(struct event_context *context, struct meetings *meetings,
                      const struct meeting_candidate *candidate)
{
    struct meeting_candidate first = *candidate;
    struct meeting_candidate gapped;
    uint32_t from = candidate->trigger;
    if (first.status.reality != REALITY_FACT)
        return;
    for (int i = 0; i < GAPS_MAX && meeting_gap_find(context, &first, from, &gapped);
         i++) {
        finish_candidate(context, meetings, &gapped);
        from = gapped.gap.words.end - 1;
    }
}

/* "spoke with A on Saturday and with B on Sunday": B takes part in the second only. */
static void leave_to_gap(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    struct meeting_candidate gapped;
    if (candidate->party_count < 3 ||
        !meeting_gap_find(context, candidate, candidate->trigger, &gapped) ||
        gapped.again)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < candidate->party_count; i++)
        if (candidate->parties[i].token < gapped.gap.words.first)
            candidate->parties[kept++] = candidate->parties[i];
    if (kept >= 2)
        candidate->party_count = kept;
}

/* A word that may tell of a meeting, by its spelling and tag. */
struct trigger {
    uint32_t token;
    const struct meeting_frame *frame;
};
struct triggers {
    struct trigger *items;
    size_t count, capacity;
};

static void read_trigger(struct event_context *context, struct meetings *meetings,
                         const struct trigger *trigger)
{
    struct meeting_candidate candidate = {
        .trigger = trigger->token, .frame = trigger->frame, .preposition = TOKEN_NONE};
    bool readable = frame_is_noun(candidate.frame) ? read_noun(context, &candidate)
                                                   : read_verb(context, &candidate);
    if (!readable || !candidate_find_parties(context, &candidate) ||
        lacks_parties(context, &candidate))
        return;
    if (candidate.trigger > 0 && tells_one_each(context, &candidate)) {
        for (size_t i = 0; i + 1 < candidate.party_count; i++) {
            struct meeting_candidate one = candidate;
            one.parties[0] = candidate.parties[i];
            one.parties[1] = candidate.parties[candidate.party_count - 1];
            one.party_count = 2;
            finish_candidate(context, meetings, &one);
        }
        return;
    }
    if (!tells_several(context, &candidate)) {
        leave_to_gap(context, &candidate);
        finish_candidate(context, meetings, &candidate);
        read_gaps(context, meetings, &candidate);
        return;
    }
    for (size_t i = 1; i < candidate.party_count; i++) {
        struct meeting_candidate one = candidate;
        one.parties[1] = candidate.parties[i];
        one.party_count = 2;
        finish_candidate(context, meetings, &one);
    }
}

/* A headline: the first sentence, without a full stop. */
static bool is_in_headline(const struct event_context *context, const struct draft *draft)
{
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    struct token_range range = sentence_range(context, sentence);
    return sentence == 0 && range.end > range.first &&
           !token_is(context->document, range.end - 1, ".");
}

static bool names_no_one(const struct event_context *context, const struct draft *draft)
{
    for (size_t i = 0; i < draft->event.participants.count; i++) {
        uint32_t actor = draft->event.participants.items[i].actor;
        if (!context->record->actors.items[actor].is_role)
            return false;
    }
    return true;
}

/* "Writers, studios meet": a headline that names nobody speaks of the meeting that the
 * article tells first. */
static void join_headline(const struct event_context *context, struct meetings *meetings)
{
    if (meetings->count < 2)
        return;
    struct draft *headline = meetings->items[0].draft;
    struct draft *told = meetings->items[1].draft;
    if (!is_in_headline(context, headline) || !names_no_one(context, headline) ||
        headline->event.time.basis == BASIS_EXPLICIT ||
        headline->event.status != told->event.status)
        return;
    for (size_t i = 0; i < headline->event.mentions.count; i++)
        vector_push(context->arena, &told->event.mentions,
                    headline->event.mentions.items[i]);
    headline->same_as = told;
    for (size_t i = 1; i < meetings->count; i++)
        meetings->items[i - 1] = meetings->items[i];
    meetings->count--;
}

static void find_triggers(struct event_context *context, struct triggers *triggers)
{
    const struct frame_index *index = &context->tables->frames;
    for (uint32_t i = 0; i < context->document->tokens.count; i++) {
        struct trigger trigger = {i, frame_of_indexed(index, context->document, i)};
        if (trigger.frame != NULL)
            vector_push(context->arena, triggers, trigger);
    }
}

/* All at once is faster than one after the other. */
static void parse_sentences(struct event_context *context,
                            const struct triggers *triggers)
{
    uint32_t *sentences = ARENA_NEW_ARRAY(context->arena, triggers->count, uint32_t);
    size_t count = 0;
    for (size_t i = 0; i < triggers->count; i++) {
        uint32_t sentence = token_at(context, triggers->items[i].token)->sentence;
        if (count == 0 || sentences[count - 1] != sentence)
            sentences[count++] = sentence;
    }
    document_parse_many(context->document, sentences, count);
}

void meetings_find(struct event_context *context)
{
    struct meetings meetings = {NULL, 0, 0};
    struct triggers triggers = {NULL, 0, 0};
    find_triggers(context, &triggers);
    parse_sentences(context, &triggers);
    for (size_t i = 0; i < triggers.count; i++)
        read_trigger(context, &meetings, &triggers.items[i]);
    join_headline(context, &meetings);
    for (size_t i = 0; i < meetings.count; i++) {
        struct event *event = &meetings.items[i].draft->event;
        event->summary = title_of_meeting(context, event);
    }
}
