/*
 * What phrases and pronouns speak of, in text order, with the entities spoken of last in
 * mind. He and she go to the most recent person that was a subject and agrees in gender;
 * phrases to who bears the title or was introduced by the same words.
 */
#include "entity/bodies.h"
#include "entity/pairs.h"
#include "entity/roles.h"

#include "base/hash.h"
#include "language/speech_verb.h"

#include <limits.h>
#include <string.h>

enum {
    FOCUS_SENTENCES = 12, /* how long */
    ROLE_SENTENCES = 3,   /* how far back "the ministers" are looked for */
    SPEAKER_REACH = 16,   /* mentions between a quotation's word and its speaker */
};

/* Entities by the words of the phrase that introduced them. */
struct phrase_table {
    uint64_t *keys;
    uint32_t *entities;
    size_t slot_count;
};

static const struct entity *entity_at(const struct finder *finder, uint32_t entity)
{
    return &finder->entities->items.items[entity];
}

static bool fits_gender(const struct entity *entity, enum gender gender)
{
    return entity->gender == gender || entity->gender == GENDER_UNKNOWN;
}

static unsigned at_most(size_t number, unsigned limit)
{
    return number < limit ? (unsigned)number : limit;
}

/* "There was anger at Viktor Hrycko, who hires nurses. ... he": of whom the sentence
 * before, in the same paragraph, told more, without making him its subject. */
static bool was_told_more_of(const struct finder *finder, const struct focus_item *item,
                             uint32_t sentence)
{
    const struct sentence *sentences = finder->document->sentences.items;
    return item->sentence + 1 == sentence && item->subject_sentence != item->sentence &&
           sentences[item->sentence].block == sentences[sentence].block &&
           finder->details.items[item->mention].relative;
}

/* Of whom the pronoun's own paragraph spoke, more so as subject of the sentence before. */
static int salience_in_paragraph(const struct finder *finder,
                                 const struct focus_item *item, uint32_t sentence)
{
    const struct sentence *sentences = finder->document->sentences.items;
    uint32_t block = sentences[sentence].block;
    int score = sentences[item->sentence].block == block ? 10 : 0;
    if (sentence > 0 && item->subject_sentence == sentence - 1 &&
        sentences[sentence - 1].block == block)
        score += 15;
    return score;
}

/* How much an entity is in mind: as a subject, lately, often, by name. */
static int salience(const struct finder *finder, const struct focus *focus, unsigned at,
                    uint32_t pronoun)
{
    const struct focus_item *item = &focus->items[at];
    const struct entity *entity = entity_at(finder, item->entity);
    uint32_t sentence = finder_sentence_of(finder, pronoun), last = item->sentence;
    /* outside a quotation its words do not count: "He is barred," he said */
    if (!finder->entities->mentions.items[pronoun].in_quote && last == sentence &&
        item->reported_sentence != UINT32_MAX)
        last = item->reported_sentence;
    int score = 30 - 9 * (int)at_most(sentence - last, FOCUS_SENTENCES) - 2 * (int)at;
    bool here = last == sentence;
    if (here && item->subject_sentence == sentence)
        score += 30;
    else if (here && finder->details.items[item->mention].relative)
        return score + 130;
    if (item->subject_sentence != UINT32_MAX)
        score += 50 - 4 * (int)at_most(sentence - item->subject_sentence, 8);
    if (!entity->is_role)
        score += 25;
    if (was_told_more_of(finder, item, sentence))
        score += 40;
    score += salience_in_paragraph(finder, item, sentence);
    return score + 2 * (int)at_most(entity->mentions.count, 16);
}

/* "confirmed that Keller had rung him": the subject of a clause inside the sentence. */
static bool is_before_finite_verb(const struct finder *finder,
                                  const struct mention *mention)
{
    if (mention->end >= finder->document->tokens.count)
        return false;
    enum tag tag = (enum tag)finder_token(finder, mention->end)->tag;
    return tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
}

/* Whom "him" and "her" cannot be: the subject of their own clause, or whom "who" stands
 * for there. */
