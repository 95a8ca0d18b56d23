/*
 * Temporal values before they are tied to a calendar: what words say ("late", "Thursday",
 * "two weeks", "ago"), composed by the operators of algebra.h and resolved late, by
 * resolve.h.
 *
 * A value of kind VALUE_TIME is, in this order: a base (the publication, an expression
 * before it, another value), a shift from it in some unit ("next week": +1 week), and
 * fields that narrow it down ("Friday" of "Friday next week").
 */
#ifndef DATELINE_TEMPORAL_VALUE_H
#define DATELINE_TEMPORAL_VALUE_H

#include "temporal/timex.h"

enum value_kind {
    VALUE_NONE,   /* a connecting word: "of", "the" */
    VALUE_NUMBER, /* a count */
    VALUE_TIME,
    VALUE_DURATION,
    VALUE_SET,
    VALUE_VAGUE, /* PAST_REF, PRESENT_REF, FUTURE_REF */
};

/* Units of shifts and durations, from fine to coarse. */
enum time_unit {
    UNIT_NONE,
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_PART, /* of a day */
    UNIT_DAY,
    UNIT_BUSINESS_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_FORTNIGHT,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_SEASON,
    UNIT_HALF,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNIT_MILLENNIUM,
    UNIT_UNSPECIFIED, /* "period", "time" */
};

/* Bits of struct value.known: what the words said. */
enum value_field {
    FIELD_YEAR = 1,
    FIELD_HALF = 2,
    FIELD_QUARTER = 4,
    FIELD_SEASON = 8,
    FIELD_MONTH = 16,
    FIELD_WEEK = 32,
    FIELD_DAY = 64,
    FIELD_WEEKDAY = 128,
    FIELD_PART = 256,
    FIELD_HOUR = 512,
    FIELD_MINUTE = 1024,
    FIELD_SECOND = 2048,
    FIELD_DECADE = 4096, /* 'year' is its first year */
    FIELD_CENTURY = 8192,
    FIELD_WEEKEND = 16384,
    FIELD_HOLIDAY = 32768,
    FIELD_SHIFT = 65536, /* base, unit and count are meant */
    FIELD_MERIDIEM = 131072,
    FIELD_ZONE = 262144,
    FIELD_NTH = 524288, /* the nth 'nth_unit' or weekday of what it stands in */
};
enum { FIELDS_CLOCK = FIELD_HOUR | FIELD_MINUTE | FIELD_SECOND };

enum part_of_day {
    PART_NONE,
    PART_MORNING,
    PART_MIDDAY,
    PART_AFTERNOON,
    PART_EVENING,
    PART_NIGHT,
    PART_DAYTIME,
    PART_DAWN,
};
enum season { SEASON_NONE, SEASON_SPRING, SEASON_SUMMER, SEASON_FALL, SEASON_WINTER };

/* "earlier this week", "later this week"; "the week to date", "the rest of the week" */
enum side_of_unit { SIDE_TO_DATE = -2, SIDE_EARLIER, SIDE_WHOLE, SIDE_LATER, SIDE_REST };

enum vague_time { VAGUE_PAST, VAGUE_PRESENT, VAGUE_FUTURE };

enum value_base {
    BASE_PUBLICATION,
    BASE_CONTEXT, /* an expression before it, else the publication */
    BASE_VALUE,   /* another value: "two days before Christmas" */
    BASE_EVENT,   /* something that happened: "two days after the summit" */
};

/* How a time without all fields asks for the one meant. */
enum value_pick {
    PICK_BY_TENSE,
    PICK_LAST, /* "last Friday" */
    PICK_NEXT,
    PICK_THIS,
    PICK_THAT, /* "that Friday": nearest to the context */
};

enum {
    COUNT_VAGUE = INT32_MAX, /* "several": X in the printed value */
    NUMBER_MAX = 1000000,    /* larger counts are no count of time */
    HALF_UNIT = 5,           /* tenths */
};

struct value {
    uint8_t kind;         /* enum value_kind */
    uint8_t mod;          /* enum timex_mod */
    uint8_t base;         /* enum value_base */
    uint8_t pick;         /* enum value_pick */
    uint8_t unit;         /* enum time_unit: of the shift, the duration or the set */
    uint8_t unit2, unit3; /* of "one hour, five minutes and ten seconds" */
    uint8_t tenths;       /* of 'count': 5 for a half */
    uint8_t part;         /* enum part_of_day */
    uint8_t season;       /* enum season */
    uint8_t quarter;      /* 1..4; 0 with FIELD_QUARTER: some quarter */
    uint8_t half;         /* 1..2 */
    bool eve;             /* the day before the holiday */
    uint8_t vague;        /* enum vague_time */
    uint8_t nth_unit;     /* enum time_unit */
    int8_t nth;           /* 1.., -1: the last */
    int8_t month, day, weekday, week;
    int8_t last_day; /* of "June 13-15"; 0: one day */
    int8_t hour, minute, second;
    bool fiscal, before_christ, open_day; /* open_day: a day, but which is left open */
    bool whole;           /* a shift that keeps whole units: "last year" */
    bool clock_uncertain; /* an hour without a.m., p.m. or a 24-hour form */
    bool numeric_date;    /* "3/5/2013": month and day may be the other way round */
    bool coarse;          /* count of a shift is a guess by unit: "two weeks ago" */
    bool flagged;         /* the word also means something else ("may", "second") */
    bool adjectival;      /* "two-week": no article belongs to it */
    bool short_year;      /* the year has two digits */
    bool day_behind;      /* "11:00 on Thursday" */
    bool day_shared;      /* the day of the later end holds for both */
    int8_t side;          /* enum side_of_unit */
    bool exact;           /* "in two months": that very day */
    bool spread;          /* a duration that lies at its anchor: "the past three years" */
    int8_t direction;     /* of a spread duration: -1 before the anchor, 1 after it */
    int16_t zone_minutes;
    bool universal_time;
    uint32_t known;
    int32_t year;
    int32_t number; /* of numbers; count of shift and duration in 'count' */
    int32_t count, count2, count3;
    const char *quant;             /* of sets */
    int32_t frequency;             /* of sets: 2 for "twice a week"; 0 not told */
    const struct value *of;        /* BASE_VALUE */
    const struct value *until;     /* the other end of "from Monday to Friday" */
    const struct value *length;    /* how long it lasts: "from 9 for two hours" */
    bool deadline;                 /* "by Friday": from now until then */
    const struct holiday *holiday; /* FIELD_HOLIDAY */
};

#endif
