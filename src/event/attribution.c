#include "event/attribution.h"
#include "event/tables.h"

#include "event/attribution_cue.h"
#include "event/speaker.h"

#include <string.h>

enum {
    BEHIND_MAX = 6,        /* tokens from a quotation's comma to the verb of saying */
    LEADING_MAX = 10,      /* tokens before the cue of a quotation before its sentence */
    CUES_MAX = 48,         /* cues of one sentence that are looked at */
    CLIMB_MAX = 64,        /* steps up a tree */
    TAKE_UP_SENTENCES = 2, /* between an announcement and "the announcement" */
    TOPIC_TOKENS = 12,     /* tokens before the verb of a sentence about somebody */
    DISTANCE_MAX = 14,     /* tokens between a quotation and a cue that no tree joins */
    GENERIC_WORDS_MIN = 2  /* words of a quotation that any verb may attribute */
};

/* The attributions of one sentence while they are found. */
struct reading {
    struct event_context *context;
    struct attributions *found;
    const struct statement_filter *filter;
    uint32_t sentence;
    uint32_t first_span, end_span; /* quotations that overlap the sentence */
    struct cue cues[CUES_MAX];
    struct attribution attributions[CUES_MAX]; /* by cue */
    bool fit[CUES_MAX];
    size_t count;
    bool *has_cues; /* by sentence */
    /* A quotation that ends the sentence before: "“Why?” Holt asked." splits behind its
     * question mark. QUOTED_NONE: none. */
    uint32_t leading_span;
};

bool attribution_says(const struct attribution *attribution, uint32_t token)
{
    bool hole = attribution->hole_first <= token && token < attribution->hole_end;
    return attribution->first <= token && token < attribution->end && !hole;
}

/* ---- which words ---- */

static void collect_cues(struct reading *reading, struct token_range all)
{
    const struct event_context *context = reading->context;
    uint32_t span = reading->first_span;
    reading->count = 0;
    for (uint32_t i = all.first; i < all.end && reading->count < CUES_MAX; i++) {
        const struct token *token = token_at(context, i);
        const struct statement_slot *word =
            statement_filter_find(reading->filter, token->hash);
        if (word == NULL)
            continue;
        while (span < reading->end_span &&
               reading->found->spans.items[span].close <= token->start)
            span++;
        if (span < reading->end_span &&
            reading->found->spans.items[span].open <= token->start)
            continue; /* words of somebody else */
        if (cue_at(context, i, word, &reading->cues[reading->count]))
            reading->count++;
    }
}

/* ---- whose quotation ---- */

/* Tokens of the quotation's part in this sentence; empty when it is but a mark. */
static struct token_range span_tokens(const struct reading *reading, uint32_t span)
{
    const struct event_context *context = reading->context;
    const struct quoted_span *quoted = &reading->found->spans.items[span];
    struct token_range all = sentence_range(context, reading->sentence);
    struct token_range inside = all;
    while (inside.first < all.end &&
           token_at(context, inside.first)->start < quoted->start)
        inside.first++;
    inside.end = inside.first;
    while (inside.end < all.end && token_at(context, inside.end)->start < quoted->end)
        inside.end++;
    return inside;
}

static bool in_range(struct token_range range, uint32_t token)
{
    return range.first <= token && token < range.end;
}

/* The first token of the range whose head is outside of it. */
static uint32_t root_of_range(const struct reading *reading, struct token_range range)
{
    for (uint32_t i = range.first; i < range.end; i++) {
        const struct token *token = token_at(reading->context, i);
        if (!token->is_punctuation && !in_range(range, token->head))
            return i;
    }
    return TOKEN_NONE;
}

static size_t cue_of_trigger(const struct reading *reading, uint32_t token)
{
    size_t found = SIZE_MAX;
    for (size_t i = reading->count; i-- > 0;)
        if (reading->fit[i] && reading->attributions[i].trigger == token)
            return i;
        else if (reading->fit[i] && reading->attributions[i].predicate == token)
            found = i;
    return found;
}

/* The first cue above the token in the tree. */
static size_t cue_above(const struct reading *reading, uint32_t token)
{
    for (int step = 0; step < CLIMB_MAX && token != TOKEN_NONE; step++) {
        size_t cue = cue_of_trigger(reading, token);
        if (cue != SIZE_MAX)
            return cue;
        token = token_at(reading->context, token)->head;
    }
    return SIZE_MAX;
}

static bool hangs_in(const struct reading *reading, uint32_t token,
                     struct token_range range)
{
    for (int step = 0; step < CLIMB_MAX && token != TOKEN_NONE; step++) {
        if (in_range(range, token))
            return true;
        token = token_at(reading->context, token)->head;
    }
    return false;
}

