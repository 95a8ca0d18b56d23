/* Marks what stands around the news: pleas, link lists, notices. */
#include "article/draft.h"

#include "base/ascii.h"
#include "base/eight.h"

#include <stdint.h>
#include <string.h>

enum {
    BOILERPLATE_WEIGHT = 3,
    SEARCHED = 700,    /* bytes of a paragraph that are searched for cues */
    FRONT_SPARE = 8,   /* bytes more than these may be looked at */
    PREFIX_MAX = 260,  /* bytes of a paragraph that a prefix alone condemns */
    SENTENCE_MIN = 18, /* bytes of a sentence behind a notice */
    AGAIN_MIN = 90,    /* bytes of one behind a list of links */
    BEGIN_MIN = 140,   /* bytes of a paragraph with which the news may begin */
    RESUME_MIN = 180,  /* bytes of a paragraph that a list of links cannot hold */
    FRONT_BLOCKS = 2,  /* before the news has begun nothing can hang on behind it */
    SECTION_MAX = 60,  /* bytes of a section's name, and what decorates it */
};

struct cue {
    struct slice text;
    int weight;
};

static const struct cue cues[] = {
#define CUE(weight, text) {SLICE(text), weight},
#include "article/boilerplate_cues.def"
#undef CUE
};
static const struct slice sections[] = {
#define SECTION(text) SLICE(text),
#include "article/boilerplate_cues.def"
#undef SECTION
};
static const struct slice interruptions[] = {
#define INTERRUPTION(text) SLICE(text),
#include "article/boilerplate_cues.def"
#undef INTERRUPTION
};
static const struct slice notices[] = {
#define NOTICE(text) SLICE(text),
#include "article/boilerplate_cues.def"
#undef NOTICE
};
static const struct slice reader_words[] = {
#define READER_WORD(word) SLICE(word),
#include "article/boilerplate_cues.def"
#undef READER_WORD
};
static const struct slice prefixes[] = {
#define PREFIX(text) SLICE(text),
#include "article/boilerplate_cues.def"
#undef PREFIX
};
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* What one paragraph looks like. */
struct look {
    size_t length;        /* bytes */
    int weight;           /* of all cues */
    bool section, prefix; /* opens a section; a notice of its own */
    bool interruption;    /* the news may go on behind it */
    bool to_reader;       /* "you", "your", "our" outside quotations */
    bool quotes;
    bool sentence; /* ends as a sentence does */
};

/* Cues by their first two letters: a chain of rows each, and as bits which bytes come
 * third, modulo 32. */
enum { PAIRS = 32 * 32, BYTES = 256 };
struct cue_index {
    uint32_t third[PAIRS];
    uint16_t first[PAIRS];             /* row + 1; 0: none */
    uint16_t next[COUNT(cues)];        /* likewise */
    bool prefix[BYTES], notice[BYTES]; /* one of these begins with it */
};

/* Letters are told by their lower five bits; other bytes share them. */
static size_t pair_of(const char *bytes)
{
    return ((size_t)bytes[0] & 31u) << 5 | ((size_t)bytes[1] & 31u);
}

static uint32_t third_bit(char byte)
{
    return UINT32_C(1) << (unsigned char)byte % 32u;
}

static struct cue_index make_index(void)
{
    struct cue_index index = {0};
    for (size_t i = 0; i < COUNT(cues); i++) {
        const char *cue = cues[i].text.data;
        uint16_t *first = &index.first[pair_of(cue)];
        index.third[pair_of(cue)] |= third_bit(cue[2]);
        index.next[i] = *first;
        *first = (uint16_t)(i + 1);
    }
    for (size_t i = 0; i < COUNT(prefixes); i++)
        index.prefix[(unsigned char)prefixes[i].data[0]] = true;
    for (size_t i = 0; i < COUNT(notices); i++)
        index.notice[(unsigned char)notices[i].data[0]] = true;
    return index;
}

/* The mark of punctuation that a character of three bytes stands for; '\0' for none. */
static char plain_mark(struct slice text, size_t at, bool *opens)
{
    if (at + 3 > text.size || text.data[at + 1] != '\x80')
        return '\0';
    char last = text.data[at + 2];
    *opens = last == '\x9C';
    return last == '\x98' || last == '\x99'   ? '\''
           : last == '\x9C' || last == '\x9D' ? '"'
                                              : '\0';
}

static uint64_t lower_eight(uint64_t word)
{
    return word | eight_in(word, 'A', 'Z') >> 2;
}

/* Copies the bytes that fold_front has no rule for, at most 'limit', in lower case, or
 * blanks for them; returns how many. */
