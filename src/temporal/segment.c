#include "temporal/segment.h"

#include "base/ascii.h"

bool segment_is(const struct segment *segment, size_t at, enum symbol symbol)
{
    if (at >= segment->count)
        return false;
    for (uint32_t row = segment->atoms[at].row; row;
         row = lexicon_continues(row + 1) ? row + 1 : 0) {
        if (lexicon_row(row)->symbol == symbol)
            return true;
    }
    return false;
}

bool segment_is_common(const struct segment *segment, size_t at)
{
    uint32_t row = segment->atoms[at].row;
    int symbol = row ? lexicon_row(row)->symbol : SYMBOL_STRAIGHT;

    return symbol >= (int)SYMBOL_STRAIGHT && symbol <= (int)SYMBOL_BEGINNING_CODE;
}

bool segment_is_spelled(const struct segment *segment, size_t at, const char *word)
{
    struct slice text = segment_word(segment, at);
    size_t i = 0;

    while (i < text.size && word[i] != '\0' && ascii_lower(text.data[i]) == word[i])
        i++;
    return i == text.size && word[i] == '\0';
}

bool segment_word_in(const struct segment *segment, size_t at, const char *const *words)
{
    if (at >= segment->count)
        return false;
    char first = ascii_lower(segment->text.data[segment->atoms[at].start]);
    for (; *words; words++) {
        if (**words == first && segment_is_spelled(segment, at, *words))
            return true;
    }
    return false;
}

size_t segment_sentence_start(const struct segment *segment, size_t at)
{
    while (at > 0 && !segment->atoms[at].starts_sentence)
        at--;
    return at;
}

size_t segment_sentence_end(const struct segment *segment, size_t at)
{
    for (at++; at < segment->count && !segment->atoms[at].starts_sentence; at++)
        ;
    return at < segment->count ? at : segment->count;
}

bool segment_is_whole_sentence(const struct segment *segment, size_t first, size_t end)
{
    size_t start = segment_sentence_start(segment, first);
    size_t stop = segment_sentence_end(segment, first);

    while (start < first && segment->atoms[start].shape == ATOM_MARK)
        start++;
    while (stop > end && (segment->atoms[stop - 1].shape == ATOM_MARK ||
                          segment->atoms[stop - 1].shape == ATOM_BREAK))
        stop--;
    return start == first && stop == end;
}
