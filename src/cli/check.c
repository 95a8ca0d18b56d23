#include "cli/command.h"
#include "cli/extraction.h"
#include "cli/file.h"
#include "cli/message.h"
#include "cli/output.h"
#include "cli/rereading.h"
#include "event/record_copy.h"
#include "export/answer.h"
#include "export/export.h"
#include "timeline/timeline.h"

#include <string.h>

enum { ANSWER_MEMORY_MAX = 256 * 1024 * 1024 };

/* One run of the command. */
struct checking {
    const struct options *options;
    const struct answer_format *format;
    struct tables tables;
    const struct record *timeline, *fuller; /* fuller: with events of every kind */
    struct claim_checker *checker, *fuller_checker;
    bool reread; /* fuller was asked for, whether there is one or not */
    VECTOR(struct slice) claims;
    struct buffer out;
    bool incomplete;
};

static const struct answer_format *format_of(const char *name)
{
    const struct answer_format *format = answer_formats;
    while (name && format->name && strcmp(format->name, name) != 0)
        format++;
    return format->name ? format : NULL;
}

/* ---- the timeline ---- */

static const struct record *read_timeline(const struct options *options, const char *path)
{
    dateline_error error = {0};
    struct slice json = file_read(options->arena, path, &error);
    struct record *timeline =
        json.data ? import_json(options->arena, json, IMPORT_TIMELINE, &error) : NULL;
    if (!timeline)
        message_error(path, &error);
    return timeline;
}

struct record_heap {
    struct arena *arena;
    VECTOR(const struct record *) records;
};

static void take_record(void *context, const struct article *article,
                        const struct article_output *output)
{
    struct record_heap *heap = context;
    (void)article;
    const struct record *copy = record_copy(heap->arena, output->record);
    vector_push(heap->arena, &heap->records, copy);
}

/* Articles of --articles and of manifests, events of every kind. */
static const struct record *build_timeline(struct checking *checking)
{
    struct options options = *checking->options;
    struct record_heap heap = {.arena = options.arena};
    struct pipeline_summary summary;
    dateline_error error = {0};
    struct merge_options merge = {.explain = false};
    options.actions = true;
    struct stage stage = {.options = &options,
                          .extractor = &checking->tables.extractor,
                          .work = extraction_work,
                          .take = take_record,
                          .context = &heap};
    if (!pipeline_run(&stage, &options.articles, &summary))
        return NULL;
    if (heap.records.count == 0) {
        message_at(NULL, 0, 0, "no article could be read; nothing was checked");
        return NULL;
    }
    checking->incomplete = pipeline_status(&summary) != EXIT_DONE;
    return timeline_merge(options.arena, heap.records.items, heap.records.count, &merge,
                          &error);
}

/* ---- the claims ---- */

static bool collect_claims(struct checking *checking, size_t first)
{
    const struct options *options = checking->options;
    dateline_error error = {0};
    for (size_t i = first; i < options->operands.count; i++)
        vector_push(options->arena, &checking->claims,
                    slice_of(options->operands.items[i]));
    if (!options->claims)
        return true;
    struct slice rest = file_read(options->arena, options->claims, &error);
    if (!rest.data) {
        message_error(options->claims, &error);
        return false;
    }
    while (rest.size > 0) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));
        if (line.size > 0)
            vector_push(options->arena, &checking->claims, line);
    }
    return true;
}

struct one_claim {
    struct checking *checking;
    struct slice claim;
    bool waits; /* for what the articles tell besides */
};

/* What the timeline has no event for is asked of all that its articles tell. */
static struct claim_answer *ask_articles(struct arena *arena, const struct one_claim *one)
{
    struct checking *checking = one->checking;
    if (!checking->fuller_checker)
        return NULL;
    struct claim_answer *answer = claim_check(checking->fuller_checker, arena, one->claim,
                                              &checking->options->date);
    if (answer->verdict != VERDICT_SUPPORTED && answer->verdict != VERDICT_REFUTED)
        return NULL;
    vector_push(arena, &answer->assumptions,
                "read again in the articles: the timeline itself does not hold all of "
                "it");
    return answer;
}

