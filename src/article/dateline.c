/*
 * The dateline of agencies: "AMMAN, June 27 (Agency) - ", "GENEVA, Switzerland -- ",
 * "Paris, 4 May 2014 (Agency): ", "LONDON (Pennine Press Agency) --", "Aug 27 (Agency)
 * -".
 */
#include "article/draft.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum {
    LOOKED_AT = 400,     /* bytes of a paragraph */
    BARE_PARAGRAPHS = 3, /* a title and a byline may stand before it */
    BARE_PLACE_MIN = 4,  /* bytes of a place that only a colon follows */
    PLACE_MAX = 80,      /* bytes */
    AGENCY_MAX = 60,     /* bytes between the brackets */
    PLACE_WORDS_MAX = 8,
    DATELINE_BLOCKS = 6, /* paragraphs at the front that may open with one */
};

struct dateline {
    size_t place_start, place_end; /* equal: none */
    bool all_capitals;             /* the place, up to its first comma */
    bool has_date;
    struct date_text date;
    struct slice agency;
    size_t end; /* behind the dash */
};

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.size) {
        if (text.data[at] == ' ' || text.data[at] == '\t' || text.data[at] == '\n')
            at++;
        else if (slice_starts_with(slice_part(text, at, at + 2), "\xC2\xA0"))
            at += 2;
        else
            break;
    }
    return at;
}

static bool is_particle(struct slice word)
{
    static const char *const particles[] = {
#define PARTICLE(word) word,
#include "article/dateline_words.def"
#undef PARTICLE
    };
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
        if (slice_is(word, particles[i]))
            return true;
    return false;
}

/* Length of a name's word at 'at': letters, with apostrophes, stops, hyphens, slashes. */
static size_t word_length(struct slice text, size_t at)
{
    size_t start = at;
    while (at < text.size) {
        unsigned char c = (unsigned char)text.data[at];
        if (ascii_is_letter((char)c)) { /* as mostly */
            at++;
            continue;
        }
        bool dash = c == '-' && at + 1 < text.size && text.data[at + 1] != '-' &&
                    text.data[at + 1] != ' ' && text.data[at + 1] != '\n';
        struct slice three = slice_part(text, at, at + 3);
        bool wide_dash =
            slice_is(three, "\xE2\x80\x93") || slice_is(three, "\xE2\x80\x94");
        bool apostrophe = slice_is(three, "\xE2\x80\x99");
        bool letter = (c >= 0xC3 && !wide_dash) || (c >= 0x80 && c < 0xC0);
        if (apostrophe)
            at += 3;
        else if (letter || dash || ((c == '\'' || c == '.' || c == '/') && at > start))
            at++;
        else
            break;
    }
    return at - start;
}

/* No lower-case ASCII letter but in "Mc" and "d'": "McLEAN". */
static bool is_all_capitals(struct slice word)
{
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < word.size; i++) {
        upper += ascii_is_upper(word.data[i]) || (unsigned char)word.data[i] == 0xC3;
        lower += ascii_is_lower(word.data[i]);
    }
    return upper >= 2 && lower <= (upper >= 4 ? 1 : 0);
}

static bool begins_with_capital(struct slice word)
{
    return word.size != 0 &&
           (ascii_is_upper(word.data[0]) || (unsigned char)word.data[0] >= 0xC3);
}

static bool starts_date(struct slice text, size_t at, struct date_text *date)
{
    size_t weekday = date_text_weekday_at(text, at);
    if (weekday) {
        at = skip_blanks(text, at + weekday);
        if (at < text.size && text.data[at] == ',')
            at = skip_blanks(text, at + 1);
    }
    return date_text_at(text, at, date) && date->reading == DATE_READ;
}

