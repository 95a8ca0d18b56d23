#include "article/html_tree.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum {
    B = HTML_IS_BLOCK,
    V = HTML_IS_VOID,
    S = HTML_IS_SILENT,
    E = HTML_IS_EXTRA,
    C = HTML_CLOSES_P
};

static const struct {
    struct slice name;
    unsigned flags;
} tags[HTML_TAG_COUNT] = {
#define HTML_TAG(id, name, flags) [HTML_##id] = {SLICE(name), flags},
#include "article/html_tags.def"
#undef HTML_TAG
};

static const struct {
    struct slice words;
    uint16_t hint;
} hint_rows[] = {
#define HTML_HINT(meaning, words) {SLICE(words), HINT_##meaning},
#include "article/html_hints.def"
#undef HTML_HINT
};
enum {
    HINT_ROWS = sizeof hint_rows / sizeof hint_rows[0],
    CLASS_MAX = 512, /* bytes of a class or id that are looked at */
    NAME_LENGTH_MAX = 10,
};

/* Rows by first letter, so that a class is compared with few of them. */
struct hint_index {
    uint16_t first[26];       /* row + 1; 0: none */
    uint16_t next[HINT_ROWS]; /* likewise */
};

struct open_element {
    uint32_t node;
    enum html_tag tag;
    struct slice name; /* of an element that the table does not know */
};

struct tree_builder {
    struct arena *arena;
    struct html_tree *tree;
    struct hint_index hints;
    struct open_element open[HTML_DEPTH_MAX];
    size_t depth;
};

unsigned html_tag_flags_of(enum html_tag tag)
{
    return tags[tag].flags;
}

static enum html_tag tag_from_name(struct slice name)
{
    if (name.size == 0 || name.size > NAME_LENGTH_MAX)
        return HTML_OTHER;
    char first = ascii_lower(name.data[0]);
    for (size_t i = 1; i < HTML_TAG_COUNT; i++)
        if (tags[i].name.data[0] == first &&
            slice_equal_ignoring_case(tags[i].name, name))
            return (enum html_tag)i;
    return HTML_OTHER;
}

/* ---- hints ---- */

static struct hint_index make_hint_index(void)
{
    struct hint_index index = {{0}, {0}};
    for (size_t i = 0; i < HINT_ROWS; i++) {
        int letter = hint_rows[i].words.data[0] - 'a';
        index.next[i] = index.first[letter];
        index.first[letter] = (uint16_t)(i + 1);
    }
    return index;
}

/* "articleBody post_meta" as "-article-body-post-meta-", with "--" between the classes.
 */
static size_t fold_class(struct slice text, char folded[2 * CLASS_MAX + 2])
{
    size_t size = 0;
    char before = '\0';
    folded[size++] = '-';
    for (size_t i = 0; i < text.size && i < CLASS_MAX; i++) {
        char c = text.data[i];
        bool mark = !ascii_is_alphanumeric(c) && (unsigned char)c < 0x80;
        if (ascii_is_upper(c) && ascii_is_lower(before))
            folded[size++] = '-';
        if (!mark)
            folded[size++] = ascii_lower(c);
        else if (ascii_is_space(c) || folded[size - 1] != '-')
            folded[size++] = '-';
        if (ascii_is_space(c))
            folded[size++] = '-';
        before = c;
    }
    folded[size++] = '-';
    return size;
}

static uint16_t hints_of_text(const struct hint_index *index, struct slice text)
{
    char folded[2 * CLASS_MAX + 2];
    size_t size = fold_class(text, folded);
    uint16_t hints = 0;
    for (size_t at = 1; at < size; at++) {
        if (folded[at - 1] != '-' || !ascii_is_lower(folded[at]))
            continue;
        for (size_t row = index->first[folded[at] - 'a']; row != 0;
             row = index->next[row - 1]) {
            struct slice words = hint_rows[row - 1].words;
            if (at + words.size < size && folded[at + words.size] == '-' &&
                memcmp(folded + at, words.data, words.size) == 0)
                hints |= hint_rows[row - 1].hint;
        }
    }
    return hints;
}

static uint16_t hints_of_role(struct slice role)
{
    static const char *const outside[] = {"navigation",  "banner", "complementary",
                                          "contentinfo", "search", "menu",
                                          "toolbar"};
    if (slice_is_ignoring_case(role, "dialog") ||
        slice_is_ignoring_case(role, "alertdialog"))
        return HINT_CONSENT;
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        if (slice_is_ignoring_case(role, outside[i]))
            return HINT_OUTSIDE;
    return 0;
}