static uint32_t distance(struct token_range range, uint32_t token)
{
    if (token < range.first)
        return range.first - token;
    return token >= range.end ? token - range.end + 1 : 0;
}

/* "He added that the town hopes “...”": what the town hopes is his word. */
static size_t cue_around(const struct reading *reading, size_t cue)
{
    const struct statement_verb *verb = reading->cues[cue].verb;
    if (verb == NULL || verb->content != CONTENT_QUOTATION)
        return cue;
    uint32_t trigger = reading->attributions[cue].trigger;
    for (size_t i = 0; i < reading->count; i++) {
        const struct statement_verb *outer = reading->cues[i].verb;
        if (reading->fit[i] && outer != NULL && outer->content == CONTENT_CLAUSE &&
            attribution_says(&reading->attributions[i], trigger))
            return i;
    }
    return cue;
}

/* The words before the colon that the quotation stands behind: "Rubio fired back: “...”".
 * Empty: there is no colon. */
static struct token_range before_colon(const struct reading *reading,
                                       struct token_range range)
{
    const struct document *document = reading->context->document;
    struct token_range before = sentence_range(reading->context, reading->sentence);
    before.end = range.first;
    while (before.end > before.first && token_is(document, before.end - 1, "\""))
        before.end--;
    if (before.end == before.first || !token_is(document, before.end - 1, ":"))
        return (struct token_range){0, 0};
    before.end--;
    return before;
}

/* The cue that a colon joins with the quotation: the last one, unless what the sentence
 * tells behind it is the main thing ("When Holt suggested it, Voss fired back: “...”"). */
static size_t cue_before_colon(const struct reading *reading, struct token_range before)
{
    uint32_t root = root_of_range(reading, before);
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < reading->count; i++)
        if (reading->fit[i] && in_range(before, reading->attributions[i].trigger) &&
            (root == TOKEN_NONE || reading->attributions[i].trigger >= root ||
             reading->attributions[i].predicate == root))
            found = i;
    return found;
}

/* "“...,” the agency quoted Holt as saying": it is Holt's. */
static size_t cue_as_saying(const struct reading *reading, size_t cue)
{
    const struct statement_verb *verb = reading->cues[cue].verb;
    if (verb == NULL ||
        !(slice_is(verb->lemma, "quote") || slice_is(verb->lemma, "cite")))
        return cue;
    for (size_t i = cue + 1; i < reading->count; i++) {
        uint32_t trigger = reading->attributions[i].trigger;
        if (reading->fit[i] && trigger > 0 &&
            token_is(reading->context->document, trigger - 1, "as"))
            return i;
    }
    return cue;
}

/* "calling it “an insult,” Holt said": a quotation that ends in a comma leads up to the verb
 * of saying behind it. */
static size_t cue_behind_comma(const struct reading *reading, struct token_range range)
{
    const struct event_context *context = reading->context;
    uint32_t last = range.end;
    while (last > range.first && token_is(context->document, last - 1, "\""))
        last--;
    if (last == range.first || !token_is(context->document, last - 1, ","))
        return SIZE_MAX;
    for (size_t i = 0; i < reading->count; i++) {
        const struct attribution *attribution = &reading->attributions[i];
        const struct statement_verb *verb = reading->cues[i].verb;
        if (!reading->fit[i] || attribution->trigger < range.end)
            continue;
        if (verb == NULL || verb->content != CONTENT_CLAUSE ||
            attribution->trigger > range.end + BEHIND_MAX)
            return SIZE_MAX;
        for (uint32_t t = range.end; t < attribution->trigger; t++)
            if (tag_is_verb((enum tag)token_at(context, t)->tag) ||
                token_among(context, t, SET_CLAUSE_JOINTS))
                return SIZE_MAX;
        return i;
    }
    return SIZE_MAX;
}

/* The cue that the quotation belongs to: joined with it by the tree, else the nearest. */
static size_t cue_of_span(const struct reading *reading, struct token_range range)
{
    struct token_range before = before_colon(reading, range);
    size_t by_colon =
        before.end > before.first ? cue_before_colon(reading, before) : SIZE_MAX;
    if (by_colon != SIZE_MAX)
        return by_colon;
    size_t behind = cue_behind_comma(reading, range);
    if (behind != SIZE_MAX)
        return cue_as_saying(reading, behind);
    size_t above = cue_above(reading, root_of_range(reading, range));
    if (above != SIZE_MAX)
        return cue_as_saying(reading, cue_around(reading, above));
    size_t best = SIZE_MAX;
    uint32_t best_distance = UINT32_MAX;
    size_t fit = 0;
    for (size_t i = 0; i < reading->count; i++) {
        if (!reading->fit[i])
            continue;
        fit++;
        uint32_t trigger = reading->attributions[i].trigger;
        uint32_t here = distance(range, trigger);
        if (!hangs_in(reading, trigger, range))
            here += DISTANCE_MAX;
        if (here < best_distance) {
            best_distance = here;
            best = i;
        }
    }
    return best_distance <= 2 * DISTANCE_MAX || fit == 1 ? best : SIZE_MAX;
}

