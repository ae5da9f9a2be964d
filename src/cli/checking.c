// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include "cli/checking.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/terminal.h"

enum { MOST_JOBS = 64 };

// The worst first, as reports count.
static const char *severity_choice(size_t index)
{
    return index <= STET_SEVERITY_ERROR
               ? stet_severity_name((enum stet_severity)(STET_SEVERITY_ERROR - index))
               : NULL;
}

static const char *shown_choice(size_t index)
{
    return index < STET_SEVERITY_ERROR ? severity_choice(index) : NULL;
}

const struct cli_option cli_names_options[] = {
    {.name = "language",
     .value = "LANGUAGE",
     .help = "hunspell dictionary of the articles (default en_US)",
     .more = "Dictionaries are looked for in the folders of DICPATH and in those of the system."},
    {.name = "names",
     .value = "FILE",
     .help = "a list of names, besides those built in; may be repeated",
     .more = "The format is told under LISTS OF NAMES."},
    {.name = "no-default-names", .help = "leave the built-in lists of names out"},
    {0},
};

const struct cli_option cli_checking_options[] = {
    {.name = "rule",
     .value = "RULE=LEVEL",
     .help = "set a rule or a family of rules to error, warning, note or off; may be repeated, "
             "the last wins",
     .more = "All findings of the rule have this level then, those too that it grades higher or "
             "lower by itself."},
    {.name = "notes", .help = "show notes too, as --min-severity note does"},
    {.name = "min-severity",
     .choice = shown_choice,
     .help = "the least severity that is shown (default warning; note in reports for programs)",
     .more = "What makes stet fail is always shown."},
    {.name = "fail-on",
     .choice = severity_choice,
     .help = "the least severity that gives exit status 1 (default error); off: none does"},
    {.name = "config",
     .value = "FILE",
     .help = "read this configuration instead of the .stet.yaml nearest to each file"},
    {.name = "no-config", .help = "read no configuration"},
    {.name = "stdin-name",
     .value = "PATH",
     .help = "what standard input is called in findings",
     .more = "It also decides the format and the configuration, as if the text had been read "
             "from there."},
    {.name = "as",
     .choice = stet_format_name,
     .help = "read every article as this, whatever its name ends in",
     .more = "Without it the ending decides: see FORMATS."},
    {.name = "jobs",
     .letter = 'j',
     .value = "N",
     .help = "check this many files at once (default: one for each processor)"},
    {0},
};

static bool parse_rule(const char *text, char *rule, size_t size, enum stet_severity *severity)
{
    const char *equals = strrchr(text, '=');
    if (!equals || equals == text || (size_t)(equals - text) >= size) {
        cli_error("--rule takes a rule and a level, like typography/dash=off, not \"%s\"", text);
        return false;
    }
    memcpy(rule, text, (size_t)(equals - text));
    rule[equals - text] = '\0';
    if (stet_severity_parse(equals + 1, severity))
        return true;
    struct cli_nearest nearest = {.wrong = equals + 1};
    for (size_t i = 0; severity_choice(i); i++)
        cli_nearest_try(&nearest, severity_choice(i));
    cli_error("\"%s\" is no level; use error, warning, note or off%s", equals + 1,
              cli_nearest_hint(&nearest, ""));
    return false;
}

static bool parse_score(const char *text, double *out)
{
    char *end = NULL;
    double score = strtod(text, &end);
    // strtod takes more than an editor writes: "nan", "0x10", " 5".
    if (!*text || text[strspn(text, "0123456789.")] || *end || !(score >= 0 && score <= 100)) {
        cli_error("--fail-below takes a score from 0 to 100, not \"%s\"", text);
        return false;
    }
    *out = score;
    return true;
}

// The library calls this for each configuration file it meets: the command line has the last word.
static enum stet_status configure(void *user, struct stet_settings *settings,
                                  struct stet_error *err)
{
    const struct cli_checking *checking = user;
    const struct cli_args *args = checking->args;
    enum stet_status status = STET_OK;
    enum stet_severity severity;
    double score;
    const char *config = cli_args_value(args, "config");
    if (config)
        status = stet_settings_load(settings, config, err);
    for (size_t i = 0; i < args->given_count && status == STET_OK; i++) {
        const char *option = args->given[i].option->name, *value = args->given[i].value;
        char rule[256];
        if (strcmp(option, "language") == 0)
            status = stet_settings_set_language(settings, value, err);
        else if (strcmp(option, "as") == 0)
            status = stet_settings_set_format(settings, value, err);
        else if (strcmp(option, "names") == 0)
            status = stet_settings_add_names(settings, value, err);
        else if (strcmp(option, "no-default-names") == 0)
            stet_settings_use_default_names(settings, false);
        else if (strcmp(option, "fail-on") == 0 && stet_severity_parse(value, &severity))
            stet_settings_set_fail_on(settings, severity);
        else if (strcmp(option, "notes") == 0)
            stet_settings_set_min_severity(settings, STET_SEVERITY_NOTE);
        else if (strcmp(option, "min-severity") == 0 && stet_severity_parse(value, &severity))
            stet_settings_set_min_severity(settings, severity);
        else if (strcmp(option, "fail-below") == 0 && parse_score(value, &score))
            stet_settings_set_fail_below(settings, score);
        else if (strcmp(option, "rule") == 0 && parse_rule(value, rule, sizeof rule, &severity))
            status = stet_settings_set_rule(settings, rule, severity, err);
    }
    return status;
}

