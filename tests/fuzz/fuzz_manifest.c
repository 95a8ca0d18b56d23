/* Manifests. */
#include "article/manifest.h"

#include "fuzz.h"

static void read_manifest(struct arena *arena, void *context)
{
    struct manifest manifest;
    const struct slice *bytes = context;
    (void)manifest_is_one(*bytes);
    manifest_read(arena, "in/manifest.jsonl", *bytes, &manifest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice bytes = slice_make((const char *)data, size);
    return fuzz_in_arena(read_manifest, &bytes);
}
