#include "event/meeting_verb_parties.h"

#include "event/actors.h"
#include "event/anchor.h"
#include "event/clause.h"
#include "event/meeting_party.h"
#include "event/tables.h"

#include <string.h>

enum {
    REMOTE_WORDS = 12,         /* from a verb to "by telephone" */
    WORDS_BEFORE_BETWEEN = 14, /* or its "between" */
    INSERTION_WORDS = 24,      /* between two commas */
    TIME_HAD_WORDS = 9,        /* from "had" to "hour" */
    TIME_SPENT_WORDS = 4,      /* from "spent" to "the afternoon" */
    PARALLEL_BACK = 6,         /* drafts looked back for who met before */
    SURNAMES_MAX = 2000        /* entities searched for a family name */
};

/* "by telephone", "on the phone", "by video link" in the clause. */
static bool is_remote(struct event_context *context, const struct arguments *arguments)
{
    uint32_t verb = arguments->predicate;
    uint32_t end = sentence_range(context, token_at(context, verb)->sentence).end;
    for (size_t i = 0; i < arguments->prepositions.count; i++)
        if (token_among(context, arguments->prepositions.items[i].noun, SET_REMOTE))
            return true;
    /* trees easily hang "by telephone" on a name */
    for (uint32_t i = verb + 2; i < end && i < verb + REMOTE_WORDS; i++)
        if (token_among(context, i, SET_REMOTE_LINKS) &&
            token_among(context, i - 1 - token_is(context->document, i - 1, "the"),
                        SET_BEFORE_REMOTE) &&
            clause_reaches(context, verb, i))
            return true;
    return false;
}

/* Whether the parties from 'first' on are persons. */
static bool parties_are_persons(const struct event_context *context,
                                const struct meeting_candidate *candidate, size_t first)
{
    for (size_t i = first; i < candidate->party_count; i++)
        if (!party_are_people(context, candidate->parties[i].entity,
                              candidate->parties[i].token))
            return false;
    return true;
}

/* Whether a phrase of the clause ends with one of the nouns. */
static bool has_noun_behind(struct event_context *context,
                            const struct arguments *arguments, enum word_set nouns)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++)
        if (token_among(context, arguments->prepositions.items[i].noun, nouns))
            return true;
    return false;
}

/* Of a clause that is remote. */
static const char *form_of_call(struct event_context *context,
                                const struct arguments *arguments)
{
    struct token_range range =
        sentence_range(context, token_at(context, arguments->predicate)->sentence);
    for (uint32_t i = range.first; i < range.end; i++)
        if (token_is(context->document, i, "video"))
            return "video-conference";
    return "phone-call";
}

/* "summoned him to testify", but not "to her office to explain it" */
static bool is_followed_by_infinitive(const struct event_context *context,
                                      const struct arguments *arguments)
{
    struct token_range range =
        sentence_range(context, token_at(context, arguments->predicate)->sentence);
    for (uint32_t i = arguments->predicate + 1; i + 1 < range.end; i++) {
        bool infinitive = token_at(context, i + 1)->tag == TAG_VB;
        if (token_at(context, i)->is_punctuation ||
            token_is(context->document, i, "order") ||
            (token_is(context->document, i, "to") && !infinitive))
            return false;
        if (token_at(context, i)->tag == TAG_TO && infinitive)
            return true;
    }
    return false;
}

/* Who the verb's object speaks of: the list right behind the verb where there is one. */
static void read_object(struct event_context *context,
                        struct meeting_candidate *candidate,
                        struct meeting_candidate *others)
{
    uint32_t object = candidate->own.object;
    others->carrier = candidate->carrier;
    candidate->behind_names =
        parties_add_names_behind(context, others, candidate->trigger);
    if (others->party_count == 0)
        candidate_add_parties(context, others, object, ROLE_ATTENDEE);
}

