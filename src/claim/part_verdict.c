#include "claim/part_verdict.h"

#include "claim/count_verdict.h"
#include "claim/doubt.h"
#include "claim/exhibit.h"
#include "claim/part.h"
#include "claim/selection.h"

#include <string.h>

enum {
    FIRST_REACH = 24, /* bytes from "first" to the word of the event */
    FAR_DAYS = 75     /* a claim that is wrong by more means another occasion */
};

/* ---- why there is no event ---- */

static const char *quoted(const struct judge *judge, struct slice text)
{
    return arena_format(judge->arena, "\"%.*s\"", (int)text.size, text.data);
}

static struct slice part_text(const struct judge *judge, const struct claim_part *part)
{
    return document_text(judge->question->document, part->first, part->end);
}

/* At the time that is asked about, and at no other place. */
static bool is_called_off_there(const struct judge *judge, const struct match *match)
{
    bool placeless = judge_event(judge, match->event)->place_name == NULL;
    return match->when == FIT_YES && match->content == FIT_YES &&
           (match->place == FIT_YES || (match->place == FIT_MAYBE && placeless));
}

/* Of the events that fit but were not held: what became of them. */
struct finding part_not_held(struct judge *judge, const struct claim_part *part,
                             const struct match_list *all)
{
    bool planned = false, denied = false;
    for (size_t i = 0; i < all->count; i++) {
        const struct match *match = &all->items[i];
        if (match_is_excluded(match))
            continue;
        enum event_status status = judge_event(judge, match->event)->status;
        bool placed = part->when_count > 0 || part->place.size > 0;
        if (status == STATUS_CANCELLED && placed && is_called_off_there(judge, match)) {
            exhibit_event(judge, match->event);
            return finding_of(VERDICT_REFUTED, "the sources say that it was called off");
        }
        planned = planned || status == STATUS_PLANNED || status == STATUS_POSTPONED ||
                  status == STATUS_CANCELLED;
        denied = denied || status == STATUS_DENIED;
        exhibit_candidate(judge, match->event);
    }
    if (denied)
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "one party denies it; nothing else is known");
    if (planned)
        return finding_missing("the sources only tell that it was planned");
    return finding_missing(arena_format(judge->arena, "no source reports %s",
                                        quoted(judge, part_text(judge, part))));
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
    return part->name_count > 1 && part->name_count == negation->participants.count;
}

static bool negates(const struct negation *negation, const struct claim_part *part)
{
    bool kind = negation->kind == EVENT_MEETING ? (part->kinds & PART_MEETING) != 0
                                                : (part->kinds & PART_STATEMENT) != 0;
    return kind && negation_has(negation, part);
}

static void show_negation(struct judge *judge, const struct negation *negation)
{
    for (size_t i = 0; i < negation->evidence.count; i++)
        vector_push(judge->arena, &judge->answer->evidence, negation->evidence.items[i]);
}

/* A source says that they did not meet, at the time that the part tells. What did not
 * happen in a time of its own may have happened in another. */
static bool is_negated_by_source(struct judge *judge, const struct claim_part *part)
{
    for (size_t i = 0; i < judge->timeline->negations.count; i++) {
        const struct negation *negation = &judge->timeline->negations.items[i];
        bool at_any_time = negation->time.interval.begin == INSTANT_UNBOUNDED_PAST ||
                           negation->time.basis == BASIS_PUBLICATION;
        if (!negates(negation, part) || (part->when_count == 0 && !at_any_time) ||
            part_time_fits(part, &negation->time) != FIT_YES)
            continue;
        show_negation(judge, negation);
        return true;
    }
    return false;
}

bool part_negated_from(struct judge *judge, const struct claim_part *part,
                       struct interval since)
{
    for (size_t i = 0; i < judge->timeline->negations.count; i++) {
        const struct negation *negation = &judge->timeline->negations.items[i];
        instant begin = negation->time.interval.begin;
        if (!negates(negation, part) || begin == INSTANT_UNBOUNDED_PAST ||
            begin < since.begin || begin > since.end + SECONDS_PER_DAY)
            continue;
        show_negation(judge, negation);
        return true;
    }
    return false;
}

