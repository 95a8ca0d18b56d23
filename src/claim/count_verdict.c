#include "claim/count_verdict.h"

#include "claim/doubt.h"
#include "claim/exhibit.h"
#include "claim/selection.h"

static uint32_t occasions(const struct event *event)
{
    return event->count ? event->count : 1;
}

/* Its own words, or those around it, tell the day: no other occasion told anew. */
static bool is_dated(const struct event *event)
{
    return event->time.basis != BASIS_PUBLICATION;
}

/* An undated report of days on which none of the others lies is of an occasion of its
 * own. */
static bool stands_apart(const struct judge *judge, const struct match_list *held,
                         const struct match *match)
{
    const struct event *event = judge_event(judge, match->event);
    for (size_t i = 0; i < held->count; i++) {
        const struct event *other = judge_event(judge, held->items[i].event);
        if (other != event &&
            interval_overlaps(other->time.interval, event->time.interval))
            return false;
    }
    return !doubt_is_background(event);
}

/* All that certainly fit, as long as nothing is open. */
struct finding count_verdict(struct judge *judge, const struct claim_part *part,
                             const struct match_list *held)
{
    uint32_t certain = 0, open = 0;
    bool assumed = false;
    for (size_t i = 0; i < held->count; i++) {
        const struct match *match = &held->items[i];
        const struct event *event = judge_event(judge, match->event);
        if (match_is_excluded(match))
            continue;
        if (!match_is_certain(match) ||
            (!is_dated(event) && !stands_apart(judge, held, match))) {
            open += occasions(event);
            exhibit_candidate(judge, match->event);
            continue;
        }
        certain += occasions(event);
        assumed = assumed || !is_dated(event);
        exhibit_event(judge, match->event);
    }
    if (certain != part->count || open > 0)
        return finding_of(
            VERDICT_NOT_ENOUGH_INFO,
            arena_format(judge->arena,
                         "the sources tell of %u such occasions for certain "
                         "and %u that may be; the claim says %u",
                         certain, open, part->count));
    if (assumed)
        exhibit_assumption(judge,
                           "an undated report tells of an occasion of its own days");
    return finding_of(
        VERDICT_SUPPORTED,
        arena_format(judge->arena, "the sources tell of %u such occasions", certain));
}
