// SPDX-License-Identifier: Apache-2.0
// What the residue rules share: letters that look like others, and walks over bytes and tokens.
#ifndef STET_RULES_SHARED_LETTERS_H
#define STET_RULES_SHARED_LETTERS_H

#include "rules/rule.h"

// The ASCII letter that the Cyrillic or Greek letter `c` cannot be told from in print, 0 when there is none.
char stet_twin_latin(uint32_t c);
// True when the ASCII letter has a Cyrillic twin.
bool stet_twin_has_cyrillic(char c);
enum { STET_TWIN_MAX = 200 };
// The word with its foreign letters replaced by their twins; 0 when one has none, or the word is too long.
size_t stet_twin_word(struct stet_str word, char out[STET_TWIN_MAX]);
// True when the word `token` stands among English words and its Latin reading is a word the dictionary knows: "СЕО".
bool stet_twin_reads_english(struct stet_check *check, uint32_t token, const char *latin,
                             size_t size);
// The Latin letters for a Cyrillic one, as English news romanises Russian and Ukrainian; NULL for others.
const char *stet_romanise_letter(uint32_t c);

// First byte at or after `i` that is not ASCII, text.size when there is none.
size_t stet_next_high(struct stet_str text, size_t i);

// True when `token` exists and stands on the line of the token before it.
static inline bool stet_residue_same_line(const struct stet_document *doc, uint32_t token)
{
    return token > 0 && token < doc->token_count &&
           !(doc->tokens[token].flags & (STET_TOKEN_LINE_START | STET_TOKEN_BLOCK_START));
}
static inline bool stet_residue_starts_line(const struct stet_document *doc, uint32_t token)
{
    return doc->tokens[token].flags & (STET_TOKEN_LINE_START | STET_TOKEN_BLOCK_START);
}
static inline bool stet_residue_is_wordlike(const struct stet_document *doc, uint32_t token)
{
    return token < doc->token_count && (doc->tokens[token].kind == STET_TOKEN_WORD ||
                                        doc->tokens[token].kind == STET_TOKEN_ALNUM);
}
// A word with a Latin letter and no letter of another script.
bool stet_residue_is_latin(const struct stet_document *doc, uint32_t token);

// Widens the stretch over the white space before it where white space or the end of the text follows, else, at the start of
// a line, over the blanks behind it: what is left after its removal reads as if it had never been there. Stays in its block.
void stet_residue_swallow_space(const struct stet_document *doc, uint32_t *start, uint32_t *end);

#endif
