/* Which of the dates an article shows is that of its publication. */
#include "article/draft.h"

#include <stdlib.h>

enum {
    YEAR_OLDEST = 1800,
    DAY_TOLERANCE = 1,     /* zones and late edits move a date by a day */
    LATER_THAN_OTHERS = 7, /* days */
    SAME_STORY = 40,       /* days between a day without year and what gives its year */
    DATE_TEXT = 32,
    /* seconds: zones lie whole quarters of an hour apart; clocks are shown without
     * seconds */
    ZONE_STEP = 900,
    CLOCK_TOLERANCE = 60,
    ZONE_WEST = 12 * 3600,
    ZONE_EAST = 14 * 3600,
};

static int32_t day_of(const struct article_date *date)
{
    return instant_day(date->at);
}

static const char *write_date(const struct article_date *date, char text[DATE_TEXT])
{
    struct date civil = date_from_days(day_of(date));
    char *at = text;
    int32_t numbers[3] = {civil.year, civil.month, civil.day};
    int32_t widths[3] = {4, 2, 2};
    for (int i = 0; i < 3; i++) {
        if (i != 0)
            *at++ = '-';
        for (int32_t scale = widths[i] == 4 ? 1000 : 10; scale != 0; scale /= 10)
            *at++ = (char)('0' + abs(numbers[i]) / scale % 10);
    }
    *at = '\0';
    return text;
}

/* The order of trust is the order of the origins; the first found of an origin wins. */
static const struct date_candidate *next_best(const struct draft *draft,
                                              const struct date_candidate *after)
{
    const struct date_candidate *best = NULL;
    for (size_t i = 0; i < draft->dates.count; i++) {
        const struct date_candidate *c = &draft->dates.items[i];
        bool later = !after || c->origin > after->origin ||
                     (c->origin == after->origin && c > after);
        if (c->has_year && later && (!best || c->origin < best->origin))
            best = c;
    }
    return best;
}

/* Captions are often of older pictures; they say nothing against another date. */
static bool is_witness(const struct date_candidate *candidate)
{
    return candidate->has_year && candidate->origin != DATE_FROM_CAPTION;
}

/* How many other dates of the article lie clearly before this one, and whether one that
 * cannot be an accident does. */
static bool lies_after_others(const struct draft *draft,
                              const struct date_candidate *candidate,
                              const struct date_candidate **other)
{
    size_t earlier = 0, close = 0;
    bool strong = false;
    for (size_t i = 0; i < draft->dates.count; i++) {
        const struct date_candidate *c = &draft->dates.items[i];
        if (!is_witness(c) || c->origin == candidate->origin)
            continue;
        bool before = day_of(&c->date) < day_of(&candidate->date) - LATER_THAN_OTHERS;
        earlier += before;
        close += !before;
        if (before) {
            *other = c;
            strong =
                strong || c->origin == DATE_FROM_URL || c->origin == DATE_FROM_DATELINE;
        }
    }
    return close == 0 && (earlier >= 2 || (earlier == 1 && strong));
}

static bool is_refused(struct draft *draft, const struct date_candidate *candidate)
{
    char own[DATE_TEXT], others[DATE_TEXT];
    const char *name = article_date_origin_name(candidate->origin);
    const struct article_date *modified = &draft->article->modified;
    const struct date_candidate *other = NULL;
    (void)write_date(&candidate->date, own);
    if (date_from_days(day_of(&candidate->date)).year < YEAR_OLDEST ||
        day_of(&candidate->date) == 0) {
        draft_warn(draft, candidate->line,
                   "the date %s (%s) is no article's; it is not used", own, name);
        return true;
    }
    if (modified->origin != DATE_FROM_NONE &&
        day_of(&candidate->date) > day_of(modified) + DAY_TOLERANCE &&
        candidate->origin != DATE_FROM_MANIFEST) {
        draft_warn(
            draft, candidate->line,
            "the publication date %s (%s) lies after the last change, %s; it is not "
            "used",
            own, name, write_date(modified, others));
        return true;
    }
    if (lies_after_others(draft, candidate, &other)) {
        draft_warn(
            draft, candidate->line,
            "the date %s (%s) lies after the article's other dates, %s (%s); it is "
            "not used",
            own, name, write_date(&other->date, others),
            article_date_origin_name(other->origin));
        return true;
    }
    return false;
}

