/* Articles to expressions: cut into atoms, islands of words of time through the grammar,
 * what it finds through the filters, and on to the calendar. */
#include "temporal/find.h"
#include "temporal/direction.h"

#include "temporal/course.h"
#include "temporal/filter.h"
#include "temporal/meaning.h"

#include "base/ascii.h"

#include <string.h>

/* About: room for so many is made at first. */
enum { BYTES_PER_EXPRESSION = 240 };
/* So many are given away at once. */
enum { BATCH = 512 };
/* Texts of no more bytes are messages, questions, lone dates: the rules of brief.def hold
 * too. */
enum { BRIEF_BYTES_MAX = 120 };

struct finder {
    struct arena *arena;
    const struct article *article;
    struct document *document; /* NULL: no tokens are wanted */
    const struct search *search;
    struct timex_vector *found;
    struct segment *segment;
    struct chart *chart;
    struct course course;
    uint32_t block; /* where the block begins */
    struct place
        entry; /* the day of an entry at the front of a block: of a live report */
    bool in_quote;
    bool brief;
};

/* ---- recording ---- */

static enum timex_bound bound_before(const struct segment *segment, size_t first)
{
    static const struct {
        const char *word;
        enum timex_bound bound;
    } bounds[] = {
        {"since", BOUND_FROM},     {"from", BOUND_FROM},     {"until", BOUND_UNTIL},
        {"till", BOUND_UNTIL},     {"through", BOUND_UNTIL}, {"by", BOUND_BY},
        {"after", BOUND_AFTER},    {"before", BOUND_BEFORE}, {"starting", BOUND_FROM},
        {"beginning", BOUND_FROM},
    };

    if (first == 0 || segment->atoms[first].starts_sentence)
        return BOUND_NONE;
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        if (segment_word_is(segment, first - 1, bounds[i].word))
            return bounds[i].bound;
    }
    return BOUND_NONE;
}

/* "from Monday to Friday", "between 1990 and 1995": two expressions that bound a span. */
static bool link_span(struct finder *finder, size_t first)
{
    struct timex_vector *found = finder->found;
    const struct segment *segment = finder->segment;
    struct timex *before, *last;

    if (found->count < 2 || first == 0)
        return false;
    before = &found->items[found->count - 2];
    last = &found->items[found->count - 1];
    if (before->stop > segment->atoms[first - 1].start ||
        (first >= 2 && before->stop <= segment->atoms[first - 2].start))
        return false;
    if (segment_word_in(segment, first - 1,
                        (const char *const[]){"to", "through", "until", "till", NULL}) ||
        segment_mark(segment, first - 1) == '-' ||
        (segment_word_is(segment, first - 1, "and") && before->bound == BOUND_NONE &&
         before->begin_point == TIMEX_NONE && before->unresolved[0] &&
         before->start >= 8 &&
         slice_is_ignoring_case(
             slice_part(segment->text, before->start - 8, before->start - 1),
             "between"))) {
        before->bound = BOUND_FROM;
        last->bound = BOUND_UNTIL;
        before->end_point = (uint32_t)(found->count - 1);
        last->begin_point = (uint32_t)(found->count - 2);
        return true;
    }
    return false;
}

static void set_tokens(const struct document *document, struct timex *timex)
{
    size_t low = 0, high = document->tokens.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document->tokens.items[middle].end <= timex->start)
            low = middle + 1;
        else
            high = middle;
    }
    timex->first = (uint32_t)low;
    while (low < document->tokens.count &&
           document->tokens.items[low].start < timex->stop)
        low++;
    timex->end = (uint32_t)low;
}

/* ---- context ---- */

static const struct value *keep_value(struct arena *arena, const struct value *value)
{
    struct value *copy;

    if (!value)
        return NULL;
    copy = ARENA_NEW(arena, struct value);
    *copy = *value;
    copy->of = keep_value(arena, copy->of); /* as deep as the grammar nests */
    copy->until = keep_value(arena, copy->until);
    copy->length = keep_value(arena, copy->length);
    return copy;
}

/* "today" inside a quotation is the day of the report of it, where the paragraph names
 * one before. */
