/* TimeML 1.2.1: the article's text with its temporal expressions as TIMEX3 elements. */
#include "export/timex_json.h"

#include "base/utf8.h"
#include "export/when.h"

#include <string.h>

enum { DATE_LENGTH = 10 };

/* What XML 1.0 allows: no control characters but tab and line ends. */
static void add_byte_escaped(struct buffer *out, char byte)
{
    if (byte == '&')
        buffer_add_text(out, "&amp;");
    else if (byte == '<')
        buffer_add_text(out, "&lt;");
    else if (byte == '>')
        buffer_add_text(out, "&gt;");
    else if (byte == '"')
        buffer_add_text(out, "&quot;");
    else if ((unsigned char)byte >= ' ' || byte == '\n' || byte == '\t')
        buffer_add_byte(out, byte);
}

static void add_escaped(struct buffer *out, struct slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        /* U+FFFE and U+FFFF are no characters of XML */
        if ((unsigned char)text.data[i] == 0xEF && i + 2 < text.size &&
            (unsigned char)text.data[i + 1] == 0xBF &&
            (unsigned char)text.data[i + 2] >= 0xBE) {
            i += 2;
            buffer_add_text(out, "\xEF\xBF\xBD");
            continue;
        }
        add_byte_escaped(out, text.data[i]);
    }
}

static void add_attribute(struct buffer *out, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    buffer_format(out, " %s=\"", name);
    add_escaped(out, slice_of(value));
    buffer_add_byte(out, '"');
}

/* What a span is counted from and to, by the ids of other expressions; 'before': how many
 * stand before those of the vector. */
static void add_points(struct buffer *out, const struct timex *timex, size_t before)
{
    if (timex->type != TIMEX_DURATION)
        return;
    if (timex->resolved && timex->anchor_kind == ANCHOR_PUBLICATION) /* "the past week" */
        add_attribute(out,
                      instant_day(timex->interval.begin) < timex->anchor_day
                          ? "endPoint"
                          : "beginPoint",
                      "t0");
    if (timex->begin_point != TIMEX_NONE)
        buffer_format(out, " beginPoint=\"t%zu\"", before + timex->begin_point + 1);
    if (timex->end_point != TIMEX_NONE)
        buffer_format(out, " endPoint=\"t%zu\"", before + timex->end_point + 1);
}

static void add_open_tag(struct buffer *out, const struct timex *timex, size_t before,
                         size_t number)
{
    bool by_function = timex->has_anchor_day && timex->type != TIMEX_SET;

    buffer_format(out, "<TIMEX3 tid=\"t%zu\" type=\"%s\"", before + number,
                  timex_type_name(timex->type));
    add_attribute(out, "value", timex->value);
    add_attribute(out, "mod", timex_mod_name(timex->mod));
    add_attribute(out, "quant", timex->quant);
    add_attribute(out, "freq", timex->freq);
    add_points(out, timex, before);
    add_attribute(out, "temporalFunction", by_function ? "true" : "false");
    add_attribute(out, "functionInDocument", "NONE");
    if (by_function && timex->anchor_kind == ANCHOR_PUBLICATION)
        add_attribute(out, "anchorTimeID", "t0");
    buffer_add_byte(out, '>');
}

/* The creation time, t0, stands before the text. */
static void add_creation_time(struct buffer *out, const struct article *article)
{
    struct buffer date;

    if (article->published.origin == DATE_FROM_NONE)
        return;
    buffer_init(&date, out->arena, 64);
    when_add_article_date(&date, &article->published);
    buffer_add_text(out, "<DCT><TIMEX3 tid=\"t0\"");
    add_attribute(out, "type", date.size > DATE_LENGTH ? "TIME" : "DATE");
    add_attribute(out, "value", date.data);
    add_attribute(out, "temporalFunction", "false");
    add_attribute(out, "functionInDocument", "CREATION_TIME");
    buffer_add_byte(out, '>');
    add_escaped(out, slice_part(buffer_slice(&date), 0, DATE_LENGTH));
    buffer_add_text(out, "</TIMEX3></DCT>\n");
}

static const char *document_name(const char *path)
{
    const char *slash = path ? strrchr(path, '/') : NULL;

    return slash ? slash + 1 : path;
}

void export_timeml_begin(struct timex_writer *writer)
{
    struct buffer *out = writer->out;

    buffer_add_text(out,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                    "xsi:noNamespaceSchemaLocation="
                    "\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n<DOCID>");
    if (writer->article->path)
        add_escaped(out, slice_of(document_name(writer->article->path)));
    buffer_add_text(out, "</DOCID>\n");
    add_creation_time(out, writer->article);
    buffer_add_text(out, "<TEXT>");
}

void export_timeml_add(struct timex_writer *writer, const struct timex_vector *found)
{
    struct slice text = writer->article->text;
    size_t before = writer->count;

    for (size_t i = 0; i < found->count; i++) {
        const struct timex *timex = &found->items[i];
        add_escaped(writer->out, slice_part(text, writer->at, timex->start));
        add_open_tag(writer->out, timex, before, i + 1);
        add_escaped(writer->out, slice_part(text, timex->start, timex->stop));
        buffer_add_text(writer->out, "</TIMEX3>");
        writer->at = timex->stop;
    }
    writer->count += found->count;
}

void export_timeml_end(struct timex_writer *writer)
{
    struct slice text = writer->article->text;

    add_escaped(writer->out, slice_part(text, writer->at, text.size));
    buffer_add_text(writer->out, "</TEXT>\n</TimeML>\n");
}

void export_timeml(struct buffer *out, const struct article *article,
                   const struct timex_vector *found)
{
    struct timex_writer writer = {.out = out, .article = article};

    export_timeml_begin(&writer);
    export_timeml_add(&writer, found);
    export_timeml_end(&writer);
}