static uint32_t subject_beside(const struct finder *finder, uint32_t index)
{
    const struct entities *entities = finder->entities;
    uint32_t sentence = finder_sentence_of(finder, index);
    uint32_t head = entities->mentions.items[index].head;
    bool object =
        finder_is(finder, head, "him") ||
        (finder_is(finder, head, "her") && finder_is_tag(finder, head, TAG_PRP));
    for (uint32_t i = index; object && i-- > 0 && i + SPEAKER_REACH > index &&
                             finder_sentence_of(finder, i) == sentence;)
        if (finder->details.items[i].subject || finder->details.items[i].relative ||
            is_before_finite_verb(finder, &entities->mentions.items[i]))
            return entities->mentions.items[i].entity;
    return ENTITY_NONE;
}

/* The person of that gender who is most in mind. */
static uint32_t most_in_mind(const struct finder *finder, const struct focus *focus,
                             uint32_t index, uint32_t speaker)
{
    enum gender gender = finder->details.items[index].gender;
    uint32_t sentence = finder_sentence_of(finder, index), best = ENTITY_NONE;
    uint32_t subject = subject_beside(finder, index);
    int best_score = INT_MIN;
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = entity_at(finder, item->entity);
        if ((entity->type != ENTITY_PERSON && entity->type != ENTITY_UNKNOWN) ||
            entity->plural || !fits_gender(entity, gender) || item->entity == speaker ||
            item->entity == subject || sentence - item->sentence > FOCUS_SENTENCES)
            continue;
        int score = salience(finder, focus, i, index);
        score += entity->gender == gender ? 12 : 0;
        score -= entity->type == ENTITY_UNKNOWN ? 40 : 0;
        if (score > best_score) {
            best_score = score;
            best = item->entity;
        }
    }
    return best;
}

static bool tells_gender(const struct finder *finder, uint32_t index)
{
    enum gender gender = finder->details.items[index].gender;
    return gender == GENDER_FEMALE || gender == GENDER_MALE;
}

/* A speaker: a subject outside the quotation; a pronoun that was not yet come to is
 * resolved here. */
static uint32_t speaker_at(const struct finder *finder, const struct focus *focus,
                           uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    if (mention->entity == ENTITY_NONE && mention->kind == MENTION_PRONOUN &&
        tells_gender(finder, index))
        return most_in_mind(finder, focus, index, ENTITY_NONE);
    return mention->entity;
}

/* The speaker of the quotation that the mention stands in, where its sentence names one;
 * "he" inside is somebody else. */
static uint32_t speaker_beside(const struct finder *finder, const struct focus *focus,
                               uint32_t index)
{
    const struct entities *entities = finder->entities;
    uint32_t sentence = finder_sentence_of(finder, index);
    if (!entities->mentions.items[index].in_quote)
        return ENTITY_NONE;
    for (uint32_t i = index; i < entities->mentions.count && i < index + SPEAKER_REACH &&
                             finder_sentence_of(finder, i) == sentence;
         i++)
        if (!entities->mentions.items[i].in_quote && finder->details.items[i].subject)
            return speaker_at(finder, focus, i);
    for (uint32_t i = index; i-- > 0 && i + SPEAKER_REACH > index &&
                             finder_sentence_of(finder, i) == sentence;)
        if (!entities->mentions.items[i].in_quote && finder->details.items[i].subject)
            return speaker_at(finder, focus, i);
    return ENTITY_NONE;
}

/* Of whom the pronoun before "counterpart" behind an "and" speaks: "received the envoy of
 * Peru, Luis Prado, on Monday and his Chilean counterpart". */
static uint32_t listed_before(const struct finder *finder, uint32_t index)
{
    uint32_t sentence = finder_sentence_of(finder, index);
    uint32_t next = index + 1 < finder->entities->mentions.count ? index + 1 : index;
    if (!finder_is(finder, finder->entities->mentions.items[next].head, "counterpart"))
        return NO_MENTION;
    for (uint32_t i = index; i-- > 0 && finder_sentence_of(finder, i) == sentence;)
        if (finder->entities->mentions.items[i].kind == MENTION_NAME &&
            !finder->details.items[i].subject &&
            finder->entities->mentions.items[i].entity != ENTITY_NONE &&
            entity_at(finder, finder->entities->mentions.items[i].entity)->type ==
                ENTITY_PERSON)
            return i;
    return NO_MENTION;
}