enum stet_status cli_checking_settings(struct stet_settings **out, const struct cli_args *args,
                                       struct stet_error *err)
{
    struct cli_checking checking = {.args = args};
    struct stet_settings *settings = NULL;
    bool use_config = !cli_args_has(args, "config") && !cli_args_has(args, "no-config");
    enum stet_status status = use_config ? stet_settings_for(&settings, NULL, "-", err)
                                         : stet_settings_new(&settings, err);
    if (status == STET_OK)
        status = configure(&checking, settings, err);
    if (status != STET_OK) {
        stet_settings_free(settings);
        return status;
    }
    *out = settings;
    return STET_OK;
}

static void failed(void *user, const struct stet_error *err)
{
    struct cli_checking *checking = user;
    cli_watch_clear(&checking->watch);
    cli_error_from(err);
}

bool cli_checking_tell(size_t documents, const struct stet_left_out_text *left_out, bool quiet)
{
    if (documents && *left_out->text && !quiet)
        fprintf(stderr, "left out: %s\n", left_out->text);
    if (documents)
        return true;
    char endings[256] = "";
    const char *ending;
    size_t used = 0;
    for (size_t i = 0; stet_format_name(i); i++)
        for (size_t e = 0; (ending = stet_format_ending(i, e)) && used < sizeof endings; e++)
            used += (size_t)snprintf(endings + used, sizeof endings - used, "%s.%s",
                                     used ? ", " : "", ending);
    if (*left_out->text)
        cli_error("nothing was checked: what was named holds only %s; in folders stet reads %s",
                  left_out->text, endings);
    else
        cli_error("nothing was checked: what was named is empty; in folders stet reads %s",
                  endings);
    return false;
}

static bool stopped(void *user)
{
    (void)user;
    return cli_watch_interrupted();
}

static void progress(void *user, size_t done, size_t total)
{
    struct cli_checking *checking = user;
    cli_watch_progress(&checking->watch, done, total);
}

static bool parse_jobs(unsigned *out, const char *text)
{
    char *end = NULL;
    long jobs = strtol(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || jobs < 1 || jobs > MOST_JOBS) {
        cli_error("--jobs takes a number from 1 to %d, not \"%s\"", MOST_JOBS, text);
        return false;
    }
    *out = (unsigned)jobs;
    return true;
}

// Mistakes are told before the first file is read, also where no file would be.
static bool check_rules(const struct cli_args *args)
{
    for (size_t i = 0; i < args->given_count; i++) {
        char rule[256];
        enum stet_severity severity;
        if (strcmp(args->given[i].option->name, "rule") == 0 &&
            (!parse_rule(args->given[i].value, rule, sizeof rule, &severity) ||
             !cli_rule_check(rule)))
            return false;
    }
    return true;
}

bool cli_checking_init(struct cli_checking *out, const struct cli_args *args)
{
    static const char *const standard_input[] = {"-"};
    *out = (struct cli_checking){
        .args = args, .paths = args->operands, .path_count = args->operand_count};
    bool from_git = cli_args_has(args, "staged") || cli_args_has(args, "changed");
    if (from_git && args->operand_count) {
        cli_error("--staged and --changed ask git which files to check; name none");
        return false;
    }
    if (!args->operand_count && !from_git && isatty(STDIN_FILENO)) {
        cli_error("no article is named; name files or folders, or - for standard input");
        cli_help_usage(stderr, args->command);
        return false;
    }
    if (!args->operand_count) {
        out->paths = standard_input;
        out->path_count = 1;
    }
    if (cli_args_has(args, "config") && cli_args_has(args, "no-config")) {
        cli_error("--config and --no-config exclude each other");
        return false;
    }
    const char *jobs = cli_args_value(args, "jobs");
    const char *below = cli_args_value(args, "fail-below");
    double score;
    if (!check_rules(args) || (jobs && !parse_jobs(&out->run.threads, jobs)) ||
        (below && !parse_score(below, &score)))
        return false;
    struct cli_terminal look = cli_terminal_look(cli_args_value(args, "color"));
    out->run.format = "text";
    out->run.out = stdout;
    out->run.color = look.color;
    out->run.unicode = look.unicode;
    out->run.width = look.width;
    out->run.terminal = look.terminal;
    out->run.use_config = !cli_args_has(args, "config") && !cli_args_has(args, "no-config");
    out->run.stdin_name = cli_args_value(args, "stdin-name");
    out->run.configure = configure;
    out->run.failed = failed;
    out->run.stopped = stopped;
    out->run.progress = progress;
    out->run.user = out;
    cli_watch_begin(&out->watch, cli_args_has(args, "quiet"));
    return true;
}
