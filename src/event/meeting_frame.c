#include "event/meeting_frame.h"

#include "base/hash.h"

const struct meeting_frame MEETING_FRAMES[] = {
#define MEETING(lemma, words, pattern, form) {lemma, words, PATTERN_##pattern, form},
#include "event/meetings.def"
#undef MEETING
};
const size_t MEETING_FRAME_COUNT = sizeof MEETING_FRAMES / sizeof *MEETING_FRAMES;

enum { INDEX_SLOTS = 1024 }; /* a power of two, several times the number of forms */

struct frame_index {
    uint64_t hashes[INDEX_SLOTS]; /* 0: free */
};

bool frame_is_noun(const struct meeting_frame *frame)
{
    return frame->pattern >= PATTERN_NOUN;
}

static void index_add(struct frame_index *index, uint64_t hash)
{
    size_t slot = hash % INDEX_SLOTS;
    while (index->hashes[slot] != 0 && index->hashes[slot] != hash)
        slot = (slot + 1) % INDEX_SLOTS;
    index->hashes[slot] = hash;
}

struct frame_index *frame_index_new(struct arena *arena)
{
    struct frame_index *index = ARENA_NEW(arena, struct frame_index);
    for (size_t i = 0; i < MEETING_FRAME_COUNT; i++) {
        struct slice rest = slice_of(MEETING_FRAMES[i].words);
        while (rest.size > 0)
            index_add(index, hash_bytes(slice_cut(&rest, ' ')));
    }
    return index;
}

bool frame_index_has(const struct frame_index *index, uint64_t hash)
{
    size_t slot = hash % INDEX_SLOTS;
    while (index->hashes[slot] != 0 && index->hashes[slot] != hash)
        slot = (slot + 1) % INDEX_SLOTS;
    return index->hashes[slot] == hash;
}

const struct meeting_frame *frame_of_token(struct document *document, uint32_t token)
{
    const struct token *found = &document->tokens.items[token];
    document_tag(document, found->sentence);
    bool noun = tag_is_noun((enum tag)found->tag);
    if (!noun && !tag_is_verb((enum tag)found->tag))
        return NULL;
    for (size_t i = 0; i < MEETING_FRAME_COUNT; i++)
        if (frame_is_noun(&MEETING_FRAMES[i]) == noun &&
            token_in(document, token, MEETING_FRAMES[i].words))
            return &MEETING_FRAMES[i];
    return NULL;
}
