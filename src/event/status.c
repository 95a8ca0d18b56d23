#include "event/status.h"

#include "event/anchor.h"
#include "event/clause.h"

#include <string.h>

/* A chain of governors longer than this is no sentence of a newspaper. */
enum {
    GOVERNORS_MAX = 8,
    THAT_DISTANCE = 12,
    PARTICLE_DISTANCE = 7,    /* from a verb to its particle or its day */
    SUBJUNCTIVE_DISTANCE = 8, /* from "that" to its verb */
    BUT_DISTANCE = 12,        /* from a plan to what came of it */
    GOAL_DISTANCE = 14,       /* from "flew" to "to see" */
    PHRASE_WORDS = 8,         /* from a preposition to its noun */
    INVERSION_DISTANCE = 8    /* tokens between "Had" and its participle */
};

enum cue_effect {
    CUE_NONE,
    CUE_PLANNED,
    CUE_UNREAL,
    CUE_CANCELLED,
    CUE_POSTPONED,
    CUE_DENIED,
    CUE_NEGATED,
    CUE_SAID,
    CUE_MOTION,
    CUE_IMPLIED,
    CUE_COMPELLED,
};

struct cue {
    const char *lemma;
    enum cue_effect effect;
};

static const struct cue CUES[] = {
#define STATUS_CUE(lemma, effect) {lemma, CUE_##effect},
#include "event/status.def"
#undef STATUS_CUE
};

struct reading {
    struct event_context *context;
    struct predicate_status *status;
    bool as_content; /* told by a noun: "claims that they met" */
    bool as_rumour;  /* by one that nobody answers for */
    bool infinitive; /* "to meet": nothing but its governor says whether it happened */
    bool by_means;   /* "by convening a meeting": as real as what it brings about */
    bool only_when;  /* the clause tells when something else happened: "after they met" */
    bool decided;
};

static enum cue_effect effect_of(struct slice lemma)
{
    for (size_t i = 0; i < sizeof CUES / sizeof *CUES; i++)
        if (slice_is(lemma, CUES[i].lemma))
            return CUES[i].effect;
    return CUE_NONE;
}

/* "called off", "put off", "pulled out of": the particle makes another verb of it. */
static const struct particle_verb {
    const char *verbs, *particles;
    bool beside; /* the particle stands right behind the verb */
    enum cue_effect effect;
} PARTICLE_VERBS[] = {
#define PARTICLE_VERB(verbs, particles, beside, effect)                                  \
    {verbs, particles, beside, CUE_##effect},
#include "event/particle_verbs.def"
#undef PARTICLE_VERB
};

static bool has_particle(struct event_context *context, uint32_t verb,
                         const struct particle_verb *particle)
{
    uint32_t end = sentence_range(context, token_at(context, verb)->sentence).end;
    uint32_t reach = particle->beside ? 1 : PARTICLE_DISTANCE;
    if (!lemma_in(context->document, verb, particle->verbs))
        return false;
    for (uint32_t i = verb + 1; i < end && i <= verb + reach; i++)
        if (token_in(context->document, i, particle->particles))
            return true;
    return false;
}

/* "moved the talks to Friday" */
static bool moves_to_a_day(struct event_context *context, uint32_t verb)
{
    uint32_t end = sentence_range(context, token_at(context, verb)->sentence).end;
    if (!lemma_among(context, verb, SET_MOVE))
        return false;
    for (uint32_t i = verb + 1; i < end && i <= verb + PARTICLE_DISTANCE; i++)
        if (context->timex_of_token[i] != TIMEX_NONE &&
            token_among(context, i - 1, SET_MOVED_TO))
            return true;
    return false;
}

static enum cue_effect effect_with_particle(struct event_context *context, uint32_t verb)
{
    struct document *document = context->document;
    uint32_t end = sentence_range(context, token_at(context, verb)->sentence).end;
    for (size_t i = 0; i < sizeof PARTICLE_VERBS / sizeof *PARTICLE_VERBS; i++)
        if (has_particle(context, verb, &PARTICLE_VERBS[i]))
            return PARTICLE_VERBS[i].effect;
    if (moves_to_a_day(context, verb))
        return CUE_POSTPONED;
    bool last = verb + 1 >= end;
    if (lemma_is(document, verb, "fail") && !last && !token_is(document, verb + 1, "to"))
        return CUE_NONE; /* talks that failed were held */
    if (token_is(document, verb, "supposed"))
        return CUE_PLANNED; /* not "suppose that" */
    if (token_is(document, verb, "called") && !last &&
        !token_is(document, verb + 1, "for"))
        return CUE_NONE;
    return effect_of(document_lemma(document, verb));
}

static void decide(struct reading *reading, enum reality reality,
                   enum event_status happened, uint32_t cue, const char *reason)
{
    struct predicate_status *status = reading->status;
    status->reality = reality;
    status->status = happened;
    status->cue = cue;
    status->reason = reason;
    reading->decided = true;
}

static void decide_by_effect(struct reading *reading, enum cue_effect effect,
                             uint32_t cue)
{
    switch (effect) {
    case CUE_PLANNED:
        decide(reading, REALITY_FACT, STATUS_PLANNED, cue, "announced by its governor");
        break;
    case CUE_UNREAL:
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, cue, "only wished for");
        break;
    case CUE_CANCELLED:
        decide(reading, REALITY_FACT, STATUS_CANCELLED, cue, "called off");
        break;
    case CUE_POSTPONED:
        decide(reading, REALITY_FACT, STATUS_POSTPONED, cue, "put off");
        break;
    case CUE_DENIED:
        decide(reading, REALITY_FACT, STATUS_DENIED, cue, "denied");
        break;
    case CUE_NEGATED:
        decide(reading, REALITY_NEGATED, STATUS_OCCURRED, cue, "its governor negates it");
        break;
    case CUE_NONE:
    case CUE_SAID:
    case CUE_MOTION:
    case CUE_IMPLIED:
    case CUE_COMPELLED:
        break;
    }
}

