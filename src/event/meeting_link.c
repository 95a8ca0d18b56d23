#include "event/meeting_link.h"

#include "event/actors.h"
#include "event/anchor.h"

#include <string.h>

/* How many meetings back a mention is compared: keeps an article of any length linear. */
enum {
    LOOK_BACK = 48,
    ADOPT_BACK = 4,     /* meetings back for who meets again */
    ADOPT_SENTENCES = 8 /* sentences back for them */
};

static bool all_within(const struct draft *inner, const struct draft *outer)
{
    for (size_t i = 0; i < inner->event.participants.count; i++)
        if (!event_has_participant(&outer->event,
                                   inner->event.participants.items[i].actor))
            return false;
    return true;
}

static bool same_people(const struct draft *a, const struct draft *b)
{
    return all_within(a, b) || all_within(b, a);
}

static bool same_text(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static bool is_remote(const char *form)
{
    return same_text(form, "phone-call") || same_text(form, "video-conference");
}

static bool is_meal(const char *form)
{
    return same_text(form, "dinner") || same_text(form, "lunch") ||
           same_text(form, "breakfast");
}

static bool same_form(const char *a, const char *b)
{
    if (is_remote(a) != is_remote(b))
        return same_text(a, "conversation") || same_text(b, "conversation");
    if (is_remote(a) || (is_meal(a) && is_meal(b)))
        return same_text(a, b);
    return true;
}

/* Parts of one day that do not touch tell two meetings apart; days that do not, too. A
 * definite mention ("the meeting") is not bound by a window of its own. */
static bool same_time(const struct meeting_candidate *candidate,
                      const struct draft *draft, const struct draft *other)
{
    const struct event_time *a = &draft->event.time;
    const struct event_time *b = &other->event.time;
    if (candidate->definite && !event_time_is_told(a))
        return true;
    if (!event_time_is_told(b) && candidate->definite)
        return true;
    if (candidate->definite && draft->event.status == STATUS_POSTPONED)
        return true; /* its day is the new one */
    return interval_overlaps(a->interval, b->interval);
}

static bool contains_text(const char *whole, const char *part)
{
    return slice_find(slice_of(whole), slice_of(part), 0) != SIZE_MAX;
}

static bool same_place(const struct draft *a, const struct draft *b)
{
    const char *one = a->event.place_name;
    const char *other = b->event.place_name;
    if (one == NULL || other == NULL)
        return true;
    if (a->event.place_actor == INDEX_NONE || b->event.place_actor == INDEX_NONE)
        return true; /* a venue may lie in the city */
    return contains_text(one, other) || contains_text(other, one);
}

/* "the talks in Oslo" are not those at a hotel in Bergen. */
static bool is_elsewhere(const struct draft *draft, const struct draft *other)
{
    const char *one = draft->event.place_name;
    const char *told = other->event.place_name;
    return draft->event.place_actor != INDEX_NONE && one != NULL && told != NULL &&
           !contains_text(told, one) && !contains_text(one, told);
}

static bool same_status(const struct draft *draft, const struct draft *other)
{
    enum event_status a = draft->event.status;
    enum event_status b = other->event.status;
    if (a == b ||
        (draft->event.ordinal > 1 && draft->event.ordinal == other->event.ordinal))
        return true;
    if (a == STATUS_DENIED || b == STATUS_DENIED)
        return false;
    if (a == STATUS_OCCURRED || b == STATUS_OCCURRED)
        return event_time_is_told(&draft->event.time) &&
               event_time_is_told(&other->event.time) &&
               (a == STATUS_PLANNED || b == STATUS_PLANNED);
    return true;
}

static bool is_taken_back(enum event_status status)
{
    return status == STATUS_CANCELLED || status == STATUS_POSTPONED;
}

static bool told_apart(const struct meeting_candidate *candidate,
                       const struct meeting *meeting)
{
    if (candidate->ordinal != 0 && meeting->ordinal != 0)
        return candidate->ordinal != meeting->ordinal;
    if (candidate->ordinal == 1 && candidate->noun != TOKEN_NONE && meeting->again)
        return true; /* "a first round ...", behind "will meet again" */
    if (candidate->ordinal > 1)
        return !meeting->again;
    if (candidate->again)
        return !meeting->again && meeting->ordinal < 2;
    return false;
}

static bool names_no_one(const struct event_context *context, const struct draft *draft)
{
    for (size_t i = 0; i < draft->event.participants.count; i++)
        if (!context->record->actors.items[draft->event.participants.items[i].actor]
                 .is_role)
            return false;
    return draft->event.participants.count > 0;
}

/* "A meeting of the five powers is planned for Tuesday. The meeting of political directors
 * will take place on Tuesday.": other words for the same people, on the same day told. */
static bool is_told_again(const struct event_context *context,
                          const struct meeting_candidate *candidate,
                          const struct draft *draft, const struct draft *other)
{
    const struct event_time *a = &draft->event.time;
    const struct event_time *b = &other->event.time;
    return candidate->with_article && draft->event.participants.count == 1 &&
           names_no_one(context, draft) && event_time_is_told(a) &&
           event_time_is_told(b) && draft->event.status == other->event.status &&
           interval_overlaps(a->interval, b->interval) &&
           a->interval.end - a->interval.begin <= SECONDS_PER_DAY &&
           candidate->frame->pattern == PATTERN_NOUN;
}

static bool lies_ahead(const struct event_context *context, const struct event_time *time)
{
    return context->has_published && time->interval.begin != INSTANT_UNBOUNDED_PAST &&
           time->interval.begin >= instant_of_day(context->published + 1);
}

/* "Vidal joined them": to those who met in the sentence before, or in the same one. */
static bool joins(const struct event_context *context, const struct draft *draft,
                  const struct draft *other)
{
    const struct token *tokens = context->document->tokens.items;
    return tokens[draft->predicate].sentence <= tokens[other->predicate].sentence + 1 &&
           draft->event.status == other->event.status &&
           other->event.participants.count >= 2;
}

/* "cancelled the meeting. The two will meet on Friday": not the one that was called off.
 * "They were to meet on Friday" is. */
static bool is_new_plan(const struct event_context *context,
                        const struct meeting_candidate *candidate,
                        const struct draft *draft, const struct draft *other)
{
    return other->event.status == STATUS_CANCELLED &&
           draft->event.status == STATUS_PLANNED && !candidate->status.past_plan &&
           candidate->noun == TOKEN_NONE && lies_ahead(context, &draft->event.time) &&
           !(event_time_is_told(&other->event.time) &&
             interval_overlaps(draft->event.time.interval, other->event.time.interval));
}

static bool is_same(const struct event_context *context,
                    const struct meeting_candidate *candidate, const struct draft *draft,
                    const struct meeting *meeting)
{
    const struct draft *other = meeting->draft;
    if (is_told_again(context, candidate, draft, other))
        return true;
    bool anaphoric = candidate->definite && draft->event.participants.count < 2;
    if (candidate->joins)
        return joins(context, draft, other);
    if (!anaphoric && draft->event.participants.count == 0)
        return false;
    if (!anaphoric && (told_apart(candidate, meeting) || !same_place(draft, other)))
        return false;
    if (is_new_plan(context, candidate, draft, other))
        return false;
    if (!same_people(draft, other) || !same_form(draft->event.form, other->event.form) ||
        !same_time(candidate, draft, other))
        return false;
    bool held =
        draft->event.status == STATUS_OCCURRED && event_time_is_told(&draft->event.time);
    if (anaphoric &&
        (is_elsewhere(draft, other) || (held && is_taken_back(other->event.status))))
        return false;
    if (anaphoric && draft->event.status == STATUS_OCCURRED &&
        candidate->preposition != TOKEN_NONE && lies_ahead(context, &other->event.time))
        return false; /* "since the talks": not those that are planned */
    if (anaphoric && is_taken_back(draft->event.status))
        return other->event.status != STATUS_OCCURRED &&
               other->event.status != STATUS_DENIED;
    return anaphoric || same_status(draft, other);
}

/* Told by the text before entailed; the narrower of two. */
static bool is_better_time(const struct event_time *a, const struct event_time *b)
{
    if (event_time_is_told(a) != event_time_is_told(b))
        return event_time_is_told(a);
    bool a_open = a->interval.begin == INSTANT_UNBOUNDED_PAST ||
                  a->interval.end == INSTANT_UNBOUNDED_FUTURE;
    bool b_open = b->interval.begin == INSTANT_UNBOUNDED_PAST ||
                  b->interval.end == INSTANT_UNBOUNDED_FUTURE;
    if (a_open || b_open)
        return b_open && !a_open;
    return a->interval.end - a->interval.begin < b->interval.end - b->interval.begin;
}

static void merge_status(struct event *into, const struct event *from)
{
    bool takes_back =
        from->status == STATUS_CANCELLED || from->status == STATUS_POSTPONED;
    if ((into->status == STATUS_PLANNED &&
         (takes_back || from->status == STATUS_OCCURRED)) ||
        (into->status == STATUS_POSTPONED && from->status == STATUS_CANCELLED)) {
        into->status = from->status;
        into->status_evidence = from->status_evidence;
    }
}

static void merge_evidence(struct event_context *context, struct span_vector *into,
                           const struct span_vector *from)
{
    for (size_t i = 0; i < from->count; i++)
        vector_push(context->arena, into, from->items[i]);
}

static void merge_place(struct event_context *context, struct event *into,
                        const struct event *from)
{
    if (into->place_name != NULL || from->place_name == NULL)
        return;
    into->place_name = from->place_name;
    into->place_actor = from->place_actor;
    merge_evidence(context, &into->place_evidence, &from->place_evidence);
}

static void merge_details(struct event *into, const struct event *from)
{
    if (into->duration == NULL)
        into->duration = from->duration;
    if (into->about == NULL)
        into->about = from->about;
    if (into->count < from->count)
        into->count = from->count;
    if (into->ordinal == 0)
        into->ordinal = from->ordinal;
    if (into->attributed_to != from->attributed_to)
        into->attributed_to = INDEX_NONE;
    bool vague = same_text(into->form, "meeting") || same_text(into->form, "talks") ||
                 (same_text(into->form, "conversation") && is_remote(from->form));
    if (vague)
        into->form = from->form;
}

/* The day that a postponement tells is the new one, what was told before the old one. */
static void move(struct draft *into, const struct draft *from)
{
    struct event_time first = into->event.time;
    if (!interval_before(first.interval, from->event.time.interval))
        return;
    into->event.time = from->event.time;
    into->event.time_evidence = from->event.time_evidence;
    into->timex = from->timex;
    if (!into->event.time.has_original &&
        first.interval.begin != INSTANT_UNBOUNDED_PAST) {
        into->event.time.has_original = true;
        into->event.time.original = instant_day(first.interval.begin);
    }
}

static void merge_time(const struct meeting_candidate *candidate, struct draft *into,
                       const struct draft *from)
{
    bool anaphoric = candidate->definite && from->event.participants.count < 2;
    if (from->event.status == STATUS_POSTPONED && event_time_is_told(&from->event.time) &&
        event_time_is_told(&into->event.time)) {
        move(into, from);
        return;
    }
    if ((anaphoric && from->event.time.basis == BASIS_INHERITED) ||
        !is_better_time(&from->event.time, &into->event.time))
        return;
    into->event.time = from->event.time;
    into->event.time_evidence = from->event.time_evidence;
    into->timex = from->timex;
    into->background = from->background;
}

/* Who came to one of several meetings ("met twice") need not have come to all. */
static void merge_participants(struct event_context *context, struct draft *into,
                               const struct draft *from)
{
    if (into->event.count > 1 && from->event.count == 1 &&
        into->event.participants.count >= 2)
        return;
    for (size_t i = 0; i < from->event.participants.count; i++)
        if (!event_has_participant(&into->event, from->event.participants.items[i].actor))
            vector_push(context->arena, &into->event.participants,
                        from->event.participants.items[i]);
}

static void merge_into(struct event_context *context, struct meeting *meeting,
                       const struct meeting_candidate *candidate, struct draft *draft)
{
    struct draft *into = meeting->draft;
    if (!is_told_again(context, candidate, draft, into)) {
        merge_participants(context, into, draft);
        merge_evidence(context, &into->event.participant_evidence,
                       &draft->event.participant_evidence);
    }
    bool superseded = candidate->status.anterior && is_taken_back(draft->event.status);
    if (!superseded)
        merge_status(&into->event, &draft->event);
    merge_place(context, &into->event, &draft->event);
    if (!candidate->joins)
        merge_details(&into->event, &draft->event);
    merge_time(candidate, into, draft);
    if (into->event.status == STATUS_OCCURRED && lies_ahead(context, &into->event.time))
        into->event.status = STATUS_PLANNED;
    for (size_t i = 0; i < draft->event.mentions.count; i++)
        vector_push(context->arena, &into->event.mentions,
                    draft->event.mentions.items[i]);
    meeting->again = meeting->again || candidate->again;
    if (meeting->ordinal == 0)
        meeting->ordinal = candidate->ordinal;
    if (context->options->explain)
        into->event.explanation =
            arena_format(context->arena, "%s; also told by %s", into->event.explanation,
                         draft->event.explanation);
    draft->same_as = into;
}

static bool stands_alone(const struct meeting_candidate *candidate,
                         const struct draft *draft, const struct record *record)
{
    if (draft->event.participants.count >= 2)
        return true;
    if (draft->event.participants.count == 0)
        return false;
    const struct actor *actor =
        &record->actors.items[draft->event.participants.items[0].actor];
    /* a company's board sits every month: no news of its own */
    bool announced =
        draft->event.status == STATUS_PLANNED && event_time_is_told(&draft->event.time);
    bool board = slice_ends_with(slice_of(actor->name), "board") && !announced;
    bool body = actor->type == ENTITY_ORGANIZATION && !board &&
                (candidate->frame->pattern == PATTERN_VERB_MEET ||
                 candidate->frame->pattern == PATTERN_VERB_GATHER ||
                 (candidate->frame->pattern == PATTERN_NOUN && announced));
    return (actor->plural || actor->type == ENTITY_GROUP || body) && !candidate->definite;
}

static bool tells(const struct draft *draft, uint32_t verb)
{
    return draft->predicate == verb;
}

/* "held talks in Oslo on Monday and met again on Tuesday": the same people again in one
 * sentence are still there. */
static void carry_place(const struct event_context *context,
                        const struct meetings *meetings,
                        const struct meeting_candidate *candidate, struct draft *draft)
{
    if (meetings->count == 0 || !candidate->again || draft->event.place_name != NULL)
        return;
    const struct draft *last = meetings->items[meetings->count - 1].draft;
    if (last->event.place_name == NULL)
        return;
    const struct token *tokens = context->document->tokens.items;
    if (tokens[last->predicate].sentence != tokens[draft->predicate].sentence ||
        last->event.participants.count != draft->event.participants.count ||
        last->event.status != draft->event.status || !all_within(draft, last))
        return;
    draft->event.place_name = last->event.place_name;
    draft->event.place_actor = last->event.place_actor;
    draft->event.place_evidence = last->event.place_evidence;
    draft->place_reason = "where they met before in the sentence";
    if (context->options->explain)
        draft->event.explanation =
            arena_format(context->arena, "%s; place \"%s\": %s", draft->event.explanation,
                         draft->event.place_name, draft->place_reason);
}

/* "A second round followed on Tuesday", "another meeting is planned for Friday", "the talks
 * resumed on Tuesday": a further one, on a day of its own, of people told before. */
static bool goes_on(struct event_context *context,
                    const struct meeting_candidate *candidate, const struct draft *draft)
{
    bool further = candidate->ordinal > 1 || candidate->again || candidate->next ||
                   (candidate->carrier != TOKEN_NONE &&
                    lemma_among(context, candidate->carrier, SET_RESUME));
    return candidate->noun != TOKEN_NONE && draft->event.participants.count == 0 &&
           further && event_time_is_told(&draft->event.time) && !candidate->same_clause &&
           !is_remote(draft->event.form) && !is_meal(draft->event.form);
}

/* Those of the last meeting that lies on another day take part. */
static void adopt_parties(struct event_context *context, const struct meetings *meetings,
                          struct draft *draft)
{
    const struct token *tokens = context->document->tokens.items;
    for (size_t i = meetings->count; i > 0 && i + ADOPT_BACK > meetings->count; i--) {
        const struct draft *other = meetings->items[i - 1].draft;
        if (other->event.participants.count < 2 || is_remote(other->event.form) ||
            other->event.status == STATUS_DENIED ||
            tokens[draft->predicate].sentence - tokens[other->predicate].sentence >
                ADOPT_SENTENCES)
            continue;
        if (interval_overlaps(draft->event.time.interval, other->event.time.interval) &&
            event_time_is_told(&other->event.time))
            return; /* the same one, told again */
        draft->event.participants = other->event.participants;
        draft->event.participants.items = ARENA_NEW_ARRAY(
            context->arena, other->event.participants.count, struct participant);
        memcpy(draft->event.participants.items, other->event.participants.items,
               other->event.participants.count * sizeof(struct participant));
        draft->event.participants.capacity = other->event.participants.count;
        draft->event.participant_evidence = other->event.participant_evidence;
        return;
    }
}

bool meeting_link(struct event_context *context, struct meetings *meetings,
                  const struct meeting_candidate *candidate, struct draft *draft)
{
    carry_place(context, meetings, candidate, draft);
    if (goes_on(context, candidate, draft))
        adopt_parties(context, meetings, draft);
    for (size_t i = meetings->count; i > 0 && i + LOOK_BACK > meetings->count; i--) {
        struct meeting *meeting = &meetings->items[i - 1];
        bool same = candidate->same_clause ? tells(meeting->draft, candidate->carrier)
                                           : is_same(context, candidate, draft, meeting);
        if (!same)
            continue;
        merge_into(context, meeting, candidate, draft);
        return true;
    }
    if (candidate->same_clause || candidate->joins ||
        !stands_alone(candidate, draft, context->record))
        return false;
    struct meeting meeting = {.draft = draft,
                              .ordinal = candidate->ordinal,
                              .again = candidate->again || candidate->ordinal > 1};
    vector_push(context->arena, meetings, meeting);
    return true;
}
