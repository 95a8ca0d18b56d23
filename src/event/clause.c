#include "event/clause.h"

#include "event/actors.h"
#include "event/meeting_frame.h"
#include "event/tables.h"

enum {
    CLIMB_MAX = 6,
    NAMES_MAX = 8,
    PHRASE_MAX = 14,     /* tokens of "the head of the port" */
    PHRASES_MAX = 24,    /* tokens from an event noun to its place and time */
    EXPLANATION_MAX = 26 /* tokens between a name and its verb */
};

/* Marks that set an explanation apart. */
static bool is_verb(const struct event_context *context, uint32_t token)
{
    return tag_is_verb((enum tag)token_at(context, token)->tag);
}

static bool is_auxiliary(const struct event_context *context, uint32_t token)
{
    enum label label = (enum label)token_at(context, token)->label;
    return label == LABEL_AUX || label == LABEL_AUX_PASS || label == LABEL_COP;
}

static const struct mention *mention_ending_at(const struct event_context *context,
                                               uint32_t end)
{
    if (end == 0)
        return NULL;
    uint32_t index = context->entities->mention_of_token[end - 1];
    if (index == UINT32_MAX)
        return NULL;
    const struct mention *mention = &context->entities->mentions.items[index];
    return mention->end == end ? mention : NULL;
}

static bool may_stand_before_subject(const struct event_context *context, uint32_t token)
{
    const struct token *before = token_at(context, token);
    return before->is_punctuation || tag_is_verb((enum tag)before->tag) ||
           token_among(context, token, SET_BEFORE_SUBJECT);
}

/* The tokens before 'end' without "and" and commas. */
static uint32_t without_joints(const struct event_context *context, uint32_t first,
                               uint32_t end)
{
    while (end > first && token_among(context, end - 1, SET_AND_OR_COMMA))
        end--;
    return end;
}

/* "the head of the port, Anna Berger": the phrase in front of the comma that speaks of the
 * same person, over what it is of; NULL: none does. */
static const struct mention *phrase_of_same(const struct event_context *context,
                                            uint32_t first, const struct mention *name)
{
    if (mention_ending_at(context, name->first - 1) != NULL)
        return NULL; /* "the minister, Anna Berger": one name of the list beside another */
    for (uint32_t i = name->first - 1; i > first && i + PHRASE_MAX > name->first; i--) {
        const struct mention *phrase = mention_ending_at(context, i);
        if (phrase != NULL && phrase->kind == MENTION_NOMINAL &&
            phrase->entity == name->entity)
            return phrase;
        if (token_at(context, i - 1)->is_punctuation || is_verb(context, i - 1))
            return NULL;
    }
    return NULL;
}

/* "his counterpart at Carrow, Simon Hatherley": from the name over the phrase that it
 * explains; where the name begins when it explains none. */
static uint32_t start_of_apposition(const struct event_context *context, uint32_t first,
                                    const struct mention *name)
{
    if (name->first < first + 4 || !token_is(context->document, name->first - 1, ","))
        return name->first;
    const struct mention *same = phrase_of_same(context, first, name);
    if (same != NULL)
        return same->first;
    const struct mention *place = mention_ending_at(context, name->first - 1);
    if (place == NULL || place->first < first + 2 ||
        !token_among(context, place->first - 1, SET_APPOSITION_PREPOSITIONS))
        return name->first;
    const struct mention *phrase = mention_ending_at(context, place->first - 1);
    return phrase == NULL || phrase->kind == MENTION_NAME ? name->first : phrase->first;
}

/* One past the comma that was skipped before the verb, if one was. */
static uint32_t commaed_end(const struct event_context *context, uint32_t end,
                            uint32_t verb)
{
    for (uint32_t i = end; i < verb; i++)
        if (token_among(context, i, SET_ENCLOSING_MARKS))
            return i + 1;
    return end;
}

static bool has_finite_verb(const struct event_context *context, uint32_t first,
                            uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD)
            return true;
    }
    return false;
}

static bool opens_person(const struct event_context *context, uint32_t token)
{
    uint32_t index = context->entities->mention_of_token[token];
    if (index == UINT32_MAX)
        return false;
    const struct mention *mention = &context->entities->mentions.items[index];
    return mention->kind == MENTION_NAME &&
           context->entities->items.items[mention->entity].type == ENTITY_PERSON;
}

