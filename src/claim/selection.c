#include "claim/selection.h"

#include "claim/exhibit.h"

#include <string.h>

bool matches_copy(struct arena *arena, const struct match_list *from,
                  struct match_list *to)
{
    *to = (struct match_list){.too_many = from->too_many};
    for (size_t i = 0; i < from->count; i++)
        vector_push(arena, to, from->items[i]);
    return to->count > 0;
}

/* Whether the event's status is the one that the part asks about. */
static bool has_asked_status(const struct claim_part *part, enum event_status status)
{
    switch (part->asked) {
    case ASKED_HELD:
        return status == STATUS_OCCURRED;
    case ASKED_PLANNED: /* what was called off was planned */
        return status == STATUS_PLANNED || status == STATUS_POSTPONED ||
               status == STATUS_CANCELLED;
    case ASKED_CANCELLED:
        return status == STATUS_CANCELLED;
    case ASKED_POSTPONED:
        return status == STATUS_POSTPONED;
    }
    return false;
}

void matches_keep_asked(const struct judge *judge, const struct claim_part *part,
                        struct match_list *matches)
{
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        if (has_asked_status(part, judge_event(judge, matches->items[i].event)->status))
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
}

bool match_is_excluded(const struct match *match)
{
    return match->place == FIT_NO || match->when == FIT_NO;
}

bool match_is_certain(const struct match *match)
{
    return match->place == FIT_YES && match->when == FIT_YES && match->content == FIT_YES;
}

bool matches_any_certain(const struct match_list *matches)
{
    for (size_t i = 0; i < matches->count; i++)
        if (match_is_certain(&matches->items[i]))
            return true;
    return false;
}

/* Those at the place and time that the part tells; the uncertain ones only as long as
 * there is no certain one. */
void matches_keep_fitting(struct match_list *matches)
{
    bool certain = false;
    for (size_t i = 0; i < matches->count; i++)
        certain = certain || match_is_certain(&matches->items[i]);
    bool contrary = true; /* all say so */
    for (size_t i = 0; i < matches->count; i++)
        contrary = contrary && matches->items[i].content == FIT_NO;
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++) {
        const struct match *match = &matches->items[i];
        if (match->content == FIT_NO && !contrary)
            continue;
        if (certain ? match_is_certain(match) : !match_is_excluded(match))
            matches->items[kept++] = *match;
    }
    matches->count = kept;
}

static size_t people_there(const struct judge *judge, const struct match *match)
{
    size_t there = 0;
    const struct event *event = judge_event(judge, match->event);
    for (size_t i = 0; i < event->participants.count; i++)
        there += event->participants.items[i].role != ROLE_ABSENT;
    return there;
}

bool match_is_exact(const struct judge *judge, const struct claim_part *part,
                    const struct match *match)
{
    return part->name_count > 1 && people_there(judge, match) == part->name_count;
}

bool match_is_near_exact(const struct judge *judge, const struct claim_part *part,
                         const struct match *match)
{
    return part->name_count > 1 && people_there(judge, match) <= part->name_count + 1;
}

/* "A met B" means the two of them as long as there is such an occasion. */
void matches_keep_exact(struct judge *judge, const struct claim_part *part,
                        struct match_list *matches)
{
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        kept += match_is_exact(judge, part, &matches->items[i]);
    if (kept == 0 || kept == matches->count || part->rank > 0)
        return;
    kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        if (match_is_exact(judge, part, &matches->items[i]))
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
    vector_push(judge->arena, &judge->answer->assumptions,
                "occasions with others besides are not meant");
}

void matches_keep_where(struct match_list *matches, const bool *keep)
{
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        kept += keep[i];
    if (kept == 0)
        return;
    kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        if (keep[i])
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
}

void matches_keep_called(const struct judge *judge, const struct claim_part *part,
                         struct match_list *matches)
{
    bool *keep = ARENA_NEW_ARRAY(judge->arena, matches->count, bool);
    for (size_t i = 0; i < matches->count; i++) {
        const char *form = judge_event(judge, matches->items[i].event)->form;
        keep[i] = form && part->form && strcmp(form, part->form) == 0;
    }
    matches_keep_where(matches, keep);
}

void matches_keep_people_of(const struct judge *judge, const struct claim_part *other,
                            struct match_list *matches)
{
    bool *keep = ARENA_NEW_ARRAY(judge->arena, matches->count, bool);
    for (size_t i = 0; i < matches->count; i++)
        for (size_t j = 0; j < other->name_count; j++)
            keep[i] = keep[i] || event_has(judge_event(judge, matches->items[i].event),
                                           &other->names[j].use);
    matches_keep_where(matches, keep);
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
size_t matches_ranked(const struct judge *judge, const struct match_list *matches,
                      uint32_t rank)
{
    size_t found = SIZE_MAX, count = 0;
    for (size_t i = 0; i < matches->count; i++) {
        if (judge_event(judge, matches->items[i].event)->ordinal == rank) {
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

static bool share_two(const struct event *a, const struct event *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->participants.count; i++)
        for (size_t j = 0; j < b->participants.count; j++)
            shared += a->participants.items[i].actor == b->participants.items[j].actor;
    return shared > 1;
}

void matches_keep_series(const struct judge *judge, const struct claim_part *part,
                         struct match_list *matches)
{
    bool series = true;
    for (size_t i = 1; i < matches->count; i++)
        series = series && share_two(judge_event(judge, matches->items[0].event),
                                     judge_event(judge, matches->items[i].event));
    if (part->name_count > 0 || series)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        if (judge_event(judge, matches->items[i].event)->ordinal == part->rank)
            matches->items[kept++] = matches->items[i];
    matches->count = kept;
}

void matches_keep_ranked(const struct judge *judge, struct match_list *matches,
                         uint32_t rank)
{
    size_t at = matches_ranked(judge, matches, rank);
    if (at == SIZE_MAX) {
        matches->count = 0;
        return;
    }
    matches->items[0] = matches->items[at];
    matches->count = 1;
}
