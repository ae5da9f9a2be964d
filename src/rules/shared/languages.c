// SPDX-License-Identifier: Apache-2.0
#include "base/embedded.h"
#include "base/hash.h"
#include "rules/shared/languages_layout.h"
#include "text/unicode.h"

// What a word costs that a language does not list, and one that no English dictionary has, beside its letters: their share of running text.
enum { UNLISTED = 3 * STET_LANGUAGE_BIT, UNKNOWN_ENGLISH = 5 * STET_LANGUAGE_BIT };

bool stet_languages_open(struct stet_languages *out)
{
    struct stet_str blob = stet_embedded("letter-models");
    const struct stet_languages_header *header = (const void *)blob.data;
    if (blob.size < sizeof *header || header->magic != STET_LANGUAGES_MAGIC ||
        header->count > STET_LANGUAGES)
        return false;
    size_t rest = blob.size - sizeof *header,
           tables = (size_t)header->exact_size + header->folded_size;
    if (rest < tables || rest - tables < (size_t)STET_TRIGRAMS * (header->count + 1))
        return false;
    const char *at = blob.data + sizeof *header;
    out->count = header->count;
    out->names = header->names;
    out->letters = (const uint8_t *)at + tables;
    return stet_table_open(&out->exact, at, header->exact_size) &&
           stet_table_open(&out->folded, at + header->exact_size, header->folded_size);
}

static int16_t letter_cost(const struct stet_languages *languages, struct stet_str folded,
                           uint32_t language)
{
    int32_t cost = 0;
    for (size_t i = 0; i <= folded.size; i++)
        cost += languages->letters[stet_trigram(folded, i) * (languages->count + 1) + language];
    return (int16_t)cost;
}

// Ranks come in classes of two bits: 1 is the first four words, 2 the next twelve. The middle of the class, by Zipf's law.
static int16_t rank_cost(uint32_t rank_class)
{
    return (int16_t)((2 * (int)rank_class + 2) * STET_LANGUAGE_BIT);
}

uint32_t stet_languages_weigh(const struct stet_languages *languages, struct stet_str word,
                              bool by_letters, int16_t out[STET_LANGUAGES])
{
    char folded[STET_LANGUAGE_WORD];
    size_t size = stet_text_fold(word, folded, sizeof folded);
    uint32_t value = stet_table_get(&languages->exact, stet_hash(word), 0), listed = 0;
    if (!value && size && by_letters)
        value = stet_table_get(&languages->folded, stet_hash((struct stet_str){folded, size}), 0);
    for (uint32_t l = 0; l < languages->count; l++) {
        uint32_t rank_class = value >> (l * STET_RANK_BITS) & ((1u << STET_RANK_BITS) - 1);
        out[l] = INT16_MAX;
        if (rank_class)
            out[l] = rank_cost(rank_class);
        else if (by_letters && size)
            out[l] =
                (int16_t)(UNLISTED + letter_cost(languages, (struct stet_str){folded, size}, l));
        listed |= (uint32_t)(rank_class > 0) << l;
    }
    return listed;
}

int16_t stet_languages_english(const struct stet_languages *languages, struct stet_str word)
{
    char folded[STET_LANGUAGE_WORD];
    size_t size = stet_text_fold(word, folded, sizeof folded);
    return (int16_t)(UNKNOWN_ENGLISH +
                     letter_cost(languages, (struct stet_str){folded, size}, languages->count));
}
