#include "temporal/atom.h"

#include "base/ascii.h"
#include "base/eight.h"

#include <string.h>

/* What makes up words: letters and digits. Bytes of characters beyond ASCII are looked at
 * one by one. */
enum word_byte { BYTE_OTHER, BYTE_LETTER, BYTE_CAPITAL, BYTE_DIGIT };
static const uint8_t word_bytes[256] = {
    ['0'] = 3, ['1'] = 3, ['2'] = 3, ['3'] = 3, ['4'] = 3, ['5'] = 3, ['6'] = 3,
    ['7'] = 3, ['8'] = 3, ['9'] = 3, ['A'] = 2, ['B'] = 2, ['C'] = 2, ['D'] = 2,
    ['E'] = 2, ['F'] = 2, ['G'] = 2, ['H'] = 2, ['I'] = 2, ['J'] = 2, ['K'] = 2,
    ['L'] = 2, ['M'] = 2, ['N'] = 2, ['O'] = 2, ['P'] = 2, ['Q'] = 2, ['R'] = 2,
    ['S'] = 2, ['T'] = 2, ['U'] = 2, ['V'] = 2, ['W'] = 2, ['X'] = 2, ['Y'] = 2,
    ['Z'] = 2, ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1,
    ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1,
    ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1,
    ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1,
};

enum { NUMBER_DIGITS_MAX = 9, YEAR_DIGITS = 4 };

/* What a character is: ASCII as it stands, typographic marks by their ASCII cousin, other
 * characters 'a' (they make up words). */
struct character {
    char kind;
    uint8_t length;
};

static struct character typographic(const unsigned char *at, size_t left)
{
    if (left >= 2 && at[0] == 0xC2 && at[1] == 0xA0)
        return (struct character){' ', 2};
    if (left >= 2 && at[0] == 0xC2 && at[1] == 0xBD)
        return (struct character){'|', 2}; /* one half */
    if (left < 3 || at[0] != 0xE2 || at[1] != 0x80)
        return (struct character){'a', 1};
    if (at[2] >= 0x80 && at[2] <= 0x8B)
        return (struct character){' ', 3};
    if (at[2] >= 0x90 && at[2] <= 0x95)
        return (struct character){'-', 3};
    if (at[2] == 0x98 || at[2] == 0x99)
        return (struct character){'\'', 3};
    if (at[2] == 0x9C || at[2] == 0x9D)
        return (struct character){'"', 3};
    if (at[2] == 0xA6)
        return (struct character){'.', 3};
    if (at[2] == 0xAF)
        return (struct character){' ', 3};
    return (struct character){'a', 1};
}

static struct character character_at(struct slice text, uint32_t at, uint32_t end)
{
    unsigned char byte = (unsigned char)text.data[at];

    if (byte < 0x80)
        return (struct character){(char)byte, 1};
    return typographic((const unsigned char *)text.data + at, end - at);
}

static bool digit_at(struct slice text, uint32_t at, uint32_t end)
{
    return at < end && ascii_is_digit(text.data[at]);
}

/* Digits from 'at' on as a number; returns how many there are. */
static uint32_t read_digits(struct slice text, uint32_t at, uint32_t end, int32_t *number)
{
    uint32_t count = 0;

    *number = 0;
    for (; digit_at(text, at + count, end); count++) {
        if (count < NUMBER_DIGITS_MAX)
            *number = *number * 10 + (text.data[at + count] - '0');
    }
    return count;
}

/* ---- numbers of several parts ---- */

/* ":MM" or ":MM:SS" behind an hour; the length, 0 when there is none. */
static uint32_t clock_length(struct slice text, uint32_t at, uint32_t end)
{
    int32_t number;

    if (at >= end || text.data[at] != ':' || read_digits(text, at + 1, end, &number) != 2)
        return 0;
    if (at + 3 < end && text.data[at + 3] == ':' &&
        read_digits(text, at + 4, end, &number) == 2)
        return 6;
    return 3;
}

/* "T10:30:00+02:00" behind a date. */
static uint32_t iso_time_length(struct slice text, uint32_t at, uint32_t end)
{
    int32_t number;
    uint32_t from = at, clock;

    if (at >= end || text.data[at] != 'T' || read_digits(text, at + 1, end, &number) != 2)
        return 0;
    at += 3;
    clock = clock_length(text, at, end);
    if (clock == 0)
        return 0;
    at += clock;
    if (at < end && text.data[at] == 'Z')
        return at + 1 - from;
    if (at < end && (text.data[at] == '+' || text.data[at] == '-') &&
        read_digits(text, at + 1, end, &number) == 2 &&
        clock_length(text, at + 3, end) == 3)
        return at + 6 - from;
    return at - from;
}