/* "The album “Blue Night”": a title, not words that somebody said. */
static bool is_title(const struct reading *reading, struct token_range range)
{
    for (uint32_t i = range.first; i < range.end; i++) {
        const struct token *token = token_at(reading->context, i);
        if (!token->is_punctuation && !token->capitalised && !token->has_digit &&
            !token_among(reading->context, i, SET_TITLE_WORDS))
            return false;
    }
    return true;
}

/* What the quotation hangs on, though it is no word of saying: the verb above it in the
 * tree, or the main word before its colon ("was adamant: “...”"). */
static uint32_t any_verb_of(const struct reading *reading, struct token_range range)
{
    struct event_context *context = reading->context;
    struct token_range before = before_colon(reading, range);
    uint32_t verb =
        before.end > before.first ? root_of_range(reading, before) : TOKEN_NONE;
    if (verb != TOKEN_NONE)
        return verb;
    uint32_t root = root_of_range(reading, range);
    verb = root == TOKEN_NONE ? TOKEN_NONE : governing_verb(context->document, root);
    while (verb != TOKEN_NONE && in_range(range, verb))
        verb = governing_verb(context->document, verb);
    return verb;
}

/* By the words alone: "Asked about it, Holt was curt: “...”", "Holt: “...”". 'verb' is the
 * last finite verb before the colon, or the colon. */
static bool read_before_colon(struct reading *reading, struct token_range range,
                              uint32_t *verb)
{
    struct event_context *context = reading->context;
    const struct entities *entities = context->entities;
    struct token_range before = before_colon(reading, range);
    struct attribution *attribution = &reading->attributions[reading->count];
    uint32_t mention = entities->mention_of_token[before.first];
    *verb = before.end;
    if (mention != UINT32_MAX && entities->mentions.items[mention].end == before.end &&
        entities->mentions.items[mention].kind == MENTION_NAME)
        return cue_read_topic(context, before.end, entities->mentions.items[mention].head,
                              attribution);
    for (uint32_t i = before.end; i > before.first; i--) {
        enum tag tag = (enum tag)token_at(context, i - 1)->tag;
        if (tag != TAG_VBD && tag != TAG_VBZ)
            continue;
        uint32_t speaker = speaker_before(context, i - 1);
        *verb = i - 1;
        return speaker != TOKEN_NONE &&
               cue_read_topic(context, i - 1, speaker, attribution);
    }
    return false;
}

/* A verb above the quotation that is no verb of saying: "rejected it as a “trap”". */
static void assign_any_verb(struct reading *reading, uint32_t span,
                            struct token_range range)
{
    struct event_context *context = reading->context;
    const struct quoted_span *quoted = &reading->found->spans.items[span];
    bool colon = before_colon(reading, range).end > 0;
    if (reading->count == CUES_MAX ||
        (!colon && (is_title(reading, range) ||
                    quoted_span_words(context->article, quoted) < GENERIC_WORDS_MIN)))
        return;
    uint32_t verb = any_verb_of(reading, range);
    size_t slot = reading->count;
    bool read = verb != TOKEN_NONE &&
                cue_read_any_verb(context, verb, &reading->attributions[slot]);
    if (!read && colon)
        read = read_before_colon(reading, range, &verb);
    if (!read)
        return;
    reading->cues[slot] = (struct cue){.token = verb};
    reading->fit[slot] = true;
    reading->attributions[slot].has_quotation = true;
    reading->count++;
}

/* "wearing a “Save the Dam” badge": the words on a thing. */
static bool names_thing(const struct reading *reading, struct token_range range)
{
    const struct document *document = reading->context->document;
    uint32_t end = sentence_range(reading->context, reading->sentence).end;
    uint32_t next = range.end;
    if (next < end && token_is(document, next, "\""))
        next++;
    bool before = range.first > 0 && token_is(document, range.first, "\"");
    uint32_t first = before ? range.first : range.first - (range.first > 0);
    enum tag tag =
        first > 0 ? (enum tag)token_at(reading->context, first - 1)->tag : TAG_NN;
    return next > range.end - 1 && next < end && is_title(reading, range) &&
           tag_is_noun((enum tag)token_at(reading->context, next)->tag) &&
           (tag == TAG_DT || tag == TAG_CC || tag == TAG_PRP_POSSESSIVE || tag == TAG_IN);
}

