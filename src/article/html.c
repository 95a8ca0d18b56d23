#include "article/html.h"

#include "article/header_block.h"
#include "article/html_content.h"
#include "article/html_metadata.h"
#include "article/text_builder.h"
#include "base/ascii.h"

#include <string.h>

enum {
    FRONT = 4096,         /* bytes in which a page shows itself */
    SMALL_ELEMENT = 1500, /* bytes of markup; a larger one is no byline */
    TOP_ELEMENT = 300,    /* the same, of a line at the page's head */
    TOP_ELEMENTS_MAX = 500,
    HEADINGS_MAX = 100,    /* looked at for the title */
    SET_APART_MAX = 6,     /* nodes of an element that is only a headline */
    SET_APART_MIN = 20,    /* bytes of its text */
    SET_APART_INSIDE = 12, /* nodes of the body among which it may be */
    LEAD_MIN = 40,         /* bytes of text of a paragraph above the body */
    LINKED_PERCENT = 80,   /* of a short block inside links: it is a link */
    LINKED_MAX = 200,      /* bytes of such a block */
    BELOW_MAX = 40,        /* nodes behind the article in which its day may be */
    INDENT_MIN = 3,        /* more blanks before a line begin a paragraph */
    HEADLINE_MIN = 10,     /* bytes of a headline that only its class tells */
    LABEL_MIN = 4,         /* bytes before a date that say what it is */
    BESIDE_DATE = 14,      /* bytes beside a date that is not just today's */
};

/* The text being written, block by block. */
struct page_writer {
    struct draft *draft;
    const struct html_tree *tree;
    const struct html_content *content;
    struct text_builder builder;
    uint32_t title;          /* node of the headline; 0: none */
    struct slice page_title; /* of <title>, whole */
    size_t block_start;      /* in the text */
    uint32_t block_node;     /* the first text of the block */
    bool block_open;
    size_t linked;        /* bytes of the block inside links */
    size_t bold;          /* and in bold letters */
    unsigned line_breaks; /* <br> since the last text */
};

static const struct html_node *node_at(const struct page_writer *w, uint32_t node)
{
    return &w->tree->nodes.items[node];
}

static size_t find_ignoring_case(struct slice text, const char *needle)
{
    struct slice n = slice_of(needle);
    for (size_t at = 0; at + n.size <= text.size; at++)
        if (text.data[at] == '<' &&
            slice_equal_ignoring_case(slice_part(text, at, at + n.size), n))
            return at;
    return SIZE_MAX;
}

