// SPDX-License-Identifier: Apache-2.0
// What check and fix share: the options that say how articles are read, and the way from them to the library's options.
//
//     struct cli_checking checking;
//     if (!cli_checking_init(&checking, args))
//         return CLI_FAILED;
//     stet_run(&summary, checking.paths, checking.path_count, &checking.run, &err);
#ifndef STET_CLI_CHECKING_H
#define STET_CLI_CHECKING_H

#include "cli/watch.h"

extern const struct cli_option
    cli_names_options[]; // language and lists: for every command that knows names
extern const struct cli_option
    cli_checking_options[]; // how articles are read; goes with cli_names_options

struct cli_checking {
    const struct cli_args *args;
    const char *const *paths; // "-" where none was given
    size_t path_count;
    struct cli_watch watch;
    struct stet_run_options run; // its `user` is this object, which must not move
};

// Checks the options by value and fills `out`; says on standard error what is wrong and returns false. Borrows `args`.
bool cli_checking_init(struct cli_checking *out, const struct cli_args *args);

// Says on standard error what folders hold besides articles, and that nothing was checked where `documents`, those that failed and
// ignored ones together, are none: false then.
bool cli_checking_tell(size_t documents, const struct stet_left_out_text *left_out, bool quiet);

// The settings of a command that reads no article: the configuration of the current folder, then the options of `args`.
// *out is the caller's.
enum stet_status cli_checking_settings(struct stet_settings **out, const struct cli_args *args,
                                       struct stet_error *err);

#endif
