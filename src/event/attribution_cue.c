#include "event/attribution_cue.h"

#include "event/actors.h"
#include "event/attribution_content.h"
#include "event/attribution_speaker.h"
#include "event/attribution_status.h"
#include "event/clause.h"
#include "event/speaker.h"

#include <string.h>

enum {
    OCCASION_MAX = 6,   /* tokens of "reporters at a news conference" */
    ACCORDING_MAX = 12, /* tokens of a phrase behind "according to" */
    NEAR_COMMA = 9,     /* tokens of "familiar with the matter" */
    OWNER_MAX = 6,      /* tokens of "his recent claim" */
    MONEY_MAX = 4,      /* tokens of "pledged some 22 million" */
    ASIDE_MAX = 7,      /* tokens from "which" to "threatened" */
    ASKED_MAX = 12,     /* tokens from "called on" to "to resign" */
    CLAIM_MAX = 5,      /* tokens of "rejected the latest claims" */
    NOUN_NEAR = 4,      /* tokens of "in a short statement" */
};

static const struct statement_noun *noun_at(const struct document *document,
                                            uint32_t token)
{
    struct slice before =
        token > 0 ? document_token(document, token - 1)->lower : slice_make("", 0);
    return statement_noun_find(before, document_token(document, token)->lower);
}

/* "pointed out" and "made clear", not "pointed to" and "made a table". */
static bool lacks_particle(const struct event_context *context,
                           const struct statement_verb *verb, uint32_t token)
{
    const struct document *document = context->document;
    bool last = token + 1 >= document->tokens.count;
    if (slice_is(verb->lemma, "point"))
        return last || !token_is(document, token + 1, "out");
    if (!slice_is(verb->lemma, "make"))
        return false;
    uint32_t next = token + 1;
    next += !last && token_is(document, next, "it");
    return next >= document->tokens.count || !token_among(context, next, SET_CLEAR);
}

bool cue_at(const struct event_context *context, uint32_t token,
            const struct statement_slot *word, struct cue *cue)
{
    const struct document *document = context->document;
    struct slice lower = document_token(document, token)->lower;
    *cue = (struct cue){.token = token};
    if (slice_is(lower, "according")) /* "reports according to which they met" say it */
        return token + 2 >= document->tokens.count ||
               !token_among(context, token + 2, SET_RELATIVE_OBJECTS);
    cue->verb = statement_slot_verb(word);
    if (cue->verb != NULL && lacks_particle(context, cue->verb, token))
        cue->verb = NULL;
    cue->noun = word->noun ? noun_at(document, token) : NULL;
    if (cue->noun != NULL && cue->noun->kind == NOUN_CARRIER)
        cue->noun = NULL;
    return cue->verb != NULL || cue->noun != NULL;
}

/* "comments" and "address" are both until their tag is known. */
static void choose_reading(const struct event_context *context, struct cue *cue)
{
    const struct document *document = context->document;
    if (cue->verb == NULL || cue->noun == NULL)
        return;
    bool that = cue->token + 1 < document->tokens.count &&
                token_is(document, cue->token + 1, "that"); /* "Boeing claims that" */
    if (!that && tag_is_noun((enum tag)document_token(document, cue->token)->tag))
        cue->verb = NULL;
    else if (cue->token > 0 && cue->noun->kind == NOUN_HELD &&
             token_among(context, cue->token - 1, SET_PRESS_WITH_ARTICLE))
        cue->verb = NULL; /* "a press briefing" */
    else
        cue->noun = NULL;
}

static void attribution_begin(const struct document *document, uint32_t token,
                              struct attribution *attribution)
{
    *attribution = (struct attribution){
        .sentence = document_token(document, token)->sentence,
        .trigger = token,
        .trigger_end = token + 1,
        .takes_up = INDEX_NONE,
        .predicate = token,
        .speaker = ENTITY_NONE,
        .speaker_token = TOKEN_NONE,
        .role_token = TOKEN_NONE,
        .addressee = ENTITY_NONE,
        .addressee_token = TOKEN_NONE,
        .form = "statement",
        .status = {.attributed_to = ENTITY_NONE, .cue = TOKEN_NONE, .reason = ""},
        .confidence = 0.9,
    };
}

/* ---- according to ---- */

/* Whether the phrase goes on behind the token: "visitors' | log", "UN | official". */
static bool phrase_goes_on(const struct event_context *context, uint32_t token,
                           uint32_t end)
{
    if (token + 1 >= end)
        return false;
    enum tag tag = (enum tag)token_at(context, token + 1)->tag;
    return tag_is_noun(tag) || tag == TAG_POS || tag == TAG_HYPH ||
           (tag == TAG_JJ && speaker_is_person_word(context, token + 1));
}

/* The head of the phrase behind "according to", or TOKEN_NONE. */
static uint32_t noun_of_according(const struct event_context *context, uint32_t first,
                                  uint32_t end)
{
    const struct document *document = context->document;
    uint32_t noun = TOKEN_NONE;
    for (uint32_t i = first; i < end && i < first + ACCORDING_MAX; i++) {
        const struct token *here = document_token(document, i);
        if (here->is_punctuation && here->tag != TAG_HYPH && here->tag != TAG_POS)
            break;
        uint32_t mention = context->entities->mention_of_token[i];
        if (mention != UINT32_MAX) {
            i = context->entities->mentions.items[mention].end - 1;
            noun = context->entities->mentions.items[mention].head;
        } else if (tag_is_noun((enum tag)here->tag)) {
            noun = i;
        }
        if (noun != TOKEN_NONE && !phrase_goes_on(context, i, end))
            break;
    }
    return noun;
}

