#include "event/meeting_since.h"

enum { SINCE_REACH = 4 /* tokens from the word of the meeting to "since" */ };

/* The "since" behind the meeting's word, without a verb or a mark between; TOKEN_NONE:
 * none. */
static uint32_t since_behind(const struct event_context *context, uint32_t word)
{
    uint32_t end = sentence_range(context, token_at(context, word)->sentence).end;
    for (uint32_t i = word + 1; i + 1 < end && i <= word + SINCE_REACH; i++) {
        if (token_is(context->document, i, "since"))
            return i;
        if (token_at(context, i)->is_punctuation ||
            tag_is_verb((enum tag)token_at(context, i)->tag))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

static bool is_first(const struct event_context *context, uint32_t noun)
{
    struct token_range phrase = noun_phrase_of(context->document, noun);
    for (uint32_t i = phrase.first; i < noun; i++)
        if (token_is(context->document, i, "first"))
            return true;
    return false;
}

static uint32_t first_day(const struct event_context *context, struct token_range words)
{
    for (uint32_t i = words.first; i < words.end; i++) {
        uint32_t timex = context->timex_of_token[i];
        if (timex == TIMEX_NONE)
            continue;
        enum timex_type type = context->timexes.items[timex].type;
        if (type == TIMEX_DATE || type == TIMEX_TIME)
            return timex;
    }
    return TIMEX_NONE;
}

/* A noun that tells a meeting: "a dinner in Oslo"; a verb tells its own. */
static const struct meeting_frame *frame_among(const struct event_context *context,
                                               struct token_range words)
{
    for (uint32_t i = words.first; i < words.end; i++) {
        const struct meeting_frame *frame = frame_of_token(context->document, i);
        if (frame != NULL && frame_is_noun(frame))
            return frame;
    }
    return NULL;
}

static bool has_verb(const struct event_context *context, struct token_range words)
{
    for (uint32_t i = words.first; i < words.end; i++)
        if (tag_is_verb((enum tag)token_at(context, i)->tag))
            return true;
    return false;
}

bool meeting_since_find(struct event_context *context,
                        const struct meeting_candidate *candidate,
                        struct meeting_candidate *earlier)
{
    bool noun = candidate->noun != TOKEN_NONE;
    uint32_t word = noun ? candidate->noun : candidate->trigger;
    uint32_t since = since_behind(context, word);
    if (since == TOKEN_NONE || (noun && !is_first(context, candidate->noun)))
        return false;
    struct token_range words = {
        since + 1, sentence_range(context, token_at(context, word)->sentence).end};
    const struct meeting_frame *frame = frame_among(context, words);
    uint32_t timex = first_day(context, words);
    if (timex == TIMEX_NONE)
        return false;
    struct token_range to_day = {words.first, context->timexes.items[timex].first};
    /* "since May 2" alone may mean all the time from then on */
    bool told = noun ? to_day.first == to_day.end : false;
    if (has_verb(context, to_day) || (!told && frame == NULL))
        return false;
    *earlier = *candidate;
    earlier->gap.words = words;
    earlier->gap.timex = timex;
    earlier->form = frame != NULL ? frame->form : candidate->form;
    earlier->count = 1;
    earlier->ordinal = 0;
    earlier->again = true; /* not the one told before */
    earlier->duration = earlier->about = NULL;
    earlier->status = (struct predicate_status){.reality = REALITY_FACT,
                                                .status = STATUS_OCCURRED,
                                                .attributed_to = ENTITY_NONE,
                                                .cue = TOKEN_NONE,
                                                .reason = "what they have not met since"};
    return true;
}
