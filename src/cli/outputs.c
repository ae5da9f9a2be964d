// SPDX-License-Identifier: Apache-2.0
#include "cli/outputs.h"

#include <errno.h>
#include <string.h>

static const char *format_named(const char *value)
{
    size_t size = strcspn(value, "=");
    for (size_t i = 0; stet_report_name(i); i++)
        if (strlen(stet_report_name(i)) == size && strncmp(stet_report_name(i), value, size) == 0)
            return stet_report_name(i);
    return NULL;
}

static bool add_file(struct cli_outputs *outputs, const char *format, const char *path)
{
    if (outputs->count == CLI_MOST_OUTPUTS) {
        cli_error("more than %d reports in one run; run stet twice", CLI_MOST_OUTPUTS);
        return false;
    }
    if (!*path) {
        cli_error("the file for the report is not named: --format %s=FILE", format);
        return false;
    }
    FILE *file = fopen(path, "w");
    if (!file) {
        cli_error("%s: the report cannot be written: %s", path, strerror(errno));
        return false;
    }
    outputs->items[outputs->count++] = (struct stet_report_output){format, file};
    return true;
}

bool cli_outputs_open(struct cli_outputs *outputs, const struct cli_args *args,
                      struct stet_run_options *run)
{
    const char *here = NULL, *output = cli_args_value(args, "output");
    bool elsewhere = false;
    *outputs = (struct cli_outputs){0};
    for (size_t i = 0; i < args->given_count; i++) {
        if (strcmp(args->given[i].option->name, "format") != 0)
            continue;
        const char *value = args->given[i].value, *file = strchr(value, '=');
        const char *format = format_named(value);
        if (!file) {
            here = format; // the last wins
        } else {
            elsewhere = true;
            if (!add_file(outputs, format, file + 1))
                return false;
        }
    }
    run->format = here ? here : "text";
    if (output) {
        if (!add_file(outputs, run->format, output))
            return false;
        run->out = NULL;
    } else if (elsewhere && !here) {
        run->out = NULL; // only files were asked for
    }
    if (cli_args_has(args, "quiet"))
        run->out = NULL;
    run->also = outputs->items;
    run->also_count = outputs->count;
    return true;
}

bool cli_outputs_close(struct cli_outputs *outputs)
{
    bool good = true;
    for (size_t i = 0; i < outputs->count; i++)
        good = fclose(outputs->items[i].out) == 0 && good;
    if (!good)
        cli_error("a report could not be written in full; check the disk");
    return good;
}
