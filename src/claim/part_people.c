#include "claim/part_steps.h"

#include "claim/hedge.h"
#include "event/meeting_frame.h"

#include <string.h>

static bool same_actors(const struct name_use *a, const struct name_use *b)
{
    return a->count == b->count &&
           memcmp(a->actors, b->actors, a->count * sizeof *a->actors) == 0;
}

void part_add_name(struct claim_part *part, const struct name_use *use, bool inherited)
{
    if (part->name_count == PART_NAMES_MAX)
        return;
    for (size_t i = 0; i < part->name_count; i++)
        if (same_actors(&part->names[i].use, use))
            return;
    part->names[part->name_count++] =
        (struct part_name){.use = *use, .inherited = inherited};
}

/* "was told by Lapid": who speaks stands behind. */
static void add_agent(struct claim_part *part, const struct name_use *use)
{
    if (part->name_count == PART_NAMES_MAX)
        return;
    memmove(part->names + 1, part->names, part->name_count * sizeof *part->names);
    part->names[0] = (struct part_name){.use = *use};
    part->name_count++;
}

static bool is_agent(const struct reader *reader, const struct claim_part *part,
                     uint32_t token)
{
    return part->trigger != TOKEN_NONE && token > part->trigger + 1 &&
           reader_tag(reader, part->trigger) == TAG_VBN &&
           reader_is(reader, token - 1, "by");
}

/* "the commander of the Front": whose role it is takes no part. */
static bool belongs_to_role(const struct reader *reader, const struct claim_part *part,
                            uint32_t token)
{
    uint32_t of = token;
    if (of > part->first && reader_is(reader, of - 1, "the"))
        of--;
    if (of <= part->first + 1 || !reader_is(reader, of - 1, "of"))
        return false;
    uint32_t role = reader->name_of[of - 2];
    return role != UINT32_MAX && !reader->document->tokens.items[of - 2].capitalised;
}

/* "Hirsi's spokesman": not Hirsi himself. */
static bool is_owner(const struct reader *reader, const struct claim_part *part,
                     const struct name_use *use)
{
    bool genitive = reader_is(reader, use->end, "'s") || reader_is(reader, use->end, "'");
    if (!genitive)
        return false;
    for (uint32_t t = use->end + 1; t < part->end && t < use->end + 4; t++)
        if (t == part->trigger)
            return false;
    return true;
}

bool part_after_topic(const struct reader *reader, const struct claim_part *part,
                      uint32_t token)
{
    if (part->trigger == TOKEN_NONE)
        return false;
    for (uint32_t t = part->trigger + 1; t < token; t++)
        if (reader->group[t] == WORDS_TOPIC)
            return true;
    return false;
}

/* "Duale telephoned the prime minister", who is Duale: a role of somebody else. */
static bool acts_on_itself(const struct claim_part *part, const struct name_use *use)
{
    for (size_t i = 0; i < part->name_count; i++)
        if (same_actors(&part->names[i].use, use) && part->trigger != TOKEN_NONE &&
            (part->kinds & PART_MEETING) != 0 &&
            part->names[i].use.end <= part->trigger && part->trigger < use->first)
            return true;
    return false;
}

/* The two persons whom "the two ministers", "both water ministers" stands for, as uses of
 * one actor each; false: there are more or fewer of them, or it stands for a group. */
static bool split_pair(struct reader *reader, const struct name_use *use,
                       struct name_use pair[2])
{
    size_t count = 0;
    if (reader_tag(reader, use->first) != TAG_NNS || use->count < 2)
        return false;
    for (size_t i = 0; i < use->count; i++) {
        const struct actor *actor = &reader->timeline->actors.items[use->actors[i]];
        if (actor->type != ENTITY_PERSON || actor->is_role)
            continue;
        if (count == 2)
            return false;
        pair[count] = *use;
        pair[count].actors = &use->actors[i];
        pair[count++].count = 1;
    }
    return count == 2;
}

/* A number that is not two, in front of "ministers". */
static bool is_counted_otherwise(const struct reader *reader,
                                 const struct claim_part *part, uint32_t token)
{
    int32_t amount;
    while (token > part->first && (tag_is_noun(reader_tag(reader, token - 1)) ||
                                   reader_tag(reader, token - 1) == TAG_JJ))
        token--;
    return token > part->first && !reader_is(reader, token - 1, "the") &&
           reader_amount(reader, token - 1, &amount) && amount != 2;
}