/* "Hillary Brandt and her husband": the name that the phrase is joined to. */
static uint32_t coordinated_owner(const struct finder *finder, uint32_t index)
{
    const struct mention *pronoun = &finder->entities->mentions.items[index];
    if (index == 0 || pronoun->first == 0 ||
        !finder_is_tag(finder, pronoun->head, TAG_PRP_POSSESSIVE) ||
        !finder_is_tag(finder, pronoun->first - 1, TAG_CC))
        return ENTITY_NONE;
    uint32_t name =
        pronoun[-1].end == pronoun->first - 1 ? index - 1 : listed_before(finder, index);
    if (name == NO_MENTION ||
        finder->entities->mentions.items[name].entity == ENTITY_NONE)
        return ENTITY_NONE;
    uint32_t entity = finder->entities->mentions.items[name].entity;
    const struct entity *owner = entity_at(finder, entity);
    return owner->type == ENTITY_PERSON && !owner->plural &&
                   fits_gender(owner, finder->details.items[index].gender)
               ? entity
               : ENTITY_NONE;
}

/* "The president will leave on Monday, he added.": he is not of whom he tells. */
static uint32_t told_of_beside(const struct finder *finder, uint32_t index)
{
    const struct entities *entities = finder->entities;
    const struct mention *pronoun = &entities->mentions.items[index];
    uint32_t sentence = finder_sentence_of(finder, index);
    if (pronoun->in_quote || pronoun->first == 0 ||
        pronoun->end >= finder->document->tokens.count ||
        !finder_is_form(finder, pronoun->first - 1, ",") ||
        !token_is_speech_verb(finder_token(finder, pronoun->end)))
        return ENTITY_NONE;
    uint32_t told = ENTITY_NONE;
    for (uint32_t i = index; i-- > 0 && i + SPEAKER_REACH > index &&
                             finder_sentence_of(finder, i) == sentence;)
        if (finder->details.items[i].subject && !entities->mentions.items[i].in_quote &&
            entities->mentions.items[i].kind != MENTION_PRONOUN)
            told = entities->mentions.items[i].entity;
    return told;
}

/* Was another person of that gender the subject of the sentence before, in the same
 * paragraph? */
static bool has_other_speaker(const struct finder *finder, const struct focus *focus,
                              uint32_t index, uint32_t told)
{
    const struct sentence *sentences = finder->document->sentences.items;
    uint32_t sentence = finder_sentence_of(finder, index);
    if (sentence == 0 || sentences[sentence].block != sentences[sentence - 1].block)
        return false;
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *person = entity_at(finder, item->entity);
        if (item->entity != told && item->subject_sentence == sentence - 1 &&
            person->type == ENTITY_PERSON && !person->plural &&
            fits_gender(person, finder->details.items[index].gender))
            return true;
    }
    return false;
}

static uint32_t resolve_he(const struct finder *finder, const struct focus *focus,
                           uint32_t index)
{
    uint32_t owner = coordinated_owner(finder, index);
    if (owner != ENTITY_NONE)
        return owner;
    uint32_t other = speaker_beside(finder, focus, index);
    if (other == ENTITY_NONE) {
        other = told_of_beside(finder, index);
        if (other != ENTITY_NONE && !has_other_speaker(finder, focus, index, other))
            other = ENTITY_NONE;
    }
    return most_in_mind(finder, focus, index, other);
}

static uint32_t resolve_it(const struct finder *finder, const struct focus *focus,
                           uint32_t sentence)
{
    uint32_t best = ENTITY_NONE;
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        enum entity_type type = entity_at(finder, item->entity)->type;
        if ((type != ENTITY_ORGANIZATION && type != ENTITY_COUNTRY) ||
            sentence - item->sentence > 1)
            continue;
        if (item->subject_sentence != UINT32_MAX &&
            sentence - item->subject_sentence <= 1)
            return item->entity;
        if (best == ENTITY_NONE)
            best = item->entity;
    }
    return best;
}

static uint32_t new_group(struct finder *finder, const uint32_t *members, size_t count)
{
    uint32_t index = finder_new_entity(finder);
    struct entity *group = &finder->entities->items.items[index];
    group->type = ENTITY_GROUP;
    group->plural = true;
    group->is_role = true;
    for (size_t i = 0; i < count; i++)
        vector_push(finder->arena, &group->members, members[i]);
    return index;
}

/* "The teachers' leader": told of only as whose leader it is. */
static bool is_only_owner(const struct finder *finder, uint32_t mention)
{
    uint32_t end = finder->entities->mentions.items[mention].end;
    return end < finder->document->tokens.count && finder_is_tag(finder, end, TAG_POS);
}

