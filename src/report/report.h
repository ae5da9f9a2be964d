// SPDX-License-Identifier: Apache-2.0
// Reports: one file a format behind one struct. A format writes into a buffer; who prints it is the command's business.
#ifndef STET_REPORT_REPORT_H
#define STET_REPORT_REPORT_H

#include "base/buf.h"

struct stet_report_options {
    bool color;     // ANSI colours
    bool unicode;   // box-drawing characters
    unsigned width; // columns of the terminal; 0: unlimited
};

struct stet_report_format {
    const char *name;
    void (*begin)(struct stet_buf *out, const struct stet_report_options *options);
    void (*document)(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result);
    void (*end)(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_summary *summary);
};

// NULL: no such format.
const struct stet_report_format *stet_report_find(const char *name);
// "text, line or jsonl", for messages.
const char *stet_report_names(void);

extern const struct stet_report_format stet_report_jsonl;
extern const struct stet_report_format stet_report_line;
extern const struct stet_report_format stet_report_text;

#endif
