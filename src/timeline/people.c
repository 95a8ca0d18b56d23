#include "base/hash.h"
#include "timeline/people_matcher.h"
#include "timeline/roles.h"

#include <stdlib.h>
#include <string.h>

enum {
    BLOCK_MAX = 256,          /* names of one block compared with each other */
    COMPANY_RECORDS_MAX = 64, /* articles looked at for who else is in them */
    TITLE_WORD_MIN = 4,       /* letters of a word that makes titles agree */
    STORY_PEOPLE_MIN = 2,     /* people whom a given name alone must stand beside, too */
};

/* ---- nodes ---- */

static bool is_place(enum entity_type type)
{
    return type == ENTITY_PLACE || type == ENTITY_COUNTRY;
}

static bool has_capital(const char *text)
{
    for (; *text; text++)
        if (*text >= 'A' && *text <= 'Z')
            return true;
    return false;
}

/* A name that means the same one in every article. */
static bool is_global(const struct actor_form *form)
{
    const struct actor *actor = &form->actor;
    if (form->name.count == 0)
        return false;
    if (actor->is_role || actor->type == ENTITY_GROUP)
        return has_capital(actor->name);
    if (actor->type == ENTITY_PERSON)
        return name_given(&form->name).size > 0;
    return true;
}

static uint32_t new_node(struct people_matcher *matcher, uint32_t form, bool local)
{
    const struct actor *actor = &matcher->collection->forms.items[form].actor;
    uint32_t number = (uint32_t)matcher->nodes.count;
    struct node *node = vector_add(matcher->arena, &matcher->nodes);
    *node = (struct node){.form = form,
                          .parent = number,
                          .next = number,
                          .block_next = INDEX_NONE,
                          .local = local,
                          .personal = actor->type == ENTITY_PERSON && !actor->is_role};
    return number;
}

struct node_maker {
    struct people_matcher *matcher;
    struct interner keys;   /* global names, places apart from people */
    uint32_t *node_of_key;  /* by key */
    uint32_t *node_of_form; /* by form */
};

static uint32_t global_node(struct node_maker *maker, uint32_t form_number)
{
    struct people_matcher *matcher = maker->matcher;
    if (maker->node_of_form[form_number] != INDEX_NONE)
        return maker->node_of_form[form_number];
    const struct actor_form *form = &matcher->collection->forms.items[form_number];
    const char *key =
        arena_format(matcher->arena, "%c%.*s", is_place(form->actor.type) ? 'p' : 'n',
                     (int)form->name.whole.size, form->name.whole.data);
    uint32_t known = (uint32_t)maker->keys.count;
    uint32_t number = intern(&maker->keys, slice_of(key));
    if (number == known)
        maker->node_of_key[number] = new_node(matcher, form_number, false);
    uint32_t node = maker->node_of_key[number];
    if (form->actor.type == ENTITY_PERSON && !form->actor.is_role)
        node_at(matcher, node)->personal = true;
    maker->node_of_form[form_number] = node;
    return node;
}

/* Gives every actor of every record its node. */
static void make_nodes(struct people_matcher *matcher)
{
    struct collection *collection = matcher->collection;
    size_t forms = collection->forms.count;
    struct node_maker maker = {.matcher = matcher};
    interner_init(&maker.keys, matcher->arena);
    maker.node_of_key = ARENA_NEW_ARRAY(matcher->arena, forms, uint32_t);
    maker.node_of_form = ARENA_NEW_ARRAY(matcher->arena, forms, uint32_t);
    for (size_t i = 0; i < forms; i++)
        maker.node_of_form[i] = INDEX_NONE;
    for (uint32_t i = 0; i < collection->records.count; i++) {
        struct collected_record *record = record_at(matcher, i);
        record->people =
            ARENA_NEW_ARRAY(collection->arena, record->actor_count, uint32_t);
        for (size_t j = 0; j < record->actor_count; j++) {
            uint32_t form = record->forms[j];
            record->people[j] = is_global(&collection->forms.items[form])
                                    ? global_node(&maker, form)
                                    : new_node(matcher, form, true);
        }
    }
}