static bool is_said_earlier(const struct finder *finder, const struct find *find)
{
    const struct value *value = find->edge->value;

    return value->kind == VALUE_TIME && value->known & FIELD_SHIFT &&
           value->base == BASE_PUBLICATION && value->unit == UNIT_DAY && value->whole &&
           finder->course.is_near && finder->course.setting.context.unit == UNIT_DAY &&
           finder->course.setting.has_day &&
           finder->course.setting.context.day < finder->course.setting.day &&
           finder->course.setting.context.day >= finder->course.setting.day - 7 &&
           find->segment->atoms[find->first].in_quote;
}

/* "two days after the summit": an event tells from when. */
static void mark_event(const struct find *find, struct timex *timex)
{
    bool after = segment_word_is(find->segment, find->end, "after");

    if (timex->type != TIMEX_DURATION ||
        (!after && !segment_word_is(find->segment, find->end, "before")))
        return;
    timex->anchor_kind = ANCHOR_EVENT;
    timex->bound = after ? BOUND_AFTER : BOUND_BEFORE;
}

/* Where no verb tells, a brief text looks ahead; a lone day is the nearest one. */
static void look_ahead(struct setting *setting, const struct value *value)
{
    bool lone_day = value->known & (FIELD_DAY | FIELD_WEEKDAY) && !value->until &&
                    !value->length && !value->last_day &&
                    (value->known & FIELD_MONTH || !(value->known & FIELDS_CLOCK));

    setting->direction = lone_day ? DIRECTION_NONE : DIRECTION_FUTURE;
    setting->certain = !lone_day;
    setting->nearest = lone_day;
    setting->reason =
        lone_day ? "the nearest one, as no verb tells" : "a brief text looks ahead";
}

/* "next week, on Tuesday or Thursday": weekdays of the week that the text is at. */
static void go_on(struct setting *setting, const struct value *value)
{
    struct place context = setting->context;
    uint32_t known = value->known & ~(uint32_t)(FIELDS_CLOCK | FIELD_PART | FIELD_ZONE);

    if (value->kind != VALUE_TIME || (known != FIELD_WEEKDAY && known != FIELD_DAY) ||
        value->pick || value->exact || value->until ||
        (context.unit != UNIT_WEEK && context.unit != UNIT_DAY))
        return;
    setting->has_day = true;
    setting->day = place_first_day(context);
    setting->direction = DIRECTION_FUTURE;
    setting->nearest = false;
    setting->has_clock = false;
    setting->reason = "counted on from the expression before it";
}

/* "4.45pm - The union walks out", "Friday, 2 p.m.": the time of an entry. */
static bool is_entry(const struct finder *finder, const struct find *find)
{
    const struct segment *segment = find->segment;
    const struct value *value = find->edge->value;
    char mark = segment_mark(segment, find->end);

    return !finder->course.setting.narrative && !find->brief &&
           value->kind == VALUE_TIME && value->known & FIELD_HOUR &&
           segment->atoms[find->first].start == finder->block &&
           (mark == '-' || mark == ':' || find->end >= segment->count ||
            segment->atoms[find->end].shape == ATOM_BREAK);
}

/* "had driven there in the morning" behind "last night": of the same day */
static bool is_told_back(const struct find *find)
{
    size_t start = segment_sentence_start(find->segment, find->first);

    for (size_t at = start; at < find->first; at++) {
        if (segment_word_is(find->segment, at, "had"))
            return true;
    }
    return false;
}

static bool is_clock_alone(const struct value *value)
{
    return value->kind == VALUE_TIME &&
           (value->known &
            ~(uint32_t)(FIELDS_CLOCK | FIELD_ZONE | FIELD_MERIDIEM | FIELD_PART)) == 0;
}

/* What a time of day without a day is counted from. */
static void set_day_of_clock(const struct finder *finder, const struct find *find,
                             struct setting *setting)
{
    setting->near = finder->course.is_near;
    if (is_clock_alone(find->edge->value) && is_entry(finder, find))
        setting->context = finder->entry;
    if ((setting->part == PART_NIGHT || setting->part == PART_EVENING) &&
        is_told_back(find))
        setting->part = PART_NONE;
}

