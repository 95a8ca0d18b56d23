#include "event/meeting_frame.h"

#include "base/hash.h"

const struct meeting_frame MEETING_FRAMES[] = {
#define MEETING(lemma, words, pattern, form) {lemma, words, PATTERN_##pattern, form},
#include "event/meetings.def"
#undef MEETING
};
const size_t MEETING_FRAME_COUNT = sizeof MEETING_FRAMES / sizeof *MEETING_FRAMES;

enum {
    INDEX_SLOTS = 1024,   /* a power of two, several times the number of forms */
    COMPANION_WORDS = 12, /* between a verb and the word that makes a meeting of it */
    SENTENCE_WORDS = 80   /* anywhere in the sentence */
};

#define REMOTE_WORDS "phone telephone video link line radio"

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
    {PATTERN_VERB_SIT_DOWN, "down together opposite across up", 1},
    {PATTERN_VERB_SPEAK, "with", COMPANION_WORDS},
    {PATTERN_VERB_SPEAK, "for until together again twice privately briefly alone face",
     2},
    {PATTERN_VERB_SPEAK, REMOTE_WORDS, SENTENCE_WORDS},
    {PATTERN_VERB_DISCUSS, "with lunch dinner breakfast coffee", SENTENCE_WORDS},
    {PATTERN_VERB_DISCUSS, REMOTE_WORDS, SENTENCE_WORDS},
    {PATTERN_VERB_TOGETHER, "together", 1},
    {PATTERN_VERB_BRING, "together", COMPANION_WORDS},
    {PATTERN_VERB_REACH, REMOTE_WORDS, SENTENCE_WORDS},
    {PATTERN_VERB_REMOTE, REMOTE_WORDS, SENTENCE_WORDS},
    {PATTERN_VERB_TIME, "minutes hour hours", 4},
    {PATTERN_VERB_SPEND, "with together", COMPANION_WORDS},
    {PATTERN_VERB_TABLE, "table", COMPANION_WORDS / 2},
};

/* Looked at before anything is parsed. */
static bool has_companion(const struct document *document, uint32_t token,
                          enum frame_pattern pattern)
{
    bool needed = false;
    for (size_t i = 0; i < sizeof COMPANIONS / sizeof *COMPANIONS; i++) {
        const struct companion *companion = &COMPANIONS[i];
        if (companion->pattern != pattern)
            continue;
        if (is_followed(document, token, companion->words, companion->distance))
            return true;
        needed = true;
    }
    return !needed;
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
            token_in(document, token, MEETING_FRAMES[i].words) &&
            has_companion(document, token, MEETING_FRAMES[i].pattern))
            return &MEETING_FRAMES[i];
    return NULL;
}
