/*
 * The operators of the grammar: from the values of a pattern's words to the value of the
 * whole. Total functions: false when the words do not go together ("February 30",
 * "Thursday, Friday").
 */
#ifndef DATELINE_TEMPORAL_ALGEBRA_H
#define DATELINE_TEMPORAL_ALGEBRA_H

#include "temporal/lexicon.h"

enum { PATTERN_MAX = 14 };

struct operands {
    const struct value *values[PATTERN_MAX]; /* valid as long as the chart */
    uint8_t symbols[PATTERN_MAX];            /* enum symbol */
    size_t count;
    int argument; /* of the grammar's row */
};

typedef bool temporal_operator(struct value *result, const struct operands *operands);

/* One declaration for each operator named in grammar.def and brief.def. */
#define OPERATOR(name) bool operator_##name(struct value *, const struct operands *)
OPERATOR(plain);
OPERATOR(number_sum);
OPERATOR(number_product);
OPERATOR(number_and_half);
OPERATOR(number_last);
OPERATOR(number_either);
OPERATOR(modifier);
OPERATOR(with_modifier);
OPERATOR(with_edge);
OPERATOR(duration);
OPERATOR(duration_one);
OPERATOR(duration_some);
OPERATOR(duration_flagged);
OPERATOR(duration_half);
OPERATOR(duration_and_half);
OPERATOR(duration_half_dozen);
OPERATOR(duration_or);
OPERATOR(duration_and);
OPERATOR(duration_the);
OPERATOR(duration_spread);
OPERATOR(duration_nth);
OPERATOR(duration_past_decade);
OPERATOR(duration_straight);
OPERATOR(duration_last);
OPERATOR(duration_year_earlier);
OPERATOR(day_number);
OPERATOR(unite);
OPERATOR(pick);
OPERATOR(day_of_context);
OPERATOR(holiday_eve);
OPERATOR(nth_weekday);
OPERATOR(weekday_after);
OPERATOR(weekday_counted);
OPERATOR(day_early_hours);
OPERATOR(nth_day);
OPERATOR(nth_week);
OPERATOR(days);
OPERATOR(clock_past_meridiem);
OPERATOR(nth_unit);
OPERATOR(nth_century);
OPERATOR(nth_half);
OPERATOR(same_unit);
OPERATOR(context_shift);
OPERATOR(context_unit);
OPERATOR(whole_shift);
OPERATOR(latest_unit);
OPERATOR(the_unit);
OPERATOR(value_shift);
OPERATOR(publication_shift);
OPERATOR(duration_shift);
OPERATOR(ago_day);
OPERATOR(in_duration);
OPERATOR(year_words);
OPERATOR(year_thousand);
OPERATOR(fiscal);
OPERATOR(era);
OPERATOR(year_earlier);
OPERATOR(last_quarter);
OPERATOR(quarters_of_hour);
OPERATOR(quarter_of_report);
OPERATOR(decade_word);
OPERATOR(decade_century);
OPERATOR(century_era);
OPERATOR(week_of);
OPERATOR(week_of_holiday);
OPERATOR(year_end);
OPERATOR(end_of_year);
OPERATOR(vague_days);
OPERATOR(season_years);
OPERATOR(clock);
OPERATOR(clock_military);
OPERATOR(clock_past);
OPERATOR(clock_shifted);
OPERATOR(clock_in_part);
OPERATOR(part_shift);
OPERATOR(context_part);
OPERATOR(the_part);
OPERATOR(every);
OPERATOR(every_other);
OPERATOR(set_word);
OPERATOR(times);
OPERATOR(per_unit);
OPERATOR(vague);
OPERATOR(brief_hour);
OPERATOR(brief_spoken);
OPERATOR(brief_past);
OPERATOR(brief_hour_mark);
OPERATOR(brief_month_number);
OPERATOR(brief_week_number);
OPERATOR(brief_edge_code);
OPERATOR(brief_weekdays);
OPERATOR(brief_shift);
OPERATOR(brief_next_day);
OPERATOR(brief_for_unit);
OPERATOR(brief_shifted_on);
OPERATOR(brief_era);
OPERATOR(brief_unit_shift);
OPERATOR(brief_units);
OPERATOR(duration_business);
OPERATOR(brief_month_day);
OPERATOR(brief_part_of_unit);
OPERATOR(brief_weekday_of_week);
OPERATOR(brief_plus);
OPERATOR(brief_day_shifted);
OPERATOR(brief_next_short);
OPERATOR(brief_quarters);
OPERATOR(brief_and_half_unit);
OPERATOR(brief_today);
OPERATOR(brief_bare_hour);
OPERATOR(brief_range);
OPERATOR(brief_range_in);
OPERATOR(brief_range_end);
OPERATOR(brief_range_days);
OPERATOR(brief_range_year);
OPERATOR(brief_length);
OPERATOR(brief_deadline);
#undef OPERATOR

#endif
