#include "language/tokenizer.h"

#include "base/ascii.h"
#include "language/abbreviation.h"
#include "language/character.h"
#include "language/chunk.h"
#include "language/clitics.h"

#include <string.h>

/* One chunk on its way to tokens. */
struct scanner {
    struct document *document;
    const struct chunk *chunk;
    const char *text;
    size_t size;
    bool no_address; /* looked for one already: a chunk holds at most one */
};

static char at(const struct scanner *scanner, size_t index)
{
    return index < scanner->size ? scanner->text[index] : '\0';
}

/* Letters, digits and everything outside ASCII. */
static bool is_word_byte(char c)
{
    return (character_class(c) & CHARACTER_WORD) != 0;
}

static bool is_letter_byte(char c)
{
    return (character_class(c) & (CHARACTER_LETTER | CHARACTER_WIDE)) != 0;
}

static void emit_as(struct scanner *scanner, size_t start, size_t end, unsigned classes)
{
    struct document *document = scanner->document;
    struct token *token = vector_add(document->arena, &document->tokens);
    token->start = chunk_source_start(scanner->chunk, start);
    token->end = chunk_source_end(scanner->chunk, end);
    token->head = TOKEN_NONE;
    token_describe(document->arena, token, slice_make(scanner->text + start, end - start),
                   classes);
}

static void emit(struct scanner *scanner, size_t start, size_t end)
{
    emit_as(scanner, start, end,
            character_classes_of(slice_make(scanner->text + start, end - start)));
}

static struct slice part(const struct scanner *scanner, size_t start, size_t end)
{
    return slice_make(scanner->text + start, end - start);
}

/* ---- addresses ---- */

/* Punctuation that ends a sentence or a bracket does not belong to an address. */
static size_t trim_address(const struct scanner *scanner, size_t end)
{
    while (end > 0 && strchr(".,;:!?)]}>\"'", scanner->text[end - 1]))
        end--;
    return end;
}

/* End of the web or mail address that begins at 'start', or 'start'. */
static size_t address_end(const struct scanner *scanner, size_t start)
{
    struct slice rest = part(scanner, start, scanner->size);
    if (!(scanner->chunk->classes & CHARACTER_ADDRESS) && rest.data[0] != 'w')
        return start;
    bool web = slice_starts_with(rest, "http://") ||
               slice_starts_with(rest, "https://") || slice_starts_with(rest, "www.");
    if (!web) {
        const char *mark = memchr(rest.data, '@', rest.size);
        if (!mark || mark == rest.data || !is_word_byte(rest.data[0]) ||
            !memchr(mark, '.', (size_t)(rest.data + rest.size - mark)))
            return start;
    }
    size_t end = trim_address(scanner, scanner->size);
    for (size_t i = start; i < end; i++)
        if (strchr("<>\"()[]", scanner->text[i]))
            return i;
    return end > start ? end : start;
}

/* ---- words ---- */

static size_t digits_from(const struct scanner *scanner, size_t index)
{
    size_t end = index;
    while (ascii_is_digit(at(scanner, end)))
        end++;
    return end - index;
}

static size_t digits_before(const struct scanner *scanner, size_t start, size_t index)
{
    size_t count = 0;
    while (index > start && ascii_is_digit(scanner->text[index - 1])) {
        index--;
        count++;
    }
    return count;
}

/* A hyphen inside digits belongs to a date or telephone number (2013-12-06,
 * 555-0100-1234, 555-0100), not to a range (5-10, 1969-1970). */
static bool joins_digits(const struct scanner *scanner, size_t start, size_t hyphen)
{
    size_t before = digits_before(scanner, start, hyphen);
    size_t after = digits_from(scanner, hyphen + 1);
    if (before == 0 || after == 0)
        return false;
    char beyond = at(scanner, hyphen + 1 + after);
    bool third = beyond == '-' && ascii_is_digit(at(scanner, hyphen + after + 2));
    bool inside = hyphen > start + before && scanner->text[hyphen - before - 1] == '-';
    return third || inside || (before == 3 && after == 4);
}

static bool joins_hyphen(const struct scanner *scanner, size_t start, size_t hyphen)
{
    if (!is_word_byte(at(scanner, hyphen + 1)))
        return false;
    if (joins_digits(scanner, start, hyphen))
        return true;
    return is_letter_byte(at(scanner, start)) &&
           is_prefix_word(part(scanner, start, hyphen));
}

