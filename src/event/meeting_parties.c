/* Who takes part in a meeting: frames' slots filled from the arguments. */
#include "event/actors.h"
#include "event/clause.h"
#include "event/meeting_candidate.h"
#include "event/party_group.h"
#include "event/place.h"

#include <string.h>

enum {
    WORDS_BEFORE_NAMES = 9,    /* between "talks" and its "with" */
    WORDS_BEFORE_BETWEEN = 14, /* or its "between" */
    OWNER_WORDS = 4,           /* "the Swedish group's" */
    INSERTION_WORDS = 24,      /* between two commas */
    APPOSITION_WORDS = 9,      /* from a role to the name in apposition */
    TIME_HAD_WORDS = 9,        /* from "had" to "hour" */
    TIME_SPENT_WORDS = 4,      /* from "spent" to "the afternoon" */
    PARALLEL_BACK = 6,         /* drafts looked back for who met before */
    SURNAMES_MAX = 2000        /* entities searched for a family name */
};

static const struct token *token_at(const struct event_context *context, uint32_t token)
{
    return &context->document->tokens.items[token];
}

static const struct entity *entity_at(const struct event_context *context,
                                      uint32_t entity)
{
    return &context->entities->items.items[entity];
}

static bool is_person(const struct event_context *context, uint32_t entity)
{
    if (entity == ENTITY_NONE)
        return false;
    enum entity_type type = entity_at(context, entity)->type;
    return type == ENTITY_PERSON || type == ENTITY_GROUP ||
           entity_at(context, entity)->is_role;
}

/* Persons, not "a school" or "the committee". */
static bool are_people(const struct event_context *context, uint32_t entity,
                       uint32_t token)
{
    enum entity_type type = entity_at(context, entity)->type;
    bool several =
        token_in(context->document, token,
                 "delegation deputation team mission party envoy family families group "
                 "pair two three all both them they delegations") ||
        (entity_at(context, entity)->plural &&
         entity_at(context, entity)->members.count > 0);
    unsigned classes = language_word_classes(context->extractor->language,
                                             document_lemma(context->document, token));
    bool persons = entity_at(context, entity)->plural && (classes & WORD_PERSON) != 0;
    return is_person(context, entity) && (type == ENTITY_PERSON || several || persons);
}

static void add_entity(struct event_context *context, struct meeting_candidate *candidate,
                       uint32_t entity, uint32_t token, enum participant_role role)
{
    if (!entity_can_act(context, entity) || candidate->party_count == PARTIES_MAX)
        return;
    for (size_t i = 0; i < candidate->party_count; i++)
        if (candidate->parties[i].entity == entity)
            return;
    candidate->parties[candidate->party_count++] = (struct party){entity, token, role};
}

/* "both leaders" takes part as the two that the text names, if it does. */
static void add_members(struct event_context *context,
                        struct meeting_candidate *candidate, uint32_t entity,
                        uint32_t token, enum participant_role role)
{
    struct group_member members[GROUP_MEMBERS_MAX];
    size_t count = group_members(context, entity, token, members);
    for (size_t i = 0; i < count; i++)
        add_entity(context, candidate, members[i].entity, members[i].token, role);
    if (count == 0)
        add_entity(context, candidate, entity, token, role);
}

/* The noun that "who", "whom", "which" stands for: what the relative clause hangs on. */
static uint32_t antecedent(struct event_context *context, uint32_t pronoun)
{
    uint32_t token = pronoun;
    for (int i = 0; i < 4 && token != TOKEN_NONE; i++) {
        bool relative = token_at(context, token)->label == LABEL_ACL_RELCL;
        token = token_at(context, token)->head;
        if (relative)
            return token;
    }
    return TOKEN_NONE;
}

static bool is_relative_pronoun(const struct event_context *context, uint32_t token)
{
    enum tag tag = (enum tag)token_at(context, token)->tag;
    return tag == TAG_WP || tag == TAG_WDT;
}

/* "his counterpart for labour, Pedro Vidal": the person that the role's apposition names;
 * the entity itself where there is none. */
static uint32_t named_in_apposition(const struct event_context *context, uint32_t head,
                                    uint32_t entity)
{
    uint32_t end = sentence_range(context, token_at(context, head)->sentence).end;
    if (!entity_at(context, entity)->is_role || entity_at(context, entity)->plural)
        return entity;
    for (uint32_t i = head + 1; i < end && i < head + APPOSITION_WORDS; i++) {
        if (tag_is_verb((enum tag)token_at(context, i)->tag))
            return entity;
        uint32_t index = context->entities->mention_of_token[i];
        if (!token_is(context->document, i - 1, ",") || index == UINT32_MAX)
            continue;
        const struct mention *name = &context->entities->mentions.items[index];
        bool person = name->kind == MENTION_NAME && name->entity != ENTITY_NONE &&
                      entity_at(context, name->entity)->type == ENTITY_PERSON;
        bool closed = name->end < end && token_at(context, name->end)->is_punctuation;
        return person && closed ? name->entity : entity;
    }
    return entity;
}

