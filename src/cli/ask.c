// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include "cli/ask.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "cli/watch.h"

enum { LINE = 128 };

static const struct choice {
    char letter;
    enum stet_answer answer;
    const char *help;
} choices[] = {
    {'y', STET_ANSWER_APPLY, "apply this fix"},
    {'n', STET_ANSWER_SKIP, "leave this place as it is"},
    {'a', STET_ANSWER_ACCEPT, "accept: "},
    {'r', STET_ANSWER_APPLY_RULE, "apply this and all that follow of the rule "},
    {'q', STET_ANSWER_QUIT, "quit; what was answered is kept"},
};

static void print_help(const struct stet_question *question)
{
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const struct choice *choice = &choices[i];
        char line[512];
        const char *more = "";
        if (choice->answer == STET_ANSWER_ACCEPT)
            more =
                question->accept ? question->accept : "not possible here, it has no words to name";
        else if (choice->answer == STET_ANSWER_APPLY_RULE)
            more = question->finding->rule->id;
        snprintf(line, sizeof line, "%s%s", choice->help, more);
        int printed = printf("  %c  ", choice->letter);
        cli_print_wrapped(stdout, (size_t)printed, (size_t)printed, line);
    }
}

// False at the end of input or on Ctrl-C. A terminal gives one line a read; the rest of one that is longer counts as answers of
// its own, so that it is asked again.
static bool read_letter(char *out)
{
    char line[LINE];
    if (!cli_watch_wait_for_input())
        return false;
    ssize_t size = read(STDIN_FILENO, line, sizeof line - 1);
    if (size <= 0)
        return false;
    line[size] = '\0';
    *out = (char)tolower((unsigned char)line[strspn(line, " \t")]);
    return true;
}

static const struct choice *find(char letter)
{
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (choices[i].letter == letter)
            return &choices[i];
    return NULL;
}

enum stet_answer cli_ask(void *user, const struct stet_question *question)
{
    (void)user;
    fputs(question->shown, stdout);
    for (;;) {
        char letter;
        printf("Apply? [y]es, [n]o, %sall of this [r]ule, [q]uit, [?]: ",
               question->accept ? "[a]ccept, " : "");
        fflush(stdout);
        if (!read_letter(&letter)) {
            putchar('\n');
            return STET_ANSWER_QUIT;
        }
        const struct choice *choice = find(letter);
        if (choice && (choice->answer != STET_ANSWER_ACCEPT || question->accept)) {
            putchar('\n');
            return choice->answer;
        }
        print_help(question);
    }
}