/* Lists each node's records. */
static void list_occurrences(struct people_matcher *matcher)
{
    size_t records = matcher->collection->records.count, total = 0;
    for (uint32_t i = 0; i < records; i++)
        for (size_t j = 0; j < record_at(matcher, i)->actor_count; j++)
            node_at(matcher, record_at(matcher, i)->people[j])->count++;
    for (size_t i = 0; i < matcher->nodes.count; i++) {
        matcher->nodes.items[i].first = (uint32_t)total;
        total += matcher->nodes.items[i].count;
        matcher->nodes.items[i].count = 0;
    }
    matcher->occurrences = ARENA_NEW_ARRAY(matcher->arena, total, uint32_t);
    for (uint32_t i = 0; i < records; i++) {
        struct collected_record *record = record_at(matcher, i);
        for (size_t j = 0; j < record->actor_count; j++) {
            struct node *node = node_at(matcher, record->people[j]);
            matcher->occurrences[node->first + node->count++] = i;
        }
    }
}

/* ---- blocks: nodes that could be one ---- */

static void add_to_block(struct people_matcher *matcher, uint64_t key, uint32_t node)
{
    char bytes[sizeof key];
    memcpy(bytes, &key, sizeof key);
    uint32_t known = (uint32_t)matcher->blocks.count;
    uint32_t block = intern(&matcher->blocks, slice_make(bytes, sizeof bytes));
    if (block == known)
        vector_push(matcher->arena, &matcher->block_heads, INDEX_NONE);
    node_at(matcher, node)->block_next = matcher->block_heads.items[block];
    matcher->block_heads.items[block] = node;
}

/* People by the sound of their family's name. */
static void block_people(struct people_matcher *matcher)
{
    for (uint32_t i = 0; i < matcher->nodes.count; i++) {
        const struct actor_form *form = form_of(matcher, i);
        bool compared =
            node_at(matcher, i)->personal || form->actor.type == ENTITY_UNKNOWN;
        if (compared && !form->actor.is_role && form->name.count > 0)
            add_to_block(matcher, name_skeleton_hash(name_family(&form->name)), i);
    }
}

/* ---- who stands beside whom ---- */

static struct slice pair_key(uint32_t pair[2], uint32_t a, uint32_t b)
{
    pair[0] = a < b ? a : b;
    pair[1] = a < b ? b : a;
    return slice_make((const char *)pair, 2 * sizeof *pair);
}

/* Company that tells a story: people and organisations known by name, not countries. */
static bool is_company(const struct people_matcher *matcher, uint32_t node)
{
    return !node_at(matcher, node)->local &&
           !is_place(form_of(matcher, node)->actor.type);
}

static void note_company_of_record(struct people_matcher *matcher,
                                   const struct collected_record *record)
{
    size_t count = record->actor_count;
    if (count > COMPANY_ACTORS_MAX)
        count = COMPANY_ACTORS_MAX;
    uint32_t pair[2];
    for (size_t i = 0; i < count; i++) {
        uint32_t node = record->people[i];
        if (!matcher->wanted[node])
            continue;
        for (size_t j = 0; j < count; j++)
            if (is_company(matcher, record->people[j]))
                intern(&matcher->company, pair_key(pair, node, record->people[j]));
    }
}

/* Only for nodes that share their block with others: nobody asks for the rest. */
static void note_company(struct people_matcher *matcher)
{
    matcher->wanted = ARENA_NEW_ARRAY(matcher->arena, matcher->nodes.count, bool);
    for (size_t i = 0; i < matcher->block_heads.count; i++) {
        uint32_t head = matcher->block_heads.items[i];
        if (node_at(matcher, head)->block_next == INDEX_NONE)
            continue;
        for (uint32_t n = head; n != INDEX_NONE; n = node_at(matcher, n)->block_next)
            matcher->wanted[n] = true;
    }
    for (uint32_t i = 0; i < matcher->collection->records.count; i++)
        note_company_of_record(matcher, record_at(matcher, i));
}

static bool keeps_company(const struct people_matcher *matcher, uint32_t a, uint32_t b)
{
    uint32_t pair[2];
    return intern_find(&matcher->company, pair_key(pair, a, b)) != INTERN_NONE;
}

/* Somebody stands beside 'node' in one article and beside 'other' in one. */
static bool share_company(const struct people_matcher *matcher, uint32_t node,
                          uint32_t other)
{
    const struct node *from = node_at(matcher, node);
    for (uint32_t i = 0; i < from->count && i < COMPANY_RECORDS_MAX; i++) {
        const struct collected_record *record =
            record_at(matcher, matcher->occurrences[from->first + i]);
        for (size_t j = 0; j < record->actor_count && j < COMPANY_ACTORS_MAX; j++) {
            uint32_t third = record->people[j];
            if (third != node && third != other && is_company(matcher, third) &&
                keeps_company(matcher, third, other))
                return true;
        }
    }
    return false;
}

/* ---- joining ---- */