/* Reads words of the place's name from 'at'; returns where they end. */
static size_t read_place(struct slice text, size_t at, struct dateline *dateline)
{
    size_t words = 0, end = at;
    bool after_comma = false;
    dateline->place_start = at;
    dateline->all_capitals = true;
    while (words < PLACE_WORDS_MAX && at - dateline->place_start < PLACE_MAX) {
        struct date_text date;
        size_t length = word_length(text, at);
        struct slice word = slice_part(text, at, at + length);
        if (length == 0 || starts_date(text, at, &date) ||
            (after_comma && date_text_weekday_at(text, at) >= word.size) ||
            (!begins_with_capital(word) && !is_particle(word)))
            break;
        if (!after_comma && !is_particle(word) && !is_all_capitals(word))
            dateline->all_capitals = false;
        words++;
        at += length;
        end = at;
        if (at < text.size && text.data[at] == ',') {
            after_comma = true;
            at++;
        }
        at = skip_blanks(text, at);
    }
    dateline->place_end = end;
    dateline->all_capitals = dateline->all_capitals && words != 0;
    return end;
}

/* "(Agency)", "(AP/Reuters)"; "/Agency/" of press releases */
static size_t read_agency(struct slice text, size_t at, struct dateline *dateline)
{
    size_t start = skip_blanks(text, at);
    bool stop = slice_starts_with(slice_part(text, start, text.size), ". /");
    if (start < text.size && (text.data[start] == ',' || stop)) /* "March 05. /TASS/." */
        start = skip_blanks(text, start + 1);
    if (start >= text.size || (text.data[start] != '(' && text.data[start] != '/'))
        return at;
    char closing = text.data[start] == '(' ? ')' : '/';
    struct slice inside = slice_part(text, start + 1, start + 1 + AGENCY_MAX);
    const char *close = memchr(inside.data, closing, inside.size);
    if (!close || !begins_with_capital(inside))
        return at;
    dateline->agency = slice_part(inside, 0, (size_t)(close - inside.data));
    return start + 1 + dateline->agency.size + 1;
}

static bool dash_follows(struct slice text, size_t at)
{
    at = skip_blanks(text, at);
    struct slice rest = slice_part(text, at, text.size);
    return slice_starts_with(rest, "-") || slice_starts_with(rest, "\xE2\x80\x93") ||
           slice_starts_with(rest, "\xE2\x80\x94");
}

/* Length of the dash that ends a dateline, with the space behind it; 0 for none. */
static size_t read_dash(struct slice text, size_t at, const struct dateline *dateline)
{
    static const char *const dashes[] = {
        "---", "--", "\xE2\x80\x94", "\xE2\x80\x93", "\xE2\x80\x95", "\xE2\x88\x92",
        "-",   "_"};
    size_t start = skip_blanks(text, at);
    bool certain = dateline->agency.size != 0 || dateline->has_date;
    if (certain && start + 1 < text.size && text.data[start] == '.' &&
        (text.data[start + 1] == '-' || text.data[start + 1] == ' ') &&
        dash_follows(text, start + 1))
        start = skip_blanks(text, start + 1); /* "(ANDINA). - The", "(CNA).- The" */
    struct slice rest = slice_part(text, start, text.size);
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        size_t length = strlen(dashes[i]);
        if (!slice_starts_with(rest, dashes[i]))
            continue;
        size_t end = skip_blanks(text, start + length);
        bool spaced = end > start + length || end == text.size;
        /* "ANKARA-based": a short dash needs its space */
        return spaced || (length == 3 && start > at) || (length >= 2 && certain)
                   ? end - at
                   : 0;
    }
    bool colon = certain && slice_starts_with(rest, ": ");
    /* "Lima, 10 March 2017. For the first time" */
    bool stop = dateline->has_date &&
                (dateline->date.has_year || dateline->agency.size != 0) &&
                slice_starts_with(rest, ". ") && start + 2 < text.size &&
                !ascii_is_lower(text.data[start + 2]);
    return colon || stop ? skip_blanks(text, start + 1) - at : 0;
}

static size_t read_date(struct slice text, size_t at, struct dateline *dateline)
{
    size_t start = skip_blanks(text, at);
    if (start < text.size &&
        (text.data[start] == ',' || text.data[start] == ';' || text.data[start] == '.'))
        start = skip_blanks(text, start + 1);
    if (!starts_date(text, start, &dateline->date)) /* "LIMA, Wed. -" */
        return start > at ? start + date_text_weekday_at(text, start) : at;
    dateline->has_date = true;
    return dateline->date.end;
}

