#include "event/meeting_noun_parties.h"

#include "event/actors.h"
#include "event/anchor.h"
#include "event/clause.h"
#include "event/meeting_party.h"

#include <string.h>

enum {
    SURNAMES_MAX = 2000, /* entities searched for a family name */
    TITLE_WORDS = 8      /* "with the finance minister, Vidal" */
};

/* Whether the mention at a token goes on over a hyphen: "Keller-Vidal" taken for one
 * name. */
static bool covers_hyphen(const struct event_context *context, uint32_t token)
{
    uint32_t index = context->entities->mention_of_token[token];
    return (index == context->entities->mention_of_token[token + 1] &&
            token_is(context->document, token + 1, "-")) ||
           (token > 0 && index == context->entities->mention_of_token[token - 1] &&
            token_is(context->document, token - 1, "-"));
}

/* The person whose family name the token is, when the mention hides it. */
static void add_surname(struct event_context *context,
                        struct meeting_candidate *candidate, uint32_t token)
{
    struct slice surname = token_at(context, token)->form;
    size_t count = context->entities->items.count;
    if (!covers_hyphen(context, token))
        return;
    for (uint32_t i = 0; i < count && i < SURNAMES_MAX; i++) {
        struct slice name = entity_at(context, i)->name;
        bool ends =
            name.size > surname.size &&
            slice_equal(slice_part(name, name.size - surname.size, name.size), surname) &&
            name.data[name.size - surname.size - 1] == ' ';
        bool begins = name.size > surname.size &&
                      slice_equal(slice_part(name, 0, surname.size), surname) &&
                      name.data[surname.size] == ' ';
        if ((ends || begins) && party_is_person(context, i)) {
            parties_add_entity(context, candidate, i, token, ROLE_ATTENDEE);
            return;
        }
    }
}

/* Whether the pronoun stands for persons that the text names. */
static bool names_members(const struct event_context *context, uint32_t pronoun)
{
    uint32_t entity = entity_of_token(context->entities, pronoun);
    return entity != ENTITY_NONE && entity_at(context, entity)->members.count > 0;
}

/* "Keller is still waiting to see the minister. Their meeting was called off": the two that
 * the sentence before speaks of, where it speaks of just two persons. */
static void add_two_named_before(struct event_context *context,
                                 struct meeting_candidate *candidate, uint32_t pronoun)
{
    uint32_t sentence = token_at(context, pronoun)->sentence;
    struct meeting_candidate named = {.party_count = 0};
    if (sentence == 0)
        return;
    struct token_range before = sentence_range(context, sentence - 1);
    for (uint32_t i = before.first; i < before.end; i++) {
        uint32_t index = context->entities->mention_of_token[i];
        if (index == UINT32_MAX)
            continue;
        const struct mention mention = context->entities->mentions.items[index];
        bool person = mention.entity != ENTITY_NONE &&
                      entity_at(context, mention.entity)->type == ENTITY_PERSON;
        if (person)
            parties_add_entity(context, &named, mention.entity, mention.head,
                               ROLE_ATTENDEE);
        i = mention.end - 1;
    }
    if (named.party_count != 2)
        return;
    for (size_t i = 0; i < 2; i++)
        parties_add_entity(context, candidate, named.parties[i].entity, pronoun,
                           ROLE_ATTENDEE);
}

/* "Ban-Aso meeting", "Kerry's meeting": names right before the noun. */
static void add_modifiers(struct event_context *context,
                          struct meeting_candidate *candidate, uint32_t noun)
{
    struct token_range phrase = noun_phrase_of(context->document, noun);
    bool acting = candidate->carrier != TOKEN_NONE &&
                  candidate->carried.subject != TOKEN_NONE &&
                  candidate->carried.subject != noun;
    if (!acting && token_is(context->document, phrase.first, "their") &&
        !names_members(context, phrase.first))
        add_two_named_before(context, candidate, phrase.first);
    for (uint32_t i = phrase.first; i < noun; i++) {
        enum label label = (enum label)token_at(context, i)->label;
        bool possessor = token_at(context, i)->head == noun && label == LABEL_NMOD_POSS &&
                         !(token_among(context, i, SET_POSSESSIVES_SHARED) &&
                           candidate->carried.subject != TOKEN_NONE &&
                           candidate->carried.subject != noun);
        uint32_t entity = entity_of_token(context->entities, i);
        bool hyphenated = (i > phrase.first && token_is(context->document, i - 1, "-")) ||
                          token_is(context->document, i + 1, "-");
        bool name = hyphenated && tag_is_name((enum tag)token_at(context, i)->tag) &&
                    entity != ENTITY_NONE && !covers_hyphen(context, i);
        if (possessor || name)
            candidate_add_parties(context, candidate, i, ROLE_ATTENDEE);
        if (hyphenated && tag_is_name((enum tag)token_at(context, i)->tag))
            add_surname(context, candidate, i);
    }
}

