#include "claim/link_verdict.h"

#include "base/hash.h"
#include "claim/dispute.h"
#include "claim/doubt.h"
#include "claim/exhibit.h"
#include "claim/part.h"
#include "claim/selection.h"

#include <string.h>

enum {
    EVENTS_READ_MAX = 4096,
    PAIRS_MAX = 4096,
    FAR_PAST = -4000000,
    FAR_FUTURE = 4000000,
    DAYS_OF_DOUBT = 2
};

/* ---- one pair of events ---- */

static int32_t day_or(instant at, int32_t open)
{
    bool unbounded = at == INSTANT_UNBOUNDED_PAST || at == INSTANT_UNBOUNDED_FUTURE;
    return unbounded ? open : instant_day(at);
}

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

static enum fit order_fits(const struct judge *judge, uint32_t a, uint32_t b)
{
    if (network_before(judge->network, judge->arena, a, b, NULL))
        return FIT_YES;
    return network_before(judge->network, judge->arena, b, a, NULL) ? FIT_NO : FIT_MAYBE;
}

/* Whether a text says that 'a' was at the time of 'b', or 'b' lasted all the while. */
static bool is_during(const struct judge *judge, uint32_t a, uint32_t b)
{
    const struct event_time *time = &judge_event(judge, b)->time;
    struct interval inner = network_bounds(judge->network, a);
    if (time->extent == EXTENT_THROUGHOUT && time->basis != BASIS_NONE &&
        judge_event(judge, a)->time.basis != BASIS_NONE &&
        interval_contains(time->interval, inner))
        return true;
    for (uint32_t entry = multimap_first(judge->containments, hash_combine(a, b));
         entry != MULTIMAP_END; entry = judge->containments->entries.items[entry].next) {
        const struct relation *relation =
            &judge->timeline->relations
                 .items[judge->containments->entries.items[entry].value];
        if (relation->from == a && relation->to == b)
            return true;
    }
    return false;
}

/* The text itself names the day, or counts it from the article's own ("yesterday"). */
static bool is_sure_of_day(const struct judge *judge, uint32_t number)
{
    const struct event *event = judge_event(judge, number);
    if (event->time.basis != BASIS_RELATIVE || !event->time.has_anchor)
        return event->time.basis == BASIS_EXPLICIT;
    for (size_t i = 0; i < event->mentions.count; i++) {
        uint32_t source = event->mentions.items[i].span.source;
        const struct article_date *date =
            &judge->timeline->sources.items[source].published;
        if (date->origin != DATE_FROM_NONE && instant_day(date->at) == event->time.anchor)
            return true;
    }
    return false;
}

/* How far 'b' is behind 'a'. A distance that is wrong by a day or two is not refuted by
 * days that were counted or taken over from the text around them. */
static enum fit distance_fits(const struct judge *judge, const struct claim_link *link,
                              uint32_t a, uint32_t b, int32_t least, int32_t most)
{
    enum fit fit = range_fits(least, most, link->days_least, link->days_most);
    bool near = most + DAYS_OF_DOUBT >= link->days_least &&
                least - DAYS_OF_DOUBT <= link->days_most;
    if (fit == FIT_NO && near && !(is_sure_of_day(judge, a) && is_sure_of_day(judge, b)))
        return FIT_MAYBE;
    return fit;
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
    enum fit order = order_fits(judge, a, b);
    bool disputed = judge->date_conflict[a] || judge->date_conflict[b];
    if (order == FIT_MAYBE && disputed && !link->has_distance)
        order = dispute_order(judge, a, b);
    if (link->kind == LINK_DURING)
        return is_during(judge, a, b) ? FIT_YES : order == FIT_MAYBE ? FIT_MAYBE : FIT_NO;
    if (!link->has_distance || order == FIT_NO)
        return order;
    enum fit distance = distance_fits(judge, link, a, b, least, most);
    return link->days_least > 0 || distance == FIT_NO ? distance : order;
}

/* ---- all pairs ---- */

struct pair {
    uint32_t a, b;
};
struct pair_count {
    size_t yes, no, open;
    bool conflict;
    struct pair shown, true_of, false_of; /* the first that decided */
};

static bool disagree_about(const struct judge *judge, const struct match *a,
                           const struct match *b)
{
    return judge->date_conflict[a->event] || judge->date_conflict[b->event];
}

/* Nothing follows from where it lies. */
static bool is_shaky(const struct event *event)
{
    return doubt_is_misdated(event) || doubt_is_rumour(event);
}