static const struct date_candidate *first_of(const struct draft *draft,
                                             enum article_date_origin origin)
{
    for (size_t i = 0; i < draft->dates.count; i++)
        if (draft->dates.items[i].origin == origin)
            return &draft->dates.items[i];
    return NULL;
}

/* The year in which a month and day lie nearest to a day that is certain; false when even
 * then it is another story. */
static bool infer_year(const struct date_candidate *partial, int32_t near,
                       struct article_date *date)
{
    int32_t year = date_from_days(near).year, best = INT32_MAX;
    for (int32_t y = year - 1; y <= year + 1; y++) {
        struct date civil = {y, (int8_t)partial->month, (int8_t)partial->day};
        if (!date_is_valid(civil))
            continue;
        int32_t distance = abs(date_to_days(civil) - near);
        if (distance < best) {
            best = distance;
            *date = date_text_of_day(y, partial->month, partial->day);
        }
    }
    date->origin = partial->origin;
    return best <= SAME_STORY;
}

/* "AMMAN, June 27": its year comes from a date that is certain, or there is none. */
static bool complete_dateline(const struct draft *draft, const struct article_date *sure,
                              struct article_date *date)
{
    const struct date_candidate *dateline = first_of(draft, DATE_FROM_DATELINE);
    return dateline && !dateline->has_year && infer_year(dateline, day_of(sure), date);
}

/* A machine's date in universal time, and the same instant as the page shows it: the
 * reader's day is that of the place. */
static void localise(const struct draft *draft, struct article_date *date)
{
    if (!date->has_time || !date->has_offset || date->offset_minutes != 0)
        return;
    for (size_t i = 0; i < draft->dates.count; i++) {
        const struct article_date *shown = &draft->dates.items[i].date;
        int64_t apart = shown->at - date->at;
        bool zone = draft->dates.items[i].has_year && shown->has_time &&
                    draft->dates.items[i].origin > date->origin &&
                    apart % ZONE_STEP < CLOCK_TOLERANCE &&
                    apart % ZONE_STEP > -CLOCK_TOLERANCE && apart >= -ZONE_WEST &&
                    apart <= ZONE_EAST;
        if (!zone || apart == 0)
            continue;
        int32_t minutes = (int32_t)(apart / ZONE_STEP * ZONE_STEP / 60);
        date->at += (int64_t)minutes * 60;
        date->offset_minutes = minutes;
        return;
    }
}

static void choose_from_article(struct draft *draft)
{
    struct article_date *published = &draft->article->published;
    const struct date_candidate *best = NULL;
    while ((best = next_best(draft, best)) != NULL)
        if (!is_refused(draft, best))
            break;
    if (!best)
        return;
    *published = best->date;
    localise(draft, published);
    struct article_date completed;
    if (best->origin > DATE_FROM_DATELINE &&
        complete_dateline(draft, &best->date, &completed))
        *published = completed;
}

static void prefer_manifest(struct draft *draft)
{
    struct article_date *published = &draft->article->published;
    struct article_date said = draft->hints->published;
    if (said.origin == DATE_FROM_NONE)
        return;
    char own[DATE_TEXT], other[DATE_TEXT];
    if (published->origin != DATE_FROM_NONE &&
        abs(day_of(published) - day_of(&said)) > DAY_TOLERANCE)
        draft_warn(
            draft, 0,
            "the manifest says %s, the article %s (%s); the manifest's date is used",
            write_date(&said, own), write_date(published, other),
            article_date_origin_name(published->origin));
    *published = said;
}

static void fall_back(struct draft *draft)
{
    struct article_date *published = &draft->article->published;
    const struct article_hints *hints = draft->hints;
    if (hints->fallback.origin == DATE_FROM_NONE)
        return;
    if (hints->force_fallback) {
        *published = hints->fallback;
        return;
    }
    struct article_date completed;
    if (published->origin != DATE_FROM_NONE)
        return;
    bool dated = complete_dateline(draft, &hints->fallback, &completed);
    *published = dated ? completed : hints->fallback;
}

void publication_choose(struct draft *draft)
{
    choose_from_article(draft);
    prefer_manifest(draft);
    fall_back(draft);
}
