#include "claim/contact.h"

#include "claim/telling.h"
#include "claim/word_sets.h"

static const char *const verbs[] = {
#define CONTACT(lemma) lemma,
#include "claim/contacts.def"
#undef CONTACT
};

void contacts_index(struct multimap *contacts, const struct root_table *roots,
                    struct arena *arena)
{
    multimap_init(contacts, arena);
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        multimap_add(contacts, root_of(roots, arena, slice_of(verbs[i])), 0);
}

static bool is_contact(const struct event_index *index, struct arena *arena,
                       const struct event *event)
{
    for (size_t i = 0; i < event->mentions.count; i++) {
        uint64_t root = telling_trigger(index->roots, arena, &event->mentions.items[i]);
        if (root != 0 && multimap_first(&index->contacts, root) != MULTIMAP_END)
            return true;
    }
    return false;
}

static bool tells_any(const struct event_index *index, struct arena *arena,
                      const struct telling *told, enum claim_word_set set)
{
    struct slice rest = claim_set_words(set);
    while (rest.size > 0)
        if (telling_has(told, root_of(index->roots, arena, slice_cut(&rest, ' '))))
            return true;
    return false;
}

/* A call is told as one and no meeting as a call; a meal is told as that meal. */
static bool manner_fits(const struct event_index *index, struct arena *arena,
                        const struct claim_part *part, const struct event *event)
{
    struct telling told = {NULL, 0, 0};
    telling_read(index->roots, arena, event, &told);
    bool call = tells_any(index, arena, &told, CLAIM_SET_CALLS);
    bool plain = (part->kinds & PART_STATEMENT) != 0; /* "spoke": either */
    if (part_is_remote(part))
        return call;
    if (part_is_meal(part) &&
        !telling_has(&told, root_of(index->roots, arena, slice_of(part->form))))
        return false;
    return plain || !call;
}

bool contact_is_meeting(const struct event_index *index, struct arena *arena,
                        const struct claim_part *part, const struct event *event)
{
    return event->kind == EVENT_ACTION && (part->kinds & PART_MEETING) != 0 &&
           part->name_count > 1 && is_contact(index, arena, event) &&
           manner_fits(index, arena, part, event);
}
