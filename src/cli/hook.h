// SPDX-License-Identifier: Apache-2.0
#ifndef STET_CLI_HOOK_H
#define STET_CLI_HOOK_H

#include "cli/cli.h"

// Is this a repository of git?
bool cli_hook_possible(void);
// Writes the pre-commit hook of this repository and says so. Returns enum cli_status.
int cli_hook_install(void);

#endif
