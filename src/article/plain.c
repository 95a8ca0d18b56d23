/* Plain text: lines to paragraphs, and the title. */
#include "article/draft.h"
#include "article/header_block.h"
#include "article/lines.h"

#include "base/ascii.h"

enum {
    WRAP_LEAST = 55,     /* the longest line of such text is no shorter */
    WRAP_COLUMNS = 140,  /* no longer lines in text wrapped by hand */
    TITLE_MAX = 220,     /* bytes */
    TITLE_LINES_MAX = 4, /* title, and what may stand over the first paragraph */
};

static bool ends_sentence(struct slice line)
{
    while (line.size != 0) {
        char last = line.data[line.size - 1];
        if (last == '.' || last == '!' || last == '?')
            return true;
        if (last == '"' || last == '\'' || last == ')' || last == ']')
            line.size--;
        else if (line.size >= 3 && slice_ends_with(line, "\xE2\x80\x9D"))
            line.size -= 3;
        else
            return false;
    }
    return false;
}

/*
 * Whether lines [first, end) are one paragraph broken by hand: no long lines, all but the
 * last about as long as the longest, and most of them end inside a sentence.
 */
static bool is_wrapped(struct slice text, const struct line *lines, size_t first,
                       size_t end)
{
    size_t longest = 0, shortest = SIZE_MAX, finished = 0;
    struct date_text day;
    if (byline_read_date(line_text(text, &lines[end - 1]), &day))
        return false; /* a title, and the day under it */
    for (size_t i = first; i < end; i++) {
        size_t size = lines[i].end - lines[i].start;
        longest = size > longest ? size : longest;
        if (i + 1 == end)
            break;
        shortest = size < shortest ? size : shortest;
        struct slice line = line_text(text, &lines[i]);
        if (slice_equal(slice_part(line_text(text, &lines[i + 1]), 0, size), line))
            return false; /* a title, and its picture's caption that repeats it */
        finished += ends_sentence(line_text(text, &lines[i]));
    }
    size_t broken = end - first - 1;
    return longest <= WRAP_COLUMNS && shortest * 2 >= longest && longest >= WRAP_LEAST &&
           finished * 2 < broken + (broken == 1);
}

static void add_line(struct draft *draft, const struct line *line)
{
    struct slice text = line_text(draft->article->text, line);
    struct date_text day;
    /* "12. November 2019" is no item of a list */
    bool item = line_bullet(text) && !byline_read_date(text, &day);
    draft_add_block(draft, item ? BLOCK_LIST_ITEM : BLOCK_PARAGRAPH, line->start,
                    line->end);
}

/* Lines [first, end) without a blank line between them. */
static void add_group(struct draft *draft, const struct line *lines, size_t first,
                      size_t end)
{
    if (end - first > 1 && is_wrapped(draft->article->text, lines, first, end)) {
        draft_add_block(draft, BLOCK_PARAGRAPH, lines[first].start, lines[end - 1].end);
        return;
    }
    for (size_t i = first; i < end; i++)
        add_line(draft, &lines[i]);
}

static void add_paragraphs(struct draft *draft, const struct line_vector *lines,
                           size_t first)
{
    while (first < lines->count) {
        size_t end = first + 1;
        while (end < lines->count && !lines->items[end].after_gap &&
               !line_bullet(line_text(draft->article->text, &lines->items[end])))
            end++;
        add_group(draft, lines->items, first, end);
        first = end;
    }
}

/* Headlines in title case end in a full stop in some archives; sentences do not begin
 * most of their words with capitals. */
static bool is_title_case(struct slice text)
{
    size_t words = 0, capitals = 0;
    char before = ' ';
    for (size_t i = 0; i < text.size; i++) {
        bool starts = before == ' ' && ascii_is_letter(text.data[i]);
        words += starts;
        capitals += starts && ascii_is_upper(text.data[i]);
        before = text.data[i];
    }
    return words >= 2 && capitals * 10 >= words * 6;
}

/* “Which of you was there?” */
static bool is_quotation(struct slice text)
{
    return (slice_starts_with(text, "\"") && slice_ends_with(text, "\"")) ||
           (slice_starts_with(text, "\xE2\x80\x9C") &&
            slice_ends_with(text, "\xE2\x80\x9D"));
}

static bool stands_over_byline(const struct article *article, size_t block)
{
    return block == 0 && article->blocks.count > 1 &&
           article->blocks.items[1].kind == BLOCK_BYLINE;
}

static bool may_be_title(const struct draft *draft, size_t block)
{
    const struct article *article = draft->article;
    if (article->blocks.items[block].kind != BLOCK_PARAGRAPH)
        return false;
    struct slice text = draft_block_text(draft, block);
    char last = text.data[text.size - 1];
    if (text.size > TITLE_MAX || last == ':' || last == ',' || last == ';')
        return false;
    return !ends_sentence(text) || last == '?' || last == '!' || is_title_case(text) ||
           (is_quotation(text) && stands_over_byline(article, block));
}

/* The first block that could be one, before any paragraph. */
static void find_title(struct draft *draft)
{
    struct article *article = draft->article;
    for (size_t i = 0; i < article->blocks.count && i < TITLE_LINES_MAX; i++) {
        enum article_block_kind kind = article->blocks.items[i].kind;
        if (kind == BLOCK_TITLE || kind == BLOCK_HEADER)
            return;
        if (kind == BLOCK_PARAGRAPH && byline_is_kicker(draft_block_text(draft, i)))
            article->blocks.items[i].kind = kind = BLOCK_HEADER;
        if (kind == BLOCK_HEADER || boilerplate_is_notice(draft_block_text(draft, i)))
            continue;
        if (i + 1 < article->blocks.count && may_be_title(draft, i)) {
            struct slice text = draft_block_text(draft, i);
            draft_set(draft, &article->title, text);
            article->blocks.items[i].kind = BLOCK_TITLE;
            return;
        }
        if (kind == BLOCK_PARAGRAPH)
            return;
    }
}

/* A headline that repeats the header's "Title:" is the title too. */
static void mark_known_title(struct draft *draft)
{
    struct article *article = draft->article;
    for (size_t i = 0; i < article->blocks.count; i++) {
        struct article_block *block = &article->blocks.items[i];
        if (block->kind == BLOCK_HEADER || block->kind == BLOCK_TITLE)
            continue;
        if (slice_is(draft_block_text(draft, i), article->title))
            block->kind = BLOCK_TITLE;
        return;
    }
}

void plain_read(struct draft *draft)
{
    struct line_vector lines = {0};
    lines_split(draft->arena, draft->article->text, &lines);
    size_t header = header_block_read(draft, &lines);
    add_paragraphs(draft, &lines, header);
    header_labels_mark(draft);
    bylines_mark(draft);
    dateline_find(draft);
    if (draft->article->title)
        mark_known_title(draft);
    else
        find_title(draft);
    boilerplate_mark(draft);
    repeats_mark(draft);
}
