// SPDX-License-Identifier: Apache-2.0
// The bounds were set on edited English news (no article may be called foreign, quotations and lists of names in other languages
// included) and on news in ten other languages.
#include "text/language.h"

#include "text/unicode.h"

static const char another[] = "another language";

enum {
    SAMPLE = 400,        // words looked at, from all over the text
    FEWEST_WORDS = 40,   // below this nothing is said of a text in Latin letters
    FEWEST_LETTERS = 30, // of another script
    MANY_LETTERS = 200,
    SURE = 15,
    LIKELY = 6 // of a hundred words are closed-class words of a language
};

void stet_languages_init(struct stet_languages *languages, struct stet_str table)
{
    *languages = (struct stet_languages){0};
    while (table.data) {
        struct stet_str line = stet_str_split(&table, '\n');
        struct stet_str code = stet_str_split(&line, '\t'), name = {0};
        if (!line.data || code.data[0] == '#' || stet_str_eq(code, STET_STR("code")) ||
            languages->count == STET_LANGUAGES_MOST)
            continue;
        name = stet_str_split(&line, '\t');
        uint32_t bit = (uint32_t)1 << languages->count;
        languages->code[languages->count] = stet_arena_strdup(&languages->arena, code);
        languages->name[languages->count++] = stet_arena_strdup(&languages->arena, name);
        while (line.data)
            *stet_map_put(&languages->words, stet_str_split(&line, ' '), 0, NULL) |= bit;
    }
}

void stet_languages_release(struct stet_languages *languages)
{
    stet_map_release(&languages->words);
    stet_arena_release(&languages->arena);
}

struct stet_str stet_language_primary(struct stet_str code)
{
    size_t size = 0;
    while (size < code.size && stet_is_ascii_alpha(code.data[size]))
        size++;
    return stet_str_slice(code, 0, size);
}

const char *stet_language_stated(const struct stet_languages *languages, struct stet_str stated,
                                 struct stet_str own)
{
    struct stet_str code = stet_language_primary(stet_str_trim(stated));
    if (code.size < 2 || code.size > 3 || stet_str_eq_nocase(code, own))
        return NULL;
    for (size_t l = 0; l < languages->count; l++)
        if (stet_str_eq_nocase(code, stet_str_from(languages->code[l])))
            return languages->name[l];
    return another;
}

struct tally {
    uint32_t words[2][STET_LANGUAGES_MOST]; // closed-class words: in Latin letters, in others
    uint32_t all;
    uint32_t latin, other; // letters by script
};

// 1: the word is not in Latin letters.
static unsigned count_letters(struct tally *tally, const struct stet_word *word)
{
    uint32_t letters = word->length_cp;
    bool other = (word->scripts & ~(unsigned)STET_SCRIPT_LATIN) != 0;
    *(other ? &tally->other : &tally->latin) += letters;
    return other;
}

static void take_sample(struct tally *tally, const struct stet_languages *languages,
                        const struct stet_document *doc)
{
    uint32_t stride = doc->token_count / SAMPLE + 1;
    for (uint32_t t = 0; t < doc->token_count; t += stride) {
        if (doc->tokens[t].kind != STET_TOKEN_WORD)
            continue;
        const struct stet_word *word = stet_document_word(doc, t);
        tally->all++;
        unsigned script = count_letters(tally, word);
        const uint32_t *bits = stet_map_get(&languages->words, word->text);
        for (size_t l = 0; bits && l < languages->count; l++)
            tally->words[script][l] += *bits >> l & 1;
    }
}

static size_t number_of(const struct stet_languages *languages, struct stet_str code)
{
    size_t l = 0;
    while (l < languages->count && !stet_str_eq_nocase(code, stet_str_from(languages->code[l])))
        l++;
    return l;
}

// The language with most words, if these are `least` of a hundred; languages->count: none.
static size_t best_of(const struct stet_languages *languages, const struct tally *tally,
                      unsigned script, uint32_t least)
{
    size_t best = 0;
    for (size_t l = 1; l < languages->count; l++)
        if (tally->words[script][l] > tally->words[script][best])
            best = l;
    return tally->words[script][best] * 100 >= tally->all * least ? best : languages->count;
}

const char *stet_language_other(const struct stet_languages *languages,
                                const struct stet_document *doc, struct stet_str own)
{
    struct tally tally = {0};
    size_t self = number_of(languages, own);
    if (self == languages->count)
        return NULL;
    take_sample(&tally, languages, doc);
    // An untranslated sentence under an English headline is residue in an English text: a short text must be purer.
    uint32_t times = tally.other >= MANY_LETTERS ? 4 : 12;
    if (tally.other >= FEWEST_LETTERS && tally.other > times * tally.latin) {
        size_t likely = best_of(languages, &tally, 1, LIKELY);
        bool clear = likely < languages->count;
        for (size_t l = 0; clear && l < languages->count; l++)
            clear = l == likely || tally.words[1][likely] > tally.words[1][l] + 1;
        return clear ? languages->name[likely] : another;
    }
    size_t best = best_of(languages, &tally, 0, SURE);
    bool foreign = tally.all >= FEWEST_WORDS && best < languages->count && best != self &&
                   tally.words[0][best] > 2 * tally.words[0][self];
    return foreign ? languages->name[best] : NULL;
}
