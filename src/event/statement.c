#include "event/statement.h"

#include "base/buffer.h"
#include "event/actors.h"
#include "event/anchor.h"
#include "event/attribution.h"
#include "event/evidence.h"
#include "event/live.h"
#include "event/place.h"
#include "event/statement_text.h"
#include "event/statement_time.h"

#include <string.h>

enum {
    UNNAMED_SENTENCES = 3, /* from "a spokesman said" to his name */
    SPEAKER_WORDS = 6,     /* of title and role before a name */
    DETERMINER_MAX = 5,    /* tokens of "the French news agency" */
    OCCASIONS_BACK_MAX =
        6,               /* earlier occasions of a speaker that may be taken up again */
    CONTENT_LIMIT = 4096 /* bytes of the content of one statement */
};

/* What one speaker said on one occasion, and what makes it that occasion. */
struct occasion {
    struct draft *draft;
    uint32_t speaker;       /* entity */
    uint32_t speaker_token; /* of its first attribution */
    uint32_t before;        /* the same speaker's occasion before, or INDEX_NONE */
    bool dated, planned, background;
    bool anterior;      /* "had said" */
    bool present;       /* "says" */
    bool old;           /* its day lies before the article's news */
    uint32_t block;     /* of its first attribution */
    bool to_outlet;     /* "told the Herald", "told me" */
    bool recent;        /* its day is the article's own or the one before */
    bool joint;         /* said by several together */
    bool for_country;   /* its ministry speaks for the one that spoke right before */
    uint32_t sentence;  /* of its last attribution */
    uint32_t addressee; /* entity, or ENTITY_NONE */
    bool vague;         /* the addressee is "the paper", which may be one named before */
    bool placed;
    uint32_t lead; /* the attribution that the title is made of; INDEX_NONE: none yet */
    struct saying saying; /* what it says */
    struct buffer content;
};

/* The statements of an article while they are gathered. */
struct gathering {
    struct event_context *context;
    struct attributions attributions;
    VECTOR(struct occasion) occasions;
    uint32_t *last_of_speaker; /* by entity: an occasion, or INDEX_NONE */
    uint32_t *occasion_of;     /* by attribution */
    size_t speakers;           /* entities that last_of_speaker covers */
};

/* ---- one attribution as a draft ---- */

static bool is_dated(const struct draft *draft)
{
    return draft->event.time.basis == BASIS_EXPLICIT ||
           draft->event.time.basis == BASIS_RELATIVE ||
           draft->event.time.basis == BASIS_INHERITED;
}

static void add_person(struct event_context *context, struct draft *draft,
                       uint32_t entity, uint32_t token, enum participant_role role)
{
    if (entity == ENTITY_NONE)
        return;
    draft_add_participant(context, draft, entity, role);
    struct token_range range = noun_phrase_of(context->document, token);
    if (range.first < range.end)
        evidence_add(context, &draft->event.participant_evidence, range.first, range.end);
}

static void add_status_evidence(struct event_context *context, struct draft *draft,
                                const struct attribution *attribution)
{
    if (attribution->status.cue != TOKEN_NONE)
        evidence_add(context, &draft->event.status_evidence, attribution->status.cue,
                     attribution->status.cue + 1);
}

static void write_mention(const struct event_context *context,
                          struct event_mention *mention,
                          const struct attribution *attribution)
{
    struct span cue =
        evidence_of_tokens(context, attribution->trigger, attribution->trigger_end);
    mention->trigger = cue.text;
    mention->trigger_start = cue.start;
    mention->trigger_end = cue.end;
    mention->confidence = attribution->confidence;
}

/* "He will see her in Bern, his spokeswoman said": a place that what was said speaks of is
 * not where it was said. */
static void leave_out_said_place(const struct event_context *context,
                                 struct event *statement,
                                 const struct attribution *attribution)
{
    if (statement->place_evidence.count == 0 || attribution->first >= attribution->end ||
        attribution->hole_first < attribution->hole_end)
        return;
    struct span said = evidence_of_tokens(context, attribution->first, attribution->end);
    size_t at = statement->place_evidence.items[0].byte_start;
    if (at < said.byte_start || at >= said.byte_end)
        return;
    statement->place_evidence.count = 0;
    statement->place_name = NULL;
    statement->place_actor = INDEX_NONE;
}

