// SPDX-License-Identifier: Apache-2.0
// What a rule is, what it sees, and how it reports. A rule is one file that ends with its only description, and one line in
// rules.def; the registry, `stet explain`, the configuration keys and the manual are made from the description.
//
//     static void check(struct stet_check *check)
//     {
//         const struct stet_document *doc = check->doc;
//         for (uint32_t t = 1; t < doc->token_count; t++)
//             if (... tokens t-1 and t are wrong ...) {
//                 struct stet_issue *issue = stet_check_report(check, start, end, "\"%s\" is doubled", word);
//                 stet_issue_suggest(check, issue, word);
//             }
//     }
//     const struct stet_rule_def stet_rule_repetition_word = {.info = {.id = "repetition/word", ...}, .check = check};
//
// Positions are prose bytes; engine/ turns them into original bytes, lines and columns. Rules never free: all memory is the
// document's arena.
#ifndef STET_RULES_RULE_H
#define STET_RULES_RULE_H

#include "text/document.h"

struct stet_check;
struct stet_directive; // rules/directive.h
struct stet_glossary;  // rules/shared/glossary.h
struct stet_names;     // names/article/article.h
struct stet_spelling;  // spelling/spelling.h

enum { STET_MAX_SUGGESTIONS = 5 };

struct stet_issue {
    const struct stet_rule_def *rule;
    uint32_t start, end;         // prose bytes
    enum stet_severity severity; // starts as the rule's default
    double confidence;           // starts as 1: the rule decides by form alone
    enum stet_fix fix;           // what the first suggestion is; starts as the rule's
    const char *message;         // one line; quotes the text, says what is wrong
    const char *suggestions[STET_MAX_SUGGESTIONS];
    size_t suggestion_count;
    // Called for issues that are going to be printed and have no suggestion yet (costly ones are made late). May be NULL.
    void (*suggest_later)(struct stet_check *check, struct stet_issue *issue);
    const char *name, *reason, *entry; // see struct stet_finding
    const struct stet_span *related;   // other places in the prose that belong to it
    size_t related_count;
    // Bytes of the original; filled in by engine/, or by a rule that reports what is no prose (a comment): then `outside` is
    // set and start and end mean nothing.
    uint32_t original_start, original_end;
    bool outside;
    struct stet_issue *next;
};

struct stet_check {
    const struct stet_document *doc;
    struct stet_arena *arena;
    struct stet_spelling *spelling;          // verdicts on word forms
    struct stet_names *names;                // the name engine's view of this document
    const struct stet_glossary *glossary;    // the terms of the house
    const struct stet_rule_def *rule;        // the one that is running
    const char *foreign;                     // the language that the document is in; NULL: English
    const struct stet_directive *directives; // of the article; for rules that run last
    size_t directive_count;
    struct stet_issue *first, **last; // what was reported, in order of reporting
    size_t issue_count;
};

struct stet_rule_def {
    struct stet_rule info;
    void (*check)(struct stet_check *check);
    // A finding of this rule explains its whole stretch: findings of other rules inside it are dropped (leaked style sheets hold
    // unknown words and odd spaces). Of two claiming findings that overlap the one that starts first, then the longer, stays.
    bool claims;
    // Its findings are on words that belong together (a name, a compound): accepting one of the words accepts the whole.
    bool of_words;
    // Runs when all others are through and the article's directives were applied to what they reported.
    bool last;
    // Runs on documents in another language, on which no other rule does, and on no others.
    bool foreign;
};

// Reports prose [start, end), start < end. The message is formatted like printf; newlines and tabs in it become spaces.
// Borrowed; fill in what is known.
struct stet_issue *stet_check_report(struct stet_check *check, uint32_t start, uint32_t end,
                                     const char *format, ...) __attribute__((format(printf, 4, 5)));
// Appends a suggestion that replaces the whole stretch (copied; at most STET_MAX_SUGGESTIONS, equal ones once).
void stet_issue_suggest(struct stet_check *check, struct stet_issue *issue,
                        struct stet_str suggestion);
// Names other places that belong to the finding; `spans` are copied.
void stet_issue_relate(struct stet_check *check, struct stet_issue *issue,
                       const struct stet_span *spans, size_t count);
// Prose [start, end) as a NUL-terminated copy for messages: white space folded, at most 60 code points, then "…".
const char *stet_check_quote(struct stet_check *check, uint32_t start, uint32_t end);

// All rules, ordered by id.
extern const struct stet_rule_def *const stet_rule_defs[];
extern const size_t stet_rule_def_count;

#endif