static struct setting setting_at(const struct finder *finder, const struct find *find,
                                 const struct direction *direction)
{
    struct setting setting = finder->course.setting;

    if (find->edge->value->known & FIELD_SHIFT && !setting.narrative)
        setting.context = finder->course.story;
    setting.direction = direction->which;
    setting.certain = direction->certain;
    setting.nearest = setting.nearest || direction->nearest;
    setting.reason = direction->reason;
    if (finder->course.ahead.unit != UNIT_NONE && direction->which != DIRECTION_PAST)
        setting.context = finder->course.ahead;
    if (finder->brief && direction->which == DIRECTION_NONE)
        look_ahead(&setting, find->edge->value);
    if (finder->brief && direction->which == DIRECTION_FUTURE)
        setting.certain = false; /* "what will happen from May to September" */
    if (finder->brief)
        go_on(&setting, find->edge->value);
    if (is_said_earlier(finder, find)) {
        setting.day = finder->course.setting.context.day;
        setting.kind = ANCHOR_UTTERANCE;
    }
    if (find->edge->value->kind == VALUE_TIME &&
        find->edge->value->known & (FIELD_HOUR | FIELD_PART))
        set_day_of_clock(finder, find, &setting);
    return setting;
}

/* Prepositions and marks that rules of brief texts look at are outside of the extent. */
static size_t extent_first(const struct find *find)
{
    static const char *const outside[] = {"at",      "in",    "on", "by",  "for", "from",
                                          "between", "after", "or", "and", ",",   NULL};
    size_t first = find->first;

    if (!find->brief ||
        find->edge->rule == RULE_in_duration_or_so) /* whole in all texts */
        return first;
    while (first + 1 < find->end && segment_word_in(find->segment, first, outside))
        first++;
    return first;
}

/* "began on 1 November and ended on 19 March": the sentence has told the begin. */
static bool ends_span(const struct finder *finder, size_t first)
{
    const struct segment *segment = finder->segment;
    const struct timex_vector *found = finder->found;
    size_t start;

    if (!finder->course.setting.narrative || found->count < 2 || first < 2)
        return false;
    if (!segment_word_in(segment, first - 1,
                         (const char *const[]){"until", "till", "to", "through", NULL}) &&
        !segment_word_in(segment, first - 2, (const char *const[]){"ended", "end", NULL}))
        return false;
    start = segment_sentence_start(segment, first);
    return found->items[found->count - 2].start >= segment->atoms[start].start;
}

/* "three days before, they had met" */
static bool looks_back(const struct finder *finder, const struct find *find)
{
    enum { REACH = 30 };
    const struct segment *segment = find->segment;
    size_t start, end;

    if (!finder->course.setting.narrative)
        return false;
    start = segment_sentence_start(segment, find->first);
    end = segment_sentence_end(segment, find->first);
    start = find->first - start > REACH ? find->first - REACH : start;
    for (size_t at = start; at < end && at < find->end + REACH; at++) {
        if (segment_word_is(segment, at, "had"))
            return true;
    }
    return false;
}

/* "two days later, on 5 May" */
static void take_day(struct finder *finder, size_t first, struct place place)
{
    const struct segment *segment = finder->segment;
    struct timex_vector *found = finder->found;
    struct timex *earlier;
    size_t last;

    if (found->count < 2 || first < 3 || !segment_word_is(segment, first - 1, "on"))
        return;
    last = first - (segment_mark(segment, first - 2) == ',' ? 3 : 2);
    earlier = &found->items[found->count - 2];
    if (earlier->stop == segment->atoms[last].end)
        course_take_day(&finder->course, earlier, place);
}

/* "On Friday, two days later, they met" */
static void keep_day(struct finder *finder, const struct find *find,
                     const struct value *meaning, struct timex *timex,
                     struct place *place)
{
    const struct segment *segment = find->segment;
    const struct timex_vector *found = finder->found;

