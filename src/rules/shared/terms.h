// SPDX-License-Identifier: Apache-2.0
// Compiled glossaries: phrases that should not be written, and the term that should. Made from lists in the format of names/list/list.h,
// whose `not` column holds the phrases; at build time for the list that is linked in, at start for a house glossary.
//
//     struct stet_terms terms;
//     struct stet_str blob = stet_embedded("terms");
//     if (stet_terms_open(&terms, blob.data, blob.size))
//         for (uint32_t t = 0; t < doc->token_count; t++)
//             if (stet_terms_match(&match, &terms, doc, t)) { ...; t = match.last; }
#ifndef STET_RULES_SHARED_TERMS_H
#define STET_RULES_SHARED_TERMS_H

#include "base/table.h"
#include "names/list/list.h"
#include "text/document.h"

enum { STET_TERM_WORDS = 8, STET_TERM_BYTES = 127, STET_TERM_FILTER_BITS = 1 << 16 };

struct stet_term {
    uint32_t name, note, path; // offsets into the strings
    uint32_t line_no;
};

struct stet_terms {
    struct stet_table phrases; // hash of the folded words → entry × 2 + plural
    const struct stet_term *entries;
    uint32_t entry_count;
    // A bit for each phrase: by the letters of its only word, or of its first two. Nearly all words of a text stop here.
    const unsigned char *single, *pair;
    const char *strings;
    uint32_t string_size;
};

struct stet_term_match {
    const struct stet_term *term; // NULL: the phrase is accepted, whatever other glossaries say
    uint32_t first, last;         // tokens
    bool plural;                  // the phrase is the plural of a singular term
    bool possessive;              // 's stands on its last word
    bool case_only;               // the term differs from the phrase in its capitals alone
};

// `blob` is borrowed and must be 8-byte aligned. False when it is damaged or empty.
bool stet_terms_open(struct stet_terms *out, const void *blob, size_t size);
// The longest phrase that starts with `token`. Words may be divided by white space or a hyphen; ASCII case does not matter, except where
// a term is only a matter of case (Internet, not internet): that matches in other capitals than the term's, but not all in capitals and
// not for the capital of a sentence or a heading. The last word may carry 's. Most words that start no phrase cost a look at two bit maps.
bool stet_terms_match(struct stet_term_match *out, const struct stet_terms *terms,
                      const struct stet_document *doc, uint32_t token);
static inline const char *stet_terms_string(const struct stet_terms *terms, uint32_t offset)
{
    return terms->strings + offset;
}

// Appends the compiled form of `lists` to `blob`. A phrase of a `not` column gets its plural with it, made on the word before
// "of" or on the last one. Fails on phrases of more than STET_TERM_WORDS words and on those that a list also accepts.
// `keep_accepted`: the names and the `also` column are put in too and match as accepted, for a glossary that stands above others.
enum stet_status stet_terms_compile(struct stet_buf *blob, const struct stet_name_list *lists,
                                    size_t list_count, bool keep_accepted, struct stet_error *err);

#endif