/* What is said according to somebody: the sentence without "according to Holt". */
static void content_of_according(const struct document *document, struct token_range all,
                                 uint32_t token, struct attribution *attribution)
{
    uint32_t noun = attribution->speaker_token;
    uint32_t behind = noun == TOKEN_NONE ? token : noun + 1;
    attribution->first = all.first;
    attribution->end = token;
    for (uint32_t i = behind; i + 1 < all.end && i < behind + NEAR_COMMA; i++)
        if (token_is(document, i, ",")) { /* over "familiar with the matter" */
            behind = i;
            break;
        }
    if (token <= all.first + 1) { /* "But according to ..." */
        attribution->first = behind;
        attribution->end = all.end;
    } else if (token_is(document, token - 1, ",") && behind + 2 < all.end &&
               token_is(document, behind, ",")) { /* "because, according to Holt, ..." */
        attribution->hole_first = token - 1;
        attribution->hole_end = behind + 1;
        attribution->end = all.end;
    }
}

static bool read_according(struct event_context *context, uint32_t token,
                           struct attribution *attribution)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document_token(document, token)->sentence);
    if (token + 2 >= all.end || !token_is(document, token + 1, "to"))
        return false;
    attribution_begin(document, token, attribution);
    uint32_t noun = noun_of_according(context, token + 2, all.end);
    uint32_t name = noun == TOKEN_NONE ? noun : speaker_apposed(context, noun, all.end);
    noun = name == TOKEN_NONE ? noun : name;
    attribution->speaker_token = noun;
    attribution->speaker = speaker_of_phrase(context, noun);
    if (noun != TOKEN_NONE)
        attribution_describe_speaker(context, attribution->speaker, noun, TOKEN_NONE);
    if (attribution->speaker == ENTITY_NONE)
        attribution->speaker = attribution_place_that_speaks(context, noun);
    content_of_according(document, all, token, attribution);
    attribution->status.reality = REALITY_FACT;
    attribution->status.status = STATUS_OCCURRED;
    attribution->status.reason = "according to";
    attribution->confidence = 0.85;
    return attribution->speaker != ENTITY_NONE;
}

/* ---- to whom, and on what occasion ---- */

/* "warned the meeting": nobody that one speaks to. */
static bool is_thing(const struct event_context *context, uint32_t entity, uint32_t noun)
{
    return context->entities->items.items[entity].type == ENTITY_UNKNOWN &&
           !token_at(context, noun)->capitalised &&
           !speaker_is_person_word(context, noun);
}

/* "warned nurses would be back": they are in what was said. */
static bool does_something(const struct event_context *context, uint32_t noun)
{
    uint32_t mention = context->entities->mention_of_token[noun];
    uint32_t next =
        mention == UINT32_MAX ? noun + 1 : context->entities->mentions.items[mention].end;
    struct token_range all = sentence_range(context, token_at(context, noun)->sentence);
    enum tag tag = next < all.end ? (enum tag)token_at(context, next)->tag : TAG_NN;
    return tag == TAG_MD || tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP;
}

/* "told the inquiry that the geologist, Dr Theron, ...": somebody in what was said. */
static bool is_behind_that(const struct event_context *context,
                           const struct attribution *attribution, uint32_t noun)
{
    for (uint32_t i = attribution->trigger + 1;
         i < noun && i < attribution->trigger + OCCASION_MAX + OCCASION_MAX; i++)
        if (token_is(context->document, i, "that"))
            return true;
    return false;
}

/* "Holt saw the governor on Friday. She told him": the only other person whom the sentence
 * before names, in the same paragraph. */
static uint32_t other_person_before(const struct event_context *context,
                                    const struct attribution *attribution)
{
    const struct entities *entities = context->entities;
    const struct sentence *sentences = context->document->sentences.items;
    uint32_t found = ENTITY_NONE;
    bool speaker = false;
    if (attribution->sentence == 0 || sentences[attribution->sentence - 1].block !=
                                          sentences[attribution->sentence].block)
        return ENTITY_NONE;
    struct token_range all = sentence_range(context, attribution->sentence - 1);
    for (uint32_t i = all.first; i < all.end; i++) {
        if (entities->mention_of_token[i] == UINT32_MAX)
            continue;
        uint32_t entity = entity_of_token(entities, i);
        speaker |= entity == attribution->speaker;
        if (entity == ENTITY_NONE || entity == attribution->speaker || entity == found ||
            entities->items.items[entity].type != ENTITY_PERSON)
            continue;
        if (found != ENTITY_NONE)
            return ENTITY_NONE;
        found = entity;
    }
    return speaker ? found : ENTITY_NONE;
}

static void set_addressee(struct event_context *context, struct attribution *attribution,
                          uint32_t noun)
{
    struct document *document = context->document;
    if (noun == TOKEN_NONE || attribution->addressee_token != TOKEN_NONE ||
        is_behind_that(context, attribution, noun) ||
        (noun > attribution->trigger && does_something(context, noun)))
        return;
    struct token_range all =
        sentence_range(context, document_token(document, noun)->sentence);
    uint32_t next =
        noun + 1 < all.end && token_among(context, noun, SET_PRESS) ? noun + 1 : noun;
    const struct statement_noun *occasion = noun_at(document, next);
    if (occasion != NULL && !tag_is_name((enum tag)document_token(document, noun)->tag)) {
        attribution->form = occasion->form;
        return;
    }
    uint32_t entity = entity_of_token(context->entities, noun);
    if (token_among(context, noun, SET_HIM_OR_HER)) {
        uint32_t other = other_person_before(context, attribution);
        entity = other != ENTITY_NONE ? other : entity;
    }
    if (entity == ENTITY_NONE && document_token(document, noun)->tag == TAG_PRP)
        return;
    if (entity == ENTITY_NONE)
        entity = speaker_of_phrase(context, noun);
    if (!speaker_is_fit(context, entity) || entity == attribution->speaker ||
        is_thing(context, entity, noun))
        return;
    attribution->addressee = entity;
    attribution->addressee_token = noun;
}

