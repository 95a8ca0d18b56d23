/* The text of TIMEX3 values (TimeML 1.2.1, as TempEval-3 writes them). */
#ifndef DATELINE_TEMPORAL_PRINT_H
#define DATELINE_TEMPORAL_PRINT_H

#include "temporal/place.h"

/* "2013-12-05", "2013-W49", "198" (a decade), with the part of day or clock of 'value'.
 */
void print_place(char text[TIMEX_VALUE_MAX], struct place place,
                 const struct value *value);
/* "P3D", "PT6H", "PXY" for an open count. */
void print_duration(char text[TIMEX_VALUE_MAX], const struct value *value);
/* What stands in the text before it is anchored: "XXXX-WXX-4", "THIS-1W". */
void print_unresolved(char text[TIMEX_VALUE_MAX], const struct value *value);
/* The length in seconds, months and years by their average; 0 when it is open. */
int64_t duration_length(const struct value *value);

#endif