static bool covers_sentence(const struct reading *reading, uint32_t span)
{
    struct token_range all = sentence_range(reading->context, reading->sentence);
    struct token_range inside = span_tokens(reading, span);
    return inside.end > inside.first &&
           inside.end - inside.first + 2 >= all.end - all.first;
}

/* One quoted word is a statement only with the marks of a sentence: not in "countering
 * “elevated” inflation". */
static bool is_speech_of_its_own(const struct reading *reading, size_t cue, uint32_t span)
{
    const struct statement_verb *verb = reading->cues[cue].verb;
    if (verb != NULL && verb->content == CONTENT_QUOTATION)
        return true; /* "called it “absurd”" */
    if (reading->attributions[cue].quoted_only)
        return true; /* "his claim that “thousands” had come" */
    const struct article *article = reading->context->article;
    const struct quoted_span *quoted = &reading->found->spans.items[span];
    struct slice text = quoted_span_text(article, quoted);
    if (quoted_span_words(article, quoted) > 1 || text.size == 0)
        return true;
    char last = text.data[text.size - 1];
    return last == ',' || last == '.' || last == '!' || last == '?';
}

/* Whether nothing but the order of words joins the quotation with the cue, and a verb with a
 * subject of its own stands above the quotation: "when Holt spoke, the crowd took up the
 * chant “Go home”". */
static bool is_by_nearness(const struct reading *reading, struct token_range range,
                           size_t cue)
{
    const struct event_context *context = reading->context;
    const struct attribution *attribution = &reading->attributions[cue];
    uint32_t root = root_of_range(reading, range);
    if (root == TOKEN_NONE || cue_above(reading, root) != SIZE_MAX ||
        hangs_in(reading, attribution->trigger, range) ||
        attribution_says(attribution, range.first) ||
        cue_behind_comma(reading, range) != SIZE_MAX)
        return false;
    uint32_t verb = governing_verb(context->document, root);
    return verb != TOKEN_NONE && !in_range(range, verb) &&
           verb != attribution->predicate && verb < range.first &&
           verb > attribution->trigger;
}

/* Gives the quotations of the sentence to its cues; 'cue_of' by span. */
/* The cue made of a verb that is no word of saying, or the one there was. */
static size_t any_verb_or(struct reading *reading, uint32_t span,
                          struct token_range range, size_t cue)
{
    size_t before = reading->count;
    assign_any_verb(reading, span, range);
    return reading->count > before ? before : cue;
}

/* Whose words the quotation is: the cue, or SIZE_MAX. */
static size_t cue_for(struct reading *reading, uint32_t span, struct token_range range)
{
    size_t cue = cue_of_span(reading, range);
    struct token_range before = before_colon(reading, range);
    bool colon = before.end > 0;
    if (cue != SIZE_MAX && !colon && is_by_nearness(reading, range, cue))
        cue = any_verb_or(reading, span, range, cue);
    if (colon && cue_before_colon(reading, before) == SIZE_MAX)
        cue = any_verb_or(reading, span, range, cue);
    if (cue == SIZE_MAX && !covers_sentence(reading, span))
        cue = any_verb_or(reading, span, range, SIZE_MAX);
    return cue;
}

static void assign_spans(struct reading *reading, size_t *cue_of)
{
    for (uint32_t s = reading->first_span; s < reading->end_span; s++) {
        cue_of[s - reading->first_span] = SIZE_MAX;
        if (reading->found->owner_of_span[s] != INDEX_NONE)
            continue;
        struct token_range range = span_tokens(reading, s);
        if (range.first == range.end || names_thing(reading, range))
            continue;
        size_t cue = cue_for(reading, s, range);
        if (cue == SIZE_MAX)
            continue;
        reading->attributions[cue].has_quotation |= is_speech_of_its_own(reading, cue, s);
        cue_of[s - reading->first_span] = cue;
    }
}

/* The cue that takes the quotation before the sentence, or SIZE_MAX. */
static size_t cue_of_leading(struct reading *reading)
{
    if (reading->leading_span == QUOTED_NONE)
        return SIZE_MAX;
    struct token_range all = sentence_range(reading->context, reading->sentence);
    for (size_t i = 0; i < reading->count; i++) {
        struct attribution *attribution = &reading->attributions[i];
        if (!reading->fit[i] || reading->cues[i].verb == NULL)
            continue;
        if (attribution->has_quotation || attribution->first < attribution->end ||
            attribution->trigger > all.first + LEADING_MAX)
            return SIZE_MAX;
        attribution->has_quotation = true;
        return i;
    }
    return SIZE_MAX;
}