static void count_pair(const struct judge *judge, const struct claim_link *link,
                       const struct match *a, const struct match *b,
                       struct pair_count *pairs)
{
    enum fit fit = link_fits(judge, link, a->event, b->event);
    struct pair pair = {a->event, b->event};
    if (!match_is_certain(a) || !match_is_certain(b) ||
        is_shaky(judge_event(judge, a->event)) || is_shaky(judge_event(judge, b->event)))
        fit = FIT_MAYBE;
    if (pairs->yes + pairs->no == 0 || (fit == FIT_YES && pairs->yes == 0))
        pairs->shown = pair;
    if (fit == FIT_YES && pairs->yes == 0)
        pairs->true_of = pair;
    if (fit == FIT_NO && pairs->no == 0)
        pairs->false_of = pair;
    pairs->yes += fit == FIT_YES;
    pairs->no += fit == FIT_NO;
    pairs->open += fit == FIT_MAYBE;
    if (fit == FIT_MAYBE)
        pairs->conflict |= disagree_about(judge, a, b);
}

static struct pair_count count_pairs(const struct judge *judge,
                                     const struct claim_link *link,
                                     const struct match_list *from,
                                     const struct match_list *to)
{
    struct pair_count pairs = {.shown = {INDEX_NONE, INDEX_NONE}};
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
                      struct pair pair)
{
    if (pair.a == INDEX_NONE)
        return;
    exhibit_event(judge, pair.a);
    exhibit_event(judge, pair.b);
    struct network_chain chain = {NULL, 0, 0};
    if (network_before(judge->network, judge->arena, pair.a, pair.b, &chain) ||
        network_before(judge->network, judge->arena, pair.b, pair.a, &chain)) {
        exhibit_chain(judge, &chain);
        return;
    }
    if (link->kind != LINK_SAME_DAY)
        return;
    const char *text =
        arena_format(judge->arena, "%s is on %s, %s on %s",
                     exhibit_summary(judge, pair.a), exhibit_time(judge, pair.a),
                     exhibit_summary(judge, pair.b), exhibit_time(judge, pair.b));
    exhibit_step(judge, (struct claim_step){.text = text,
                                            .from = pair.a,
                                            .to = pair.b,
                                            .relation = "same-time",
                                            .basis = "dates"});
}

/* ---- the events of a linked part ---- */

/* The articles that tell it were written there. */
static bool is_of_place(const struct judge *judge, const struct claim_part *part,
                        const struct match *match)
{
    const struct event *event = judge_event(judge, match->event);
    for (size_t i = 0; i < event->mentions.count; i++) {
        uint32_t number = event->mentions.items[i].span.source;
        const char *place = judge->timeline->sources.items[number].place;
        if (part->name_count > 0 && place &&
            slice_equal_ignoring_case(slice_of(place), part->place))
            return true;
    }
    return false;
}

/* Something else of these people's is told to have been there on the same day. */
static bool is_near_place(const struct judge *judge, const struct claim_part *part,
                          const struct match *match)
{
    const struct event *event = judge_event(judge, match->event);
    for (size_t i = 0; i < part->name_count; i++) {
        uint32_t actor = part->names[i].use.actors[0];
        for (uint32_t e = judge->index->first[actor]; e < judge->index->first[actor + 1];
             e++) {
            const struct event *other = judge_event(judge, judge->index->events[e]);
            if (other->place_name && other->time.basis != BASIS_NONE &&
                interval_overlaps(other->time.interval, event->time.interval) &&
                slice_equal_ignoring_case(slice_of(other->place_name), part->place))
                return true;
        }
    }
    return false;
}

static bool shares_source(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->mentions.count; i++)
        for (size_t j = 0; j < b->mentions.count; j++)
            if (a->mentions.items[i].span.source == b->mentions.items[j].span.source)
                return true;
    return false;
}

static bool sentence_names(const struct event *event, struct slice place)
{
    for (size_t i = 0; i < event->mentions.count; i++)
        if (slice_find(slice_of(event->mentions.items[i].sentence), place, 0) != SIZE_MAX)
            return true;
    return false;
}

/* The only occasion of just these people, whose place no source tells: an article that
 * tells of it speaks of the claim's place, and nothing else of theirs, whatever became of
 * it, is told to be there. */