/* ---- one part by itself ---- */

/* "met on Friday": whom is not told. */
static bool is_half_told(const struct judge *judge, const struct claim_part *part)
{
    if (part->kinds != PART_MEETING || part->name_count != 1 || part->rank > 0 ||
        part->form == NULL)
        return false;
    uint32_t actor = part->names[0].use.actors[0];
    enum tag tag = (enum tag)judge->question->document->tokens.items[part->trigger].tag;
    return tag_is_verb(tag) && judge->timeline->actors.items[actor].type == ENTITY_PERSON;
}

bool part_is_unknowable(const struct judge *judge, const struct claim_part *part)
{
    return part->unclear || part->unknown_name.size > 0 || part->kinds == 0 ||
           is_half_told(judge, part);
}

struct finding part_not_known(struct judge *judge, const struct claim_part *part)
{
    if (part->unknown_name.size > 0)
        return finding_missing(arena_format(judge->arena,
                                            "the sources know nobody named %s",
                                            quoted(judge, part->unknown_name)));
    if (part->unclear)
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "the claim says more than that something happened, which "
                          "the sources cannot be asked for");
    if (is_half_told(judge, part))
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "the claim does not say who else was there");
    return finding_of(VERDICT_NOT_ENOUGH_INFO,
                      "the claim names nothing that the timeline could be asked for");
}

/* "the meeting never took place": the one that was called off is meant. */
static bool is_called_off(struct judge *judge, const struct claim_part *part,
                          const struct match_list *all)
{
    uint32_t noun = part->trigger;
    const struct token *tokens = judge->question->document->tokens.items;
    if (noun == TOKEN_NONE || !tag_is_noun((enum tag)tokens[noun].tag) ||
        !slice_is(tokens[part->first].lower, "the"))
        return false;
    const struct match *found = NULL;
    for (size_t i = 0; i < all->count; i++) {
        enum event_status status = judge_event(judge, all->items[i].event)->status;
        if (status == STATUS_OCCURRED || status == STATUS_DENIED)
            return false;
        if (status == STATUS_CANCELLED && match_is_certain(&all->items[i]))
            found = &all->items[i];
    }
    if (found)
        exhibit_event(judge, found->event);
    return found != NULL;
}

static struct finding judge_negated(struct judge *judge, const struct claim_part *part,
                                    const struct match_list *all,
                                    const struct match_list *held)
{
    if (is_called_off(judge, part, all))
        return finding_of(VERDICT_SUPPORTED, "the sources say that it was called off");
    for (size_t i = 0; i < held->count; i++) {
        if (!match_is_certain(&held->items[i]) || part->has_clause)
            continue;
        exhibit_event(judge, held->items[i].event);
        return finding_of(VERDICT_REFUTED, "the sources tell that it happened");
    }
    if (is_negated_by_source(judge, part))
        return finding_of(VERDICT_SUPPORTED, "a source says that it did not happen");
    const char *reason =
        "no source reports it, which does not say that it did not happen";
    return held->count == 0 ? finding_missing(reason)
                            : finding_of(VERDICT_NOT_ENOUGH_INFO, reason);
}

