#include "event/place.h"

#include "base/hash.h"
#include "event/actors.h"
#include "event/clause.h"
#include "event/evidence.h"
#include "event/tables.h"

enum {
    OPENING_WORDS = 8,
    APPOSITION_CLIMB = 4, /* heads between a place and what it belongs to */
    VENUE_WORDS = 7,      /* from a venue to the name of its place */
    THERE_DISTANCE = 10,  /* between "there" and its verb */
    WHERE_DISTANCE = 8,   /* from "where" to its verb */
    PLACE_DISTANCE = 6,   /* from the place to "where" */
    HERE_DISTANCE = 14,   /* from a verb to "here" */
    PLACES_MAX = 2000,    /* entities searched for the dateline's */
    JOURNEY_WORDS = 16    /* from "flew to Lisbon" to "see" */
};

/* Verbs whose "to", "into", "in" tells where somebody then is. */
static const char *place_phrase(struct event_context *context, struct token_range range)
{
    while (range.first + 1 < range.end && token_among(context, range.first, SET_ARTICLES))
        range.first++;
    return evidence_text(context, range.first, range.end);
}

/* "a conference centre outside Birmingham", "a restaurant below the castle of Duino": over
 * the place that the venue lies at. */
static uint32_t end_with_its_place(const struct event_context *context, uint32_t end)
{
    uint32_t stop = sentence_range(context, token_at(context, end - 1)->sentence).end;
    if (end >= stop || !token_among(context, end, SET_BESIDE_PLACE))
        return end;
    for (uint32_t i = end + 1; i < stop && i < end + VENUE_WORDS; i++) {
        uint32_t index = context->entities->mention_of_token[i];
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (index != UINT32_MAX) {
            const struct mention *mention = &context->entities->mentions.items[index];
            bool place = mention->kind == MENTION_NAME &&
                         entity_is_place(context, mention->entity);
            if (place)
                return mention->end;
            if (mention->kind != MENTION_NAME)
                return end;
            i = mention->end - 1; /* "a law firm near St Mary's in London" */
            continue;
        }
        if (context->timex_of_token[i] != TIMEX_NONE ||
            !(tag_is_noun(tag) || tag == TAG_DT || tag == TAG_JJ || tag == TAG_IN ||
              tag == TAG_POS))
            return end;
    }
    return end;
}

/* The phrase without a time that the tree gave it: "the palace in Lima on Monday". */
static struct token_range without_time(const struct event_context *context,
                                       struct token_range range, uint32_t head)
{
    for (uint32_t i = head + 1; i < range.end; i++) {
        bool ends = context->timex_of_token[i] != TIMEX_NONE ||
                    token_is(context->document, i, ",");
        if (ends)
            range.end = i;
    }
    while (range.end > head + 1 && token_at(context, range.end - 1)->tag == TAG_IN)
        range.end--;
    return range;
}

void place_set(struct event_context *context, struct draft *draft, uint32_t head)
{
    struct token_range range =
        without_time(context, noun_phrase_of(context->document, head), head);
    uint32_t entity = entity_of_token(context->entities, head);
    if (entity_is_place(context, entity)) {
        draft->event.place_actor = actor_of_entity(context, entity);
        draft->event.place_name = actor_name(context, draft->event.place_actor);
    } else {
        range.end = end_with_its_place(context, range.end);
        draft->event.place_name = place_phrase(context, range);
    }
    evidence_add(context, &draft->event.place_evidence, range.first, range.end);
}

static const struct slice VENUES[] = {
#define VENUE(noun) SLICE(noun),
#include "event/venues.def"
#undef VENUE
};

void place_fill_venues(struct hash_filter *venues)
{
    for (size_t i = 0; i < sizeof VENUES / sizeof *VENUES; i++)
        hash_filter_add(venues, hash_bytes(VENUES[i]));
}

static bool is_venue(const struct event_context *context, uint32_t noun)
{
    const struct token *token = token_at(context, noun);
    if (!hash_filter_has(&context->tables->venues, token->hash))
        return false;
    for (size_t i = 0; i < sizeof VENUES / sizeof *VENUES; i++)
        if (slice_equal(token->lower, VENUES[i]))
            return true;
    return false;
}

