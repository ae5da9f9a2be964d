// SPDX-License-Identifier: Apache-2.0
// --help, made from the tables.
#include "cli/cli.h"

#include <string.h>

enum { HELP_COLUMN = 28, NAME_COLUMN = 12 };

static void print_usage_line(FILE *out, const char *lead, const struct cli_command *command,
                             const char *action, const char *operands)
{
    bool implied = strcmp(command->name, "check") == 0;
    fprintf(out, "%s stet %s%s%s", lead, implied ? "[" : "", command->name, implied ? "]" : "");
    fprintf(out, "%s%s", *action ? " " : "", action);
    fprintf(out, " [OPTION...]%s%s\n", *operands ? " " : "", operands);
}

void cli_help_usage(FILE *out, const struct cli_command *command)
{
    if (!command->actions)
        print_usage_line(out, "usage:", command, "", command->operands);
    for (const struct cli_action *a = command->actions; a && a->name; a++)
        print_usage_line(out, a == command->actions ? "usage:" : "      ", command, a->name,
                         a->operands);
}

static void print_entry(FILE *out, const char *left, size_t column, const char *right)
{
    int printed = fprintf(out, "  %s", left);
    size_t at = printed > 0 ? (size_t)printed : 0;
    if (at + 2 > column) { // too long for its column: the text starts on the next line
        fputc('\n', out);
        at = 0;
    }
    cli_print_wrapped(out, at, column, right);
}

// A choice of many is listed behind the phrase: beside the option it would leave the screen.
static void describe(char *out, size_t size, const struct cli_option *option)
{
    int used = snprintf(out, size, "%s", option->help);
    for (size_t i = 0; option->with_file && option->choice(i) && used >= 0 && (size_t)used < size;
         i++)
        used += snprintf(out + used, size - (size_t)used, "%s%s", i ? ", " : "; FORMAT is ",
                         option->choice(i));
}

static void print_options(FILE *out, const struct cli_option *options)
{
    for (const struct cli_option *o = options; o->name; o++) {
        char value[128], left[256], right[512];
        if (o->with_file)
            snprintf(value, sizeof value, "FORMAT[=FILE]");
        else
            cli_option_value(value, sizeof value, o);
        const char *gap = *value && !o->optional ? " " : "";
        if (o->letter)
            snprintf(left, sizeof left, "-%c, --%s%s%s", o->letter, o->name, gap, value);
        else
            snprintf(left, sizeof left, "    --%s%s%s", o->name, gap, value);
        describe(right, sizeof right, o);
        print_entry(out, left, HELP_COLUMN, right);
    }
}

static void print_commands(FILE *out)
{
    const struct cli_command *command;
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        if (!command->hidden)
            print_entry(out, command->name, NAME_COLUMN, command->summary);
}

static void print_overview(FILE *out)
{
    fputs("usage: stet [OPTION...] PATH...\n       stet COMMAND [OPTION...] [ARGUMENT...]\n\n",
          out);
    cli_print_wrapped(
        out, 0, 0,
        "stet proof-reads machine-translated news articles: mangled names, words left "
        "untranslated, leaked markup, stray spaces and quotation marks, misspellings.");
    fputs("\nCommands:\n", out);
    print_commands(out);
    fputs("\nFirst steps:\n"
          "  stet article.md               check an article\n"
          "  stet fix --diff article.md    show what can be fixed safely\n"
          "  stet explain name             what the rules about names look for\n\n",
          out);
    fputs("`stet COMMAND --help` lists the options of a command, `man stet` tells all.\n", out);
}

void cli_help_print(FILE *out, const struct cli_command *command)
{
    if (!command) {
        print_overview(out);
        return;
    }
    cli_help_usage(out, command);
    fputc('\n', out);
    cli_print_wrapped(out, 0, 0, command->about);
    if (command->actions) {
        fputs("\nWhat it can do:\n", out);
        for (const struct cli_action *a = command->actions; a->name; a++)
            print_entry(out, a->name, NAME_COLUMN, a->summary);
    }
    fputs("\nOptions:\n", out);
    for (size_t g = 0; command->groups[g]; g++)
        print_options(out, command->groups[g]);
}

static int run(const struct cli_args *args)
{
    if (!args->operand_count) {
        cli_help_print(stdout, NULL);
        return CLI_DONE;
    }
    for (size_t i = 0; i < args->operand_count; i++) {
        const struct cli_command *command = cli_command_find(args->operands[i]);
        if (!command) {
            struct cli_nearest nearest = {.wrong = args->operands[i]};
            for (size_t c = 0; cli_command_at(c); c++)
                cli_nearest_try(&nearest, cli_command_at(c)->name);
            cli_error("there is no command \"%s\"%s", args->operands[i],
                      cli_nearest_hint(&nearest, ""));
            return CLI_FAILED;
        }
        fputs(i ? "\n" : "", stdout);
        cli_help_print(stdout, command);
    }
    return CLI_DONE;
}

static const struct cli_option *const groups[] = {cli_common_options, NULL};

const struct cli_command cli_help = {
    .name = "help",
    .operands = "[COMMAND...]",
    .summary = "how to use stet or one of its commands",
    .about = "Prints what --help of the command prints, or an overview of all commands.",
    .groups = groups,
    .operand_kind = CLI_OPERAND_COMMANDS,
    .run = run,
};