static size_t copy_plain(char *to, struct slice text, size_t limit, bool blank)
{
    static const bool special[256] = {
        ['`'] = true, ['\''] = true, ['"'] = true, [0xE2] = true};
    enum { STEP = 8 };
    size_t end = text.size < limit ? text.size : limit, at = 0;
    while (at < end) {
        uint64_t eight;
        size_t stop = at + STEP < end ? at + STEP : end;
        if (at + STEP <= end) {
            memcpy(&eight, text.data + at, STEP);
            /* the marks lie among few others */
            if (((eight & EIGHT_TOPS) | eight_in(eight, '"', '\'') |
                 eight_has(eight, '`')) == 0) {
                eight = blank ? EIGHT_ONES * ' ' : lower_eight(eight);
                memcpy(to + at, &eight, STEP);
                at = stop;
                continue;
            }
        }
        for (; at < stop; at++) {
            if (special[(unsigned char)text.data[at]])
                return at;
            to[at] = blank ? ' ' : ascii_lower(text.data[at]);
        }
    }
    return at;
}

/* Lower-case ASCII copy of the front, curly apostrophes straight, quotations blank. */
static size_t fold_front(struct slice text, char front[SEARCHED], bool *quotes)
{
    size_t size = 0;
    bool quoted = false;
    for (size_t at = 0; at < text.size && size < SEARCHED; at++) {
        size_t plain = copy_plain(front + size, slice_part(text, at, text.size),
                                  SEARCHED - size, quoted);
        at += plain;
        size += plain;
        if (at >= text.size || size >= SEARCHED)
            break;
        char c = ascii_lower(text.data[at]);
        bool opens = !quoted;
        if (c == '\xE2') {
            char mark = plain_mark(text, at, &opens);
            at += mark ? 2 : 0;
            c = mark ? mark : c;
        }
        if ((c == '`' || c == '\'') && at + 1 < text.size && text.data[at + 1] == c) {
            opens = c == '`'; /* quotation marks of typewriters: ``so'' */
            at++;
            c = '"';
        }
        if (c == '"') {
            quoted = opens;
            *quotes = true;
        }
        front[size++] = quoted ? ' ' : c;
    }
    return size;
}

/* Cues, as bits. */
struct seen {
    uint64_t bits[COUNT(cues) / 64 + 1];
};

/* The weight of the heaviest cue at 'at' that was not seen before. */
static int weight_at(const struct cue_index *index, struct slice text, size_t at,
                     struct seen *seen)
{
    size_t heaviest = COUNT(cues);
    for (size_t row = index->first[pair_of(text.data + at)]; row != 0;
         row = index->next[row - 1]) {
        size_t i = row - 1;
        struct slice cue = cues[i].text;
        if (at + cue.size <= text.size && text.data[at] == cue.data[0] &&
            text.data[at + 2] == cue.data[2] &&
            text.data[at + cue.size - 1] == cue.data[cue.size - 1] &&
            memcmp(text.data + at, cue.data, cue.size) == 0 &&
            (heaviest == COUNT(cues) || cues[i].weight > cues[heaviest].weight))
            heaviest = i;
    }
    if (heaviest == COUNT(cues) || (seen->bits[heaviest / 64] >> heaviest % 64 & 1))
        return 0;
    seen->bits[heaviest / 64] |= UINT64_C(1) << heaviest % 64;
    return cues[heaviest].weight;
}

static bool is_word_at(struct slice text, size_t at, struct slice word)
{
    size_t end = at + word.size;
    return end <= text.size && memcmp(text.data + at, word.data, word.size) == 0 &&
           (end == text.size || !ascii_is_alphanumeric(text.data[end]));
}

static bool speaks_to_reader(struct slice text, size_t at)
{
    for (size_t i = 0; i < COUNT(reader_words); i++)
        if (is_word_at(text, at, reader_words[i]))
            return true;
    return false;
}

/* Nothing but one of the table's lines, and what decorates it. */
static bool is_line_of(const struct slice *table, size_t count, struct slice front)
{
    while (front.size != 0 && !ascii_is_letter(front.data[0]))
        front = slice_part(front, 1, front.size);
    while (front.size != 0 && !ascii_is_letter(front.data[front.size - 1]))
        front.size--;
    for (size_t i = 0; i < count; i++)
        if (slice_equal(front, table[i]))
            return true;
    return false;
}

static bool begins_as(const struct slice *table, size_t count, struct slice front)
{
    for (size_t i = 0; i < count; i++)
        if (front.size >= table[i].size && front.data[0] == table[i].data[0] &&
            memcmp(front.data, table[i].data, table[i].size) == 0)
            return true;
    return false;
}

static bool ends_as_sentence(struct slice text)
{
    char last = text.data[text.size - 1];
    char before = text.size > 1 ? text.data[text.size - 2] : ' ';
    return last == '.' || last == '?' || last == '!' ||
           ((last == '"' || last == ')') && (before == '.' || before == ',')) ||
           slice_ends_with(text, "\xE2\x80\x9D");
}

