#include "claim/part_steps.h"

static bool is_place_actor(const struct reader *reader, const struct name_use *use)
{
    for (size_t i = 0; i < use->count; i++) {
        enum entity_type type = reader->timeline->actors.items[use->actors[i]].type;
        if (type != ENTITY_PLACE && type != ENTITY_COUNTRY)
            return false;
    }
    return use->count > 0;
}

bool part_is_locative(const struct reader *reader, uint32_t token)
{
    return reader_is(reader, token, "in") || reader_is(reader, token, "at") ||
           reader_is(reader, token, "near") || reader_is(reader, token, "outside") ||
           reader_is(reader, token, "from");
}

/* "at a hotel in Lillehammer". */
void part_add_place(struct claim_part *part, struct slice place)
{
    if (part->place.size == 0)
        part->place = place;
    else if (part->narrower_place.size == 0 && !slice_equal(part->place, place))
        part->narrower_place = place;
}

static uint32_t place_end(const struct reader *reader, const struct claim_part *part,
                          uint32_t token)
{
    uint32_t end = token;
    if (reader->name_of[token] != UINT32_MAX)
        return reader->names.items[reader->name_of[token]].end;
    while (end < part->end && reader->timex_of[end] == TIMEX_NONE &&
           reader->name_of[end] == UINT32_MAX &&
           (reader->in_place[end] || tag_is_name(reader_tag(reader, end))))
        end++;
    return end;
}

/* "had been to Puno", "flew to Puno". */
static bool goes(const struct reader *reader, uint32_t token)
{
    static const char *const verbs[] = {
#define MOTION(word) word,
#include "claim/phrases.def"
    };
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        if (reader_is(reader, token, verbs[i]))
            return true;
    return false;
}

/* "the visit to Puno": a place behind "to" is one where someone went. */
static bool is_goal(const struct reader *reader, const struct claim_part *part,
                    uint32_t token)
{
    if (token < part->first + 2 || !reader_is(reader, token - 1, "to"))
        return false;
    bool visit = part->trigger != TOKEN_NONE && token - 2 == part->trigger &&
                 !tag_is_verb(reader_tag(reader, part->trigger));
    return visit || goes(reader, token - 2);
}

/* A place stands after "in" or before the word of the event: "the Djibouti talks". */
bool part_take_place(struct reader *reader, struct claim_part *part, uint32_t token)
{
    bool name = reader->name_of[token] != UINT32_MAX;
    uint32_t end = place_end(reader, part, token);
    if (end == token || part_is_content(reader, part, token) ||
        (name && !is_place_actor(reader, &reader->names.items[reader->name_of[token]])))
        return false;
    bool named = token > part->first && reader_is(reader, token - 1, "the");
    uint32_t before = named ? token - 1 : token;
    bool after_preposition =
        (before > part->first && part_is_locative(reader, before - 1)) ||
        is_goal(reader, part, token);
    bool before_trigger = part->trigger != TOKEN_NONE && end == part->trigger &&
                          (named || !tag_is_verb(reader_tag(reader, part->trigger)));
    if (!after_preposition && !before_trigger)
        return false;
    part_add_place(part, part_text(reader, token, end));
    for (uint32_t t = token; t < end; t++)
        reader->spent[t] = true;
    return true;
}

/* Where the articles and possessives in front of the noun phrase at 'first' begin. */
static uint32_t determiner_start(const struct reader *reader,
                                 const struct claim_part *part, uint32_t first)
{
    while (first > part->first && (reader_tag(reader, first - 1) == TAG_DT ||
                                   reader_tag(reader, first - 1) == TAG_PRP_POSSESSIVE))
        first--;
    return first;
}

/* "at the central bank", "in hospital": a place, not a party. */
bool part_stands_at(struct reader *reader, struct claim_part *part, uint32_t token)
{
    uint32_t first = token;
    while (first > part->first && (reader_tag(reader, first - 1) == TAG_JJ ||
                                   reader_tag(reader, first - 1) == TAG_POS ||
                                   tag_is_noun(reader_tag(reader, first - 1))))
        first--;
    uint32_t before = determiner_start(reader, part, first);
    if (before > part->first && part->loose && reader_is(reader, before - 1, "to"))
        return true; /* "withdrew to the senator's office" */
    if (before == part->first || !part_is_locative(reader, before - 1))
        return false;
    part_add_place(part, part_text(reader, first, token + 1));
    return true;
}

/* "at the airport", "in her office". */
void part_take_common_place(struct reader *reader, struct claim_part *part,
                            uint32_t token)
{
    struct slice lemma = document_lemma(reader->document, token);
    unsigned classes = language_word_classes(reader->extractor->language, lemma);
    uint32_t before = token;
    while (before > part->first && reader_tag(reader, before) != TAG_DT &&
           reader_tag(reader, before) != TAG_PRP_POSSESSIVE &&
           reader_tag(reader, before) != TAG_IN)
        before--;
    bool definite = reader_tag(reader, before) == TAG_DT ||
                    reader_tag(reader, before) == TAG_PRP_POSSESSIVE;
    bool place = (classes & WORD_PLACE) != 0 ||
                 (definite && !reader_is(reader, token + 1, "of") &&
                  ((classes & WORD_EVENT) == 0 || reader_is(reader, before - 1, "at")));
    bool noun = part->trigger != TOKEN_NONE &&
                tag_is_noun(reader_tag(reader, part->trigger)); /* "the briefing at" */
    if (reader_tag(reader, token) == TAG_NN && place &&
        ((part->kinds & PART_MEETING) != 0 || noun) &&
        !part_is_content(reader, part, token))
        part_stands_at(reader, part, token);
}

/* "at the provincial office", though the sources know an office that speaks. */
bool part_is_common_place(struct reader *reader, struct claim_part *part,
                          const struct name_use *use)
{
    const struct token *tokens = reader->document->tokens.items;
    uint32_t first = use->first;
    if (tokens[use->end - 1].capitalised || (part->kinds & PART_MEETING) == 0)
        return false;
    while (first > part->first && (reader_tag(reader, first - 1) == TAG_JJ ||
                                   tag_is_noun(reader_tag(reader, first - 1))))
        first--;
    uint32_t before = determiner_start(reader, part, first);
    if (before == part->first || !part_is_locative(reader, before - 1) ||
        reader_is(reader, before - 1, "from"))
        return false;
    part_add_place(part, part_text(reader, first, use->end));
    for (uint32_t t = first; t < use->end; t++)
        reader->spent[t] = true;
    return true;
}
