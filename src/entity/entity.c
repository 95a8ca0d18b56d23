#include "entity/finder.h"

#include "base/hash.h"

static const char *const type_names[] = {
    [ENTITY_UNKNOWN] = "unknown",           [ENTITY_PERSON] = "person",
    [ENTITY_ORGANIZATION] = "organization", [ENTITY_PLACE] = "place",
    [ENTITY_COUNTRY] = "country",           [ENTITY_GROUP] = "group",
};

const char *entity_type_name(enum entity_type type)
{
    return type_names[type];
}

bool entity_type_from_name(const char *name, enum entity_type *type)
{
    for (unsigned i = 0; i < ENTITY_TYPE_COUNT; i++) {
        if (slice_is(slice_of(name), type_names[i])) {
            *type = (enum entity_type)i;
            return true;
        }
    }
    return false;
}

/* Behind another capital a word of a headline may owe its own to the headline's style; in
 * running text it is a name's. */
static bool may_be_styled(const struct document *document, const struct token *token)
{
    const struct sentence *sentence = &document->sentences.items[token->sentence];
    enum article_block_kind kind = document->article->blocks.items[sentence->block].kind;
    return (token - 1)->capitalised && kind != BLOCK_PARAGRAPH;
}

static void note_word(struct finder *finder, uint64_t hash)
{
    size_t at = hash % finder->seen_slots;
    while (finder->seen[at] != 0 && finder->seen[at] != hash)
        at = (at + 1) % finder->seen_slots;
    finder->seen[at] = hash;
}

/* "Park Min-jun met": the first word of a sentence, before a capital that no dictionary
 * knows, is a name's. */
static bool opens_with_name(const struct finder *finder, const struct sentence *sentence)
{
    const unsigned common = CUE_ROLE | CUE_TITLE | CUE_BODY | CUE_PEOPLE | CUE_MODIFIER |
                            CUE_ORGANIZATION | CUE_PORTFOLIO | CUE_KIN | CUE_PLACE |
                            CUE_HONORIFIC | CUE_DIRECTION;
    uint32_t first = sentence->first, next = first + 1;
    struct gazetteer_place place;
    if (next >= sentence->end || !finder_is_capital(finder, first) ||
        !finder_is_capital(finder, next) || finder_has_cue(finder, first, common) ||
        finder_has_cue(finder, next, common) ||
        finder_place(finder, next, next + 1, &place))
        return false;
    const struct token *word = finder_token(finder, next);
    return !word->all_capitals &&
           tag_is_name((enum tag)finder_token(finder, first)->tag) &&
           language_word_classes(finder->document->language, word->lower) == 0;
}

static void note_seen_in(struct finder *finder, const struct sentence *sentence)
{
    if (opens_with_name(finder, sentence))
        note_word(finder, finder_token(finder, sentence->first)->hash);
    for (uint32_t i = sentence->first + 1; i < sentence->end; i++) {
        const struct token *token = finder_token(finder, i), *before = token - 1;
        if (!token->capitalised || before->is_punctuation ||
            may_be_styled(finder->document, token))
            continue;
        note_word(finder, token->hash);
    }
}

/* Words with a capital that no place at a sentence's front explains. */
static void note_seen(struct finder *finder)
{
    const struct document *document = finder->document;
    size_t capitals = 0;
    for (size_t i = 0; i < document->tokens.count; i++)
        capitals += document->tokens.items[i].capitalised;
    finder->seen_slots = 2 * capitals + 1;
    finder->seen = ARENA_NEW_ARRAY(finder->arena, finder->seen_slots, uint64_t);
    for (uint32_t s = 0; s < document->sentences.count; s++)
        if (!finder_is_title_case(finder, &document->sentences.items[s]) &&
            !finder_is_shouted(finder, &document->sentences.items[s]))
            note_seen_in(finder, &document->sentences.items[s]);
}

/* Names and phrases of one sentence were found apart: into text order. */
static void merge_sentence(struct finder *finder, size_t start, size_t middle)
{
    struct entities *entities = finder->entities;
    size_t end = entities->mentions.count, a = start, b = middle, count = 0;
    if (middle == start || middle == end)
        return;
    struct mention *mentions =
        ARENA_NEW_ARRAY(finder->arena, end - start, struct mention);
    struct mention_details *details =
        ARENA_NEW_ARRAY(finder->arena, end - start, struct mention_details);
    uint32_t *moved = ARENA_NEW_ARRAY(finder->arena, end - start, uint32_t);
    while (a < middle || b < end) {
        bool first = b == end || (a < middle && entities->mentions.items[a].first <
                                                    entities->mentions.items[b].first);
        size_t from = first ? a++ : b++;
        moved[from - start] = (uint32_t)(start + count);
        mentions[count] = entities->mentions.items[from];
        details[count++] = finder->details.items[from];
    }
    for (size_t i = 0; i < count; i++) {
        if (details[i].owner != NO_MENTION)
            details[i].owner = moved[details[i].owner - start];
        entities->mentions.items[start + i] = mentions[i];
        finder->details.items[start + i] = details[i];
        for (uint32_t t = mentions[i].first; t < mentions[i].end; t++)
            entities->mention_of_token[t] = (uint32_t)(start + i);
    }
}

static void find_mentions(struct finder *finder)
{
    struct entities *entities = finder->entities;
    for (uint32_t s = 0; s < finder->document->sentences.count; s++) {
        size_t start = entities->mentions.count;
        names_find(finder, s);
        size_t middle = entities->mentions.count;
        nominals_find(finder, s);
        merge_sentence(finder, start, middle);
    }
}

