// SPDX-License-Identifier: Apache-2.0
// Reading compiled glossaries, and the folding of phrases that the compiler (terms_compile.c) shares.
#include "rules/shared/terms.h"

#include "base/hash.h"
#include "rules/shared/terms_layout.h"
#include "rules/shared/words.h"

bool stet_terms_open(struct stet_terms *out, const void *blob, size_t size)
{
    struct stet_terms_header header;
    const char *base = blob;
    if (size < sizeof header)
        return false;
    memcpy(&header, blob, sizeof header);
    uint64_t end = 0;
    for (size_t i = 0; i < STET_TERMS_SECTIONS; i++) {
        if (header.section[i].offset < end || header.section[i].offset > size ||
            header.section[i].size > size - header.section[i].offset)
            return false;
        end = header.section[i].offset + header.section[i].size;
    }
    const struct stet_terms_section *section = header.section;
    if (header.magic != STET_TERMS_MAGIC ||
        section[STET_TERMS_SINGLE].size != STET_TERM_FILTER_BITS / 8 ||
        section[STET_TERMS_PAIR].size != STET_TERM_FILTER_BITS / 8 ||
        !section[STET_TERMS_STRINGS].size ||
        !stet_table_open(&out->phrases, base + section[STET_TERMS_TABLE].offset,
                         section[STET_TERMS_TABLE].size))
        return false;
    out->entries =
        (const struct stet_term *)(const void *)(base + section[STET_TERMS_ENTRIES].offset);
    out->entry_count = (uint32_t)(section[STET_TERMS_ENTRIES].size / sizeof(struct stet_term));
    out->single = (const unsigned char *)base + section[STET_TERMS_SINGLE].offset;
    out->pair = (const unsigned char *)base + section[STET_TERMS_PAIR].offset;
    out->strings = base + section[STET_TERMS_STRINGS].offset;
    out->string_size = (uint32_t)section[STET_TERMS_STRINGS].size;
    return true;
}

uint32_t stet_terms_letters(struct stet_str word)
{
    if (stet_str_ends(word, STET_STR("'s")))
        word.size -= 2;
    else if (stet_str_ends(word, STET_STR("\xe2\x80\x99s")))
        word.size -= 4;
    if (!word.size)
        return 0;
    // Five bits of a letter are the same in both cases.
    uint32_t first = (unsigned char)word.data[0], last = (unsigned char)word.data[word.size - 1];
    uint32_t second = word.size > 1 ? (unsigned char)word.data[1] : 0;
    return (first & 31) << 11 | (second & 31) << 6 | (last & 31) << 1 | (word.size & 1);
}

bool stet_terms_add_word(struct stet_terms_phrase *phrase, struct stet_str word)
{
    if (phrase->size && phrase->size < STET_TERM_BYTES)
        phrase->text[phrase->size++] = ' ';
    for (size_t i = 0; i < word.size; i++) {
        if (phrase->size >= STET_TERM_BYTES)
            return false;
        bool curly = stet_str_starts(stet_str_slice(word, i, word.size), STET_STR("\xe2\x80\x99"));
        phrase->text[phrase->size++] = curly ? '\'' : stet_ascii_lower(word.data[i]);
        i += curly ? 2 : 0;
    }
    return true;
}

static bool is_word(const struct stet_document *doc, uint32_t token)
{
    if (token >= doc->token_count)
        return false;
    uint8_t kind = doc->tokens[token].kind;
    return kind == STET_TOKEN_WORD || kind == STET_TOKEN_ALNUM || kind == STET_TOKEN_NUMBER;
}

// The word behind `token`, across white space or a hyphen; token_count: none.
static uint32_t next_word(const struct stet_document *doc, uint32_t token)
{
    uint32_t next = token + 1;
    if (next < doc->token_count && doc->tokens[next].kind == STET_TOKEN_PUNCT &&
        (doc->tokens[next].word == '-' || doc->tokens[next].word == 0x2010 ||
         doc->tokens[next].word == 0x2011) &&
        stet_document_glued(doc, next) && stet_document_glued(doc, next + 1))
        next++;
    else if (!stet_follows(doc, next))
        return doc->token_count;
    return is_word(doc, next) ? next : doc->token_count;
}