/* What auxiliaries, "not" and "if" at a verb say, whether the predicate or a governor. */
static void decide_by_flags(struct reading *reading, unsigned flags, uint32_t verb,
                            bool reported)
{
    if (flags & PREDICATE_CONDITIONAL)
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, verb, "conditional");
    else if (flags & PREDICATE_QUESTION)
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, verb, "asked, not told");
    else if (flags & PREDICATE_NEGATED)
        decide(reading, REALITY_NEGATED,
               flags & PREDICATE_FUTURE ? STATUS_PLANNED : STATUS_OCCURRED, verb,
               "negated");
    else if (flags & PREDICATE_FUTURE)
        decide(reading, REALITY_FACT, STATUS_PLANNED, verb, "future");
    else if ((flags & PREDICATE_MODAL) && reported)
        decide(reading, REALITY_FACT, STATUS_PLANNED, verb, "reported future");
    else if (flags & PREDICATE_MODAL)
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, verb, "only possible");
}

static bool is_clause_label(enum label label)
{
    return label == LABEL_XCOMP || label == LABEL_CCOMP || label == LABEL_ACL ||
           label == LABEL_ADVCL || label == LABEL_CSUBJ || label == LABEL_CSUBJ_PASS;
}

static bool is_core_label(enum label label)
{
    return label == LABEL_OBJ || label == LABEL_NSUBJ || label == LABEL_NSUBJ_PASS ||
           label == LABEL_IOBJ;
}

/* "a report that she met him": the clause tells what the noun says, though trees take it
 * for a relative one. */
static bool tells_content(struct reading *reading, uint32_t noun, enum label label)
{
    bool content = (label == LABEL_ACL_RELCL || label == LABEL_ACL) &&
                   lemma_among(reading->context, noun, SET_CONTENT_NOUNS);
    reading->as_content = reading->as_content || content;
    reading->as_rumour = reading->as_rumour ||
                         (content && lemma_among(reading->context, noun, SET_RUMOURS));
    return content;
}

/* The auxiliary "would": future seen from the past. */
static bool has_would(const struct event_context *context, uint32_t verb)
{
    struct token_range range = sentence_range(context, token_at(context, verb)->sentence);
    for (uint32_t i = verb; i > range.first && i + 5 > verb; i--)
        if (token_among(context, i - 1, SET_WOULD))
            return true;
    return false;
}

static void read_attribution(struct reading *reading, uint32_t verb)
{
    struct arguments saying;
    memset(&saying, 0, sizeof saying);
    arguments_find(reading->context->document, verb, &saying);
    if (reading->status->attributed_to == ENTITY_NONE && saying.subject != TOKEN_NONE)
        reading->status->attributed_to =
            entity_of_token(reading->context->entities, saying.subject);
}

/* "sought to delay the talks", "may cancel the meeting": what became of it is not told. */
static bool is_only_threatened(struct event_context *context, uint32_t governor,
                               const struct arguments *arguments)
{
    if ((arguments->flags & PREDICATE_MODAL) != 0 && !has_would(context, governor))
        return true;
    uint32_t word = status_word_before(context, governor);
    if (word == TOKEN_NONE || token_at(context, governor)->tag != TAG_VB)
        return false;
    enum cue_effect effect = effect_of(document_lemma(context->document, word));
    return effect == CUE_UNREAL || effect == CUE_NEGATED;
}

bool status_tells_result(struct event_context *context, uint32_t verb)
{
    return lemma_among(context, verb, SET_RESULTS);
}

/* A governor: its own word first, then its auxiliaries. */
static void read_governor(struct reading *reading, uint32_t governor, enum label label)
{
    struct event_context *context = reading->context;
    enum cue_effect effect = effect_with_particle(context, governor);
    if (reading->as_content && lemma_among(context, governor, SET_REJECT))
        effect = CUE_DENIED; /* "rejected claims that she had met him" */
    if (label == LABEL_ADVCL && reading->only_when && effect != CUE_MOTION)
        effect = CUE_NONE; /* "agreed a truce after they had met" */
    struct arguments arguments;
    memset(&arguments, 0, sizeof arguments);
    arguments_find(context->document, governor, &arguments);
    if (effect == CUE_SAID) {
        read_attribution(reading, governor);
        return;
    }
    if (label == LABEL_NSUBJ && status_tells_result(context, governor))
        arguments.flags &= ~(unsigned)PREDICATE_NEGATED;
    if ((arguments.flags & PREDICATE_CONDITIONAL) && label != LABEL_ADVCL) {
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, governor, "conditional");
        return;
    }
    if (effect == CUE_NEGATED && (arguments.flags & PREDICATE_NEGATED)) {
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, governor, "not ruled out");
        return;
    }
    bool takes_back = effect == CUE_CANCELLED || effect == CUE_POSTPONED;
    if (takes_back && is_only_threatened(context, governor, &arguments)) {
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, governor, "not taken back yet");
        return;
    }
    bool announces = effect == CUE_PLANNED || takes_back;
    if (announces && (arguments.flags & PREDICATE_NEGATED)) {
        decide(reading, REALITY_NEGATED, STATUS_PLANNED, governor, "not planned");
        return;
    }
    decide_by_effect(reading, effect, governor);
    if (reading->decided)
        return;
    if (effect == CUE_MOTION)
        reading->infinitive = false;
    bool means = label == LABEL_ADVCL && reading->by_means;
    if (label != LABEL_ADVCL || effect == CUE_MOTION || reading->infinitive || means)
        decide_by_flags(reading, arguments.flags, governor, has_would(context, governor));
    else if (arguments.flags & PREDICATE_FUTURE)
        decide(reading, REALITY_FACT, STATUS_PLANNED, governor, "with a future event");
}