static bool is_no_place(struct slice name)
{
    static const char *const words[] = {
#define NOT_A_PLACE(word) word,
#include "article/dateline_words.def"
#undef NOT_A_PLACE
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_is_ignoring_case(name, words[i]))
            return true;
    return false;
}

/* "ISLAMABAD: The minister", as newspapers of South Asia write; its end, or 0. Speakers of
 * a transcript look the same, so the caller must know that no other paragraph does. */
static size_t read_bare_colon(struct slice text, const struct dateline *dateline)
{
    size_t at = dateline->place_end;
    bool colon = dateline->all_capitals && at - dateline->place_start >= BARE_PLACE_MIN &&
                 slice_starts_with(slice_part(text, at, text.size), ": ");
    return colon ? skip_blanks(text, at + 1) : 0;
}

static bool opens_with_colon(const struct draft *draft, size_t block)
{
    struct dateline dateline = {0};
    struct slice text = slice_part(draft_block_text(draft, block), 0, LOOKED_AT);
    (void)read_place(text, 0, &dateline);
    return read_bare_colon(text, &dateline) != 0;
}

/* "LONDON (Agency)The minister": pages that set the dateline in an element of its own. */
static bool is_glued(struct slice text, size_t at, const struct dateline *dateline)
{
    return dateline->agency.size != 0 && dateline->place_end > dateline->place_start &&
           at < text.size && ascii_is_upper(text.data[at]);
}

/* "Northern Grain Board (NGB) - ": a body and its short name, no place and agency. */
static bool is_short_name(struct slice name, struct slice agency)
{
    char before = ' ';
    size_t matched = 0;
    for (size_t i = 0; i < name.size; i++) {
        bool starts = before == ' ' && ascii_is_upper(name.data[i]);
        if (starts && (matched == agency.size || agency.data[matched] != name.data[i]))
            return false;
        matched += starts;
        before = name.data[i];
    }
    return matched >= 2 && matched == agency.size;
}

/* "LIMA - 5 March 2014: The envoy" */
static void read_date_behind_dash(struct slice text, struct dateline *dateline)
{
    struct date_text date;
    if (!starts_date(text, dateline->end, &date) || !date.has_year)
        return;
    struct slice rest = slice_part(text, date.end, text.size);
    if (!slice_starts_with(rest, ": ") && !slice_starts_with(rest, ". ") &&
        !slice_starts_with(rest, " - ") && !slice_starts_with(rest, " \xE2\x80\x93 "))
        return;
    dateline->has_date = true;
    dateline->date = date;
    dateline->end = skip_blanks(text, date.end + (rest.data[0] == ' ' ? 2 : 1));
}

/* Reads the dateline at the front of a paragraph. */
static bool read_dateline(struct slice text, struct dateline *dateline)
{
    *dateline = (struct dateline){0};
    size_t at = skip_blanks(text, 0);
    at = read_place(text, at, dateline);
    if (at == dateline->place_start)
        dateline->place_end = dateline->place_start;
    at = read_date(text, at, dateline);
    at = read_agency(text, at, dateline);
    if (!dateline->has_date)
        at = read_date(text, at, dateline);
    size_t dash = read_dash(text, at, dateline);
    struct slice place = slice_part(text, dateline->place_start, dateline->place_end);
    bool has_place = place.size != 0;
    bool line = at == text.size && has_place && dateline->agency.size != 0;
    if (dash == 0 && !line && !is_glued(text, at, dateline))
        return false;
    dateline->end = at + dash;
    if (!dateline->has_date && dash != 0)
        read_date_behind_dash(text, dateline);
    if (is_no_place(place) || is_short_name(place, dateline->agency))
        return false;
    if (!has_place)
        return dateline->agency.size != 0;
    return dateline->all_capitals || dateline->agency.size != 0 || dateline->has_date;
}

bool dateline_opens(struct slice text)
{
    struct dateline dateline;
    return read_dateline(slice_part(text, 0, LOOKED_AT), &dateline);
}

