#include "claim/likely_verdict.h"

#include "claim/exhibit.h"
#include "claim/sighting.h"

#include <math.h>
#include <string.h>

/* How sure each kind of evidence is, from 0 to 1. */
#define SURE_BY_NETWORK 1.0
#define SURE_BY_FUTURE  0.9
#define SURE_BY_PLAN    0.55 /* a noun: "the planned sale" */
#define SURE_BY_CONTENT 0.8
#define SURE_BY_TENSE   0.7
#define SURE_BY_DATE    0.6
#define SURE_BY_SAYING  0.55
#define SURE_BY_TELLING 0.5
#define SURE_ENOUGH     0.5
/* The part of all votes, by their sureness, by which one side must win. */
#define AGREEMENT_MIN 0.6

/* What speaks for an order: above 0 the first comes before the second. */
struct vote {
    double weight;
    const char *basis;
};

static void cast(struct vote *vote, double weight, const char *basis)
{
    if (fabs(weight) > fabs(vote->weight))
        *vote = (struct vote){weight, basis};
}

/* A day that the text tells, not the window of an undated report. */
static bool is_dated(const struct event *event)
{
    enum time_basis basis = event->time.basis;
    return interval_is_bounded(event->time.interval) &&
           (basis == BASIS_EXPLICIT || basis == BASIS_INHERITED ||
            basis == BASIS_RELATIVE || basis == BASIS_RELATION);
}

static bool is_future(const struct event *event, const struct sighting *sighting)
{
    return event->status == STATUS_PLANNED || sighting->mention->tense == TENSE_FUTURE;
}

static bool same_sentence(const struct sighting *a, const struct sighting *b)
{
    return a->mention->span.source == b->mention->span.source &&
           a->mention->span.start == b->mention->span.start;
}

static void vote_by_tense(const struct sighting *a, const struct sighting *b,
                          struct vote *vote)
{
    enum mention_tense x = a->mention->tense, y = b->mention->tense;
    if (x == TENSE_NONE || y == TENSE_NONE || x == y)
        return;
    bool perfect = x == TENSE_PRESENT_PERFECT || y == TENSE_PRESENT_PERFECT;
    bool past = x == TENSE_PAST || y == TENSE_PAST;
    if (perfect && past)
        return; /* "has sold", "sold": either may be first */
    cast(vote, x < y ? SURE_BY_TENSE : -SURE_BY_TENSE, "the tenses of their verbs");
}

/* What is said is before the saying, unless it is still to come. */
static void vote_by_content(const struct judge *judge, const struct sighting *a,
                            const struct sighting *b, double sign, struct vote *vote)
{
    const struct event *said = judge_event(judge, a->event);
    const struct event *saying = judge_event(judge, b->event);
    if (saying->kind != EVENT_STATEMENT || said->kind == EVENT_STATEMENT ||
        is_future(said, a) || a->mention->tense == TENSE_PRESENT)
        return;
    if (same_sentence(a, b))
        cast(vote, sign * SURE_BY_CONTENT, "what is said being older than the saying");
    else if (saying->time.basis == BASIS_PUBLICATION)
        cast(vote, sign * SURE_BY_SAYING, "the saying being of the article's day");
}

static instant published(const struct judge *judge, const struct sighting *sighting)
{
    uint32_t source = sighting->mention->span.source;
    const struct article_date *date = &judge->timeline->sources.items[source].published;
    return date->origin == DATE_FROM_NONE ? INSTANT_UNBOUNDED_FUTURE : date->at;
}

/* A dated event of long ago against one that the article tells without a date. */
static void vote_by_date(const struct judge *judge, const struct sighting *a,
                         const struct sighting *b, double sign, struct vote *vote)
{
    const struct event *dated = judge_event(judge, a->event);
    const struct event *open = judge_event(judge, b->event);
    instant now = published(judge, a);
    if (!is_dated(dated) || is_dated(open) || is_future(open, b) ||
        now == INSTANT_UNBOUNDED_FUTURE)
        return;
    int64_t age = now - dated->time.interval.end;
    if (age > 60 * (int64_t)SECONDS_PER_DAY)
        cast(vote, sign * SURE_BY_DATE, "one being of long before the article");
}