/* Verbs and nouns whose "in" or "at" names what they are about, no circumstance. */
/* "after a meeting", "In talks with B, A asked": tells when or where something else was
 * done, whatever became of that. */
static bool is_circumstance(const struct event_context *context, uint32_t noun)
{
    uint32_t first = sentence_range(context, token_at(context, noun)->sentence).first;
    uint32_t head = token_at(context, noun)->head;
    for (uint32_t i = noun; i > first && i + PHRASE_WORDS > noun; i--)
        if (token_at(context, i - 1)->head == noun &&
            token_at(context, i - 1)->label == LABEL_CASE)
            return token_among(context, i - 1, SET_AROUND) ||
                   (token_among(context, i - 1, SET_WITHIN_MEAL) &&
                    (head > noun || !lemma_among(context, head, SET_GOING_IN)));
    return false;
}

/* "was due to", "had been scheduled to" */
static bool stands_in_past(const struct event_context *context, uint32_t word)
{
    struct token_range range = sentence_range(context, token_at(context, word)->sentence);
    for (uint32_t i = word + 1; i > range.first && i + 3 > word; i--)
        if (token_among(context, i - 1, SET_PAST_AUXILIARIES))
            return true;
    return false;
}

/* What the verb beside a circumstance says of it: only that it lies ahead. */
static void read_circumstance(struct reading *reading, uint32_t verb)
{
    struct event_context *context = reading->context;
    struct arguments arguments;
    memset(&arguments, 0, sizeof arguments);
    arguments_find(context->document, verb, &arguments);
    unsigned ahead = PREDICATE_FUTURE | PREDICATE_MODAL | PREDICATE_CONDITIONAL;
    uint32_t word = status_word_before(context, verb);
    if (token_at(context, verb)->tag == TAG_VB && word != TOKEN_NONE &&
        (token_at(context, word)->tag == TAG_VBZ ||
         token_at(context, word)->tag == TAG_VBP)) {
        decide(reading, REALITY_FACT, STATUS_PLANNED, word, "what is hoped of it");
        return; /* "hopes to win support at a meeting" */
    }
    if ((arguments.flags & PREDICATE_NEGATED) != 0 && verb > 1 &&
        token_is(context->document, verb - 2, "could"))
        return; /* "could not agree at their meeting" */
    if (lemma_among(context, verb, SET_EXPECT) && !stands_in_past(context, verb)) {
        decide(reading, REALITY_FACT, STATUS_PLANNED, verb, "what is expected of it");
        return;
    }
    decide_by_flags(reading, arguments.flags & ahead, verb, has_would(context, verb));
}

/* "met and agreed": what is told of the first of two verbs holds for the second. */
static void read_shared(struct reading *reading, uint32_t head)
{
    const struct event_context *context = reading->context;
    struct arguments first;
    memset(&first, 0, sizeof first);
    arguments_find(context->document, head, &first);
    decide_by_flags(reading, first.flags & ~(unsigned)PREDICATE_NEGATED, head,
                    has_would(context, head));
}

static bool leads_on(struct reading *reading, uint32_t head, enum label label)
{
    return tells_content(reading, head, label) || is_clause_label(label) ||
           is_core_label(label) || (reading->as_content && label == LABEL_OBL_UNMARKED) ||
           label == LABEL_NMOD || label == LABEL_OBL || label == LABEL_AMOD;
}

/* The governor of a clause or phrase. False where nothing above says more. */
static bool climb_over(struct reading *reading, uint32_t predicate, uint32_t token)
{
    struct event_context *context = reading->context;
    const struct token *here = token_at(context, token);
    enum label label = (enum label)here->label;
    bool noun = tag_is_noun((enum tag)here->tag);
    if (label == LABEL_OBL && !noun)
        return false;
    if (((label == LABEL_OBL || label == LABEL_NMOD) && token == predicate && noun &&
         is_circumstance(context, token)) ||
        clause_opens_as_participle(context, token)) {
        uint32_t verb = governing_verb(context->document, token);
        if (verb != TOKEN_NONE)
            read_circumstance(reading, verb);
        return false;
    }
    read_governor(reading, here->head, label);
    return true;
}

