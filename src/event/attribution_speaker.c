#include "event/attribution_speaker.h"

#include "event/clause.h"
#include "event/evidence.h"
#include "event/speaker.h"

enum {
    CLIMB_MAX = 6,          /* steps from a participle up to who does it */
    AUXILIARY_MAX = 4,      /* tokens between "was" and its participle */
    SPEAKING_SENTENCES = 2, /* between what somebody said and "..., he added" */
    FLOOR_MAX = 12,         /* the same with quoted sentences */
    OPENING_MAX = 8,        /* tokens that tell who a sentence is about */
    AGENT_MAX = 24,         /* tokens from "dismissed" to "by" */
    DESCRIPTION_MAX = 12,   /* tokens of "a person familiar with the matter" */
    DESCRIPTION_BYTES = 70,
    PHRASE_MAX = 9,      /* tokens of "the ministry's spokesman" before a cue */
    OF_MAX = 4,          /* tokens of "the fund" in front of a name */
    TOPIC_SENTENCES = 4, /* back to the sentence whose subject "he" is */
    PAPER_SENTENCES = 3  /* between "issued a statement" and "the statement said" */
};

/* The phrase behind "by", or TOKEN_NONE: not "by telephone from Bremen". */
static uint32_t phrase_behind(const struct event_context *context, uint32_t by,
                              uint32_t end)
{
    for (uint32_t i = by + 1; i < end && i < by + PHRASE_MAX; i++) {
        uint32_t mention = context->entities->mention_of_token[i];
        if (mention != UINT32_MAX)
            return context->entities->mentions.items[mention].head;
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag != TAG_DT && tag != TAG_JJ && tag != TAG_PRP_POSSESSIVE &&
            tag != TAG_CD && !tag_is_noun(tag))
            break;
    }
    return TOKEN_NONE;
}

/* "dubbed “a coffin on wheels” by the union": the first phrase behind "by", without
 * another verb between, or TOKEN_NONE. */
