#include "timeline/roles.h"

#include "base/hash.h"
#include "timeline/retold.h"
#include "timeline/word_sets.h"

#include <string.h>

enum {
    DEMONYM_ROOT_MIN = 4, /* letters that "kenya" and "kenyan" share at least */
    HOLDERS_MAX = 16,     /* people called by a word; more are too many to tell apart */
    HOLDER_RECORDS_MAX = 16, /* articles of each that are looked at */
    COMPANY_MIN = 2, /* people of the role's article who stand beside the holder */
};

/* "leader" and "head": words for one role. */
static bool words_of_one_role(struct slice a, struct slice b)
{
    static const char *const rows[] = {
#define ROLE_WORDS(row) row,
#include "timeline/role_words.def"
#undef ROLE_WORDS
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (word_in(a, slice_of(rows[i])) && word_in(b, slice_of(rows[i])))
            return true;
    return false;
}

/* "kenya" and "kenyan", "somalia" and "somali": a country and who is of it. */
static bool words_of_one_root(struct slice a, struct slice b)
{
    if (name_words_similar(a, b) || words_of_one_role(a, b))
        return true;
    struct slice shorter = a.size < b.size ? a : b, longer = a.size < b.size ? b : a;
    return shorter.size >= DEMONYM_ROOT_MIN && longer.size - shorter.size <= 2 &&
           slice_equal(slice_part(longer, 0, shorter.size), shorter);
}

/* "vice president" is no president. */
static bool is_lesser(const struct folded_name *text, size_t at)
{
    return at > 0 && timeline_set_has(TIMELINE_SET_LESSER, text->words[at - 1]);
}

static bool text_has_words(struct people_matcher *matcher, const char *text,
                           const struct folded_name *wanted)
{
    struct folded_name folded;
    if (!text || !*text)
        return false;
    name_fold(matcher->arena, slice_of(text), &folded);
    for (size_t i = 0; i < wanted->count; i++) {
        size_t j = 0;
        while (j < folded.count && !words_of_one_root(folded.words[j], wanted->words[i]))
            j++;
        if (j == folded.count || (i == 0 && is_lesser(&folded, j)))
            return false;
    }
    return true;
}

static bool form_has_words(struct people_matcher *matcher, uint32_t form,
                           const struct folded_name *wanted)
{
    const struct actor *actor = &matcher->collection->forms.items[form].actor;
    if (text_has_words(matcher, actor->title, wanted))
        return true;
    for (size_t i = 0; i < actor->aliases.count && i < ALIASES_MAX; i++)
        if (text_has_words(matcher, actor->aliases.items[i], wanted))
            return true;
    return false;
}

static bool is_called(struct role_matcher *matcher, uint32_t person,
                      const struct folded_name *wanted)
{
    struct form_range range = matcher->ranges[person];
    for (uint32_t i = range.first; i < range.end && i < range.first + ALIASES_MAX; i++)
        if (form_has_words(matcher->people, matcher->rows[i].form, wanted))
            return true;
    return false;
}

static bool is_shared_word(struct slice word)
{
    static const char *const words[] = {
#define SHARED_ROLE(word) word,
#include "timeline/shared_roles.def"
#undef SHARED_ROLE
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is(word, words[i]))
            return true;
    return false;
}

static bool is_shared_role(const struct folded_name *name)
{
    return name->count == 1 && is_shared_word(name->words[0]);
}

bool role_is_open(const struct people_matcher *matcher, uint32_t node)
{
    const struct actor_form *form = form_of(matcher, node);
    enum entity_type type = form->actor.type;
    return form->actor.is_role && !form->actor.plural && form->name.count > 0 &&
           (type == ENTITY_PERSON || type == ENTITY_UNKNOWN) &&
           people_root(matcher, node) == node && node_at(matcher, node)->next == node;
}

static bool is_lone_role(const struct people_matcher *matcher, uint32_t node)
{
    const struct actor_form *form = form_of(matcher, node);
    return role_is_open(matcher, node) && !is_shared_role(&form->name);
}

/* "the country's finance minister": whose it is says nothing; "island elders": each is an
 * elder. */
static struct folded_name role_words(const struct actor_form *form)
{
    struct folded_name name = form->name;
    while (name.count > 1 && timeline_set_has(TIMELINE_SET_OWNERS, name.words[0])) {
        name.count--;
        memmove(name.words, name.words + 1, name.count * sizeof *name.words);
    }
    struct slice last = name.count > 0 ? name.words[name.count - 1] : slice_make("", 0);
    if (form->actor.plural && last.size > 2 && last.data[last.size - 1] == 's') {
        last.size--;
        name.words[0] = last;
        name.count = 1;
    }
    return name;
}

bool role_may_be(struct role_matcher *matcher, uint32_t role, uint32_t node)
{
    struct people_matcher *people = matcher->people;
    const struct actor_form *form = form_of(people, role);
    struct folded_name name = role_words(form);
    return node_at(people, node)->personal && name.count > 0 &&
           !people_genders_differ(form, form_of(people, node)) &&
           is_called(matcher, people_root(people, node), &name);
}

/* The word that says what somebody is: "spokesman" of "spokesman for the ministry". */
static struct slice head_of(const struct folded_name *name)
{
    for (size_t i = 1; i < name->count; i++)
        if (slice_is(name->words[i], "for") || slice_is(name->words[i], "of"))
            return name->words[i - 1];
    return name->count > 0 ? name->words[name->count - 1] : slice_make("", 0);
}

/* "mine manager" is all in "manager of the mine", "cambodian spokesman" not in "spokesman
 * for the thai ministry". */
static bool title_is_within(struct people_matcher *people, const char *title,
                            struct slice head, const struct folded_name *role)
{
    struct folded_name folded;
    bool has_head = false;
    if (!title || !*title)
        return false;
    name_fold(people->arena, slice_of(title), &folded);
    for (size_t i = 0; i < folded.count; i++) {
        size_t j = 0;
        while (j < role->count && !words_of_one_root(role->words[j], folded.words[i]))
            j++;
        if (j == role->count)
            return false;
        has_head |= words_of_one_root(folded.words[i], head);
    }
    return has_head;
}

bool role_is_title_of(struct role_matcher *matcher, uint32_t role, uint32_t node)
{
    struct people_matcher *people = matcher->people;
    const struct actor_form *form = form_of(people, role);
    struct slice head = head_of(&form->name);
    bool telling = slice_starts_with(head, "spokes") || !is_shared_word(head);
    if (head.size == 0 || !telling || !node_at(people, node)->personal ||
        people_genders_differ(form, form_of(people, node)))
        return false;
    struct form_range range = matcher->ranges[people_root(people, node)];
    for (uint32_t i = range.first; i < range.end && i < range.first + ALIASES_MAX; i++)
        if (title_is_within(
                people,
                people->collection->forms.items[matcher->rows[i].form].actor.title, head,
                &form->name))
            return true;
    return false;
}

/* ---- in the article ---- */

struct holder {
    uint32_t person; /* INDEX_NONE: none */
    bool several;
};

static void note_holder(struct holder *holder, uint32_t person)
{
    holder->several |= holder->person != INDEX_NONE && holder->person != person;
    holder->person = person;
}

/* Who of the article is called by the role's words. */
static struct holder holder_here(struct role_matcher *matcher,
                                 const struct collected_record *record, uint32_t role)
{
    struct holder holder = {INDEX_NONE, false};
    for (size_t i = 0; i < record->actor_count && i < COMPANY_ACTORS_MAX; i++)
        if (role_may_be(matcher, role, record->people[i]))
            note_holder(&holder, people_root(matcher->people, record->people[i]));
    return holder;
}

/* ---- in other articles ---- */

static void index_text(struct role_matcher *matcher, uint32_t person, const char *text)
{
    struct folded_name folded;
    if (!text || !*text)
        return;
    name_fold(matcher->people->arena, slice_of(text), &folded);
    for (size_t i = 0; i < folded.count; i++) {
        uint64_t key = hash_bytes(folded.words[i]);
        uint32_t last = multimap_first(&matcher->called, key);
        if (last == MULTIMAP_END || matcher->called.entries.items[last].value != person)
            multimap_add(&matcher->called, key, person);
    }
}

static void index_people(struct role_matcher *matcher, size_t row_count)
{
    multimap_init(&matcher->called, matcher->people->arena);
    for (size_t i = 0; i < row_count; i++) {
        uint32_t person = matcher->rows[i].root;
        const struct actor *actor =
            &matcher->people->collection->forms.items[matcher->rows[i].form].actor;
        if (actor->type != ENTITY_PERSON || actor->is_role)
            continue;
        index_text(matcher, person, actor->title);
        for (size_t j = 0; j < actor->aliases.count && j < ALIASES_MAX; j++)
            index_text(matcher, person, actor->aliases.items[j]);
    }
}

static bool names_person(const struct people_matcher *people,
                         const struct collected_record *record, uint32_t person)
{
    for (size_t i = 0; i < record->actor_count && i < COMPANY_ACTORS_MAX; i++)
        if (people_root(people, record->people[i]) == person)
            return true;
    return false;
}

/* Articles of the node name the person. */
static bool stands_beside(const struct people_matcher *people, uint32_t node,
                          uint32_t person)
{
    const struct node *n = node_at(people, node);
    for (uint32_t i = 0; i < n->count && i < HOLDER_RECORDS_MAX; i++)
        if (names_person(people, record_at(people, people->occurrences[n->first + i]),
                         person))
            return true;
    return false;
}

/* How many named people of the article stand beside 'person' in others. */
static size_t count_company(const struct people_matcher *people,
                            const struct collected_record *record, uint32_t person)
{
    size_t count = 0;
    for (size_t i = 0; i < record->actor_count && i < COMPANY_ACTORS_MAX; i++) {
        uint32_t node = record->people[i];
        count += node_at(people, node)->personal && !node_at(people, node)->local &&
                 stands_beside(people, node, person);
    }
    return count;
}

static struct holder holder_elsewhere(struct role_matcher *matcher,
                                      const struct collected_record *record,
                                      uint32_t role)
{
    struct people_matcher *people = matcher->people;
    const struct folded_name *name = &form_of(people, role)->name;
    struct holder holder = {INDEX_NONE, false};
    struct slice head = name->words[name->count - 1];
    if (is_shared_word(head))
        return holder;
    uint32_t entry = multimap_first(&matcher->called, hash_bytes(head));
    for (int i = 0; entry != MULTIMAP_END; i++) {
        struct multimap_entry e = matcher->called.entries.items[entry];
        entry = e.next;
        if (i == HOLDERS_MAX)
            return (struct holder){INDEX_NONE, true};
        if (role_may_be(matcher, role, e.value) &&
            count_company(people, record, e.value) >= COMPANY_MIN)
            note_holder(&holder, e.value);
    }
    return holder;
}

static void join_role(struct role_matcher *matcher, const struct collected_record *record,
                      uint32_t role)
{
    struct holder holder = holder_here(matcher, record, role);
    if (holder.person == INDEX_NONE) {
        holder = holder_elsewhere(matcher, record, role);
        if (holder.person != INDEX_NONE &&
            names_person(matcher->people, record, holder.person))
            return;
    }
    if (holder.person != INDEX_NONE && !holder.several)
        people_join(matcher->people, role, holder.person);
}

static struct form_range *range_forms(struct people_matcher *matcher,
                                      const struct form_count *rows, size_t count)
{
    struct form_range *ranges =
        ARENA_NEW_ARRAY(matcher->arena, matcher->nodes.count, struct form_range);
    for (uint32_t i = 0; i < count; i++) {
        struct form_range *range = &ranges[rows[i].root];
        if (range->end == 0)
            range->first = i;
        range->end = i + 1;
    }
    return ranges;
}

void roles_join(struct people_matcher *people)
{
    size_t count = 0;
    struct role_matcher matcher = {.people = people};
    matcher.rows = people_count_forms(people, &count);
    matcher.ranges = range_forms(people, matcher.rows, count);
    index_people(&matcher, count);
    for (uint32_t i = 0; i < people->collection->records.count; i++) {
        struct collected_record *record = record_at(people, i);
        for (size_t j = 0;
             j < record->actor_count && j < COMPANY_ACTORS_MAX && !record->merged; j++)
            if (is_lone_role(people, record->people[j]))
                join_role(&matcher, record, record->people[j]);
        if (!record->merged)
            retold_find(&matcher, record);
    }
}