uint32_t people_root(const struct people_matcher *matcher, uint32_t node)
{
    while (node_at(matcher, node)->parent != node) {
        struct node *here = node_at(matcher, node);
        here->parent = node_at(matcher, here->parent)->parent;
        node = here->parent;
    }
    return node;
}

/* An article names both and keeps them apart. */
bool people_stand_together(const struct people_matcher *matcher, uint32_t a, uint32_t b)
{
    if (node_at(matcher, a)->count > node_at(matcher, b)->count) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    uint32_t other = people_root(matcher, b);
    const struct node *from = node_at(matcher, a);
    for (uint32_t i = 0; i < from->count; i++) {
        const struct collected_record *record =
            record_at(matcher, matcher->occurrences[from->first + i]);
        for (size_t j = 0; j < record->actor_count && j < COMPANY_ACTORS_MAX; j++)
            if (record->people[j] != a &&
                people_root(matcher, record->people[j]) == other)
                return true;
    }
    return false;
}

void people_join(struct people_matcher *matcher, uint32_t a, uint32_t b)
{
    uint32_t x = people_root(matcher, a), y = people_root(matcher, b);
    if (x == y)
        return;
    if (y < x) {
        uint32_t swap = x;
        x = y;
        y = swap;
    }
    node_at(matcher, y)->parent = x;
    uint32_t next = node_at(matcher, x)->next;
    node_at(matcher, x)->next = node_at(matcher, y)->next;
    node_at(matcher, y)->next = next;
}

/* ---- what speaks for and against ---- */

static bool has_word(struct slice text, struct slice wanted)
{
    while (text.size > 0) {
        struct slice word = slice_cut(&text, ' ');
        if (slice_equal_ignoring_case(word, wanted))
            return true;
    }
    return false;
}

/* The titles have a telling word in common: "foreign minister", "Foreign Minister of". */
static bool titles_agree(const struct actor_form *a, const struct actor_form *b)
{
    if (!a->actor.title || !b->actor.title)
        return false;
    struct slice rest = slice_of(a->actor.title), other = slice_of(b->actor.title);
    while (rest.size > 0) {
        struct slice word = slice_cut(&rest, ' ');
        if (word.size >= TITLE_WORD_MIN && has_word(other, word))
            return true;
    }
    return false;
}

bool people_genders_differ(const struct actor_form *a, const struct actor_form *b)
{
    enum gender x = a->actor.gender, y = b->actor.gender;
    return (x == GENDER_MALE && y == GENDER_FEMALE) ||
           (x == GENDER_FEMALE && y == GENDER_MALE);
}

static bool may_be_one(const struct people_matcher *matcher, uint32_t a, uint32_t b)
{
    const struct actor_form *x = form_of(matcher, a), *y = form_of(matcher, b);
    if (people_root(matcher, a) == people_root(matcher, b) ||
        people_genders_differ(x, y) || people_stand_together(matcher, a, b))
        return false;
    return titles_agree(x, y) || share_company(matcher, a, b);
}

/* Full names that are spellings of each other. */
static void join_spellings(struct people_matcher *matcher, uint32_t node)
{
    size_t compared = 0;
    uint32_t other = node_at(matcher, node)->block_next;
    for (; other != INDEX_NONE && compared < BLOCK_MAX; compared++) {
        bool full = !node_at(matcher, node)->local && !node_at(matcher, other)->local;
        if (full &&
            names_compare(&form_of(matcher, node)->name,
                          &form_of(matcher, other)->name) >= NAMES_SIMILAR &&
            may_be_one(matcher, node, other))
            people_join(matcher, node, other);
        other = node_at(matcher, other)->block_next;
    }
}

/* Bare family names of other articles that are the same person; a bare name goes to the
 * only full name that it can be, or stays alone. */
static void join_bare_name(struct people_matcher *matcher, uint32_t head, uint32_t node)
{
    uint32_t found = INDEX_NONE;
    size_t compared = 0;
    for (uint32_t n = head; n != INDEX_NONE && compared < BLOCK_MAX; compared++) {
        bool candidate = !node_at(matcher, n)->local &&
                         names_compare(&form_of(matcher, node)->name,
                                       &form_of(matcher, n)->name) == NAMES_FAMILY &&
                         may_be_one(matcher, node, n);
        if (candidate && found != INDEX_NONE &&
            people_root(matcher, found) != people_root(matcher, n))
            return;
        if (candidate)
            found = n;
        n = node_at(matcher, n)->block_next;
    }
    if (found != INDEX_NONE)
        people_join(matcher, node, found);
}

