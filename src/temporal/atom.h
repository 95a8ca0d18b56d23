/*
 * Atoms: the text as the grammar of time sees it. Words, numbers and marks with their
 * place, cut finer or coarser than a treebank's tokens where times ask for it ("10:30",
 * "2013-12-05", "p.m.", "'90s" are one each; "three-hour" is three). Only bounds and the
 * lexicon's row are kept: the text is looked at once.
 */
#ifndef DATELINE_TEMPORAL_ATOM_H
#define DATELINE_TEMPORAL_ATOM_H

#include "temporal/lexicon.h"

enum atom_shape {
    ATOM_WORD,
    ATOM_NUMBER, /* "24", "1,000", "2.5" */
    ATOM_ORDINAL,
    ATOM_FRACTION,
    ATOM_CLOCK,  /* "10:30", "10:30:15" */
    ATOM_DATE,   /* "2013-12-05", "12/5/2013", with a time "2013-12-05T10:30Z" */
    ATOM_YEAR,   /* "'98" */
    ATOM_DECADE, /* "1990s", "'90s" */
    ATOM_AMOUNT, /* money, per cent: no time */
    ATOM_MARK,   /* one character, see 'mark' */
    ATOM_BREAK,  /* between paragraphs */
};

struct atom {
    uint32_t start, end; /* bytes of the text */
    uint16_t row;        /* of the lexicon, 0: none */
    uint8_t shape;       /* enum atom_shape */
    char mark;           /* of ATOM_MARK, as ASCII */
    bool space_before;
    bool capitalised;
    bool all_capitals;
    bool has_trigger;
    bool joins; /* may stand inside an expression */
    bool starts_sentence;
    bool in_quote; /* between double quotes of its paragraph */
};

/* The next atom of the text at or after 'at', before 'end'; false at the end. 'at' moves
 * behind it. */
bool atom_next(struct slice text, uint32_t *at, uint32_t end, struct atom *atom);
/* Words in small letters that follow each other with a blank before each, as mostly: at
 * most 'room' of them; returns how many, 'at' moves behind the last. */
size_t atom_next_words(struct slice text, uint32_t *at, uint32_t end, struct atom *atoms,
                       size_t room);
/* What a number, clock or date atom says; false when it is no possible one ("25:70"). */
bool atom_value(struct slice text, const struct atom *atom, struct value *value);
/* "8.30" as a time of day; false when it can be none. */
bool atom_point_clock(struct slice text, const struct atom *atom, struct value *value);
/* "9/10" as two days that follow each other; false when they do not. */
bool atom_day_pair(struct slice text, const struct atom *atom, struct value *value);
/* "20200701" as a day; false when it can be none. */
bool atom_compact_date(struct slice text, const struct atom *atom, struct value *value);

#endif
