// SPDX-License-Identifier: Apache-2.0
// Build-time half of languages.h: reads the lists of frequent words, romanises those in Cyrillic, learns the letters.
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "rules/shared/languages_layout.h"
#include "text/unicode.h"

// Words are collected in a map from a number (the hash) to the classes of their ranks, in the order of their first sight.
struct words {
    struct stet_map places; // word to its index
    struct stet_buf hashes, values;
};

struct compiler {
    struct stet_arena arena;
    struct words exact, folded;
    double (*counts)[STET_TRIGRAMS]; // by language, English last
    uint32_t language, rank_class;
};

static void add_word(struct compiler *compiler, struct words *words, struct stet_str word)
{
    bool fresh;
    uint32_t *place = stet_map_put(&words->places, stet_arena_copy(&compiler->arena, word),
                                   words->places.count, &fresh);
    if (fresh) {
        uint64_t hash = stet_hash(word);
        uint32_t none = 0;
        stet_buf_append(&words->hashes, &hash, sizeof hash);
        stet_buf_append(&words->values, &none, sizeof none);
    }
    uint32_t *value = (uint32_t *)(void *)words->values.data + *place;
    uint32_t shift = compiler->language * STET_RANK_BITS;
    if (!(*value >> shift & ((1u << STET_RANK_BITS) - 1)))
        *value |= compiler->rank_class << shift;
}

static void learn(struct compiler *compiler, struct stet_str folded)
{
    for (size_t i = 0; i <= folded.size; i++)
        compiler->counts[compiler->language][stet_trigram(folded, i)] += 1;
}

static void add_form(struct compiler *compiler, struct stet_str word)
{
    char folded[STET_LANGUAGE_WORD];
    size_t size = stet_text_fold(word, folded, sizeof folded);
    if (!size)
        return;
    struct stet_str key = {folded, size};
    add_word(compiler, &compiler->exact, word);
    if (!stet_str_eq(key, word))
        add_word(compiler, &compiler->folded, key);
    learn(compiler, key);
}

static void add_romanised(void *to, struct stet_str latin)
{
    add_form(to, latin);
}

static void add_line(struct compiler *compiler, const struct stet_language_source *source,
                     struct stet_str line)
{
    struct stet_buf lower = {0};
    stet_text_lower(&lower, line);
    if (source->romanise)
        source->romanise(source->user, stet_buf_view(&lower), add_romanised, compiler);
    else
        add_form(compiler, stet_buf_view(&lower));
    stet_buf_release(&lower);
}

static enum stet_status add_language(struct compiler *compiler, char name[STET_LANGUAGE_NAME],
                                     const struct stet_language_source *source,
                                     struct stet_error *err)
{
    struct stet_str rest = source->text, mark = STET_STR("@name ");
    for (uint32_t line_no = 1, rank = 0; rest.data; line_no++) {
        struct stet_str line = stet_str_trim(stet_str_split(&rest, '\n'));
        if (!line.size || line.data[0] == '#')
            continue;
        if (stet_str_starts(line, mark)) {
            struct stet_str value = stet_str_slice(line, mark.size, line.size);
            size_t size = value.size < STET_LANGUAGE_NAME ? value.size : STET_LANGUAGE_NAME - 1;
            memcpy(name, value.data, size);
            continue;
        }
        if (!name[0] || memchr(line.data, ' ', line.size))
            return stet_fail(err, STET_ERROR_DATA, source->path, line_no, 0,
                             "one word is expected, behind a line \"@name Language\"");
        compiler->rank_class = 1 + (uint32_t)(log2(++rank) / 2);
        add_line(compiler, source, line);
    }
    return STET_OK;
}

static void learn_english(struct compiler *compiler, struct stet_str text)
{
    while (text.data) {
        struct stet_str line = stet_str_split(&text, '\n'), word = stet_str_split(&line, '\t');
        char folded[STET_LANGUAGE_WORD];
        if (!word.size || !stet_is_ascii_lower(word.data[0]))
            continue;
        size_t size = stet_text_fold(word, folded, sizeof folded);
        if (size)
            learn(compiler, (struct stet_str){folded, size});
    }
}

// Probability of a letter behind the two before it, a little of it given to every letter.
static void write_letters(const struct compiler *compiler, uint32_t languages, struct stet_buf *out)
{
    enum { SMOOTHED = 1 };
    for (uint32_t trigram = 0; trigram < STET_TRIGRAMS; trigram++)
        for (uint32_t l = 0; l < languages; l++) {
            const double *counts = compiler->counts[l];
            uint32_t first = trigram / STET_LETTER_KINDS * STET_LETTER_KINDS;
            double total = 0;
            for (uint32_t c = 0; c < STET_LETTER_KINDS; c++)
                total += counts[first + c];
            double p = (counts[trigram] + 0.1 * SMOOTHED) / (total + 2.7 * SMOOTHED);
            double cost = -log2(p) * STET_LANGUAGE_BIT;
            stet_buf_putc(out, (char)(unsigned char)(cost > 255 ? 255 : cost));
        }
}

static uint32_t write_words(struct words *words, struct stet_buf *out)
{
    size_t before = out->size;
    stet_table_write(out, (const uint64_t *)(const void *)words->hashes.data,
                     (const uint32_t *)(const void *)words->values.data,
                     words->values.size / sizeof(uint32_t));
    stet_buf_align(out, 8);
    stet_map_release(&words->places);
    stet_buf_release(&words->hashes);
    stet_buf_release(&words->values);
    return (uint32_t)(out->size - before);
}

enum stet_status stet_languages_compile(struct stet_buf *blob,
                                        const struct stet_language_source *sources, size_t count,
                                        struct stet_str english, struct stet_error *err)
{
    struct stet_languages_header header = {.magic = STET_LANGUAGES_MAGIC, .count = (uint32_t)count};
    struct compiler compiler = {.counts = stet_xcalloc(count + 1, sizeof *compiler.counts)};
    enum stet_status status = STET_OK;
    if (count > STET_LANGUAGES)
        status = stet_fail(err, STET_ERROR_DATA, sources[STET_LANGUAGES].path, 0, 0,
                           "there are more than %d languages", STET_LANGUAGES);
    for (size_t i = 0; i < count && status == STET_OK; i++, compiler.language++)
        status = add_language(&compiler, header.names[i], &sources[i], err);
    if (status == STET_OK)
        learn_english(&compiler, english);
    struct stet_buf exact = {0}, folded = {0};
    header.exact_size = write_words(&compiler.exact, &exact);
    header.folded_size = write_words(&compiler.folded, &folded);
    if (status == STET_OK) {
        stet_buf_append(blob, &header, sizeof header);
        stet_buf_str(blob, stet_buf_view(&exact));
        stet_buf_str(blob, stet_buf_view(&folded));
        write_letters(&compiler, (uint32_t)count + 1, blob);
    }
    stet_buf_release(&exact);
    stet_buf_release(&folded);
    stet_arena_release(&compiler.arena);
    free(compiler.counts);
    return status;
}
