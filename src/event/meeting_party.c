#include "event/meeting_party.h"

#include "event/actors.h"
#include "event/clause.h"
#include "event/party_group.h"
#include "event/place.h"
#include "event/tables.h"

enum {
    WORDS_BEFORE_NAMES = 9,    /* between "talks" and its "with" */
    WORDS_BEFORE_BETWEEN = 14, /* or its "between" */
    OWNER_WORDS = 4,           /* "the Swedish group's" */
    APPOSITION_WORDS = 9,      /* from a role to the name in apposition */
};

bool party_is_person(const struct event_context *context, uint32_t entity)
{
    if (entity == ENTITY_NONE)
        return false;
    enum entity_type type = entity_at(context, entity)->type;
    return type == ENTITY_PERSON || type == ENTITY_GROUP ||
           entity_at(context, entity)->is_role;
}

bool party_are_people(const struct event_context *context, uint32_t entity,
                      uint32_t token)
{
    enum entity_type type = entity_at(context, entity)->type;
    bool several = token_among(context, token, SET_PARTIES) ||
                   (entity_at(context, entity)->plural &&
                    entity_at(context, entity)->members.count > 0);
    unsigned classes = language_word_classes(context->extractor->language,
                                             document_lemma(context->document, token));
    bool persons = entity_at(context, entity)->plural && (classes & WORD_PERSON) != 0;
    return party_is_person(context, entity) &&
           (type == ENTITY_PERSON || several || persons);
}

void parties_add_entity(struct event_context *context,
                        struct meeting_candidate *candidate, uint32_t entity,
                        uint32_t token, enum participant_role role)
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
        parties_add_entity(context, candidate, members[i].entity, members[i].token, role);
    if (count == 0)
        parties_add_entity(context, candidate, entity, token, role);
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

bool party_is_relative(const struct event_context *context, uint32_t token)
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

/* "a commission, which is to meet": the noun before the pronoun and its comma. */
static uint32_t noun_in_front(const struct event_context *context, uint32_t pronoun)
{
    uint32_t first = sentence_range(context, token_at(context, pronoun)->sentence).first;
    uint32_t i = pronoun;
    if (i > first && token_is(context->document, i - 1, ","))
        i--;
    return i > first && tag_is_noun((enum tag)token_at(context, i - 1)->tag) ? i - 1
                                                                             : TOKEN_NONE;
}

uint32_t party_entity(struct event_context *context, uint32_t head)
{
    if (party_is_relative(context, head)) {
        uint32_t above = antecedent(context, head);
        head = above == TOKEN_NONE ? noun_in_front(context, head) : above;
        if (head == TOKEN_NONE)
            return ENTITY_NONE;
    }
    if (context->timex_of_token[head] != TIMEX_NONE || place_is_venue_of(context, head) ||
        frame_of_indexed(&context->tables->frames, context->document, head) != NULL)
        return ENTITY_NONE;
    uint32_t entity = entity_of_token(context->entities, head);
    if (entity != ENTITY_NONE)
        return named_in_apposition(context, head, entity);
    const struct token *token = token_at(context, head);
    if (token->tag != TAG_NN && token->tag != TAG_NNS)
        return ENTITY_NONE;
    unsigned classes = language_word_classes(context->extractor->language,
                                             document_lemma(context->document, head));
    bool amount = lemma_among(context, head, SET_AMOUNTS);
    if ((classes & (WORD_PERSON | WORD_GROUP)) && !amount)
        return entity_for_phrase(context->entities, head);
    return ENTITY_NONE;
}

/* "state Health Minister Keller", "caretaker President Vidal": a noun right before the name
 * is part of the title, and the name is meant. */
static uint32_t name_described(const struct event_context *context, uint32_t head)
{
    uint32_t index = context->entities->mention_of_token[head];
    if (index == UINT32_MAX)
        return head;
    const struct mention *mention = &context->entities->mentions.items[index];
    uint32_t end = sentence_range(context, token_at(context, head)->sentence).end;
    if (mention->kind != MENTION_NOMINAL || mention->end >= end ||
        context->timex_of_token[mention->end] != TIMEX_NONE)
        return head;
    uint32_t next = context->entities->mention_of_token[mention->end];
    bool named = next != UINT32_MAX &&
                 context->entities->mentions.items[next].kind == MENTION_NAME;
    return named ? context->entities->mentions.items[next].head : head;
}

/* "both of them": the pronoun says who. */
static uint32_t over_quantifier(const struct event_context *context, uint32_t head)
{
    struct token_range range = sentence_range(context, token_at(context, head)->sentence);
    bool of = head + 2 < range.end && token_among(context, head, SET_ALL) &&
              token_is(context->document, head + 1, "of");
    if (of && token_at(context, head + 2)->tag == TAG_PRP)
        return head + 2;
    bool some = head + 2 < range.end && token_is(context->document, head + 1, "of") &&
                (token_at(context, head)->tag == TAG_CD ||
                 token_among(context, head, SET_SEVERAL));
    for (uint32_t i = head + 2; some && i < range.end && i < head + 6; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag_is_noun(tag) &&
            (i + 1 == range.end || !tag_is_noun((enum tag)token_at(context, i + 1)->tag)))
            return i; /* "three of the members" */
    }
    return head;
}

