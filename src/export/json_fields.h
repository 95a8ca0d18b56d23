/* Spellings that the JSON writer and the JSON reader share. */
#ifndef DATELINE_EXPORT_JSON_FIELDS_H
#define DATELINE_EXPORT_JSON_FIELDS_H

#include "entity/entity.h"

#define TIMELINE_SCHEMA "dateline-timeline-1"
#define RECORD_SCHEMA   "dateline-record-1"

/* NULL: nothing is known, and nothing is written. */
static const char *const gender_names[] = {
    [GENDER_UNKNOWN] = NULL,
    [GENDER_FEMALE] = "female",
    [GENDER_MALE] = "male",
    [GENDER_NEUTER] = "neuter",
};
enum { GENDER_COUNT = sizeof gender_names / sizeof gender_names[0] };

#endif
