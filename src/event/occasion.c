#include "event/occasion.h"

#include "event/anchor.h"

enum {
    DRAFTS_BACK = 12,   /* how far an occasion is looked for: keeps texts of any length
                          linear */
    OCCASION_WORDS = 8, /* from "said" to "after the second session" */
    YESTERDAY_MAX = 8,  /* meetings of the day before the article */
    SENTENCES_BACK = 3  /* between the occasion and what was said there */
};

static uint32_t actor_with_role(const struct event *event, enum participant_role role)
{
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].role == role)
            return event->participants.items[i].actor;
    return INDEX_NONE;
}

/* One of two who met, the other known only by a phrase: "the union's leader". */
static bool has_unnamed_other(const struct event_context *context,
                              const struct event *event, uint32_t actor)
{
    for (size_t i = 0; i < event->participants.count; i++) {
        uint32_t other = event->participants.items[i].actor;
        if (other != actor && context->record->actors.items[other].is_role)
            return event->participants.count == 2;
    }
    return false;
}

static bool is_person(const struct event_context *context, uint32_t actor)
{
    return context->record->actors.items[actor].type == ENTITY_PERSON;
}

static bool was_said_at(const struct event_context *context,
                        const struct event *statement, const struct event *meeting)
{
    uint32_t speaker = actor_with_role(statement, ROLE_SPEAKER);
    uint32_t addressee = actor_with_role(statement, ROLE_ADDRESSEE);
    if (speaker == INDEX_NONE || addressee == INDEX_NONE ||
        meeting->kind != EVENT_MEETING || meeting->status != STATUS_OCCURRED ||
        !is_person(context, addressee) || !event_has_participant(meeting, speaker))
        return false;
    return event_has_participant(meeting, addressee) ||
           has_unnamed_other(context, meeting, speaker);
}

/* "The two conferred on Friday. Mr Wei insisted that ..., the governor disclosed": what one
 * of them reports of the other, right behind the meeting. */
static bool is_told_by_other(const struct event_context *context,
                             const struct draft *draft, const struct draft *before)
{
    const struct event *meeting = &before->event;
    uint32_t speaker = actor_with_role(&draft->event, ROLE_SPEAKER);
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    uint32_t other = token_at(context, before->predicate)->sentence;
    const struct sentence *sentences = context->document->sentences.items;
    return draft->event.attributed_to != INDEX_NONE && speaker != INDEX_NONE &&
           speaker != draft->event.attributed_to && meeting->kind == EVENT_MEETING &&
           meeting->status == STATUS_OCCURRED &&
           sentences[sentence].block == sentences[other].block &&
           event_has_participant(meeting, speaker) &&
           event_has_participant(meeting, draft->event.attributed_to);
}

/* "he replied", "she shot back": an answer is given when the question is put; a body takes
 * its time. */
static bool answers(struct event_context *context, const struct draft *draft,
                    const struct event *before)
{
    uint32_t speaker = actor_with_role(&draft->event, ROLE_SPEAKER);
    return speaker != INDEX_NONE &&
           context->record->actors.items[speaker].type != ENTITY_ORGANIZATION &&
           before->kind == EVENT_STATEMENT &&
           lemma_among(context, draft->predicate, SET_ANSWER) &&
           actor_with_role(before, ROLE_SPEAKER) !=
               actor_with_role(&draft->event, ROLE_SPEAKER);
}

static bool lies_apart(const struct event_context *context, const struct draft *draft,
                       const struct draft *before)
{
    uint32_t here = token_at(context, draft->predicate)->sentence;
    uint32_t there = token_at(context, before->predicate)->sentence;
    return here - there > SENTENCES_BACK;
}

static void inherit(struct event_context *context, struct draft *draft,
                    const struct draft *occasion)
{
    struct event *event = &draft->event;
    const struct event *other = &occasion->event;
    event->time = other->time;
    event->time.basis = BASIS_INHERITED;
    event->time_evidence = other->time_evidence;
    event->time.explanation = arena_format(
        context->arena, "said on the occasion told before: %s", other->time.explanation);
    anchor_widen_to_day(&event->time);
    anchor_write_edtf(context, &event->time);
    draft->timex = occasion->timex;
    if (event->place_name != NULL || other->kind != EVENT_MEETING)
        return;
    event->place_name = other->place_name;
    event->place_actor = other->place_actor;
    event->place_evidence = other->place_evidence;
    draft->place_reason = "where they met";
}

/* "said after the second session": a meeting named right behind the cue. */
static bool follows_cue(const struct event_context *context, uint32_t cue, uint32_t noun)
{
    if (noun <= cue || noun > cue + OCCASION_WORDS)
        return false;
    bool after = false;
    bool definite = false;
    for (uint32_t i = cue + 1; i < noun; i++) {
        const struct token *between = token_at(context, i);
        if (between->is_punctuation || tag_is_verb((enum tag)between->tag))
            return false;
        after = after || token_among(context, i, SET_AROUND_TOLD);
        definite = definite || token_among(context, i, SET_DEFINITE_SHARED);
    }
    return after && definite;
}