static void add_part_names(struct reader *reader, struct claim_part *part,
                           const struct name_use *use)
{
    struct name_use pair[2];
    if ((part->kinds & PART_MEETING) == 0 || !split_pair(reader, use, pair)) {
        part_add_name(part, use, false);
        return;
    }
    if (is_counted_otherwise(reader, part, use->first))
        part->unclear = true; /* more than are known */
    part_add_name(part, &pair[0], false);
    part_add_name(part, &pair[1], false);
}

void part_take_name(struct reader *reader, struct claim_part *part, uint32_t token)
{
    const struct name_use *use = &reader->names.items[reader->name_of[token]];
    if (part_is_common_place(reader, part, use))
        return;
    bool counts = !is_owner(reader, part, use) &&
                  !part_after_topic(reader, part, token) &&
                  !belongs_to_role(reader, part, token);
    bool said = part->kinds == PART_STATEMENT && part->trigger != TOKEN_NONE &&
                token > part->trigger &&
                (part->name_count > 0 || tag_is_verb(reader_tag(reader, part->trigger)));
    if (counts && part->unknown_name.size == 0 && hedge_is_other_role(reader, part, use))
        part->unknown_name = part_text(reader, use->first - 1, use->end);
    if (counts && acts_on_itself(part, use))
        part->unclear = true;
    if (counts && is_agent(reader, part, token))
        add_agent(part, use);
    else if (counts && !said)
        add_part_names(reader, part, use);
    for (uint32_t t = use->first; t < use->end; t++)
        reader->spent[t] = true;
}

/* "Peter Brandt", when the timeline knows none but a Martin: somebody else. */
static bool gives_another(struct reader *reader, uint32_t given, struct name_use *use)
{
    char key[PLACE_KEY_MAX];
    struct folded_name name, own;
    name_fold(reader->arena, reader->document->tokens.items[given].form, &name);
    size_t size = gazetteer_key(reader->document->tokens.items[given].form, key);
    if (use->end != use->first + 1 || name.count == 0 || size == 0 ||
        gazetteer_given_name(reader->extractor->gazetteer, slice_make(key, size)) == 0)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < use->count; i++) {
        name_fold(reader->arena,
                  slice_of(reader->timeline->actors.items[use->actors[i]].name), &own);
        struct slice first = name_given(&own);
        if (first.size == 0 || name_givens_agree(first, name.words[0]))
            use->actors[kept++] = use->actors[i];
    }
    if (kept > 0)
        use->count = kept;
    return kept == 0;
}

/* "Lailak" of "the governor of Lailak": whose office it is, when the sources tell so. */
static bool tells_whose_role(const struct reader *reader, const struct claim_part *part,
                             uint32_t token)
{
    uint32_t of = token - reader_is(reader, token - 1, "the");
    return belongs_to_role(reader, part, token) &&
           hedge_told_with(reader, &reader->names.items[reader->name_of[of - 2]],
                           reader->document->tokens.items[token].form);
}

/* Somebody of whom the timeline knows nothing. A title before a known name is none. */
void part_take_unknown(struct reader *reader, struct claim_part *part, uint32_t token)
{
    if (token > part->first && tells_whose_role(reader, part, token)) {
        reader->spent[token] = true;
        return;
    }
    uint32_t end = token;
    while (end < part->end && (end == token || tag_is_name(reader_tag(reader, end))) &&
           reader->name_of[end] == UINT32_MAX && reader->timex_of[end] == TIMEX_NONE)
        end++;
    uint32_t next = end;
    while (next < part->end && reader->document->tokens.items[next].is_punctuation)
        next++;
    bool title = next < part->end && reader->name_of[next] != UINT32_MAX;
    if (title && next == end &&
        gives_another(reader, end - 1, &reader->names.items[reader->name_of[next]])) {
        title = false;
        end = reader->names.items[reader->name_of[next]].end;
        end = end < part->end ? end : part->end;
    }
    uint32_t before = token;
    while (before > part->first && (reader_tag(reader, before - 1) == TAG_POS ||
                                    reader_is(reader, before - 1, "'") ||
                                    reader_tag(reader, before - 1) == TAG_DT ||
                                    tag_is_noun(reader_tag(reader, before - 1))))
        before--;
    if (!title && before > part->first && part_is_locative(reader, before - 1))
        part_add_place(part, part_text(reader, before, end));
    else if (!title && part->unknown_name.size == 0 &&
             !part_after_topic(reader, part, token) &&
             !(part->kinds == PART_STATEMENT && part->name_count > 0))
        part->unknown_name = part_text(reader, token, end);
    for (uint32_t t = token; t < end; t++)
        reader->spent[t] = true;
}

