#include "temporal/direction.h"

#include "base/ascii.h"

enum { LOOK_BACK = 40, LOOK_AHEAD = 40, AUXILIARY_REACH = 3 };

enum cue {
    CUE_NOTHING,
    CUE_IS_PAST,
    CUE_IS_PRESENT,
    CUE_IS_FUTURE,
    CUE_IS_MODAL,
    CUE_IS_PLAN,
    CUE_IS_CONDITION
};

static bool ends_in_ed(const struct segment *segment, size_t at)
{
    const struct atom *atom = &segment->atoms[at];
    const char *end = segment->text.data + atom->end;

    return atom->shape == ATOM_WORD && atom->end - atom->start >= 4 &&
           !atom->capitalised && end[-1] == 'd' && end[-2] == 'e' && end[-3] != 'e';
}

/* "could not be found" */
static bool follows_could(const struct segment *segment, size_t at)
{
    return (at >= 1 && segment_word_is(segment, at - 1, "could")) ||
           (at >= 2 && segment_word_is(segment, at - 2, "could"));
}

/* "be released", "to be held", "will be moved": the participle of what is to come. */
static bool is_participle_to_come(const struct segment *segment, size_t at)
{
    for (size_t back = 1; back <= AUXILIARY_REACH && back <= at; back++) {
        size_t before = at - back;
        if (segment_is(segment, before, SYMBOL_CUE_FUTURE))
            return true;
        if (segment_word_is(segment, before, "be"))
            return !follows_could(segment, before);
        if (segment->atoms[before].shape != ATOM_WORD ||
            segment_is(segment, before, SYMBOL_CUE_PAST))
            return false;
    }
    return false;
}

static bool follows(const struct segment *segment, size_t at, const char *word)
{
    return segment_word_is(segment, at + 1, word);
}

/* "are to meet", "is also scheduled" */
static bool is_to_be_done(const struct segment *segment, size_t at)
{
    return segment_word_in(segment, at,
                           (const char *const[]){"is", "are", "was", "were", NULL}) &&
           (follows(segment, at, "to") || segment_is(segment, at + 1, SYMBOL_CUE_PLAN) ||
            segment_is(segment, at + 2, SYMBOL_CUE_PLAN));
}

/* "discussed the plan over lunch", "his hope": nothing is said of when, but in "the plan to
 * meet" */
static bool is_noun_of_plan(const struct segment *segment, size_t at)
{
    static const char *const nouns[] = {"plan", "plans", "hope", "hopes",
                                        "aim",  "aims",  NULL};
    static const char *const determiners[] = {
        "the", "a", "an", "this", "that", "his", "her", "its", "their", "our", NULL};

    return at > 0 && segment_word_in(segment, at - 1, determiners) &&
           segment_word_in(segment, at, nouns) &&
           !segment_word_in(segment, at + 1, (const char *const[]){"to", "for", NULL});
}

/* "set to meet" is a plan, "set forth" is not; what "had been due" did not happen. */
static enum cue cue_of_plan(const struct segment *segment, size_t at)
{
    if (is_noun_of_plan(segment, at))
        return CUE_NOTHING;
    if (segment_word_is(segment, at, "set") && !follows(segment, at, "to") &&
        !follows(segment, at, "for"))
        return CUE_IS_PAST;
    if (at >= 2 && segment_word_is(segment, at - 1, "been") &&
        segment_word_is(segment, at - 2, "had"))
        return CUE_IS_PAST;
    return CUE_IS_PLAN;
}

/* "would have lunch", "to do business": the verb before it tells */
static bool is_infinitive(const struct segment *segment, size_t at)
{
    return at > 0 &&
           segment_word_in(segment, at, (const char *const[]){"have", "do", NULL}) &&
           (segment_is(segment, at - 1, SYMBOL_CUE_MODAL) ||
            segment_is(segment, at - 1, SYMBOL_CUE_FUTURE) ||
            segment_word_is(segment, at - 1, "to"));
}