/* "Republicans", "Democrats": a body told by its people. */
static bool is_party_people(const struct finder *finder, uint32_t mention)
{
    const struct mention *name = &finder->entities->mentions.items[mention];
    return name->kind == MENTION_NAME && name->end == name->first + 1 &&
           finder_is_tag(finder, name->first, TAG_NNPS);
}

/* People told of lately, who acted before whom something was done to. */
static uint32_t most_in_mind_of_groups(const struct finder *finder,
                                       const struct focus *focus, uint32_t sentence)
{
    enum { NEAR = 2, SENTENCE = 10, SUBJECT = 12 };
    uint32_t best = ENTITY_NONE;
    int best_score = INT_MIN;
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = entity_at(finder, item->entity);
        if (sentence - item->sentence > NEAR)
            break;
        if ((!entity->plural && entity->type != ENTITY_GROUP &&
             !is_party_people(finder, item->mention)) ||
            is_only_owner(finder, item->mention))
            continue;
        bool acted = item->subject_sentence != UINT32_MAX &&
                     sentence - item->subject_sentence < NEAR;
        int score =
            (acted ? SUBJECT : 0) - SENTENCE * (int)(sentence - item->sentence) - (int)i;
        if (score > best_score) {
            best_score = score;
            best = item->entity;
        }
    }
    return best;
}

static uint32_t resolve_they(struct finder *finder, const struct focus *focus,
                             uint32_t index)
{
    uint32_t pair[2], sentence = finder_sentence_of(finder, index);
    uint32_t group = most_in_mind_of_groups(finder, focus, sentence);
    if (group != ENTITY_NONE)
        return group;
    if (pair_of_pronoun(finder, index, pair))
        return new_group(finder, pair, 2);
    return resolve_it(finder, focus, sentence);
}

static uint32_t resolve_pronoun(struct finder *finder, const struct focus *focus,
                                uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    uint32_t sentence = finder_sentence_of(finder, index);
    switch (finder->details.items[index].gender) {
    case GENDER_FEMALE:
    case GENDER_MALE:
        return resolve_he(finder, focus, index);
    case GENDER_NEUTER:
        return resolve_it(finder, focus, sentence);
    case GENDER_UNKNOWN:
        break;
    }
    /* "I" and "we" wait for the quotation's speaker */
    return slice_starts_with(finder_token(finder, mention->head)->lower, "th")
               ? resolve_they(finder, focus, index)
               : ENTITY_NONE;
}

static uint64_t phrase_key(const struct finder *finder, uint32_t first, uint32_t end)
{
    uint64_t key = 1;
    for (uint32_t i = first; i < end; i++)
        key = hash_combine(key, finder_token(finder, i)->hash);
    return key == 0 ? 1 : key;
}

static size_t phrase_slot(const struct phrase_table *table, uint64_t key)
{
    size_t at = key & (table->slot_count - 1);
    while (table->keys[at] != 0 && table->keys[at] != key)
        at = (at + 1) & (table->slot_count - 1);
    return at;
}

static void remember_phrase(struct phrase_table *table, uint64_t key, uint32_t entity)
{
    size_t at = phrase_slot(table, key);
    table->keys[at] = key;
    table->entities[at] = entity;
}

static uint32_t recall_phrase(const struct phrase_table *table, uint64_t key)
{
    size_t at = phrase_slot(table, key);
    return table->keys[at] == key ? table->entities[at] : ENTITY_NONE;
}

static bool is_copula(const struct finder *finder, uint32_t token)
{
    return finder_among(finder, token, ENTITY_SET_COPULAS);
}

static uint32_t new_nominal(struct finder *finder, uint32_t index)
{
    uint32_t entity = finder_new_entity(finder);
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    struct entity *made = &finder->entities->items.items[entity];
    made->is_role = true;
    made->plural = mention->plural;
    made->gender = details->gender;
    made->type = mention->plural ? ENTITY_GROUP : ENTITY_PERSON;
    if (details->votes[ENTITY_ORGANIZATION] > 0 && !mention->plural) {
        made->type = ENTITY_ORGANIZATION;
        made->gender = GENDER_NEUTER;
    }
    return entity;
}

/* Back over "had also" before a copula, to the token behind its subject. */
static uint32_t behind_subject(const struct finder *finder, uint32_t copula)
{
    uint32_t first =
        finder->document->sentences.items[finder_token(finder, copula)->sentence].first;
    uint32_t at = copula;
    while (at > first && (finder_is_tag(finder, at - 1, TAG_RB) ||
                          finder_is_tag(finder, at - 1, TAG_MD) ||
                          tag_is_verb((enum tag)finder_token(finder, at - 1)->tag)))
        at--;
    return at;
}

