#include "event/speaker.h"

#include "event/actors.h"
#include "event/statement_word.h"
#include "language/language.h"

enum {
    PHRASE_MAX = 24,
    BESIDE_MAX = 4,
    COMMAS_MAX = 40,
    HONORIFICS_MAX = 3, /* tokens before a name behind a comma */
    AGE_WORDS = 5,      /* from "the" to "old" of "the 61-year-old" */
    AGE_SENTENCES = 3,  /* back to who that is */
    DESCRIBED_MAX = 8,  /* tokens of "a retired vet named" */
    NAMED_MAX = 512     /* entities among which a surname is looked up */
};

static struct slice lower_of(const struct document *document, uint32_t token)
{
    return document->tokens.items[token].lower;
}

static const struct statement_noun *noun_row(const struct document *document,
                                             uint32_t token)
{
    struct slice before = token > 0 ? lower_of(document, token - 1) : slice_make("", 0);
    return statement_noun_find(before, lower_of(document, token));
}

bool speaker_is_fit(const struct event_context *context, uint32_t entity)
{
    return entity != ENTITY_NONE && entity_can_act(context, entity);
}

static uint32_t mention_entity(const struct event_context *context, uint32_t token)
{
    uint32_t entity = entity_of_token(context->entities, token);
    return speaker_is_fit(context, entity) ? entity : ENTITY_NONE;
}

/* "Maariv reported": a capitalised word at a sentence's start that no dictionary has. */
static bool is_unknown_name(const struct event_context *context, uint32_t token)
{
    const struct token *word = &context->document->tokens.items[token];
    return word->capitalised &&
           language_word_classes(context->extractor->language, word->lower) == 0 &&
           (word->tag != TAG_NNS ||
            language_word_classes(context->extractor->language,
                                  document_lemma(context->document, token)) == 0);
}

/* "a statement by Boeing", "figures released by the bank", "a piece in the Gazette". */
static uint32_t owner_behind(struct event_context *context, uint32_t noun)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document->tokens.items[noun].sentence);
    uint32_t end = noun + PHRASE_MAX < all.end ? noun + PHRASE_MAX : all.end;
    for (uint32_t i = noun + 1; i + 1 < end; i++) {
        const struct token *token = &document->tokens.items[i];
        if (token_is(document, i, ",") && token_among(context, i + 1, SET_MADE_PUBLIC))
            continue;
        if (token->is_punctuation || tag_is_verb((enum tag)token->tag)) {
            if (!token_among(context, i, SET_MADE_PUBLIC))
                return ENTITY_NONE;
            continue;
        }
        if (!token_among(context, i, SET_PAPER_PREPOSITIONS))
            continue;
        for (uint32_t j = i + 1; j < end && j < i + BESIDE_MAX; j++) {
            uint32_t entity = mention_entity(context, j);
            if (entity == ENTITY_NONE &&
                context->entities->mention_of_token[j] == UINT32_MAX &&
                (tag_is_name((enum tag)document->tokens.items[j].tag) ||
                 is_unknown_name(context, j)) &&
                context->timex_of_token[j] == TIMEX_NONE)
                entity = entity_for_phrase(context->entities, j);
            if (entity != ENTITY_NONE)
                return entity;
        }
    }
    return ENTITY_NONE;
}

/* "Boeing's statement", "the union memo". */
static uint32_t owner_before(const struct event_context *context, uint32_t noun)
{
    const struct document *document = context->document;
    for (uint32_t i = 1; i <= BESIDE_MAX && i <= noun; i++) {
        const struct token *token = &document->tokens.items[noun - i];
        if (token->sentence != document->tokens.items[noun].sentence ||
            tag_is_verb((enum tag)token->tag) || token->tag == TAG_IN ||
            (token->is_punctuation && token->tag != TAG_HYPH))
            return ENTITY_NONE;
        uint32_t entity = mention_entity(context, noun - i);
        if (entity != ENTITY_NONE &&
            (token->head == noun || i == 1 ||
             document->tokens.items[noun - i + 1].tag == TAG_POS))
            return entity;
    }
    return ENTITY_NONE;
}

