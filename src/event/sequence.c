#include "event/sequence.h"

#include "event/anchor.h"
#include "event/evidence.h"
#include "language/number_word.h"

enum {
    CLIMB_MAX = 8,    /* heads between two events of a sentence */
    OPENING_MAX = 4,  /* tokens in which a sentence's "Later" or "Earlier" stands */
    BACK_MAX = 6,     /* drafts looked back for what "later" refers to */
    NEAR_MAX = 12,    /* tokens between a verb and its adverb */
    PATH_MAX = 4,     /* heads between an adverb or a phrase and its verb */
    SERIES_BACK = 24, /* drafts looked back for the sessions that a text counts */
    SERIES_MAX = 8,
    COUNTED_MAX = 4 /* "the fourth session" */
};

/* How an event stands to the one that its clause or phrase hangs on. */
enum order_cue { ORDER_NONE, ORDER_BEFORE, ORDER_AFTER, ORDER_DURING };

static enum order_cue cue_of_word(const struct event_context *context, uint32_t token)
{
    if (token_among(context, token, SET_AFTER_CUES))
        return ORDER_BEFORE;
    if (token_among(context, token, SET_BEFORE_CUES))
        return ORDER_AFTER;
    if (token_among(context, token, SET_DURING_CUES))
        return ORDER_DURING;
    return ORDER_NONE;
}

/* The word that joins a clause or a phrase to what it hangs on: "after" of "after a
 * meeting". ORDER_BEFORE: the joined event comes first. */
static enum order_cue cue_below(const struct event_context *context, uint32_t head,
                                uint32_t *cue)
{
    struct token_range range = sentence_range(context, token_at(context, head)->sentence);
    uint32_t first = head > range.first + 12 ? head - 12 : range.first;
    for (uint32_t i = first; i < head; i++) {
        const struct token *token = token_at(context, i);
        if (token->head != head ||
            (token->label != LABEL_CASE && token->label != LABEL_MARK))
            continue;
        *cue = i;
        return cue_of_word(context, i);
    }
    return ORDER_NONE;
}

/* "after which he met": the clause comes after what it hangs on. */
static bool opens_with_after_which(const struct event_context *context, uint32_t verb,
                                   uint32_t *cue)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb; i > range.first + 1 && i + 10 > verb; i--) {
        if (token_is(context->document, i - 1, "which") &&
            token_is(context->document, i - 2, "after")) {
            *cue = i - 2;
            return true;
        }
        if (token_among(context, i - 1, SET_STOPS))
            return false;
    }
    return false;
}

static struct draft *draft_at(const struct event_context *context, uint32_t token,
                              size_t near)
{
    const struct draft *self = context->drafts.items[near];
    uint32_t sentence = token_at(context, self->predicate)->sentence;
    for (size_t i = near; i > 0; i--) {
        struct draft *draft = context->drafts.items[i - 1];
        if (token_at(context, draft->predicate)->sentence != sentence)
            break;
        if (draft->predicate == token)
            return draft;
    }
    for (size_t i = near + 1; i < context->drafts.count; i++) {
        struct draft *draft = context->drafts.items[i];
        if (token_at(context, draft->predicate)->sentence != sentence)
            break;
        if (draft->predicate == token)
            return draft;
    }
    return NULL;
}

static bool may_precede(const struct draft *from, const struct draft *to)
{
    return !interval_before(to->event.time.interval, from->event.time.interval) ||
           to->event.time.interval.end == INSTANT_UNBOUNDED_FUTURE;
}

static void add_relation(struct event_context *context, struct draft *from,
                         struct draft *to, enum relation_type type,
                         struct token_range evidence)
{
    if (draft_resolved(from) == draft_resolved(to))
        return;
    if (type == RELATION_BEFORE && !may_precede(draft_resolved(from), draft_resolved(to)))
        return;
    struct draft_relation relation = {
        .from = from,
        .to = to,
        .type = type,
        .evidence = evidence_of_tokens(context, evidence.first, evidence.end)};
    vector_push(context->arena, &context->relations, relation);
}

void sequence_add(struct event_context *context, struct draft *from, struct draft *to,
                  struct token_range words)
{
    add_relation(context, from, to, RELATION_BEFORE, words);
}

