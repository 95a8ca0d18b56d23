/*
 * The container of the embedded files (model.bin, lexicon.bin): a header with magic,
 * kind, version, template id and checksum, then sections aligned to 64 bytes.
 *
 * All numbers are little-endian; a machine of the other order refuses the file, as it
 * does a damaged or foreign one.
 */
#ifndef DATELINE_LANGUAGE_BLOB_H
#define DATELINE_LANGUAGE_BLOB_H

#include "base/error.h"
#include "base/slice.h"

#include <stdint.h>

enum { BLOB_SECTIONS_MAX = 12, BLOB_ALIGNMENT = 64, BLOB_VERSION = 1 };

struct blob_section {
    uint32_t offset, size; /* bytes, from the file's start */
};

struct blob_header {
    char magic[8];      /* "DATELINE" */
    char kind[8];       /* "model", "lexicon"; filled up with NULs */
    uint32_t version;   /* BLOB_VERSION */
    uint32_t templates; /* which feature templates and layouts the content is made for */
    uint64_t checksum;  /* blob_checksum of all that follows the header */
    uint32_t section_count;
    uint32_t reserved; /* 0 */
    struct blob_section sections[BLOB_SECTIONS_MAX];
};

/* A checked file. Borrows from the bytes it was opened on. */
struct blob {
    struct slice sections[BLOB_SECTIONS_MAX];
    uint32_t section_count;
};

/* 'bytes' must be aligned to BLOB_ALIGNMENT. False with 'error' filled
 * (DATELINE_ERROR_MODEL) when they are no undamaged file of this kind and template id
 * with 'section_count' sections. */
bool blob_open(struct blob *blob, struct slice bytes, const char *kind,
               uint32_t templates, uint32_t section_count, dateline_error *error);

uint64_t blob_checksum(struct slice bytes);

#endif