    if (found->count >= 2 && find->first >= 2 &&
        segment_mark(segment, find->first - 1) == ',' &&
        segment_mark(segment, find->end) == ',' &&
        found->items[found->count - 2].stop == segment->atoms[find->first - 2].end)
        course_keep_day(&finder->course, timex, meaning, place);
}

/* "she said yesterday", "he told reporters on Monday" */
static bool tells_when_said(const struct find *find)
{
    enum { REACH = 3 };
    static const char *const verbs[] = {"said", "says", "told", "added", NULL};
    const struct segment *segment = find->segment;
    size_t start = segment_sentence_start(segment, find->first);

    for (size_t back = 1; back <= REACH && find->first >= start + back; back++) {
        if (segment_word_in(segment, find->first - back, verbs))
            return true;
        if (segment->atoms[find->first - back].shape != ATOM_WORD)
            return false;
    }
    return false;
}

/* "between 1 July and 18 November 1916" */
static void share_year(struct finder *finder, const struct value *meaning,
                       struct place place)
{
    struct timex_vector *found = finder->found;
    struct timex *earlier = &found->items[found->count - 2];

    if (course_share_year(&finder->course, earlier, meaning, place) && finder->document)
        earlier->meaning = keep_value(finder->arena, &finder->course.last_meaning);
}

/* Years, vague times, sets and most lengths are what they are, whatever the verbs say. */
static struct direction direction_for(const struct find *find)
{
    const struct value *value = find->edge->value;
    bool absolute = value->kind == VALUE_VAGUE || value->kind == VALUE_SET ||
                    (value->kind == VALUE_TIME && value->known & FIELD_YEAR &&
                     !(value->known & FIELD_SHIFT));
    bool length =
        value->kind == VALUE_DURATION && !value->spread &&
        (find->first == 0 || !segment_word_is(find->segment, find->first - 1, "in"));

    if ((absolute || length) && !find->brief)
        return (struct direction){.which = DIRECTION_NONE};
    return direction_of(find->segment, find->first, find->end);
}

/* The meaning is kept where somebody may look at it from another day. */
static void record(struct finder *finder, const struct find *find)
{
    const struct segment *segment = finder->segment;
    bool had = looks_back(finder, find);
    course_come_to(&finder->course, find->edge->value, had);
    struct direction direction = direction_for(find);
    struct setting setting = setting_at(finder, find, &direction);
    struct value meaning = meaning_of(find, &direction, &setting);
    struct timex *timex = vector_add(finder->arena, finder->found);
    struct place place;

    *timex = (struct timex){.start = segment->atoms[extent_first(find)].start,
                            .stop = segment->atoms[find->end - 1].end,
                            .rule = rule_name(find->edge->rule),
                            .begin_point = TIMEX_NONE,
                            .end_point = TIMEX_NONE};
    resolve(timex, &meaning, &setting, &place);
    keep_day(finder, find, &meaning, timex, &place);
    if (is_entry(finder, find) && !is_clock_alone(&meaning))
        finder->entry = place;
    timex->bound = bound_before(segment, find->first);
    course_stay_until(&finder->course, timex, &meaning, &place);
    mark_event(find, timex);
    if (finder->document) {
        timex->meaning = keep_value(finder->arena, &meaning);
        set_tokens(finder->document, timex);
    }
    bool linked = link_span(finder, find->first);
    if (linked) {
        share_year(finder, &meaning, place);
        course_order_span(&finder->course,
                          &finder->found->items[finder->found->count - 2], timex,
                          &meaning, &place);
    }
    take_day(finder, find->first, place);
    if (setting.kind != ANCHOR_UTTERANCE)
        course_go_on(&finder->course,
                     &(struct told){.timex = timex,
                                    .meaning = &meaning,
                                    .place = place,
                                    .quoted = segment->atoms[find->first].in_quote,
                                    .ends_span = linked || ends_span(finder, find->first),
                                    .had = had,
                                    .said = tells_when_said(find)});
    finder->course.last_meaning = meaning;
    finder->course.last_setting = setting;
    finder->course.last_place = place;
}