/* "In Oslo, the minister, ..." */
static bool stands_behind_preposition(const struct event_context *context, uint32_t first,
                                      const struct mention *name)
{
    return name->first > first && token_at(context, name->first - 1)->tag == TAG_IN &&
           context->entities->items.items[name->entity].type == ENTITY_PLACE;
}

/*
 * "Judith May, general secretary of the workers, had": the name before an explanation
 * between commas that ends right before the verb; where the explanation ends otherwise.
 */
static uint32_t explained_end(const struct event_context *context, uint32_t first,
                              uint32_t bare, uint32_t end)
{
    if (end < first + 4 || !token_among(context, end - 1, SET_ENCLOSING_MARKS))
        return bare;
    bool dashed = !token_is(context->document, end - 1, ",");
    for (uint32_t i = end - 1; i > first && i + EXPLANATION_MAX > end; i--) {
        if (!token_among(context, i - 1, SET_ENCLOSING_MARKS) ||
            dashed == token_is(context->document, i - 1, ",")) {
            continue;
        }
        if (dashed && mention_ending_at(context, i - 1) != NULL)
            return i - 1; /* "the guarantors -- Brazil and Chile -- will meet" */
        bool relative = token_among(context, i, SET_RELATIVES);
        const struct mention *name = mention_ending_at(context, i - 1);
        if (name != NULL && name->kind == MENTION_NAME &&
            !stands_behind_preposition(context, first, name) &&
            (relative || !has_finite_verb(context, i, end)) &&
            !token_among(context, i, SET_AND_OR) && !opens_person(context, i))
            return i - 1;
    }
    return bare;
}

/* The beginning of "the Swedish group's", when that stands before 'end'. */
static uint32_t without_possessor(const struct event_context *context, uint32_t first,
                                  uint32_t end)
{
    if (end <= first || token_at(context, end - 1)->tag != TAG_POS)
        return end;
    end--;
    while (end > first) {
        enum tag tag = (enum tag)token_at(context, end - 1)->tag;
        if (!tag_is_noun(tag) && tag != TAG_JJ && tag != TAG_DT && tag != TAG_CD)
            break;
        end--;
    }
    return end;
}

/* "Harbour Union officials": over the name that only tells whose the group is. */
static uint32_t without_owner(const struct event_context *context,
                              const struct mention *group, uint32_t end)
{
    const struct mention *owner = mention_ending_at(context, end);
    bool named = group->kind == MENTION_NOMINAL && end == group->first && owner != NULL &&
                 owner->kind == MENTION_NAME;
    return named ? owner->first : end;
}

/* Words between a subject and its verb: "will", "is due to", "had also", commas. */
static bool belongs_to_verb(const struct event_context *context, uint32_t token)
{
    enum tag tag = (enum tag)token_at(context, token)->tag;
    return tag == TAG_RB || tag == TAG_MD || tag == TAG_TO ||
           token_among(context, token, SET_BEFORE_VERB);
}

/* "A met B and C met D": B is met, and no subject of the second verb. */
static bool is_object_of_meeting(const struct event_context *context,
                                 const struct mention *mention)
{
    uint32_t first =
        sentence_range(context, token_at(context, mention->first)->sentence).first;
    return mention->first > first && is_verb(context, mention->first - 1) &&
           frame_of_indexed(&context->tables->frames, context->document,
                            mention->first - 1) != NULL;
}

/* "In Oslo, A and B met": what a preposition and a comma set in front is none of them. */
static bool is_place_in_front(const struct event_context *context, uint32_t first,
                              uint32_t before, uint32_t end)
{
    const struct mention *place = mention_ending_at(context, before);
    return place != NULL && end == before + 1 &&
           token_is(context->document, before, ",") &&
           stands_behind_preposition(context, first, place);
}

/* "Keller of Arland", "the rebels of the Front": over what somebody is of; the mention
 * itself where it is nobody's complement. */
static const struct mention *over_complement(const struct event_context *context,
                                             uint32_t first,
                                             const struct mention *mention)
{
    uint32_t of = mention->first;
    if (of > first && token_at(context, of - 1)->tag == TAG_DT)
        of--;
    if (of <= first + 1 || !token_among(context, of - 1, SET_COMPLEMENT_PREPOSITIONS))
        return mention;
    const struct mention *outer = mention_ending_at(context, of - 1);
    if (outer == NULL || outer->entity == ENTITY_NONE || outer->first < first)
        return mention;
    const struct entity *entity = &context->entities->items.items[outer->entity];
    bool person = outer->kind == MENTION_NAME && entity->type == ENTITY_PERSON;
    bool group = outer->kind == MENTION_NOMINAL && mention->kind == MENTION_NAME &&
                 (outer->plural || entity->type == ENTITY_PERSON);
    return person || group ? outer : mention;
}

