#include "event/quoted_span.h"

#include "base/ascii.h"
#include "base/eight.h"
#include "base/utf8.h"

/* What a mark can be. Straight marks say nothing about their direction, and curly ones
 * are wrong often enough to be no more than a hint. */
enum mark_kind { MARK_DOUBLE, MARK_SINGLE };
enum mark_hint { HINT_NONE, HINT_OPEN, HINT_CLOSE };

struct mark {
    uint32_t at, size; /* bytes */
    enum mark_kind kind;
    enum mark_hint hint;
    bool space_before, space_after; /* or the block's edge, or a bracket or dash */
    bool letter_after;
    bool weak; /* "the unions' plan": may be an apostrophe that closes nothing */
};

static const struct mark_spelling {
    const char *text;
    uint32_t size;
    enum mark_kind kind;
    enum mark_hint hint;
} MARKS[] = {
    {"\"", 1, MARK_DOUBLE, HINT_NONE},
    {"``", 2, MARK_DOUBLE, HINT_OPEN},
    {"''", 2, MARK_DOUBLE, HINT_CLOSE},
    {"\xE2\x80\x9C", 3, MARK_DOUBLE, HINT_OPEN},  /* left double */
    {"\xE2\x80\x9D", 3, MARK_DOUBLE, HINT_CLOSE}, /* right double */
    {"\xE2\x80\x9E", 3, MARK_DOUBLE, HINT_OPEN},  /* low double */
    {"\xE2\x80\x9F", 3, MARK_DOUBLE, HINT_OPEN},  /* high reversed double */
    {"\xC2\xAB", 2, MARK_DOUBLE, HINT_OPEN},      /* left guillemet */
    {"\xC2\xBB", 2, MARK_DOUBLE, HINT_CLOSE},     /* right guillemet */
    {"\xE2\x80\x98", 3, MARK_SINGLE, HINT_OPEN},  /* left single */
    {"\xE2\x80\x9A", 3, MARK_SINGLE, HINT_OPEN},  /* low single */
    {"\xE2\x80\x99", 3, MARK_SINGLE, HINT_CLOSE}, /* right single, apostrophe */
    {"'", 1, MARK_SINGLE, HINT_NONE},
    {"`", 1, MARK_SINGLE, HINT_OPEN},
};

/* Words that begin with an apostrophe. */
static const char *const ELISIONS[] = {"em", "til", "tis", "twas", "cause", "n", "bout"};

static inline bool may_be_mark(char byte)
{
    static const bool first_bytes[256] = {
        ['"'] = true, ['\''] = true, ['`'] = true, [0xC2] = true, [0xE2] = true};
    return first_bytes[(unsigned char)byte];
}

static const struct mark_spelling *spelling_at(struct slice text, size_t at)
{
    if (!may_be_mark(text.data[at]))
        return NULL;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        struct slice here = slice_part(text, at, at + MARKS[i].size);
        if (slice_equal(here, slice_make(MARKS[i].text, MARKS[i].size)))
            return &MARKS[i];
    }
    return NULL;
}

/* White space of any kind that newspapers use, seen from its first or last byte. */
static bool is_space_before(struct slice text, size_t at, size_t begin)
{
    if (at == begin || ascii_is_space(text.data[at - 1]))
        return true;
    if (at - begin >= 2 && text.data[at - 2] == '\xC2' && text.data[at - 1] == '\xA0')
        return true; /* no-break space */
    return at - begin >= 3 && text.data[at - 3] == '\xE2' &&
           text.data[at - 2] == '\x80' &&
           (unsigned char)text.data[at - 1] <= 0x8B; /* thin spaces */
}

static bool is_space_after(struct slice text, size_t at, size_t end)
{
    if (at >= end || ascii_is_space(text.data[at]))
        return true;
    if (end - at >= 2 && text.data[at] == '\xC2' && text.data[at + 1] == '\xA0')
        return true;
    return end - at >= 3 && text.data[at] == '\xE2' && text.data[at + 1] == '\x80' &&
           (unsigned char)text.data[at + 2] <= 0x8B;
}

