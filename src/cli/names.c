// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "cli/checking.h"
#include "cli/names_survey.h"

static int fail(const struct stet_error *err)
{
    cli_error_from(err);
    return CLI_FAILED;
}

static int misused(const struct cli_args *args, const char *message)
{
    cli_error("%s", message);
    cli_help_usage(stderr, args->command);
    return CLI_FAILED;
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

// ---------------------------------------------------------------- check

static int check(const struct cli_args *args)
{
    struct stet_names_summary found = {0};
    struct stet_error err = {0};
    const char *language = cli_args_value(args, "language");
    if (!args->operand_count)
        return misused(args, "no list is named");
    if (stet_names_check(&found, args->operands, args->operand_count, language ? language : "en_US",
                         stdout, &err) != STET_OK)
        return fail(&err);
    size_t errors = found.count[STET_SEVERITY_ERROR], warnings = found.count[STET_SEVERITY_WARNING];
    size_t notes = found.count[STET_SEVERITY_NOTE];
    fflush(stdout);
    fprintf(stderr, "%zu entr%s in %zu list%s: %zu error%s, %zu warning%s, %zu note%s\n",
            found.entries, found.entries == 1 ? "y" : "ies", found.lists, plural(found.lists),
            errors, plural(errors), warnings, plural(warnings), notes, plural(notes));
    return errors ? CLI_FINDINGS : CLI_DONE;
}

// ---------------------------------------------------------------- find

// The words of the command line as one query, and the lists that the configuration and the options name.
static int find_in(struct stet_settings *settings, char *query, const char **lists)
{
    size_t list_count = 0, setting_count, found = 0;
    bool defaults = true;
    struct stet_error err = {0};
    const struct stet_setting *setting = stet_settings_list(settings, &setting_count);
    for (size_t i = 0; i < setting_count; i++) {
        if (strcmp(setting[i].key, "names") == 0)
            lists[list_count++] = setting[i].value;
        else if (strcmp(setting[i].key, "default-names") == 0)
            defaults = strcmp(setting[i].value, "true") == 0;
    }
    if (stet_names_find(&found, query, defaults, lists, list_count, stdout, &err) != STET_OK)
        return fail(&err);
    fflush(stdout);
    if (!found)
        cli_error("no list has \"%s\" or anything near it", query);
    return found ? CLI_DONE : CLI_FINDINGS;
}

static int find(const struct cli_args *args)
{
    struct stet_settings *settings = NULL;
    struct stet_error err = {0};
    size_t size = 1, setting_count, used = 0;
    if (!args->operand_count)
        return misused(args, "no name is given");
    if (cli_checking_settings(&settings, args, &err) != STET_OK)
        return fail(&err);
    for (size_t i = 0; i < args->operand_count; i++)
        size += strlen(args->operands[i]) + 1;
    stet_settings_list(settings, &setting_count);
    char *query = calloc(1, size);
    const char **lists = calloc(setting_count + 1, sizeof *lists);
    int status = CLI_FAILED;
    if (query && lists) {
        for (size_t i = 0; i < args->operand_count; i++)
            used += (size_t)snprintf(query + used, size - used, "%s%s", i ? " " : "",
                                     args->operands[i]);
        status = find_in(settings, query, lists);
    } else {
        cli_error("out of memory");
    }
    free(query);
    free(lists);
    stet_settings_free(settings);
    return status;
}

// ---------------------------------------------------------------- add, accept

static int add_to(const struct cli_args *args, const char *list)
{
    static const char *const columns[] = {"kind", "also", "old", "not",  "ru",
                                          "uk",   "be",   "pl",  "note", NULL};
    struct stet_name_field fields[1 + sizeof columns / sizeof *columns] = {{0}};
    struct stet_error err = {0};
    size_t count = 0;
    fields[count++] = (struct stet_name_field){"name", args->operands[0]};
    for (size_t i = 0; columns[i]; i++) {
        const char *value = cli_args_value(args, columns[i]);
        if (value)
            fields[count++] = (struct stet_name_field){columns[i], value};
    }
    if (stet_names_add(list, fields, count, &err) != STET_OK)
        return fail(&err);
    printf("\"%s\" is in %s now\n", args->operands[0], list);
    if (!cli_args_value(args, "kind"))
        puts("It has no kind yet; --kind person, place, organisation and so on lets more of its "
             "forms be understood.");
    return CLI_DONE;
}

static int add(const struct cli_args *args)
{
    const char *list = cli_args_value(args, "names");
    if (!list)
        return misused(args, "the list to add to is not named; use --names FILE");
    if (args->operand_count != 1)
        return misused(args, "give one name, in quotation marks if it has several words");
    return add_to(args, list);
}

// Into the last list that the options or the configuration name: the house's own.
static int accept_name(const struct cli_args *args)
{
    struct stet_settings *settings = NULL;
    struct stet_error err = {0};
    const char *list = NULL;
    size_t count;
    if (args->operand_count != 1)
        return misused(args, "give one name, in quotation marks if it has several words");
    if (cli_checking_settings(&settings, args, &err) != STET_OK)
        return fail(&err);
    const struct stet_setting *setting = stet_settings_list(settings, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(setting[i].key, "names") == 0)
            list = setting[i].value;
    int status = CLI_FAILED;
    if (list)
        status = add_to(args, list);
    else
        cli_error("no list of the house is known; name one with --names FILE, or in .stet.yaml: "
                  "`stet init` writes both");
    stet_settings_free(settings);
    return status;
}

// ---------------------------------------------------------------- import

static void tell(void *user, const char *path, unsigned line, const char *message)
{
    (void)user;
    if (line)
        cli_error("%s:%u: %s", path, line, message);
    else
        cli_error("%s: %s", path, message);
}

static int import_file(const struct cli_args *args, const char **map)
{
    struct stet_import_options options = {.format = cli_args_value(args, "format"),
                                          .map = map,
                                          .kind = cli_args_value(args, "kind"),
                                          .output = cli_args_value(args, "output"),
                                          .out = stdout,
                                          .notice = tell};
    struct stet_import_summary summary = {0};
    struct stet_error err = {0};
    for (size_t i = 0; i < args->given_count; i++)
        if (strcmp(args->given[i].option->name, "map") == 0) {
            if (!strchr(args->given[i].value, '='))
                return misused(args, "--map takes a column of the file and one of ours, "
                                     "like --map Russisch=ru");
            map[options.map_count++] = args->given[i].value;
        }
    if (stet_names_import(&summary, args->operands[0], &options, &err) != STET_OK)
        return fail(&err);
    fflush(stdout);
    fprintf(stderr, "%zu entr%s imported, %zu thing%s left out\n", summary.entries,
            summary.entries == 1 ? "y" : "ies", summary.left_out, plural(summary.left_out));
    return CLI_DONE;
}

static int import(const struct cli_args *args)
{
    if (args->operand_count != 1)
        return misused(args, "name one file to import");
    const char **map = calloc(args->given_count + 1, sizeof *map);
    int status = CLI_FAILED;
    if (map)
        status = import_file(args, map);
    else
        cli_error("out of memory");
    free(map);
    return status;
}

// ---------------------------------------------------------------- tables

static const struct {
    const char *name;
    int (*run)(const struct cli_args *args);
} runners[] = {{"check", check},        {"find", find},     {"add", add},
               {"accept", accept_name}, {"import", import}, {"survey", cli_names_survey}};

static int run(const struct cli_args *args)
{
    for (size_t i = 0; i < sizeof runners / sizeof *runners; i++)
        if (strcmp(args->action->name, runners[i].name) == 0)
            return runners[i].run(args);
    return CLI_FAILED;
}

static const struct cli_action actions[] = {
    {.name = "check", .operands = "LIST...", .summary = "test lists before they are used"},
    {.name = "find",
     .operands = "NAME...",
     .summary = "look a name up, in any script, form or spelling"},
    {.name = "add", .operands = "--names FILE NAME", .summary = "add an entry to a list"},
    {.name = "accept",
     .operands = "NAME",
     .summary = "put a name from a report into the list of the house"},
    {.name = "import",
     .operands = "FILE",
     .summary = "turn a table (CSV, TSV) or a termbase (TBX) into a list"},
    {.name = "survey",
     .operands = "PATH...",
     .summary = "list every name in articles with its spellings, counts and files"},
    {0},
};

static const struct cli_option own[] = {
    {.name = "kind",
     .value = "KIND",
     .help =
         "add, accept, import: person, given, place, people, organisation, product, event or work"},
    {.name = "also", .value = "NAMES", .help = "add, accept: other spellings that are accepted"},
    {.name = "old", .value = "NAMES", .help = "add, accept: former names"},
    {.name = "not", .value = "NAMES", .help = "add, accept: spellings that are wrong"},
    {.name = "ru", .value = "NAMES", .help = "add, accept: the name in Russian"},
    {.name = "uk", .value = "NAMES", .help = "add, accept: the name in Ukrainian"},
    {.name = "be", .value = "NAMES", .help = "add, accept: the name in Belarusian"},
    {.name = "pl", .value = "NAMES", .help = "add, accept: the name in Polish"},
    {.name = "note",
     .value = "TEXT",
     .help = "add, accept: what an editor recognises the entry by"},
    {.name = "format",
     .letter = 'f',
     .choice = cli_names_format,
     .help = "import: what the file is (default: by its ending); survey: how it is written "
             "(table, tsv, json or list; default table)"},
    {.name = "map",
     .value = "TITLE=COLUMN",
     .help = "import: the column TITLE of the table is our COLUMN; may be repeated",
     .more =
         "\"TITLE=\" leaves a column out. Usual titles (Term, Type, Aliases, Russian, Notes) and "
         "language codes are understood without it."},
    {.name = "output",
     .letter = 'o',
     .value = "FILE",
     .help = "import: write the list to FILE instead of standard output"},
    {.name = "no-config", .help = "find, accept, survey: do not read .stet.yaml"},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_names_options, cli_common_options, NULL};

const struct cli_command cli_names = {
    .name = "names",
    .operands = "ACTION...",
    .summary = "test lists of names, search them, add to them, import them",
    .about =
        "check proves lists: that every name and accepted spelling is let stand and every wrong one "
        "leads to its name, by the engine itself; it also finds duplicates, names that can hardly "
        "be told apart, ordinary words, a name in another script that sounds like something else, "
        "stray white space and letters of two scripts in one word. Each finding is a line "
        "\"path:line: severity: message\".\n\n"
        "find searches the built-in lists and those given with --names or in .stet.yaml, first for "
        "the name, its spellings and parts in any script, then for case forms and for what a "
        "machine makes of it, then for what is near.\n\n"
        "add puts a line into a list, in its place if the list is in the order of names. Several "
        "spellings are parted with |.\n\n"
        "accept does the same with the last list that --names or .stet.yaml names: the name is "
        "right as it is written, and is not reported again.\n\n"
        "import writes a list of names to standard output. Of a TBX termbase (version 2 or 3) the "
        "preferred English term is the name, admitted terms are accepted, superseded ones are old, "
        "deprecated ones wrong, and other languages get columns of their own. What is left out is "
        "told with its line on standard error.\n\n"
        "survey reads articles as check does and lists every name in them, listed or not, with its "
        "spellings, how often and in which files, those with more than one spelling first. For "
        "frequent names that no list has it proposes list lines; --format list writes these "
        "alone.\n\n"
        "Exit status: 0 fine, 1 check has found errors or find nothing, 2 stet could not do its "
        "work.",
    .actions = actions,
    .groups = groups,
    .operand_kind = CLI_OPERAND_FILES,
    .run = run,
};
