#include "event/action.h"

#include "event/actors.h"
#include "event/anchor.h"
#include "event/clause.h"
#include "event/evidence.h"
#include "event/place.h"
#include "event/status.h"

enum {
    OBJECT_TOKENS_MAX = 12, /* of a summary */
    CONJUNCTS_MAX = 3,      /* coordinated verbs looked at for a day */
    REPEATS_BACK = 96,      /* drafts looked back for the same action */
    LEAD_SENTENCES = 2,     /* behind the first, the headline as a rule */
    GOVERNORS_MAX = 3,      /* heads climbed for a subject */
    SENTENCE_TOKENS_MIN = 6 /* shorter ones are datelines and bylines */
};

static bool is_named(const struct event_context *context, uint32_t token)
{
    if (token == TOKEN_NONE)
        return false;
    uint32_t entity = entity_of_token(context->entities, token);
    return entity_can_act(context, entity) &&
           !context->entities->items.items[entity].is_role;
}

/* Tokens that are triggers of drafts already. */
static bool *taken_tokens(struct event_context *context)
{
    bool *taken =
        ARENA_NEW_ARRAY(context->arena, context->document->tokens.count + 1, bool);
    for (size_t i = 0; i < context->drafts.count; i++)
        taken[context->drafts.items[i]->predicate] = true;
    return taken;
}

static bool is_state(struct slice lemma)
{
    static const char *const states[] = {
#define STATE(lemma) lemma,
#include "event/states.def"
#undef STATE
    };
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (slice_is(lemma, states[i]))
            return true;
    return false;
}

/* "Boeing" looks like a participle. */
static bool is_part_of_name(const struct event_context *context, uint32_t token)
{
    return token_at(context, token)->capitalised && is_named(context, token);
}

/* "passenger-carrying service": part of a word. */
static bool is_joined_by_hyphen(const struct event_context *context, uint32_t token)
{
    return token > 0 && token_at(context, token)->tag == TAG_VBG &&
           token_is(context->document, token - 1, "-") &&
           !token_at(context, token - 1)->space_after;
}

/* "Boeing executive Michael Sears": whatever the tagger takes it for. */
static bool is_verb_of_dictionary(struct event_context *context, uint32_t token)
{
    unsigned classes = language_word_classes(context->extractor->language,
                                             document_lemma(context->document, token));
    return classes == 0 || (classes & WORD_VERB) != 0;
}

/* "Nordavia parent Halden", "Arlen executive Weiss": what somebody is, between names. */
static bool is_title_between_names(struct event_context *context, uint32_t token)
{
    struct token_range range =
        sentence_range(context, token_at(context, token)->sentence);
    if (token == range.first || token + 1 >= range.end || !is_named(context, token - 1) ||
        !token_at(context, token + 1)->capitalised)
        return false;
    struct slice lemma = document_lemma(context->document, token);
    bool inflected = !slice_equal(token_at(context, token)->lower, lemma);
    return !inflected && (language_word_classes(context->extractor->language, lemma) &
                          (WORD_PERSON | WORD_GROUP)) != 0;
}

static bool is_full_verb(struct event_context *context, uint32_t token)
{
    const struct token *found = token_at(context, token);
    if (!tag_is_verb((enum tag)found->tag) || found->label == LABEL_AUX ||
        found->label == LABEL_AUX_PASS || found->label == LABEL_COP ||
        is_joined_by_hyphen(context, token))
        return false;
    return !lemma_among(context, token, SET_PLAIN_VERBS) &&
           !is_state(document_lemma(context->document, token)) &&
           is_verb_of_dictionary(context, token) && !is_part_of_name(context, token) &&
           !is_title_between_names(context, token);
}

/* "jets", "efforts": what the dictionary counts among events, too, and news do not. */
static bool is_thing(struct slice lemma)
{
    static const char *const things[] = {
#define THING(lemma) lemma,
#include "event/things.def"
#undef THING
    };
    for (size_t i = 0; i < sizeof things / sizeof things[0]; i++)
        if (slice_is(lemma, things[i]))
            return true;
    return false;
}

/* "it was a milestone": says what something is, not what happened. */
static bool is_copular(const struct event_context *context, uint32_t noun)
{
    struct token_range range = sentence_range(context, token_at(context, noun)->sentence);
    uint32_t first =
        noun > range.first + OBJECT_TOKENS_MAX ? noun - OBJECT_TOKENS_MAX : range.first;
    for (uint32_t i = first; i < noun; i++)
        if (token_at(context, i)->head == noun &&
            token_at(context, i)->label == LABEL_COP)
            return true;
    return false;
}

