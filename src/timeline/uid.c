#include "timeline/uid.h"

#include "base/hash.h"

#include <inttypes.h>

uint64_t uid_hash_of_mention(const struct source *sources, size_t source_count,
                             enum event_kind kind, const struct event_mention *mention)
{
    uint64_t hash = hash_combine((uint64_t)kind, hash_bytes(slice_of(mention->sentence)));
    hash = hash_combine(hash, mention->trigger_start - mention->span.start);
    if (mention->span.source < source_count) {
        const struct article_date *date = &sources[mention->span.source].published;
        if (date->origin != DATE_FROM_NONE)
            hash = hash_combine(hash, (uint64_t)(int64_t)instant_day(date->at));
    }
    return hash;
}

const char *uid_text(struct arena *arena, uint64_t hash, uint32_t repeat)
{
    if (repeat == 0)
        return arena_format(arena, "%016" PRIx64 "@dateline", hash);
    return arena_format(arena, "%016" PRIx64 "-%" PRIu32 "@dateline", hash, repeat + 1);
}
