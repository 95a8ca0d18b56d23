#include "claim/name_index.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "claim/word_sets.h"
#include "timeline/multimap.h"
#include "timeline/names.h"

#include <string.h>

enum {
    NAME_LENGTH_MAX = 8,
    ENTRIES_LOOKED_AT_MAX = 256,
    GIVEN_LENGTH_MIN = 3,
    MEMBER_LENGTH_MIN = 5
};

/* One way to name an actor. */
struct name_form {
    uint32_t actor;
    uint8_t count;
    bool family_only;
    bool given_only;  /* counts where nobody is called so otherwise */
    bool member_only; /* a word of a group's name: "independent" of "four independent
                         members" */
    struct slice words[NAME_LENGTH_MAX];
};

struct name_index {
    struct arena *arena;
    VECTOR(struct name_form) forms;
    struct multimap by_start; /* skeletons of the first two words, or of the only one */
};

/* Words that name_words_similar takes for one have one skeleton. */
static uint64_t start_key(const struct slice *words, size_t count)
{
    uint64_t key = name_skeleton_hash(words[0]);
    return count > 1 ? hash_combine(key, name_skeleton_hash(words[1])) : key;
}

static struct name_form *add_form(struct name_index *index, uint32_t actor,
                                  const struct slice *words, size_t count)
{
    if (count == 0 || count > NAME_LENGTH_MAX)
        return NULL;
    struct name_form *form = vector_add(index->arena, &index->forms);
    *form = (struct name_form){.actor = actor, .count = (uint8_t)count};
    memcpy(form->words, words, count * sizeof *words);
    multimap_add(&index->by_start, start_key(words, count),
                 (uint32_t)index->forms.count - 1);
    return form;
}

static void add_text(struct name_index *index, uint32_t actor, const char *text)
{
    struct folded_name name;
    if (!text)
        return;
    name_fold(index->arena, slice_of(text), &name);
    add_form(index, actor, name.words, name.count);
}

/* "former deputy" in front of a role: another one. */
static bool is_of_another(struct slice words)
{
    while (words.size > 0)
        if (claim_set_has(CLAIM_SET_OTHER_ROLES, slice_cut(&words, ' ')))
            return true;
    return false;
}

/* "other relatives", "Kenyan envoy": the last word alone, where it is a common noun. */
static void add_head(struct name_index *index, uint32_t actor, const char *text)
{
    struct folded_name name;
    struct slice words = slice_of(text);
    size_t at = words.size;
    while (at > 0 && words.data[at - 1] != ' ')
        at--;
    if (at == 0 || at == words.size || !ascii_is_lower(words.data[at]) ||
        is_of_another(slice_part(words, 0, at)))
        return;
    name_fold(index->arena, slice_part(words, at, words.size), &name);
    if (name.count == 1)
        add_form(index, actor, name.words, 1);
}

/* "mediator", "student union president" in front of the actor's own name. */
static void add_office(struct name_index *index, uint32_t number,
                       const struct actor *actor, const char *alias)
{
    struct slice text = slice_of(alias), name = slice_of(actor->name);
    if (text.size <= name.size + 1 || !slice_ends_with(text, actor->name) ||
        text.data[text.size - name.size - 1] != ' ')
        return;
    const char *office =
        arena_copy(index->arena, slice_part(text, 0, text.size - name.size - 1));
    add_text(index, number, office);
    add_head(index, number, office);
}

/* "Mbeki" and "Thabo" of "Thabo Mbeki". */
static void add_single_names(struct name_index *index, uint32_t number,
                             const struct actor *actor)
{
    struct folded_name name;
    name_fold(index->arena, slice_of(actor->name), &name);
    struct slice family = name_family(&name), given = name_given(&name);
    if (actor->type != ENTITY_PERSON || actor->is_role || name.count < 2)
        return;
    struct name_form *form = add_form(index, number, &family, 1);
    form->family_only = true;
    if (given.size < GIVEN_LENGTH_MIN)
        return;
    form = add_form(index, number, &given, 1);
    form->given_only = true;
}

