#include "claim/judge.h"

#include "calendar/edtf.h"

#include <stdlib.h>
#include <string.h>

enum { EVENTS_SHOWN_MAX = 8, PAIRS_MAX = 4096 };

/* What one part or one link of the claim comes to. */
struct finding {
    enum verdict verdict;
    const char *reason;
};

static const struct event *event_at(const struct judge *judge, uint32_t number)
{
    return &judge->timeline->events.items[number];
}

/* ---- what the answer shows ---- */

static const char *summary_at(const struct judge *judge, uint32_t number)
{
    const struct event *event = event_at(judge, number);
    return event->summary ? event->summary : event_kind_name(event->kind);
}

static const char *time_text(const struct judge *judge, uint32_t number)
{
    const struct event_time *time = &event_at(judge, number)->time;
    if (time->edtf)
        return time->edtf;
    const char *text = edtf_of_interval(judge->arena, time->interval, time->granularity,
                                        (struct edtf_options){.throughout = false});
    return text ? text : "no date";
}

static void assume(struct judge *judge, const char *text)
{
    for (size_t i = 0; i < judge->answer->assumptions.count; i++)
        if (strcmp(judge->answer->assumptions.items[i], text) == 0)
            return;
    vector_push(judge->arena, &judge->answer->assumptions, text);
}

static void assume_date(struct judge *judge, uint32_t number)
{
    const struct event_time *time = &event_at(judge, number)->time;
    const char *how = NULL;
    switch (time->basis) {
    case BASIS_NONE:
    case BASIS_EXPLICIT:
        return;
    case BASIS_INHERITED:
        how = "taken over from the text around it";
        break;
    case BASIS_RELATIVE:
        how = "counted from another day of the text";
        break;
    case BASIS_DATELINE:
        how = "taken from the dateline";
        break;
    case BASIS_PUBLICATION:
        how =
            "not told; an undated report is of the day of publication or the day before";
        break;
    case BASIS_RELATION:
        how = "drawn from its order to other events";
        break;
    }
    assume(judge, arena_format(judge->arena, "the date %s of \"%s\" is %s",
                               time_text(judge, number), summary_at(judge, number), how));
}

static void add_evidence(struct judge *judge, const struct event_mention *mention)
{
    struct span span = mention->span;
    span.text = mention->sentence;
    for (size_t i = 0; i < judge->answer->evidence.count; i++) {
        const struct span *known = &judge->answer->evidence.items[i];
        if (known->source == span.source && known->start == span.start)
            return;
    }
    vector_push(judge->arena, &judge->answer->evidence, span);
}

static void show_event(struct judge *judge, uint32_t number)
{
    struct claim_answer *answer = judge->answer;
    for (size_t i = 0; i < answer->events.count; i++)
        if (answer->events.items[i] == number)
            return;
    if (answer->events.count >= EVENTS_SHOWN_MAX)
        return;
    vector_push(judge->arena, &answer->events, number);
    const struct event *event = event_at(judge, number);
    for (size_t i = 0; i < event->mentions.count; i++)
        add_evidence(judge, &event->mentions.items[i]);
    assume_date(judge, number);
}

static void show_candidate(struct judge *judge, uint32_t number)
{
    struct claim_answer *answer = judge->answer;
    for (size_t i = 0; i < answer->candidates.count; i++)
        if (answer->candidates.items[i] == number)
            return;
    if (answer->candidates.count < EVENTS_SHOWN_MAX)
        vector_push(judge->arena, &answer->candidates, number);
}

static void add_step(struct judge *judge, struct claim_step step)
{
    vector_push(judge->arena, &judge->answer->steps, step);
}

static const struct relation *relation_at(const struct judge *judge, uint32_t number)
{
    return &judge->timeline->relations.items[number];
}

