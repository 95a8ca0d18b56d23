/* Manifests. */
#include "article/manifest.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_manifest(struct arena *arena, void *context)
{
    struct manifest manifest;
    const struct slice *bytes = context;
    (void)manifest_is_one(*bytes);
    manifest_read(arena, "in/manifest.jsonl", *bytes, &manifest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MEMORY = 1 << 26 };
    struct slice bytes = slice_make((const char *)data, size);
    struct arena *arena = arena_new(MEMORY);
    if (arena)
        (void)arena_run(arena, read_manifest, &bytes);
    arena_free(arena);
    return 0;
}