/* Bare names that no full name explains, article by article. */
static void join_bare_names(struct people_matcher *matcher, uint32_t node)
{
    size_t compared = 0;
    uint32_t other = node_at(matcher, node)->block_next;
    for (; other != INDEX_NONE && compared < BLOCK_MAX; compared++) {
        bool bare = node_at(matcher, node)->local && node_at(matcher, other)->local;
        if (bare &&
            slice_equal(form_of(matcher, node)->name.whole,
                        form_of(matcher, other)->name.whole) &&
            may_be_one(matcher, node, other))
            people_join(matcher, node, other);
        other = node_at(matcher, other)->block_next;
    }
}

static void join_people(struct people_matcher *matcher)
{
    for (size_t i = 0; i < matcher->block_heads.count; i++) {
        uint32_t head = matcher->block_heads.items[i];
        for (uint32_t n = head; n != INDEX_NONE; n = node_at(matcher, n)->block_next)
            join_spellings(matcher, n);
        for (uint32_t n = head; n != INDEX_NONE; n = node_at(matcher, n)->block_next)
            if (node_at(matcher, n)->local)
                join_bare_name(matcher, head, n);
        for (uint32_t n = head; n != INDEX_NONE; n = node_at(matcher, n)->block_next)
            if (node_at(matcher, n)->local && people_root(matcher, n) == n)
                join_bare_names(matcher, n);
    }
}

/* ---- given names alone ---- */

/* People by their given names; who is told by one word, and joined with nobody, by it.
 * Gives whether there is anybody of the latter. */
static bool block_given_names(struct people_matcher *matcher)
{
    bool any_bare = false;
    matcher->block_heads.count = 0;
    interner_init(&matcher->blocks, matcher->arena);
    for (uint32_t i = 0; i < matcher->nodes.count; i++) {
        struct node *node = node_at(matcher, i);
        const struct folded_name *name = &form_of(matcher, i)->name;
        bool bare = node->local && name->count == 1 && people_root(matcher, i) == i &&
                    node->next == i;
        node->block_next = INDEX_NONE;
        if (!node->personal || (node->local && !bare) || name->count == 0)
            continue;
        add_to_block(matcher, hash_combine(hash_bytes(name->words[0]), 4), i);
        any_bare |= node->local;
    }
    return any_bare;
}

static bool text_shares_word(const char *text, const char *other)
{
    struct slice rest = text ? slice_of(text) : slice_make("", 0);
    while (rest.size > 0) {
        struct slice word = slice_cut(&rest, ' ');
        if (word.size >= TITLE_WORD_MIN && other && has_word(slice_of(other), word))
            return true;
    }
    return false;
}

/* Both are called governor, say, be it as a title or as a description. */
static bool called_alike(const struct actor *a, const struct actor *b)
{
    for (size_t i = 0; i <= a->aliases.count && i < ALIASES_MAX; i++) {
        const char *text = i < a->aliases.count ? a->aliases.items[i] : a->title;
        if (text_shares_word(text, b->title))
            return true;
        for (size_t j = 0; j < b->aliases.count && j < ALIASES_MAX; j++)
            if (text_shares_word(text, b->aliases.items[j]))
                return true;
    }
    return false;
}

/* People known by name who stand beside both, two at least: one story. */
static bool share_story(const struct people_matcher *matcher, uint32_t node,
                        uint32_t other)
{
    const struct node *from = node_at(matcher, node);
    size_t count = 0;
    for (uint32_t i = 0; i < from->count && i < COMPANY_RECORDS_MAX; i++) {
        const struct collected_record *record =
            record_at(matcher, matcher->occurrences[from->first + i]);
        for (size_t j = 0; j < record->actor_count && j < COMPANY_ACTORS_MAX; j++) {
            uint32_t third = record->people[j];
            count += third != node && third != other &&
                     node_at(matcher, third)->personal && is_company(matcher, third) &&
                     keeps_company(matcher, other, third);
        }
    }
    return count >= STORY_PEOPLE_MIN;
}

/* "his brother Nurlan, the governor", "Nurlan" in the same story: the only one of that
 * given name who is called so, or who belongs to the story. */