static void add_chain(struct judge *judge, const struct network_chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        const struct network_step *step = &chain->items[i];
        bool by_dates = step->relation == INDEX_NONE;
        struct claim_step shown = {.from = step->from,
                                   .to = step->to,
                                   .relation = "before",
                                   .basis = by_dates ? "dates" : "text"};
        if (by_dates) {
            shown.text =
                arena_format(judge->arena, "%s (%s) lies before %s (%s)",
                             summary_at(judge, step->from), time_text(judge, step->from),
                             summary_at(judge, step->to), time_text(judge, step->to));
        } else {
            const struct relation *relation = relation_at(judge, step->relation);
            shown.relation = relation_type_name(relation->type);
            shown.text = arena_format(judge->arena, "the text says: %s %s %s",
                                      summary_at(judge, relation->from), shown.relation,
                                      summary_at(judge, relation->to));
            for (size_t j = 0; j < relation->evidence.count; j++)
                if (relation->evidence.items[j].text)
                    vector_push(judge->arena, &judge->answer->evidence,
                                relation->evidence.items[j]);
        }
        add_step(judge, shown);
    }
}

/* ---- which events a part speaks of ---- */

static bool is_held(const struct judge *judge, const struct match *match)
{
    return event_at(judge, match->event)->status == STATUS_OCCURRED;
}

static void keep_held(const struct judge *judge, struct match_list *matches)
{
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        if (is_held(judge, &matches->items[i]))
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
}

static bool is_excluded(const struct match *match)
{
    return match->place == FIT_NO || match->when == FIT_NO;
}

static bool is_certain(const struct match *match)
{
    return match->place == FIT_YES && match->when == FIT_YES;
}

/* Those at the place and time that the part tells; the uncertain ones only as long as
 * there is no certain one. */
static void keep_fitting(struct match_list *matches)
{
    bool certain = false;
    for (size_t i = 0; i < matches->count; i++)
        certain = certain || is_certain(&matches->items[i]);
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++) {
        const struct match *match = &matches->items[i];
        if (certain ? is_certain(match) : !is_excluded(match))
            matches->items[kept++] = *match;
    }
    matches->count = kept;
}

/* Nobody else took part. */
static bool is_exact(const struct judge *judge, const struct claim_part *part,
                     const struct match *match)
{
    size_t there = 0;
    const struct event *event = event_at(judge, match->event);
    for (size_t i = 0; i < event->participants.count; i++)
        there += event->participants.items[i].role != ROLE_ABSENT;
    return part->name_count > 1 && there == part->name_count;
}

/* "A met B" means the two of them as long as there is such an occasion. */
static void keep_exact(struct judge *judge, const struct claim_part *part,
                       struct match_list *matches)
{
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        kept += is_exact(judge, part, &matches->items[i]);
    if (kept == 0 || kept == matches->count || part->rank > 0)
        return;
    kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        if (is_exact(judge, part, &matches->items[i]))
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
    vector_push(judge->arena, &judge->answer->assumptions,
                "occasions with others besides are not meant");
}

static bool precedes_all(const struct judge *judge, const struct match_list *matches,
                         size_t at, bool last)
{
    for (size_t i = 0; i < matches->count; i++) {
        uint32_t a = matches->items[last ? i : at].event;
        uint32_t b = matches->items[last ? at : i].event;
        if (i != at && !network_before(judge->network, judge->arena, a, b, NULL))
            return false;
    }
    return true;
}

/* Place in 'matches' of the first, second, last ... of them; SIZE_MAX when their order is
 * open. */
static size_t ranked(const struct judge *judge, const struct match_list *matches,
                     uint32_t rank)
{
    size_t found = SIZE_MAX, count = 0;
    for (size_t i = 0; i < matches->count; i++) {
        if (event_at(judge, matches->items[i].event)->ordinal == rank) {
            found = i;
            count++;
        }
    }
    if (count == 1)
        return found;
    if (matches->count > EVENTS_SHOWN_MAX * EVENTS_SHOWN_MAX)
        return SIZE_MAX;
    if (rank == 1 || rank == RANK_LAST_OF_ALL) {
        for (size_t i = 0; i < matches->count; i++)
            if (precedes_all(judge, matches, i, rank == RANK_LAST_OF_ALL))
                return i;
        return SIZE_MAX;
    }
    if (matches->count < rank)
        return SIZE_MAX;
    for (size_t i = 1; i < matches->count; i++)
        if (!network_before(judge->network, judge->arena, matches->items[i - 1].event,
                            matches->items[i].event, NULL))
            return SIZE_MAX;
    return rank - 1;
}