static uint16_t hints_of_style(struct slice style)
{
    static const char *const hiding[] = {"display:none", "display: none",
                                         "visibility:hidden", "visibility: hidden"};
    for (size_t i = 0; i < sizeof hiding / sizeof hiding[0]; i++)
        if (slice_find(style, slice_of(hiding[i]), 0) != SIZE_MAX)
            return HINT_HIDDEN;
    return 0;
}

static uint16_t hints_of(const struct hint_index *index, enum html_tag tag,
                         struct slice attributes)
{
    uint16_t hints = 0;
    /* headings and what is in them have their own words as id, for links to them */
    bool named =
        (html_tag_flags_of(tag) & HTML_IS_BLOCK) && !(tag >= HTML_H1 && tag <= HTML_H6);
    struct slice rest = attributes, name, value;
    while (markup_next_attribute(&rest, &name, &value)) {
        if (slice_is_ignoring_case(name, "class") ||
            (named && slice_is_ignoring_case(name, "id")))
            hints |= hints_of_text(index, value);
        else if (slice_is_ignoring_case(name, "role"))
            hints |= hints_of_role(value);
        else if (slice_is_ignoring_case(name, "itemprop"))
            hints |= slice_is_ignoring_case(value, "comment") ? HINT_OUTSIDE : 0;
        else if (slice_is_ignoring_case(name, "style"))
            hints |= hints_of_style(value);
        else if (slice_is_ignoring_case(name, "hidden"))
            hints |= HINT_HIDDEN;
    }
    return hints;
}

/* ---- building ---- */

static uint32_t add_node(struct tree_builder *b, enum html_tag tag, size_t start,
                         size_t stop)
{
    struct html_node node = {.tag = (uint8_t)tag,
                             .parent = b->depth ? b->open[b->depth - 1].node : 0,
                             .start = (uint32_t)start,
                             .stop = (uint32_t)stop,
                             .close = (uint32_t)stop};
    uint32_t number = (uint32_t)b->tree->nodes.count;
    node.end = number + 1;
    vector_push(b->arena, &b->tree->nodes, node);
    return number;
}

/* Closes open elements down to 'depth'. */
static void close_to(struct tree_builder *b, size_t depth, size_t at)
{
    while (b->depth > depth) {
        struct html_node *node = &b->tree->nodes.items[b->open[--b->depth].node];
        node->end = (uint32_t)b->tree->nodes.count;
        node->close = (uint32_t)at;
    }
}

/* Closes the innermost 'tag', unless one of 'walls' stands in between. */
static void close_implied(struct tree_builder *b, enum html_tag tag,
                          const enum html_tag *walls, size_t wall_count, size_t at)
{
    for (size_t i = b->depth; i > 1; i--) {
        enum html_tag open = b->open[i - 1].tag;
        if (open == tag) {
            close_to(b, i - 1, at);
            return;
        }
        for (size_t k = 0; k < wall_count; k++)
            if (open == walls[k])
                return;
    }
}

static void close_before_opening(struct tree_builder *b, enum html_tag tag, size_t at)
{
    static const enum html_tag p_walls[] = {
        HTML_TD, HTML_TH,   HTML_ARTICLE, HTML_DIV,        HTML_SECTION,
        HTML_LI, HTML_BODY, HTML_MAIN,    HTML_BLOCKQUOTE, HTML_FIGURE};
    static const enum html_tag li_walls[] = {HTML_UL, HTML_OL};
    static const enum html_tag row_walls[] = {HTML_TABLE};
    static const enum html_tag cell_walls[] = {HTML_TABLE, HTML_TR};
    if (html_tag_flags_of(tag) & HTML_CLOSES_P)
        close_implied(b, HTML_P, p_walls, sizeof p_walls / sizeof p_walls[0], at);
    if (tag == HTML_LI)
        close_implied(b, HTML_LI, li_walls, 2, at);
    if (tag == HTML_TR)
        close_implied(b, HTML_TR, row_walls, 1, at);
    if (tag == HTML_TD || tag == HTML_TH) {
        close_implied(b, HTML_TD, cell_walls, 2, at);
        close_implied(b, HTML_TH, cell_walls, 2, at);
    }
    if (tag == HTML_BODY)
        close_implied(b, HTML_HEAD, NULL, 0, at);
}

static void open_element(struct tree_builder *b, const struct markup_token *token)
{
    enum html_tag tag = tag_from_name(token->name);
    unsigned flags = html_tag_flags_of(tag);
    close_before_opening(b, tag, token->start);
    size_t start = (size_t)(token->attributes.data - b->tree->source.data);
    uint32_t node = add_node(b, tag, start, start + token->attributes.size);
    struct html_node *added = &b->tree->nodes.items[node];
    added->hints = hints_of(&b->hints, tag, token->attributes);
    added->close = (uint32_t)token->end;
    if ((flags & HTML_IS_VOID) || token->self_closing)
        return;
    if (b->depth == HTML_DEPTH_MAX) {
        b->tree->too_deep = true;
        return;
    }
    b->open[b->depth++] = (struct open_element){node, tag, token->name};
}

