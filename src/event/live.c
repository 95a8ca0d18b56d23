#include "event/live.h"

#include "event/anchor.h"
#include "event/evidence.h"
#include "language/clock_prefix.h"

enum { ENTRIES_MIN = 2, ENTRIES_MAX = 512 };

/* The day of a weekday: the last one up to publication. */
static int32_t day_of(const struct event_context *context, int weekday)
{
    int32_t day = context->published;
    for (int i = 0; weekday > 0 && i < 7 && (int)date_weekday(day) != weekday; i++)
        day--;
    return day;
}

/* The paragraphs that begin with a clock. */
static void list_entries(struct event_context *context, struct live_entries *entries)
{
    const struct document *document = context->document;
    for (uint32_t i = 0; i < document->sentences.count && entries->count < ENTRIES_MAX;
         i++) {
        const struct sentence *sentence = &document->sentences.items[i];
        struct clock_prefix clock;
        if ((i > 0 && sentence[-1].block == sentence->block) ||
            !clock_prefix_find(document->tokens.items, sentence->first, sentence->end,
                               &clock))
            continue;
        instant day = instant_of_day(day_of(context, clock.weekday));
        struct live_entry entry = {.sentence = i,
                                   .at = {sentence->first, clock.end},
                                   .from = day,
                                   .until = day + clock.second};
        vector_push(context->arena, entries, entry);
    }
}

/* The latest clock before its own; the reports stand newest first or oldest first. */
static void find_beginnings(struct live_entries *entries)
{
    for (size_t i = 0; i < entries->count; i++)
        for (size_t j = 0; j < entries->count; j++) {
            instant other = entries->items[j].until;
            if (other < entries->items[i].until && other > entries->items[i].from)
                entries->items[i].from = other;
        }
}

const struct live_entry *live_entry_of(const struct event_context *context,
                                       uint32_t sentence)
{
    const struct live_entries *entries = &context->live_entries;
    const struct live_entry *found = NULL;
    for (size_t i = 0; i < entries->count && entries->items[i].sentence <= sentence; i++)
        found = &entries->items[i];
    return found;
}

/* Told as it happens, or just happened: neither known of old nor dated. */
static bool is_news(const struct draft *draft)
{
    return draft->event.time.basis == BASIS_PUBLICATION && !draft->background &&
           draft->event.status == STATUS_OCCURRED && draft->same_as == NULL;
}

/* "On Monday night they packed the hall; the mayor told them ...": of an older day. */
static bool looks_back(const struct event_context *context, uint32_t sentence)
{
    struct token_range range = sentence_range(context, sentence);
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t number = context->timex_of_token[i];
        const struct timex *timex =
            number == TIMEX_NONE ? NULL : &context->timexes.items[number];
        if (timex != NULL && timex->type <= TIMEX_TIME && timex->resolved &&
            timex->interval.end != INSTANT_UNBOUNDED_FUTURE &&
            timex->interval.end <= instant_of_day(context->published))
            return true;
    }
    return false;
}

static void use_entry(struct event_context *context, struct draft *draft,
                      const struct live_entry *entry)
{
    struct event_time *time = &draft->event.time;
    *time = (struct event_time){.timezone = time->timezone,
                                .explanation = time->explanation,
                                .basis = BASIS_PUBLICATION,
                                .granularity = GRANULARITY_PART_OF_DAY};
    time->interval = (struct interval){entry->from, entry->until + 1};
    draft->timex = TIMEX_NONE;
    draft->event.time_evidence.count = 0;
    if (context->options->explain)
        time->explanation = "an entry of a live report: not after its clock, not before "
                            "that of the entry before";
    evidence_add(context, &draft->event.time_evidence, entry->at.first, entry->at.end);
    anchor_write_edtf(context, time);
}

void live_entries_find(struct event_context *context)
{
    struct live_entries *entries = &context->live_entries;
    if (!context->has_published)
        return;
    list_entries(context, entries);
    if (entries->count < ENTRIES_MIN)
        entries->count = 0;
    find_beginnings(entries);
    for (size_t i = 0; i < entries->count; i++)
        for (uint32_t j = entries->items[i].at.first; j < entries->items[i].at.end; j++)
            context->timex_of_token[j] = TIMEX_NONE;
}

void live_entries_date(struct event_context *context)
{
    for (size_t i = 0; i < context->drafts.count && context->live_entries.count > 0;
         i++) {
        struct draft *draft = context->drafts.items[i];
        const struct token *verb = &context->document->tokens.items[draft->predicate];
        const struct live_entry *entry = live_entry_of(context, verb->sentence);
        if (entry != NULL && is_news(draft) && !looks_back(context, verb->sentence))
            use_entry(context, draft, entry);
    }
}