static void climb(struct reading *reading, uint32_t predicate)
{
    const struct event_context *context = reading->context;
    uint32_t token = predicate;
    for (int i = 0; i < GOVERNORS_MAX && !reading->decided; i++) {
        const struct token *here = token_at(context, token);
        uint32_t head = here->head;
        enum label label = (enum label)here->label;
        if (head == TOKEN_NONE)
            return;
        bool shared = label == LABEL_CONJ && here->tag == token_at(context, head)->tag;
        if (shared && tag_is_verb((enum tag)here->tag))
            read_shared(reading, head);
        else if (leads_on(reading, head, label) ? !climb_over(reading, predicate, token)
                                                : label != LABEL_CONJ)
            return;
        reading->by_means =
            reading->by_means || (head > 0 && token_at(context, head)->tag == TAG_VBG &&
                                  token_is(context->document, head - 1, "by"));
        token = head;
    }
}

/* "planned talks", "a possible meeting", "no meeting": words before the noun. */
static void read_modifiers(struct reading *reading, uint32_t noun)
{
    struct event_context *context = reading->context;
    struct token_range range = sentence_range(context, token_at(context, noun)->sentence);
    for (uint32_t i = range.first; i < range.end && !reading->decided; i++) {
        const struct token *token = token_at(context, i);
        if (token->head != noun)
            continue;
        if (token->label == LABEL_DET && token_among(context, i, SET_NO_OCCASION))
            decide(reading, REALITY_NEGATED, STATUS_OCCURRED, i, "no such event");
        else if (token->label == LABEL_AMOD ||
                 (token->label == LABEL_ACL && !lemma_is(context->document, i, "aim")))
            decide_by_effect(reading, effect_of(document_lemma(context->document, i)), i);
    }
}

static void read_tense(struct predicate_status *status, unsigned flags)
{
    status->background = (flags & PREDICATE_PERFECT) && !(flags & PREDICATE_PAST);
    status->anterior = (flags & PREDICATE_PERFECT) && (flags & PREDICATE_PAST);
    status->ongoing = (flags & PREDICATE_PRESENT) && !(flags & PREDICATE_PERFECT);
}

/* "officials said" behind or within the sentence. */
static void read_parenthesis(struct reading *reading, uint32_t predicate)
{
    const struct event_context *context = reading->context;
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    for (uint32_t i = range.first; i < range.end; i++) {
        const struct token *token = token_at(context, i);
        bool own = token_at(context, predicate)->head == i; /* "said after talks" */
        if (token->label == LABEL_PARATAXIS && tag_is_verb((enum tag)token->tag) &&
            !own && effect_of(document_lemma(context->document, i)) == CUE_SAID) {
            read_attribution(reading, i);
            return;
        }
    }
}

static bool is_adverb(const struct event_context *context, uint32_t token)
{
    enum tag tag = (enum tag)token_at(context, token)->tag;
    return tag == TAG_RB || tag == TAG_RBR;
}

/* "to be held" */
static bool is_to_be_done(const struct event_context *context, uint32_t verb,
                          uint32_t first)
{
    return token_at(context, verb)->tag == TAG_VBN && verb >= first + 2 &&
           token_is(context->document, verb - 1, "be") &&
           token_is(context->document, verb - 2, "to");
}

/* "to have met" */
static bool is_perfect_infinitive(const struct event_context *context, uint32_t verb,
                                  uint32_t first)
{
    return verb >= first + 3 && token_is(context->document, verb - 1, "have") &&
           token_is(context->document, verb - 2, "to");
}

uint32_t status_word_before(const struct event_context *context, uint32_t predicate)
{
    const struct document *document = context->document;
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    enum tag tag = (enum tag)token_at(context, predicate)->tag;
    uint32_t i = predicate;
    while (i > first && is_adverb(context, i - 1))
        i--;
    if (i == first)
        return TOKEN_NONE;
    if (tag == TAG_VB && token_is(document, i - 1, "to"))
        i--;
    else if ((tag == TAG_VBN || tag == TAG_VBD) && token_is(document, i - 1, "having"))
        i--;
    else if (is_to_be_done(context, predicate, first) ||
             is_perfect_infinitive(context, predicate, first))
        i -= 2;
    else if (tag != TAG_VBG)
        return TOKEN_NONE;
    while (i > first && is_adverb(context, i - 1) && !token_is(document, i - 1, "not"))
        i--;
    return i == first ? TOKEN_NONE : i - 1;
}

static bool is_negated_word(struct event_context *context, uint32_t word)
{
    struct token_range range = sentence_range(context, token_at(context, word)->sentence);
    for (uint32_t i = word + 1; i > range.first && i + 3 > word; i--)
        if (token_among(context, i - 1, SET_NEGATIONS))
            return true;
    return word + 1 < range.end && token_is(context->document, word + 1, "not");
}

/* "managed", "was able", "had been allowed" */
static bool tells_past(const struct event_context *context, uint32_t word)
{
    return token_at(context, word)->tag == TAG_VBD || stands_in_past(context, word);
}

/* "insisted on meeting", "had no intention of meeting": what stands before the preposition
 * of a gerund. */