static void add_by_cue(struct event_context *context, struct draft *joined,
                       struct draft *main, enum order_cue order, uint32_t cue)
{
    struct token_range words = {cue, joined->predicate + 1};
    if (words.end <= words.first)
        words.end = cue + 1;
    if (order == ORDER_BEFORE)
        add_relation(context, joined, main, RELATION_BEFORE, words);
    else if (order == ORDER_AFTER)
        add_relation(context, main, joined, RELATION_BEFORE, words);
    else if (order == ORDER_DURING)
        add_relation(context, main, joined, RELATION_DURING, words);
}

static bool has_coordinator(const struct event_context *context, uint32_t token)
{
    uint32_t head = token_at(context, token)->head;
    for (uint32_t i = token; i > head + 1; i--)
        if (token_at(context, i - 1)->head == token &&
            token_at(context, i - 1)->label == LABEL_CC)
            return true;
    return false;
}

/* "After A met B, he left": where the parse makes the first clause the main one and hangs
 * the other on it. */
static bool follows_opening_clause(const struct event_context *context, uint32_t token,
                                   uint32_t *cue, enum order_cue *order)
{
    uint32_t head = token_at(context, token)->head;
    enum label label = (enum label)token_at(context, token)->label;
    bool hangs = label == LABEL_CONJ || label == LABEL_CCOMP || label == LABEL_PARATAXIS;
    if (!hangs || head == TOKEN_NONE || head > token ||
        token_at(context, head)->head != TOKEN_NONE || has_coordinator(context, token))
        return false;
    *order = cue_below(context, head, cue);
    return *order != ORDER_NONE &&
           *cue == sentence_range(context, token_at(context, token)->sentence).first;
}

/* Which of the two came first is then told by the report, not by a "before" in it. */
static bool reports(const struct draft *report, const struct draft *draft)
{
    return draft->predicate >= report->said.first && draft->predicate < report->said.end;
}

/* Climbs from an event to the one it hangs on in the same sentence, and keeps the first
 * joining word on the way. */
static void order_within_sentence(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t token = draft->predicate;
    enum order_cue order = ORDER_NONE;
    uint32_t cue = TOKEN_NONE;
    if (follows_opening_clause(context, token, &cue, &order)) {
        struct draft *opening = draft_at(context, token_at(context, token)->head, index);
        if (opening != NULL)
            add_by_cue(context, opening, draft, order, cue);
        return;
    }
    for (int i = 0; i < CLIMB_MAX && token != TOKEN_NONE; i++) {
        if (order == ORDER_NONE)
            order = cue_below(context, token, &cue);
        if (order == ORDER_NONE && token_at(context, token)->label == LABEL_ACL_RELCL &&
            opens_with_after_which(context, token, &cue))
            order = ORDER_AFTER;
        token = token_at(context, token)->head;
        if (token == TOKEN_NONE)
            return;
        struct draft *main = draft_at(context, token, index);
        if (main == NULL)
            continue;
        if (order != ORDER_NONE && !reports(draft, main) && !reports(main, draft))
            add_by_cue(context, draft, main, order, cue);
        return;
    }
}

static enum order_cue opening_cue(const struct event_context *context,
                                  struct token_range sentence, uint32_t *cue)
{
    for (uint32_t i = sentence.first;
         i < sentence.end && i < sentence.first + OPENING_MAX; i++) {
        *cue = i;
        if (token_among(context, i, SET_LATER))
            return ORDER_AFTER;
        if (token_is(context->document, i, "earlier"))
            return ORDER_BEFORE;
    }
    return ORDER_NONE;
}

/* "“Then I want to see it,” she said": the word is hers, not the article's. */
static bool is_quoted_apart(const struct event_context *context,
                            const struct draft *draft, uint32_t cue)
{
    const struct quotation *quotation = quotation_at(context, cue);
    return quotation != NULL && quotation != quotation_at(context, draft->predicate);
}

static bool opens_with(const struct event_context *context, const struct draft *draft,
                       enum order_cue order)
{
    uint32_t cue = TOKEN_NONE;
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    return opening_cue(context, sentence_range(context, sentence), &cue) == order;
}

