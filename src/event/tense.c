#include "event/tense.h"

/* What is only intended: "plans to sell", "tried to leave". */
static bool is_intended(struct event_context *context, const struct arguments *arguments)
{
    return (arguments->flags & PREDICATE_INFINITIVE) != 0 &&
           arguments->controller != TOKEN_NONE &&
           lemma_among(context, arguments->controller, SET_INTEND);
}

static enum mention_tense tense_of_tag(enum tag tag)
{
    switch ((int)tag) {
    case TAG_VBD:
        return TENSE_PAST;
    case TAG_VBZ:
    case TAG_VBP:
        return TENSE_PRESENT;
    default:
        return TENSE_NONE;
    }
}

static enum mention_tense tense_of_flags(unsigned flags, bool had)
{
    if ((flags & PREDICATE_FUTURE) != 0)
        return TENSE_FUTURE;
    if ((flags & PREDICATE_PERFECT) != 0)
        return had || (flags & PREDICATE_PAST) != 0 ? TENSE_PAST_PERFECT
                                                    : TENSE_PRESENT_PERFECT;
    if ((flags & PREDICATE_MODAL) != 0)
        return TENSE_FUTURE;
    if ((flags & PREDICATE_PAST) != 0)
        return TENSE_PAST;
    return (flags & PREDICATE_PRESENT) != 0 ? TENSE_PRESENT : TENSE_NONE;
}

/* "had", "has" among the words right before the participle. */
static bool has_had(const struct event_context *context, uint32_t verb)
{
    const struct document *document = context->document;
    const struct token *token = &document->tokens.items[verb];
    uint32_t first = document->sentences.items[token->sentence].first;
    for (uint32_t i = verb; i > first && i + 5 > verb; i--)
        if (token_is(document, i - 1, "had"))
            return true;
    return false;
}

enum mention_tense tense_of(struct event_context *context, uint32_t trigger)
{
    const struct token *token = &context->document->tokens.items[trigger];
    document_parse(context->document, token->sentence);
    if (!tag_is_verb((enum tag)token->tag))
        return TENSE_NONE;
    struct arguments arguments;
    arguments_find(context->document, trigger, &arguments);
    enum mention_tense tense = tense_of_flags(arguments.flags, has_had(context, trigger));
    if (tense == TENSE_NONE && is_intended(context, &arguments))
        return TENSE_FUTURE;
    bool active = token->tag == TAG_VBN && token->label != LABEL_AMOD &&
                  token->label != LABEL_ACL && arguments.subject != TOKEN_NONE &&
                  (arguments.flags & PREDICATE_PASSIVE) == 0;
    if (tense == TENSE_NONE && active)
        return TENSE_PAST; /* "it acquired the firm" with the tag of a participle */
    return tense != TENSE_NONE ? tense : tense_of_tag((enum tag)token->tag);
}
