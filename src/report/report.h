// SPDX-License-Identifier: Apache-2.0
// Reports: one file a format behind one struct. A format writes into a buffer; who prints it is the command's business.
// Adding one: a file here with a struct stet_report_format, one line in report.c.
#ifndef STET_REPORT_REPORT_H
#define STET_REPORT_REPORT_H

#include "base/buf.h"

struct stet_report_options {
    bool color;     // ANSI colours
    bool unicode;   // box-drawing characters
    unsigned width; // columns of the terminal; 0: unlimited
    bool terminal;  // somebody is looking
};

// The score of one document.
struct stet_report_score {
    const char *path;
    struct stet_score score;
    double fail_below; // negative: none
    bool below;        // the raw score is lower
};

// What is known when all documents are through.
struct stet_report_end {
    const struct stet_summary *summary;
    const char *fix_arguments; // what to type behind `stet fix`; NULL: no file there can be fixed
    const struct stet_rule *rule; // of the first finding of the highest severity; NULL: no finding
    const struct stet_score *total; // NULL: no score is wanted, or there was no document
    const size_t *by_rule;          // findings of each rule, by its number; NULL: not wanted
    struct stet_str scores;         // what `score` wrote, where scores_last
    bool small;                     // a score is of fewer than STET_SCORE_FEWEST_WORDS words
};

struct stet_report_format {
    const char *name;
    bool
        notes; // it is for programs, which choose themselves: notes are in it unless the settings say otherwise
    void (*begin)(struct stet_buf *out, const struct stet_report_options *options); // may be NULL
    // In a worker thread, one call a document.
    void (*document)(struct stet_buf *out, const struct stet_report_options *options,
                     const struct stet_result *result);
    // Where scores are wanted: behind the findings of each document, or, with scores_last, kept for `end`. May be NULL.
    void (*score)(struct stet_buf *out, const struct stet_report_options *options,
                  const struct stet_report_score *score);
    bool scores_last;
    void (*end)(struct stet_buf *out, const struct stet_report_options *options,
                const struct stet_report_end *end); // may be NULL
};

// The findings counted by rule, the most frequent first: "    12  typography/dash".
void stet_statistics_write(struct stet_buf *out, const size_t *by_rule);

// NULL: no such format.
const struct stet_report_format *stet_report_find(const char *name);
// Appends "text, line or jsonl", for messages.
void stet_report_names(struct stet_buf *out);

extern const struct stet_report_format stet_report_jsonl;
extern const struct stet_report_format stet_report_line;
extern const struct stet_report_format stet_report_text;

#endif