/* "the invasion", "his abduction": a common noun that means an event, at the head of its
 * phrase. */
static bool is_event_noun(struct event_context *context, uint32_t token)
{
    const struct token *found = token_at(context, token);
    if ((found->tag != TAG_NN && found->tag != TAG_NNS) ||
        found->label == LABEL_COMPOUND || context->timex_of_token[token] != TIMEX_NONE)
        return false;
    struct slice lemma = document_lemma(context->document, token);
    unsigned classes = language_word_classes(context->extractor->language, lemma);
    return (classes & WORD_EVENT) != 0 &&
           (classes & (WORD_PERSON | WORD_GROUP | WORD_PLACE)) == 0 && !is_thing(lemma) &&
           !is_copular(context, token);
}

static void add_participants(struct event_context *context, struct draft *draft,
                             uint32_t head)
{
    if (!is_named(context, head))
        return;
    struct token_list heads = {NULL, 0, 0};
    arguments_coordinated(context->document, head, &heads);
    for (size_t i = 0; i < heads.count; i++) {
        if (!is_named(context, heads.items[i]))
            continue;
        uint32_t entity = entity_of_token(context->entities, heads.items[i]);
        draft_add_participant(context, draft, entity, ROLE_ATTENDEE);
        struct token_range range = noun_phrase_of(context->document, heads.items[i]);
        evidence_add(context, &draft->event.participant_evidence, range.first, range.end);
    }
}

/* "the manufacturer, Airbus, has won": the name beside the noun. */
static void add_named_beside(struct event_context *context, struct draft *draft,
                             uint32_t head)
{
    if (head == TOKEN_NONE || is_named(context, head))
        return;
    struct token_range range = sentence_range(context, token_at(context, head)->sentence);
    for (uint32_t i = head + 1; i < range.end && i < head + OBJECT_TOKENS_MAX; i++)
        if (token_at(context, i)->head == head &&
            token_at(context, i)->label == LABEL_APPOS)
            add_participants(context, draft, i);
}

/* "an order from Qatar", "the visit of the minister", "delivered to Singapore". */
static void add_by_preposition(struct event_context *context, struct draft *draft,
                               const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *p = &arguments->prepositions.items[i];
        if (token_among(context, p->preposition, SET_ACTION_PARTIES))
            add_participants(context, draft, p->noun);
    }
}

/* "the Boeing deal": the name before the noun. */
static void add_compounds(struct event_context *context, struct draft *draft,
                          uint32_t noun)
{
    struct token_range range = sentence_range(context, token_at(context, noun)->sentence);
    uint32_t first =
        noun > range.first + OBJECT_TOKENS_MAX ? noun - OBJECT_TOKENS_MAX : range.first;
    for (uint32_t i = first; i < noun; i++)
        if (token_at(context, i)->head == noun &&
            token_at(context, i)->label == LABEL_COMPOUND)
            add_participants(context, draft, i);
}

/* Who does what a verb without a subject tells: "Nordavia plans to cut 500 jobs", "Weiss met
 * the press, calling it a day", "asked them to leave"; TOKEN_NONE: nobody is told. */
static uint32_t understood_subject(struct event_context *context, uint32_t verb)
{
    uint32_t token = verb;
    for (int i = 0; i < GOVERNORS_MAX; i++) {
        enum label label = (enum label)token_at(context, token)->label;
        struct arguments arguments;
        if (label != LABEL_XCOMP && label != LABEL_ADVCL && label != LABEL_CONJ)
            return TOKEN_NONE;
        token = token_at(context, token)->head;
        if (token == TOKEN_NONE || !tag_is_verb((enum tag)token_at(context, token)->tag))
            return TOKEN_NONE;
        clause_arguments(context, token, &arguments);
        if (label == LABEL_XCOMP && arguments.object != TOKEN_NONE &&
            arguments.object < verb)
            return arguments.object;
        if (arguments.subject != TOKEN_NONE)
            return arguments.subject;
    }
    return TOKEN_NONE;
}

static uint32_t subject_of(struct event_context *context,
                           const struct arguments *arguments)
{
    uint32_t verb = arguments->predicate;
    return arguments->subject == TOKEN_NONE &&
                   tag_is_verb((enum tag)token_at(context, verb)->tag)
               ? understood_subject(context, verb)
               : arguments->subject;
}

