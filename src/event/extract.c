#include "event/extract.h"

#include "event/absence.h"
#include "event/action.h"
#include "event/context.h"
#include "event/denial.h"
#include "event/event_zone.h"
#include "event/live.h"
#include "event/meeting.h"
#include "event/occasion.h"
#include "event/reported.h"
#include "event/sequel.h"
#include "event/sequence.h"
#include "event/statement.h"
#include "event/weekday.h"

enum { RELATIONS_BACK = 64 }; /* how far a repeated relation is looked for */

static void describe_source(struct event_context *context)
{
    const struct article *article = context->article;
    struct source source = {
        .path = article->path,
        .title = article->title,
        .publisher = article->publisher,
        .author = article->author,
        .url = article->url,
        .language = article->language,
        .place = article->place,
        .timezone = article->timezone,
        .published = article->published,
    };
    article_sha256(article, source.sha256);
    if (context->options->embed_text)
        source.text = arena_copy(context->arena, article->text);
    vector_push(context->arena, &context->record->sources, source);
}

static void warn(struct event_context *context, const char *message)
{
    struct record_warning warning = {0, message};
    vector_push(context->arena, &context->record->warnings, warning);
}

/* Without a publication date nothing relative can be placed on the calendar. */
static void warn_of_unresolved(struct event_context *context)
{
    size_t unresolved = 0;
    for (size_t i = 0; i < context->timexes.count; i++) {
        const struct timex *timex = &context->timexes.items[i];
        if (!timex->resolved && timex->unresolved[0] != '\0' &&
            (timex->type == TIMEX_DATE || timex->type == TIMEX_TIME))
            unresolved++;
    }
    if (context->has_published || (unresolved == 0 && context->drafts.count == 0))
        return;
    context->record->undated = true;
    warn(context, "no publication date: relative dates stay unresolved; give --date or "
                  "a manifest");
}

static void copy_article_warnings(struct event_context *context)
{
    for (size_t i = 0; i < context->article->warnings.count; i++)
        warn(context, context->article->warnings.items[i].message);
}

/* In text order; of equal triggers the first made stands first. */
static void sort_drafts(struct event_context *context, struct draft **drafts,
                        size_t count)
{
    if (count < 2)
        return;
    size_t half = count / 2;
    sort_drafts(context, drafts, half);
    sort_drafts(context, drafts + half, count - half);
    struct draft **merged = ARENA_NEW_ARRAY(context->arena, count, struct draft *);
    size_t left = 0;
    size_t right = half;
    for (size_t i = 0; i < count; i++) {
        bool take_left = right == count || (left < half && drafts[left]->predicate <=
                                                               drafts[right]->predicate);
        merged[i] = take_left ? drafts[left++] : drafts[right++];
    }
    for (size_t i = 0; i < count; i++)
        drafts[i] = merged[i];
}

/* What a mention says nothing of itself is as its event has it. */
static void complete_mentions(struct event *event)
{
    for (size_t i = 0; i < event->mentions.count; i++) {
        struct event_mention *mention = &event->mentions.items[i];
        if (interval_is_empty(mention->time.interval)) {
            mention->time = event->time;
            mention->status = event->status;
        }
    }
}

static void write_events(struct event_context *context)
{
    struct record *record = context->record;
    for (size_t i = 0; i < context->drafts.count; i++) {
        struct draft *draft = context->drafts.items[i];
        if (draft->same_as != NULL)
            continue;
        draft->number = (uint32_t)record->events.count;
        complete_mentions(&draft->event);
        vector_push(context->arena, &record->events, draft->event);
    }
}

/* Merged events bring the same relation twice, near each other in the text. */
static bool relation_known(const struct record *record, const struct relation *relation)
{
    size_t count = record->relations.count;
    for (size_t i = count; i > 0 && i + RELATIONS_BACK > count; i--) {
        const struct relation *other = &record->relations.items[i - 1];
        if (other->from == relation->from && other->to == relation->to &&
            other->type == relation->type)
            return true;
    }
    return false;
}

static void write_relations(struct event_context *context)
{
    for (size_t i = 0; i < context->relations.count; i++) {
        const struct draft_relation *told = &context->relations.items[i];
        struct relation relation = {
            .from = draft_resolved(told->from)->number,
            .to = draft_resolved(told->to)->number,
            .type = told->type,
            .basis = RELATION_FROM_TEXT,
        };
        if (relation.from == relation.to || relation_known(context->record, &relation))
            continue;
        vector_push(context->arena, &relation.evidence, told->evidence);
        vector_push(context->arena, &context->record->relations, relation);
    }
}

struct record *event_extract(struct arena *arena, const struct extractor *extractor,
                             const struct article *article,
                             const struct extract_options *options)
{
    struct event_context *context = event_context_new(arena, extractor, article, options);
    describe_source(context);
    copy_article_warnings(context);
    live_entries_find(context);
    statements_find(context);
    meetings_find(context);
    denials_find(context);
    if (options->actions)
        actions_find(context);
    sort_drafts(context, context->drafts.items, context->drafts.count);
    occasions_find(context);
    event_zones_find(context);
    live_entries_date(context);
    sequence_find(context);
    reported_order_find(context);
    absences_find(context);
    sequels_find(context);
    write_events(context);
    weekdays_check(context);
    write_relations(context);
    warn_of_unresolved(context);
    return context->record;
}