/* "Earlier Wednesday, her aide said": earlier than the article's news of that day. */
static struct draft *lead_of_day(const struct event_context *context, size_t index)
{
    const struct draft *draft = context->drafts.items[index];
    struct draft *lead = context->drafts.items[0];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    struct token_range range = sentence_range(context, sentence);
    bool day_told = range.first + 1 < range.end &&
                    token_is(context->document, range.first, "earlier") &&
                    context->timex_of_token[range.first + 1] != TIMEX_NONE;
    return day_told && token_at(context, lead->predicate)->sentence < sentence &&
                   draft_resolved(lead)->event.status == STATUS_OCCURRED &&
                   interval_overlaps(draft_resolved(lead)->event.time.interval,
                                     draft->event.time.interval)
               ? lead
               : NULL;
}

/* What "Earlier" or "Later" at a sentence's opening refers to: the event told last that
 * did not itself begin so. */
static struct draft *reference_of(const struct event_context *context, size_t index,
                                  enum order_cue order)
{
    const struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    for (size_t i = index; i > 0 && i + BACK_MAX > index; i--) {
        struct draft *other = context->drafts.items[i - 1];
        uint32_t where = token_at(context, other->predicate)->sentence;
        if (where == sentence)
            continue;
        if (order == ORDER_BEFORE &&
            (opens_with(context, other, ORDER_BEFORE) ||
             opens_with(context, draft_resolved(other), ORDER_BEFORE)))
            continue;
        if (other->event.status == draft->event.status && !other->background)
            return other;
    }
    return NULL;
}

static bool is_one_day(struct interval interval)
{
    return interval_is_bounded(interval) &&
           instant_day(interval.begin) == instant_day(interval.end - 1);
}

/* "She announced it. ... Earlier Wednesday, her aide said": on Wednesday too. */
static void share_told_day(const struct event_context *context, struct draft *lead,
                           const struct draft *earlier)
{
    struct event_time *time = &lead->event.time;
    struct event_time day = earlier->event.time;
    anchor_widen_to_day(&day);
    if (lead->event.kind != EVENT_STATEMENT || time->basis != BASIS_PUBLICATION ||
        earlier->event.time.basis != BASIS_EXPLICIT ||
        day.granularity != GRANULARITY_DAY || !is_one_day(day.interval))
        return;
    *time = day;
    time->basis = BASIS_INHERITED;
    anchor_write_edtf(context, time);
    time->explanation = "the day on which something is told to have been earlier";
    lead->event.time_evidence = earlier->event.time_evidence;
}

static void order_by_opening(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    uint32_t cue = TOKEN_NONE;
    enum order_cue order = opening_cue(context, sentence_range(context, sentence), &cue);
    if (order == ORDER_NONE || draft->background || is_quoted_apart(context, draft, cue))
        return;
    struct draft *reference = order == ORDER_BEFORE ? lead_of_day(context, index) : NULL;
    if (reference != NULL)
        share_told_day(context, draft_resolved(reference), draft);
    else
        reference = reference_of(context, index, order);
    if (reference == NULL)
        return;
    struct token_range words = {cue, cue + 1};
    if (order == ORDER_BEFORE)
        add_relation(context, draft, reference, RELATION_BEFORE, words);
    else
        add_relation(context, reference, draft, RELATION_BEFORE, words);
}

/* ---- "he said afterwards", "later that day" ---- */

/* Inside the verb's own clause: adverbs, phrases and the expressions of time. */
static bool hangs_on(const struct event_context *context, uint32_t token, uint32_t verb)
{
    for (int i = 0; i < PATH_MAX && token != TOKEN_NONE; i++) {
        const struct token *here = token_at(context, token);
        if (here->head == verb)
            return true;
        switch (here->label) {
        case LABEL_ADVMOD:
        case LABEL_AMOD:
        case LABEL_CASE:
        case LABEL_FIXED:
        case LABEL_NMOD:
        case LABEL_NMOD_UNMARKED:
        case LABEL_OBL:
        case LABEL_OBL_UNMARKED:
            token = here->head;
            break;
        default:
            return false;
        }
    }
    return false;
}

/* "went straight on to dinner": no night lies between. */
static bool is_at_once(const struct event_context *context, uint32_t token)
{
    return token_among(context, token, SET_AT_ONCE);
}

static bool is_later(const struct event_context *context, uint32_t token)
{
    if (!is_at_once(context, token) &&
        !token_among(context, token, SET_LATER_OR_THEREAFTER))
        return false;
    return token == 0 || !token_among(context, token - 1, SET_NOT_LATER);
}