static bool read_gerund(struct reading *reading, uint32_t predicate, uint32_t preposition)
{
    struct event_context *context = reading->context;
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    if (token_at(context, predicate)->tag != TAG_VBG || preposition == first ||
        !token_among(context, preposition, SET_GERUND_PREPOSITIONS))
        return false;
    uint32_t word = preposition - 1;
    enum cue_effect effect = effect_of(document_lemma(context->document, word));
    if (lemma_among(context, word, SET_TALK_OF))
        effect = CUE_UNREAL;
    if (token_is(context->document, preposition, "out"))
        effect = effect_with_particle(context, word);
    if (effect == CUE_UNREAL && is_negated_word(context, word))
        effect = CUE_NEGATED;
    if (effect != CUE_UNREAL && effect != CUE_NEGATED && effect != CUE_DENIED)
        return false;
    decide_by_effect(reading, effect, word);
    return true;
}

/* "it is unclear when they will meet" */
static bool is_asked(struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    for (uint32_t i = predicate; i > first + 1 && i + SUBJUNCTIVE_DISTANCE > predicate;
         i--)
        if (token_among(context, i - 1, SET_OPEN_QUESTIONS))
            return lemma_among(context, i - 2, SET_UNCERTAIN);
    return false;
}

/* "is in Oslo today to meet": the verb before the place that somebody came to, or
 * TOKEN_NONE. */
static uint32_t being_there(const struct event_context *context, uint32_t word)
{
    uint32_t first = sentence_range(context, token_at(context, word)->sentence).first;
    uint32_t i = word + 1;
    bool place = false;
    while (i > first + 1 && i + PHRASE_WORDS > word) {
        bool name = context->entities->mention_of_token[i - 1] != UINT32_MAX;
        place = place || name;
        if (!name && context->timex_of_token[i - 1] == TIMEX_NONE &&
            !token_among(context, i - 1, SET_DAY_PREPOSITIONS))
            break;
        i--;
    }
    bool there = place && token_among(context, i, SET_IN_AT) && i > first &&
                 token_among(context, i - 1, SET_BE_FINITE);
    return there ? i - 1 : TOKEN_NONE;
}

static bool went_there(const struct event_context *context, uint32_t predicate)
{
    uint32_t word = status_word_before(context, predicate);
    return word != TOKEN_NONE &&
           (token_among(context, word, SET_WENT) ||
            (token_is(context->document, word, "been") && word > 0 &&
             token_among(context, word - 1, SET_HAVE_FINITE)));
}

/* "has yet to meet", "is in Lima to meet", "had been to see". True: that says it. */
static bool read_place_before(struct reading *reading, uint32_t predicate, uint32_t word,
                              bool infinitive)
{
    struct event_context *context = reading->context;
    if (token_is(context->document, word + 1, "yet") &&
        token_among(context, word, SET_HAVE_FINITE)) {
        decide(reading, REALITY_NEGATED, STATUS_OCCURRED, word + 1, "not yet");
        return true;
    }
    uint32_t there = being_there(context, word);
    if (there != TOKEN_NONE && infinitive) {
        reading->infinitive = false;
        if (token_among(context, there, SET_BE_PRESENT))
            decide(reading, REALITY_FACT, STATUS_PLANNED, there, "came for it");
        return true;
    }
    if (!token_is(context->document, word, "been") || !went_there(context, predicate))
        return false;
    decide(reading, REALITY_FACT, STATUS_OCCURRED, word, "had been there");
    return true;
}

/* What an effect makes of the predicate behind the word that has it. */
static void apply_word_before(struct reading *reading, enum cue_effect effect,
                              uint32_t word)
{
    struct event_context *context = reading->context;
    if (effect == CUE_PLANNED && is_negated_word(context, word)) {
        decide(reading, REALITY_NEGATED, STATUS_PLANNED, word, "not planned");
        return;
    }
    reading->status->past_plan = stands_in_past(context, word) && effect == CUE_PLANNED;
    reading->status->past_perfect_plan = reading->status->past_plan && word > 1 &&
                                         token_is(context->document, word - 2, "had");
    bool implied = effect == CUE_IMPLIED || effect == CUE_COMPELLED;
    if (effect == CUE_MOTION || (implied && tells_past(context, word)))
        reading->infinitive = false;
    if (effect == CUE_IMPLIED && is_negated_word(context, word))
        effect = CUE_NEGATED;
    decide_by_effect(reading, effect, word);
}

static void read_word_before(struct reading *reading, uint32_t predicate)
{
    struct event_context *context = reading->context;
    uint32_t word = status_word_before(context, predicate);
    if (word == TOKEN_NONE || read_gerund(reading, predicate, word))
        return;
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    bool infinitive = token_at(context, predicate)->tag == TAG_VB ||
                      is_to_be_done(context, predicate, first);
    if (read_place_before(reading, predicate, word, infinitive))
        return;
    bool be = token_among(context, word, SET_BE_SHORT);
    enum cue_effect effect = be ? CUE_PLANNED : effect_with_particle(context, word);
    const struct token *before = token_at(context, word);
    if (is_to_be_done(context, predicate, first) && effect == CUE_NONE &&
        (before->is_punctuation || tag_is_noun((enum tag)before->tag)))
        effect = CUE_PLANNED; /* "the meeting, to be held on Monday" */
    if (is_perfect_infinitive(context, predicate, first))
        reading->infinitive = false; /* "is said to have met" */
    if (be && is_perfect_infinitive(context, predicate, first))
        effect = CUE_CANCELLED; /* "was to have met": it came to nothing */
    else if (be && !infinitive)
        return;
    apply_word_before(reading, effect, word);
}