/* "The two countries' ministers, A and B, are to meet": who is named between the commas. */
static bool are_named_behind(const struct event_context *context, uint32_t group,
                             const struct mention *last)
{
    uint32_t index = context->entities->mention_of_token[group];
    if (index == UINT32_MAX || last == NULL)
        return false;
    const struct mention *phrase = &context->entities->mentions.items[index];
    return phrase->kind == MENTION_NOMINAL && phrase->plural &&
           token_is(context->document, phrase->end, ",") &&
           token_is(context->document, last->end, ",");
}

/* The number of heads without the places at their end. */
static size_t without_places(const struct event_context *context, const uint32_t *heads,
                             size_t count)
{
    while (count > 0 &&
           entity_is_place(context, entity_of_token(context->entities, heads[count - 1])))
        count--;
    return count;
}

static void turn_round(uint32_t *heads, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t swap = heads[i];
        heads[i] = heads[count - 1 - i];
        heads[count - 1 - i] = swap;
    }
}

size_t clause_names_before(const struct event_context *context, uint32_t verb,
                           uint32_t *heads, size_t limit)
{
    uint32_t first = sentence_range(context, token_at(context, verb)->sentence).first;
    uint32_t end = verb;
    while (end > first && (belongs_to_verb(context, end - 1) ||
                           context->timex_of_token[end - 1] != TIMEX_NONE))
        end--;
    if (end < verb || end > first)
        end = explained_end(context, first, end, commaed_end(context, end, verb));
    size_t count = 0;
    const struct mention *mention, *last = mention_ending_at(context, end);
    while (count < limit && end > first && /* what ends there is of the sentence before */
           (mention = mention_ending_at(context, end)) != NULL) {
        const struct mention *outer = over_complement(context, first, mention);
        if (outer != mention && outer->kind == MENTION_NOMINAL)
            count = without_places(context, heads, count); /* "of Peru and Chile" */
        mention = outer;
        heads[count++] = mention->head;
        end = start_of_apposition(context, first, mention);
        if (end > first && token_at(context, end - 1)->tag == TAG_PRP_POSSESSIVE)
            end--;
        end = without_possessor(context, first, without_owner(context, mention, end));
        uint32_t before = without_joints(context, first, end);
        if (before == end || is_place_in_front(context, first, before, end) ||
            mention_ending_at(context, before) == NULL ||
            context->timex_of_token[before - 1] != TIMEX_NONE ||
            is_object_of_meeting(context, mention_ending_at(context, before)))
            break;
        end = before;
    }
    end = without_possessor(context, first, end);
    if (end > first && context->timex_of_token[end - 1] == TIMEX_NONE &&
        !may_stand_before_subject(context, end - 1))
        return 0;
    if (count > 2 && are_named_behind(context, heads[count - 1], last))
        count--;
    turn_round(heads, count);
    return count;
}

static bool is_time(const struct event_context *context, uint32_t token)
{
    return token != TOKEN_NONE && context->timex_of_token[token] != TIMEX_NONE;
}

static bool can_be_subject(const struct event_context *context, uint32_t token)
{
    if (token == TOKEN_NONE)
        return true;
    enum tag tag = (enum tag)token_at(context, token)->tag;
    return tag != TAG_JJ && tag != TAG_RB && tag != TAG_IN && !tag_is_verb(tag);
}

/* Another subject of the same verb, when the tree took a date for one. */
static uint32_t subject_that_is_no_time(const struct event_context *context,
                                        uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    for (uint32_t i = range.first; i < predicate; i++)
        if (token_at(context, i)->head == predicate &&
            token_at(context, i)->label == LABEL_NSUBJ && !is_time(context, i))
            return i;
    return TOKEN_NONE;
}

/*
 * "The two men held talks": a past tense taken for a participle makes the subject the
 * head of the sentence. So it is when a noun is the root and its phrase ends right before
 * the verb. Gives the subject, or TOKEN_NONE.
 */
