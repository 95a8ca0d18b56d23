/*
 * By containers that say what they are (articleBody, <article>, <main>, usual class
 * names), and where there is none by density: paragraphs give points to their parents and
 * half of them to their grandparents, links take them away (the idea of Arc90's
 * Readability).
 */
#include "article/html_content.h"

#include "base/ascii.h"

enum {
    MOST_PERCENT = 40,  /* of the page's paragraphs: too much to be left out */
    BODY_PERCENT = 55,  /* of the page's paragraphs: a container that holds the article */
    INNER_PERCENT = 85, /* of the article's: a container that leaves out nothing of it */
    NAMED_PERCENT =
        25, /* of the page's, when the page says that it is the article's body */
    POINTS_PER_BYTES = 100,
    POINTS_MAX = 3, /* for length, of one paragraph */
    PARAGRAPH_MIN = 25,
    ONLY_PERCENT = 30, /* of the page's, when one element alone is called a body */
    ONLY_TIMES = 3,
    NAMED = 5,     /* the best rank */
    PART_RANK = 3, /* of an article's body, at least */
    MAIN_RANK = 2,
    CORE_PERCENT = 85,    /* of the paragraphs in <main> */
    CROWDED_PERCENT = 70, /* of the text in <main>: the rest is too much for a title */
    NARROWINGS_MAX = 8,
    CONSENT_PERCENT = 90, /* of the page's: a class that is named wrongly */
    TEASER_LINKED = 12,   /* percent of a teaser's text that its links are, at least */
    PART_PERCENT = 15,    /* of the page's paragraphs: a part of an article in pieces */
    PARTS_MAX = 16,
    BARRIER_TEXT = 400,    /* bytes of text of a plea to subscribe, at most */
    BARRIER_MARKUP = 8192, /* bytes of it that are looked at */
};

/* Bytes of text inside each node. */
struct measure {
    uint32_t text, linked, paragraphs; /* all; inside links; inside <p> and the like */
    uint32_t commas;
};

struct finder {
    struct arena *arena;
    const struct html_tree *tree;
    struct measure *measures;
    bool *left_out;
    uint32_t count;
};

static const struct html_node *node_at(const struct finder *f, uint32_t node)
{
    return &f->tree->nodes.items[node];
}

static bool is_paragraph(enum html_tag tag)
{
    return tag == HTML_P || tag == HTML_BLOCKQUOTE || tag == HTML_PRE;
}

static void count_text(struct slice text, struct measure *measure)
{
    for (size_t i = 0; i < text.size; i++) {
        measure->text += !ascii_is_space(text.data[i]);
        measure->commas += text.data[i] == ',';
    }
}

/* Measures of all nodes that are not left out. */
static void take_measures(struct finder *f)
{
    uint8_t *inside = ARENA_NEW_ARRAY(f->arena, f->count, uint8_t); /* 1: link, 2: p */
    for (uint32_t i = 0; i < f->count; i++) {
        const struct html_node *n = node_at(f, i);
        f->measures[i] = (struct measure){0};
        inside[i] = i ? inside[n->parent] : 0;
        inside[i] |= n->tag == HTML_A ? 1 : is_paragraph((enum html_tag)n->tag) ? 2 : 0;
        if (!n->is_text || f->left_out[i])
            continue;
        count_text(slice_part(f->tree->source, n->start, n->stop), &f->measures[i]);
        f->measures[i].linked = inside[i] & 1 ? f->measures[i].text : 0;
        f->measures[i].paragraphs = inside[i] == 2 ? f->measures[i].text : 0;
    }
    for (uint32_t i = f->count; i-- > 1;) {
        struct measure *parent = &f->measures[node_at(f, i)->parent];
        parent->text += f->measures[i].text;
        parent->linked += f->measures[i].linked;
        parent->paragraphs += f->measures[i].paragraphs;
        parent->commas += f->measures[i].commas;
    }
}