static void find_participants(struct event_context *context, struct draft *draft,
                              const struct arguments *arguments)
{
    uint32_t subject = subject_of(context, arguments);
    add_participants(context, draft, subject);
    add_named_beside(context, draft, subject);
    add_participants(context, draft, arguments->object);
    add_named_beside(context, draft, arguments->object);
    add_participants(context, draft, arguments->indirect_object);
    add_by_preposition(context, draft, arguments);
    if (!tag_is_verb((enum tag)token_at(context, arguments->predicate)->tag))
        add_compounds(context, draft, arguments->predicate);
}

/* "Carrow rejected the offer": subject, verb and what follows. */
static const char *summary_of(struct event_context *context,
                              const struct arguments *arguments)
{
    const char *verb =
        evidence_text(context, arguments->predicate, arguments->predicate + 1);
    const char *subject = "";
    const char *object = "";
    if (arguments->subject != TOKEN_NONE) {
        struct token_range range = noun_phrase_of(context->document, arguments->subject);
        subject = evidence_text(context, range.first, range.end);
    }
    if (arguments->object != TOKEN_NONE) {
        struct token_range range = noun_phrase_of(context->document, arguments->object);
        if (range.end > range.first + OBJECT_TOKENS_MAX)
            range.end = range.first + OBJECT_TOKENS_MAX;
        object = evidence_text(context, range.first, range.end);
    }
    return arena_format(context->arena, "%s %s %s", subject, verb, object);
}

/* In the headline or the sentences that open the article, which tell what is new. */
static bool is_in_lead(const struct event_context *context, uint32_t token)
{
    uint32_t sentence = token_at(context, token)->sentence, told = 0;
    for (uint32_t i = 0; i < sentence && told <= LEAD_SENTENCES; i++) {
        struct token_range range = sentence_range(context, i);
        told += range.end - range.first >= SENTENCE_TOKENS_MIN;
    }
    return told <= LEAD_SENTENCES;
}

static bool is_news(const struct event_context *context, const struct draft *draft,
                    const struct arguments *arguments)
{
    bool pluperfect = (arguments->flags & PREDICATE_PERFECT) != 0 &&
                      (arguments->flags & PREDICATE_PAST) != 0;
    return !pluperfect && is_in_lead(context, draft->predicate);
}

/* An undated action is not pulled to the day of publication, unless it is the news:
 * articles tell of what was long ago as they tell of yesterday. */
static void open_window(struct event_context *context, struct draft *draft)
{
    struct event_time *time = &draft->event.time;
    bool guessed = time->basis == BASIS_PUBLICATION || time->basis == BASIS_DATELINE;
    if (!guessed || draft->event.status != STATUS_OCCURRED)
        return;
    anchor_publication_window(context, true, time);
    anchor_write_edtf(context, time);
}

/* "In June A fell out with B, and C was arrested": the day of the verb that it is
 * coordinated with. */
static void share_date(struct event_context *context, struct draft *draft,
                       const struct predicate_status *status)
{
    uint32_t token = draft->predicate;
    bool guessed = draft->event.time.basis == BASIS_PUBLICATION;
    for (int i = 0; i < CONJUNCTS_MAX && guessed; i++) {
        enum label label = (enum label)token_at(context, token)->label;
        if (label != LABEL_CONJ && label != LABEL_PARATAXIS)
            return;
        token = token_at(context, token)->head;
        uint32_t timex =
            token == TOKEN_NONE ? TIMEX_NONE : anchor_attached(context, token);
        if (token == TOKEN_NONE)
            return;
        if (timex == TIMEX_NONE)
            continue;
        anchor_use(context, draft, timex, status);
        if (draft->event.time.basis == BASIS_EXPLICIT)
            draft->event.time.basis = BASIS_INHERITED;
        return;
    }
}

/* "We reviewed it", somebody says: what goes on with the one who speaks is no news. */
static bool is_told_of_oneself(const struct event_context *context,
                               const struct arguments *arguments)
{
    return arguments->subject != TOKEN_NONE &&
           token_among(context, arguments->subject, SET_I_OR_WE) &&
           quotation_at(context, arguments->predicate) != NULL;
}

static bool is_in_title(const struct event_context *context, uint32_t token)
{
    uint32_t block =
        context->document->sentences.items[token_at(context, token)->sentence].block;
    return context->article->blocks.items[block].kind == BLOCK_TITLE;
}

/* "It carries 500 passengers": how things are; headlines, captions and live reports tell
 * in the present what happened. */
static bool is_general(const struct event_context *context, uint32_t trigger)
{
    enum tag tag = (enum tag)token_at(context, trigger)->tag;
    uint32_t block =
        context->document->sentences.items[token_at(context, trigger)->sentence].block;
    return (tag == TAG_VBZ || tag == TAG_VBP) && context->live_entries.count == 0 &&
           context->article->blocks.items[block].kind == BLOCK_PARAGRAPH;
}

