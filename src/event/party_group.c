#include "event/party_group.h"

enum {
    WORDS_BEFORE_COMMA = 9, /* between a group and the names in apposition */
    TITLED_MAX = 2000       /* entities searched for a title */
};

static const struct token *token_at(const struct event_context *context, uint32_t token)
{
    return &context->document->tokens.items[token];
}

static const struct entity *entity_at(const struct event_context *context,
                                      uint32_t entity)
{
    return &context->entities->items.items[entity];
}

static size_t known_members(const struct event_context *context, uint32_t entity,
                            uint32_t token, struct group_member *members)
{
    const struct entity *group = entity_at(context, entity);
    size_t count = 0;
    while (count < group->members.count && count < GROUP_MEMBERS_MAX) {
        members[count] = (struct group_member){group->members.items[count], token};
        count++;
    }
    return count;
}

/* The comma behind the group's phrase, or the sentence's end. */
static uint32_t comma_behind(const struct event_context *context, uint32_t token,
                             uint32_t end)
{
    for (uint32_t i = token + 1; i < end && i < token + WORDS_BEFORE_COMMA; i++) {
        if (token_is(context->document, i, ","))
            return i;
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD)
            return end;
    }
    return end;
}

static bool is_named_person(const struct event_context *context,
                            const struct mention *mention)
{
    return mention->kind == MENTION_NAME &&
           entity_at(context, mention->entity)->type == ENTITY_PERSON;
}

/* "the presidents of the two neighbours, Keller of Norway and Vidal of Peru," */
static size_t apposed_members(const struct event_context *context, uint32_t token,
                              struct group_member *members)
{
    uint32_t end = sentence_range(context, token_at(context, token)->sentence).end;
    size_t count = 0;
    bool joined = false;
    for (uint32_t i = comma_behind(context, token, end) + 1; i < end; i++) {
        uint32_t index = context->entities->mention_of_token[i];
        if (index == UINT32_MAX) {
            joined = joined || token_is(context->document, i, "and");
            if (!token_in(context->document, i, "of from and , 's the"))
                break;
            continue;
        }
        const struct mention *mention = &context->entities->mentions.items[index];
        if (is_named_person(context, mention) && count < GROUP_MEMBERS_MAX)
            members[count++] = (struct group_member){mention->entity, mention->head};
        i = mention->end - 1;
    }
    return joined && count >= 2 ? count : 0;
}

static bool contains_ignoring_case(struct slice whole, struct slice part)
{
    for (size_t i = 0; part.size > 0 && i + part.size <= whole.size; i++)
        if (slice_equal_ignoring_case(slice_part(whole, i, i + part.size), part))
            return true;
    return false;
}

/* The one person whose title holds both the word and the role, or ENTITY_NONE. */
static uint32_t bearer_of(const struct event_context *context, struct slice word,
                          struct slice role)
{
    uint32_t found = ENTITY_NONE;
    size_t count = context->entities->items.count;
    for (uint32_t i = 0; i < count && i < TITLED_MAX; i++) {
        const struct entity *entity = entity_at(context, i);
        if (entity->type != ENTITY_PERSON || entity->title.size == 0 ||
            !contains_ignoring_case(entity->title, word) ||
            !contains_ignoring_case(entity->title, role))
            continue;
        if (found != ENTITY_NONE)
            return ENTITY_NONE;
        found = i;
    }
    return found;
}

static bool is_origin(const struct event_context *context, uint32_t token)
{
    const struct token *word = token_at(context, token);
    return word->capitalised && (word->tag == TAG_JJ || tag_is_noun((enum tag)word->tag));
}

/* "Norwegian and Peruvian foreign ministers": the bearers of the two titles. */
static size_t titled_members(const struct event_context *context, uint32_t token,
                             struct group_member *members)
{
    uint32_t first = sentence_range(context, token_at(context, token)->sentence).first;
    uint32_t role_first = token;
    while (role_first > first && !token_at(context, role_first - 1)->capitalised &&
           (token_at(context, role_first - 1)->tag == TAG_JJ ||
            token_at(context, role_first - 1)->tag == TAG_NN))
        role_first--;
    if (role_first < first + 3 || token_at(context, token)->tag != TAG_NNS ||
        !is_origin(context, role_first - 1) || !is_origin(context, role_first - 3) ||
        !token_is(context->document, role_first - 2, "and"))
        return 0;
    struct slice role = document_text(context->document, role_first, token + 1);
    role.size--; /* without the plural's s */
    const uint32_t origins[] = {role_first - 3, role_first - 1};
    for (size_t i = 0; i < 2; i++) {
        uint32_t bearer = bearer_of(context, token_at(context, origins[i])->form, role);
        if (bearer == ENTITY_NONE)
            return 0;
        members[i] = (struct group_member){bearer, token};
    }
    return 2;
}

size_t group_members(const struct event_context *context, uint32_t entity, uint32_t token,
                     struct group_member *members)
{
    size_t count = known_members(context, entity, token, members);
    if (count > 0 || entity_at(context, entity)->type != ENTITY_GROUP)
        return count;
    count = apposed_members(context, token, members);
    return count > 0 ? count : titled_members(context, token, members);
}
