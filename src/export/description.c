#include "export/description.h"

#include "base/utf8.h"
#include "export/label.h"
#include "export/when.h"

enum { VALUES_MAX = 8, MENTIONS_MAX = 20, QUOTES_MAX = 10 };

/* The longest well-formed beginning of at most 'limit' bytes. */
static struct slice cut(struct slice text, size_t limit)
{
    size_t size = text.size < limit ? text.size : limit;
    while (size > 0 && size < text.size &&
           ((unsigned char)text.data[size] & 0xC0) == 0x80)
        size--;
    return slice_part(text, 0, size);
}

void description_add_cut(struct buffer *out, const char *text, size_t limit)
{
    struct slice whole = slice_of(text), kept = cut(whole, limit);
    label_add_clean(out, kept);
    if (kept.size < whole.size)
        buffer_add_text(out, "\xE2\x80\xA6");
}

static void add_line(struct buffer *out, const char *head)
{
    if (out->size)
        buffer_add_byte(out, '\n');
    buffer_add_text(out, head);
}

void description_add_people(struct buffer *out, const struct record *timeline,
                            const struct event *event)
{
    bool any = false;
    for (size_t i = 0; i < event->participants.count; i++) {
        const struct participant *participant = &event->participants.items[i];
        if (participant->role == ROLE_ABSENT)
            continue;
        if (any)
            buffer_add_text(out, ", ");
        any = true;
        description_add_cut(out, timeline->actors.items[participant->actor].name,
                            TEXT_PIECE_MAX);
    }
}

static void add_who(struct buffer *out, const struct record *timeline,
                    const struct event *event)
{
    if (event->participants.count) {
        add_line(out, "Who: ");
        description_add_people(out, timeline, event);
    }
    if (event->attributed_to != INDEX_NONE) {
        add_line(out, "According to: ");
        description_add_cut(out, timeline->actors.items[event->attributed_to].name,
                            TEXT_PIECE_MAX);
    }
}

static void add_what(struct buffer *out, const struct event *event)
{
    if (event->about) {
        add_line(out, "About: ");
        description_add_cut(out, event->about, TEXT_PIECE_MAX);
    }
    if (event->content) {
        add_line(out, "Said: ");
        description_add_cut(out, event->content, TEXT_PIECE_MAX);
    }
    for (size_t i = 0; i < event->quotes.count && i < QUOTES_MAX; i++) {
        add_line(out, "\xE2\x80\x9C");
        description_add_cut(out, event->quotes.items[i], TEXT_PIECE_MAX);
        buffer_add_text(out, "\xE2\x80\x9D");
    }
    if (event->count > 1) {
        add_line(out, "Times: ");
        buffer_format(out, "%u", event->count);
    }
    if (event->duration) {
        add_line(out, "Lasted: ");
        label_add_duration(out, event->duration);
    }
}

void description_add_basis(struct buffer *out, const struct event_time *time)
{
    static const char *const words[] = {
        [BASIS_NONE] = "no date is told",
        [BASIS_EXPLICIT] = "told with the event",
        [BASIS_INHERITED] = "from the sentences before",
        [BASIS_RELATIVE] = "told relative to another day",
        [BASIS_DATELINE] = "from the dateline",
        [BASIS_PUBLICATION] = "undated, so up to the day of publication",
        [BASIS_RELATION] = "from its order to other events",
    };
    buffer_add_text(out, words[time->basis]);
    if (time->expression) {
        buffer_add_text(out, ": \xE2\x80\x9C");
        description_add_cut(out, time->expression, TEXT_PIECE_MAX);
        buffer_add_text(out, "\xE2\x80\x9D");
    }
    if (time->has_anchor) {
        buffer_add_text(out, ", counted from ");
        label_add_day(out, time->anchor);
    }
}

static void add_when(struct buffer *out, const struct event *event)
{
    add_line(out, "When: ");
    label_add_when(out, &event->time);
    buffer_add_text(out, " (");
    description_add_basis(out, &event->time);
    buffer_add_byte(out, ')');
    if (event->time.has_original) {
        add_line(out, "First set for: ");
        label_add_day(out, event->time.original);
    }
}

void description_add_conflict(struct buffer *out, const struct conflict *conflict)
{
    static const char *const words[] = {[CONFLICT_DATE] = "the date",
                                        [CONFLICT_ORDER] = "the order",
                                        [CONFLICT_STATUS] = "whether it took place",
                                        [CONFLICT_PLACE] = "the place"};
    buffer_add_text(out, words[conflict->kind]);
    for (size_t i = 0; i < conflict->values.count && i < VALUES_MAX; i++) {
        buffer_add_text(out, i ? " or " : ": ");
        if (conflict->values.items[i].value)
            description_add_cut(out, conflict->values.items[i].value, TEXT_PIECE_MAX);
    }
}

static void add_mention(struct buffer *out, const struct record *timeline,
                        const struct event_mention *mention)
{
    const struct source *source = &timeline->sources.items[mention->span.source];
    add_line(out, "Source: ");
    description_add_cut(out, label_source(source), TEXT_PIECE_MAX);
    if (source->published.origin != DATE_FROM_NONE) {
        buffer_add_text(out, ", ");
        when_add_article_date(out, &source->published);
        buffer_format(out, " (date from %s)",
                      article_date_origin_name(source->published.origin));
    }
    if (mention->sentence) {
        buffer_add_text(out, ": ");
        description_add_cut(out, mention->sentence, TEXT_PIECE_MAX);
    }
    if (source->url) {
        add_line(out, "");
        description_add_cut(out, source->url, TEXT_PIECE_MAX);
    }
}

void description_add(struct buffer *out, const struct record *timeline,
                     const struct conflict_index *conflicts, size_t index)
{
    const struct event *event = &timeline->events.items[index];
    add_who(out, timeline, event);
    add_what(out, event);
    add_when(out, event);
    for (uint32_t i = conflicts->start[index]; i < conflicts->start[index + 1]; i++) {
        add_line(out, "Sources disagree about ");
        description_add_conflict(out, &timeline->conflicts.items[conflicts->items[i]]);
    }
    for (size_t i = 0; i < event->mentions.count && i < MENTIONS_MAX; i++) {
        if (out->size > DESCRIPTION_MAX)
            break;
        add_mention(out, timeline, &event->mentions.items[i]);
    }
}
