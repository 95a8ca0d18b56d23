#include "claim/name_index.h"

#include "base/hash.h"
#include "timeline/multimap.h"
#include "timeline/names.h"

#include <string.h>

enum { NAME_LENGTH_MAX = 8, ENTRIES_LOOKED_AT_MAX = 256 };

/* One way to name an actor. */
struct name_form {
    uint32_t actor;
    uint8_t count;
    bool family_only;
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

static void add_form(struct name_index *index, uint32_t actor, const struct slice *words,
                     size_t count, bool family_only)
{
    if (count == 0 || count > NAME_LENGTH_MAX)
        return;
    struct name_form *form = vector_add(index->arena, &index->forms);
    *form = (struct name_form){
        .actor = actor, .count = (uint8_t)count, .family_only = family_only};
    memcpy(form->words, words, count * sizeof *words);
    multimap_add(&index->by_start, start_key(words, count),
                 (uint32_t)index->forms.count - 1);
}

static void add_text(struct name_index *index, uint32_t actor, const char *text)
{
    struct folded_name name;
    if (!text)
        return;
    name_fold(index->arena, slice_of(text), &name);
    add_form(index, actor, name.words, name.count, false);
}

/* "other relatives", "Kenyan envoy": the last word alone, where it is a common noun. */
static void add_head(struct name_index *index, uint32_t actor, const char *text)
{
    struct folded_name name;
    struct slice words = slice_of(text);
    size_t at = words.size;
    while (at > 0 && words.data[at - 1] != ' ')
        at--;
    if (at == 0 || at == words.size || words.data[at] < 'a' || words.data[at] > 'z')
        return;
    name_fold(index->arena, slice_part(words, at, words.size), &name);
    if (name.count == 1)
        add_form(index, actor, name.words, 1, false);
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
        }
        add_head(index, i, actor->name);
        struct folded_name name;
        name_fold(arena, slice_of(actor->name), &name);
        struct slice family = name_family(&name);
        if (actor->type == ENTITY_PERSON && !actor->is_role && name.count > 1)
            add_form(index, i, &family, 1, true);
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
        bool joins =
            slice_is(lower, "-") || slice_is(lower, "'s") || slice_is(lower, ".");
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
        if (form->count < *longest || !form_fits(form, window))
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
    if (find_forms(index, &window, use) || first->tag != TAG_NNS || first->capitalised)
        return use->count > 0;
    drop_plural(&window);
    return find_forms(index, &window, use);
}
