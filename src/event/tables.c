#include "event/tables.h"

#include "event/place.h"

#include <stdlib.h>

void event_tables_fill(struct event_tables *tables)
{
    frame_index_fill(&tables->frames);
    statement_filter_fill(&tables->statements);
    word_sets_index(&tables->words);
    place_fill_venues(&tables->venues);
}

struct event_tables *event_tables_new(dateline_error *error)
{
    struct event_tables *tables = calloc(1, sizeof *tables);
    if (tables == NULL)
        error_set(error, DATELINE_ERROR_MEMORY, "out of memory");
    else
        event_tables_fill(tables);
    return tables;
}

void event_tables_free(struct event_tables *tables)
{
    free(tables);
}
