/* What the user asked for: the options of all commands, read from the table options.def.
 */
#ifndef DATELINE_CLI_OPTIONS_H
#define DATELINE_CLI_OPTIONS_H

#include "article/article.h"
#include "base/vector.h"
#include "event/record.h"

struct command;

enum option_group {
    OPTIONS_COMMON = 1,
    OPTIONS_READING = 2,      /* articles */
    OPTIONS_EXTRACTING = 4,   /* records out */
    OPTIONS_MERGING = 8,      /* records to a timeline */
    OPTIONS_TIMELINE = 16,    /* a timeline out */
    OPTIONS_TEXT_OUTPUT = 32, /* -o and -f of commands that write no timeline */
    OPTIONS_CLAIMS = 64,
    OPTIONS_DEBUGGING = 128,
};

enum option_id {
#define OPTION(id, name, letter, argument, groups, help) OPTION_##id,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT
};

struct option_row {
    const char *name;
    char letter; /* '\0': none */
    const char *argument;
    unsigned groups;
    const char *help;
};
extern const struct option_row option_rows[OPTION_COUNT];

/* Texts are borrowed from the command line. */
struct options {
    const struct command *command;
    struct arena *arena; /* holds the lists; lives as long as the program */
    struct text_vector operands, manifests, outputs, articles, fields;
    struct article_date date; /* origin DATE_FROM_NONE: not given */
    bool force_date;
    const char *input_format, *format;
    unsigned jobs;
    bool meetings, statements, actions;
    const char *person;
    struct interval range; /* --from, --to */
    const char *title, *source_url, *refresh;
    const char *corrections, *previous, *claims;
    bool explain, approximate_times, embed_text, resume, conllu, progress, quiet, help;
};

/*
 * Reads the words after the command's name. False: they are wrong, which was said on
 * standard error. Inside arena_run.
 */
bool options_read(struct options *options, const struct command *command,
                  struct arena *arena, int count, char **words);

#endif