/* "-12-05" or "/5/2013" behind the first number: the rest of a numeric date. */
static uint32_t date_rest(struct slice text, uint32_t at, uint32_t end, uint32_t first)
{
    int32_t number;
    char mark = at < end ? text.data[at] : ' ';
    uint32_t second, third;

    if (mark != '-' && mark != '/' && mark != '.')
        return 0;
    second = read_digits(text, at + 1, end, &number);
    if (second < 1 || second > 2)
        return 0;
    if (at + 1 + second >= end || text.data[at + 1 + second] != mark)
        return mark == '/' && first <= 2 ? 1 + second : 0;
    third = read_digits(text, at + 2 + second, end, &number);
    if (first == YEAR_DIGITS ? third < 1 || third > 2
                             : third != 2 && third != YEAR_DIGITS)
        return 0;
    return 2 + second + third;
}

/* "h00" behind an hour, as in "16h00" */
static uint32_t hour_mark_length(struct slice text, uint32_t at, uint32_t end)
{
    int32_t minute;

    return at < end && text.data[at] == 'h' &&
                   read_digits(text, at + 1, end, &minute) == 2 && minute < 60 &&
                   (at + 3 >= end || !ascii_is_alphanumeric(text.data[at + 3]))
               ? 3
               : 0;
}

static bool is_fraction(struct slice text, uint32_t at, uint32_t length)
{
    static const char *const known[] = {"1/2", "1/4", "3/4", "1/3", "2/3"};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (length == 3 && memcmp(text.data + at, known[i], 3) == 0)
            return true;
    }
    return false;
}

/* ",000" groups and a decimal part behind the first digits. */
static uint32_t number_rest(struct slice text, uint32_t at, uint32_t end)
{
    uint32_t from = at;
    int32_t number;

    while (at < end && text.data[at] == ',' &&
           read_digits(text, at + 1, end, &number) == 3)
        at += 4;
    if (at < end && text.data[at] == '.' && digit_at(text, at + 1, end))
        at += 1 + read_digits(text, at + 1, end, &number);
    return at - from;
}

static bool word_ends(struct slice text, uint32_t at, uint32_t end)
{
    return at >= end || !ascii_is_alphanumeric(text.data[at]);
}

static bool ordinal_suffix(struct slice text, uint32_t at, uint32_t end)
{
    static const char *const suffixes[] = {"st", "nd", "rd", "th"};

    if (at + 2 > end || !word_ends(text, at + 2, end))
        return false;
    for (size_t i = 0; i < 4; i++) {
        if (ascii_lower(text.data[at]) == suffixes[i][0] &&
            ascii_lower(text.data[at + 1]) == suffixes[i][1])
            return true;
    }
    return false;
}

/* "s" or "'s" behind a decade; the length. */
static uint32_t decade_suffix(struct slice text, uint32_t at, uint32_t end)
{
    uint32_t from = at;

    if (at < end && character_at(text, at, end).kind == '\'')
        at += character_at(text, at, end).length;
    if (at < end && text.data[at] == 's' && word_ends(text, at + 1, end))
        return at + 1 - from;
    return 0;
}

/* "W07", "-W07", "-W07-3" behind a year (ISO 8601) */
static uint32_t week_length(struct slice text, uint32_t at, uint32_t end)
{
    uint32_t from = at;
    int32_t number;

    at += at < end && text.data[at] == '-';
    if (at >= end || text.data[at] != 'W' || read_digits(text, at + 1, end, &number) != 2)
        return 0;
    at += 3;
    if (at + 1 < end && text.data[at] == '-' &&
        read_digits(text, at + 1, end, &number) == 1)
        at += 2;
    return word_ends(text, at, end) ? at - from : 0;
}

