#include "claim/reference.h"

#include "claim/part.h"

static bool in_part(const struct claim_part *part, const struct name_use *use)
{
    for (size_t i = 0; i < part->name_count; i++)
        if (part->names[i].use.first == use->first)
            return true;
    return false;
}

/* As the sources tell it, else by the given name. */
static enum gender gender_of(const struct reader *reader, const struct actor *actor)
{
    char key[PLACE_KEY_MAX];
    struct slice rest = slice_of(actor->name);
    size_t size = gazetteer_key(slice_cut(&rest, ' '), key);
    if (actor->gender != GENDER_UNKNOWN || rest.size == 0 || size == 0)
        return actor->gender;
    char given =
        gazetteer_given_name(reader->extractor->gazetteer, slice_make(key, size));
    return given == 'f' ? GENDER_FEMALE : given == 'm' ? GENDER_MALE : GENDER_UNKNOWN;
}

static bool gender_fits(const struct reader *reader, const struct name_use *use,
                        enum word_group group)
{
    const struct actor *actor = &reader->timeline->actors.items[use->actors[0]];
    if (actor->type != ENTITY_PERSON && actor->type != ENTITY_UNKNOWN)
        return false;
    enum gender other = group == WORDS_MALE ? GENDER_FEMALE : GENDER_MALE;
    return gender_of(reader, actor) != other;
}

static void add_actors(struct arena *arena, struct name_use *use,
                       const struct name_use *more)
{
    uint32_t *actors = ARENA_NEW_ARRAY(arena, use->count + more->count, uint32_t);
    for (size_t i = 0; i < use->count; i++)
        actors[i] = use->actors[i];
    for (size_t i = 0; i < more->count; i++)
        actors[use->count + i] = more->actors[i];
    use->actors = actors;
    use->count += more->count;
}

/* Who acts stands first: of a statement it is the speaker. */
static void add_subject(struct claim_part *part, const struct name_use *use)
{
    size_t count = part->name_count;
    part_add_name(part, use, true);
    if (part->name_count == count)
        return;
    struct part_name added = part->names[count];
    for (size_t i = count; i > 0; i--)
        part->names[i] = part->names[i - 1];
    part->names[0] = added;
}

/* Who acts is who acted before ("he met"); whom it is done to ("met him") may be any of
 * those that fit. */
static void inherit_one(struct reader *reader, struct claim_part *part,
                        const struct claim_part *before, uint32_t token, bool object)
{
    enum word_group group = (enum word_group)reader->group[token];
    struct name_use found = {.count = 0}, others = {.count = 0};
    for (size_t i = 0; i < before->name_count; i++) {
        const struct name_use *use = &before->names[i].use;
        struct name_use *to = object || found.count == 0 ? &found : &others;
        if (in_part(part, use) || !gender_fits(reader, use, group))
            continue;
        if (to->count == 0)
            *to = *use;
        else if (to->count + use->count <= NAME_ACTORS_MAX)
            add_actors(reader->arena, to, use);
    }
    size_t count = part->name_count;
    bool first =
        !object && count > 0 && token < part->trigger && token < part->names[0].use.first;
    if (found.count > 0 && first)
        add_subject(part, &found);
    else if (found.count > 0)
        part_add_name(part, &found, true);
    if (part->name_count > count)
        part->names[first ? 0 : count].others = others;
}

/* "Wei began his talks": of the one who acts there himself. */
static bool is_own(const struct reader *reader, const struct claim_part *part,
                   uint32_t token)
{
    enum word_group group = (enum word_group)reader->group[token];
    for (size_t i = 0; i < part->name_count; i++)
        if (!part->names[i].inherited && part->names[i].use.end <= token &&
            gender_fits(reader, &part->names[i].use, group))
            return true;
    return false;
}

static void inherit_all(struct claim_part *part, const struct claim_part *before)
{
    for (size_t i = 0; i < before->name_count; i++)
        if (!in_part(part, &before->names[i].use))
            part_add_name(part, &before->names[i].use, true);
}

