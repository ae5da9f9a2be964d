// SPDX-License-Identifier: Apache-2.0
// The action `stet names survey`; the command and its other actions are in names.c.
#include "cli/names_survey.h"

#include <string.h>

#include "cli/checking.h"

static bool is_import_format(const char *name)
{
    for (size_t i = 0; stet_import_format(i); i++)
        if (strcmp(stet_import_format(i), name) == 0)
            return true;
    return false;
}

const char *cli_names_format(size_t index)
{
    size_t count = 0;
    for (; stet_import_format(count); count++)
        if (count == index)
            return stet_import_format(count);
    for (size_t i = 0; stet_survey_format_name(i); i++)
        if (!is_import_format(stet_survey_format_name(i)) && count++ == index)
            return stet_survey_format_name(i);
    return NULL;
}

int cli_names_survey(const struct cli_args *args)
{
    struct cli_checking checking;
    struct stet_summary summary = {0};
    struct stet_error err = {0};
    const char *format = cli_args_value(args, "format");
    if (!cli_checking_init(&checking, args))
        return CLI_FAILED;
    checking.run.format = format ? format : "table";
    if (stet_names_survey(&summary, checking.paths, checking.path_count, &checking.run, &err) !=
        STET_OK) {
        cli_error_from(&err);
        return CLI_FAILED;
    }
    return summary.failed ? CLI_FAILED : CLI_DONE;
}
