/* What an entity is called: fullest bare name, title, affiliation, all spellings. */
#include "entity/finder.h"

enum {
    ALIASES_MAX = 64,     /* of one entity */
    PHRASE_WORDS_MAX = 4, /* before the owner of a role */
};

static void add_alias(struct finder *finder, struct entity *entity, struct slice alias)
{
    if (alias.size == 0 || slice_equal(alias, entity->name) ||
        entity->aliases.count >= ALIASES_MAX)
        return;
    for (size_t i = 0; i < entity->aliases.count; i++)
        if (slice_equal(entity->aliases.items[i], alias))
            return;
    vector_push(finder->arena, &entity->aliases, alias);
}

static bool is_only_honorific(const struct finder *finder,
                              const struct mention_details *details)
{
    for (uint32_t i = details->title_first; i < details->title_end; i++)
        if (!finder_has_cue(finder, i, CUE_HONORIFIC) ||
            finder_has_cue(finder, i, CUE_TITLE))
            return false;
    return true;
}

/* The phrase of a role with its owner: "Nordhamn spokesman". */
static uint32_t phrase_first(const struct finder *finder,
                             const struct mention_details *details)
{
    uint32_t at = details->name_first;
    if (details->owner == NO_MENTION ||
        finder->entities->mentions.items[details->owner].kind == MENTION_PRONOUN)
        return at;
    uint32_t first = finder->entities->mentions.items[details->owner].first;
    uint32_t begin = finder_sentence_first(finder, first);
    /* "senior PA source": what stands before the owner belongs to the role */
    at = first;
    while (
        at > begin && finder->entities->mention_of_token[at - 1] == NO_MENTION &&
        first - at < PHRASE_WORDS_MAX &&
        (finder_is_tag(finder, at - 1, TAG_JJ) || finder_is_tag(finder, at - 1, TAG_JJS)))
        at--;
    return at;
}

static bool is_capitalised_modifier(const struct finder *finder, uint32_t token)
{
    return finder_token(finder, token)->capitalised &&
           (finder_is_tag(finder, token, TAG_JJ) ||
            tag_is_name((enum tag)finder_token(finder, token)->tag));
}

/* "Turkish and Greek officials": over the first of two modifiers. */
static uint32_t over_coordination(const struct finder *finder, uint32_t at)
{
    if (at < finder_sentence_first(finder, at) + 2 || !finder_is(finder, at - 1, "and") ||
        finder->entities->mention_of_token[at - 2] != NO_MENTION ||
        !is_capitalised_modifier(finder, at) || !is_capitalised_modifier(finder, at - 2))
        return at;
    return at - 2;
}

static uint32_t end_of_name_at(const struct finder *finder, uint32_t token)
{
    uint32_t index = token < finder->document->tokens.count
                         ? finder->entities->mention_of_token[token]
                         : NO_MENTION;
    if (index == NO_MENTION ||
        finder->entities->mentions.items[index].kind != MENTION_NAME)
        return token;
    return finder->entities->mentions.items[index].end;
}

/* "foreign ministers of Norway and Sweden": over the names whose people they are. */
static uint32_t over_names_behind(const struct finder *finder, uint32_t end)
{
    uint32_t count = (uint32_t)finder->document->tokens.count;
    if (end >= count || !finder_is(finder, end, "of"))
        return end;
    uint32_t at = end + 1;
    if (at < count && finder_is(finder, at, "the"))
        at++;
    uint32_t behind = end_of_name_at(finder, at);
    if (behind == at)
        return end;
    while (behind + 1 < count &&
           (finder_is(finder, behind, ",") || finder_is(finder, behind, "and"))) {
        uint32_t next = end_of_name_at(finder, behind + 1);
        if (next == behind + 1)
            break;
        behind = next;
    }
    return behind;
}

static struct slice phrase_text(const struct finder *finder, uint32_t mention)
{
    const struct mention_details *details = &finder->details.items[mention];
    uint32_t first = phrase_first(finder, details);
    uint32_t end = details->name_end;
    if (finder->entities->mentions.items[mention].plural)
        first = over_coordination(finder, first);
    /* "mission of the Monetary Fund" */
    bool body = details->votes[ENTITY_ORGANIZATION] > 0 && details->owner == NO_MENTION;
    if (finder->entities->mentions.items[mention].plural || body)
        end = over_names_behind(finder, end);
    return finder_text(finder, first, end);
}

static bool is_name(const struct finder *finder, uint32_t mention)
{
    return finder->entities->mentions.items[mention].kind == MENTION_NAME;
}

/* Name: of all bare names the one with most words, the first of them; without any the
 * phrase that brought it in. */
static void describe_name(struct finder *finder, struct entity *entity)
{
    uint32_t words = 0;
    for (size_t i = 0; i < entity->mentions.count; i++) {
        uint32_t mention = entity->mentions.items[i];
        const struct mention_details *details = &finder->details.items[mention];
        if (!is_name(finder, mention) || details->name_end - details->name_first <= words)
            continue;
        words = details->name_end - details->name_first;
        entity->name = finder_text(finder, details->name_first, details->name_end);
    }
    if (words == 0 && entity->mentions.count > 0)
        entity->name = phrase_text(finder, entity->mentions.items[0]);
}