static struct draft *draft_of(struct event_context *context,
                              const struct quoted_spans *spans,
                              const struct attribution *attribution)
{
    struct draft *draft = draft_new(context, EVENT_STATEMENT, attribution->trigger);
    write_mention(context, &draft->event.mentions.items[0], attribution);
    draft->said = (struct token_range){attribution->first, attribution->end};
    draft->event.form = attribution->form;
    draft->event.status =
        attribution->status.status == STATUS_PLANNED ? STATUS_PLANNED : STATUS_OCCURRED;
    add_status_evidence(context, draft, attribution);
    add_person(context, draft, attribution->speaker, attribution->speaker_token,
               ROLE_SPEAKER);
    for (uint32_t i = 0; i < attribution->other_count; i++)
        draft_add_participant(context, draft, attribution->others[i], ROLE_SPEAKER);
    add_person(context, draft, attribution->addressee, attribution->addressee_token,
               ROLE_ADDRESSEE);
    if (attribution->status.attributed_to != ENTITY_NONE &&
        attribution->status.attributed_to != attribution->speaker)
        draft->event.attributed_to =
            actor_of_entity(context, attribution->status.attributed_to);
    statement_date(context, spans, draft, attribution);
    if (attribution->has_arguments)
        place_draft(context, draft, &attribution->arguments);
    leave_out_said_place(context, &draft->event, attribution);
    statement_date_by_place(context, draft, attribution);
    return draft;
}

/* ---- which occasion ---- */

static bool same_time(const struct draft *a, const struct draft *b)
{
    return interval_overlaps(a->event.time.interval, b->event.time.interval);
}

static bool same_place(const struct draft *a, const struct draft *b)
{
    if (a->event.place_actor == INDEX_NONE || b->event.place_actor == INDEX_NONE)
        return true; /* "in Tel Aviv", "at the airport" */
    return a->event.place_actor == b->event.place_actor;
}

static bool is_bare(const struct occasion *occasion)
{
    return !occasion->dated && !occasion->placed && occasion->addressee == ENTITY_NONE;
}

/* What the article tells as its news, "announced on Tuesday": told again with the place and
 * the audience further down. */
static bool is_open(const struct occasion *occasion)
{
    return is_bare(occasion) ||
           (occasion->recent && !occasion->placed && occasion->addressee == ENTITY_NONE);
}

/* "announced on Saturday that ... “...,” the minister says": what somebody says to the
 * article's writer is no part of what was said elsewhere days before. */
static bool is_said_anew(const struct occasion *occasion, const struct occasion *more)
{
    bool older = occasion->dated && !occasion->recent && !occasion->present;
    bool newer = more->dated && !more->present && occasion->block != more->block;
    if (!occasion->dated && more->old)
        return true; /* "said the bank was solvent. On Sept. 29 he told ..." */
    return (older && !more->dated && (more->present || more->to_outlet)) ||
           (newer && !occasion->dated && occasion->present);
}

static bool is_undated_denial(const struct occasion *occasion)
{
    return strcmp(occasion->draft->event.form, "denial") == 0 && !occasion->dated &&
           !occasion->placed && !occasion->planned && occasion->addressee == ENTITY_NONE;
}

/* "freed after he denied stealing it. ... For his part, he has denied the charges." */
static bool denies_again(const struct occasion *occasion, const struct occasion *more)
{
    return is_undated_denial(occasion) && is_undated_denial(more) &&
           occasion->background != more->background && occasion->joint == more->joint;
}

/*
 * Whether an attribution belongs to the occasion: it brings no time, place or addressee
 * that differs from the occasion's; and what it brings that the occasion lacks makes a
 * new one, unless the occasion was told without any circumstance (the first sentence of
 * an article says "X said", a later one where and to whom).
 */