/* "denied, through a spokeswoman, that": the word before what commas enclose. */
static uint32_t over_insertion(const struct event_context *context, uint32_t first,
                               uint32_t token)
{
    if (!token_is(context->document, token, ","))
        return token;
    for (uint32_t i = token; i > first + 1 && i + PHRASE_WORDS > token; i--)
        if (token_is(context->document, i - 1, ","))
            return i - 2;
    return token;
}

/*
 * "denied that he had met": what the verb before "that" makes of the clause, when no other
 * clause begins between. Trees take such clauses for relative ones.
 */
static void read_that_clause(struct reading *reading, uint32_t predicate)
{
    struct event_context *context = reading->context;
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    for (uint32_t i = predicate; i > first + 1 && i + THAT_DISTANCE > predicate; i--) {
        const struct token *token = token_at(context, i - 1);
        if (token_is(context->document, i - 1, "that")) {
            uint32_t verb = over_insertion(context, first, i - 2);
            enum cue_effect effect = effect_of(document_lemma(context->document, verb));
            if (effect == CUE_DENIED || effect == CUE_UNREAL)
                decide_by_effect(reading, effect, verb);
            return;
        }
        bool auxiliary = token_among(context, i - 1, SET_THAT_AUXILIARIES);
        if (token->is_punctuation || (tag_is_verb((enum tag)token->tag) && !auxiliary))
            return;
    }
}

/* "would meet if ...", "will meet unless ..." */
static bool depends_on_condition(const struct event_context *context, uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    if (token_is(context->document, range.first, "should") && predicate > range.first + 3)
        return true; /* "Should the court agree, she will meet them" */
    for (uint32_t i = range.first; i < range.end; i++) {
        if (!token_among(context, i, SET_CONDITIONS) &&
            !(token_is(context->document, i, "once") && has_would(context, predicate)))
            continue;
        uint32_t clause = token_at(context, i)->head;
        if (clause != TOKEN_NONE && clause != predicate &&
            token_at(context, clause)->head == predicate)
            return true;
    }
    return false;
}

/* "Had they met in March, ...": a condition without "if". */
static bool is_inverted_condition(const struct event_context *context, uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    enum tag tag = (enum tag)token_at(context, predicate)->tag;
    if (tag != TAG_VBN && tag != TAG_VBD && tag != TAG_VB)
        return false;
    for (uint32_t i = predicate; i > range.first && i + INVERSION_DISTANCE > predicate;
         i--) {
        bool opens = i - 1 == range.first || token_at(context, i - 2)->is_punctuation ||
                     token_among(context, i - 2, SET_AND_BUT_THAT);
        enum tag behind = (enum tag)token_at(context, i)->tag;
        bool subject = tag_is_noun(behind) || behind == TAG_PRP || behind == TAG_DT;
        if (token_among(context, i - 1, SET_INVERTED_CONDITIONS))
            return opens && subject && i < predicate;
        if (token_at(context, i - 1)->is_punctuation)
            return false;
    }
    return false;
}

/* "meets every Monday", "regularly met": a habit, no occasion. */
static bool is_habit(struct event_context *context, uint32_t predicate)
{
    struct token_range range =
        sentence_range(context, token_at(context, predicate)->sentence);
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t timex = context->timex_of_token[i];
        bool set = timex != TIMEX_NONE && context->timexes.items[timex].type == TIMEX_SET;
        bool adverb = token_among(context, i, SET_HABITS);
        bool counts = token_is(context->document, i, "whenever");
        if ((set || adverb) && (token_at(context, i)->head == predicate ||
                                clause_owns(context, i, predicate)))
            return true;
        if (counts && i > predicate)
            return true;
    }
    return false;
}

/* "instead of meeting", "rather than meet" */
static bool is_replaced(const struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    return predicate >= first + 2 &&
           ((token_is(context->document, predicate - 2, "instead") &&
             token_is(context->document, predicate - 1, "of")) ||
            (token_is(context->document, predicate - 2, "rather") &&
             token_is(context->document, predicate - 1, "than")));
}

/* "insisted that A meet B": asked for, not told. */
static bool is_subjunctive(const struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    if (token_at(context, predicate)->tag != TAG_VB)
        return false;
    for (uint32_t i = predicate; i > first && i + SUBJUNCTIVE_DISTANCE > predicate; i--) {
        if (token_is(context->document, i - 1, "that"))
            return true;
        enum tag tag = (enum tag)token_at(context, i - 1)->tag;
        if (tag == TAG_MD || tag == TAG_TO || tag_is_verb(tag))
            return false;
    }
    return false;
}

/* "When A meets B, they talk about fish." */
static bool is_any_time(struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    enum tag tag = (enum tag)token_at(context, predicate)->tag;
    if ((tag != TAG_VBZ && tag != TAG_VBP) ||
        anchor_attached(context, predicate) != TIMEX_NONE)
        return false;
    for (uint32_t i = predicate; i > first && i + SUBJUNCTIVE_DISTANCE > predicate; i--)
        if (token_among(context, i - 1, SET_WHENEVER))
            return true;
    return false;
}

/* "would have met": it did not come to it. */
static bool is_missed_chance(const struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    return predicate >= first + 3 && token_is(context->document, predicate - 1, "have") &&
           token_among(context, predicate - 2, SET_MISSED_MODALS);
}

