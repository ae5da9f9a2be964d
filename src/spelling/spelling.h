// SPDX-License-Identifier: Apache-2.0
// Verdicts on word forms. Each distinct form is decided once a session and kept by its lexicon number; the compiled word set
// answers without hunspell, whose handle is opened only for suggestions or for a dictionary that has no compiled set.
#ifndef STET_SPELLING_SPELLING_H
#define STET_SPELLING_SPELLING_H

#include "text/lexicon.h"

enum stet_known {
    STET_KNOWN_NO,
    STET_KNOWN_YES,
    STET_KNOWN_UNCHECKABLE, // another script, digits, over-long, or not in the dictionary's encoding
};

struct stet_spelling;   // one session's
struct stet_dictionary; // shared, immutable: paths, compiled word set, house words

// Finds the dictionary of `language` ("en_US") in DICPATH and the system's folders. Fails with the name of the package to
// install when it is missing, and on damaged files (opened and checked before hunspell sees them).
enum stet_status stet_dictionary_open(struct stet_dictionary **out, const char *language,
                                      struct stet_error *err);
// The same; the `count` folders in `folders` are searched first.
enum stet_status stet_dictionary_open_in(struct stet_dictionary **out, const char *const *folders,
                                         size_t count, const char *language,
                                         struct stet_error *err);
// Words of the house, which are known like those of the dictionary: every word of `phrase`, with its plural. They are in force once
// stet_dictionary_keep_words was called behind the last of them, before any session is made.
void stet_dictionary_add_words(struct stet_dictionary *dictionary, struct stet_str phrase);
void stet_dictionary_keep_words(struct stet_dictionary *dictionary);
void stet_dictionary_free(struct stet_dictionary *dictionary);

// `lexicon` and `dictionary` are borrowed and must outlive it.
struct stet_spelling *stet_spelling_new(const struct stet_dictionary *dictionary,
                                        struct stet_lexicon *lexicon);
void stet_spelling_free(struct stet_spelling *spelling);

// A new document: what is asked of hunspell for it is counted from 0.
void stet_spelling_begin(struct stet_spelling *spelling);

// Does the dictionary (or the house words) accept the form as written? Possessives, typographic apostrophes, capitals at the
// start of a sentence and words in capitals are handled as hunspell does.
enum stet_known stet_spelling_known(struct stet_spelling *spelling, uint32_t word);
// Does it accept the form in lower case: is it an ordinary word?
enum stet_known stet_spelling_known_lower(struct stet_spelling *spelling, uint32_t word);
// The same two for text that is in no document (compound parts, suggestions). Interns it.
enum stet_known stet_spelling_known_text(struct stet_spelling *spelling, struct stet_str text);

// In how many of some 70,000 lines of ordinary English news the form stands, with this very capitalisation; 0: in none. What is
// frequent there is no mangled name.
uint32_t stet_spelling_news_lines(struct stet_spelling *spelling, uint32_t word);

// The same for text that is in no document, without keeping it; and whether the dictionary in force, the house words or, in English,
// the other side's dictionary have the very form. Dictionaries without a compiled set answer no.
uint32_t stet_spelling_news_text(const struct stet_spelling *spelling, struct stet_str form);
bool stet_spelling_has(const struct stet_spelling *spelling, struct stet_str form);

// British and American spelling (variety.h says how they are told apart).
enum stet_variety { STET_VARIETY_NONE, STET_VARIETY_AMERICAN, STET_VARIETY_BRITISH };

// Which of the two a form in lower case belongs to. Kept for the session. NONE for capitalised forms, for languages other than
// English, and in builds without both dictionaries.
enum stet_variety stet_spelling_variety(struct stet_spelling *spelling, uint32_t word);
// The other side's spelling of such a form, NUL-terminated in `out`; returns its length, 0: none is known or it does not fit.
size_t stet_spelling_counterpart(const struct stet_spelling *spelling, struct stet_str form,
                                 char *out, size_t capacity);
// Does an English dictionary of this build have the form as written, though it may not be the one in force ("colour" in an en_US text)?
// False for other languages.
bool stet_spelling_known_elsewhere(const struct stet_spelling *spelling, struct stet_str form);

// The language whose dictionary is in force: "en_US". Only while its compiled word set is in use; else "".
const char *stet_spelling_language(const struct stet_spelling *spelling);

// hunspell's suggestions for `word`, at most `max`, best first, in `arena`. Costly (tens of milliseconds): only for what is printed.
// Answers are kept for the session. From the 101st word of a document on there are none, whether or not they are known from another
// one: reports must not depend on what was checked before.
size_t stet_spelling_suggest(struct stet_spelling *spelling, struct stet_str word,
                             struct stet_arena *arena, const char **out, size_t max);

#endif
