// SPDX-License-Identifier: Apache-2.0
#include "text/lexicon.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "text/unicode.h"

struct letter_counts {
    uint32_t upper, lower;
    bool first_upper, seen_letter;
};

static void count_char(struct stet_word *word, struct letter_counts *counts, uint32_t c)
{
    enum stet_char_class class;
    if (c < 0x80) {
        class = stet_is_ascii_upper((char)c)   ? STET_CHAR_UPPER
                : stet_is_ascii_lower((char)c) ? STET_CHAR_LOWER
                : stet_is_ascii_digit((char)c) ? STET_CHAR_DIGIT
                                               : STET_CHAR_PUNCT;
        if (class == STET_CHAR_UPPER || class == STET_CHAR_LOWER)
            word->scripts |= STET_SCRIPT_LATIN;
    } else {
        class = stet_char_class(c);
        word->ascii = false;
        if (class == STET_CHAR_UPPER || class == STET_CHAR_LOWER)
            word->scripts |= stet_char_script(c);
    }
    if (class == STET_CHAR_DIGIT)
        word->has_digit = true;
    if (class == STET_CHAR_UPPER) {
        if (!counts->seen_letter)
            counts->first_upper = true;
        counts->upper++;
        counts->seen_letter = true;
    } else if (class == STET_CHAR_LOWER) {
        counts->lower++;
        counts->seen_letter = true;
    }
}

static enum stet_case case_of(const struct letter_counts *counts)
{
    if (!counts->seen_letter)
        return STET_CASE_NONE;
    if (counts->upper == 0)
        return STET_CASE_LOWER;
    if (counts->lower == 0)
        return counts->upper == 1 ? STET_CASE_TITLE : STET_CASE_UPPER;
    return counts->upper == 1 && counts->first_upper ? STET_CASE_TITLE : STET_CASE_MIXED;
}

// The possessive 's of an upper-case word ("NATO's") is no lower-case letter of the word.
static struct stet_str without_possessive(struct stet_str text)
{
    if (stet_str_ends(text, STET_STR("'s")))
        text.size -= 2;
    else if (stet_str_ends(text, STET_STR("\xe2\x80\x99s")))
        text.size -= 4;
    return text;
}

static struct stet_word describe(struct stet_str text)
{
    struct stet_word word = {.text = text, .ascii = true};
    struct letter_counts counts = {0};
    struct stet_str core = without_possessive(text);
    for (size_t i = 0; i < text.size; word.length_cp++) {
        uint32_t c = stet_utf8_next(text, &i);
        if (i <= core.size)
            count_char(&word, &counts, c);
        else if (c >= 0x80)
            word.ascii = false;
    }
    word.form = case_of(&counts);
    return word;
}

uint32_t stet_lexicon_intern(struct stet_lexicon *lexicon, struct stet_str text)
{
    const uint32_t *known = stet_map_get(&lexicon->ids, text);
    if (known)
        return *known;
    if (lexicon->count == lexicon->capacity) {
        lexicon->capacity = lexicon->capacity ? lexicon->capacity * 2 : 1024;
        lexicon->words = stet_xrealloc(lexicon->words, lexicon->capacity * sizeof *lexicon->words);
    }
    struct stet_str copy = stet_arena_copy(&lexicon->arena, text);
    struct stet_word *word = STET_NEW(&lexicon->arena, struct stet_word);
    *word = describe(copy);
    lexicon->words[lexicon->count] = word;
    stet_map_put(&lexicon->ids, copy, lexicon->count, NULL);
    return lexicon->count++;
}

void stet_lexicon_release(struct stet_lexicon *lexicon)
{
    free(lexicon->words);
    stet_map_release(&lexicon->ids);
    stet_arena_release(&lexicon->arena);
    *lexicon = (struct stet_lexicon){0};
}