/* Something after which a quotation may open without a space: bracket, dash, slash. */
static bool is_joint_before(struct slice text, size_t at, size_t begin)
{
    if (at == begin)
        return true;
    char before = text.data[at - 1];
    if (before == '(' || before == '[' || before == '-' || before == '/')
        return true;
    return at - begin >= 3 && text.data[at - 3] == '\xE2' &&
           text.data[at - 2] == '\x80' &&
           (text.data[at - 1] == '\x93' || text.data[at - 1] == '\x94'); /* dashes */
}

static bool is_word_byte(char byte)
{
    return ascii_is_alphanumeric(byte) || (unsigned char)byte >= 0xC3;
}

static bool is_elision(struct slice text, size_t at, size_t end)
{
    size_t stop = at;
    while (stop < end && stop - at < 8 && ascii_is_alphanumeric(text.data[stop]))
        stop++;
    struct slice word = slice_part(text, at, stop);
    if (word.size >= 2 && ascii_is_digit(word.data[0]) && ascii_is_digit(word.data[1]))
        return true; /* '90s */
    for (size_t i = 0; i < sizeof ELISIONS / sizeof *ELISIONS; i++)
        if (slice_is_ignoring_case(word, ELISIONS[i]))
            return true;
    return false;
}

static struct mark mark_make(struct slice text, size_t at, size_t begin, size_t end,
                             const struct mark_spelling *spelling)
{
    size_t after = at + spelling->size;
    struct mark mark = {
        .at = (uint32_t)at,
        .size = spelling->size,
        .kind = spelling->kind,
        .hint = spelling->hint,
        .space_before =
            is_space_before(text, at, begin) || is_joint_before(text, at, begin),
        .space_after = is_space_after(text, after, end),
        .letter_after = after < end && is_word_byte(text.data[after]),
    };
    mark.weak = mark.kind == MARK_SINGLE && at > begin && mark.space_after &&
                ascii_lower(text.data[at - 1]) == 's' && after + 1 < end &&
                is_word_byte(text.data[after + 1]);
    return mark;
}

/* The state of the reading of one block. */
struct reader {
    struct arena *arena;
    const struct article *article;
    struct quoted_spans *found;
    uint32_t block;
    size_t begin, end;    /* of the block */
    size_t first;         /* first piece of the block in 'found' */
    uint32_t open_double; /* index in 'found', or QUOTED_NONE */
    struct quoted_span open_single;
    bool has_single, has_weak;
    uint32_t weak_at, weak_size;
    size_t last_end; /* of the mark before, and whether it could open */
    bool last_leads;
    VECTOR(struct quoted_span) singles;
};

static void piece_open(struct reader *reader, uint32_t at, uint32_t size,
                       uint32_t continues)
{
    struct quoted_span *piece = vector_add(reader->arena, reader->found);
    *piece = (struct quoted_span){
        .open = at, .start = at + size, .block = reader->block, .continues = continues};
    reader->open_double = (uint32_t)(reader->found->count - 1);
}

static void piece_close(struct reader *reader, uint32_t end, uint32_t close, bool closed)
{
    struct quoted_span *piece = &reader->found->items[reader->open_double];
    piece->end = end;
    piece->close = close;
    piece->closed = closed;
    reader->open_double = QUOTED_NONE;
}

static bool mark_can_open(const struct mark *mark)
{
    if (mark->space_before)
        return !mark->space_after || mark->hint == HINT_OPEN ||
               (mark->hint == HINT_NONE && mark->kind == MARK_DOUBLE);
    return mark->hint == HINT_OPEN && mark->letter_after;
}

/* Opens anew while a quotation is open: the last one was not closed. */
static bool mark_opens_again(const struct mark *mark)
{
    return mark->hint != HINT_CLOSE && mark->space_before && !mark->space_after;
}

static void read_double(struct reader *reader, const struct mark *mark)
{
    if (reader->open_double == QUOTED_NONE) {
        if (mark_can_open(mark) && !(mark->hint == HINT_CLOSE && mark->space_after))
            piece_open(reader, mark->at, mark->size, QUOTED_NONE);
    } else if (mark_opens_again(mark)) {
        piece_close(reader, mark->at, mark->at, false);
        piece_open(reader, mark->at, mark->size, QUOTED_NONE);
    } else {
        piece_close(reader, mark->at, mark->at + mark->size, true);
    }
}