/* ---- one sentence ---- */

static bool has_open_end(const struct reading *reading, struct token_range all)
{
    return all.end > all.first && token_is(reading->context->document, all.end - 1, ":");
}

/* "Holt insisted on it, the governor disclosed": the one has it from the other, whatever
 * the tree makes of it. */
static void vouch(struct attribution *inner, struct attribution *outer)
{
    if (inner->speaker == outer->speaker)
        return;
    if (outer->status.attributed_to == inner->speaker)
        outer->status.attributed_to = ENTITY_NONE;
    inner->status.attributed_to = outer->speaker;
}

/* "He answered that it was late, the office said": what the office says of him is no
 * part of what he said. */
static void end_before_outer_cue(struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        struct attribution *inner = &reading->attributions[i];
        for (size_t j = 0; j < reading->count; j++) {
            const struct attribution *outer = &reading->attributions[j];
            bool postponed = reading->fit[j] && outer->end <= outer->trigger &&
                             outer->first <= inner->trigger &&
                             inner->trigger < outer->end;
            if (j == i || !reading->fit[i] || !postponed)
                continue;
            if (inner->first < outer->end && inner->end > outer->end)
                inner->end = outer->end;
            vouch(inner, &reading->attributions[j]);
        }
    }
}

/* Keeps the cues that attribute something; returns by cue the place in 'found'. */
static void keep_attributions(struct reading *reading, uint32_t *kept)
{
    struct event_context *context = reading->context;
    bool open_end = has_open_end(reading, sentence_range(context, reading->sentence));
    for (size_t i = 0; i < reading->count; i++) {
        kept[i] = INDEX_NONE;
        if (!reading->fit[i])
            continue;
        bool expects = open_end && i + 1 == reading->count;
        if (!expects &&
            !cue_has_content(context, &reading->cues[i], &reading->attributions[i]))
            continue;
        kept[i] = (uint32_t)reading->found->items.count;
        vector_push(context->arena, &reading->found->items, reading->attributions[i]);
    }
}

/* Parsing is what costs: verbs that need a quotation ("called", "thinks") are looked at
 * only beside one, and words whose tag tells that they are no cue ("the tells") never. */
static bool has_own_cue(const struct reading *reading)
{
    for (size_t i = 0; i < reading->count; i++) {
        const struct cue *cue = &reading->cues[i];
        if (cue_needs_quotation(reading->context, cue))
            continue;
        document_tag(reading->context->document, reading->sentence);
        if (cue_may_fit(reading->context, cue))
            return true;
    }
    return false;
}

static bool is_worth_parsing(const struct reading *reading)
{
    bool quotes =
        reading->first_span < reading->end_span || reading->leading_span != QUOTED_NONE ||
        has_open_end(reading, sentence_range(reading->context, reading->sentence));
    if (quotes ? reading->count > 0 : has_own_cue(reading))
        return true;
    for (uint32_t s = reading->first_span; s < reading->end_span; s++)
        if (reading->found->owner_of_span[s] == INDEX_NONE &&
            !covers_sentence(reading, s) &&
            quoted_span_words(reading->context->article,
                              &reading->found->spans.items[s]) >= GENERIC_WORDS_MIN)
            return true;
    return false;
}

/* The last attribution before this sentence, or NULL. Of nested ones the outer. */
static const struct attribution *last_of(const struct reading *reading)
{
    for (size_t i = reading->found->items.count; i-- > 0;) {
        const struct attribution *last = &reading->found->items.items[i];
        if (last->status.attributed_to == ENTITY_NONE)
            return last;
        if (last->sentence + TAKE_UP_SENTENCES < reading->sentence)
            break;
    }
    return NULL;
}

/* "The announcement ...", soon after somebody announced something. */
static bool take_up(struct reading *reading, size_t cue)
{
    const struct attribution *last = last_of(reading);
    struct attribution *attribution = &reading->attributions[cue];
    if (last == NULL || last->sentence + TAKE_UP_SENTENCES < reading->sentence ||
        !cue_takes_up(reading->context, &reading->cues[cue], last, attribution))
        return false;
    attribution->takes_up = (uint32_t)(last - reading->found->items.items);
    return true;
}

/* "but denied", "and also said": the cue goes on behind a conjunction. */
static bool is_joined(const struct event_context *context, uint32_t trigger)
{
    uint32_t first = trigger;
    while (first > 0 && token_at(context, first - 1)->tag == TAG_RB)
        first--;
    return first > 0 && token_among(context, first - 1, SET_AND_BUT);
}

/*
 * "Ferri said the agency had food but denied that it would leave": what is denied, added or
 * stressed behind "but" or "and" is so by who said the rest. "Holt confirmed the meeting but
 * said": the meeting says nothing.
 */
