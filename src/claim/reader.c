#include "claim/reader.h"

#include "event/meeting_frame.h"
#include "event/statement_word.h"
#include "language/number_word.h"

#include <string.h>

enum { CLAIM_TOKENS_MAX = 512, AMOUNT_WORD_MAX = 10 };

static const struct steering_word {
    enum word_group group;
    const char *word;
} steering_words[] = {
#define CLAIM_WORD(group, word) {WORDS_##group, word},
#include "claim/words.def"
#undef CLAIM_WORD
};

struct slice reader_lower(const struct reader *reader, uint32_t token)
{
    return reader->document->tokens.items[token].lower;
}

bool reader_is(const struct reader *reader, uint32_t token, const char *word)
{
    return token < reader->count && slice_is(reader_lower(reader, token), word);
}

bool reader_among(const struct reader *reader, uint32_t token, enum claim_word_set set)
{
    return token < reader->count && claim_set_has(set, reader_lower(reader, token));
}

enum tag reader_tag(const struct reader *reader, uint32_t token)
{
    return (enum tag)reader->document->tokens.items[token].tag;
}

uint32_t reader_find(const struct reader *reader, uint32_t first, uint32_t end,
                     const char *word)
{
    while (first < end && !reader_is(reader, first, word))
        first++;
    return first;
}

bool reader_amount(const struct reader *reader, uint32_t token, int32_t *amount)
{
    struct slice lower = reader_lower(reader, token);
    *amount = 1;
    if (slice_is(lower, "a") || slice_is(lower, "the") || slice_is(lower, "an"))
        return true;
    *amount = (int32_t)cardinal_of_word(lower, AMOUNT_WORD_MAX);
    if (*amount > 0)
        return true;
    *amount = 0;
    for (size_t i = 0; i < lower.size && i < 3; i++) {
        if (lower.data[i] < '0' || lower.data[i] > '9')
            return false;
        *amount = *amount * 10 + (lower.data[i] - '0');
    }
    return lower.size > 0 && lower.size <= 3;
}

bool reader_is_rank(const struct reader *reader, uint32_t token)
{
    return reader->group[token] >= WORDS_RANK_FIRST &&
           reader->group[token] <= WORDS_RANK_LAST;
}

static enum word_group group_of(struct slice lower)
{
    for (size_t i = 0; i < sizeof steering_words / sizeof steering_words[0]; i++)
        if (slice_is(lower, steering_words[i].word))
            return steering_words[i].group;
    return WORDS_NONE;
}

static void find_times(struct reader *reader)
{
    temporal_find(reader->document, &reader->timexes);
    for (uint32_t i = 0; i < reader->timexes.count; i++) {
        const struct timex *timex = &reader->timexes.items[i];
        for (uint32_t t = timex->first; t < timex->end && t < reader->count; t++)
            reader->timex_of[t] = i;
    }
}

static bool is_order_word(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "before") || reader_is(reader, token, "until") ||
           reader_is(reader, token, "after") || reader_is(reader, token, "since") ||
           reader_is(reader, token, "while") || reader_is(reader, token, "when");
}

/* "May" of "before May met him" is somebody's name, of "in May" a month: a month's name
 * that a verb follows is asked for among the names first. */
static bool is_acting_month(const struct reader *reader, uint32_t token)
{
    uint32_t timex = reader->timex_of[token];
    if (timex == TIMEX_NONE || token + 1 >= reader->count)
        return false;
    const struct timex *found = &reader->timexes.items[timex];
    return found->end == found->first + 1 && tag_is_verb(reader_tag(reader, token + 1)) &&
           (token == 0 || reader_tag(reader, token - 1) != TAG_IN ||
            is_order_word(reader, token - 1));
}