/* "from 264" of "from 264 to 241 BC": what stands before the later year */
static void record_year_before(struct finder *finder, const struct find *find)
{
    const struct segment *segment = finder->segment;
    const struct value *later = find->edge->value;
    struct value year = *later, number = {0};
    struct edge edge = *find->edge;
    struct find earlier = *find;

    if (later->kind != VALUE_TIME || !later->before_christ ||
        later->known != FIELD_YEAR || find->first < 2 ||
        (segment_mark(segment, find->first - 1) != '-' &&
         !segment_word_in(segment, find->first - 1,
                          (const char *const[]){"to", "and", "until", NULL})))
        return;
    earlier.first = find->first - 2;
    earlier.end = find->first - 1;
    if (segment->atoms[earlier.first].shape != ATOM_NUMBER ||
        !atom_value(segment->text, &segment->atoms[earlier.first], &number) ||
        number.number < later->year || number.number > 9999 || number.tenths)
        return;
    year.year = number.number;
    edge.value = &year;
    earlier.edge = &edge;
    if (finder->found->count == 0 ||
        finder->found->items[finder->found->count - 1].stop <=
            segment->atoms[earlier.first].start)
        record(finder, &earlier);
}

/* "and 7" of "April 6 and 7": goes on from a day of a month; how many atoms it takes */
static size_t record_day_behind(struct finder *finder, const struct find *find)
{
    enum { ATOMS = 2, DAYS = 31 };
    const struct segment *segment = finder->segment;
    const struct value *day = find->edge->value;
    struct value next = *day, number = {0};
    struct edge edge = *find->edge;
    struct find behind = *find;

    if (day->kind != VALUE_TIME || day->known != (FIELD_MONTH | FIELD_DAY) ||
        day->last_day || find->brief ||
        segment->atoms[find->end - 1].shape != ATOM_NUMBER ||
        !segment_word_in(segment, find->end, (const char *const[]){"and", "or", NULL}))
        return 0;
    behind.first = find->end + 1;
    behind.end = behind.first + 1;
    if (behind.first >= segment->count ||
        segment->atoms[behind.first].shape != ATOM_NUMBER ||
        !atom_value(segment->text, &segment->atoms[behind.first], &number) ||
        number.tenths || number.number <= day->day || number.number > DAYS ||
        !filter_ends_phrase(segment, behind.end))
        return 0;
    next.day = (int8_t)number.number;
    edge.value = &next;
    behind.edge = &edge;
    record(finder, &behind);
    return ATOMS;
}

/* ---- islands ---- */

/* The longest expression at an atom that no filter drops. Without one 'edge' is NULL and
 * 'end' where to go on. */
static bool first_kept(const struct chart *chart, struct find *find, size_t at)
{
    size_t limit = chart->atom_count, first = find->first - at;
    bool wholly;

    while ((find->edge = chart_longest(chart, at, limit)) != NULL) {
        find->end = first + find->edge->end;
        if (!filter_drops(find, &wholly))
            return true;
        limit = wholly ? 0 : find->edge->end - (size_t)1;
        if (wholly) {
            find->edge = NULL;
            return false;
        }
    }
    find->end = find->first;
    return false;
}

static void search_island(struct finder *finder, size_t first, size_t end)
{
    struct chart *chart = finder->chart;

    chart->any_case = !finder->segment->has_capital;
    chart->brief = finder->brief;
    chart_fill(chart, finder->segment->text, finder->segment->atoms + first, end - first);
    for (size_t at = 0; at < chart->atom_count;) {
        struct find find = {.segment = finder->segment,
                            .first = first + at,
                            .narrative = finder->course.setting.narrative,
                            .brief = finder->brief};
        at = first_kept(chart, &find, at) ? find.end - first : at + 1;
        if (find.edge) {
            record_year_before(finder, &find);
            record(finder, &find);
            at += record_day_behind(finder, &find);
        } else if (find.end > first + at)
            at = find.end - first;
    }
}

/* Gives away what was found when it is 'enough' of it. */
static void hand_over(struct finder *finder, size_t enough)
{
    if (!finder->search->take || finder->found->count < enough)
        return;
    finder->search->take(finder->search->context, finder->found);
    finder->found->count = 0;
}

