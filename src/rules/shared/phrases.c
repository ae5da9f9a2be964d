// SPDX-License-Identifier: Apache-2.0
#include "base/embedded.h"
#include "base/hash.h"
#include "rules/shared/phrases_layout.h"

bool stet_phrases_open(struct stet_phrases *out, const char *name)
{
    struct stet_str blob = stet_embedded(name);
    size_t head = STET_PHRASE_FILTER * sizeof(uint32_t);
    if (blob.size <= head || !stet_table_open(&out->table, blob.data + head, blob.size - head))
        return false;
    out->filter = (const uint32_t *)(const void *)blob.data;
    out->pool = stet_str_slice(blob, head + out->table.size, blob.size);
    return true;
}

// Words of a '~' pattern have to stand as the list writes them.
static bool same_spelling(const struct stet_document *doc, uint32_t token, uint32_t end,
                          const char *pattern)
{
    struct stet_str rest = stet_str_from(pattern);
    for (; token < end; token++) {
        struct stet_str word = stet_str_split(&rest, ' ');
        struct stet_str text = stet_document_text(doc, token);
        if (doc->tokens[token].kind == STET_TOKEN_NUMBER)
            continue;
        if (!stet_str_eq(word, text) && stet_is_ascii_upper(word.data ? *word.data : 'A'))
            return false;
    }
    return true;
}

static bool is_word_token(const struct stet_token *token)
{
    return token->kind == STET_TOKEN_WORD || token->kind == STET_TOKEN_ALNUM ||
           token->kind == STET_TOKEN_NUMBER;
}

// A byte that tells an open pattern, then four strings.
static struct stet_phrase read_entry(const char *entry)
{
    struct stet_phrase phrase = {.text = entry + 1, .open = entry[0] != 0};
    phrase.english = phrase.text + strlen(phrase.text) + 1;
    phrase.class = phrase.english + strlen(phrase.english) + 1;
    phrase.ambiguous = phrase.class + strlen(phrase.class) + 1;
    return phrase;
}

// "Moskau's" is found as "Moskau": the size without the ending, 0 where there is none.
static size_t without_possessive(const char *word, size_t size, enum stet_phrase_kind kind)
{
    return kind == STET_PHRASE_ENTRY && size > 2 && word[size - 2] == '\'' && word[size - 1] == 's'
               ? size - 2
               : 0;
}

static bool may_begin(const struct stet_phrases *phrases, const char *word, size_t size)
{
    return size && phrases->filter[(unsigned char)word[0]] & stet_phrase_size_bit(size);
}

static bool joins(const struct stet_document *doc, uint32_t t, enum stet_phrase_kind kind,
                  uint32_t first)
{
    if (doc->tokens[t].kind != STET_TOKEN_PUNCT || t - first >= 4 * STET_PHRASE_MAX_WORDS)
        return false;
    return kind == STET_PHRASE_LINE || kind == STET_PHRASE_SENTENCE ||
           (kind == STET_PHRASE_ENTRY && doc->tokens[t].word == '-' && t > first &&
            stet_document_glued(doc, t) && stet_document_glued(doc, t + 1));
}

uint32_t stet_phrases_match(const struct stet_phrases *phrases, enum stet_phrase_kind kind,
                            const struct stet_document *doc, uint32_t token,
                            struct stet_phrase *out)
{
    uint64_t hash = (unsigned char)kind;
    uint32_t found = token;
    bool first = true;
    for (uint32_t t = token, words = 0; t < doc->token_count && words < STET_PHRASE_MAX_WORDS;
         t++) {
        if (t > token && (doc->tokens[t].flags & (STET_TOKEN_LINE_START | STET_TOKEN_BLOCK_START)))
            break;
        if (!is_word_token(&doc->tokens[t])) {
            if (joins(doc, t, kind, token))
                continue;
            break;
        }
        char word[STET_PHRASE_MAX_WORD];
        size_t size = stet_phrase_normalise(stet_document_text(doc, t), word);
        size_t bare = without_possessive(word, size, kind);
        if (!size || (first && !may_begin(phrases, word, size) && !may_begin(phrases, word, bare)))
            break;
        first = false;
        words++;
        uint64_t before = hash;
        hash = stet_phrase_extend(hash, word, size);
        uint32_t value = stet_table_get(&phrases->table, hash, 0);
        if (bare && !value)
            value = stet_table_get(&phrases->table, stet_phrase_extend(before, word, bare), 0) &
                    ~UINT32_C(1);
        if (value > 1) {
            struct stet_phrase phrase = read_entry(phrases->pool.data + value / 2 - 1);
            if (kind != STET_PHRASE_TEXT || same_spelling(doc, token, t + 1, phrase.text)) {
                *out = phrase;
                found = t + 1;
            }
        }
        if (!(value & 1))
            break;
    }
    return found;
}