static void keep_ranked(const struct judge *judge, struct match_list *matches,
                        uint32_t rank)
{
    size_t at = ranked(judge, matches, rank);
    if (at == SIZE_MAX) {
        matches->count = 0;
        return;
    }
    matches->items[0] = matches->items[at];
    matches->count = 1;
}

/* ---- why there is no event ---- */

static const char *quoted(const struct judge *judge, struct slice text)
{
    return arena_format(judge->arena, "\"%.*s\"", (int)text.size, text.data);
}

static struct slice part_text(const struct judge *judge, const struct claim_part *part)
{
    return document_text(judge->question->document, part->first, part->end);
}

/* Of the events that fit but were not held: what became of them. */
static struct finding not_held(struct judge *judge, const struct claim_part *part,
                               const struct match_list *all)
{
    bool planned = false, denied = false;
    for (size_t i = 0; i < all->count; i++) {
        const struct match *match = &all->items[i];
        if (is_excluded(match))
            continue;
        enum event_status status = event_at(judge, match->event)->status;
        if (status == STATUS_CANCELLED && is_certain(match)) {
            show_event(judge, match->event);
            return (struct finding){VERDICT_REFUTED,
                                    "the sources say that it was called off"};
        }
        planned = planned || status == STATUS_PLANNED || status == STATUS_POSTPONED;
        denied = denied || status == STATUS_DENIED;
        show_candidate(judge, match->event);
    }
    if (denied)
        return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                "one party denies it; nothing else is known"};
    if (planned)
        return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                "the sources only tell that it was planned"};
    return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                            arena_format(judge->arena, "no source reports %s",
                                         quoted(judge, part_text(judge, part)))};
}

static bool negation_has(const struct negation *negation, const struct claim_part *part)
{
    for (size_t i = 0; i < part->name_count; i++) {
        const struct name_use *use = &part->names[i].use;
        bool found = false;
        for (size_t j = 0; j < negation->participants.count && !found; j++)
            for (size_t k = 0; k < use->count && !found; k++)
                found = negation->participants.items[j].actor == use->actors[k];
        if (!found)
            return false;
    }
    return part->name_count > 1;
}

static enum fit part_time_fits(const struct claim_part *part,
                               const struct event_time *time)
{
    enum fit fit = FIT_YES;
    for (size_t i = 0; i < part->when_count; i++) {
        enum fit one = when_fits(&part->whens[i], time);
        fit = one < fit ? one : fit;
    }
    return fit;
}

/* A source says that they did not meet, at the time that the part tells. */
static bool is_negated_by_source(struct judge *judge, const struct claim_part *part)
{
    for (size_t i = 0; i < judge->timeline->negations.count; i++) {
        const struct negation *negation = &judge->timeline->negations.items[i];
        bool kind = negation->kind == EVENT_MEETING ? (part->kinds & PART_MEETING) != 0
                                                    : (part->kinds & PART_STATEMENT) != 0;
        if (!kind || !negation_has(negation, part) ||
            part_time_fits(part, &negation->time) != FIT_YES)
            continue;
        for (size_t j = 0; j < negation->evidence.count; j++)
            vector_push(judge->arena, &judge->answer->evidence,
                        negation->evidence.items[j]);
        return true;
    }
    return false;
}

/* ---- one part by itself ---- */

static struct finding none_known(struct judge *judge, const struct claim_part *part)
{
    if (part->unknown_name.size > 0)
        return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                arena_format(judge->arena,
                                             "the sources know nobody named %s",
                                             quoted(judge, part->unknown_name))};
    return (struct finding){
        VERDICT_NOT_ENOUGH_INFO,
        "the claim names nothing that the timeline could be asked for"};
}