static void check_one(struct arena *arena, void *context)
{
    struct one_claim *one = context;
    struct checking *checking = one->checking;
    struct claim_answer *answer =
        claim_check(checking->checker, arena, one->claim, &checking->options->date);
    one->waits = answer->is_missing && !checking->reread;
    if (one->waits)
        return;
    struct claim_answer *fuller = answer->is_missing ? ask_articles(arena, one) : NULL;
    checking->format->write(&checking->out,
                            fuller ? checking->fuller : checking->timeline,
                            fuller ? fuller : answer);
}

static void read_articles(struct checking *checking)
{
    const struct options *options = checking->options;
    checking->reread = true;
    if (options->articles.count + options->manifests.count > 0)
        return; /* everything is in the timeline */
    checking->fuller =
        timeline_reread(options, &checking->tables.extractor, checking->timeline);
    if (!checking->fuller)
        return;
    checking->fuller_checker =
        claim_checker_new(options->arena, &checking->tables.extractor, checking->fuller);
    claim_checker_be_strict(checking->fuller_checker);
}

/* Each claim has memory of its own, so that thousands cost no more than one. */
static bool check_all(struct checking *checking)
{
    struct arena *arena = arena_new(ANSWER_MEMORY_MAX);
    bool done = arena != NULL;
    for (size_t i = 0; done && i < checking->claims.count; i++) {
        struct one_claim one = {checking, checking->claims.items[i], false};
        done = arena_run(arena, check_one, &one);
        arena_reset(arena);
        if (done && one.waits) {
            read_articles(checking);
            done = arena_run(arena, check_one, &one);
            arena_reset(arena);
        }
    }
    arena_free(arena);
    if (!done)
        message_at(NULL, 0, 0, "memory ran out; give fewer claims at a time");
    return done;
}

static bool write_answers(const struct checking *checking)
{
    const struct options *options = checking->options;
    struct slice text = buffer_slice(&checking->out);
    dateline_error error = {0};
    for (size_t i = 0; i < options->outputs.count; i++) {
        if (!output_write(options->arena, options->outputs.items[i], text, &error)) {
            message_error(options->outputs.items[i], &error);
            return false;
        }
    }
    if (options->outputs.count == 0 &&
        !output_write(options->arena, STANDARD_INPUT, text, &error)) {
        message_error(NULL, &error);
        return false;
    }
    return true;
}

static int run_check(struct checking *checking, bool from_articles)
{
    const struct options *options = checking->options;
    checking->timeline = from_articles
                             ? build_timeline(checking)
                             : read_timeline(options, options->operands.items[0]);
    if (!checking->timeline || !collect_claims(checking, from_articles ? 0 : 1))
        return EXIT_NOTHING_DONE;
    if (checking->claims.count == 0) {
        message_wrong_use("check wants a CLAIM or --claims; see dateline help check");
        return EXIT_WRONG_USE;
    }
    buffer_init(&checking->out, options->arena, EXPORT_SIZE_MAX);
    checking->checker = claim_checker_new(options->arena, &checking->tables.extractor,
                                          checking->timeline);
    if (!check_all(checking) || !write_answers(checking))
        return EXIT_NOTHING_DONE;
    return checking->incomplete ? EXIT_INCOMPLETE : EXIT_DONE;
}

int command_check(const struct options *options)
{
    bool from_articles = options->articles.count + options->manifests.count > 0;
    struct checking checking = {.options = options};
    checking.format = options->format ? format_of(options->format) : &answer_formats[0];
    if (!checking.format) {
        message_wrong_use("check writes text, json or claimreview, not %s",
                          options->format);
        return EXIT_WRONG_USE;
    }
    if (!from_articles && options->operands.count == 0) {
        message_wrong_use(
            "check wants a TIMELINE or --articles; see dateline help check");
        return EXIT_WRONG_USE;
    }
    if (!tables_open(&checking.tables))
        return EXIT_NOTHING_DONE;
    int status = run_check(&checking, from_articles);
    tables_close(&checking.tables);
    return status;
}
