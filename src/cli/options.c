#include "cli/options.h"

#include "article/reader.h"
#include "cli/command.h"
#include "cli/message.h"
#include "export/when.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MAX = 256, LETTERS_MAX = 3 * OPTION_COUNT + 2, FIRST_LONG = 1000 };

const struct option_row option_rows[OPTION_COUNT] = {
#define OPTION(id, name, letter, argument, groups, help)                                 \
    [OPTION_##id] = {name, letter, argument, groups, help},
#include "cli/options.def"
#undef OPTION
};

/* getopt's two tables, of the rows that the command takes. */
struct spellings {
    struct option names[OPTION_COUNT + 1];
    char letters[LETTERS_MAX];
};

static void fill_spellings(struct spellings *spellings, unsigned groups)
{
    size_t names = 0, letters = 0;
    memset(spellings, 0, sizeof *spellings);
    spellings->letters[letters++] = ':'; /* a missing argument is told from the unknown */
    for (int i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &option_rows[i];
        if (!(row->groups & groups))
            continue;
        spellings->names[names++] =
            (struct option){row->name, row->argument ? required_argument : no_argument,
                            NULL, FIRST_LONG + i};
        if (row->letter) {
            spellings->letters[letters++] = row->letter;
            if (row->argument)
                spellings->letters[letters++] = ':';
        }
    }
}

static int id_of_letter(int letter)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].letter && option_rows[i].letter == letter)
            return i;
    return OPTION_COUNT;
}

/* ---- arguments of options ---- */

static bool wrong_argument(enum option_id id, const char *value, const char *wanted)
{
    message_wrong_use("--%s %s: wants %s", option_rows[id].name, value, wanted);
    return false;
}

static bool read_date(enum option_id id, const char *value, struct article_date *date)
{
    if (!when_parse_article_date(value, date))
        return wrong_argument(id, value,
                              "a date of the calendar, 2013-12-06 or 2013-12-06T14:30");
    date->origin = DATE_FROM_OPTION;
    return true;
}

static bool read_bound(enum option_id id, const char *value, instant *bound)
{
    struct article_date date = {.origin = DATE_FROM_NONE};
    if (!read_date(id, value, &date))
        return false;
    *bound = date.at;
    if (id == OPTION_TO)
        *bound += date.has_time ? 1 : SECONDS_PER_DAY;
    return true;
}

static bool read_jobs(struct options *options, const char *value)
{
    char *end = NULL;
    errno = 0;
    unsigned long jobs = strtoul(value, &end, 10);
    if (errno || *end || value[0] == '-' || jobs < 1 || jobs > JOBS_MAX)
        return wrong_argument(OPTION_JOBS, value, "a number from 1 to 256");
    options->jobs = (unsigned)jobs;
    return true;
}

static bool read_kinds(struct options *options, const char *value)
{
    struct slice rest = slice_of(value);
    options->meetings = options->statements = options->actions = false;
    do {
        struct slice kind = slice_trim(slice_cut(&rest, ','));
        bool all = slice_is(kind, "all");
        bool meetings = all || slice_is(kind, "meeting");
        bool statements = all || slice_is(kind, "statement");
        bool actions = all || slice_is(kind, "action");
        if (!meetings && !statements && !actions)
            return wrong_argument(OPTION_KIND, value,
                                  "meeting, statement, action or all");
        options->meetings |= meetings;
        options->statements |= statements;
        options->actions |= actions;
    } while (rest.size);
    return true;
}

static bool is_field(const char *value)
{
    char ours[32];
    size_t size = strcspn(value, "=");
    if (value[size] != '=' || size >= sizeof ours)
        return false;
    memcpy(ours, value, size);
    ours[size] = '\0';
    return reader_field_is_known(ours);
}