/* Of a word at 'at'; bytes behind the front may be looked at. */
static int weight_of_word(const struct cue_index *index, struct slice front, size_t at,
                          struct seen *seen)
{
    const char *word = front.data + at;
    bool known = (index->third[pair_of(word)] & third_bit(word[2])) != 0;
    return known ? weight_at(index, front, at, seen) : 0;
}

/* 'front': in lower case, with FRONT_SPARE bytes behind it that may be read. */
static int weigh(const struct cue_index *index, struct slice front)
{
    struct seen seen = {{0}};
    int weight = 0;
    uint64_t before = 0; /* the last byte was of a word */
    for (size_t at = 0; at < front.size; at += sizeof before) {
        uint64_t eight = eight_at(front.data + at);
        uint64_t of_word = eight_in(eight, 'a', 'z') | eight_in(eight, '0', '9');
        for (uint64_t starts = of_word & ~(of_word << 8 | before); starts != 0;
             starts &= starts - 1) {
            size_t start = at + eight_first(starts);
            if (start < front.size)
                weight += weight_of_word(index, front, start, &seen);
        }
        before = of_word >> 56;
    }
    return weight;
}

static bool has_word_to_reader(struct slice front)
{
    for (size_t at = 0; at < front.size; at++)
        if ((at == 0 || !ascii_is_alphanumeric(front.data[at - 1])) &&
            speaks_to_reader(front, at))
            return true;
    return false;
}

/* 'inside': it follows other boilerplate. */
static struct look look_at(struct slice text, const struct cue_index *index, bool inside)
{
    struct look look = {.length = text.size, .sentence = ends_as_sentence(text)};
    char front_bytes[SEARCHED + FRONT_SPARE];
    struct slice front = {front_bytes, fold_front(text, front_bytes, &look.quotes)};
    memset(front_bytes + front.size, 0, FRONT_SPARE);
    look.weight = weigh(index, front);
    look.to_reader = (inside || look.weight != 0) && has_word_to_reader(front);
    bool line = text.size <= SECTION_MAX;
    look.section = line && is_line_of(sections, COUNT(sections), front);
    look.interruption = line && is_line_of(interruptions, COUNT(interruptions), front);
    bool note = text.size <= PREFIX_MAX;
    unsigned char first = (unsigned char)front_bytes[0];
    look.prefix =
        note && index->prefix[first] && begins_as(prefixes, COUNT(prefixes), front);
    look.interruption = look.interruption || (note && index->notice[first] &&
                                              begins_as(notices, COUNT(notices), front));
    return look;
}

/* A paragraph that only an article has: long, ends as a sentence, does not speak to the
 * reader. */
static bool is_news_again(struct slice text, const struct look *look)
{
    if (look->weight != 0 || !look->sentence)
        return false;
    return look->quotes || (text.size >= RESUME_MIN && !look->to_reader);
}

static bool is_candidate(enum article_block_kind kind)
{
    return article_block_is_news(kind) && kind != BLOCK_TITLE;
}

/* "___", "* * *" */
static bool is_mark_only(struct slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (ascii_is_alphanumeric(text.data[i]) || (unsigned char)text.data[i] >= 0x80)
            return false;
    return true;
}

/* "___", "###", "-30-": agencies' notes stand behind it; "--": a letter's signature. */
static bool is_rule(struct slice text)
{
    if (slice_is(text, "-30-") || slice_is(text, "--"))
        return true;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '_' && text.data[i] != '#')
            return false;
    return text.size != 0;
}

/* Headlines of other articles in one line: "Bank meets · Union votes · Rain expected". */
static bool is_link_line(struct slice text)
{
    static const char *const bars[] = {" \xC2\xB7 ", " \xE2\x80\xA2 "};
    if (text.size > PREFIX_MAX || ends_as_sentence(text))
        return false;
    for (size_t i = 0; i < COUNT(bars); i++) {
        struct slice bar = slice_of(bars[i]);
        size_t first = slice_find(text, bar, 0);
        if (first != SIZE_MAX && slice_find(text, bar, first + bar.size) != SIZE_MAX)
            return true;
    }
    return false;
}

/* A paragraph with cues enough; a quotation in it makes it news unless the cues are
 * many. */
static bool is_condemned(const struct look *look)
{
    int needed = BOILERPLATE_WEIGHT + (look->quotes ? 2 : 0) + (look->length > SEARCHED);
    return look->weight >= needed || look->prefix ||
           (look->weight == BOILERPLATE_WEIGHT - 1 && look->to_reader && !look->quotes &&
            look->length <= SEARCHED);
}

static bool is_interruption(struct slice text)
{
    char front[SEARCHED];
    bool quotes = false;
    return text.size <= SECTION_MAX &&
           is_line_of(interruptions, COUNT(interruptions),
                      slice_make(front, fold_front(text, front, &quotes)));
}