/* "Harbour" and "Party" of "Harbour Party": where nobody else is called so. */
static void add_body_words(struct name_index *index, uint32_t number,
                           const struct actor *actor)
{
    struct folded_name name;
    if (actor->type != ENTITY_ORGANIZATION || !actor->name ||
        !ascii_is_upper(actor->name[0]))
        return;
    name_fold(index->arena, slice_of(actor->name), &name);
    for (size_t i = 0; name.count > 1 && i < name.count; i += name.count - 1) {
        if (name.words[i].size < MEMBER_LENGTH_MIN)
            continue;
        struct name_form *form = add_form(index, number, &name.words[i], 1);
        form->given_only = true;
    }
}

/* "four independent members" are "the independents" as well. */
static void add_members(struct name_index *index, uint32_t number,
                        const struct actor *actor)
{
    struct folded_name name;
    if (actor->type != ENTITY_GROUP || !actor->name || !ascii_is_lower(actor->name[0]))
        return;
    name_fold(index->arena, slice_of(actor->name), &name);
    for (size_t i = 0; i + 1 < name.count; i++) {
        if (name.words[i].size < MEMBER_LENGTH_MIN)
            continue;
        struct name_form *form = add_form(index, number, &name.words[i], 1);
        form->member_only = true;
    }
}

struct name_index *name_index_new(struct arena *arena, const struct record *timeline)
{
    struct name_index *index = ARENA_NEW(arena, struct name_index);
    *index = (struct name_index){.arena = arena};
    multimap_init(&index->by_start, arena);
    for (uint32_t i = 0; i < timeline->actors.count; i++) {
        const struct actor *actor = &timeline->actors.items[i];
        add_text(index, i, actor->name);
        add_text(index, i, actor->title);
        for (size_t j = 0; j < actor->aliases.count; j++) {
            add_text(index, i, actor->aliases.items[j]);
            add_head(index, i, actor->aliases.items[j]);
            add_office(index, i, actor, actor->aliases.items[j]);
        }
        add_head(index, i, actor->name);
        add_single_names(index, i, actor);
        add_members(index, i, actor);
        add_body_words(index, i, actor);
    }
    return index;
}

/* The claim's words from 'token' on, folded as names are. */
struct window {
    struct slice words[NAME_LENGTH_MAX + 4];
    uint32_t ends[NAME_LENGTH_MAX + 4]; /* token after the word */
    size_t count;
};

static void fill_window(struct arena *arena, const struct document *document,
                        uint32_t token, uint32_t end, struct window *window)
{
    *window = (struct window){0};
    for (; token < end && window->count < NAME_LENGTH_MAX; token++) {
        struct slice lower = document->tokens.items[token].lower;
        bool joins = slice_is(lower, "-") || slice_is(lower, "'s") ||
                     slice_is(lower, "'") || slice_is(lower, ".");
        if (joins && window->count > 0) {
            window->ends[window->count - 1] =
                slice_is(lower, "'s") ? window->ends[window->count - 1] : token + 1;
            continue;
        }
        struct folded_name folded;
        name_fold(arena, document->tokens.items[token].form, &folded);
        if (folded.count == 0)
            return;
        for (size_t i = 0; i < folded.count && window->count < NAME_LENGTH_MAX; i++) {
            window->words[window->count] = folded.words[i];
            window->ends[window->count++] = token + 1;
        }
    }
}

/* "presidents" stands for each who is called president. */
static void drop_plural(struct window *window)
{
    struct slice *word = &window->words[0];
    if (word->size > 4 && word->data[word->size - 1] == 's' &&
        word->data[word->size - 2] != 's')
        word->size--;
}

static bool form_fits(const struct name_form *form, const struct window *window)
{
    if (form->count > window->count)
        return false;
    for (size_t i = 0; i < form->count; i++)
        if (!name_words_similar(form->words[i], window->words[i]))
            return false;
    return true;
}

static void add_actor(struct name_use *use, uint32_t actor)
{
    for (size_t i = 0; i < use->count; i++)
        if (use->actors[i] == actor)
            return;
    if (use->count < NAME_ACTORS_MAX)
        use->actors[use->count++] = actor;
}