/* The verb that a noun of an event hangs on: "went on to dinner". */
static uint32_t verb_of(const struct event_context *context, uint32_t predicate)
{
    const struct token *token = token_at(context, predicate);
    bool hangs = token->label == LABEL_OBL || token->label == LABEL_OBJ;
    return hangs && token->head != TOKEN_NONE ? token->head : predicate;
}

static uint32_t adverb_of(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    uint32_t first = verb > range.first + NEAR_MAX ? verb - NEAR_MAX : range.first;
    for (uint32_t i = first; i < range.end && i < verb + NEAR_MAX; i++)
        if (is_later(context, i) && hangs_on(context, i, verb))
            return i;
    return TOKEN_NONE;
}

/* "met him and later dined": the verbs are joined by "and". */
static bool is_joined_to(const struct event_context *context, uint32_t verb,
                         uint32_t other)
{
    for (int i = 0; i < PATH_MAX && token_at(context, verb)->label == LABEL_CONJ; i++) {
        verb = token_at(context, verb)->head;
        if (verb == other)
            return true;
        if (verb == TOKEN_NONE)
            return false;
    }
    return false;
}

/* The event of the story told last; a bare "he said" is none. */
static struct draft *told_before(const struct event_context *context, size_t index)
{
    const struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    for (size_t i = index; i > 0 && i + BACK_MAX > index; i--) {
        struct draft *other = context->drafts.items[i - 1];
        bool same_sentence = token_at(context, other->predicate)->sentence == sentence;
        if (same_sentence && !is_joined_to(context, draft->predicate, other->predicate))
            continue;
        const struct event *event = &draft_resolved(other)->event;
        bool bare =
            event->kind == EVENT_STATEMENT && event->time.basis == BASIS_PUBLICATION;
        if (!bare && !other->background && event->status == draft->event.status)
            return other;
    }
    return NULL;
}

/* "she told reporters afterwards": while they still stood there. */
static bool is_said_afterwards(const struct event_context *context,
                               const struct draft *draft, uint32_t token)
{
    return draft->event.kind == EVENT_STATEMENT &&
           token_among(context, token, SET_AFTERWARDS);
}

/* What follows at once has the day of what it follows. */
static void share_day(struct event_context *context, struct draft *draft,
                      const struct draft *reference)
{
    const struct event_time *from = &reference->event.time;
    struct event_time *time = &draft->event.time;
    if (time->basis != BASIS_PUBLICATION || from->basis == BASIS_PUBLICATION ||
        from->basis == BASIS_NONE ||
        !events_share_participant(&draft->event, &reference->event))
        return;
    struct event_time day = *from;
    anchor_widen_to_day(&day);
    if (day.granularity != GRANULARITY_DAY)
        return;
    *time = day;
    time->basis = BASIS_INHERITED;
    anchor_write_edtf(context, time);
    if (context->options->explain)
        time->explanation = "the day of the event that it follows at once";
    draft->event.time_evidence = reference->event.time_evidence;
    draft->timex = TIMEX_NONE;
}

static void order_by_adverb(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    uint32_t adverb = adverb_of(context, verb_of(context, draft->predicate));
    uint32_t opening = TOKEN_NONE;
    if (adverb == TOKEN_NONE || draft->background ||
        is_quoted_apart(context, draft, adverb) ||
        (opening_cue(context, sentence_range(context, sentence), &opening) !=
             ORDER_NONE &&
         opening == adverb))
        return;
    struct draft *reference = told_before(context, index);
    struct token_range words = {adverb, adverb + 1};
    if (reference == NULL)
        return;
    if (is_at_once(context, adverb) || is_said_afterwards(context, draft, adverb))
        share_day(context, draft_resolved(draft), draft_resolved(reference));
    add_relation(context, reference, draft, RELATION_BEFORE, words);
}

/* ---- "after the second session", "between the two rounds" ---- */

/* Meetings of the same people, in the order of their times. */
struct series {
    struct draft *items[SERIES_MAX];
    size_t count;
};

static bool same_participants(const struct draft *a, const struct draft *b)
{
    const struct event *x = &a->event, *y = &b->event;
    if (x->participants.count < 2 || x->participants.count != y->participants.count)
        return false;
    for (size_t i = 0; i < x->participants.count; i++) {
        size_t j = 0;
        while (j < y->participants.count &&
               y->participants.items[j].actor != x->participants.items[i].actor)
            j++;
        if (j == y->participants.count)
            return false;
    }
    return true;
}