/* "should have gone", "may not have met"; "would have met" leaves it open. */
static bool is_modal_of_past(const struct segment *segment, size_t at)
{
    static const char *const participles[] = {
        "been",  "done",   "gone",   "seen",   "taken", "given",  "spoken",   "written",
        "known", "fallen", "broken", "chosen", "begun", "stolen", "resigned", NULL};
    size_t have = segment_word_is(segment, at + 1, "not") ? at + 2 : at + 1;

    return segment_word_is(segment, have, "have") &&
           !segment_word_is(segment, at, "would") && have + 1 < segment->count &&
           (segment_is(segment, have + 1, SYMBOL_CUE_PAST) ||
            ends_in_ed(segment, have + 1) ||
            segment_word_in(segment, have + 1, participles));
}

/* False for most words: they are in no table of cues, and no participles. */
static bool may_be_cue(const struct segment *segment, size_t at)
{
    uint32_t row = at < segment->count ? segment->atoms[at].row : 0;

    return (row && lexicon_roles[row - 1] & LEXICON_TELLS) ||
           (at < segment->count && ends_in_ed(segment, at));
}

static enum cue cue_at(const struct segment *segment, size_t at)
{
    if (!may_be_cue(segment, at))
        return CUE_NOTHING;
    if (segment_is(segment, at, SYMBOL_CUE_INTENT) && follows(segment, at, "to"))
        return CUE_IS_PLAN; /* "agreed to meet", "is willing to see" */
    if (segment_is(segment, at, SYMBOL_CUE_FUTURE))
        return CUE_IS_FUTURE;
    if (segment_is(segment, at, SYMBOL_CUE_PLAN))
        return cue_of_plan(segment, at);
    if (is_to_be_done(segment, at))
        return CUE_IS_PLAN;
    if (segment_is(segment, at, SYMBOL_CUE_MODAL))
        return is_modal_of_past(segment, at) ? CUE_IS_PAST : CUE_IS_MODAL;
    if (segment_is(segment, at, SYMBOL_CUE_PAST) || ends_in_ed(segment, at))
        return is_participle_to_come(segment, at) ? CUE_IS_FUTURE : CUE_IS_PAST;
    if (segment_is(segment, at, SYMBOL_CUE_PRESENT))
        return is_infinitive(segment, at) ? CUE_NOTHING : CUE_IS_PRESENT;
    return CUE_NOTHING;
}

static struct direction towards(enum timex_direction which, bool certain,
                                const char *reason)
{
    return (struct direction){which, certain, reason, false};
}

static struct direction direction_of_cue(enum cue cue, bool before)
{
    switch (cue) {
    case CUE_IS_PAST:
        return before
                   ? towards(DIRECTION_PAST, false, "a verb in the past stands before it")
                   : towards(DIRECTION_PAST, true, "a verb in the past stands behind it");
    case CUE_IS_FUTURE:
        return towards(DIRECTION_FUTURE, before,
                       before ? "a verb in the future stands before it"
                              : "a verb in the future stands behind it");
    case CUE_IS_MODAL:
        return towards(DIRECTION_FUTURE, false,
                       before ? "a future or modal verb stands before it"
                              : "a future or modal verb stands behind it");
    case CUE_IS_PLAN:
        return towards(DIRECTION_FUTURE, false,
                       "a word for something planned stands near it");
    case CUE_IS_CONDITION:
        return towards(DIRECTION_FUTURE, false, "a condition lies ahead");
    case CUE_IS_PRESENT:
        return towards(DIRECTION_NEAREST, false, "a verb in the present stands near it");
    case CUE_NOTHING:
        break;
    }
    return towards(DIRECTION_NONE, false, "no verb tells: news speak of the past");
}

/* "if Friday was meant": a verb in the past before the next mark */
static bool is_told_in_clause(const struct segment *segment, size_t end)
{
    size_t stop = segment_sentence_end(segment, end > 0 ? end - 1 : 0);

    for (size_t at = end; at < stop && segment->atoms[at].shape != ATOM_MARK; at++) {
        enum cue cue = cue_at(segment, at);
        if (cue != CUE_NOTHING)
            return cue == CUE_IS_PAST;
    }
    return false;
}