/* "ministers meeting in Brussels on Monday agreed": as past as the verb it belongs to. */
static bool describes_subject(const struct event_context *context, uint32_t predicate)
{
    const struct token *token = token_at(context, predicate);
    if (token->tag == TAG_VBG && token->label == LABEL_ADVCL &&
        token->head != TOKEN_NONE && predicate > 0 &&
        token_is(context->document, predicate - 1, ","))
        return token_at(context, token->head)->tag == TAG_VBD;
    if (token->tag != TAG_VBG || token->label != LABEL_ACL || token->head == TOKEN_NONE)
        return false;
    uint32_t above = token_at(context, token->head)->head;
    return above != TOKEN_NONE && token_at(context, above)->tag == TAG_VBD;
}

/* "was not forced to meet": of free will it may have come to it. */
static bool is_not_compelled(struct event_context *context, uint32_t predicate)
{
    uint32_t word = status_word_before(context, predicate);
    return word != TOKEN_NONE &&
           effect_of(document_lemma(context->document, word)) == CUE_COMPELLED &&
           is_negated_word(context, word);
}

static void read_own_words(struct reading *reading, const struct arguments *arguments)
{
    struct event_context *context = reading->context;
    unsigned strong = PREDICATE_CONDITIONAL | PREDICATE_QUESTION | PREDICATE_NEGATED;
    uint32_t predicate = arguments->predicate;
    if (is_inverted_condition(context, predicate) || is_missed_chance(context, predicate))
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, predicate, "conditional");
    else if (is_habit(reading->context, predicate) || is_any_time(context, predicate))
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, predicate, "a habit");
    else if (is_replaced(context, predicate))
        decide(reading, REALITY_NEGATED, STATUS_OCCURRED, predicate,
               "something else instead");
    else if (is_asked(context, predicate))
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, predicate, "asked, not told");
    else if (is_not_compelled(context, predicate))
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, predicate, "not compelled to");
    else if (is_subjunctive(context, predicate))
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, predicate, "asked for");
    else
        decide_by_flags(reading, arguments->flags & strong, predicate, false);
    if (!reading->decided)
        read_word_before(reading, predicate);
    if (!reading->decided)
        read_that_clause(reading, predicate);
    /* "had gone to see": went there, not "is going to" */
    unsigned flags = arguments->flags;
    if (went_there(context, predicate))
        flags &= ~(unsigned)PREDICATE_FUTURE;
    if (!reading->decided)
        decide_by_flags(reading, flags, predicate, has_would(context, predicate));
    if (reading->decided && reading->status->status == STATUS_PLANNED &&
        depends_on_condition(context, predicate))
        decide(reading, REALITY_UNREAL, STATUS_PLANNED, predicate, "under a condition");
}

/* "was due to meet him on Monday but fell ill": what came of a plan of the past. */
static void read_outcome(struct reading *reading, uint32_t predicate)
{
    struct event_context *context = reading->context;
    uint32_t end = sentence_range(context, token_at(context, predicate)->sentence).end;
    uint32_t but = predicate + 1;
    while (but < end && but < predicate + BUT_DISTANCE &&
           !token_is(context->document, but, "but"))
        but++;
    if (!reading->status->past_plan || but >= end ||
        !token_is(context->document, but, "but"))
        return;
    for (uint32_t i = but + 1; i < end && i < but + SUBJUNCTIVE_DISTANCE; i++) {
        bool failed = token_among(context, i, SET_NEGATED_OUTCOME) ||
                      effect_of(document_lemma(context->document, i)) == CUE_CANCELLED ||
                      (tag_is_verb((enum tag)token_at(context, i)->tag) &&
                       effect_with_particle(context, i) == CUE_CANCELLED);
        if (failed) {
            decide(reading, REALITY_FACT, STATUS_CANCELLED, i, "came to nothing");
            return;
        }
    }
}

/* "after A met B", "when they meet" */
static bool opens_with_time(const struct event_context *context, uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    for (uint32_t i = predicate; i > first && i + SUBJUNCTIVE_DISTANCE > predicate; i--) {
        if (token_among(context, i - 1, SET_TIME_CLAUSES))
            return true;
        if (token_at(context, i - 1)->is_punctuation)
            return false;
    }
    return false;
}

/* "meet in Oslo later on Monday": in the present tense still to come. */
static bool comes_later(const struct event_context *context, uint32_t predicate)
{
    uint32_t end = sentence_range(context, token_at(context, predicate)->sentence).end;
    enum tag tag = (enum tag)token_at(context, predicate)->tag;
    if (tag != TAG_VBP && tag != TAG_VBZ && tag != TAG_VBG)
        return false;
    for (uint32_t i = predicate + 1; i < end && i < predicate + SUBJUNCTIVE_DISTANCE; i++)
        if (token_is(context->document, i, "later"))
            return true;
        else if (token_at(context, i)->is_punctuation)
            return false;
    return false;
}

/* "Reports that they met are pure invention": what is said of the noun that tells it, or
 * TOKEN_NONE. */