/* Parties of a verb whose object must be a person: "visited a factory" is no meeting. */
static bool add_person_object(struct event_context *context,
                              struct meeting_candidate *candidate,
                              enum participant_role subject_role)
{
    struct meeting_candidate others = {.party_count = 0};
    uint32_t object = candidate->own.object;
    if (object != TOKEN_NONE &&
        frame_of_indexed(&context->tables->frames, context->document, object) != NULL)
        return false; /* "hosted a reception": the noun tells */
    read_object(context, candidate, &others);
    if (others.party_count == 0 ||
        !party_are_people(context, others.parties[0].entity, others.parties[0].token))
        return false;
    parties_add_subjects(context, candidate, &candidate->own, subject_role);
    size_t subjects = candidate->party_count;
    for (size_t i = 0; i < others.party_count; i++)
        parties_add_entity(context, candidate, others.parties[i].entity,
                           others.parties[i].token, others.parties[i].role);
    return subjects > 0 && candidate->party_count >= 2;
}

/* "saw that ...", not "he left; she saw Vidal". */
static bool has_clause_behind(const struct arguments *arguments)
{
    return arguments->clause != TOKEN_NONE && arguments->clause > arguments->predicate;
}

/* "saw Vidal as a threat" */
static bool is_seen_as(const struct event_context *context,
                       const struct arguments *arguments)
{
    if (arguments->object == TOKEN_NONE)
        return false;
    uint32_t index = context->entities->mention_of_token[arguments->object];
    uint32_t next = index == UINT32_MAX ? arguments->object + 1
                                        : context->entities->mentions.items[index].end;
    return next < context->document->tokens.count &&
           token_among(context, next, SET_SEEN_AS);
}

/* "saw him" but not "saw him leave", "saw it as ..." */
static bool add_seen(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    if (has_clause_behind(own) || arguments_have_preposition(context, own, SET_AS) ||
        is_seen_as(context, own))
        return false;
    uint32_t seen =
        own->object == TOKEN_NONE ? ENTITY_NONE : party_entity(context, own->object);
    bool briefed = token_among(context, candidate->trigger, SET_BRIEFING);
    bool person = seen != ENTITY_NONE &&
                  (briefed || !entity_at(context, seen)->is_role) &&
                  entity_at(context, seen)->type == ENTITY_PERSON;
    if (own->object != TOKEN_NONE && !person)
        return false;
    return add_person_object(context, candidate, ROLE_ATTENDEE);
}

/* Behind what a comma opens and another closes: "Vidal, the head of the bank, on Monday";
 * the comma where nothing closes it or a list goes on. */
static uint32_t behind_insertion(const struct event_context *context, uint32_t comma,
                                 uint32_t end)
{
    if (comma >= end || !token_is(context->document, comma, ","))
        return comma;
    for (uint32_t i = comma + 1; i < end && i < comma + INSERTION_WORDS; i++)
        if (token_is(context->document, i, ","))
            return i + 1;
    return comma;
}

/* "called him a liar": a further phrase behind the object says what he was called. */
static bool gives_a_name(const struct event_context *context, uint32_t object)
{
    uint32_t index = context->entities->mention_of_token[object];
    if (index == UINT32_MAX)
        return false;
    uint32_t next = context->entities->mentions.items[index].end;
    uint32_t end = sentence_range(context, token_at(context, object)->sentence).end;
    next = behind_insertion(context, next, end);
    if (next + 1 < end && token_is(context->document, next, "of") &&
        context->entities->mention_of_token[next + 1] != UINT32_MAX)
        next = context->entities->mentions
                   .items[context->entities->mention_of_token[next + 1]]
                   .end;
    if (next >= end || context->timex_of_token[next] != TIMEX_NONE)
        return false;
    enum tag tag = (enum tag)token_at(context, next)->tag;
    return tag == TAG_DT || tag == TAG_JJ || tag_is_noun(tag) || tag == TAG_QUOTE_OPEN ||
           tag == TAG_VBG || tag == TAG_VBN || tag == TAG_VBD || tag == TAG_RB ||
           tag == TAG_CD || tag == TAG_PRP_POSSESSIVE ||
           token_among(context, next, SET_NAME_INTRODUCTION);
}