static struct finding judge_negated(struct judge *judge, const struct claim_part *part,
                                    const struct match_list *held)
{
    for (size_t i = 0; i < held->count; i++) {
        if (!is_certain(&held->items[i]))
            continue;
        show_event(judge, held->items[i].event);
        return (struct finding){VERDICT_REFUTED, "the sources tell that it happened"};
    }
    if (is_negated_by_source(judge, part))
        return (struct finding){VERDICT_SUPPORTED,
                                "a source says that it did not happen"};
    return (struct finding){
        VERDICT_NOT_ENOUGH_INFO,
        "no source reports it, which does not say that it did not happen"};
}

/* "twice": the counts of all that certainly fit, as long as nothing is open. */
static struct finding judge_count(struct judge *judge, const struct claim_part *part,
                                  const struct match_list *held)
{
    uint32_t certain = 0, open = 0;
    for (size_t i = 0; i < held->count; i++) {
        uint32_t count = event_at(judge, held->items[i].event)->count;
        if (is_excluded(&held->items[i]))
            continue;
        if (is_certain(&held->items[i])) {
            certain += count ? count : 1;
            show_event(judge, held->items[i].event);
        } else {
            open += count ? count : 1;
            show_candidate(judge, held->items[i].event);
        }
    }
    if (certain == part->count && open == 0)
        return (struct finding){
            VERDICT_SUPPORTED,
            arena_format(judge->arena, "the sources tell of %u such occasions", certain)};
    return (struct finding){
        VERDICT_NOT_ENOUGH_INFO,
        arena_format(judge->arena,
                     "the sources tell of %u such occasions for certain "
                     "and %u that may be; the claim says %u",
                     certain, open, part->count)};
}

static const char *what_differs(const struct match *match)
{
    return match->when == FIT_NO ? "at another time" : "at another place";
}

/* The claim's time begins after the last article was published: they cannot know. */
static bool lies_after_sources(const struct judge *judge, const struct claim_part *part)
{
    struct event_time last = {.interval = INTERVAL_UNBOUNDED, .basis = BASIS_EXPLICIT};
    last.interval.begin = INSTANT_UNBOUNDED_PAST;
    last.interval.end = INSTANT_UNBOUNDED_PAST;
    for (size_t i = 0; i < judge->timeline->sources.count; i++) {
        const struct article_date *date = &judge->timeline->sources.items[i].published;
        if (date->origin == DATE_FROM_NONE)
            return false;
        instant end = instant_of_day(instant_day(date->at) + 1);
        last.interval.end = end > last.interval.end ? end : last.interval.end;
    }
    if (last.interval.end == INSTANT_UNBOUNDED_PAST)
        return false;
    last.interval.begin = last.interval.end - SECONDS_PER_DAY;
    for (size_t i = 0; i < part->when_count; i++) {
        struct claim_when after = part->whens[i];
        after.side = WHEN_BEFORE;
        if (when_fits(&after, &last) == FIT_YES)
            return true;
    }
    return false;
}

/* The one occasion that is known: there, elsewhere, or it is open. */
static struct finding judge_only_one(struct judge *judge, const struct claim_part *part,
                                     const struct match *match)
{
    uint32_t number = match->event;
    if (is_certain(match)) {
        show_event(judge, number);
        return (struct finding){VERDICT_SUPPORTED, "the sources tell it so"};
    }
    if (is_excluded(match) &&
        (part->name_count == 0 || lies_after_sources(judge, part))) {
        show_candidate(judge, number);
        return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                part->name_count == 0
                                    ? "the one that the sources tell of may be another"
                                    : "the articles are older than that"};
    }
    show_event(judge, number);
    if (is_excluded(match)) {
        assume(judge, arena_format(judge->arena,
                                   "the only such occasion that the sources know, \"%s\" "
                                   "(%s), is the one meant",
                                   summary_at(judge, number), time_text(judge, number)));
        return (struct finding){
            VERDICT_REFUTED, arena_format(judge->arena, "the sources tell it %s: %s, %s",
                                          what_differs(match), time_text(judge, number),
                                          summary_at(judge, number))};
    }
    if (judge->date_conflict[number])
        return (struct finding){VERDICT_CONFLICTING,
                                "the sources disagree about the day"};
    return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                            match->when == FIT_MAYBE
                                ? "the sources do not tell the time so closely"
                                : "the sources do not tell the place"};
}

