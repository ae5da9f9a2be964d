// SPDX-License-Identifier: Apache-2.0
// What text for people is made of: colours, safe output of article text, wrapping, and quoting for the shell.
#ifndef STET_REPORT_STYLE_H
#define STET_REPORT_STYLE_H

#include "report/report.h"

enum stet_style {
    STET_STYLE_PLAIN,
    STET_STYLE_STRONG,
    STET_STYLE_FRAME,
    STET_STYLE_GOOD, // what should stand
    STET_STYLE_NOTE, // severities
    STET_STYLE_WARNING,
    STET_STYLE_ERROR,
};

enum stet_style stet_style_of(enum stet_severity severity);
// ANSI sequences; nothing without options->color. Every _on is followed by an _off.
void stet_style_on(struct stet_buf *out, const struct stet_report_options *options,
                   enum stet_style style);
void stet_style_off(struct stet_buf *out, const struct stet_report_options *options,
                    enum stet_style style);

// `text` on one line: control characters and line breaks become spaces, ill-formed bytes U+FFFD, so that nothing an article or
// a file name holds can steer a terminal or break a line.
void stet_style_flat(struct stet_buf *out, struct stet_str text);

// stet_style_flat, wrapped between words: the cursor stands in `column`, further lines are indented by `indent` columns, lines
// end before column options->width (0: never). No line break at the end.
void stet_style_wrap(struct stet_buf *out, const struct stet_report_options *options, size_t column,
                     size_t indent, struct stet_str text);

// One argument for a POSIX shell, quoted where it must be.
void stet_style_shell(struct stet_buf *out, const char *argument);

// "1 error", "2 errors".
void stet_style_count(struct stet_buf *out, size_t count, const char *noun);

#endif
