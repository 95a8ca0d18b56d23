#include "claim/exhibit.h"

#include "calendar/edtf.h"

#include <string.h>

const struct event *judge_event(const struct judge *judge, uint32_t number)
{
    return &judge->timeline->events.items[number];
}

const char *exhibit_summary(const struct judge *judge, uint32_t number)
{
    const struct event *event = judge_event(judge, number);
    return event->summary ? event->summary : event_kind_name(event->kind);
}

const char *exhibit_time(const struct judge *judge, uint32_t number)
{
    const struct event_time *time = &judge_event(judge, number)->time;
    if (time->edtf)
        return time->edtf;
    const char *text = edtf_of_interval(judge->arena, time->interval, time->granularity,
                                        (struct edtf_options){.throughout = false});
    return text ? text : "no date";
}

void exhibit_assumption(struct judge *judge, const char *text)
{
    for (size_t i = 0; i < judge->answer->assumptions.count; i++)
        if (strcmp(judge->answer->assumptions.items[i], text) == 0)
            return;
    vector_push(judge->arena, &judge->answer->assumptions, text);
}

static void assume_date(struct judge *judge, uint32_t number)
{
    const struct event_time *time = &judge_event(judge, number)->time;
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
    exhibit_assumption(judge, arena_format(judge->arena, "the date %s of \"%s\" is %s",
                                           exhibit_time(judge, number),
                                           exhibit_summary(judge, number), how));
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

void exhibit_event(struct judge *judge, uint32_t number)
{
    struct claim_answer *answer = judge->answer;
    for (size_t i = 0; i < answer->events.count; i++)
        if (answer->events.items[i] == number)
            return;
    if (answer->events.count >= EVENTS_SHOWN_MAX)
        return;
    vector_push(judge->arena, &answer->events, number);
    const struct event *event = judge_event(judge, number);
    for (size_t i = 0; i < event->mentions.count; i++)
        add_evidence(judge, &event->mentions.items[i]);
    assume_date(judge, number);
}

void exhibit_candidate(struct judge *judge, uint32_t number)
{
    struct claim_answer *answer = judge->answer;
    for (size_t i = 0; i < answer->candidates.count; i++)
        if (answer->candidates.items[i] == number)
            return;
    if (answer->candidates.count < EVENTS_SHOWN_MAX)
        vector_push(judge->arena, &answer->candidates, number);
}

void exhibit_step(struct judge *judge, struct claim_step step)
{
    vector_push(judge->arena, &judge->answer->steps, step);
}

static const struct relation *relation_at(const struct judge *judge, uint32_t number)
{
    return &judge->timeline->relations.items[number];
}

static void add_spans(struct judge *judge, struct span_vector *to,
                      const struct span_vector *from)
{
    for (size_t i = 0; i < from->count; i++)
        if (from->items[i].text)
            vector_push(judge->arena, to, from->items[i]);
}

static struct claim_step step_by_dates(struct judge *judge, uint32_t from, uint32_t to)
{
    struct claim_step step = {
        .from = from, .to = to, .relation = "before", .basis = "dates"};
    step.text = arena_format(judge->arena, "%s (%s) lies before %s (%s)",
                             exhibit_summary(judge, from), exhibit_time(judge, from),
                             exhibit_summary(judge, to), exhibit_time(judge, to));
    add_spans(judge, &step.evidence, &judge_event(judge, from)->time_evidence);
    add_spans(judge, &step.evidence, &judge_event(judge, to)->time_evidence);
    return step;
}

static struct claim_step step_by_text(struct judge *judge,
                                      const struct relation *relation)
{
    struct claim_step step = {.from = relation->from,
                              .to = relation->to,
                              .relation = relation_type_name(relation->type),
                              .basis = "text"};
    step.text = arena_format(judge->arena, "the text says: %s %s %s",
                             exhibit_summary(judge, relation->from), step.relation,
                             exhibit_summary(judge, relation->to));
    add_spans(judge, &step.evidence, &relation->evidence);
    add_spans(judge, &judge->answer->evidence, &relation->evidence);
    return step;
}

void exhibit_chain(struct judge *judge, const struct network_chain *chain)
{
    for (size_t i = 0; i < chain->count; i++) {
        const struct network_step *step = &chain->items[i];
        exhibit_step(judge,
                     step->relation == INDEX_NONE
                         ? step_by_dates(judge, step->from, step->to)
                         : step_by_text(judge, relation_at(judge, step->relation)));
    }
}