/* "The Hague", "La Paz": a name of several words that is no person's. */
static void find_places(struct reader *reader)
{
    const struct token *tokens = reader->document->tokens.items;
    struct gazetteer_place place;
    char key[PLACE_KEY_MAX];
    for (uint32_t t = 0; t + 1 < reader->count; t++) {
        for (uint32_t end = t + 3; end > t + 1; end--) {
            bool after =
                t > 0 && (tokens[t - 1].tag == TAG_IN || tokens[t - 1].tag == TAG_TO);
            if (!after || end > reader->count || !tokens[t].capitalised ||
                !tokens[end - 1].capitalised)
                continue;
            size_t size = gazetteer_key(document_text(reader->document, t, end), key);
            if (size == 0 || !gazetteer_place(reader->extractor->gazetteer,
                                              slice_make(key, size), &place))
                continue;
            for (uint32_t i = t; i < end; i++)
                reader->in_place[i] = true;
            break;
        }
    }
}

/* "Almaz Toktomushev", when the timeline knows an Almaz without a family's name: the
 * capitalised word behind belongs to the name. */
static void absorb_family(const struct reader *reader, struct name_use *use)
{
    const char *name = reader->timeline->actors.items[use->actors[0]].name;
    const struct token *tokens = reader->document->tokens.items;
    bool person = reader->timeline->actors.items[use->actors[0]].type == ENTITY_PERSON;
    if (!person || use->count > 1 || use->end != use->first + 1 ||
        strchr(name, ' ') != NULL || use->end >= reader->count)
        return;
    const struct token *next = &tokens[use->end];
    if (tokens[use->first].capitalised && next->capitalised &&
        tag_is_name((enum tag)next->tag) && reader->group[use->end] == WORDS_NONE)
        use->end++;
}

static void find_names(struct reader *reader, const struct name_index *index)
{
    for (uint32_t t = 0; t < reader->count;) {
        struct name_use use;
        bool month = is_acting_month(reader, t);
        /* a meeting and a number are nobody's name */
        const struct token *token = &reader->document->tokens.items[t];
        bool common =
            !token->capitalised &&
            (token->tag == TAG_CD || frame_of_token(reader->document, t) != NULL ||
             statement_noun_find(slice_make("", 0), token->lower) != NULL);
        bool skip = common || reader->in_place[t] ||
                    (reader->timex_of[t] != TIMEX_NONE && !month) ||
                    reader->group[t] != WORDS_NONE ||
                    !name_index_find(index, reader->arena, reader->document, t,
                                     reader->count, &use);
        if (skip) {
            t++;
            continue;
        }
        absorb_family(reader, &use);
        for (uint32_t i = t; i < use.end; i++) {
            reader->name_of[i] = (uint32_t)reader->names.count;
            reader->timex_of[i] = TIMEX_NONE;
        }
        vector_push(reader->arena, &reader->names, use);
        t = use.end;
    }
}

void reader_open(struct reader *reader, struct arena *arena,
                 const struct extractor *extractor, const struct name_index *names,
                 const struct record *timeline, struct question *question)
{
    size_t count = question->document->tokens.count;
    *reader = (struct reader){.arena = arena,
                              .extractor = extractor,
                              .timeline = timeline,
                              .question = question,
                              .document = question->document};
    reader->count = (uint32_t)(count < CLAIM_TOKENS_MAX ? count : CLAIM_TOKENS_MAX);
    reader->timex_of = ARENA_NEW_ARRAY(arena, reader->count, uint32_t);
    reader->name_of = ARENA_NEW_ARRAY(arena, reader->count, uint32_t);
    reader->group = ARENA_NEW_ARRAY(arena, reader->count, uint8_t);
    reader->in_place = ARENA_NEW_ARRAY(arena, reader->count, bool);
    reader->spent = ARENA_NEW_ARRAY(arena, reader->count, bool);
    for (uint32_t i = 0; i < reader->count; i++) {
        reader->timex_of[i] = TIMEX_NONE;
        reader->name_of[i] = UINT32_MAX;
        reader->group[i] = (uint8_t)group_of(reader_lower(reader, i));
    }
    find_times(reader);
    find_places(reader);
    find_names(reader, names);
}