static bool belongs(const struct occasion *occasion, const struct occasion *more)
{
    bool then_and_now = occasion->present != more->present &&
                        (occasion->present ? more->dated : occasion->dated);
    if (occasion->sentence == more->sentence && occasion->planned == more->planned &&
        occasion->joint == more->joint && !(occasion->dated && more->dated) &&
        !then_and_now) /* "who said last week that ..., says that ..." */
        return true;   /* "initially hinted at it, citing ..." */
    if (occasion->sentence == more->sentence && then_and_now)
        return false;
    if (denies_again(occasion, more))
        return true;
    if (occasion->planned != more->planned || occasion->background != more->background ||
        occasion->joint != more->joint || occasion->anterior != more->anterior ||
        is_said_anew(occasion, more))
        return false;
    bool fills = more->recent && !more->placed && more->addressee == ENTITY_NONE &&
                 occasion->addressee == ENTITY_NONE;
    if (more->dated && (occasion->dated ? !same_time(occasion->draft, more->draft)
                                        : !is_bare(occasion) && !fills))
        return false;
    if (more->placed && (occasion->placed ? !same_place(occasion->draft, more->draft)
                                          : !is_open(occasion) && !more->dated))
        return false;
    return more->addressee == ENTITY_NONE || occasion->addressee == more->addressee ||
           occasion->addressee == ENTITY_NONE || more->vague || occasion->vague;
}

static void reserve_speakers(struct gathering *gathering)
{
    size_t count = gathering->context->entities->items.count;
    if (count <= gathering->speakers)
        return;
    size_t more = count + count / 2;
    gathering->last_of_speaker =
        arena_grow(gathering->context->arena, gathering->last_of_speaker,
                   gathering->speakers * sizeof *gathering->last_of_speaker,
                   more * sizeof *gathering->last_of_speaker);
    for (size_t i = gathering->speakers; i < more; i++)
        gathering->last_of_speaker[i] = INDEX_NONE;
    gathering->speakers = more;
}

/* "told the paper", "the French news agency": often one that was named before. */
static bool is_vague_outlet(const struct event_context *context, uint32_t token)
{
    /* not "a radio station": of that nothing was told before */
    bool definite = false;
    for (uint32_t i = token; token != TOKEN_NONE && i > 0 && i + DETERMINER_MAX > token;
         i--)
        definite |= token_among(context, i - 1, SET_OUR_OUTLET);
    return token != TOKEN_NONE && definite &&
           token_among(context, token, SET_VAGUE_OUTLETS);
}

/* The occasion that the attribution belongs to: the speaker's last one; an earlier one
 * only when the attribution names the same circumstance. */
static uint32_t occasion_of(const struct gathering *gathering,
                            const struct occasion *more)
{
    uint32_t index = gathering->last_of_speaker[more->speaker];
    for (int back = 0; back < OCCASIONS_BACK_MAX && index != INDEX_NONE; back++) {
        const struct occasion *occasion = &gathering->occasions.items[index];
        bool named = more->dated || more->placed || more->addressee != ENTITY_NONE;
        if (live_entry_of(gathering->context, occasion->sentence) ==
                live_entry_of(gathering->context, more->sentence) &&
            belongs(occasion, more) &&
            (back == 0 || more->background || !named || !is_bare(occasion)))
            return index;
        index = occasion->before;
    }
    return INDEX_NONE;
}

/* ---- gathering ---- */

static void merge_time(struct occasion *occasion, const struct occasion *more)
{
    struct event *event = &occasion->draft->event;
    const struct event *other = &more->draft->event;
    if (more->dated && !occasion->dated) {
        event->time = other->time;
        event->time_evidence = other->time_evidence;
        occasion->draft->timex = more->draft->timex;
        occasion->dated = true;
        occasion->recent = more->recent;
    }
    if (denies_again(occasion, more)) {
        event->time = occasion->background ? event->time : other->time;
        occasion->background = occasion->draft->background = true;
    }
    if (more->placed && !occasion->placed) {
        event->place_name = other->place_name;
        event->place_actor = other->place_actor;
        event->place_evidence = other->place_evidence;
        occasion->placed = true;
    }
}

