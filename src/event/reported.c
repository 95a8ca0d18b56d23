#include "event/reported.h"

#include "event/evidence.h"
#include "event/sequence.h"
#include "event/tense.h"

enum {
    REPORTED_MAX = 16, /* drafts on each side of a cue that its speech may hold */
    AFTER_WORDS = 6,   /* from "after" to the noun */
    BESIDE_MAX = 64,   /* tokens between the cue and what may stand beside it */
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

/* "the talks had been useful", "the call was brief"; not "was to begin". */
static bool is_looked_back_on(const struct event_context *context, uint32_t noun)
{
    return noun + 2 < context->document->tokens.count &&
           token_among(context, noun + 1, SET_LOOKING_BACK) &&
           !token_among(context, noun + 2, SET_STILL_TO_COME);
}

/* Over by then: "met", "had met", "after talks"; not "were meeting", nor "the talks". */
static bool is_told_as_past(struct event_context *context, const struct draft *draft)
{
    if (context->document->tokens.items[draft->predicate].tag == TAG_VBG)
        return false;
    enum mention_tense tense = tense_of(context, draft->predicate);
    if (tense == TENSE_NONE)
        return stands_behind_after(context, draft->predicate) ||
               is_looked_back_on(context, draft->predicate);
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
    }
}
