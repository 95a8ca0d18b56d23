#include "claim/hedge.h"

#include "base/ascii.h"

/* ---- more or less than that it happened ---- */

/* "wanted to meet", "refused to meet": the verb in front of an infinitive; UINT32_MAX:
 * the part's word is none. */
static uint32_t verb_before_infinitive(const struct reader *reader,
                                       const struct claim_part *part)
{
    uint32_t verb = part->trigger;
    if (verb < part->first + 2 || !reader_is(reader, verb - 1, "to") ||
        reader_tag(reader, verb) != TAG_VB)
        return UINT32_MAX;
    return verb - 2;
}

static bool is_form_of_be(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "is") || reader_is(reader, token, "are") ||
           reader_is(reader, token, "was") || reader_is(reader, token, "were");
}

/* "is to meet", "plans to meet", "will meet". */
static bool tells_plan(const struct reader *reader, const struct claim_part *part)
{
    uint32_t before = verb_before_infinitive(reader, part);
    if (before != UINT32_MAX)
        return is_form_of_be(reader, before) || reader->group[before] == WORDS_PLANNED ||
               reader_is(reader, before, "set");
    for (uint32_t t = part->first; t < part->trigger; t++)
        if (reader_is(reader, t, "will") || reader_is(reader, t, "would"))
            return !reader_is(reader, t + 1, "have");
    return false;
}

/* "may meet", "could have met", "would have met". */
static bool is_only_possible(const struct reader *reader, const struct claim_part *part)
{
    for (uint32_t t = part->first; t < part->trigger; t++) {
        bool would = reader_is(reader, t, "will") || reader_is(reader, t, "would");
        if (reader_tag(reader, t) == TAG_MD && reader->name_of[t] == UINT32_MAX &&
            reader->timex_of[t] == TIMEX_NONE && !reader_is(reader, t, "did") &&
            (!would || reader_is(reader, t + 1, "have")))
            return true;
    }
    return false;
}

/* "only after" belongs to the order. */
static bool is_hedge_word(const struct reader *reader, const struct claim_part *part,
                          uint32_t token)
{
    bool last = token + 1 == part->end && reader_is(reader, token, "only");
    return reader->group[token] == WORDS_HEDGE && !last;
}

void hedge_part(const struct reader *reader, struct claim_part *part)
{
    bool statement = (part->kinds & PART_STATEMENT) != 0;
    uint32_t end = statement && part->trigger != TOKEN_NONE ? part->trigger : part->end;
    for (uint32_t t = part->first; t < end; t++)
        part->unclear = part->unclear || is_hedge_word(reader, part, t);
    if (part->trigger == TOKEN_NONE)
        return;
    bool plan = tells_plan(reader, part);
    uint32_t before = verb_before_infinitive(reader, part);
    if (is_only_possible(reader, part) || (before != UINT32_MAX && !plan))
        part->unclear = true;
    if (plan && (part->kinds & PART_MEETING) != 0 && part->asked == ASKED_HELD)
        part->asked = ASKED_PLANNED;
    else if (plan && statement)
        part->unclear = true;
}

/* ---- whose role it is ---- */

static bool is_other_word(const struct reader *reader, uint32_t token)
{
    return reader_among(reader, token, CLAIM_SET_OTHER_ROLES);
}

static bool find_nation(const struct reader *reader, struct slice word,
                        struct gazetteer_place *place)
{
    char key[PLACE_KEY_MAX];
    size_t size = gazetteer_key(word, key);
    return size > 0 &&
           gazetteer_place(reader->extractor->gazetteer, slice_make(key, size), place) &&
           (place->kinds & (PLACE_DEMONYM | PLACE_COUNTRY | PLACE_CAPITAL)) != 0;
}

/* The word, or for a nation any name of it, stands in one of the actor's names. */
static bool name_tells(const struct reader *reader, const char *name, struct slice word)
{
    struct gazetteer_place asked, own;
    bool nation = find_nation(reader, word, &asked);
    struct slice rest = slice_of(name);
    while (rest.size > 0) {
        struct slice one = slice_cut(&rest, ' ');
        if (slice_ends_with(one, "'s"))
            one.size -= 2;
        if (slice_equal_ignoring_case(one, word))
            return true;
        if (nation && find_nation(reader, one, &own) &&
            slice_equal(own.country, asked.country))
            return true;
    }
    return false;
}

static bool actor_tells(const struct reader *reader, uint32_t number, struct slice word)
{
    const struct actor *actor = &reader->timeline->actors.items[number];
    if (name_tells(reader, actor->name, word) ||
        (actor->title && name_tells(reader, actor->title, word)))
        return true;
    for (size_t i = 0; i < actor->aliases.count; i++)
        if (name_tells(reader, actor->aliases.items[i], word))
            return true;
    return false;
}

bool hedge_is_other_role(const struct reader *reader, const struct claim_part *part,
                         const struct name_use *use)
{
    const struct token *tokens = reader->document->tokens.items;
    if (use->first == part->first)
        return false;
    struct gazetteer_place place;
    struct slice word = tokens[use->first - 1].form;
    bool role = !tokens[use->end - 1].capitalised;
    bool nation = role && tokens[use->first - 1].capitalised &&
                  find_nation(reader, word, &place) && (place.kinds & PLACE_DEMONYM) != 0;
    if (!nation && !(role && is_other_word(reader, use->first - 1)))
        return false;
    for (size_t i = 0; i < use->count; i++)
        if (actor_tells(reader, use->actors[i], word))
            return false;
    return true;
}

enum { EVENTS_READ_MAX = 2048 };

static bool takes_part(const struct event *event, const struct name_use *use)
{
    for (size_t i = 0; i < event->participants.count; i++)
        for (size_t j = 0; j < use->count; j++)
            if (event->participants.items[i].actor == use->actors[j])
                return true;
    return false;
}

bool hedge_told_with(const struct reader *reader, const struct name_use *use,
                     struct slice word)
{
    const struct record *timeline = reader->timeline;
    for (size_t i = 0; i < use->count; i++)
        if (actor_tells(reader, use->actors[i], word))
            return true;
    for (size_t i = 0; i < timeline->events.count && i < EVENTS_READ_MAX; i++) {
        const struct event *event = &timeline->events.items[i];
        for (size_t j = 0; j < event->mentions.count && takes_part(event, use); j++)
            if (slice_find(slice_of(event->mentions.items[j].sentence), word, 0) !=
                SIZE_MAX)
                return true;
    }
    return false;
}
