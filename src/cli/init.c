// SPDX-License-Identifier: Apache-2.0
// A first configuration, a list for the names of the house, and the hook. Nothing that is there already is touched.
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/hook.h"

static const char config_text[] =
    "# Configuration of stet; the nearest one above an article counts. See CONFIGURATION in man stet\n"
    "language: %s          # the hunspell dictionary, en_US or en_GB\n"
    "names: [house.tsv]       # names and terms of the house; `stet names accept NAME` adds to it\n"
    "words: []                # words that spelling shall know, or files with a word a line\n"
    "ignore: []               # what is never checked: [\"archive/**\", \"*.draft.md\"]\n"
    "rules: {}                # a level for a rule or a family: {typography/dash: off}\n"
    "fail-on: error           # what stops a commit or a build: error, warning, note, off\n";

static const char list_text[] =
    "name\tkind\talso\told\tnot\tru\tuk\tpl\tnote\n"
    "# empty until a name is added here, by `stet names accept NAME` or in a spreadsheet\n";

// "en_GB" of the system's locale; everything else is American English.
static const char *system_language(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value)
            return strncmp(value, "en_GB", 5) == 0 ? "en_GB" : "en_US";
    }
    return "en_US";
}

// Writes a new file; one that is there stays.
static bool write_new(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);
    if (file < 0 && errno == EEXIST) {
        printf("%s is there already and stays as it is\n", path);
        return true;
    }
    size_t size = strlen(text);
    bool good = file >= 0 && write(file, text, size) == (ssize_t)size;
    if (file >= 0 && close(file) != 0)
        good = false;
    if (good)
        printf("%s is written\n", path);
    else
        cli_error("cannot write %s: %s", path, strerror(errno));
    return good;
}

static int run(const struct cli_args *args)
{
    const char *language = cli_args_value(args, "language");
    char text[sizeof config_text + 64];
    if (!language)
        language = system_language();
    if (strlen(language) > 32) {
        cli_error("\"%s\" is no language; write it like en_US or en_GB", language);
        return CLI_FAILED;
    }
    snprintf(text, sizeof text, config_text, language);
    if (!write_new("house.tsv", list_text) || !write_new(".stet.yaml", text))
        return CLI_FAILED;
    int status = CLI_DONE;
    if (!cli_args_has(args, "no-hook") && cli_hook_possible())
        status = cli_hook_install();
    if (status == CLI_DONE)
        puts("Next: stet .");
    return status;
}

static const struct cli_option own[] = {
    {.name = "language",
     .value = "LANGUAGE",
     .help = "hunspell dictionary of the articles (default: the system's, en_US or en_GB)"},
    {.name = "no-hook", .help = "write no git hook"},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_common_options, NULL};

const struct cli_command cli_init = {
    .name = "init",
    .operands = "",
    .summary = "a first configuration here, a list for the names of the house, and the git hook",
    .about = "Writes .stet.yaml, which explains its own keys, and house.tsv into the current "
             "folder and, in a repository of git, the hook that stet hook install writes. What is "
             "there already is never touched.",
    .groups = groups,
    .operand_kind = CLI_OPERAND_NONE,
    .run = run,
};
