#include "event/reported.h"

#include "event/evidence.h"
#include "event/sequence.h"
#include "event/tense.h"

enum {
    REPORTED_MAX = 16,       /* drafts on each side of a cue that its speech may hold */
    AFTER_WORDS = 6,         /* from "after" to the noun */
    REACTION_WORDS = 4,      /* "welcomed [Tuesday's] announcement" */
    QUOTE_OPENING = 12,      /* tokens of a quotation that tell of whom it speaks */
    SPOKEN_OF_SENTENCES = 2, /* between a meeting and what is said of it */
    BESIDE_MAX = 64,         /* tokens between the cue and what may stand beside it */
};

/* "failed after two days of talks" */
static bool stands_behind_after(const struct event_context *context, uint32_t noun)
{
    for (uint32_t i = noun; i > 0 && i + AFTER_WORDS > noun; i--) {
        enum tag tag = (enum tag)context->document->tokens.items[i - 1].tag;
        if (token_among(context, i - 1, SET_AFTER))
            return true;
        if (tag_is_verb(tag) || context->document->tokens.items[i - 1].is_punctuation)
            return false;
    }
    return false;
}

/* Over by then: "met", "had met", "after talks"; not "were meeting", nor "the talks". */
static bool is_told_as_past(struct event_context *context, const struct draft *draft)
{
    if (context->document->tokens.items[draft->predicate].tag == TAG_VBG)
        return false;
    enum mention_tense tense = tense_of(context, draft->predicate);
    if (tense == TENSE_NONE)
        return stands_behind_after(context, draft->predicate);
    return tense == TENSE_PAST || tense == TENSE_PAST_PERFECT ||
           tense == TENSE_PRESENT_PERFECT;
}

/* "said that it would close, while Holt warned of it": told beside the report. */
static bool stands_beside(const struct event_context *context, uint32_t token,
                          uint32_t cue)
{
    for (uint32_t i = cue; i < token && i < cue + BESIDE_MAX; i++)
        if (token_among(context, i, SET_WHILE))
            return true;
    return false;
}

static void order_with_report(struct event_context *context, struct draft *draft,
                              struct draft *report)
{
    if (draft == report || draft_resolved(report)->event.status != STATUS_OCCURRED ||
        stands_beside(context, draft->predicate, report->predicate))
        return;
    struct token_range words = {report->predicate, report->predicate + 1};
    enum event_status status = draft_resolved(draft)->event.status;
    if (status == STATUS_PLANNED)
        sequence_add(context, report, draft, words);
    else if (status == STATUS_OCCURRED && is_told_as_past(context, draft))
        sequence_add(context, draft, report, words);
}

static bool is_within(struct token_range range, uint32_t token)
{
    return token >= range.first && token < range.end;
}

/* The drafts of the report's indirect speech stand on either side of its cue. */
static void order_indirect_speech(struct event_context *context, size_t index)
{
    struct draft **drafts = context->drafts.items;
    struct draft *report = drafts[index];
    for (size_t i = index; i > 0 && i + REPORTED_MAX > index; i--)
        if (is_within(report->said, drafts[i - 1]->predicate))
            order_with_report(context, drafts[i - 1], report);
    for (size_t i = index + 1; i < context->drafts.count && i <= index + REPORTED_MAX &&
                               drafts[i]->predicate < report->said.end;
         i++)
        if (is_within(report->said, drafts[i]->predicate))
            order_with_report(context, drafts[i], report);
}

/* "Keller, who had telephoned Vidal, said": over before she spoke. */
static bool is_anterior_to(struct event_context *context, const struct draft *draft,
                           const struct draft *report)
{
    const struct token *tokens = context->document->tokens.items;
    const struct token *verb = &tokens[draft->predicate];
    return verb->label == LABEL_ACL_RELCL && verb->head < draft->predicate &&
           draft->predicate < report->predicate &&
           tokens[verb->head].head == report->predicate &&
           tense_of(context, draft->predicate) == TENSE_PAST_PERFECT;
}

/* What a relative clause tells of the speaker; it stands right before the cue. */
static void order_relative_clauses(struct event_context *context, size_t index)
{
    struct draft *report = context->drafts.items[index];
    const struct token *tokens = context->document->tokens.items;
    struct token_range words = {report->predicate, report->predicate + 1};
    for (size_t i = index; i > 0 && i + REPORTED_MAX > index; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        if (tokens[draft->predicate].sentence != tokens[report->predicate].sentence)
            return;
        if (draft_resolved(draft)->event.status == STATUS_OCCURRED &&
            is_anterior_to(context, draft, report))
            sequence_add(context, draft, report, words);
    }
}

