#include "cli/command.h"

#include <string.h>

const struct command commands[] = {
    {"build", "ARTICLE...", "articles to one timeline",
     OPTIONS_READING | OPTIONS_TIMELINE | OPTIONS_MERGING | OPTIONS_COMMON,
     command_build},
    {"tag", "ARTICLE...", "temporal expressions of each article",
     OPTIONS_READING | OPTIONS_TEXT_OUTPUT | OPTIONS_COMMON, command_tag},
    {"check", "TIMELINE CLAIM...", "verdict on each claim about order",
     OPTIONS_READING | OPTIONS_CLAIMS | OPTIONS_TEXT_OUTPUT | OPTIONS_COMMON,
     command_check},
    {"export", "TIMELINE", "a timeline in other formats",
     OPTIONS_TIMELINE | OPTIONS_COMMON, command_export},
    {"extract", "ARTICLE...", "articles to records (JSON Lines)",
     OPTIONS_READING | OPTIONS_EXTRACTING | OPTIONS_COMMON, command_extract},
    {"merge", "RECORDS...", "records to one timeline",
     OPTIONS_TIMELINE | OPTIONS_MERGING | OPTIONS_COMMON, command_merge},
    {"debug", "tokens|parse|entities ARTICLE...", "what the inner stages see",
     OPTIONS_READING | OPTIONS_DEBUGGING | OPTIONS_TEXT_OUTPUT | OPTIONS_COMMON,
     command_debug},
    {"help", "[COMMAND]", "this text, or that of a command", OPTIONS_COMMON,
     command_help},
    {0},
};

const struct command *command_by_name(const char *name)
{
    for (const struct command *command = commands; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}
