#include "article/html_metadata.h"

#include "article/encoding.h"
#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum meta_field {
    META_PUBLISHED,
    META_MODIFIED,
    META_TITLE,
    META_PUBLISHER,
    META_AUTHOR,
    META_SECTION,
    META_URL,
    META_LANGUAGE,
    META_FIELD_COUNT
};

/* A title or author that an element shows is worth less than one that <meta> names. */
enum {
    SHOWN_RANK = 3,
    SAVED_FRONT = 2048,   /* bytes in which browsers write where a page is from */
    INPUT_RANK_MAX = 3,   /* of names that stand for nothing else in forms and data */
    STATE_VALUE_MAX = 40, /* bytes of a name or date in a script */
    INPUT_RANK = 9,       /* what they say counts after all that <meta> says */
};

static const struct {
    enum meta_field field;
    int rank;
    struct slice name;
} meta_names[] = {
#define META_NAME(field, rank, name) {META_##field, rank, SLICE(name)},
#include "article/html_meta_names.def"
#undef META_NAME
};

/* The best value of each field so far. */
struct found_value {
    struct slice value;
    int rank; /* 0: none */
    uint32_t node;
};

struct metadata {
    struct draft *draft;
    const struct html_tree *tree;
    const struct html_content *content;
    struct found_value fields[META_FIELD_COUNT];
    struct found_value impossible; /* a date that is none, for the warning */
    struct found_value canonical, page_title, time, dated, language;
    VECTOR(uint32_t) scripts; /* with JSON-LD */
};

static const struct html_node *node_at(const struct metadata *m, uint32_t node)
{
    return &m->tree->nodes.items[node];
}

static struct slice attribute(const struct metadata *m, uint32_t node, const char *name)
{
    struct slice value = html_attribute(m->draft->arena, m->tree, node, name);
    return utf8_cut(value, METADATA_MAX);
}

static size_t line_of(const struct metadata *m, uint32_t node)
{
    const struct article *article = m->draft->article;
    size_t at = node_at(m, node)->start;
    if (article->offsets)
        at = offset_map_locate(article->offsets, at).byte;
    return draft_line_of_byte(m->draft, at);
}

static void keep(struct found_value *found, struct slice value, int rank, uint32_t node)
{
    if (slice_trim(value).size != 0 && (found->rank == 0 || rank < found->rank))
        *found = (struct found_value){value, rank, node};
}

/* A date only when it can be read, so that a later name may still give one. */
static void keep_field(struct metadata *m, enum meta_field field, struct slice value,
                       int rank, uint32_t node)
{
    struct article_date date;
    if (field == META_PUBLISHED || field == META_MODIFIED) {
        enum date_reading reading = date_text_parse_any(value, &date);
        if (reading != DATE_READ) {
            if (field == META_PUBLISHED && reading != DATE_NOT_THERE)
                keep(&m->impossible, value, rank, node);
            return;
        }
    }
    keep(&m->fields[field], value, rank, node);
}

/* Where the next letter or digit stands, from 'at' on. */
static size_t pass_marks(struct slice name, size_t at)
{
    while (at < name.size && !ascii_is_alphanumeric(name.data[at]))
        at++;
    return at;
}

/* Without regard to case and to the marks between words. */
static bool is_same_name(struct slice a, struct slice b)
{
    size_t i = pass_marks(a, 0), k = pass_marks(b, 0);
    while (i < a.size && k < b.size) {
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[k]))
            return false;
        i = pass_marks(a, i + 1);
        k = pass_marks(b, k + 1);
    }
    return i == a.size && k == b.size;
}

/* The row of a name; SIZE_MAX: none. */
static size_t row_of_name(struct slice name)
{
    for (size_t i = 0; i < sizeof meta_names / sizeof meta_names[0]; i++)
        if (is_same_name(name, meta_names[i].name))
            return i;
    return SIZE_MAX;
}

static void read_named(struct metadata *m, struct slice name, struct slice value,
                       uint32_t node)
{
    size_t row = row_of_name(name);
    if (row != SIZE_MAX)
        keep_field(m, meta_names[row].field, value, meta_names[row].rank, node);
}