static uint32_t entity_of_head(struct event_context *context, uint32_t head)
{
    if (is_relative_pronoun(context, head)) {
        head = antecedent(context, head);
        if (head == TOKEN_NONE)
            return ENTITY_NONE;
    }
    if (context->timex_of_token[head] != TIMEX_NONE || place_is_venue_of(context, head) ||
        frame_of_token(context->document, head) != NULL)
        return ENTITY_NONE;
    uint32_t entity = entity_of_token(context->entities, head);
    if (entity != ENTITY_NONE)
        return named_in_apposition(context, head, entity);
    const struct token *token = token_at(context, head);
    if (token->tag != TAG_NN && token->tag != TAG_NNS)
        return ENTITY_NONE;
    unsigned classes = language_word_classes(context->extractor->language,
                                             document_lemma(context->document, head));
    bool amount =
        lemma_in(context->document, head,
                 "variety range number majority series set list lot host array");
    if ((classes & (WORD_PERSON | WORD_GROUP)) && !amount)
        return entity_for_phrase(context->entities, head);
    return ENTITY_NONE;
}

/* "both of them": the pronoun says who. */
static uint32_t over_quantifier(const struct event_context *context, uint32_t head)
{
    struct token_range range = sentence_range(context, token_at(context, head)->sentence);
    bool of = head + 2 < range.end &&
              token_in(context->document, head, "both all each") &&
              token_is(context->document, head + 1, "of");
    return of && token_at(context, head + 2)->tag == TAG_PRP ? head + 2 : head;
}

static void add_one(struct event_context *context, struct meeting_candidate *candidate,
                    uint32_t head, enum participant_role role)
{
    head = over_quantifier(context, head);
    uint32_t entity = entity_of_head(context, head);
    if (entity != ENTITY_NONE)
        add_members(context, candidate, entity, head, role);
}

/* "A and B, who met": the names right before the pronoun, whatever the tree makes of the
 * clause; else what it hangs on. */
static void add_head(struct event_context *context, struct meeting_candidate *candidate,
                     uint32_t head, enum participant_role role)
{
    uint32_t heads[PARTIES_MAX];
    size_t count = is_relative_pronoun(context, head)
                       ? clause_names_before(context, head, heads, PARTIES_MAX)
                       : 0;
    for (size_t i = 0; i < count; i++)
        add_one(context, candidate, heads[i], role);
    if (count == 0)
        add_one(context, candidate, head, role);
}

void candidate_add_parties(struct event_context *context,
                           struct meeting_candidate *candidate, uint32_t head,
                           enum participant_role role)
{
    if (head == TOKEN_NONE)
        return;
    struct token_list heads = {NULL, 0, 0};
    arguments_coordinated(context->document, head, &heads);
    for (size_t i = 0; i < heads.count; i++)
        add_head(context, candidate, heads.items[i], role);
}

static void add_subjects(struct event_context *context,
                         struct meeting_candidate *candidate,
                         const struct arguments *arguments, enum participant_role role)
{
    uint32_t heads[PARTIES_MAX];
    size_t count = clause_subjects(context, arguments, heads, PARTIES_MAX);
    for (size_t i = 0; i < count; i++)
        add_head(context, candidate, heads[i], role);
}

static void add_prepositional(struct event_context *context,
                              struct meeting_candidate *candidate,
                              const struct arguments *arguments, const char *prepositions)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *argument = &arguments->prepositions.items[i];
        if (token_in(context->document, argument->preposition, prepositions))
            candidate_add_parties(context, candidate, argument->noun, ROLE_ATTENDEE);
    }
}

/* "met A, and B said": the name that a verb follows is no part of the list. */
static bool starts_clause(const struct event_context *context,
                          const struct mention *mention, uint32_t end)
{
    if (mention->end >= end)
        return false;
    enum tag tag = (enum tag)token_at(context, mention->end)->tag;
    return tag == TAG_MD || tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP;
}

/* "Carrow's chairwoman", "Carrow boss": a name that only tells whose the next is. */
static bool modifies_next(const struct event_context *context, uint32_t end,
                          uint32_t sentence_end)
{
    if (end >= sentence_end)
        return false;
    if (context->entities->mention_of_token[end] != UINT32_MAX)
        return context->timex_of_token[end] == TIMEX_NONE;
    return token_at(context, end)->tag == TAG_POS;
}

/* Whether an "and" still joins the last name of a list: "A, B and C", but not "with A,
 * two officials said". */
static bool list_goes_on(const struct event_context *context, uint32_t from, uint32_t end)
{
    uint32_t i = from;
    while (i < end) {
        uint32_t index = context->entities->mention_of_token[i];
        if (index != UINT32_MAX)
            i = context->entities->mentions.items[index].end;
        else if (token_in(context->document, i, "and & plus"))
            return true;
        else if (token_in(context->document, i, ", the"))
            i++;
        else
            return false;
    }
    return false;
}

