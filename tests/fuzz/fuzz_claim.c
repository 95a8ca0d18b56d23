/* Claims of any bytes, asked of a small timeline. The first byte picks when the claim was
 * made, or never. What a verdict rests on must be shown. */
#include "claim/claim.h"
#include "timeline/timeline.h"

#include "fuzz.h"

enum { EVENTS = 6, DAY_FIRST = 16130 };

struct job {
    struct slice claim;
    uint8_t choice;
    const struct extractor *extractor;
};

static void add_actor(struct arena *arena, struct record *record, const char *name,
                      enum entity_type type)
{
    struct actor *actor = vector_add(arena, &record->actors);
    actor->name = name;
    actor->type = type;
}

static void add_event(struct arena *arena, struct record *record, uint32_t number)
{
    struct event *event = vector_add(arena, &record->events);
    event->kind = number % 2 ? EVENT_STATEMENT : EVENT_MEETING;
    event->count = 1;
    event->attributed_to = event->place_actor = INDEX_NONE;
    event->time.interval = interval_of_day(DAY_FIRST + (int32_t)number);
    event->time.basis = BASIS_EXPLICIT;
    event->place_name = number % 3 ? "Geneva" : NULL;
    event->content = "the quay would open in summer";
    struct participant first = {number % 3, number % 2 ? ROLE_SPEAKER : ROLE_ATTENDEE};
    struct participant second = {(number + 1) % 3,
                                 number % 2 ? ROLE_ADDRESSEE : ROLE_ATTENDEE};
    vector_push(arena, &event->participants, first);
    vector_push(arena, &event->participants, second);
    struct event_mention *mention = vector_add(arena, &event->mentions);
    mention->sentence = "They met and the quay would open in summer.";
    mention->trigger = "met";
    mention->span.start = (size_t)number * 100;
}

static const struct record *small_timeline(struct arena *arena)
{
    struct record *record = ARENA_NEW(arena, struct record);
    struct merge_options options = {0};
    record->arena = arena;
    vector_add(arena, &record->sources)->path = "a.txt";
    add_actor(arena, record, "Anna Brask", ENTITY_PERSON);
    add_actor(arena, record, "Tom Reed", ENTITY_PERSON);
    add_actor(arena, record, "Dockers Union", ENTITY_ORGANIZATION);
    for (uint32_t i = 0; i < EVENTS; i++)
        add_event(arena, record, i);
    const struct record *records[] = {record};
    return timeline_merge(arena, records, 1, &options, NULL);
}

static void check(struct arena *arena, void *context)
{
    const struct job *job = context;
    struct article_date made = {.origin = DATE_FROM_NONE};
    if (job->choice > 0) {
        made.origin = DATE_FROM_OPTION;
        made.at = instant_of_day(DAY_FIRST + job->choice);
    }
    const struct record *timeline = small_timeline(arena);
    struct claim_checker *checker = claim_checker_new(arena, job->extractor, timeline);
    const struct claim_answer *answer = claim_check(checker, arena, job->claim, &made);
    if (!answer->reason)
        abort();
    if (answer->verdict == VERDICT_SUPPORTED && answer->evidence.count == 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct extractor extractor; /* made once: reading the model takes longest */
    extractor.language = fuzz_language();
    if (!extractor.gazetteer)
        extractor.gazetteer = gazetteer_new(NULL);
    if (!extractor.gazetteer)
        abort();
    struct job job = {{(const char *)data + (size > 0), size > 0 ? size - 1 : 0},
                      size > 0 ? data[0] : 0,
                      &extractor};
    return fuzz_in_arena(check, &job);
}