/* "meets", "returns on Sunday": of a calendar, but not in headlines and not behind the
 * day: "Tuesday's declaration by the firm, which holds a share" */
static bool is_in_present(const struct segment *segment, size_t at)
{
    uint32_t row = segment->atoms[at].row;

    return row && lexicon_row(row)->symbol == SYMBOL_CUE_PLAN &&
           lexicon_row(row)->value.flagged;
}

/* "if", "unless" */
static bool opens_condition(const struct segment *segment, size_t at)
{
    const struct atom *atom = &segment->atoms[at];
    size_t length = atom->end - atom->start;

    return (length == 2 && segment_word_is(segment, at, "if")) ||
           (length == 6 && segment_word_is(segment, at, "unless"));
}

/* The last verb before an expression; a condition before it tells as well. */
static enum cue look_back(const struct segment *segment, size_t first, size_t end)
{
    size_t start = segment_sentence_start(segment, first);

    for (size_t back = 1; back <= LOOK_BACK && first >= start + back; back++) {
        enum cue cue = cue_at(segment, first - back);
        /* "if Friday goes wrong, we leave on Saturday" */
        if (opens_condition(segment, first - back) && !is_told_in_clause(segment, end))
            return CUE_IS_CONDITION;
        /* "had been scheduled to expire": the finite verb tells */
        if (segment->is_heading && is_in_present(segment, first - back))
            continue;
        if (cue == CUE_IS_PLAN && first - back > start &&
            segment_word_is(segment, first - back - 1, "to") &&
            segment_is(segment, first - back - 2, SYMBOL_CUE_PLAN))
            continue;
        if (cue != CUE_NOTHING)
            return cue;
    }
    return CUE_NOTHING;
}

static enum cue look_ahead(const struct segment *segment, size_t end)
{
    size_t stop = end > 0 ? segment_sentence_end(segment, end - 1) : 0;

    for (size_t at = end; at < stop && at < end + LOOK_AHEAD; at++) {
        enum cue cue = cue_at(segment, at);
        if (cue != CUE_NOTHING && !is_in_present(segment, at))
            return cue;
    }
    return CUE_NOTHING;
}

/* "postponed", "put off", "brought forward" */
static bool is_put_off_at(const struct segment *segment, size_t at)
{
    for (uint32_t row = segment->atoms[at].row; row;
         row = lexicon_continues(row + 1) ? row + 1 : 0) {
        const struct word *word = lexicon_row(row);
        if (word->symbol == SYMBOL_CUE_PUT_OFF)
            return !word->value.flagged ||
                   segment_word_in(segment, at + 1,
                                   (const char *const[]){"off", "back", "forward", NULL});
    }
    return false;
}

/* "has been postponed until Monday", "moved to Friday": the new day lies ahead. */
static bool is_put_off(const struct segment *segment, size_t first)
{
    enum { REACH = 8 };
    size_t start = segment_sentence_start(segment, first);

    if (first < start + 2 ||
        !segment_word_in(segment, first - 1,
                         (const char *const[]){"until", "till", "to", "for", NULL}))
        return false;
    for (size_t back = 2; back <= REACH && first >= start + back; back++) {
        if (is_put_off_at(segment, first - back))
            return true;
        if (segment_is(segment, first - back, SYMBOL_CUE_PAST))
            return false;
    }
    return false;
}

/* "has summoned the envoy to Oslo for Friday": the day that is set lies ahead. */
static bool is_convened_for(const struct segment *segment, size_t first)
{
    enum { REACH = 10 };
    size_t start = segment_sentence_start(segment, first);

    if (first < start + 2 || !segment_word_is(segment, first - 1, "for"))
        return false;
    for (size_t back = 2; back <= REACH && first >= start + back; back++) {
        if (segment_is(segment, first - back, SYMBOL_CUE_CONVENE))
            return !segment_word_is(segment, first - back + 1, "off");
        if (segment_is(segment, first - back, SYMBOL_CUE_PAST))
            return false;
    }
    return false;
}

