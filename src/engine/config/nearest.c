// SPDX-License-Identifier: Apache-2.0
#include "engine/config/nearest.h"

enum { LONGEST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(struct stet_str a, struct stet_str b)
{
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.size; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            char x = stet_ascii_lower(a.data[i - 1]), y = stet_ascii_lower(b.data[j - 1]);
            row[j] = least(last[j - 1] + (x != y), least(last[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x == stet_ascii_lower(b.data[j - 2]) &&
                y == stet_ascii_lower(a.data[i - 2]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b.size];
}

void stet_nearest_offer(struct stet_nearest *nearest, struct stet_str entry)
{
    if (nearest->word.size > LONGEST || entry.size > LONGEST)
        return;
    size_t far = distance(nearest->word, entry);
    if (far > least(nearest->word.size, entry.size) / 3 + (nearest->word.size > 3))
        return;
    if (!nearest->best.data || far < nearest->distance) {
        nearest->best = entry;
        nearest->distance = far;
    }
}
