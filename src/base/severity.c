// SPDX-License-Identifier: Apache-2.0
// The names of severities and fixes, as reports print and configurations write them.
#include "stet.h"

#include <string.h>

static const char *const severity_names[] = {"off", "note", "warning", "error"};

const char *stet_severity_name(enum stet_severity severity)
{
    return severity_names[severity];
}

bool stet_severity_parse(const char *name, enum stet_severity *out)
{
    for (size_t i = 0; i < sizeof severity_names / sizeof *severity_names; i++)
        if (strcmp(name, severity_names[i]) == 0) {
            *out = (enum stet_severity)i;
            return true;
        }
    return false;
}

const char *stet_fix_name(enum stet_fix fix)
{
    static const char *const names[] = {"none", "suggested", "safe"};
    return names[fix];
}