/* "Shi'ite", "O'Brien", but not "it's" or "don't". */
static bool joins_apostrophe(const struct scanner *scanner, size_t index)
{
    return is_letter_byte(at(scanner, index + 1)) &&
           clitic_length(part(scanner, index, scanner->size)) == 0;
}

static bool joins_period(const struct scanner *scanner, size_t start, size_t index)
{
    char before = at(scanner, index - 1), after = at(scanner, index + 1);
    if (!is_word_byte(after))
        return false;
    /* "end.Next": white space was forgotten */
    bool glued = ascii_is_lower(before) && ascii_is_upper(after) && index - start > 2 &&
                 ascii_is_lower(at(scanner, index + 2));
    return !glued;
}

/* Does the mark at 'index' belong to the word that began at 'start'? */
static bool joins(const struct scanner *scanner, size_t start, size_t index)
{
    char before = at(scanner, index - 1), after = at(scanner, index + 1);
    bool in_digits = ascii_is_digit(before) && ascii_is_digit(after);
    bool abbreviates = index - start == 1 && ascii_is_letter(before) &&
                       ascii_is_letter(after) && !is_word_byte(at(scanner, index + 2));
    switch (at(scanner, index)) {
    case '.':
        return joins_period(scanner, start, index);
    case ',':
    case ':':
        return in_digits;
    case '/': /* "9/11", "b/c" */
        return in_digits || (abbreviates && at(scanner, index + 2) != '/');
    case '\'':
        return joins_apostrophe(scanner, index);
    case '-':
        return joins_hyphen(scanner, start, index);
    case '&':
        return ascii_is_upper(before) && ascii_is_upper(after);
    case '_':
    case '@':
        return is_word_byte(after);
    default:
        return false;
    }
}

/* Single letters with periods between them: "U.S", "p.m". */
static bool is_initials(struct slice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (i % 2 == 0 ? !ascii_is_letter(word.data[i]) : word.data[i] != '.')
            return false;
    return word.size % 2 == 1;
}

static bool number_follows(const struct scanner *scanner, size_t index)
{
    if (index < scanner->size)
        return ascii_is_digit(at(scanner, index));
    struct slice text = scanner->document->article->text;
    size_t next = scanner->chunk->end;
    while (next < text.size && text.data[next] == ' ')
        next++;
    return next < text.size && ascii_is_digit(text.data[next]);
}

/* Does the period at 'end' belong to the word [start, end)? */
static bool keeps_period(const struct scanner *scanner, size_t start, size_t end)
{
    struct slice word = part(scanner, start, end);
    if (word.size == 1)
        return ascii_is_upper(word.data[0]) && word.data[0] != 'I';
    if (is_initials(word))
        return true;
    enum abbreviation kind = abbreviation_find(word);
    if (kind == ABBREVIATION_NUMBER)
        return number_follows(scanner, end + 1);
    return kind != ABBREVIATION_NONE;
}

static size_t word_end(const struct scanner *scanner, size_t start)
{
    size_t end = start;
    while (end < scanner->size) {
        if (is_word_byte(scanner->text[end]))
            end++;
        else if (end > start && joins(scanner, start, end))
            end++;
        else
            break;
    }
    if (at(scanner, end) == '.' && at(scanner, end + 1) != '.' &&
        keeps_period(scanner, start, end))
        end++;
    return end;
}

/* "5pm": the length of the number, or 0. */
static size_t unit_split(const struct scanner *scanner, size_t start, size_t end)
{
    size_t split = start;
    while (split < end &&
           (ascii_is_digit(scanner->text[split]) || strchr(".,:", scanner->text[split])))
        split++;
    size_t stop = end;
    if (stop > split && scanner->text[stop - 1] == '.')
        stop--;
    if (split == start || split == end || !is_unit_word(part(scanner, split, stop)))
        return 0;
    return split - start;
}

/* "don't" ends in a clitic that begins inside the letters. */
static size_t negation_split(const struct scanner *scanner, size_t start, size_t end)
{
    size_t size = end - start;
    if (size < 4 || ascii_lower(scanner->text[end - 1]) != 't' ||
        scanner->text[end - 2] != '\'' || ascii_lower(scanner->text[end - 3]) != 'n')
        return 0;
    return size - 3;
}

static void emit_split(struct scanner *scanner, size_t start, size_t end, size_t split)
{
    if (split > 0)
        emit(scanner, start, start + split);
    emit(scanner, start + split, end);
}

