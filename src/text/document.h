// SPDX-License-Identifier: Apache-2.0
// A document: prose cut into tokens, once, with the facts that rules ask for again and again.
//
//     struct stet_document doc;
//     stet_document_init(&doc, &prose, lexicon);
//     for (uint32_t t = 0; t < doc.token_count; t++)
//         if (doc.tokens[t].kind == STET_TOKEN_WORD) ... stet_document_word(&doc, t) ...
#ifndef STET_TEXT_DOCUMENT_H
#define STET_TEXT_DOCUMENT_H

#include "text/lexicon.h"
#include "text/prose.h"

enum stet_token_kind {
    STET_TOKEN_WORD,   // letters, with apostrophes between them: Shoigu, don't, Shoigu's, O’Neill
    STET_TOKEN_ALNUM,  // letters and digits in one run: MQ9, 22nd, 105х195, G7
    STET_TOKEN_NUMBER, // digits with , . : between digits: 1,576.5
    STET_TOKEN_URL,    // address, e-mail, domain, @handle, #hashtag: left out of prose checks
    STET_TOKEN_PUNCT, // one punctuation mark, symbol or control character; `word` is its code point
};

enum stet_token_flags {
    STET_TOKEN_SPACE_BEFORE = 1, // white space (or a soft line break) stands before it
    STET_TOKEN_SENTENCE_START =
        2, // first word, number or address of a sentence (quotes and brackets may precede it)
    STET_TOKEN_LINE_START = 4, // first token on its line
    STET_TOKEN_BLOCK_START = 8,
    STET_TOKEN_DOMAIN = 16, // an STET_TOKEN_URL that is a bare domain: Korrespondent.net
};

struct stet_token {
    uint32_t start, end; // prose bytes
    uint32_t word;       // WORD, ALNUM, NUMBER: number in the lexicon; PUNCT: code point
    uint8_t kind;        // enum stet_token_kind
    uint8_t flags;       // enum stet_token_flags
    uint16_t spare;
};

struct stet_block_tokens {
    uint32_t first, end; // token numbers
};

struct stet_document {
    const struct stet_prose *prose;
    const struct stet_lexicon *lexicon;
    struct stet_arena *arena;
    struct stet_str text; // the prose
    struct stet_token *tokens;
    uint32_t token_count;
    uint32_t word_count;                    // WORD and ALNUM tokens
    struct stet_block_tokens *block_tokens; // one for each of prose->blocks
    unsigned scripts;                       // union over all words
};

// Cuts `prose` (finished) into tokens. Memory comes from the prose's arena; both must outlive the document.
void stet_document_init(struct stet_document *doc, const struct stet_prose *prose,
                        struct stet_lexicon *lexicon);

static inline struct stet_str stet_document_text(const struct stet_document *doc, uint32_t token)
{
    const struct stet_token *t = &doc->tokens[token];
    return stet_str_slice(doc->text, t->start, t->end);
}
// Facts about the word form of a WORD or ALNUM token.
static inline const struct stet_word *stet_document_word(const struct stet_document *doc,
                                                         uint32_t token)
{
    return stet_lexicon_word(doc->lexicon, doc->tokens[token].word);
}
static inline bool stet_document_is_word(const struct stet_document *doc, uint32_t token)
{
    return token < doc->token_count && doc->tokens[token].kind == STET_TOKEN_WORD;
}
// PUNCT token with code point `c`; false behind the end of the document.
static inline bool stet_document_is_punct(const struct stet_document *doc, uint32_t token,
                                          uint32_t c)
{
    return token < doc->token_count && doc->tokens[token].kind == STET_TOKEN_PUNCT &&
           doc->tokens[token].word == c;
}
// True when nothing stands between token - 1 and token.
static inline bool stet_document_glued(const struct stet_document *doc, uint32_t token)
{
    return token > 0 && token < doc->token_count &&
           doc->tokens[token - 1].end == doc->tokens[token].start;
}
// The block that the token stands in.
const struct stet_block *stet_document_block(const struct stet_document *doc, uint32_t token);
// First token of the prose that ends behind `offset` (token_count when none does).
uint32_t stet_document_token_at(const struct stet_document *doc, uint32_t offset);

#endif
