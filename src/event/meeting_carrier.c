#include "event/meeting_carrier.h"

#include "event/clause.h"

enum { PARTY_WORDS_MAX = 24 /* between "talks" and their verb */ };

/* "a round of talks", "six hours of talks", "a series of meetings": the noun that stands
 * for the whole. */
static uint32_t outermost_noun(struct event_context *context, uint32_t noun)
{
    const struct token *token = token_at(context, noun);
    if (token->head == TOKEN_NONE ||
        (token->label != LABEL_NMOD && token->label != LABEL_COMPOUND))
        return noun;
    if (token->label == LABEL_NMOD && !lemma_among(context, token->head, SET_SERIES))
        return noun;
    if (token->label == LABEL_COMPOUND &&
        !lemma_among(context, token->head, SET_MEETINGS_IN_SERIES))
        return noun;
    return token->head;
}

static uint32_t preposition_of(const struct event_context *context, uint32_t noun)
{
    struct token_range range = sentence_range(context, token_at(context, noun)->sentence);
    uint32_t first = noun;
    while (first > range.first && token_at(context, first - 1)->head == noun)
        first--;
    if (first < noun && token_is(context->document, first, "following"))
        return first;
    for (uint32_t i = range.first; i < noun; i++)
        if (token_at(context, i)->head == noun &&
            token_at(context, i)->label == LABEL_CASE &&
            !(token_is(context->document, i, "out") &&
              token_is(context->document, i + 1, "of")))
            return i > range.first && token_is(context->document, i - 1, "ahead") ? i - 1
                                                                                  : i;
    return TOKEN_NONE;
}

/* Words between "talks" and their verb that belong to the noun: parties, places, times.
 */
static bool belongs_to_noun(const struct event_context *context, uint32_t token)
{
    enum tag tag = (enum tag)token_at(context, token)->tag;
    return context->entities->mention_of_token[token] != UINT32_MAX ||
           context->timex_of_token[token] != TIMEX_NONE || tag_is_noun(tag) ||
           tag == TAG_JJ || tag == TAG_CD || tag == TAG_DT || tag == TAG_POS ||
           token_among(context, token, SET_NOUN_PHRASE_WORDS);
}

/* "the talks, the first since May, were held": between commas, without a verb. */
static bool opens_explanation(const struct event_context *context, uint32_t comma,
                              uint32_t end)
{
    if (!token_is(context->document, comma, ","))
        return false;
    for (uint32_t i = comma + 1; i < end && i < comma + PARTY_WORDS_MAX / 2; i++) {
        if (token_is(context->document, i, ","))
            return i > comma + 2;
        if (!belongs_to_noun(context, i))
            return false;
    }
    return false;
}

/* "the meeting between A and B, which was set for Friday, has been cancelled": one past the
 * comma that closes the relative clause which the comma opens; the same token: none. */
static uint32_t behind_relative(const struct event_context *context, uint32_t comma,
                                uint32_t end)
{
    if (!token_is(context->document, comma, ",") || comma + 1 >= end ||
        !token_among(context, comma + 1, SET_RELATIVE_OR_PLAN))
        return comma;
    for (uint32_t i = comma + 2; i < end && i < comma + PARTY_WORDS_MAX; i++)
        if (token_is(context->document, i, ","))
            return i + 1;
    return comma;
}

/*
 * "Talks between A and B were called off": the verb behind the parties, by the order of
 * words, because trees tend to give that verb to the parties.
 */
