// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

static const struct stet_report_format *const formats[] = {&stet_report_jsonl};

const struct stet_report_format *stet_report_find(const char *name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

const char *stet_report_names(void)
{
    return "text, line or jsonl";
}
