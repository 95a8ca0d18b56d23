/*
 * What operators share: looking at the words of a pattern and building the parts of a
 * value. Total functions.
 */
#ifndef DATELINE_TEMPORAL_OPERANDS_H
#define DATELINE_TEMPORAL_OPERANDS_H

#include "temporal/algebra.h"

/* The first and the last operand of a kind; a value of VALUE_NONE when there is none. */
const struct value *operands_first(const struct operands *in, enum value_kind kind);
const struct value *operands_last(const struct operands *in, enum value_kind kind);
bool operands_have(const struct operands *in, enum symbol symbol);
/* The last unit that a word names; UNIT_NONE when none does. */
enum time_unit operands_unit(const struct operands *in);
enum timex_mod operands_mod(const struct operands *in);

void value_make_duration(struct value *result, enum time_unit unit, int32_t count);
void value_make_shift(struct value *result, enum value_base base, enum time_unit unit,
                      int32_t count);
/* A shift by the pattern's duration, in the direction of its argument. */
bool value_shift_by(struct value *result, const struct operands *in,
                    enum value_base base);
/* Adds the fields of 'value'; false when they contradict those of 'result'. */
bool value_unite(struct value *result, const struct value *value);
/* 'uncertain': it may be of the morning or of the afternoon. */
bool value_set_hour(struct value *result, int32_t hour, bool uncertain);
/* 'offset': 0 for a.m., 12 for p.m. */
bool value_apply_meridiem(struct value *result, int32_t offset);
/* An hour of twelve within its part of the day: "eight in the evening" is 20:00. */
void value_place_in_part(struct value *result);

#endif
