// SPDX-License-Identifier: Apache-2.0
// Chooses the command and makes sure that nothing that could not be written goes unnoticed.
#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static const struct cli_command *unknown(const char *word)
{
    struct cli_nearest nearest = {.wrong = word};
    const struct cli_command *command;
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        if (!command->hidden)
            cli_nearest_try(&nearest, command->name);
    cli_error("there is no command or file \"%s\"%s", word, cli_nearest_hint(&nearest, ""));
    fputs("Try: stet --help\n", stderr);
    return NULL;
}

// The command that `word` names, moving *skip behind it; check where it is an option or a path; NULL after an error message.
static const struct cli_command *choose(const char *word, int *skip)
{
    const struct cli_command *check = cli_command_find("check");
    if (!word || word[0] == '-')
        return check;
    const struct cli_command *command = cli_command_find(word);
    if (command) {
        ++*skip;
        return command;
    }
    bool path = strpbrk(word, "/.") || access(word, F_OK) == 0;
    return path ? check : unknown(word);
}

static int run(int argc, char **argv)
{
    const char *first = argc > 1 ? argv[1] : NULL;
    if (first && (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)) {
        cli_help_print(stdout, NULL);
        return CLI_DONE;
    }
    int skip = 1;
    const struct cli_command *command = choose(first, &skip);
    if (!command)
        return CLI_FAILED;
    struct cli_args args;
    int status = CLI_FAILED;
    if (argc < skip) // an empty argument list, as execve allows
        skip = argc;
    if (cli_args_parse(&args, command, argc - skip, argv + skip)) {
        status = CLI_DONE;
        if (cli_args_has(&args, "help"))
            cli_help_print(stdout, command);
        else if (cli_args_has(&args, "version"))
            printf("stet %s\n", stet_version());
        else
            status = command->run(&args);
    }
    cli_args_release(&args);
    return status;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_DFL); // `stet … | head` ends quietly, whatever the parent process ignored
    int status = run(argc, argv);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        if (status != CLI_FAILED)
            cli_error("standard output could not be written in full; check the disk or the pipe");
        return CLI_FAILED;
    }
    return status;
}
