#include "event/attribution_status.h"

#include "event/attribution_speaker.h"
#include "event/speaker.h"

#include <string.h>

enum {
    AUXILIARIES_MAX = 5, /* tokens before a verb that can belong to it */
    CONDITION_MAX = 10   /* tokens between "if" and its verb of saying */
};

/* "He said that she had said ...": the outer one vouches for the inner one. */
static uint32_t voucher_of(struct event_context *context, uint32_t predicate)
{
    struct document *document = context->document;
    const struct token *token = document_token(document, predicate);
    if (token->label != LABEL_CCOMP || token->head == TOKEN_NONE)
        return ENTITY_NONE;
    const struct statement_verb *verb =
        statement_verb_find(document_token(document, token->head)->lower);
    if (verb == NULL || (token->head > predicate && verb->content != CONTENT_CLAUSE))
        return ENTITY_NONE;
    struct arguments outer;
    arguments_find(document, token->head, &outer);
    uint32_t speaker = speaker_of_phrase(context, outer.subject);
    return speaker != ENTITY_NONE
               ? speaker
               : speaker_of_phrase(context, speaker_before(context, token->head));
}

/* "previously warned": known of old. */
static bool has_background_adverb(const struct event_context *context, uint32_t verb)
{
    return verb > 0 && token_among(context, verb - 1, SET_BACKGROUND_ADVERBS);
}

/* "The airline has announced ..." at the head of an article is its news, no
 * background. */
static bool is_lead_news(const struct event_context *context,
                         const struct attribution *attribution)
{
    const struct document *document = context->document;
    if (strcmp(attribution->form, "announcement") != 0)
        return false;
    for (size_t i = 0; i < document->sentences.count; i++) {
        uint32_t block = document->sentences.items[i].block;
        if (context->article->blocks.items[block].kind == BLOCK_PARAGRAPH)
            return i == attribution->sentence;
    }
    return false;
}

/* The auxiliaries that stand before the cue: the tree often lends it those of what was
 * said. */
struct auxiliaries {
    bool negated, modal, has, had;
};

static struct auxiliaries auxiliaries_of(const struct event_context *context,
                                         uint32_t verb)
{
    const struct document *document = context->document;
    struct token_range all =
        sentence_range(context, document_token(document, verb)->sentence);
    struct auxiliaries found = {0};
    for (uint32_t i = verb; i > all.first && i + AUXILIARIES_MAX > verb; i--) {
        if (document_token(document, i - 1)->is_punctuation)
            break;
        bool name = document_token(document, i - 1)->capitalised &&
                    tag_is_name((enum tag)document_token(document, i - 1)->tag);
        found.negated |= !name && token_among(context, i - 1, SET_NEGATED_SAYING);
        found.modal |= document_token(document, i - 1)->tag == TAG_MD;
        found.has |= token_among(context, i - 1, SET_HAVE_PERFECT);
        found.had |= token_is(document, i - 1, "had");
        enum tag tag = (enum tag)document_token(document, i - 1)->tag;
        bool inverted = tag == TAG_PRP && i >= all.first + 2 &&
                        token_among(context, i - 2, SET_EMPHATIC_AUXILIARIES);
        if (tag_is_name(tag) || (tag == TAG_PRP && !inverted))
            break; /* "had what he called ..." */
    }
    return found;
}

/* "denied that the Front had threatened": it is said not to have been said. */
static bool is_denied(const struct document *document, uint32_t predicate)
{
    const struct token *token = document_token(document, predicate);
    bool having = predicate > 0 && token_is(document, predicate - 1, "having");
    if ((token->label != LABEL_CCOMP && !having) || token->head >= predicate)
        return false; /* "denied having promised it" */
    const struct statement_verb *verb =
        statement_verb_find(document_token(document, token->head)->lower);
    return verb != NULL && slice_is(verb->lemma, "deny");
}

/* "If Holt says so": the condition stands before the cue, not in what was said. */
static bool is_conditional(const struct event_context *context,
                           const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    for (uint32_t i = attribution->trigger;
         i > all.first && i + CONDITION_MAX > attribution->trigger; i--) {
        if (token_among(context, i - 1, SET_CONDITIONALS))
            return true;
        if (token_is(context->document, i - 1, ","))
            return false;
    }
    return false;
}

/* "Neither Holt nor Voss said": those who say nothing. */
static bool says_nobody(const struct event_context *context,
                        const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    for (uint32_t i = attribution->trigger;
         i > all.first && i + CONDITION_MAX > attribution->trigger; i--) {
        if (token_among(context, i - 1, SET_NOBODY))
            return true;
        if (token_at(context, i - 1)->is_punctuation)
            return false;
    }
    return false;
}

