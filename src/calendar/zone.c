#include "calendar/zone.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A change of the clock inside a year, as the POSIX TZ string at the end of a TZif file
 * tells it: Mm.w.d/time. */
struct rule_date {
    int32_t month, week, weekday; /* weekday 0 = Sunday */
    int32_t seconds;              /* local time of day */
};

struct zone {
    const char *name;
    size_t count;
    instant *changes; /* UTC, ascending */
    int32_t *offsets; /* from the change on */
    int32_t first;    /* offset before the first change */
    bool has_rule, has_summer;
    int32_t standard, summer; /* offsets after the last change */
    struct rule_date to_summer, to_standard;
};

enum { HEADER_SIZE = 44, CHANGES_MAX = 4096, TYPES_MAX = 256 };

struct header {
    uint32_t version;
    size_t utc_count, standard_count, leap_count, change_count, type_count, text_size;
};

static uint32_t big_endian_32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int64_t big_endian_64(const unsigned char *p)
{
    return (int64_t)((uint64_t)big_endian_32(p) << 32 | big_endian_32(p + 4));
}

static bool read_header(struct slice bytes, struct header *header)
{
    if (bytes.size < HEADER_SIZE || memcmp(bytes.data, "TZif", 4) != 0)
        return false;
    const unsigned char *p = (const unsigned char *)bytes.data;
    *header = (struct header){
        .version = p[4],
        .utc_count = big_endian_32(p + 20),
        .standard_count = big_endian_32(p + 24),
        .leap_count = big_endian_32(p + 28),
        .change_count = big_endian_32(p + 32),
        .type_count = big_endian_32(p + 36),
        .text_size = big_endian_32(p + 40),
    };
    return header->change_count <= CHANGES_MAX && header->type_count >= 1 &&
           header->type_count <= TYPES_MAX && header->utc_count <= TYPES_MAX &&
           header->standard_count <= TYPES_MAX && header->leap_count <= CHANGES_MAX &&
           header->text_size <= ZONE_FILE_MAX;
}

/* Bytes of the data block behind a header whose times take 'time_size' bytes. */
static size_t block_size(const struct header *h, size_t time_size)
{
    return h->change_count * (time_size + 1) + h->type_count * 6 + h->text_size +
           h->leap_count * (time_size + 4) + h->standard_count + h->utc_count;
}

/* ---- the POSIX TZ string (RFC 8536, section 3.3.1) ---- */

static bool skip_name(struct slice *text)
{
    size_t size = 0;
    if (text->size != 0 && text->data[0] == '<') {
        while (size < text->size && text->data[size] != '>')
            size++;
        size++;
    } else {
        while (size < text->size && strchr("+-0123456789,", text->data[size]) == NULL)
            size++;
    }
    if (size < 3 || size > text->size)
        return false;
    *text = slice_part(*text, size, text->size);
    return true;
}

static bool read_number(struct slice *text, int32_t most, int32_t *number)
{
    size_t size = 0;
    *number = 0;
    while (size < text->size && text->data[size] >= '0' && text->data[size] <= '9') {
        *number = *number * 10 + (text->data[size++] - '0');
        if (*number > most)
            return false;
    }
    *text = slice_part(*text, size, text->size);
    return size > 0;
}

static bool take(struct slice *text, char expected)
{
    if (text->size == 0 || text->data[0] != expected)
        return false;
    *text = slice_part(*text, 1, text->size);
    return true;
}

/* [+-]hh[:mm[:ss]] */
static bool read_time(struct slice *text, int32_t *seconds)
{
    bool negative = take(text, '-');
    int32_t hours, minutes = 0, rest = 0;
    if (!negative)
        (void)take(text, '+');
    if (!read_number(text, 167, &hours))
        return false;
    if (take(text, ':') && !read_number(text, 59, &minutes))
        return false;
    if (take(text, ':') && !read_number(text, 59, &rest))
        return false;
    *seconds = hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE + rest;
    if (negative)
        *seconds = -*seconds;
    return true;
}

