// SPDX-License-Identifier: Apache-2.0
// stet(1) in mdoc(7): the template's prose with the tables written between. A line of the template that holds one of the marks
// below and nothing else is replaced.
#include "cli/cli.h"

#include <string.h>

// One word of text. Only a hyphen between letters is a hyphen: all others are minus signs, which must not become "‐" when they
// are copied to a shell.
static void print_word(FILE *out, const char *word, size_t size, bool first)
{
    if (first && (*word == '.' || *word == '\''))
        fputs("\\&", out);
    for (size_t i = 0; i < size; i++) {
        bool hyphen = i > 0 && i + 1 < size && word[i - 1] != '-' && word[i + 1] != '-';
        if (word[i] == '\\')
            fputs("\\e", out);
        else if (word[i] == '-' && !hyphen)
            fputs("\\-", out);
        else
            fputc(word[i], out);
    }
}

// Text lines of at most LONGEST bytes.
static void print_roff(FILE *out, const char *text)
{
    enum { LONGEST = 76 };
    size_t column = 0;
    for (;;) {
        text += strspn(text, " ");
        size_t size = strcspn(text, " ");
        if (!size)
            break;
        bool first = column == 0 || column + 1 + size > LONGEST;
        if (column)
            fputc(first ? '\n' : ' ', out);
        column = first ? size : column + 1 + size;
        print_word(out, text, size, first);
        text += size;
    }
}

// Sentences each on a line of their own, as mdoc wants them; empty lines become paragraphs.
static void print_prose(FILE *out, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, "\n");
        const char *stop = strstr(text, ". ");
        bool sentence = stop && (size_t)(stop - text) < size;
        char line[2048];
        size_t take = sentence ? (size_t)(stop - text) + 1 : size;
        snprintf(line, sizeof line, "%.*s", (int)take, text);
        print_roff(out, line);
        fputc('\n', out);
        text += take;
        text += strspn(text, " ");
        if (*text == '\n') {
            fputs(".Pp\n", out);
            text += strspn(text, "\n");
        }
    }
}

// A phrase as a sentence: capital first, full stop last.
static void print_phrase(FILE *out, const char *phrase)
{
    char sentence[1024];
    size_t size = strlen(phrase);
    snprintf(sentence, sizeof sentence, "%s%s", phrase, size && phrase[size - 1] == '.' ? "" : ".");
    if (sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = (char)(sentence[0] - 'a' + 'A');
    print_prose(out, sentence);
}

// "PATH..." and "RULE=LEVEL" in the manual's clothes: words in capitals are arguments.
static void print_operands(FILE *out, const char *operands)
{
    char copy[256];
    snprintf(copy, sizeof copy, "%s", operands);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
        bool optional = word[0] == '[';
        word += optional;
        size_t size = strcspn(word, ".]");
        bool more = strncmp(word + size, "...", 3) == 0;
        fprintf(out, "%s%s %.*s%s\n", optional ? ".Op " : ".", optional ? "Ar" : "Ar", (int)size,
                word, more ? " ..." : "");
    }
}

static void print_synopsis_line(FILE *out, const struct cli_command *command, const char *action,
                                const char *operands)
{
    fputs(".Nm\n", out);
    if (strcmp(command->name, "check") == 0)
        fputs(".Op Cm check\n", out);
    else
        fprintf(out, ".Cm %s%s%s\n", command->name, *action ? " " : "", action);
    if (command->groups[0] != cli_common_options)
        fputs(".Op Ar option ...\n", out);
    print_operands(out, operands);
}

static void print_synopsis(FILE *out)
{
    const struct cli_command *command;
    for (size_t i = 0; (command = cli_command_at(i)); i++) {
        if (command->hidden)
            continue;
        if (!command->actions)
            print_synopsis_line(out, command, "", command->operands);
        for (const struct cli_action *a = command->actions; a && a->name; a++)
            print_synopsis_line(out, command, a->name, a->operands);
    }
}

static void print_commands(FILE *out)
{
    const struct cli_command *command;
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; (command = cli_command_at(i)); i++) {
        if (command->hidden)
            continue;
        fprintf(out, ".It Cm %s\n", command->name);
        print_prose(out, command->about);
        if (!command->actions)
            continue;
        fputs(".Bl -tag -width Ds\n", out);
        for (const struct cli_action *a = command->actions; a->name; a++) {
            fprintf(out, ".It Cm %s %s\n", command->name, a->name);
            print_phrase(out, a->summary);
        }
        fputs(".El\n", out);
    }
    fputs(".El\n", out);
}