static void find_longest(const struct name_index *index, const struct window *window,
                         uint64_t key, size_t *longest, struct name_use *use)
{
    uint32_t entry = multimap_first(&index->by_start, key);
    for (int i = 0; entry != MULTIMAP_END && i < ENTRIES_LOOKED_AT_MAX; i++) {
        struct multimap_entry e = index->by_start.entries.items[entry];
        const struct name_form *form = &index->forms.items[e.value];
        entry = e.next;
        if (form->count < *longest || form->given_only || form->member_only ||
            !form_fits(form, window))
            continue;
        if (form->count > *longest) {
            use->count = 0;
            use->family_only = true;
        }
        *longest = form->count;
        use->family_only = use->family_only && form->family_only;
        use->end = window->ends[form->count - 1];
        add_actor(use, form->actor);
    }
}

static bool find_forms(const struct name_index *index, const struct window *window,
                       struct name_use *use)
{
    size_t longest = 0;
    if (window->count > 1)
        find_longest(index, window, start_key(window->words, 2), &longest, use);
    if (longest == 0)
        find_longest(index, window, start_key(window->words, 1), &longest, use);
    return use->count > 0;
}

/* What a word that is no whole name stands for: a given name, or a part of a group's. */
enum lone_word { WORD_OF_PERSON, WORD_OF_GROUP };

static void add_by_word(const struct name_index *index, const struct window *window,
                        enum lone_word sort, struct name_use *use)
{
    uint32_t entry = multimap_first(&index->by_start, start_key(window->words, 1));
    for (int i = 0; entry != MULTIMAP_END && i < ENTRIES_LOOKED_AT_MAX; i++) {
        struct multimap_entry e = index->by_start.entries.items[entry];
        const struct name_form *form = &index->forms.items[e.value];
        entry = e.next;
        if (!(sort == WORD_OF_GROUP ? form->member_only : form->given_only) ||
            !slice_equal(form->words[0], window->words[0]))
            continue;
        use->end = window->ends[0];
        add_actor(use, form->actor);
    }
}

/* "Rosli" for the only "Rosli Mat" of the timeline: given names are used alone. */
static bool find_given(const struct name_index *index, const struct window *window,
                       struct name_use *use)
{
    add_by_word(index, window, WORD_OF_PERSON, use);
    if (use->count > 1)
        use->count = 0; /* anybody's */
    return use->count > 0;
}

/* Groups whose names have the word, besides those that are called so. */
static void add_groups(const struct name_index *index, const struct window *window,
                       struct name_use *use)
{
    add_by_word(index, window, WORD_OF_GROUP, use);
}

/* A given name stands alone: no further name behind it. */
static bool stands_alone(const struct document *document, uint32_t token, uint32_t end)
{
    const struct token *name = &document->tokens.items[token];
    bool followed = token + 1 < end && document->tokens.items[token + 1].capitalised;
    return name->capitalised && !followed;
}

bool name_index_find(const struct name_index *index, struct arena *arena,
                     const struct document *document, uint32_t token, uint32_t end,
                     struct name_use *use)
{
    struct window window = {.count = 0};
    fill_window(arena, document, token, end, &window);
    if (window.count == 0)
        return false;
    *use = (struct name_use){.first = token,
                             .actors = ARENA_NEW_ARRAY(arena, NAME_ACTORS_MAX, uint32_t)};
    const struct token *first = &document->tokens.items[token];
    bool plural = first->tag == TAG_NNS && !first->capitalised, named;
    named = find_forms(index, &window, use);
    if (named && (!plural || use->end > token + 1))
        return true;
    if (!named && stands_alone(document, token, end))
        return find_given(index, &window, use);
    if (!plural)
        return named;
    drop_plural(&window);
    add_groups(index, &window, use);
    struct name_use each = *use;
    each.count = 0;
    each.actors = ARENA_NEW_ARRAY(arena, NAME_ACTORS_MAX, uint32_t);
    if (!find_forms(index, &window, &each))
        return use->count > 0;
    if (use->count == 0) {
        *use = each;
        return true;
    }
    for (size_t i = 0; i < each.count && each.end == use->end; i++)
        add_actor(use, each.actors[i]);
    return true;
}
