/*
 * Meetings, one case a line: publication date | text | events. Paragraphs of the text are
 * separated by a pilcrow. Events are written
 *     STATUS FIRST..LAST [name; name] @place xCOUNT #ORDINAL PT6H form:FORM absent:NAME first:DAY about:WORDS
 * and separated by " && "; fields left out are not compared, "@-" is an empty place.
 * "not [name; name]" is a negation, "none" no event.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka needs the four above before it */
#include <cmocka.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "event/extract.h"
#include "event/meeting_frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_SIZE = 8192,
    ARENA_LIMIT = 256 << 20,
    OUTPUT_LIMIT = 1 << 20,
    ROWS_MAX = 256
};

static struct language *language;
static struct gazetteer *gazetteer;
static struct extractor extractor;
static bool row_reached[ROWS_MAX];

struct line_case {
    struct slice date, text, expected;
    struct record *record;
    struct slice source;
};

static struct slice paragraphs(struct arena *arena, struct slice text)
{
    struct buffer buffer;
    buffer_init(&buffer, arena, OUTPUT_LIMIT);
    buffer_add_text(&buffer, "Title: A case\n\n");
    size_t from = 0;
    size_t cut;
    while ((cut = slice_find(text, slice_of("\xC2\xB6"), from)) != SIZE_MAX) {
        buffer_add(&buffer, slice_trim(slice_part(text, from, cut)));
        buffer_add_text(&buffer, "\n\n");
        from = cut + 2;
    }
    buffer_add(&buffer, slice_trim(slice_part(text, from, text.size)));
    buffer_add_byte(&buffer, '\n');
    return buffer_slice(&buffer);
}

static struct article_date date_of(struct slice text)
{
    int year = 0, month = 0, day = 0;
    char copy[32];
    (void)snprintf(copy, sizeof copy, "%.*s", (int)text.size, text.data);
    struct article_date date = {.origin = DATE_FROM_NONE};
    if (sscanf(copy, "%d-%d-%d", &year, &month, &day) == 3) {
        date.origin = DATE_FROM_MANIFEST;
        date.at = instant_of_day(date_days_of(year, month, day));
    }
    return date;
}

static void extract_case(struct arena *arena, void *context)
{
    struct line_case *line = context;
    struct article_hints hints = {.published = date_of(line->date)};
    dateline_error error = {0};
    line->source = paragraphs(arena, line->text);
    const struct article *article =
        article_read(arena, "case.txt", line->source, &hints, &error);
    const struct extract_options options = {.explain = true};
    line->record =
        article == NULL ? NULL : event_extract(arena, &extractor, article, &options);
}

/* ---- the notation ---- */

static void write_day(struct buffer *out, instant at)
{
    struct date date = date_from_days(instant_day(at));
    buffer_format(out, "%04d-%02d-%02d", (int)date.year, date.month, date.day);
}