/* "He drove off and hit a tree": told in the order in which it happened. */
static void vote_by_telling(const struct judge *judge, const struct sighting *a,
                            const struct sighting *b, struct vote *vote)
{
    if (!same_sentence(a, b) || a->mention->tense != b->mention->tense ||
        a->mention->tense != TENSE_PAST ||
        judge_event(judge, a->event)->kind == EVENT_STATEMENT ||
        judge_event(judge, b->event)->kind == EVENT_STATEMENT)
        return;
    bool first = a->mention->trigger_start < b->mention->trigger_start;
    cast(vote, first ? SURE_BY_TELLING : -SURE_BY_TELLING, "the order of telling");
}

static struct vote vote_on(const struct judge *judge, const struct sighting *a,
                           const struct sighting *b)
{
    struct vote vote = {0, NULL};
    if (network_before(judge->network, judge->arena, a->event, b->event, NULL))
        cast(&vote, SURE_BY_NETWORK, "dates and connectives");
    else if (network_before(judge->network, judge->arena, b->event, a->event, NULL))
        cast(&vote, -SURE_BY_NETWORK, "dates and connectives");
    bool x = is_future(judge_event(judge, a->event), a);
    bool y = is_future(judge_event(judge, b->event), b);
    double sure =
        (x ? a : b)->mention->tense == TENSE_NONE ? SURE_BY_PLAN : SURE_BY_FUTURE;
    if (x != y)
        cast(&vote, y ? sure : -sure, "one being still to come");
    if (x && y)
        return vote;
    vote_by_tense(a, b, &vote);
    vote_by_content(judge, a, b, 1, &vote);
    vote_by_content(judge, b, a, -1, &vote);
    vote_by_date(judge, a, b, 1, &vote);
    vote_by_date(judge, b, a, -1, &vote);
    vote_by_telling(judge, a, b, &vote);
    return vote;
}

/* ---- all tellings that may be meant ---- */

struct weighing {
    const struct sighting *from, *to; /* the pair that speaks most for the outcome */
    struct vote vote;                 /* of all pairs, by how well they fit */
};

static struct weighing weigh_pairs(const struct judge *judge,
                                   const struct sighting_list *from,
                                   const struct sighting_list *to)
{
    struct weighing choice = {NULL, NULL, {0, NULL}};
    double sum = 0, all = 0, most = 0, surest = 0;
    for (size_t i = 0; i < from->count; i++) {
        for (size_t j = 0; j < to->count; j++) {
            const struct sighting *a = &from->items[i], *b = &to->items[j];
            if (a->event == b->event)
                continue;
            struct vote vote = vote_on(judge, a, b);
            double weight = a->score * b->score * vote.weight * vote.weight;
            sum += weight * vote.weight;
            all += weight * fabs(vote.weight);
            surest = fabs(vote.weight) > surest ? fabs(vote.weight) : surest;
            if (weight <= most)
                continue;
            most = weight;
            choice.from = a;
            choice.to = b;
            choice.vote.basis = vote.basis;
        }
    }
    choice.vote.weight =
        all > 0 && fabs(sum) >= AGREEMENT_MIN * all ? copysign(surest, sum) : 0;
    return choice;
}

static struct finding likely_finding(struct judge *judge, double weight,
                                     const char *basis)
{
    exhibit_assumption(
        judge,
        arena_format(judge->arena, "the order is not told; it is likely by %s", basis));
    if (weight > 0)
        return finding_of(VERDICT_SUPPORTED, "the article's wording makes it likely");
    return finding_of(VERDICT_REFUTED,
                      "the article's wording makes another order likely");
}

/* The best telling is of the place that the part names, if it names one. */
static bool tells_place(const struct judge *judge, const struct claim_part *part,
                        const struct sighting_list *found)
{
    if (part->place.size == 0 || found->count == 0)
        return true;
    const struct sighting *best = &found->items[0];
    const char *place = judge_event(judge, best->event)->place_name;
    return slice_find(slice_of(best->mention->sentence), part->place, 0) != SIZE_MAX ||
           (place && slice_find(slice_of(place), part->place, 0) != SIZE_MAX);
}

