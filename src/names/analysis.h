// SPDX-License-Identifier: Apache-2.0
// The name engine's view of one document: which tokens are names of the list, which are mangled ones, what is meant.
#ifndef STET_NAMES_ANALYSIS_H
#define STET_NAMES_ANALYSIS_H

#include "text/document.h"

struct stet_names;

// True when the token is (part of) a listed or accepted name or of a reported one: no word for the speller.
bool stet_names_explains(const struct stet_names *names, uint32_t token);

#endif