static bool is_support(struct event_context *context, uint32_t verb)
{
    return lemma_among(context, verb, SET_SUPPORT);
}

static enum participant_role role_of_support(struct event_context *context, uint32_t verb)
{
    if (lemma_is(context->document, verb, "host"))
        return ROLE_HOST;
    if (lemma_among(context, verb, SET_MEDIATE))
        return ROLE_MEDIATOR;
    return ROLE_ATTENDEE;
}

/* The carrier's subject, unless that is the event noun itself; then another one, if the
 * tree has two ("Following talks, Kerry flew"). */
static uint32_t subject_beside(struct event_context *context,
                               const struct meeting_candidate *candidate)
{
    const struct arguments *carried = &candidate->carried;
    if (carried->subject == TOKEN_NONE && (carried->flags & PREDICATE_PASSIVE) != 0 &&
        carried->object != candidate->noun && candidate->preposition != TOKEN_NONE &&
        token_is(context->document, candidate->preposition, "for"))
        return carried->object; /* "is expected on Friday for talks with" */
    if (carried->subject == TOKEN_NONE && (carried->flags & PREDICATE_PASSIVE) != 0 &&
        carried->object != candidate->noun &&
        lemma_among(context, carried->predicate, SET_GIVEN_OCCASION))
        return carried->object; /* "was granted an audience", "were locked in talks" */
    if (carried->subject != candidate->noun)
        return carried->subject;
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    for (uint32_t i = candidate->noun + 1; i < range.end && i < candidate->carrier; i++)
        if (token_at(context, i)->head == candidate->carrier &&
            token_at(context, i)->label == LABEL_NSUBJ)
            return i;
    return TOKEN_NONE;
}

static bool is_party(const struct event_context *context,
                     const struct meeting_candidate *candidate, uint32_t token)
{
    uint32_t entity = entity_of_token(context->entities, token);
    for (size_t i = 0; i < candidate->party_count; i++)
        if (candidate->parties[i].entity == entity)
            return true;
    return false;
}

/* "In talks with B on Tuesday, A outlined": the name right before the verb, where the tree
 * took the other party for its subject. */
static uint32_t name_before_carrier(struct event_context *context,
                                    const struct meeting_candidate *candidate)
{
    uint32_t heads[PARTIES_MAX];
    if (candidate->carrier == TOKEN_NONE ||
        (candidate->carrier < candidate->noun &&
         (candidate->carried.subject != TOKEN_NONE ||
          candidate->carried.object != TOKEN_NONE)) ||
        clause_names_before(context, candidate->carrier, heads, PARTIES_MAX) == 0)
        return TOKEN_NONE;
    return heads[0];
}

/* The subject of the verb that tells of the meeting takes part, and is named first:
 * "Kerry held talks with", "Kerry said after talks with". */
static void add_carrier_subject(struct event_context *context,
                                struct meeting_candidate *candidate)
{
    uint32_t who = subject_beside(context, candidate);
    bool in_front =
        who == TOKEN_NONE && (candidate->preposition != TOKEN_NONE ||
                              clause_opens_as_participle(context, candidate->noun));
    if (in_front || (who != TOKEN_NONE && is_party(context, candidate, who)))
        who = name_before_carrier(context, candidate);
    if (candidate->carrier == TOKEN_NONE || who == TOKEN_NONE)
        return;
    bool supported =
        candidate->carried_as_core && is_support(context, candidate->carrier);
    if (!supported && candidate->party_count >= 2)
        return;
    struct meeting_candidate subject = {.party_count = 0};
    enum participant_role role = role_of_support(context, candidate->carrier);
    struct arguments acting = candidate->carried;
    acting.subject = who;
    parties_add_subjects(context, &subject, &acting, role);
    for (size_t i = 0; i < candidate->party_count; i++)
        parties_add_entity(context, &subject, candidate->parties[i].entity,
                           candidate->parties[i].token, candidate->parties[i].role);
    memcpy(candidate->parties, subject.parties, sizeof subject.parties);
    candidate->party_count = subject.party_count;
}

