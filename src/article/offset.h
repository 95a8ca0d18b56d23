/*
 * The way from a byte of a text back to the file it was read from, through any number of
 * decodings (bytes of the file -> UTF-8 -> string in JSON -> page -> text): each layer is
 * a map, the last one counts in the file's own bytes and characters.
 */
#ifndef DATELINE_ARTICLE_OFFSET_H
#define DATELINE_ARTICLE_OFFSET_H

#include "article/article.h"

/* What one byte of the file is to the characters of the outermost text. */
enum source_unit {
    UNIT_UTF8,  /* a character takes its UTF-8 bytes */
    UNIT_BYTE,  /* a character takes one byte */
    UNIT_UTF16, /* a character takes two bytes, or four */
};

/*
 * From 'target' (a byte of the text) on, the text is the source's from 'source' on. When
 * 'verbatim' it goes on byte by byte (in the last layer: character by character); else
 * everything up to the next run stands at 'source'.
 */
struct offset_run {
    uint32_t target;
    bool verbatim;
    size_t source;
    size_t character; /* of the file; only in the last layer */
};

struct offset_map {
    const struct offset_map *inner; /* the map of the source's text; NULL: the file */
    struct slice text;              /* the last layer's own text */
    enum source_unit unit;
    bool ascii;                     /* nothing but ASCII: a character takes a byte */
    VECTOR(struct offset_run) runs; /* ascending by target */
};

/* No more text than this lies between two runs of the last layer. */
enum { OFFSET_RUN_MAX = 1024 };

void offset_map_add(struct arena *arena, struct offset_map *map, struct offset_run run);
struct file_position offset_map_locate(const struct offset_map *map, size_t offset);
/* Of the end of a span: behind its last byte, before what the source has between that and
 * the next one. */
struct file_position offset_map_locate_end(const struct offset_map *map, size_t offset);
/* Code points in well-formed UTF-8, eight bytes at a time. */
size_t offset_count_characters(struct slice text);

#endif
