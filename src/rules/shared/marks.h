// SPDX-License-Identifier: Apache-2.0
// Punctuation marks as the typography rules see them: which open, which close, what stands beside a token.
#ifndef STET_RULES_SHARED_MARKS_H
#define STET_RULES_SHARED_MARKS_H

#include "rules/rule.h"

// " and the curly, low and angled quotation marks that stand for a quotation of the first level.
bool stet_mark_is_double_quote(uint32_t c);
// Hyphens, dashes and minus signs.
bool stet_mark_is_dash(uint32_t c);
static inline bool stet_mark_is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}
static inline bool stet_mark_opens(uint32_t c)
{
    return c == '(' || c == '[' || c == '{';
}
static inline bool stet_mark_closes(uint32_t c)
{
    return c == ')' || c == ']' || c == '}';
}
static inline bool stet_mark_is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static inline bool stet_token_spaced(const struct stet_document *doc, uint32_t token)
{
    return doc->tokens[token].flags & STET_TOKEN_SPACE_BEFORE;
}
// The code point of a PUNCT token, 0 for every other token and behind the end of the document.
static inline uint32_t stet_token_mark(const struct stet_document *doc, uint32_t token)
{
    return token < doc->token_count && doc->tokens[token].kind == STET_TOKEN_PUNCT
               ? doc->tokens[token].word
               : 0;
}
// True when `token` exists and stands on the same line as the token before it.
static inline bool stet_token_same_line(const struct stet_document *doc, uint32_t token)
{
    return token > 0 && token < doc->token_count &&
           !(doc->tokens[token].flags & (STET_TOKEN_LINE_START | STET_TOKEN_BLOCK_START));
}
// True when the token's text, in any case (ASCII), is one of the `count` words.
bool stet_token_is_one_of(const struct stet_document *doc, uint32_t token, const char *const *words,
                          size_t count);
// True when the token is a word of one of the classes (text/word_classes.h).
bool stet_token_is_of(const struct stet_document *doc, uint32_t token, uint64_t classes);
// True when the token is a word the speller knows as ordinary, or a name the name engine knows.
bool stet_token_is_known(struct stet_check *check, uint32_t token);
// True when the word is an ordinary one in small letters: The, Drive; not Czech, Abd.
bool stet_word_is_ordinary(struct stet_check *check, struct stet_str word);
// True for capitalised words that begin a sentence and hardly ever a name: The, However.
bool stet_word_begins_sentence(struct stet_str word);
// True when `token` begins a phrase that reports speech: a verb of saying within five words, no punctuation before it.
bool stet_token_begins_speech(const struct stet_document *doc, uint32_t token);
// True when the dash at `token` leads to the speaker, as Russian and Ukrainian set it: ", — said he", "!" - she said.
bool stet_dash_leads_speech(const struct stet_document *doc, uint32_t token);
// True when the first English quotation mark or apostrophe of the article is a straight one. One pass: ask once.
bool stet_document_quotes_straight(const struct stet_document *doc);
// What an editor calls the mark: "comma", "full stop"; NULL for marks without a common name.
const char *stet_mark_name(uint32_t c);
// Reports prose [start, end) replaced by `fix` (copied).
struct stet_issue *stet_check_replace(struct stet_check *check, uint32_t start, uint32_t end,
                                      struct stet_str fix, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
