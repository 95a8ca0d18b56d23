#include "cli/command.h"
#include "cli/message.h"
#include "cli/output.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <string.h>

struct invocation {
    const struct command *command;
    int count; /* words from the command's name on */
    char **words;
    int status;
};

static void run_command(struct arena *arena, void *context)
{
    struct invocation *invocation = context;
    struct options options;
    if (!options_read(&options, invocation->command, arena, invocation->count,
                      invocation->words)) {
        invocation->status = EXIT_WRONG_USE;
    } else if (options.help) {
        help_print(invocation->command);
        invocation->status = EXIT_DONE;
    } else if (!invocation->command->run) {
        message_wrong_use("%s is not part of this build", invocation->command->name);
        invocation->status = EXIT_NOTHING_DONE;
    } else {
        invocation->status = invocation->command->run(&options);
    }
}

/* What was printed must have arrived: a full disk is no success. */
static int flushed(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    message_at(NULL, 0, 0, "standard output cannot be written; is the disk full?");
    return EXIT_NOTHING_DONE;
}

static int run(int count, char **words)
{
    struct invocation invocation = {NULL, count - 1, words + 1, EXIT_NOTHING_DONE};
    invocation.command = command_by_name(words[1]);
    if (!invocation.command) {
        message_wrong_use("%s is no command; see dateline help", words[1]);
        return EXIT_WRONG_USE;
    }
    struct arena *arena = arena_new(SIZE_MAX);
    if (!arena || !arena_run(arena, run_command, &invocation))
        message_at(NULL, 0, 0, "no memory left; close other programs");
    arena_free(arena);
    return invocation.status;
}

/* The memory that a large article needed goes back to the system with it, instead of
 * staying with the thread that read it. */
static void return_large_memory(void)
{
#ifdef M_MMAP_THRESHOLD
    (void)mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
#endif
}

int main(int count, char **words)
{
    return_large_memory();
    output_clean_up_on_signals();
    if (count < 2) {
        message_wrong_use("no command; see dateline help");
        return EXIT_WRONG_USE;
    }
    if (strcmp(words[1], "--version") == 0) {
        puts("dateline " DATELINE_VERSION);
        return flushed(EXIT_DONE);
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
        help_print(NULL);
        return flushed(EXIT_DONE);
    }
    return flushed(run(count, words));
}
