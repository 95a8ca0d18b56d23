#include "event/sequel.h"

#include "event/sequence.h"

enum {
    DRAFTS_BACK = 16,        /* drafts looked back for what is answered or spoken of */
    REACTION_WORDS = 4,      /* "welcomed [Tuesday's] announcement" */
    ANSWER_SENTENCES = 3,    /* between what is said and what answers it */
    OPENING_WORDS = 12,      /* of a quotation that tell of whom it speaks */
    SPOKEN_OF_SENTENCES = 3, /* between a meeting and what is said of it */
    BESIDE_SENTENCES = 4,    /* the same for "standing beside her" */
    CONFIRMED_WORDS = 6,     /* "confirmed [that] there had been a call" */
    NEAR_MAX = 16,           /* tokens between a cue and "after the announcement" */
    PRESS_WORDS = 5,         /* "told [a crowd of] reporters" */
};

static uint32_t sentence_of(const struct event_context *context, uint32_t token)
{
    return context->document->tokens.items[token].sentence;
}

static bool is_report(const struct draft *draft)
{
    return draft->event.kind == EVENT_STATEMENT && draft->event.status == STATUS_OCCURRED;
}

static bool is_window(const struct draft *draft)
{
    return draft->event.time.basis == BASIS_PUBLICATION && !draft->background;
}

/* ---- who ---- */

static bool speaks_at(const struct event *statement, const struct event *other)
{
    for (size_t i = 0; i < statement->participants.count; i++)
        for (size_t j = 0; j < other->participants.count; j++)
            if (statement->participants.items[i].role == ROLE_SPEAKER &&
                statement->participants.items[i].actor ==
                    other->participants.items[j].actor)
                return true;
    return false;
}

/* The meeting told last before the token, at most so many sentences back, at which the
 * statement's speaker was; NULL: none. */
static struct draft *meeting_before(const struct event_context *context, size_t end,
                                    const struct draft *statement, uint32_t token,
                                    uint32_t sentences)
{
    uint32_t here = sentence_of(context, token);
    for (size_t i = end; i > 0 && i + DRAFTS_BACK > end; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        const struct event *event = &draft_resolved(draft)->event;
        uint32_t there = sentence_of(context, draft->predicate);
        if (there + sentences < here)
            return NULL;
        if (there < here && event->kind == EVENT_MEETING &&
            speaks_at(&statement->event, event))
            return event->status == STATUS_OCCURRED ? draft : NULL;
    }
    return NULL;
}

/* ---- what is said of a meeting ---- */

/* "He offered us a mediator", "We talked for hours". */
static bool tells_of_exchange(const struct event_context *context, uint32_t token)
{
    return token_among(context, token, SET_WHO_ENCOUNTER) &&
           token_among(context, token + 1, SET_TALKED);
}

/* "The conversation was brief", "our talks lasted an hour". */
static bool tells_of_encounter(const struct event_context *context, uint32_t token)
{
    return token_among(context, token, SET_OUR) &&
           token_among(context, token + 1, SET_ENCOUNTERS) &&
           token_among(context, token + 2, SET_LOOKING_BACK) &&
           !token_among(context, token + 3, SET_STILL_TO_COME);
}

/* Whether what is said tells, at its beginning, what went on at a meeting. */
static bool speaks_of_meeting(const struct event_context *context,
                              struct token_range said)
{
    uint32_t end =
        said.end < said.first + OPENING_WORDS ? said.end : said.first + OPENING_WORDS;
    for (uint32_t i = said.first; i + 3 < end; i++)
        if (tells_of_exchange(context, i) || tells_of_encounter(context, i))
            return true;
    return false;
}

/* The statement lies behind the meeting of which it speaks, told before draft 'end'. */
static void order_said(struct event_context *context, size_t end, struct draft *said_by,
                       struct token_range said)
{
    if (!speaks_of_meeting(context, said))
        return;
    struct draft *statement = draft_resolved(said_by);
    struct draft *meeting =
        meeting_before(context, end, statement, said.first, SPOKEN_OF_SENTENCES);
    if (meeting != NULL && statement->event.status == STATUS_OCCURRED)
        sequence_add(context, meeting, statement, said);
}

/* "Ms Keller met the minister. \"He offered us a mediator,\" she said late on Monday." */
static void order_quotations(struct event_context *context)
{
    size_t end = 0;
    for (size_t i = 0; i < context->quotations.count; i++) {
        const struct quotation *quotation = &context->quotations.items[i];
        while (end < context->drafts.count &&
               context->drafts.items[end]->predicate < quotation->first)
            end++;
        if (quotation->statement != NULL)
            order_said(context, end, quotation->statement,
                       (struct token_range){quotation->first, quotation->end});
    }
}