/* "the strike is on for Monday" */
static bool is_on_for(const struct segment *segment, size_t first)
{
    return first >= 2 && segment_word_is(segment, first - 1, "for") &&
           segment_word_is(segment, first - 2, "on");
}

/* "until Monday", "by Friday", "as soon as Tuesday" lie ahead, also in a report of the
 * past, unless that speaks of what was over by then. */
static bool is_deadline(const struct segment *segment, size_t first)
{
    if (first == 0)
        return false;
    if (segment_word_is(segment, first - 1, "as") && first >= 2 &&
        segment_word_in(segment, first - 2, (const char *const[]){"soon", "early", NULL}))
        return true;
    return segment_word_in(segment, first - 1,
                           (const char *const[]){"until", "till", "by", NULL});
}

/* "by Tuesday night half of them had gone" */
static bool was_done_by(const struct segment *segment, size_t first, size_t end)
{
    size_t stop = segment_sentence_end(segment, end > 0 ? end - 1 : 0);

    if (first == 0 || !segment_word_is(segment, first - 1, "by"))
        return false;
    for (size_t at = end; at < stop && segment->atoms[at].shape != ATOM_MARK; at++) {
        if (cue_at(segment, at) != CUE_NOTHING)
            return segment_word_is(segment, at, "had");
    }
    return false;
}

/* "has until Friday to answer" */
static bool is_time_left(const struct segment *segment, size_t first)
{
    return first >= 2 && segment_word_is(segment, first - 1, "until") &&
           segment_word_in(segment, first - 2,
                           (const char *const[]){"has", "have", NULL});
}

static bool is_over(const struct segment *segment, size_t first)
{
    static const char *const lasting[] = {"talked", "lasted",   "stayed", "waited",
                                          "worked", "remained", "met",    "went",
                                          "sat",    "spoke",    "fought", NULL};
    size_t start = segment_sentence_start(segment, first);
    size_t end = segment_sentence_end(segment, first);

    if (first > 1 && segment_word_in(segment, first - 2, lasting)) /* "talked until" */
        return true;
    start = first - start > LOOK_BACK ? first - LOOK_BACK : start;
    for (size_t at = start; at < end && at < first + LOOK_AHEAD; at++) {
        if (segment_word_in(segment, at,
                            (const char *const[]){"had", "was", "were", "did", NULL}))
            return true;
    }
    return false;
}

/* "the deadline is Friday", "the concert is at 8 on Friday" */
static bool is_copula(const struct segment *segment, size_t first)
{
    size_t at = first;

    if (at > 0 &&
        segment_word_in(segment, at - 1, (const char *const[]){"on", "at", NULL}))
        at--;
    return at > 0 && segment_word_in(segment, at - 1,
                                     (const char *const[]){"is", "are", "'s", NULL});
}

/* "the May 5 attacks": known ones, be they over or soon to come */
static bool is_name_of_event(const struct segment *segment, size_t first, size_t end)
{
    return first > 0 && segment_is(segment, first, SYMBOL_MONTH) &&
           segment_word_in(segment, first - 1,
                           (const char *const[]){"the", "its", NULL}) &&
           segment->atoms[end - 1].shape == ATOM_NUMBER && end < segment->count &&
           segment->atoms[end].shape == ATOM_WORD &&
           !segment->atoms[end].starts_sentence && segment_is_common(segment, end);
}

static bool is_surely_over(const struct segment *segment, size_t first)
{
    return first > 0 && segment_word_in(segment, first - 1,
                                        (const char *const[]){"ended", "since", NULL});
}