static void merge_people(struct event_context *context, struct occasion *occasion,
                         const struct occasion *more, const struct attribution *from)
{
    add_person(context, occasion->draft, from->addressee, from->addressee_token,
               ROLE_ADDRESSEE);
    if (!more->for_country)
        add_person(context, occasion->draft, from->speaker, from->speaker_token,
                   ROLE_SPEAKER);
    if (occasion->addressee == ENTITY_NONE)
        occasion->addressee = more->addressee;
}

/* How much a form says: "statement" says nothing. */
static int form_weight(const char *form)
{
    static const char *const FORMS[] = {"statement", "denial", "announcement", "report"};
    for (int i = 0; i < (int)(sizeof FORMS / sizeof *FORMS); i++)
        if (strcmp(form, FORMS[i]) == 0)
            return i;
    return (int)(sizeof FORMS / sizeof *FORMS);
}

static void merge(struct event_context *context, struct occasion *occasion,
                  const struct occasion *more, const struct attribution *from)
{
    struct event *event = &occasion->draft->event;
    merge_time(occasion, more);
    merge_people(context, occasion, more, from);
    if (form_weight(more->draft->event.form) > form_weight(event->form))
        event->form = more->draft->event.form;
    vector_push(context->arena, &event->mentions, more->draft->event.mentions.items[0]);
    more->draft->same_as = occasion->draft;
}

static bool stands_in_title(const struct event_context *context,
                            const struct attribution *attribution)
{
    uint32_t block = context->document->sentences.items[attribution->sentence].block;
    return context->article->blocks.items[block].kind == BLOCK_TITLE;
}

/* A named body that one speaks to is, as a rule, a paper or an agency. */
static bool is_outlet(const struct event_context *context, uint32_t addressee)
{
    const struct entity *entity =
        addressee == ENTITY_NONE ? NULL : &context->entities->items.items[addressee];
    return entity != NULL && entity->type == ENTITY_ORGANIZATION && !entity->is_role;
}

static bool is_present(const struct event_context *context, uint32_t predicate)
{
    enum tag tag = (enum tag)context->document->tokens.items[predicate].tag;
    return tag == TAG_VBZ || tag == TAG_VBP;
}

/* Within the window of an article's undated reports. */
static bool is_recent(const struct event_context *context, const struct draft *draft)
{
    struct interval interval = draft->event.time.interval;
    return context->has_published && interval.begin != INSTANT_UNBOUNDED_PAST &&
           instant_day(interval.begin) >= context->published - 1;
}

/* Whether the name is told with the word as its title: "Spokesman Anan Thep". */
static bool bears_title(const struct event_context *context, uint32_t token,
                        struct slice word)
{
    uint32_t index =
        token == TOKEN_NONE ? UINT32_MAX : context->entities->mention_of_token[token];
    if (index == UINT32_MAX)
        return false;
    const struct mention *mention = &context->entities->mentions.items[index];
    if (mention->kind != MENTION_NAME)
        return false;
    for (uint32_t i = mention->first; i < mention->end; i++)
        if (slice_equal(context->document->tokens.items[i].lower, word))
            return true;
    return mention->first > 0 &&
           slice_equal(context->document->tokens.items[mention->first - 1].lower, word);
}

/* "..., a senior official said.¶Silvino Macamba, deputy head of the institute, said ...": the
 * lead's official is named right behind it. */
static bool is_lead_official(const struct event_context *context,
                             const struct occasion *last, const struct occasion *more)
{
    const struct entity *named = &context->entities->items.items[more->speaker];
    uint32_t lead = 0;
    while (lead < context->article->blocks.count &&
           context->article->blocks.items[lead].kind != BLOCK_PARAGRAPH)
        lead++;
    return last->block == lead && last->sentence + 1 == more->sentence &&
           token_is(context->document, last->speaker_token, "official") &&
           named->title.size > 0 &&
           slice_find(named->title, slice_of("opposition"), 0) == SIZE_MAX;
}

/* Who spoke on the occasion is named only now. */
static void use_name(struct event_context *context, struct occasion *occasion,
                     uint32_t speaker)
{
    struct event *event = &occasion->draft->event;
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].role == ROLE_SPEAKER)
            event->participants.items[i].actor = actor_of_entity(context, speaker);
    occasion->speaker = speaker;
}

