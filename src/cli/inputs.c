#include "cli/inputs.h"

#include "article/manifest.h"
#include "article/reader.h"
#include "cli/file.h"
#include "cli/message.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDERS_MAX = 1000000 };

struct collector {
    struct inputs *inputs;
    const struct options *options;
    struct arena *arena;
    struct text_vector folders; /* still to be read */
};

static void skip(struct collector *c, const char *path, const char *why)
{
    message_at(path, 0, 0, "%s", why);
    c->inputs->skipped++;
}

static void skip_for_errno(struct collector *c, const char *path)
{
    message_at(path, 0, 0, "cannot be read: %s; check the path and its permissions",
               strerror(errno));
    c->inputs->skipped++;
}

static struct article_hints hints_of_options(const struct options *options)
{
    return (struct article_hints){
        .fallback = options->date,
        .force_fallback = options->force_date,
        .format = options->input_format,
    };
}

static struct input *add_file(struct collector *c, const char *path,
                              const struct stat *status)
{
    struct input *input = vector_add(c->arena, c->inputs);
    input->path = path;
    input->hints = hints_of_options(c->options);
    if (status) {
        input->device = (uint64_t)status->st_dev;
        input->inode = (uint64_t)status->st_ino;
        input->size = (size_t)status->st_size;
    }
    return input;
}

/* A link is followed to a file, not to a folder. */
static void add_found(struct collector *c, const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        skip_for_errno(c, path);
    else if (S_ISDIR(status.st_mode))
        vector_push(c->arena, &c->folders, path);
    else if (S_ISLNK(status.st_mode) && stat(path, &status) != 0)
        skip_for_errno(c, path);
    else if (S_ISREG(status.st_mode) && !reader_is_companion(path))
        add_file(c, path, &status)->is_found = true;
}

static void read_folder(struct collector *c, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder) {
        skip_for_errno(c, path);
        return;
    }
    bool slash = slice_ends_with(slice_of(path), "/");
    for (struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            add_found(c, arena_format(c->arena, "%s%s%s", path, slash ? "" : "/",
                                      entry->d_name));
    (void)closedir(folder);
}

static void read_folders(struct collector *c)
{
    for (size_t i = 0; i < c->folders.count && i < FOLDERS_MAX; i++)
        read_folder(c, c->folders.items[i]);
    c->folders.count = 0;
}

static void add_named(struct collector *c, const char *path)
{
    struct stat status;
    if (strcmp(path, STANDARD_INPUT) == 0)
        (void)add_file(c, path, NULL);
    else if (stat(path, &status) != 0)
        skip_for_errno(c, path);
    else if (S_ISDIR(status.st_mode))
        vector_push(c->arena, &c->folders, path);
    else if (S_ISREG(status.st_mode) || S_ISFIFO(status.st_mode))
        (void)add_file(c, path, S_ISREG(status.st_mode) ? &status : NULL);
    else
        skip(c, path, "is neither a file nor a folder; name an article");
}

static int compare_paths(const void *a, const void *b)
{
    const struct input *left = a, *right = b;
    return strcmp(left->path, right->path);
}

static int compare_files(const void *a, const void *b)
{
    const struct input *left = a, *right = b;
    if (left->device != right->device)
        return left->device < right->device ? -1 : 1;
    if (left->inode != right->inode)
        return left->inode < right->inode ? -1 : 1;
    return strcmp(left->path, right->path);
}

static bool same_file(const struct input *a, const struct input *b)
{
    if (strcmp(a->path, b->path) == 0)
        return true;
    return a->inode != 0 && a->inode == b->inode && a->device == b->device;
}

/* The same file under two names is read once, by the name that sorts first. Leaves the
 * inputs in the order of compare_files. */
