#include "event/attribution_content.h"

enum {
    TAIL_MAX = 7, /* tokens that may follow a postponed cue: "..., he said on Friday." */
    CLAUSE_MAX = 24, /* tokens between a cue and the verb of what was said */
    THAT_MAX = 14,   /* tokens between a cue and its "that" */
    ADVERBS_MAX = 3, /* between a comma and the speaker: "..., also, he said" */
};

static const struct token *token_at(const struct event_context *context, uint32_t token)
{
    return &context->document->tokens.items[token];
}

/* The first token of cue and speaker together. */
static uint32_t front_of_cue(const struct event_context *context,
                             const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t front = attribution->trigger;
    if (attribution->speaker_token == TOKEN_NONE ||
        attribution->speaker_token >= attribution->trigger)
        return front;
    struct token_range subject =
        noun_phrase_of(context->document, attribution->speaker_token);
    while (subject.first < subject.end &&
           token_at(context, subject.first)->is_punctuation)
        subject.first++;
    return subject.first >= all.first && subject.first < front ? subject.first : front;
}

/* "The talks failed, he said on Friday.": the cue comes after what was said. */
static bool is_postponed(const struct event_context *context,
                         const struct attribution *attribution, uint32_t *comma)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t front = front_of_cue(context, attribution);
    for (int step = 0; step <= ADVERBS_MAX && front > all.first + 1; step++, front--) {
        if (token_in(context->document, front - 1, ", -- -")) {
            *comma = front - 1;
            return true;
        }
        if (token_at(context, front - 1)->tag != TAG_RB)
            return false;
    }
    return false;
}

/* A participle right behind a noun is mostly a past tense that was tagged wrongly. */
static bool is_finite(const struct event_context *context, uint32_t index)
{
    enum tag tag = (enum tag)token_at(context, index)->tag;
    if (tag == TAG_VBN && index > 0) {
        enum tag before = (enum tag)token_at(context, index - 1)->tag;
        return tag_is_noun(before) || before == TAG_PRP;
    }
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
}

/* Whether the sentence ends behind the cue, or goes on behind a comma, or the speaker
 * follows: then what was said stands before. */
static bool closes_sentence(const struct event_context *context,
                            const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t behind = attribution->trigger + 1;
    if (behind >= all.end || token_is(context->document, behind, ","))
        return true;
    if (attribution->speaker_token != TOKEN_NONE &&
        attribution->speaker_token > attribution->trigger)
        return true;
    uint32_t mention = context->entities->mention_of_token[behind];
    if (mention != UINT32_MAX)
        behind = context->entities->mentions.items[mention].end;
    for (uint32_t i = behind; i < all.end && i < behind + TAIL_MAX; i++) {
        if (token_is(context->document, i, ","))
            return true; /* "..., Clinton suggested in a tweet, ..." */
        if (is_finite(context, i))
            return false;
    }
    return all.end <= behind + TAIL_MAX;
}

/* "said on Friday that the talks": where "that" stands, or else what follows the day. */
static uint32_t behind_cue(const struct event_context *context,
                           const struct attribution *attribution, uint32_t end)
{
    uint32_t trigger = attribution->trigger;
    uint32_t first = trigger + 1;
    if (attribution->addressee_token != TOKEN_NONE &&
        attribution->addressee_token > trigger && attribution->addressee_token < end)
        first = attribution->addressee_token + 1;
    for (uint32_t i = first; i < end && i <= trigger + THAT_MAX; i++) {
        if (token_is(context->document, i, "that") &&
            token_at(context, i - 1)->tag != TAG_IN)
            return i;
        if (is_finite(context, i) || token_at(context, i)->is_punctuation)
            break;
    }
    while (first < end) {
        uint32_t timex = context->timex_of_token[first];
        if (timex != TIMEX_NONE)
            first = context->timexes.items[timex].end;
        else if (first + 1 < end && token_in(context->document, first, "on in at late") &&
                 context->timex_of_token[first + 1] != TIMEX_NONE)
            first++;
        else
            break;
    }
    return first;
}

/* "said the talks would go on": a finite verb behind the cue, where the tree shows no
 * clause. The content then goes on to the sentence's end. */
static bool has_finite_behind(const struct event_context *context, uint32_t first,
                              uint32_t end)
{
    const struct document *document = context->document;
    if (first + 1 < end && token_is(document, first, "that"))
        return true;
    /* "said, according to": what was said is elsewhere */
    bool says = first > 0 && first < end &&
                token_in(document, first - 1, "said says say") &&
                !token_at(context, first)->is_punctuation;
    for (uint32_t i = first; i < end && i < first + CLAUSE_MAX; i++) {
        if (is_finite(context, i))
            return true;
        if (token_in(document, i, "; but and") || (token_is(document, i, ",") && !says))
            return false;
    }
    return false;
}

/* "As Clinton told the paper, tax relief is given": what follows the comma. */
static bool opens_with_as(const struct event_context *context,
                          const struct attribution *attribution, uint32_t *comma)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    if (!token_is(context->document, all.first, "as"))
        return false;
    for (uint32_t i = attribution->trigger + 1; i + 1 < all.end; i++) {
        if (token_is(context->document, i, ",")) {
            *comma = i;
            return true;
        }
    }
    return false;
}

static struct token_range clause_of(struct event_context *context,
                                    const struct attribution *attribution)
{
    uint32_t trigger = attribution->trigger;
    struct token_range clause =
        phrase_of(context->document, attribution->arguments.clause);
    if (clause.first > trigger || trigger >= clause.end)
        return clause;
    return clause.first < trigger ? (struct token_range){clause.first, trigger}
                                  : (struct token_range){trigger + 1, clause.end};
}

void attribution_find_content(struct event_context *context,
                              struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    struct token_range content = {0, 0};
    uint32_t comma;
    uint32_t behind = behind_cue(context, attribution, all.end);
    if (attribution->arguments.clause != TOKEN_NONE)
        content = clause_of(context, attribution);
    bool found = content.first < content.end;
    if (found && content.end <= attribution->trigger &&
        is_postponed(context, attribution, &comma))
        content.first = all.first;
    if (!found && opens_with_as(context, attribution, &comma))
        content = (struct token_range){comma + 1, all.end};
    else if (!found && is_postponed(context, attribution, &comma) &&
             closes_sentence(context, attribution))
        content = (struct token_range){all.first, comma};
    else if (!found && has_finite_behind(context, behind, all.end))
        content = (struct token_range){behind, all.end};
    if (content.first > attribution->trigger && content.first < behind)
        content.first = behind;
    if (content.end > all.end)
        content.end = all.end;
    if (content.first < content.end) {
        attribution->first = content.first;
        attribution->end = content.end;
    }
}
