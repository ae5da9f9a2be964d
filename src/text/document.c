// SPDX-License-Identifier: Apache-2.0
// One pass over the prose; ASCII is decided by a table, the rest by ICU's properties. Every byte of a block belongs to exactly
// one token or to white space, tokens are in order and never overlap.
#include "text/document.h"

#include "base/utf8.h"
#include "text/address.h"
#include "text/unicode.h"
#include "text/word_classes.h"

struct cutter {
    struct stet_document *doc;
    struct stet_lexicon *lexicon;
    struct stet_str text; // prose up to the end of the block
    size_t at;
    struct stet_buf tokens;
    bool space, line_start, block_start, sentence_start;
};

static enum stet_char_class class_at(struct stet_str text, size_t i, size_t *next)
{
    unsigned char byte = (unsigned char)text.data[i];
    *next = i + 1;
    if (byte < 0x80) {
        if (stet_is_ascii_lower((char)byte))
            return STET_CHAR_LOWER;
        if (stet_is_ascii_upper((char)byte))
            return STET_CHAR_UPPER;
        if (stet_is_ascii_digit((char)byte))
            return STET_CHAR_DIGIT;
        if (byte == ' ' || byte == '\t')
            return STET_CHAR_SPACE;
        if (byte >= '\n' && byte <= '\r')
            return STET_CHAR_BREAK;
        return byte < 0x20 || byte == 0x7f ? STET_CHAR_CONTROL : STET_CHAR_PUNCT;
    }
    *next = i;
    return stet_char_class(stet_utf8_next(text, next));
}

static bool is_word_class(enum stet_char_class class)
{
    return class == STET_CHAR_LOWER || class == STET_CHAR_UPPER || class == STET_CHAR_MARK ||
           class == STET_CHAR_DIGIT;
}

// Typographic and typewriter apostrophes that may stand inside a word.
static size_t apostrophe_at(struct stet_str text, size_t i)
{
    if (i < text.size && text.data[i] == '\'')
        return 1;
    if (stet_str_starts(stet_str_slice(text, i, text.size), STET_STR("\xe2\x80\x99")) ||
        stet_str_starts(stet_str_slice(text, i, text.size), STET_STR("\xca\xbc")))
        return text.data[i] == '\xca' ? 2 : 3;
    return 0;
}

static bool letter_at(struct stet_str text, size_t i)
{
    size_t next;
    if (i >= text.size)
        return false;
    enum stet_char_class class = class_at(text, i, &next);
    return class == STET_CHAR_LOWER || class == STET_CHAR_UPPER;
}

// End of the run of letters, marks, digits and inner apostrophes that starts at `i`.
static size_t word_end(struct stet_str text, size_t i, bool *letters, bool *digits)
{
    for (;;) {
        size_t next;
        while (i < text.size) {
            enum stet_char_class class = class_at(text, i, &next);
            // Zero-width characters inside a word belong to it: residue/invisible reports them, the word stays whole.
            if (class == STET_CHAR_FORMAT ? !letter_at(text, next) : !is_word_class(class))
                break;
            *digits |= class == STET_CHAR_DIGIT;
            *letters |= class == STET_CHAR_LOWER || class == STET_CHAR_UPPER;
            i = next;
        }
        size_t apostrophe = apostrophe_at(text, i);
        if (!apostrophe || !letter_at(text, i + apostrophe))
            return i;
        i += apostrophe;
    }
}

static size_t number_end(struct stet_str text, size_t i)
{
    while (i < text.size) {
        if (stet_is_ascii_digit(text.data[i]))
            i++;
        else if (memchr(",.:", text.data[i], 3) && i + 1 < text.size &&
                 stet_is_ascii_digit(text.data[i + 1]))
            i += 2;
        else
            break;
    }
    return i;
}

static void push(struct cutter *cut, size_t end, enum stet_token_kind kind, uint32_t word,
                 unsigned flags)
{
    struct stet_token token = {(uint32_t)cut->at, (uint32_t)end,  word,
                               (uint8_t)kind,     (uint8_t)flags, 0};
    token.flags |= cut->space ? STET_TOKEN_SPACE_BEFORE : 0;
    token.flags |= cut->line_start ? STET_TOKEN_LINE_START : 0;
    token.flags |= cut->block_start ? STET_TOKEN_BLOCK_START : 0;
    if (cut->sentence_start && kind != STET_TOKEN_PUNCT) {
        token.flags |= STET_TOKEN_SENTENCE_START;
        cut->sentence_start = false;
    }
    stet_buf_append(&cut->tokens, &token, sizeof token);
    cut->space = cut->line_start = cut->block_start = false;
    cut->at = end;
}

static void push_word(struct cutter *cut, size_t end, enum stet_token_kind kind)
{
    uint32_t id = stet_lexicon_intern(cut->lexicon, stet_str_slice(cut->text, cut->at, end));
    cut->doc->scripts |= stet_lexicon_word(cut->lexicon, id)->scripts;
    cut->doc->word_count += kind != STET_TOKEN_NUMBER;
    push(cut, end, kind, id, 0);
}

