// SPDX-License-Identifier: Apache-2.0
// Subcommands of the build-time compiler: arguments behind the subcommand without the output, which is filled. Exit status.
#ifndef STET_COMPILE_COMPILE_H
#define STET_COMPILE_COMPILE_H

#include "base/buf.h"

// Prints a failure as path:line: message; returns the exit status.
int stet_compile_report(enum stet_status status, const struct stet_error *err);

int stet_compile_units(char **args, int count, struct stet_buf *out);  // UNITS.tsv
int stet_compile_counts(char **args, int count, struct stet_buf *out); // NAME-COUNTS.tsv
int stet_compile_groups(char **args, int count,
                        struct stet_buf *out); // GIVEN.tsv: notes "=Andrew" are groups
int stet_compile_kin(char **args, int count, struct stet_buf *out); // KIN.tsv
int stet_compile_known(char **args, int count,
                       struct stet_buf *out); // KNOWN-WORDS.tsv KNOWN-NAMES.tsv
int stet_compile_forest(char **args, int count, struct stet_buf *out); // FOREST.tsv
int stet_compile_names(char **args, int count,
                       struct stet_buf *out); // ROOT LIST.tsv … LANGUAGE=FOLDER …
int stet_compile_terms(char **args, int count, struct stet_buf *out); // ROOT LIST.tsv …

int stet_compile_languages(char **args, int count,
                           struct stet_buf *out); // NEWS.tsv FOLDER …: folders with frequent.txt
int stet_compile_near(char **args, int count,
                      struct stet_buf *out); // FORMS: a trie for suggestions

#endif