bool speaker_is_person_word(const struct event_context *context, uint32_t token)
{
    struct slice lemma = document_lemma(context->document, token);
    return (language_word_classes(context->extractor->language, lemma) &
            (WORD_PERSON | WORD_GROUP)) != 0;
}

/* A capitalised word that is tagged as something else: "said Cuban, who owns the club". */
static bool is_name_like(const struct event_context *context, uint32_t token)
{
    const struct token *word = &context->document->tokens.items[token];
    bool first = context->document->sentences.items[word->sentence].first == token;
    return word->capitalised && context->timex_of_token[token] == TIMEX_NONE &&
           (first ? is_unknown_name(context, token) : word->tag == TAG_JJ);
}

/* The person whose name ends with the word; a new entity where there is none. */
static uint32_t entity_named(struct event_context *context, uint32_t token)
{
    const struct entities *entities = context->entities;
    struct slice form = context->document->tokens.items[token].form;
    for (size_t i = 0; i < entities->items.count && i < NAMED_MAX; i++) {
        struct slice name = entities->items.items[i].name;
        bool fits = entities->items.items[i].type == ENTITY_PERSON &&
                    name.size > form.size + 1 &&
                    name.data[name.size - form.size - 1] == ' ' &&
                    slice_equal(slice_part(name, name.size - form.size, name.size), form);
        if (fits)
            return (uint32_t)i;
    }
    return entity_for_phrase(context->entities, token);
}

/* "The 61-year-old": told of somebody by no more than the age. */
static bool is_age(const struct document *document, uint32_t head)
{
    uint32_t start =
        document->sentences.items[document->tokens.items[head].sentence].first;
    return token_is(document, head, "old") && head >= start + AGE_WORDS &&
           token_is(document, head - 2, "year") &&
           token_is(document, head - AGE_WORDS, "the");
}

/* The person that was last named before the sentence of the token. */
static uint32_t last_person(const struct event_context *context, uint32_t token)
{
    const struct document *document = context->document;
    const struct entities *entities = context->entities;
    uint32_t sentence = document->tokens.items[token].sentence;
    uint32_t start = document->sentences.items[sentence].first;
    uint32_t from = sentence >= AGE_SENTENCES ? sentence - AGE_SENTENCES : 0;
    for (uint32_t i = start; i > document->sentences.items[from].first; i--) {
        uint32_t mention = entities->mention_of_token[i - 1];
        if (mention == UINT32_MAX ||
            entities->mentions.items[mention].kind != MENTION_NAME)
            continue;
        uint32_t entity = entities->mentions.items[mention].entity;
        if (entity != ENTITY_NONE && entities->items.items[entity].type == ENTITY_PERSON)
            return entity;
    }
    return ENTITY_NONE;
}

/* "four in 10" of those who were asked */
static bool is_share_of_people(const struct event_context *context, uint32_t head)
{
    const struct token *tokens = context->document->tokens.items;
    struct token_range all = sentence_range(context, tokens[head].sentence);
    return tokens[head].tag == TAG_CD && head + 2 < all.end &&
           token_is(context->document, head + 1, "in") && tokens[head + 2].tag == TAG_CD;
}