static bool may_be_there(const struct judge *judge, const struct claim_part *part,
                         const struct match_list *all, const struct match_list *matches)
{
    const struct event *meant = judge_event(judge, matches->items[0].event);
    if (matches->count != 1 || meant->place_name || part->narrower_place.size > 0 ||
        !match_is_exact(judge, part, &matches->items[0]))
        return false;
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].place == FIT_YES)
            return false;
    for (size_t i = 0; i < judge->timeline->events.count && i < EVENTS_READ_MAX; i++) {
        const struct event *event = judge_event(judge, (uint32_t)i);
        if (shares_source(event, meant) && sentence_names(event, part->place))
            return true;
    }
    return false;
}

/* Where no telling of them contradicts the part's place or wording, they are the ones
 * meant: the claim asks about their order, not about these. */
static void take_as_meant(struct judge *judge, const struct claim_part *part,
                          const struct match_list *all, struct match_list *matches)
{
    bool there = matches->count > 0 && part->place.size > 0 &&
                 may_be_there(judge, part, all, matches);
    for (size_t i = 0; i < matches->count; i++) {
        const struct match *match = &matches->items[i];
        bool displaced = match->place != FIT_YES && !there &&
                         !is_of_place(judge, part, match) &&
                         !is_near_place(judge, part, match);
        if (match_is_certain(match) || match->when != FIT_YES || displaced ||
            match->content == FIT_NO || match->weak || judge->date_conflict[match->event])
            return;
    }
    for (size_t i = 0; i < matches->count; i++) {
        struct match *match = &matches->items[i];
        matches->guessed = matches->guessed || (part->loose && match->content != FIT_YES);
        match->place = match->content = FIT_YES;
        exhibit_assumption(
            judge,
            arena_format(
                judge->arena,
                "\"%s\" (%s) is the one meant, though the sources do not tell it so "
                "closely",
                exhibit_summary(judge, match->event), exhibit_time(judge, match->event)));
    }
}

static bool cannot_be_asked(const struct judge *judge, const struct claim_part *part)
{
    return part_is_unknowable(judge, part) ||
           (part_is_bare(part) && judge->timeline->events.count > MATCHES_MAX);
}

/* "the talks in Geneva", of a claim about her: of several the ones that are called so and
 * where she was. */
static void keep_meant(const struct judge *judge, const struct claim_part *part,
                       const struct claim_part *other, struct match_list *matches)
{
    if (part->name_count > 0 || matches->count < 2)
        return;
    matches_keep_called(judge, part, matches);
    matches_keep_people_of(judge, other, matches);
}

/* What one says and another denies counts only where nothing else is known. */
static void keep_undenied(const struct judge *judge, struct match_list *matches)
{
    bool *keep = ARENA_NEW_ARRAY(judge->arena, matches->count, bool);
    for (size_t i = 0; i < matches->count; i++) {
        uint32_t denial;
        const struct event *event = judge_event(judge, matches->items[i].event);
        keep[i] = event->kind != EVENT_MEETING ||
                  (!doubt_is_rumour(event) && (event->attributed_to == INDEX_NONE ||
                                               !doubt_denial(judge, event, &denial)));
    }
    matches_keep_where(matches, keep);
}

/* The events of a linked part, or why there are none; 'other' is the part that it is
 * linked to. */
static bool linked_events(struct judge *judge, const struct claim_part *part,
                          const struct claim_part *other, struct match_list *matches,
                          struct finding *finding)
{
    struct match_list all;
    if (cannot_be_asked(judge, part)) {
        *finding = part_not_known(judge, part);
        return false;
    }
    event_index_match(judge->index, judge->arena, judge->question, part, &all);
    matches_copy(judge->arena, &all, matches);
    matches_keep_asked(judge, part, matches);
    matches_keep_fitting(matches);
    matches_keep_exact(judge, part, matches);
    keep_meant(judge, part, other, matches);
    keep_undenied(judge, matches);
    if (matches->count == 0) {
        *finding = part_not_held(judge, part, &all);
        finding->verdict = VERDICT_NOT_ENOUGH_INFO;
        return false;
    }
    if (part->rank > 0) {
        matches_keep_series(judge, part, matches);
        matches_keep_ranked(judge, matches, part->rank);
    }
    take_as_meant(judge, part, &all, matches);
    *finding = finding_of(VERDICT_NOT_ENOUGH_INFO, "which of them it was is open");
    return matches->count > 0 && !matches->too_many;
}

/* ---- the verdict ---- */

static const char *pair_text(const struct judge *judge, struct pair pair)
{
    return arena_format(judge->arena, "\"%s\" (%s) and \"%s\" (%s)",
                        exhibit_summary(judge, pair.a), exhibit_time(judge, pair.a),
                        exhibit_summary(judge, pair.b), exhibit_time(judge, pair.b));
}