static void single_close(struct reader *reader, uint32_t at, uint32_t size)
{
    reader->open_single.end = at;
    reader->open_single.close = at + size;
    reader->open_single.closed = true;
    if (at - reader->open_single.start > 1)
        vector_push(reader->arena, &reader->singles, reader->open_single);
    reader->has_single = reader->has_weak = false;
}

static bool single_can_open(const struct reader *reader, const struct mark *mark)
{
    if (!mark->space_before || mark->space_after ||
        (mark->hint == HINT_CLOSE && !mark->letter_after))
        return false;
    return mark->hint == HINT_OPEN ||
           (mark->hint == HINT_NONE &&
            !is_elision(reader->article->text, mark->at + mark->size, reader->end));
}

static void read_single(struct reader *reader, const struct mark *mark)
{
    if (single_can_open(reader, mark)) {
        if (reader->has_single && reader->has_weak)
            single_close(reader, reader->weak_at, reader->weak_size);
        reader->open_single = (struct quoted_span){.open = mark->at,
                                                   .start = mark->at + mark->size,
                                                   .block = reader->block,
                                                   .continues = QUOTED_NONE,
                                                   .single = true};
        reader->has_single = true;
        reader->has_weak = false;
        return;
    }
    if (!reader->has_single || mark->letter_after || mark->space_before)
        return;
    if (!mark->weak) {
        single_close(reader, mark->at, mark->size);
    } else if (!reader->has_weak) {
        reader->has_weak = true;
        reader->weak_at = mark->at;
        reader->weak_size = mark->size;
    }
}

static size_t skip_space(struct slice text, size_t at, size_t end)
{
    while (at < end && ascii_is_space(text.data[at]))
        at++;
    return at;
}

/* The first double mark of the block, and whether the block begins with it. */
static bool first_double(const struct reader *reader, struct mark *mark, bool *leads)
{
    struct slice text = reader->article->text;
    size_t begin = skip_space(text, reader->begin, reader->end);
    for (size_t at = begin; at < reader->end; at++) {
        const struct mark_spelling *spelling = spelling_at(text, at);
        if (spelling == NULL)
            continue;
        if (spelling->kind == MARK_DOUBLE) {
            *mark = mark_make(text, at, reader->begin, reader->end, spelling);
            *leads = at == begin;
            return true;
        }
        at += spelling->size - 1;
    }
    return false;
}

/*
 * A quotation that the block before left open goes on here when this one opens anew with
 * a mark, or when its first mark closes. Returns where reading begins.
 */
static size_t read_continuation(struct reader *reader, uint32_t before)
{
    struct mark mark;
    bool leads;
    size_t begin = skip_space(reader->article->text, reader->begin, reader->end);
    if (before == QUOTED_NONE || !first_double(reader, &mark, &leads))
        return begin;
    if (leads && !mark.space_after) {
        piece_open(reader, mark.at, mark.size, before);
        return mark.at + mark.size;
    }
    if (!leads && !mark.space_before && (mark.hint != HINT_OPEN || mark.space_after))
        piece_open(reader, (uint32_t)begin, 0, before);
    return begin;
}

/* Past pieces of eight bytes that begin no mark. */
static size_t skip_unmarked(struct slice text, size_t at, size_t end)
{
    for (; at + 8 <= end; at += 8) {
        uint64_t eight = eight_at(text.data + at);
        if ((eight & EIGHT_TOPS) != 0 || eight_has(eight, '"') != 0 ||
            eight_has(eight, '\'') != 0 || eight_has(eight, '`') != 0)
            break;
    }
    return at;
}

static void read_marks(struct reader *reader, size_t at)
{
    struct slice text = reader->article->text;
    while ((at = skip_unmarked(text, at, reader->end)) < reader->end) {
        const struct mark_spelling *spelling =
            may_be_mark(text.data[at]) ? spelling_at(text, at) : NULL;
        if (spelling == NULL) {
            at++;
            continue;
        }
        struct mark mark = mark_make(text, at, reader->begin, reader->end, spelling);
        if (reader->last_end == at && reader->last_leads)
            mark.space_before = true; /* "'We ...: one mark behind another */
        if (mark.kind == MARK_DOUBLE)
            read_double(reader, &mark);
        else
            read_single(reader, &mark);
        at += spelling->size;
        reader->last_end = at;
        reader->last_leads = mark.space_before;
    }
    if (reader->has_single && reader->has_weak)
        single_close(reader, reader->weak_at, reader->weak_size);
}