/* The token behind "on Monday" that stands here; the token itself where nothing does. */
static uint32_t behind_day(const struct event_context *context, uint32_t token)
{
    if (token >= context->document->tokens.count)
        return token;
    struct token_range all =
        sentence_range(context, context->document->tokens.items[token].sentence);
    uint32_t day =
        token + (token + 1 < all.end && token_is(context->document, token, "on"));
    uint32_t timex = day < all.end ? context->timex_of_token[day] : TIMEX_NONE;
    return timex == TIMEX_NONE ? token : context->timexes.items[timex].end;
}

/* "called him" but not "called him a liar", "called for"; "called on him" without "to".
 */
static bool add_called(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    bool named = (own->flags & PREDICATE_PASSIVE) != 0 &&
                 !token_is_followed_by_any(context, candidate->trigger, SET_BEHIND_VISIT);
    if (has_clause_behind(own) || named)
        return false; /* "was called a witness" */
    if (own->object != TOKEN_NONE)
        return !gives_a_name(context, own->object) &&
               !token_is_followed_by_any(context, candidate->trigger, SET_NO_PERSON) &&
               add_person_object(context, candidate, ROLE_ATTENDEE);
    if (own->subject == TOKEN_NONE ||
        !token_is_followed_by(context, candidate->trigger, "on"))
        return false;
    candidate->form = "visit";
    uint32_t next = parties_add_names_behind(context, candidate, candidate->trigger + 1);
    next = behind_day(context, next);
    if (next < context->document->tokens.count && token_is(context->document, next, "to"))
        return false;
    parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    return candidate->party_count >= 2;
}

static uint32_t entity_of_actor(const struct event_context *context, uint32_t actor)
{
    for (uint32_t i = 0; i < context->actor_of_entity.count && i < SURNAMES_MAX; i++)
        if (context->actor_of_entity.items[i] == actor)
            return i;
    return ENTITY_NONE;
}

static bool same_gender(const struct entity *one, const struct entity *other)
{
    return one->gender == other->gender || one->gender == GENDER_UNKNOWN ||
           other->gender == GENDER_UNKNOWN;
}

/* "Keller met Vidal. In between, he met Haddad": who met goes on meeting. The pronoun's
 * entity, or the first party of a meeting told in the sentence before when the pronoun was
 * taken for its other party. */
static void keep_parallel(const struct event_context *context,
                          struct meeting_candidate *candidate)
{
    uint32_t subject = candidate->own.subject;
    size_t count = context->drafts.count;
    if (subject == TOKEN_NONE || candidate->party_count != 1 || count == 0 ||
        !token_among(context, subject, SET_HE_OR_SHE))
        return;
    for (size_t i = count; i > 0 && i + PARALLEL_BACK > count; i--) {
        const struct draft *before = context->drafts.items[i - 1];
        const struct event *event = &before->event;
        uint32_t distance = token_at(context, subject)->sentence -
                            token_at(context, before->predicate)->sentence;
        if (event->kind != EVENT_MEETING)
            continue;
        if (distance != 1 || event->participants.count != 2)
            return;
        uint32_t first = entity_of_actor(context, event->participants.items[0].actor);
        uint32_t other = entity_of_actor(context, event->participants.items[1].actor);
        if (candidate->parties[0].entity == other && first != ENTITY_NONE &&
            entity_at(context, first)->type == ENTITY_PERSON &&
            same_gender(entity_at(context, first), entity_at(context, other)))
            candidate->parties[0].entity = first;
        return;
    }
}

/* "met face to face", "the first time that they met": what the tree takes for an object. */
static bool tells_how(const struct event_context *context, uint32_t object,
                      size_t party_count)
{
    return token_among(context, object, SET_FACE_TO_FACE) ||
           (party_count >= 2 && party_is_relative(context, object));
}

static bool add_met(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    if ((own->flags & PREDICATE_PASSIVE) != 0 &&
        token_is_followed_by(context, candidate->trigger, "with"))
        return false; /* "was met with resistance" */
    parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    keep_parallel(context, candidate);
    size_t before = candidate->party_count;
    candidate_add_parties(context, candidate, own->object, ROLE_ATTENDEE);
    bool object_is_thing = own->object != TOKEN_NONE &&
                           candidate->party_count == before &&
                           context->timex_of_token[own->object] == TIMEX_NONE &&
                           !tells_how(context, own->object, before);
    if (!object_is_thing &&
        (own->object == TOKEN_NONE || own->object > candidate->trigger))
        candidate->behind_names =
            parties_add_names_behind(context, candidate, candidate->trigger);
    parties_add_prepositional(context, candidate, own, SET_WITH);
    parties_add_names_after(context, candidate, SET_WITH);
    return candidate->party_count > 0 &&
           (!object_is_thing || candidate->party_count > before);
}

