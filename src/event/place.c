#include "event/place.h"

#include "event/actors.h"
#include "event/clause.h"
#include "event/evidence.h"

static const struct token *token_at(const struct event_context *context, uint32_t token)
{
    return &context->document->tokens.items[token];
}

static const char *place_phrase(struct event_context *context, struct token_range range)
{
    while (range.first + 1 < range.end &&
           token_in(context->document, range.first, "a an the"))
        range.first++;
    return evidence_text(context, range.first, range.end);
}

void place_set(struct event_context *context, struct draft *draft, uint32_t head)
{
    struct token_range range = noun_phrase_of(context->document, head);
    uint32_t entity = entity_of_token(context->entities, head);
    if (entity_is_place(context, entity)) {
        draft->event.place_actor = actor_of_entity(context, entity);
        draft->event.place_name = actor_name(context, draft->event.place_actor);
    } else {
        draft->event.place_name = place_phrase(context, range);
    }
    evidence_add(context, &draft->event.place_evidence, range.first, range.end);
}

static bool is_venue(struct event_context *context, uint32_t noun)
{
    return token_in(context->document, noun,
                    "hotel airport palace residence headquarters embassy office ministry "
                    "house mansion villa ranch resort centre center restaurant club "
                    "university hall castle works factory base ship village town city "
                    "retreat compound church farm summit_venue capital");
}

static bool names_a_place(struct event_context *context, uint32_t head)
{
    if (context->timex_of_token[head] != TIMEX_NONE)
        return false;
    uint32_t entity = entity_of_token(context->entities, head);
    return entity_is_place(context, entity) || is_venue(context, head);
}

static bool place_from_phrases(struct event_context *context, struct draft *draft,
                               const struct arguments *arguments)
{
    uint32_t predicate = arguments->predicate;
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t noun = token_at(context, i)->head;
        if (token_at(context, i)->label != LABEL_CASE || noun == TOKEN_NONE ||
            !token_in(context->document, i, "in at near outside aboard inside on"))
            continue;
        if (names_a_place(context, noun) && clause_owns(context, noun, predicate)) {
            place_set(context, draft, noun);
            return true;
        }
    }
    return false;
}

/* "In Amman, Kerry said ...": the sentence's opening sets the scene for all of it. */
static bool place_from_opening(struct event_context *context, struct draft *draft)
{
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    struct token_range range = sentence_range(context, sentence);
    if (range.first + 2 >= range.end ||
        !token_in(context->document, range.first, "in at"))
        return false;
    for (uint32_t i = range.first + 1; i < range.end && i < range.first + 8; i++) {
        if (token_is(context->document, i, ","))
            return false;
        uint32_t head = token_at(context, i)->head;
        bool outermost = head == TOKEN_NONE || head > range.first + 8 || head < i;
        if (outermost && names_a_place(context, i)) {
            place_set(context, draft, i);
            return true;
        }
    }
    return false;
}

void place_draft(struct event_context *context, struct draft *draft,
                 const struct arguments *arguments)
{
    if (!place_from_phrases(context, draft, arguments))
        place_from_opening(context, draft);
}