/* The meeting that the statement's own words name as its occasion, or NULL. */
static const struct draft *named_occasion(const struct event_context *context,
                                          size_t index)
{
    const struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    for (size_t i = index + 1; i < context->drafts.count && i < index + DRAFTS_BACK;
         i++) {
        struct draft *other = context->drafts.items[i];
        if (token_at(context, other->predicate)->sentence != sentence)
            return NULL;
        const struct draft *meeting = draft_resolved(other);
        if (meeting->event.kind == EVENT_MEETING &&
            meeting->event.status == STATUS_OCCURRED &&
            event_time_is_told(&meeting->event.time) &&
            follows_cue(context, draft->predicate, other->predicate))
            return meeting;
    }
    return NULL;
}

/* "met May in Brussels on Saturday and urged her": said where they met. */
static void share_place(const struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    uint32_t sentence = token_at(context, draft->predicate)->sentence;
    for (size_t i = index; i > 0 && draft->event.place_name == NULL; i--) {
        struct draft *before = context->drafts.items[i - 1];
        if (token_at(context, before->predicate)->sentence != sentence)
            return;
        const struct event *meeting = &draft_resolved(before)->event;
        if (!was_said_at(context, &draft->event, meeting))
            continue;
        draft->event.place_name = meeting->place_name;
        draft->event.place_actor = meeting->place_actor;
        draft->event.place_evidence = meeting->place_evidence;
        return;
    }
}

static void find_occasion(struct event_context *context, size_t index)
{
    struct draft *draft = context->drafts.items[index];
    for (size_t i = index; i > 0 && i + DRAFTS_BACK > index; i--) {
        const struct draft *before = context->drafts.items[i - 1];
        if (lies_apart(context, draft, before))
            return;
        const struct draft *occasion = draft_resolved(context->drafts.items[i - 1]);
        if (!was_said_at(context, &draft->event, &occasion->event) &&
            !is_told_by_other(context, draft, occasion) &&
            !answers(context, draft, &occasion->event))
            continue;
        if (event_time_is_told(&occasion->event.time))
            inherit(context, draft, occasion);
        return;
    }
}

/* The first meeting that the article tells of, when it is of the article's own day; and the
 * meetings of the day before. */
struct news {
    const struct event *today; /* NULL: the news is older */
    const struct event *yesterday[YESTERDAY_MAX];
    size_t count;
};

static struct news news_of(const struct event_context *context)
{
    struct news news = {0};
    for (size_t i = 0; i < context->drafts.count && context->has_published; i++) {
        const struct event *event = &context->drafts.items[i]->event;
        struct interval when = event->time.interval;
        if (event->kind != EVENT_MEETING || event->status != STATUS_OCCURRED ||
            !event_time_is_told(&event->time))
            continue;
        struct interval day = interval_of_days(context->published, context->published);
        struct interval window = {instant_of_day(context->published - 1), day.end};
        bool today = when.begin >= day.begin && when.end <= day.end;
        if (news.today == NULL && !today)
            break;
        if (news.today == NULL)
            news.today = event;
        else if (!today && interval_overlaps(when, window) && news.count == YESTERDAY_MAX)
            return (struct news){0};
        else if (!today && interval_overlaps(when, window))
            news.yesterday[news.count++] = event;
    }
    return news;
}

/* "Today Blom met Halvorsen in Oslo. ... Blom said": what those who were there say of the
 * day's news they say on that day, unless they met somebody the day before. */
static void use_today(const struct event_context *context, struct draft *draft,
                      const struct news *news)
{
    struct event *event = &draft->event;
    uint32_t speaker = actor_with_role(event, ROLE_SPEAKER);
    if (news->today == NULL || event->time.basis != BASIS_PUBLICATION ||
        speaker == INDEX_NONE || !event_has_participant(news->today, speaker))
        return;
    for (size_t i = 0; i < news->count; i++)
        if (event_has_participant(news->yesterday[i], speaker))
            return;
    event->time.interval = interval_of_days(context->published, context->published);
    event->time.explanation = "told with a meeting of the article's own day";
    anchor_write_edtf(context, &event->time);
}

void occasions_find(struct event_context *context)
{
    const struct news news = news_of(context);
    for (size_t i = 0; i < context->drafts.count; i++) {
        const struct draft *draft = context->drafts.items[i];
        if (draft->same_as != NULL || draft->event.kind != EVENT_STATEMENT ||
            draft->event.status != STATUS_OCCURRED || draft->background)
            continue;
        share_place(context, i);
        if (draft->event.time.basis == BASIS_EXPLICIT)
            continue;
        const struct draft *named = named_occasion(context, i);
        if (named != NULL)
            inherit(context, context->drafts.items[i], named);
        else if (draft->event.time.basis == BASIS_PUBLICATION)
            find_occasion(context, i);
        use_today(context, context->drafts.items[i], &news);
    }
}