/* False for a sentence without capitals, actors and pronouns: not worth its tags. */
static bool may_mention(const struct finder *finder, const struct sentence *sentence)
{
    const unsigned actors = CUE_ROLE | CUE_TITLE | CUE_KIN | CUE_PEOPLE | CUE_BODY;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct token *token = finder_token(finder, i);
        if ((token->capitalised && i > sentence->first) ||
            finder_has_cue(finder, i, actors) || token_may_be_pronoun(token))
            return true;
    }
    return sentence->end > sentence->first &&
           finder_token(finder, sentence->first)->capitalised &&
           !finder_has_cue(finder, sentence->first, CUE_NEVER);
}

static void tag_sentences(struct finder *finder)
{
    struct document *document = finder->document;
    size_t all = document->sentences.count, count = 0;
    uint32_t *sentences = ARENA_NEW_ARRAY(finder->arena, all, uint32_t);
    for (uint32_t s = 0; s < all; s++)
        if (may_mention(finder, &document->sentences.items[s]))
            sentences[count++] = s;
    document_tag_many(document, sentences, count);
}

struct entities *entities_find(struct document *document,
                               const struct gazetteer *gazetteer)
{
    struct arena *arena = document->arena;
    struct entities *entities = ARENA_NEW(arena, struct entities);
    struct finder *finder = ARENA_NEW(arena, struct finder);
    *entities = (struct entities){.document = document, .finder = finder};
    *finder = (struct finder){.document = document,
                              .gazetteer = gazetteer,
                              .word_sets = gazetteer_word_sets(gazetteer),
                              .entities = entities,
                              .arena = arena};
    size_t count = document->tokens.count;
    entities->mention_of_token = ARENA_NEW_ARRAY(arena, count + 1, uint32_t);
    finder->known = arena_take(arena, KNOWN_WORDS * sizeof *finder->known);
    for (size_t i = 0; i < KNOWN_WORDS; i++)
        finder->known[i].hash = 0;
    finder->cues = ARENA_NEW_ARRAY(arena, count + 1, uint32_t);
    for (size_t i = 0; i < count; i++) {
        const struct token *token = &document->tokens.items[i];
        entities->mention_of_token[i] = NO_MENTION;
        finder->cues[i] = gazetteer_cues(gazetteer, token->lower, token->hash);
    }
    tag_sentences(finder);
    note_seen(finder);
    find_mentions(finder);
    mentions_weigh(finder);
    names_join(finder);
    nominals_resolve(finder);
    cataphora_resolve(finder);
    entities_describe(finder);
    return entities;
}

/* The person or thing that "who" or "which" at 'token' takes up: the mention before it.
 */
static uint32_t antecedent(const struct entities *entities, uint32_t token)
{
    const struct finder *finder = entities->finder;
    enum tag tag = (enum tag)finder_token(finder, token)->tag;
    if (tag != TAG_WP && tag != TAG_WDT && tag != TAG_WP_POSSESSIVE)
        return NO_MENTION;
    for (uint32_t back = 1; back <= 2 && back <= token; back++)
        if (entities->mention_of_token[token - back] != NO_MENTION)
            return entities->mention_of_token[token - back];
    return NO_MENTION;
}

uint32_t entity_of_token(const struct entities *entities, uint32_t token)
{
    if (token >= entities->document->tokens.count)
        return ENTITY_NONE;
    uint32_t mention = entities->mention_of_token[token];
    if (mention == NO_MENTION)
        mention = antecedent(entities, token);
    return mention == NO_MENTION ? ENTITY_NONE : entities->mentions.items[mention].entity;
}

static bool is_free(const struct entities *entities, struct token_range phrase)
{
    for (uint32_t i = phrase.first; i < phrase.end; i++)
        if (entities->mention_of_token[i] != NO_MENTION)
            return false;
    return phrase.first < phrase.end;
}

uint32_t entity_for_phrase(struct entities *entities, uint32_t head)
{
    struct finder *finder = entities->finder;
    uint32_t known = entity_of_token(entities, head);
    if (known != ENTITY_NONE || head >= entities->document->tokens.count)
        return known;
    struct token_range phrase = noun_phrase_of(entities->document, head);
    if (head < phrase.first || head >= phrase.end || !is_free(entities, phrase))
        phrase = (struct token_range){head, head + 1};
    if (entities->mention_of_token[head] != NO_MENTION)
        return ENTITY_NONE;
    return finder_describe_phrase(finder, phrase.first, phrase.end, head);
}

void entities_set_quote_speaker(struct entities *entities, uint32_t first, uint32_t end,
                                uint32_t speaker)
{
    struct finder *finder = entities->finder;
    for (uint32_t i = first; i < end && i < entities->document->tokens.count; i++) {
        uint32_t index = entities->mention_of_token[i];
        if (index == NO_MENTION)
            continue;
        struct mention *mention = &entities->mentions.items[index];
        if (mention->kind == MENTION_PRONOUN && mention->entity == ENTITY_NONE &&
            finder->details.items[index].gender == GENDER_UNKNOWN &&
            !slice_starts_with(finder_token(finder, mention->head)->lower, "th"))
            mention->entity = speaker;
    }
}

struct token_range entities_bare_name(const struct entities *entities, uint32_t mention)
{
    const struct mention_details *details = &entities->finder->details.items[mention];
    bool name = entities->mentions.items[mention].kind == MENTION_NAME;
    return (struct token_range){details->name_first,
                                name ? details->name_end : details->name_first};
}