static uint32_t verb_behind_parties(const struct event_context *context, uint32_t noun)
{
    struct token_range range = sentence_range(context, token_at(context, noun)->sentence);
    if (noun + 1 >= range.end ||
        !(token_among(context, noun + 1, SET_PARTY_PREPOSITIONS) ||
          opens_explanation(context, noun + 1, range.end)))
        return TOKEN_NONE;
    uint32_t i = noun + 1;
    while (i < range.end && i < noun + PARTY_WORDS_MAX && belongs_to_noun(context, i)) {
        uint32_t behind = behind_relative(context, i, range.end);
        i = behind == i ? i + 1 : behind;
    }
    uint32_t verb = TOKEN_NONE;
    for (; i < range.end; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag_is_verb(tag) && (verb == TOKEN_NONE || tag != TAG_VBG))
            verb = i;
        else if (tag != TAG_MD && tag != TAG_RB && tag != TAG_TO)
            break;
    }
    return verb;
}

static bool is_subject(const struct event_context *context, uint32_t noun)
{
    enum label label = (enum label)token_at(context, noun)->label;
    return label == LABEL_NSUBJ || label == LABEL_NSUBJ_PASS;
}

/* Whether the noun opens its clause, so that a verb behind it has it for its subject. */
static bool opens_clause(const struct event_context *context,
                         const struct meeting_candidate *candidate)
{
    uint32_t above = token_at(context, candidate->noun)->head;
    if (above != TOKEN_NONE && above > 0 && above < candidate->noun &&
        token_is(context->document, above - 1, "there"))
        return false; /* "There was no meeting between A and B, she said." */
    return candidate->preposition == TOKEN_NONE &&
           token_at(context, candidate->noun)->label != LABEL_OBJ;
}

/* "Talks aimed at peace are set", "talks between A and B scheduled for Thursday have been
 * put off": the participle only describes the noun. */
static bool is_reduced_relative(struct event_context *context, uint32_t noun,
                                uint32_t verb)
{
    if (verb == TOKEN_NONE || verb <= noun ||
        (token_at(context, verb)->tag != TAG_VBN &&
         token_at(context, verb)->tag != TAG_VBD) ||
        token_among(context, verb - 1, SET_BE_OR_HAVE))
        return false;
    uint32_t above = token_at(context, verb)->head;
    bool described =
        verb == noun + 1 || (above > verb && lemma_among(context, verb, SET_PLAN));
    return described && above != TOKEN_NONE &&
           tag_is_verb((enum tag)token_at(context, above)->tag);
}

/* "The dinner planned for Friday between A and B has been cancelled": the participle taken
 * for the sentence's verb has that verb below it. */
static uint32_t main_verb_behind(struct event_context *context, uint32_t noun,
                                 uint32_t participle)
{
    if (participle != noun + 1 || token_at(context, participle)->tag != TAG_VBN)
        return TOKEN_NONE;
    uint32_t end = sentence_range(context, token_at(context, noun)->sentence).end;
    for (uint32_t i = participle + 1; i < end; i++) {
        if (token_at(context, i)->is_punctuation)
            return TOKEN_NONE;
        if (token_at(context, i)->head == participle &&
            token_at(context, i)->tag == TAG_VBN && token_among(context, i - 1, SET_BE))
            return i;
    }
    return TOKEN_NONE;
}

/* "Talks are set to take place", with "set" for an adjective: the verb that it leads to. */
static uint32_t verb_of_adjective(const struct event_context *context, uint32_t noun)
{
    uint32_t head = token_at(context, noun)->head;
    if (head == TOKEN_NONE || head < noun || !is_subject(context, noun) ||
        token_at(context, head)->tag != TAG_JJ)
        return TOKEN_NONE;
    uint32_t end = sentence_range(context, token_at(context, noun)->sentence).end;
    for (uint32_t i = head + 1; i < end; i++)
        if (token_at(context, i)->head == head &&
            token_at(context, i)->label == LABEL_XCOMP)
            return i;
    return TOKEN_NONE;
}

/* "was in Oslo for a meeting": the verb before the phrase, where the tree has none above
 * it. */