bool place_is_venue_of(struct event_context *context, uint32_t noun)
{
    struct token_range phrase = noun_phrase_of(context->document, noun);
    return is_venue(context, noun) && phrase.first > 0 &&
           (token_among(context, phrase.first, SET_INSIDE) ||
            token_among(context, phrase.first - 1, SET_INSIDE));
}

static bool names_a_place(struct event_context *context, uint32_t head)
{
    if (context->timex_of_token[head] != TIMEX_NONE)
        return false;
    uint32_t entity = entity_of_token(context->entities, head);
    return entity_is_place(context, entity) || is_venue(context, head);
}

/* The verb that continues this one: "take" of "are set to take place". */
static uint32_t continuation_of(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb + 1; i < range.end; i++)
        if (token_at(context, i)->head == verb &&
            token_at(context, i)->label == LABEL_XCOMP)
            return i;
    return TOKEN_NONE;
}

/* "talks between A and B, two groups in Iraq": the place of an apposition. */
static bool stands_in_apposition(const struct event_context *context, uint32_t noun,
                                 uint32_t predicate)
{
    uint32_t token = token_at(context, noun)->head;
    for (int i = 0; i < APPOSITION_CLIMB && token != TOKEN_NONE && token != predicate;
         i++) {
        if (token_at(context, token)->label == LABEL_APPOS)
            return true;
        token = token_at(context, token)->head;
    }
    return false;
}

/* "in Lima next month", with "Lima" for a word of the time's: the name right behind the
 * preposition, or TOKEN_NONE. */
static uint32_t place_right_behind(const struct event_context *context,
                                   uint32_t preposition)
{
    uint32_t end = sentence_range(context, token_at(context, preposition)->sentence).end;
    uint32_t index = preposition + 1 < end
                         ? context->entities->mention_of_token[preposition + 1]
                         : UINT32_MAX;
    return index == UINT32_MAX ? TOKEN_NONE
                               : context->entities->mentions.items[index].head;
}

static bool place_from_phrases(struct event_context *context, struct draft *draft,
                               uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    bool event_noun = tag_is_noun((enum tag)token_at(context, predicate)->tag);
    bool calls_there = lemma_among(context, predicate, SET_SUMMON);
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t noun = token_at(context, i)->head;
        if (token_at(context, i)->label != LABEL_CASE || noun == TOKEN_NONE ||
            !(token_among(context, i, SET_IN_PLACE_OR_ON) ||
              (calls_there && token_is(context->document, i, "to"))))
            continue;
        bool dated = context->timex_of_token[noun] != TIMEX_NONE;
        uint32_t named = dated ? place_right_behind(context, i) : TOKEN_NONE;
        /* "met Vidal, the envoy, in Oslo": behind what the commas enclose */
        bool behind = i > range.first && token_is(context->document, i - 1, ",");
        bool owned = (clause_owns(context, noun, predicate) &&
                      (behind || !stands_in_apposition(context, noun, predicate))) ||
                     (event_noun && clause_continues(context, predicate, i));
        if (named != TOKEN_NONE)
            noun = named;
        if (names_a_place(context, noun) && owned) {
            place_set(context, draft, noun);
            draft->place_reason = "a phrase of its own words";
            return true;
        }
    }
    return false;
}

/* Behind "On Tuesday," where the sentence opens so; else its first token. */
static uint32_t behind_opening_day(const struct event_context *context,
                                   struct token_range range)
{
    uint32_t day = range.first;
    if (day + 1 < range.end && context->timex_of_token[day] == TIMEX_NONE)
        day++; /* "On" */
    uint32_t timex = day < range.end ? context->timex_of_token[day] : TIMEX_NONE;
    if (timex == TIMEX_NONE)
        return range.first;
    uint32_t comma = context->timexes.items[timex].end;
    return comma < range.end && token_is(context->document, comma, ",") ? comma + 1
                                                                        : range.first;
}

/* Where a phrase that opens the sentence ends: at its comma, or after so many words. */
static uint32_t opening_end(const struct event_context *context, struct token_range range)
{
    uint32_t end =
        range.first + OPENING_WORDS < range.end ? range.first + OPENING_WORDS : range.end;
    for (uint32_t i = range.first + 1; i < end; i++)
        if (token_is(context->document, i, ","))
            return i;
    return end;
}