/* "met the minister", of whom the timeline has no name: not just anybody. */
void part_take_unknown_role(struct reader *reader, struct claim_part *part,
                            uint32_t token)
{
    const char *form;
    bool of_name = token > part->first && reader->name_of[token - 1] != UINT32_MAX;
    bool as = token > part->first &&
              (reader_is(reader, token - 1, "as") ||
               (token > part->first + 1 && reader_tag(reader, token - 1) == TAG_DT &&
                reader_is(reader, token - 2, "as")));
    bool noun = tag_is_noun(reader_tag(reader, token)) && !as &&
                !tag_is_name(reader_tag(reader, token)) && !of_name &&
                part_kinds_of(reader, token, &form) == 0;
    unsigned classes =
        language_word_classes(reader->extractor->language, reader_lower(reader, token));
    struct slice lemma = document_lemma(reader->document, token);
    classes |= language_word_classes(reader->extractor->language, lemma);
    uint32_t before = token;
    while (before > part->first && (tag_is_noun(reader_tag(reader, before - 1)) ||
                                    reader_tag(reader, before - 1) == TAG_POS ||
                                    reader_tag(reader, before - 1) == TAG_JJ ||
                                    reader_tag(reader, before - 1) == TAG_DT))
        before--;
    if (before > part->first && reader_is(reader, before - 1, "on"))
        return; /* "on the children's ward" */
    bool owns = token + 1 < part->end && reader_tag(reader, token + 1) == TAG_POS;
    if (noun && !owns && part->kinds == PART_MEETING && part->unknown_name.size == 0 &&
        (classes & (WORD_PERSON | WORD_GROUP)) != 0 &&
        !part_after_topic(reader, part, token) && !part_stands_at(reader, part, token))
        part->unknown_name = part_text(reader, token, token + 1);
}

/* "Walter briefed him": a single noun that acts and has no article. */
static bool acts_alone(const struct reader *reader, uint32_t token)
{
    bool single = reader_tag(reader, token) == TAG_NN &&
                  (token == 0 || reader_tag(reader, token - 1) != TAG_DT);
    return single && token + 1 < reader->count &&
           tag_is_verb(reader_tag(reader, token + 1)) &&
           reader->group[token + 1] != WORDS_EMPTY;
}

static bool is_function_word(const struct reader *reader, uint32_t token)
{
    static const enum tag tags[] = {TAG_IN,  TAG_DT,  TAG_PRP, TAG_PRP_POSSESSIVE,
                                    TAG_WDT, TAG_WRB, TAG_MD,  TAG_CC,
                                    TAG_TO,  TAG_RB,  TAG_EX,  TAG_CD};
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (reader_tag(reader, token) == tags[i])
            return true;
    return false;
}

/* A name by its tag, or a capitalised word that is no other: "Grace met him". */
bool part_reads_as_name(const struct reader *reader, uint32_t token)
{
    const struct token *found = &reader->document->tokens.items[token];
    char key[PLACE_KEY_MAX];
    size_t size = gazetteer_key(found->form, key);
    if (!found->capitalised || found->is_punctuation || found->has_digit)
        return false;
    if (tag_is_name((enum tag)found->tag))
        return true;
    bool given = size > 0 && gazetteer_given_name(reader->extractor->gazetteer,
                                                  slice_make(key, size)) != 0;
    unsigned classes = language_word_classes(reader->extractor->language, found->lower);
    bool noun = tag_is_noun((enum tag)found->tag);
    bool known = classes != 0 || is_function_word(reader, token);
    return ((noun && (given || acts_alone(reader, token))) || !known) &&
           frame_of_token(reader->document, token) == NULL;
}
