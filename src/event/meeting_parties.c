/* Who takes part in a meeting: frames' slots filled from the arguments. */
#include "event/clause.h"
#include "event/meeting_candidate.h"
#include "event/meeting_noun_parties.h"
#include "event/meeting_party.h"
#include "event/meeting_verb_parties.h"

static bool is_press(struct event_context *context,
                     const struct meeting_candidate *candidate)
{
    for (size_t i = 0; i < candidate->party_count; i++) {
        uint32_t token = candidate->parties[i].token;
        if (token_among(context, token, SET_PRESS_PEOPLE))
            return true;
    }
    return false;
}

/* "drove her to Graz to see him": who was taken there sees him, or TOKEN_NONE. */
static uint32_t taken_along(struct event_context *context, uint32_t verb)
{
    const struct token *token = token_at(context, verb);
    if (token->tag != TAG_VB || token->head == TOKEN_NONE || token->head > verb ||
        !lemma_among(context, token->head, SET_TAKE_ALONG))
        return TOKEN_NONE;
    struct arguments above;
    clause_arguments(context, token->head, &above);
    if (above.object == TOKEN_NONE || above.object > verb)
        return TOKEN_NONE;
    uint32_t entity = entity_of_token(context->entities, above.object);
    return party_is_person(context, entity) ? above.object : TOKEN_NONE;
}

/* "is due to meet": who stands before the word that the infinitive depends on. */
static void repair_subject(struct event_context *context,
                           struct meeting_candidate *candidate)
{
    uint32_t word = status_word_before(context, candidate->trigger);
    uint32_t heads[PARTIES_MAX];
    uint32_t taken = taken_along(context, candidate->trigger);
    if (taken != TOKEN_NONE)
        candidate->own.subject = taken;
    bool known =
        candidate->own.subject != TOKEN_NONE &&
        entity_of_token(context->entities, candidate->own.subject) != ENTITY_NONE;
    uint32_t motion =
        known ? TOKEN_NONE : status_motion_before(context, candidate->trigger);
    if (motion != TOKEN_NONE) {
        struct arguments going;
        clause_arguments(context, motion, &going);
        candidate->own.subject = going.subject;
    }
    if (word == TOKEN_NONE || candidate->own.subject != TOKEN_NONE)
        return;
    uint32_t first = sentence_range(context, token_at(context, word)->sentence).first;
    while (word > first && token_among(context, word - 1, SET_BE_OR_HAVE))
        word--;
    uint32_t shared = clause_shared_verb(context, word);
    if (shared != TOKEN_NONE) {
        struct arguments before;
        clause_arguments(context, shared, &before);
        candidate->own.subject = before.subject;
        return;
    }
    if (clause_names_before(context, word, heads, PARTIES_MAX) > 0) {
        candidate->own.subject = heads[0];
        return;
    }
    struct arguments above;
    clause_arguments(context, word, &above);
    candidate->own.subject = above.subject;
}

/* "a delegation led by A", "B, accompanied by C": who came along. */
static void add_company(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    size_t count = candidate->party_count;
    for (size_t i = 0; i < count; i++) {
        uint32_t index = context->entities->mention_of_token[candidate->parties[i].token];
        if (index == UINT32_MAX)
            continue;
        uint32_t word = context->entities->mentions.items[index].end;
        if (word < range.end && token_is(context->document, word, ","))
            word++;
        if (word + 1 < range.end && token_is(context->document, word + 1, "by") &&
            token_among(context, word, SET_JOINED))
            parties_add_names_behind(context, candidate, word + 1);
    }
}

/* "in the presence of C", "under the chairmanship of C" */
static void add_witnesses(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    for (uint32_t i = candidate->trigger + 1; i + 2 < range.end; i++) {
        if (tag_is_verb((enum tag)token_at(context, i)->tag))
            return;
        if (token_among(context, i, SET_PRESENCE) &&
            token_is(context->document, i + 1, "of"))
            parties_add_names_behind(context, candidate, i + 1);
    }
}

bool candidate_find_parties(struct event_context *context,
                            struct meeting_candidate *candidate)
{
    if (!frame_is_noun(candidate->frame))
        repair_subject(context, candidate);
    bool found = frame_is_noun(candidate->frame) ? noun_parties_find(context, candidate)
                                                 : verb_parties_find(context, candidate);
    if (found) {
        add_company(context, candidate);
        add_witnesses(context, candidate);
    }
    return found && !is_press(context, candidate);
}