static void join_given_name(struct people_matcher *matcher, uint32_t head, uint32_t node)
{
    const struct actor_form *form = form_of(matcher, node);
    uint32_t found = INDEX_NONE, n = head;
    for (size_t i = 0; n != INDEX_NONE && i < BLOCK_MAX; i++) {
        bool fits = !node_at(matcher, n)->local &&
                    (called_alike(&form->actor, &form_of(matcher, n)->actor) ||
                     share_story(matcher, node, n)) &&
                    !people_genders_differ(form, form_of(matcher, n)) &&
                    !people_stand_together(matcher, node, n);
        if (fits && found != INDEX_NONE &&
            people_root(matcher, found) != people_root(matcher, n))
            return;
        found = fits ? n : found;
        n = node_at(matcher, n)->block_next;
    }
    if (found != INDEX_NONE)
        people_join(matcher, node, found);
}

static void join_given_names(struct people_matcher *matcher)
{
    if (!block_given_names(matcher))
        return;
    interner_init(&matcher->company, matcher->arena);
    note_company(matcher);
    for (size_t i = 0; i < matcher->block_heads.count; i++) {
        uint32_t head = matcher->block_heads.items[i];
        for (uint32_t n = head; n != INDEX_NONE; n = node_at(matcher, n)->block_next)
            if (node_at(matcher, n)->local)
                join_given_name(matcher, head, n);
    }
}

/* ---- organisations ---- */