bool boilerplate_is_notice(struct slice text)
{
    char front[SEARCHED];
    bool quotes = false;
    return text.size <= PREFIX_MAX &&
           begins_as(notices, COUNT(notices),
                     slice_make(front, fold_front(text, front, &quotes)));
}

static bool is_plea(const struct draft *draft, size_t block)
{
    return block < draft->article->blocks.count &&
           draft->article->blocks.items[block].kind == BLOCK_BOILERPLATE &&
           !is_interruption(draft_block_text(draft, block));
}

/* One paragraph without a voice between two of a plea's on each side is the plea's. */
static void fill_gaps(struct draft *draft)
{
    struct article *article = draft->article;
    for (size_t i = 2; i + 2 < article->blocks.count; i++) {
        struct article_block *block = &article->blocks.items[i];
        bool enclosed = is_candidate(block->kind) && is_plea(draft, i - 2) &&
                        is_plea(draft, i - 1) && is_plea(draft, i + 1) &&
                        is_plea(draft, i + 2);
        struct slice text = slice_part(draft_block_text(draft, i), 0, SEARCHED);
        if (enclosed && slice_find(text, slice_make("\"", 1), 0) == SIZE_MAX &&
            slice_find(text, slice_make("\xE2\x80\x9C", 3), 0) == SIZE_MAX &&
            slice_find(text, slice_make(" said", 5), 0) == SIZE_MAX)
            block->kind = BLOCK_BOILERPLATE;
    }
}

/* A text of some sentences without paragraphs is no boilerplate of itself, though it may
 * ask its reader to click. */
static bool is_lone_text(const struct draft *draft)
{
    enum { LENGTH_MIN = 300 };
    return draft->article->blocks.count == 1 &&
           draft_block_text(draft, 0).size >= LENGTH_MIN;
}

/* What came before and may go on: a list that a section's name opens, or a notice. */
enum hold { HOLD_NOTHING, HOLD_NOTICE, HOLD_LIST };

/* Whether the news goes on with a paragraph behind other things; 'first': none came yet. */
static bool is_news_behind(struct slice text, enum article_block_kind kind,
                           const struct look *look, enum hold hold, bool first)
{
    if (is_news_again(text, look))
        return true;
    if (first && text.size >= BEGIN_MIN && look->weight == 0)
        return true;
    size_t least = hold == HOLD_NOTICE && look->weight == 0 ? SENTENCE_MIN : AGAIN_MIN;
    return look->sentence && !look->to_reader && text.size > least &&
           kind == BLOCK_PARAGRAPH;
}

/* What a block is by itself. */
struct judged {
    struct look look;
    bool aside; /* the news may go on right behind it */
    bool own;   /* no news, whatever stands around it */
    bool list;  /* opens a list of other things */
};

static struct judged judge(struct slice text, const struct cue_index *index, size_t block,
                           bool held)
{
    struct judged judged = {.look = look_at(text, index, held)};
    bool rule = is_rule(text);
    judged.list = judged.look.section || rule;
    judged.aside = (judged.look.interruption && !judged.look.section) ||
                   (is_mark_only(text) && !rule);
    judged.own = judged.list || is_condemned(&judged.look) ||
                 (block >= FRONT_BLOCKS && is_link_line(text));
    return judged;
}

/* What hangs on behind a block that is no news. */
static enum hold hold_behind(const struct judged *judged, size_t block)
{
    if (block < FRONT_BLOCKS)
        return HOLD_NOTHING;
    return judged->list ? HOLD_LIST : HOLD_NOTICE;
}

void boilerplate_mark(struct draft *draft)
{
    struct article *article = draft->article;
    if (is_lone_text(draft))
        return;
    struct cue_index index = make_index();
    enum hold hold = HOLD_NOTHING;
    size_t news = 0; /* paragraphs that the news may begin with */
    for (size_t i = 0; i < article->blocks.count; i++) {
        struct article_block *block = &article->blocks.items[i];
        if (!is_candidate(block->kind) || block->start == block->end)
            continue;
        struct slice text = draft_block_text(draft, i);
        struct judged judged = judge(text, &index, i, hold != HOLD_NOTHING);
        if (judged.own && !judged.aside)
            hold = hold_behind(&judged, i);
        else if (!judged.aside &&
                 is_news_behind(text, block->kind, &judged.look, hold, news == 0))
            hold = HOLD_NOTHING;
        if (judged.own || judged.aside || hold != HOLD_NOTHING)
            block->kind = BLOCK_BOILERPLATE;
        else
            news += block->kind == BLOCK_PARAGRAPH && text.size >= BEGIN_MIN;
    }
    if (news > 1)
        fill_gaps(draft);
}
