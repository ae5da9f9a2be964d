// SPDX-License-Identifier: Apache-2.0
// The formats of `stet names survey`; walking and reading is in survey.c.
#ifndef STET_REPORT_SURVEY_H
#define STET_REPORT_SURVEY_H

#include "engine/run/walk.h"
#include "names/tools/survey.h"

struct stet_survey_report {
    const struct stet_survey *survey;
    const struct stet_files *files;
    const struct stet_summary *summary;
};

struct stet_survey_format {
    const char *name;
    void (*write)(struct stet_buf *out, const struct stet_survey_report *report);
};

// By number; NULL behind the last.
const struct stet_survey_format *stet_survey_format_at(size_t index);

#endif