/* <input type="hidden" name="publishdate" value="...">; "date" is a field to fill in. */
static void read_input(struct metadata *m, uint32_t node)
{
    struct slice name = markup_attribute(html_attributes(m->tree, node), "name");
    size_t row = name.data ? row_of_name(name) : SIZE_MAX;
    if (row != SIZE_MAX && meta_names[row].field == META_PUBLISHED &&
        meta_names[row].rank <= INPUT_RANK_MAX)
        keep_field(m, META_PUBLISHED, attribute(m, node, "value"), INPUT_RANK, node);
}

/* <body data-publish-date="...">: of the elements around the text. */
static void read_data_attributes(struct metadata *m)
{
    for (uint32_t node = m->content->body;; node = node_at(m, node)->parent) {
        struct slice rest = html_attributes(m->tree, node), name, value;
        while (markup_next_attribute(&rest, &name, &value)) {
            bool data = slice_starts_with(name, "data-");
            size_t row = data ? row_of_name(slice_part(name, 5, name.size)) : SIZE_MAX;
            bool day = row != SIZE_MAX && (meta_names[row].field == META_PUBLISHED ||
                                           meta_names[row].field == META_MODIFIED);
            if (day && meta_names[row].rank <= INPUT_RANK_MAX)
                keep_field(
                    m, meta_names[row].field,
                    slice_part(markup_decode(m->draft->arena, value), 0, METADATA_MAX),
                    INPUT_RANK, node);
        }
        if (node == 0)
            return;
    }
}

static void read_meta(struct metadata *m, uint32_t node)
{
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    struct slice attributes = html_attributes(m->tree, node);
    if (!markup_attribute(attributes, "content").data)
        return;
    struct slice value = attribute(m, node, "content");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct slice name = markup_attribute(attributes, keys[i]);
        if (name.data)
            read_named(m, slice_trim(name), value, node);
    }
}

/* The machine's date of an element, else its text. */
static struct slice date_value(const struct metadata *m, uint32_t node)
{
    static const char *const names[] = {"datetime",       "content",   "data-datetime",
                                        "data-timestamp", "data-date", "data-published",
                                        "title"};
    struct article_date date;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct slice value = attribute(m, node, names[i]);
        if (value.data && date_text_parse_any(value, &date) == DATE_READ)
            return value;
    }
    return html_inner_text(m->draft->arena, m->tree, node, 120);
}

/* Microdata (itemprop) and RDFa (property) on elements that show their value; the names
 * are those of <meta>, RDFa's with a vocabulary in front: "schema:datePublished". */
static void read_property(struct metadata *m, uint32_t node, struct slice property)
{
    static const struct slice schema = SLICE("schema:");
    struct arena *arena = m->draft->arena;
    if (slice_equal_ignoring_case(slice_part(property, 0, schema.size), schema))
        property = slice_part(property, schema.size, property.size);
    size_t row = row_of_name(property);
    if (row == SIZE_MAX)
        return;
    enum meta_field field = meta_names[row].field;
    int rank = meta_names[row].rank + SHOWN_RANK;
    if (field == META_PUBLISHED || field == META_MODIFIED)
        keep_field(m, field, date_value(m, node), meta_names[row].rank, node);
    else if (field == META_TITLE)
        keep_field(m, field, html_inner_text(arena, m->tree, node, METADATA_MAX), rank,
                   node);
    else if (field == META_AUTHOR)
        keep_field(m, field, html_inner_text(arena, m->tree, node, 200), rank, node);
}

/* Inside the <article> or <main> around the text, or marked as a date; never behind the
 * text, where other articles are. */
static bool is_own_date(const struct metadata *m, uint32_t node, bool marked)
{
    const struct html_node *frame = node_at(m, m->content->frame);
    bool framed = (frame->tag == HTML_ARTICLE || frame->tag == HTML_MAIN) &&
                  node > m->content->frame && node < frame->end;
    return !m->content->left_out[node] && (framed || marked) &&
           node < node_at(m, m->content->body)->end;
}

