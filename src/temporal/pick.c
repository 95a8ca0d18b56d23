#include "temporal/pick.h"

#include "calendar/holiday.h"

enum { CANDIDATES_MAX = 32 };

/* The places that an incomplete time may mean, in order. */
struct candidates {
    struct place items[CANDIDATES_MAX];
    size_t count;
};

static void add_candidate(struct candidates *candidates, struct place place)
{
    if (candidates->count < CANDIDATES_MAX)
        candidates->items[candidates->count++] = place;
}

static const struct place nowhere = {UNIT_NONE, 0, 0, 0};

/* ---- choosing ---- */

static struct place latest_from(const struct candidates *all, int32_t day, bool strictly)
{
    for (size_t i = all->count; i-- > 0;) {
        if (strictly ? place_last_day(all->items[i]) < day
                     : place_first_day(all->items[i]) <= day)
            return all->items[i];
    }
    return all->items[0];
}

static struct place earliest_from(const struct candidates *all, int32_t day,
                                  bool strictly)
{
    for (size_t i = 0; i < all->count; i++) {
        if (strictly ? place_first_day(all->items[i]) > day
                     : place_last_day(all->items[i]) >= day)
            return all->items[i];
    }
    return all->items[all->count - 1];
}

int32_t place_distance(struct place place, int32_t day)
{
    if (place_first_day(place) > day)
        return place_first_day(place) - day;
    return place_last_day(place) < day ? day - place_last_day(place) : 0;
}

static struct place nearest_to(const struct candidates *all, int32_t day)
{
    struct place best = all->items[0];

    for (size_t i = 1; i < all->count; i++) {
        if (place_distance(all->items[i], day) < place_distance(best, day))
            best = all->items[i];
    }
    return best;
}

static struct place in_unit(const struct candidates *all, enum time_unit unit,
                            int32_t day)
{
    struct place around = place_of_day(unit, day);

    for (size_t i = 0; i < all->count; i++) {
        if (place_first_day(all->items[i]) >= place_first_day(around) &&
            place_first_day(all->items[i]) <= place_last_day(around))
            return all->items[i];
    }
    return nearest_to(all, day);
}

/* What the tense asks for; but what lies most of a year off that way is nearer the other
 * way. */
static struct place by_direction(const struct candidates *all,
                                 const struct setting *setting, enum time_unit cycle)
{
    enum { FAR_OFF = 230, YEAR_OFF = 300, SOON = 45 };
    struct place place = setting->direction == DIRECTION_FUTURE
                             ? earliest_from(all, setting->day, false)
                             : latest_from(all, setting->day, false);

    if (setting->nearest ||
        (place_distance(place, setting->day) > FAR_OFF && !setting->certain) ||
        (place_distance(place, setting->day) > YEAR_OFF &&
         setting->direction == DIRECTION_PAST &&
         place_distance(nearest_to(all, setting->day), setting->day) <= SOON) ||
        (setting->direction == DIRECTION_NEAREST && place.unit != UNIT_DAY) ||
        (setting->direction == DIRECTION_NONE && cycle != UNIT_WEEK))
        return nearest_to(all, setting->day);
    return place;
}

/* 'cycle' is the unit in which each candidate lies once. */
static struct place choose(const struct candidates *all, const struct value *value,
                           const struct setting *setting, enum time_unit cycle)
{
    int32_t day = setting->day;

    switch ((enum value_pick)value->pick) {
    case PICK_LAST:
        return latest_from(all, day, true);
    case PICK_NEXT:
        return earliest_from(all, day, true);
    case PICK_THIS:
        return in_unit(all, cycle, day);
    case PICK_THAT:
        return nearest_to(all, setting->context.unit ? place_first_day(setting->context)
                                                     : day);
    case PICK_BY_TENSE:
        break;
    }
    return by_direction(all, setting, cycle);
}

/* ---- fields inside a year ---- */

static bool unit_of_fields(const struct value *value, enum time_unit *unit,
                           int32_t *number)
{
    if (value->known & FIELD_MONTH) {
        *unit = UNIT_MONTH;
        *number = (uint8_t)value->month;
    } else if (value->known & FIELD_QUARTER) {
        *unit = UNIT_QUARTER;
        *number = value->quarter;
    } else if (value->known & FIELD_HALF) {
        *unit = UNIT_HALF;
        *number = value->half;
    } else if (value->known & FIELD_SEASON) {
        *unit = UNIT_SEASON;
        *number = value->season;
    } else {
        return false;
    }
    return true;
}

