#include "cli/rereading.h"

#include "article/article.h"
#include "base/hash.h"
#include "cli/file.h"
#include "event/record_copy.h"
#include "timeline/multimap.h"
#include "timeline/timeline.h"

#include <string.h>
#include <sys/stat.h>

enum { SOURCES_MAX = 300, BYTES_MAX = 16 * 1024 * 1024 };

struct rereading {
    const struct options *options;
    const struct extractor *extractor;
    const struct source *source; /* the one that is read */
    VECTOR(const struct record *) records;
    size_t bytes;
};

static struct article_hints hints_of(const struct source *source)
{
    return (struct article_hints){.published = source->published,
                                  .publisher = source->publisher,
                                  .url = source->url,
                                  .place = source->place,
                                  .timezone = source->timezone};
}

/* A path of a timeline may name anything: standard input and pipes would wait for
 * somebody to write, a device would never end. */
static bool may_be_read(const char *path)
{
    struct stat status;
    return path && strcmp(path, STANDARD_INPUT) != 0 && stat(path, &status) == 0 &&
           S_ISREG(status.st_mode) && status.st_size <= BYTES_MAX;
}

static void read_again(struct arena *arena, void *context)
{
    struct rereading *rereading = context;
    const struct source *source = rereading->source;
    struct article_hints hints = hints_of(source);
    struct extract_options every_kind = {.actions = true};
    dateline_error error = {0};
    char digest[SHA256_HEX];
    struct slice bytes = file_read(arena, source->path, &error);
    rereading->bytes += bytes.size;
    if (!bytes.data || rereading->bytes > BYTES_MAX)
        return;
    const struct article *article =
        article_read(arena, source->path, bytes, &hints, &error);
    if (!article)
        return;
    article_sha256(article, digest);
    if (strcmp(digest, source->sha256) != 0)
        return;
    const struct record *record =
        event_extract(arena, rereading->extractor, article, &every_kind);
    struct arena *lasting = rereading->options->arena;
    vector_push(lasting, &rereading->records, record_copy(lasting, record));
}

static bool read_all(struct rereading *rereading, const struct record *timeline)
{
    for (size_t i = 0; i < timeline->sources.count; i++) {
        struct arena *arena = arena_new(SIZE_MAX);
        rereading->source = &timeline->sources.items[i];
        bool done = arena && may_be_read(rereading->source->path) &&
                    arena_run(arena, read_again, rereading);
        arena_free(arena);
        if (!done || rereading->records.count != i + 1)
            return false;
    }
    return timeline->sources.count > 0;
}

static bool same_sources(const struct record *a, const struct record *b)
{
    if (a->sources.count != b->sources.count)
        return false;
    for (size_t i = 0; i < a->sources.count; i++)
        if (strcmp(a->sources.items[i].sha256, b->sources.items[i].sha256) != 0)
            return false;
    return true;
}

/* Events that the timeline holds are called as they are there, the others not at all. */
static void take_over_names(struct arena *arena, const struct record *timeline,
                            struct record *fuller)
{
    struct multimap known;
    multimap_init(&known, arena);
    for (uint32_t i = 0; i < timeline->events.count; i++)
        if (timeline->events.items[i].uid)
            multimap_add(&known, hash_bytes(slice_of(timeline->events.items[i].uid)), i);
    for (size_t i = 0; i < fuller->events.count; i++) {
        struct event *event = &fuller->events.items[i];
        uint32_t entry = event->uid
                             ? multimap_first(&known, hash_bytes(slice_of(event->uid)))
                             : MULTIMAP_END;
        event->id = entry == MULTIMAP_END
                        ? NULL
                        : timeline->events.items[known.entries.items[entry].value].id;
    }
}

const struct record *timeline_reread(const struct options *options,
                                     const struct extractor *extractor,
                                     const struct record *timeline)
{
    struct rereading rereading = {.options = options, .extractor = extractor};
    struct merge_options merge = {.explain = false};
    dateline_error error = {0};
    if (timeline->corrected || timeline->sources.count > SOURCES_MAX ||
        !read_all(&rereading, timeline))
        return NULL;
    struct record *fuller = timeline_merge(options->arena, rereading.records.items,
                                           rereading.records.count, &merge, &error);
    if (!fuller || !same_sources(timeline, fuller))
        return NULL;
    take_over_names(options->arena, timeline, fuller);
    return fuller;
}