/*
 * The names right behind "between", "with" ...: "talks between A, B and C". Read off the
 * words, because a tree easily takes such a phrase for the beginning of a clause. Gives
 * the token behind the last.
 */
/* "the region's president": behind an owner that is no name; the same token: none. */
static uint32_t behind_owner(const struct event_context *context, uint32_t token,
                             uint32_t end)
{
    for (uint32_t i = token; i < end && i < token + OWNER_WORDS; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag == TAG_POS)
            return i + 1;
        if (!tag_is_noun(tag) && tag != TAG_JJ && tag != TAG_DT)
            return token;
    }
    return token;
}

static uint32_t add_names_behind(struct event_context *context,
                                 struct meeting_candidate *candidate,
                                 uint32_t preposition)
{
    struct token_range range =
        sentence_range(context, token_at(context, preposition)->sentence);
    uint32_t i = preposition + 1;
    bool listed = false;
    bool last = false;
    while (i < range.end) {
        uint32_t index = context->entities->mention_of_token[i];
        if (index == UINT32_MAX) {
            uint32_t behind = behind_owner(context, i, range.end);
            if (behind != i) {
                i = behind;
                continue;
            }
            bool joint = token_in(context->document, i, "and , the both & plus");
            bool goes_on = !token_is(context->document, i, ",") || !listed ||
                           list_goes_on(context, i + 1, range.end);
            if (!joint || !goes_on)
                break;
            last = last || (listed && token_in(context->document, i, "and & plus"));
            i++;
            continue;
        }
        const struct mention mention = context->entities->mentions.items[index];
        if (token_at(context, i)->tag == TAG_PRP_POSSESSIVE && mention.end < range.end &&
            context->timex_of_token[mention.end] == TIMEX_NONE) {
            i = mention.end; /* "received his first briefing" */
            if (i < range.end && context->entities->mention_of_token[i] == UINT32_MAX)
                break;
            continue;
        }
        if (listed && candidate->carrier <= preposition &&
            starts_clause(context, &mention, range.end))
            break;
        i = mention.end;
        if (modifies_next(context, i, range.end)) {
            i += context->entities->mention_of_token[i] == UINT32_MAX ? 1 : 0;
            continue;
        }
        add_head(context, candidate, mention.head, ROLE_ATTENDEE);
        if (last)
            break;
        listed = true;
    }
    return i;
}

/* The same from behind the event word, over a place or a time: "talks in Vienna with A",
 * "met on Monday with A". */
static void add_names_after(struct event_context *context,
                            struct meeting_candidate *candidate, const char *prepositions)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    for (uint32_t i = candidate->trigger + 1;
         i < range.end && i < candidate->trigger + WORDS_BEFORE_NAMES; i++) {
        const struct token *token = token_at(context, i);
        if (token_in(context->document, i, prepositions)) {
            candidate->behind_names = add_names_behind(context, candidate, i);
            return;
        }
        bool thing = tag_is_noun((enum tag)token->tag) &&
                     !token_in(context->document, i, "telephone phone video link") &&
                     context->entities->mention_of_token[i] == UINT32_MAX &&
                     context->timex_of_token[i] == TIMEX_NONE;
        if (thing || token->is_punctuation || tag_is_verb((enum tag)token->tag) ||
            token->tag == TAG_MD || token->tag == TAG_CC)
            return;
    }
}

/* The names behind a preposition over words of any kind: "talks aimed at negotiating peace
 * between A and B", "discussed the price of coal with A". */
static void add_names_far_behind(struct event_context *context,
                                 struct meeting_candidate *candidate, uint32_t from,
                                 const char *prepositions)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    for (uint32_t i = from + 1; i < range.end && i < from + WORDS_BEFORE_BETWEEN; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        bool quotes = tag == TAG_QUOTE_OPEN || tag == TAG_QUOTE_CLOSE;
        if (token_at(context, i)->is_punctuation && !quotes)
            return;
        if (token_in(context->document, i, prepositions)) {
            candidate->behind_names = add_names_behind(context, candidate, i);
            return;
        }
    }
}

static bool has_preposition(const struct event_context *context,
                            const struct arguments *arguments, const char *prepositions)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++)
        if (token_in(context->document, arguments->prepositions.items[i].preposition,
                     prepositions))
            return true;
    return false;
}

/* "by telephone", "on the phone", "by video link" in the clause. */
static bool is_remote(struct event_context *context, const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++)
        if (token_in(context->document, arguments->prepositions.items[i].noun,
                     "phone telephone link call video radio"))
            return true;
    return false;
}

/* Whether a phrase of the clause ends with one of the nouns. */
static bool has_noun_behind(struct event_context *context,
                            const struct arguments *arguments, const char *nouns)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++)
        if (token_in(context->document, arguments->prepositions.items[i].noun, nouns))
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
        if (token_in(context->document, i, "video"))
            return "video-conference";
    return "phone-call";
}

