// SPDX-License-Identifier: Apache-2.0
#include "cli/ask.h"

#include <ctype.h>
#include <string.h>

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

// False at the end of input or on a signal. The rest of a long line is thrown away.
static bool read_letter(char *out)
{
    char line[LINE];
    if (!fgets(line, sizeof line, stdin))
        return false;
    if (!strchr(line, '\n'))
        for (int c = getchar(); c != '\n' && c != EOF;)
            c = getchar();
    const char *first = line + strspn(line, " \t");
    *out = (char)tolower((unsigned char)*first);
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
            clearerr(stdin);
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