/* "When you are president", "there is a president": the word before the verbs is another's. */
static bool has_other_subject(const struct finder *finder, uint32_t copula,
                              const struct mention *subject)
{
    uint32_t at = behind_subject(finder, copula);
    if (at <= subject->end)
        return false;
    return finder_is_tag(finder, at - 1, TAG_PRP) ||
           finder_is_tag(finder, at - 1, TAG_EX);
}

/* "Norton was a citizen", "she became the spokeswoman": the subject. */
static uint32_t resolve_predicate(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    uint32_t sentence = finder_sentence_of(finder, index);
    if (mention->first < 2 ||
        finder_token(finder, mention->first - 1)->sentence != sentence ||
        !is_copula(finder, mention->first - 1))
        return ENTITY_NONE;
    for (uint32_t i = index;
         i-- > 0 && i + 4 > index && finder_sentence_of(finder, i) == sentence;) {
        uint32_t entity = finder->entities->mentions.items[i].entity;
        bool beside = finder->entities->mentions.items[i].end ==
                      behind_subject(finder, mention->first - 1);
        if ((finder->details.items[i].subject || beside) && entity != ENTITY_NONE)
            return entity_at(finder, entity)->plural == mention->plural &&
                           !has_other_subject(finder, mention->first - 1,
                                              &finder->entities->mentions.items[i])
                       ? entity
                       : ENTITY_NONE;
    }
    return ENTITY_NONE;
}

/* Does "said" stand beside the phrase, which has no name or owner in it? */
static bool is_attributed(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    if (finder->details.items[index].owner != NO_MENTION || mention->in_quote)
        return false;
    if (mention->first > 0 && finder_is(finder, mention->first - 1, "said"))
        return true;
    return mention->end < finder->document->tokens.count &&
           finder_is(finder, mention->end, "said");
}

static bool has_said(const struct finder *finder, const struct sentence *sentence)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (finder_is(finder, i, "said") || finder_is(finder, i, "told"))
            return true;
    return false;
}

/* "Its chairwoman, Lila Ferro, said ... "They warned us," the senator said.": a role
 * that nobody bears so far, of who alone was named in the sentence before and spoke. */
static uint32_t resolve_speaking(const struct finder *finder, const struct focus *focus,
                                 uint32_t index)
{
    const struct sentence *sentences = finder->document->sentences.items;
    uint32_t sentence = finder_sentence_of(finder, index), speaker = ENTITY_NONE;
    enum gender gender = finder->details.items[index].gender;
    if (sentence == 0 || sentences[sentence].block != sentences[sentence - 1].block ||
        !is_attributed(finder, index))
        return ENTITY_NONE;
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = entity_at(finder, item->entity);
        if (item->sentence + 1 < sentence || entity->type != ENTITY_PERSON ||
            entity->plural)
            continue;
        if (speaker != ENTITY_NONE || entity->is_role ||
            (gender != GENDER_UNKNOWN && !fits_gender(entity, gender)) ||
            item->subject_sentence + 1 != sentence ||
            !has_said(finder, &sentences[sentence - 1]))
            return ENTITY_NONE;
        speaker = item->entity;
    }
    return speaker;
}

/* "Served as the king's adviser": told of the subject, whoever it is. */
static bool is_behind_as(const struct finder *finder, const struct mention *mention)
{
    return mention->first > 0 && finder_is(finder, mention->first - 1, "as");
}

/* "his lawyers" */
static bool is_owned(const struct finder *finder, uint32_t index)
{
    uint32_t first = finder->entities->mentions.items[index].first;
    return finder->details.items[index].owner != NO_MENTION ||
           (first > 0 && finder_is_tag(finder, first - 1, TAG_PRP_POSSESSIVE));
}

static uint64_t pair_key(enum pair_kind kind)
{
    return hash_combine(hash_bytes(slice_of("the two")), kind);
}

/* "The two countries", "both sides": once it is known which, they stay the same. */
static uint32_t known_pair(const struct phrase_table *table, enum pair_kind kind)
{
    if (kind == PAIR_OF_PERSONS)
        return ENTITY_NONE;
    uint32_t known = recall_phrase(table, pair_key(kind));
    return known == ENTITY_NONE && kind == PAIR_OF_SIDES
               ? recall_phrase(table, pair_key(PAIR_OF_COUNTRIES))
               : known;
}