static bool judge_order(struct judge *judge, const struct claim_link *link,
                        struct finding *finding)
{
    struct sighting_list from, to;
    sightings_find(judge, &judge->question->parts[link->from], &from);
    sightings_find(judge, &judge->question->parts[link->to], &to);
    if (!tells_place(judge, &judge->question->parts[link->from], &from) ||
        !tells_place(judge, &judge->question->parts[link->to], &to))
        return false;
    struct weighing choice = weigh_pairs(judge, &from, &to);
    double weight = choice.vote.weight;
    if (link->kind == LINK_AFTER)
        weight = -weight;
    bool order = link->kind == LINK_BEFORE || link->kind == LINK_AFTER;
    if (!order || fabs(weight) < SURE_ENOUGH || !choice.vote.basis)
        return false;
    exhibit_event(judge, choice.from->event);
    exhibit_event(judge, choice.to->event);
    *finding = likely_finding(judge, weight, choice.vote.basis);
    return true;
}

/* ---- against a date ---- */

/* Above 0: the event lies before the day of publication's end, as what is told has
 * happened does; below 0: it is still to come. */
static double side_of_publication(const struct event *event,
                                  const struct sighting *sighting)
{
    if (is_future(event, sighting))
        return -SURE_BY_FUTURE;
    return SURE_BY_CONTENT;
}

static double weigh_date(const struct judge *judge, const struct claim_when *when,
                         const struct sighting *sighting)
{
    const struct event *event = judge_event(judge, sighting->event);
    instant now = published(judge, sighting);
    if (is_dated(event)) {
        enum fit fit = when_fits(when, &event->time);
        return fit == FIT_YES ? SURE_BY_NETWORK : fit == FIT_NO ? -SURE_BY_NETWORK : 0;
    }
    if (!when->resolved || when->side == WHEN_ON || now == INSTANT_UNBOUNDED_FUTURE)
        return 0;
    double past = side_of_publication(event, sighting);
    double sign = when->side == WHEN_BEFORE ? 1 : -1;
    bool later = when->interval.end > now; /* the date is the article's day or later */
    if (past > 0)
        return later                                       ? sign * past
               : sighting->mention->tense == TENSE_PRESENT ? -sign * SURE_BY_TENSE
                                                           : 0;
    return later && when->interval.begin > now + SECONDS_PER_DAY ? 0 : sign * past;
}

static bool judge_date(struct judge *judge, const struct claim_part *part,
                       struct finding *finding)
{
    struct sighting_list found;
    sightings_find(judge, part, &found);
    double sum = 0, all = 0;
    if (found.count > 0 && !sighting_names_people(judge, part, &found.items[0]))
        return false;
    for (size_t i = 0; i < found.count; i++) {
        sum += found.items[i].score * weigh_date(judge, &part->whens[0], &found.items[i]);
        all += found.items[i].score;
    }
    if (all <= 0 || fabs(sum / all) < SURE_ENOUGH)
        return false;
    exhibit_event(judge, found.items[0].event);
    *finding = likely_finding(judge, sum, "the article's date and tenses");
    return true;
}

/* What several articles tell of named people's meetings and words is not guessed at
 * besides: tenses order only what one article tells. */
static bool is_strict(const struct judge *judge, const struct claim_part *part)
{
    if (judge->timeline->sources.count == 1)
        return false;
    bool meeting = (part->kinds & PART_MEETING) != 0 && (part->kinds & PART_ACTION) == 0;
    bool statement = part->kinds == PART_STATEMENT;
    return (meeting || statement) && part->name_count > 0;
}

bool likely_verdict(struct judge *judge, struct finding *finding)
{
    const struct question *question = judge->question;
    for (size_t i = 0; i < question->part_count; i++)
        if (is_strict(judge, &question->parts[i]) || question->parts[i].negated)
            return false;
    if (question->link_count == 1 && question->part_count == 2)
        return judge_order(judge, &question->links[0], finding);
    if (question->link_count == 0 && question->part_count == 1 &&
        question->parts[0].when_count == 1)
        return judge_date(judge, &question->parts[0], finding);
    return false;
}
