#include "export/answer.h"

#include "export/json_writer.h"

const struct answer_format answer_formats[] = {{"text", export_answer_text},
                                               {"json", export_answer_json},
                                               {"claimreview", export_answer_review},
                                               {NULL, NULL}};

static void write_event(struct json *json, const struct record *timeline, uint32_t event)
{
    if (event < timeline->events.count)
        json_text(json, timeline->events.items[event].id);
    else
        json_nothing(json);
}

/* What was read again in the articles may have no id. */
static void write_known_event(struct json *json, const struct record *timeline,
                              uint32_t event)
{
    if (event < timeline->events.count && timeline->events.items[event].id)
        write_event(json, timeline, event);
}

static void write_spans(struct json *json, const char *key,
                        const struct span_vector *spans, struct arena *arena)
{
    json_key(json, key);
    json_open(json, '[');
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *span = &spans->items[i];
        json_open(json, '{');
        json_member(json, "source",
                    span->source == INDEX_NONE
                        ? NULL
                        : arena_format(arena, "s%u", (unsigned)span->source + 1));
        json_member_size(json, "start", span->start);
        json_member_size(json, "end", span->end);
        json_member(json, "text", span->text);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void write_steps(struct json *json, const struct record *timeline,
                        const struct claim_answer *answer, struct arena *arena)
{
    json_key(json, "steps");
    json_open(json, '[');
    for (size_t i = 0; i < answer->steps.count; i++) {
        const struct claim_step *step = &answer->steps.items[i];
        json_open(json, '{');
        json_member(json, "text", step->text);
        json_key(json, "from");
        write_event(json, timeline, step->from);
        json_key(json, "to");
        write_event(json, timeline, step->to);
        json_member(json, "relation", step->relation);
        json_member(json, "basis", step->basis);
        write_spans(json, "evidence", &step->evidence, arena);
        json_close(json, '}');
    }
    json_close(json, ']');
}

/* Only of a claim that says several things. */
static void write_parts(struct json *json, const struct claim_answer *answer)
{
    if (answer->parts.count < 2)
        return;
    json_key(json, "parts");
    json_open(json, '[');
    for (size_t i = 0; i < answer->parts.count; i++) {
        const struct claim_part_answer *part = &answer->parts.items[i];
        json_open(json, '{');
        json_member(json, "text", part->text);
        json_member(json, "verdict", verdict_name(part->verdict));
        json_member(json, "reason", part->reason);
        json_close(json, '}');
    }
    json_close(json, ']');
}

void export_answer_json(struct buffer *out, const struct record *timeline,
                        const struct claim_answer *answer)
{
    struct json json;
    json_begin(&json, out);
    json_open(&json, '{');
    json_member(&json, "claim", answer->claim);
    json_member(&json, "verdict", verdict_name(answer->verdict));
    json_member(&json, "reason", answer->reason);
    json_member_if_told(&json, "answer", answer->choice);
    write_parts(&json, answer);
    json_key(&json, "events");
    json_open(&json, '[');
    for (size_t i = 0; i < answer->events.count; i++)
        write_known_event(&json, timeline, answer->events.items[i]);
    json_close(&json, ']');
    write_steps(&json, timeline, answer, out->arena);
    write_spans(&json, "evidence", &answer->evidence, out->arena);
    json_key(&json, "assumptions");
    json_open(&json, '[');
    for (size_t i = 0; i < answer->assumptions.count; i++)
        json_text(&json, answer->assumptions.items[i]);
    json_close(&json, ']');
    json_key(&json, "candidates");
    json_open(&json, '[');
    for (size_t i = 0; i < answer->candidates.count; i++)
        write_known_event(&json, timeline, answer->candidates.items[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_add_byte(out, '\n');
}
