// SPDX-License-Identifier: Apache-2.0
// Reports: one file a format behind one struct. A format writes into a buffer; who prints it is the command's business.
// Adding one: a file here that ends with a struct stet_report_format, and a line in reports.def.
#ifndef STET_REPORT_REPORT_H
#define STET_REPORT_REPORT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"

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

// An article's path as programs want it: a leading "./" left away, so that it is what git lists.
struct stet_str stet_report_path(const char *path);
// Names for findings that stay when lines above them come or go: made of path, rule, what was found and the words around it, with
// a number behind where all that is the same.
struct stet_fingerprints {
    struct stet_arena arena;
    struct stet_map seen;
};
enum { STET_FINGERPRINT_SIZE = 32 };
void stet_fingerprint(char out[STET_FINGERPRINT_SIZE], struct stet_fingerprints *prints,
                      const struct stet_result *result, const struct stet_finding *finding);
void stet_fingerprints_release(struct stet_fingerprints *prints);

// Where a finding ends: the line, and the column behind its last character, in code points from 1.
void stet_report_end_of(const struct stet_finding *finding, unsigned *line, unsigned *column_cp);

// Text in XML, fit for attributes in double quotes too: &, <, >, quotes and line breaks escaped, what XML has no place for as U+FFFD.
void stet_report_xml(struct stet_buf *out, struct stet_str text);

// The message, with the first suggestion behind it where there is one: `"Baiden" is … (Biden)`.
void stet_report_message(struct stet_buf *out, const struct stet_finding *finding);

struct stet_report_format {
    const char *name;      // in lower case
    const char *about;     // a phrase for the manual
    const char *separator; // between documents that have something to say; NULL: nothing
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

#endif
