// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>

#include "report/report.h"
#include "rules/rule.h"

struct line {
    size_t rule, count;
};

static int by_count(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

void stet_statistics_write(struct stet_buf *out, const size_t *by_rule)
{
    struct line *lines = stet_xcalloc(stet_rule_def_count, sizeof *lines);
    size_t count = 0;
    for (size_t i = 0; i < stet_rule_def_count; i++)
        if (by_rule[i])
            lines[count++] = (struct line){i, by_rule[i]};
    qsort(lines, count, sizeof *lines, by_count);
    for (size_t i = 0; i < count; i++) {
        stet_buf_printf(out, "%6zu  %s\n", lines[i].count, stet_rule_defs[lines[i].rule]->info.id);
    }
    free(lines);
}