/* "..., a spokesman for the ministry said. Spokesman Anan Thep told reporters ...": the
 * occasion of the one who is named only now, or INDEX_NONE. */
static uint32_t named_at_last(struct gathering *gathering, const struct occasion *more)
{
    struct event_context *context = gathering->context;
    if (gathering->occasions.count == 0 || more->speaker_token == TOKEN_NONE ||
        gathering->last_of_speaker[more->speaker] != INDEX_NONE ||
        context->entities->items.items[more->speaker].is_role)
        return INDEX_NONE;
    uint32_t index = (uint32_t)gathering->occasions.count - 1;
    struct occasion *last = &gathering->occasions.items[index];
    uint32_t role = last->speaker_token;
    if (role == TOKEN_NONE || last->sentence + UNNAMED_SENTENCES < more->sentence ||
        !context->entities->items.items[last->speaker].is_role || last->joint ||
        !(bears_title(context, more->speaker_token,
                      context->document->tokens.items[role].lower) ||
          is_lead_official(context, last, more)))
        return INDEX_NONE;
    use_name(context, last, more->speaker);
    return index;
}

/* Whether one of the names inside longer mentions, from token 'first' to 'end', is that of
 * the entity: "White House" of "White House spokesman Michael Holt". */
static bool has_inner_name(const struct event_context *context, struct token_range range,
                           uint32_t entity)
{
    const struct entities *entities = context->entities;
    size_t low = 0, high = entities->inner.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (entities->inner.items[middle].first < range.first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < entities->inner.count && entities->inner.items[low].first < range.end;
         low++)
        if (entities->inner.items[low].entity == entity)
            return true;
    return false;
}

/* The words that tell who speaks: title, role and name. */
static struct token_range words_of_speaker(const struct event_context *context,
                                           const struct attribution *attribution)
{
    const struct entities *entities = context->entities;
    uint32_t token = attribution->speaker_token;
    uint32_t start = sentence_range(context, attribution->sentence).first;
    uint32_t index = entities->mention_of_token[token];
    struct token_range range = {token, token + 1};
    if (index != UINT32_MAX)
        range = (struct token_range){entities->mentions.items[index].first,
                                     entities->mentions.items[index].end};
    if (attribution->role_token < range.first)
        range.first = attribution->role_token;
    for (int i = 0; i < SPEAKER_WORDS && range.first > start; i++) {
        enum tag tag = (enum tag)context->document->tokens.items[range.first - 1].tag;
        if (!tag_is_noun(tag) && tag != TAG_JJ && tag != TAG_POS && tag != TAG_DT &&
            tag != TAG_PRP_POSSESSIVE)
            break;
        range.first--;
    }
    return range;
}

/* "White House spokesman Michael Holt", "its spokesman, Yusuf Deere", "a spokesman for the
 * Front in Paris, Yusuf Deere": who speaks speaks for the body. */
static bool speaks_for(const struct event_context *context,
                       const struct attribution *attribution, uint32_t body)
{
    struct token_range words = words_of_speaker(context, attribution);
    bool spokesman = false, body_named = has_inner_name(context, words, body);
    for (uint32_t i = words.first; i < words.end; i++) {
        spokesman |= token_among(context, i, SET_SPOKESPEOPLE);
        bool told = context->entities->mention_of_token[i] != UINT32_MAX ||
                    context->document->tokens.items[i].tag == TAG_PRP_POSSESSIVE;
        body_named |= told && entity_of_token(context->entities, i) == body;
    }
    return spokesman && body_named;
}

/* "The White House hailed the talks. “...,” White House spokesman Michael Holt said.": the
 * occasion of the body that a named spokesman speaks for right behind it, or INDEX_NONE. */
