#include "language/blob.h"

#include <string.h>

/* Eight bytes a step: the model is checked at every start of the program. */
uint64_t blob_checksum(struct slice bytes)
{
    uint64_t sum = bytes.size;
    size_t i = 0;
    for (; i + 8 <= bytes.size; i += 8) {
        uint64_t word;
        memcpy(&word, bytes.data + i, sizeof word);
        sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
        sum ^= sum >> 29;
    }
    for (; i < bytes.size; i++)
        sum = (sum ^ (unsigned char)bytes.data[i]) * 0x100000001B3u;
    return sum ^ sum >> 32;
}

/* What is wrong with the header, or NULL. */
static const char *header_fault(const struct blob_header *header, const char *kind,
                                uint32_t templates, uint32_t section_count)
{
    if (memcmp(header->magic, "DATELINE", sizeof header->magic) != 0)
        return "it is not a file of dateline";
    if (strncmp(header->kind, kind, sizeof header->kind) != 0)
        return "it is a file of another kind";
    if (header->version != BLOB_VERSION)
        return "it has another version of the format";
    if (header->templates != templates)
        return "it was made for other feature templates";
    if (header->section_count != section_count || section_count > BLOB_SECTIONS_MAX)
        return "it has another number of sections";
    return NULL;
}

static bool section_open(struct blob *blob, struct slice bytes,
                         const struct blob_section *section)
{
    if (section->offset > bytes.size || section->size > bytes.size - section->offset ||
        section->offset % BLOB_ALIGNMENT != 0)
        return false;
    blob->sections[blob->section_count++] =
        slice_make(bytes.data + section->offset, section->size);
    return true;
}

static const char *open_fault(struct blob *blob, struct slice bytes, const char *kind,
                              uint32_t templates, uint32_t section_count)
{
    struct blob_header header;
    if (bytes.size < sizeof header)
        return "it is cut short";
    memcpy(&header, bytes.data, sizeof header);
    const char *fault = header_fault(&header, kind, templates, section_count);
    if (fault)
        return fault;
    struct slice rest = slice_part(bytes, sizeof header, bytes.size);
    if (blob_checksum(rest) != header.checksum)
        return "its checksum is wrong";
    for (uint32_t i = 0; i < section_count; i++)
        if (!section_open(blob, bytes, &header.sections[i]))
            return "a section lies outside of it";
    return NULL;
}

bool blob_open(struct blob *blob, struct slice bytes, const char *kind,
               uint32_t templates, uint32_t section_count, dateline_error *error)
{
    memset(blob, 0, sizeof *blob);
    const char *fault = open_fault(blob, bytes, kind, templates, section_count);
    if (fault)
        error_set(error, DATELINE_ERROR_MODEL,
                  "the language %s cannot be used: %s; build the program anew", kind,
                  fault);
    return !fault;
}
