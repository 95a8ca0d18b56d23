/* What else a mention of a meeting tells: how many, the how-manieth, how long, what
 * about.
 */
#include "event/clause.h"
#include "event/evidence.h"
#include "event/meeting_candidate.h"
#include "language/number_word.h"

#include <string.h>

enum { NUMBER_MAX = 10 /* read as a word */ };

static uint32_t read_number(struct slice word)
{
    if (word.size == 1 && word.data[0] >= '1' && word.data[0] <= '9')
        return (uint32_t)(word.data[0] - '0');
    return cardinal_of_word(word, NUMBER_MAX);
}

/* Words that belong to the event noun or hang on the verb, near it. */
static struct token_range neighbourhood(struct event_context *context,
                                        const struct meeting_candidate *candidate)
{
    struct token_range sentence =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    if (candidate->noun != TOKEN_NONE) {
        struct token_range phrase = noun_phrase_of(context->document, candidate->noun);
        phrase.end = candidate->trigger + 1;
        return phrase;
    }
    struct token_range range = {candidate->trigger, candidate->trigger};
    while (range.first > sentence.first && range.first + 4 > candidate->trigger)
        range.first--;
    while (range.end < sentence.end && range.end < candidate->trigger + 14 &&
           !token_among(context, range.end, SET_SENTENCE_MARKS))
        range.end++;
    return range;
}

static void read_count(struct event_context *context, struct meeting_candidate *candidate,
                       uint32_t token, struct token_range range)
{
    const struct document *document = context->document;
    if (token_is(document, token, "twice")) {
        candidate->count = 2;
        return;
    }
    uint32_t number = read_number(token_at(context, token)->lower);
    /* "six hours of talks" counts hours */
    if (number < 2 || token + 1 >= range.end ||
        context->timex_of_token[token] != TIMEX_NONE)
        return;
    if (token_is(document, token + 1, "times") ||
        token_among(context, token + 1, SET_COUNTABLE_SESSIONS) ||
        (candidate->noun != TOKEN_NONE &&
         token_at(context, token)->head == candidate->noun))
        candidate->count = number;
}

/* "third meeting", "for the third time" */
static void read_order(struct event_context *context, struct meeting_candidate *candidate,
                       uint32_t token, struct token_range range)
{
    uint32_t ordinal = ordinal_of_word(token_at(context, token)->lower, NUMBER_MAX);
    if (ordinal == 0 || context->timex_of_token[token] != TIMEX_NONE)
        return;
    bool times = token + 1 < range.end && token_is(context->document, token + 1, "time");
    if (times || candidate->noun != TOKEN_NONE)
        candidate->ordinal = ordinal;
}

static void read_neighbourhood(struct event_context *context,
                               struct meeting_candidate *candidate)
{
    struct token_range range = neighbourhood(context, candidate);
    for (uint32_t i = range.first; i < range.end; i++) {
        read_count(context, candidate, i, range);
        read_order(context, candidate, i, range);
        if (token_among(context, i, SET_FURTHER_ONE))
            candidate->again = true;
        candidate->next = candidate->next || token_among(context, i, SET_NEXT_ONE);
        if (i < candidate->trigger && candidate->noun != TOKEN_NONE &&
            token_among(context, i, SET_KNOWN_ALREADY))
            candidate->definite = true;
    }
}

/* "the APEC Ministerial Meeting" has a name of its own: no earlier one is meant. */
static bool has_name(struct event_context *context,
                     const struct meeting_candidate *candidate)
{
    struct token_range phrase = noun_phrase_of(context->document, candidate->noun);
    for (uint32_t i = phrase.first; i < candidate->trigger; i++)
        if (tag_is_name((enum tag)token_at(context, i)->tag))
            return true;
    return false;
}

/* "the meeting of the six directors": says itself which one is meant. */
static bool says_whose(const struct event_context *context,
                       const struct meeting_candidate *candidate)
{
    for (size_t i = 0; i < candidate->own.prepositions.count; i++) {
        const struct prepositional_argument *own = &candidate->own.prepositions.items[i];
        if (candidate->party_count == 1 &&
            token_is(context->document, own->preposition, "of") &&
            own->noun == candidate->parties[0].token)
            return true;
    }
    return false;
}