/* Nothing that could be a subject. */
static bool is_beside_verb(const struct reader *reader, uint32_t token)
{
    enum tag tag = reader_tag(reader, token);
    if (reader->name_of[token] != UINT32_MAX)
        return false;
    return reader->group[token] == WORDS_NEXT || reader->group[token] == WORDS_EMPTY ||
           reader->group[token] == WORDS_NEVER || tag == TAG_RB || tag == TAG_MD ||
           reader->timex_of[token] != TIMEX_NONE ||
           reader->document->tokens.items[token].is_punctuation;
}

/* "before meeting Lapid", "and then met him": who met is the first of the part before. */
static bool lacks_subject(const struct reader *reader, const struct claim_part *part)
{
    if (part->trigger == TOKEN_NONE || !tag_is_verb(reader_tag(reader, part->trigger)))
        return false;
    for (uint32_t t = part->first; t < part->trigger; t++)
        if (!is_beside_verb(reader, t))
            return false;
    return true;
}

static void resolve_pronouns(struct reader *reader, struct claim_part *part,
                             const struct claim_part *before)
{
    bool inside_statement = part->kinds == PART_STATEMENT && part->name_count > 0;
    for (uint32_t t = part->first; t < part->end; t++) {
        enum word_group group = (enum word_group)reader->group[t];
        bool one = group == WORDS_MALE || group == WORDS_FEMALE;
        bool possessive = reader_is(reader, t, "his") || reader_is(reader, t, "her");
        if (possessive && is_own(reader, part, t))
            continue;
        if (one && !inside_statement &&
            (!possessive || part->name_count < 2 || part->kinds != PART_STATEMENT))
            inherit_one(reader, part, before, t,
                        !possessive && part->trigger != TOKEN_NONE && t > part->trigger);
        if (group == WORDS_PLURAL)
            inherit_all(part, before);
    }
    if (!lacks_subject(reader, part) || before->name_count == 0)
        return;
    if (part->name_count == 0 && part->kinds == PART_MEETING &&
        before->kinds == PART_MEETING)
        inherit_all(part, before); /* "after meeting in Oslo, A and B ..." */
    else if (!in_part(part, &before->names[0].use))
        add_subject(part, &before->names[0].use);
}

/* "Before he received her", "after Ruud telephoned her": nobody before it, so it speaks of
 * who comes later. */
static bool has_lone_pronoun(const struct reader *reader, const struct claim_part *part)
{
    for (uint32_t t = part->first; t < part->end; t++) {
        bool one = reader->group[t] == WORDS_MALE || reader->group[t] == WORDS_FEMALE;
        bool owns = reader_is(reader, t, "his") ||
                    (reader_is(reader, t, "her") && t + 1 < part->end &&
                     (tag_is_noun(reader_tag(reader, t + 1)) ||
                      reader_tag(reader, t + 1) == TAG_JJ));
        bool alone = t < part->trigger || part->name_count < 2;
        if (part->trigger != TOKEN_NONE && one && !owns && alone)
            return true;
    }
    return false;
}

void references_resolve(struct reader *reader)
{
    struct question *question = reader->question;
    for (size_t i = 0; i < question->link_count; i++) {
        struct claim_link *link = &question->links[i];
        bool left_first =
            question->parts[link->from].first < question->parts[link->to].first;
        struct claim_part *early = &question->parts[left_first ? link->from : link->to];
        struct claim_part *late = &question->parts[left_first ? link->to : link->from];
        if (early->name_count > 0)
            resolve_pronouns(reader, late, early);
        if (early->name_count == 0 || has_lone_pronoun(reader, early) ||
            lacks_subject(reader, early))
            resolve_pronouns(reader, early, late);
    }
    for (size_t i = 1; i < question->part_count && question->link_count == 0; i++)
        resolve_pronouns(reader, &question->parts[i], &question->parts[i - 1]);
    for (size_t i = 0; i < question->part_count; i++) {
        struct claim_part *part = &question->parts[i];
        bool alone = part->name_count < 2 && part->manner != PART_REMOTE &&
                     part->manner != PART_BY_VIDEO;
        if (part->kinds == (PART_MEETING | PART_STATEMENT) && alone)
            part->kinds = PART_STATEMENT; /* "spoke about security": to nobody named */
    }
}