/* "talked about the post with B": behind another object only a person, unless they were
 * on the telephone. */
static void add_persons_far_behind(struct event_context *context,
                                   struct meeting_candidate *candidate, size_t before,
                                   bool remote)
{
    for (uint32_t i = candidate->trigger + 1;
         !remote && i < candidate->trigger + WORDS_BEFORE_BETWEEN; i++)
        if (i < context->document->tokens.count &&
            frame_of_indexed(&context->tables->frames, context->document, i) != NULL)
            return; /* "spoke of a meeting with B" */
    parties_add_names_far_behind(context, candidate, candidate->trigger, SET_WITH);
    bool person = candidate->party_count == before + 1 &&
                  party_is_named(context, candidate->parties[before].token);
    if (!remote && !person)
        candidate->party_count = before;
}

/* Who gathers without meeting: "supporters gathered in the square". */
static bool is_crowd(struct event_context *context,
                     const struct meeting_candidate *candidate)
{
    for (size_t i = 0; i < candidate->party_count; i++)
        if (lemma_among(context, candidate->parties[i].token, SET_CROWDS))
            return true;
    return false;
}

/* "flew to Oslo to apologise to B", "to thank B": who went there for it spoke to B. */
static bool add_addressed(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    if (status_motion_before(context, candidate->trigger) == TOKEN_NONE)
        return false;
    parties_add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    parties_add_names_far_behind(context, candidate, candidate->trigger, SET_WITH_TO);
    if (candidate->party_count == before)
        candidate->behind_names =
            parties_add_names_behind(context, candidate, candidate->trigger);
    return before > 0 && candidate->party_count > before && !is_crowd(context, candidate);
}

/* "spoke to B on Monday", "talked to the engineers": a person whom the text names, on a day
 * told; else it was a speech or an interview. */
static bool add_spoken_to(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    size_t before = candidate->party_count;
    candidate->behind_names =
        parties_add_names_behind(context, candidate, candidate->trigger + 1);
    if (before == 0 || candidate->party_count != before + 1 ||
        anchor_attached(context, candidate->trigger) == TIMEX_NONE)
        return false;
    bool staff = lemma_among(context, candidate->trigger, SET_TALK_VERB) &&
                 parties_are_persons(context, candidate, before) &&
                 !is_crowd(context, candidate);
    return staff || party_is_named(context, candidate->parties[before].token);
}

static bool add_spoken(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    bool remote = is_remote(context, own);
    parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    if (!remote && token_is_followed_by(context, candidate->trigger, "to"))
        return status_motion_before(context, candidate->trigger) != TOKEN_NONE
                   ? add_addressed(context, candidate)
                   : add_spoken_to(context, candidate);
    parties_add_prepositional(context, candidate, own, remote ? SET_WITH_TO : SET_WITH);
    parties_add_names_after(context, candidate, remote ? SET_WITH_TO : SET_WITH);
    if (candidate->party_count == before)
        add_persons_far_behind(context, candidate, before, remote);
    if (remote)
        candidate->form = form_of_call(context, own);
    return before > 0 && (candidate->party_count > before || before >= 2);
}

static bool add_with(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    parties_add_prepositional(context, candidate, own, SET_WITH);
    parties_add_names_after(context, candidate, SET_WITH);
    bool object = own->object != TOKEN_NONE && own->object > candidate->trigger;
    if (object && candidate->behind_names == 0 &&
        lemma_is(context->document, candidate->trigger, "negotiate"))
        parties_add_names_far_behind(context, candidate, candidate->trigger, SET_WITH);
    size_t before = candidate->party_count;
    if (candidate->frame->pattern == PATTERN_VERB_CONSULT)
        candidate_add_parties(context, candidate, own->object, ROLE_ATTENDEE);
    bool about_thing = object && candidate->party_count == before &&
                       candidate->behind_names == 0 &&
                       lemma_among(context, candidate->trigger, SET_NEGOTIATE);
    return parties_are_several(context, candidate) && !about_thing;
}

