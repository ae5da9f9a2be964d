// SPDX-License-Identifier: Apache-2.0
// Decimal fractions as text. printf and strtod write and read them as the locale of the host program wants ("0,80" under de_DE), which
// no report and no configuration may depend on.
//
//     char text[STET_NUMBER_SIZE];
//     stet_buf_puts(&out, stet_number_text(text, 0.8, 2)); // "0.80"
#ifndef STET_BASE_NUMBER_H
#define STET_BASE_NUMBER_H

#include "base/str.h"

enum {
    STET_NUMBER_SIZE = 40,     // bytes that every number fits in
    STET_NUMBER_DECIMALS = 6,  // the most there are
    STET_NUMBER_SHORTEST = -1, // as many decimals as there are, at most STET_NUMBER_DECIMALS
};

// Writes `value`, rounded, with `decimals` places into `out` and returns it. What is no number, and what 18 digits cannot hold, is
// "inf", "-inf" or "nan".
const char *stet_number_text(char out[STET_NUMBER_SIZE], double value, int decimals);

// Reads "12", "12.5", "-.5"; false for anything else, white space, exponents, "nan" and hexadecimal figures too.
bool stet_number_parse(struct stet_str text, double *out);

#endif