static void describe_titles(struct finder *finder, struct entity *entity)
{
    uint32_t words = 0;
    for (size_t i = 0; i < entity->mentions.count && i < ALIASES_MAX; i++) {
        uint32_t index = entity->mentions.items[i];
        const struct mention_details *details = &finder->details.items[index];
        uint32_t title = details->title_end - details->title_first;
        if (title > words && !is_only_honorific(finder, details)) {
            words = title;
            entity->title = finder_text(finder, details->title_first, details->title_end);
        }
        if (entity->affiliation.size == 0 && entity->type == ENTITY_PERSON)
            entity->affiliation =
                finder_text(finder, details->affiliation_first, details->affiliation_end);
    }
}

/* The same words, written alike. */
static bool is_same_text(const struct finder *finder, struct token_range a,
                         struct token_range b)
{
    bool same = a.end - a.first == b.end - b.first;
    for (uint32_t i = 0; same && a.first + i < a.end; i++) {
        const struct token *one = finder_token(finder, a.first + i);
        const struct token *other = finder_token(finder, b.first + i);
        same =
            one->space_after == other->space_after && slice_equal(one->form, other->form);
    }
    return same;
}

static void describe_aliases(struct finder *finder, struct entity *entity)
{
    struct token_range before = {0, 0}; /* the name of the mention before */
    for (size_t i = 0; i < entity->mentions.count && entity->aliases.count < ALIASES_MAX;
         i++) {
        uint32_t index = entity->mentions.items[i];
        const struct mention_details *details = &finder->details.items[index];
        if (finder->entities->mentions.items[index].kind == MENTION_PRONOUN)
            continue;
        if (!is_name(finder, index)) {
            add_alias(finder, entity, phrase_text(finder, index));
            continue;
        }
        struct token_range name = {details->name_first, details->name_end};
        if (!is_same_text(finder, name, before))
            add_alias(finder, entity, finder_text(finder, name.first, name.end));
        before = name;
        if (details->title_first < details->title_end)
            add_alias(finder, entity,
                      finder_text(finder, details->title_first, details->name_end));
        if (entity->type == ENTITY_ORGANIZATION)
            add_alias(finder, entity,
                      finder_text(finder, details->affiliation_first,
                                  details->affiliation_end));
    }
}

/* The title that only an apposition tells: "Anders Ekdahl, Nordhamn's chief executive".
 */
static void describe_apposition(struct finder *finder, struct entity *entity)
{
    for (size_t i = 0; i < entity->mentions.count && entity->title.size == 0; i++) {
        uint32_t index = entity->mentions.items[i];
        if (!is_name(finder, index) && entity->type == ENTITY_PERSON &&
            !entity->is_role && finder->details.items[index].apposition != NO_MENTION)
            entity->title = phrase_text(finder, index);
    }
}

/* A capital or country that acts: the subject of a verb. */
static bool acts(const struct finder *finder, const struct entity *entity)
{
    struct gazetteer_place place;
    bool subject = false;
    for (size_t i = 0; i < entity->mentions.count; i++)
        subject = subject || finder->details.items[entity->mentions.items[i]].subject;
    if (!subject || entity->mentions.count == 0 ||
        !is_name(finder, entity->mentions.items[0]))
        return false;
    const struct mention_details *details =
        &finder->details.items[entity->mentions.items[0]];
    return entity->type == ENTITY_COUNTRY ||
           (finder_place(finder, details->name_first, details->name_end, &place) &&
            (place.kinds & PLACE_CAPITAL) != 0);
}

static void describe(struct finder *finder, struct entity *entity)
{
    describe_name(finder, entity);
    describe_titles(finder, entity);
    describe_apposition(finder, entity);
    describe_aliases(finder, entity);
    if (entity->type == ENTITY_COUNTRY || entity->type == ENTITY_PLACE)
        entity->is_government = acts(finder, entity);
}

void entities_describe(struct finder *finder)
{
    for (size_t i = 0; i < finder->entities->items.count; i++)
        describe(finder, &finder->entities->items.items[i]);
}

uint32_t finder_describe_phrase(struct finder *finder, uint32_t first, uint32_t end,
                                uint32_t head)
{
    enum tag tag = (enum tag)finder_token(finder, head)->tag;
    struct mention mention = {first,
                              end,
                              head,
                              ENTITY_NONE,
                              MENTION_NOMINAL,
                              false,
                              tag == TAG_NNS || tag == TAG_NNPS};
    uint32_t content = first;
    while (content < head && (finder_is_tag(finder, content, TAG_DT) ||
                              finder_is_tag(finder, content, TAG_IN) ||
                              finder_is_tag(finder, content, TAG_TO) ||
                              finder_is_tag(finder, content, TAG_PRP_POSSESSIVE)))
        content++;
    struct mention_details details = {.name_first = content,
                                      .name_end = end,
                                      .owner = NO_MENTION,
                                      .apposition = NO_MENTION};
    uint32_t index = finder_add_mention(finder, &mention, &details);
    uint32_t entity = finder_new_entity(finder);
    finder_assign(finder, index, entity);
    struct entity *made = &finder->entities->items.items[entity];
    made->plural = mention.plural;
    made->is_role = true;
    made->type = mention.plural ? ENTITY_GROUP : ENTITY_UNKNOWN;
    describe(finder, made);
    return entity;
}