/* "sat opposite the chairman for two hours" */
static bool add_sat(struct event_context *context, struct meeting_candidate *candidate)
{
    if (token_is_followed_by(context, candidate->trigger, "up") &&
        candidate->own.object != TOKEN_NONE)
        return false;
    if (!token_is_followed_by_any(context, candidate->trigger, SET_ACROSS)) {
        bool several = add_with(context, candidate);
        if (several && candidate->party_count > 1)
            return true;
        parties_add_names_far_behind(context, candidate, candidate->trigger, SET_WITH);
        return several || candidate->party_count > 1;
    }
    uint32_t word = candidate->trigger + 1;
    parties_add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    if (token_is_followed_by_any(context, word, SET_THE_A))
        word += 2; /* "across the table from" */
    if (token_is_followed_by(context, word, "from"))
        word++;
    candidate->behind_names = parties_add_names_behind(context, candidate, word);
    return before > 0 && candidate->party_count > before;
}

static bool add_gathered(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    uint32_t who = own->subject != TOKEN_NONE ? own->subject : own->object;
    if (own->subject != TOKEN_NONE && own->object != TOKEN_NONE)
        return lemma_among(context, candidate->trigger, SET_GATHER) &&
               add_person_object(context, candidate, ROLE_HOST);
    candidate_add_parties(context, candidate, who, ROLE_ATTENDEE);
    return parties_are_several(context, candidate) && !is_crowd(context, candidate) &&
           !(token_at(context, candidate->trigger)->tag == TAG_VBN &&
             (own->flags & (PREDICATE_PASSIVE | PREDICATE_PERFECT)) == 0);
}

static bool add_between(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    parties_add_subjects(context, candidate, &candidate->own, ROLE_MEDIATOR);
    size_t before = candidate->party_count;
    if (arguments_have_preposition(context, &candidate->own, SET_IN))
        return false;
    for (size_t i = 0; i < candidate->own.prepositions.count; i++) {
        const struct prepositional_argument *argument =
            &candidate->own.prepositions.items[i];
        uint32_t entity = entity_of_token(context->entities, argument->noun);
        if (token_is(context->document, argument->preposition, "between") &&
            !entity_is_place(context, entity))
            candidate_add_parties(context, candidate, argument->noun, ROLE_ATTENDEE);
    }
    bool group = candidate->party_count == before + 1 &&
                 entity_at(context, candidate->parties[before].entity)->plural;
    return before > 0 && (candidate->party_count >= before + 2 || group);
}

/* "discussed trade with B"; without "with" the parties of the list must have sat or spoken
 * together: "over lunch", "by telephone". */
static bool add_discussed(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    parties_add_prepositional(context, candidate, own, SET_WITH);
    parties_add_names_far_behind(context, candidate, candidate->trigger, SET_WITH);
    if (is_remote(context, own))
        candidate->form = form_of_call(context, own);
    bool at_table = arguments_have_preposition(context, own, SET_OVER) &&
                    has_noun_behind(context, own, SET_AT_TABLE);
    bool together = candidate->form != NULL || at_table;
    return before > 0 &&
           (candidate->party_count > before || (together && candidate->party_count >= 2));
}

/* "summoned the owner to her office", but not "to testify". */
static bool add_summoned(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    return !has_clause_behind(own) && !is_followed_by_infinitive(context, own) &&
           add_person_object(context, candidate, ROLE_HOST);
}

/* "brought A and B together in Oslo" */
static bool add_brought(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    parties_add_subjects(context, candidate, &candidate->own, ROLE_MEDIATOR);
    size_t before = candidate->party_count;
    candidate->behind_names =
        parties_add_names_behind(context, candidate, candidate->trigger);
    if (candidate->party_count == before)
        candidate_add_parties(context, candidate, candidate->own.object, ROLE_ATTENDEE);
    bool group = candidate->party_count == before + 1 &&
                 entity_at(context, candidate->parties[before].entity)->plural;
    return before > 0 && (candidate->party_count >= before + 2 || group);
}