static bool read_rule_date(struct slice *text, struct rule_date *date)
{
    *date = (struct rule_date){.seconds = 2 * SECONDS_PER_HOUR};
    if (!take(text, ',') || !take(text, 'M') || !read_number(text, 12, &date->month) ||
        !take(text, '.') || !read_number(text, 5, &date->week) || !take(text, '.') ||
        !read_number(text, 6, &date->weekday))
        return false;
    return date->month >= 1 && date->week >= 1 &&
           (!take(text, '/') || read_time(text, &date->seconds));
}

/* Rules by day of the year (Jn) are not used by any zone of today; such a zone keeps its
 * last offset. */
static void read_rule(struct zone *zone, struct slice text)
{
    if (!skip_name(&text) || !read_time(&text, &zone->standard))
        return;
    zone->standard = -zone->standard;
    zone->has_rule = true;
    if (text.size == 0 || !skip_name(&text))
        return;
    zone->summer = zone->standard + SECONDS_PER_HOUR;
    if (text.size != 0 && text.data[0] != ',') {
        if (!read_time(&text, &zone->summer))
            return;
        zone->summer = -zone->summer;
    }
    zone->has_summer = read_rule_date(&text, &zone->to_summer) &&
                       read_rule_date(&text, &zone->to_standard);
}

/* ---- the file ---- */

static bool read_changes(struct arena *arena, struct zone *zone, const struct header *h,
                         const unsigned char *p)
{
    const unsigned char *types = p + h->change_count * 8,
                        *records = types + h->change_count;
    zone->count = h->change_count;
    zone->changes = ARENA_NEW_ARRAY(arena, h->change_count, instant);
    zone->offsets = ARENA_NEW_ARRAY(arena, h->change_count, int32_t);
    zone->first = (int32_t)big_endian_32(records);
    for (size_t i = 0; i < h->change_count; i++) {
        if (types[i] >= h->type_count)
            return false;
        zone->changes[i] = big_endian_64(p + i * 8);
        zone->offsets[i] = (int32_t)big_endian_32(records + (size_t)types[i] * 6);
        if (i > 0 && zone->changes[i] <= zone->changes[i - 1])
            return false;
    }
    return true;
}

struct zone *zone_read_bytes(struct arena *arena, const char *name, struct slice bytes,
                             dateline_error *error)
{
    struct header old, header;
    struct zone *zone = ARENA_NEW(arena, struct zone);
    zone->name = arena_copy(arena, slice_of(name));
    size_t start = read_header(bytes, &old) ? HEADER_SIZE + block_size(&old, 4) : 0;
    if (start == 0 || old.version < '2' || start > bytes.size ||
        !read_header(slice_part(bytes, start, bytes.size), &header))
        goto damaged;
    start += HEADER_SIZE;
    size_t size = block_size(&header, 8);
    if (size > bytes.size - start ||
        !read_changes(arena, zone, &header, (const unsigned char *)bytes.data + start))
        goto damaged;
    struct slice footer = slice_part(bytes, start + size, bytes.size);
    if (take(&footer, '\n'))
        read_rule(zone, slice_cut(&footer, '\n'));
    return zone;
damaged:
    error_set(error, DATELINE_ERROR_INPUT,
              "time zone %s: its file is no TZif version 2 file", name);
    return NULL;
}

/* Names come from articles and manifests: only what cannot lead out of the directory is
 * looked up. */
