/*
 * Time zones from the system's tz data (TZif files, RFC 8536), read without touching the
 * process's own zone.
 *
 * A zone is immutable once read and safe from many threads. Local times that a change of
 * the clock skips or repeats are resolved to the earlier offset's reading.
 */
#ifndef DATELINE_CALENDAR_ZONE_H
#define DATELINE_CALENDAR_ZONE_H

#include "base/arena.h"
#include "base/error.h"
#include "calendar/interval.h"

#define ZONE_DIRECTORY "/usr/share/zoneinfo"
enum { ZONE_FILE_MAX = 1024 * 1024, ZONE_NAME_MAX = 64 };

struct zone;

/*
 * Reads the zone 'name' ("Asia/Jerusalem") from 'directory' (NULL: ZONE_DIRECTORY) into
 * the arena. NULL with 'error' filled when there is no such zone or its file is damaged.
 * Inside arena_run.
 */
struct zone *zone_read(struct arena *arena, const char *directory, const char *name,
                       dateline_error *error);
/* The same from the bytes of a TZif file. */
struct zone *zone_read_bytes(struct arena *arena, const char *name, struct slice bytes,
                             dateline_error *error);
const char *zone_name(const struct zone *zone);

/* Seconds east of UTC at an instant of UTC. */
int32_t zone_offset_at_utc(const struct zone *zone, instant utc);
/* Seconds east of UTC when local clocks show 'local'. */
int32_t zone_offset_at_local(const struct zone *zone, instant local);

/* "EST", "GMT", "CET" ... as news write them, in seconds east of UTC; false for a letter
 * sequence that is no zone. */
bool zone_abbreviation_offset(struct slice abbreviation, int32_t *seconds);

#endif