/* "A and B agreed at a meeting in Oslo", "ministers decided at a summit": those who act
 * there took part, when they are several and do more than talk. */
static bool is_of_several(struct event_context *context,
                          const struct meeting_candidate *candidate)
{
    if (!token_among(context, candidate->preposition, SET_IN_AT) ||
        candidate->carrier == TOKEN_NONE)
        return false;
    struct meeting_candidate acting = {.party_count = 0};
    parties_add_subjects(context, &acting, &candidate->carried, ROLE_ATTENDEE);
    if (acting.party_count != 1)
        return acting.party_count > 1;
    struct token_range phrase = noun_phrase_of(context->document, candidate->noun);
    return parties_are_several(context, &acting) &&
           entity_at(context, acting.parties[0].entity)->type != ENTITY_ORGANIZATION &&
           (token_among(context, phrase.first, SET_INDEFINITE_ARTICLES) ||
            (phrase.first < candidate->noun &&
             token_among(context, phrase.first + 1, SET_INDEFINITE_ARTICLES))) &&
           !lemma_among(context, candidate->carrier, SET_SAY);
}

/* In "after a meeting" somebody's meeting is meant only when the phrase says whose, or
 * speaks of one told before. */
static bool names_nobody(struct event_context *context,
                         const struct meeting_candidate *candidate)
{
    if (candidate->party_count > 0 || candidate->carried_as_core ||
        candidate->preposition == TOKEN_NONE)
        return false;
    if (frame_is_meal(candidate->frame) &&
        token_among(context, candidate->preposition, SET_OVER_MEAL))
        return false;
    return !token_among(context, candidate->preposition, SET_AROUND) &&
           !is_of_several(context, candidate);
}

/* "hosted a dinner for B", "granted B an audience", "paid a visit to B" */
static void add_beneficiaries(struct event_context *context,
                              struct meeting_candidate *candidate)
{
    if (candidate->carrier == TOKEN_NONE || !candidate->carried_as_core)
        return;
    if (lemma_among(context, candidate->carrier, SET_GIVE))
        candidate_add_parties(context, candidate, candidate->carried.indirect_object,
                              ROLE_ATTENDEE);
    bool meal = frame_is_meal(candidate->frame) &&
                lemma_among(context, candidate->carrier, SET_HOST_OCCASION);
    if (meal)
        parties_add_names_after(context, candidate, SET_FOR);
    if (candidate->frame->pattern == PATTERN_NOUN_VISIT) {
        candidate_add_parties(context, candidate, candidate->carried.indirect_object,
                              ROLE_ATTENDEE);
        if (candidate->carried.object != candidate->noun)
            candidate_add_parties(context, candidate, candidate->carried.object,
                                  ROLE_ATTENDEE);
        parties_add_names_after(context, candidate, SET_TO);
        if (candidate->carrier > candidate->trigger)
            parties_add_prepositional(context, candidate, &candidate->carried, SET_TO);
    }
    bool call = candidate->frame->pattern == PATTERN_NOUN_CALL;
    if (call && lemma_among(context, candidate->carrier, SET_TAKE_CALL))
        parties_add_names_after(context, candidate, SET_FROM);
    if (call && lemma_among(context, candidate->carrier, SET_PAY)) {
        parties_add_names_after(context, candidate, SET_ON);
        candidate->form = "visit";
    }
}

/* "a dinner given by B", "talks hosted by B" */
static void add_givers(struct event_context *context, struct meeting_candidate *candidate)
{
    uint32_t word = candidate->trigger + 1;
    if (token_is_followed_by_any(context, candidate->trigger, SET_GIVEN_BY) &&
        token_is_followed_by(context, word, "by"))
        candidate->behind_names = parties_add_names_behind(context, candidate, word + 1);
}

