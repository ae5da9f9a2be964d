// SPDX-License-Identifier: Apache-2.0
// What is in force for a file, and where that comes from: the answer to "why is this reported here and not there?".
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

static bool is_rule(const struct stet_setting *setting)
{
    return strncmp(setting->key, "rules.", 6) == 0;
}

static int print_schema(void)
{
    char *schema = stet_settings_schema();
    fputs(schema, stdout);
    free(schema);
    return CLI_DONE;
}

static void print_setting(const struct stet_setting *setting, int key_width, int value_width)
{
    printf("%-*s  %-*s  ", key_width, setting->key, value_width, setting->value);
    if (setting->path && setting->line)
        printf("%s:%u\n", setting->path, setting->line);
    else
        puts(setting->path ? setting->path : "default");
}

// Rules that stand at their default are left to `stet rules`, unless all are asked for.
static void print_settings(const struct stet_setting *settings, size_t count, bool all)
{
    int key_width = 0, value_width = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++) {
            const struct stet_setting *s = &settings[i];
            if (is_rule(s) && !s->path && !all)
                continue;
            if (pass == 1) {
                print_setting(s, key_width, value_width);
                continue;
            }
            int key = (int)strlen(s->key), value = (int)strlen(s->value);
            key_width = key > key_width ? key : key_width;
            value_width = value > value_width ? value : value_width;
        }
}

static int run(const struct cli_args *args)
{
    if (cli_args_has(args, "schema"))
        return print_schema();
    struct stet_settings *settings = NULL;
    struct stet_error err = {0};
    bool ignored = false;
    const char *path = args->operand_count ? args->operands[0] : "-";
    if (args->operand_count > 1) {
        cli_error("settings are shown for one file; name one");
        return CLI_FAILED;
    }
    if (stet_settings_for(&settings, &ignored, path, &err) != STET_OK) {
        cli_error_from(&err);
        return CLI_FAILED;
    }
    size_t count;
    const struct stet_setting *list = stet_settings_list(settings, &count);
    print_settings(list, count, cli_args_has(args, "all"));
    if (ignored)
        printf("%s is not checked: an ignore pattern matches it\n", path);
    stet_settings_free(settings);
    return CLI_DONE;
}

static const struct cli_option own[] = {
    {.name = "show", .help = "show the settings in force (this is what happens without it, too)"},
    {.name = "all", .help = "with the rules that stand at their default"},
    {.name = "schema",
     .help = "print the JSON schema of .stet.yaml",
     .more = "Editors complete and check the file with it; it is also installed as "
             "share/stet/stet.schema.json."},
    {0},
};
static const struct cli_option *const groups[] = {own, cli_common_options, NULL};

const struct cli_command cli_config = {
    .name = "config",
    .operands = "[FILE]",
    .summary = "the settings in force for a file, each with the file and line it comes from",
    .about =
        "Shows what is in force for a file (which need not exist), without one for the current "
        "folder: the defaults, then the nearest .stet.yaml in its folder or above, then the "
        "overrides in it that match the file. Options of other commands come on top of that.",
    .groups = groups,
    .operand_kind = CLI_OPERAND_FILES,
    .run = run,
};