static uint32_t spoken_for(struct gathering *gathering, const struct occasion *more,
                           const struct attribution *attribution)
{
    struct event_context *context = gathering->context;
    const struct entity *items = context->entities->items.items;
    if (gathering->occasions.count == 0 || more->speaker_token == TOKEN_NONE ||
        gathering->last_of_speaker[more->speaker] != INDEX_NONE ||
        items[more->speaker].is_role || items[more->speaker].type != ENTITY_PERSON)
        return INDEX_NONE;
    uint32_t index = (uint32_t)gathering->occasions.count - 1;
    struct occasion *last = &gathering->occasions.items[index];
    enum entity_type type = items[last->speaker].type;
    if (type == ENTITY_PERSON || type == ENTITY_GROUP || last->joint ||
        last->sentence == more->sentence ||
        last->sentence + UNNAMED_SENTENCES < more->sentence || !belongs(last, more) ||
        !speaks_for(context, attribution, last->speaker))
        return INDEX_NONE;
    use_name(context, last, more->speaker);
    return index;
}

/* "France said it would come. The foreign ministry said ...": the occasion of the country
 * whose ministry goes on, or INDEX_NONE. */
static uint32_t spoken_for_country(const struct gathering *gathering,
                                   const struct occasion *more)
{
    const struct event_context *context = gathering->context;
    const struct entity *items = context->entities->items.items;
    if (gathering->occasions.count == 0 || more->speaker_token == TOKEN_NONE ||
        gathering->last_of_speaker[more->speaker] != INDEX_NONE ||
        !items[more->speaker].is_role || more->dated ||
        !token_among(context, more->speaker_token, SET_MINISTRIES))
        return INDEX_NONE;
    uint32_t index = (uint32_t)gathering->occasions.count - 1;
    const struct occasion *last = &gathering->occasions.items[index];
    uint32_t mention = context->entities->mention_of_token[more->speaker_token];
    bool definite = mention != UINT32_MAX &&
                    token_is(context->document,
                             context->entities->mentions.items[mention].first, "the");
    return definite && items[last->speaker].type == ENTITY_COUNTRY && !last->joint &&
                   last->sentence + 1 == more->sentence && belongs(last, more)
               ? index
               : INDEX_NONE;
}

static void gather(struct gathering *gathering, uint32_t number)
{
    struct event_context *context = gathering->context;
    const struct attribution *attribution = &gathering->attributions.items.items[number];
    struct occasion more = {
        .draft = draft_of(context, &gathering->attributions.spans, attribution),
        .speaker = attribution->speaker,
        .speaker_token = attribution->speaker_token,
        .before = INDEX_NONE,
        .lead = INDEX_NONE,
        .sentence = attribution->sentence,
        .planned = attribution->status.status == STATUS_PLANNED,
        .joint = attribution->other_count > 0,
        .anterior = attribution->status.anterior,
        .present = is_present(context, attribution->predicate),
        .addressee = attribution->addressee};
    more.vague = is_vague_outlet(context, attribution->addressee_token);
    more.to_outlet = more.vague || is_outlet(context, attribution->addressee);
    more.dated = is_dated(more.draft);
    more.block = context->document->sentences.items[attribution->sentence].block;
    more.old =
        more.dated && context->has_published &&
        more.draft->event.time.interval.end != INSTANT_UNBOUNDED_FUTURE &&
        instant_day(more.draft->event.time.interval.end - 1) < context->news_begin - 1;
    more.recent = more.dated && is_recent(context, more.draft);
    more.placed = more.draft->event.place_name != NULL;
    more.background =
        (attribution->status.background || attribution->status.anterior) && !more.dated;
    reserve_speakers(gathering);
    uint32_t index = INDEX_NONE;
    if (attribution->takes_up != INDEX_NONE)
        index = gathering->occasion_of[attribution->takes_up];
    if (index == INDEX_NONE && attribution->weak)
        index = gathering->last_of_speaker[more.speaker];
    if (index == INDEX_NONE)
        index = occasion_of(gathering, &more);
    if (index == INDEX_NONE)
        index = named_at_last(gathering, &more);
    if (index == INDEX_NONE)
        index = spoken_for(gathering, &more, attribution);
    if (index == INDEX_NONE) {
        index = spoken_for_country(gathering, &more);
        more.for_country = index != INDEX_NONE;
    }
    if (index == INDEX_NONE) {
        index = (uint32_t)gathering->occasions.count;
        more.before = gathering->last_of_speaker[more.speaker];
        buffer_init(&more.content, context->arena, CONTENT_LIMIT);
        vector_push(context->arena, &gathering->occasions, more);
    } else {
        merge(context, &gathering->occasions.items[index], &more, attribution);
        gathering->occasions.items[index].sentence = attribution->sentence;
    }
    gathering->last_of_speaker[more.speaker] = index;
    gathering->occasion_of[number] = index;
}

