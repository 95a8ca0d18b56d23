#include "event/absence.h"

#include "event/clause.h"

enum {
    SENTENCES_BEHIND = 2, /* of the meeting */
    WORDS_MAX = 60,       /* of such a sentence that are looked at */
    NAMES_MAX = 4
};

static bool is_at(const struct event_context *context, uint32_t token, uint32_t end,
                  const char *word)
{
    return token < end && token_is(context->document, token, word);
}

/* "in Oslo", "in the room", "at the table": where the meeting was. */
static bool names_its_place(const struct event_context *context,
                            const struct event *meeting, uint32_t token, uint32_t end)
{
    if (!is_at(context, token, end, "in") && !is_at(context, token, end, "at"))
        return false;
    token++;
    token += is_at(context, token, end, "the");
    if (token >= end)
        return false;
    struct slice form = context->document->tokens.items[token].form;
    return token_among(context, token, SET_MEETING_ROOMS) ||
           (meeting->place_name != NULL &&
            slice_find(slice_of(meeting->place_name), form, 0) != SIZE_MAX &&
            context->document->tokens.items[token].capitalised);
}

/* What was not: "attend", "take part", "present", "there". */
static bool is_presence(const struct event_context *context, const struct event *meeting,
                        uint32_t token, uint32_t end)
{
    if (token >= end)
        return false;
    bool part =
        token_among(context, token, SET_TAKING) && is_at(context, token + 1, end, "part");
    return part || token_among(context, token, SET_PRESENCE_WORDS) ||
           names_its_place(context, meeting, token, end);
}

/* The auxiliary of "did not attend", "was absent", "took no part" at the token; false: it
 * is none. */
static bool tells_absence(const struct event_context *context,
                          const struct event *meeting, uint32_t token, uint32_t end)
{
    bool denied =
        is_at(context, token + 1, end, "not") || is_at(context, token + 1, end, "n't");
    if (token_among(context, token, SET_AUXILIARIES_OF_ABSENCE))
        return (denied && is_presence(context, meeting, token + 2, end)) ||
               is_at(context, token + 1, end, "absent");
    return token_among(context, token, SET_TAKING) &&
           is_at(context, token + 1, end, "no") && is_at(context, token + 2, end, "part");
}

static bool is_named_person(const struct event_context *context, uint32_t entity)
{
    const struct entity *person = &context->entities->items.items[entity];
    return person->type == ENTITY_PERSON && !person->plural && !person->is_role;
}

/* Who stands in front of the auxiliary, over "who". */
static void add_absent(struct event_context *context, struct draft *meeting,
                       uint32_t auxiliary)
{
    uint32_t heads[NAMES_MAX];
    uint32_t verb = auxiliary;
    if (verb > 0 && token_is(context->document, verb - 1, "who"))
        verb--;
    size_t count = clause_names_before(context, verb, heads, NAMES_MAX);
    for (size_t i = 0; i < count; i++) {
        uint32_t entity = entity_of_token(context->entities, heads[i]);
        if (entity == ENTITY_NONE || !is_named_person(context, entity) ||
            draft_has_participant(context, meeting, entity))
            return;
        draft_add_participant(context, meeting, entity, ROLE_ABSENT);
    }
}

static void read_sentence(struct event_context *context, struct draft *meeting,
                          uint32_t sentence)
{
    struct token_range words = sentence_range(context, sentence);
    if (words.end > words.first + WORDS_MAX)
        words.end = words.first + WORDS_MAX;
    for (uint32_t i = words.first; i < words.end; i++) {
        if (!tells_absence(context, &meeting->event, i, words.end))
            continue;
        document_tag(context->document, sentence);
        add_absent(context, meeting, i);
        return;
    }
}

static uint32_t sentence_of(const struct event_context *context,
                            const struct draft *draft)
{
    return context->document->tokens.items[draft->predicate].sentence;
}

/* Past the sentence of the next draft, whatever it is: what somebody missed there, or what
 * is told behind it, is not this meeting. */
static uint32_t reach_of(const struct event_context *context, size_t draft)
{
    uint32_t sentence = sentence_of(context, context->drafts.items[draft]);
    for (size_t i = draft + 1; i < context->drafts.count; i++) {
        const struct draft *next = context->drafts.items[i];
        uint32_t other = sentence_of(context, next);
        if (other > sentence)
            return next->event.kind == EVENT_MEETING ? other : other + 1;
    }
    return (uint32_t)context->document->sentences.count;
}

/* The only meeting that was held at the place; NULL: none, or several. */
static struct draft *only_meeting_in(const struct event_context *context,
                                     struct slice place)
{
    struct draft *found = NULL;
    for (size_t i = 0; i < context->drafts.count; i++) {
        struct draft *draft = draft_resolved(context->drafts.items[i]);
        const struct event *event = &draft->event;
        if (event->kind != EVENT_MEETING || event->status != STATUS_OCCURRED ||
            event->place_name == NULL || draft == found ||
            slice_find(slice_of(event->place_name), place, 0) == SIZE_MAX)
            continue;
        if (found != NULL)
            return NULL;
        found = draft;
    }
    return found;
}

/* "Stock was not in Oslo", however far behind the meeting there. */
static void read_place(struct event_context *context, const struct mention *place)
{
    enum { WORDS = 3 }; /* was not in */
    uint32_t first = place->first;
    if (place->kind != MENTION_NAME || first < WORDS ||
        !token_is(context->document, first - 1, "in") ||
        !(token_is(context->document, first - 2, "not") ||
          token_is(context->document, first - 2, "n't")) ||
        !token_among(context, first - WORDS, SET_AUXILIARIES_OF_ABSENCE))
        return;
    struct slice name = document_text(context->document, first, place->end);
    struct draft *meeting = only_meeting_in(context, name);
    if (meeting != NULL)
        add_absent(context, meeting, first - WORDS);
}

void absences_find(struct event_context *context)
{
    for (size_t i = 0; i < context->entities->mentions.count; i++)
        read_place(context, &context->entities->mentions.items[i]);
    for (size_t i = 0; i < context->drafts.count; i++) {
        struct draft *meeting = draft_resolved(context->drafts.items[i]);
        if (context->drafts.items[i]->event.kind != EVENT_MEETING ||
            meeting->event.status != STATUS_OCCURRED)
            continue;
        uint32_t sentence = sentence_of(context, context->drafts.items[i]);
        uint32_t end = reach_of(context, i);
        for (uint32_t k = sentence + 1; k < end && k <= sentence + SENTENCES_BEHIND; k++)
            read_sentence(context, meeting, k);
    }
}