/* An island is atoms that join, of one sentence, no more than ISLAND_MAX; where the one
 * that begins at 'first' ends, and whether a trigger is in it. */
static size_t island_end(const struct segment *segment, size_t first, bool *trigger)
{
    size_t at = first;

    *trigger = false;
    while (at < segment->count && at - first < ISLAND_MAX && segment->atoms[at].joins &&
           (at == first || !segment->atoms[at].starts_sentence))
        *trigger |= segment->atoms[at++].has_trigger;
    return at;
}

/* Searches the islands from 'from' up to that around a trigger; returns where the last of
 * them ends. */
static size_t search_around(struct finder *finder, size_t from, size_t trigger)
{
    const struct segment *segment = finder->segment;
    size_t first = trigger;
    bool found;

    while (first > from && !segment->atoms[first].starts_sentence &&
           segment->atoms[first - 1].joins)
        first--;
    while (first <= trigger) {
        size_t end = island_end(segment, first, &found);
        if (found)
            search_island(finder, first, end);
        first = end;
    }
    return first;
}

static void search_segment(struct finder *finder)
{
    struct segment *segment = finder->segment;
    size_t at = 0;

    for (size_t i = 0; segment->has_trigger && i < segment->stop_count; i++) {
        size_t stop = segment->stops[i];
        if (segment->atoms[stop].shape == ATOM_BREAK)
            finder->course.is_near = false;
        else if (stop >= at && segment->atoms[stop].joins)
            at = search_around(finder, at, stop);
    }
    segment->count = 0;
    segment->stop_count = 0;
    segment->has_trigger = false;
    segment->has_capital = false;
    hand_over(finder, BATCH);
}

/* ---- sentences ---- */

static bool ends_sentence(const struct segment *segment, size_t at)
{
    char mark = segment_mark(segment, at);
    const struct atom *before;

    if (mark != '.' && mark != '!' && mark != '?')
        return false;
    if (at == 0 || mark != '.')
        return true;
    before = &segment->atoms[at - 1];
    return before->shape != ATOM_WORD ||
           (!segment_is(segment, at - 1, SYMBOL_ABBREVIATION) &&
            (before->end - before->start > 1 || !before->capitalised));
}

/* Whether the last atom of the segment begins a sentence. */
static bool begins_sentence(const struct segment *segment, const struct atom *atom)
{
    size_t at = segment->count;

    if (at == 0 || segment->atoms[at - 1].shape == ATOM_BREAK)
        return true;
    if (!atom->space_before || atom->shape == ATOM_BREAK)
        return false;
    if (atom->shape == ATOM_WORD && !atom->capitalised)
        return false;
    while (at > 0 && (segment_mark(segment, at - 1) == '"' ||
                      segment_mark(segment, at - 1) == '\'' ||
                      segment_mark(segment, at - 1) == ')'))
        at--;
    return at > 0 && ends_sentence(segment, at - 1);
}

/* Takes the atom behind the last one of the segment to it. */
static void add_atom(struct finder *finder)
{
    struct segment *segment = finder->segment;
    struct atom *atom = &segment->atoms[segment->count];

    atom->starts_sentence = begins_sentence(segment, atom);
    if (finder->brief) {
        atom->joins =
            atom->shape != ATOM_BREAK && (atom->row || atom->shape != ATOM_WORD);
        atom->has_trigger = true;
    }
    if (atom->shape == ATOM_BREAK)
        finder->in_quote = false;
    else if (atom->shape == ATOM_MARK && atom->mark == '"')
        finder->in_quote = !finder->in_quote;
    atom->in_quote = finder->in_quote;
    if (segment->count == SEGMENT_MAX ||
        (atom->starts_sentence && segment->count > SEGMENT_MAX / 2)) {
        search_segment(finder);
        segment->atoms[0] = *atom;
        atom = &segment->atoms[0];
        atom->starts_sentence = true;
    }
    if (atom->has_trigger || atom->shape == ATOM_BREAK)
        segment->stops[segment->stop_count++] = (uint16_t)segment->count;
    segment->count++;
    segment->has_trigger |= atom->has_trigger;
    segment->has_capital |= atom->capitalised;
}

