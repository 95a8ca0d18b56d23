/*
 * A stretch of atoms that is looked at together: some sentences of one block. What the
 * filters and the direction ask about an expression's surroundings.
 */
#ifndef DATELINE_TEMPORAL_SEGMENT_H
#define DATELINE_TEMPORAL_SEGMENT_H

#include "base/ascii.h"
#include "temporal/atom.h"

enum { SEGMENT_MAX = 512 };

struct segment {
    struct slice text;
    struct atom atoms[SEGMENT_MAX + 1]; /* one more while it is being read */
    size_t count;
    uint16_t stops[SEGMENT_MAX]; /* atoms to look at: triggers and breaks, in order */
    size_t stop_count;
    bool is_heading; /* the present tells of what has happened there */
    bool has_trigger;
    bool has_capital; /* somewhere: else capitals tell nothing */
};

/* Whether an atom is the word of a symbol, in any of its readings. */
bool segment_is(const struct segment *segment, size_t at, enum symbol symbol);
/* Whether a word means no time by itself: in no table, or there for others' sake. */
bool segment_is_common(const struct segment *segment, size_t at);
/* The mark at an atom, '\0' for words and outside. */
static inline char segment_mark(const struct segment *segment, size_t at)
{
    return at < segment->count && segment->atoms[at].shape == ATOM_MARK
               ? segment->atoms[at].mark
               : '\0';
}

static inline struct slice segment_word(const struct segment *segment, size_t at)
{
    if (at >= segment->count)
        return slice_make("", 0);
    return slice_part(segment->text, segment->atoms[at].start, segment->atoms[at].end);
}

/* An atom of the segment is this word, which is in lower case. */
bool segment_is_spelled(const struct segment *segment, size_t at, const char *word);
/* The word ignoring case, 'word' in lower case; false outside of the segment. Positions
 * are unsigned: one before the first atom is outside. */
static inline bool segment_word_is(const struct segment *segment, size_t at,
                                   const char *word)
{
    return at < segment->count &&
           ascii_lower(segment->text.data[segment->atoms[at].start]) == *word &&
           segment_is_spelled(segment, at, word);
}

bool segment_word_in(const struct segment *segment, size_t at, const char *const *words);
/* Whether [first, end) is all there is in its sentence but for marks. */
bool segment_is_whole_sentence(const struct segment *segment, size_t first, size_t end);
/* First atom of the sentence of an atom, and one past its last. */
size_t segment_sentence_start(const struct segment *segment, size_t at);
size_t segment_sentence_end(const struct segment *segment, size_t at);

#endif
