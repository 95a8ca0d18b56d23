/*
 * A timeline (or a record) in the formats that users open: one file per format, chosen by
 * name or by a file's ending. Every writer adds to a buffer; what it cannot show (an
 * undated event in a calendar) it counts in the report.
 */
#ifndef DATELINE_EXPORT_EXPORT_H
#define DATELINE_EXPORT_EXPORT_H

#include "base/buffer.h"
#include "event/record.h"

enum { EXPORT_SIZE_MAX = 1024 * 1024 * 1024 };

struct export_options {
    const char *title, *source_url, *refresh; /* of the calendar */
    bool approximate_times;
    bool embed_text;
    bool color; /* the readable text: ANSI colours */
    int width;  /* the readable text: columns of the terminal, 0 for no bound */
};

struct export_report {
    size_t written, left_out_undated, left_out_denied;
};

struct export_format {
    const char *name;   /* "ics" */
    const char *ending; /* ".ics"; NULL: only by name */
    const char *description;
    bool shows_texts; /* wants the articles' texts (source.text) */
    bool in_order;    /* never looks back at 'out': it may be drained */
    bool (*write)(struct buffer *out, const struct record *timeline,
                  const struct export_options *options, struct export_report *report,
                  dateline_error *error);
};

/* The table of formats, ended by a row without a name. */
extern const struct export_format export_formats[];
const struct export_format *export_format_by_name(const char *name);
const struct export_format *export_format_by_path(const char *path);

/* JSON, the timeline's own form (dateline-timeline-1) and the line form of one article's
 * record. */
bool export_json(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error);
void export_record_line(struct buffer *out, const struct record *record);
/* Reads either back; NULL with line and column in 'error', which names the command that
 * writes what is wanted. */
enum import_wish { IMPORT_TIMELINE, IMPORT_RECORD };
struct record *import_json(struct arena *arena, struct slice json, enum import_wish wish,
                           dateline_error *error);

/* Whether a file's first bytes are those of a timeline or a record: such a file inside a
 * folder is no article. */
bool export_is_own_json(struct slice bytes);

/* The formats, each in a file of its own; see export_format.write. */
bool export_ics(struct buffer *out, const struct record *timeline,
                const struct export_options *options, struct export_report *report,
                dateline_error *error);
bool export_jcal(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error);
bool export_timelinejs(struct buffer *out, const struct record *timeline,
                       const struct export_options *options, struct export_report *report,
                       dateline_error *error);
bool export_vis(struct buffer *out, const struct record *timeline,
                const struct export_options *options, struct export_report *report,
                dateline_error *error);
bool export_html(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error);
bool export_csv(struct buffer *out, const struct record *timeline,
                const struct export_options *options, struct export_report *report,
                dateline_error *error);
bool export_jsonl(struct buffer *out, const struct record *timeline,
                  const struct export_options *options, struct export_report *report,
                  dateline_error *error);
bool export_timeml_timeline(struct buffer *out, const struct record *timeline,
                            const struct export_options *options,
                            struct export_report *report, dateline_error *error);
bool export_jsonld(struct buffer *out, const struct record *timeline,
                   const struct export_options *options, struct export_report *report,
                   dateline_error *error);
bool export_text(struct buffer *out, const struct record *timeline,
                 const struct export_options *options, struct export_report *report,
                 dateline_error *error);

#endif