bool html_is_page(struct slice text)
{
    static const char *const marks[] = {"<!doctype html", "<html",   "<head>",   "<body",
                                        "<meta ",         "<title>", "<article", "<main"};
    struct slice front = slice_part(text, 0, FRONT);
    front = slice_trim(front);
    if (!slice_starts_with(front, "<"))
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (find_ignoring_case(front, marks[i]) != SIZE_MAX)
            return true;
    static const char *const starts[] = {"<p>", "<p ",      "<div",
                                         "<h1", "<section", "<span"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (find_ignoring_case(slice_part(front, 0, strlen(starts[i])), starts[i]) == 0)
            return true;
    return false;
}

const char *html_declared_encoding(struct arena *arena, struct slice bytes)
{
    static const char *const keys[] = {"charset=", "encoding="};
    struct slice front = slice_part(bytes, 0, FRONT);
    if (front.size == 0 || !memchr(front.data, '=', front.size))
        return NULL; /* as in most plain texts */
    for (size_t i = 0; i < 2; i++) {
        size_t at = slice_find(front, slice_of(keys[i]), 0);
        if (at == SIZE_MAX)
            continue;
        at += strlen(keys[i]);
        while (at < front.size && (front.data[at] == '"' || front.data[at] == '\''))
            at++;
        size_t end = at;
        while (end < front.size && end - at < 30 &&
               (ascii_is_alphanumeric(front.data[end]) || front.data[end] == '-' ||
                front.data[end] == '_'))
            end++;
        if (end > at)
            return arena_copy(arena, slice_part(front, at, end));
    }
    return NULL;
}

/* ---- blocks ---- */

static bool is_small(const struct html_node *n)
{
    return n->close - n->start <= SMALL_ELEMENT;
}

/* An item of the list of author, day and section. */
static bool is_in_byline(const struct page_writer *w, uint32_t node)
{
    uint32_t list = node_at(w, node)->parent, around = node_at(w, list)->parent;
    const unsigned words = HINT_BYLINE | HINT_DATE | HINT_UPDATED;
    return ((node_at(w, list)->hints & words) && is_small(node_at(w, list))) ||
           ((node_at(w, around)->hints & words) && is_small(node_at(w, around)));
}

static bool kind_of_element(const struct page_writer *w, uint32_t node,
                            enum article_block_kind *kind)
{
    static const struct {
        enum html_tag tag;
        enum article_block_kind kind;
    } kinds[] = {
        {HTML_H1, BLOCK_HEADING},         {HTML_H2, BLOCK_HEADING},
        {HTML_H3, BLOCK_HEADING},         {HTML_H4, BLOCK_HEADING},
        {HTML_H5, BLOCK_HEADING},         {HTML_H6, BLOCK_HEADING},
        {HTML_LI, BLOCK_LIST_ITEM},       {HTML_BLOCKQUOTE, BLOCK_QUOTE},
        {HTML_FIGCAPTION, BLOCK_CAPTION}, {HTML_CAPTION, BLOCK_CAPTION},
    };
    const struct html_node *n = node_at(w, node);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (n->tag == kinds[i].tag) {
            *kind = kinds[i].kind;
            return n->tag != HTML_LI || !is_in_byline(w, node);
        }
    if (n->is_text || !is_small(n))
        return false;
    if (n->hints & HINT_CAPTION)
        *kind = BLOCK_CAPTION;
    else if ((n->hints & (HINT_BYLINE | HINT_DATE | HINT_UPDATED | HINT_DATELINE)) ||
             n->tag == HTML_ADDRESS)
        *kind = BLOCK_BYLINE;
    else
        return false;
    return true;
}

/* By the innermost ancestor that says something; inline elements say nothing of the block
 * around them. */
static enum article_block_kind kind_of_block(const struct page_writer *w)
{
    enum article_block_kind kind = BLOCK_PARAGRAPH;
    uint32_t node = w->block_node;
    while (node > w->content->body || (node > w->title && w->title != 0)) {
        const struct html_node *n = node_at(w, node);
        if (node == w->title && w->title != 0)
            return BLOCK_TITLE;
        bool block = html_tag_flags_of((enum html_tag)n->tag) & HTML_IS_BLOCK;
        if (block && kind_of_element(w, node, &kind))
            return kind;
        node = n->parent;
        if (node == 0)
            break;
    }
    return node == w->title && w->title != 0 ? BLOCK_TITLE : kind;
}

static void end_block(struct page_writer *w)
{
    w->line_breaks = 0;
    if (!w->block_open)
        return;
    w->block_open = false;
    w->builder.space_pending = false;
    size_t end = w->builder.text.size, size = end - w->block_start;
    if (size == 0)
        return;
    enum article_block_kind kind = kind_of_block(w);
    bool link = w->linked * 100 >= size * LINKED_PERCENT && size <= LINKED_MAX;
    if (link && (kind == BLOCK_PARAGRAPH || kind == BLOCK_LIST_ITEM))
        kind = BLOCK_BOILERPLATE;
    draft_add_block(w->draft, kind, w->block_start, end);
    text_builder_end_block(&w->builder);
}

/* Inside an element [first, last] of the same block. */
static bool is_in(const struct page_writer *w, uint32_t node, enum html_tag first,
                  enum html_tag last)
{
    while (node != 0 &&
           !(html_tag_flags_of((enum html_tag)node_at(w, node)->tag) & HTML_IS_BLOCK)) {
        if (node_at(w, node)->tag >= first && node_at(w, node)->tag <= last)
            return true;
        node = node_at(w, node)->parent;
    }
    return false;
}

static void write_piece(struct page_writer *w, uint32_t node, size_t start, size_t stop)
{
    size_t before = w->builder.text.size;
    if (!w->block_open)
        w->block_start = before;
    text_builder_add(&w->builder, start, stop, node_at(w, node)->is_verbatim);
    size_t written = w->builder.text.size - before;
    if (written == 0)
        return;
    if (!w->block_open) {
        w->block_open = true;
        w->block_node = node;
        w->linked = w->bold = 0;
    }
    w->line_breaks = 0;
    if (is_in(w, node, HTML_A, HTML_A))
        w->linked += written;
    if (is_in(w, node, HTML_B, HTML_BIG))
        w->bold += written;
}

static void write_text(struct page_writer *w, uint32_t node)
{
    const struct html_node *n = node_at(w, node);
    write_piece(w, node, n->start, n->stop);
}

/* The headline, a line in bold or the day, which old pages set apart by one line break.
 */
static bool is_line_apart(const struct page_writer *w)
{
    if (!w->block_open)
        return false;
    struct slice line = slice_trim(
        slice_part(buffer_slice(&w->builder.text), w->block_start, w->builder.text.size));
    struct date_text found;
    if (w->bold >= line.size && line.size >= SET_APART_MIN && line.size <= LINKED_MAX)
        return true;
    return slice_is(line, w->draft->article->title) || byline_read_date(line, &found);
}

static void write_break(struct page_writer *w, uint32_t node)
{
    if (++w->line_breaks >= 2 || is_line_apart(w))
        end_block(w);
    else
        text_builder_add_space(&w->builder, node_at(w, node)->start);
}

/* Text whose lines are the writer's own: blank lines and indented ones begin a block. */
static void write_preformatted(struct page_writer *w, uint32_t node)
{
    const struct html_node *n = node_at(w, node);
    size_t indent_before = 0;
    for (size_t at = n->start; at < n->stop;) {
        struct slice rest = slice_part(w->tree->source, at, n->stop);
        struct slice line = slice_cut(&rest, '\n'), inside = slice_trim(line);
        size_t indent = inside.size ? (size_t)(inside.data - line.data) : 0;
        if (inside.size == 0 || indent >= indent_before + INDENT_MIN)
            end_block(w);
        if (inside.size != 0)
            write_piece(w, node, at, at + line.size);
        if (is_line_apart(w))
            end_block(w);
        indent_before = indent;
        at += line.size + 1;
        text_builder_add_space(&w->builder, at - 1);
    }
}

/* The inside of 'root', without what is left out. */
static void write_inside(struct page_writer *w, uint32_t root)
{
    uint32_t ends[HTML_DEPTH_MAX + 1];
    size_t depth = 0;
    uint32_t end = node_at(w, root)->end, preformatted = 0;
    end_block(w);
    for (uint32_t i = root; i < end;) {
        const struct html_node *n = node_at(w, i);
        while (depth != 0 && ends[depth - 1] <= i) {
            depth--;
            end_block(w);
        }
        if (w->content->left_out[i]) {
            if (node_at(w, n->parent)->tag != HTML_P)
                end_block(w);
            i = n->end;
            continue;
        }
        bool block = html_tag_flags_of((enum html_tag)n->tag) & HTML_IS_BLOCK;
        if (n->tag == HTML_PRE)
            preformatted = n->end;
        if (n->is_text && i < preformatted)
            write_preformatted(w, i);
        else if (n->is_text)
            write_text(w, i);
        else if (n->tag == HTML_BR)
            write_break(w, i);
        else if (block)
            end_block(w);
        if (block && n->end > i + 1 && depth <= HTML_DEPTH_MAX - 1)
            ends[depth++] = n->end;
        i++;
    }
    end_block(w);
}

/* ---- the headline ---- */

static bool same_words(struct slice a, struct slice b)
{
    if (a.size == 0 || b.size == 0)
        return false;
    struct slice longer = a.size >= b.size ? a : b, shorter = a.size >= b.size ? b : a;
    if (shorter.size < 12)
        return slice_equal_ignoring_case(a, b);
    for (size_t at = 0; at + shorter.size <= longer.size; at++)
        if (slice_equal_ignoring_case(slice_part(longer, at, at + shorter.size), shorter))
            return true;
    return false;
}

static bool is_heading(const struct html_node *n)
{
    return !n->is_text && n->tag >= HTML_H1 && n->tag <= HTML_H4;
}

/* Pages without headings set the headline in bold or large letters: the first small element
 * above or at the start of the text that shows a good part of the page's title. */
static uint32_t find_title_set_apart(const struct page_writer *w)
{
    struct slice title = slice_of(w->draft->article->title);
    size_t looked_at = 0;
    uint32_t last = node_at(w, w->content->body)->end;
    if (last > w->content->body + SET_APART_INSIDE)
        last = w->content->body + SET_APART_INSIDE;
    for (uint32_t i = 1; i < last && looked_at < HEADINGS_MAX; i++) {
        const struct html_node *n = node_at(w, i);
        if (n->is_text || w->content->left_out[i] || n->end > i + SET_APART_MAX ||
            n->end == i + 1)
            continue;
        looked_at++;
        struct slice text = html_inner_text(w->draft->arena, w->tree, i, METADATA_MAX);
        if (text.size >= SET_APART_MIN && text.size * 2 >= title.size &&
            text.size <= title.size * 2 && same_words(text, title))
            return i;
    }
    return 0;
}

/* Headlines of pages that set their site's name as large as the article's: it stands in the
 * page's title beside the headline that its metadata tells. */
static bool is_site_name(const struct page_writer *w, struct slice text)
{
    const struct article *article = w->draft->article;
    struct slice title = slice_of(article->title), page = w->page_title;
    if (article->publisher && slice_is_ignoring_case(text, article->publisher))
        return true;
    return title.size != 0 && !same_words(title, text) && same_words(page, title) &&
           same_words(page, text);
}

/* The element that shows the title: the longest heading with its words; else the first
 * <h1> that is not left out. */
/* What the page calls its headline by a class: the last one above the text. */
static uint32_t find_title_by_class(const struct page_writer *w)
{
    uint32_t best = 0, last = node_at(w, w->content->body)->end;
    size_t looked_at = 0;
    for (uint32_t i = 1; i < last && looked_at < HEADINGS_MAX; i++) {
        const struct html_node *n = node_at(w, i);
        if (n->is_text || !(n->hints & HINT_HEADLINE) || w->content->left_out[i] ||
            !is_small(n) || (best != 0 && i > w->content->body))
            continue;
        looked_at++;
        if (html_inner_text(w->draft->arena, w->tree, i, METADATA_MAX).size >=
            HEADLINE_MIN)
            best = i;
    }
    return best;
}

static uint32_t find_title(const struct page_writer *w)
{
    uint32_t first = 0, best = 0, last = node_at(w, w->content->body)->end;
    size_t longest = 0, headings = 0;
    struct slice title = slice_of(w->draft->article->title);
    for (uint32_t i = 1; i < last && headings < HEADINGS_MAX; i++) {
        if (!is_heading(node_at(w, i)) || w->content->left_out[i])
            continue;
        headings++;
        struct slice text = html_inner_text(w->draft->arena, w->tree, i, METADATA_MAX);
        if (text.size > longest && same_words(text, title)) {
            best = i;
            longest = text.size;
        }
        if (first == 0 && node_at(w, i)->tag == HTML_H1 && text.size != 0 &&
            !is_site_name(w, text))
            first = i;
    }
    if (best || first)
        return best ? best : first;
    best = find_title_set_apart(w);
    return best ? best : find_title_by_class(w);
}

/* No element shows the title: the page's <title> does. */
static void write_page_title(struct page_writer *w)
{
    struct slice title = slice_of(w->draft->article->title);
    for (uint32_t i = 1; i + 1 < w->tree->nodes.count; i++) {
        const struct html_node *n = node_at(w, i);
        if (n->is_text || n->tag != HTML_TITLE || n->end == i + 1)
            continue;
        const struct html_node *text = node_at(w, i + 1);
        size_t at =
            slice_find(slice_part(w->tree->source, text->start, text->stop), title, 0);
        if (at == SIZE_MAX || title.size == 0)
            return;
        size_t start = w->builder.text.size;
        text_builder_add(&w->builder, text->start + at, text->start + at + title.size,
                         false);
        draft_add_block(w->draft, BLOCK_TITLE, start, w->builder.text.size);
        text_builder_end_block(&w->builder);
        return;
    }
}

/* What stands between headline and body: a lead, captions; not what else there may be. */
static bool is_lead(const struct page_writer *w, uint32_t node)
{
    const struct html_node *n = node_at(w, node);
    if (n->tag == HTML_FIGCAPTION || (n->hints & HINT_DATELINE) ||
        ((n->hints & HINT_LEAD) && is_small(n)))
        return true;
    if ((n->tag != HTML_P && n->tag != HTML_H2) ||
        (n->hints & (HINT_BYLINE | HINT_DATE | HINT_UPDATED)))
        return false;
    struct slice text = html_inner_text(w->draft->arena, w->tree, node, METADATA_MAX);
    struct date_text found;
    return text.size >= LEAD_MIN && !slice_starts_with(text, "By ") &&
           !(date_text_find(text, 0, &found) && found.has_year && text.size < 120);
}

/* A date that stands alone between headline and body. */
static void keep_shown_date(struct page_writer *w, uint32_t node)
{
    const struct html_node *n = node_at(w, node);
    struct date_text found;
    if (n->end == node + 1 || !is_small(n))
        return;
    struct slice text = html_inner_text(w->draft->arena, w->tree, node, 120);
    if (byline_read_date(text, &found) && found.has_year)
        draft_add_date_text(w->draft, DATE_FROM_DATELINE, &found, text, 0);
}

/* Days shown above the headline, or above the body where there is none, beside it. */
static void keep_dates_above(struct page_writer *w, uint32_t node)
{
    uint32_t parent = node_at(w, node)->parent;
    for (uint32_t i = parent + 1; i < node; i = node_at(w, i)->end)
        if (!node_at(w, i)->is_text && !w->content->left_out[i])
            keep_shown_date(w, i);
}

/* "Posted by Ann Smith ...", "Date 05.03.2014": days alone are those of other articles. */
static bool is_labelled(const struct page_writer *w, uint32_t node)
{
    const struct html_node *n = node_at(w, node);
    struct date_text found;
    if ((n->tag != HTML_P && n->tag != HTML_DIV && n->tag != HTML_LI) || !is_small(n))
        return false;
    struct slice text = html_inner_text(w->draft->arena, w->tree, node, 120);
    return byline_read_date(text, &found) && found.start >= LABEL_MIN &&
           date_text_weekday_at(text, 0) == 0;
}

/* "Posted by Ann Smith on March 2, 2014": the line under an entry of a weblog. */
static void keep_dates_below(struct page_writer *w)
{
    uint32_t start = node_at(w, w->content->body)->end;
    uint32_t end = (uint32_t)w->tree->nodes.count;
    end = end - start > BELOW_MAX ? start + BELOW_MAX : end;
    for (uint32_t i = start; i < end && w->draft->dates.count == 0; i++)
        if (is_labelled(w, i))
            keep_shown_date(w, i);
}

/* "Harbour News | March 2, 2014" at the head of a newsletter. A date alone up there may
 * be that of the day on which the page was saved. */
static void keep_dates_at_top(struct page_writer *w)
{
    size_t looked_at = 0;
    for (uint32_t i = 1; i < w->content->body && w->draft->dates.count == 0 &&
                         looked_at < TOP_ELEMENTS_MAX;
         i++) {
        const struct html_node *n = node_at(w, i);
        struct date_text found;
        if (n->is_text || w->content->left_out[i] || n->end == i + 1 ||
            n->close - n->start > TOP_ELEMENT)
            continue;
        looked_at++;
        struct slice text = html_inner_text(w->draft->arena, w->tree, i, 120);
        if (byline_read_date(text, &found) && found.has_year &&
            text.size >= found.end - found.start + BESIDE_DATE)
            draft_add_date_text(w->draft, DATE_FROM_DATELINE, &found, text, 0);
    }
}

static void write_leads(struct page_writer *w)
{
    uint32_t body = w->content->body;
    for (uint32_t i = w->title ? node_at(w, w->title)->end : body; i < body;) {
        const struct html_node *n = node_at(w, i);
        bool around = n->end > body;
        if (!around && !n->is_text && !w->content->left_out[i])
            keep_shown_date(w, i);
        if (!around && (w->content->left_out[i] || is_lead(w, i))) {
            if (!w->content->left_out[i])
                write_inside(w, i);
            i = n->end;
        } else {
            i++;
        }
    }
}

/* ---- the whole ---- */

/* "Place" of elements that the page calls a dateline. */
static void read_dateline_elements(struct page_writer *w)
{
    for (uint32_t i = 1; i < w->tree->nodes.count; i++) {
        const struct html_node *n = node_at(w, i);
        if (n->is_text || !(n->hints & HINT_DATELINE) || w->content->left_out[i] ||
            !is_small(n))
            continue;
        dateline_read_element(w->draft,
                              html_inner_text(w->draft->arena, w->tree, i, 120));
    }
}

/* The headline's words as the page shows them, when they say as much as its metadata. */
static void choose_title(struct page_writer *w)
{
    struct article *article = w->draft->article;
    struct slice known = slice_of(article->title);
    struct slice text = html_inner_text(w->draft->arena, w->tree, w->title, METADATA_MAX);
    bool better = known.size == 0 || !same_words(text, known) || text.size < known.size;
    if (text.size != 0 && better)
        article->title = arena_copy(w->draft->arena, text);
}

static struct slice find_page_title(const struct page_writer *w)
{
    for (uint32_t i = 1; i < w->tree->nodes.count; i++)
        if (!node_at(w, i)->is_text && node_at(w, i)->tag == HTML_TITLE)
            return html_inner_text(w->draft->arena, w->tree, i, METADATA_MAX);
    return (struct slice){NULL, 0};
}

/* Everything in the page's own order. */
static void write_page(struct page_writer *w)
{
    w->page_title = find_page_title(w);
    w->title = find_title(w);
    bool above = w->title != 0 && w->title < w->content->body;
    if (w->title)
        choose_title(w);
    else if (w->draft->article->title)
        write_page_title(w);
    if (above)
        write_inside(w, w->title);
    if (above) {
        keep_dates_above(w, w->title);
        write_leads(w);
    } else if (w->title == 0) {
        keep_dates_above(w, w->content->body);
    }
    write_inside(w, w->content->body);
}

/* Pages that name only their site: the first line, when the day stands under it. */
static void find_title_over_date(struct page_writer *w)
{
    struct article *article = w->draft->article;
    size_t i = 0;
    while (i < article->blocks.count && article->blocks.items[i].kind == BLOCK_TITLE)
        i++;
    if (w->title != 0 || i + 1 >= article->blocks.count ||
        article->blocks.items[i].kind != BLOCK_PARAGRAPH ||
        article->blocks.items[i + 1].kind != BLOCK_BYLINE)
        return;
    struct slice text = draft_block_text(w->draft, i);
    if (text.size < SET_APART_MIN || text.size > LINKED_MAX || slice_ends_with(text, "."))
        return;
    for (size_t k = 0; k < i; k++)
        article->blocks.items[k].kind = BLOCK_HEADER;
    article->blocks.items[i].kind = BLOCK_TITLE;
    article->title = arena_copy(w->draft->arena, text);
}

static void finish(struct page_writer *w)
{
    text_builder_finish(&w->builder);
    w->draft->article->text = buffer_slice(&w->builder.text);
    w->draft->article->offsets = w->builder.map;
    header_labels_mark(w->draft);
    bylines_mark(w->draft);
    find_title_over_date(w);
    dateline_find(w->draft);
    boilerplate_mark(w->draft);
    repeats_mark(w->draft);
}

static void warn_of_depth(struct draft *draft, const struct html_tree *tree)
{
    if (tree->too_deep)
        draft_warn(
            draft, 0,
            "its elements nest deeper than HTML_DEPTH_MAX (%d); the inner ones are "
            "read as one",
            HTML_DEPTH_MAX);
}

bool html_read(struct draft *draft, struct slice source,
               const struct offset_map *source_map, dateline_error *error)
{
    struct html_tree tree;
    struct html_content content;
    if (!html_tree_read(draft->arena, source, &tree, error))
        return false;
    html_content_find(draft->arena, &tree, &content);
    draft->article->offsets = source_map;
    html_metadata_read(draft, &tree, &content);
    warn_of_depth(draft, &tree);
    struct page_writer w = {.draft = draft, .tree = &tree, .content = &content};
    text_builder_init(&w.builder, draft->arena, source, source_map);
    read_dateline_elements(&w);
    write_page(&w);
    finish(&w);
    if (draft->dates.count == 0)
        keep_dates_below(&w);
    if (draft->dates.count == 0)
        keep_dates_at_top(&w);
    if (draft->dates.count == 0)
        html_metadata_read_states(draft, &tree);
    return true;
}

bool html_read_fragment(struct draft *draft, struct slice source,
                        const struct offset_map *source_map, dateline_error *error)
{
    struct html_tree tree;
    struct html_content content;
    if (!html_tree_read(draft->arena, source, &tree, error))
        return false;
    html_content_find(draft->arena, &tree, &content);
    content.body = 0;
    struct page_writer w = {.draft = draft, .tree = &tree, .content = &content};
    text_builder_init(&w.builder, draft->arena, source, source_map);
    w.title = find_title(&w);
    write_inside(&w, 0);
    finish(&w);
    return true;
}