static void finish_number(struct slice text, struct atom *atom, uint32_t end)
{
    int32_t number;
    uint32_t at = atom->start, digits = read_digits(text, at, end, &number), rest;

    atom->shape = ATOM_NUMBER;
    atom->end = at + digits;
    if (digits <= YEAR_DIGITS && (rest = date_rest(text, atom->end, end, digits)) > 0 &&
        !digit_at(text, atom->end + rest, end)) {
        atom->shape = is_fraction(text, at, digits + rest) ? ATOM_FRACTION : ATOM_DATE;
        atom->end += rest;
        atom->end += iso_time_length(text, atom->end, end);
    } else if (digits == YEAR_DIGITS && (rest = week_length(text, atom->end, end)) > 0) {
        atom->shape = ATOM_DATE;
        atom->end += rest;
    } else if (digits <= 2 && ((rest = clock_length(text, atom->end, end)) > 0 ||
                               (rest = hour_mark_length(text, atom->end, end)) > 0)) {
        atom->shape = ATOM_CLOCK;
        atom->end += rest;
    } else if (ordinal_suffix(text, atom->end, end)) {
        atom->shape = ATOM_ORDINAL;
        atom->end += 2;
    } else if (number % 10 == 0 && (digits == 2 || digits == YEAR_DIGITS) &&
               (rest = decade_suffix(text, atom->end, end)) > 0) {
        atom->shape = ATOM_DECADE;
        atom->end += rest;
    } else {
        atom->end += number_rest(text, atom->end, end);
    }
}

/* Money, shares of a hundred and parts of names ("F-16", "No. 7") are no counts of time.
 */
static bool is_amount(struct slice text, const struct atom *atom, uint32_t end)
{
    char before = atom->start > 0 ? text.data[atom->start - 1] : ' ';
    char after = atom->end < end ? text.data[atom->end] : ' ';

    if (before == '$' || before == '#' || after == '%')
        return true;
    if ((unsigned char)before >= 0x80 && atom->start >= 2 &&
        ((unsigned char)text.data[atom->start - 2] == 0xC2 ||
         (unsigned char)text.data[atom->start - 2] == 0x82))
        return before == (char)0xA3 || before == (char)0xA5 || before == (char)0xAC;
    return false;
}

__attribute__((noinline)) static void read_number(struct slice text, struct atom *atom,
                                                  uint32_t end)
{
    finish_number(text, atom, end);
    if (is_amount(text, atom, end))
        atom->shape = ATOM_AMOUNT;
    atom->joins = atom->shape != ATOM_AMOUNT;
    atom->has_trigger = atom->shape == ATOM_CLOCK || atom->shape == ATOM_DATE ||
                        atom->shape == ATOM_DECADE || atom->shape == ATOM_ORDINAL ||
                        (atom->shape == ATOM_NUMBER && atom->end - atom->start == 4);
}

/* ---- words ---- */

/* "p.m.", "U.S.": letters with a period behind each. */
static bool initials(struct slice text, uint32_t at, uint32_t end)
{
    return at + 3 <= end && ascii_is_letter(text.data[at]) && text.data[at + 1] == '.' &&
           ascii_is_letter(text.data[at + 2]) &&
           (at + 3 >= end || text.data[at + 3] == '.' ||
            !ascii_is_alphanumeric(text.data[at + 3]));
}

static void look_up(struct atom *atom, struct lexicon_key key)
{
    unsigned roles;

    atom->row = (uint16_t)lexicon_find(key);
    if (!atom->row)
        return;
    roles = lexicon_roles[atom->row - 1];
    if (atom->capitalised)
        roles |= roles >> LEXICON_IN_CAPITALS;
    atom->joins = (roles & LEXICON_JOINS) != 0;
    atom->has_trigger = (roles & LEXICON_TRIGGERS) != 0;
}

static void read_initials(struct slice text, struct atom *atom, uint32_t end)
{
    char letters[WORD_LENGTH_MAX + 1];
    size_t length = 0;
    uint32_t at = atom->start;

    for (; at < end && length < WORD_LENGTH_MAX && ascii_is_letter(text.data[at]);
         at += 2) {
        letters[length++] = text.data[at];
        if (at + 1 >= end || text.data[at + 1] != '.') {
            at++;
            break;
        }
    }
    atom->end = at < end ? at : end;
    look_up(atom, lexicon_key_of(letters, length));
}

/* "o'clock" is one word. */
static bool read_oclock(struct slice text, struct atom *atom, uint32_t end)
{
    static const char rest[] = "clock";
    uint32_t at = atom->end, length = sizeof rest - 1;

    if (at >= end || character_at(text, at, end).kind != '\'')
        return false;
    at += character_at(text, at, end).length;
    if (at + length > end || memcmp(text.data + at, rest, length) != 0)
        return false;
    look_up(atom, lexicon_key_of("oclock", 6));
    atom->end = at + length;
    return true;
}

