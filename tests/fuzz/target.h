// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share. Each target is one file with LLVMFuzzerTestOneInput; what does not hold ends the program, so that the
// fuzzer keeps the input.
#ifndef STET_TESTS_FUZZ_TARGET_H
#define STET_TESTS_FUZZ_TARGET_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "stet.h"

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);         \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// Checks `data` as the article `path` with everything on, and that the findings lie inside it in order, that all reports can be
// written, and that the fixed text can be checked too.
void fuzz_article(const char *path, const uint8_t *data, size_t size);

#endif
