// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

static const struct stet_report_format *const formats[] = {
    &stet_report_text,
    &stet_report_line,
    &stet_report_jsonl,
};
static const size_t count = sizeof formats / sizeof *formats;

const struct stet_report_format *stet_report_find(const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

const char *stet_report_name(size_t index)
{
    return index < count ? formats[index]->name : NULL;
}

void stet_report_names(struct stet_buf *out)
{
    for (size_t i = 0; i < count; i++) {
        stet_buf_puts(out, i == 0 ? "" : i + 1 < count ? ", " : " or ");
        stet_buf_puts(out, formats[i]->name);
    }
}
