// SPDX-License-Identifier: Apache-2.0
// Fixing with a person: every fix of a document is asked for, and what the answers make of the document is collected.
//
//     struct stet_asking asking = {.ask = ask, .user = user, .look = &look};
//     status = stet_ask_document(&edits, &settled, &asking, &arena, result, "house.tsv", err);
//     stet_asking_release(&asking);
#ifndef STET_REPORT_ASK_H
#define STET_REPORT_ASK_H

#include "base/hash.h"
#include "engine/run/edits.h"
#include "report/report.h"

// Of a whole run.
struct stet_asking {
    enum stet_answer (*ask)(void *user, const struct stet_question *question);
    void *user;
    const struct stet_report_options *look;
    bool quit;       // somebody has answered so
    size_t applied;  // findings
    size_t accepted; // findings
    // private
    bool *whole_rule;    // by rule: all of it is applied
    struct stet_map let; // texts that went into the list; the keys are in `arena`
    struct stet_arena arena;
};

// Asks for every finding of `result` with a suggestion, in the order of the text; of findings that overlap one that was applied none
// is asked. The last edit may be comments behind the text, which accept what has no place in a list. `list`: the list that accepted
// names go to, which is written at once; NULL: there is none. Where it cannot be written the asking ends; *out holds what was
// answered before, borrowed from `arena` and `result`.
// (*settled)[i]: finding i was applied or accepted.
enum stet_status stet_ask_document(struct stet_edits *out, const bool **settled,
                                   struct stet_asking *asking, struct stet_arena *arena,
                                   const struct stet_result *result, const char *list,
                                   struct stet_error *err);
void stet_asking_release(struct stet_asking *asking);

#endif