static uint32_t resolve_pair(struct finder *finder, const struct focus *focus,
                             struct phrase_table *table, uint32_t index)
{
    uint32_t pair[2];
    enum pair_kind kind =
        pair_kind_of(finder, finder->entities->mentions.items[index].head);
    uint32_t known = known_pair(table, kind);
    if (known != ENTITY_NONE && kind == PAIR_OF_COUNTRIES)
        return known;
    if (!pair_of_phrase(finder, focus, index, pair))
        return known;
    uint32_t group = new_group(finder, pair, 2);
    remember_phrase(table, pair_key(kind), group);
    return group;
}

static bool is_age(const struct finder *finder, uint32_t index)
{
    return finder_is(finder, finder->entities->mentions.items[index].head, "old");
}

/* "The 61-year-old": the person most in mind, spoken of in one of the sentences before. */
static uint32_t resolve_age(const struct finder *finder, const struct focus *focus,
                            uint32_t index)
{
    enum { NEAR = 2 };
    uint32_t sentence = finder_sentence_of(finder, index), best = ENTITY_NONE;
    int best_score = INT_MIN;
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = entity_at(finder, item->entity);
        if (entity->type != ENTITY_PERSON || entity->plural ||
            item->sentence == sentence || sentence - item->sentence > NEAR)
            continue;
        int score = salience(finder, focus, i, index);
        if (score > best_score) {
            best_score = score;
            best = item->entity;
        }
    }
    return best;
}

/* Whom the text has called another's counterpart, or who alone is told to be of a country. */
static bool may_be_guest(const struct finder *finder, uint32_t entity)
{
    const struct entity_state *state = &finder->states.items[entity];
    const struct entity *person = entity_at(finder, entity);
    return person->type == ENTITY_PERSON && !person->plural && !person->is_role &&
           (state->counterpart != ENTITY_NONE || state->country.size > 0);
}

/* "The guest": the only one who may be. */
static uint32_t resolve_guest(const struct finder *finder, const struct focus *focus,
                              uint32_t index)
{
    uint32_t head = finder->entities->mentions.items[index].head, found = ENTITY_NONE;
    if (!finder_is(finder, head, "guest") && !finder_is(finder, head, "visitor"))
        return ENTITY_NONE;
    for (unsigned i = 0; i < focus->count; i++) {
        uint32_t entity = focus->items[i].entity;
        if (!may_be_guest(finder, entity))
            continue;
        if (found != ENTITY_NONE)
            return ENTITY_NONE;
        found = entity;
    }
    return found;
}

/* "Ivan Petrov fell. The former champion wept.", "The Catalan met his players.": a phrase
 * that tells of a country or of former days and opens its sentence. */
static bool is_description(const struct finder *finder, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    uint32_t first =
        finder->document->sentences.items[finder_sentence_of(finder, index)].first;
    if (!finder->details.items[index].subject || !finder_is(finder, first, "the") ||
        mention->head <= first + 1 - finder_token(finder, mention->head)->capitalised)
        return false;
    for (uint32_t i = first + 1; i < mention->head; i++)
        if (!finder_token(finder, i)->capitalised && !finder_is(finder, i, "former") &&
            !finder_is_tag(finder, i, TAG_JJ) && !finder_is_tag(finder, i, TAG_NN))
            return false;
    return finder_is(finder, first + 1, "former") ||
           finder_token(finder, first + 1)->capitalised;
}

/* ... of who alone was named in the sentence before, as its subject. */
static uint32_t resolve_description(const struct finder *finder,
                                    const struct focus *focus, uint32_t index)
{
    const struct sentence *sentences = finder->document->sentences.items;
    uint32_t sentence = finder_sentence_of(finder, index), found = ENTITY_NONE;
    enum gender gender = finder->details.items[index].gender;
    if (sentence == 0 || !is_description(finder, index) ||
        sentences[sentence].block != sentences[sentence - 1].block)
        return ENTITY_NONE;
    for (unsigned i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        const struct entity *entity = entity_at(finder, item->entity);
        if (item->sentence + 1 != sentence || entity->type != ENTITY_PERSON)
            continue;
        if (found != ENTITY_NONE || entity->plural || entity->is_role ||
            item->subject_sentence + 1 != sentence ||
            (gender != GENDER_UNKNOWN && !fits_gender(entity, gender)))
            return ENTITY_NONE;
        found = item->entity;
    }
    return found != ENTITY_NONE && role_suits_person(finder, index, found) ? found
                                                                           : ENTITY_NONE;
}