/* Takes the words that follow inside a sentence: none of them begins one. */
static void add_words(struct finder *finder, uint32_t *at, uint32_t end)
{
    struct segment *segment = finder->segment;
    size_t from = segment->count, to;

    if (from == 0 || segment->atoms[from - 1].shape == ATOM_BREAK || finder->brief)
        return;
    to = from + atom_next_words(segment->text, at, end, &segment->atoms[from],
                                SEGMENT_MAX - from);
    for (size_t i = from; i < to; i++) {
        segment->atoms[i].in_quote = finder->in_quote;
        if (segment->atoms[i].has_trigger) {
            segment->stops[segment->stop_count++] = (uint16_t)i;
            segment->has_trigger = true;
        }
    }
    segment->count = to;
}

static void search_block(struct finder *finder, const struct article_block *block)
{
    struct segment *segment = finder->segment;
    uint32_t at = block->start;

    finder->in_quote = false;
    finder->block = at;
    segment->is_heading = block->kind == BLOCK_TITLE || block->kind == BLOCK_HEADING;
    while (atom_next(segment->text, &at, block->end, &segment->atoms[segment->count])) {
        add_atom(finder);
        add_words(finder, &at, block->end);
    }
    search_segment(finder);
    finder->course.is_near = false;
}

/* Bylines and repeats hold expressions too, but what follows is not counted from them. */
static void search_aside(struct finder *finder, const struct article_block *block)
{
    struct setting setting = finder->course.setting;

    search_block(finder, block);
    finder->course.setting = setting;
}

void temporal_search(struct arena *arena, const struct article *article,
                     const struct search *search, struct timex_vector *found)
{
    struct finder *finder = ARENA_NEW(arena, struct finder);

    finder->arena = arena;
    finder->article = article;
    finder->document = search->document;
    finder->search = search;
    finder->found = found;
    /* large, and written before they are read */
    finder->segment = arena_take(arena, sizeof *finder->segment);
    finder->segment->text = article->text;
    finder->segment->count = 0;
    finder->segment->stop_count = 0;
    finder->segment->has_trigger = finder->segment->has_capital = false;
    finder->chart = arena_take(arena, sizeof *finder->chart);
    finder->chart->rules_used = search->rules_used;
    if (!search->take)
        vector_reserve(arena, found, article->text.size / BYTES_PER_EXPRESSION);
    course_begin(&finder->course, article, search->brief);
    finder->brief = search->brief;
    for (size_t i = 0; i < article->blocks.count; i++) {
        const struct article_block *block = &article->blocks.items[i];
        if (article_block_is_news(block->kind))
            search_block(finder, block);
        else if (!search->document && block->kind != BLOCK_BOILERPLATE)
            search_aside(finder, block);
    }
    hand_over(finder, 1);
}

static bool is_brief(const struct article *article)
{
    return slice_trim(article->text).size <= BRIEF_BYTES_MAX;
}

void temporal_find(struct document *document, struct timex_vector *found)
{
    struct search search = {.document = document};

    temporal_search(document->arena, document->article, &search, found);
}

void temporal_find_in_article(struct arena *arena, const struct language *language,
                              const struct article *article, struct document **document,
                              struct timex_vector *found)
{
    struct search search = {.brief = is_brief(article)};

    (void)language;
    if (document)
        *document = NULL;
    temporal_search(arena, article, &search, found);
}

void temporal_each_batch(struct arena *arena, const struct article *article,
                         void (*take)(void *context, const struct timex_vector *batch),
                         void *context)
{
    struct search search = {.brief = is_brief(article), .take = take, .context = context};
    struct timex_vector found = {0};

    temporal_search(arena, article, &search, &found);
}

void temporal_resolve_again(struct timex *timex, int32_t anchor_day,
                            enum timex_anchor kind)
{
    struct setting setting = {.has_day = true,
                              .day = anchor_day,
                              .kind = kind,
                              .direction = timex->direction,
                              .reason = timex->reason};
    struct place place;

    if (timex->meaning)
        resolve(timex, timex->meaning, &setting, &place);
}