/* How likely a <time> is the publication's: marked so, above the text, first. */
static void read_time(struct metadata *m, uint32_t node)
{
    const struct html_node *n = node_at(m, node);
    unsigned hints = (unsigned)n->hints | node_at(m, n->parent)->hints;
    bool marked = markup_attribute(html_attributes(m->tree, node), "pubdate").data ||
                  (hints & (HINT_DATE | HINT_BYLINE));
    bool in_body = m->content->body != m->content->frame && node > m->content->body;
    struct article_date date;
    struct slice value = date_value(m, node);
    if (!is_own_date(m, node, marked) || date_text_parse_any(value, &date) != DATE_READ)
        return;
    if ((hints & HINT_UPDATED) && !(hints & HINT_DATE)) {
        keep_field(m, META_MODIFIED, value, 3, node);
        return;
    }
    keep(&m->time, value, 1 + !marked * 2 + in_body, node);
}

/* "Updated: March 8, 2021 / Published: March 5, 2021" its date of publication. */
static struct slice from_publication(struct slice value)
{
    struct date_text found;
    return byline_find_date(value, &found) ? slice_part(value, found.start, found.end)
                                           : value;
}

/* Not "Updated: March 8, 2021" alone. */
static bool is_publication(struct slice value)
{
    struct date_text found;
    bool number = !date_text_find(value, 0, &found);
    return number || byline_find_date(value, &found);
}

/* Elements that show a date by their class: <span class="date">. */
static void read_dated(struct metadata *m, uint32_t node)
{
    const struct html_node *n = node_at(m, node);
    if (!is_own_date(m, node, true) || n->end - node > 40)
        return;
    struct article_date date;
    struct slice value = date_value(m, node);
    enum date_reading reading = date_text_parse_any(value, &date);
    if (value.size > 120 || (reading != DATE_READ && reading != DATE_AMBIGUOUS))
        return;
    if (!is_publication(value) ||
        (!(n->hints & HINT_DATE) && (n->hints & HINT_UPDATED))) {
        keep_field(m, META_MODIFIED, value, 4, node);
        return;
    }
    value = from_publication(value);
    bool framed = node > m->content->frame && node < node_at(m, m->content->frame)->end;
    int rank = n->hints & HINT_DATE ? 1 : n->hints & HINT_DATELINE ? 2 : 3;
    keep(&m->dated, value, rank * 2 + !framed, node);
}

static void read_link(struct metadata *m, uint32_t node)
{
    struct slice relation = markup_attribute(html_attributes(m->tree, node), "rel");
    if (relation.data && slice_is_ignoring_case(relation, "canonical"))
        keep(&m->canonical, attribute(m, node, "href"), 1, node);
}

/* Read at the end, when the page's own address and title are known. */
static void keep_script(struct metadata *m, uint32_t node)
{
    struct slice type = markup_attribute(html_attributes(m->tree, node), "type");
    const struct html_node *n = node_at(m, node);
    if (type.data && slice_find(type, slice_of("ld+json"), 0) != SIZE_MAX &&
        n->end != node + 1)
        vector_push(m->draft->arena, &m->scripts, node);
}

static void read_scripts(struct metadata *m)
{
    struct slice address = m->canonical.value;
    struct slice title = m->fields[META_TITLE].value;
    struct json_ld ld = {.draft = m->draft,
                         .address =
                             address.size != 0 ? address : m->fields[META_URL].value,
                         .title = title.size != 0 ? title : m->page_title.value};
    for (size_t i = 0; i < m->scripts.count; i++) {
        const struct html_node *text = node_at(m, m->scripts.items[i] + 1);
        json_ld_read(&ld, slice_part(m->tree->source, text->start, text->stop),
                     line_of(m, m->scripts.items[i] + 1));
    }
    json_ld_finish(&ld);
}

static void read_element(struct metadata *m, uint32_t node)
{
    const struct html_node *n = node_at(m, node);
    if (n->tag == HTML_META) {
        read_meta(m, node);
        return;
    }
    struct slice attributes = html_attributes(m->tree, node);
    if (n->tag == HTML_INPUT)
        read_input(m, node);
    if (n->tag == HTML_LINK)
        read_link(m, node);
    else if (n->tag == HTML_SCRIPT)
        keep_script(m, node);
    else if (n->tag == HTML_HTML)
        keep(&m->language, attribute(m, node, "lang"), 1, node);
    else if (n->tag == HTML_TITLE)
        keep(&m->page_title,
             html_inner_text(m->draft->arena, m->tree, node, METADATA_MAX), 1, node);
    if (attributes.size == 0)
        return;
    static const char *const keys[] = {"itemprop", "property"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct slice property = markup_attribute(attributes, keys[i]);
        if (property.data)
            read_property(m, node, property);
    }
    if (n->tag == HTML_TIME)
        read_time(m, node);
    else if (n->hints & (HINT_DATE | HINT_UPDATED | HINT_BYLINE | HINT_DATELINE))
        read_dated(m, node);
}

