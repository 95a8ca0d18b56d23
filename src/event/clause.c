#include "event/clause.h"

enum { CLIMB_MAX = 6, NAMES_MAX = 8 };

static const struct token *token_at(const struct event_context *context, uint32_t token)
{
    return &context->document->tokens.items[token];
}

static bool is_verb(const struct event_context *context, uint32_t token)
{
    return tag_is_verb((enum tag)token_at(context, token)->tag);
}

static bool is_auxiliary(const struct event_context *context, uint32_t token)
{
    enum label label = (enum label)token_at(context, token)->label;
    return label == LABEL_AUX || label == LABEL_AUX_PASS || label == LABEL_COP;
}

static const struct mention *mention_ending_at(const struct event_context *context,
                                               uint32_t end)
{
    if (end == 0)
        return NULL;
    uint32_t index = context->entities->mention_of_token[end - 1];
    if (index == UINT32_MAX)
        return NULL;
    const struct mention *mention = &context->entities->mentions.items[index];
    return mention->end == end ? mention : NULL;
}

static bool may_stand_before_subject(const struct event_context *context, uint32_t token)
{
    const struct token *before = token_at(context, token);
    return before->is_punctuation || tag_is_verb((enum tag)before->tag) ||
           token_in(context->document, token,
                    "that where when which who but and while as");
}

size_t clause_names_before(const struct event_context *context, uint32_t verb,
                           uint32_t *heads, size_t limit)
{
    uint32_t first = sentence_range(context, token_at(context, verb)->sentence).first;
    uint32_t end = verb;
    while (end > first && token_at(context, end - 1)->tag == TAG_RB)
        end--;
    size_t count = 0;
    const struct mention *mention;
    while (count < limit && (mention = mention_ending_at(context, end)) != NULL) {
        heads[count++] = mention->head;
        end = mention->first;
        uint32_t before = end;
        while (before > first && token_in(context->document, before - 1, "and ,"))
            before--;
        if (before == end || mention_ending_at(context, before) == NULL ||
            context->timex_of_token[before - 1] != TIMEX_NONE)
            break;
        end = before;
    }
    if (end > first && !may_stand_before_subject(context, end - 1))
        return 0;
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t swap = heads[i];
        heads[i] = heads[count - 1 - i];
        heads[count - 1 - i] = swap;
    }
    return count;
}

static bool is_time(const struct event_context *context, uint32_t token)
{
    return token != TOKEN_NONE && context->timex_of_token[token] != TIMEX_NONE;
}

/* Another subject of the same verb, when the tree took a date for one. */
static uint32_t subject_that_is_no_time(const struct event_context *context,
                                        uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    for (uint32_t i = range.first; i < predicate; i++)
        if (token_at(context, i)->head == predicate &&
            token_at(context, i)->label == LABEL_NSUBJ && !is_time(context, i))
            return i;
    return TOKEN_NONE;
}

/*
 * "The two men held talks": a past tense taken for a participle makes the subject the
 * head of the sentence. So it is when the noun is the root and ends right before the
 * verb.
 */
static bool is_hidden_past(const struct event_context *context, uint32_t verb)
{
    const struct token *token = token_at(context, verb);
    if (token->tag != TAG_VBN || token->label != LABEL_ACL || token->head == TOKEN_NONE ||
        token->head + 1 != verb)
        return false;
    return token_at(context, token->head)->head == TOKEN_NONE;
}

static void read_as_past(struct arguments *arguments, uint32_t subject)
{
    if (arguments->object == subject)
        arguments->object = TOKEN_NONE;
    arguments->subject = subject;
    arguments->flags &= ~(unsigned)PREDICATE_PASSIVE;
    arguments->flags |= PREDICATE_PAST;
}

static uint32_t object_of(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb + 1; i < range.end; i++)
        if (token_at(context, i)->head == verb &&
            token_at(context, i)->label == LABEL_OBJ)
            return i;
    return TOKEN_NONE;
}

void clause_arguments(struct event_context *context, uint32_t predicate,
                      struct arguments *arguments)
{
    arguments_find(context->document, predicate, arguments);
    if (!is_verb(context, predicate))
        return;
    if (is_hidden_past(context, predicate)) {
        read_as_past(arguments, token_at(context, predicate)->head);
        if (arguments->object == TOKEN_NONE)
            arguments->object = object_of(context, predicate);
    }
    if (is_time(context, arguments->object))
        arguments->object = TOKEN_NONE;
    if (is_time(context, arguments->subject))
        arguments->subject = subject_that_is_no_time(context, predicate);
    if (arguments->subject != TOKEN_NONE || (arguments->flags & PREDICATE_PASSIVE) != 0)
        return;
    uint32_t heads[NAMES_MAX];
    if (clause_names_before(context, predicate, heads, NAMES_MAX) > 0)
        arguments->subject = heads[0];
}

static uint32_t verb_before(const struct event_context *context, uint32_t token)
{
    uint32_t first = sentence_range(context, token_at(context, token)->sentence).first;
    for (uint32_t i = token; i > first; i--)
        if (is_verb(context, i - 1) && !is_auxiliary(context, i - 1))
            return i - 1;
    return TOKEN_NONE;
}

bool clause_owns(const struct event_context *context, uint32_t head, uint32_t predicate)
{
    uint32_t here = head;
    for (int i = 0; i < CLIMB_MAX; i++) {
        here = token_at(context, here)->head;
        if (here == TOKEN_NONE)
            return verb_before(context, head) == predicate;
        if (here == predicate)
            return true;
        enum label label = (enum label)token_at(context, here)->label;
        if (is_verb(context, here) && label != LABEL_AMOD && label != LABEL_ACL)
            return false;
    }
    return false;
}
