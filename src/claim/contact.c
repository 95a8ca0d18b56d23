#include "claim/contact.h"

#include "base/ascii.h"
#include "claim/telling.h"

enum { TRIGGER_MAX = 64 };

static const char *const verbs[] = {
#define CONTACT(lemma) lemma,
#include "claim/contacts.def"
#undef CONTACT
};
static const char *const calls[] = {"telephone", "phone", "call", "ring", "video"};

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
        const char *trigger = event->mentions.items[i].trigger;
        char lower[TRIGGER_MAX];
        size_t size = 0;
        for (; trigger && trigger[size] && size < sizeof lower; size++)
            lower[size] = ascii_lower(trigger[size]);
        struct slice word = arena_copy_slice(arena, slice_make(lower, size));
        if (size > 0 && multimap_first(&index->contacts, root_of(index->roots, arena,
                                                                 word)) != MULTIMAP_END)
            return true;
    }
    return false;
}

static bool tells_any(const struct event_index *index, struct arena *arena,
                      const struct telling *told, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (telling_has(told, root_of(index->roots, arena, slice_of(words[i]))))
            return true;
    return false;
}

/* A call is told as one and no meeting as a call; a meal is told as that meal. */
static bool manner_fits(const struct event_index *index, struct arena *arena,
                        const struct claim_part *part, const struct event *event)
{
    struct telling told = {NULL, 0, 0};
    telling_read(index->roots, arena, event, &told);
    bool call = tells_any(index, arena, &told, calls, sizeof calls / sizeof calls[0]);
    bool plain = (part->kinds & PART_STATEMENT) != 0; /* "spoke": either */
    if (part_is_remote(part))
        return call;
    if (part_is_meal(part) && !tells_any(index, arena, &told, &part->form, 1))
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