/* "was to be held", "was called off": some that certainly fits, or none. */
static struct finding judge_fate(struct judge *judge, const struct claim_part *part,
                                 const struct match_list *all,
                                 const struct match_list *asked)
{
    for (size_t i = 0; i < asked->count; i++) {
        if (!match_is_certain(&asked->items[i]))
            continue;
        exhibit_event(judge, asked->items[i].event);
        return finding_of(VERDICT_SUPPORTED, "the sources tell it so");
    }
    for (size_t i = 0; i < all->count; i++)
        exhibit_candidate(judge, all->items[i].event);
    bool held = all->count == 1 && asked->count == 0 &&
                match_is_certain(&all->items[0]) &&
                judge_event(judge, all->items[0].event)->status == STATUS_OCCURRED;
    if (held && part->asked == ASKED_CANCELLED) {
        exhibit_event(judge, all->items[0].event);
        return finding_of(VERDICT_REFUTED, "the sources tell that it was held");
    }
    return finding_of(VERDICT_NOT_ENOUGH_INFO,
                      "no source tells this of such an occasion");
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

/* The claim's time is months or years from the event's: of another occasion. */
static bool lies_far(const struct judge *judge, const struct claim_part *part,
                     uint32_t number)
{
    struct event_time near = judge_event(judge, number)->time;
    near.basis = BASIS_EXPLICIT;
    for (size_t i = 0; i < part->when_count; i++)
        if (part->whens[i].side != WHEN_ON)
            return false;
    if (near.interval.begin == INSTANT_UNBOUNDED_PAST ||
        near.interval.end == INSTANT_UNBOUNDED_FUTURE)
        return false;
    near.interval.begin -= FAR_DAYS * (instant)SECONDS_PER_DAY;
    near.interval.end += FAR_DAYS * (instant)SECONDS_PER_DAY;
    return part_time_fits(part, &near) == FIT_NO;
}

/* "For the second time": there was another occasion than those that are told. */
static bool had_others(const struct judge *judge, const struct claim_part *part,
                       const struct event *event)
{
    struct match_list all;
    if (event->ordinal < 2)
        return false;
    event_index_match(judge->index, judge->arena, judge->question, part, &all);
    matches_keep_asked(judge, part, &all);
    return all.count < event->ordinal;
}

/* An occasion of just the claim's people that differs in one thing, its time or its
 * place, is taken for the one that the claim means. */
static bool is_the_one_meant(const struct judge *judge, const struct claim_part *part,
                             const struct match *match)
{
    if (part->name_count == 0 || (match->place == FIT_NO && match->when == FIT_NO) ||
        doubt_told_elsewhere(judge, part, match))
        return false;
    const struct event *event = judge_event(judge, match->event);
    if (match->when == FIT_NO && had_others(judge, part, event))
        return false;
    if (event->kind == EVENT_ACTION && (part->kinds & PART_ACTION) == 0)
        return false; /* a meeting, or an action that looks like one */
    return event->kind != EVENT_MEETING || match_is_near_exact(judge, part, match);
}

static struct finding tell_so(struct judge *judge, const struct claim_part *part,
                              uint32_t number)
{
    uint32_t denial;
    const struct event *event = judge_event(judge, number);
    exhibit_event(judge, number);
    if (doubt_is_rumour(event))
        return finding_doubted("the sources tell it only as a rumour");
    if (part->when_count > 0 && doubt_told_too_early(judge, event))
        return finding_of(VERDICT_CONFLICTING,
                          "a source that appeared before this day was over tells of "
                          "it as well");
    if (event->kind == EVENT_MEETING && doubt_denial(judge, event, &denial)) {
        exhibit_event(judge, denial);
        if (event->attributed_to != INDEX_NONE)
            return finding_doubted("one side says so, the other denies it");
        return finding_of(VERDICT_CONFLICTING, "a source tells it so, but it is denied");
    }
    return finding_of(VERDICT_SUPPORTED, "the sources tell it so");
}

/* The one occasion that is known: there, elsewhere, or it is open. */
static struct finding judge_only_one(struct judge *judge, const struct claim_part *part,
                                     const struct match *match)
{
    uint32_t number = match->event;
    if (match_is_certain(match))
        return tell_so(judge, part, number);
    if (match->when == FIT_NO && lies_far(judge, part, number)) {
        exhibit_candidate(judge, number);
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "the sources tell only of one at quite another time");
    }
    if (match_is_excluded(match) && lies_after_sources(judge, part)) {
        exhibit_candidate(judge, number);
        return finding_of(VERDICT_NOT_ENOUGH_INFO, "the articles are older than that");
    }
    if (match_is_excluded(match) && !is_the_one_meant(judge, part, match)) {
        exhibit_candidate(judge, number);
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "the one that the sources tell of may be another");
    }
    exhibit_event(judge, number);
    if (match_is_excluded(match)) {
        exhibit_assumption(
            judge,
            arena_format(judge->arena,
                         "the only such occasion that the sources know, \"%s\" "
                         "(%s), is the one meant",
                         exhibit_summary(judge, number), exhibit_time(judge, number)));
        return finding_of(VERDICT_REFUTED,
                          arena_format(judge->arena, "the sources tell it %s: %s, %s",
                                       what_differs(match), exhibit_time(judge, number),
                                       exhibit_summary(judge, number)));
    }
    if (judge->date_conflict[number])
        return finding_of(VERDICT_CONFLICTING, "the sources disagree about the day");
    return finding_of(
        VERDICT_NOT_ENOUGH_INFO,
        match->when == FIT_MAYBE    ? "the sources do not tell the time so closely"
        : match->place == FIT_MAYBE ? "the sources do not tell the place"
                                    : "the sources tell of it in other words");
}