/* "six days", "32 years": no meeting lasts so long. */
static bool is_long(const struct timex *timex)
{
    return timex->type == TIMEX_DURATION && timex->value[0] == 'P' &&
           timex->value[1] != 'T' && strcmp(timex->value, "P1D") != 0;
}

/* "gave B half an hour", but not "to leave the house" */
static bool add_given(struct event_context *context, struct meeting_candidate *candidate,
                      uint32_t length)
{
    if (is_followed_by_infinitive(context, &candidate->own))
        return false;
    parties_add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    uint32_t behind = parties_add_names_behind(context, candidate, candidate->trigger);
    return before == 1 && candidate->party_count == 2 && behind <= length &&
           party_is_named(context, candidate->parties[before].token);
}

/* "listened to B for three hours": so long only who sits with them. */
static bool add_listened(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    parties_add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    parties_add_names_far_behind(context, candidate, candidate->trigger, SET_TO);
    return before > 0 && candidate->party_count > before;
}

/* "spent the afternoon with B": time, not money. */
static bool add_spent(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    enum label label = (enum label)token_at(context, candidate->trigger)->label;
    if (label == LABEL_AUX || label == LABEL_AUX_PASS)
        return false; /* "had sat together for two hours" */
    uint32_t word = candidate->trigger + 1;
    uint32_t reach = candidate->trigger + (candidate->frame->pattern == PATTERN_VERB_TIME
                                               ? TIME_HAD_WORDS
                                               : TIME_SPENT_WORDS);
    while (word < range.end && word < reach &&
           context->timex_of_token[word] == TIMEX_NONE &&
           !token_among(context, word, SET_TIME_SPENT))
        word++;
    if (word < range.end && context->timex_of_token[word] != TIMEX_NONE &&
        is_long(&context->timexes.items[context->timex_of_token[word]]))
        return false;
    if (word == range.end || word == reach)
        return false;
    if (lemma_among(context, candidate->trigger, SET_GIVE_TIME))
        return add_given(context, candidate, word);
    if (lemma_among(context, candidate->trigger, SET_LISTEN))
        return add_listened(context, candidate);
    parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    parties_add_names_far_behind(context, candidate, candidate->trigger, SET_WITH);
    return before > 0 && candidate->party_count >= 2 &&
           parties_are_persons(context, candidate, before);
}

/* "A and B signed the treaty in Oslo", "A signed a pact with B in Oslo": persons, at one
 * place. */
static bool add_signed(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    if (own->object == TOKEN_NONE || (own->flags & PREDICATE_PASSIVE) != 0 ||
        !lemma_among(context, own->object, SET_TREATIES))
        return false;
    parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    parties_add_names_far_behind(context, candidate, candidate->trigger, SET_WITH);
    for (size_t i = 0; i < candidate->party_count; i++)
        if (!party_is_person(context, candidate->parties[i].entity))
            return false;
    return candidate->party_count >= 2;
}

/* "ran into B at the airport" */
static bool add_run_into(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    parties_add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    candidate->behind_names =
        parties_add_names_behind(context, candidate, candidate->trigger + 1);
    return before > 0 && candidate->party_count > before &&
           parties_are_persons(context, candidate, before);
}

