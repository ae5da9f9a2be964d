// SPDX-License-Identifier: Apache-2.0
// The glossaries of a house: a compiled table (terms.h) for each of its lists that has lines of kind term. Made with the checker, read by
// all sessions.
#ifndef STET_RULES_SHARED_GLOSSARY_H
#define STET_RULES_SHARED_GLOSSARY_H

#include "rules/shared/terms.h"

struct stet_glossary {
    struct stet_terms
        *tables; // in the order of the lists: of two that know a phrase the later one counts
    struct stet_buf *blobs;
    size_t count;
};

// Compiles `lists`, which need not outlive the call. On failure (by path and line) `out` is empty.
enum stet_status stet_glossary_make(struct stet_glossary *out, const struct stet_name_list *lists,
                                    size_t list_count, struct stet_error *err);
void stet_glossary_release(struct stet_glossary *glossary);

#endif
