#include "claim/content.h"

#include <string.h>

/* Verbs that say no more than that somebody said it; "announced", of a whole sentence,
 * is one as well. */
static const char *const plain_verbs[] = {
#define PLAIN_VERB(word) word,
#include "claim/phrases.def"
};
static const char *const clause_verbs[] = {
#define CLAUSE_VERB(word) word,
#include "claim/phrases.def"
};

static bool is_listed(struct slice word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_is(word, words[i]))
            return true;
    return false;
}

/* The part's verb says nothing that the event would have to tell. */
static bool is_plain(const struct asked_content *asked)
{
    const struct claim_part *part = asked->part;
    if (part->trigger == TOKEN_NONE)
        return true;
    struct slice word = asked->question->document->tokens.items[part->trigger].lower;
    return is_listed(word, plain_verbs, sizeof plain_verbs / sizeof plain_verbs[0]) ||
           (part->has_clause &&
            is_listed(word, clause_verbs, sizeof clause_verbs / sizeof clause_verbs[0]));
}

void content_ask(const struct event_index *index, struct arena *arena,
                 const struct question *question, const struct claim_part *part,
                 struct asked_content *asked)
{
    const struct token *tokens = question->document->tokens.items;
    *asked = (struct asked_content){.question = question, .part = part};
    for (size_t i = 0; i < part->word_count; i++) {
        const struct part_word *word = &part->words[i];
        asked->roots[i] = root_of(index->roots, arena, word->lower);
        uint32_t next = word->token + 1;
        if (next < part->end && slice_is(tokens[next].lower, "-"))
            next++;
        if (word->kind == PART_WORD_NUMBER && next < part->end)
            asked->counted[i] = root_of(index->roots, arena, tokens[next].lower);
    }
    if (part->trigger == TOKEN_NONE)
        return;
    struct slice trigger = tokens[part->trigger].lower;
    asked->trigger = root_of(index->roots, arena, trigger);
    uint64_t pair =
        part->trigger + 1 < part->end
            ? root_of_pair(index->roots, arena, trigger, tokens[part->trigger + 1].lower)
            : 0;
    asked->trigger = pair ? pair : asked->trigger;
}

/* ---- one word ---- */

/* Somebody named inside what was said: by any of the names, or among the participants. */
static bool tells_name(const struct event_index *index, const struct telling *telling,
                       const struct event *event, const struct name_use *use)
{
    if (event_has(event, use))
        return true;
    for (size_t i = 0; i < use->count; i++) {
        const struct actor *actor = &index->timeline->actors.items[use->actors[i]];
        if (telling_names(telling, slice_of(actor->name)) ||
            (actor->title && telling_names(telling, slice_of(actor->title))))
            return true;
        for (size_t j = 0; j < actor->aliases.count; j++)
            if (telling_names(telling, slice_of(actor->aliases.items[j])))
                return true;
    }
    return false;
}

static enum fit word_fits(const struct event_index *index,
                          const struct asked_content *asked, size_t number,
                          const struct telling *telling, const struct event *event)
{
    const struct part_word *word = &asked->part->words[number];
    if (word->kind == PART_WORD_NAME && word->name)
        return tells_name(index, telling, event, word->name) ? FIT_YES : FIT_MAYBE;
    if (telling_has(telling, asked->roots[number]))
        return FIT_YES;
    if (word->kind == PART_WORD_NUMBER)
        return asked->counted[number] && telling_counts(telling, asked->counted[number])
                   ? FIT_NO
                   : FIT_MAYBE;
    uint64_t opposite = root_opposite(index->roots, asked->roots[number]);
    return opposite && telling_has(telling, opposite) ? FIT_NO : FIT_MAYBE;
}

/* The word carries what was said: without it something else may have been. */
static bool is_weighty(const struct asked_content *asked, size_t number,
                       const struct telling *telling)
{
    enum part_word_kind kind = asked->part->words[number].kind;
    if (kind == PART_WORD_NUMBER)
        return asked->counted[number] && telling_has(telling, asked->counted[number]);
    return kind == PART_WORD_VERB || kind == PART_WORD_NAME;
}

/* ---- what is denied ---- */

static bool is_asked(const struct asked_content *asked, uint64_t root)
{
    for (size_t i = 0; i < asked->part->word_count; i++)
        if (asked->roots[i] == root)
            return true;
    return false;
}

/* Some text that tells the words denies or affirms them as the claim does. */
static bool polarity_agrees(const struct asked_content *asked,
                            const struct telling *telling)
{
    bool any = false, denied = false;
    for (size_t i = 0; i < telling->count; i++) {
        const struct told_word *word = &telling->items[i];
        if (i > 0 && word->text != word[-1].text) {
            if (any && denied == asked->part->content_negated)
                return true;
            any = denied = false;
        }
        bool one = is_asked(asked, word->root);
        any = any || one;
        denied = denied || (one && word->denied);
    }
    return any && denied == asked->part->content_negated;
}

/* ---- all of it ---- */

static void weaken(struct told_content *told, enum fit fit)
{
    told->fit = fit < told->fit ? fit : told->fit;
}

/* "gave evidence": whoever told a court or an inquiry something. */
static bool testifies(const struct event_index *index, struct arena *arena,
                      const struct asked_content *asked, const struct telling *telling)
{
    static const char *const bodies[] = {
#define COURT(word) word,
#include "claim/phrases.def"
    };
    if (asked->trigger != root_of(index->roots, arena, slice_of("testify")))
        return false;
    for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
        if (telling_has(telling, root_of(index->roots, arena, slice_of(bodies[i]))))
            return true;
    return false;
}

/* The event is told by this very verb, or one that means the same. */
static bool is_own_trigger(const struct event_index *index, struct arena *arena,
                           const struct asked_content *asked, const struct event *event)
{
    for (size_t i = 0; i < event->mentions.count; i++)
        if (telling_trigger(index->roots, arena, &event->mentions.items[i]) ==
            asked->trigger)
            return true;
    return false;
}

void content_compare(const struct event_index *index, struct arena *arena,
                     const struct asked_content *asked, const struct event *event,
                     struct told_content *told)
{
    struct telling telling = {NULL, 0, 0};
    *told = (struct told_content){.plain = is_plain(asked),
                                  .saying = root_is_saying(index->roots, asked->trigger),
                                  .fit = FIT_YES};
    telling_read(index->roots, arena, event, &telling);
    for (size_t i = 0; i < asked->part->word_count; i++) {
        enum fit fit = word_fits(index, asked, i, &telling, event);
        told->shared += fit == FIT_YES;
        told->weak = told->weak || (fit != FIT_YES && is_weighty(asked, i, &telling));
        weaken(told, fit);
    }
    told->trigger = asked->trigger && (telling_has(&telling, asked->trigger) ||
                                       testifies(index, arena, asked, &telling));
    told->own = told->trigger && is_own_trigger(index, arena, asked, event);
    if (asked->part->word_count > 0 && !polarity_agrees(asked, &telling))
        weaken(told, FIT_NO);
    if (told->trigger || told->plain)
        return;
    uint64_t opposite = root_opposite(index->roots, asked->trigger);
    told->weak = true;
    weaken(told, opposite && telling_has(&telling, opposite) ? FIT_NO : FIT_MAYBE);
}