/* Keeps the outermost: both lists are in text order and each is free of overlaps. */
static void merge_singles(struct reader *reader)
{
    if (reader->singles.count == 0)
        return;
    VECTOR(struct quoted_span) merged = {0};
    const struct quoted_spans *found = reader->found;
    size_t d = reader->first, s = 0;
    while (d < found->count || s < reader->singles.count) {
        bool take_single =
            d == found->count || (s < reader->singles.count &&
                                  reader->singles.items[s].open < found->items[d].open);
        const struct quoted_span *next =
            take_single ? &reader->singles.items[s++] : &found->items[d++];
        const struct quoted_span *last =
            merged.count > 0 ? &merged.items[merged.count - 1] : NULL;
        if (last == NULL || next->open >= last->close)
            vector_push(reader->arena, &merged, *next);
        else if (last->single && next->close > last->close)
            merged.items[merged.count - 1] = *next; /* crossing: double marks are surer */
    }
    reader->found->count = reader->first;
    for (size_t i = 0; i < merged.count; i++)
        vector_push(reader->arena, reader->found, merged.items[i]);
}

/* Reads one block; returns the piece that it leaves open, or QUOTED_NONE. */
static uint32_t read_block(struct reader *reader, uint32_t before)
{
    reader->first = reader->found->count;
    reader->open_double = QUOTED_NONE;
    reader->has_single = reader->has_weak = false;
    reader->singles.count = 0;
    read_marks(reader, read_continuation(reader, before));
    bool left_open = reader->open_double != QUOTED_NONE;
    if (left_open)
        piece_close(reader, (uint32_t)reader->end, (uint32_t)reader->end, false);
    merge_singles(reader);
    return left_open ? (uint32_t)(reader->found->count - 1) : QUOTED_NONE;
}

static void add_whole_block(struct reader *reader)
{
    piece_open(reader, (uint32_t)reader->begin, 0, QUOTED_NONE);
    piece_close(reader, (uint32_t)reader->end, (uint32_t)reader->end, true);
}

static bool begins_with_mark(const struct reader *reader)
{
    struct slice text = reader->article->text;
    size_t begin = skip_space(text, reader->begin, reader->end);
    return begin < reader->end && spelling_at(text, begin) != NULL;
}

void quoted_spans_find(struct arena *arena, const struct article *article,
                       struct quoted_spans *found)
{
    struct reader reader = {.arena = arena, .article = article, .found = found};
    uint32_t open = QUOTED_NONE;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        if (!article_block_is_news(block->kind))
            continue;
        reader.block = (uint32_t)i;
        reader.begin = block->start;
        reader.end = block->end;
        if (block->kind == BLOCK_QUOTE && !begins_with_mark(&reader)) {
            add_whole_block(&reader);
            open = QUOTED_NONE;
        } else if (block->kind != BLOCK_CAPTION) {
            open = read_block(&reader, open);
        } else {
            read_block(&reader, QUOTED_NONE);
        }
    }
}

uint32_t quoted_span_from(const struct quoted_spans *spans, uint32_t byte)
{
    size_t low = 0, high = spans->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans->items[middle].close <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

uint32_t quoted_span_at(const struct quoted_spans *spans, uint32_t byte)
{
    uint32_t index = quoted_span_from(spans, byte);
    return index < spans->count && spans->items[index].open <= byte ? index : QUOTED_NONE;
}

struct slice quoted_span_text(const struct article *article,
                              const struct quoted_span *span)
{
    return slice_trim(slice_part(article->text, span->start, span->end));
}

uint32_t quoted_span_words(const struct article *article, const struct quoted_span *span)
{
    struct slice text = quoted_span_text(article, span);
    uint32_t words = 0;
    bool in_word = false;
    for (size_t i = 0; i < text.size; i++) {
        bool is_word =
            is_word_byte(text.data[i]) ||
            (in_word && (text.data[i] == '\'' || (unsigned char)text.data[i] >= 0x80));
        words += is_word && !in_word;
        in_word = is_word;
    }
    return words;
}
