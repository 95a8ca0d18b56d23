#include "export/timex_json.h"

#include "export/json_writer.h"
#include "export/when.h"

#include <string.h>

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

/* ---- one expression, put together in a small text of its own ---- */

enum { LINE_SIZE = 768, DIGITS_MAX = 20 };

struct line {
    char *at; /* where it goes on */
    char text[LINE_SIZE];
    int32_t day; /* that was put last */
    const char *day_text;
    size_t day_size; /* 0: none was */
};

static inline void put(struct line *line, const char *text, size_t size)
{
    if (size > (size_t)(line->text + LINE_SIZE - line->at))
        return; /* nothing that is put is so long */
    memcpy(line->at, text, size);
    line->at += size;
}

#define PUT(line, literal) put((line), (literal), sizeof(literal) - 1)

static void put_number(struct line *line, size_t number)
{
    char digits[DIGITS_MAX];
    size_t at = DIGITS_MAX;

    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    put(line, digits + at, DIGITS_MAX - at);
}

/* At least 'width' digits. */
static void put_padded(struct line *line, int32_t number, int width)
{
    if (line->text + LINE_SIZE - line->at < width)
        return;
    for (int at = width; at-- > 0; number /= 10)
        line->at[at] = (char)('0' + number % 10);
    line->at += width;
}

/* Names and values of ours need no escape. NULL and "" are null. */
static void put_name(struct line *line, const char *name)
{
    if (!name || !*name) {
        PUT(line, "null");
        return;
    }
    PUT(line, "\"");
    put(line, name, strlen(name));
    PUT(line, "\"");
}

static void put_day(struct line *line, int32_t day)
{
    struct date date;

    if (line->day_size != 0 && line->day == day) { /* most expressions are of one day */
        put(line, line->day_text, line->day_size);
        return;
    }
    date = date_from_days(day);
    line->day = day;
    line->day_text = line->at;
    if (date.year < 0)
        PUT(line, "-");
    put_padded(line, date.year < 0 ? -date.year : date.year, 4);
    PUT(line, "-");
    put_padded(line, date.month, 2);
    PUT(line, "-");
    put_padded(line, date.day, 2);
    line->day_size = (size_t)(line->at - line->day_text);
}

static void put_instant(struct line *line, bool known, instant at)
{
    int32_t second;

    if (!known || at == INSTANT_UNBOUNDED_PAST || at == INSTANT_UNBOUNDED_FUTURE) {
        PUT(line, "null");
        return;
    }
    second = instant_second_of_day(at);
    PUT(line, "\"");
    put_day(line, instant_day(at));
    PUT(line, "T");
    put_padded(line, second / SECONDS_PER_HOUR, 2);
    PUT(line, ":");
    put_padded(line, second / SECONDS_PER_MINUTE % 60, 2);
    PUT(line, ":");
    put_padded(line, second % SECONDS_PER_MINUTE, 2);
    PUT(line, "\"");
}

static void put_place(struct line *line, const struct article *article,
                      const struct timex *timex)
{
    struct file_position from = article_locate(article, timex->start);
    struct file_position to = article_locate_end(article, timex->stop);

    PUT(line, "{\"start\":");
    put_number(line, from.character);
    PUT(line, ",\"end\":");
    put_number(line, to.character);
    PUT(line, ",\"byte_start\":");
    put_number(line, from.byte);
    PUT(line, ",\"byte_end\":");
    put_number(line, to.byte);
    PUT(line, ",\"text\":");
}

static void put_values(struct line *line, const struct timex *timex)
{
    PUT(line, ",\"type\":");
    put_name(line, timex_type_name(timex->type));
    PUT(line, ",\"value\":");
    put_name(line, timex->value);
    PUT(line, ",\"mod\":");
    put_name(line, timex_mod_name(timex->mod));
    PUT(line, ",\"quant\":");
    put_name(line, timex->quant);
    PUT(line, ",\"freq\":");
    put_name(line, timex->freq);
    PUT(line, ",\"unresolved\":");
    put_name(line, timex->unresolved);
}

static void put_interval(struct line *line, const struct timex *timex)
{
    instant end = timex->interval.end;

    PUT(line, ",\"earliest\":");
    put_instant(line, timex->resolved, timex->interval.begin);
    PUT(line, ",\"latest\":");
    put_instant(line, timex->resolved, end == INSTANT_UNBOUNDED_FUTURE ? end : end - 1);
    PUT(line, ",\"granularity\":");
    put_name(line, timex->resolved ? granularity_name(timex->granularity) : NULL);
}

static void put_anchor(struct line *line, const struct timex *timex)
{
    PUT(line, ",\"anchor\":");
    if (!timex->has_anchor_day) {
        PUT(line, "null");
        return;
    }
    PUT(line, "\"");
    put_day(line, timex->anchor_day);
    PUT(line, "\",\"anchor_kind\":");
    put_name(line, anchor_name(timex->anchor_kind));
}

static void put_reasons(struct line *line, const struct timex *timex)
{
    if (timex->direction != DIRECTION_NONE) {
        PUT(line, ",\"direction\":");
        put_name(line, direction_name(timex->direction));
    }
    if (timex->bound != BOUND_NONE) {
        PUT(line, ",\"bound\":");
        put_name(line, bound_name(timex->bound));
    }
    if (timex->weekday_contradiction)
        PUT(line, ",\"weekday_contradiction\":true");
    PUT(line, ",\"rule\":");
    put_name(line, timex->rule);
    PUT(line, "}");
}

static void write_timex(struct json *json, const struct article *article,
                        const struct timex *timex)
{
    struct line line;

    line.at = line.text;
    put_place(&line, article, timex);
    buffer_add(json->out, slice_make(line.text, (size_t)(line.at - line.text)));
    json->comma = false;
    json_slice(json, words(article, timex));
    line.at = line.text;
    line.day_size = 0;
    put_values(&line, timex);
    put_interval(&line, timex);
    put_anchor(&line, timex);
    put_reasons(&line, timex);
    buffer_add(json->out, slice_make(line.text, (size_t)(line.at - line.text)));
}

void export_timex_line_begin(struct timex_writer *writer)
{
    const struct article_date *published = &writer->article->published;
    struct json json;

    json_begin(&json, writer->out);
    json_open(&json, '{');
    json_member(&json, "path", writer->article->path);
    json_key(&json, "published");
    if (published->origin == DATE_FROM_NONE) {
        json_nothing(&json);
    } else {
        json_raw(&json, slice_of("\""));
        when_add_article_date(writer->out, published);
        buffer_add_byte(writer->out, '"');
    }
    json_key(&json, "timex");
    json_open(&json, '[');
}

void export_timex_line_add(struct timex_writer *writer, const struct timex_vector *found)
{
    enum { EXPRESSION_SIZE = 360 }; /* about */
    struct json json;

    buffer_reserve(writer->out, found->count * EXPRESSION_SIZE);
    json_begin(&json, writer->out);
    for (size_t i = 0; i < found->count; i++) {
        if (writer->count++ > 0)
            buffer_add_byte(writer->out, ',');
        write_timex(&json, writer->article, &found->items[i]);
    }
}

void export_timex_line_end(struct timex_writer *writer)
{
    buffer_add_text(writer->out, "]}\n");
}

void export_timex_line(struct buffer *out, const struct article *article,
                       const struct timex_vector *found)
{
    struct timex_writer writer = {.out = out, .article = article};

    export_timex_line_begin(&writer);
    export_timex_line_add(&writer, found);
    export_timex_line_end(&writer);
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
        buffer_format(out, "dateline: %s: at %zu: \"", article->path,
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
