#include "claim/claim.h"

#include "base/hash.h"
#include "claim/judge.h"
#include "claim/likely_verdict.h"
#include "claim/members.h"
#include "claim/sighting.h"

struct claim_checker {
    struct arena *arena;
    const struct extractor *extractor;
    const struct record *timeline;
    struct name_index *names;
    struct event_index *events;
    struct network *network;
    bool *date_conflict; /* by event */
    struct multimap containments;
    bool guesses; /* of one article, with actions as well: tenses order them */
};

/* An undated meeting was at some time before publication: its window is a guess that no
 * verdict may rest on. An undated statement is of its article's days by the way newspapers
 * write. */
static const struct event_time *time_of(struct arena *arena, const struct event *event)
{
    if (event->kind == EVENT_STATEMENT || event->time.basis != BASIS_PUBLICATION ||
        event->status != STATUS_OCCURRED)
        return &event->time;
    struct event_time *open = ARENA_NEW(arena, struct event_time);
    *open = event->time;
    open->interval.begin = INSTANT_UNBOUNDED_PAST;
    return open;
}

static struct network *make_network(struct arena *arena, const struct record *timeline)
{
    size_t count = timeline->events.count;
    const struct event_time **times = arena_alloc_array(arena, count, sizeof *times);
    for (size_t i = 0; i < count; i++)
        times[i] = time_of(arena, &timeline->events.items[i]);
    struct network *network = network_new(arena, times, count);
    for (uint32_t i = 0; i < timeline->relations.count; i++) {
        const struct relation *relation = &timeline->relations.items[i];
        if (relation->from < count && relation->to < count)
            network_relate(network, relation->from, relation->to, relation->type, i);
    }
    network_solve(network);
    return network;
}

static bool *find_date_conflicts(struct arena *arena, const struct record *timeline)
{
    bool *found = ARENA_NEW_ARRAY(arena, timeline->events.count, bool);
    for (size_t i = 0; i < timeline->conflicts.count; i++) {
        const struct conflict *conflict = &timeline->conflicts.items[i];
        for (size_t j = 0; j < conflict->events.count; j++)
            if (conflict->kind == CONFLICT_DATE &&
                conflict->events.items[j] < timeline->events.count)
                found[conflict->events.items[j]] = true;
    }
    return found;
}

static void index_containments(struct claim_checker *checker)
{
    multimap_init(&checker->containments, checker->arena);
    for (uint32_t i = 0; i < checker->timeline->relations.count; i++) {
        const struct relation *relation = &checker->timeline->relations.items[i];
        if (relation->type == RELATION_DURING || relation->type == RELATION_PART_OF)
            multimap_add(&checker->containments,
                         hash_combine(relation->from, relation->to), i);
    }
}

struct claim_checker *claim_checker_new(struct arena *arena,
                                        const struct extractor *extractor,
                                        const struct record *timeline)
{
    struct claim_checker *checker = ARENA_NEW(arena, struct claim_checker);
    checker->arena = arena;
    checker->extractor = extractor;
    checker->timeline = timeline = members_named(arena, timeline);
    checker->names = name_index_new(arena, timeline);
    checker->events = event_index_new(arena, extractor, timeline);
    checker->network = make_network(arena, timeline);
    index_containments(checker);
    checker->guesses = timeline->sources.count == 1 && sightings_are_told(timeline);
    checker->date_conflict = find_date_conflicts(arena, timeline);
    return checker;
}

void claim_checker_be_strict(struct claim_checker *checker)
{
    checker->guesses = false;
}

static void name_undated_sources(const struct claim_checker *checker, struct arena *arena,
                                 struct claim_answer *answer)
{
    for (size_t i = 0; i < answer->evidence.count; i++) {
        uint32_t number = answer->evidence.items[i].source;
        if (number >= checker->timeline->sources.count)
            continue;
        const struct source *source = &checker->timeline->sources.items[number];
        if (source->published.origin != DATE_FROM_NONE)
            continue;
        const char *text = arena_format(arena, "%s has no publication date of its own",
                                        source->path ? source->path : "an article");
        vector_push(arena, &answer->assumptions, text);
        return;
    }
}

/* The day of the newest article, when all are dated. */
static struct article_date newest_date(const struct record *timeline)
{
    struct article_date newest = {.origin = DATE_FROM_NONE};
    for (size_t i = 0; i < timeline->sources.count; i++) {
        const struct article_date *date = &timeline->sources.items[i].published;
        if (date->origin == DATE_FROM_NONE)
            return *date;
        if (newest.origin == DATE_FROM_NONE || date->at > newest.at)
            newest = *date;
    }
    return newest;
}

static struct judge new_judge(const struct claim_checker *checker, struct arena *arena,
                              struct slice claim, const struct article_date *made)
{
    struct claim_answer *answer = ARENA_NEW(arena, struct claim_answer);
    answer->claim = arena_copy(arena, claim);
    return (struct judge){.arena = arena,
                          .timeline = checker->timeline,
                          .index = checker->events,
                          .network = checker->network,
                          .date_conflict = checker->date_conflict,
                          .containments = &checker->containments,
                          .question =
                              question_read(arena, checker->extractor, checker->names,
                                            checker->timeline, claim, made),
                          .answer = answer};
}

/* What neither dates nor connectives tell, of a timeline with events of every kind. */
static struct claim_answer *answer_by_likelihood(const struct claim_checker *checker,
                                                 struct arena *arena, struct slice claim,
                                                 const struct article_date *made)
{
    struct article_date newest = newest_date(checker->timeline);
    bool undated = made->origin == DATE_FROM_NONE;
    struct judge judge = new_judge(checker, arena, claim, undated ? &newest : made);
    struct finding finding;
    if (!likely_verdict(&judge, &finding))
        return NULL;
    judge.answer->verdict = finding.verdict;
    judge.answer->reason = finding.reason;
    return judge.answer;
}

struct claim_answer *claim_check(struct claim_checker *checker, struct arena *arena,
                                 struct slice claim, const struct article_date *made)
{
    static const struct article_date undated = {.origin = DATE_FROM_NONE};
    struct judge judge = new_judge(checker, arena, claim, made ? made : &undated);
    judge_question(&judge);
    struct claim_answer *answer = judge.answer;
    if (answer->verdict == VERDICT_NOT_ENOUGH_INFO && checker->guesses &&
        !answer->is_doubted) {
        struct claim_answer *likely =
            answer_by_likelihood(checker, arena, claim, made ? made : &undated);
        answer = likely ? likely : answer;
    }
    name_undated_sources(checker, arena, answer);
    return answer;
}

const char *verdict_name(enum verdict verdict)
{
    switch (verdict) {
    case VERDICT_SUPPORTED:
        return "supported";
    case VERDICT_REFUTED:
        return "refuted";
    case VERDICT_CONFLICTING:
        return "conflicting";
    case VERDICT_NOT_ENOUGH_INFO:
        return "not-enough-info";
    }
    return "not-enough-info";
}