/* "the first", "the second": which it is must be told, or follow from the order of all
 * that are known; that there was an earlier one refutes a first one. */
/* "their first direct talks": a source calls this very one the first. */
static bool is_called_first(const struct event *event)
{
    for (size_t i = 0; i < event->mentions.count; i++) {
        const struct event_mention *mention = &event->mentions.items[i];
        struct slice sentence = slice_of(mention->sentence);
        size_t first = slice_find(sentence, slice_of("first "), 0);
        size_t trigger = slice_find(sentence, slice_of(mention->trigger), 0);
        if (first != SIZE_MAX && trigger != SIZE_MAX && trigger > first &&
            trigger - first <= FIRST_REACH)
            return true;
    }
    return event->ordinal == 1;
}

/* The claim's day is the one that an occasion was first set for: it was moved. */
static const struct match *moved_from(const struct judge *judge,
                                      const struct claim_part *part,
                                      const struct match_list *matches)
{
    for (size_t i = 0; i < matches->count && part->when_count > 0; i++) {
        struct event_time time = judge_event(judge, matches->items[i].event)->time;
        if (!time.has_original || matches->items[i].when != FIT_NO)
            continue;
        time.interval = interval_of_day(time.original);
        time.basis = BASIS_EXPLICIT;
        if (part_time_fits(part, &time) == FIT_YES)
            return &matches->items[i];
    }
    return NULL;
}

static struct finding judge_ranked(struct judge *judge, const struct claim_part *part,
                                   const struct match_list *held)
{
    size_t at = matches_ranked(judge, held, part->rank);
    for (size_t i = 0; i < held->count && part->rank == 1; i++) {
        for (size_t j = 0; j < held->count; j++) {
            uint32_t meant = held->items[i].event, earlier = held->items[j].event;
            if (!match_is_certain(&held->items[i]) || i == j ||
                !network_before(judge->network, judge->arena, earlier, meant, NULL))
                continue;
            exhibit_event(judge, earlier);
            exhibit_event(judge, meant);
            if (is_called_first(judge_event(judge, meant)))
                return finding_of(VERDICT_CONFLICTING,
                                  "a source calls it the first, but others tell of "
                                  "an earlier one");
            return finding_of(VERDICT_REFUTED, "the sources tell of an earlier one");
        }
    }
    if (at == SIZE_MAX)
        return finding_of(VERDICT_NOT_ENOUGH_INFO, "which of them it was is open");
    const struct match *match = &held->items[at];
    uint32_t ordinal = judge_event(judge, match->event)->ordinal;
    bool told = ordinal == part->rank ||
                (part->rank == 1 && is_called_first(judge_event(judge, match->event)));
    if (!told && match_is_certain(match) && ordinal > 0 &&
        part->rank != RANK_LAST_OF_ALL) {
        exhibit_event(judge, match->event);
        return finding_of(
            VERDICT_REFUTED,
            arena_format(judge->arena, "a source calls it number %u", ordinal));
    }
    if (held->count == 1 && !told) {
        exhibit_candidate(judge, match->event);
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "only one is known, and no source says which it was");
    }
    if (match_is_excluded(match) && !told) {
        exhibit_candidate(judge, match->event);
        return finding_of(VERDICT_NOT_ENOUGH_INFO, "no source says which of them it was");
    }
    if (!told)
        exhibit_assumption(
            judge, "there were no such occasions besides those that the sources tell");
    return judge_only_one(judge, part, match);
}

