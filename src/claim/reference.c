#include "claim/reference.h"

#include "claim/part.h"

static bool in_part(const struct claim_part *part, const struct name_use *use)
{
    for (size_t i = 0; i < part->name_count; i++)
        if (part->names[i].use.first == use->first)
            return true;
    return false;
}

static bool gender_fits(const struct reader *reader, const struct name_use *use,
                        enum word_group group)
{
    const struct actor *actor = &reader->timeline->actors.items[use->actors[0]];
    if (actor->type != ENTITY_PERSON && actor->type != ENTITY_UNKNOWN)
        return false;
    if (group == WORDS_MALE)
        return actor->gender != GENDER_FEMALE;
    return actor->gender != GENDER_MALE;
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

/* Who acts is who acted before ("he met"); whom it is done to ("met him") may be any of
 * those that fit. */
static void inherit_one(struct reader *reader, struct claim_part *part,
                        const struct claim_part *before, enum word_group group,
                        bool object)
{
    struct name_use found = {.count = 0};
    for (size_t i = 0; i < before->name_count; i++) {
        const struct name_use *use = &before->names[i].use;
        if (in_part(part, use) || !gender_fits(reader, use, group))
            continue;
        if (found.count == 0)
            found = *use;
        else if (found.count + use->count <= NAME_ACTORS_MAX)
            add_actors(reader->arena, &found, use);
        if (!object)
            break;
    }
    if (found.count > 0)
        part_add_name(part, &found, true);
}

static void inherit_all(struct claim_part *part, const struct claim_part *before)
{
    for (size_t i = 0; i < before->name_count; i++)
        if (!in_part(part, &before->names[i].use))
            part_add_name(part, &before->names[i].use, true);
}

/* "before meeting Lapid": who met is the first of the part before. */
static bool lacks_subject(const struct reader *reader, const struct claim_part *part)
{
    uint32_t first = part->first;
    return first < part->end && reader_tag(reader, first) == TAG_VBG &&
           part->trigger == first;
}

static void resolve_pronouns(struct reader *reader, struct claim_part *part,
                             const struct claim_part *before)
{
    bool inside_statement = part->kinds == PART_STATEMENT && part->name_count > 0;
    for (uint32_t t = part->first; t < part->end; t++) {
        enum word_group group = (enum word_group)reader->group[t];
        bool one = group == WORDS_MALE || group == WORDS_FEMALE;
        bool possessive = reader_is(reader, t, "his") || reader_is(reader, t, "her");
        if (one && !inside_statement &&
            (!possessive || part->name_count < 2 || part->kinds != PART_STATEMENT))
            inherit_one(reader, part, before, group,
                        !possessive && part->trigger != TOKEN_NONE && t > part->trigger);
        if (group == WORDS_PLURAL)
            inherit_all(part, before);
    }
    if (lacks_subject(reader, part) && before->name_count > 0 &&
        !in_part(part, &before->names[0].use))
        part_add_name(part, &before->names[0].use, true);
}

/* "Before he received her": nobody before it, so it speaks of who comes later. */
static bool has_lone_pronoun(const struct reader *reader, const struct claim_part *part)
{
    for (uint32_t t = part->first; t < part->end; t++)
        if (part->trigger != TOKEN_NONE && t < part->trigger &&
            (reader->group[t] == WORDS_MALE || reader->group[t] == WORDS_FEMALE) &&
            !reader_is(reader, t, "his") && !reader_is(reader, t, "her"))
            return true;
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
        if (early->name_count == 0 || has_lone_pronoun(reader, early))
            resolve_pronouns(reader, early, late);
    }
    for (size_t i = 1; i < question->part_count && question->link_count == 0; i++)
        resolve_pronouns(reader, &question->parts[i], &question->parts[i - 1]);
    for (size_t i = 0; i < question->part_count; i++) {
        struct claim_part *part = &question->parts[i];
        bool alone = part->name_count < 2 && part->manner != PART_REMOTE;
        if (part->kinds == (PART_MEETING | PART_STATEMENT) && alone)
            part->kinds = PART_STATEMENT; /* "spoke about security": to nobody named */
    }
}
