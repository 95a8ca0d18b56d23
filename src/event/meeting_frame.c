#include "event/meeting_frame.h"

#include "base/hash.h"

#include <string.h>

const struct meeting_frame MEETING_FRAMES[] = {
#define MEETING(lemma, words, pattern, form) {lemma, words, PATTERN_##pattern, form},
#include "event/meetings.def"
#undef MEETING
};
const size_t MEETING_FRAME_COUNT = sizeof MEETING_FRAMES / sizeof *MEETING_FRAMES;

enum {
    COMPANION_WORDS = 12, /* between a verb and the word that makes a meeting of it */
    SENTENCE_WORDS = 80   /* anywhere in the sentence */
};

bool frame_is_noun(const struct meeting_frame *frame)
{
    return frame->pattern >= PATTERN_NOUN;
}

bool frame_is_meal(const struct meeting_frame *frame)
{
    return frame->pattern == PATTERN_NOUN_MEAL || frame->pattern == PATTERN_NOUN_SNACK;
}

/* The slot of the hash, or the free one where it belongs. */
static size_t slot_of(const struct frame_index *index, uint64_t hash)
{
    size_t slot = hash % FRAME_SLOTS;
    while (index->hashes[slot] != 0 && index->hashes[slot] != hash)
        slot = (slot + 1) % FRAME_SLOTS;
    return slot;
}

static void index_add(struct frame_index *index, uint64_t hash, size_t row)
{
    size_t slot = slot_of(index, hash);
    hash_filter_add(&index->words, hash);
    index->hashes[slot] = hash;
    for (unsigned i = 0; i < FRAMES_OF_WORD; i++) {
        if (index->rows[slot][i] == 0) {
            index->rows[slot][i] = (uint16_t)(row + 1);
            return;
        }
    }
}

void frame_index_fill(struct frame_index *index)
{
    for (size_t i = 0; i < MEETING_FRAME_COUNT; i++) {
        struct slice rest = slice_of(MEETING_FRAMES[i].words);
        while (rest.size > 0)
            index_add(index, hash_bytes(slice_cut(&rest, ' ')), i);
    }
}

bool frame_index_has(const struct frame_index *index, uint64_t hash,
                     const struct meeting_frame *frame)
{
    size_t slot = slot_of(index, hash);
    for (unsigned i = 0; i < FRAMES_OF_WORD; i++)
        if (index->rows[slot][i] == (size_t)(frame - MEETING_FRAMES) + 1)
            return true;
    return false;
}

/* Whether one of the words follows, at most 'distance' tokens behind. */
static bool is_followed(const struct document *document, uint32_t token,
                        const char *words, uint32_t distance)
{
    uint32_t end = document->sentences.items[document->tokens.items[token].sentence].end;
    for (uint32_t i = token + 1; i < end && i <= token + distance; i++)
        if (token_in(document, i, words))
            return true;
    return false;
}

/* Common verbs mean a meeting only beside certain words, which stand at most so many tokens
 * behind. */
static const struct companion {
    enum frame_pattern pattern;
    const char *words;
    uint32_t distance;
} COMPANIONS[] = {
#define COMPANION(pattern, words, distance) {PATTERN_##pattern, words, distance},
#include "event/companions.def"
#undef COMPANION
};

/* Whether the words, of which '*' is any, stand right behind the token in its sentence:
 * their number, else 0. */
static uint32_t words_behind(const struct document *document, uint32_t token,
                             const char *words)
{
    uint32_t end = document->sentences.items[document->tokens.items[token].sentence].end;
    uint32_t count = 0;
    for (struct slice rest = slice_of(words); rest.size > 0; count++) {
        struct slice word = slice_cut(&rest, ' ');
        if (token + count + 1 >= end ||
            (!slice_is(word, "*") &&
             !slice_equal(document->tokens.items[token + count + 1].lower, word)))
            return 0;
    }
    return count;
}

uint32_t frame_phrase_end(const struct document *document, uint32_t token,
                          const struct meeting_frame *frame)
{
    const char *words = strchr(frame->lemma, ' ');
    uint32_t count = words == NULL ? 0 : words_behind(document, token, words + 1);
    return count == 0 ? 0 : token + count + 1;
}

/* Looked at before anything is tagged or parsed. */
static bool has_companion(const struct document *document, uint32_t token,
                          const struct meeting_frame *frame)
{
    bool needed = false;
    if (frame->pattern == PATTERN_VERB_PHRASE)
        return frame_phrase_end(document, token, frame) != 0;
    if (frame->pattern == PATTERN_VERB_ADDRESS)
        return token > 0 && token_is(document, token - 1, "to");
    for (size_t i = 0; i < sizeof COMPANIONS / sizeof *COMPANIONS; i++) {
        const struct companion *companion = &COMPANIONS[i];
        if (companion->pattern != frame->pattern)
            continue;
        if (is_followed(document, token, companion->words, companion->distance))
            return true;
        needed = true;
    }
    return !needed;
}

static bool is_frame_of(struct document *document, uint32_t token,
                        const struct meeting_frame *frame)
{
    if (!has_companion(document, token, frame))
        return false;
    document_tag(document, document->tokens.items[token].sentence);
    enum tag tag = (enum tag)document->tokens.items[token].tag;
    /* "the two meet on Thursday", which taggers take for a noun */
    bool meet = tag == TAG_NNS && token_is(document, token, "meet");
    return frame_is_noun(frame) ? tag_is_noun(tag) : tag_is_verb(tag) || meet;
}

const struct meeting_frame *frame_of_token(struct document *document, uint32_t token)
{
    for (size_t i = 0; i < MEETING_FRAME_COUNT; i++)
        if (token_in(document, token, MEETING_FRAMES[i].words) &&
            is_frame_of(document, token, &MEETING_FRAMES[i]))
            return &MEETING_FRAMES[i];
    return NULL;
}

const struct meeting_frame *frame_of_indexed(const struct frame_index *index,
                                             struct document *document, uint32_t token)
{
    const struct token *found = &document->tokens.items[token];
    if (!hash_filter_has(&index->words, found->hash))
        return NULL;
    size_t slot = slot_of(index, found->hash);
    if (index->hashes[slot] == 0)
        return NULL;
    for (unsigned i = 0; i < FRAMES_OF_WORD && index->rows[slot][i] != 0; i++) {
        const struct meeting_frame *frame = &MEETING_FRAMES[index->rows[slot][i] - 1];
        if (is_frame_of(document, token, frame))
            return frame;
    }
    return NULL;
}
