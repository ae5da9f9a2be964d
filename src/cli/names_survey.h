// SPDX-License-Identifier: Apache-2.0
#ifndef STET_CLI_NAMES_SURVEY_H
#define STET_CLI_NAMES_SURVEY_H

#include "cli/cli.h"

// What `stet names` takes for --format: the formats of import and of survey, each once.
const char *cli_names_format(size_t index);
// The action itself; the articles are its operands.
int cli_names_survey(const struct cli_args *args);

#endif
