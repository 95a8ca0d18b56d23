/*
 * The manifest: JSON Lines of {"path", "published", "publisher", "title", "url", "place",
 * "timezone"}, one article a line, whose word wins over the article's. Other members are
 * ignored; null says nothing.
 */
#ifndef DATELINE_ARTICLE_MANIFEST_H
#define DATELINE_ARTICLE_MANIFEST_H

#include "article/article.h"

enum { MANIFEST_LINE_MAX = 1024 * 1024 };

struct manifest_entry {
    const char *path; /* relative ones are taken from the manifest's folder */
    size_t line;
    struct article_hints hints; /* published.origin is DATE_FROM_MANIFEST or NONE */
};

struct manifest {
    VECTOR(struct manifest_entry) entries; /* in the file's order, each path once */
    /* One for each line, or date, that is wrong: "what is wrong; what happens". The other
     * lines are read all the same. */
    VECTOR(struct article_warning) problems;
};

/* Reads the manifest in 'bytes', which was read from 'path' ("-": relative paths stay as
 * they are). Everything lives in the arena. Only inside arena_run. */
void manifest_read(struct arena *arena, const char *path, struct slice bytes,
                   struct manifest *manifest);

/*
 * Whether a file that begins with 'front' (some thousand bytes are enough) is a manifest:
 * its first line is an object with a "path" and without any text of an article. Timelines
 * and records are none.
 */
bool manifest_is_one(struct slice front);

#endif