static bool apply_to_reading(struct options *options, enum option_id id,
                             const char *value)
{
    switch ((int)id) {
    case OPTION_DATE:
        return read_date(id, value, &options->date);
    case OPTION_JOBS:
        return read_jobs(options, value);
    case OPTION_FORCE_DATE:
        options->force_date = true;
        break;
    case OPTION_MANIFEST:
        vector_push(options->arena, &options->manifests, value);
        break;
    case OPTION_INPUT_FORMAT:
        if (!reader_format_is_known(value))
            return wrong_argument(id, value, reader_format_names());
        options->input_format = value;
        break;
    case OPTION_FIELD:
        if (!is_field(value))
            return wrong_argument(id, value, "OURS=THEIRS, as in text=body");
        vector_push(options->arena, &options->fields, value);
        break;
    case OPTION_CLAIMS:
        options->claims = value;
        break;
    case OPTION_ARTICLES:
        vector_push(options->arena, &options->articles, value);
        break;
    default:
        break;
    }
    return true;
}

static bool apply_to_timeline(struct options *options, enum option_id id,
                              const char *value)
{
    switch ((int)id) {
    case OPTION_OUTPUT:
        vector_push(options->arena, &options->outputs, value);
        break;
    case OPTION_FORMAT:
        options->format = value;
        break;
    case OPTION_KIND:
        return read_kinds(options, value);
    case OPTION_PERSON:
        options->person = value;
        break;
    case OPTION_FROM:
        return read_bound(id, value, &options->range.begin);
    case OPTION_TO:
        return read_bound(id, value, &options->range.end);
    case OPTION_TITLE:
        options->title = value;
        break;
    case OPTION_SOURCE_URL:
        options->source_url = value;
        break;
    case OPTION_REFRESH:
        options->refresh = value;
        break;
    case OPTION_CORRECTIONS:
        options->corrections = value;
        break;
    case OPTION_PREVIOUS:
        options->previous = value;
        break;
    default:
        break;
    }
    return true;
}

/* Options without an argument. */
static void apply_switch(struct options *options, enum option_id id)
{
    bool *switches[OPTION_COUNT] = {
        [OPTION_EXPLAIN] = &options->explain,
        [OPTION_APPROXIMATE_TIMES] = &options->approximate_times,
        [OPTION_EMBED_TEXT] = &options->embed_text,
        [OPTION_RESUME] = &options->resume,
        [OPTION_CONLLU] = &options->conllu,
        [OPTION_PROGRESS] = &options->progress,
        [OPTION_QUIET] = &options->quiet,
        [OPTION_HELP] = &options->help,
    };
    if (switches[id])
        *switches[id] = true;
}

static bool apply(struct options *options, enum option_id id, const char *value)
{
    apply_switch(options, id);
    return apply_to_reading(options, id, value) && apply_to_timeline(options, id, value);
}

/* ---- the command line ---- */

static bool wrong_option(const struct command *command, int found, char **words)
{
    const char *word = words[optind - 1];
    if (found == ':')
        message_wrong_use("%s wants an argument; see dateline help %s", word,
                          command->name);
    else if (optopt && optopt < FIRST_LONG)
        message_wrong_use("-%c is no option of %s; see dateline help %s", optopt,
                          command->name, command->name);
    else
        message_wrong_use("%s is no option of %s; see dateline help %s", word,
                          command->name, command->name);
    return false;
}

static unsigned processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > JOBS_MAX ? JOBS_MAX : (unsigned)count;
}

static bool range_is_possible(const struct options *options)
{
    if (options->range.begin < options->range.end)
        return true;
    message_wrong_use("--from lies after --to; exchange them");
    return false;
}

bool options_read(struct options *options, const struct command *command,
                  struct arena *arena, int count, char **words)
{
    struct spellings spellings;
    *options = (struct options){.command = command,
                                .arena = arena,
                                .jobs = processors(),
                                .meetings = true,
                                .statements = true,
                                .range = INTERVAL_UNBOUNDED};
    fill_spellings(&spellings, command->option_groups);
    opterr = 0;
    optind = 1;
    for (int found; (found = getopt_long(count, words, spellings.letters, spellings.names,
                                         NULL)) != -1;) {
        if (found == '?' || found == ':')
            return wrong_option(command, found, words);
        int id = found >= FIRST_LONG ? found - FIRST_LONG : id_of_letter(found);
        if (!apply(options, (enum option_id)id, optarg))
            return false;
    }
    for (int i = optind; i < count; i++)
        vector_push(arena, &options->operands, words[i]);
    return range_is_possible(options);
}
