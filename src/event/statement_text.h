/*
 * The words of statements as readers see them: what was said as a clean clause, without
 * the words of the attribution around it, and the title of a statement.
 */
#ifndef DATELINE_EVENT_STATEMENT_TEXT_H
#define DATELINE_EVENT_STATEMENT_TEXT_H

#include "event/attribution.h"

/* What one attribution says was said. */
struct saying {
    struct slice text; /* empty: nothing but that somebody spoke */
    bool verbatim;  /* a quotation, its marks taken off; else as the article tells it */
    bool is_object; /* stands right behind the verb: "the merger “a raid on savers”" */
    bool is_clause;    /* could follow "that" */
    bool starts_aside; /* begins with a phrase that could be taken for one of the verb of
                          saying: "in the hotel, the commander told him ..." */
};

/* 'span' is the first quotation that the attribution owns, or QUOTED_NONE; 'timex' the
 * expression that dates the statement, or TIMEX_NONE. */
struct saying saying_of(struct event_context *context, const struct quoted_spans *spans,
                        const struct attribution *attribution, uint32_t span,
                        uint32_t timex);

/* Writes the title: "Judith May tells reporters that ...", "Priya Raman says at a press
 * conference: “...”". 'attribution' is the one that brings 'saying'. */
const char *title_of_statement(struct event_context *context, const struct event *event,
                               const struct attribution *attribution,
                               const struct saying *saying);

#endif
