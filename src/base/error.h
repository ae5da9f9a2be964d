// SPDX-License-Identifier: Apache-2.0
// Filling a struct stet_error (stet.h): what went wrong with the tool's own work, never with the article.
#ifndef STET_BASE_ERROR_H
#define STET_BASE_ERROR_H

#include "base/str.h"

// Writes a whole sentence that says what to do; `path` may be NULL, `line` and `column` 0 when there is none.
// Returns `status`, so that a function can `return stet_fail(err, ...)`. `err` may be NULL.
enum stet_status stet_fail(struct stet_error *err, enum stet_status status, const char *path,
                           unsigned line, unsigned column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

#endif
