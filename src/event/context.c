#include "event/context.h"
#include "event/tables.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "event/actors.h"
#include "event/evidence.h"
#include "event/tense.h"

enum {
    LEAD_SENTENCES = 4, /* title and date line included */
    LEAD_DAYS_MAX = 7   /* older news is no news */
};

static void read_publication(struct event_context *context)
{
    const struct article_date *published = &context->article->published;
    context->has_published = published->origin != DATE_FROM_NONE;
    if (context->has_published)
        context->published = instant_day(published->at);
}

static void index_timexes(struct event_context *context)
{
    size_t count = context->document->tokens.count;
    context->timex_of_token = ARENA_NEW_ARRAY(context->arena, count, uint32_t);
    for (size_t i = 0; i < count; i++)
        context->timex_of_token[i] = TIMEX_NONE;
    for (size_t i = 0; i < context->timexes.count; i++) {
        const struct timex *timex = &context->timexes.items[i];
        for (uint32_t token = timex->first; token < timex->end; token++)
            context->timex_of_token[token] = (uint32_t)i;
    }
}

/* A line that holds a date and nothing else is the article's own date. */
static bool is_date_line(const struct event_context *context, const struct timex *timex)
{
    uint32_t index = context->document->tokens.items[timex->first].sentence;
    const struct sentence *sentence = &context->document->sentences.items[index];
    uint32_t words = 0;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        words += !context->document->tokens.items[i].is_punctuation &&
                 context->timex_of_token[i] == TIMEX_NONE;
    return words <= 1;
}

/*
 * Weeklies and wikis tell of what happened days before they appear: when the lead names an
 * older day, and no sentence the last two, undated reports may be as old.
 */
static void read_news_begin(struct event_context *context)
{
    int32_t begin = context->published - 1;
    int32_t named = INT32_MIN;
    for (size_t i = 0; i < context->timexes.count; i++) {
        const struct timex *timex = &context->timexes.items[i];
        bool lead =
            context->document->tokens.items[timex->first].sentence < LEAD_SENTENCES;
        if (!timex->resolved || timex->granularity > GRANULARITY_DAY ||
            (timex->type != TIMEX_DATE && timex->type != TIMEX_TIME) ||
            is_date_line(context, timex))
            continue;
        int32_t day = instant_day(timex->interval.begin);
        if (day <= context->published && day > named && (lead || day >= begin))
            named = day;
    }
    bool older = named < begin && named >= begin - LEAD_DAYS_MAX;
    context->news_begin = older ? named : begin;
}

static const struct event_tables *tables_of(struct arena *arena,
                                            const struct extractor *extractor)
{
    if (extractor->tables != NULL)
        return extractor->tables;
    struct event_tables *tables = ARENA_NEW(arena, struct event_tables);
    event_tables_fill(tables);
    return tables;
}

struct event_context *event_context_new(struct arena *arena,
                                        const struct extractor *extractor,
                                        const struct article *article,
                                        const struct extract_options *options)
{
    struct event_context *context = ARENA_NEW(arena, struct event_context);
    context->arena = arena;
    context->extractor = extractor;
    context->tables = tables_of(arena, extractor);
    context->words = &context->tables->words;
    context->options = options;
    context->article = article;
    context->document = document_new(arena, extractor->language, article);
    temporal_find(context->document, &context->timexes);
    context->entities = entities_find(context->document, extractor->gazetteer);
    context->record = ARENA_NEW(arena, struct record);
    context->record->arena = arena;
    read_publication(context);
    index_timexes(context);
    read_news_begin(context);
    return context;
}

struct draft *draft_new(struct event_context *context, enum event_kind kind,
                        uint32_t predicate)
{
    struct draft *draft = ARENA_NEW(context->arena, struct draft);
    draft->predicate = predicate;
    draft->timex = TIMEX_NONE;
    draft->event.kind = kind;
    draft->event.count = 1;
    draft->event.attributed_to = INDEX_NONE;
    draft->event.place_actor = INDEX_NONE;
    draft->event.time.interval = INTERVAL_UNBOUNDED;
    draft_add_mention(context, draft, predicate, 1.0);
    vector_push(context->arena, &context->drafts, draft);
    return draft;
}

void draft_add_mention(struct event_context *context, struct draft *draft,
                       uint32_t trigger, double confidence)
{
    const struct token *token = &context->document->tokens.items[trigger];
    const struct sentence *sentence =
        &context->document->sentences.items[token->sentence];
    struct span word = evidence_of_tokens(context, trigger, trigger + 1);
    struct event_mention mention = {
        .span = evidence_of_tokens(context, sentence->first, sentence->end),
        .sentence = evidence_sentence(context, token->sentence),
        .trigger = word.text,
        .trigger_start = word.start,
        .trigger_end = word.end,
        .confidence = confidence,
    };
    if (context->options->actions)
        mention.tense = tense_of(context, trigger);
    vector_push(context->arena, &draft->event.mentions, mention);
}

struct draft *draft_resolved(struct draft *draft)
{
    while (draft->same_as != NULL)
        draft = draft->same_as;
    return draft;
}

bool draft_has_participant(const struct event_context *context, const struct draft *draft,
                           uint32_t entity)
{
    if (entity == ENTITY_NONE || entity >= context->actor_of_entity.count)
        return false;
    uint32_t actor = context->actor_of_entity.items[entity];
    return actor != INDEX_NONE && event_has_participant(&draft->event, actor);
}

void draft_add_participant(struct event_context *context, struct draft *draft,
                           uint32_t entity, enum participant_role role)
{
    if (entity == ENTITY_NONE || draft_has_participant(context, draft, entity))
        return;
    struct participant participant = {actor_of_entity(context, entity), role};
    vector_push(context->arena, &draft->event.participants, participant);
}

/* Quotations stand in text order and do not overlap: binary search. */
const struct quotation *quotation_at(const struct event_context *context, uint32_t token)
{
    size_t low = 0;
    size_t high = context->quotations.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct quotation *quotation = &context->quotations.items[middle];
        if (token < quotation->first)
            high = middle;
        else if (token >= quotation->end)
            low = middle + 1;
        else
            return quotation;
    }
    return NULL;
}

struct token_range sentence_range(const struct event_context *context, uint32_t sentence)
{
    const struct sentence *found = &context->document->sentences.items[sentence];
    return (struct token_range){found->first, found->end};
}

bool lemma_in(struct document *document, uint32_t token, const char *words)
{
    return word_in(document_lemma(document, token), slice_of(words));
}

bool lemma_among(const struct event_context *context, uint32_t token, enum word_set set)
{
    const struct token *found = &context->document->tokens.items[token];
    struct slice lemma = document_lemma(context->document, token);
    bool as_written = lemma.data == found->lower.data && lemma.size == found->lower.size;
    return word_index_has(context->words, as_written ? found->hash : hash_bytes(lemma),
                          set);
}