/* What is never shown as text is left out from the start. */
static void leave_out_silent(struct finder *f)
{
    for (uint32_t i = 0; i < f->count; i++) {
        const struct html_node *n = node_at(f, i);
        bool own =
            !n->is_text && ((html_tag_flags_of((enum html_tag)n->tag) & HTML_IS_SILENT) ||
                            n->tag == HTML_HEAD || (n->hints & HINT_HIDDEN));
        f->left_out[i] = own || (i && f->left_out[n->parent]);
    }
}

/* A short plea to subscribe or to sign in, not the text that only subscribers see. */
static bool is_barrier(const struct finder *f, uint32_t node)
{
    static const char *const words[] = {"ubscri", "og in", "ign in", "egister",
                                        "ecome a"};
    const struct html_node *n = node_at(f, node);
    if (!(n->hints & HINT_BARRIER) || f->measures[node].text >= BARRIER_TEXT)
        return false;
    size_t end =
        n->close - n->stop > BARRIER_MARKUP ? n->stop + BARRIER_MARKUP : n->close;
    struct slice inside = slice_part(f->tree->source, n->stop, end);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_find(inside, slice_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

static bool says_outside(const struct finder *f, uint32_t node)
{
    const struct html_node *n = node_at(f, node);
    const struct measure *m = &f->measures[node];
    bool link = (uint64_t)m->linked * 100 > (uint64_t)m->text * TEASER_LINKED;
    return (html_tag_flags_of((enum html_tag)n->tag) & HTML_IS_EXTRA) ||
           (n->hints & HINT_OUTSIDE) || ((n->hints & HINT_TEASER) && link) ||
           is_barrier(f, node);
}

/* A page is full of words that hide: "content sidebar-right", "has-ads". What holds most
 * of the paragraphs is not left out because of them. */
static void leave_out_extras(struct finder *f)
{
    uint32_t all =
        f->measures[0].paragraphs ? f->measures[0].paragraphs : f->measures[0].text;
    for (uint32_t i = 0; i < f->count; i++) {
        const struct html_node *n = node_at(f, i);
        uint32_t held =
            f->measures[0].paragraphs ? f->measures[i].paragraphs : f->measures[i].text;
        uint64_t percent = all ? (uint64_t)held * 100 / all : 0;
        bool own = !n->is_text && n->tag != HTML_BODY &&
                   ((says_outside(f, i) && percent <= MOST_PERCENT) ||
                    ((n->hints & HINT_CONSENT) && percent <= CONSENT_PERCENT));
        f->left_out[i] = f->left_out[i] || own || (i && f->left_out[n->parent]);
    }
}

/* How sure a node's own words make it the article's body; 0: they say nothing. */
static int body_rank(const struct finder *f, uint32_t node)
{
    const struct html_node *n = node_at(f, node);
    if (n->is_text || f->left_out[node])
        return 0;
    struct slice attributes = html_attributes(f->tree, node);
    struct slice property = markup_attribute(attributes, "itemprop");
    if (property.data && slice_find(property, slice_of("articleBody"), 0) != SIZE_MAX)
        return NAMED;
    struct slice name = markup_attribute(attributes, "name");
    if (name.data && slice_is_ignoring_case(name, "articleBody"))
        return NAMED;
    if (n->hints & HINT_BODY)
        return 4;
    if (n->tag == HTML_ARTICLE)
        return 3;
    struct slice role = markup_attribute(attributes, "role");
    if (n->tag == HTML_MAIN || (role.data && slice_is_ignoring_case(role, "main")))
        return 2;
    return 0;
}

static uint32_t held_by(const struct finder *f, uint32_t node)
{
    const struct measure *m = &f->measures[node];
    return m->paragraphs ? m->paragraphs : m->text - m->linked;
}

/* One element that is called an article's body holds far more than every other one. */
static bool is_only_body(const struct finder *f)
{
    uint32_t most = 0, second = 0, last_end = 0;
    for (uint32_t i = 1; i < f->count; i++) {
        if (!(node_at(f, i)->hints & HINT_BODY) || f->left_out[i] || i < last_end)
            continue;
        last_end = node_at(f, i)->end;
        uint32_t held = held_by(f, i);
        second = held > most ? most : held > second ? held : second;
        most = held > most ? held : most;
    }
    return most > second * ONLY_TIMES;
}

/*
 * The container with the best rank that holds enough of the region's paragraphs; among
 * equals the one with most text, the innermost when they are the same. UINT32_MAX: none.
 */
static uint32_t best_container(const struct finder *f, uint32_t region)
{
    uint32_t best = UINT32_MAX, all = held_by(f, region);
    uint64_t least = region == 0 && is_only_body(f) ? ONLY_PERCENT : BODY_PERCENT;
    int best_rank = 0;
    for (uint32_t i = region + 1; i < node_at(f, region)->end; i++) {
        int rank = body_rank(f, i);
        if (rank == 0 || rank < best_rank || held_by(f, i) == 0)
            continue;
        uint64_t percent = region != 0         ? INNER_PERCENT
                           : rank == NAMED     ? NAMED_PERCENT
                           : rank == NAMED - 1 ? least
                                               : BODY_PERCENT;
        if ((uint64_t)held_by(f, i) * 100 < all * percent)
            continue;
        if (rank > best_rank || held_by(f, i) >= held_by(f, best)) {
            best = i;
            best_rank = rank;
        }
    }
    return best;
}

/* The innermost element that both are in. */
static uint32_t common_ancestor(const struct finder *f, uint32_t a, uint32_t b)
{
    while (a != 0 && node_at(f, a)->end <= b)
        a = node_at(f, a)->parent;
    return a;
}

static bool has_headline(const struct finder *f, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end; i++)
        if (node_at(f, i)->tag == HTML_H1 && !f->left_out[i])
            return true;
    return false;
}

/* The first containers of the best rank, one after the other, that hold a good part of
 * the page each. */
static size_t find_parts(const struct finder *f, uint32_t parts[PARTS_MAX])
{
    uint32_t all = held_by(f, 0);
    size_t count = 0;
    int best = 0;
    for (uint32_t i = 1; i < f->count; i++) {
        int rank = body_rank(f, i);
        if (rank < PART_RANK || rank < best ||
            (uint64_t)held_by(f, i) * 100 < (uint64_t)all * PART_PERCENT)
            continue;
        bool inside = count != 0 && i < node_at(f, parts[count - 1])->end;
        if (rank > best || (inside && held_by(f, i) == held_by(f, parts[count - 1])))
            count = rank > best ? 0 : count - 1;
        else if (inside)
            continue;
        best = rank;
        if (count < PARTS_MAX)
            parts[count++] = i;
    }
    return count;
}

/*
 * Pages that hold several containers of an article's body: the pieces of one article
 * that an advertisement or a barrier parts, or articles one behind the other, each with
 * its headline, of which the first is the page's. UINT32_MAX: it is not such a page.
 */
static uint32_t body_of_parts(const struct finder *f)
{
    uint32_t parts[PARTS_MAX];
    size_t count = find_parts(f, parts);
    if (count < 2)
        return UINT32_MAX;
    uint32_t body = parts[0];
    for (size_t i = 1; i < count; i++) {
        if (has_headline(f, node_at(f, parts[i - 1])->end, node_at(f, parts[i])->end))
            return body;
        body = common_ancestor(f, body, parts[i]);
    }
    /* <article> may be an entry or a teaser just as well */
    return body_rank(f, parts[0]) > PART_RANK ? body : UINT32_MAX;
}

/* Points of one paragraph, in hundredths. */
static uint32_t points_of(const struct measure *m)
{
    if (m->text < PARAGRAPH_MIN)
        return 0;
    uint32_t by_length = m->text / POINTS_PER_BYTES;
    uint32_t points =
        1 + m->commas + (by_length < POINTS_MAX ? by_length : (uint32_t)POINTS_MAX);
    return points * (100 - m->linked * 100 / m->text);
}

/* Whether a text is all that its element holds. */
static bool is_only_text(const struct finder *f, uint32_t node)
{
    uint32_t parent = node_at(f, node)->parent;
    return f->measures[parent].text == f->measures[node].text;
}

/* The element inside 'region' with the most points. */
static uint32_t densest(const struct finder *f, uint32_t region)
{
    uint64_t *points = ARENA_NEW_ARRAY(f->arena, f->count, uint64_t);
    uint32_t best = region, end = node_at(f, region)->end;
    for (uint32_t i = region + 1; i < end; i++) {
        const struct html_node *n = node_at(f, i);
        bool bare = n->is_text && node_at(f, n->parent)->tag != HTML_P &&
                    (html_tag_flags_of((enum html_tag)node_at(f, n->parent)->tag) &
                     HTML_IS_BLOCK);
        if (f->left_out[i] || (!bare && !is_paragraph((enum html_tag)n->tag)))
            continue;
        uint32_t own = points_of(&f->measures[i]);
        uint32_t around = n->parent;
        if (bare && is_only_text(f, i)) /* a cell or division that is a paragraph */
            around = node_at(f, around)->parent;
        points[around] += own;
        points[node_at(f, around)->parent] += own / 2;
    }
    for (uint32_t i = region + 1; i < end; i++) {
        uint32_t text = f->measures[i].text, linked = f->measures[i].linked;
        if (text != 0)
            points[i] = points[i] * (text - linked) / text;
        if (points[i] > points[best] && !f->left_out[i])
            best = i;
    }
    return best;
}

/* <main> often holds the whole page but its frame: when one element inside it has nearly
 * all of its paragraphs, and much else stands beside that, this is the article. */
static uint32_t core_of(const struct finder *f, uint32_t body)
{
    int rank = body_rank(f, body);
    if (rank == 0 || rank > MAIN_RANK)
        return body;
    uint32_t core = densest(f, body);
    bool holds =
        (uint64_t)held_by(f, core) * 100 >= (uint64_t)held_by(f, body) * CORE_PERCENT;
    bool crowded = (uint64_t)f->measures[core].text * 100 <
                   (uint64_t)f->measures[body].text * CROWDED_PERCENT;
    return holds && crowded ? core : body;
}

/* The first ancestor that is an <article>, <main> or the body. */
static uint32_t frame_of(const struct finder *f, uint32_t body)
{
    uint32_t node = body;
    while (node != 0) {
        enum html_tag tag = (enum html_tag)node_at(f, node)->tag;
        if (tag == HTML_ARTICLE || tag == HTML_MAIN || tag == HTML_BODY)
            return node;
        node = node_at(f, node)->parent;
    }
    return 0;
}

void html_content_find(struct arena *arena, const struct html_tree *tree,
                       struct html_content *content)
{
    struct finder f = {
        .arena = arena, .tree = tree, .count = (uint32_t)tree->nodes.count};
    f.measures = ARENA_NEW_ARRAY(arena, f.count, struct measure);
    f.left_out = ARENA_NEW_ARRAY(arena, f.count, bool);
    leave_out_silent(&f);
    take_measures(&f);
    leave_out_extras(&f);
    take_measures(&f);
    uint32_t body = body_of_parts(&f);
    if (body == UINT32_MAX)
        body = best_container(&f, 0);
    if (body == UINT32_MAX)
        body = densest(&f, 0);
    for (int i = 0; i < NARROWINGS_MAX; i++) {
        uint32_t inner = best_container(&f, body);
        if (inner == UINT32_MAX)
            break;
        body = inner;
    }
    body = core_of(&f, body);
    *content = (struct html_content){body, frame_of(&f, body), f.left_out};
}
