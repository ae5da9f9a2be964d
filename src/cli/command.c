// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <string.h>

#define CLI_COMMAND(name) extern const struct cli_command cli_##name;
#include "cli/commands.def"
#undef CLI_COMMAND

static const struct cli_command *const commands[] = {
#define CLI_COMMAND(name) &cli_##name,
#include "cli/commands.def"
#undef CLI_COMMAND
};

const struct cli_command *cli_command_at(size_t index)
{
    return index < sizeof commands / sizeof *commands ? commands[index] : NULL;
}

const struct cli_command *cli_command_find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

void cli_option_value(char *out, size_t size, const struct cli_option *option)
{
    snprintf(out, size, "%s%s", option->optional ? "[=" : "",
             option->value && !option->choice ? option->value : "");
    for (size_t i = 0; option->choice && option->choice(i); i++) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%s", i ? "|" : "", option->choice(i));
    }
    if (option->with_file)
        snprintf(out + strlen(out), size - strlen(out), "[=FILE]");
    if (option->optional)
        snprintf(out + strlen(out), size - strlen(out), "]");
}