/* "talks between A and B, mediated by C": behind the list. */
static void add_mediators(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    uint32_t comma = candidate->behind_names;
    if (comma != 0 && comma < context->document->tokens.count &&
        token_is(context->document, comma, ",") &&
        token_is_followed_by_any(context, comma, SET_LED_BY) &&
        token_is_followed_by(context, comma + 1, "by"))
        parties_add_names_behind(context, candidate, comma + 2);
}

/* Whom the verb addresses: "told B", "put the offer to B"; or TOKEN_NONE. */
static uint32_t addressee_of(struct event_context *context,
                             const struct meeting_candidate *candidate)
{
    const struct arguments *carried = &candidate->carried;
    if (lemma_among(context, candidate->carrier, SET_ADDRESS))
        return carried->indirect_object != TOKEN_NONE ? carried->indirect_object
                                                      : carried->object;
    if (!lemma_among(context, candidate->carrier, SET_PUT_TO))
        return TOKEN_NONE;
    for (uint32_t i = candidate->carrier + 1; i + 1 < candidate->noun; i++) {
        uint32_t index = context->entities->mention_of_token[i + 1];
        if (token_is(context->document, i, "to") && index != UINT32_MAX)
            return context->entities->mentions.items[index].head;
    }
    return TOKEN_NONE;
}

/* "cleared it with B at breakfast", "reported to B over a sandwich": the person behind
 * the preposition between the verb and the meal; or TOKEN_NONE. */
static uint32_t table_companion(const struct event_context *context,
                                const struct meeting_candidate *candidate)
{
    for (uint32_t i = candidate->carrier + 1; i + 1 < candidate->noun; i++) {
        if (!token_among(context, i, SET_WITH_TO))
            continue;
        for (uint32_t name = i + 1; name < candidate->noun && name < i + TITLE_WORDS;
             name++)
            if (party_is_named(context, name))
                return name;
    }
    return TOKEN_NONE;
}

/* "In a phone call on Monday, A told B", "at the meeting A urged B", "took B to lunch": who
 * spoke to whom. */
static void add_callers(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    if (candidate->party_count > 0 || candidate->preposition == TOKEN_NONE ||
        candidate->carrier == TOKEN_NONE ||
        !token_among(context, candidate->preposition, SET_CALL_OCCASIONS))
        return;
    bool meal = frame_is_meal(candidate->frame);
    uint32_t addressee = TOKEN_NONE;
    if (!token_is(context->document, candidate->preposition, "to"))
        addressee = addressee_of(context, candidate);
    else if (meal && lemma_among(context, candidate->carrier, SET_TAKE_TO_TABLE))
        addressee = candidate->carried.object;
    if (addressee == TOKEN_NONE && meal &&
        token_among(context, candidate->preposition, SET_OVER_TABLE))
        addressee = table_companion(context, candidate);
    if (addressee != TOKEN_NONE && party_is_named(context, addressee))
        candidate_add_parties(context, candidate, addressee, ROLE_ATTENDEE);
}

/* "was on the phone for an hour with B", "has come off the phone from B" */
static bool add_on_phone(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    uint32_t first =
        sentence_range(context, token_at(context, candidate->trigger)->sentence).first;
    uint32_t verb = candidate->trigger;
    while (verb > first && verb + 5 > candidate->trigger &&
           !token_among(context, verb, SET_ON_PHONE))
        verb--;
    if (candidate->trigger < first + 3 ||
        !token_is(context->document, candidate->trigger - 1, "the") ||
        !token_among(context, candidate->trigger - 2, SET_ON_OFF) ||
        !token_among(context, verb, SET_ON_PHONE))
        return false;
    uint32_t heads[PARTIES_MAX];
    size_t count = clause_names_before(context, verb, heads, PARTIES_MAX);
    for (size_t i = 0; i < count; i++)
        parties_add_head(context, candidate, heads[i], ROLE_ATTENDEE);
    candidate->carrier = verb;
    candidate->carried_as_core = true;
    clause_arguments(context, verb, &candidate->carried);
    if (count == 0)
        parties_add_subjects(context, candidate, &candidate->carried, ROLE_ATTENDEE);
    count = candidate->party_count;
    parties_add_names_far_behind(context, candidate, candidate->trigger,
                                 SET_WITH_TO_FROM);
    return count > 0 && candidate->party_count > count;
}