/* "summoned him to testify" */
static bool is_followed_by_infinitive(const struct event_context *context,
                                      const struct arguments *arguments)
{
    struct token_range range =
        sentence_range(context, token_at(context, arguments->predicate)->sentence);
    for (uint32_t i = arguments->predicate + 1; i + 1 < range.end; i++) {
        if (token_at(context, i)->is_punctuation)
            return false;
        if (token_at(context, i)->tag == TAG_TO &&
            token_at(context, i + 1)->tag == TAG_VB)
            return true;
    }
    return false;
}

static bool is_press(struct event_context *context,
                     const struct meeting_candidate *candidate)
{
    for (size_t i = 0; i < candidate->party_count; i++) {
        uint32_t token = candidate->parties[i].token;
        if (token_in(context->document, token,
                     "reporters journalists reporter journalist press media newsmen"))
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
    candidate->behind_names = add_names_behind(context, others, candidate->trigger);
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
    if (object != TOKEN_NONE && frame_of_token(context->document, object) != NULL)
        return false; /* "hosted a reception": the noun tells */
    read_object(context, candidate, &others);
    if (others.party_count == 0 ||
        !are_people(context, others.parties[0].entity, others.parties[0].token))
        return false;
    add_subjects(context, candidate, &candidate->own, subject_role);
    size_t subjects = candidate->party_count;
    for (size_t i = 0; i < others.party_count; i++)
        add_entity(context, candidate, others.parties[i].entity, others.parties[i].token,
                   others.parties[i].role);
    return subjects > 0 && candidate->party_count >= 2;
}

static bool is_named(const struct event_context *context, uint32_t token)
{
    uint32_t entity = entity_of_token(context->entities, token);
    return entity != ENTITY_NONE && !entity_at(context, entity)->is_role &&
           entity_at(context, entity)->type == ENTITY_PERSON;
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
           token_in(context->document, next, "as through");
}

/* "saw him" but not "saw him leave", "saw it as ..." */
static bool add_seen(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    if (own->clause != TOKEN_NONE || has_preposition(context, own, "as") ||
        is_seen_as(context, own))
        return false;
    uint32_t seen =
        own->object == TOKEN_NONE ? ENTITY_NONE : entity_of_head(context, own->object);
    bool person = seen != ENTITY_NONE && !entity_at(context, seen)->is_role &&
                  entity_at(context, seen)->type == ENTITY_PERSON;
    if (own->object != TOKEN_NONE && !person)
        return false;
    return add_person_object(context, candidate, ROLE_ATTENDEE);
}

static bool is_followed_by(const struct event_context *context, uint32_t token,
                           const char *words)
{
    struct token_range range =
        sentence_range(context, token_at(context, token)->sentence);
    return token + 1 < range.end && token_in(context->document, token + 1, words);
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
           tag == TAG_VBG || tag == TAG_VBN || tag == TAG_RB || tag == TAG_CD ||
           tag == TAG_PRP_POSSESSIVE || token_in(context->document, next, ", : as");
}

/* "called him" but not "called him a liar", "called for"; "called on him" without "to".
 */
static bool add_called(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    bool named = (own->flags & PREDICATE_PASSIVE) != 0 &&
                 !is_followed_by(context, candidate->trigger, "by on at late");
    if (own->clause != TOKEN_NONE || named)
        return false; /* "was called a witness" */
    if (own->object != TOKEN_NONE)
        return !gives_a_name(context, own->object) &&
               !is_followed_by(context, candidate->trigger,
                               "himself herself itself themselves it this that") &&
               add_person_object(context, candidate, ROLE_ATTENDEE);
    if (own->subject == TOKEN_NONE || !is_followed_by(context, candidate->trigger, "on"))
        return false;
    candidate->form = "visit";
    uint32_t next = add_names_behind(context, candidate, candidate->trigger + 1);
    if (token_is(context->document, next, "to"))
        return false;
    add_subjects(context, candidate, own, ROLE_ATTENDEE);
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
        !token_in(context->document, subject, "he she"))
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
    return token_in(context->document, object, "face one") ||
           (party_count >= 2 && is_relative_pronoun(context, object));
}

static bool add_met(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    add_subjects(context, candidate, own, ROLE_ATTENDEE);
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
            add_names_behind(context, candidate, candidate->trigger);
    add_prepositional(context, candidate, own, "with");
    add_names_after(context, candidate, "with");
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
            frame_of_token(context->document, i) != NULL)
            return; /* "spoke of a meeting with B" */
    add_names_far_behind(context, candidate, candidate->trigger, "with");
    bool person = candidate->party_count == before + 1 &&
                  is_named(context, candidate->parties[before].token);
    if (!remote && !person)
        candidate->party_count = before;
}