static size_t scan_word(struct scanner *scanner, size_t start)
{
    size_t end = word_end(scanner, start);
    struct slice word = part(scanner, start, end);
    size_t split = 0;
    if (ascii_is_digit(word.data[0]))
        split = unit_split(scanner, start, end);
    else if (memchr(word.data, '\'', word.size))
        split = negation_split(scanner, start, end);
    else
        split = contraction_split(word);
    emit_split(scanner, start, end, split);
    return end;
}

/* ---- marks ---- */

/* Length of the run of marks that makes one token: "...", "--", "?!", "=====". */
static size_t mark_run(const struct scanner *scanner, size_t start)
{
    char first = scanner->text[start];
    size_t end = start + 1;
    if (first == '!' || first == '?' || (first == '.' && at(scanner, end) == '?')) {
        while (at(scanner, end) == '!' || at(scanner, end) == '?')
            end++;
    } else if (strchr(".-=*_~#+$|", first)) {
        while (at(scanner, end) == first)
            end++;
    } else if ((first == '`' || first == '\'' || first == '<' || first == '>') &&
               at(scanner, end) == first) {
        end++;
    }
    return end - start;
}

/* An apostrophe that stands for what is left out belongs to its word: "'s", "'90s",
 * "'em". */
static size_t apostrophe_word(const struct scanner *scanner, size_t start)
{
    size_t clitic = clitic_length(part(scanner, start, scanner->size));
    if (clitic > 0)
        return clitic;
    size_t digits = digits_from(scanner, start + 1);
    if (digits == 2) {
        size_t end = start + 3 + (at(scanner, start + 3) == 's');
        return is_word_byte(at(scanner, end)) ? 0 : end - start;
    }
    struct slice rest = part(scanner, start, scanner->size);
    return slice_is_ignoring_case(rest, "'em") || slice_is_ignoring_case(rest, "'til")
               ? rest.size
               : 0;
}

/* A sign before a number at the chunk's beginning belongs to it: "-5", "+44". */
static bool is_sign(const struct scanner *scanner, size_t start)
{
    char c = scanner->text[start];
    return start == 0 && (c == '-' || c == '+') && ascii_is_digit(at(scanner, 1));
}

static size_t scan_mark(struct scanner *scanner, size_t start)
{
    size_t length = 0;
    if (scanner->text[start] == '\'')
        length = apostrophe_word(scanner, start);
    else if (is_sign(scanner, start))
        length = word_end(scanner, 1);
    else if (strchr(":;=^<", scanner->text[start]))
        length = face_length(part(scanner, start, scanner->size));
    else if (scanner->text[start] == '#' && is_letter_byte(at(scanner, start + 1)))
        length = word_end(scanner, start + 1) - start; /* "#name" */
    if (length == 0)
        length = mark_run(scanner, start);
    emit(scanner, start, start + length);
    return start + length;
}

/* ---- chunks ---- */

static size_t scan_from(struct scanner *scanner, size_t position)
{
    if (!is_word_byte(scanner->text[position]))
        return scan_mark(scanner, position);
    size_t end = scanner->no_address ? position : address_end(scanner, position);
    scanner->no_address = true;
    if (end == position)
        return scan_word(scanner, position);
    emit(scanner, position, end);
    return end;
}

static void scan_chunk(struct document *document, const struct chunk *chunk)
{
    struct scanner scanner = {document, chunk, chunk->text.data, chunk->text.size, false};
    bool letters = !(chunk->classes & ~(unsigned)CHARACTER_LETTER);
    size_t split = letters ? contraction_split(chunk->text) : 0;
    if (split > 0)
        emit_split(&scanner, 0, scanner.size, split);
    else if (letters)
        emit_as(&scanner, 0, scanner.size, chunk->classes);
    else
        for (size_t position = 0; position < scanner.size;)
            position = scan_from(&scanner, position);
}

void tokenize(struct document *document, uint32_t start, uint32_t end)
{
    struct slice text = document->article->text;
    if (end > text.size)
        end = (uint32_t)text.size;
    struct chunk chunk;
    while (chunk_next(document->arena, text, &start, end, &chunk)) {
        scan_chunk(document, &chunk);
        if (document->tokens.count > 0)
            document->tokens.items[document->tokens.count - 1].space_after =
                chunk.end == end || chunk.end - chunk.start < CHUNK_MAX;
    }
}

struct slice token_normalise(struct arena *arena, struct slice form)
{
    struct chunk chunk;
    uint32_t position = 0;
    if (form.size > CHUNK_MAX ||
        !chunk_next(arena, form, &position, (uint32_t)form.size, &chunk))
        return form;
    return chunk.text;
}