static uint32_t agent_behind(const struct event_context *context, uint32_t predicate)
{
    const struct document *document = context->document;
    uint32_t end = sentence_range(context, token_at(context, predicate)->sentence).end;
    bool quoted = false;
    if (predicate + 1 < end && token_among(context, predicate + 1, SET_FOR_ON))
        return TOKEN_NONE; /* "called for restraint by all sides" */
    for (uint32_t i = predicate + 1; i + 1 < end && i < predicate + AGENT_MAX; i++) {
        if (token_is(document, i, "\""))
            quoted = !quoted;
        else if (!quoted && token_is(document, i, "by"))
            return phrase_behind(context, i, end);
        if (!quoted && (token_among(context, i, SET_CLAUSE_MARKS) ||
                        tag_is_verb((enum tag)token_at(context, i)->tag)))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

static bool has_auxiliary(const struct event_context *context, uint32_t predicate,
                          enum word_set words)
{
    struct token_range all =
        sentence_range(context, token_at(context, predicate)->sentence);
    for (uint32_t i = predicate; i > all.first && i + AUXILIARY_MAX > predicate; i--)
        if (token_among(context, i - 1, words))
            return true;
    return false;
}

bool attribution_is_passive(const struct event_context *context,
                            const struct arguments *arguments)
{
    if (!(arguments->flags & PREDICATE_PASSIVE))
        return false;
    for (uint32_t i = arguments->predicate + 1;
         arguments->subject != TOKEN_NONE && i < arguments->subject; i++)
        if (token_is(context->document, i, "by"))
            return true; /* "announced by the mayor" */
    return has_auxiliary(context, arguments->predicate, SET_PASSIVE_AUXILIARIES);
}

/* The subject next before the verb, else the one behind it. */
static uint32_t subject_of(const struct event_context *context, uint32_t head)
{
    struct token_range all = sentence_range(context, token_at(context, head)->sentence);
    uint32_t found = TOKEN_NONE;
    for (uint32_t i = all.first; i < all.end; i++) {
        const struct token *token = token_at(context, i);
        if (token->head == head && (i < head || found == TOKEN_NONE) &&
            (token->label == LABEL_NSUBJ || token->label == LABEL_NSUBJ_PASS))
            found = i;
    }
    return found;
}

bool attribution_is_reduced(const struct event_context *context, uint32_t predicate)
{
    enum tag tag = (enum tag)token_at(context, predicate)->tag;
    bool apart = tag == TAG_VBD && predicate > 0 &&
                 token_is(context->document, predicate - 1, ",");
    return (tag == TAG_VBN || apart) &&
           !has_auxiliary(context, predicate, SET_ANY_AUXILIARY) &&
           agent_behind(context, predicate) != TOKEN_NONE;
}

/* "was quoted as saying": who speaks is the object of the verb above. */
static uint32_t quoted_speaker(struct event_context *context, uint32_t token)
{
    struct document *document = context->document;
    if (token == 0 || !token_is(document, token - 1, "as"))
        return TOKEN_NONE;
    uint32_t verb = governing_verb(document, token);
    if (verb == TOKEN_NONE || !lemma_among(context, verb, SET_QUOTE))
        return TOKEN_NONE;
    struct arguments arguments;
    arguments_find(document, verb, &arguments);
    return arguments.object != TOKEN_NONE ? arguments.object
                                          : speaker_before(context, token - 1);
}

/* "..., analysts said, ...": the phrase between a comma and the cue, when the cue is set
 * off. Its last word, or TOKEN_NONE. */
static uint32_t set_off_subject(const struct event_context *context, uint32_t predicate)
{
    struct token_range all =
        sentence_range(context, token_at(context, predicate)->sentence);
    if (predicate + 1 >= all.end || predicate == all.first ||
        !token_among(context, predicate + 1, SET_QUOTE_COMMA_OR_PERIOD))
        return TOKEN_NONE;
    enum tag last = (enum tag)token_at(context, predicate - 1)->tag;
    if (!tag_is_noun(last) && last != TAG_PRP)
        return TOKEN_NONE;
    for (uint32_t i = predicate - 1; i > all.first && i + PHRASE_MAX > predicate; i--) {
        if (token_among(context, i - 1, SET_QUOTE_COMMA_OR_DASH))
            return predicate - 1;
        enum tag tag = (enum tag)token_at(context, i - 1)->tag;
        if (!tag_is_noun(tag) && tag != TAG_DT && tag != TAG_JJ && tag != TAG_POS &&
            tag != TAG_PRP_POSSESSIVE && tag != TAG_CD)
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* Whether the token stands between quotation marks of its sentence. */
static bool is_quoted(const struct event_context *context, uint32_t token)
{
    const struct sentence *sentence =
        &context->document->sentences.items[token_at(context, token)->sentence];
    bool quoted = sentence->opens_in_quote;
    for (uint32_t i = sentence->first; i < token; i++)
        quoted ^= token_is(context->document, i, "\"");
    return quoted;
}

/* "sounded equivocal: Holt called it ...": a subject beyond a colon is another's. */
static bool is_beyond_colon(const struct event_context *context, uint32_t subject,
                            uint32_t predicate)
{
    for (uint32_t i = subject; i < predicate; i++)
        if (token_among(context, i, SET_COLONS))
            return true;
    return false;
}

/* The first token in front of the phrase that the mention of 'token' ends: over "the
 * fund" of "Holt of the fund Merlion". */
static uint32_t first_of_phrase(const struct event_context *context, uint32_t token)
{
    const struct entities *entities = context->entities;
    uint32_t mention = entities->mention_of_token[token];
    uint32_t first =
        mention == UINT32_MAX ? token : entities->mentions.items[mention].first;
    uint32_t start = sentence_range(context, token_at(context, token)->sentence).first;
    for (int i = 0; i < OF_MAX && first > start; i++) {
        enum tag tag = (enum tag)token_at(context, first - 1)->tag;
        if (tag != TAG_DT && tag != TAG_JJ && tag != TAG_PRP_POSSESSIVE &&
            !tag_is_noun(tag))
            break;
        first--;
    }
    return first;
}

/* "Reports that they had met were “invented”, a spokeswoman, Julia Holt, said": a role
 * between commas, before a name between commas, behind a clause with a verb of its own. */
static bool is_named_role(const struct event_context *context, uint32_t subject,
                          uint32_t last)
{
    uint32_t role = first_of_phrase(context, last);
    if (role >= subject + 3 && !speaker_is_person_word(context, last) &&
        token_is(context->document, role - 1, ",") &&
        speaker_is_person_word(context, role - 2))
        role = first_of_phrase(context, role - 2);
    else if (!speaker_is_person_word(context, last))
        return false;
    if (role < subject + 2 || !token_among(context, role - 1, SET_QUOTE_OR_COMMA))
        return false;
    for (uint32_t i = subject + 1; i < role; i++)
        if (token_among(context, i, SET_FINITE_AUXILIARIES))
            return true;
    return false;
}

/* "Addressing supporters in Bern, Quill said", "He will go, his aide, Julia Holt, said": the
 * phrase between a comma and the verb, when the subject of the tree stands before that
 * comma. Behind a name in commas only a subject that the verb borrows gives way. */
static uint32_t behind_last_comma(const struct event_context *context, uint32_t subject,
                                  uint32_t predicate)
{
    const struct entities *entities = context->entities;
    if (subject >= predicate)
        return TOKEN_NONE;
    uint32_t last = speaker_beside(context, predicate);
    bool closed = token_is(context->document, predicate - 1, ",");
    if (last == TOKEN_NONE || last >= predicate || subject >= last ||
        entities->mention_of_token[last] == UINT32_MAX ||
        (closed && token_at(context, subject)->head == predicate &&
         !is_named_role(context, subject, last)))
        return TOKEN_NONE;
    const struct mention *mention =
        &entities->mentions.items[entities->mention_of_token[last]];
    uint32_t first = first_of_phrase(context, last);
    return first > subject + 1 && token_is(context->document, first - 1, ",") &&
                   mention->kind != MENTION_PRONOUN
               ? last
               : TOKEN_NONE;
}

/* The subject as the tree has it; of two ("Obama, officials said, has ...") the nearer. */
static uint32_t subject_in_tree(const struct event_context *context,
                                const struct arguments *arguments)
{
    uint32_t nearest = subject_of(context, arguments->predicate);
    bool active = !(arguments->flags & PREDICATE_PASSIVE);
    uint32_t set_off = set_off_subject(context, arguments->predicate);
    if (set_off != TOKEN_NONE && active && nearest != set_off)
        return set_off;
    uint32_t apart =
        arguments->subject == TOKEN_NONE || !active
            ? TOKEN_NONE
            : behind_last_comma(context, arguments->subject, arguments->predicate);
    if (apart != TOKEN_NONE)
        return apart;
    bool nearer = nearest != TOKEN_NONE && arguments->subject != TOKEN_NONE &&
                  nearest < arguments->predicate && nearest > arguments->subject;
    return active && nearer ? nearest : arguments->subject;
}

static bool is_role(const struct event_context *context, uint32_t token)
{
    uint32_t mention = context->entities->mention_of_token[token];
    return !tag_is_name((enum tag)token_at(context, token)->tag) &&
           (mention == UINT32_MAX ||
            context->entities->mentions.items[mention].kind == MENTION_NOMINAL);
}

/* "aides to the financier said", "Holt of the fund Merlion said": those that the phrase
 * hangs on, where they are people; else the token itself. */
static uint32_t head_of_people(struct event_context *context, uint32_t token)
{
    const struct entities *entities = context->entities;
    uint32_t start = sentence_range(context, token_at(context, token)->sentence).first;
    uint32_t first = first_of_phrase(context, token);
    bool one_of = first >= start + 3 && token_is(context->document, first - 1, "of") &&
                  token_among(context, first - 2, SET_SOME_OF);
    first -= one_of ? 2 : 0; /* "an executive with one of them" */
    if (first < start + 2 || !token_among(context, first - 1, SET_PEOPLE_PREPOSITIONS))
        return token;
    uint32_t last = first - 2;
    if (last > start && token_among(context, last, SET_RELATED))
        last--;
    else if (!one_of && token_among(context, first - 1, SET_PERSON_PREPOSITIONS))
        return token;
    uint32_t above = entities->mention_of_token[last];
    if (above == UINT32_MAX)
        return token;
    const struct mention *mention = &entities->mentions.items[above];
    if (mention->entity == ENTITY_NONE)
        return token;
    enum entity_type type = entities->items.items[mention->entity].type;
    bool people = mention->kind != MENTION_PRONOUN &&
                  (type == ENTITY_PERSON ||
                   (type == ENTITY_GROUP && mention->kind == MENTION_NOMINAL));
    return people ? mention->head : token;
}

/* "The Post's Chris Cillizza writes": the name behind its paper's. */
static uint32_t behind_possessive(const struct event_context *context, uint32_t token,
                                  uint32_t predicate)
{
    uint32_t mention = context->entities->mention_of_token[token];
    uint32_t next = mention == UINT32_MAX
                        ? token + 1
                        : context->entities->mentions.items[mention].end;
    if (next + 1 >= predicate || token_at(context, next)->tag != TAG_POS)
        return token;
    uint32_t owned = context->entities->mention_of_token[next + 1];
    if (owned == UINT32_MAX ||
        context->entities->mentions.items[owned].kind != MENTION_NAME ||
        context->entities->mentions.items[owned].end > predicate)
        return token;
    return context->entities->mentions.items[owned].head;
}

/* A role, not beyond 'end', that a name explains is one more name for them: "Another
 * delegate, Jim Poolman, said". */
static void add_alias(struct event_context *context, uint32_t entity, uint32_t role,
                      uint32_t end)
{
    struct token_range range = noun_phrase_of(context->document, role);
    while (range.first < range.end && token_at(context, range.first)->tag == TAG_DT)
        range.first++;
    if (entity == ENTITY_NONE || range.first >= range.end ||
        range.end > range.first + PHRASE_MAX || range.end > end)
        return;
    struct entity *found = &context->entities->items.items[entity];
    struct slice text = slice_of(evidence_text(context, range.first, range.end));
    for (size_t i = 0; i < found->aliases.count; i++)
        if (slice_equal(found->aliases.items[i], text))
            return;
    vector_push(context->arena, &found->aliases, text);
}

/* The end of what tells more of a role: "a person | familiar with the matter", "a source |
 * close to the premier"; the token behind the role where nothing does. */
static uint32_t end_of_description(const struct event_context *context, uint32_t token,
                                   uint32_t predicate)
{
    struct token_range all = sentence_range(context, token_at(context, token)->sentence);
    uint32_t end = token + 1;
    if (end < all.end && token_among(context, end, SET_RELATED))
        end++;
    bool joined =
        end < all.end &&
        (token_at(context, end)->tag == TAG_IN ||
         token_at(context, end)->tag == TAG_TO) &&
        (end > token + 1 || token_among(context, end, SET_DESCRIPTION_PREPOSITIONS));
    while (joined && end < all.end && end != predicate && end < token + DESCRIPTION_MAX) {
        enum tag tag = (enum tag)token_at(context, end)->tag;
        if (context->timex_of_token[end] != TIMEX_NONE ||
            (!tag_is_noun(tag) && tag != TAG_DT && tag != TAG_JJ && tag != TAG_POS &&
             tag != TAG_PRP_POSSESSIVE && tag != TAG_IN && tag != TAG_TO))
            break;
        end++;
    }
    bool ends =
        end < all.end && (end == predicate || token_at(context, end)->is_punctuation);
    bool whole =
        end > token + 1 && tag_is_noun((enum tag)token_at(context, end - 1)->tag);
    return joined && whole && (ends || end == all.end) ? end : token + 1;
}

/* Somebody known by no more than a word is told with what the text says of them. */
void attribution_describe_speaker(struct event_context *context, uint32_t speaker,
                                  uint32_t token, uint32_t predicate)
{
    uint32_t mention = context->entities->mention_of_token[token];
    uint32_t end = end_of_description(context, token, predicate);
    if (speaker == ENTITY_NONE || end == token + 1 || mention == UINT32_MAX)
        return;
    struct entity *found = &context->entities->items.items[speaker];
    struct slice word = token_at(context, token)->form;
    bool people = found->type == ENTITY_PERSON || found->type == ENTITY_GROUP;
    size_t at = found->name.size - word.size; /* "Green members | of parliament" */
    bool ends = found->name.size >= word.size &&
                slice_equal(slice_part(found->name, at, found->name.size), word);
    if (!found->is_role || !people || !ends)
        return;
    struct slice more = slice_of(evidence_text(context, token + 1, end));
    if (found->name.size + more.size + 1 > DESCRIPTION_BYTES)
        return;
    struct slice text =
        slice_of(arena_format(context->arena, "%.*s %.*s", (int)found->name.size,
                              found->name.data, (int)more.size, more.data));
    vector_push(context->arena, &found->aliases, found->name);
    found->name = text;
}

/* "the papermaker Lindqvist": the name right behind a word that cannot speak, else the word. */
static uint32_t name_right_behind(struct event_context *context, uint32_t token)
{
    const struct entities *entities = context->entities;
    struct token_range all = sentence_range(context, token_at(context, token)->sentence);
    if (token + 1 >= all.end || !tag_is_noun((enum tag)token_at(context, token)->tag) ||
        entities->mention_of_token[token] != UINT32_MAX ||
        entities->mention_of_token[token + 1] == UINT32_MAX ||
        speaker_of_phrase(context, token) != ENTITY_NONE)
        return token;
    const struct mention *mention =
        &entities->mentions.items[entities->mention_of_token[token + 1]];
    return mention->kind == MENTION_NAME ? mention->head : token;
}

static void use_speaker(struct event_context *context, struct attribution *attribution,
                        uint32_t token)
{
    if (token != TOKEN_NONE)
        token = name_right_behind(context, token);
    if (token != TOKEN_NONE && token < attribution->predicate)
        token = behind_possessive(context, head_of_people(context, token),
                                  attribution->predicate);
    if (token != TOKEN_NONE && is_role(context, token)) {
        uint32_t name = speaker_apposed(context, token, attribution->predicate);
        if (name != TOKEN_NONE) {
            add_alias(context, entity_of_token(context->entities, name), token, name);
            attribution->role_token = token;
        }
        token = name == TOKEN_NONE ? token : name;
    }
    attribution->speaker_token = token;
    attribution->speaker = speaker_of_phrase(context, token);
    if (token != TOKEN_NONE && is_role(context, token))
        attribution_describe_speaker(context, attribution->speaker, token,
                                     attribution->predicate);
}

/* "The source was more direct, saying ...": the first subject above the participle that
 * can speak. */
static void use_subject_above(struct event_context *context,
                              struct attribution *attribution)
{
    uint32_t head = token_at(context, attribution->predicate)->head;
    for (int i = 0; i < CLIMB_MAX && head != TOKEN_NONE; i++) {
        uint32_t subject = subject_of(context, head);
        if (subject != TOKEN_NONE && subject < attribution->predicate)
            use_speaker(context, attribution, subject);
        if (attribution->speaker != ENTITY_NONE)
            return;
        head = token_at(context, head)->head;
    }
}

/* "Two people briefed on the talks said": what the clause of the cue begins with. */
static uint32_t first_of_clause(const struct event_context *context, uint32_t predicate)
{
    const struct entities *entities = context->entities;
    struct token_range all =
        sentence_range(context, token_at(context, predicate)->sentence);
    uint32_t first = predicate;
    while (first > all.first && !token_among(context, first - 1, SET_MARKS_BEFORE_CLAUSE))
        first--;
    uint32_t mention = first < predicate ? entities->mention_of_token[first] : UINT32_MAX;
    return mention != UINT32_MAX && entities->mentions.items[mention].end < predicate
               ? entities->mentions.items[mention].head
               : TOKEN_NONE;
}

static bool genders_agree(const struct event_context *context, uint32_t pronoun,
                          uint32_t entity)
{
    const struct entity *found = &context->entities->items.items[entity];
    bool is_it = token_is(context->document, pronoun, "it");
    if (is_it)
        return found->type == ENTITY_ORGANIZATION || found->type == ENTITY_COUNTRY ||
               found->type == ENTITY_PLACE;
    if (found->plural || (found->type != ENTITY_PERSON && found->type != ENTITY_UNKNOWN))
        return false;
    enum gender wanted =
        token_is(context->document, pronoun, "he") ? GENDER_MALE : GENDER_FEMALE;
    return found->gender == GENDER_UNKNOWN || found->gender == wanted;
}

/* Whether the sentence brings somebody else on the stage: it begins with another
 * person's name. */
static bool introduces_person(const struct event_context *context, uint32_t sentence,
                              uint32_t speaker)
{
    const struct entities *entities = context->entities;
    struct token_range all = sentence_range(context, sentence);
    for (uint32_t i = all.first; i < all.end && i < all.first + OPENING_MAX; i++) {
        bool verb = tag_is_verb((enum tag)token_at(context, i)->tag);
        if (verb && !token_among(context, all.first, SET_I_OR_WE))
            return false; /* "In between, he met Kabila", but "I asked Lind" */
        if (entities->mention_of_token[i] == UINT32_MAX)
            continue;
        const struct mention *mention =
            &entities->mentions.items[entities->mention_of_token[i]];
        if (mention->kind == MENTION_NAME && mention->entity != speaker &&
            entities->items.items[mention->entity].type == ENTITY_PERSON)
            return true;
    }
    return false;
}

/* Whether nobody else has come up since the last attribution. Sentences that are quoted
 * are his. */
static bool has_the_floor(const struct event_context *context,
                          const struct attribution *last, uint32_t sentence,
                          uint32_t sentences_max)
{
    uint32_t between = 0;
    if (last->sentence > sentence || last->sentence + FLOOR_MAX < sentence)
        return false;
    for (uint32_t i = last->sentence + 1; i < sentence; i++) {
        const struct sentence *here = &context->document->sentences.items[i];
        if (here->opens_in_quote || here->first == here->end ||
            token_is(context->document, here->first, "\""))
            continue;
        if (++between > sentences_max || introduces_person(context, i, last->speaker))
            return false;
    }
    return true;
}

/* "Richardson met Mobutu, he announced. ... he added": who says something right after
 * somebody said something, named by a pronoun, is the same person. */
static bool goes_on_speaking(const struct event_context *context,
                             const struct attribution *last,
                             const struct attribution *attribution)
{
    uint32_t token = attribution->speaker_token;
    if (last == NULL || token == TOKEN_NONE ||
        !token_among(context, token, SET_HE_SHE_IT) ||
        context->entities->items.items[last->speaker].is_role)
        return false;
    uint32_t first = sentence_range(context, attribution->sentence).first;
    bool is_postponed =
        token > first && token_among(context, token - 1, SET_QUOTE_OR_COMMA);
    return has_the_floor(context, last, attribution->sentence,
                         is_postponed ? SPEAKING_SENTENCES : 0) &&
           genders_agree(context, token, last->speaker);
}

/* Who the sentence is about: the first person in its opening. */
static uint32_t topic_of_sentence(const struct event_context *context, uint32_t sentence)
{
    const struct entities *entities = context->entities;
    struct token_range all = sentence_range(context, sentence);
    for (uint32_t i = all.first; i < all.end && i < all.first + OPENING_MAX; i++) {
        if (tag_is_verb((enum tag)token_at(context, i)->tag))
            return ENTITY_NONE;
        if (entities->mention_of_token[i] == UINT32_MAX)
            continue;
        uint32_t entity = entity_of_token(entities, i);
        if (entity == ENTITY_NONE || entities->items.items[entity].type != ENTITY_PERSON)
            continue;
        /* "the chair of the talks, Saule Abenova" */
        uint32_t name =
            is_role(context, i) ? speaker_apposed(context, i, all.end) : TOKEN_NONE;
        return name == TOKEN_NONE ? entity : entity_of_token(entities, name);
    }
    return ENTITY_NONE;
}

/* Whether the sentence names no other person. */
static bool names_only(const struct event_context *context, uint32_t sentence,
                       uint32_t person)
{
    const struct entities *entities = context->entities;
    struct token_range all = sentence_range(context, sentence);
    for (uint32_t i = all.first; i < all.end; i++) {
        uint32_t mention = entities->mention_of_token[i];
        uint32_t entity = mention == UINT32_MAX
                              ? ENTITY_NONE
                              : entities->mentions.items[mention].entity;
        const struct entity *other = entity == ENTITY_NONE || entity == person
                                         ? NULL
                                         : &entities->items.items[entity];
        if (other != NULL && other->type == ENTITY_PERSON &&
            !slice_ends_with(other->name, " Day") &&
            (other->gender != GENDER_UNKNOWN || other->title.size > 0 || other->is_role))
            return false; /* no more than "National Day" would pass for a name */
    }
    return true;
}

/* "Unggau was not impressed. “...,” he said": a pronoun behind a quotation is who the
 * sentence before speaks of, in the same paragraph. */
static uint32_t topic_before(const struct event_context *context,
                             const struct attribution *last,
                             const struct attribution *attribution)
{
    const struct document *document = context->document;
    uint32_t token = attribution->speaker_token;
    uint32_t block = document->sentences.items[attribution->sentence].block;
    if (token == TOKEN_NONE || !token_among(context, token, SET_HE_OR_SHE) ||
        token == 0 || !token_is(document, token - 1, "\""))
        return ENTITY_NONE;
    for (uint32_t back = 1; back <= TOPIC_SENTENCES && back <= attribution->sentence;
         back++) {
        uint32_t sentence = attribution->sentence - back;
        const struct sentence *here = &document->sentences.items[sentence];
        if (here->block != block || (last != NULL && last->sentence >= sentence))
            return ENTITY_NONE;
        if (here->opens_in_quote || token_is(document, here->first, "\""))
            continue;
        uint32_t topic = topic_of_sentence(context, sentence);
        return topic != ENTITY_NONE && genders_agree(context, token, topic) ? topic
                                                                            : ENTITY_NONE;
    }
    return ENTITY_NONE;
}

/* "Annaev will receive Beatriz Alcantara. She said ...": of those whom the sentence before
 * names, the only one known to be a woman, where the one found is not known to be. */
static uint32_t only_one_of_gender(const struct event_context *context,
                                   const struct attribution *attribution)
{
    const struct entities *entities = context->entities;
    const struct document *document = context->document;
    uint32_t token = attribution->speaker_token;
    if (token == TOKEN_NONE || attribution->speaker == ENTITY_NONE ||
        attribution->sentence == 0 || !token_among(context, token, SET_HE_OR_SHE))
        return ENTITY_NONE;
    enum gender wanted = token_is(document, token, "he") ? GENDER_MALE : GENDER_FEMALE;
    const struct sentence *before = &document->sentences.items[attribution->sentence - 1];
    if (entities->items.items[attribution->speaker].gender == wanted ||
        before->block != document->sentences.items[attribution->sentence].block)
        return ENTITY_NONE;
    uint32_t found = ENTITY_NONE;
    for (uint32_t i = before->first; i < before->end; i++) {
        uint32_t entity = entities->mention_of_token[i] == UINT32_MAX
                              ? ENTITY_NONE
                              : entity_of_token(entities, i);
        if (entity == ENTITY_NONE || entity == found ||
            entities->items.items[entity].type != ENTITY_PERSON ||
            entities->items.items[entity].gender != wanted)
            continue;
        if (found != ENTITY_NONE)
            return ENTITY_NONE;
        found = entity;
    }
    return found;
}

static uint32_t block_of_mention(const struct event_context *context, uint32_t mention)
{
    uint32_t first = context->entities->mentions.items[mention].first;
    return context->document->sentences.items[token_at(context, first)->sentence].block;
}

/* "Professor Muth is not sure. “...,” the political scientist said": what the text calls
 * nobody before is whom the paragraph is about, when it names nobody else. */
static uint32_t described_before(const struct event_context *context,
                                 const struct attribution *attribution)
{
    const struct entities *entities = context->entities;
    const struct document *document = context->document;
    uint32_t token = attribution->speaker_token;
    uint32_t mention =
        token == TOKEN_NONE ? UINT32_MAX : entities->mention_of_token[token];
    if (mention == UINT32_MAX || attribution->speaker == ENTITY_NONE)
        return ENTITY_NONE;
    const struct mention *here = &entities->mentions.items[mention];
    const struct entity *role = &entities->items.items[attribution->speaker];
    uint32_t first = here->first;
    bool definite = token_is(document, first, "the") ||
                    (first > 0 && token_is(document, first - 1, "the"));
    if (here->kind != MENTION_NOMINAL || !definite || !role->is_role || role->plural ||
        role->type != ENTITY_PERSON || role->mentions.count == 0 ||
        block_of_mention(context, role->mentions.items[0]) !=
            document->sentences.items[attribution->sentence].block)
        return ENTITY_NONE;
    uint32_t block = document->sentences.items[attribution->sentence].block;
    for (uint32_t back = 1; back <= TOPIC_SENTENCES && back <= attribution->sentence;
         back++) {
        uint32_t sentence = attribution->sentence - back;
        const struct sentence *before = &document->sentences.items[sentence];
        if (before->block != block)
            return ENTITY_NONE;
        if (before->opens_in_quote || token_is(document, before->first, "\""))
            continue;
        uint32_t topic = topic_of_sentence(context, sentence);
        bool named = topic != ENTITY_NONE && !entities->items.items[topic].is_role;
        return named && names_only(context, sentence, topic) ? topic : ENTITY_NONE;
    }
    return ENTITY_NONE;
}

/* "The statement said": who issued it just before. */
static bool is_last_paper(const struct event_context *context,
                          const struct attribution *last,
                          const struct attribution *attribution)
{
    uint32_t token = attribution->speaker_token;
    if (last == NULL || token == TOKEN_NONE || token == 0 ||
        last->sentence + PAPER_SENTENCES < attribution->sentence ||
        !token_among(context, token - 1, SET_DEFINITE))
        return false;
    const struct statement_noun *noun = statement_noun_find(
        token_at(context, token - 1)->lower, token_at(context, token)->lower);
    return noun != NULL && (noun->kind == NOUN_ISSUED || noun->kind == NOUN_WRITTEN);
}

uint32_t attribution_place_that_speaks(const struct event_context *context,
                                       uint32_t token)
{
    if (token == TOKEN_NONE || !tag_is_name((enum tag)token_at(context, token)->tag) ||
        context->timex_of_token[token] != TIMEX_NONE)
        return ENTITY_NONE;
    return entity_of_token(context->entities, token);
}

/* "Jobs, the head of the firm, announced the plan": what the tree takes for a subject
 * behind the verb is its object. */
static void use_object_behind(struct attribution *attribution)
{
    struct arguments *arguments = &attribution->arguments;
    if (attribution->speaker == ENTITY_NONE || arguments->object != TOKEN_NONE ||
        arguments->subject == TOKEN_NONE || attribution->speaker_token == TOKEN_NONE ||
        arguments->subject < attribution->predicate ||
        attribution->speaker_token > attribution->predicate)
        return;
    arguments->object = arguments->subject;
}

/* Whether "and" or "or" stands between the two: an apposition is no second speaker. */
static bool are_joined(const struct event_context *context, uint32_t a, uint32_t b)
{
    for (uint32_t i = a < b ? a : b; i < a || i < b; i++)
        if (token_among(context, i, SET_AND_OR_SIGN))
            return true;
    return false;
}

/* "Azlan Shahrir and Cho Min-jae unveiled the plan": those who speak with the speaker. */
static void find_others(struct event_context *context, struct attribution *attribution)
{
    struct token_list heads = {0};
    uint32_t token = attribution->speaker_token;
    if (attribution->speaker == ENTITY_NONE || token == TOKEN_NONE ||
        token > attribution->predicate)
        return;
    arguments_coordinated(context->document, token, &heads);
    for (size_t i = 0; i < heads.count && attribution->other_count < OTHERS_MAX; i++) {
        uint32_t head = heads.items[i];
        if (head >= attribution->predicate || head == token ||
            !are_joined(context, token, head))
            continue;
        uint32_t entity = speaker_of_phrase(context, head);
        if (entity != ENTITY_NONE && entity != attribution->speaker)
            attribution->others[attribution->other_count++] = entity;
    }
}

/* "..., Holt wrote in the affidavit. It continued: ...": the paper speaks for its
 * writer. */
static bool is_paper_of(const struct event_context *context,
                        const struct attribution *last, uint32_t token)
{
    return last != NULL && token != TOKEN_NONE &&
           token_is(context->document, token, "it") &&
           last->sentence + 1 == token_at(context, token)->sentence;
}

/* "confirmed the meeting but said": who does the first speaks as well, or TOKEN_NONE. */
static uint32_t subject_shared(struct event_context *context, uint32_t predicate)
{
    uint32_t first = predicate;
    while (first > 0 && (token_at(context, first - 1)->tag == TAG_RB ||
                         token_among(context, first - 1, SET_HAVE_ALL)))
        first--; /* "have denied it but have also said" */
    if (first == 0 || !token_among(context, first - 1, SET_AND_BUT))
        return TOKEN_NONE;
    uint32_t verb = clause_shared_verb(context, first);
    bool perfect = has_auxiliary(context, predicate, SET_HAVE_ALL);
    if (verb == TOKEN_NONE || perfect != has_auxiliary(context, verb, SET_HAVE_ALL))
        return TOKEN_NONE;
    struct arguments shared;
    clause_arguments(context, verb, &shared);
    uint32_t subject = shared.subject;
    uint32_t apart = subject == TOKEN_NONE || subject >= verb
                         ? TOKEN_NONE
                         : behind_last_comma(context, subject, verb);
    if (apart != TOKEN_NONE)
        subject = apart; /* "Told that the bank would close, Holt smiled and said" */
    if (subject == TOKEN_NONE || speaker_of_phrase(context, subject) == ENTITY_NONE)
        subject =
            speaker_beside(context, verb); /* "One of them, Holt, confirmed it but" */
    return subject != TOKEN_NONE && subject < verb &&
                   !(shared.flags & PREDICATE_PASSIVE) &&
                   speaker_of_phrase(context, subject) != ENTITY_NONE
               ? subject
               : TOKEN_NONE;
}

/* "Holt, to whom the president has promised it": who promises stands behind "whom". */
static bool stands_behind_whom(const struct event_context *context, uint32_t subject,
                               uint32_t predicate)
{
    for (uint32_t i = predicate; i > subject && i + PHRASE_MAX > predicate; i--)
        if (token_is(context->document, i - 1, "whom"))
            return speaker_before(context, predicate) >= i &&
                   speaker_before(context, predicate) != TOKEN_NONE;
    return false;
}

/* The head of the phrase that speaks: as the tree has it, and set right where marks show
 * that it cannot be. TOKEN_NONE: the tree does not tell. */
static uint32_t speaking_token(struct event_context *context,
                               const struct arguments *arguments, uint32_t predicate)
{
    bool gerund = token_at(context, predicate)->tag == TAG_VBG;
    if (attribution_is_reduced(context, predicate))
        return agent_behind(context, predicate);
    uint32_t token = quoted_speaker(context, predicate);
    if (token == TOKEN_NONE)
        token = subject_shared(context, predicate);
    if (token == TOKEN_NONE)
        token = subject_in_tree(context, arguments);
    if (token != TOKEN_NONE && is_quoted(context, token) &&
        !is_quoted(context, predicate))
        token = TOKEN_NONE; /* "“She will go,” the chair, Holt, said" */
    if (token != TOKEN_NONE && stands_behind_whom(context, token, predicate))
        token = speaker_before(context, predicate);
    if (predicate > 0 && token_is(context->document, predicate - 1, "\"") && !gerund) {
        uint32_t behind = speaker_beside(context, predicate);
        if (behind != TOKEN_NONE && behind > predicate)
            token = behind; /* "“...,” quipped Cho" */
    }
    if (token != TOKEN_NONE && is_beyond_colon(context, token, predicate) &&
        speaker_before(context, predicate) != TOKEN_NONE)
        token = speaker_before(context, predicate);
    bool misplaced = token != TOKEN_NONE && token > predicate && predicate > 0 &&
                     !(arguments->flags & PREDICATE_PASSIVE) &&
                     !speaker_is_inverted(context, predicate, token);
    return misplaced ? TOKEN_NONE : token;
}

/* Pronouns and papers: whom the text before speaks of. */
static void use_text_before(struct event_context *context, const struct attribution *last,
                            struct attribution *attribution, uint32_t token)
{
    uint32_t topic = topic_before(context, last, attribution);
    if (topic == ENTITY_NONE)
        topic = only_one_of_gender(context, attribution);
    if (topic != ENTITY_NONE)
        attribution->speaker = topic;
    if (token != TOKEN_NONE && token_among(context, token, SET_HE_OR_SHE) &&
        attribution->speaker != ENTITY_NONE &&
        context->entities->items.items[attribution->speaker].type ==
            ENTITY_ORGANIZATION &&
        attribution->sentence > 0) {
        topic = topic_of_sentence(context, attribution->sentence - 1);
        attribution->speaker = topic; /* no body is a "he" */
    }
    uint32_t described = described_before(context, attribution);
    if (described != ENTITY_NONE) {
        attribution->speaker = described;
        add_alias(context, described, attribution->speaker_token,
                  sentence_range(context, attribution->sentence).end);
    }
    uint32_t start = sentence_range(context, attribution->sentence).first;
    if (token != TOKEN_NONE && token > start &&
        token_is(context->document, token - 1, "what") &&
        token_among(context, token, SET_HE_SHE_IT)) {
        uint32_t self = topic_of_sentence(context, attribution->sentence);
        if (self != ENTITY_NONE) {
            attribution->speaker = self; /* "Holt had what he called “one frank hour”" */
            return;
        }
    }
    if (goes_on_speaking(context, last, attribution) ||
        is_last_paper(context, last, attribution))
        attribution->speaker = last->speaker;
    if (attribution->speaker == ENTITY_NONE && is_paper_of(context, last, token))
        attribution->speaker = last->speaker;
}

/* "“...,” said the printed card.": whatever stands there speaks. */
static void use_thing_behind(struct event_context *context,
                             struct attribution *attribution)
{
    uint32_t predicate = attribution->predicate;
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t last = predicate + 1;
    if (predicate == all.first || last + 1 >= all.end ||
        !token_is(context->document, predicate - 1, "\"") ||
        !token_is(context->document, last, "the"))
        return;
    while (last + 1 < all.end && last < predicate + PHRASE_MAX &&
           (tag_is_noun((enum tag)token_at(context, last + 1)->tag) ||
            token_at(context, last + 1)->tag == TAG_JJ ||
            token_at(context, last + 1)->tag == TAG_VBN))
        last++;
    if (!tag_is_noun((enum tag)token_at(context, last)->tag) ||
        context->timex_of_token[last] != TIMEX_NONE ||
        entity_of_token(context->entities, last) != ENTITY_NONE)
        return;
    attribution->speaker_token = last;
    attribution->speaker = entity_for_phrase(context->entities, last);
}

/* Where the tree has nobody: who stands beside the verb. */
static void use_neighbour(struct event_context *context, struct attribution *attribution)
{
    uint32_t predicate = attribution->predicate;
    if (attribution->speaker != ENTITY_NONE)
        return;
    if (token_at(context, predicate)->tag == TAG_VBG) {
        use_speaker(context, attribution, speaker_before(context, predicate));
        if (attribution->speaker == ENTITY_NONE)
            use_subject_above(context, attribution);
        return;
    }
    if (token_at(context, predicate)->tag == TAG_VBN ||
        attribution_is_passive(context, &attribution->arguments))
        use_speaker(context, attribution, agent_behind(context, predicate));
    if (attribution->speaker != ENTITY_NONE)
        return;
    if (attribution_is_passive(context, &attribution->arguments))
        return;
    use_speaker(context, attribution, speaker_beside(context, predicate));
    if (attribution->speaker == ENTITY_NONE)
        use_speaker(context, attribution, first_of_clause(context, predicate));
    if (attribution->speaker == ENTITY_NONE)
        use_thing_behind(context, attribution);
}

/* "rolled out a campaign dubbing him": who rolls it out says it. */
static bool hangs_on_thing(const struct event_context *context, uint32_t predicate)
{
    const struct token *gerund = token_at(context, predicate);
    if (gerund->tag != TAG_VBG || gerund->label != LABEL_ACL ||
        gerund->head == TOKEN_NONE || gerund->head > predicate)
        return false;
    const struct token *noun = token_at(context, gerund->head);
    struct slice lemma = document_lemma(context->document, gerund->head);
    unsigned classes = language_word_classes(context->extractor->language, lemma);
    bool indefinite = false;
    for (uint32_t i = gerund->head; i > 0 && i + PHRASE_MAX > gerund->head &&
                                    !tag_is_verb((enum tag)token_at(context, i)->tag);
         i--)
        indefinite |= token_among(context, i, SET_INDEFINITE_ARTICLES);
    return noun->tag == TAG_NN && !noun->capitalised && (classes & WORD_PERSON) == 0 &&
           indefinite;
}

void attribution_find_speaker(struct event_context *context,
                              const struct attribution *last,
                              struct attribution *attribution)
{
    uint32_t token =
        speaking_token(context, &attribution->arguments, attribution->predicate);
    if (hangs_on_thing(context, attribution->predicate))
        use_subject_above(context, attribution);
    if (attribution->speaker == ENTITY_NONE)
        use_speaker(context, attribution, token);
    if (attribution->speaker == ENTITY_NONE)
        attribution->speaker = attribution_place_that_speaks(context, token);
    use_text_before(context, last, attribution, token);
    use_neighbour(context, attribution);
    use_object_behind(attribution);
    find_others(context, attribution);
}
