// SPDX-License-Identifier: Apache-2.0
#ifndef STET_CLI_NAMES_SURVEY_H
#define STET_CLI_NAMES_SURVEY_H

#include "cli/cli.h"

// The options that only the survey takes, and the action itself (the articles are its operands).
extern const struct cli_option cli_names_survey_options[];
int cli_names_survey(const struct cli_args *args);

#endif