/* The period behind "Sept." belongs to it. */
__attribute__((noinline)) static void take_period(struct slice text, struct atom *atom)
{
    const struct word *word = lexicon_row(atom->row);
    bool month =
        word->symbol == SYMBOL_MONTH && word->value.month != 5 && word->length <= 4;

    if (word->length == 2 && word->spelling[0] == 's' && word->spelling[1] == 't') {
        atom->end++;
        return;
    }
    if (word->value.flagged && word->length <= 5 && atom->capitalised &&
        (month || word->symbol == SYMBOL_WEEKDAY) &&
        atom->end - atom->start == word->length && text.data[atom->end] == '.')
        atom->end++;
}

/* The end of the word, and how many capitals it has. */
static uint32_t scan_word(struct slice text, uint32_t at, uint32_t end,
                          uint32_t *capitals)
{
    for (;; at++) {
        while (at < end && word_bytes[(unsigned char)text.data[at]] == BYTE_LETTER)
            at++;
        if (at == end)
            return at;
        uint8_t kind = word_bytes[(unsigned char)text.data[at]];
        if (kind == BYTE_OTHER && ((unsigned char)text.data[at] < 0x80 ||
                                   character_at(text, at, end).kind != 'a'))
            return at;
        *capitals += kind == BYTE_CAPITAL;
    }
}

/* "Dec31" is a month and a number. */
static void cut_month(struct slice text, struct atom *atom)
{
    struct lexicon_key key;
    uint32_t letters = 0, row;

    while (letters < WORD_LENGTH_MAX && ascii_is_letter(text.data[atom->start + letters]))
        letters++;
    key = lexicon_key_of(text.data + atom->start, letters);
    row = lexicon_find(key);
    if (letters < 3 || row == 0 || lexicon_row(row)->symbol != SYMBOL_MONTH)
        return;
    look_up(atom, key);
    atom->end = atom->start + letters;
}

/* Bytes of a word that are looked at in two numbers; one more ends it. */
enum { PLAIN_BYTES = 16 };

/* A word of two letters at least and no other bytes, as most are: false for other ones, and
 * at the end of the text. */
__attribute__((always_inline)) static inline bool
read_plain_word(struct slice text, struct atom *atom, uint32_t end)
{
    const uint64_t small = EIGHT_ONES * 0x20;
    const char *word = text.data + atom->start;
    uint64_t front, rest, letters, more = 0, capitals;
    unsigned length;

    if (text.size - atom->start < PLAIN_BYTES)
        return false;
    front = eight_at(word);
    rest = eight_at(word + sizeof front);
    letters = eight_in(front | small, 'a', 'z');
    length = eight_first(~letters & EIGHT_TOPS);
    if (length == sizeof front) {
        more = eight_in(rest | small, 'a', 'z');
        length += eight_first(~more & EIGHT_TOPS);
    }
    if (length < 2 || length > WORD_LENGTH_MAX || atom->start + length > end ||
        word_bytes[(unsigned char)word[length]] == BYTE_DIGIT ||
        (unsigned char)word[length] >= 0x80)
        return false;
    letters = eight_front(letters, length);
    more = length > sizeof front ? eight_front(more, length - (unsigned)sizeof front) : 0;
    capitals = letters & ~(front << 2); /* what makes a letter small is not set */
    atom->end = atom->start + length;
    atom->capitalised = (capitals & 0x80) != 0;
    atom->all_capitals = capitals == letters && (more & (rest << 2)) == 0;
    look_up(atom, (struct lexicon_key){eight_front(front | small, length),
                                       more ? eight_front(rest | small, length - 8) : 0});
    if (atom->row && word[length] == '.' && atom->end < end)
        take_period(text, atom);
    return true;
}