/* The only occasion of just these people, and none with others besides lies there. */
static const struct match *only_exact(const struct judge *judge,
                                      const struct claim_part *part,
                                      const struct match_list *held)
{
    const struct match *found = NULL;
    for (size_t i = 0; i < held->count; i++) {
        if (!match_is_excluded(&held->items[i]))
            return NULL;
        if (!match_is_exact(judge, part, &held->items[i]))
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
        matches_keep_asked(judge, part, &matches);
        for (size_t i = 0; i < matches.count; i++)
            if (!match_is_excluded(&matches.items[i]))
                return true;
    }
    return false;
}

/* The event lists the actor among those who were not there. */
static bool is_absent(const struct event *event, const struct name_use *use)
{
    for (size_t i = 0; i < event->participants.count; i++)
        for (size_t j = 0; j < use->count; j++)
            if (event->participants.items[i].role == ROLE_ABSENT &&
                event->participants.items[i].actor == use->actors[j])
                return true;
    return false;
}

/* "X took part in the talks": a source says that X was not there. */
static bool is_told_absent(struct judge *judge, const struct claim_part *part)
{
    struct match_list matches;
    for (size_t left_out = 0; left_out < part->name_count; left_out++) {
        struct claim_part fewer = *part;
        struct name_use use = part->names[left_out].use;
        fewer.names[left_out] = fewer.names[--fewer.name_count];
        event_index_match(judge->index, judge->arena, judge->question, &fewer, &matches);
        for (size_t i = 0; i < matches.count; i++) {
            uint32_t number = matches.items[i].event;
            if (!match_is_certain(&matches.items[i]) ||
                !is_absent(judge_event(judge, number), &use))
                continue;
            exhibit_event(judge, number);
            return true;
        }
    }
    return false;
}

/* "the talks in Geneva were held on May 16": the only ones that were there lie elsewhere
 * in time. */
static const struct match *only_there(const struct judge *judge,
                                      const struct claim_part *part,
                                      const struct match_list *held)
{
    const struct match *found = NULL;
    for (size_t i = 0; held->items && i < held->count && part->place.size > 0; i++) {
        const struct match *match = &held->items[i];
        if (match->when != FIT_NO || match->place == FIT_MAYBE ||
            (found && match->place == FIT_YES))
            return NULL;
        found = match->place == FIT_YES ? match : found;
    }
    return found && match_is_exact(judge, part, found) ? found : NULL;
}

static struct finding judge_held(struct judge *judge, const struct claim_part *part,
                                 const struct match_list *held)
{
    const struct match *only = only_exact(judge, part, held);
    if (!only)
        only = only_there(judge, part, held);
    if (only)
        return judge_only_one(judge, part, only);
    bool conflict = false, open = false;
    struct finding best = {.verdict = VERDICT_NOT_ENOUGH_INFO};
    for (size_t i = 0; held->items && i < held->count; i++) {
        const struct match *match = &held->items[i];
        const struct match *rival = match_is_certain(match) && part->when_count > 0
                                        ? doubt_rival(judge, match, held)
                                        : NULL;
        if (rival) {
            exhibit_event(judge, match->event);
            exhibit_event(judge, rival->event);
            return finding_of(VERDICT_CONFLICTING,
                              "another source tells of one on the next day or the "
                              "day before, which may be the same");
        }
        if (match_is_certain(match)) {
            struct finding told = tell_so(judge, part, match->event);
            if (told.verdict == VERDICT_SUPPORTED)
                return told;
            best = best.reason ? best : told;
        }
        exhibit_candidate(judge, match->event);
        open = open || !match_is_excluded(match);
        conflict =
            conflict || (!match_is_excluded(match) && judge->date_conflict[match->event]);
    }
    if (best.reason)
        return best;
    if (conflict)
        return finding_of(VERDICT_CONFLICTING, "the sources disagree about the day");
    if (open)
        return finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "the sources do not tell time or place so closely");
    return finding_of(VERDICT_NOT_ENOUGH_INFO,
                      "several such occasions are known, none of them there; there "
                      "may be more than the sources tell");
}

