// SPDX-License-Identifier: Apache-2.0
// Completion for bash. Bash cuts words at "=", so `--format=te` reaches the script as three words.
#include "cli/cli.h"

#include <string.h>

static const char head[] =
    "# bash completion for stet, made from its own tables by `stet generate completion`\n"
    "_stet()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=check i\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=\n"
    "    elif [[ $prev == = ]]; then\n"
    "        prev=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n";

static void print_names(FILE *out, bool with_families)
{
    const struct stet_rule *rule;
    char last[64] = "";
    for (size_t i = 0; (rule = stet_rule_at(i)); i++) {
        size_t size = strcspn(rule->id, "/");
        if (with_families && (strlen(last) != size || strncmp(last, rule->id, size) != 0)) {
            snprintf(last, sizeof last, "%.*s", (int)size, rule->id);
            fprintf(out, "%s ", last);
        }
        fprintf(out, "%s%s", rule->id, stet_rule_at(i + 1) ? " " : "");
    }
}

static void print_commands(FILE *out, const char *separator)
{
    const struct cli_command *command;
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        if (!command->hidden)
            fprintf(out, "%s%s", i ? separator : "", command->name);
}

static bool is_value(const struct cli_option *option, const char *value)
{
    return option->value && strcmp(option->value, value) == 0;
}

// The reaction to the word before: what values an option takes.
static void print_values(FILE *out, const struct cli_option *option)
{
    if ((!option->choice && !option->value) || option->optional)
        return;
    if (option->letter)
        fprintf(out, "    -%c | --%s)\n", option->letter, option->name);
    else
        fprintf(out, "    --%s)\n", option->name);
    if (option->choice) {
        fputs("        mapfile -t COMPREPLY < <(compgen -W \"", out);
        for (size_t i = 0; option->choice(i); i++)
            fprintf(out, "%s%s", i ? " " : "", option->choice(i));
        fputs("\" -- \"$cur\")\n", out);
    } else if (is_value(option, "FILE") || is_value(option, "PATH")) {
        fputs("        compopt -o filenames\n"
              "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n",
              out);
    } else if (is_value(option, "RULE=LEVEL")) {
        fputs("        compopt -o nospace\n        mapfile -t COMPREPLY < <(compgen -S = -W \"",
              out);
        print_names(out, true);
        fputs("\" -- \"$cur\")\n", out);
    }
    fputs("        return\n        ;;\n", out);
}

static bool given_before(size_t command_index, size_t group_index, const char *name)
{
    for (size_t i = 0; i <= command_index; i++) {
        const struct cli_command *command = cli_command_at(i);
        for (size_t g = 0; command->groups[g] && (i < command_index || g < group_index); g++)
            for (const struct cli_option *o = command->groups[g]; o->name; o++)
                if (!command->hidden && strcmp(o->name, name) == 0)
                    return true;
    }
    return false;
}

static void print_all_values(FILE *out)
{
    const struct cli_command *command;
    fputs("    case $prev in\n", out);
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        for (size_t g = 0; !command->hidden && command->groups[g]; g++)
            for (const struct cli_option *o = command->groups[g]; o->name; o++)
                if (!given_before(i, g, o->name))
                    print_values(out, o);
    fputs("    esac\n", out);
}

static void print_command(FILE *out, const struct cli_command *command)
{
    fprintf(out, "    %s)\n        words=\"", command->name);
    for (size_t g = 0; command->groups[g]; g++)
        for (const struct cli_option *o = command->groups[g]; o->name; o++)
            fprintf(out, "%s--%s", g || o != command->groups[g] ? " " : "", o->name);
    fputs("\"\n        [[ $cur == -* ]] || words=\"", out);
    for (const struct cli_action *a = command->actions; a && a->name; a++)
        fprintf(out, "%s%s", a == command->actions ? "" : " ", a->name);
    if (command->operand_kind == CLI_OPERAND_RULES)
        print_names(out, true);
    if (command->operand_kind == CLI_OPERAND_COMMANDS)
        print_commands(out, " ");
    fputs("\"\n", out);
    fprintf(out, "        files=%d\n        ;;\n", command->operand_kind == CLI_OPERAND_FILES);
}

void cli_completion_print(FILE *out)
{
    const struct cli_command *command;
    fputs(head, out);
    print_all_values(out);
    fputs("    for ((i = 1; i < COMP_CWORD; i++)); do\n        case ${COMP_WORDS[i]} in\n        ",
          out);
    print_commands(out, " | ");
    fputs(
        ")\n            command=${COMP_WORDS[i]}\n            break\n            ;;\n        esac\n"
        "    done\n    local words='' files=0\n    case $command in\n",
        out);
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        if (!command->hidden)
            print_command(out, command);
    fputs("    esac\n    ((COMP_CWORD == 1)) && [[ $cur != -* ]] && words=\"", out);
    print_commands(out, " ");
    fputs("\"\n    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
          "    if ((files)) && [[ $cur != -* ]]; then\n"
          "        compopt -o filenames\n"
          "        local found\n"
          "        mapfile -t found < <(compgen -f -- \"$cur\")\n"
          "        COMPREPLY+=(\"${found[@]}\")\n"
          "    fi\n"
          "}\n"
          "complete -F _stet stet\n",
          out);
}
