/*
 * Republished articles: the same agency text under two names is one source of evidence.
 */
#ifndef DATELINE_TIMELINE_COPIES_H
#define DATELINE_TIMELINE_COPIES_H

#include "timeline/collection.h"

/* Fills copy_of and is_copy of the collection's sources. An article is a copy of an
 * earlier one (by publication) when most of the sentences that its events stand in are
 * that one's, word for word. */
void copies_find(struct collection *collection);

/* The source that 'source' is a copy of, or itself. */
uint32_t copies_original(const struct collection *collection, uint32_t source);

#endif