static void close_element(struct tree_builder *b, const struct markup_token *token)
{
    enum html_tag tag = tag_from_name(token->name);
    for (size_t i = b->depth; i > 1; i--) {
        const struct open_element *open = &b->open[i - 1];
        if (open->tag == tag &&
            (tag != HTML_OTHER || slice_equal_ignoring_case(open->name, token->name))) {
            close_to(b, i - 1, token->start);
            return;
        }
        /* a stray end tag inside a cell or an item does not end what is around it */
        bool wall = open->tag == HTML_TD || open->tag == HTML_TABLE;
        if (wall && tag != HTML_TABLE && tag != HTML_TR && tag != HTML_BODY &&
            tag != HTML_HTML)
            return;
    }
}

static void add_text(struct tree_builder *b, const struct markup_token *token)
{
    uint32_t node = add_node(b, HTML_OTHER, token->start, token->end);
    b->tree->nodes.items[node].is_text = true;
    b->tree->nodes.items[node].is_verbatim = token->kind == MARKUP_VERBATIM;
}

bool html_tree_read(struct arena *arena, struct slice source, struct html_tree *tree,
                    dateline_error *error)
{
    struct tree_builder *b = ARENA_NEW(arena, struct tree_builder);
    b->arena = arena;
    b->tree = tree;
    b->hints = make_hint_index();
    *tree = (struct html_tree){.source = source};
    struct markup markup;
    struct markup_token token;
    markup_begin(&markup, source, true);
    b->open[b->depth++] =
        (struct open_element){add_node(b, HTML_OTHER, 0, 0), HTML_OTHER, {NULL, 0}};
    while (markup_next(&markup, &token)) {
        if (tree->nodes.count >= HTML_NODES_MAX) {
            error_set(error, DATELINE_ERROR_LIMIT,
                      "the page has more than HTML_NODES_MAX (%d) elements; split it",
                      HTML_NODES_MAX);
            return false;
        }
        if (token.kind == MARKUP_OPEN)
            open_element(b, &token);
        else if (token.kind == MARKUP_CLOSE)
            close_element(b, &token);
        else
            add_text(b, &token);
    }
    close_to(b, 0, source.size);
    return true;
}

/* ---- looking things up ---- */

struct slice html_attributes(const struct html_tree *tree, uint32_t node)
{
    const struct html_node *n = &tree->nodes.items[node];
    if (n->is_text)
        return (struct slice){NULL, 0};
    return slice_part(tree->source, n->start, n->stop);
}

struct slice html_attribute(struct arena *arena, const struct html_tree *tree,
                            uint32_t node, const char *name)
{
    struct slice raw = markup_attribute(html_attributes(tree, node), name);
    return raw.data ? markup_decode(arena, raw) : raw;
}

static void add_collapsed(struct buffer *buffer, struct slice text, size_t limit)
{
    for (size_t i = 0; i < text.size && buffer->size < limit; i++) {
        bool space = ascii_is_space(text.data[i]);
        if (!space)
            buffer_add_byte(buffer, text.data[i]);
        else if (buffer->size != 0 && buffer->data[buffer->size - 1] != ' ')
            buffer_add_byte(buffer, ' ');
    }
}

struct slice html_inner_text(struct arena *arena, const struct html_tree *tree,
                             uint32_t node, size_t limit)
{
    struct buffer buffer;
    buffer_init(&buffer, arena, limit + 8);
    uint32_t end = tree->nodes.items[node].end;
    for (uint32_t i = node; i < end && buffer.size < limit;) {
        const struct html_node *n = &tree->nodes.items[i];
        bool silent =
            i != node && !n->is_text && (html_tag_flags_of((enum html_tag)n->tag) & S);
        if (n->is_text)
            add_collapsed(&buffer, slice_part(tree->source, n->start, n->stop),
                          limit + UTF8_MAX);
        else if (i != node &&
                 (n->tag == HTML_BR || (html_tag_flags_of((enum html_tag)n->tag) & B)))
            add_collapsed(&buffer, slice_make(" ", 1), limit + UTF8_MAX);
        i = silent ? n->end : i + 1;
    }
    return slice_trim(markup_decode(arena, utf8_cut(buffer_slice(&buffer), limit)));
}