/* The place of a month, quarter ... or of a day of a month in a given year. */
bool pick_in_year(const struct value *value, int32_t year, struct place *place)
{
    enum time_unit unit;
    int32_t number, first[HOLIDAY_OCCURRENCES_MAX];

    if (value->known & FIELD_HOLIDAY) {
        if (holiday_occurrences(value->holiday, year, first) == 0)
            return false;
        *place = place_of_date(first[0] - (value->eve ? 1 : 0));
        return true;
    }
    if (!unit_of_fields(value, &unit, &number))
        return false;
    *place = place_in_year(unit, year, number);
    if (unit == UNIT_MONTH && value->known & FIELD_DAY) {
        if (value->day > date_days_in_month(year, number))
            return false;
        *place = place_of_date(date_days_of(year, number, value->day));
    }
    return true;
}

/* "Sunday (June 21)": of the years in question those count where it was a Sunday, if there
 * is one. */
static void keep_weekday(struct candidates *all, int32_t weekday)
{
    struct candidates kept = {.count = 0};

    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].unit == UNIT_DAY &&
            (int32_t)date_weekday(all->items[i].day) == weekday)
            add_candidate(&kept, all->items[i]);
    }
    if (kept.count > 0)
        *all = kept;
}

struct place pick_in_years(const struct value *value, const struct setting *setting)
{
    struct candidates all = {.count = 0};
    int32_t year = date_from_days(setting->day).year;
    struct place place;

    for (int32_t offset = -4; offset <= 4; offset++) {
        /* a 29 February may be four years off */
        if ((offset < -1 || offset > 1) && !(value->month == 2 && value->day == 29))
            continue;
        if (pick_in_year(value, year + offset, &place))
            add_candidate(&all, place);
    }
    if (value->known & FIELD_WEEKDAY)
        keep_weekday(&all, value->weekday);
    return all.count > 0 ? choose(&all, value, setting, UNIT_YEAR) : nowhere;
}

struct place pick_counted_weekday(int32_t weekday, int32_t count, int32_t day)
{
    int32_t ahead = (weekday - (int32_t)date_weekday(day) + 6) % 7 + 1;

    if (count > 0)
        return place_of_date(day + ahead + 7 * (count - 1));
    return place_of_date(day + (ahead == 7 ? 0 : ahead) + 7 * count);
}

/* "next Friday" is the one of the week to come. */
struct place pick_weekday(const struct value *value, const struct setting *setting)
{
    struct candidates all = {.count = 0};
    struct place week = place_of_day(UNIT_WEEK, setting->day);

    if (value->exact)
        return pick_counted_weekday(value->weekday, value->count, setting->day);
    if (value->pick == PICK_NEXT && setting->day - week.day < 5 && value->weekday < 6)
        return place_of_date(week.day + 7 + value->weekday - 1);
    for (int32_t offset = -1; offset <= 1; offset++)
        add_candidate(&all, place_of_date(week.day + 7 * offset + value->weekday - 1));
    return choose(&all, value, setting, UNIT_WEEK);
}

/* "the 14th", "Tuesday the 14th" */
struct place pick_day_of_month(const struct value *value, const struct setting *setting)
{
    struct candidates all = {.count = 0};
    struct place month = place_of_day(UNIT_MONTH, setting->day);
    int32_t reach = value->known & FIELD_WEEKDAY ? 14 : 3;

    for (int32_t offset = -reach; offset <= reach; offset++) {
        struct place at = place_shift(month, offset);
        int32_t day;
        if (value->day > date_days_in_month(at.year, at.number))
            continue;
        day = date_days_of(at.year, at.number, value->day);
        if (value->known & FIELD_WEEKDAY && (int32_t)date_weekday(day) != value->weekday)
            continue;
        add_candidate(&all, place_of_date(day));
    }
    return all.count > 0 ? choose(&all, value, setting, UNIT_MONTH) : nowhere;
}
