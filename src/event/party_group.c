#include "event/party_group.h"

#include "language/number_word.h"

#include <string.h>

enum {
    WORDS_BEFORE_COMMA = 9, /* between a group and the names in apposition */
    TITLED_MAX = 2000,      /* entities searched for a title, or for an actor */
    DRAFTS_BACK = 24,       /* drafts looked back for those who met */
    TWO_NEAR = 5,           /* tokens between a plural and "two" */
    AGAIN_NEAR = 8,         /* tokens between the group and "again" */
    COUNTED_MAX = 6         /* "the six": as many as a phrase counts */
};

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
            if (!token_among(context, i, SET_MEMBER_WORDS))
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

/* "foreign minister" of "foreign ministers": the words of the role that the plural tells of,
 * from *first on; empty for another tag. */
static struct slice role_of_plural(const struct event_context *context, uint32_t token,
                                   uint32_t *first)
{
    uint32_t begin = sentence_range(context, token_at(context, token)->sentence).first;
    *first = token;
    while (*first > begin && !token_at(context, *first - 1)->capitalised &&
           (token_at(context, *first - 1)->tag == TAG_JJ ||
            token_at(context, *first - 1)->tag == TAG_NN))
        (*first)--;
    struct slice role = document_text(context->document, *first, token + 1);
    if (token_at(context, token)->tag != TAG_NNS || role.size < 2)
        return slice_make("", 0);
    role.size--;
    return role;
}

/* "Norwegian and Peruvian foreign ministers": the bearers of the two titles. */
static size_t titled_members(const struct event_context *context, uint32_t token,
                             struct group_member *members)
{
    uint32_t first = sentence_range(context, token_at(context, token)->sentence).first;
    uint32_t role_first;
    struct slice role = role_of_plural(context, token, &role_first);
    if (role.size == 0 || role_first < first + 3 || !is_origin(context, role_first - 1) ||
        !is_origin(context, role_first - 3) ||
        !token_is(context->document, role_first - 2, "and"))
        return 0;
    const uint32_t origins[] = {role_first - 3, role_first - 1};
    for (size_t i = 0; i < 2; i++) {
        uint32_t bearer = bearer_of(context, token_at(context, origins[i])->form, role);
        if (bearer == ENTITY_NONE)
            return 0;
        members[i] = (struct group_member){bearer, token};
    }
    return 2;
}

/* "The foreign ministers of the two countries", "both ministers": the phrase says two. */
static bool is_told_as_two(const struct event_context *context, uint32_t token)
{
    struct token_range range =
        sentence_range(context, token_at(context, token)->sentence);
    uint32_t from = token > range.first + TWO_NEAR ? token - TWO_NEAR : range.first;
    for (uint32_t i = from; i < range.end && i <= token + TWO_NEAR; i++)
        if (token_among(context, i, SET_TWO))
            return true;
    return false;
}

/* A "counterpart" bears the title of the other. */
static bool bears_title(const struct entity *entity, struct slice role)
{
    return entity->type == ENTITY_PERSON && !entity->is_role && entity->title.size > 0 &&
           (contains_ignoring_case(entity->title, role) ||
            contains_ignoring_case(entity->title, slice_of("counterpart")));
}

/* Those are the only two of the article who bear the title. */
static size_t pair_of_title(const struct event_context *context, uint32_t token,
                            struct group_member *members)
{
    uint32_t first;
    struct slice role = role_of_plural(context, token, &first);
    size_t found = 0, count = context->entities->items.count;
    if (role.size == 0 || !is_told_as_two(context, token))
        return 0;
    for (uint32_t i = 0; i < count && i < TITLED_MAX; i++) {
        if (!bears_title(entity_at(context, i), role))
            continue;
        if (found == 2)
            return 0;
        members[found++] = (struct group_member){i, token};
    }
    return found == 2 ? 2 : 0;
}

/* ---- those who met before ---- */

static uint32_t number_at(const struct event_context *context, uint32_t token)
{
    return token_is(context->document, token, "both")
               ? 2
               : cardinal_of_word(context->document->tokens.items[token].lower,
                                  COUNTED_MAX);
}

/* How many the phrase counts: 3 for "the three", "all three leaders"; 0 for none. */
static size_t counted_by(const struct event_context *context, uint32_t token)
{
    uint32_t index = context->entities->mention_of_token[token];
    if (index == UINT32_MAX)
        return 0;
    const struct mention *mention = &context->entities->mentions.items[index];
    for (uint32_t i = mention->first; i < mention->end; i++)
        if (number_at(context, i) > 1)
            return number_at(context, i);
    return 0;
}

static bool is_followed_by_again(const struct event_context *context, uint32_t token)
{
    uint32_t end = sentence_range(context, token_at(context, token)->sentence).end;
    for (uint32_t i = token + 1; i < end && i < token + AGAIN_NEAR; i++)
        if (token_is(context->document, i, "again"))
            return true;
    return false;
}