static uint32_t hidden_subject(const struct event_context *context, uint32_t verb)
{
    const struct token *token = token_at(context, verb);
    uint32_t first = sentence_range(context, token->sentence).first;
    if (token->tag != TAG_VBN || token->label != LABEL_ACL || token->head == TOKEN_NONE ||
        token->head >= verb)
        return TOKEN_NONE;
    uint32_t root = token->head;
    for (int i = 0; i < CLIMB_MAX && token_at(context, root)->head != TOKEN_NONE; i++) {
        if (token_at(context, root)->label != LABEL_APPOS)
            return TOKEN_NONE;
        root = token_at(context, root)->head;
    }
    uint32_t end = verb;
    while (end > first && token_among(context, end - 1, SET_COMMA_ALSO))
        end--;
    bool adjacent = end == token->head + 1 || mention_ending_at(context, end) != NULL;
    return adjacent && tag_is_noun((enum tag)token_at(context, root)->tag) ? root
                                                                           : TOKEN_NONE;
}

static void read_as_past(struct arguments *arguments, uint32_t subject)
{
    if (arguments->object == subject)
        arguments->object = TOKEN_NONE;
    arguments->subject = subject;
    arguments->flags &= ~(unsigned)PREDICATE_PASSIVE;
    arguments->flags |= PREDICATE_PAST;
}

static uint32_t object_of(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb + 1; i < range.end; i++)
        if (token_at(context, i)->head == verb &&
            token_at(context, i)->label == LABEL_OBJ)
            return i;
    return TOKEN_NONE;
}

/* The form of "have" right before a participle, or TOKEN_NONE. */
static uint32_t perfect_auxiliary(const struct event_context *context, uint32_t verb)
{
    uint32_t first = sentence_range(context, token_at(context, verb)->sentence).first;
    uint32_t i = verb;
    while (i > first && (token_at(context, i - 1)->tag == TAG_RB ||
                         token_among(context, i - 1, SET_NOT)))
        i--;
    if (i > first && token_at(context, verb)->tag == TAG_VBN &&
        token_among(context, i - 1, SET_HAVE_ALL))
        return i - 1;
    return TOKEN_NONE;
}

/* "denied having met", "had met": never passive, whatever the tree says. */
static void repair_perfect(struct event_context *context, uint32_t verb, uint32_t have,
                           struct arguments *arguments)
{
    if ((arguments->flags & PREDICATE_PASSIVE) == 0)
        return;
    uint32_t before = arguments->object;
    arguments->flags &= ~(unsigned)PREDICATE_PASSIVE;
    arguments->flags |= PREDICATE_PERFECT;
    arguments->object = object_of(context, verb);
    if (arguments->subject != TOKEN_NONE && arguments->subject < verb)
        return;
    arguments->subject = before < have ? before : TOKEN_NONE;
    if (!token_is(context->document, have, "having"))
        return;
    struct arguments gerund;
    arguments_find(context->document, have, &gerund);
    arguments->subject = gerund.subject;
}

uint32_t clause_hidden_verb(const struct event_context *context, uint32_t noun)
{
    struct token_range range = sentence_range(context, token_at(context, noun)->sentence);
    if (token_at(context, noun)->head != TOKEN_NONE)
        return TOKEN_NONE;
    for (uint32_t i = noun; i > range.first + 1; i--) {
        const struct token *token = token_at(context, i - 1);
        if (token->head == noun && token->label == LABEL_AMOD &&
            (token->tag == TAG_VBN || token->tag == TAG_VBD) &&
            mention_ending_at(context, i - 1) != NULL)
            return i - 1;
    }
    return TOKEN_NONE;
}

/* "B, whom A met": the tree's subject stands before "whom". */
static bool is_object_clause(const struct event_context *context, uint32_t predicate,
                             const struct arguments *arguments)
{
    if (arguments->subject == TOKEN_NONE || arguments->object == TOKEN_NONE ||
        !token_is(context->document, arguments->object, "whom"))
        return false;
    return arguments->subject < arguments->object && arguments->object < predicate;
}

/* "Having met B in Oslo, A flew home": the name behind the comma acts in the participle's
 * clause that opens the sentence, or TOKEN_NONE. */
