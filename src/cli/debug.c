#include "cli/command.h"
#include "cli/debug_conllu.h"
#include "cli/extraction.h"
#include "cli/message.h"
#include "cli/text_output.h"
#include "export/entities.h"
#include "language/conllu.h"

#include <string.h>

static void write_entities(struct arena *arena, const struct stage *stage,
                           const struct article *article, struct article_output *output)
{
    struct document *document = document_new(arena, stage->extractor->language, article);
    export_entities_line(&output->text,
                         entities_find(document, stage->extractor->gazetteer));
}

/* All of the article's text: what is looked at is the splitting, not the reading. */
static struct document *split(struct arena *arena, const struct stage *stage,
                              const struct article *article)
{
    return document_new_from_ranges(arena, stage->extractor->language, article,
                                    article->blocks.items, article->blocks.count);
}

static void write_tokens(struct arena *arena, const struct stage *stage,
                         const struct article *article, struct article_output *output)
{
    conllu_write_document(split(arena, stage, article), &output->text);
}

static void write_trees(struct arena *arena, const struct stage *stage,
                        const struct article *article, struct article_output *output)
{
    struct document *document = split(arena, stage, article);
    for (uint32_t i = 0; i < document->sentences.count; i++)
        document_parse(document, i);
    conllu_write_document(document, &output->text);
}

struct view {
    const char *name;
    void (*work)(struct arena *arena, const struct stage *stage,
                 const struct article *article, struct article_output *output);
};

static const struct view views[] = {
    {"entities", write_entities},
    {"parse", write_trees},
    {"tokens", write_tokens},
};

static const struct view *view_by_name(const char *name)
{
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (strcmp(views[i].name, name) == 0)
            return &views[i];
    return NULL;
}

/* The first operand names the view, the others are articles. */
static const struct view *take_view(const struct options *options, struct options *rest)
{
    *rest = *options;
    if (options->operands.count == 0)
        return NULL;
    rest->operands.items++;
    rest->operands.count--;
    return view_by_name(options->operands.items[0]);
}

int command_debug(const struct options *options)
{
    struct tables tables;
    struct options rest;
    const struct view *view = take_view(options, &rest);
    if (view == NULL || rest.operands.count + rest.manifests.count == 0) {
        message_wrong_use("debug wants tokens, parse or entities, and an ARTICLE; see "
                          "dateline help debug");
        return EXIT_WRONG_USE;
    }
    if (!tables_open(&tables))
        return EXIT_NOTHING_DONE;
    struct stage stage = {
        .options = &rest, .extractor = &tables.extractor, .work = view->work};
    int status = rest.conllu && view->work == write_trees
                     ? debug_conllu(&rest, tables.language)
                     : text_output_run(&stage);
    tables_close(&tables);
    return status;
}
