#include "timeline/likeness.h"

/* The weights; LIKENESS_ENOUGH is what people and time alone reach. */
#define WEIGHT_PEOPLE       1.0 /* all people agree; less by the share that does not */
#define WEIGHT_SAME_DAY     1.5
#define WEIGHT_OVERLAP      1.0 /* intervals that can be one day */
#define WEIGHT_PLACE        0.8
#define WEIGHT_PLACE_OTHER  -0.4
#define WEIGHT_FORM         0.5
#define WEIGHT_ORDINAL      1.5
#define WEIGHT_WORDS        2.0
#define WORDS_SHARE_ENOUGH  0.5
#define WORDS_SHARE_DISTANT 0.65
#define WORDS_SHARE_HEARD   0.25 /* of what the same listener heard */

enum {
    WORDS_SHARED_MIN = 2,
    WORDS_SHARED_DISTANT = 3,
    PLAN_DAYS_MAX = 2, /* between a planned press conference and its report */
};

/* Numbers in both sorted lists. */
static size_t count_shared(const uint32_t *a, size_t a_count, const uint32_t *b,
                           size_t b_count)
{
    size_t shared = 0, i = 0, j = 0;
    while (i < a_count && j < b_count) {
        if (a[i] < b[j]) {
            i++;
        } else if (a[i] > b[j]) {
            j++;
        } else {
            shared++;
            i++;
            j++;
        }
    }
    return shared;
}

size_t profile_shared_people(const struct profile *a, const struct profile *b)
{
    return count_shared(a->people, a->people_count, b->people, b->people_count);
}

/* Set for one day by an article; told by a later one, without a day of its own, as held
 * in the same way: "They are to speak by phone on Friday", "They spoke by phone". */