static void add_one(struct event_context *context, struct meeting_candidate *candidate,
                    uint32_t head, enum participant_role role)
{
    head = over_quantifier(context, head);
    head = name_described(context, head);
    uint32_t entity = party_entity(context, head);
    if (entity != ENTITY_NONE)
        add_members(context, candidate, entity, head, role);
}

void parties_add_head(struct event_context *context, struct meeting_candidate *candidate,
                      uint32_t head, enum participant_role role)
{
    uint32_t heads[PARTIES_MAX];
    size_t count = party_is_relative(context, head)
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
        parties_add_head(context, candidate, heads.items[i], role);
}

/* The "by" of "was received by the director, A, and the curator, B"; TOKEN_NONE: the verb
 * has no such list behind it. */
static uint32_t agents_begin(const struct event_context *context,
                             const struct arguments *arguments)
{
    uint32_t subject = arguments->subject, verb = arguments->predicate;
    if ((arguments->flags & PREDICATE_PASSIVE) == 0 || subject == TOKEN_NONE)
        return TOKEN_NONE;
    for (uint32_t i = subject; i > verb + 1; i--)
        if (token_is(context->document, i - 1, "by"))
            return i - 1;
    return TOKEN_NONE;
}

/* Whoever the list behind the token names, in that role. */
static void add_agents(struct event_context *context, struct meeting_candidate *candidate,
                       uint32_t by, enum participant_role role)
{
    size_t before = candidate->party_count;
    parties_add_names_behind(context, candidate, by);
    for (size_t i = before; i < candidate->party_count; i++)
        candidate->parties[i].role = role;
}

void parties_add_subjects(struct event_context *context,
                          struct meeting_candidate *candidate,
                          const struct arguments *arguments, enum participant_role role)
{
    uint32_t heads[PARTIES_MAX], by = agents_begin(context, arguments);
    size_t parties = candidate->party_count;
    if (by != TOKEN_NONE)
        add_agents(context, candidate, by, role);
    if (candidate->party_count > parties)
        return;
    size_t count = clause_subjects(context, arguments, heads, PARTIES_MAX);
    for (size_t i = 0; i < count; i++)
        parties_add_head(context, candidate, heads[i], role);
}

void parties_add_prepositional(struct event_context *context,
                               struct meeting_candidate *candidate,
                               const struct arguments *arguments,
                               enum word_set prepositions)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *argument = &arguments->prepositions.items[i];
        if (token_among(context, argument->preposition, prepositions))
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

/* Whether an "and" still joins the last name of a list: "A, B and C", but not "with A,
 * two officials said". */
static bool list_goes_on(const struct event_context *context, uint32_t from, uint32_t end)
{
    uint32_t i = from;
    while (i < end) {
        uint32_t index = context->entities->mention_of_token[i];
        if (index != UINT32_MAX)
            i = context->entities->mentions.items[index].end;
        else if (token_among(context, i, SET_AND_PLUS))
            return true;
        else if (behind_owner(context, i, end) != i)
            i = behind_owner(context, i, end);
        else if (token_among(context, i, SET_COMMA_THE))
            i++;
        else
            return false;
    }
    return false;
}

/* A list of names as far as it was read. */
struct name_list {
    struct token_range range; /* of the sentence */
    uint32_t at;              /* token */
    bool listed, last;        /* a name was read; the "and" before the last one too */
};

/* A word of the list that is no name. False where the list ends. */
static bool pass_word(struct event_context *context, struct meeting_candidate *candidate,
                      struct name_list *list)
{
    uint32_t behind = behind_owner(context, list->at, list->range.end);
    if (behind != list->at) {
        list->at = behind;
        return true;
    }
    bool joint = token_among(context, list->at, SET_LIST_WORDS);
    bool goes_on = !token_is(context->document, list->at, ",") || !list->listed ||
                   list_goes_on(context, list->at + 1, list->range.end);
    if (list->last && token_at(context, list->at)->tag == TAG_NNS)
        parties_add_head(context, candidate, list->at, ROLE_ATTENDEE);
    if (!joint || !goes_on)
        return false;
    list->last =
        list->last || (list->listed && token_among(context, list->at, SET_AND_PLUS));
    list->at++;
    return true;
}

/* "met Berger, the museum's director, and Stock": says who was named before. */
static bool explains_name(const struct event_context *context,
                          const struct name_list *list, const struct mention *mention)
{
    uint32_t before = mention->first;
    if (!list->listed || list->last || mention->kind != MENTION_NOMINAL ||
        mention->plural || mention->entity == ENTITY_NONE ||
        !entity_at(context, mention->entity)->is_role ||
        mention->end >= list->range.end ||
        !token_is(context->document, mention->end, ","))
        return false;
    while (before > list->range.first && !token_is(context->document, before - 1, ",") &&
           !token_among(context, before - 1, SET_AND_PLUS) &&
           mention->first - before < OWNER_WORDS)
        before--;
    return before > list->range.first && token_is(context->document, before - 1, ",") &&
           context->entities->mention_of_token[before - 2] != UINT32_MAX;
}

