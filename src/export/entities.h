/* What entity/ saw in an article, as one line of JSON: for scoring and for the curious.
 */
#ifndef DATELINE_EXPORT_ENTITIES_H
#define DATELINE_EXPORT_ENTITIES_H

#include "base/buffer.h"
#include "entity/entity.h"

/*
 * Adds {"path", "entities": [...], "mentions": [...], "names": [...]} and a line end.
 * "mentions" are in text order and do not overlap; "names" are all bare names, those
 * inside longer mentions too. Offsets as everywhere: code points and bytes of the file.
 */
void export_entities_line(struct buffer *out, const struct entities *entities);

#endif