static bool is_named(const struct event_context *context, uint32_t token)
{
    uint32_t mention =
        token == TOKEN_NONE ? UINT32_MAX : context->entities->mention_of_token[token];
    return mention != UINT32_MAX &&
           context->entities->mentions.items[mention].kind == MENTION_NAME;
}

/* A headline repeats what the article tells: it is a further mention of the speaker's
 * first statement there. A statement of its own it is only by somebody named, of whom
 * the article quotes nothing. */
static void gather_title(struct gathering *gathering, uint32_t number)
{
    struct event_context *context = gathering->context;
    const struct attribution *attribution = &gathering->attributions.items.items[number];
    for (size_t i = 0; i < gathering->occasions.count; i++) {
        struct occasion *occasion = &gathering->occasions.items[i];
        if (occasion->speaker != attribution->speaker)
            continue;
        struct event_mention *mention =
            vector_add(context->arena, &occasion->draft->event.mentions);
        struct token_range all = sentence_range(context, attribution->sentence);
        mention->span = evidence_of_tokens(context, all.first, all.end);
        mention->sentence = evidence_sentence(context, attribution->sentence);
        write_mention(context, mention, attribution);
        gathering->occasion_of[number] = (uint32_t)i;
        return;
    }
    /* "Harbour says “not yet”": of a body somebody speaks for in the text */
    bool person =
        context->entities->items.items[attribution->speaker].type == ENTITY_PERSON;
    if (is_named(context, attribution->speaker_token) &&
        (person || gathering->occasions.count == 0))
        gather(gathering, number);
}

/* ---- quotations ---- */