/* "said in a statement": the noun is part of the cue when nothing stands between. */
static void extend_trigger(struct attribution *attribution,
                           const struct prepositional_argument *argument)
{
    if (argument->preposition == attribution->trigger + 1 &&
        argument->noun <= argument->preposition + NOUN_NEAR)
        attribution->trigger_end = argument->noun + 1;
}

/* "an interview with AFP", "a letter to the council". */
static void read_audience(struct event_context *context, struct attribution *attribution,
                          uint32_t noun)
{
    struct arguments inner;
    arguments_find(context->document, noun, &inner);
    for (size_t i = 0; i < inner.prepositions.count; i++)
        if (token_among(context, inner.prepositions.items[i].preposition, SET_WITH_TO))
            set_addressee(context, attribution, inner.prepositions.items[i].noun);
}

/* "in an interview with AFP", "at a news conference", "told reporters", "to the BBC". */
static void read_prepositions(struct event_context *context,
                              struct attribution *attribution, const struct cue *cue)
{
    struct document *document = context->document;
    for (size_t i = 0; i < attribution->arguments.prepositions.count; i++) {
        const struct prepositional_argument *argument =
            &attribution->arguments.prepositions.items[i];
        const struct statement_noun *occasion = noun_at(document, argument->noun);
        if (occasion != NULL &&
            token_among(context, argument->preposition, SET_SPOKEN_OCCASIONS)) {
            attribution->form = occasion->form;
            extend_trigger(attribution, argument);
            read_audience(context, attribution, argument->noun);
        } else if (token_is(document, argument->preposition, "to") &&
                   (cue->verb == NULL || cue->verb->content != CONTENT_QUOTATION)) {
            set_addressee(context, attribution, argument->noun);
        } else if (token_among(context, argument->preposition, SET_CHANNELS) &&
                   token_among(context, argument->noun, SET_NETWORKS)) {
            attribution->form = "tweet";
        }
    }
}

/* The noun right behind the cue: "told reporters", "told the French news agency". */
static uint32_t noun_behind(const struct event_context *context, uint32_t trigger)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document_token(document, trigger)->sentence);
    for (uint32_t i = trigger + 1; i < all.end && i <= trigger + NOUN_NEAR; i++) {
        uint32_t mention = context->entities->mention_of_token[i];
        if (mention != UINT32_MAX)
            return context->entities->mentions.items[mention].head;
        enum tag tag = (enum tag)document_token(document, i)->tag;
        if (tag_is_noun(tag))
            return i;
        if (tag != TAG_DT && tag != TAG_JJ && tag != TAG_PRP_POSSESSIVE && tag != TAG_CD)
            break;
    }
    return TOKEN_NONE;
}

/* The same read off the words, where the tree hangs them elsewhere: "said at a press
 * conference that". */
static void read_occasion_behind(const struct event_context *context,
                                 struct attribution *attribution)
{
    const struct document *document = context->document;
    struct token_range all = sentence_range(context, attribution->sentence);
    uint32_t first = attribution->trigger + 1;
    if (attribution->trigger_end != first)
        return;
    for (uint32_t i = first; i < all.end && i < first + OCCASION_MAX; i++) {
        if (token_among(context, i, SET_BEHIND_OCCASION) ||
            document_token(document, i)->tag == TAG_MD)
            return;
        const struct statement_noun *noun = i > first ? noun_at(document, i) : NULL;
        if (noun == NULL || noun->kind == NOUN_CARRIER)
            continue;
        bool tells = slice_is(
            statement_verb_find(document_token(document, first - 1)->lower)->lemma,
            "tell");
        if (!tells && !token_among(context, first, SET_OCCASION_PREPOSITIONS))
            return;
        attribution->form = noun->form;
        attribution->trigger_end = i + 1;
        return;
    }
}

static void find_addressee(struct event_context *context, const struct cue *cue,
                           struct attribution *attribution)
{
    const struct arguments *arguments = &attribution->arguments;
    if (cue->verb != NULL && cue->verb->addressee == ADDRESSEE_OBJECT) {
        set_addressee(context, attribution, arguments->indirect_object);
        set_addressee(context, attribution, arguments->object);
        set_addressee(context, attribution, noun_behind(context, attribution->trigger));
    }
    read_prepositions(context, attribution, cue);
    if (cue->verb != NULL && cue->verb->content == CONTENT_CLAUSE)
        read_occasion_behind(context, attribution);
}

/* ---- occasions: "speaking in Amman", "addressed reporters" ---- */

/* "Blom and Halvorsen spoke at the ministry": with each other. */
static bool speaks_in_plural(const struct event_context *context,
                             const struct attribution *attribution)
{
    return attribution->other_count > 0 ||
           context->entities->items.items[attribution->speaker].plural;
}

/* "demanded that he speak", "drove there to speak to the rebels", "Osei speaks in Kyoto on
 * Monday": not told as past. */
static bool is_not_yet_given(const struct event_context *context, const struct cue *cue,
                             const struct attribution *attribution)
{
    enum tag tag = (enum tag)token_at(context, cue->token)->tag;
    return tag == TAG_VB ||
           ((tag == TAG_VBZ || tag == TAG_VBP) && attribution->addressee == ENTITY_NONE);
}