static void share_speakers(struct reading *reading)
{
    struct event_context *context = reading->context;
    for (size_t i = 1; i < reading->count; i++) {
        struct attribution *inner = &reading->attributions[i];
        struct attribution *outer = &reading->attributions[i - 1];
        const struct statement_verb *verb = reading->cues[i - 1].verb;
        if (!reading->fit[i] || !reading->fit[i - 1] || verb == NULL ||
            !is_joined(context, inner->trigger))
            continue;
        bool said = attribution_says(outer, inner->trigger);
        bool adds = verb->content == CONTENT_CLAUSE && said &&
                    token_among(context, inner->trigger, SET_GOING_ON_SAYING);
        bool object = !said && inner->speaker_token > outer->trigger &&
                      inner->speaker_token < inner->trigger;
        if (!adds && !object)
            continue;
        inner->speaker = outer->speaker;
        inner->speaker_token = outer->speaker_token;
        inner->status.attributed_to = outer->status.attributed_to;
        while (adds && outer->end > outer->first && outer->end >= inner->trigger)
            outer->end--;
    }
}

/* "A met B on Monday, Holt said, adding that ...": each cue knows what the one before it
 * said. */
static void remember_speech_before(struct reading *reading)
{
    struct token_range before = {0, 0};
    for (size_t i = 0; i < reading->count; i++) {
        struct attribution *attribution = &reading->attributions[i];
        if (!reading->fit[i])
            continue;
        attribution->before = before;
        if (attribution->first < attribution->end)
            before = (struct token_range){attribution->first, attribution->end};
    }
}

static void read_sentence(struct reading *reading)
{
    struct event_context *context = reading->context;
    reading->count = 0;
    if (reading->has_cues[reading->sentence])
        collect_cues(reading, sentence_range(context, reading->sentence));
    if (!is_worth_parsing(reading))
        return;
    document_parse(context->document, reading->sentence);
    for (size_t i = 0; i < reading->count; i++)
        reading->fit[i] = cue_read(context, &reading->cues[i], last_of(reading),
                                   &reading->attributions[i]) ||
                          take_up(reading, i);
    share_speakers(reading);
    remember_speech_before(reading);
    size_t spans = reading->end_span - reading->first_span;
    size_t *cue_of = ARENA_NEW_ARRAY(context->arena, spans, size_t);
    uint32_t kept[CUES_MAX];
    end_before_outer_cue(reading);
    assign_spans(reading, cue_of);
    size_t leading = cue_of_leading(reading);
    keep_attributions(reading, kept);
    if (leading != SIZE_MAX)
        reading->found->owner_of_span[reading->leading_span] = kept[leading];
    for (size_t s = 0; s < spans; s++)
        if (cue_of[s] != SIZE_MAX)
            reading->found->owner_of_span[reading->first_span + s] = kept[cue_of[s]];
}

/* ---- quotations that go on ---- */

static bool begins_sentence(const struct event_context *context,
                            const struct quoted_span *span, uint32_t *sentence)
{
    const struct document *document = context->document;
    while (*sentence < document->sentences.count &&
           token_at(context, document->sentences.items[*sentence].end - 1)->end <=
               span->start)
        ++*sentence;
    if (*sentence == document->sentences.count)
        return false;
    uint32_t first = document->sentences.items[*sentence].first;
    return token_at(context, first)->start >= span->open &&
           token_at(context, first)->start <= span->start + 1;
}

/* Whether the quotation ends with its sentence, or goes on to the end of its block. */
static bool ends_sentence(const struct event_context *context,
                          const struct quoted_span *span)
{
    struct slice text = quoted_span_text(context->article, span);
    return text.size > 0 && strchr(".!?", text.data[text.size - 1]) != NULL;
}

/* The speaker of a quotation that stands without a cue is who spoke before in the same
 * paragraph, who speaks next in it, or whose quotation filled the paragraph before. */
static uint32_t owner_by_context(const struct attributions *found, uint32_t span,
                                 bool whole_sentences)
{
    const struct quoted_span *items = found->spans.items;
    if (items[span].continues != QUOTED_NONE &&
        found->owner_of_span[items[span].continues] != INDEX_NONE)
        return found->owner_of_span[items[span].continues];
    if (!whole_sentences)
        return INDEX_NONE;
    if (span > 0 && items[span - 1].block == items[span].block &&
        found->owner_of_span[span - 1] != INDEX_NONE)
        return found->owner_of_span[span - 1];
    if (span + 1 < found->spans.count && items[span + 1].block == items[span].block)
        return found->owner_of_span[span + 1];
    return INDEX_NONE;
}