/* The same for a name. */
static bool pass_name(struct event_context *context, struct meeting_candidate *candidate,
                      struct name_list *list, const struct mention *mention,
                      bool before_verb)
{
    uint32_t end = list->range.end;
    if (token_at(context, list->at)->tag == TAG_PRP_POSSESSIVE && mention->end < end &&
        context->timex_of_token[mention->end] == TIMEX_NONE) {
        list->at = mention->end; /* "received his first briefing" */
        return list->at >= end ||
               context->entities->mention_of_token[list->at] != UINT32_MAX;
    }
    if (list->listed && before_verb && starts_clause(context, mention, end))
        return false;
    list->at = mention->end;
    if (modifies_next(context, list->at, end)) {
        list->at += context->entities->mention_of_token[list->at] == UINT32_MAX;
        return true;
    }
    if (explains_name(context, list, mention))
        return true;
    parties_add_head(context, candidate, mention->head, ROLE_ATTENDEE);
    list->listed = true;
    return !list->last;
}

uint32_t parties_add_names_behind(struct event_context *context,
                                  struct meeting_candidate *candidate,
                                  uint32_t preposition)
{
    struct name_list list = {
        .range = sentence_range(context, token_at(context, preposition)->sentence),
        .at = preposition + 1};
    bool goes_on = true;
    while (goes_on && list.at < list.range.end) {
        uint32_t index = context->entities->mention_of_token[list.at];
        if (index == UINT32_MAX) {
            goes_on = pass_word(context, candidate, &list);
            continue;
        }
        const struct mention mention = context->entities->mentions.items[index];
        goes_on = pass_name(context, candidate, &list, &mention,
                            candidate->carrier <= preposition);
    }
    return list.at;
}

void parties_add_names_after(struct event_context *context,
                             struct meeting_candidate *candidate,
                             enum word_set prepositions)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    for (uint32_t i = candidate->trigger + 1;
         i < range.end && i < candidate->trigger + WORDS_BEFORE_NAMES; i++) {
        const struct token *token = token_at(context, i);
        if (token_among(context, i, prepositions)) {
            candidate->behind_names = parties_add_names_behind(context, candidate, i);
            return;
        }
        bool thing = tag_is_noun((enum tag)token->tag) &&
                     !token_among(context, i, SET_REMOTE_LINKS) &&
                     context->entities->mention_of_token[i] == UINT32_MAX &&
                     context->timex_of_token[i] == TIMEX_NONE;
        if (thing || token->is_punctuation || tag_is_verb((enum tag)token->tag) ||
            token->tag == TAG_MD || token->tag == TAG_CC)
            return;
    }
}

void parties_add_names_far_behind(struct event_context *context,
                                  struct meeting_candidate *candidate, uint32_t from,
                                  enum word_set prepositions)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    for (uint32_t i = from + 1; i < range.end && i < from + WORDS_BEFORE_BETWEEN; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        bool quotes = tag == TAG_QUOTE_OPEN || tag == TAG_QUOTE_CLOSE;
        if (token_at(context, i)->is_punctuation && !quotes)
            return;
        if (token_among(context, i, prepositions)) {
            candidate->behind_names = parties_add_names_behind(context, candidate, i);
            return;
        }
    }
}

bool arguments_have_preposition(const struct event_context *context,
                                const struct arguments *arguments,
                                enum word_set prepositions)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++)
        if (token_among(context, arguments->prepositions.items[i].preposition,
                        prepositions))
            return true;
    return false;
}

bool party_is_named(const struct event_context *context, uint32_t token)
{
    uint32_t entity = entity_of_token(context->entities, token);
    return entity != ENTITY_NONE && !entity_at(context, entity)->is_role &&
           entity_at(context, entity)->type == ENTITY_PERSON;
}

bool token_is_followed_by(const struct event_context *context, uint32_t token,
                          const char *word)
{
    struct token_range range =
        sentence_range(context, token_at(context, token)->sentence);
    return token + 1 < range.end && token_is(context->document, token + 1, word);
}

bool token_is_followed_by_any(const struct event_context *context, uint32_t token,
                              enum word_set words)
{
    struct token_range range =
        sentence_range(context, token_at(context, token)->sentence);
    return token + 1 < range.end && token_among(context, token + 1, words);
}

bool parties_are_several(struct event_context *context,
                         const struct meeting_candidate *candidate)
{
    if (candidate->party_count != 1)
        return candidate->party_count > 1;
    const struct entity *entity = entity_at(context, candidate->parties[0].entity);
    return entity->plural || entity->type == ENTITY_GROUP ||
           entity->type == ENTITY_ORGANIZATION;
}