/* "the first", "the second": which it is must be told, or follow from the order of all
 * that are known; that there was an earlier one refutes a first one. */
static struct finding judge_ranked(struct judge *judge, const struct claim_part *part,
                                   const struct match_list *held)
{
    size_t at = ranked(judge, held, part->rank);
    for (size_t i = 0; i < held->count && part->rank == 1; i++) {
        for (size_t j = 0; j < held->count; j++) {
            uint32_t meant = held->items[i].event, earlier = held->items[j].event;
            if (!is_certain(&held->items[i]) || i == j ||
                !network_before(judge->network, judge->arena, earlier, meant, NULL))
                continue;
            show_event(judge, earlier);
            show_event(judge, meant);
            return (struct finding){VERDICT_REFUTED,
                                    "the sources tell of an earlier one"};
        }
    }
    if (at == SIZE_MAX)
        return (struct finding){VERDICT_NOT_ENOUGH_INFO, "which of them it was is open"};
    const struct match *match = &held->items[at];
    bool told = event_at(judge, match->event)->ordinal == part->rank;
    if (is_excluded(match) && !told) {
        show_candidate(judge, match->event);
        return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                "no source says which of them it was"};
    }
    if (!told)
        assume(judge, "there were no such occasions besides those that the sources tell");
    return judge_only_one(judge, part, match);
}

/* The only occasion of just these people, and none with others besides lies there. */
static const struct match *only_exact(const struct judge *judge,
                                      const struct claim_part *part,
                                      const struct match_list *held)
{
    const struct match *found = NULL;
    for (size_t i = 0; i < held->count; i++) {
        if (!is_excluded(&held->items[i]))
            return NULL;
        if (!is_exact(judge, part, &held->items[i]))
            continue;
        if (found)
            return NULL;
        found = &held->items[i];
    }
    return found;
}

/* Some of the claim's people, not all, are known to have met there. */
static bool others_there(struct judge *judge, const struct claim_part *part)
{
    if (part->name_count < 3)
        return false;
    for (size_t left_out = 0; left_out < part->name_count; left_out++) {
        struct claim_part fewer = *part;
        struct match_list matches;
        fewer.names[left_out] = fewer.names[--fewer.name_count];
        event_index_match(judge->index, judge->arena, judge->question, &fewer, &matches);
        keep_held(judge, &matches);
        for (size_t i = 0; i < matches.count; i++)
            if (!is_excluded(&matches.items[i]))
                return true;
    }
    return false;
}

static struct finding judge_held(struct judge *judge, const struct claim_part *part,
                                 const struct match_list *held)
{
    const struct match *only = only_exact(judge, part, held);
    if (only)
        return judge_only_one(judge, part, only);
    bool conflict = false, open = false;
    for (size_t i = 0; i < held->count; i++) {
        const struct match *match = &held->items[i];
        if (is_certain(match)) {
            show_event(judge, match->event);
            return (struct finding){VERDICT_SUPPORTED, "the sources tell it so"};
        }
        show_candidate(judge, match->event);
        open = open || !is_excluded(match);
        conflict =
            conflict || (!is_excluded(match) && judge->date_conflict[match->event]);
    }
    if (conflict)
        return (struct finding){VERDICT_CONFLICTING,
                                "the sources disagree about the day"};
    if (open)
        return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                "the sources do not tell time or place so closely"};
    return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                            "several such occasions are known, none of them there; there "
                            "may be more than the sources tell"};
}