static void write_days(struct buffer *out, struct interval interval)
{
    bool open_begin = interval.begin == INSTANT_UNBOUNDED_PAST;
    bool open_end = interval.end == INSTANT_UNBOUNDED_FUTURE;
    if (!open_begin)
        write_day(out, interval.begin);
    if (!open_begin && !open_end &&
        instant_day(interval.begin) == instant_day(interval.end - 1))
        return;
    buffer_add_text(out, "..");
    if (!open_end)
        write_day(out, interval.end - 1);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void write_people(struct buffer *out, const struct record *record,
                         const struct participant *people, size_t count)
{
    const char *names[64];
    size_t used = count < 64 ? count : 64;
    for (size_t i = 0; i < used; i++)
        names[i] = record->actors.items[people[i].actor].name;
    qsort(names, used, sizeof *names, compare_names);
    buffer_add_byte(out, '[');
    for (size_t i = 0; i < used; i++)
        buffer_format(out, "%s%s", i > 0 ? "; " : "", names[i]);
    buffer_add_byte(out, ']');
}

static const char *last_word(const char *name)
{
    const char *blank = strrchr(name, ' ');
    return blank ? blank + 1 : name;
}

static void write_absent(struct buffer *out, const struct record *record,
                         const struct event *event)
{
    const struct actor *actors = record->actors.items;
    for (size_t i = 0; i < event->participants.count; i++)
        if (event->participants.items[i].role == ROLE_ABSENT)
            buffer_format(out, " absent:%s",
                          last_word(actors[event->participants.items[i].actor].name));
}

static void write_event(struct buffer *out, const struct record *record,
                        const struct event *event)
{
    buffer_format(out, "%s ", event_status_name(event->status));
    write_days(out, event->time.interval);
    buffer_add_byte(out, ' ');
    write_people(out, record, event->participants.items, event->participants.count);
    buffer_format(out, " @%s", event->place_name ? event->place_name : "-");
    if (event->count != 1)
        buffer_format(out, " x%u", event->count);
    if (event->ordinal != 0)
        buffer_format(out, " #%u", event->ordinal);
    if (event->duration != NULL)
        buffer_format(out, " %s", event->duration);
    buffer_format(out, " form:%s", event->form);
    write_absent(out, record, event);
    if (event->time.has_original) {
        buffer_add_text(out, " first:");
        write_day(out, instant_of_day(event->time.original));
    }
    if (event->about != NULL)
        buffer_format(out, " about:%s", event->about);
}

/* Each blank-separated word of the expectation must begin a word of what was found; what
 * stands in brackets and behind '@' or "about:" is one word. */
static bool fits(struct slice expected, struct slice found)
{
    expected = slice_trim(expected);
    while (expected.size > 0) {
        size_t size = 0;
        char stop = expected.data[0] == '[' ? ']' : ' ';
        while (size < expected.size && expected.data[size] != stop)
            size++;
        if (stop == ']')
            size++;
        struct slice word = slice_part(expected, 0, size);
        size_t at = slice_find(found, word, 0);
        bool starts = at == 0 || (at != SIZE_MAX && found.data[at - 1] == ' ');
        size_t end = at == SIZE_MAX ? 0 : at + word.size;
        bool ends = at != SIZE_MAX && (end == found.size || found.data[end] == ' ');
        if (!starts || !ends)
            return false;
        expected = slice_trim(slice_part(expected, size, expected.size));
    }
    return true;
}

struct found {
    struct slice items[64];
    size_t count;
};

static void note_row(const struct event *event)
{
    for (size_t i = 0; i < MEETING_FRAME_COUNT && i < ROWS_MAX; i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "(frame %s %s)", MEETING_FRAMES[i].lemma,
                       frame_is_noun(&MEETING_FRAMES[i]) ? "noun" : "verb");
        if (event->explanation != NULL && strstr(event->explanation, name) != NULL)
            row_reached[i] = true;
    }
}

static void collect(struct arena *arena, const struct record *record, struct found *found)
{
    for (size_t i = 0; i < record->events.count && found->count < 64; i++) {
        if (record->events.items[i].kind != EVENT_MEETING)
            continue;
        struct buffer out;
        buffer_init(&out, arena, OUTPUT_LIMIT);
        write_event(&out, record, &record->events.items[i]);
        found->items[found->count++] = buffer_slice(&out);
        note_row(&record->events.items[i]);
    }
    for (size_t i = 0; i < record->negations.count && found->count < 64; i++) {
        const struct negation *negation = &record->negations.items[i];
        if (negation->kind != EVENT_MEETING)
            continue;
        struct buffer out;
        buffer_init(&out, arena, OUTPUT_LIMIT);
        buffer_add_text(&out, "not ");
        write_people(&out, record, negation->participants.items,
                     negation->participants.count);
        found->items[found->count++] = buffer_slice(&out);
    }
}

static bool check_case(struct arena *arena, const struct line_case *line)
{
    struct found found = {.count = 0};
    collect(arena, line->record, &found);
    size_t index = 0;
    bool good = true;
    struct slice rest = line->expected;
    while (rest.size > 0 && !slice_is(line->expected, "none")) {
        size_t cut = slice_find(rest, slice_of(" && "), 0);
        struct slice one = slice_part(rest, 0, cut);
        rest = cut == SIZE_MAX ? slice_part(rest, rest.size, rest.size)
                               : slice_part(rest, cut + 4, rest.size);
        good = good && index < found.count && fits(one, found.items[index]);
        index++;
    }
    good = good && index == found.count;
    if (!good) {
        print_error("%.*s\n  expected %.*s\n", (int)line->text.size, line->text.data,
                    (int)line->expected.size, line->expected.data);
        for (size_t i = 0; i < found.count; i++)
            print_error("  found    %.*s\n", (int)found.items[i].size,
                        found.items[i].data);
    }
    return good;
}

