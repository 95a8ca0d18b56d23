#include "export/timex_json.h"

#include "export/json_writer.h"
#include "export/when.h"

static const char *anchor_name(enum timex_anchor anchor)
{
    static const char *const names[] = {NULL, "publication", "expression", "utterance",
                                        "event"};

    return names[anchor];
}

static const char *direction_name(enum timex_direction direction)
{
    static const char *const names[] = {NULL, "past", "future", "nearest"};

    return names[direction];
}

static const char *bound_name(enum timex_bound bound)
{
    static const char *const names[] = {NULL, "from", "until", "by", "after", "before"};

    return names[bound];
}

static struct slice words(const struct article *article, const struct timex *timex)
{
    return slice_part(article->text, timex->start, timex->stop);
}

static void write_place(struct json *json, const struct article *article,
                        const struct timex *timex)
{
    struct file_position from = article_locate(article, timex->start);
    struct file_position to = article_locate(article, timex->stop);

    json_member_size(json, "start", from.character);
    json_member_size(json, "end", to.character);
    json_member_size(json, "byte_start", from.byte);
    json_member_size(json, "byte_end", to.byte);
    json_key(json, "text");
    json_slice(json, words(article, timex));
}

/* A key and an instant in quotes, or null. */
static void write_instant(struct json *json, const char *key, bool known, instant at)
{
    json_key(json, key);
    if (!known || at == INSTANT_UNBOUNDED_PAST || at == INSTANT_UNBOUNDED_FUTURE) {
        json_null(json);
        return;
    }
    json_raw(json, slice_of("\""));
    when_add_instant(json->out, at);
    buffer_add_byte(json->out, '"');
}

static void write_interval(struct json *json, const struct timex *timex)
{
    instant end = timex->interval.end;

    write_instant(json, "earliest", timex->resolved, timex->interval.begin);
    write_instant(json, "latest", timex->resolved,
                  end == INSTANT_UNBOUNDED_FUTURE ? end : end - 1);
    json_member(json, "granularity",
                timex->resolved ? granularity_name(timex->granularity) : NULL);
}

static void write_anchor(struct json *json, const struct timex *timex)
{
    json_key(json, "anchor");
    if (!timex->has_anchor_day) {
        json_null(json);
        return;
    }
    json_raw(json, slice_of("\""));
    when_add_day(json->out, timex->anchor_day);
    buffer_add_byte(json->out, '"');
    json_member_if_told(json, "anchor_kind", anchor_name(timex->anchor_kind));
}

static void write_timex(struct json *json, const struct article *article,
                        const struct timex *timex)
{
    json_open(json, '{');
    write_place(json, article, timex);
    json_member(json, "type", timex_type_name(timex->type));
    json_member(json, "value", timex->value);
    json_member(json, "mod", timex_mod_name(timex->mod));
    json_member(json, "quant", timex->quant[0] ? timex->quant : NULL);
    json_member(json, "freq", timex->freq[0] ? timex->freq : NULL);
    json_member(json, "unresolved", timex->unresolved);
    write_interval(json, timex);
    write_anchor(json, timex);
    json_member_if_told(json, "direction", direction_name(timex->direction));
    json_member_if_told(json, "bound", bound_name(timex->bound));
    if (timex->weekday_contradiction)
        json_member_bool(json, "weekday_contradiction", true);
    json_member(json, "rule", timex->rule);
    json_close(json, '}');
}

void export_timex_line(struct buffer *out, const struct article *article,
                       const struct timex_vector *found)
{
    struct json json;

    json_begin(&json, out);
    json_open(&json, '{');
    json_member(&json, "path", article->path);
    json_key(&json, "published");
    if (article->published.origin == DATE_FROM_NONE) {
        json_null(&json);
    } else {
        json_raw(&json, slice_of("\""));
        when_add_article_date(out, &article->published);
        buffer_add_byte(out, '"');
    }
    json_key(&json, "timex");
    json_open(&json, '[');
    for (size_t i = 0; i < found->count; i++)
        write_timex(&json, article, &found->items[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_add_byte(out, '\n');
}

/* ---- explanation ---- */

static void add_one_line(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.size; i++)
        buffer_add_byte(out, (unsigned char)text.data[i] < ' ' ? ' ' : text.data[i]);
}

static void explain_anchor(struct buffer *out, const struct timex *timex)
{
    const char *direction = direction_name(timex->direction);

    if (timex->has_anchor_day) {
        buffer_format(out, ", seen from the %s of ", anchor_name(timex->anchor_kind));
        when_add_day(out, timex->anchor_day);
    }
    if (direction)
        buffer_format(out, ", %s", direction);
    if (timex->reason)
        buffer_format(out, " (%s)", timex->reason);
    if (timex->weekday_contradiction)
        buffer_add_text(out, "; the weekday is not that day's");
}

void export_timex_explanation(struct buffer *out, const struct article *article,
                              const struct timex_vector *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct timex *timex = &found->items[i];
        buffer_format(out, "dateline: %s:%zu: \"", article->path,
                      article_locate(article, timex->start).character);
        add_one_line(out, words(article, timex));
        buffer_format(out, "\" is %s %s: rule %s, says %s", timex_type_name(timex->type),
                      timex->value, timex->rule, timex->unresolved);
        explain_anchor(out, timex);
        if (!timex->resolved)
            buffer_add_text(out, "; lies nowhere on the calendar");
        buffer_add_byte(out, '\n');
    }
}