/* Puts a block in front of block 'at'. */
static void split_block(struct draft *draft, size_t at, size_t end)
{
    struct article *article = draft->article;
    struct article_block *block = &article->blocks.items[at];
    if (block->start + end >= block->end) {
        block->kind = BLOCK_BYLINE;
        return;
    }
    struct article_block front = {BLOCK_BYLINE, block->start,
                                  block->start + (uint32_t)end};
    block->start = front.end;
    vector_reserve(draft->arena, &article->blocks, 1);
    block = &article->blocks.items[at];
    memmove(block + 1, block, (article->blocks.count - at) * sizeof *block);
    article->blocks.items[at] = front;
    article->blocks.count++;
    while (front.end > front.start &&
           ascii_is_space(article->text.data[article->blocks.items[at].end - 1]))
        article->blocks.items[at].end--;
}

static void keep_dateline(struct draft *draft, size_t block,
                          const struct dateline *dateline)
{
    struct slice text = draft_block_text(draft, block);
    struct slice place = slice_part(text, dateline->place_start, dateline->place_end);
    bool stop = dateline->all_capitals && slice_ends_with(place, ".") &&
                slice_find(place, slice_make(".", 1), 0) + 1 == place.size &&
                slice_find(place, slice_make(",", 1), 0) == SIZE_MAX;
    draft_set(draft, &draft->article->place,
              slice_part(place, 0, place.size - stop)); /* "MOSCOW. June 5" */
    draft_set(draft, &draft->article->publisher, dateline->agency);
    if (dateline->has_date)
        draft_add_date_text(draft, DATE_FROM_DATELINE, &dateline->date,
                            slice_part(text, dateline->date.start, dateline->date.end),
                            draft_line(draft, draft->article->blocks.items[block].start));
    split_block(draft, block, dateline->end);
}

/* One of the first paragraphs opens with "PLACE: " and no other does. */
static void find_bare_colon(struct draft *draft)
{
    struct article *article = draft->article;
    size_t first = SIZE_MAX, seen = 0;
    for (size_t i = 0; i < article->blocks.count; i++) {
        if (article->blocks.items[i].kind != BLOCK_PARAGRAPH)
            continue;
        bool colon = opens_with_colon(draft, i);
        if (colon && (first != SIZE_MAX || seen >= BARE_PARAGRAPHS))
            return;
        first = colon ? i : first;
        seen++;
        if (first == SIZE_MAX && seen >= BARE_PARAGRAPHS)
            return;
    }
    if (first == SIZE_MAX)
        return;
    struct dateline dateline = {0};
    struct slice text = slice_part(draft_block_text(draft, first), 0, LOOKED_AT);
    (void)read_place(text, 0, &dateline);
    dateline.end = read_bare_colon(text, &dateline);
    if (!is_no_place(slice_part(text, dateline.place_start, dateline.place_end)))
        keep_dateline(draft, first, &dateline);
}

void dateline_find(struct draft *draft)
{
    struct article *article = draft->article;
    for (size_t i = 0, seen = 0; i < article->blocks.count && seen < DATELINE_BLOCKS;
         i++) {
        if (article->blocks.items[i].kind != BLOCK_PARAGRAPH)
            continue;
        seen++;
        struct dateline dateline;
        struct slice text = draft_block_text(draft, i);
        if (!read_dateline(slice_part(text, 0, LOOKED_AT), &dateline))
            continue;
        keep_dateline(draft, i, &dateline);
        return;
    }
    find_bare_colon(draft);
}

void dateline_read_element(struct draft *draft, struct slice text)
{
    struct dateline dateline = {0};
    size_t end = read_place(text, skip_blanks(text, 0), &dateline);
    struct slice place = slice_part(text, dateline.place_start, dateline.place_end);
    if (place.size != 0 && !is_no_place(place))
        draft_set(draft, &draft->article->place, place);
    (void)read_date(text, end, &dateline);
    if (dateline.has_date)
        draft_add_date_text(draft, DATE_FROM_DATELINE, &dateline.date, text, 0);
}