/* "was persuaded by a telephone call from B": whom it was made to. */
static void add_called(struct event_context *context, struct meeting_candidate *candidate)
{
    if (candidate->frame->pattern != PATTERN_NOUN_CALL || candidate->party_count > 0 ||
        candidate->preposition == TOKEN_NONE || candidate->carrier == TOKEN_NONE ||
        !token_is(context->document, candidate->preposition, "by") ||
        (candidate->carried.flags & PREDICATE_PASSIVE) == 0)
        return;
    parties_add_names_after(context, candidate, SET_FROM);
    if (candidate->party_count > 0)
        candidate_add_parties(context, candidate, candidate->carried.object,
                              ROLE_ATTENDEE);
}

/* "was the guest of B", "had B as his guest" */
static bool add_guest(struct event_context *context, struct meeting_candidate *candidate)
{
    uint32_t heads[PARTIES_MAX];
    struct token_range phrase = noun_phrase_of(context->document, candidate->noun);
    uint32_t first =
        sentence_range(context, token_at(context, candidate->noun)->sentence).first;
    uint32_t be = phrase.first;
    if (be <= first || !token_among(context, be - 1, SET_BE_FINITE) ||
        !token_is_followed_by(context, candidate->trigger, "of") ||
        anchor_attached(context, candidate->noun) == TIMEX_NONE)
        return false;
    size_t count = clause_names_before(context, be - 1, heads, PARTIES_MAX);
    for (size_t i = 0; i < count; i++)
        parties_add_head(context, candidate, heads[i], ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    candidate->behind_names =
        parties_add_names_behind(context, candidate, candidate->trigger + 1);
    candidate->carrier = be - 1;
    return before > 0 && candidate->party_count > before;
}

bool noun_parties_find(struct event_context *context, struct meeting_candidate *candidate)
{
    if (candidate->frame->pattern == PATTERN_NOUN_GUEST)
        return add_guest(context, candidate);
    if (candidate->frame->pattern == PATTERN_NOUN_PHONE)
        return add_on_phone(context, candidate);
    add_modifiers(context, candidate, candidate->noun);
    if (candidate->trigger != candidate->noun)
        add_modifiers(context, candidate, candidate->trigger);
    add_givers(context, candidate);
    if (candidate->behind_names == 0)
        parties_add_names_after(context, candidate, SET_COMPANY);
    if (candidate->behind_names == 0)
        parties_add_prepositional(context, candidate, &candidate->own, SET_COMPANY);
    if (candidate->party_count == 0)
        parties_add_names_far_behind(context, candidate, candidate->trigger, SET_BETWEEN);
    if (candidate->party_count == 0 && candidate->carried_as_core &&
        candidate->carrier != TOKEN_NONE && candidate->carrier > candidate->trigger)
        parties_add_names_far_behind(context, candidate, candidate->carrier, SET_BETWEEN);
    bool between =
        arguments_have_preposition(context, &candidate->own, SET_BETWEEN_AMONG) ||
        token_is_followed_by_any(context, candidate->trigger, SET_BETWEEN_AMONG);
    if (candidate->party_count == 0 &&
        !token_among(context, candidate->trigger, SET_AUDIENCES))
        parties_add_prepositional(context, candidate, &candidate->own, SET_OF_BY);
    if (candidate->carrier != TOKEN_NONE && candidate->carried_as_core &&
        candidate->behind_names == 0)
        parties_add_prepositional(context, candidate, &candidate->carried,
                                  SET_WITH_BETWEEN);
    add_beneficiaries(context, candidate);
    add_callers(context, candidate);
    add_called(context, candidate);
    if (names_nobody(context, candidate))
        return true;
    add_mediators(context, candidate);
    bool mediated = between && candidate->carrier != TOKEN_NONE &&
                    lemma_among(context, candidate->carrier, SET_MEDIATE_OR_HOST);
    if (between && candidate->party_count < 2)
        parties_add_prepositional(context, candidate, &candidate->own, SET_BETWEEN_AMONG);
    bool acting = candidate->carrier != TOKEN_NONE && candidate->carried_as_core &&
                  is_support(context, candidate->carrier);
    if (!between || mediated || (candidate->party_count < 2 && acting))
        add_carrier_subject(context, candidate);
    return candidate->frame->pattern != PATTERN_NOUN_VISIT ||
           (candidate->party_count >= 2 &&
            party_is_person(context,
                            candidate->parties[candidate->party_count - 1].entity));
}