static bool copy_matches(struct arena *arena, const struct match_list *from,
                         struct match_list *to)
{
    *to = (struct match_list){NULL, 0, 0, from->too_many};
    for (size_t i = 0; i < from->count; i++)
        vector_push(arena, to, from->items[i]);
    return to->count > 0;
}

/* Something took place there that was called off: the claim may mean just that. */
static bool called_off_there(const struct judge *judge, const struct match_list *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (is_certain(&all->items[i]) &&
            event_at(judge, all->items[i].event)->status == STATUS_CANCELLED)
            return true;
    return false;
}

static bool any_certain(const struct match_list *matches)
{
    for (size_t i = 0; i < matches->count; i++)
        if (is_certain(&matches->items[i]))
            return true;
    return false;
}

static bool other_status_there(const struct match_list *all,
                               const struct match_list *held)
{
    size_t fitting = 0, held_fitting = 0;
    for (size_t i = 0; i < all->count; i++)
        fitting += !is_excluded(&all->items[i]);
    for (size_t i = 0; i < held->count; i++)
        held_fitting += !is_excluded(&held->items[i]);
    return fitting > held_fitting;
}

static struct finding judge_part(struct judge *judge, const struct claim_part *part)
{
    struct match_list all, held;
    if (part->unknown_name.size > 0 || part->kinds == 0 ||
        (part->name_count == 0 && part->word_count == 0 && part->place.size == 0))
        return none_known(judge, part);
    event_index_match(judge->index, judge->arena, judge->question, part, &all);
    copy_matches(judge->arena, &all, &held);
    keep_held(judge, &held);
    if (part->negated)
        return judge_negated(judge, part, &held);
    if (part->count > 1)
        return judge_count(judge, part, &held);
    if (part->rank > 0 && held.count > 0)
        return judge_ranked(judge, part, &held);
    if (held.count == 0 && is_negated_by_source(judge, part))
        return (struct finding){VERDICT_REFUTED, "a source says that it did not happen"};
    if (held.count == 0 || (called_off_there(judge, &all) && !any_certain(&held)))
        return not_held(judge, part, &all);
    if (!any_certain(&held) && other_status_there(&all, &held))
        return not_held(judge, part, &all);
    if (!any_certain(&held) && others_there(judge, part))
        return (struct finding){
            VERDICT_NOT_ENOUGH_INFO,
            "the sources tell of such an occasion there, but not that "
            "all of these took part"};
    if (held.count == 1 && !all.too_many)
        return judge_only_one(judge, part, &held.items[0]);
    return judge_held(judge, part, &held);
}

/* ---- two parts and their order ---- */

static int32_t day_or(instant at, int32_t open)
{
    bool unbounded = at == INSTANT_UNBOUNDED_PAST || at == INSTANT_UNBOUNDED_FUTURE;
    return unbounded ? open : instant_day(at);
}

enum { FAR_PAST = -4000000, FAR_FUTURE = 4000000 };

/* Days from 'a' to 'b': the least and the most that their bounds leave. */
static void distance_between(const struct judge *judge, uint32_t a, uint32_t b,
                             int32_t *least, int32_t *most)
{
    struct interval x = network_bounds(judge->network, a);
    struct interval y = network_bounds(judge->network, b);
    int32_t a_first = day_or(x.begin, FAR_PAST);
    int32_t a_last =
        x.end == INSTANT_UNBOUNDED_FUTURE ? FAR_FUTURE : instant_day(x.end - 1);
    int32_t b_first = day_or(y.begin, FAR_PAST);
    int32_t b_last =
        y.end == INSTANT_UNBOUNDED_FUTURE ? FAR_FUTURE : instant_day(y.end - 1);
    *least = b_first - a_last;
    *most = b_last - a_first;
}

static enum fit range_fits(int32_t least, int32_t most, int32_t from, int32_t to)
{
    if (least >= from && most <= to)
        return FIT_YES;
    return most < from || least > to ? FIT_NO : FIT_MAYBE;
}

