#include "event/action.h"

#include "event/actors.h"
#include "event/anchor.h"
#include "event/clause.h"
#include "event/evidence.h"
#include "event/place.h"
#include "event/status.h"

enum {
    OBJECT_TOKENS_MAX = 12, /* of a summary */
    CONJUNCTS_MAX = 3       /* coordinated verbs looked at for a day */
};

static const struct token *token_at(const struct event_context *context, uint32_t token)
{
    return &context->document->tokens.items[token];
}

static bool is_named(const struct event_context *context, uint32_t token)
{
    if (token == TOKEN_NONE)
        return false;
    uint32_t entity = entity_of_token(context->entities, token);
    return entity_can_act(context, entity) &&
           !context->entities->items.items[entity].is_role;
}

/* Tokens that are triggers of drafts already. */
static bool *taken_tokens(struct event_context *context)
{
    bool *taken =
        ARENA_NEW_ARRAY(context->arena, context->document->tokens.count + 1, bool);
    for (size_t i = 0; i < context->drafts.count; i++)
        taken[context->drafts.items[i]->predicate] = true;
    return taken;
}

static bool is_full_verb(struct event_context *context, uint32_t token)
{
    const struct token *found = token_at(context, token);
    if (!tag_is_verb((enum tag)found->tag) || found->label == LABEL_AUX ||
        found->label == LABEL_AUX_PASS || found->label == LABEL_COP)
        return false;
    return !lemma_in(context->document, token, "be have do seem appear");
}

/* "the invasion", "his abduction": a common noun that means an event, at the head of its
 * phrase. */
static bool is_event_noun(struct event_context *context, uint32_t token)
{
    const struct token *found = token_at(context, token);
    if ((found->tag != TAG_NN && found->tag != TAG_NNS) ||
        found->label == LABEL_COMPOUND || context->timex_of_token[token] != TIMEX_NONE)
        return false;
    struct slice lemma = document_lemma(context->document, token);
    unsigned classes = language_word_classes(context->extractor->language, lemma);
    return (classes & WORD_EVENT) != 0 &&
           (classes & (WORD_PERSON | WORD_GROUP | WORD_PLACE)) == 0;
}

static void add_participants(struct event_context *context, struct draft *draft,
                             uint32_t head)
{
    if (!is_named(context, head))
        return;
    struct token_list heads = {NULL, 0, 0};
    arguments_coordinated(context->document, head, &heads);
    for (size_t i = 0; i < heads.count; i++) {
        if (!is_named(context, heads.items[i]))
            continue;
        uint32_t entity = entity_of_token(context->entities, heads.items[i]);
        draft_add_participant(context, draft, entity, ROLE_ATTENDEE);
        struct token_range range = noun_phrase_of(context->document, heads.items[i]);
        evidence_add(context, &draft->event.participant_evidence, range.first, range.end);
    }
}

/* "Carrow rejected the offer": subject, verb and what follows. */
static const char *summary_of(struct event_context *context,
                              const struct arguments *arguments)
{
    const char *verb =
        evidence_text(context, arguments->predicate, arguments->predicate + 1);
    const char *subject = "";
    const char *object = "";
    if (arguments->subject != TOKEN_NONE) {
        struct token_range range = noun_phrase_of(context->document, arguments->subject);
        subject = evidence_text(context, range.first, range.end);
    }
    if (arguments->object != TOKEN_NONE) {
        struct token_range range = noun_phrase_of(context->document, arguments->object);
        if (range.end > range.first + OBJECT_TOKENS_MAX)
            range.end = range.first + OBJECT_TOKENS_MAX;
        object = evidence_text(context, range.first, range.end);
    }
    return arena_format(context->arena, "%s %s %s", subject, verb, object);
}

/* An undated action is not pulled to the day of publication: articles tell of what was
 * long ago as they tell of yesterday. */
static void open_window(struct event_context *context, struct draft *draft)
{
    struct event_time *time = &draft->event.time;
    bool guessed = time->basis == BASIS_PUBLICATION || time->basis == BASIS_DATELINE;
    if (!guessed || draft->event.status != STATUS_OCCURRED)
        return;
    anchor_publication_window(context, true, time);
    anchor_write_edtf(context, time);
}

/* "In June A fell out with B, and C was arrested": the day of the verb that it is
 * coordinated with. */
static void share_date(struct event_context *context, struct draft *draft,
                       const struct predicate_status *status)
{
    uint32_t token = draft->predicate;
    bool guessed = draft->event.time.basis == BASIS_PUBLICATION;
    for (int i = 0; i < CONJUNCTS_MAX && guessed; i++) {
        enum label label = (enum label)token_at(context, token)->label;
        if (label != LABEL_CONJ && label != LABEL_PARATAXIS)
            return;
        token = token_at(context, token)->head;
        uint32_t timex =
            token == TOKEN_NONE ? TIMEX_NONE : anchor_attached(context, token);
        if (token == TOKEN_NONE)
            return;
        if (timex == TIMEX_NONE)
            continue;
        anchor_use(context, draft, timex, status);
        if (draft->event.time.basis == BASIS_EXPLICIT)
            draft->event.time.basis = BASIS_INHERITED;
        return;
    }
}

static void read_action(struct event_context *context, uint32_t trigger)
{
    struct arguments arguments;
    struct predicate_status status;
    clause_arguments(context, trigger, &arguments);
    status_find(context, &arguments, &status);
    if (status.reality != REALITY_FACT)
        return;
    struct draft *draft = draft_new(context, EVENT_ACTION, trigger);
    draft->event.status = status.status;
    draft->event.form = "action";
    draft->event.attributed_to = actor_of_entity(context, status.attributed_to);
    draft->event.summary = summary_of(context, &arguments);
    add_participants(context, draft, arguments.subject);
    add_participants(context, draft, arguments.object);
    anchor_draft(context, draft, &arguments, &status);
    share_date(context, draft, &status);
    open_window(context, draft);
    place_draft(context, draft, &arguments);
    struct event_mention *mention = &draft->event.mentions.items[0];
    mention->time = draft->event.time;
    mention->status = draft->event.status;
    mention->place = draft->event.place_name;
}

void actions_find(struct event_context *context)
{
    const bool *taken = taken_tokens(context);
    for (uint32_t s = 0; s < context->document->sentences.count; s++) {
        document_parse(context->document, s);
        struct token_range range = sentence_range(context, s);
        for (uint32_t i = range.first; i < range.end; i++)
            if (!taken[i] && (is_full_verb(context, i) || is_event_noun(context, i)))
                read_action(context, i);
    }
}