static bool is_speech(struct event_context *context, const struct cue *cue,
                      struct attribution *attribution)
{
    struct document *document = context->document;
    const struct arguments *arguments = &attribution->arguments;
    if (is_not_yet_given(context, cue, attribution))
        return false;
    if (slice_is(cue->verb->lemma, "address"))
        return arguments->object != TOKEN_NONE &&
               attribution->status.attributed_to == ENTITY_NONE;
    bool fit = false;
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *argument = &arguments->prepositions.items[i];
        if (token_is(document, argument->preposition, "with") ||
            token_among(context, argument->noun, SET_PHONES))
            return false;
        fit |= token_among(context, argument->preposition, SET_OCCASION_OF_SPEECH);
    }
    uint32_t addressee = attribution->addressee;
    bool to_one = addressee != ENTITY_NONE &&
                  context->entities->items.items[addressee].type == ENTITY_PERSON;
    bool with_each_other =
        addressee == ENTITY_NONE && speaks_in_plural(context, attribution);
    return fit && !to_one && !with_each_other;
}

/* ---- verbs and nouns ---- */

static bool has_finite_verb(const struct event_context *context, uint32_t from)
{
    struct token_range all = sentence_range(context, token_at(context, from)->sentence);
    for (uint32_t i = from; i < all.end; i++) {
        enum tag tag = (enum tag)token_at(context, i)->tag;
        if (tag == TAG_VBD || tag == TAG_VBZ || tag == TAG_VBP || tag == TAG_MD)
            return true;
    }
    return false;
}

/* "two people briefed on the talks", "an official told of the raid": they were told. */
static bool is_reduced_relative(const struct event_context *context,
                                const struct cue *cue)
{
    const struct document *document = context->document;
    uint32_t next = cue->token + 1;
    return cue->verb->addressee == ADDRESSEE_OBJECT && next < document->tokens.count &&
           token_among(context, next, SET_AGENT_PREPOSITIONS) && cue->token > 0 &&
           has_finite_verb(context, next) &&
           tag_is_noun((enum tag)document_token(document, next - 2)->tag) &&
           !tag_is_name((enum tag)document_token(document, next - 2)->tag);
}

/* "300 pledged delegates", "a claimed seven hours" */
static bool is_adjective(const struct event_context *context, const struct cue *cue)
{
    const struct document *document = context->document;
    struct slice lower = document_token(document, cue->token)->lower;
    struct token_range all =
        sentence_range(context, document_token(document, cue->token)->sentence);
    if (cue->token == all.first || cue->token + 1 >= all.end ||
        !slice_equal(lower, cue->verb->participle))
        return false;
    enum tag before = (enum tag)document_token(document, cue->token - 1)->tag;
    enum tag after = (enum tag)document_token(document, cue->token + 1)->tag;
    return (before == TAG_DT || before == TAG_CD || before == TAG_PRP_POSSESSIVE) &&
           (tag_is_noun(after) || after == TAG_CD || after == TAG_JJ);
}

/* "Asked about the talks, she said", "when told of it, he laughed": they were asked. */
static bool is_asked(const struct event_context *context, const struct cue *cue)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document_token(document, cue->token)->sentence);
    if (cue->verb->addressee != ADDRESSEE_OBJECT ||
        !slice_equal(document_token(document, cue->token)->lower, cue->verb->participle))
        return false;
    if (cue->token + 2 < all.end && token_is(document, cue->token + 1, "not") &&
        token_is(document, cue->token + 2, "to"))
        return true; /* "a source, who asked not to be named, said" */
    bool aside = cue->token > all.first && token_is(document, cue->token - 1, ",") &&
                 cue->token + 1 < all.end &&
                 token_among(context, cue->token + 1, SET_QUESTIONS_OF_SUBJECTS);
    return aside || cue->token == all.first ||
           token_among(context, cue->token - 1, SET_ONCE);
}

/* "is understood to have told colleagues": nobody says that it was said. */
static bool is_hearsay(const struct event_context *context, uint32_t token)
{
    const struct document *document = context->document;
    uint32_t first =
        document->sentences.items[document_token(document, token)->sentence].first;
    if (token_is(document, first, "\"") && token >= 3 &&
        token_is(document, token - 3, "reported"))
        return false; /* "“...,” Holt is reported to have said" */
    return token >= 3 && token_is(document, token - 1, "have") &&
           token_is(document, token - 2, "to") &&
           token_among(context, token - 3, SET_HEARSAY);
}

/* Rare verbs are often tagged as nouns or adjectives: between a quotation and a name,
 * "“...,” Holt deadpanned", they are verbs. */
