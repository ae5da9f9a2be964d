// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/figures.h"

bool stet_figures_open(struct stet_figures *out, const struct stet_document *doc)
{
    out->doc = doc;
    return stet_phrases_open(&out->words, "figures");
}

static enum stet_figure_class class_of(const char *name)
{
    static const struct {
        const char *name;
        enum stet_figure_class class;
    } classes[] = {{"scale", STET_FIGURE_SCALE},       {"wire", STET_FIGURE_WIRE},
                   {"short", STET_FIGURE_SHORT},       {"unit", STET_FIGURE_UNIT},
                   {"money", STET_FIGURE_MONEY},       {"counted", STET_FIGURE_COUNTED},
                   {"numbered", STET_FIGURE_NUMBERED}, {"timed", STET_FIGURE_TIMED},
                   {"dated", STET_FIGURE_DATED},       {"year", STET_FIGURE_YEAR},
                   {"clock", STET_FIGURE_CLOCK}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strcmp(name, classes[i].name) == 0)
            return classes[i].class;
    return STET_FIGURE_NONE;
}

struct stet_figure_word stet_figure_word_at(const struct stet_figures *figures, uint32_t token)
{
    struct stet_figure_word word = {STET_FIGURE_NONE, "", token};
    struct stet_phrase phrase;
    if (!stet_document_is_word(figures->doc, token))
        return word;
    uint32_t end =
        stet_phrases_match(&figures->words, STET_PHRASE_ENTRY, figures->doc, token, &phrase);
    if (end == token)
        return word;
    return (struct stet_figure_word){class_of(phrase.class), phrase.english, end};
}

bool stet_is_number(const struct stet_document *doc, uint32_t token)
{
    return token < doc->token_count && doc->tokens[token].kind == STET_TOKEN_NUMBER;
}

static bool all_digits(struct stet_str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!stet_is_ascii_digit(text.data[i]))
            return false;
    return true;
}

bool stet_is_digits(const struct stet_document *doc, uint32_t token, size_t fewest, size_t most)
{
    if (!stet_is_number(doc, token))
        return false;
    struct stet_str text = stet_document_text(doc, token);
    return text.size >= fewest && text.size <= most && all_digits(text);
}

bool stet_is_sum(const struct stet_document *doc, uint32_t token)
{
    return token < doc->token_count &&
           (doc->tokens[token].kind == STET_TOKEN_NUMBER ||
            (doc->tokens[token].kind == STET_TOKEN_ALNUM &&
             stet_is_ascii_digit(doc->text.data[doc->tokens[token].start])));
}

bool stet_is_scale(const struct stet_figures *figures, uint32_t token)
{
    enum stet_figure_class class = stet_figure_word_at(figures, token).class;
    return class == STET_FIGURE_SCALE || class == STET_FIGURE_WIRE || class == STET_FIGURE_SHORT;
}

bool stet_is_currency(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_punct(doc, token, '$') || stet_document_is_punct(doc, token, 0x20ac) ||
           stet_document_is_punct(doc, token, 0xa3);
}

bool stet_is_unit(const struct stet_figures *figures, uint32_t token)
{
    if (stet_document_is_punct(figures->doc, token, '%') ||
        stet_document_is_punct(figures->doc, token, 0xb0))
        return true;
    switch (stet_figure_word_at(figures, token).class) {
    case STET_FIGURE_SCALE:
    case STET_FIGURE_WIRE:
    case STET_FIGURE_SHORT:
    case STET_FIGURE_UNIT:
    case STET_FIGURE_MONEY: return true;
    default: return false;
    }
}

// One white-space character, plain or not breaking, in the same line.
static bool is_near(const struct stet_document *doc, uint32_t token)
{
    if (!stet_follows(doc, token) || (doc->tokens[token].flags & STET_TOKEN_LINE_START))
        return false;
    uint32_t gap = doc->tokens[token].start - doc->tokens[token - 1].end;
    return gap == 1 || doc->text.data[doc->tokens[token - 1].end] != ' ';
}

static bool is_inner_group(const struct stet_document *doc, uint32_t token)
{
    return stet_is_digits(doc, token, 3, 3) && is_near(doc, token);
}

// 500,5 · 500.25: the last group with the decimals behind it.
static bool is_decimal_group(const struct stet_document *doc, uint32_t token)
{
    if (!stet_is_number(doc, token) || !is_near(doc, token))
        return false;
    struct stet_str text = stet_document_text(doc, token);
    return (text.size == 5 || text.size == 6) && (text.data[3] == ',' || text.data[3] == '.') &&
           all_digits(stet_str_slice(text, 0, 3)) && all_digits(stet_str_slice(text, 4, text.size));
}

uint32_t stet_last_group(const struct stet_document *doc, uint32_t first)
{
    uint32_t last = first;
    if (!stet_is_digits(doc, first, 1, 3))
        return first;
    while (is_inner_group(doc, last + 1))
        last++;
    return is_decimal_group(doc, last + 1) ? last + 1 : last;
}

uint32_t stet_first_group(const struct stet_document *doc, uint32_t last)
{
    uint32_t first = last;
    bool group = is_inner_group(doc, last) || is_decimal_group(doc, last);
    while (group && first > 0 && stet_is_digits(doc, first - 1, 1, 3)) {
        first--;
        group = is_inner_group(doc, first);
    }
    return first;
}

// The mark in front of one or two last digits is the decimal one; three digits behind a mark are a group.
static bool is_decimal_mark(struct stet_str text, size_t i)
{
    bool other = false; // a comma and a point in one figure: the last one is decimal
    for (size_t k = 0; k < i; k++)
        other |= text.data[k] != text.data[i] && !stet_is_ascii_digit(text.data[k]);
    return all_digits(stet_str_slice(text, i + 1, text.size)) && (text.size - i - 1 < 3 || other);
}

void stet_figure_english(struct stet_buf *out, const struct stet_document *doc, uint32_t first,
                         uint32_t last)
{
    for (uint32_t t = first; t <= last; t++) {
        struct stet_str text = stet_document_text(doc, t);
        if (t > first)
            stet_buf_putc(out, ',');
        for (size_t i = 0; i < text.size; i++)
            stet_buf_putc(out, stet_is_ascii_digit(text.data[i]) ? text.data[i]
                               : is_decimal_mark(text, i)        ? '.'
                                                                 : ',');
    }
}

bool stet_takes_stop(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_punct(doc, token, '.') && stet_document_glued(doc, token) &&
           token + 1 < doc->token_count &&
           !(doc->tokens[token + 1].flags & STET_TOKEN_BLOCK_START) &&
           (doc->tokens[token + 1].kind == STET_TOKEN_PUNCT ||
            (stet_document_is_word(doc, token + 1) &&
             stet_document_word(doc, token + 1)->form == STET_CASE_LOWER));
}