static bool tells_of_plan(const struct profile *report, const struct profile *plan)
{
    if (plan->kind != EVENT_MEETING || plan->status != STATUS_PLANNED ||
        report->status != STATUS_OCCURRED || report->basis != BASIS_PUBLICATION ||
        plan->basis == BASIS_PUBLICATION || !interval_is_one_day(plan->interval) ||
        !interval_is_bounded(report->interval) || report->manner == MANNER_GENERAL ||
        report->form != plan->form || report->people_count != plan->people_count)
        return false;
    int32_t apart =
        interval_first_day(report->interval) - interval_first_day(plan->interval);
    return apart > 0 && apart <= PLAN_LOOK_BACK &&
           profile_shared_people(report, plan) == plan->people_count;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Everybody whom the shorter telling names is in the longer one; 0 when not, more when
 * both name the same. */
static double people_weight(const struct profile *a, const struct profile *b)
{
    size_t shared = profile_shared_people(a, b);
    size_t least = smaller(a->people_count, b->people_count);
    size_t most = a->people_count + b->people_count - least;
    if (shared == 0 || (shared < least && shared < 2))
        return 0;
    if (shared < least && shared * 3 < least * 2)
        return 0;
    return WEIGHT_PEOPLE * (double)(shared + most) / (2.0 * (double)most);
}

bool profile_was_set_for(const struct profile *moved, const struct profile *plan)
{
    return moved->has_original && plan->status != STATUS_OCCURRED &&
           interval_is_one_day(plan->interval) &&
           interval_first_day(plan->interval) == moved->original;
}

/* Weight of the times; 0 when they contradict each other. */
static double time_weight(const struct profile *a, const struct profile *b)
{
    if (profile_was_set_for(a, b) || profile_was_set_for(b, a))
        return WEIGHT_SAME_DAY;
    if (tells_of_plan(a, b))
        return WEIGHT_OVERLAP;
    if (!interval_overlaps(a->interval, b->interval))
        return 0;
    bool day = interval_is_one_day(a->interval) && interval_is_one_day(b->interval);
    return day ? WEIGHT_SAME_DAY : WEIGHT_OVERLAP;
}

bool profile_manners_differ(const struct profile *a, const struct profile *b)
{
    bool remote = a->manner == MANNER_REMOTE, other = b->manner == MANNER_REMOTE;
    if (remote != other)
        return true;
    return a->manner != MANNER_GENERAL && b->manner != MANNER_GENERAL &&
           a->form != b->form && !remote;
}

static double place_weight(const struct profile *a, const struct profile *b)
{
    if (a->place == INTERN_NONE || b->place == INTERN_NONE)
        return 0;
    if (a->place == b->place)
        return WEIGHT_PLACE;
    return a->is_venue != b->is_venue ? 0 : WEIGHT_PLACE_OTHER;
}

static double form_weight(const struct profile *a, const struct profile *b)
{
    return a->form && a->form == b->form ? WEIGHT_FORM : 0;
}

/* How much of the shorter one's words the other has; 0 for too few. */
static double words_share(const struct profile *a, const struct profile *b, size_t least)
{
    size_t shared = count_shared(a->words, a->word_count, b->words, b->word_count);
    size_t shorter = smaller(a->word_count, b->word_count);
    if (shared < least || shorter == 0)
        return 0;
    return (double)shared / (double)shorter;
}

static double meeting_likeness(const struct profile *a, const struct profile *b)
{
    if ((a->status == STATUS_DENIED) != (b->status == STATUS_DENIED))
        return 0;
    if (a->ordinal && b->ordinal && a->ordinal != b->ordinal)
        return 0;
    if (profile_manners_differ(a, b))
        return 0;
    double people = people_weight(a, b), time = time_weight(a, b);
    if (people <= 0 || time <= 0)
        return 0;
    /* one shared person is little: the tellings must share a day or a place, too */
    if (profile_shared_people(a, b) < 2 &&
        (time < WEIGHT_SAME_DAY || a->people_count > 1) && place_weight(a, b) <= 0)
        return 0;
    double sum = people + time + place_weight(a, b) + form_weight(a, b);
    if (a->ordinal && a->ordinal == b->ordinal)
        sum += WEIGHT_ORDINAL;
    return sum + words_share(a, b, 1) / 2;
}

/* A plan and its report, or two reports, of the one press conference of the day. */
static bool same_set_occasion(const struct profile *a, const struct profile *b)
{
    return a->manner == MANNER_OCCASION && a->form == b->form &&
           interval_is_one_day(a->interval) && interval_is_one_day(b->interval) &&
           a->basis != BASIS_PUBLICATION && b->basis != BASIS_PUBLICATION &&
           place_weight(a, b) >= 0;
}

/* Announced by one article, held according to another. */
static bool is_plan_and_report(const struct profile *a, const struct profile *b)
{
    if (a->manner != MANNER_OCCASION || a->form != b->form ||
        (a->status == STATUS_PLANNED) == (b->status == STATUS_PLANNED))
        return false;
    const struct profile *plan = a->status == STATUS_PLANNED ? a : b;
    const struct profile *report = a->status == STATUS_PLANNED ? b : a;
    if (report->status != STATUS_OCCURRED || !interval_is_bounded(report->interval) ||
        plan->interval.begin == INSTANT_UNBOUNDED_PAST)
        return false;
    int32_t apart =
        interval_first_day(report->interval) - instant_day(plan->interval.begin);
    return apart >= -PLAN_DAYS_MAX && apart <= PLAN_DAYS_MAX;
}

static double statement_likeness(const struct profile *a, const struct profile *b)
{
    if (a->speaker == INDEX_NONE || a->speaker != b->speaker ||
        !interval_overlaps(a->interval, b->interval))
        return 0;
    if ((a->status == STATUS_DENIED) != (b->status == STATUS_DENIED))
        return 0;
    double sum = WEIGHT_PEOPLE + form_weight(a, b) + place_weight(a, b);
    bool near = profile_is_narrow(a) && profile_is_narrow(b);
    bool heard = near && a->addressee != INDEX_NONE && a->addressee == b->addressee;
    double enough = heard  ? WORDS_SHARE_HEARD
                    : near ? WORDS_SHARE_ENOUGH
                           : WORDS_SHARE_DISTANT;
    double share = words_share(a, b, near ? WORDS_SHARED_MIN : WORDS_SHARED_DISTANT);
    if (share >= enough)
        return sum + (heard ? WEIGHT_SAME_DAY : 0) + WEIGHT_WORDS * share;
    bool same = same_set_occasion(a, b) || is_plan_and_report(a, b);
    return same ? sum + WEIGHT_SAME_DAY : 0;
}

static double action_likeness(const struct profile *a, const struct profile *b)
{
    if (a->action == INTERN_NONE || a->action != b->action || a->status != b->status ||
        !profile_is_narrow(a) || !profile_is_narrow(b) ||
        !interval_overlaps(a->interval, b->interval))
        return 0;
    double people = people_weight(a, b);
    return people > 0 ? people + WEIGHT_SAME_DAY + place_weight(a, b) : 0;
}

double likeness(const struct profile *a, const struct profile *b)
{
    if (a->kind != b->kind)
        return 0;
    switch (a->kind) {
    case EVENT_MEETING:
        return meeting_likeness(a, b);
    case EVENT_STATEMENT:
        return statement_likeness(a, b);
    case EVENT_ACTION:
        return action_likeness(a, b);
    }
    return 0;
}