/* A piece that the next paragraph continues learns its owner from there. */
static void share_backwards(struct attributions *found)
{
    for (size_t i = found->spans.count; i-- > 0;) {
        uint32_t before = found->spans.items[i].continues;
        if (before != QUOTED_NONE && found->owner_of_span[before] == INDEX_NONE)
            found->owner_of_span[before] = found->owner_of_span[i];
    }
}

/* The attribution before the quotation, with nothing but its own sentence's end between:
 * in the same block, or the last of the block before. */
static uint32_t attribution_before(const struct event_context *context,
                                   const struct attributions *found, uint32_t sentence,
                                   uint32_t *cursor)
{
    const struct document *document = context->document;
    while (*cursor < found->items.count &&
           found->items.items[*cursor].sentence < sentence)
        ++*cursor;
    if (*cursor == 0 || sentence == 0)
        return INDEX_NONE;
    const struct attribution *last = &found->items.items[*cursor - 1];
    if (last->sentence + 1 == sentence)
        return *cursor - 1;
    uint32_t block = document->sentences.items[sentence].block;
    bool same_block = document->sentences.items[last->sentence].block == block;
    return same_block && last->has_quotation ? *cursor - 1 : INDEX_NONE;
}

/* ---- quotations without a cue ---- */

/* The person whom the sentence begins with, and the verb behind; false: none. */
static bool read_topic(struct event_context *context, uint32_t sentence,
                       struct attribution *attribution)
{
    struct token_range all = sentence_range(context, sentence);
    const struct entities *entities = context->entities;
    uint32_t speaker = TOKEN_NONE;
    for (uint32_t i = all.first; i < all.end && i < all.first + TOPIC_TOKENS; i++) {
        if (token_is(context->document, i, "\""))
            return false;
        enum tag tag = (enum tag)token_at(context, i)->tag;
        bool verb = tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD;
        if (verb && speaker != TOKEN_NONE)
            return cue_read_topic(context, i, speaker, attribution);
        if (verb)
            return false;
        uint32_t mention = entities->mention_of_token[i];
        if (mention != UINT32_MAX && speaker == TOKEN_NONE)
            speaker = entities->mentions.items[mention].head;
    }
    return false;
}

/* Attributions that are found last, with their quotations, in the order of both. */
struct late {
    VECTOR(struct attribution) items;
    VECTOR(uint32_t) spans;
};

/* "Holt was blunt. “The dam will fail.”": nobody else speaks in the paragraph. */
static void find_topics(struct event_context *context, struct attributions *found,
                        struct late *late)
{
    const struct document *document = context->document;
    uint32_t sentence = 0;
    for (uint32_t s = 0; s < found->spans.count; s++) {
        const struct quoted_span *span = &found->spans.items[s];
        struct attribution attribution;
        if (found->owner_of_span[s] != INDEX_NONE || span->single ||
            !begins_sentence(context, span, &sentence) || sentence == 0 ||
            quoted_span_words(context->article, span) < GENERIC_WORDS_MIN)
            continue;
        uint32_t block = document->sentences.items[sentence].block;
        const struct sentence *before = &document->sentences.items[sentence - 1];
        if (before->block != block || before->opens_in_quote ||
            !ends_sentence(context, span) ||
            !read_topic(context, sentence - 1, &attribution))
            continue;
        vector_push(context->arena, &late->items, attribution);
        vector_push(context->arena, &late->spans, s);
    }
}

/* What pointed to attributions by their old numbers points to the new ones. */
static void take_places(struct attributions *found, struct attributions *all,
                        const uint32_t *place)
{
    for (size_t i = 0; i < all->items.count; i++)
        if (all->items.items[i].takes_up != INDEX_NONE)
            all->items.items[i].takes_up = place[all->items.items[i].takes_up];
    for (size_t s = 0; s < found->spans.count; s++)
        if (found->owner_of_span[s] != INDEX_NONE)
            found->owner_of_span[s] = place[found->owner_of_span[s]];
}

/* Puts them where they belong; what points to attributions is told their new places. */
static void insert_late(struct event_context *context, struct attributions *found,
                        const struct late *late)
{
    size_t count = found->items.count, next = 0;
    uint32_t *place = ARENA_NEW_ARRAY(context->arena, count, uint32_t);
    struct attributions all = {.spans = found->spans,
                               .owner_of_span = found->owner_of_span};
    uint32_t *late_place = ARENA_NEW_ARRAY(context->arena, late->items.count, uint32_t);
    for (size_t i = 0; i <= count; i++) {
        while (next < late->items.count &&
               (i == count ||
                late->items.items[next].sentence < found->items.items[i].sentence)) {
            late_place[next] = (uint32_t)all.items.count;
            vector_push(context->arena, &all.items, late->items.items[next]);
            next++;
        }
        if (i == count)
            break;
        place[i] = (uint32_t)all.items.count;
        vector_push(context->arena, &all.items, found->items.items[i]);
    }
    take_places(found, &all, place);
    for (size_t i = 0; i < late->items.count; i++)
        found->owner_of_span[late->spans.items[i]] = late_place[i];
    *found = all;
}

