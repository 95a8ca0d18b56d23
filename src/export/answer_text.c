#include "export/answer.h"

#include "export/label.h"

static void add_line(struct buffer *out, const char *indent, const char *text)
{
    buffer_add_text(out, indent);
    label_add_clean(out, slice_of(text));
    buffer_add_byte(out, '\n');
}

static void add_event(struct buffer *out, const struct record *timeline, uint32_t number)
{
    if (number >= timeline->events.count)
        return;
    const struct event *event = &timeline->events.items[number];
    buffer_format(out, "    %s  ", event->id ? event->id : "-");
    label_add_when(out, &event->time);
    buffer_add_text(out, ": ");
    label_add_clean(out, slice_of(label_summary(event)));
    buffer_add_byte(out, '\n');
}

static void add_quote(struct buffer *out, const struct record *timeline,
                      const struct span *span)
{
    if (!span->text || span->source >= timeline->sources.count)
        return;
    buffer_add_text(out, "    \"");
    label_add_clean(out, slice_of(span->text));
    buffer_add_text(out, "\" (");
    label_add_clean(out, slice_of(label_source(&timeline->sources.items[span->source])));
    buffer_format(out, ", %zu-%zu)\n", span->start, span->end);
}

static void add_part(struct buffer *out, const struct claim_part_answer *part)
{
    buffer_add_text(out, "    \"");
    label_add_clean(out, slice_of(part->text));
    buffer_format(out, "\" is %s: ", verdict_name(part->verdict));
    label_add_clean(out, slice_of(part->reason));
    buffer_add_byte(out, '\n');
}

void export_answer_text(struct buffer *out, const struct record *timeline,
                        const struct claim_answer *answer)
{
    label_add_clean(out, slice_of(answer->claim));
    buffer_format(out, "\n  %s: ", verdict_name(answer->verdict));
    label_add_clean(out, slice_of(answer->reason));
    buffer_add_byte(out, '\n');
    for (size_t i = 0; i < answer->parts.count && answer->parts.count > 1; i++)
        add_part(out, &answer->parts.items[i]);
    for (size_t i = 0; i < answer->events.count; i++)
        add_event(out, timeline, answer->events.items[i]);
    if (answer->steps.count > 0)
        buffer_add_text(out, "  steps:\n");
    for (size_t i = 0; i < answer->steps.count; i++)
        add_line(out, "    ", answer->steps.items[i].text);
    if (answer->evidence.count > 0)
        buffer_add_text(out, "  sources:\n");
    for (size_t i = 0; i < answer->evidence.count; i++)
        add_quote(out, timeline, &answer->evidence.items[i]);
    if (answer->assumptions.count > 0)
        buffer_add_text(out, "  assumed:\n");
    for (size_t i = 0; i < answer->assumptions.count; i++)
        add_line(out, "    ", answer->assumptions.items[i]);
    if (answer->events.count == 0 && answer->candidates.count > 0) {
        buffer_add_text(out, "  looked at:\n");
        for (size_t i = 0; i < answer->candidates.count; i++)
            add_event(out, timeline, answer->candidates.items[i]);
    }
}