static void remove_doubles(struct inputs *inputs)
{
    size_t kept = 0;
    if (inputs->count == 0)
        return;
    qsort(inputs->items, inputs->count, sizeof *inputs->items, compare_files);
    for (size_t i = 0; i < inputs->count; i++) {
        const struct input *input = &inputs->items[i];
        if (kept == 0 || !same_file(&inputs->items[kept - 1], input))
            inputs->items[kept++] = *input;
        else
            inputs->items[kept - 1].is_found &= input->is_found;
    }
    inputs->count = kept;
}

/* ---- manifests ---- */

static void read_manifest(struct collector *c, const char *path,
                          struct manifest *manifest)
{
    dateline_error error = {0};
    struct slice bytes = file_read(c->arena, path, &error);
    if (!bytes.data) {
        message_error(path, &error);
        c->inputs->skipped++;
        return;
    }
    manifest_read(c->arena, path, bytes, manifest);
    for (size_t i = 0; i < manifest->problems.count; i++) {
        message_at(path, manifest->problems.items[i].line, 0, "%s",
                   manifest->problems.items[i].message);
        c->inputs->skipped++;
    }
}

/* The manifest's word, where the options say nothing else. */
static struct article_hints joined_hints(const struct collector *c,
                                         const struct manifest_entry *entry)
{
    struct article_hints hints = entry->hints, own = hints_of_options(c->options);
    hints.fallback = own.fallback;
    hints.force_fallback = own.force_fallback;
    if (own.format)
        hints.format = own.format;
    return hints;
}

static void add_manifest_articles(struct collector *c, const struct manifest *manifest,
                                  const char *path)
{
    for (size_t i = 0; i < manifest->entries.count; i++) {
        const struct manifest_entry *entry = &manifest->entries.items[i];
        struct stat status;
        if (stat(entry->path, &status) == 0) {
            add_file(c, entry->path, &status);
        } else {
            message_at(path, entry->line, 0, "%s cannot be read: %s; correct the path",
                       entry->path, strerror(errno));
            c->inputs->skipped++;
        }
    }
}

/* By file, so that ./a.txt and a.txt are the same; by path where there is no file. */
static void apply_manifest(struct collector *c, const struct manifest *manifest)
{
    struct inputs known = {0};
    for (size_t i = 0; i < manifest->entries.count; i++) {
        struct stat status;
        struct input *entry = vector_add(c->arena, &known);
        bool found = stat(manifest->entries.items[i].path, &status) == 0;
        *entry = (struct input){
            .path = manifest->entries.items[i].path,
            .hints = joined_hints(c, &manifest->entries.items[i]),
            .device = found ? (uint64_t)status.st_dev : 0,
            .inode = found ? (uint64_t)status.st_ino : 0,
        };
    }
    if (known.count)
        qsort(known.items, known.count, sizeof *known.items, compare_files);
    size_t at = 0;
    for (size_t i = 0; i < c->inputs->count; i++) {
        struct input *input = &c->inputs->items[i];
        while (at < known.count && !same_file(&known.items[at], input) &&
               compare_files(&known.items[at], input) < 0)
            at++;
        if (at < known.count && same_file(&known.items[at], input))
            input->hints = known.items[at].hints;
    }
}

void inputs_collect(struct inputs *inputs, const struct options *options,
                    const struct text_vector *paths)
{
    struct collector c = {inputs, options, options->arena, {0}};
    size_t count = options->manifests.count;
    struct manifest *manifests = ARENA_NEW_ARRAY(c.arena, count, struct manifest);
    for (size_t i = 0; i < paths->count; i++)
        add_named(&c, paths->items[i]);
    read_folders(&c);
    for (size_t i = 0; i < count; i++) {
        read_manifest(&c, options->manifests.items[i], &manifests[i]);
        if (paths->count == 0)
            add_manifest_articles(&c, &manifests[i], options->manifests.items[i]);
    }
    remove_doubles(inputs);
    for (size_t i = 0; i < count; i++)
        apply_manifest(&c, &manifests[i]);
    if (inputs->count)
        qsort(inputs->items, inputs->count, sizeof *inputs->items, compare_paths);
}