static void read_action(struct event_context *context, uint32_t trigger)
{
    struct arguments arguments;
    struct predicate_status status;
    clause_arguments(context, trigger, &arguments);
    status_find(context, &arguments, &status);
    if (status.reality != REALITY_FACT || is_told_of_oneself(context, &arguments) ||
        is_general(context, trigger))
        return;
    struct draft *draft = draft_new(context, EVENT_ACTION, trigger);
    draft->event.status = status.status;
    draft->event.form = "action";
    draft->event.attributed_to = actor_of_entity(context, status.attributed_to);
    draft->event.summary = summary_of(context, &arguments);
    find_participants(context, draft, &arguments);
    anchor_draft(context, draft, &arguments, &status);
    share_date(context, draft, &status);
    if (!is_news(context, draft, &arguments))
        open_window(context, draft);
    place_draft(context, draft, &arguments);
    struct event_mention *mention = &draft->event.mentions.items[0];
    mention->time = draft->event.time;
    mention->status = draft->event.status;
    mention->place = draft->event.place_name;
}

/* ---- the same action told again ---- */

static bool is_noun(const struct event_context *context, const struct draft *draft)
{
    return !tag_is_verb((enum tag)token_at(context, draft->predicate)->tag);
}

static bool share_participant(const struct draft *a, const struct draft *b)
{
    for (size_t i = 0; i < a->event.participants.count; i++)
        for (size_t j = 0; j < b->event.participants.count; j++)
            if (a->event.participants.items[i].actor ==
                b->event.participants.items[j].actor)
                return true;
    return false;
}

/* The headline tells what the article tells again, in its lead also with other parties
 * named, and a noun ("the deal") comes back to
 * what was told; verbs of the text stay apart: "sold", "sold" may be two sales. */
static bool is_told_again(struct event_context *context, const struct draft *action,
                          const struct draft *other)
{
    bool title =
        is_in_title(context, action->predicate) || is_in_title(context, other->predicate);
    bool nouns = is_noun(context, action) && is_noun(context, other);
    return (title || nouns) && action->event.status == other->event.status &&
           token_at(context, action->predicate)->sentence !=
               token_at(context, other->predicate)->sentence &&
           (share_participant(action, other) ||
            (title && is_in_lead(context, action->predicate) &&
             is_in_lead(context, other->predicate))) &&
           interval_overlaps(action->event.time.interval, other->event.time.interval) &&
           slice_equal(document_lemma(context->document, action->predicate),
                       document_lemma(context->document, other->predicate));
}

static bool takes_part(const struct event *event, uint32_t actor)
{
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].actor == actor)
            return true;
    return false;
}

static void join_action(struct event_context *context, struct draft *action,
                        struct draft *other)
{
    const struct event *from = &action->event;
    struct event *into = &other->event;
    for (size_t i = 0; i < from->mentions.count; i++)
        vector_push(context->arena, &into->mentions, from->mentions.items[i]);
    for (size_t i = 0; i < from->participants.count; i++)
        if (!takes_part(into, from->participants.items[i].actor))
            vector_push(context->arena, &into->participants, from->participants.items[i]);
    if (into->time.basis == BASIS_PUBLICATION && from->time.basis != BASIS_NONE &&
        interval_contains(into->time.interval, from->time.interval)) {
        into->time = from->time;
        into->time_evidence = from->time_evidence;
    }
    action->same_as = other;
}

/* The actions from drafts[first] on, each with what was drafted before it. */
static void join_repeats(struct event_context *context, size_t first)
{
    for (size_t i = first; i < context->drafts.count; i++) {
        struct draft *action = context->drafts.items[i];
        for (size_t j = i; j > 0 && j + REPEATS_BACK > i; j--) {
            struct draft *other = context->drafts.items[j - 1];
            if (other->same_as != NULL || !is_told_again(context, action, other))
                continue;
            join_action(context, action, other);
            break;
        }
    }
}

void actions_find(struct event_context *context)
{
    const bool *taken = taken_tokens(context);
    size_t first = context->drafts.count;
    for (uint32_t s = 0; s < context->document->sentences.count; s++) {
        document_parse(context->document, s);
        struct token_range range = sentence_range(context, s);
        for (uint32_t i = range.first; i < range.end; i++)
            if (!taken[i] && (is_full_verb(context, i) || is_event_noun(context, i)))
                read_action(context, i);
    }
    join_repeats(context, first);
}