static uint32_t denial_of_content(const struct event_context *context, uint32_t predicate)
{
    enum { WORDS_BEHIND_BE = 5 };
    uint32_t end = sentence_range(context, token_at(context, predicate)->sentence).end;
    uint32_t be = predicate + 1;
    while (be < end && !token_among(context, be, SET_BE_FINITE))
        be++;
    for (uint32_t i = be + 1; i < end && i <= be + WORDS_BEHIND_BE; i++) {
        if (token_among(context, i, SET_NOT_OR_NO))
            return TOKEN_NONE;
        if (!tag_is_verb((enum tag)token_at(context, i)->tag) &&
            effect_of(document_lemma(context->document, i)) == CUE_DENIED)
            return i;
    }
    return TOKEN_NONE;
}

/* The verb before the places and days that stand before an infinitive: "flew to Lisbon on
 * Thursday to speak"; or TOKEN_NONE. */
static uint32_t verb_before_infinitive(const struct event_context *context,
                                       uint32_t predicate)
{
    uint32_t first =
        sentence_range(context, token_at(context, predicate)->sentence).first;
    if (predicate < first + 2 || !token_is(context->document, predicate - 1, "to"))
        return TOKEN_NONE;
    for (uint32_t i = predicate - 1; i > first && i + GOAL_DISTANCE > predicate; i--) {
        enum tag tag = (enum tag)token_at(context, i - 1)->tag;
        bool passed = context->entities->mention_of_token[i - 1] != UINT32_MAX ||
                      context->timex_of_token[i - 1] != TIMEX_NONE || tag_is_noun(tag) ||
                      tag == TAG_IN || tag == TAG_TO || tag == TAG_DT || tag == TAG_RB ||
                      tag == TAG_JJ || tag == TAG_RP || tag == TAG_PRP_POSSESSIVE;
        if (tag_is_verb(tag))
            return i - 1;
        if (!passed)
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

uint32_t status_motion_before(struct event_context *context, uint32_t predicate)
{
    uint32_t verb = verb_before_infinitive(context, predicate);
    return verb != TOKEN_NONE &&
                   effect_of(document_lemma(context->document, verb)) == CUE_MOTION
               ? verb
               : TOKEN_NONE;
}

void status_find(struct event_context *context, const struct arguments *arguments,
                 struct predicate_status *status)
{
    *status = (struct predicate_status){
        .attributed_to = ENTITY_NONE, .cue = TOKEN_NONE, .reason = "told as a fact"};
    const struct token *token = token_at(context, arguments->predicate);
    bool noun = tag_is_noun((enum tag)token->tag);
    struct reading reading = {.context = context,
                              .status = status,
                              .infinitive =
                                  !noun && (arguments->flags & PREDICATE_INFINITIVE)};
    read_tense(status, arguments->flags);
    read_parenthesis(&reading, arguments->predicate);
    if (noun)
        read_modifiers(&reading, arguments->predicate);
    if (!reading.decided)
        read_own_words(&reading, arguments);
    if (reading.decided && status->status == STATUS_PLANNED)
        read_outcome(&reading, arguments->predicate);
    if (!reading.decided && describes_subject(context, arguments->predicate)) {
        status->ongoing = false;
        return;
    }
    if (!reading.decided && status->ongoing && comes_later(context, arguments->predicate))
        decide(&reading, REALITY_FACT, STATUS_PLANNED, arguments->predicate,
               "later today");
    reading.only_when = opens_with_time(context, arguments->predicate);
    if (!reading.decided)
        climb(&reading, arguments->predicate);
    uint32_t motion = reading.infinitive && !reading.decided
                          ? status_motion_before(context, arguments->predicate)
                          : TOKEN_NONE;
    if (motion != TOKEN_NONE)
        read_governor(&reading, motion, LABEL_ADVCL);
    if (!reading.decided && reading.as_content) {
        uint32_t denial = denial_of_content(context, arguments->predicate);
        if (denial != TOKEN_NONE)
            decide_by_effect(&reading, CUE_DENIED, denial);
    }
    if (!reading.decided && reading.as_rumour)
        decide(&reading, REALITY_UNREAL, STATUS_PLANNED, arguments->predicate,
               "a rumour");
    if (!reading.decided && reading.infinitive)
        decide(&reading, REALITY_UNREAL, STATUS_PLANNED, arguments->predicate,
               "an intention");
}

/* "are unlikely": the word that "be" only joins to its subject. */
static uint32_t over_copula(const struct event_context *context, uint32_t verb)
{
    uint32_t end = sentence_range(context, token_at(context, verb)->sentence).end;
    uint32_t next = verb + 1;
    while (next < end && is_adverb(context, next) &&
           !token_is(context->document, next, "not"))
        next++;
    bool copula = token_among(context, verb, SET_BE);
    return copula && next < end && token_at(context, next)->tag == TAG_JJ ? next : verb;
}

bool status_by_word(struct event_context *context, uint32_t verb,
                    struct predicate_status *status)
{
    struct reading reading = {.context = context, .status = status};
    verb = over_copula(context, verb);
    enum cue_effect effect = effect_with_particle(context, verb);
    struct arguments arguments;
    arguments_find(context->document, verb, &arguments);
    if (lemma_among(context, verb, SET_ANNOUNCE))
        effect = CUE_PLANNED;
    if (effect == CUE_PLANNED && (arguments.flags & PREDICATE_NEGATED))
        decide(&reading, REALITY_NEGATED, STATUS_PLANNED, verb, "not planned");
    else
        decide_by_effect(&reading, effect, verb);
    return reading.decided;
}
