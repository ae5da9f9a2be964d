// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

const struct cli_option cli_common_options[] = {
    {.name = "help", .letter = 'h', .help = "print how to use the command, and leave"},
    {.name = "version", .letter = 'V', .help = "print the version, and leave"},
    {0},
};

// Walks all options of a command: index 0, 1, … over its tables; NULL behind the last.
static const struct cli_option *option_at(const struct cli_command *command, size_t index)
{
    for (size_t g = 0; command->groups[g]; g++)
        for (const struct cli_option *o = command->groups[g]; o->name; o++)
            if (index-- == 0)
                return o;
    return NULL;
}

static bool takes_value(const struct cli_option *option)
{
    return option->value || option->choice;
}

static const struct cli_option *find_long(const struct cli_command *command, const char *name,
                                          size_t size)
{
    const struct cli_option *option;
    for (size_t i = 0; (option = option_at(command, i)); i++)
        if (strlen(option->name) == size && memcmp(option->name, name, size) == 0)
            return option;
    return NULL;
}

static const struct cli_option *find_letter(const struct cli_command *command, char letter)
{
    const struct cli_option *option;
    for (size_t i = 0; (option = option_at(command, i)); i++)
        if (option->letter == letter)
            return option;
    return NULL;
}

static void report_unknown(const struct cli_command *command, const char *name, size_t size)
{
    char wrong[64];
    snprintf(wrong, sizeof wrong, "%.*s", size < sizeof wrong ? (int)size : (int)sizeof wrong - 1,
             name);
    struct cli_nearest nearest = {.wrong = wrong};
    const struct cli_option *option;
    for (size_t i = 0; (option = option_at(command, i)); i++)
        cli_nearest_try(&nearest, option->name);
    cli_error("there is no option \"--%s\"%s", wrong, cli_nearest_hint(&nearest, "--"));
}

static bool check_choice(const struct cli_option *option, const char *value)
{
    struct cli_nearest nearest = {.wrong = value};
    size_t size = option->with_file ? strcspn(value, "=") : strlen(value);
    for (size_t i = 0; option->choice && option->choice(i); i++) {
        if (strlen(option->choice(i)) == size && strncmp(option->choice(i), value, size) == 0)
            return true;
        cli_nearest_try(&nearest, option->choice(i));
    }
    if (!option->choice)
        return true;
    char choices[256];
    cli_option_value(choices, sizeof choices, option);
    cli_error("--%s takes %s, not \"%s\"%s", option->name, choices, value,
              cli_nearest_hint(&nearest, ""));
    return false;
}

struct parser {
    struct cli_args *args;
    int argc;
    char *const *argv;
    int next;
};

// `value` is what stands in the same argument; NULL: the next argument is taken where one is needed.
static bool give(struct parser *parser, const struct cli_option *option, const char *value)
{
    if (takes_value(option) && !value && !option->optional) {
        if (parser->next >= parser->argc) {
            char wanted[256];
            cli_option_value(wanted, sizeof wanted, option);
            cli_error("--%s needs a value: --%s %s", option->name, option->name, wanted);
            return false;
        }
        value = parser->argv[parser->next++];
    }
    if (takes_value(option) && value && !check_choice(option, value))
        return false;
    parser->args->given[parser->args->given_count++] = (struct cli_given){option, value};
    return true;
}

static bool parse_long(struct parser *parser, const char *text)
{
    size_t size = strcspn(text, "=");
    const char *value = text[size] ? text + size + 1 : NULL;
    const struct cli_option *option = find_long(parser->args->command, text, size);
    if (!option) {
        report_unknown(parser->args->command, text, size);
        return false;
    }
    if (value && !takes_value(option)) {
        cli_error("--%s takes no value", option->name);
        return false;
    }
    return give(parser, option, value);
}

static bool parse_letters(struct parser *parser, const char *letters)
{
    for (; *letters; letters++) {
        const struct cli_option *option = find_letter(parser->args->command, *letters);
        if (!option) {
            cli_error("there is no option \"-%c\"", *letters);
            return false;
        }
        bool rest_is_value = takes_value(option) && letters[1];
        if (!give(parser, option, rest_is_value ? letters + 1 : NULL))
            return false;
        if (takes_value(option))
            break;
    }
    return true;
}

static bool take_action(struct cli_args *args)
{
    const struct cli_action *action = args->command->actions;
    if (!action || cli_args_has(args, "help") || cli_args_has(args, "version"))
        return true;
    if (!args->operand_count) {
        cli_error("stet %s needs to be told what to do", args->command->name);
        return false;
    }
    struct cli_nearest nearest = {.wrong = args->operands[0]};
    for (; action->name; action++) {
        if (strcmp(action->name, args->operands[0]) == 0) {
            args->action = action;
            args->operand_count--;
            memmove(args->operands, args->operands + 1,
                    args->operand_count * sizeof *args->operands);
            return true;
        }
        cli_nearest_try(&nearest, action->name);
    }
    cli_error("there is no \"stet %s %s\"%s", args->command->name, args->operands[0],
              cli_nearest_hint(&nearest, ""));
    return false;
}

static bool parse(struct parser *parser)
{
    struct cli_args *args = parser->args;
    bool options = true;
    while (parser->next < parser->argc) {
        const char *text = parser->argv[parser->next++];
        bool fine = true;
        if (!options || text[0] != '-' || !text[1])
            args->operands[args->operand_count++] = text;
        else if (strcmp(text, "--") == 0)
            options = false;
        else if (text[1] == '-')
            fine = parse_long(parser, text + 2);
        else
            fine = parse_letters(parser, text + 1);
        if (!fine)
            return false;
    }
    if (!take_action(args))
        return false;
    if (args->operand_count && args->command->operand_kind == CLI_OPERAND_NONE) {
        cli_error("stet %s takes no arguments, but got \"%s\"", args->command->name,
                  args->operands[0]);
        return false;
    }
    return true;
}

bool cli_args_parse(struct cli_args *out, const struct cli_command *command, int argc,
                    char *const *argv)
{
    size_t letters = 1; // "-qV" is one argument and two options
    for (int i = 0; i < argc; i++)
        letters += strlen(argv[i]) + 1;
    *out = (struct cli_args){.command = command};
    out->given = calloc(letters, sizeof *out->given);
    out->operands = calloc((size_t)argc + 1, sizeof *out->operands);
    if (!out->given || !out->operands) {
        cli_error("out of memory");
        return false;
    }
    struct parser parser = {out, argc, argv, 0};
    if (parse(&parser))
        return true;
    fprintf(stderr, "Try: stet %s --help\n", command->name);
    return false;
}

void cli_args_release(struct cli_args *args)
{
    free(args->given);
    free(args->operands);
    *args = (struct cli_args){0};
}

static const struct cli_given *last_given(const struct cli_args *args, const char *option)
{
    for (size_t i = args->given_count; i-- > 0;)
        if (strcmp(args->given[i].option->name, option) == 0)
            return &args->given[i];
    return NULL;
}

bool cli_args_has(const struct cli_args *args, const char *option)
{
    return last_given(args, option) != NULL;
}

const char *cli_args_value(const struct cli_args *args, const char *option)
{
    const struct cli_given *given = last_given(args, option);
    return given ? given->value : NULL;
}
