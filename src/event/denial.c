#include "event/denial.h"

#include "event/actors.h"
#include "event/anchor.h"
#include "event/clause.h"
#include "event/evidence.h"
#include "event/title.h"

enum {
    DENIED_BACK = 16,     /* drafts looked back for what is denied */
    DENIED_SENTENCES = 2, /* between the meeting and its denial */
    DENIED_WORDS = 4,     /* from "denied" to "the report" */
    DENIAL_DAYS_MIN = 2,  /* before publication: the usual window holds later days */
    DENIAL_DAYS_MAX = 14  /* what lies longer back is denied when it is asked about */
};

/* "denied it", "denied the report", "which she denies": no new content. */
static bool denies_what_was_told(const struct event_context *context, uint32_t verb)
{
    const struct document *document = context->document;
    struct slice word = token_at(context, verb)->lower;
    if (word.size == 0 || word.data[0] != 'd' || !token_among(context, verb, SET_DENIED))
        return false;
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    if (verb + 1 < range.end && token_among(context, verb + 1, SET_WHAT_WAS_TOLD) &&
        (verb + 2 == range.end || token_at(context, verb + 2)->is_punctuation))
        return true;
    for (uint32_t i = verb + 1; i < range.end && i < verb + DENIED_WORDS; i++)
        if (token_among(context, i, SET_DENIABLE) && i > 0 &&
            token_among(context, i - 1, SET_DEFINITE) &&
            (i + 1 == range.end || token_at(context, i + 1)->is_punctuation))
            return true;
    for (uint32_t i = verb; i > range.first && i + DENIED_WORDS > verb; i--)
        if (token_is(document, i - 1, "which"))
            return i >= range.first + 2 && token_is(document, i - 2, ",");
    return false;
}

/* A spokesman, an office: denies what is said of those it speaks for. */
static bool is_mouthpiece(const struct event_context *context, uint32_t actor)
{
    static const char *const words[] = {"spokes", "office", "aide", "press secretary"};
    const struct actor *who = &context->record->actors.items[actor];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_find(slice_of(who->name), slice_of(words[i]), 0) != SIZE_MAX ||
            (who->title != NULL &&
             slice_find(slice_of(who->title), slice_of(words[i]), 0) != SIZE_MAX))
            return true;
    return false;
}

/* The last of the drafts before 'end' that tells of a meeting which the actor is said to
 * have been at, not far before the verb; or NULL. */
static struct draft *meeting_before(const struct event_context *context, size_t end,
                                    uint32_t verb, uint32_t actor)
{
    uint32_t sentence = token_at(context, verb)->sentence;
    for (size_t i = end; i > 0 && i + DENIED_BACK > end; i--) {
        struct draft *told = context->drafts.items[i - 1];
        struct draft *meeting = draft_resolved(told);
        if (told->event.kind != EVENT_MEETING ||
            sentence - token_at(context, told->predicate)->sentence > DENIED_SENTENCES)
            return NULL;
        bool speaks_for_one = i == end && is_mouthpiece(context, actor) &&
                              meeting->event.participants.count == 2;
        if (meeting->event.status == STATUS_OCCURRED &&
            (event_has_participant(&meeting->event, actor) || speaks_for_one))
            return meeting;
    }
    return NULL;
}

static void deny(struct event_context *context, size_t end, uint32_t verb)
{
    struct arguments arguments;
    document_parse(context->document, token_at(context, verb)->sentence);
    clause_arguments(context, verb, &arguments);
    if (arguments.subject == TOKEN_NONE || (arguments.flags & PREDICATE_NEGATED) != 0)
        return;
    uint32_t entity = entity_of_token(context->entities, arguments.subject);
    if (entity == ENTITY_NONE)
        return;
    struct draft *meeting =
        meeting_before(context, end, verb, actor_of_entity(context, entity));
    if (meeting == NULL)
        return;
    meeting->event.status = STATUS_DENIED;
    meeting->event.status_evidence.count = 0;
    evidence_add(context, &meeting->event.status_evidence, verb, verb + 1);
    meeting->event.mentions.items[0].status = STATUS_DENIED;
    meeting->event.summary = title_of_meeting(context, &meeting->event);
    if (context->options->explain)
        meeting->event.explanation =
            arena_format(context->arena, "%s; denied by one of them afterwards",
                         meeting->event.explanation);
}

static bool tells_denial(const struct event_context *context, const struct draft *draft,
                         const struct draft *meeting)
{
    return draft->event.kind == EVENT_STATEMENT &&
           draft->event.time.basis == BASIS_PUBLICATION &&
           draft->event.time.interval.begin != INSTANT_UNBOUNDED_PAST &&
           token_among(context, draft->predicate, SET_REJECTED) &&
           draft->predicate < meeting->predicate &&
           token_at(context, draft->predicate)->sentence ==
               token_at(context, meeting->predicate)->sentence;
}

/* A denial without a day may be as old as what it denies: "denied that she had met him on
 * Monday", told on Friday. Statements, before 'end', and meetings stand in text order:
 * 'from' goes along with them. */
static void date_denial(struct event_context *context, const struct draft *meeting,
                        size_t *from, size_t end)
{
    const struct event_time *alleged = &meeting->event.time;
    bool told = alleged->basis == BASIS_EXPLICIT &&
                alleged->interval.begin != INSTANT_UNBOUNDED_PAST;
    if (meeting->event.status != STATUS_DENIED || !told || !context->has_published ||
        alleged->interval.end > instant_of_day(context->published - DENIAL_DAYS_MIN) ||
        alleged->interval.begin < instant_of_day(context->published - DENIAL_DAYS_MAX))
        return;
    uint32_t first =
        sentence_range(context, token_at(context, meeting->predicate)->sentence).first;
    while (*from < end && context->drafts.items[*from]->predicate < first)
        (*from)++;
    for (size_t i = *from;
         i < end && context->drafts.items[i]->predicate < meeting->predicate; i++) {
        struct draft *draft = context->drafts.items[i];
        if (!tells_denial(context, draft, meeting))
            continue;
        draft->event.time.interval.begin = alleged->interval.begin;
        draft->event.time.explanation =
            "an undated denial: from the day that it speaks of";
        anchor_write_edtf(context, &draft->event.time);
    }
}

void denials_find(struct event_context *context)
{
    size_t end =
        0; /* of the drafts told before the token: meetings come last, in order */
    while (end < context->drafts.count &&
           context->drafts.items[end]->event.kind != EVENT_MEETING)
        end++;
    if (end == context->drafts.count)
        return;
    size_t from = 0;
    for (size_t i = end; i < context->drafts.count; i++)
        date_denial(context, context->drafts.items[i], &from, end);
    for (uint32_t i = 0; i < context->document->tokens.count; i++) {
        while (end < context->drafts.count && context->drafts.items[end]->predicate < i)
            end++;
        if (denies_what_was_told(context, i))
            deny(context, end, i);
    }
}
