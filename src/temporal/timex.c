#include "temporal/timex.h"

#include <stddef.h>

const char *timex_type_name(enum timex_type type)
{
    static const char *const names[] = {"DATE", "TIME", "DURATION", "SET"};

    return names[type];
}

const char *timex_mod_name(enum timex_mod mod)
{
    static const char *const names[] = {
        NULL,        "START",         "MID",          "END",         "APPROX",
        "BEFORE",    "AFTER",         "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN",
        "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};

    return names[mod];
}
