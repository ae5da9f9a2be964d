// SPDX-License-Identifier: Apache-2.0
// Where reports go: `--format text --format sarif=out.sarif`, `--format html --output report.html`.
#ifndef STET_CLI_OUTPUTS_H
#define STET_CLI_OUTPUTS_H

#include "cli/checking.h"

enum { CLI_MOST_OUTPUTS = 16 };

struct cli_outputs {
    struct stet_report_output items[CLI_MOST_OUTPUTS];
    size_t count;
};

// Opens the files that --format and --output name and puts them, and what goes to standard output, into `run`, which borrows
// `outputs`. Says on standard error what is wrong and returns false.
bool cli_outputs_open(struct cli_outputs *outputs, const struct cli_args *args,
                      struct stet_run_options *run);
// False after a message where a file could not be written in full.
bool cli_outputs_close(struct cli_outputs *outputs);

#endif