__attribute__((noinline)) static void read_odd_word(struct slice text, struct atom *atom,
                                                    uint32_t end)
{
    uint32_t capitals = 0, length;

    atom->end = scan_word(text, atom->start, end, &capitals);
    length = atom->end - atom->start;
    atom->capitalised = ascii_is_upper(text.data[atom->start]);
    atom->all_capitals = capitals >= 2 && capitals == length;
    if (length == 1) {
        if (ascii_lower(text.data[atom->start]) == 'o' && read_oclock(text, atom, end))
            return;
        if (initials(text, atom->start, end)) {
            read_initials(text, atom, end);
            return;
        }
    }
    if (length > 0 && length <= WORD_LENGTH_MAX)
        look_up(atom, lexicon_key_of(text.data + atom->start, length));
    if (!atom->row && length >= 4 && length <= 6 &&
        ascii_is_digit(text.data[atom->end - 1]))
        cut_month(text, atom);
    if (atom->row && atom->end < end && text.data[atom->end] == '.')
        take_period(text, atom);
}

/* ---- marks ---- */

/* "'98", "'90s", and the possessive "'s". */
static bool read_apostrophe(struct slice text, struct atom *atom, uint32_t end)
{
    uint32_t at = atom->start + character_at(text, atom->start, end).length, rest;
    int32_t number;

    if (at < end && text.data[at] == 's' && word_ends(text, at + 1, end)) {
        atom->shape = ATOM_MARK;
        atom->mark = 's';
        atom->joins = true;
        atom->end = at + 1;
        return true;
    }
    if (read_digits(text, at, end, &number) != 2)
        return false;
    rest = number % 10 == 0 ? decade_suffix(text, at + 2, end) : 0;
    if (rest == 0 && !word_ends(text, at + 2, end))
        return false;
    atom->joins = true;
    atom->shape = rest > 0 ? ATOM_DECADE : ATOM_YEAR;
    atom->end = at + 2 + rest;
    atom->has_trigger = true;
    return true;
}

__attribute__((noinline)) static void read_mark(struct slice text, struct atom *atom,
                                                uint32_t end)
{
    struct character character = character_at(text, atom->start, end);

    if (character.kind == '\'' && read_apostrophe(text, atom, end))
        return;
    atom->shape = character.kind == '|' ? ATOM_FRACTION : ATOM_MARK;
    atom->mark = character.kind;
    atom->joins = character.kind == '|' || character.kind == ',' ||
                  character.kind == '-' || character.kind == '(' ||
                  character.kind == ')' || character.kind == '/' ||
                  character.kind == '@' || character.kind == '~' || character.kind == '+';
    atom->end = atom->start + character.length;
}

/* Skips white space; true when it holds an empty line. */
__attribute__((noinline)) static bool skip_space(struct slice text, uint32_t *at,
                                                 uint32_t end)
{
    int lines = 0;

    while (*at < end) {
        struct character character;
        if (word_bytes[(unsigned char)text.data[*at]])
            break;
        character = character_at(text, *at, end);
        if (!ascii_is_space(character.kind))
            break;
        lines += character.kind == '\n';
        *at += character.length;
    }
    return lines >= 2;
}

bool atom_next(struct slice text, uint32_t *at, uint32_t end, struct atom *atom)
{
    uint32_t from = *at;
    bool gap = false;

    if (from + 1 < end && text.data[from] == ' ' &&
        word_bytes[(unsigned char)text.data[from + 1]] != BYTE_OTHER)
        ++*at; /* as mostly */
    else
        gap = skip_space(text, at, end);
    if (*at >= end)
        return false;
    *atom = (struct atom){.start = *at, .space_before = *at > from};
    if (gap) {
        atom->shape = ATOM_BREAK;
        atom->start = from;
        atom->end = *at;
        return true;
    }
    uint8_t kind = word_bytes[(unsigned char)text.data[*at]];
    if (kind == BYTE_DIGIT)
        read_number(text, atom, end);
    else if (kind != BYTE_OTHER || character_at(text, *at, end).kind == 'a') {
        if (!read_plain_word(text, atom, end))
            read_odd_word(text, atom, end);
    } else
        read_mark(text, atom, end);
    *at = atom->end > *at ? atom->end : *at + 1;
    return true;
}

size_t atom_next_words(struct slice text, uint32_t *at, uint32_t end, struct atom *atoms,
                       size_t room)
{
    size_t count = 0;

    for (uint32_t from; count < room; count++) {
        from = *at;
        if (from + 1 >= end || text.data[from] != ' ' ||
            word_bytes[(unsigned char)text.data[from + 1]] != BYTE_LETTER)
            break;
        atoms[count] = (struct atom){.start = from + 1, .space_before = true};
        if (!read_plain_word(text, &atoms[count], end))
            break;
        *at = atoms[count].end;
    }
    return count;
}