static bool stands_as_verb(const struct event_context *context, const struct cue *cue)
{
    const struct document *document = context->document;
    const struct token *token = document_token(document, cue->token);
    if (is_reduced_relative(context, cue) || is_asked(context, cue) ||
        is_adjective(context, cue) || is_hearsay(context, cue->token))
        return false;
    if (tag_is_verb((enum tag)token->tag) ||
        token_among(context, cue->token, SET_SAID_OR_TOLD))
        return true;
    if (token_is(document, cue->token, "say"))
        return cue->token > 0 && document_token(document, cue->token - 1)->capitalised;
    if (!slice_equal(token->lower, cue->verb->past) &&
        !slice_equal(token->lower, cue->verb->third))
        return false;
    uint32_t name = speaker_beside(context, cue->token);
    if (name == TOKEN_NONE)
        return false;
    if (cue->token + 1 < document->tokens.count && name < cue->token &&
        token_is(document, cue->token + 1, ":"))
        return tag_is_name((enum tag)document_token(document, name)->tag);
    if (cue->token + 1 < document->tokens.count &&
        token_is(document, cue->token + 1, "that"))
        return name < cue->token;
    struct token_range all = sentence_range(context, token->sentence);
    uint32_t first = name < cue->token ? name : cue->token;
    uint32_t mention = context->entities->mention_of_token[name];
    if (name < cue->token && mention != UINT32_MAX)
        first = context->entities->mentions.items[mention].first;
    while (first > all.first && first <= cue->token &&
           (document_token(document, first - 1)->tag == TAG_DT ||
            document_token(document, first - 1)->tag == TAG_PRP_POSSESSIVE))
        first--; /* "“...,” the email read" */
    return first > all.first && token_is(document, first - 1, "\"");
}

/* "will ask the donors for money", "would demand a debate": to come are announcements and
 * speeches; what somebody will ask for is no statement yet. */
static bool is_request(const struct statement_verb *verb)
{
    return word_in(verb->lemma, word_set_words(SET_REQUESTS));
}

/* "asked for proof that ...", "asked her for proof that ...": a thing, no clause. */
static bool asks_for(const struct event_context *context, const struct cue *cue)
{
    const struct document *document = context->document;
    uint32_t end =
        sentence_range(context, document_token(document, cue->token)->sentence).end;
    uint32_t next = cue->token + 1;
    if (!slice_is(cue->verb->lemma, "ask") || next + 1 >= end)
        return false;
    next += document_token(document, next)->tag == TAG_PRP;
    return token_is(document, next, "for");
}

/* "When reporters asked her", and "they" for those who were told: no statement of theirs. */
static bool only_listens(const struct event_context *context, const struct cue *cue,
                         const struct attribution *attribution)
{
    struct slice name = context->entities->items.items[attribution->speaker].name;
    bool reporters = slice_is_ignoring_case(name, "reporters") ||
                     slice_is_ignoring_case(name, "journalists");
    return reporters && attribution->speaker_token != TOKEN_NONE &&
           (slice_is(cue->verb->lemma, "ask") ||
            token_is(context->document, attribution->speaker_token, "they"));
}

/* "Osei, who had asked for the debate, left": what she did is not what she said. */
static bool takes_antecedent_for_content(const struct document *document, uint32_t cue,
                                         const struct attribution *attribution)
{
    const struct token *token = document_token(document, cue);
    bool relative = false;
    if (token->label != LABEL_ACL_RELCL || token->head == TOKEN_NONE)
        return false;
    for (uint32_t i = token->head; i < cue; i++)
        relative = relative || document_token(document, i)->tag == TAG_WP;
    return relative && token->head >= attribution->first &&
           token->head < attribution->end;
}

static bool read_verb(struct event_context *context, const struct cue *cue,
                      const struct attribution *last, struct attribution *attribution)
{
    struct document *document = context->document;
    if (!stands_as_verb(context, cue))
        return false;
    attribution_begin(document, cue->token, attribution);
    attribution->form = cue->verb->form;
    attribution->has_arguments = true;
    arguments_find(document, cue->token, &attribution->arguments);
    if (slice_is(cue->verb->lemma, "quote") &&
        (attribution->arguments.flags & PREDICATE_PASSIVE))
        return false; /* "a source quoted by the paper said": the source speaks */
    attribution_find_speaker(context, last, attribution);
    if (attribution->speaker == ENTITY_NONE || only_listens(context, cue, attribution) ||
        !attribution_read_status(context, attribution))
        return false;
    if (attribution->status.status == STATUS_PLANNED && is_request(cue->verb))
        return false;
    find_addressee(context, cue, attribution);
    attribution_find_content(context, attribution);
    if (takes_antecedent_for_content(document, cue->token, attribution))
        attribution->first = attribution->end = 0;
    if (cue->verb->content == CONTENT_QUOTATION &&
        attribution_is_reduced(context, cue->token))
        attribution->first = attribution->end = 0;
    if (cue_is_wish_to_know(context, cue->token)) {
        attribution->trigger_end = cue->token + 3;
        attribution->first = cue->token + 3;
        attribution->end = sentence_range(context, attribution->sentence).end;
    }
    attribution->weak = cue->verb->content == CONTENT_QUOTATION &&
                        document_token(document, cue->token)->tag == TAG_VB;
    if (asks_for(context, cue) && attribution->first > cue->token) {
        attribution->told_first = cue->token + 1; /* "asked her [for proof that ...]" */
        attribution->told_end = attribution->end;
        attribution->first = attribution->end = 0;
    }
    if (cue->verb->content == CONTENT_THING &&
        !token_is(document, attribution->first, "that"))
        attribution->first = attribution->end =
            0; /* "hailed the talks announced today" */
    if (cue->verb->content == CONTENT_QUOTATION && !cue_needs_quotation(context, cue) &&
        !cue_is_wish_to_know(context, cue->token))
        attribution->first = attribution->end = 0; /* "rejected [claims that ...]" */
    if (cue->verb->content != CONTENT_ANYTHING)
        attribution_find_topic(context, cue->verb->lemma, attribution);
    if (attribution->told_first == attribution->told_end &&
        (cue->verb->content == CONTENT_ANYTHING || cue->verb->content == CONTENT_THING ||
         cue->verb->content == CONTENT_QUOTATION))
        attribution_find_object(context, attribution);
    if (cue->verb->content == CONTENT_OCCASION)
        attribution->first = attribution->end = 0;
    return cue->verb->content != CONTENT_OCCASION || is_speech(context, cue, attribution);
}

