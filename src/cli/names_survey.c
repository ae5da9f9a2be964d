// SPDX-License-Identifier: Apache-2.0
// The action `stet names survey`; the command and its other actions are in names.c.
#include "cli/names_survey.h"

#include "cli/checking.h"

const struct cli_option cli_names_survey_options[] = {
    {.name = "format",
     .letter = 'f',
     .choice = stet_survey_format_name,
     .help = "how a survey is written (default table)",
     .more = "table is for people; tsv is one spelling a line; json is one object; list holds what "
             "the survey proposes, ready to be looked through and used as a list of names."},
    {0},
};

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
