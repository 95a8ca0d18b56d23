/*
 * The commands of the command line. Each is one row of the table in commands.c and one
 * function in a file of its own; what it may be told stands in options.def.
 */
#ifndef DATELINE_CLI_COMMAND_H
#define DATELINE_CLI_COMMAND_H

#include "cli/options.h"

/* Exit statuses, as the contract fixes them. */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_INCOMPLETE = 1, /* some input was skipped, or some date stayed unresolved */
    EXIT_WRONG_USE = 2,
    EXIT_NOTHING_DONE = 3,
};

struct command {
    const char *name;
    const char *operands; /* for the usage line: "ARTICLE..." */
    const char *summary;
    unsigned option_groups; /* enum option_group */
    int (*run)(const struct options *options);
};

/* Ended by a row without a name. */
extern const struct command commands[];
const struct command *command_by_name(const char *name);

int command_build(const struct options *options);
int command_tag(const struct options *options) __attribute__((weak));
int command_check(const struct options *options) __attribute__((weak));
int command_export(const struct options *options);
int command_extract(const struct options *options);
int command_merge(const struct options *options);
int command_debug(const struct options *options) __attribute__((weak));
int command_help(const struct options *options);

/* The usage of one command, or of all (NULL), on standard output. */
void help_print(const struct command *command);

#endif
