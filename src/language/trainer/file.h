/* Reading and writing whole files. */
#ifndef DATELINE_LANGUAGE_TRAINER_FILE_H
#define DATELINE_LANGUAGE_TRAINER_FILE_H

#include "base/vector.h"

/* NULL data, with a line on standard error, when it cannot be read. */
struct slice file_read(struct arena *arena, const char *path);
bool file_write(const char *path, struct slice bytes);

#endif