static void cut_word_or_number(struct cutter *cut)
{
    bool letters = false, digits = false;
    size_t end = word_end(cut->text, cut->at, &letters, &digits);
    if (digits && !letters) {
        size_t number = number_end(cut->text, cut->at);
        push_word(cut, number > cut->at ? number : end, STET_TOKEN_NUMBER);
        return;
    }
    push_word(cut, end, digits ? STET_TOKEN_ALNUM : STET_TOKEN_WORD);
}

// Words that end in a full stop without ending a sentence, in news English; `next` is the first letter behind the space, 0: none.
// Some are words too ("She said no."), or end a sentence as often ("in Dec."): what follows tells.
static bool is_abbreviation(struct stet_str word, char next)
{
    if (word.size == 1 && stet_is_ascii_alpha(word.data[0]))
        return true; // an initial
    uint64_t classes = stet_word_classes(word);
    if (classes & STET_WORD_CLASS(abbreviation_before_figures))
        return stet_is_ascii_digit(next);
    if (classes & STET_WORD_CLASS(abbreviation_of_month))
        return stet_is_ascii_digit(next) || (next >= 'a' && next <= 'z');
    return classes & STET_WORD_CLASS(abbreviation);
}

// The first byte behind the mark at cut->at and the white space that follows it.
static char byte_behind(const struct cutter *cut)
{
    size_t at = cut->at + 1;
    while (at < cut->text.size && stet_is_ascii_space(cut->text.data[at]))
        at++;
    return at < cut->text.size ? cut->text.data[at] : 0;
}

static bool ends_sentence(const struct cutter *cut, uint32_t c)
{
    if (c == '!' || c == '?' || c == 0x2026 || c == 0x203d || c == 0x3002)
        return true;
    if (c != '.')
        return false;
    size_t count = cut->tokens.size / sizeof(struct stet_token);
    if (!count)
        return true;
    const struct stet_token *last = (const struct stet_token *)(void *)cut->tokens.data + count - 1;
    return last->kind != STET_TOKEN_WORD ||
           !is_abbreviation(stet_str_slice(cut->text, last->start, last->end), byte_behind(cut));
}

static void cut_one(struct cutter *cut)
{
    size_t next;
    enum stet_char_class class = class_at(cut->text, cut->at, &next);
    if (class == STET_CHAR_SPACE || class == STET_CHAR_BREAK) {
        cut->space = true;
        cut->line_start |= class == STET_CHAR_BREAK;
        cut->at = next;
        return;
    }
    unsigned flags = 0;
    size_t address = stet_address_end(cut->text, cut->at, &flags);
    if (address > cut->at) {
        push(cut, address, STET_TOKEN_URL, 0, flags);
        return;
    }
    if (is_word_class(class)) {
        cut_word_or_number(cut);
        return;
    }
    uint32_t c = stet_utf8_at(cut->text, cut->at);
    bool ends = ends_sentence(cut, c);
    push(cut, next, STET_TOKEN_PUNCT, c, 0);
    cut->sentence_start |= ends;
}

static void cut_block(struct cutter *cut, const struct stet_block *block)
{
    cut->text = (struct stet_str){cut->doc->text.data, block->end};
    cut->at = block->start;
    cut->space = cut->line_start = cut->block_start = cut->sentence_start = true;
    while (cut->at < block->end)
        cut_one(cut);
}

void stet_document_init(struct stet_document *doc, const struct stet_prose *prose,
                        struct stet_lexicon *lexicon)
{
    *doc = (struct stet_document){
        .prose = prose, .lexicon = lexicon, .arena = prose->arena, .text = prose->text};
    doc->block_tokens = STET_NEW_ARRAY(doc->arena, struct stet_block_tokens, prose->block_count);
    struct cutter cut = {.doc = doc, .lexicon = lexicon};
    for (uint32_t b = 0; b < prose->block_count; b++) {
        doc->block_tokens[b].first = (uint32_t)(cut.tokens.size / sizeof(struct stet_token));
        cut_block(&cut, &prose->blocks[b]);
        doc->block_tokens[b].end = (uint32_t)(cut.tokens.size / sizeof(struct stet_token));
    }
    doc->token_count = (uint32_t)(cut.tokens.size / sizeof(struct stet_token));
    doc->tokens = STET_NEW_ARRAY(doc->arena, struct stet_token, doc->token_count);
    if (cut.tokens.size)
        memcpy(doc->tokens, cut.tokens.data, cut.tokens.size);
    stet_buf_release(&cut.tokens);
}

uint32_t stet_document_token_at(const struct stet_document *doc, uint32_t offset)
{
    uint32_t low = 0, high = doc->token_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->tokens[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct stet_block *stet_document_block(const struct stet_document *doc, uint32_t token)
{
    uint32_t low = 0, high = doc->prose->block_count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->block_tokens[middle].first <= token)
            low = middle;
        else
            high = middle;
    }
    return &doc->prose->blocks[low];
}