/* ---- those who come out of a meeting ---- */

/* "before the talks", "earlier": may have been said on the way in. */
static bool looks_ahead(const struct event_context *context, struct token_range sentence)
{
    for (uint32_t i = sentence.first; i < sentence.end; i++)
        if (token_among(context, i, SET_ON_THE_WAY_IN) ||
            (token_is(context->document, i, "before") && i + 1 < sentence.end &&
             context->document->tokens.items[i + 1].tag != TAG_VBG))
            return true;
    return false;
}

static uint32_t press_behind(const struct event_context *context, uint32_t verb,
                             struct token_range sentence)
{
    for (uint32_t i = verb + 1; i < sentence.end && i <= verb + PRESS_WORDS; i++)
        if (token_among(context, i, SET_PRESS_PEOPLE))
            return i + 1 < sentence.end && token_is(context->document, i + 1, "release")
                       ? TOKEN_NONE
                       : i;
    return TOKEN_NONE;
}

/* "standing beside her", "emerging from the villa", "leaving the villa". */
static bool comes_from_it(const struct event_context *context, uint32_t token)
{
    const struct document *document = context->document;
    if (token_among(context, token, SET_AT_HIS_SIDE))
        return token_among(context, token + 1, SET_HIM_HER);
    return (token_is(document, token, "emerging") &&
            token_is(document, token + 1, "from")) ||
           (token_is(document, token, "leaving") && token_is(document, token + 1, "the"));
}

static uint32_t beside_in(const struct event_context *context, uint32_t end,
                          struct token_range sentence)
{
    for (uint32_t i = sentence.first; i + 1 < end; i++)
        if (comes_from_it(context, i) && quotation_at(context, i) == NULL)
            return i;
    return TOKEN_NONE;
}

/* "They met for an hour. The road will open, he told reporters"; "Vidal, standing beside
 * her, said": the speaker comes from the meeting told right before. */
static void order_behind_meeting(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    struct token_range sentence =
        sentence_range(context, sentence_of(context, draft->predicate));
    uint32_t press = press_behind(context, draft->predicate, sentence);
    uint32_t beside = beside_in(context, draft->predicate, sentence);
    if ((press == TOKEN_NONE && beside == TOKEN_NONE) || looks_ahead(context, sentence))
        return;
    struct draft *meeting =
        meeting_before(context, index, draft_resolved(draft), draft->predicate,
                       beside != TOKEN_NONE ? BESIDE_SENTENCES : SPOKEN_OF_SENTENCES);
    if (meeting == NULL)
        return;
    struct token_range words = {draft->predicate, press + 1};
    if (beside != TOKEN_NONE)
        words = (struct token_range){beside, beside + 2};
    sequence_add(context, meeting, draft, words);
}

/* ---- answers ---- */

/* What somebody else said last, in one of so many sentences before; of that form, if one
 * is asked for. */
static struct draft *said_before(const struct event_context *context, size_t index,
                                 uint32_t sentences, const char *form)
{
    const struct draft *answer = context->drafts.items[index];
    for (size_t i = index; i > 0 && i + DRAFTS_BACK > index; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        uint32_t apart = sentence_of(context, answer->predicate) -
                         sentence_of(context, draft->predicate);
        if (apart > sentences)
            return NULL;
        if (is_report(draft) &&
            (form == NULL || slice_is(slice_of(draft->event.form), form)) &&
            !speaks_at(&answer->event, &draft_resolved(draft)->event))
            return draft;
    }
    return NULL;
}

/* "the claim", "those remarks", "Tuesday's announcement"; not "claims that he ran". */
static bool is_known_before(const struct event_context *context, uint32_t noun)
{
    const struct document *document = context->document;
    return (token_among(context, noun - 1, SET_ANSWERED_KNOWN) ||
            document->tokens.items[noun - 1].tag == TAG_POS) &&
           (noun + 1 >= document->tokens.count ||
            !token_among(context, noun + 1, SET_EXPLAINED_BEHIND));
}

