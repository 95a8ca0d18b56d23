#include "temporal/chart.h"

#include "base/ascii.h"
#include "calendar/holiday.h"

#include <string.h>

struct rule {
    const char *name;
    uint8_t result; /* enum symbol */
    int argument;
    temporal_operator *operator;
};

static const struct rule rules[] = {
#define RULE(name, result, operator, argument, pattern)                                  \
    {#name, SYMBOL_##result, argument, operator_##operator},
#include "temporal/grammar.def"

/* behind those of all texts: make_index.py numbers them so */
#include "temporal/brief.def"
#undef RULE
};

/* A place inside the patterns: where the next symbols lead and which rows end here. */
struct trie_node {
    uint16_t first_arc, arc_count, first_rule, rule_count;
};
struct trie_arc {
    uint8_t symbol;
    uint16_t node;
};

#include "temporal/grammar_index.inc"

struct trie {
    const struct trie_node *nodes;
    const struct trie_arc *arcs;
    const uint16_t *rules, *start;
};
static const struct trie news_trie = {news_nodes, news_arcs, news_rules, news_start};
static const struct trie brief_trie = {brief_nodes, brief_arcs, brief_rules, brief_start};

static const struct trie *trie_of(const struct chart *chart)
{
    return chart->brief ? &brief_trie : &news_trie;
}

const char *rule_name(uint16_t rule)
{
    return rule == RULE_NONE ? "word" : rules[rule].name;
}

size_t rule_count(void)
{
    return sizeof rules / sizeof rules[0];
}

uint32_t grammar_checksum(void)
{
    return SYMBOLS_CHECKSUM;
}

/* ---- edges ---- */

static void add_edge(struct chart *chart, size_t at, enum symbol symbol, size_t end,
                     uint16_t rule, const struct value *value)
{
    if (chart->edge_count == CHART_EDGES)
        return;
    for (size_t i = chart->first[at]; i < chart->edge_count; i++) {
        const struct edge *edge = &chart->edges[i];
        if (edge->symbol == symbol && edge->end == end)
            return;
    }
    chart->edges[chart->edge_count++] =
        (struct edge){(uint8_t)symbol, (uint8_t)end, rule, value};
}

static struct value *new_value(struct chart *chart)
{
    struct value *value;

    if (chart->value_count == CHART_VALUES)
        return NULL;
    value = &chart->values[chart->value_count++];
    *value = (struct value){0};
    return value;
}

/* ---- atoms as edges ---- */

static enum symbol symbol_of_shape(enum atom_shape shape)
{
    switch (shape) {
    case ATOM_NUMBER:
        return SYMBOL_DIGITS;
    case ATOM_ORDINAL:
        return SYMBOL_ORDINAL;
    case ATOM_FRACTION:
        return SYMBOL_FRACTION;
    case ATOM_CLOCK:
        return SYMBOL_CLOCK;
    case ATOM_DATE:
        return SYMBOL_NUMERIC_DATE;
    case ATOM_YEAR:
        return SYMBOL_YEAR_DIGITS;
    case ATOM_DECADE:
        return SYMBOL_DECADE_DIGITS;
    case ATOM_WORD:
    case ATOM_AMOUNT:
    case ATOM_MARK:
    case ATOM_BREAK:
        break;
    }
    return SYMBOL_NONE;
}

static enum symbol symbol_of_mark(char mark)
{
    switch (mark) {
    case ',':
        return SYMBOL_COMMA;
    case '-':
        return SYMBOL_HYPHEN;
    case '/':
        return SYMBOL_SLASH;
    case '+':
        return SYMBOL_PLUS;
    case '@':
        return SYMBOL_AT;
    case '~':
        return SYMBOL_TO;
    case '(':
        return SYMBOL_OPEN;
    case ')':
        return SYMBOL_CLOSE;
    case 's':
        return SYMBOL_POSSESSIVE;
    default:
        return SYMBOL_NONE;
    }
}

/* A number of four digits may be a year, one of two digits behind a month too. */
static void add_year(struct chart *chart, size_t at, const struct value *number)
{
    const struct atom *atom = &chart->atoms[at];
    size_t length = atom->end - atom->start;
    struct value *year;

    if (number->tenths || (length != 2 && length != 4))
        return;
    if (length == 4 && (number->number < 1000 || number->number > 2199))
        return;
    if ((year = new_value(chart)) == NULL)
        return;
    year->kind = VALUE_TIME;
    year->known = FIELD_YEAR;
    year->year = number->number;
    year->short_year = length == 2;
    if (length == 2)
        year->year += number->number < 40 ? 2000 : 1900;
    add_edge(chart, at, length == 2 ? SYMBOL_SHORT_YEAR : SYMBOL_YEAR_DIGITS, at + 1,
             RULE_NONE, year);
}

/* "8.30", as British papers write it before "pm" */
static void add_point_clock(struct chart *chart, size_t at)
{
    const struct atom *atom = &chart->atoms[at];
    struct value value = {0}, *kept;

    if (atom_point_clock(chart->text, atom, &value) &&
        (kept = new_value(chart)) != NULL) {
        *kept = value;
        add_edge(chart, at, SYMBOL_POINT_CLOCK, at + 1, RULE_NONE, kept);
    }
}

/* "9/10" of "the night of 9/10 September" */
static void add_day_pair(struct chart *chart, size_t at)
{
    struct value value = {0}, *kept;

    if (atom_day_pair(chart->text, &chart->atoms[at], &value) &&
        (kept = new_value(chart)) != NULL) {
        *kept = value;
        add_edge(chart, at, SYMBOL_DAY_PAIR, at + 1, RULE_NONE, kept);
    }
}

/* "20200701" */
static void add_compact_date(struct chart *chart, size_t at)
{
    struct value value = {0}, *kept;

    if (chart->brief && atom_compact_date(chart->text, &chart->atoms[at], &value) &&
        (kept = new_value(chart)) != NULL) {
        *kept = value;
        add_edge(chart, at, SYMBOL_NUMERIC_DATE, at + 1, RULE_NONE, kept);
    }
}

/* "2h05": in news how long a run took */
static bool is_hour_mark(const struct chart *chart, const struct atom *atom)
{
    return atom->shape == ATOM_CLOCK && chart->text.data[atom->end - 3] == 'h';
}

static void add_number(struct chart *chart, size_t at)
{
    const struct atom *atom = &chart->atoms[at];
    enum symbol symbol = symbol_of_shape((enum atom_shape)atom->shape);
    struct value *value = new_value(chart);

    if (atom->shape == ATOM_DATE)
        add_day_pair(chart, at);
    if (!value || (is_hour_mark(chart, atom) && !chart->brief))
        return;
    if (!atom_value(chart->text, atom, value)) {
        if (atom->shape == ATOM_NUMBER)
            add_compact_date(chart, at);
        return;
    }
    add_edge(chart, at, symbol, at + 1, RULE_NONE, value);
    if (atom->shape == ATOM_NUMBER) {
        add_year(chart, at, value);
        add_point_clock(chart, at);
        add_compact_date(chart, at);
    }
    if (atom->shape == ATOM_YEAR)
        add_edge(chart, at, SYMBOL_SHORT_YEAR, at + 1, RULE_NONE, value);
}

static bool is_mark_and_number(const struct chart *chart, size_t at)
{
    return at + 1 < chart->atom_count && chart->atoms[at].shape == ATOM_MARK &&
           (chart->atoms[at].mark == '/' || chart->atoms[at].mark == '-') &&
           chart->atoms[at + 1].shape == ATOM_NUMBER;
}

static bool is_beside_number(const struct chart *chart, size_t at)
{
    if (chart->brief && is_mark_and_number(chart, at + 1))
        return true;
    return (at + 1 < chart->atom_count && (chart->atoms[at + 1].shape == ATOM_NUMBER ||
                                           chart->atoms[at + 1].shape == ATOM_ORDINAL)) ||
           (at > 0 && chart->atoms[at - 1].shape == ATOM_ORDINAL);
}

/* Words that mean something else without a capital: "march", "sun", "may". */
static bool is_spelled_right(const struct chart *chart, size_t at,
                             const struct word *word)
{
    const struct atom *atom = &chart->atoms[at];

    if (word->symbol == SYMBOL_MONTH || word->symbol == SYMBOL_WEEKDAY)
        return !word->value.flagged || atom->capitalised || chart->any_case ||
               (chart->brief && word->length > 3 && word->value.month != 5) ||
               is_beside_number(chart, at);
    if (word->symbol == SYMBOL_CHRISTIAN_ERA || word->symbol == SYMBOL_BEFORE_CHRIST ||
        (word->symbol == SYMBOL_ZONE && word->length <= 4))
        return atom->all_capitals || word->length > 3 || atom->end - atom->start > 2;
    return true;
}

/* ---- holidays: names of several words ---- */

enum { HOLIDAY_ATOMS_MAX = 5, HOLIDAY_NAME_MAX = 48 };

/* Appends an atom to a name as the table of holidays spells it: lower case, no period. */
static bool append_name(char name[HOLIDAY_NAME_MAX], size_t *length,
                        const struct chart *chart, const struct atom *atom)
{
    bool suffix = atom->shape == ATOM_MARK;

    if (atom->shape != ATOM_WORD &&
        !(suffix && (atom->mark == 's' || atom->mark == '-' || atom->mark == '\'')))
        return false;
    if (*length + (atom->end - atom->start) + 2 > HOLIDAY_NAME_MAX)
        return false;
    if (suffix) {
        name[(*length)++] = atom->mark == '-' ? '-' : '\'';
        if (atom->mark == 's')
            name[(*length)++] = 's';
        return true;
    }
    if (*length > 0 && name[*length - 1] != '-')
        name[(*length)++] = ' ';
    for (uint32_t at = atom->start; at < atom->end; at++) {
        if (chart->text.data[at] != '.')
            name[(*length)++] = ascii_lower(chart->text.data[at]);
    }
    return true;
}

/* Marks, and words that stand in the name of some holiday. */
static bool is_of_holiday(const struct atom *atom)
{
    for (uint32_t row = atom->row; row; row = lexicon_continues(row + 1) ? row + 1 : 0) {
        uint8_t symbol = lexicon_row(row)->symbol;
        if (symbol == SYMBOL_HOLIDAY_START || symbol == SYMBOL_HOLIDAY_WORD)
            return true;
    }
    return atom->shape != ATOM_WORD;
}

/* 'whole': the first word is a name by itself. */
static void add_holidays(struct chart *chart, size_t at, bool whole)
{
    char name[HOLIDAY_NAME_MAX];
    size_t length = 0;

    for (size_t i = at; i < chart->atom_count && i < at + HOLIDAY_ATOMS_MAX; i++) {
        const struct holiday *holiday;
        struct value *value;
        if (!is_of_holiday(&chart->atoms[i]) ||
            !append_name(name, &length, chart, &chart->atoms[i]))
            return;
        if (i == at && !whole)
            continue;
        holiday = holiday_find(slice_make(name, length));
        if (!holiday || (value = new_value(chart)) == NULL)
            continue;
        value->kind = VALUE_TIME;
        value->known = FIELD_HOLIDAY;
        value->holiday = holiday;
        add_edge(chart, at, SYMBOL_HOLIDAY, i + 1, RULE_NONE, value);
    }
}

static void add_words(struct chart *chart, size_t at)
{
    const struct atom *atom = &chart->atoms[at];

    for (uint32_t row = atom->row; row; row = lexicon_continues(row + 1) ? row + 1 : 0) {
        const struct word *word = lexicon_row(row);
        if (word->symbol == SYMBOL_HOLIDAY_START &&
            (atom->capitalised || chart->any_case || chart->brief || word->length >= 6))
            add_holidays(chart, at, word->value.number);
        else if (word->symbol < FIRST_CUE && is_spelled_right(chart, at, word))
            add_edge(chart, at, (enum symbol)word->symbol, at + 1, RULE_NONE,
                     &word->value);
    }
}

static void add_atom(struct chart *chart, size_t at)
{
    static const struct value nothing = {.kind = VALUE_NONE};
    const struct atom *atom = &chart->atoms[at];

    if (atom->shape == ATOM_WORD)
        add_words(chart, at);
    else if (atom->shape == ATOM_MARK)
        add_edge(chart, at, symbol_of_mark(atom->mark), at + 1, RULE_NONE, &nothing);
    else
        add_number(chart, at);
}

/* ---- patterns ---- */

static void finish_rules(struct chart *chart, size_t at, const struct trie_node *node,
                         size_t end, struct operands *operands)
{
    for (size_t i = 0; i < node->rule_count; i++) {
        uint16_t number = trie_of(chart)->rules[node->first_rule + i];
        const struct rule *rule = &rules[number];
        struct value *value = new_value(chart);
        if (!value)
            return;
        operands->argument = rule->argument;
        if (!rule->operator(value, operands)) {
            chart->value_count--;
            continue;
        }
        if (chart->rules_used)
            chart->rules_used[number / 64] |= UINT64_C(1) << (number % 64);
        add_edge(chart, at, (enum symbol)rule->result, end, number, value);
    }
}

static uint16_t follow(const struct trie *trie, const struct trie_node *node,
                       uint8_t symbol)
{
    for (size_t i = 0; i < node->arc_count; i++) {
        if (trie->arcs[node->first_arc + i].symbol == symbol)
            return trie->arcs[node->first_arc + i].node;
    }
    return 0;
}

/* Goes on from 'node', reached at atom 'end'. As deep as the longest pattern. */
static void walk(struct chart *chart, size_t at, uint16_t number, size_t end,
                 struct operands *operands)
{
    const struct trie *trie = trie_of(chart);
    const struct trie_node *node = &trie->nodes[number];

    if (chart->steps++ > CHART_STEPS)
        return;
    finish_rules(chart, at, node, end, operands);
    if (node->arc_count == 0 || end >= chart->atom_count ||
        operands->count == PATTERN_MAX)
        return;
    for (size_t i = chart->first[end]; i < chart->last[end]; i++) {
        const struct edge *edge = &chart->edges[i];
        uint16_t next = follow(trie, node, edge->symbol);
        if (!next)
            continue;
        operands->values[operands->count] = edge->value;
        operands->symbols[operands->count++] = edge->symbol;
        walk(chart, at, next, edge->end, operands);
        operands->count--;
    }
}

static void fill_position(struct chart *chart, size_t at)
{
    const uint16_t *start = trie_of(chart)->start;

    chart->first[at] = (uint16_t)chart->edge_count;
    chart->steps = 0;
    add_atom(chart, at);
    for (size_t i = chart->first[at]; i < chart->edge_count; i++) {
        struct edge edge = chart->edges[i];
        struct operands operands;
        operands.count = 1;
        operands.argument = 0;
        operands.values[0] = edge.value;
        operands.symbols[0] = edge.symbol;
        if (start[edge.symbol])
            walk(chart, at, start[edge.symbol], edge.end, &operands);
    }
    chart->last[at] = (uint16_t)chart->edge_count;
}

void chart_fill(struct chart *chart, struct slice text, const struct atom *atoms,
                size_t count)
{
    chart->text = text;
    chart->atoms = atoms;
    chart->atom_count = count < ISLAND_MAX ? count : ISLAND_MAX;
    chart->edge_count = 0;
    chart->value_count = 0;
    for (size_t at = chart->atom_count; at-- > 0;)
        fill_position(chart, at);
}

const struct edge *chart_longest(const struct chart *chart, size_t at, size_t limit)
{
    const struct edge *best = NULL;

    for (size_t i = chart->first[at]; i < chart->last[at]; i++) {
        const struct edge *edge = &chart->edges[i];
        if (symbol_is_expression((enum symbol)edge->symbol) && edge->end <= limit &&
            (!best || edge->end > best->end))
            best = edge;
    }
    return best;
}