/* Whether 'a' stands to 'b' as the link says. */
static enum fit link_fits(const struct judge *judge, const struct claim_link *link,
                          uint32_t a, uint32_t b)
{
    int32_t least, most;
    if (link->kind == LINK_AFTER) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    distance_between(judge, a, b, &least, &most);
    if (link->kind == LINK_SAME_DAY)
        return range_fits(least, most, 0, 0);
    if (link->has_distance)
        return range_fits(least, most, link->days_least, link->days_most);
    bool forward = network_before(judge->network, judge->arena, a, b, NULL);
    bool backward = !forward && network_before(judge->network, judge->arena, b, a, NULL);
    if (link->kind == LINK_DURING)
        return forward || backward ? FIT_NO : FIT_MAYBE;
    return forward ? FIT_YES : backward ? FIT_NO : FIT_MAYBE;
}

struct pair_count {
    size_t yes, no, open;
    bool conflict;
    uint32_t a, b; /* the first pair that decided */
};

static void count_pair(const struct judge *judge, const struct claim_link *link,
                       const struct match *a, const struct match *b,
                       struct pair_count *pairs)
{
    enum fit fit = link_fits(judge, link, a->event, b->event);
    if (fit == FIT_YES && !(is_certain(a) && is_certain(b)))
        fit = FIT_MAYBE;
    if (pairs->yes + pairs->no == 0 || (fit == FIT_YES && pairs->yes == 0)) {
        pairs->a = a->event;
        pairs->b = b->event;
    }
    pairs->yes += fit == FIT_YES;
    pairs->no += fit == FIT_NO;
    pairs->open += fit == FIT_MAYBE;
    if (fit == FIT_MAYBE)
        pairs->conflict |=
            judge->date_conflict[a->event] || judge->date_conflict[b->event];
}

static struct pair_count count_pairs(const struct judge *judge,
                                     const struct claim_link *link,
                                     const struct match_list *from,
                                     const struct match_list *to)
{
    struct pair_count pairs = {0, 0, 0, false, INDEX_NONE, INDEX_NONE};
    if (from->count * to->count > PAIRS_MAX) {
        pairs.open = 1;
        return pairs;
    }
    for (size_t i = 0; i < from->count; i++)
        for (size_t j = 0; j < to->count; j++)
            if (from->items[i].event != to->items[j].event)
                count_pair(judge, link, &from->items[i], &to->items[j], &pairs);
    return pairs;
}

static void show_pair(struct judge *judge, const struct claim_link *link,
                      const struct pair_count *pairs)
{
    if (pairs->a == INDEX_NONE)
        return;
    show_event(judge, pairs->a);
    show_event(judge, pairs->b);
    struct network_chain chain = {NULL, 0, 0};
    if (network_before(judge->network, judge->arena, pairs->a, pairs->b, &chain) ||
        network_before(judge->network, judge->arena, pairs->b, pairs->a, &chain)) {
        add_chain(judge, &chain);
        return;
    }
    if (link->kind == LINK_SAME_DAY)
        add_step(judge, (struct claim_step){
                            .text = arena_format(
                                judge->arena, "%s is on %s, %s on %s",
                                summary_at(judge, pairs->a), time_text(judge, pairs->a),
                                summary_at(judge, pairs->b), time_text(judge, pairs->b)),
                            .from = pairs->a,
                            .to = pairs->b,
                            .relation = "same-time",
                            .basis = "dates"});
}

/* The events of a linked part, or why there are none. */
static bool linked_events(struct judge *judge, const struct claim_part *part,
                          struct match_list *matches, struct finding *finding)
{
    struct match_list all;
    if (part->unknown_name.size > 0 || part->kinds == 0 ||
        (part->name_count == 0 && part->word_count == 0 && part->place.size == 0 &&
         judge->timeline->events.count > MATCHES_MAX)) {
        *finding = none_known(judge, part);
        return false;
    }
    event_index_match(judge->index, judge->arena, judge->question, part, &all);
    copy_matches(judge->arena, &all, matches);
    keep_held(judge, matches);
    keep_fitting(matches);
    keep_exact(judge, part, matches);
    if (matches->count == 0) {
        *finding = not_held(judge, part, &all);
        finding->verdict = VERDICT_NOT_ENOUGH_INFO;
        return false;
    }
    if (part->rank > 0)
        keep_ranked(judge, matches, part->rank);
    *finding = (struct finding){VERDICT_NOT_ENOUGH_INFO, "which of them it was is open"};
    return matches->count > 0 && !matches->too_many;
}

