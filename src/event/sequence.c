#include "event/sequence.h"

#include "event/evidence.h"

enum {
    CLIMB_MAX = 8,   /* heads between two events of a sentence */
    OPENING_MAX = 4, /* tokens in which a sentence's "Later" or "Earlier" stands */
    BACK_MAX = 6     /* drafts looked back for what "later" refers to */
};

/* How an event stands to the one that its clause or phrase hangs on. */
enum order_cue { ORDER_NONE, ORDER_BEFORE, ORDER_AFTER, ORDER_DURING };

static const struct token *token_at(const struct event_context *context, uint32_t token)
{
    return &context->document->tokens.items[token];
}

static enum order_cue cue_of_word(const struct event_context *context, uint32_t token)
{
    const struct document *document = context->document;
    if (token_in(document, token, "after following since"))
        return ORDER_BEFORE;
    if (token_in(document, token, "before ahead until"))
        return ORDER_AFTER;
    if (token_in(document, token, "during while"))
        return ORDER_DURING;
    return ORDER_NONE;
}

/* The word that joins a clause or a phrase to what it hangs on: "after" of "after a
 * meeting". ORDER_BEFORE: the joined event comes first. */
static enum order_cue cue_below(const struct event_context *context, uint32_t head,
                                uint32_t *cue)
{
    struct token_range range = sentence_range(context, token_at(context, head)->sentence);
    uint32_t first = head > range.first + 12 ? head - 12 : range.first;
    for (uint32_t i = first; i < head; i++) {
        const struct token *token = token_at(context, i);
        if (token->head != head ||
            (token->label != LABEL_CASE && token->label != LABEL_MARK))
            continue;
        *cue = i;
        return cue_of_word(context, i);
    }
    return ORDER_NONE;
}

/* "after which he met": the clause comes after what it hangs on. */
static bool opens_with_after_which(const struct event_context *context, uint32_t verb,
                                   uint32_t *cue)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb; i > range.first + 1 && i + 10 > verb; i--) {
        if (token_is(context->document, i - 1, "which") &&
            token_is(context->document, i - 2, "after")) {
            *cue = i - 2;
            return true;
        }
        if (token_in(context->document, i - 1, "; ."))
            return false;
    }
    return false;
}

static struct draft *draft_at(const struct event_context *context, uint32_t token,
                              size_t near)
{
    const struct draft *self = context->drafts.items[near];
    uint32_t sentence = token_at(context, self->predicate)->sentence;
    for (size_t i = near; i > 0; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        if (token_at(context, draft->predicate)->sentence != sentence)
            break;
        if (draft->predicate == token)
            return draft;
    }
    for (size_t i = near + 1; i < context->drafts.count; i++) {
        struct draft *draft = context->drafts.items[i];
        if (token_at(context, draft->predicate)->sentence != sentence)
            break;
        if (draft->predicate == token)
            return draft;
    }
    return NULL;
}

static bool may_precede(const struct draft *from, const struct draft *to)
{
    return !interval_before(to->event.time.interval, from->event.time.interval) ||
           to->event.time.interval.end == INSTANT_UNBOUNDED_FUTURE;
}

static void add_relation(struct event_context *context, struct draft *from,
                         struct draft *to, enum relation_type type,
                         struct token_range evidence)
{
    if (draft_resolved(from) == draft_resolved(to))
        return;
    if (type == RELATION_BEFORE && !may_precede(draft_resolved(from), draft_resolved(to)))
        return;
    struct draft_relation relation = {
        .from = from,
        .to = to,
        .type = type,
        .evidence = evidence_of_tokens(context, evidence.first, evidence.end)};
    vector_push(context->arena, &context->relations, relation);
}

static void add_by_cue(struct event_context *context, struct draft *joined,
                       struct draft *main, enum order_cue order, uint32_t cue)
{
    struct token_range words = {cue, joined->predicate + 1};
    if (words.end <= words.first)
        words.end = cue + 1;
    if (order == ORDER_BEFORE)
        add_relation(context, joined, main, RELATION_BEFORE, words);
    else if (order == ORDER_AFTER)
        add_relation(context, main, joined, RELATION_BEFORE, words);
    else if (order == ORDER_DURING)
        add_relation(context, main, joined, RELATION_DURING, words);
}

/* Climbs from an event to the one it hangs on in the same sentence, and keeps the first
 * joining word on the way. */
static void order_within_sentence(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t token = draft->predicate;
    enum order_cue order = ORDER_NONE;
    uint32_t cue = TOKEN_NONE;
    for (int i = 0; i < CLIMB_MAX && token != TOKEN_NONE; i++) {
        if (order == ORDER_NONE)
            order = cue_below(context, token, &cue);
        if (order == ORDER_NONE && token_at(context, token)->label == LABEL_ACL_RELCL &&
            opens_with_after_which(context, token, &cue))
            order = ORDER_AFTER;
        token = token_at(context, token)->head;
        if (token == TOKEN_NONE)
            return;
        struct draft *main = draft_at(context, token, index);
        if (main == NULL)
            continue;
        if (order != ORDER_NONE)
            add_by_cue(context, draft, main, order, cue);
        return;
    }
}

static enum order_cue opening_cue(const struct event_context *context,
                                  struct token_range sentence, uint32_t *cue)
{
    for (uint32_t i = sentence.first;
         i < sentence.end && i < sentence.first + OPENING_MAX; i++) {
        *cue = i;
        if (token_in(context->document, i,
                     "later then afterwards afterward subsequently"))
            return ORDER_AFTER;
        if (token_is(context->document, i, "earlier"))
            return ORDER_BEFORE;
    }
    return ORDER_NONE;
}

static bool opens_with(const struct event_context *context, const struct draft *draft,
                       enum order_cue order)
{
    uint32_t cue = TOKEN_NONE;
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    return opening_cue(context, sentence_range(context, sentence), &cue) == order;
}

/* What "Earlier" or "Later" at a sentence's opening refers to: the event told last that
 * did not itself begin so. */
static struct draft *reference_of(const struct event_context *context, size_t index,
                                  enum order_cue order)
{
    const struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    for (size_t i = index; i > 0 && i + BACK_MAX > index; i--) {
        struct draft *other = context->drafts.items[i - 1];
        uint32_t where = token_at(context, other->predicate)->sentence;
        if (where == sentence)
            continue;
        if (order == ORDER_BEFORE &&
            (opens_with(context, other, ORDER_BEFORE) ||
             opens_with(context, draft_resolved(other), ORDER_BEFORE)))
            continue;
        if (other->event.status == draft->event.status && !other->background)
            return other;
    }
    return NULL;
}

static void order_by_opening(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    uint32_t cue = TOKEN_NONE;
    enum order_cue order = opening_cue(context, sentence_range(context, sentence), &cue);
    if (order == ORDER_NONE || draft->background)
        return;
    struct draft *reference = reference_of(context, index, order);
    if (reference == NULL)
        return;
    struct token_range words = {cue, cue + 1};
    if (order == ORDER_BEFORE)
        add_relation(context, draft, reference, RELATION_BEFORE, words);
    else
        add_relation(context, reference, draft, RELATION_BEFORE, words);
}

void sequence_find(struct event_context *context)
{
    for (size_t i = 0; i < context->drafts.count; i++) {
        order_within_sentence(context, i);
        order_by_opening(context, i);
    }
}