/* "planned for Saturday was cancelled", "for Saturday in Rome, has been put off" */
static bool is_called_off(const struct segment *segment, size_t end)
{
    enum { REACH = 6 };
    size_t at = end, stop = segment_sentence_end(segment, end > 0 ? end - 1 : 0);

    while (at < stop && at < end + REACH && cue_at(segment, at) == CUE_NOTHING)
        at++;
    if (segment_word_in(segment, at, (const char *const[]){"has", "have", "had", NULL}) &&
        segment_word_is(segment, at + 1, "been"))
        at++;
    else if (!segment_word_in(segment, at, (const char *const[]){"was", "were", NULL}))
        return false;
    return segment_is(segment, at + 1, SYMBOL_CUE_CALLED_OFF) ||
           segment_is(segment, at + 1, SYMBOL_CUE_PUT_OFF);
}

/* "was to meet on Tuesday, did not" */
static bool did_not_happen(const struct segment *segment, size_t end)
{
    size_t at = segment_mark(segment, end) == ',' ? end + 1 : end;

    if (segment_word_is(segment, at, "but"))
        at++;
    return segment_word_in(segment, at, (const char *const[]){"did", "never", NULL});
}

/* ", but late Tuesday the union said", "; on Monday they will" */
static bool opens_clause(const struct segment *segment, size_t first)
{
    static const char *const joining[] = {"but",      "and", "while", "though",
                                          "although", "yet", "so",    NULL};
    size_t at = first;

    if (at > 0 &&
        segment_word_in(segment, at - 1, (const char *const[]){"on", "by", NULL}))
        at--;
    if (at > 0 && segment_mark(segment, at - 1) == ';')
        return true;
    return at >= 2 && segment_word_in(segment, at - 1, joining) &&
           segment_mark(segment, at - 2) == ',';
}

static struct direction by_cues(const struct segment *segment, size_t first, size_t end)
{
    enum cue cue;

    if (is_surely_over(segment, first))
        return towards(DIRECTION_PAST, true, "it is said to be over");
    if (is_put_off(segment, first))
        return towards(DIRECTION_FUTURE, false, "what was put off lies ahead");
    if (is_convened_for(segment, first))
        return towards(DIRECTION_FUTURE, false, "what is called for a day lies ahead");
    if (is_on_for(segment, first))
        return towards(DIRECTION_FUTURE, false, "what is on for a day lies ahead");
    if (segment_word_is(segment, end, "unless"))
        return direction_of_cue(CUE_IS_CONDITION, false);
    if (was_done_by(segment, first, end))
        return towards(DIRECTION_PAST, false, "it had been done by then");
    if (is_time_left(segment, first) ||
        (is_deadline(segment, first) && !is_over(segment, first)))
        return towards(DIRECTION_FUTURE, false, "a deadline lies ahead");
    if (is_copula(segment, first))
        return towards(DIRECTION_FUTURE, false, "what is on a day lies ahead");
    cue = look_back(segment, first, end);
    if (opens_clause(segment, first)) {
        enum cue ahead = look_ahead(segment, end);
        if (ahead == CUE_IS_PAST || ahead == CUE_IS_FUTURE)
            return direction_of_cue(ahead, false);
    }
    if (cue == CUE_IS_PLAN && did_not_happen(segment, end))
        return towards(DIRECTION_PAST, false, "what was planned did not happen");
    if (cue == CUE_IS_PLAN && is_called_off(segment, end))
        return (struct direction){DIRECTION_FUTURE, false,
                                  "what was planned and called off may be over", true};
    if (cue == CUE_IS_MODAL) /* "said they would appeal Friday's ruling" */
        cue = segment_mark(segment, end) == 's' ? CUE_IS_PAST : CUE_IS_FUTURE;
    if (cue != CUE_NOTHING)
        return direction_of_cue(cue, true);
    return direction_of_cue(look_ahead(segment, end), false);
}

struct direction direction_of(const struct segment *segment, size_t first, size_t end)
{
    struct direction direction = by_cues(segment, first, end);

    if (is_name_of_event(segment, first, end)) /* not a year off */
        direction.certain = false;
    return direction;
}