static uint32_t verb_in_front(const struct event_context *context, uint32_t preposition)
{
    uint32_t first =
        sentence_range(context, token_at(context, preposition)->sentence).first;
    for (uint32_t i = preposition; i > first && i + PARTY_WORDS_MAX / 2 > preposition;
         i--) {
        if (token_at(context, i - 1)->is_punctuation)
            return TOKEN_NONE;
        if (tag_is_verb((enum tag)token_at(context, i - 1)->tag))
            return i - 1;
    }
    return TOKEN_NONE;
}

/* "granted Keller an audience", with the noun taken for an apposition of the name: whom the
 * verb gave it to, or TOKEN_NONE. */
static uint32_t receiver_of(struct event_context *context, uint32_t noun)
{
    uint32_t name = token_at(context, noun)->head;
    struct token_range phrase = noun_phrase_of(context->document, noun);
    if (name == TOKEN_NONE || token_at(context, noun)->label != LABEL_APPOS ||
        name > noun || token_at(context, name)->label != LABEL_OBJ ||
        token_at(context, phrase.first - 1)->is_punctuation)
        return TOKEN_NONE;
    uint32_t verb = token_at(context, name)->head;
    return verb != TOKEN_NONE && verb < name &&
                   lemma_among(context, verb, SET_GIVE_OCCASION)
               ? name
               : TOKEN_NONE;
}

/* The verb that tells of an event noun, and how the noun hangs on it. */
void meeting_find_carrier(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    candidate->noun = outermost_noun(context, candidate->trigger);
    const struct token *noun = token_at(context, candidate->noun);
    uint32_t verb = governing_verb(context->document, candidate->noun);
    candidate->preposition = preposition_of(context, candidate->noun);
    uint32_t behind = TOKEN_NONE;
    if (opens_clause(context, candidate) && (!is_subject(context, candidate->noun) ||
                                             verb == TOKEN_NONE || verb != noun->head))
        behind = verb_behind_parties(context, candidate->trigger);
    if (behind != TOKEN_NONE)
        verb = behind;
    if (behind == TOKEN_NONE && is_reduced_relative(context, candidate->noun, verb))
        behind = verb = token_at(context, verb)->head;
    if (verb == TOKEN_NONE)
        behind = verb = verb_of_adjective(context, candidate->noun);
    uint32_t main = main_verb_behind(context, candidate->noun, verb);
    if (main != TOKEN_NONE)
        behind = verb = main;
    uint32_t hidden = clause_hidden_verb(context, candidate->noun);
    if (hidden != TOKEN_NONE)
        behind = verb = hidden;
    bool in_front = verb == TOKEN_NONE && candidate->preposition != TOKEN_NONE;
    if (in_front)
        verb = verb_in_front(context, candidate->preposition);
    if (in_front && noun->head != TOKEN_NONE && verb != TOKEN_NONE && noun->head > verb &&
        token_at(context, noun->head)->tag != TAG_JJ) /* "was tired after talks" */
        verb = TOKEN_NONE; /* "are the reason for difficulties in talks" */
    candidate->carrier = verb;
    uint32_t receiver = receiver_of(context, candidate->noun);
    if (receiver != TOKEN_NONE)
        behind = verb = token_at(context, receiver)->head;
    candidate->carried_as_core = verb != TOKEN_NONE &&
                                 (verb == noun->head || verb == behind) &&
                                 candidate->preposition == TOKEN_NONE;
    if (verb == TOKEN_NONE)
        return;
    clause_arguments(context, verb, &candidate->carried);
    if (behind == verb && hidden == TOKEN_NONE && verb > candidate->noun)
        candidate->carried.subject = candidate->noun;
    if (receiver != TOKEN_NONE) {
        candidate->carried.object = candidate->noun;
        candidate->carried.indirect_object = receiver;
    }
    bool enters = candidate->preposition != TOKEN_NONE &&
                  (verb == noun->head || in_front) &&
                  token_among(context, candidate->preposition, SET_INTO) &&
                  lemma_among(context, verb, SET_TAKING_PART);
    candidate->carried_as_core = candidate->carried_as_core || enters;
}