static void assign_continuations(struct event_context *context,
                                 struct attributions *found)
{
    uint32_t sentence = 0, cursor = 0;
    share_backwards(found);
    for (uint32_t s = 0; s < found->spans.count; s++) {
        if (found->owner_of_span[s] != INDEX_NONE)
            continue;
        bool whole = begins_sentence(context, &found->spans.items[s], &sentence);
        uint32_t owner = owner_by_context(found, s, whole);
        if (owner == INDEX_NONE && whole)
            owner = attribution_before(context, found, sentence, &cursor);
        found->owner_of_span[s] = owner;
    }
    struct late late = {0};
    find_topics(context, found, &late);
    if (late.items.count > 0)
        insert_late(context, found, &late);
}

/* ---- the article ---- */

static void prepare(struct event_context *context, struct attributions *found)
{
    *found = (struct attributions){0};
    quoted_spans_find(context->arena, context->article, &found->spans);
    found->owner_of_span = ARENA_NEW_ARRAY(context->arena, found->spans.count, uint32_t);
    for (size_t i = 0; i < found->spans.count; i++)
        found->owner_of_span[i] = INDEX_NONE;
}

/* The unowned quotation that ends right before the sentence. */
static uint32_t leading_span(const struct reading *reading, uint32_t block,
                             uint32_t start)
{
    if (reading->first_span == 0)
        return QUOTED_NONE;
    uint32_t span = reading->first_span - 1;
    const struct quoted_span *quoted = &reading->found->spans.items[span];
    struct slice text = quoted_span_text(reading->context->article, quoted);
    char last = text.size > 0 ? text.data[text.size - 1] : '.';
    bool near = quoted->block == block && quoted->close + 2 >= start &&
                (last == '?' || last == '!' || last == ',');
    return near && reading->found->owner_of_span[span] == INDEX_NONE ? span : QUOTED_NONE;
}

/* The sentence and its quotations; sentences come in order. */
static void turn_to(struct reading *reading, uint32_t sentence)
{
    const struct quoted_span *spans = reading->found->spans.items;
    struct token_range all = sentence_range(reading->context, sentence);
    size_t count = reading->found->spans.count;
    reading->sentence = sentence;
    reading->leading_span = QUOTED_NONE;
    reading->end_span = reading->first_span;
    if (all.first == all.end)
        return;
    uint32_t start = token_at(reading->context, all.first)->start;
    uint32_t stop = token_at(reading->context, all.end - 1)->end;
    while (reading->first_span < count && spans[reading->first_span].close <= start)
        reading->first_span++;
    reading->end_span = reading->first_span;
    while (reading->end_span < count && spans[reading->end_span].open < stop)
        reading->end_span++;
    uint32_t block = reading->context->document->sentences.items[sentence].block;
    reading->leading_span = leading_span(reading, block, start);
}

/* Most sentences that are worth it are so by their cues alone: they are parsed together,
 * which is faster. */
static void parse_ahead(struct reading *reading)
{
    struct event_context *context = reading->context;
    size_t all = context->document->sentences.count, count = 0;
    uint32_t *sentences = ARENA_NEW_ARRAY(context->arena, all, uint32_t);
    reading->has_cues = ARENA_NEW_ARRAY(context->arena, all, bool);
    for (uint32_t s = 0; s < all; s++) {
        turn_to(reading, s);
        collect_cues(reading, sentence_range(context, s));
        reading->has_cues[s] = reading->count > 0;
        bool quotes = reading->first_span < reading->end_span && reading->count > 0;
        if (quotes || has_own_cue(reading))
            sentences[count++] = s;
    }
    document_parse_many(context->document, sentences, count);
    reading->first_span = 0;
}

void attributions_find(struct event_context *context, struct attributions *found)
{
    const struct document *document = context->document;
    prepare(context, found);
    struct reading *reading = ARENA_NEW(context->arena, struct reading);
    reading->context = context;
    reading->found = found;
    reading->filter = &context->tables->statements;
    parse_ahead(reading);
    for (uint32_t s = 0; s < document->sentences.count; s++) {
        turn_to(reading, s);
        if (document->sentences.items[s].first < document->sentences.items[s].end)
            read_sentence(reading);
    }
    assign_continuations(context, found);
}
