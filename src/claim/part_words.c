#include "claim/part_steps.h"

#include "claim/root.h"
#include "event/statement_word.h"

bool part_is_telling(const struct reader *reader, uint32_t token)
{
    enum tag tag = reader_tag(reader, token);
    const struct token *t = &reader->document->tokens.items[token];
    if (reader->spent[token] || reader->group[token] != WORDS_NONE || t->is_punctuation)
        return false;
    return tag_is_noun(tag) || tag_is_verb(tag) || tag == TAG_JJ || t->has_digit;
}

/* Forms of "be", "have" and "do", which help other verbs. */
static bool is_helper(const struct reader *reader, uint32_t token)
{
    struct slice lemma = document_lemma(reader->document, token);
    return slice_is(lemma, "be") || slice_is(lemma, "have") || slice_is(lemma, "do");
}

/* Inside what was said words count that steer a claim elsewhere: names, days, "hold". */
static bool is_said_word(const struct reader *reader, const struct claim_part *part,
                         uint32_t token)
{
    const struct token *found = &reader->document->tokens.items[token];
    enum tag tag = reader_tag(reader, token);
    if (!part_is_content(reader, part, token) || found->is_punctuation ||
        reader->name_of[token] != UINT32_MAX)
        return false;
    if (reader->group[token] != WORDS_NONE && !reader->spent[token])
        return (tag_is_noun(tag) || tag_is_verb(tag)) && !is_helper(reader, token);
    return (found->capitalised || found->has_digit) && reader->group[token] == WORDS_NONE;
}

/* "ten-day", "40 trains", of a statement; the days of the claim's own dates are none. */
static bool is_said_number(const struct reader *reader, const struct claim_part *part,
                           uint32_t token)
{
    uint32_t timex = reader->timex_of[token];
    bool length =
        timex != TIMEX_NONE && reader->timexes.items[timex].type == TIMEX_DURATION;
    return (part->kinds & PART_STATEMENT) != 0 && part->count == 0 &&
           ((timex == TIMEX_NONE && !reader->spent[token]) || length ||
            part_is_content(reader, part, token)) &&
           root_is_number(reader_lower(reader, token));
}

static void add_word(struct reader *reader, struct claim_part *part, uint32_t token,
                     enum part_word_kind kind)
{
    if (part->word_count == PART_WORDS_MAX)
        return;
    const struct name_use *name =
        kind == PART_WORD_NAME && reader->name_of[token] != UINT32_MAX
            ? &reader->names.items[reader->name_of[token]]
            : NULL;
    part->words[part->word_count++] =
        (struct part_word){reader_lower(reader, token), token, kind, name};
}

/* The part's own people and place are asked for as such; others that are named stand in
 * what was said. */
static bool is_said_name(const struct reader *reader, const struct claim_part *part,
                         uint32_t token)
{
    uint32_t number = reader->name_of[token];
    if (number == UINT32_MAX || reader->names.items[number].first != token ||
        part->kinds != PART_STATEMENT || token < part->trigger)
        return false;
    for (size_t i = 0; i < part->name_count; i++)
        if (part->names[i].use.first == token)
            return false;
    struct slice form = reader->document->tokens.items[token].form;
    return part->place.size == 0 || form.data < part->place.data ||
           form.data >= part->place.data + part->place.size;
}

/* "gave a news conference": the noun tells it, the verb nothing more. */
static bool is_light_verb(const struct reader *reader, const struct claim_part *part,
                          uint32_t token)
{
    return (part->kinds & PART_STATEMENT) != 0 && part->trigger != TOKEN_NONE &&
           tag_is_verb(reader_tag(reader, token)) &&
           !tag_is_verb(reader_tag(reader, part->trigger));
}

/* The "news" of "news conference". */
static bool belongs_to_trigger(const struct reader *reader, const struct claim_part *part,
                               uint32_t token)
{
    if (part->trigger == TOKEN_NONE || token + 1 != part->trigger)
        return false;
    const struct statement_noun *noun = statement_noun_find(
        reader_lower(reader, token), reader_lower(reader, part->trigger));
    return noun && noun->before.size > 0;
}

static void take_word(struct reader *reader, struct claim_part *part, uint32_t token)
{
    if (is_light_verb(reader, part, token) || belongs_to_trigger(reader, part, token))
        return;
    if (is_said_number(reader, part, token))
        add_word(reader, part, token, PART_WORD_NUMBER);
    else if (is_said_name(reader, part, token))
        add_word(reader, part, token, PART_WORD_NAME);
    else if (part_is_telling(reader, token) || is_said_word(reader, part, token))
        add_word(reader, part, token,
                 tag_is_verb(reader_tag(reader, token)) ? PART_WORD_VERB
                                                        : PART_WORD_PLAIN);
}

void part_take_words(struct reader *reader, struct claim_part *part)
{
    for (uint32_t t = part->first; t < part->end; t++)
        if (t != part->trigger && part->narrower_place.size == 0 &&
            (part_is_telling(reader, t) || reader->group[t] == WORDS_TOGETHER))
            part_take_common_place(reader, part, t);
    for (uint32_t t = part->first; t < part->end; t++)
        if (t != part->trigger && part_is_telling(reader, t))
            part_take_unknown_role(reader, part, t);
    for (uint32_t t = part->first; t < part->end; t++) {
        part->has_clause = part->has_clause || part_is_content(reader, part, t);
        if (t != part->trigger)
            take_word(reader, part, t);
    }
}