static uint32_t entity_of_actor(const struct event_context *context, uint32_t actor)
{
    size_t count = context->actor_of_entity.count;
    for (uint32_t i = 0; i < count && i < TITLED_MAX; i++)
        if (context->actor_of_entity.items[i] == actor)
            return i;
    return ENTITY_NONE;
}

/* "the two men" are no women. */
static bool fits_noun(const struct event_context *context, uint32_t token,
                      enum gender gender)
{
    return !(gender == GENDER_FEMALE && token_is(context->document, token, "men")) &&
           !(gender == GENDER_MALE && token_is(context->document, token, "women"));
}

/* Each a person, when they are counted: a delegation is not one of "the three". */
static size_t members_of(const struct event_context *context, const struct event *event,
                         uint32_t token, struct group_member *members)
{
    for (size_t i = 0; i < event->participants.count; i++) {
        uint32_t actor = event->participants.items[i].actor;
        uint32_t entity = entity_of_actor(context, actor);
        if (entity == ENTITY_NONE || event->participants.items[i].role == ROLE_ABSENT ||
            context->record->actors.items[actor].type != ENTITY_PERSON ||
            context->record->actors.items[actor].plural ||
            !fits_noun(context, token, context->record->actors.items[actor].gender))
            return 0;
        members[i] = (struct group_member){entity, token};
    }
    return event->participants.count;
}

static bool is_call(const struct event *event)
{
    return slice_is(slice_of(event->form), "phone-call") ||
           slice_is(slice_of(event->form), "video-conference");
}

/* A meeting in which just so many are counted, told before the phrase. */
static bool is_met_of(const struct draft *draft, size_t number, uint32_t token)
{
    return draft->event.kind == EVENT_MEETING && draft->predicate < token &&
           draft->event.participants.count == number && !is_call(&draft->event);
}

static bool same_participants(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < a->participants.count; i++) {
        size_t j = 0;
        while (j < b->participants.count &&
               b->participants.items[j].actor != a->participants.items[i].actor)
            j++;
        if (j == b->participants.count)
            return false;
    }
    return true;
}

/* How often those met whom the draft at 'index' tells of. */
static size_t count_meetings(const struct event_context *context, size_t index,
                             size_t number, uint32_t token)
{
    const struct draft *draft = context->drafts.items[index];
    size_t count = 0, all = context->drafts.count;
    for (size_t i = all; i > 0 && i + DRAFTS_BACK > all; i--)
        count += is_met_of(context->drafts.items[i - 1], number, token) &&
                 same_participants(&context->drafts.items[i - 1]->event, &draft->event);
    return count;
}

/* The meeting of just so many says who "the three" are: that of those who met most often,
 * of these the last told. */
static size_t met_before(const struct event_context *context, size_t number,
                         uint32_t token, struct group_member *members)
{
    size_t all = context->drafts.count, most = 0, found = 0;
    for (size_t i = all; i > 0 && i + DRAFTS_BACK > all; i--) {
        struct group_member here[GROUP_MEMBERS_MAX];
        if (!is_met_of(context->drafts.items[i - 1], number, token))
            continue;
        size_t count = count_meetings(context, i - 1, number, token);
        if (count <= most ||
            members_of(context, &context->drafts.items[i - 1]->event, token, here) == 0)
            continue;
        most = count;
        found = number;
        memcpy(members, here, number * sizeof *here);
    }
    return found;
}

/* Not "the two countries". */
static bool counts_people(const struct event_context *context, const struct entity *group,
                          uint32_t token)
{
    for (size_t i = 0; i < group->members.count; i++)
        if (entity_at(context, group->members.items[i])->type != ENTITY_PERSON)
            return false;
    if (group->members.count > 0 || token_at(context, token)->tag == TAG_CD)
        return true;
    struct slice lemma = document_lemma(context->document, token);
    return (language_word_classes(context->extractor->language, lemma) & WORD_PERSON) !=
           0;
}

/* "the three held talks", and who "they" are further on; "the two are to meet again" is
 * told of those who met, whoever was named last. */
static size_t counted_members(const struct event_context *context, uint32_t entity,
                              uint32_t token, struct group_member *members)
{
    size_t number = counted_by(context, token);
    struct entity *group = &context->entities->items.items[entity];
    if (number < 2 || !group->plural || !counts_people(context, group, token) ||
        (number == 2 && !is_followed_by_again(context, token)))
        return 0;
    size_t count = met_before(context, number, token, members);
    if (group->members.count == 0)
        for (size_t i = 0; i < count; i++)
            vector_push(context->arena, &group->members, members[i].entity);
    return count;
}

size_t group_members(const struct event_context *context, uint32_t entity, uint32_t token,
                     struct group_member *members)
{
    size_t count = counted_members(context, entity, token, members);
    if (count == 0)
        count = known_members(context, entity, token, members);
    if (count > 0 || entity_at(context, entity)->type != ENTITY_GROUP)
        return count;
    count = apposed_members(context, token, members);
    if (count == 0)
        count = titled_members(context, token, members);
    return count > 0 ? count : pair_of_title(context, token, members);
}