static bool holds_noun(struct event_context *context, const struct arguments *arguments,
                       uint32_t noun)
{
    struct token_list heads = {0};
    if (arguments->object == TOKEN_NONE)
        return false;
    if (arguments->object == noun)
        return true;
    arguments_coordinated(context->document, arguments->object, &heads);
    for (size_t i = 0; i < heads.count; i++)
        if (heads.items[i] == noun)
            return true;
    return false;
}

/* "gave a speech", "will hold a news conference", "issued a statement". */
static bool makes_statement(struct event_context *context, const struct cue *cue,
                            const struct arguments *arguments)
{
    return statement_verb_is_light(
               cue->noun->kind,
               document_lemma(context->document, arguments->predicate)) &&
           holds_noun(context, arguments, cue->token);
}

/* "praised the crew in his speech": the verb is none of saying, but this is a speech. */
static bool is_made_in(struct event_context *context, const struct cue *cue,
                       const struct arguments *arguments)
{
    const struct document *document = context->document;
    const struct statement_verb *verb =
        statement_verb_find(document_token(document, arguments->predicate)->lower);
    for (size_t i = 0; i < arguments->prepositions.count; i++) {
        const struct prepositional_argument *argument = &arguments->prepositions.items[i];
        bool paper = cue->noun->kind == NOUN_WRITTEN; /* not "at the border post" */
        if (argument->noun == cue->token)
            return (paper ? token_is(document, argument->preposition, "in")
                          : token_among(context, argument->preposition,
                                        SET_WITHIN_OCCASION)) &&
                   !(argument->preposition > 0 &&
                     token_is(document, argument->preposition - 1, "not")) &&
                   (verb == NULL || verb->content == CONTENT_QUOTATION);
    }
    return false;
}

/* "made no public comments" */
static bool is_without(const struct event_context *context, uint32_t noun)
{
    const struct document *document = context->document;
    for (uint32_t i = noun; i > 0 && i + 3 > noun; i--) {
        if (token_among(context, i - 1, SET_ABSENCE))
            return true;
        if (document_token(document, i - 1)->tag != TAG_JJ)
            return false;
    }
    return false;
}

/* "Berthon and Rask held a conference call": with each other. */
static bool is_call_of_several(struct event_context *context, const struct cue *cue)
{
    struct document *document = context->document;
    struct arguments arguments;
    uint32_t heads[2];
    if (!token_among(context, cue->token, SET_CALLS))
        return false;
    arguments_find(document, governing_verb(document, cue->token), &arguments);
    if (arguments.subject == TOKEN_NONE)
        return false;
    uint32_t entity = entity_of_token(context->entities, arguments.subject);
    return clause_subjects(context, &arguments, heads, 2) > 1 ||
           (entity != ENTITY_NONE && context->entities->items.items[entity].plural);
}

/* Whose claim it is: the token of "his", or of the name before "'s"; TOKEN_NONE: nobody's. */
static uint32_t owner_of_claim(const struct event_context *context, uint32_t noun)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document_token(document, noun)->sentence);
    for (uint32_t i = noun; i > all.first && i + OWNER_MAX > noun; i--) {
        enum tag tag = (enum tag)document_token(document, i - 1)->tag;
        if (tag == TAG_PRP_POSSESSIVE)
            return i - 1;
        if (tag == TAG_POS)
            return i - 1 > all.first ? i - 2 : TOKEN_NONE;
        if (tag != TAG_JJ && tag != TAG_RB && tag != TAG_HYPH && tag != TAG_NN &&
            tag != TAG_CD)
            break;
    }
    return TOKEN_NONE;
}