static bool add_spoken(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    bool remote = is_remote(context, own);
    add_subjects(context, candidate, own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    add_prepositional(context, candidate, own, remote ? "with to" : "with");
    add_names_after(context, candidate, remote ? "with to" : "with");
    if (candidate->party_count == before)
        add_persons_far_behind(context, candidate, before, remote);
    if (remote)
        candidate->form = form_of_call(context, own);
    return before > 0 && (candidate->party_count > before || before >= 2);
}

static bool is_plural_party(struct event_context *context,
                            const struct meeting_candidate *candidate)
{
    if (candidate->party_count != 1)
        return candidate->party_count > 1;
    const struct entity *entity = entity_at(context, candidate->parties[0].entity);
    return entity->plural || entity->type == ENTITY_GROUP ||
           entity->type == ENTITY_ORGANIZATION;
}

static bool add_with(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    add_subjects(context, candidate, own, ROLE_ATTENDEE);
    add_prepositional(context, candidate, own, "with");
    add_names_after(context, candidate, "with");
    bool object = own->object != TOKEN_NONE && own->object > candidate->trigger;
    if (object && candidate->behind_names == 0 &&
        lemma_in(context->document, candidate->trigger, "negotiate"))
        add_names_far_behind(context, candidate, candidate->trigger, "with");
    size_t before = candidate->party_count;
    if (candidate->frame->pattern == PATTERN_VERB_CONSULT)
        candidate_add_parties(context, candidate, own->object, ROLE_ATTENDEE);
    bool about_thing =
        object && candidate->party_count == before && candidate->behind_names == 0 &&
        lemma_in(context->document, candidate->trigger, "negotiate consult");
    return is_plural_party(context, candidate) && !about_thing;
}

/* "sat opposite the chairman for two hours" */
static bool add_sat(struct event_context *context, struct meeting_candidate *candidate)
{
    if (is_followed_by(context, candidate->trigger, "up") &&
        candidate->own.object != TOKEN_NONE)
        return false;
    if (!is_followed_by(context, candidate->trigger, "opposite across")) {
        bool several = add_with(context, candidate);
        if (several && candidate->party_count > 1)
            return true;
        add_names_far_behind(context, candidate, candidate->trigger, "with");
        return several || candidate->party_count > 1;
    }
    uint32_t word = candidate->trigger + 1;
    add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    if (is_followed_by(context, word, "the a"))
        word += 2; /* "across the table from" */
    if (is_followed_by(context, word, "from"))
        word++;
    candidate->behind_names = add_names_behind(context, candidate, word);
    return before > 0 && candidate->party_count > before;
}

/* Who gathers without meeting: "supporters gathered in the square". */
static bool is_crowd(struct event_context *context,
                     const struct meeting_candidate *candidate)
{
    for (size_t i = 0; i < candidate->party_count; i++)
        if (lemma_in(
                context->document, candidate->parties[i].token,
                "force troop soldier supporter protester demonstrator crowd thousand "
                "hundred people evacuee refugee fan mourner resident onlooker "
                "spectator worshipper tourist activist marcher police group"))
            return true;
    return false;
}

static bool add_gathered(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    uint32_t who = own->subject != TOKEN_NONE ? own->subject : own->object;
    if (own->subject != TOKEN_NONE && own->object != TOKEN_NONE)
        return lemma_in(context->document, candidate->trigger, "convene assemble") &&
               add_person_object(context, candidate, ROLE_HOST);
    candidate_add_parties(context, candidate, who, ROLE_ATTENDEE);
    return is_plural_party(context, candidate) && !is_crowd(context, candidate) &&
           !(token_at(context, candidate->trigger)->tag == TAG_VBN &&
             (own->flags & (PREDICATE_PASSIVE | PREDICATE_PERFECT)) == 0);
}

static bool add_between(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    add_subjects(context, candidate, &candidate->own, ROLE_MEDIATOR);
    size_t before = candidate->party_count;
    if (has_preposition(context, &candidate->own, "in"))
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
    add_subjects(context, candidate, own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    add_prepositional(context, candidate, own, "with");
    add_names_far_behind(context, candidate, candidate->trigger, "with");
    if (is_remote(context, own))
        candidate->form = form_of_call(context, own);
    bool at_table = has_preposition(context, own, "over") &&
                    has_noun_behind(context, own, "lunch dinner breakfast coffee");
    bool together = candidate->form != NULL || at_table;
    return before > 0 &&
           (candidate->party_count > before || (together && candidate->party_count >= 2));
}

/* "summoned the owner to her office", but not "to testify". */
static bool add_summoned(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    return own->clause == TOKEN_NONE && !is_followed_by_infinitive(context, own) &&
           add_person_object(context, candidate, ROLE_HOST);
}

/* "brought A and B together in Oslo" */
static bool add_brought(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    add_subjects(context, candidate, &candidate->own, ROLE_MEDIATOR);
    size_t before = candidate->party_count;
    candidate->behind_names = add_names_behind(context, candidate, candidate->trigger);
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

/* "spent the afternoon with B": time, not money. */
static bool add_spent(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    uint32_t word = candidate->trigger + 1;
    uint32_t reach = candidate->trigger + (candidate->frame->pattern == PATTERN_VERB_TIME
                                               ? TIME_HAD_WORDS
                                               : TIME_SPENT_WORDS);
    while (word < range.end && word < reach &&
           context->timex_of_token[word] == TIMEX_NONE &&
           !token_in(context->document, word,
                     "hour hours day minutes morning afternoon evening night weekend"))
        word++;
    if (word < range.end && context->timex_of_token[word] != TIMEX_NONE &&
        is_long(&context->timexes.items[context->timex_of_token[word]]))
        return false;
    if (word == range.end || word == reach)
        return false;
    add_subjects(context, candidate, own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    add_names_far_behind(context, candidate, candidate->trigger, "with");
    for (size_t i = before; i < candidate->party_count; i++)
        if (!are_people(context, candidate->parties[i].entity,
                        candidate->parties[i].token))
            return false;
    return before > 0 && candidate->party_count >= 2;
}

/* "ran into B at the airport" */
static bool add_run_into(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    add_subjects(context, candidate, &candidate->own, ROLE_ATTENDEE);
    size_t before = candidate->party_count;
    candidate->behind_names =
        add_names_behind(context, candidate, candidate->trigger + 1);
    for (size_t i = before; i < candidate->party_count; i++)
        if (!are_people(context, candidate->parties[i].entity,
                        candidate->parties[i].token))
            return false;
    return before > 0 && candidate->party_count > before;
}

/* "C joined them", "they were joined by C": who came to those that met. */
static bool add_joined(struct event_context *context, struct meeting_candidate *candidate)
{
    const struct arguments *own = &candidate->own;
    bool joined_them = is_followed_by(context, candidate->trigger, "them");
    if (joined_them)
        add_subjects(context, candidate, own, ROLE_ATTENDEE);
    else if (own->object != TOKEN_NONE &&
             token_in(context->document, own->object, "they two three both pair"))
        add_names_behind(context, candidate, candidate->trigger + 1);
    candidate->joins = true;
    for (size_t i = 0; i < candidate->party_count; i++)
        if (!is_person(context, candidate->parties[i].entity))
            return false;
    return candidate->party_count > 0;
}

static bool find_verb_parties(struct event_context *context,
                              struct meeting_candidate *candidate)
{
    switch (candidate->frame->pattern) {
    case PATTERN_VERB_MEET:
        return add_met(context, candidate) && is_plural_party(context, candidate);
    case PATTERN_VERB_SIT_DOWN:
        return add_sat(context, candidate);
    case PATTERN_VERB_DISCUSS:
        return add_discussed(context, candidate);
    case PATTERN_VERB_SUMMON:
        return add_summoned(context, candidate);
    case PATTERN_VERB_REMOTE:
        return is_remote(context, &candidate->own) && add_with(context, candidate);
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
            add_names_far_behind(context, candidate, candidate->trigger, "with");
        return candidate->party_count >= 2;
    case PATTERN_VERB_INTO:
        return add_run_into(context, candidate);
    case PATTERN_VERB_JOIN:
        return add_joined(context, candidate);
    case PATTERN_VERB_SPEAK:
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
    case PATTERN_NOUN:
    case PATTERN_NOUN_MEAL:
    case PATTERN_NOUN_VISIT:
    case PATTERN_NOUN_CALL:
    case PATTERN_NOUN_PHONE:
    case PATTERN_NOUN_CONFERENCE:
        break;
    }
    return false;
}

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
        if ((ends || begins) && is_person(context, i)) {
            add_entity(context, candidate, i, token, ROLE_ATTENDEE);
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
            add_entity(context, &named, mention.entity, mention.head, ROLE_ATTENDEE);
        i = mention.end - 1;
    }
    if (named.party_count != 2)
        return;
    for (size_t i = 0; i < 2; i++)
        add_entity(context, candidate, named.parties[i].entity, pronoun, ROLE_ATTENDEE);
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
                         !(token_in(context->document, i, "their our its") &&
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
    return lemma_in(
        context->document, verb,
        "hold have enter begin start open resume restart conclude end finish "
        "conduct attend join continue launch convene host chair lead complete "
        "engage do reopen wrap break undertake pursue exchange take arrange "
        "schedule plan agree cancel postpone delay scrap call leave set "
        "cut abandon suspend be give make grant mediate broker facilitate pay throw put "
        "push move shift defer reschedule");
}

static enum participant_role role_of_support(struct event_context *context, uint32_t verb)
{
    if (lemma_in(context->document, verb, "host"))
        return ROLE_HOST;
    if (lemma_in(context->document, verb,
                 "chair lead convene arrange mediate broker facilitate"))
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
        lemma_in(context->document, carried->predicate,
                 "grant give offer invite lock engage involve embroil"))
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
    add_subjects(context, &subject, &acting, role);
    for (size_t i = 0; i < candidate->party_count; i++)
        add_entity(context, &subject, candidate->parties[i].entity,
                   candidate->parties[i].token, candidate->parties[i].role);
    memcpy(candidate->parties, subject.parties, sizeof subject.parties);
    candidate->party_count = subject.party_count;
}

/* "A and B agreed at a meeting in Oslo", "ministers decided at a summit": those who act
 * there took part, when they are several and do more than talk. */
static bool is_of_several(struct event_context *context,
                          const struct meeting_candidate *candidate)
{
    if (!token_in(context->document, candidate->preposition, "at in") ||
        candidate->carrier == TOKEN_NONE)
        return false;
    struct meeting_candidate acting = {.party_count = 0};
    add_subjects(context, &acting, &candidate->carried, ROLE_ATTENDEE);
    if (acting.party_count != 1)
        return acting.party_count > 1;
    struct token_range phrase = noun_phrase_of(context->document, candidate->noun);
    return is_plural_party(context, &acting) &&
           entity_at(context, acting.parties[0].entity)->type != ENTITY_ORGANIZATION &&
           token_in(context->document, phrase.first + 1, "a an") &&
           !lemma_in(context->document, candidate->carrier, "say tell add warn speak");
}

/* In "after a meeting" somebody's meeting is meant only when the phrase says whose, or
 * speaks of one told before. */
static bool names_nobody(struct event_context *context,
                         const struct meeting_candidate *candidate)
{
    if (candidate->party_count > 0 || candidate->carried_as_core ||
        candidate->preposition == TOKEN_NONE)
        return false;
    if (candidate->frame->pattern == PATTERN_NOUN_MEAL &&
        token_in(context->document, candidate->preposition, "at over for"))
        return false;
    return !token_in(context->document, candidate->preposition,
                     "after following during") &&
           !is_of_several(context, candidate);
}

/* "hosted a dinner for B", "granted B an audience", "paid a visit to B" */
static void add_beneficiaries(struct event_context *context,
                              struct meeting_candidate *candidate)
{
    if (candidate->carrier == TOKEN_NONE || !candidate->carried_as_core)
        return;
    if (lemma_in(context->document, candidate->carrier, "grant give"))
        candidate_add_parties(context, candidate, candidate->carried.indirect_object,
                              ROLE_ATTENDEE);
    bool meal = candidate->frame->pattern == PATTERN_NOUN_MEAL &&
                lemma_in(context->document, candidate->carrier, "host give hold throw");
    if (meal)
        add_names_after(context, candidate, "for");
    if (candidate->frame->pattern == PATTERN_NOUN_VISIT) {
        candidate_add_parties(context, candidate, candidate->carried.indirect_object,
                              ROLE_ATTENDEE);
        if (candidate->carried.object != candidate->noun)
            candidate_add_parties(context, candidate, candidate->carried.object,
                                  ROLE_ATTENDEE);
        add_names_after(context, candidate, "to");
    }
    if (candidate->frame->pattern == PATTERN_NOUN_CALL &&
        lemma_in(context->document, candidate->carrier, "take receive get"))
        add_names_after(context, candidate, "from");
}

/* "a dinner given by B", "talks hosted by B" */
static void add_givers(struct event_context *context, struct meeting_candidate *candidate)
{
    uint32_t word = candidate->trigger + 1;
    if (is_followed_by(context, candidate->trigger,
                       "given hosted held thrown offered chaired convened mediated") &&
        is_followed_by(context, word, "by"))
        candidate->behind_names = add_names_behind(context, candidate, word + 1);
}

/* Whom the verb addresses: "told B", "put the offer to B"; or TOKEN_NONE. */
static uint32_t addressee_of(struct event_context *context,
                             const struct meeting_candidate *candidate)
{
    const struct arguments *carried = &candidate->carried;
    if (lemma_in(context->document, candidate->carrier,
                 "tell inform assure warn urge thank congratulate ask"))
        return carried->indirect_object != TOKEN_NONE ? carried->indirect_object
                                                      : carried->object;
    if (!lemma_in(context->document, candidate->carrier,
                  "put present offer show hand explain propose outline suggest give "
                  "apologise apologize complain promise describe submit"))
        return TOKEN_NONE;
    for (uint32_t i = candidate->carrier + 1; i + 1 < candidate->noun; i++) {
        uint32_t index = context->entities->mention_of_token[i + 1];
        if (token_is(context->document, i, "to") && index != UINT32_MAX)
            return context->entities->mentions.items[index].head;
    }
    return TOKEN_NONE;
}

/* "In a phone call on Monday, A told B", "at the meeting A urged B": who spoke to whom. */
static void add_callers(struct event_context *context,
                        struct meeting_candidate *candidate)
{
    if (candidate->party_count > 0 || candidate->preposition == TOKEN_NONE ||
        candidate->carrier == TOKEN_NONE ||
        !token_in(context->document, candidate->preposition, "in during by at"))
        return;
    uint32_t addressee = addressee_of(context, candidate);
    if (addressee != TOKEN_NONE && is_named(context, addressee))
        candidate_add_parties(context, candidate, addressee, ROLE_ATTENDEE);
}

/* "was on the phone for an hour with B" */
static bool add_on_phone(struct event_context *context,
                         struct meeting_candidate *candidate)
{
    uint32_t first =
        sentence_range(context, token_at(context, candidate->trigger)->sentence).first;
    uint32_t verb = candidate->trigger;
    while (verb > first && verb + 4 > candidate->trigger &&
           !token_in(context->document, verb, "was were is are been be spent"))
        verb--;
    if (candidate->trigger < first + 3 ||
        !token_is(context->document, candidate->trigger - 1, "the") ||
        !token_is(context->document, candidate->trigger - 2, "on") ||
        !token_in(context->document, verb, "was were is are been be spent"))
        return false;
    uint32_t heads[PARTIES_MAX];
    size_t count = clause_names_before(context, verb, heads, PARTIES_MAX);
    for (size_t i = 0; i < count; i++)
        add_head(context, candidate, heads[i], ROLE_ATTENDEE);
    add_names_far_behind(context, candidate, candidate->trigger, "with to");
    candidate->carrier = verb;
    candidate->carried_as_core = true;
    clause_arguments(context, verb, &candidate->carried);
    return count > 0 && candidate->party_count > count;
}

static bool find_noun_parties(struct event_context *context,
                              struct meeting_candidate *candidate)
{
    if (candidate->frame->pattern == PATTERN_NOUN_PHONE)
        return add_on_phone(context, candidate);
    add_modifiers(context, candidate, candidate->noun);
    if (candidate->trigger != candidate->noun)
        add_modifiers(context, candidate, candidate->trigger);
    add_givers(context, candidate);
    if (candidate->behind_names == 0)
        add_names_after(context, candidate, "with between among");
    if (candidate->behind_names == 0)
        add_prepositional(context, candidate, &candidate->own, "with between among");
    if (candidate->party_count == 0)
        add_names_far_behind(context, candidate, candidate->trigger, "between");
    if (candidate->party_count == 0 && candidate->carried_as_core &&
        candidate->carrier != TOKEN_NONE && candidate->carrier > candidate->trigger)
        add_names_far_behind(context, candidate, candidate->carrier, "between");
    bool between = has_preposition(context, &candidate->own, "between among") ||
                   is_followed_by(context, candidate->trigger, "between among");
    if (candidate->party_count == 0 &&
        !token_in(context->document, candidate->trigger, "audience conversation"))
        add_prepositional(context, candidate, &candidate->own, "of by");
    if (candidate->carrier != TOKEN_NONE && candidate->carried_as_core &&
        candidate->behind_names == 0)
        add_prepositional(context, candidate, &candidate->carried, "with between");
    add_beneficiaries(context, candidate);
    add_callers(context, candidate);
    if (names_nobody(context, candidate))
        return true;
    bool mediated =
        between && candidate->carrier != TOKEN_NONE &&
        lemma_in(context->document, candidate->carrier, "mediate broker facilitate host");
    if (!between || mediated || candidate->party_count < 2)
        add_carrier_subject(context, candidate);
    return candidate->frame->pattern != PATTERN_NOUN_VISIT ||
           (candidate->party_count >= 2 &&
            is_person(context, candidate->parties[candidate->party_count - 1].entity));
}

/* "drove her to Graz to see him": who was taken there sees him, or TOKEN_NONE. */
static uint32_t taken_along(struct event_context *context, uint32_t verb)
{
    const struct token *token = token_at(context, verb);
    if (token->tag != TAG_VB || token->head == TOKEN_NONE || token->head > verb ||
        !lemma_in(context->document, token->head, "drive fly send take escort ferry"))
        return TOKEN_NONE;
    struct arguments above;
    clause_arguments(context, token->head, &above);
    if (above.object == TOKEN_NONE || above.object > verb)
        return TOKEN_NONE;
    uint32_t entity = entity_of_token(context->entities, above.object);
    return is_person(context, entity) ? above.object : TOKEN_NONE;
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
    if (word == TOKEN_NONE || candidate->own.subject != TOKEN_NONE)
        return;
    uint32_t first = sentence_range(context, token_at(context, word)->sentence).first;
    while (word > first &&
           token_in(context->document, word - 1, "is are was were be been had has have"))
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
            token_in(context->document, word, "led headed accompanied flanked joined"))
            add_names_behind(context, candidate, word + 1);
    }
}

/* "in the presence of C" */
static void add_witnesses(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    for (uint32_t i = candidate->trigger + 1; i + 2 < range.end; i++) {
        if (tag_is_verb((enum tag)token_at(context, i)->tag))
            return;
        if (token_is(context->document, i, "presence") &&
            token_is(context->document, i + 1, "of"))
            add_names_behind(context, candidate, i + 1);
    }
}

bool candidate_find_parties(struct event_context *context,
                            struct meeting_candidate *candidate)
{
    if (!frame_is_noun(candidate->frame))
        repair_subject(context, candidate);
    bool found = frame_is_noun(candidate->frame) ? find_noun_parties(context, candidate)
                                                 : find_verb_parties(context, candidate);
    if (found) {
        add_company(context, candidate);
        add_witnesses(context, candidate);
    }
    return found && !is_press(context, candidate);
}