static bool has_digit(struct slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

/* No person's name ends in a number. */
static bool is_organization(const struct people_matcher *matcher, uint32_t node)
{
    const struct actor *actor = &form_of(matcher, node)->actor;
    const struct folded_name *name = &form_of(matcher, node)->name;
    return !node_at(matcher, node)->local && !actor->is_role && name->count > 0 &&
           (actor->type == ENTITY_ORGANIZATION || actor->type == ENTITY_UNKNOWN ||
            (actor->type == ENTITY_PERSON && has_digit(name->words[name->count - 1])));
}

/* What organisations are looked for by: one block each time, for a node has one chain. */
enum organization_key {
    KEY_ACRONYM, /* of the longer words: "cma" of "competition and markets authority" */
    KEY_LETTERS, /* of all words: "usaf" of "united states air force" */
    KEY_TOLD,    /* the short form that an article tells beside the name */
    KEY_FIRST_WORD,
    KEY_MODEL,
    ORGANIZATION_KEYS
};

static struct slice acronym_of(const struct folded_name *name, enum organization_key key,
                               char letters[NAME_WORDS_MAX])
{
    size_t size = 0;
    for (size_t i = 0; i < name->count; i++)
        if (key == KEY_LETTERS || name->words[i].size > 3 || i == 0)
            letters[size++] = name->words[i].data[0];
    return slice_make(letters, size);
}

/* The first alias of one word in capitals: "USAF". */
static struct slice told_acronym(struct people_matcher *matcher, uint32_t node)
{
    const struct actor *actor = &form_of(matcher, node)->actor;
    for (size_t i = 0; i < actor->aliases.count && i < ALIASES_MAX; i++) {
        struct slice alias = slice_of(actor->aliases.items[i]);
        bool capitals = alias.size > 1;
        for (size_t j = 0; j < alias.size; j++)
            capitals = capitals && alias.data[j] >= 'A' && alias.data[j] <= 'Z';
        struct folded_name folded;
        if (!capitals)
            continue;
        name_fold(matcher->arena, alias, &folded);
        return folded.whole;
    }
    return slice_make("", 0);
}

static void block_short_form(struct people_matcher *matcher, uint32_t node,
                             enum organization_key key)
{
    const struct folded_name *name = &form_of(matcher, node)->name;
    char letters[NAME_WORDS_MAX];
    struct slice short_form = name->count == 1  ? name->words[0]
                              : key == KEY_TOLD ? told_acronym(matcher, node)
                                                : acronym_of(name, key, letters);
    if (short_form.size > 0)
        add_to_block(matcher, hash_combine(hash_bytes(short_form), 1), node);
}

static void block_organizations(struct people_matcher *matcher, enum organization_key key)
{
    matcher->block_heads.count = 0;
    interner_init(&matcher->blocks, matcher->arena);
    for (uint32_t i = 0; i < matcher->nodes.count; i++) {
        if (!is_organization(matcher, i))
            continue;
        const struct folded_name *name = &form_of(matcher, i)->name;
        struct slice last = name->words[name->count - 1];
        if (key == KEY_ACRONYM || key == KEY_LETTERS || key == KEY_TOLD)
            block_short_form(matcher, i, key);
        else if (key == KEY_FIRST_WORD)
            add_to_block(matcher, hash_combine(hash_bytes(name->words[0]), 2), i);
        else if (has_digit(last))
            add_to_block(matcher, hash_combine(hash_bytes(last), 3), i);
    }
}

/* The words that are left out name no model: "Airbus" is not the "Airbus A380". */
static bool starts_with_words(const struct folded_name *longer,
                              const struct folded_name *shorter)
{
    if (longer->count <= shorter->count)
        return false;
    for (size_t i = 0; i < shorter->count; i++)
        if (!slice_equal(longer->words[i], shorter->words[i]))
            return false;
    for (size_t i = shorter->count; i < longer->count; i++)
        if (has_digit(longer->words[i]))
            return false;
    return true;
}

/* "A380" of "Airbus A380", and "A380s", whatever else an article names beside it. */
static bool is_model_of(const struct folded_name *longer,
                        const struct folded_name *shorter)
{
    struct slice last = longer->words[longer->count - 1], word = shorter->words[0];
    if (shorter->count != 1 || longer->count < 2 || !has_digit(word))
        return false;
    if (word.size == last.size + 1 && word.data[last.size] == 's')
        word.size--;
    return slice_equal(last, word);
}

/* An article tells the short form beside the long one: "the ... Company (EADS)". */
static bool is_told_alias(const struct people_matcher *matcher, uint32_t node,
                          uint32_t longer)
{
    const struct actor *actor = &form_of(matcher, longer)->actor;
    const char *name = form_of(matcher, node)->actor.name;
    for (size_t i = 0; i < actor->aliases.count && i < ALIASES_MAX; i++)
        if (strcmp(actor->aliases.items[i], name) == 0)
            return true;
    return false;
}

static bool is_short_form(const struct people_matcher *matcher, uint32_t node,
                          uint32_t longer)
{
    const struct folded_name *name = &form_of(matcher, node)->name;
    const struct folded_name *other = &form_of(matcher, longer)->name;
    if (name->count == 1 && name_is_acronym(name->words[0], other))
        return true;
    return starts_with_words(other, name) || is_model_of(other, name) ||
           is_told_alias(matcher, node, longer);
}

static bool may_be_short_form(const struct people_matcher *matcher, uint32_t node,
                              uint32_t longer)
{
    if (node == longer || !is_short_form(matcher, node, longer))
        return false;
    if (is_model_of(&form_of(matcher, longer)->name, &form_of(matcher, node)->name))
        return people_root(matcher, node) != people_root(matcher, longer);
    return may_be_one(matcher, node, longer) ||
           (is_told_alias(matcher, node, longer) &&
            !people_stand_together(matcher, node, longer));
}

/* Two spellings of the long form: "... Defence & Space NV", "... Defense & Space". */
static bool begin_alike(const struct people_matcher *matcher, uint32_t a, uint32_t b)
{
    const struct folded_name *x = &form_of(matcher, a)->name;
    const struct folded_name *y = &form_of(matcher, b)->name;
    return x->count > 1 && y->count > 1 && slice_equal(x->words[0], y->words[0]) &&
           slice_equal(x->words[1], y->words[1]);
}

static void join_short_form(struct people_matcher *matcher, uint32_t head, uint32_t node)
{
    uint32_t found = INDEX_NONE, count = 0;
    uint32_t n = head;
    for (size_t i = 0; n != INDEX_NONE && i < BLOCK_MAX; i++) {
        if (may_be_short_form(matcher, node, n)) {
            bool other = found != INDEX_NONE &&
                         people_root(matcher, found) != people_root(matcher, n);
            if (other && !begin_alike(matcher, found, n))
                return;
            count += other || found == INDEX_NONE;
            found = n;
        }
        n = node_at(matcher, n)->block_next;
    }
    if (found != INDEX_NONE)
        people_join(matcher, node, found);
    for (n = head; n != INDEX_NONE && count > 1; n = node_at(matcher, n)->block_next)
        if (may_be_short_form(matcher, node, n))
            people_join(matcher, node, n);
}

static void join_organizations(struct people_matcher *matcher)
{
    for (int key = 0; key < ORGANIZATION_KEYS; key++) {
        for (size_t i = 0; i < matcher->nodes.count; i++)
            matcher->nodes.items[i].block_next = INDEX_NONE;
        block_organizations(matcher, (enum organization_key)key);
        interner_init(&matcher->company, matcher->arena);
        note_company(matcher);
        for (size_t i = 0; i < matcher->block_heads.count; i++) {
            uint32_t head = matcher->block_heads.items[i];
            for (uint32_t n = head; n != INDEX_NONE; n = node_at(matcher, n)->block_next)
                join_short_form(matcher, head, n);
        }
    }
}

/* ---- the joined actors ---- */

/* A candidate for a field of the joined actor and in how many records it stands. */
struct ballot {
    const char *text;
    size_t votes;
};
struct ballot_vector {
    struct ballot *items;
    size_t count, capacity;
};

static void vote(struct arena *arena, struct ballot_vector *ballots, const char *text,
                 size_t votes)
{
    if (!text || !*text)
        return;
    for (size_t i = 0; i < ballots->count; i++) {
        if (strcmp(ballots->items[i].text, text) == 0) {
            ballots->items[i].votes += votes;
            return;
        }
    }
    if (ballots->count >= ALIASES_MAX)
        return;
    struct ballot ballot = {text, votes};
    vector_push(arena, ballots, ballot);
}

/* The most frequent; of these the longest, of these the first by its bytes. */
static const char *elected(const struct ballot_vector *ballots)
{
    const struct ballot *best = NULL;
    for (size_t i = 0; i < ballots->count; i++) {
        const struct ballot *b = &ballots->items[i];
        if (!best || b->votes > best->votes) {
            best = b;
            continue;
        }
        if (b->votes < best->votes || strlen(b->text) < strlen(best->text))
            continue;
        if (strlen(b->text) > strlen(best->text) || strcmp(b->text, best->text) < 0)
            best = b;
    }
    return best ? best->text : NULL;
}

struct tally {
    struct ballot_vector names, bare_names, roles, titles, affiliations, aliases;
    size_t types[ENTITY_GROUP + 1];
    struct actor sum;
};

static void count_form(struct arena *arena, struct tally *tally,
                       const struct actor_form *form, size_t votes)
{
    const struct actor *actor = &form->actor;
    bool bare = actor->type == ENTITY_PERSON && form->name.count < 2;
    struct ballot_vector *names = actor->is_role ? &tally->roles
                                  : bare         ? &tally->bare_names
                                                 : &tally->names;
    vote(arena, names, actor->name, votes);
    vote(arena, &tally->titles, actor->title, votes);
    vote(arena, &tally->affiliations, actor->affiliation, votes);
    vote(arena, &tally->aliases, actor->name, votes);
    for (size_t i = 0; i < actor->aliases.count; i++)
        vote(arena, &tally->aliases, actor->aliases.items[i], votes);
    if (actor->type != ENTITY_UNKNOWN)
        tally->types[actor->type] += votes;
    if (tally->sum.gender == GENDER_UNKNOWN)
        tally->sum.gender = actor->gender;
    tally->sum.plural |= actor->plural;
    tally->sum.is_role &= actor->is_role;
}

static int compare_texts(const void *first, const void *second)
{
    return strcmp(*(const char *const *)first, *(const char *const *)second);
}

/* Some words of the text, in a row, are the whole name of another: "Boeing's rival". */
static bool names_another(struct arena *arena, const struct interner *names,
                          const char *text, const struct folded_name *own)
{
    struct folded_name folded;
    name_fold(arena, slice_of(text), &folded);
    for (size_t i = 0; i < folded.count; i++) {
        const char *begin = folded.words[i].data;
        for (size_t j = i; j < folded.count; j++) {
            struct slice end = folded.words[j];
            struct slice part = slice_make(begin, (size_t)(end.data - begin) + end.size);
            if (part.size < folded.whole.size && !slice_equal(part, own->whole) &&
                intern_find(names, part) != INTERN_NONE &&
                slice_find(own->whole, part, 0) == SIZE_MAX)
                return true;
        }
    }
    return false;
}

/* What an organisation is called by naming another is no name of its own: whoever looks
 * for the other must not find it. */
static void drop_foreign_aliases(struct arena *arena, struct people *people)
{
    struct interner names;
    interner_init(&names, arena);
    for (size_t i = 0; i < people->items.count; i++) {
        const struct actor *actor = &people->items.items[i];
        struct folded_name name;
        name_fold(arena, slice_of(actor->name), &name);
        if (actor->type == ENTITY_ORGANIZATION && !actor->is_role && name.count > 0)
            intern(&names, name.whole);
    }
    for (size_t i = 0; i < people->items.count; i++) {
        struct actor *actor = &people->items.items[i];
        struct folded_name own;
        size_t kept = 0;
        if (actor->type != ENTITY_ORGANIZATION || actor->aliases.count == 0)
            continue;
        name_fold(arena, slice_of(actor->name), &own);
        for (size_t j = 0; j < actor->aliases.count; j++)
            if (!names_another(arena, &names, actor->aliases.items[j], &own))
                actor->aliases.items[kept++] = actor->aliases.items[j];
        actor->aliases.count = kept;
    }
}

static void add_aliases(struct arena *arena, struct actor *actor,
                        const struct ballot_vector *aliases)
{
    for (size_t i = 0; i < aliases->count; i++)
        if (strcmp(aliases->items[i].text, actor->name) != 0)
            vector_push(arena, &actor->aliases, aliases->items[i].text);
    if (actor->aliases.count > 0)
        qsort(actor->aliases.items, actor->aliases.count, sizeof *actor->aliases.items,
              compare_texts);
}

/* Lives in 'arena'. */
static struct actor finish_actor(struct arena *arena, struct tally *tally)
{
    struct actor actor = tally->sum;
    const char *name = elected(&tally->names);
    if (!name)
        name = elected(&tally->bare_names);
    if (!name)
        name = elected(&tally->roles);
    actor.name = name ? name : "";
    actor.title = elected(&tally->titles);
    actor.affiliation = elected(&tally->affiliations);
    actor.type = ENTITY_UNKNOWN;
    for (int type = ENTITY_UNKNOWN; type <= ENTITY_GROUP; type++)
        if (tally->types[type] > tally->types[actor.type])
            actor.type = (enum entity_type)type;
    add_aliases(arena, &actor, &tally->aliases);
    return actor;
}

static int compare_form_counts(const void *first, const void *second)
{
    const struct form_count *a = first, *b = second;
    if (a->root != b->root)
        return a->root < b->root ? -1 : 1;
    return (a->form > b->form) - (a->form < b->form);
}

/* All (person, form) pairs, equal ones together. */
struct form_count *people_count_forms(struct people_matcher *matcher, size_t *count)
{
    size_t total = 0, at = 0, records = matcher->collection->records.count;
    for (uint32_t i = 0; i < records; i++)
        total += record_at(matcher, i)->actor_count;
    struct form_count *rows = ARENA_NEW_ARRAY(matcher->arena, total, struct form_count);
    for (uint32_t i = 0; i < records; i++) {
        const struct collected_record *record = record_at(matcher, i);
        for (size_t j = 0; j < record->actor_count; j++)
            rows[at++] = (struct form_count){people_root(matcher, record->people[j]),
                                             record->forms[j], 1};
    }
    qsort(rows, total, sizeof *rows, compare_form_counts);
    size_t kept = 0;
    for (size_t i = 0; i < total; i++) {
        bool same = kept > 0 && compare_form_counts(&rows[kept - 1], &rows[i]) == 0;
        if (same)
            rows[kept - 1].votes++;
        else
            rows[kept++] = rows[i];
    }
    *count = kept;
    return rows;
}

/* Makes the people and replaces each record's nodes by them. Roots are numbered in the
 * order of first sight, so that people are too. */
static void finish(struct people_matcher *matcher)
{
    struct arena *arena = matcher->collection->arena;
    struct people *people = matcher->people;
    size_t count = 0;
    struct form_count *rows = people_count_forms(matcher, &count);
    uint32_t *person_of_root =
        ARENA_NEW_ARRAY(matcher->arena, matcher->nodes.count, uint32_t);
    const struct actor_form *forms = matcher->collection->forms.items;
    for (size_t i = 0; i < count;) {
        struct tally tally = {.sum = {.gender = GENDER_UNKNOWN, .is_role = true}};
        uint32_t root = rows[i].root;
        for (; i < count && rows[i].root == root; i++)
            count_form(matcher->arena, &tally, &forms[rows[i].form], rows[i].votes);
        person_of_root[root] = (uint32_t)people->items.count;
        vector_push(arena, &people->items, finish_actor(arena, &tally));
    }
    drop_foreign_aliases(matcher->arena, people);
    for (uint32_t i = 0; i < matcher->collection->records.count; i++) {
        struct collected_record *record = record_at(matcher, i);
        for (size_t j = 0; j < record->actor_count; j++)
            record->people[j] = person_of_root[people_root(matcher, record->people[j])];
    }
}

static void match_all(struct arena *arena, void *context)
{
    struct people_matcher *matcher = context;
    matcher->arena = arena;
    interner_init(&matcher->blocks, arena);
    interner_init(&matcher->company, arena);
    make_nodes(matcher);
    list_occurrences(matcher);
    block_people(matcher);
    note_company(matcher);
    join_people(matcher);
    join_given_names(matcher);
    join_organizations(matcher);
    roles_join(matcher);
    finish(matcher);
}

void people_match(struct collection *collection, struct people *people)
{
    struct people_matcher matcher = {.collection = collection, .people = people};
    arena_run_apart(collection->arena, match_all, &matcher);
}