static struct finding weigh(struct judge *judge, const struct claim_link *link,
                            const struct pair_count *pairs)
{
    bool some = link->has_distance && pairs->yes > 0;
    if (some || (pairs->yes > 0 && pairs->no == 0 && pairs->open == 0))
        return finding_of(VERDICT_SUPPORTED, link->kind == LINK_DURING
                                                 ? "the sources tell it so"
                                                 : "the order follows from the "
                                                   "sources");
    if (pairs->no > 0 && pairs->yes == 0 && pairs->open == 0)
        return finding_of(VERDICT_REFUTED,
                          link->has_distance
                              ? "the dates that the sources tell are not so far apart"
                              : "the sources entail another order");
    if (pairs->yes > 0 && pairs->no > 0)
        return finding_of(
            VERDICT_NOT_ENOUGH_INFO,
            arena_format(judge->arena,
                         "true of %s, false of %s; the claim does not say which it means",
                         pair_text(judge, pairs->true_of),
                         pair_text(judge, pairs->false_of)));
    if (pairs->conflict)
        return finding_of(VERDICT_CONFLICTING, "the sources disagree about the day");
    return finding_of(VERDICT_NOT_ENOUGH_INFO,
                      "the sources leave the order of the two open");
}

/* One occasion of the main part, told for certain, stands so to all that the other part
 * may mean: "met him before", whatever there was besides. */
static bool holds_of_one(const struct judge *judge, const struct claim_link *link,
                         const struct match_list *from, const struct match_list *to,
                         struct pair *shown)
{
    if (from->count * to->count > PAIRS_MAX)
        return false;
    for (size_t i = 0; i < from->count; i++) {
        bool all = match_is_certain(&from->items[i]);
        for (size_t j = 0; j < to->count && all; j++)
            all = match_is_certain(&to->items[j]) &&
                  link_fits(judge, link, from->items[i].event, to->items[j].event) ==
                      FIT_YES;
        *shown = (struct pair){from->items[i].event, to->count ? to->items[0].event : 0};
        if (all && to->count > 0)
            return true;
    }
    return false;
}

/* The day was over when the last article appeared. */
static bool is_past(const struct judge *judge, const struct event *event)
{
    for (size_t i = 0; i < judge->timeline->sources.count; i++) {
        const struct article_date *date = &judge->timeline->sources.items[i].published;
        if (date->origin != DATE_FROM_NONE &&
            event->time.interval.end != INSTANT_UNBOUNDED_FUTURE &&
            event->time.interval.end <= instant_of_day(instant_day(date->at)))
            return true;
    }
    return false;
}

/* Another occasion of the same people, planned for a day that is over, would stand as the
 * claim says: it may have been held. */
static bool may_have_been(struct judge *judge, const struct claim_link *link,
                          const struct claim_part *part, const struct match_list *others,
                          bool is_from)
{
    struct match_list all = {.count = 0};
    if (part->name_count > 1)
        event_index_match(judge->index, judge->arena, judge->question, part, &all);
    for (size_t i = 0; i < all.count; i++) {
        uint32_t number = all.items[i].event;
        const struct event *event = judge_event(judge, number);
        if (!match_is_certain(&all.items[i]) || event->status != STATUS_PLANNED ||
            !is_past(judge, event))
            continue;
        for (size_t j = 0; j < others->count; j++) {
            uint32_t other = others->items[j].event;
            if (link_fits(judge, link, is_from ? number : other,
                          is_from ? other : number) == FIT_YES)
                return true;
        }
    }
    return false;
}

/* "did not meet him before he met her": it is known to have happened; or not known. */
static struct finding deny(struct finding finding, const struct pair_count *pairs)
{
    if (pairs->yes > 0)
        return finding_of(VERDICT_REFUTED,
                          "the sources tell that it happened in this order");
    if (finding.verdict == VERDICT_REFUTED)
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "the sources tell another order, which does not say that "
                          "there was no other occasion");
    return finding;
}

/* The main part gives a day or a place of its own, and it is false. */
static bool is_refuted_alone(struct judge *judge, const struct claim_part *part,
                             struct finding *finding)
{
    if (part->negated || part->rank > 0 || part->kinds != PART_MEETING ||
        part->name_count < 2 || (part->when_count == 0 && part->place.size == 0))
        return false;
    struct finding alone = part_verdict(judge, part);
    if (alone.verdict != VERDICT_REFUTED)
        return false;
    *finding = alone;
    return true;
}