/* "welcomed the announcement", "rejected the claim": what is answered came first. */
static void order_reaction(struct event_context *context, size_t index)
{
    struct draft *reaction = context->drafts.items[index];
    uint32_t verb = reaction->predicate;
    if (!token_among(context, verb, SET_REACTED))
        return;
    for (uint32_t i = verb + 2;
         i <= verb + REACTION_WORDS && i < context->document->tokens.count; i++) {
        bool announced = token_among(context, i, SET_ANNOUNCEMENTS);
        if (!announced && !token_among(context, i, SET_ANSWERED))
            continue;
        if (!is_known_before(context, i))
            continue;
        struct draft *said =
            announced ? said_before(context, index, DRAFTS_BACK, "announcement")
                      : said_before(context, index, ANSWER_SENTENCES, NULL);
        struct token_range words = {verb, i + 1};
        if (said != NULL)
            sequence_add(context, said, reaction, words);
        return;
    }
}

/* "two hours after the announcement, it called the step regrettable" */
static void order_behind_announcement(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t verb = draft->predicate;
    struct token_range sentence = sentence_range(context, sentence_of(context, verb));
    uint32_t first = verb > sentence.first + NEAR_MAX ? verb - NEAR_MAX : sentence.first;
    for (uint32_t i = first; i + 2 < sentence.end && i < verb + NEAR_MAX; i++) {
        if (!token_among(context, i, SET_AFTER) ||
            !token_is(context->document, i + 1, "the") ||
            !token_among(context, i + 2, SET_ANNOUNCEMENTS) ||
            quotation_at(context, i) != NULL)
            continue;
        struct draft *said = said_before(context, index, ANSWER_SENTENCES, NULL);
        struct token_range words = {i, i + 3};
        if (said != NULL)
            sequence_add(context, said, draft, words);
        return;
    }
}

/* The verb that answers: "replied", "disagreed, saying"; TOKEN_NONE. */
static uint32_t rejoinder_of(const struct event_context *context, uint32_t verb)
{
    const struct token *token = &context->document->tokens.items[verb];
    if (token_among(context, verb, SET_REJOINED))
        return verb;
    bool hangs = token->tag == TAG_VBG && token->head != TOKEN_NONE && token->head < verb;
    return hangs && token_among(context, token->head, SET_REJOINED) ? token->head
                                                                    : TOKEN_NONE;
}

/* "Vidal disagreed", "she replied"; not "asked whether it would close, she replied". */
static void order_rejoinder(struct event_context *context, size_t index)
{
    struct draft *answer = context->drafts.items[index];
    uint32_t verb = rejoinder_of(context, answer->predicate);
    if (verb == TOKEN_NONE)
        return;
    struct token_range sentence = sentence_range(context, sentence_of(context, verb));
    for (uint32_t i = sentence.first; i < verb; i++)
        if (token_among(context, i, SET_QUESTIONED))
            return;
    struct draft *said = said_before(context, index, 1, NULL);
    struct token_range words = {verb, verb + 1};
    if (said != NULL)
        sequence_add(context, said, answer, words);
}

/* ---- what is confirmed ---- */

/* The last meeting told before the draft that was held; NULL: none near. */
static struct draft *held_before(const struct event_context *context, size_t index)
{
    uint32_t here = sentence_of(context, context->drafts.items[index]->predicate);
    for (size_t i = index; i > 0 && i + DRAFTS_BACK > index; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        uint32_t there = sentence_of(context, draft->predicate);
        if (there + SPOKEN_OF_SENTENCES < here)
            return NULL;
        if (there < here && draft_resolved(draft)->event.kind == EVENT_MEETING)
            return draft_resolved(draft)->event.status == STATUS_OCCURRED ? draft : NULL;
    }
    return NULL;
}

/* "confirmed the call", "confirmed there had been a call": the one told before. */
static void order_confirmation(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t verb = draft->predicate;
    if (!token_among(context, verb, SET_CONFIRMED))
        return;
    uint32_t end = sentence_range(context, sentence_of(context, verb)).end;
    for (uint32_t i = verb + 2; i < end && i <= verb + CONFIRMED_WORDS; i++) {
        if (!token_among(context, i, SET_ENCOUNTERS))
            continue;
        bool known = token_among(context, i - 1, SET_OUR) ||
                     token_is(context->document, i - 2, "been");
        struct draft *meeting = known ? held_before(context, index) : NULL;
        struct token_range words = {verb, i + 1};
        if (meeting != NULL)
            sequence_add(context, meeting, draft, words);
        return;
    }
}

void sequels_find(struct event_context *context)
{
    for (size_t i = 0; i < context->drafts.count; i++) {
        struct draft *draft = context->drafts.items[i];
        if (!is_report(draft))
            continue;
        order_said(context, i, draft, draft->said);
        order_reaction(context, i);
        order_rejoinder(context, i);
        order_confirmation(context, i);
        order_behind_announcement(context, i);
        if (is_window(draft_resolved(draft)))
            order_behind_meeting(context, i);
    }
    order_quotations(context);
}