/* "In Amman, Kerry said ...": the sentence's opening sets the scene for all of it. */
static bool place_from_opening(struct event_context *context, struct draft *draft)
{
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    struct token_range range = sentence_range(context, sentence);
    range.first = behind_opening_day(context, range);
    if (range.first + 2 >= range.end || !token_among(context, range.first, SET_IN_AT))
        return false;
    uint32_t end = opening_end(context, range);
    for (uint32_t i = range.first + 1; i < end; i++) {
        if (token_is(context->document, i, ","))
            return false;
        uint32_t head = token_at(context, i)->head;
        bool right_behind = i == range.first + 1 &&
                            context->entities->mention_of_token[i] != UINT32_MAX &&
                            token_at(context, i + 1)->tag != TAG_POS;
        bool outermost = head == TOKEN_NONE || head >= end || head < i || right_behind;
        if (outermost && names_a_place(context, i)) {
            place_set(context, draft, i);
            draft->place_reason = "the sentence opens with it";
            return true;
        }
    }
    return false;
}

/* "flown to Nairobi, where they were received": the place named before "where". */
static bool place_from_where(struct event_context *context, struct draft *draft,
                             uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    uint32_t where = predicate;
    while (where > first && where + WHERE_DISTANCE > predicate &&
           !token_is(context->document, where, "where"))
        where--;
    if (!token_is(context->document, where, "where"))
        return false;
    for (uint32_t i = where; i > first && i + PLACE_DISTANCE > where; i--) {
        uint32_t index = context->entities->mention_of_token[i - 1];
        if (index == UINT32_MAX)
            continue;
        uint32_t head = context->entities->mentions.items[index].head;
        if (!names_a_place(context, head))
            continue;
        place_set(context, draft, head);
        draft->place_reason = "named before \"where\"";
        return true;
    }
    return false;
}

/* Whether the words between a place and what follows lead from the journey to what it was
 * made for: "flew to Lisbon on Monday to see", "came to Lisbon and met". */
static bool leads_on(const struct event_context *context, uint32_t from, uint32_t to)
{
    bool joined = false;
    for (uint32_t i = from; i < to; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (token_among(context, i, SET_LEADS_AWAY) || tag == TAG_MD ||
            (tag_is_verb(tag) && tag != TAG_VBG))
            return false;
        joined = joined || token_among(context, i, SET_TOWARDS);
    }
    return joined;
}

/* "flew to Lisbon to see him": where the journey before it in the clause led. */
static bool place_from_journey(struct event_context *context, struct draft *draft,
                               uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    for (uint32_t i = predicate; i > first + 2 && i + JOURNEY_WORDS > predicate; i--) {
        uint32_t index = context->entities->mention_of_token[i - 1];
        if (index == UINT32_MAX)
            continue;
        const struct mention *mention = &context->entities->mentions.items[index];
        uint32_t start = mention->first;
        bool led = start > first + 1 && names_a_place(context, mention->head) &&
                   token_among(context, start - 1, SET_INTO) &&
                   (lemma_among(context, start - 2, SET_JOURNEYS) ||
                    (start > first + 2 && lemma_among(context, start - 3, SET_JOURNEYS)));
        if (led && leads_on(context, mention->end, predicate)) {
            place_set(context, draft, mention->head);
            draft->place_reason = "where the journey to it led";
            return true;
        }
        i = start + 1;
    }
    return false;
}

/* The place named last before a token, in its sentence or the one before. */
static uint32_t place_before(struct event_context *context, uint32_t token)
{
    uint32_t sentence = token_at(context, token)->sentence;
    uint32_t stop = sentence_range(context, sentence > 0 ? sentence - 1 : 0).first;
    for (uint32_t i = token; i > stop; i--) {
        uint32_t index = context->entities->mention_of_token[i - 1];
        if (index == UINT32_MAX)
            continue;
        const struct mention *mention = &context->entities->mentions.items[index];
        if (mention->kind == MENTION_NAME && entity_is_place(context, mention->entity) &&
            context->timex_of_token[mention->head] == TIMEX_NONE)
            return mention->head;
        i = mention->first + 1;
    }
    return TOKEN_NONE;
}

