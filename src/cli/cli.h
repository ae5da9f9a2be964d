// SPDX-License-Identifier: Apache-2.0
// The command line: commands describe themselves and their options in tables, from which parsing, --help, the manual's
// SYNOPSIS, COMMANDS and OPTIONS, and bash completion are made. This room sees nothing of the library but stet.h.
//
// Adding a command: a file x.c that ends with `const struct cli_command cli_x = {...}`, and a line in commands.def.
//
//     static const struct cli_option own[] = {
//         {.name = "depth", .letter = 'd', .value = "N", .help = "how deep to look"},
//         {0},
//     };
//     static const struct cli_option *const groups[] = {own, cli_common_options, NULL};
//     static int run(const struct cli_args *args)
//     {
//         const char *depth = cli_args_value(args, "depth"); // NULL: not given
//         ...
//         return CLI_DONE;
//     }
//     const struct cli_command cli_x = {.name = "x", .operands = "WORD...", .summary = "…", .about = "…",
//                                       .groups = groups, .operand_kind = CLI_OPERAND_WORDS, .run = run};
#ifndef STET_CLI_CLI_H
#define STET_CLI_CLI_H

#include "stet.h"

enum cli_status {
    CLI_DONE = 0,
    CLI_FINDINGS = 1, // at or above --fail-on
    CLI_FAILED = 2,   // stet could not do its work: usage, configuration, files
};

struct cli_option {
    const char *name;                    // "format", without the dashes
    char letter;                         // 'f'; 0: none
    const char *value;                   // "FILE"; NULL: takes none, unless there are choices
    const char *(*choice)(size_t index); // the values it takes, NULL behind the last; NULL: any
    bool with_file;                      // a choice may have "=FILE" behind it
    bool optional;                       // the value may be left out: --diff or --diff=words
    const char *help;                    // phrase in lower case without full stop
    const char *more;                    // further sentences for the manual; NULL: none
};

enum cli_operand_kind {
    CLI_OPERAND_NONE, // any operand is an error
    CLI_OPERAND_FILES,
    CLI_OPERAND_RULES,
    CLI_OPERAND_COMMANDS,
    CLI_OPERAND_WORDS,
};

// "names check", "names find": the first operand chooses.
struct cli_action {
    const char *name;
    const char *operands;
    const char *summary;
};

struct cli_args;

struct cli_command {
    const char *name;
    const char *operands; // as in the synopsis: "[PATH...]"; "" for none
    const char *summary;  // phrase in lower case without full stop
    const char *about;    // paragraphs for --help and the manual, separated by an empty line
    const struct cli_action *actions; // ends with {0}; NULL: none
    const struct cli_option *const
        *groups;                        // option tables, each ends with {0}; NULL behind the last
    enum cli_operand_kind operand_kind; // for completion
    bool hidden;                        // left out of lists and completion
    int (*run)(const struct cli_args *args); // returns enum cli_status
};

struct cli_given {
    const struct cli_option *option;
    const char *value; // NULL for options that take none
};

struct cli_args {
    const struct cli_command *command;
    const struct cli_action *action; // of a command with actions: never NULL
    struct cli_given *given;         // in the order given
    size_t given_count;
    const char **operands; // behind the action; borrowed from argv
    size_t operand_count;
};

// Reads argv[0..argc) (behind the command's name) by the command's tables. Options and operands may be mixed, "--" ends the
// options, "-" is an operand, `--opt=value` and `--opt value` are the same. On a mistake says so on standard error, with the
// nearest option that exists, and returns false. Release in both cases.
bool cli_args_parse(struct cli_args *out, const struct cli_command *command, int argc,
                    char *const *argv);
void cli_args_release(struct cli_args *args);
bool cli_args_has(const struct cli_args *args, const char *option);
const char *cli_args_value(const struct cli_args *args, const char *option); // the last; NULL: none

// --help and --version, which every command takes.
extern const struct cli_option cli_common_options[];

// Commands in the order of the manual, hidden ones too; NULL behind the last.
const struct cli_command *cli_command_at(size_t index);
const struct cli_command *cli_command_find(const char *name); // NULL: no such command

// What `stet --help` (command NULL) and `stet COMMAND --help` print.
void cli_help_print(FILE *out, const struct cli_command *command);
// "[PATH...]" lines: `usage: stet check [OPTION...] [PATH...]`.
void cli_help_usage(FILE *out, const struct cli_command *command);
// "text|line|jsonl" or "FILE" for an option; "" for one without a value.
void cli_option_value(char *out, size_t size, const struct cli_option *option);

// The generators behind the hidden command `generate`. The manual is `in` with @SYNOPSIS@, @COMMANDS@, @FORMATS@, @OPTIONS@, @REPORTS@, @RULES@ and
// @VERSION@ replaced; false when `in` cannot be read.
bool cli_manual_print(FILE *out, FILE *in);
void cli_completion_print(FILE *out);

// Whole `text` (paragraphs separated by empty lines) wrapped at 80 columns, every line indented by `indent`; `column` is
// where the cursor stands. Ends with a line break.
void cli_print_wrapped(FILE *out, size_t column, size_t indent, const char *text);
// `stet: …` on standard error, one line; control characters in it are shown as "?".
void cli_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void cli_error_from(const struct stet_error *err);

// Search for the name that was meant, one slip in three letters allowed:
//
//     struct cli_nearest nearest = {.wrong = "chekc"};
//     for (...) cli_nearest_try(&nearest, name);
//     cli_error("there is no \"%s\"%s", nearest.wrong, cli_nearest_hint(&nearest, ""));
struct cli_nearest {
    const char *wrong;
    const char *best; // borrowed from the caller of cli_nearest_try; NULL: none is near
    size_t slips;
    char hint[128];
};
void cli_nearest_try(struct cli_nearest *nearest, const char *name);
// `; did you mean "--x"?` with `prefix` "--", or "". Borrowed from `nearest`.
const char *cli_nearest_hint(struct cli_nearest *nearest, const char *prefix);
// True when `name` is the rule's id or its family ("typography").
bool cli_rule_is(const struct stet_rule *rule, const char *name);
// True when some rule is meant by `name`; else says on standard error that there is none, with the nearest.
bool cli_rule_check(const char *name);

#endif
