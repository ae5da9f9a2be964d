// SPDX-License-Identifier: Apache-2.0
// Quotation marks of an article paired by the rules of English: each paragraph of a continued quotation opens again, only the
// last closes; so does each sentence group where a page has run the paragraphs together. Inches, Hebrew acronyms, CSV quoting,
// navigation arrows and attribute values are recognised and left alone.
//
//     static void visit(struct stet_check *check, const struct stet_quote *quote, void *user) { ... }
//     stet_quotes_walk(check, visit, NULL);
#ifndef STET_RULES_SHARED_QUOTES_H
#define STET_RULES_SHARED_QUOTES_H

#include "rules/rule.h"

enum stet_quote_kind {
    STET_QUOTE_PAIR,     // `token` opens, `partner` closes
    STET_QUOTE_UNCLOSED, // `token` opens, nothing in the article closes it
    STET_QUOTE_UNOPENED, // `token` closes, nothing opened it
    STET_QUOTE_TURNED,   // a curly mark with the shape of the other side; may be loose, too
    STET_QUOTE_GLUED,    // no space on the outer side
    STET_QUOTE_LOOSE,    // a space on the inner side
    STET_QUOTE_SLID,     // the space stands on the inner side and is missing on the outer
    STET_QUOTE_FOREIGN,  // a mark of another language's quotation; may be loose, too
    STET_QUOTE_DOUBLED,  // a curly mark typed twice, in a quotation whose other mark is, too
};

struct stet_quote {
    enum stet_quote_kind kind;
    uint32_t token, last; // the mark: one token, or the two that stand for one
    uint32_t partner;     // PAIR only
    bool opens;           // what the mark does here, whatever its shape
    bool loose;           // a space on the inner side
    bool straight;        // a closing mark whose opening one is "
};

// Calls `visit` for everything found, in the order in which it is settled (an unclosed mark late). One pass, a stack of fixed
// depth, bounded look-ahead: linear on any text.
void stet_quotes_walk(struct stet_check *check,
                      void (*visit)(struct stet_check *check, const struct stet_quote *quote,
                                    void *user),
                      void *user);

#endif