uint32_t speaker_of_phrase(struct event_context *context, uint32_t head)
{
    struct document *document = context->document;
    if (head == TOKEN_NONE || token_among(context, head, SET_NO_SPEAKER))
        return ENTITY_NONE;
    if (context->timex_of_token[head] != TIMEX_NONE)
        return ENTITY_NONE; /* "On Friday said the mayor ..." */
    if (is_age(document, head))
        return last_person(context, head);
    if (is_share_of_people(context, head))
        return entity_for_phrase(context->entities, head);
    enum tag tag = (enum tag)document->tokens.items[head].tag;
    if (!tag_is_name(tag) && noun_row(document, head) != NULL) {
        uint32_t owner = owner_before(context, head);
        if (owner == ENTITY_NONE)
            owner = owner_behind(context, head);
        return owner != ENTITY_NONE ? owner : entity_for_phrase(context->entities, head);
    }
    if (token_among(context, head, SET_REPRESENTATIVES)) {
        uint32_t owner = owner_before(context, head); /* "the union's representatives" */
        if (owner != ENTITY_NONE &&
            context->entities->items.items[owner].type == ENTITY_ORGANIZATION)
            return owner;
    }
    uint32_t entity = entity_of_token(context->entities, head);
    if (speaker_is_fit(context, entity))
        return entity;
    if (entity == ENTITY_NONE && tag == TAG_JJ && is_name_like(context, head))
        return entity_named(context, head); /* "Cuban said" */
    if (entity == ENTITY_NONE &&
        (tag_is_name(tag) || is_unknown_name(context, head) ||
         (tag_is_noun(tag) && (speaker_is_person_word(context, head) ||
                               token_among(context, head, SET_OUTLETS) ||
                               lemma_among(context, head, SET_CROWDS)))))
        return entity_for_phrase(context->entities, head);
    return ENTITY_NONE;
}

/* Words that may stand between a name and its verb: "Kerry also said". */
static bool is_filler(const struct token *token)
{
    return token->tag == TAG_RB || token->tag == TAG_DT || token->tag == TAG_JJ ||
           token->tag == TAG_MD || slice_is(token->lower, "has") ||
           slice_is(token->lower, "have") || slice_is(token->lower, "had");
}

static uint32_t head_of_mention(const struct event_context *context, uint32_t token)
{
    uint32_t mention = context->entities->mention_of_token[token];
    return mention == UINT32_MAX ? TOKEN_NONE
                                 : context->entities->mentions.items[mention].head;
}

/* "“...,” read the statement": a paper behind the verb speaks; not in "tweeted a warning". */
static bool is_paper_behind(const struct event_context *context, uint32_t verb,
                            uint32_t at)
{
    const struct document *document = context->document;
    const struct token *word = &document->tokens.items[at];
    uint32_t first = document->sentences.items[word->sentence].first;
    bool quoted = verb > first && token_is(document, verb - 1, "\"");
    return tag_is_noun((enum tag)word->tag) && noun_row(document, at) != NULL &&
           (quoted || !token_among(context, at - 1, SET_INDEFINITE_ARTICLES));
}

/* Whether the word, which is in no mention, can speak beside the verb; 'next': right
 * beside it. */
static bool can_speak_beside(const struct event_context *context, uint32_t verb,
                             uint32_t at, bool behind, bool next)
{
    enum tag tag = (enum tag)context->document->tokens.items[at].tag;
    bool noun = tag_is_noun(tag) && (!behind || speaker_is_person_word(context, at));
    return tag_is_name(tag) || (behind && is_paper_behind(context, verb, at)) ||
           (next && (noun || is_name_like(context, at)));
}

static uint32_t mention_towards(const struct event_context *context, uint32_t verb,
                                bool behind)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document->tokens.items[verb].sentence);
    for (uint32_t step = 1; step <= BESIDE_MAX; step++) {
        if (behind ? verb + step >= all.end : verb < all.first + step)
            return TOKEN_NONE;
        uint32_t at = behind ? verb + step : verb - step;
        if (context->timex_of_token[at] != TIMEX_NONE)
            return TOKEN_NONE; /* ", announced today that" */
        if (behind && document->tokens.items[at].tag == TAG_PRP_POSSESSIVE)
            continue; /* "said his aide" */
        uint32_t head = head_of_mention(context, at);
        if (head != TOKEN_NONE)
            return head;
        if (can_speak_beside(context, verb, at, behind, step == 1))
            return at;
        bool before_name = behind && token_among(context, at, SET_RETIRED);
        if (!before_name && !is_filler(&document->tokens.items[at]))
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* "said CBS moderator Nancy Cordes": the names that follow without a break belong
 * together, and the last one names the person. */
static uint32_t last_of_name(const struct event_context *context, uint32_t head)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document->tokens.items[head].sentence);
    uint32_t last = head;
    for (uint32_t i = head + 1; i < all.end && i < head + PHRASE_MAX; i++) {
        bool number =
            document->tokens.items[i].has_digit; /* "Local 611 president Holt" */
        if (!number && !tag_is_noun((enum tag)document->tokens.items[i].tag))
            break;
        uint32_t inner = head_of_mention(context, i);
        if (inner != TOKEN_NONE)
            last = inner;
    }
    return last;
}