/* ---- every span quotes the file ---- */

static void check_spans(const struct line_case *line, const struct span_vector *spans)
{
    for (size_t i = 0; i < spans->count; i++) {
        const struct span *span = &spans->items[i];
        struct slice there = slice_part(line->source, span->byte_start, span->byte_end);
        assert_non_null(span->text);
        assert_true(there.size > 0 && slice_equal(there, slice_of(span->text)));
    }
}

static void check_evidence(const struct line_case *line)
{
    for (size_t i = 0; i < line->record->events.count; i++) {
        const struct event *event = &line->record->events.items[i];
        check_spans(line, &event->time_evidence);
        check_spans(line, &event->place_evidence);
        check_spans(line, &event->participant_evidence);
        check_spans(line, &event->status_evidence);
        assert_true(event->mentions.count > 0);
        for (size_t m = 0; m < event->mentions.count; m++) {
            const struct event_mention *mention = &event->mentions.items[m];
            struct span span = mention->span;
            const struct span_vector one = {&span, 1, 1};
            check_spans(line, &one);
        }
    }
    for (size_t i = 0; i < line->record->relations.count; i++)
        check_spans(line, &line->record->relations.items[i].evidence);
}

static bool split_line(struct slice whole, struct line_case *line)
{
    size_t first = slice_find(whole, slice_of(" | "), 0);
    if (first == SIZE_MAX || whole.data[0] == '#')
        return false;
    size_t second = slice_find(whole, slice_of(" | "), first + 3);
    if (second == SIZE_MAX)
        return false;
    line->date = slice_trim(slice_part(whole, 0, first));
    line->text = slice_trim(slice_part(whole, first + 3, second));
    line->expected = slice_trim(slice_part(whole, second + 3, whole.size));
    return true;
}

static bool run_line(struct line_case *line)
{
    struct arena *arena = arena_new(ARENA_LIMIT);
    assert_non_null(arena);
    assert_true(arena_run(arena, extract_case, line));
    assert_non_null(line->record);
    bool good = check_case(arena, line);
    check_evidence(line);
    arena_free(arena);
    return good;
}

static void test_cases(void **state)
{
    (void)state;
    FILE *file = fopen("fixtures/event/meetings.txt", "r");
    assert_non_null(file);
    char text[LINE_SIZE];
    size_t cases = 0, failed = 0;
    while (fgets(text, sizeof text, file) != NULL) {
        struct line_case line = {0};
        if (!split_line(slice_trim(slice_of(text)), &line))
            continue;
        cases++;
        failed += !run_line(&line);
    }
    (void)fclose(file);
    print_message("%zu cases, %zu failed\n", cases, failed);
    assert_true(cases >= 180);
    assert_int_equal(failed, 0);
}

/* Runs behind test_cases. */
static void test_every_row_is_reached(void **state)
{
    (void)state;
    size_t missing = 0;
    for (size_t i = 0; i < MEETING_FRAME_COUNT; i++) {
        if (row_reached[i])
            continue;
        print_error("no case reaches MEETING(\"%s\") as a %s\n", MEETING_FRAMES[i].lemma,
                    frame_is_noun(&MEETING_FRAMES[i]) ? "noun" : "verb");
        missing++;
    }
    assert_int_equal(missing, 0);
}

/* The index has room for all rows of each form. */
static void test_index_has_every_form(void **state)
{
    static struct frame_index index;
    (void)state;
    frame_index_fill(&index);
    for (size_t i = 0; i < MEETING_FRAME_COUNT; i++) {
        struct slice rest = slice_of(MEETING_FRAMES[i].words);
        while (rest.size > 0) {
            struct slice word = slice_cut(&rest, ' ');
            if (!frame_index_has(&index, hash_bytes(word), &MEETING_FRAMES[i]))
                fail_msg("the index lacks \"%.*s\" of %s", (int)word.size, word.data,
                         MEETING_FRAMES[i].lemma);
        }
    }
}

static int set_up(void **state)
{
    (void)state;
    dateline_error error = {0};
    language = language_new(&error);
    gazetteer = gazetteer_new(&error);
    extractor = (struct extractor){.language = language, .gazetteer = gazetteer};
    return language == NULL || gazetteer == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    language_free(language);
    gazetteer_free(gazetteer);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_every_row_is_reached),
        cmocka_unit_test(test_index_has_every_form),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
