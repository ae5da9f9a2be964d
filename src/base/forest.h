// SPDX-License-Identifier: Apache-2.0
// The weight of evidence: boosted regression trees (J. Friedman, "Greedy function approximation: a gradient boosting machine", 2001),
// made by tests/bench/fit_names.py as dictionaries/en/forest.tsv and compiled to an array of nodes.
//
//     double logit = stet_forest_logit(&forest, values);      // confidence = 1 / (1 + e^-logit)
#ifndef STET_BASE_FOREST_H
#define STET_BASE_FOREST_H

#include <stdint.h>

#include "base/buf.h"

struct stet_forest_node {
    float threshold;  // value <= threshold: `yes`, else `no`
    float mean;       // what the tree says on average below this node; at a leaf: what it says
    int16_t feature;  // -1: leaf
    uint16_t yes, no; // numbers within the tree
    uint16_t size;    // of a root: nodes of the tree; else 0
};

struct stet_forest {
    const struct stet_forest_node *nodes;
    uint32_t count;
    uint32_t features;
};

// Table: `tree node feature threshold yes no mean`, nodes of a tree numbered from 0 and in order; feature `-` is a leaf. `names` are the
// features in their order. Appends the compiled form.
enum stet_status stet_forest_compile(struct stet_buf *blob, struct stet_str tsv, const char *path,
                                     const char *const *names, uint32_t name_count,
                                     struct stet_error *err);
// `data` is borrowed, 4-byte aligned. False when it is damaged.
bool stet_forest_open(struct stet_forest *out, const void *data, size_t size);

// `values` has one for each of forest->features.
double stet_forest_logit(const struct stet_forest *forest, const float *values);
// The same sum by what each feature changed on the way from the roots to the leaves (Saabas' decomposition), into `parts`, one a feature;
// returns what is said before anything is known. parts + that = logit.
double stet_forest_parts(const struct stet_forest *forest, const float *values, double *parts);

#endif