/* ---- into the draft ---- */

static void add_date(struct metadata *m, const struct found_value *found,
                     enum article_date_origin origin)
{
    struct article_date date;
    if (found->rank == 0)
        return;
    enum date_reading reading = date_text_parse_any(found->value, &date);
    draft_add_date(m->draft, origin, reading, date, found->value,
                   line_of(m, found->node));
}

static void set_modified(struct metadata *m)
{
    struct article_date date;
    if (m->draft->article->modified.origin != DATE_FROM_NONE ||
        m->fields[META_MODIFIED].rank == 0 ||
        date_text_parse_any(m->fields[META_MODIFIED].value, &date) != DATE_READ)
        return;
    date.origin = DATE_FROM_META;
    m->draft->article->modified = date;
}

/* The longest part of "Site | SECTION | Headline": parts at bars are never a headline's
 * own. */
static struct slice longest_part(struct slice title)
{
    static const struct slice bar = SLICE(" | ");
    struct slice longest = {NULL, 0};
    for (size_t at = 0; at <= title.size;) {
        size_t end = slice_find(title, bar, at);
        end = end == SIZE_MAX ? title.size : end;
        if (end - at > longest.size)
            longest = slice_part(title, at, end);
        at = end + bar.size;
    }
    return longest;
}

/* The page's title without the site's name: "Headline - Site", "Headline | Site". */
static struct slice without_site(struct slice title, const char *publisher)
{
    static const char *const marks[] = {" - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                        " \xC2\xBB ", " \xC2\xB7 ",     " :: "};
    size_t cut = 0;
    title = longest_part(title);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        for (size_t at = 0; (at = slice_find(title, slice_of(marks[i]), at)) != SIZE_MAX;
             at++) {
            struct slice rest = slice_part(title, at + strlen(marks[i]), title.size);
            bool site = publisher && slice_is_ignoring_case(rest, publisher);
            if (site || (at * 2 > title.size && at > cut))
                cut = at;
            if (site)
                return slice_part(title, 0, at);
        }
    return cut ? slice_part(title, 0, cut) : title;
}

static struct slice clean_language(struct slice language)
{
    size_t size = 0;
    while (size < language.size && ascii_is_letter(language.data[size]))
        size++;
    return slice_part(language, 0, size);
}

static void set_fields(struct metadata *m)
{
    struct draft *draft = m->draft;
    struct article *article = draft->article;
    draft_set(draft, &article->publisher, m->fields[META_PUBLISHER].value);
    draft_set(draft, &article->title,
              without_site(m->fields[META_TITLE].value, article->publisher));
    draft_set(draft, &article->title,
              without_site(m->page_title.value, article->publisher));
    struct slice author = m->fields[META_AUTHOR].value;
    if (!slice_starts_with(author, "http"))
        draft_set(draft, &article->author, author);
    draft_set(draft, &article->section, m->fields[META_SECTION].value);
    article->url = m->canonical.rank && slice_starts_with(m->canonical.value, "http")
                       ? arena_copy(draft->arena, m->canonical.value)
                       : article->url;
    draft_set(draft, &article->url, m->fields[META_URL].value);
    struct slice language = m->language.value;
    if (language.size == 0)
        language = m->fields[META_LANGUAGE].value;
    draft_set(draft, &article->language, clean_language(language));
}

/* The address in the comment that browsers write into a page they save:
 * "<!-- saved from url=(0034)https://...". */
static struct slice saved_address(struct slice source)
{
    static const struct slice mark = SLICE("saved from url=(");
    source = slice_part(source, 0, SAVED_FRONT);
    size_t at = slice_find(source, mark, 0);
    if (at == SIZE_MAX)
        return (struct slice){NULL, 0};
    struct slice rest = slice_part(source, at + mark.size, source.size);
    (void)slice_cut(&rest, ')');
    return slice_trim(slice_cut(&rest, ' '));
}

/* ---- what scripts hold ---- */

/* The quoted text that begins at 'at' (after white space); data is NULL: none. */
static struct slice quoted_at(struct slice text, size_t at)
{
    while (at < text.size && text.data[at] == ' ')
        at++;
    if (at >= text.size || (text.data[at] != '"' && text.data[at] != '\''))
        return (struct slice){NULL, 0};
    struct slice rest = slice_part(text, at + 1, at + 1 + STATE_VALUE_MAX);
    struct slice value = slice_cut(&rest, text.data[at]);
    return rest.data == value.data + value.size ? (struct slice){NULL, 0} : value;
}

/* The word before 'at', without its quotation marks. */
static struct slice key_before(struct slice text, size_t at)
{
    while (at > 0 && (text.data[at - 1] == '"' || text.data[at - 1] == '\'' ||
                      text.data[at - 1] == ' '))
        at--;
    size_t start = at;
    while (start > 0 && at - start < STATE_VALUE_MAX &&
           (ascii_is_alphanumeric(text.data[start - 1]) || text.data[start - 1] == '_'))
        start--;
    return slice_part(text, start, at);
}

/* The date in a script's data ("articlePublishDate": "..."); false when there are several
 * days: they are of other articles too. */
static bool read_state(struct metadata *m, uint32_t node, struct found_value *found)
{
    struct slice text =
        slice_part(m->tree->source, node_at(m, node)->start, node_at(m, node)->stop);
    for (size_t at = 0; at < text.size; at++) {
        const char *colon = memchr(text.data + at, ':', text.size - at);
        if (!colon)
            break;
        at = (size_t)(colon - text.data);
        struct slice value = quoted_at(text, at + 1);
        struct article_date date, before;
        if (value.size == 0 || !ascii_is_digit(value.data[0]))
            continue;
        size_t row = row_of_name(key_before(text, at));
        if (row == SIZE_MAX || meta_names[row].field != META_PUBLISHED ||
            meta_names[row].rank > INPUT_RANK_MAX ||
            date_text_parse_any(value, &date) != DATE_READ)
            continue;
        if (found->rank != 0 &&
            (date_text_parse_any(found->value, &before) != DATE_READ ||
             instant_day(before.at) != instant_day(date.at)))
            return false;
        *found = (struct found_value){value, INPUT_RANK, node};
    }
    return true;
}

void html_metadata_read_states(struct draft *draft, const struct html_tree *tree)
{
    struct metadata m = {.draft = draft, .tree = tree};
    struct found_value found = {.rank = 0};
    for (uint32_t i = 1; i + 1 < tree->nodes.count; i++)
        if (!node_at(&m, i)->is_text && node_at(&m, i)->tag == HTML_SCRIPT &&
            node_at(&m, i)->end != i + 1 && !read_state(&m, i + 1, &found))
            return;
    add_date(&m, &found, DATE_FROM_META);
}

void html_metadata_read(struct draft *draft, const struct html_tree *tree,
                        const struct html_content *content)
{
    struct metadata m = {.draft = draft, .tree = tree, .content = content};
    for (uint32_t i = 1; i < tree->nodes.count; i++)
        if (!tree->nodes.items[i].is_text)
            read_element(&m, i);
    read_data_attributes(&m);
    read_scripts(&m);
    set_fields(&m);
    set_modified(&m);
    add_date(&m, &m.fields[META_PUBLISHED], DATE_FROM_META);
    add_date(&m, &m.impossible, DATE_FROM_META);
    add_date(&m, &m.time, DATE_FROM_TIME_ELEMENT);
    add_date(&m, &m.dated, DATE_FROM_DATELINE);
    struct slice saved = saved_address(tree->source);
    if (slice_starts_with(saved, "http"))
        draft_set(draft, &draft->article->url, saved);
    if (draft->article->url)
        draft_add_url_date(draft, slice_of(draft->article->url));
    if (draft->hints->url)
        draft_add_url_date(draft, slice_of(draft->hints->url));
}
