#include "temporal/course.h"

#include "temporal/print.h"

static const struct place nowhere = {UNIT_NONE, 0, 0, 0};

static void set_publication(struct setting *setting, const struct article *article)
{
    const struct article_date *published = &article->published;

    *setting = (struct setting){.kind = ANCHOR_PUBLICATION, .clock = CLOCK_NONE};
    if (published->origin == DATE_FROM_NONE)
        return;
    setting->has_day = true;
    setting->day = instant_day(published->at);
    setting->has_clock = published->has_time;
    setting->second = instant_second_of_day(published->at);
}

void course_begin(struct course *course, const struct article *article, bool brief)
{
    *course = (struct course){.ahead = nowhere, .story = nowhere, .line = nowhere};
    set_publication(&course->setting, article);
    course->narrative = narrative_foreseen(article->text, &course->setting);
    course->setting.narrative = narrative_is_certain(&course->narrative);
    course->setting.foreseen_year = course->narrative.first_year;
    course->setting.brief = brief;
}

static bool is_to_come(const struct setting *setting, const struct told *told)
{
    int32_t first = place_first_day(told->place);

    return setting->has_day && !setting->narrative && told->place.unit == UNIT_DAY &&
           (first > setting->day ||
            (first == setting->day && told->timex->direction == DIRECTION_FUTURE));
}

/* "the nine months", "the first six months" of a report */
static void note_months(struct setting *setting, const struct value *meaning)
{
    if (meaning->kind == VALUE_DURATION && meaning->unit == UNIT_MONTH &&
        (meaning->count == 6 || meaning->count == 9))
        setting->months = true;
}

/* The quarter that a report tells of; what it expects of the next one does not count. */
static void note_quarter(struct setting *setting, struct place place)
{
    if (setting->quarter.unit && setting->has_day &&
        place_last_day(place) >= setting->day)
        return;
    setting->quarter = place;
    setting->months = false;
}

/* "Five days before, a general had warned of it. Two weeks later ...": a glance back from
 * which the narrative returns. */
static bool is_glance_back(const struct setting *setting, const struct told *told)
{
    const struct value *meaning = told->meaning;

    return setting->narrative && told->had && meaning->kind == VALUE_TIME &&
           meaning->known & FIELD_SHIFT && meaning->base == BASE_CONTEXT &&
           meaning->count < 0 && setting->context.unit != UNIT_NONE;
}

static void set_hour(struct setting *setting, const struct value *meaning)
{
    bool clock = meaning->known & FIELD_HOUR && !meaning->clock_uncertain;

    setting->part =
        meaning->known & FIELD_PART ? (enum part_of_day)meaning->part : PART_NONE;
    setting->clock =
        clock ? meaning->hour * SECONDS_PER_HOUR + meaning->minute * SECONDS_PER_MINUTE
              : CLOCK_NONE;
}

/* "In the spring of 1940 peace had been made": another year than the narrative is at */
static void leave_line(struct course *course, const struct told *told)
{
    const struct place *context = &course->setting.context;

    if (!course->setting.narrative || !told->had ||
        (course->line.unit != UNIT_NONE &&
         place_first_day(told->place) >= place_first_day(course->line)))
        course->line = nowhere;
    else if (course->line.unit == UNIT_NONE && told->meaning->known & FIELD_YEAR &&
             context->unit != UNIT_NONE && context->unit <= UNIT_MONTH &&
             told->place.year < context->year)
        course->line = *context;
}

void course_come_to(struct course *course, const struct value *meaning, bool had)
{
    if (course->line.unit == UNIT_NONE || had || meaning->kind != VALUE_TIME ||
        meaning->known & FIELD_YEAR)
        return;
    course->setting.context = course->setting.month = course->line;
    course->setting.begin = course->line = nowhere;
    course->setting.part = PART_NONE;
    course->setting.clock = CLOCK_NONE;
}

static void set_context(struct course *course, const struct told *told)
{
    struct setting *setting = &course->setting;

    setting->begin = told->ends_span ? course->last_place : nowhere;
    /* "They met on Sunday, she said yesterday. The next day ..." */
    if (!told->said || !course->is_near || course->story.unit != UNIT_DAY)
        course->story = told->place;
    setting->context = told->place;
    set_hour(setting, told->meaning);
    if (told->place.unit <= UNIT_MONTH)
        setting->month = told->place;
    course->is_near = !told->quoted;
    if (told->place.unit == UNIT_QUARTER && !(told->meaning->known & FIELD_SHIFT) &&
        told->meaning->quarter != 0)
        note_quarter(setting, told->place);
}