static bool is_length(const struct event_context *context, const struct timex *timex)
{
    if (timex->type != TIMEX_DURATION || timex->value[0] != 'P' ||
        strchr(timex->value, 'X') != NULL)
        return false;
    return timex->first == 0 ||
           !token_among(context, timex->first - 1, SET_BEFORE_LENGTH);
}

/* A length right before the noun ("a three-hour meeting"), behind the verb ("for six
 * hours"), or counted by it ("six hours of talks"). */
static bool measures(struct event_context *context,
                     const struct meeting_candidate *candidate, const struct timex *timex)
{
    if (candidate->noun != TOKEN_NONE && timex->end <= candidate->trigger &&
        timex->end + 3 > candidate->trigger)
        return true;
    uint32_t head = token_at(context, timex->end - 1)->head;
    bool of_carrier = head != TOKEN_NONE &&
                      (head == candidate->trigger ||
                       (candidate->carried_as_core && head == candidate->carrier) ||
                       (candidate->noun == TOKEN_NONE &&
                        clause_reaches(context, candidate->trigger, timex->first)));
    bool lasts = candidate->carrier != TOKEN_NONE &&
                 lemma_among(context, candidate->carrier, SET_MEASURE);
    bool with_for =
        timex->first > 0 && token_is(context->document, timex->first - 1, "for");
    return of_carrier && (with_for || lasts);
}

static void read_duration(struct event_context *context,
                          struct meeting_candidate *candidate)
{
    struct token_range range =
        sentence_range(context, token_at(context, candidate->trigger)->sentence);
    uint32_t last = TIMEX_NONE;
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t index = context->timex_of_token[i];
        if (index == TIMEX_NONE || index == last)
            continue;
        last = index;
        const struct timex *timex = &context->timexes.items[index];
        if (!is_length(context, timex) || !measures(context, candidate, timex))
            continue;
        candidate->duration = arena_copy(context->arena, slice_of(timex->value));
        candidate->duration_tokens = (struct token_range){timex->first, timex->end};
        return;
    }
}

static bool read_topic_of(struct event_context *context,
                          struct meeting_candidate *candidate,
                          const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *argument = &arguments->prepositions.items[i];
        if (!token_among(context, argument->preposition, SET_TOPIC_PREPOSITIONS) ||
            context->timex_of_token[argument->noun] != TIMEX_NONE ||
            entity_of_token(context->entities, argument->noun) != ENTITY_NONE ||
            token_among(context, argument->noun, SET_NO_TOPIC))
            continue;
        struct token_range phrase = noun_phrase_of(context->document, argument->noun);
        candidate->about = evidence_text(context, phrase.first, phrase.end);
        return true;
    }
    return false;
}

static void read_form(struct event_context *context, struct meeting_candidate *candidate)
{
    struct token_range range = neighbourhood(context, candidate);
    for (uint32_t i = range.first; i < range.end; i++) {
        if (token_among(context, i, SET_PHONES) &&
            candidate->frame->pattern != PATTERN_VERB_PERSON)
            candidate->form = "phone-call";
        else if (token_is(context->document, i, "video"))
            candidate->form = "video-conference";
        else if (token_among(context, i, SET_MEALS) && i != candidate->trigger)
            candidate->form = arena_copy(context->arena, token_at(context, i)->lower);
    }
}

void candidate_find_details(struct event_context *context,
                            struct meeting_candidate *candidate)
{
    candidate->count = 1;
    read_neighbourhood(context, candidate);
    candidate->with_article = candidate->definite && candidate->noun != TOKEN_NONE;
    if (candidate->definite && candidate->noun != TOKEN_NONE &&
        (has_name(context, candidate) || says_whose(context, candidate)))
        candidate->definite = false;
    read_duration(context, candidate);
    if (!read_topic_of(context, candidate, &candidate->own) && candidate->carried_as_core)
        read_topic_of(context, candidate, &candidate->carried);
    if (candidate->form == NULL)
        read_form(context, candidate);
    if (candidate->form == NULL)
        candidate->form = candidate->frame->form;
}
