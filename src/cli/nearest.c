// SPDX-License-Identifier: Apache-2.0
// Names for what was meant, by optimal string alignment (Damerau-Levenshtein without repeated transpositions).
#include "cli/cli.h"

#include <string.h>

enum { LONGEST = 63 };

static size_t min(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (n > LONGEST || m > LONGEST)
        return SIZE_MAX;
    size_t rows[3][LONGEST + 1]; // row i is rows[i % 3]
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            row[j] = min(min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = min(row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

void cli_nearest_try(struct cli_nearest *nearest, const char *name)
{
    size_t slips = distance(nearest->wrong, name);
    if (slips > strlen(nearest->wrong) / 3 + 1 || (nearest->best && slips >= nearest->slips))
        return;
    nearest->best = name;
    nearest->slips = slips;
}

const char *cli_nearest_hint(struct cli_nearest *nearest, const char *prefix)
{
    nearest->hint[0] = '\0';
    if (nearest->best)
        snprintf(nearest->hint, sizeof nearest->hint, "; did you mean \"%s%s\"?", prefix,
                 nearest->best);
    return nearest->hint;
}