static bool has_group(const struct cli_command *command, const struct cli_option *group)
{
    for (size_t g = 0; command->groups[g]; g++)
        if (command->groups[g] == group)
            return true;
    return false;
}

// "Options of check and fix"
static void print_group_title(FILE *out, const struct cli_option *group)
{
    const char *owners[32];
    size_t count = 0, visible = 0;
    const struct cli_command *command;
    for (size_t i = 0; (command = cli_command_at(i)); i++) {
        visible += !command->hidden;
        if (!command->hidden && has_group(command, group) && count < 32)
            owners[count++] = command->name;
    }
    fputs(".Ss Options of ", out);
    for (size_t i = 0; i < count && count < visible; i++)
        fprintf(out, "%s%s", i == 0 ? "" : i + 1 < count ? ", " : " and ", owners[i]);
    fprintf(out, "%s\n", count < visible ? "" : "every command");
}

static void print_option(FILE *out, const struct cli_option *option)
{
    char value[128];
    cli_option_value(value, sizeof value, option);
    fputs(".It ", out);
    if (option->letter)
        fprintf(out, "Fl %c , ", option->letter);
    fprintf(out, "Fl Fl %s", option->name);
    if (option->optional)
        fprintf(out, " Ns Op = Ns Ar %.*s", (int)strlen(value) - 3, value + 2); // [=VALUE]
    else if (option->choice)
        fprintf(out, " Cm %s", value);
    else if (*value)
        fprintf(out, " Ar %s", value);
    fputc('\n', out);
    print_phrase(out, option->help);
    if (option->more)
        print_prose(out, option->more);
}

static bool printed_before(size_t command_index, size_t group_index)
{
    const struct cli_option *group = cli_command_at(command_index)->groups[group_index];
    for (size_t i = 0; i < command_index; i++)
        if (!cli_command_at(i)->hidden && has_group(cli_command_at(i), group))
            return true;
    return false;
}

// Groups that several commands share are printed once; those of every command last.
static void print_options(FILE *out)
{
    const struct cli_command *command;
    for (int common = 0; common < 2; common++)
        for (size_t i = 0; (command = cli_command_at(i)); i++)
            for (size_t g = 0; command->groups[g]; g++) {
                const struct cli_option *group = command->groups[g];
                if (command->hidden || (group == cli_common_options) != common ||
                    printed_before(i, g))
                    continue;
                print_group_title(out, group);
                fputs(".Bl -tag -width Ds\n", out);
                for (const struct cli_option *o = group; o->name; o++)
                    print_option(out, o);
                fputs(".El\n", out);
            }
}

static void print_rules(FILE *out)
{
    const struct stet_rule *rule;
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; (rule = stet_rule_at(i)); i++) {
        const char *fix = rule->fix == STET_FIX_SAFE        ? ", safe fix"
                          : rule->fix == STET_FIX_SUGGESTED ? ", suggested fix"
                                                            : "";
        fprintf(out, ".It Sy %s Pq %s%s\n", rule->id, stet_severity_name(rule->severity), fix);
        print_phrase(out, rule->summary);
    }
    fputs(".El\n", out);
}

static void print_formats(FILE *out)
{
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; stet_format_name(i); i++) {
        const char *ending;
        fprintf(out, ".It Cm %s Pq %s", stet_format_name(i), stet_format_title(i));
        for (size_t e = 0; (ending = stet_format_ending(i, e)); e++)
            fprintf(out, "%s .%s", e ? "," : " :", ending);
        fputc('\n', out);
        print_prose(out, stet_format_about(i));
    }
    fputs(".El\n", out);
}

static void print_reports(FILE *out)
{
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; stet_report_name(i); i++) {
        fprintf(out, ".It Cm %s\n", stet_report_name(i));
        print_phrase(out, stet_report_about(i));
    }
    fputs(".El\n", out);
}

bool cli_manual_print(FILE *out, FILE *in)
{
    char line[1024];
    bool any = false;
    while (fgets(line, sizeof line, in)) {
        any = true;
        if (strcmp(line, "@SYNOPSIS@\n") == 0)
            print_synopsis(out);
        else if (strcmp(line, "@COMMANDS@\n") == 0)
            print_commands(out);
        else if (strcmp(line, "@OPTIONS@\n") == 0)
            print_options(out);
        else if (strcmp(line, "@FORMATS@\n") == 0)
            print_formats(out);
        else if (strcmp(line, "@REPORTS@\n") == 0)
            print_reports(out);
        else if (strcmp(line, "@RULES@\n") == 0)
            print_rules(out);
        else
            fputs(line, out);
    }
    return any && !ferror(in);
}