/* "until Congress confirms a successor": still to come. */
static bool is_awaited(const struct event_context *context,
                       const struct attribution *attribution)
{
    struct token_range all = sentence_range(context, attribution->sentence);
    enum tag tag = (enum tag)token_at(context, attribution->trigger)->tag;
    for (uint32_t i = attribution->trigger;
         (tag == TAG_VBZ || tag == TAG_VBP) && i > all.first &&
         i + CONDITION_MAX > attribution->trigger;
         i--) {
        if (token_among(context, i - 1, SET_AWAITED))
            return true;
        if (token_at(context, i - 1)->is_punctuation)
            return false;
    }
    return false;
}

/* A finite verb of saying stands for itself: what governs it in the tree is, as often as
 * not, a verb of what was said. */
static bool read_finite_status(struct event_context *context,
                               struct attribution *attribution)
{
    struct predicate_status *status = &attribution->status;
    uint32_t predicate = attribution->predicate;
    struct auxiliaries own = auxiliaries_of(context, predicate);
    status->reality = REALITY_FACT;
    status->status = STATUS_OCCURRED;
    status->reason = "told as a fact";
    status->background = (own.has && !is_lead_news(context, attribution)) ||
                         has_background_adverb(context, predicate);
    status->anterior = own.had;
    status->attributed_to = voucher_of(context, predicate);
    bool conditional = (attribution->arguments.flags & PREDICATE_CONDITIONAL) &&
                       is_conditional(context, attribution);
    return !conditional && !own.negated && !own.modal &&
           !is_awaited(context, attribution) && !says_nobody(context, attribution) &&
           !is_denied(context->document, predicate);
}

/* "pointed to a case of old to say that": what it was done for was done. */
static bool is_done_for(const struct event_context *context,
                        const struct attribution *attribution, uint32_t head)
{
    const struct document *document = context->document;
    const struct token *token = token_at(context, attribution->predicate);
    uint32_t next = attribution->trigger + 1;
    return token->label == LABEL_ADVCL && head + 1 < attribution->predicate &&
           token_at(context, head)->tag == TAG_VBD && next < document->tokens.count &&
           token_is(document, next, "that");
}

/* "continued to insist", "went on to say": it was said. */
static bool goes_on(struct event_context *context, const struct attribution *attribution)
{
    uint32_t head = token_at(context, attribution->predicate)->head;
    return (attribution->arguments.flags & PREDICATE_INFINITIVE) && head != TOKEN_NONE &&
           (lemma_among(context, head, SET_GO_ON) ||
            is_done_for(context, attribution, head));
}

/* "Boeing say airlines ...": a base form right behind its subject is a present tense. */
static bool is_plain_present(const struct event_context *context,
                             const struct attribution *attribution)
{
    uint32_t verb = attribution->predicate;
    if (verb == 0 || attribution->speaker_token + 1 != verb ||
        token_at(context, verb)->tag != TAG_VB)
        return false;
    enum tag before = (enum tag)token_at(context, verb - 1)->tag;
    return (tag_is_noun(before) || before == TAG_PRP) &&
           !(attribution->arguments.flags & (PREDICATE_MODAL | PREDICATE_FUTURE));
}

/* "would say only that", "would only confirm": this was said, and no more. */
static bool says_only(const struct event_context *context,
                      const struct attribution *attribution)
{
    const struct document *document = context->document;
    uint32_t verb = attribution->predicate;
    if (verb < 2 || token_at(context, verb)->tag != TAG_VB)
        return false;
    if (token_is(document, verb - 1, "only"))
        return token_is(document, verb - 2, "would");
    return token_is(document, verb - 1, "would") && verb + 1 < document->tokens.count &&
           token_is(document, verb + 1, "only");
}

bool attribution_read_status(struct event_context *context,
                             struct attribution *attribution)
{
    const struct token *token = token_at(context, attribution->predicate);
    unsigned flags = attribution->arguments.flags;
    bool past = !tag_is_verb((enum tag)token->tag) || token->tag == TAG_VBD ||
                token->tag == TAG_VBG || token->tag == TAG_VBZ;
    bool finite = token->tag == TAG_VBP ||
                  (token->tag == TAG_VBN &&
                   !attribution_is_passive(context, &attribution->arguments));
    if (past || attribution_is_reduced(context, attribution->predicate) ||
        (finite && !(flags & (PREDICATE_FUTURE | PREDICATE_INFINITIVE))))
        return read_finite_status(context, attribution);
    if (goes_on(context, attribution) || is_plain_present(context, attribution))
        return read_finite_status(context, attribution);
    if (says_only(context, attribution)) {
        (void)read_finite_status(context, attribution);
        return true;
    }
    status_find(context, &attribution->arguments, &attribution->status);
    return attribution->status.reality == REALITY_FACT;
}