void course_go_on(struct course *course, const struct told *told)
{
    struct setting *setting = &course->setting;

    note_months(setting, told->meaning);
    if (told->place.unit == UNIT_NONE || told->timex->type == TIMEX_SET)
        return;
    narrative_weigh(&course->narrative, told->meaning, told->place, setting);
    setting->narrative = narrative_is_certain(&course->narrative);
    /* "the following morning" does not go on from a day that is yet to come */
    course->ahead = is_to_come(setting, told) ? told->place : nowhere;
    leave_line(course, told);
    if ((course->ahead.unit == UNIT_NONE || setting->context.unit == UNIT_NONE) &&
        !is_glance_back(setting, told))
        set_context(course, told);
}

/* "between 1 July and 18 November 1916" */
static bool needs_year(const struct value *value)
{
    return value->kind == VALUE_TIME && value->pick == PICK_BY_TENSE && !value->until &&
           value->known & (FIELD_MONTH | FIELD_SEASON | FIELD_QUARTER | FIELD_HALF) &&
           !(value->known & (FIELD_YEAR | FIELD_SHIFT | FIELD_WEEKDAY | FIELD_HOLIDAY));
}

bool course_share_year(struct course *course, struct timex *earlier,
                       const struct value *later, struct place place)
{
    struct value meaning = course->last_meaning;

    if (!needs_year(&meaning) || later->kind != VALUE_TIME ||
        !(later->known & FIELD_YEAR) || !(later->known & FIELD_MONTH))
        return false;
    meaning.known |= FIELD_YEAR;
    meaning.year = later->year;
    meaning.before_christ = later->before_christ;
    earlier->anchor_kind = ANCHOR_NONE;
    earlier->has_anchor_day = false;
    earlier->direction = DIRECTION_NONE;
    earlier->reason = "the other end of the span tells the year";
    resolve(earlier, &meaning, &course->last_setting, &course->last_place);
    if (place_first_day(course->last_place) > place_first_day(place)) {
        meaning.year += meaning.before_christ ? 1 : -1; /* "December to May 1916" */
        resolve(earlier, &meaning, &course->last_setting, &course->last_place);
    }
    course->last_meaning = meaning;
    return true;
}

static bool is_count_of_days(const struct value *value)
{
    return value->kind == VALUE_TIME && value->known == FIELD_SHIFT &&
           value->base == BASE_CONTEXT &&
           (value->unit == UNIT_DAY || value->unit == UNIT_WEEK ||
            value->unit == UNIT_FORTNIGHT);
}

static void set_day(struct timex *timex, struct place place, const struct value *meaning)
{
    print_place(timex->value, place, meaning);
    timex->interval = place_interval(place);
    timex->granularity = place_granularity(place);
    timex->resolved = true;
}

enum { WEEK_DAYS = 7 };

static bool is_weekday_alone(const struct value *value)
{
    return value->kind == VALUE_TIME && value->known == FIELD_WEEKDAY &&
           value->pick == PICK_BY_TENSE && !value->exact;
}

void course_stay_until(const struct course *course, struct timex *timex,
                       const struct value *meaning, struct place *place)
{
    int32_t ahead = place_first_day(course->ahead);

    if (course->ahead.unit != UNIT_DAY || place->unit != UNIT_DAY ||
        timex->bound != BOUND_UNTIL || !is_weekday_alone(meaning) ||
        place_first_day(*place) >= ahead || place_first_day(*place) + WEEK_DAYS < ahead)
        return;
    *place = place_shift(*place, WEEK_DAYS);
    set_day(timex, *place, meaning);
}

void course_order_span(const struct course *course, struct timex *earlier,
                       struct timex *later, const struct value *meaning,
                       struct place *place)
{
    struct place begin = course->last_place;

    if (begin.unit != UNIT_DAY || place->unit != UNIT_DAY ||
        place_first_day(*place) >= place_first_day(begin) || !is_weekday_alone(meaning) ||
        !is_weekday_alone(&course->last_meaning))
        return;
    if (later->direction == DIRECTION_FUTURE) {
        *place = place_shift(*place, WEEK_DAYS);
        set_day(later, *place, meaning);
    } else {
        set_day(earlier, place_shift(begin, -WEEK_DAYS), &course->last_meaning);
    }
}

void course_keep_day(const struct course *course, struct timex *timex,
                     const struct value *meaning, struct place *place)
{
    if (!is_count_of_days(meaning) || course->last_place.unit != UNIT_DAY ||
        is_count_of_days(&course->last_meaning))
        return;
    *place = course->last_place;
    set_day(timex, *place, meaning);
    timex->reason = "the day is named before it";
}

void course_take_day(struct course *course, struct timex *earlier, struct place place)
{
    if (!is_count_of_days(&course->last_meaning) || place.unit != UNIT_DAY)
        return;
    set_day(earlier, place, &course->last_meaning);
    earlier->reason = "the day is named behind it";
}