static bool is_zone_name(const char *name)
{
    size_t size = strlen(name);
    if (size == 0 || size > ZONE_NAME_MAX || name[0] == '/' || strstr(name, ".."))
        return false;
    return strspn(name,
                  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/") ==
           size;
}

struct zone *zone_read(struct arena *arena, const char *directory, const char *name,
                       dateline_error *error)
{
    if (!is_zone_name(name)) {
        error_set(error, DATELINE_ERROR_INPUT,
                  "no time zone has such a name; use one like Asia/Jerusalem");
        return NULL;
    }
    char *path =
        arena_format(arena, "%s/%s", directory ? directory : ZONE_DIRECTORY, name);
    char *bytes = arena_alloc(arena, ZONE_FILE_MAX);
    FILE *file = fopen(path, "rb");
    if (!file) {
        error_set(error, DATELINE_ERROR_IO, "%s: %s; is the package tzdata installed?",
                  path, strerror(errno));
        return NULL;
    }
    size_t size = fread(bytes, 1, ZONE_FILE_MAX, file);
    (void)fclose(file);
    return zone_read_bytes(arena, name, slice_make(bytes, size), error);
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

/* The instant, in local seconds of the offset before the change, of a rule in a year. */
static instant rule_instant(const struct rule_date *rule, int32_t year)
{
    int32_t first = date_days_of(year, rule->month, 1);
    int32_t weekday = (int32_t)date_weekday(first) % 7; /* Sunday 0 */
    int32_t day = first + (rule->weekday - weekday + 7) % 7 + (rule->week - 1) * 7;
    while (day >= date_days_of(year, rule->month + 1, 1))
        day -= 7;
    return instant_of_day(day) + rule->seconds;
}

static int32_t offset_by_rule(const struct zone *zone, instant utc)
{
    if (!zone->has_summer)
        return zone->standard;
    int32_t year = date_from_days(instant_day(utc + zone->standard)).year;
    instant begins = rule_instant(&zone->to_summer, year) - zone->standard;
    instant ends = rule_instant(&zone->to_standard, year) - zone->summer;
    bool summer =
        begins < ends ? utc >= begins && utc < ends : utc >= begins || utc < ends;
    return summer ? zone->summer : zone->standard;
}

int32_t zone_offset_at_utc(const struct zone *zone, instant utc)
{
    if (zone->count == 0 || utc < zone->changes[0])
        return zone->count == 0 && zone->has_rule ? offset_by_rule(zone, utc)
                                                  : zone->first;
    if (utc >= zone->changes[zone->count - 1] && zone->has_rule)
        return offset_by_rule(zone, utc);
    size_t low = 0, high = zone->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (zone->changes[middle] <= utc)
            low = middle;
        else
            high = middle;
    }
    return zone->offsets[low];
}

int32_t zone_offset_at_local(const struct zone *zone, instant local)
{
    int32_t before = zone_offset_at_utc(zone, local - SECONDS_PER_DAY);
    int32_t after = zone_offset_at_utc(zone, local + SECONDS_PER_DAY);
    if (zone_offset_at_utc(zone, local - before) == before)
        return before;
    return zone_offset_at_utc(zone, local - after) == after ? after : before;
}

static const struct {
    const char *name;
    int32_t quarters; /* of an hour east of UTC */
} abbreviations[] = {
    {"UTC", 0},   {"GMT", 0},   {"UT", 0},     {"Z", 0},      {"WET", 0},   {"BST", 4},
    {"WEST", 4},  {"CET", 4},   {"CEST", 8},   {"EET", 8},    {"EEST", 12}, {"MSK", 12},
    {"SAST", 8},  {"EAT", 12},  {"IST", 22},   {"PKT", 20},   {"JST", 36},  {"KST", 36},
    {"HKT", 32},  {"SGT", 32},  {"AEST", 40},  {"AEDT", 44},  {"NZST", 48}, {"NZDT", 52},
    {"EST", -20}, {"EDT", -16}, {"CST", -24},  {"CDT", -20},  {"MST", -28}, {"MDT", -24},
    {"PST", -32}, {"PDT", -28}, {"AKST", -36}, {"AKDT", -32}, {"HST", -40}, {"AST", -16},
    {"ADT", -12}, {"NST", -14}, {"NDT", -10},  {"BRT", -12},  {"ART", -12},
};

bool zone_abbreviation_offset(struct slice abbreviation, int32_t *seconds)
{
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
        if (slice_is(abbreviation, abbreviations[i].name)) {
            *seconds = abbreviations[i].quarters * 15 * SECONDS_PER_MINUTE;
            return true;
        }
    return false;
}