static bool is_session(const struct draft *draft)
{
    return draft->event.kind == EVENT_MEETING && draft->same_as == NULL &&
           draft->event.status == STATUS_OCCURRED && !draft->background;
}

static void insert_by_time(struct series *series, struct draft *draft)
{
    if (series->count == SERIES_MAX)
        return;
    size_t at = series->count++;
    while (at > 0 && series->items[at - 1]->event.time.interval.begin >
                         draft->event.time.interval.begin) {
        series->items[at] = series->items[at - 1];
        at--;
    }
    series->items[at] = draft;
}

/* The series told last of which there are two sessions at least. */
static struct series series_before(const struct event_context *context, size_t index)
{
    for (size_t i = index; i > 0 && i + SERIES_BACK > index; i--) {
        struct series series = {{NULL}, 0};
        struct draft *last = context->drafts.items[i - 1];
        if (!is_session(last))
            continue;
        for (size_t j = i > SERIES_BACK ? i - SERIES_BACK : 0; j < i; j++)
            if (is_session(context->drafts.items[j]) &&
                same_participants(context->drafts.items[j], last))
                insert_by_time(&series, context->drafts.items[j]);
        if (series.count > 1)
            return series;
    }
    return (struct series){{NULL}, 0};
}

/* The words "the second session" from 'first' on. */
struct counted_session {
    uint32_t noun;
    size_t ordinal; /* from 1; 0: "the two sessions" */
};

static bool counted_at(const struct event_context *context, uint32_t first,
                       struct counted_session *counted)
{
    const struct document *document = context->document;
    if (first + 2 >= document->tokens.count ||
        !token_among(context, first, SET_ANAPHORIC_PLURAL) ||
        !token_among(context, first + 2, SET_SESSIONS))
        return false;
    counted->noun = first + 2;
    counted->ordinal = 0;
    if (token_is(document, first + 1, "two"))
        return true;
    counted->ordinal =
        ordinal_of_word(document->tokens.items[first + 1].lower, COUNTED_MAX);
    return counted->ordinal > 0;
}

static void order_by_session(struct event_context *context, size_t index, uint32_t cue,
                             const struct counted_session *counted)
{
    struct draft *draft = context->drafts.items[index];
    struct token_range words = {cue, counted->noun + 1};
    struct series series = series_before(context, index);
    bool between = token_is(context->document, cue, "between");
    if (series.count < (counted->ordinal ? counted->ordinal : 2) ||
        between != (counted->ordinal == 0))
        return;
    size_t at = between ? series.count - 2 : counted->ordinal - 1;
    if (between) {
        add_relation(context, series.items[at], draft, RELATION_BEFORE, words);
        add_relation(context, draft, series.items[at + 1], RELATION_BEFORE, words);
    } else if (cue_of_word(context, cue) == ORDER_BEFORE) {
        add_relation(context, series.items[at], draft, RELATION_BEFORE, words);
    } else {
        add_relation(context, draft, series.items[at], RELATION_BEFORE, words);
    }
}

static void order_by_sessions(struct event_context *context, size_t index)
{
    const struct draft *draft = context->drafts.items[index];
    uint32_t verb = draft->predicate;
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    uint32_t first = verb > range.first + NEAR_MAX ? verb - NEAR_MAX : range.first;
    for (uint32_t i = first; i + 3 < range.end && i < verb + NEAR_MAX; i++) {
        struct counted_session counted;
        struct slice word = token_at(context, i)->lower;
        if (word.size == 0 ||
            (word.data[0] != 'a' && word.data[0] != 'b' && word.data[0] != 'f'))
            continue;
        if (token_among(context, i, SET_AROUND_SESSIONS) &&
            counted_at(context, i + 1, &counted) && hangs_on(context, counted.noun, verb))
            order_by_session(context, index, i, &counted);
    }
}

void sequence_find(struct event_context *context)
{
    for (size_t i = 0; i < context->drafts.count; i++) {
        order_within_sentence(context, i);
        order_by_opening(context, i);
        order_by_adverb(context, i);
        order_by_sessions(context, i);
    }
}