static struct stet_str without_possessive(struct stet_str text)
{
    if (stet_str_ends(text, STET_STR("'s")))
        text.size -= 2;
    return text;
}

static bool look_up(struct stet_term_match *out, const struct stet_terms *terms,
                    struct stet_str phrase)
{
    struct stet_str core = without_possessive(phrase);
    uint32_t value = stet_table_get(&terms->phrases, stet_hash(phrase), UINT32_MAX);
    out->possessive = false;
    if (value == UINT32_MAX && core.size < phrase.size) {
        value = stet_table_get(&terms->phrases, stet_hash(core), UINT32_MAX);
        out->possessive = true;
    }
    out->case_only = value != UINT32_MAX && value & STET_TERMS_CASE;
    if (out->case_only)
        value &= ~(uint32_t)STET_TERMS_CASE;
    bool accepted = value / 2 == STET_TERMS_ACCEPTED;
    if (!accepted && value / 2 >= terms->entry_count)
        return false;
    out->term = accepted ? NULL : &terms->entries[value / 2];
    out->plural = value & 1;
    return true;
}

static bool has_bit(const unsigned char *bits, uint32_t bit)
{
    return bits[bit / 8] >> (bit % 8) & 1;
}

static bool may_start(const struct stet_terms *terms, const struct stet_document *doc,
                      uint32_t token)
{
    uint32_t first = stet_terms_letters(stet_document_text(doc, token));
    if (has_bit(terms->single, first))
        return true;
    uint32_t next = next_word(doc, token);
    return next < doc->token_count &&
           has_bit(terms->pair,
                   stet_terms_pair(first, stet_terms_letters(stet_document_text(doc, next))));
}

static bool is_heading(const struct stet_document *doc, uint32_t token)
{
    return stet_document_block(doc, token)->kind == STET_BLOCK_HEADING;
}

// The capitals of a match are the term's, or those that its place asks for.
static bool has_right_case(const struct stet_term_match *match, const struct stet_terms *terms,
                           const struct stet_document *doc)
{
    struct stet_str name = stet_str_from(stet_terms_string(terms, match->term->name));
    size_t at = 0;
    bool upper = true, exact = true;
    for (uint32_t t = match->first; t <= match->last; t++) {
        struct stet_str text = stet_document_text(doc, t);
        bool free = is_heading(doc, t) || doc->tokens[t].flags & STET_TOKEN_SENTENCE_START;
        while (at < name.size && strchr(" -_", name.data[at]))
            at++;
        for (size_t i = 0; i < text.size && at < name.size; i++, at++) {
            upper = upper && !(text.data[i] >= 'a' && text.data[i] <= 'z');
            bool same = text.data[i] == name.data[at] ||
                        (free && i == 0 && text.data[i] == stet_ascii_upper(name.data[at]));
            exact = exact && same;
            if (doc->tokens[t].kind == STET_TOKEN_PUNCT)
                break;
        }
    }
    return exact || upper;
}

bool stet_terms_match(struct stet_term_match *out, const struct stet_terms *terms,
                      const struct stet_document *doc, uint32_t token)
{
    if (!is_word(doc, token))
        return false;
    if (!may_start(terms, doc, token))
        return false;
    struct stet_terms_phrase phrase = {.size = 0};
    size_t ends[STET_TERM_WORDS];
    uint32_t tokens[STET_TERM_WORDS];
    unsigned count = 0;
    for (uint32_t t = token; t < doc->token_count && count < STET_TERM_WORDS;
         t = next_word(doc, t)) {
        if (!stet_terms_add_word(&phrase, stet_document_text(doc, t)))
            break;
        tokens[count] = t;
        ends[count++] = phrase.size;
    }
    while (count-- > 0)
        if (look_up(out, terms, (struct stet_str){phrase.text, ends[count]})) {
            out->first = token;
            out->last = tokens[count];
            if (out->case_only && has_right_case(out, terms, doc))
                out->term = NULL;
            return true;
        }
    return false;
}
