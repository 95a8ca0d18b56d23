/* Feeds and agency formats: one article an element. No entity is ever expanded but the
 * predefined ones, and nothing is fetched. */
#include "article/html.h"
#include "article/markup.h"
#include "article/record_reader.h"
#include "base/utf8.h"

#include <string.h>

enum {
    XML_FRONT = 4096,
    XML_DEPTH_MAX = 64,
    DECLARATION_MAX = 200, /* bytes in which <?xml encoding="..."?> stands */
    HEAD_MAX = 64 * 1024,  /* bytes of what a feed says of itself that are looked at */
};

enum take { TAKE_TEXT, TAKE_INSIDE, TAKE_VALUE };

static const struct slice item_elements[] = {
#define XML_ITEM(element) SLICE(element),
#include "article/xml_fields.def"
#undef XML_ITEM
};

static const struct xml_field {
    enum item_field field;
    int rank;
    enum take take;
    struct slice element;
    const char *attribute;
} xml_fields[] = {
#define XML_FIELD(field, rank, take, element, attribute)                                 \
    {ITEM_##field, rank, TAKE_##take, SLICE(element), attribute},
#include "article/xml_fields.def"
#undef XML_FIELD
};

/* An element inside the item that is open. */
struct open_field {
    struct slice name;
    size_t inside;         /* where its inside begins */
    struct slice verbatim; /* its longest CDATA section */
    size_t children;
};

struct item_scan {
    struct item *item;
    struct slice text;
    struct open_field open[XML_DEPTH_MAX];
    size_t depth;
};

static bool is_item(struct slice name)
{
    for (size_t i = 0; i < sizeof item_elements / sizeof item_elements[0]; i++)
        if (slice_equal(name, item_elements[i]))
            return true;
    return false;
}

bool xml_is_feed(struct slice front)
{
    static const char *const roots[] = {"rss",      "feed",     "rdf:RDF",     "channel",
                                        "nitf",     "newsItem", "newsMessage", "NewsML",
                                        "newsitem", "REUTERS",  "DOC"};
    struct markup markup;
    struct markup_token token;
    if (!slice_starts_with(front, "<"))
        return false;
    markup_begin(&markup, slice_part(front, 0, XML_FRONT), false);
    while (markup_next(&markup, &token)) {
        if (token.kind != MARKUP_OPEN)
            continue;
        for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
            if (slice_is(token.name, roots[i]))
                return true;
        return false;
    }
    return false;
}

/* ---- one item ---- */

static void keep_attributes(struct item_scan *scan, const struct markup_token *token)
{
    for (size_t i = 0; i < sizeof xml_fields / sizeof xml_fields[0]; i++) {
        const struct xml_field *field = &xml_fields[i];
        if (field->take != TAKE_VALUE || !slice_equal(token->name, field->element))
            continue;
        struct slice relation = markup_attribute(token->attributes, "rel");
        if (field->field == ITEM_URL && relation.data && !slice_is(relation, "alternate"))
            continue;
        struct slice value = markup_attribute(token->attributes, field->attribute);
        if (value.data)
            item_keep(scan->item, field->field, value, CODING_MARKUP, field->rank);
    }
}

static void keep_element(struct item_scan *scan, const struct open_field *open,
                         size_t end)
{
    struct slice inside = slice_part(scan->text, open->inside, end);
    for (size_t i = 0; i < sizeof xml_fields / sizeof xml_fields[0]; i++) {
        const struct xml_field *field = &xml_fields[i];
        if (field->take == TAKE_VALUE || !slice_equal(open->name, field->element))
            continue;
        bool markup = field->take == TAKE_INSIDE ||
                      (open->children != 0 && field->field == ITEM_TEXT);
        if (markup)
            item_keep(scan->item, field->field, inside, CODING_XML, field->rank);
        else if (open->verbatim.size != 0)
            item_keep(scan->item, field->field, open->verbatim, CODING_PLAIN,
                      field->rank);
        else if (open->children == 0)
            item_keep(scan->item, field->field, inside, CODING_MARKUP, field->rank);
    }
}

static void open_in_item(struct item_scan *scan, const struct markup_token *token)
{
    keep_attributes(scan, token);
    if (scan->depth != 0)
        scan->open[scan->depth - 1].children++;
    if (token->self_closing || scan->depth == XML_DEPTH_MAX)
        return;
    scan->open[scan->depth++] =
        (struct open_field){token->name, token->end, {NULL, 0}, 0};
}

static void close_in_item(struct item_scan *scan, const struct markup_token *token)
{
    for (size_t i = scan->depth; i > 0; i--)
        if (slice_equal(scan->open[i - 1].name, token->name)) {
            keep_element(scan, &scan->open[i - 1], token->start);
            scan->depth = i - 1;
            return;
        }
}

static void scan_item(struct item *item)
{
    struct item_scan scan = {.item = item, .text = item->record.text};
    struct markup markup;
    struct markup_token token;
    markup_begin(&markup, scan.text, false);
    while (markup_next(&markup, &token)) {
        struct open_field *open = scan.depth ? &scan.open[scan.depth - 1] : NULL;
        struct slice text = slice_part(scan.text, token.start, token.end);
        if (token.kind == MARKUP_OPEN)
            open_in_item(&scan, &token);
        else if (token.kind == MARKUP_CLOSE)
            close_in_item(&scan, &token);
        else if (token.kind == MARKUP_VERBATIM && open && text.size > open->verbatim.size)
            open->verbatim = text;
    }
}

/* ---- the stream ---- */

static void copy_name(char *to, size_t size, struct slice from)
{
    from = slice_trim(from);
    size_t length = utf8_valid_prefix(slice_part(from, 0, size - 1));
    if (length != 0 && to[0] == '\0') {
        memcpy(to, from.data, length);
        to[length] = '\0';
    }
}

/* What stands before the first item: the feed's own title and language. */
static void read_head(struct reader *reader, struct arena *arena, struct slice head)
{
    struct markup markup;
    struct markup_token token;
    struct slice name = {NULL, 0};
    struct decoded decoded;
    const char *encoding =
        html_declared_encoding(arena, slice_part(head, 0, DECLARATION_MAX));
    if (encoding)
        copy_name(reader->encoding, sizeof reader->encoding, slice_of(encoding));
    if (!encoding_decode(arena, slice_part(head, 0, HEAD_MAX), encoding,
                         (struct file_position){0, 0}, false, &decoded, NULL))
        return;
    head = decoded.text;
    markup_begin(&markup, head, false);
    while (markup_next(&markup, &token)) {
        if (token.kind == MARKUP_OPEN) {
            name = token.name;
            continue;
        }
        struct slice text = slice_part(head, token.start, token.end);
        bool value = token.kind == MARKUP_TEXT || token.kind == MARKUP_VERBATIM;
        if (value && slice_is(name, "title"))
            copy_name(reader->feed_title, sizeof reader->feed_title,
                      markup_decode(arena, text));
        if (value && slice_is(name, "language"))
            copy_name(reader->feed_language, sizeof reader->feed_language, text);
        if (token.kind == MARKUP_CLOSE)
            name = slice_make("", 0);
    }
}

/* The next item in the window; false when none is whole there. */
static bool find_item(struct slice window, size_t *start, size_t *end)
{
    struct markup markup;
    struct markup_token token;
    size_t depth = 0;
    struct slice name = {NULL, 0};
    markup_begin(&markup, window, false);
    *start = SIZE_MAX;
    while (markup_next(&markup, &token)) {
        if (*start == SIZE_MAX) {
            if (token.kind == MARKUP_OPEN && is_item(token.name) && !token.self_closing) {
                *start = token.start;
                name = token.name;
                depth = 1;
            }
            continue;
        }
        if (!slice_equal(token.name, name) || token.self_closing)
            continue;
        depth += token.kind == MARKUP_OPEN;
        depth -= token.kind == MARKUP_CLOSE;
        if (depth == 0) {
            *end = token.end;
            return true;
        }
    }
    return false;
}

static bool fill_item(struct reader *reader, size_t *start, size_t *end)
{
    for (size_t wanted = 256 * 1024;; wanted *= 2) {
        bool more = stream_fill(&reader->stream, wanted);
        struct slice window = stream_window(&reader->stream);
        if (find_item(window, start, end))
            return true;
        if (!more || window.size > READER_RECORD_MAX)
            return false;
    }
}

static enum reader_result finish_feed(struct reader *reader, size_t start,
                                      dateline_error *error)
{
    reader->format = FORMAT_DONE;
    if (start == SIZE_MAX && reader->record != 0)
        return READER_END;
    if (stream_window(&reader->stream).size > READER_RECORD_MAX)
        return record_too_large(reader, error);
    error_set_at(error, DATELINE_ERROR_INPUT, reader->stream.line, 0,
                 reader->record ? "the last item is cut off; it is skipped"
                                : "there is no whole item in the feed");
    return READER_SKIPPED;
}

enum reader_result xml_next_record(struct reader *reader, struct arena *arena,
                                   struct article **article, dateline_error *error)
{
    size_t start, end;
    if (!fill_item(reader, &start, &end))
        return finish_feed(reader, start, error);
    if (reader->record == 0)
        read_head(reader, arena, slice_part(stream_window(&reader->stream), 0, start));
    stream_consume(&reader->stream, start);
    struct item item = {0};
    if (!record_begin(reader, arena, end - start, &item, error))
        return READER_SKIPPED;
    scan_item(&item);
    struct article_hints hints =
        item.options->hints ? *item.options->hints : (struct article_hints){0};
    struct reader_options options = *item.options;
    if (!hints.publisher && reader->feed_title[0] && !item.values[ITEM_PUBLISHER].rank)
        hints.publisher = reader->feed_title;
    options.hints = &hints;
    item.options = &options;
    return record_finish(&item, article, error);
}