/* A definite phrase for one person. */
static uint32_t resolve_person(const struct finder *finder, const struct focus *focus,
                               uint32_t index)
{
    if (is_age(finder, index))
        return resolve_age(finder, focus, index);
    uint32_t person = role_resolve(finder, focus, index);
    if (person == ENTITY_NONE)
        person = resolve_guest(finder, focus, index);
    return person == ENTITY_NONE ? resolve_description(finder, focus, index) : person;
}

static uint32_t resolve_phrase(struct finder *finder, const struct focus *focus,
                               struct phrase_table *table, uint32_t index)
{
    const struct mention *mention = &finder->entities->mentions.items[index];
    const struct mention_details *details = &finder->details.items[index];
    uint32_t entity = ENTITY_NONE;
    if (details->apposition != NO_MENTION) {
        entity = finder->entities->mentions.items[details->apposition].entity;
        if (entity != ENTITY_NONE)
            return entity;
    }
    entity = resolve_predicate(finder, index);
    if (entity != ENTITY_NONE)
        return entity;
    uint64_t key = phrase_key(finder, details->name_first, details->name_end);
    if (details->owner != NO_MENTION)
        key = hash_combine(key, finder->entities->mentions.items[details->owner].entity);
    if (details->definite && mention->plural && pair_is_counted(finder, mention)) {
        entity = resolve_pair(finder, focus, table, index);
        if (entity != ENTITY_NONE)
            return entity;
    }
    if (details->definite && !mention->plural && details->votes[ENTITY_PERSON] > 0 &&
        !is_behind_as(finder, mention))
        entity = resolve_person(finder, focus, index);
    if (details->definite && !mention->plural && details->votes[ENTITY_ORGANIZATION] > 0)
        entity = body_resolve(finder, focus, index);
    if (details->definite && mention->plural && !is_owned(finder, index)) {
        uint32_t members[ROLE_MEMBERS_MAX];
        size_t count = role_members(finder, focus, index, ROLE_SENTENCES, members);
        if (count >= 2)
            return new_group(finder, members, count);
    }
    if (entity == ENTITY_NONE && (details->definite || mention->plural))
        entity = recall_phrase(table, key);
    if (entity == ENTITY_NONE && details->definite && !mention->plural &&
        details->votes[ENTITY_PERSON] > 0)
        entity = resolve_speaking(finder, focus, index);
    if (entity == ENTITY_NONE)
        entity = new_nominal(finder, index);
    remember_phrase(table, key, entity);
    return entity;
}

/* Whom "she" was said of is a woman from then on. */
static void learn_gender(struct finder *finder, uint32_t index, uint32_t entity)
{
    struct entity *person = &finder->entities->items.items[entity];
    enum gender gender = finder->details.items[index].gender;
    if (finder->entities->mentions.items[index].kind != MENTION_NAME &&
        person->gender == GENDER_UNKNOWN && person->type == ENTITY_PERSON &&
        (gender == GENDER_FEMALE || gender == GENDER_MALE))
        person->gender = gender;
}

void nominals_resolve(struct finder *finder)
{
    struct entities *entities = finder->entities;
    struct focus focus = {.count = 0};
    struct phrase_table table = {.slot_count = 64};
    while (table.slot_count < 2 * entities->mentions.count)
        table.slot_count *= 2;
    table.keys = ARENA_NEW_ARRAY(finder->arena, table.slot_count, uint64_t);
    table.entities = ARENA_NEW_ARRAY(finder->arena, table.slot_count, uint32_t);
    for (uint32_t i = 0; i < entities->mentions.count; i++) {
        const struct mention *mention = &entities->mentions.items[i];
        uint32_t entity = mention->entity;
        if (mention->kind == MENTION_NOMINAL)
            entity = resolve_phrase(finder, &focus, &table, i);
        else if (mention->kind == MENTION_PRONOUN)
            entity = resolve_pronoun(finder, &focus, i);
        if (entity == ENTITY_NONE)
            continue;
        if (mention->kind != MENTION_NAME)
            finder_assign(finder, i, entity);
        learn_gender(finder, i, entity);
        role_note(finder, i, entity);
        role_note_counterpart(finder, &focus, i, entity);
        focus_on(finder, &focus, entity, i);
    }
}