static struct finding weigh(struct judge *judge, const struct claim_link *link,
                            const struct pair_count *pairs)
{
    bool some = link->has_distance && pairs->yes > 0;
    if (some || (pairs->yes > 0 && pairs->no == 0 && pairs->open == 0))
        return (struct finding){VERDICT_SUPPORTED, "the order follows from the sources"};
    if (pairs->no > 0 && pairs->yes == 0 && pairs->open == 0)
        return (struct finding){
            VERDICT_REFUTED, link->has_distance
                                 ? "the dates that the sources tell are not so far apart"
                                 : "the sources entail another order"};
    if (pairs->yes > 0 && pairs->no > 0)
        return (struct finding){
            VERDICT_NOT_ENOUGH_INFO,
            arena_format(judge->arena,
                         "true of some and false of other occasions (%zu and %zu pairs); "
                         "the claim does not say which it means",
                         pairs->yes, pairs->no)};
    if (pairs->conflict)
        return (struct finding){VERDICT_CONFLICTING,
                                "the sources disagree about the day"};
    return (struct finding){VERDICT_NOT_ENOUGH_INFO,
                            "the sources leave the order of the two open"};
}

static struct finding judge_link(struct judge *judge, const struct claim_link *link)
{
    const struct claim_part *from = &judge->question->parts[link->from];
    const struct claim_part *to = &judge->question->parts[link->to];
    struct match_list first, second;
    struct finding finding;
    if (!linked_events(judge, from, &first, &finding) ||
        !linked_events(judge, to, &second, &finding))
        return finding;
    struct pair_count pairs = count_pairs(judge, link, &first, &second);
    show_pair(judge, link, &pairs);
    for (size_t i = 0; i < first.count; i++)
        show_candidate(judge, first.items[i].event);
    for (size_t i = 0; i < second.count; i++)
        show_candidate(judge, second.items[i].event);
    return weigh(judge, link, &pairs);
}

/* ---- the whole ---- */

static bool is_linked(const struct question *question, uint32_t part)
{
    for (size_t i = 0; i < question->link_count; i++)
        if (question->links[i].from == part || question->links[i].to == part)
            return true;
    return false;
}

/* All must hold; one that is refuted refutes the whole. */
static void add_finding(struct judge *judge, struct finding finding, bool first)
{
    struct claim_answer *answer = judge->answer;
    static const int weight[] = {[VERDICT_SUPPORTED] = 0,
                                 [VERDICT_NOT_ENOUGH_INFO] = 1,
                                 [VERDICT_CONFLICTING] = 2,
                                 [VERDICT_REFUTED] = 3};
    if (!first && weight[finding.verdict] <= weight[answer->verdict])
        return;
    answer->verdict = finding.verdict;
    answer->reason = finding.reason;
}

void judge_question(struct judge *judge)
{
    const struct question *question = judge->question;
    bool first = true;
    judge->answer->verdict = VERDICT_NOT_ENOUGH_INFO;
    judge->answer->reason =
        "the claim names nothing that the timeline could be asked for";
    for (size_t i = 0; i < question->link_count; i++) {
        add_finding(judge, judge_link(judge, &question->links[i]), first);
        first = false;
    }
    for (uint32_t i = 0; i < question->part_count; i++) {
        if (is_linked(question, i))
            continue;
        add_finding(judge, judge_part(judge, &question->parts[i]), first);
        first = false;
    }
    if (question->cut)
        add_finding(judge,
                    (struct finding){VERDICT_NOT_ENOUGH_INFO,
                                     "the claim is longer than what is read of one"},
                    false);
}
