#include "claim/sighting.h"

#include "base/ascii.h"
#include "claim/exhibit.h"
#include "claim/stem.h"
#include "claim/word_sets.h"

#include <string.h>

/* What a shared word counts: as the claim's verb, as another word, as a name. */
#define TRIGGER_WEIGHT 3.0
#define HEAD_WEIGHT    1.6
#define WORD_WEIGHT    0.7
#define NEAR_WEIGHT    0.7
#define SCORE_MIN      1.6
#define SCORE_NEAR     0.75 /* of the best: what may be meant as well */

enum { LOWER_MAX = 64 };

bool sightings_are_told(const struct record *timeline)
{
    if (timeline->events.count > SIGHTING_EVENTS_MAX)
        return false;
    for (size_t i = 0; i < timeline->events.count; i++)
        if (timeline->events.items[i].kind == EVENT_ACTION)
            return true;
    return false;
}

static struct slice sighting_root(const struct judge *judge, const char *word)
{
    char lower[LOWER_MAX];
    size_t size = 0;
    for (; word && word[size] && size < sizeof lower; size++)
        lower[size] = ascii_lower(word[size]);
    struct slice copy = arena_copy_slice(judge->arena, slice_make(lower, size));
    return stem_of(language_lemma(judge->index->extractor->language, judge->arena, copy));
}

/* ---- what the part asks for ---- */

struct asked_word {
    struct slice root, lower;
    bool may_head, is_trigger;
};
struct asked_list {
    struct asked_word *items;
    size_t count, capacity;
};

/* Verbs that say only that something is or goes on: "was", "did", "took place". */
static bool is_light(const struct document *document, uint32_t token)
{
    return claim_set_has(CLAIM_SET_LIGHT, document->tokens.items[token].lower);
}

static void read_words(const struct judge *judge, const struct claim_part *part,
                       struct asked_list *words)
{
    struct document *document = judge->question->document;
    bool verb = false;
    for (uint32_t t = part->first; t < part->end; t++) {
        const struct token *token = &document->tokens.items[t];
        enum tag tag = (enum tag)token->tag;
        bool content = tag_is_verb(tag) || tag_is_noun(tag) || tag == TAG_JJ ||
                       token->capitalised || token->has_digit;
        if (!content || token->is_punctuation || is_light(document, t))
            continue;
        struct slice lemma =
            language_lemma(judge->index->extractor->language, judge->arena, token->lower);
        bool head = !tag_is_name(tag) && tag != TAG_JJ && !token->has_digit;
        bool first_verb = tag_is_verb(tag) && !verb;
        verb = verb || tag_is_verb(tag);
        struct asked_word word = {stem_of(lemma), token->lower, head, first_verb};
        vector_push(judge->arena, words, word);
    }
    if (verb)
        return;
    for (size_t i = words->count; i > 0; i--) /* "the rescue": the last noun */
        if (words->items[i - 1].may_head) {
            words->items[i - 1].is_trigger = true;
            return;
        }
}

/* ---- how well a telling fits ---- */

static bool text_has_word(const char *text, struct slice word)
{
    struct slice rest = slice_of(text);
    struct slice stem = word.size > 4 ? stem_of(word) : word;
    for (size_t i = 0; i + stem.size <= rest.size; i++) {
        bool begins = i == 0 || !ascii_is_letter(rest.data[i - 1]);
        if (begins && slice_equal_ignoring_case(slice_part(rest, i, i + stem.size), stem))
            return true;
    }
    return false;
}

/* The word is the one that tells the event: its trigger, or its form ("conference"). */
static bool is_head(const struct asked_word *word, const struct event *event,
                    const struct sighting *sighting)
{
    if (!word->may_head)
        return false;
    return stems_similar(word->root, sighting->root) ||
           (event->kind != EVENT_ACTION && event->form && word->lower.size > 3 &&
            text_has_word(event->form, word->lower));
}

/* 0 where no word is the event's own; of a light verb ("became a general") two words of
 * what the event is about do as well. */
static double score_of(const struct asked_list *words, const struct event *event,
                       const struct sighting *sighting, bool headless)
{
    double score = 0;
    size_t near = 0;
    bool headed = false;
    for (size_t i = 0; i < words->count; i++) {
        const struct asked_word *word = &words->items[i];
        if (is_head(word, event, sighting)) {
            double weight = word->is_trigger ? TRIGGER_WEIGHT : HEAD_WEIGHT;
            score += weight;
            headed = true;
            continue;
        }
        if (text_has_word(event->summary, word->lower)) {
            score += NEAR_WEIGHT;
            near++;
        }
        if (text_has_word(sighting->mention->sentence, word->lower))
            score += WORD_WEIGHT;
    }
    return headed || (headless && near > 1) ? score : 0;
}

static void insert_best(const struct judge *judge, struct sighting_list *found,
                        struct sighting sighting)
{
    size_t at = found->count;
    while (at > 0 && found->items[at - 1].score < sighting.score)
        at--;
    if (at >= SIGHTINGS_MAX)
        return;
    if (found->count < SIGHTINGS_MAX)
        vector_push(judge->arena, found, sighting);
    memmove(found->items + at + 1, found->items + at,
            (found->count - 1 - at) * sizeof *found->items);
    found->items[at] = sighting;
}

static void keep_near(struct sighting_list *found)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (found->items[i].score >= SCORE_MIN &&
            found->items[i].score >= SCORE_NEAR * found->items[0].score)
            found->items[kept++] = found->items[i];
    found->count = kept;
}

bool sighting_names_people(const struct judge *judge, const struct claim_part *part,
                           const struct sighting *sighting)
{
    const struct event *event = judge_event(judge, sighting->event);
    for (size_t i = 0; i < part->name_count; i++) {
        const struct name_use *use = &part->names[i].use;
        bool named = event_has(event, use);
        for (size_t j = 0; j < use->count && !named; j++) {
            const struct actor *actor = &judge->timeline->actors.items[use->actors[j]];
            struct slice rest = slice_of(actor->name), word = rest;
            while (rest.size > 0)
                word = slice_cut(&rest, ' ');
            named =
                slice_find(slice_of(sighting->mention->sentence), word, 0) != SIZE_MAX;
        }
        if (!named)
            return false;
    }
    return true;
}

static void collect(const struct judge *judge, const struct asked_list *words,
                    bool headless, struct sighting_list *found)
{
    for (uint32_t i = 0; i < judge->timeline->events.count; i++) {
        const struct event *event = &judge->timeline->events.items[i];
        for (size_t j = 0; j < event->mentions.count; j++) {
            struct sighting sighting = {.event = i, .mention = &event->mentions.items[j]};
            sighting.root = sighting_root(judge, sighting.mention->trigger);
            sighting.score = score_of(words, event, &sighting, headless);
            if (sighting.score > 0)
                insert_best(judge, found, sighting);
        }
    }
}

void sightings_find(const struct judge *judge, const struct claim_part *part,
                    struct sighting_list *found)
{
    struct asked_list words = {NULL, 0, 0};
    *found = (struct sighting_list){NULL, 0, 0};
    read_words(judge, part, &words);
    collect(judge, &words, false, found);
    if (found->count == 0)
        collect(judge, &words, true, found);
    keep_near(found);
}