/* "her claim on Monday that “...”": where what was claimed begins, or TOKEN_NONE. */
static uint32_t that_of_claim(const struct event_context *context, uint32_t noun)
{
    struct token_range all = sentence_range(context, token_at(context, noun)->sentence);
    for (uint32_t i = noun + 1; i + 1 < all.end && i < noun + NOUN_NEAR; i++) {
        if (token_is(context->document, i, "that"))
            return i + 1;
        if (context->timex_of_token[i] == TIMEX_NONE &&
            !token_among(context, i, SET_EARLIER_DAY))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* "stood by her claim that the dam was “as safe as a church”": only with a quotation. */
static bool read_claim(struct event_context *context, const struct cue *cue,
                       struct attribution *attribution)
{
    uint32_t owner = owner_of_claim(context, cue->token);
    uint32_t that = that_of_claim(context, cue->token);
    if (owner == TOKEN_NONE || that == TOKEN_NONE ||
        (cue->noun->kind != NOUN_GIVEN && cue->noun->kind != NOUN_ISSUED))
        return false;
    attribution_begin(context->document, cue->token, attribution);
    attribution->quoted_only = true;
    attribution->form = cue->noun->form;
    attribution->speaker_token = owner;
    attribution->speaker = entity_of_token(context->entities, owner);
    attribution->status.reality = REALITY_FACT;
    attribution->status.status = STATUS_OCCURRED;
    attribution->status.background = true;
    attribution->status.reason = "a claim of somebody's";
    attribution->confidence = 0.6;
    return speaker_is_fit(context, attribution->speaker);
}

static bool read_noun(struct event_context *context, const struct cue *cue,
                      struct attribution *attribution)
{
    struct document *document = context->document;
    if (!tag_is_noun((enum tag)document_token(document, cue->token)->tag))
        return false;
    if (read_claim(context, cue, attribution))
        return true;
    uint32_t verb = governing_verb(document, cue->token);
    if (verb == TOKEN_NONE || is_without(context, cue->token))
        return false;
    attribution_begin(document, cue->token, attribution);
    attribution->predicate = verb;
    attribution->form = cue->noun->form;
    attribution->has_arguments = true;
    arguments_find(document, verb, &attribution->arguments);
    if (!makes_statement(context, cue, &attribution->arguments) &&
        !is_made_in(context, cue, &attribution->arguments))
        return false;
    attribution->speaker_token = attribution->arguments.subject;
    attribution->speaker = speaker_of_phrase(context, attribution->speaker_token);
    if (attribution->speaker == ENTITY_NONE || is_call_of_several(context, cue) ||
        !attribution_read_status(context, attribution))
        return false;
    find_addressee(context, cue, attribution);
    attribution->form = cue->noun->form;
    if (!attribution_is_passive(context, &attribution->arguments))
        attribution_find_content(context, attribution);
    if (attribution->first > cue->token &&
        !token_is(document, attribution->first, "that") &&
        document_token(document, attribution->first)->tag != TAG_VBG)
        attribution->first = attribution->end = 0; /* "gave a speech in which she ..." */
    return true;
}

bool cue_takes_up(struct event_context *context, const struct cue *cue,
                  const struct attribution *last, struct attribution *attribution)
{
    const struct document *document = context->document;
    if (cue->noun == NULL || cue->token == 0 ||
        (cue->noun->kind != NOUN_ISSUED && cue->noun->kind != NOUN_GIVEN) ||
        !tag_is_noun((enum tag)document_token(document, cue->token)->tag))
        return false;
    uint32_t before = cue->token - 1;
    enum tag tag = (enum tag)document_token(document, before)->tag;
    if ((tag == TAG_JJ || tag == TAG_NN) && before > 0)
        before--;
    if (!token_among(context, before, SET_TAKING_UP))
        return false;
    attribution_begin(document, cue->token, attribution);
    attribution->speaker = last->speaker;
    attribution->speaker_token = last->speaker_token;
    attribution->status = last->status;
    attribution->confidence = 0.5;
    return true;
}

bool cue_may_fit(const struct event_context *context, const struct cue *cue)
{
    const struct document *document = context->document;
    struct cue chosen = *cue;
    choose_reading(context, &chosen);
    if (chosen.verb != NULL)
        return stands_as_verb(context, &chosen);
    if (chosen.noun != NULL)
        return tag_is_noun((enum tag)document_token(document, cue->token)->tag);
    return cue->token + 1 < document->tokens.count &&
           token_is(document, cue->token + 1, "to");
}

bool cue_read(struct event_context *context, struct cue *cue,
              const struct attribution *last, struct attribution *attribution)
{
    choose_reading(context, cue);
    if (cue->verb != NULL)
        return read_verb(context, cue, last, attribution);
    if (cue->noun != NULL)
        return read_noun(context, cue, attribution);
    return read_according(context, cue->token, attribution);
}

bool cue_read_any_verb(struct event_context *context, uint32_t verb,
                       struct attribution *attribution)
{
    struct document *document = context->document;
    attribution_begin(document, verb, attribution);
    attribution->has_arguments = true;
    attribution->weak = true;
    attribution->confidence = 0.5;
    arguments_find(document, verb, &attribution->arguments);
    attribution->speaker_token = attribution->arguments.subject;
    attribution->speaker = speaker_of_phrase(context, attribution->speaker_token);
    return attribution->speaker != ENTITY_NONE &&
           attribution_read_status(context, attribution);
}

bool cue_read_topic(struct event_context *context, uint32_t verb, uint32_t speaker,
                    struct attribution *attribution)
{
    attribution_begin(context->document, verb, attribution);
    attribution->weak = true;
    attribution->has_quotation = true;
    attribution->confidence = 0.4;
    attribution->speaker_token = speaker;
    attribution->speaker = speaker_of_phrase(context, speaker);
    attribution->status.reality = REALITY_FACT;
    attribution->status.status = STATUS_OCCURRED;
    attribution->status.reason = "a quotation behind what is told of its speaker";
    return attribution->speaker != ENTITY_NONE &&
           context->entities->items.items[attribution->speaker].type == ENTITY_PERSON;
}

bool cue_is_wish_to_know(const struct event_context *context, uint32_t token)
{
    const struct document *document = context->document;
    return token + 3 < document->tokens.count && token_is(document, token, "wanted") &&
           token_is(document, token + 1, "to") && token_is(document, token + 2, "know") &&
           token_among(context, token + 3, SET_QUESTIONS_TO_KNOW);
}

/* "called on the council to resign": not "called on the mayor at home". */
static bool asks_somebody(const struct document *document, uint32_t on)
{
    for (uint32_t i = on + 1; i + 1 < document->tokens.count && i < on + ASKED_MAX; i++) {
        if (token_is(document, i, "to"))
            return true;
        if (document_token(document, i)->is_punctuation)
            return false;
    }
    return false;
}

/* "calls that a fairy tale": what it is called is said. */
static bool judges(const struct event_context *context, const struct statement_verb *verb,
                   uint32_t next)
{
    const struct document *document = context->document;
    if (next + 2 >= document->tokens.count || !slice_is(verb->lemma, "call") ||
        !token_among(context, next, SET_PRONOUN_OBJECTS))
        return false;
    enum tag tag = (enum tag)document_token(document, next + 1)->tag;
    return tag == TAG_DT || tag == TAG_JJ;
}

bool cue_needs_quotation(const struct event_context *context, const struct cue *cue)
{
    const struct document *document = context->document;
    const struct statement_verb *verb = cue->verb;
    uint32_t next = cue->token + 1;
    if (verb == NULL || cue->noun != NULL || verb->content != CONTENT_QUOTATION)
        return false;
    if (cue_is_wish_to_know(context, cue->token))
        return false;
    if (next < document->tokens.count &&
        statement_verb_has_topic(verb->lemma, document_token(document, next)->lower))
        return token_is(document, next, "on") && !asks_somebody(document, next);
    if (judges(context, verb, next))
        return false;
    if (!statement_verb_has_objects(verb->lemma))
        return true;
    for (uint32_t i = next; i < document->tokens.count && i < next + CLAIM_MAX; i++) {
        if (document_token(document, i)->is_punctuation)
            return true;
        if (statement_verb_takes_object(verb->lemma, document_token(document, i)->lower))
            return false;
    }
    return true;
}

/* "The fund that had threatened to sue", "a motion which the party had threatened to
 * bring": told of old, and only to say who or what it is. */
static bool is_old_aside(const struct event_context *context,
                         const struct attribution *attribution)
{
    uint32_t start = sentence_range(context, attribution->sentence).first;
    for (uint32_t i = attribution->trigger; attribution->status.anterior && i > start &&
                                            i + ASIDE_MAX > attribution->trigger;
         i--) {
        if (token_among(context, i - 1, SET_ASIDE_RELATIVES) ||
            (token_is(context->document, i - 1, "that") &&
             token_at(context, i - 1)->tag != TAG_IN))
            return true;
        if (token_at(context, i - 1)->is_punctuation)
            return false;
    }
    return false;
}

/* "what Dushanbe claims" says nothing. */
static bool has_object(const struct event_context *context,
                       const struct attribution *attribution)
{
    uint32_t object = attribution->arguments.object;
    if (object != TOKEN_NONE && token_is(context->document, object, "which") &&
        strcmp(attribution->form, "announcement") == 0)
        return !attribution->status.anterior; /* "a deal, which they announced today" */
    return object != TOKEN_NONE && !is_old_aside(context, attribution) &&
           !token_among(context, object, SET_OBJECT_RELATIVES);
}

/* "have pledged 22 million dollars": money is given, not said. */
static bool gives_money(const struct event_context *context, const struct cue *cue)
{
    const struct document *document = context->document;
    uint32_t end =
        sentence_range(context, document_token(document, cue->token)->sentence).end;
    if (!slice_is(cue->verb->lemma, "pledge") && !slice_is(cue->verb->lemma, "promise"))
        return false;
    if (cue->token + 1 < end && token_is(document, cue->token + 1, "to"))
        return false;
    for (uint32_t i = cue->token + 1; i < end && i <= cue->token + MONEY_MAX; i++)
        if (document_token(document, i)->has_digit ||
            document_token(document, i)->tag == TAG_CD ||
            token_among(context, i, SET_MONEY))
            return true;
    return false;
}

/* "has promised to visit the village": a promise of old that the article knows of. */
static bool is_standing_promise(const struct event_context *context,
                                const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    return attribution->status.background && attribution->trigger + 1 < all.end &&
           token_is(context->document, attribution->trigger + 1, "to") &&
           attribution->first >= attribution->end;
}

/* "The rock is claimed by both": nothing is said. */
static bool is_said_of_thing(const struct event_context *context, const struct cue *cue,
                             const struct attribution *attribution)
{
    return attribution_is_passive(context, &attribution->arguments) &&
           strcmp(attribution->form, "announcement") != 0 &&
           attribution->first >= attribution->end &&
           attribution->told_first >= attribution->told_end &&
           !slice_is(cue->verb->lemma, "promise");
}

bool cue_has_content(struct event_context *context, const struct cue *cue,
                     const struct attribution *attribution)
{
    bool vague = attribution->speaker != ENTITY_NONE &&
                 context->entities->items.items[attribution->speaker].is_role;
    if (vague && is_old_aside(context, attribution))
        return false; /* "the man who had called him “a clown”" */
    if (attribution->has_quotation || cue->verb == NULL)
        return attribution->has_quotation || !attribution->quoted_only;
    bool indirect = attribution->first < attribution->end;
    switch (cue->verb->content) {
    case CONTENT_OCCASION:
        return true;
    case CONTENT_CLAUSE:
        if (attribution->status.background && indirect &&
            token_is(context->document, attribution->first, "to"))
            return false; /* "has asked her staff to look into it" */
        if (is_old_aside(context, attribution) &&
            cue->token + 1 < context->document->tokens.count &&
            token_among(context, cue->token + 1, SET_TO_NEVER))
            return false; /* "who had sworn never to come" */
        return indirect || attribution->told_first < attribution->told_end;
    case CONTENT_ANYTHING:
    case CONTENT_THING:
        if (is_old_aside(context, attribution) || gives_money(context, cue) ||
            is_standing_promise(context, attribution))
            return false;
        if (is_said_of_thing(context, cue, attribution))
            return false;
        return indirect || has_object(context, attribution) ||
               (attribution->told_first < attribution->told_end &&
                attribution->arguments.object == TOKEN_NONE) ||
               (!is_old_aside(context, attribution) &&
                cue->token + 1 < context->document->tokens.count &&
                token_is(context->document, cue->token + 1, "to"));
    case CONTENT_QUOTATION:
        return (indirect && cue_is_wish_to_know(context, cue->token)) ||
               (attribution->told_first < attribution->told_end &&
                !is_old_aside(context, attribution) &&
                !cue_needs_quotation(context, cue));
    }
    return false;
}