/* "has not met him since the talks": a source says so of the time from there on. */
static bool is_negated_since(struct judge *judge, const struct claim_link *link,
                             const struct claim_part *from, const struct claim_part *to)
{
    struct match_list second;
    struct finding finding;
    if (!from->negated || link->kind != LINK_AFTER ||
        !linked_events(judge, to, from, &second, &finding) || second.count != 1)
        return false;
    struct interval since = network_bounds(judge->network, second.items[0].event);
    if (!part_negated_from(judge, from, since))
        return false;
    exhibit_event(judge, second.items[0].event);
    return true;
}

struct finding link_verdict(struct judge *judge, const struct claim_link *link)
{
    const struct claim_part *from = &judge->question->parts[link->from];
    const struct claim_part *to = &judge->question->parts[link->to];
    struct match_list first, second;
    struct finding finding;
    if (is_negated_since(judge, link, from, to))
        return finding_of(VERDICT_SUPPORTED,
                          "a source says that it did not happen since");
    if (!linked_events(judge, from, to, &first, &finding)) {
        is_refuted_alone(judge, from, &finding);
        return finding;
    }
    if (!linked_events(judge, to, from, &second, &finding))
        return finding;
    struct pair_count pairs = count_pairs(judge, link, &first, &second);
    show_pair(judge, link, pairs.shown);
    if (pairs.yes > 0 && pairs.no > 0) { /* what speaks against it */
        exhibit_event(judge, pairs.false_of.a);
        exhibit_event(judge, pairs.false_of.b);
    }
    for (size_t i = 0; i < first.count; i++)
        exhibit_candidate(judge, first.items[i].event);
    for (size_t i = 0; i < second.count; i++)
        exhibit_candidate(judge, second.items[i].event);
    finding = weigh(judge, link, &pairs);
    struct pair one;
    if (finding.verdict == VERDICT_NOT_ENOUGH_INFO && !from->negated && pairs.no > 0 &&
        from->name_count > 1 && holds_of_one(judge, link, &first, &second, &one)) {
        show_pair(judge, link, one);
        exhibit_assumption(judge, "one such occasion is enough");
        finding = finding_of(VERDICT_SUPPORTED,
                             arena_format(judge->arena, "true of %s, though not of %s",
                                          pair_text(judge, one),
                                          pair_text(judge, pairs.false_of)));
    }
    if (finding.verdict == VERDICT_REFUTED && !from->negated &&
        (may_have_been(judge, link, from, &second, true) ||
         may_have_been(judge, link, to, &first, false)))
        finding =
            finding_doubted("another one was planned, of which nothing more is told");
    bool guessed = first.guessed || second.guessed;
    if (guessed && pairs.no > 0)
        finding = finding_doubted("the sources tell of it in other words");
    finding.is_missing = finding.verdict == VERDICT_NOT_ENOUGH_INFO &&
                         (!matches_any_certain(&first) || !matches_any_certain(&second));
    if (to->negated)
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "what did not happen has no place in an order");
    return from->negated ? deny(finding, &pairs) : finding;
}

/* Some event of 'from' comes before each of 'to'; 'shown' is that one with the first of
 * these. */
static bool has_first(const struct judge *judge, const struct match_list *from,
                      const struct match_list *to, struct pair *shown)
{
    if (from->count * to->count > PAIRS_MAX)
        return false;
    for (size_t i = 0; i < from->count; i++) {
        bool all = match_is_certain(&from->items[i]);
        for (size_t j = 0; j < to->count && all; j++)
            all = order_fits(judge, from->items[i].event, to->items[j].event) == FIT_YES;
        if (!all)
            continue;
        *shown = (struct pair){from->items[i].event, to->items[0].event};
        return true;
    }
    return false;
}

struct finding choice_verdict(struct judge *judge)
{
    const struct claim_link *link = &judge->question->links[0];
    struct match_list first, second;
    struct finding finding;
    struct pair shown;
    const struct claim_part *from = &judge->question->parts[link->from];
    const struct claim_part *to = &judge->question->parts[link->to];
    if (!linked_events(judge, from, to, &first, &finding) ||
        !linked_events(judge, to, from, &second, &finding))
        return finding;
    if (has_first(judge, &first, &second, &shown)) {
        show_pair(judge, link, shown);
        return finding_of(VERDICT_SUPPORTED, NULL);
    }
    if (has_first(judge, &second, &first, &shown)) {
        show_pair(judge, link, shown);
        return finding_of(VERDICT_REFUTED, NULL);
    }
    return finding_of(VERDICT_NOT_ENOUGH_INFO,
                      "the sources leave the order of the two open");
}