/* ---- values of numbers ---- */

static int32_t year_of_two_digits(int32_t number)
{
    enum { PIVOT = 40 };

    return number < PIVOT ? 2000 + number : 1900 + number;
}

static bool clock_value(struct slice text, uint32_t at, uint32_t end, struct value *value)
{
    int32_t hour, minute, second = 0;
    uint32_t digits = read_digits(text, at, end, &hour);

    read_digits(text, at + digits + 1, end, &minute);
    value->kind = VALUE_TIME;
    value->known |= FIELD_HOUR | FIELD_MINUTE;
    if (clock_length(text, at + digits, end) == 6) {
        read_digits(text, at + digits + 4, end, &second);
        value->known |= FIELD_SECOND;
    }
    value->hour = (int8_t)hour;
    value->minute = (int8_t)minute;
    value->second = (int8_t)second;
    value->clock_uncertain =
        hour >= 1 && hour <= 12 && digits < 2 && text.data[at + digits] == ':';
    return hour <= 24 && minute < 60 && second < 60;
}

static void zone_of_iso_time(struct slice text, uint32_t at, uint32_t end,
                             struct value *value)
{
    int32_t hours, minutes;

    if (at >= end)
        return;
    value->known |= FIELD_ZONE;
    value->universal_time = true;
    if (text.data[at] == 'Z')
        return;
    read_digits(text, at + 1, end, &hours);
    read_digits(text, at + 4, end, &minutes);
    value->zone_minutes = (int16_t)(hours * 60 + minutes);
    if (text.data[at] == '-')
        value->zone_minutes = (int16_t)-value->zone_minutes;
}

static bool set_date(struct value *value, int32_t year, int32_t month, int32_t day)
{
    value->kind = VALUE_TIME;
    value->known |= FIELD_MONTH | FIELD_DAY;
    if (year > 0)
        value->known |= FIELD_YEAR;
    value->year = year;
    value->month = (int8_t)month;
    value->day = (int8_t)day;
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= date_days_in_month(year > 0 ? year : 2000, month);
}

static bool week_value(struct slice text, uint32_t at, uint32_t end, int32_t year,
                       struct value *value)
{
    int32_t week, weekday = 0;

    at += text.data[at] == '-' ? 2 : 1;
    read_digits(text, at, end, &week);
    if (at + 3 < end)
        read_digits(text, at + 3, end, &weekday);
    value->kind = VALUE_TIME;
    value->known = FIELD_YEAR | FIELD_WEEK | (weekday ? FIELD_WEEKDAY : 0);
    value->year = year;
    value->week = (int8_t)week;
    value->weekday = (int8_t)weekday;
    return week >= 1 && week <= 53 && weekday <= 7;
}

/* Month first, as American papers write; day first where only that is possible, and with
 * periods. */
static bool date_value(struct slice text, const struct atom *atom, struct value *value)
{
    int32_t a, b, c = 0;
    uint32_t at = atom->start, first = read_digits(text, at, atom->end, &a), second,
             third;
    char mark = text.data[at + first];

    if (week_length(text, at + first, atom->end) > 0)
        return week_value(text, at + first, atom->end, a, value);
    second = read_digits(text, at + first + 1, atom->end, &b);
    at += first + 1 + second;
    third = at < atom->end && text.data[at] == mark
                ? read_digits(text, at + 1, atom->end, &c)
                : 0;
    at += third > 0 ? 1 + third : 0;
    if (at < atom->end) {
        uint32_t zone;
        if (!clock_value(text, at + 1, atom->end, value))
            return false;
        zone = at + 3 + clock_length(text, at + 3, atom->end);
        zone_of_iso_time(text, zone, atom->end, value);
    }
    value->numeric_date = true;
    if (first == YEAR_DIGITS) /* "2024-13-01" has the day before the month */
        return b > 12 && c <= 12 ? set_date(value, a, c, b) : set_date(value, a, b, c);
    if (third == 2)
        c = year_of_two_digits(c);
    if (mark == '.' && third == 0)
        return false;
    return a > 12 || mark == '.' ? set_date(value, c, b, a) : set_date(value, c, a, b);
}

static bool fraction_value(struct slice text, const struct atom *atom,
                           struct value *value)
{
    value->kind = VALUE_NUMBER;
    value->tenths = HALF_UNIT;
    return atom->end - atom->start < 3 || text.data[atom->start + 2] == '2';
}

