#include "cli/command.h"
#include "cli/message.h"
#include "export/export.h"

#include <stdio.h>

enum { HELP_COLUMN = 28 };

static void print_option(const struct option_row *row)
{
    char spelling[64];
    (void)snprintf(spelling, sizeof spelling, "%c%c%s--%s%s%s", row->letter ? '-' : ' ',
                   row->letter ? row->letter : ' ', row->letter ? ", " : "  ", row->name,
                   row->argument ? " " : "", row->argument ? row->argument : "");
    printf("  %-*s%s\n", HELP_COLUMN, spelling, row->help);
}

static void print_formats(void)
{
    printf("\nFormats:\n");
    for (const struct export_format *format = export_formats; format->name; format++)
        printf("  %-12s%-15s %s\n", format->name, format->ending ? format->ending : "",
               format->description);
}

static void print_command(const struct command *command)
{
    printf("usage: dateline %s [options] %s\n\n%s\n\nOptions:\n", command->name,
           command->operands, command->summary);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].groups & command->option_groups)
            print_option(&option_rows[i]);
    if (command->option_groups & OPTIONS_TIMELINE)
        print_formats();
}

static void print_overview(void)
{
    printf("usage: dateline COMMAND [options] ...\n\n"
           "News articles in, one ordered timeline out.\n\n");
    for (const struct command *command = commands; command->name; command++)
        printf("  dateline %-8s %-38s %s\n", command->name, command->operands,
               command->summary);
    printf(
        "\nAn ARTICLE is a file, a folder (read with its subfolders) or - for standard "
        "input.\nMore: dateline help COMMAND, dateline --version, man dateline\n");
}

void help_print(const struct command *command)
{
    if (command)
        print_command(command);
    else
        print_overview();
}

int command_help(const struct options *options)
{
    const struct command *command = NULL;
    if (options->operands.count) {
        command = command_by_name(options->operands.items[0]);
        if (!command) {
            message_wrong_use("%s is no command; see dateline help",
                              options->operands.items[0]);
            return EXIT_WRONG_USE;
        }
    }
    help_print(command);
    return EXIT_DONE;
}