/* "drove to Khujand, and there she had supper with him" */
static bool place_from_there(struct event_context *context, struct draft *draft,
                             uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    for (uint32_t i = range.first; i < range.end; i++) {
        bool existential = i + 1 < range.end &&
                           tag_is_verb((enum tag)token_at(context, i + 1)->tag) &&
                           i == range.first;
        if (!token_is(context->document, i, "there") ||
            token_at(context, i)->tag != TAG_RB || existential ||
            i + THERE_DISTANCE < predicate || i > predicate + THERE_DISTANCE)
            continue;
        uint32_t place = place_before(context, i);
        if (place == TOKEN_NONE)
            return false;
        place_set(context, draft, place);
        draft->place_reason = "what \"there\" takes up";
        return true;
    }
    return false;
}

/* The place that the dateline names, as the text knows it; ENTITY_NONE: as a name only. */
static uint32_t entity_of_dateline(const struct event_context *context)
{
    struct slice name = slice_of(context->article->place);
    size_t count = context->entities->items.count;
    for (uint32_t i = 0; i < count && i < PLACES_MAX; i++)
        if (entity_is_place(context, i) &&
            slice_equal_ignoring_case(context->entities->items.items[i].name, name))
            return i;
    return ENTITY_NONE;
}

/* "will resume negotiations here on Friday": where the article was written. */
static bool place_from_here(struct event_context *context, struct draft *draft,
                            uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    if (context->article->place == NULL)
        return false;
    bool noun = tag_is_noun((enum tag)token_at(context, predicate)->tag);
    for (uint32_t i = predicate + 1; i < range.end && i < predicate + HERE_DISTANCE;
         i++) {
        if (!token_is(context->document, i, "here") || quotation_at(context, i) != NULL)
            continue;
        if (!clause_reaches(context, predicate, i) &&
            !(noun && clause_continues(context, predicate, i)))
            return false;
        uint32_t entity = entity_of_dateline(context);
        if (entity == ENTITY_NONE)
            return false;
        draft->event.place_actor = actor_of_entity(context, entity);
        draft->event.place_name = actor_name(context, draft->event.place_actor);
        evidence_add(context, &draft->event.place_evidence, i, i + 1);
        draft->place_reason = "\"here\" is where the article was written";
        return true;
    }
    return false;
}

void place_draft(struct event_context *context, struct draft *draft,
                 const struct arguments *arguments)
{
    uint32_t continuation = continuation_of(context, arguments->predicate);
    if (!place_from_phrases(context, draft, arguments->predicate) &&
        !(continuation != TOKEN_NONE &&
          place_from_phrases(context, draft, continuation)) &&
        !place_from_where(context, draft, arguments->predicate) &&
        !place_from_journey(context, draft, arguments->predicate) &&
        !place_from_there(context, draft, arguments->predicate) &&
        !place_from_here(context, draft, arguments->predicate))
        place_from_opening(context, draft);
}

void place_beside_time(struct event_context *context, struct draft *draft, uint32_t timex)
{
    uint32_t end = context->timexes.items[timex].end;
    uint32_t stop = sentence_range(context, token_at(context, end - 1)->sentence).end;
    if (end + 1 >= stop || !token_among(context, end, SET_IN_AT))
        return;
    uint32_t index = context->entities->mention_of_token[end + 1];
    uint32_t head =
        index == UINT32_MAX ? end + 1 : context->entities->mentions.items[index].head;
    if (!names_a_place(context, head))
        return;
    place_set(context, draft, head);
    draft->place_reason = "beside its time";
}

void place_from_words(struct event_context *context, struct draft *draft,
                      struct token_range words)
{
    for (uint32_t i = words.first; i + 1 < words.end; i++) {
        uint32_t noun = token_at(context, i)->head;
        bool inside = noun != TOKEN_NONE && noun > i && noun < words.end;
        if (!token_among(context, i, SET_IN_PLACE) || !inside)
            continue;
        if (names_a_place(context, noun)) {
            place_set(context, draft, noun);
            draft->place_reason = "the words of the shared verb";
            return;
        }
    }
}
