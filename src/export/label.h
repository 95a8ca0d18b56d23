/*
 * Times and people in words, for exports that people read. A label never says more than
 * the interval does: a month stays a month, a window of two days names both.
 */
#ifndef DATELINE_EXPORT_LABEL_H
#define DATELINE_EXPORT_LABEL_H

#include "base/buffer.h"
#include "event/record.h"

/* What an interval is on the calendar, which decides how it is told and drawn. */
enum when_shape {
    WHEN_UNDATED, /* nothing bounds it */
    WHEN_UNTIL,   /* only the latest end is known */
    WHEN_SINCE,   /* only the earliest start is known */
    WHEN_CLOCK,   /* minutes or hours inside one day */
    WHEN_PART,    /* a part of one day */
    WHEN_DAY,
    WHEN_PERIOD, /* a week, month, quarter, season, year or decade */
    WHEN_SPAN,   /* some days: a window of uncertainty, or what lasted that long */
};
enum when_shape when_shape(const struct event_time *time);
/* First and last day, both included, of an interval with both ends. */
int32_t when_first_day(const struct event_time *time);
int32_t when_last_day(const struct event_time *time);

/* "5 December 2013". */
void label_add_day(struct buffer *out, int32_t day);
/* "Thursday, 5 December 2013". */
void label_add_weekday(struct buffer *out, int32_t day);
/* "5 Dec", for columns. */
void label_add_short_day(struct buffer *out, int32_t day);
/* "5–6 December 2013", "28 February – 3 March 2014". */
void label_add_days(struct buffer *out, int32_t first, int32_t last);
/* "5–6 Dec". */
void label_add_short_days(struct buffer *out, int32_t first, int32_t last);
/* "14:30" */
void label_add_clock(struct buffer *out, instant at);
/* "morning", "late" ...; NULL when the time is no part of a day. */
const char *label_part_of_day(const struct event_time *time);
/* The whole time in words: "Thursday, 5 December 2013, afternoon", "December 2013",
 * "between 5 and 6 December 2013", "no later than 6 December 2013", "no date". */
void label_add_when(struct buffer *out, const struct event_time *time);
/* "2 hours 30 minutes" of "PT2H30M"; the value itself when it is not so simple. */
void label_add_duration(struct buffer *out, const char *duration);
/* "phone call" of "phone-call". */
void label_add_form(struct buffer *out, struct slice form);
/* ", twice", ", 3 times". */
void label_add_times(struct buffer *out, uint32_t count);
/* Publisher, else title, else the last part of the path. */
const char *label_source(const struct source *source);
/* The event's own summary, or its kind where there is none. */
const char *label_summary(const struct event *event);
/* Whether the summary holds these words already. */
bool label_summary_tells(const struct event *event, struct slice words);
/* The words in quotation marks, cleaned, without the comma that led on to their speaker. */
void label_add_quotation(struct buffer *out, struct slice words);

/*
 * Which sources mention an event, each once, in their order. Returns how many were
 * written to 'sources', at most 'limit'.
 */
size_t label_sources_of_event(const struct event *event, uint32_t *sources, size_t limit);

/* Copies 'text' without control characters and without marks that turn the direction of
 * writing (they could hide or fake what a reader sees); white space becomes one space. */
void label_add_clean(struct buffer *out, struct slice text);

#endif
