/*
 * What stays the same from run to run: an event is known by how it was told, so each of
 * its tellings has an identifier, and the event takes that of its first one. Articles
 * added later change nothing; corrections and earlier timelines find the event by any of
 * its tellings.
 */
#ifndef DATELINE_TIMELINE_UID_H
#define DATELINE_TIMELINE_UID_H

#include "event/record.h"

/* Of the kind, the sentence, where in it the trigger stands and the day of publication.
 */
uint64_t uid_hash_of_mention(const struct source *sources, size_t source_count,
                             enum event_kind kind, const struct event_mention *mention);
/* "0123456789abcdef@dateline"; 'repeat' tells apart equal hashes, 0 for the first. */
const char *uid_text(struct arena *arena, uint64_t hash, uint32_t repeat);

#endif