/* Decades in full, or of the twentieth century ("the '60s"). */
static bool decade_value(struct slice text, const struct atom *atom, struct value *value)
{
    uint32_t at = atom->start;
    int32_t number;

    if (!digit_at(text, at, atom->end))
        at += character_at(text, at, atom->end).length;
    value->kind = VALUE_TIME;
    value->known = FIELD_DECADE;
    value->flagged = read_digits(text, at, atom->end, &number) == 2 && at == atom->start;
    value->year = number < 100 ? number + (number < 20 ? 2000 : 1900) : number;
    return true;
}

static bool year_value(struct slice text, const struct atom *atom, struct value *value)
{
    int32_t number;
    uint32_t at = atom->start + character_at(text, atom->start, atom->end).length;

    read_digits(text, at, atom->end, &number);
    value->kind = VALUE_TIME;
    value->known = FIELD_YEAR;
    value->year = year_of_two_digits(number);
    return true;
}

static bool number_value(struct slice text, const struct atom *atom, struct value *value)
{
    int64_t number = 0;
    uint32_t at = atom->start;

    for (; at < atom->end && text.data[at] != '.'; at++) {
        if (ascii_is_digit(text.data[at]))
            number = number * 10 + (text.data[at] - '0');
        if (number > NUMBER_MAX)
            return false;
    }
    value->kind = VALUE_NUMBER;
    value->number = (int32_t)number;
    if (at + 1 < atom->end && ascii_is_digit(text.data[at + 1]))
        value->tenths = (uint8_t)(text.data[at + 1] - '0');
    return true;
}

bool atom_value(struct slice text, const struct atom *atom, struct value *value)
{
    *value = (struct value){0};
    switch ((enum atom_shape)atom->shape) {
    case ATOM_NUMBER:
    case ATOM_ORDINAL:
        return number_value(text, atom, value);
    case ATOM_FRACTION:
        return fraction_value(text, atom, value);
    case ATOM_CLOCK:
        return clock_value(text, atom->start, atom->end, value);
    case ATOM_DATE:
        return date_value(text, atom, value);
    case ATOM_YEAR:
        return year_value(text, atom, value);
    case ATOM_DECADE:
        return decade_value(text, atom, value);
    case ATOM_WORD:
    case ATOM_AMOUNT:
    case ATOM_MARK:
    case ATOM_BREAK:
        break;
    }
    return false;
}

bool atom_point_clock(struct slice text, const struct atom *atom, struct value *value)
{
    int32_t hour, minute;
    uint32_t digits = read_digits(text, atom->start, atom->end, &hour);
    uint32_t at = atom->start + digits;

    if (digits > 2 || at >= atom->end || text.data[at] != '.' ||
        read_digits(text, at + 1, atom->end, &minute) != 2 || at + 3 != atom->end)
        return false;
    value->kind = VALUE_TIME;
    value->known = FIELD_HOUR | FIELD_MINUTE;
    value->hour = (int8_t)hour;
    value->minute = (int8_t)minute;
    value->clock_uncertain = hour >= 1 && hour <= 12;
    return hour <= 24 && minute < 60;
}

bool atom_day_pair(struct slice text, const struct atom *atom, struct value *value)
{
    int32_t first, last;
    uint32_t digits = read_digits(text, atom->start, atom->end, &first);
    uint32_t at = atom->start + digits;

    if (at >= atom->end || text.data[at] != '/' ||
        at + 1 + read_digits(text, at + 1, atom->end, &last) != atom->end)
        return false;
    value->kind = VALUE_TIME;
    value->known = FIELD_DAY;
    value->day = (int8_t)first;
    value->last_day = (int8_t)last;
    return first >= 1 && last == first + 1 && last <= 31;
}

bool atom_compact_date(struct slice text, const struct atom *atom, struct value *value)
{
    enum { COMPACT_DIGITS = 8, YEAR_MIN = 1900, YEAR_MAX = 2100 };
    int32_t number;

    if (atom->end - atom->start != COMPACT_DIGITS ||
        read_digits(text, atom->start, atom->end, &number) != COMPACT_DIGITS)
        return false;
    value->numeric_date = true;
    return number / 10000 >= YEAR_MIN && number / 10000 < YEAR_MAX &&
           set_date(value, number / 10000, number / 100 % 100, number % 100);
}