/* "He offered us a mediator", "We talked for hours": tells what went on between people. */
static bool tells_of_encounter(const struct event_context *context,
                               const struct quotation *quotation)
{
    uint32_t end = quotation->end < quotation->first + QUOTE_OPENING
                       ? quotation->end
                       : quotation->first + QUOTE_OPENING;
    for (uint32_t i = quotation->first + 1; i + 1 < end; i++)
        if (token_among(context, i, SET_WHO_ENCOUNTER) &&
            token_among(context, i + 1, SET_TALKED))
            return true;
    return false;
}

static bool was_there(const struct event *meeting, const struct event *statement)
{
    for (size_t i = 0; i < statement->participants.count; i++)
        if (statement->participants.items[i].role == ROLE_SPEAKER)
            for (size_t j = 0; j < meeting->participants.count; j++)
                if (meeting->participants.items[j].actor ==
                    statement->participants.items[i].actor)
                    return true;
    return false;
}

/* The meeting told right before, of which the quotation then speaks. */
static struct draft *meeting_spoken_of(const struct event_context *context, size_t end,
                                       const struct draft *statement, uint32_t token)
{
    const struct token *tokens = context->document->tokens.items;
    for (size_t i = end; i > 0 && i + REPORTED_MAX > end; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        if (draft->predicate > token || draft->event.kind != EVENT_MEETING)
            continue;
        uint32_t apart = tokens[token].sentence - tokens[draft->predicate].sentence;
        bool told = apart > 0 && apart <= SPOKEN_OF_SENTENCES &&
                    draft_resolved(draft)->event.status == STATUS_OCCURRED;
        return told && was_there(&draft_resolved(draft)->event, &statement->event) ? draft
                                                                                   : NULL;
    }
    return NULL;
}

/* "Ms Keller met the minister. \"He offered us a mediator,\" she said late on Monday." */
static void order_quotations(struct event_context *context)
{
    size_t end = 0;
    for (size_t i = 0; i < context->quotations.count; i++) {
        const struct quotation *quotation = &context->quotations.items[i];
        while (end < context->drafts.count &&
               context->drafts.items[end]->predicate < quotation->first)
            end++;
        if (quotation->statement == NULL || !tells_of_encounter(context, quotation))
            continue;
        struct draft *statement = draft_resolved(quotation->statement);
        struct draft *meeting =
            meeting_spoken_of(context, end, statement, quotation->first);
        struct token_range words = {quotation->first, quotation->end};
        if (meeting != NULL && statement->event.status == STATUS_OCCURRED)
            sequence_add(context, meeting, statement, words);
    }
}

/* "welcomed the announcement": the announcement told last came first. */
static void order_reaction(struct event_context *context, size_t index)
{
    struct draft *reaction = context->drafts.items[index];
    uint32_t noun = reaction->predicate + 1;
    uint32_t end = noun + REACTION_WORDS;
    while (noun < end && noun < context->document->tokens.count &&
           !token_is(context->document, noun, "announcement"))
        noun++;
    if (noun == end || noun == context->document->tokens.count ||
        !token_among(context, reaction->predicate, SET_REACTED))
        return;
    for (size_t i = index; i > 0 && i + REPORTED_MAX > index; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        if (!slice_is(slice_of(draft->event.form), "announcement"))
            continue;
        struct token_range words = {reaction->predicate, noun + 1};
        sequence_add(context, draft, reaction, words);
        return;
    }
}

void reported_order_find(struct event_context *context)
{
    for (size_t i = 0; i < context->drafts.count; i++) {
        struct draft *draft = context->drafts.items[i];
        const struct quotation *quotation = quotation_at(context, draft->predicate);
        if (quotation != NULL && quotation->statement != NULL)
            order_with_report(context, draft, quotation->statement);
        if (draft->said.first < draft->said.end)
            order_indirect_speech(context, i);
        if (draft->event.kind != EVENT_STATEMENT)
            continue;
        order_relative_clauses(context, i);
        order_reaction(context, i);
    }
    order_quotations(context);
}
