/*
 * An event told in full, as lines of plain text: who, what was said, how its time was
 * found, who reports it, where sources disagree. For calendars and other formats that
 * have one field for all of it.
 */
#ifndef DATELINE_EXPORT_DESCRIPTION_H
#define DATELINE_EXPORT_DESCRIPTION_H

#include "base/buffer.h"
#include "export/conflict_index.h"

enum { TEXT_PIECE_MAX = 1500, DESCRIPTION_MAX = 16 * 1024 };

/* 'text' clean (label_add_clean) and cut to 'limit' bytes with an ellipsis. */
void description_add_cut(struct buffer *out, const char *text, size_t limit);
/* "John Kerry, Mahmoud Abbas". */
void description_add_people(struct buffer *out, const struct record *timeline,
                            const struct event *event);
/* How the time was found: "written "late Thursday", counted from 6 December 2013". */
void description_add_basis(struct buffer *out, const struct event_time *time);
/* "the date: 5 December or 6 December". */
void description_add_conflict(struct buffer *out, const struct conflict *conflict);
/* All lines, at most about DESCRIPTION_MAX bytes. */
void description_add(struct buffer *out, const struct record *timeline,
                     const struct conflict_index *conflicts, size_t event);

#endif