static uint32_t first_token_from(const struct document *document, uint32_t byte)
{
    size_t low = 0, high = document->tokens.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->tokens.items[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

/* Hands a quotation to its statement, and to the pronouns in it. */
static void add_quotation(struct gathering *gathering, uint32_t span)
{
    struct event_context *context = gathering->context;
    const struct quoted_span *quoted = &gathering->attributions.spans.items[span];
    uint32_t owner = gathering->attributions.owner_of_span[span];
    struct quotation quotation = {
        .first = first_token_from(context->document, quoted->open),
        .end = first_token_from(context->document, quoted->close),
        .speaker = ENTITY_NONE,
    };
    if (quotation.first >= quotation.end)
        return;
    if (owner != INDEX_NONE && gathering->occasion_of[owner] != INDEX_NONE) {
        struct occasion *occasion =
            &gathering->occasions.items[gathering->occasion_of[owner]];
        const char *text =
            arena_copy(context->arena, quoted_span_text(context->article, quoted));
        vector_push(context->arena, &occasion->draft->event.quotes, text);
        quotation.speaker = occasion->speaker;
        quotation.statement = occasion->draft;
        entities_set_quote_speaker(context->entities, quotation.first, quotation.end,
                                   occasion->speaker);
    }
    vector_push(context->arena, &context->quotations, quotation);
}

/* ---- the finished statements ---- */

/* Pieces of what was said, one behind another: "no plant would close; she would go". */
static void add_content(struct occasion *occasion, const struct saying *saying)
{
    struct buffer *content = &occasion->content;
    if (saying->text.size == 0 || content->size + saying->text.size + 3 > CONTENT_LIMIT)
        return;
    if (content->size > 0) {
        bool ends = strchr(".!?", content->data[content->size - 1]) != NULL;
        buffer_add_text(content, ends ? " " : "; ");
    }
    buffer_add(content, saying->text);
}

/* By attribution: the first quotation that is its own. */
static uint32_t *first_spans(const struct gathering *gathering)
{
    const struct attributions *found = &gathering->attributions;
    uint32_t *first =
        ARENA_NEW_ARRAY(gathering->context->arena, found->items.count, uint32_t);
    for (size_t i = 0; i < found->items.count; i++)
        first[i] = QUOTED_NONE;
    for (uint32_t i = (uint32_t)found->spans.count; i-- > 0;)
        if (found->owner_of_span[i] != INDEX_NONE)
            first[found->owner_of_span[i]] = i;
    return first;
}

/* "denied it" */
static bool says_nothing(const struct saying *saying)
{
    return slice_is(saying->text, "it") || slice_is(saying->text, "this") ||
           slice_is(saying->text, "that") || slice_is(saying->text, "so");
}

static bool tells_aside(const struct event_context *context,
                        const struct attribution *attribution)
{
    uint32_t token = attribution->speaker_token;
    return token != TOKEN_NONE && token > 0 && token < attribution->trigger &&
           token_is(context->document, token - 1, "what");
}

/* Whether the title is better made of this attribution: the first with words; in one
 * sentence a clause before a phrase ("objected to the ruling, stating that ..."). */
static bool tells_more(const struct gathering *gathering, const struct occasion *occasion,
                       uint32_t number, const struct saying *saying)
{
    const struct attribution *items = gathering->attributions.items.items;
    if (occasion->lead == INDEX_NONE)
        return true;
    if (occasion->saying.text.size == 0 || says_nothing(&occasion->saying))
        return saying->text.size > 0;
    const struct attribution *lead = &items[occasion->lead];
    if (tells_aside(gathering->context, lead))
        return saying->text.size > 0; /* "had what he called “one frank hour”" */
    if (lead->trigger != lead->predicate && lead->sentence == items[number].sentence &&
        items[number].trigger == items[number].predicate)
        return saying->text.size > 0; /* "in an interview, called it “...”" */
    return occasion->saying.is_object && saying->is_clause &&
           items[occasion->lead].sentence == items[number].sentence;
}

static void gather_sayings(struct gathering *gathering)
{
    struct event_context *context = gathering->context;
    const struct attributions *found = &gathering->attributions;
    const uint32_t *first = first_spans(gathering);
    for (uint32_t i = 0; i < found->items.count; i++) {
        if (gathering->occasion_of[i] == INDEX_NONE)
            continue;
        struct occasion *occasion =
            &gathering->occasions.items[gathering->occasion_of[i]];
        struct saying saying = saying_of(context, &found->spans, &found->items.items[i],
                                         first[i], occasion->draft->timex);
        bool in_title = stands_in_title(context, &found->items.items[i]);
        if (tells_more(gathering, occasion, i, &saying)) {
            occasion->lead = i;
            occasion->saying = saying;
        }
        if (!in_title || occasion->content.size == 0)
            add_content(occasion, &saying);
    }
}

static void finish(struct gathering *gathering, struct occasion *occasion)
{
    struct event_context *context = gathering->context;
    struct event *event = &occasion->draft->event;
    struct slice said = buffer_slice(&occasion->content);
    event->content = said.size > 0 ? arena_copy(context->arena, said) : NULL;
    event->summary = title_of_statement(
        context, event, &gathering->attributions.items.items[occasion->lead],
        &occasion->saying);
    if (context->options->explain)
        event->explanation = arena_format(
            context->arena, "statement by \"%s\" (%s): %zu attributions, %zu quotations",
            event->mentions.items[0].trigger, event->form, event->mentions.count,
            event->quotes.count);
}

void statements_find(struct event_context *context)
{
    struct gathering gathering = {.context = context};
    attributions_find(context, &gathering.attributions);
    size_t count = gathering.attributions.items.count;
    gathering.occasion_of = ARENA_NEW_ARRAY(context->arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        gathering.occasion_of[i] = INDEX_NONE;
        if (!stands_in_title(context, &gathering.attributions.items.items[i]))
            gather(&gathering, i);
    }
    for (uint32_t i = 0; i < count; i++)
        if (stands_in_title(context, &gathering.attributions.items.items[i]))
            gather_title(&gathering, i);
    for (uint32_t i = 0; i < gathering.attributions.spans.count; i++)
        add_quotation(&gathering, i);
    gather_sayings(&gathering);
    for (size_t i = 0; i < gathering.occasions.count; i++)
        finish(&gathering, &gathering.occasions.items[i]);
}