/* "dropped in on B", "got through to B": the person right behind the phrase. */
static bool add_behind_phrase(struct event_context *context,
                              struct meeting_candidate *candidate)
{
    uint32_t end =
        frame_phrase_end(context->document, candidate->trigger, candidate->frame);
    parties_add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    if ((candidate->own.flags & PREDICATE_PASSIVE) != 0)
        candidate_add_parties(context, candidate, candidate->own.object, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    candidate->behind_names = parties_add_names_behind(context, candidate, end - 1);
    return before > 0 && candidate->party_count > before &&
           parties_are_persons(context, candidate, before);
}

/* "apologised to B by telephone", "congratulated B by telephone": persons only. */
static bool add_remote_to(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    parties_add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    parties_add_names_after(context, candidate, SET_WITH_TO);
    if (candidate->party_count == before)
        candidate->behind_names =
            parties_add_names_behind(context, candidate, candidate->trigger);
    candidate->form = form_of_call(context, &candidate->own);
    return before > 0 && candidate->party_count > before &&
           parties_are_persons(context, candidate, before);
}

/* "C joined them", "they were joined by C": who came to those that met. */
static bool add_joined(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    bool joined_them = token_is_followed_by(context, candidate->trigger, "them");
    if (joined_them)
        parties_add_subjects(context, candidate, own, ROLE_ATTENDEE);
    else if (own->object != TOKEN_NONE &&
             token_among(context, own->object, SET_JOINED_GROUP))
        parties_add_names_behind(context, candidate, candidate->trigger + 1);
    candidate->joins = true;
    for (size_t i = 0; i < candidate->party_count; i++)
        if (!party_is_person(context, candidate->parties[i].entity))
            return false;
    return candidate->party_count > 0;
}

bool verb_parties_find(struct event_context *context, struct meeting_candidate *candidate)
{
    switch (candidate->frame->pattern) {
    case PATTERN_VERB_MEET:
        return add_met(context, candidate) && parties_are_several(context, candidate);
    case PATTERN_VERB_SIT_DOWN:
        return add_sat(context, candidate);
    case PATTERN_VERB_DISCUSS:
        return add_discussed(context, candidate);
    case PATTERN_VERB_SUMMON:
        return add_summoned(context, candidate);
    case PATTERN_VERB_REMOTE:
        return is_remote(context, &candidate->own) && add_with(context, candidate);
    case PATTERN_VERB_REMOTE_TO:
        return is_remote(context, &candidate->own) && add_remote_to(context, candidate);
    case PATTERN_VERB_TIME:
    case PATTERN_VERB_SPEND:
        return add_spent(context, candidate);
    case PATTERN_VERB_BRING:
        return add_brought(context, candidate);
    case PATTERN_VERB_WITH:
    case PATTERN_VERB_CONSULT:
    case PATTERN_VERB_TOGETHER:
    case PATTERN_VERB_TABLE:
        return add_with(context, candidate);
    case PATTERN_VERB_EXCHANGE:
        add_with(context, candidate);
        if (candidate->behind_names == 0)
            parties_add_names_far_behind(context, candidate, candidate->trigger,
                                         SET_WITH_OF);
        return candidate->party_count >= 2;
    case PATTERN_VERB_SIGN:
        return add_signed(context, candidate);
    case PATTERN_VERB_INTO:
        return add_run_into(context, candidate);
    case PATTERN_VERB_JOIN:
        return add_joined(context, candidate);
    case PATTERN_VERB_SPEAK:
    case PATTERN_VERB_TALK:
        return add_spoken(context, candidate);
    case PATTERN_VERB_HOST:
        return add_person_object(context, candidate, ROLE_HOST);
    case PATTERN_VERB_REACH:
        return is_remote(context, &candidate->own) &&
               add_person_object(context, candidate, ROLE_ATTENDEE);
    case PATTERN_VERB_PERSON:
        return add_person_object(context, candidate, ROLE_ATTENDEE);
    case PATTERN_VERB_SEE:
        return add_seen(context, candidate);
    case PATTERN_VERB_CALL:
        return add_called(context, candidate);
    case PATTERN_VERB_GATHER:
        return add_gathered(context, candidate);
    case PATTERN_VERB_BETWEEN:
        return add_between(context, candidate);
    case PATTERN_VERB_PHRASE:
        return add_behind_phrase(context, candidate);
    case PATTERN_VERB_ADDRESS:
        return add_addressed(context, candidate);
    case PATTERN_NOUN:
    case PATTERN_NOUN_MEAL:
    case PATTERN_NOUN_SNACK:
    case PATTERN_NOUN_GUEST:
    case PATTERN_NOUN_VISIT:
    case PATTERN_NOUN_CALL:
    case PATTERN_NOUN_PHONE:
    case PATTERN_NOUN_CONFERENCE:
        break;
    }
    return false;
}