uint32_t speaker_before(const struct event_context *context, uint32_t verb)
{
    return mention_towards(context, verb, false);
}

bool speaker_is_inverted(const struct event_context *context, uint32_t verb,
                         uint32_t behind)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document->tokens.items[verb].sentence);
    if (verb == all.first || token_is(document, verb - 1, "\""))
        return true;
    const struct statement_verb *row =
        statement_verb_find(document->tokens.items[verb].lower);
    if (row != NULL && row->addressee == ADDRESSEE_OBJECT)
        return false; /* ", told the paper": that is who was told */
    if (behind > verb + 1 && noun_row(document, behind) != NULL &&
        token_among(context, behind - 1, SET_INDEFINITE_ARTICLES))
        return false; /* "..., tweeted a warning" */
    uint32_t mention = context->entities->mention_of_token[behind];
    uint32_t next = mention != UINT32_MAX ? context->entities->mentions.items[mention].end
                                          : behind + 1;
    return next >= all.end || document->tokens.items[next].is_punctuation ||
           document->tokens.items[next].tag == TAG_IN ||
           context->timex_of_token[next] != TIMEX_NONE;
}

static uint32_t mention_ending_at(const struct event_context *context, uint32_t end)
{
    uint32_t mention = context->entities->mention_of_token[end - 1];
    if (mention != UINT32_MAX)
        return context->entities->mentions.items[mention].end == end
                   ? context->entities->mentions.items[mention].head
                   : TOKEN_NONE;
    enum tag tag = (enum tag)context->document->tokens.items[end - 1].tag;
    return tag_is_name(tag) ? end - 1 : TOKEN_NONE;
}

/* The first word for a person behind "a", or TOKEN_NONE. */
static uint32_t person_behind_article(const struct event_context *context, uint32_t first,
                                      uint32_t end)
{
    if (first >= end || !token_among(context, first, SET_INDEFINITE_ARTICLES))
        return TOKEN_NONE;
    for (uint32_t i = first + 1; i < end && i < first + DESCRIBED_MAX; i++)
        if (tag_is_noun((enum tag)context->document->tokens.items[i].tag) &&
            speaker_is_person_word(context, i))
            return i;
    return TOKEN_NONE;
}

/* "Holt, whose brother is held, told ...": the mention before the commas that end right
 * before the verb. */
static uint32_t before_commas(const struct event_context *context, uint32_t verb)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document->tokens.items[verb].sentence);
    if (verb < all.first + 3 || !token_is(document, verb - 1, ","))
        return TOKEN_NONE;
    for (uint32_t i = verb - 2; i > all.first && i + COMMAS_MAX > verb; i--) {
        if (!token_is(document, i, ","))
            continue;
        if (document->tokens.items[i - 1].has_digit && i >= all.first + 2 &&
            token_is(document, i - 2, ","))
            continue; /* "Bruno Marsh, 54, a welder, said" */
        uint32_t before = mention_ending_at(context, i);
        uint32_t inner = context->entities->mention_of_token[i + 1];
        bool apposed = inner != UINT32_MAX &&
                       context->entities->mentions.items[inner].kind == MENTION_NAME &&
                       context->entities->mentions.items[inner].end + 1 == verb;
        uint32_t outer = before == TOKEN_NONE
                             ? UINT32_MAX
                             : context->entities->mention_of_token[before];
        if (apposed &&
            (outer == UINT32_MAX || context->entities->mentions.items[outer].plural ||
             context->entities->mentions.items[outer].kind == MENTION_PRONOUN))
            return context->entities->mentions.items[inner]
                .head; /* "One of them, Holt," */
        uint32_t inner_person = person_behind_article(context, i + 1, verb - 1);
        if (before == TOKEN_NONE && inner_person != TOKEN_NONE)
            return inner_person; /* "The oldest, a boatswain of 58, said" */
        return before != TOKEN_NONE ? before : mention_ending_at(context, verb - 1);
    }
    return TOKEN_NONE;
}