static uint32_t subject_behind(const struct event_context *context, uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    bool opens =
        predicate == range.first ||
        (predicate < range.first + 3 &&
         token_is(context->document, range.first, "having")) ||
        (predicate < range.first + 5 &&
         token_among(context, predicate - 1, SET_BEFORE_AFTER)); /* "days after" */
    enum tag tag = (enum tag)token_at(context, predicate)->tag;
    if (!opens || (tag != TAG_VBG && tag != TAG_VBN))
        return TOKEN_NONE;
    for (uint32_t i = predicate + 1; i + 1 < range.end && i < predicate + PHRASES_MAX;
         i++) {
        if (!token_is(context->document, i, ","))
            continue;
        uint32_t index = context->entities->mention_of_token[i + 1];
        if (index != UINT32_MAX)
            return context->entities->mentions.items[index].head;
    }
    return TOKEN_NONE;
}

/* "was received at the ministry on Monday by B": who acts, over place and time, where the
 * tree gives the phrase to those; or TOKEN_NONE. */
static uint32_t agent_behind(const struct event_context *context, uint32_t verb)
{
    uint32_t end = sentence_range(context, token_at(context, verb)->sentence).end;
    for (uint32_t i = verb + 1; i + 1 < end && i < verb + PHRASES_MAX; i++) {
        if (!token_is(context->document, i, "by"))
            continue;
        uint32_t index = context->entities->mention_of_token[i + 1];
        bool there = index != UINT32_MAX && clause_reaches(context, verb, i);
        return there ? context->entities->mentions.items[index].head : TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* "He said three of them had met": he says, and does not meet. */
static bool is_subject_of_saying(const struct event_context *context, uint32_t predicate,
                                 uint32_t subject)
{
    const struct token *here = token_at(context, predicate);
    uint32_t first = sentence_range(context, here->sentence).first;
    bool finite = here->tag == TAG_VBD || here->tag == TAG_VBZ ||
                  (predicate > first && (here->tag == TAG_VBN || here->tag == TAG_VB) &&
                   token_among(context, predicate - 1, SET_SAYING_AUXILIARIES));
    return subject != TOKEN_NONE && finite && here->label == LABEL_CCOMP &&
           here->head != TOKEN_NONE && here->head < predicate && subject < here->head &&
           token_at(context, subject)->head == here->head;
}

/* What the tree takes for the object of the verb of saying. */
static uint32_t object_of_saying(const struct event_context *context, uint32_t predicate)
{
    uint32_t verb = token_at(context, predicate)->head;
    for (uint32_t i = verb + 1; i < predicate; i++)
        if (token_at(context, i)->head == verb &&
            token_at(context, i)->label == LABEL_OBJ)
            return i;
    return TOKEN_NONE;
}

/* "met A on Monday, a day after seeing B": who acts in the main clause before, or
 * TOKEN_NONE. */
static uint32_t subject_of_main(const struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    if (token_at(context, predicate)->tag != TAG_VBG || predicate < first + 3 ||
        !token_among(context, predicate - 1, SET_BEFORE_AFTER))
        return TOKEN_NONE;
    for (uint32_t i = predicate - 1; i > first; i--) {
        uint32_t heads[NAMES_MAX];
        if (token_at(context, i - 1)->tag == TAG_VBD &&
            clause_names_before(context, i - 1, heads, NAMES_MAX) > 0)
            return heads[0];
    }
    return TOKEN_NONE;
}

/* "The guarantors -- A, B and C -- are to meet": what stands in front, set apart by dashes;
 * or TOKEN_NONE. */
static uint32_t dislocated_subject(const struct event_context *context,
                                   uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    for (uint32_t i = first; i < predicate && i < first + PHRASES_MAX; i++)
        if (token_at(context, i)->head == predicate &&
            token_at(context, i)->label == LABEL_DISLOCATED &&
            tag_is_noun((enum tag)token_at(context, i)->tag))
            return i;
    return TOKEN_NONE;
}

/* The first of the names right before the verb, or TOKEN_NONE. */
static uint32_t first_name_before(const struct event_context *context, uint32_t verb)
{
    uint32_t heads[NAMES_MAX];
    return clause_names_before(context, verb, heads, NAMES_MAX) > 0 ? heads[0]
                                                                    : TOKEN_NONE;
}

static bool is_place(const struct event_context *context, uint32_t token)
{
    if (token == TOKEN_NONE)
        return false;
    uint32_t entity = entity_of_token(context->entities, token);
    return entity != ENTITY_NONE &&
           context->entities->items.items[entity].type == ENTITY_PLACE;
}

/* "On Tuesday Keller was received", "In Oslo, Keller was": the tree takes the day or the
 * place for her. */
static void pass_over_times(const struct event_context *context, uint32_t predicate,
                            struct arguments *arguments)
{
    bool passive = (arguments->flags & PREDICATE_PASSIVE) != 0;
    if (is_time(context, arguments->object) ||
        (passive && is_place(context, arguments->object)))
        arguments->object = TOKEN_NONE;
    if (passive && arguments->object == TOKEN_NONE)
        arguments->object = first_name_before(context, predicate);
    if (is_time(context, arguments->subject))
        arguments->subject = subject_that_is_no_time(context, predicate);
}

void clause_arguments(struct event_context *context, uint32_t predicate,
                      struct arguments *arguments)
{
    arguments_find(context->document, predicate, arguments);
    if (!is_verb(context, predicate))
        return;
    uint32_t hidden = hidden_subject(context, predicate);
    if (hidden != TOKEN_NONE) {
        read_as_past(arguments, hidden);
        if (arguments->object == TOKEN_NONE)
            arguments->object = object_of(context, predicate);
    }
    uint32_t modified = token_at(context, predicate)->head;
    const struct mention *name = mention_ending_at(context, predicate);
    if (name != NULL && modified != TOKEN_NONE &&
        clause_hidden_verb(context, modified) == predicate) {
        arguments->object = modified;
        arguments->flags &= ~(unsigned)PREDICATE_PASSIVE;
        arguments->flags |= PREDICATE_PAST;
        arguments->subject = name->head;
    }
    uint32_t have = perfect_auxiliary(context, predicate);
    if (have != TOKEN_NONE)
        repair_perfect(context, predicate, have, arguments);
    if (arguments->object < predicate && (arguments->flags & PREDICATE_PASSIVE) == 0) {
        uint32_t behind = object_of(context, predicate); /* "a report that she met him" */
        arguments->object = behind == TOKEN_NONE ? arguments->object : behind;
    }
    pass_over_times(context, predicate, arguments);
    if (!can_be_subject(context, arguments->subject))
        arguments->subject = TOKEN_NONE;
    if (is_object_clause(context, predicate, arguments))
        arguments->subject = TOKEN_NONE;
    if (is_subject_of_saying(context, predicate, arguments->subject))
        arguments->subject = object_of_saying(context, predicate);
    if (arguments->subject == TOKEN_NONE && (arguments->flags & PREDICATE_PASSIVE) == 0)
        arguments->subject = dislocated_subject(context, predicate);
    if (arguments->subject == TOKEN_NONE)
        arguments->subject = (arguments->flags & PREDICATE_PASSIVE) != 0
                                 ? agent_behind(context, predicate)
                                 : subject_behind(context, predicate);
    if (arguments->subject == TOKEN_NONE)
        arguments->subject = subject_of_main(context, predicate);
    if (arguments->subject != TOKEN_NONE || (arguments->flags & PREDICATE_PASSIVE) != 0)
        return;
    arguments->subject = first_name_before(context, predicate);
}

bool clause_opens_as_participle(const struct event_context *context, uint32_t noun)
{
    struct token_range range = sentence_range(context, token_at(context, noun)->sentence);
    return noun == range.first && noun + 1 < range.end &&
           token_is(context->document, noun, "meeting") &&
           (token_among(context, noun + 1, SET_PARTICIPLE_PREPOSITIONS) ||
            context->entities->mention_of_token[noun + 1] != UINT32_MAX);
}

/* "X said," inside another clause. */
static bool is_parenthesis(const struct event_context *context, uint32_t verb,
                           uint32_t end)
{
    return verb + 1 < end && token_is(context->document, verb + 1, ",") &&
           token_among(context, verb, SET_PARENTHESES);
}

uint32_t clause_shared_verb(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    uint32_t i = verb;
    while (i > range.first && token_at(context, i - 1)->tag == TAG_RB)
        i--;
    if (i == range.first || !token_among(context, i - 1, SET_AND_BUT))
        return TOKEN_NONE;
    for (i = i - 1; i > range.first; i--) {
        enum tag tag = (enum tag)token_at(context, i - 1)->tag;
        bool finite = tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP ||
                      (tag == TAG_VB && i >= range.first + 2 &&
                       token_at(context, i - 2)->tag == TAG_MD);
        if (finite && !is_auxiliary(context, i - 1) &&
            !is_parenthesis(context, i - 1, range.end))
            return i - 1;
    }
    return TOKEN_NONE;
}

static bool holds(const uint32_t *heads, size_t count, uint32_t head)
{
    for (size_t i = 0; i < count; i++)
        if (heads[i] == head)
            return true;
    return false;
}

/* Whether the subject is one of the names, seen from another token of its phrase. */
static bool same_entity(const struct event_context *context, const uint32_t *heads,
                        size_t count, uint32_t subject)
{
    uint32_t entity = entity_of_token(context->entities, subject);
    for (size_t i = 0; i < count && entity != ENTITY_NONE; i++)
        if (entity_of_token(context->entities, heads[i]) == entity)
            return true;
    return false;
}

/* Whether the name stands behind "of" in the phrase of the subject before it. */
static bool is_made_of(const struct event_context *context, uint32_t subject,
                       uint32_t head)
{
    if (subject >= head || !token_is(context->document, subject + 1, "of"))
        return false;
    uint32_t token = head;
    for (int i = 0; i < CLIMB_MAX && token != TOKEN_NONE; i++) {
        bool of = token_at(context, token)->label == LABEL_NMOD;
        token = token_at(context, token)->head;
        if (token == subject)
            return of;
    }
    return false;
}

/* The tree's subject is who the verb before met. */
static bool is_met_before(const struct event_context *context, uint32_t subject)
{
    uint32_t index = context->entities->mention_of_token[subject];
    return index != UINT32_MAX &&
           is_object_of_meeting(context, &context->entities->mentions.items[index]);
}

/* "Before his departure, Keller met": what the tree takes for the subject is a thing that a
 * comma parts from the name. */
static bool is_set_apart_thing(const struct event_context *context, uint32_t subject,
                               uint32_t name)
{
    uint32_t index = context->entities->mention_of_token[name];
    return subject < name && index != UINT32_MAX &&
           entity_of_token(context->entities, subject) == ENTITY_NONE &&
           context->entities->mentions.items[index].first > subject + 1 &&
           token_is(context->document, context->entities->mentions.items[index].first - 1,
                    ",");
}

size_t clause_subjects(struct event_context *context, const struct arguments *arguments,
                       uint32_t *heads, size_t limit)
{
    uint32_t verb = arguments->predicate;
    uint32_t subject = arguments->subject;
    uint32_t shared =
        is_verb(context, verb) ? clause_shared_verb(context, verb) : TOKEN_NONE;
    if (shared != TOKEN_NONE) {
        struct arguments first;
        clause_arguments(context, shared, &first);
        verb = shared;
        subject = first.subject;
    }
    size_t count = clause_names_before(context, verb, heads, limit);
    if (count > 0 && subject != TOKEN_NONE && is_made_of(context, subject, heads[0]) &&
        !holds(heads, count, subject))
        count = 0; /* "a committee of unions and officials" */
    if (count > 0 &&
        (count > 1 || subject == TOKEN_NONE || is_place(context, subject) ||
         (subject > verb && (arguments->flags & PREDICATE_PASSIVE) == 0) ||
         holds(heads, count, subject) || same_entity(context, heads, count, subject) ||
         is_met_before(context, subject) ||
         is_set_apart_thing(context, subject, heads[0]) ||
         (subject > heads[0] && subject < verb)))
        return count;
    if (subject == TOKEN_NONE)
        return 0;
    struct token_list coordinated = {NULL, 0, 0};
    arguments_coordinated(context->document, subject, &coordinated);
    for (count = 0; count < coordinated.count && count < limit; count++)
        heads[count] = coordinated.items[count];
    return count;
}

static uint32_t verb_before(const struct event_context *context, uint32_t token)
{
    uint32_t first = sentence_range(context, token_at(context, token)->sentence).first;
    for (uint32_t i = token; i > first; i--)
        if (is_verb(context, i - 1) && !is_auxiliary(context, i - 1))
            return i - 1;
    return TOKEN_NONE;
}

/* "Tomorrow he will meet the president", with "tomorrow" for the head of the sentence and
 * the rest for its relative clause. */
static bool hangs_on_time(const struct event_context *context, uint32_t time,
                          uint32_t predicate)
{
    const struct token *verb = token_at(context, predicate);
    uint32_t first = sentence_range(context, verb->sentence).first;
    return time <= first + 1 && context->timex_of_token[time] != TIMEX_NONE &&
           verb->head == time && verb->label == LABEL_ACL_RELCL;
}

bool clause_owns(const struct event_context *context, uint32_t head, uint32_t predicate)
{
    uint32_t here = head;
    for (int i = 0; i < CLIMB_MAX; i++) {
        uint32_t below = here;
        here = token_at(context, here)->head;
        if (here == TOKEN_NONE)
            return verb_before(context, head) == predicate ||
                   hangs_on_time(context, below, predicate);
        if (here == predicate)
            return true;
        enum label label = (enum label)token_at(context, here)->label;
        enum tag tag = (enum tag)token_at(context, here)->tag;
        bool describes = (label == LABEL_AMOD || label == LABEL_ACL) && tag != TAG_VBD;
        if (is_verb(context, here) && !describes)
            return false;
    }
    return false;
}

bool clause_sets_apart(const struct event_context *context, uint32_t token, uint32_t verb)
{
    uint32_t first = sentence_range(context, token_at(context, verb)->sentence).first;
    uint32_t comma = verb;
    while (comma > first && belongs_to_verb(context, comma - 1) &&
           !token_is(context->document, comma - 1, ","))
        comma--;
    if (!is_verb(context, verb) || comma <= token + 1 || token < first ||
        !token_is(context->document, comma - 1, ","))
        return false;
    for (uint32_t i = token; i > first + 1; i--)
        if (token_among(context, i - 1, SET_RELATIVES_OF_ALL))
            return token_is(context->document, i - 2, ",");
        else if (token_among(context, i - 1, SET_COMMAS))
            return false;
    return false;
}

/* The comma that closes what the comma at 'open' begins, when that describes a name; the
 * same token: nothing is enclosed. */
static uint32_t enclosure_end(const struct event_context *context, uint32_t open,
                              uint32_t limit)
{
    bool relative = token_among(context, open + 1, SET_RELATIVES);
    for (uint32_t i = open + 1; i < limit; i++) {
        if (token_is(context->document, i, ","))
            return i;
        if (!relative && (is_verb(context, i) || token_at(context, i)->is_punctuation))
            return open;
    }
    return open;
}

/* "face to face", "what he called": verbs that begin no clause of their own. */
static bool is_no_clause(const struct event_context *context, uint32_t verb)
{
    return token_is(context->document, verb, "face") ||
           (verb > 1 && token_among(context, verb, SET_CALLED) &&
            token_is(context->document, verb - 2, "what"));
}

bool clause_reaches(const struct event_context *context, uint32_t verb, uint32_t token)
{
    if (token <= verb || token > verb + PHRASES_MAX + EXPLANATION_MAX)
        return false;
    for (uint32_t i = verb + 1; i < token; i++) {
        const struct token *between = token_at(context, i);
        if (context->entities->mention_of_token[i] != UINT32_MAX)
            continue;
        if (token_is(context->document, i, ",")) {
            uint32_t end = enclosure_end(context, i, token);
            if (end == i)
                return false;
            i = end;
        } else if ((is_verb(context, i) && between->label != LABEL_AMOD &&
                    !is_no_clause(context, i)) ||
                   between->tag == TAG_MD ||
                   (between->is_punctuation && between->tag != TAG_QUOTE_OPEN &&
                    between->tag != TAG_QUOTE_CLOSE &&
                    !token_among(context, i, SET_INNER_MARKS)) ||
                   token_among(context, i, SET_OUT_OF_REACH)) {
            return false;
        }
    }
    return true;
}

bool clause_continues(const struct event_context *context, uint32_t noun, uint32_t token)
{
    if (token <= noun || token > noun + PHRASES_MAX)
        return false;
    for (uint32_t i = noun + 1; i < token; i++) {
        const struct token *between = token_at(context, i);
        enum tag tag = (enum tag)between->tag;
        bool named = context->entities->mention_of_token[i] != UINT32_MAX;
        if (token_is(context->document, i, ",")) {
            uint32_t end = enclosure_end(context, i, token);
            if (end == i)
                return false;
            i = end;
            continue;
        }
        bool stop = between->is_punctuation && !token_among(context, i, SET_INNER_MARKS);
        if (!named && (tag_is_verb(tag) || tag == TAG_MD || stop ||
                       token_among(context, i, SET_ENDS_CONTINUATION)))
            return false;
    }
    return true;
}
