/* Writing the container of blob.h. */
#ifndef DATELINE_LANGUAGE_TRAINER_BLOB_WRITER_H
#define DATELINE_LANGUAGE_TRAINER_BLOB_WRITER_H

#include "base/arena.h"
#include "language/blob.h"

struct slice blob_make(struct arena *arena, const char *kind, uint32_t templates,
                       const struct slice *sections, uint32_t count);

#endif