uint32_t speaker_beside(const struct event_context *context, uint32_t verb)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document->tokens.items[verb].sentence);
    if (verb == all.first || document->tokens.items[verb - 1].is_punctuation) {
        uint32_t behind = mention_towards(context, verb, true);
        if (behind != TOKEN_NONE && speaker_is_inverted(context, verb, behind))
            return last_of_name(context, behind);
    }
    uint32_t first = verb; /* of "had also told" */
    while (first > all.first && is_filler(&document->tokens.items[first - 1]))
        first--;
    if (first > all.first && token_is(document, first - 1, ","))
        return before_commas(context, first);
    return mention_towards(context, verb, false);
}

/* "a retired vet named Yusuf Dheere": where the name begins behind "a" and "named", or
 * TOKEN_NONE. */
static uint32_t name_behind_named(const struct event_context *context, uint32_t first,
                                  uint32_t end)
{
    const struct document *document = context->document;
    if (first >= end || !token_among(context, first, SET_INDEFINITE_ARTICLES))
        return TOKEN_NONE;
    for (uint32_t i = first + 1; i + 1 < end && i < first + DESCRIBED_MAX; i++) {
        if (token_among(context, i, SET_NAMED))
            return i + 1;
        if (document->tokens.items[i].is_punctuation)
            return TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* Where the name behind the comma begins: "its chairman, Tan Sri | Rosli Noor,", "their
 * leader, a vet named | Ada Quill,". */
static uint32_t name_behind_comma(const struct event_context *context, uint32_t comma,
                                  uint32_t end)
{
    uint32_t named = name_behind_named(context, comma + 1, end);
    uint32_t first = comma + 1;
    if (named != TOKEN_NONE)
        return named;
    while (first + 1 < end && first < comma + HONORIFICS_MAX &&
           context->entities->mention_of_token[first] == UINT32_MAX &&
           tag_is_name((enum tag)context->document->tokens.items[first].tag))
        first++;
    return first;
}

/* The head of the name behind the comma, when it is one of the role's bearer and a mark
 * closes it; else TOKEN_NONE. */
static uint32_t bearer_behind_comma(const struct event_context *context, uint32_t role,
                                    uint32_t comma, uint32_t sentence_end)
{
    const struct document *document = context->document;
    const struct entities *entities = context->entities;
    uint32_t first = name_behind_comma(context, comma, sentence_end);
    uint32_t mention = entities->mention_of_token[first];
    if (mention == UINT32_MAX)
        return TOKEN_NONE;
    const struct mention *name = &entities->mentions.items[mention];
    if (name->entity == ENTITY_NONE)
        return TOKEN_NONE;
    enum entity_type type = entities->items.items[name->entity].type;
    uint32_t known = entity_of_token(entities, role);
    bool body = type == ENTITY_ORGANIZATION && known != ENTITY_NONE &&
                entities->items.items[known].type == ENTITY_ORGANIZATION;
    bool is_person = name->kind == MENTION_NAME &&
                     (type == ENTITY_PERSON || type == ENTITY_UNKNOWN || body);
    uint32_t end = name->end;
    while (end < sentence_end && document->tokens.items[end].capitalised &&
           tag_is_name((enum tag)document->tokens.items[end].tag))
        end++; /* "Rosli Mat | Nor" */
    bool closed = end >= sentence_end || document->tokens.items[end].is_punctuation;
    return is_person && closed && name->first == first ? name->head : TOKEN_NONE;
}

uint32_t speaker_apposed(const struct event_context *context, uint32_t role,
                         uint32_t verb)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document->tokens.items[role].sentence);
    for (uint32_t i = role + 1; i + 1 < all.end && i < role + PHRASE_MAX; i++) {
        if (i == verb || tag_is_verb((enum tag)document->tokens.items[i].tag))
            return TOKEN_NONE;
        if (token_is(document, i, ","))
            return bearer_behind_comma(context, role, i, all.end);
    }
    return TOKEN_NONE;
}