/* Something took place there that was called off: the claim may mean just that. */
static bool called_off_there(const struct judge *judge, const struct match_list *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (match_is_certain(&all->items[i]) &&
            judge_event(judge, all->items[i].event)->status == STATUS_CANCELLED)
            return true;
    return false;
}

static bool other_status_there(const struct match_list *all,
                               const struct match_list *held)
{
    size_t fitting = 0, held_fitting = 0;
    for (size_t i = 0; i < all->count; i++)
        fitting += !match_is_excluded(&all->items[i]);
    for (size_t i = 0; i < held->count; i++)
        held_fitting += !match_is_excluded(&held->items[i]);
    return fitting > held_fitting;
}

/* Both tellings are shown. */
static bool is_denied(struct judge *judge, const struct match_list *all,
                      const struct match_list *held)
{
    const struct match *denied = doubt_denied(judge, all, held);
    if (!denied)
        return false;
    for (size_t i = 0; i < held->count; i++)
        exhibit_event(judge, held->items[i].event);
    exhibit_event(judge, denied->event);
    return true;
}

/* What there is when nothing certainly fits: moved, called off, planned, with others. */
static bool judge_unfitting(struct judge *judge, const struct claim_part *part,
                            const struct match_list *all, const struct match_list *held,
                            struct finding *finding)
{
    const struct match *moved = moved_from(judge, part, all);
    if (moved && part->rank == 0) {
        exhibit_event(judge, moved->event);
        *finding = finding_of(VERDICT_REFUTED, "it was moved to another day");
        return true;
    }
    if (held->count == 0 || called_off_there(judge, all) ||
        other_status_there(all, held)) {
        *finding = part_not_held(judge, part, all);
        return true;
    }
    if (!others_there(judge, part))
        return false;
    *finding = finding_of(VERDICT_NOT_ENOUGH_INFO,
                          "the sources tell of such an occasion there, but not that "
                          "all of these took part");
    return true;
}

struct finding part_verdict(struct judge *judge, const struct claim_part *part)
{
    struct match_list all, held;
    if (part_is_unknowable(judge, part) || part_is_bare(part))
        return part_not_known(judge, part);
    event_index_match(judge->index, judge->arena, judge->question, part, &all);
    matches_copy(judge->arena, &all, &held);
    matches_keep_asked(judge, part, &held);
    if (part->negated)
        return judge_negated(judge, part, &all, &held);
    if (part->asked != ASKED_HELD)
        return judge_fate(judge, part, &all, &held);
    if (part->count > 1)
        return count_verdict(judge, part, &held);
    if (part->rank > 0 && held.count > 0) {
        matches_keep_series(judge, part, &held);
        return judge_ranked(judge, part, &held);
    }
    if (matches_any_certain(&held) && is_denied(judge, &all, &held))
        return finding_of(VERDICT_CONFLICTING,
                          "a source tells it so, another that one of them denies it");
    if (held.count == 0 && is_negated_by_source(judge, part))
        return finding_of(VERDICT_REFUTED, "a source says that it did not happen");
    if (!matches_any_certain(&held) && is_told_absent(judge, part))
        return finding_of(VERDICT_REFUTED,
                          "a source says that not all of these were there");
    struct finding finding;
    if (!matches_any_certain(&held) &&
        judge_unfitting(judge, part, &all, &held, &finding))
        return finding;
    if (held.count == 1 && !all.too_many)
        return judge_only_one(judge, part, &held.items[0]);
    return judge_held(judge, part, &held);
}
