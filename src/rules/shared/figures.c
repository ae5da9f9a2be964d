// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/figures.h"

bool stet_is_number(const struct stet_document *doc, uint32_t token)
{
    return token < doc->token_count && doc->tokens[token].kind == STET_TOKEN_NUMBER;
}

bool stet_is_digits(const struct stet_document *doc, uint32_t token, size_t fewest, size_t most)
{
    if (!stet_is_number(doc, token))
        return false;
    struct stet_str text = stet_document_text(doc, token);
    if (text.size < fewest || text.size > most)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!stet_is_ascii_digit(text.data[i]))
            return false;
    return true;
}

bool stet_is_scale(const struct stet_document *doc, uint32_t token)
{
    static const char *const scales[] = {"billion", "bln", "bn",       "hundred",  "million",
                                         "mln",     "mn",  "thousand", "trillion", "trln"};
    return stet_document_is_word(doc, token) &&
           STET_WORD_IN(stet_document_text(doc, token), scales);
}

bool stet_is_currency(const struct stet_document *doc, uint32_t token)
{
    return stet_document_is_punct(doc, token, '$') || stet_document_is_punct(doc, token, 0x20ac) ||
           stet_document_is_punct(doc, token, 0xa3);
}

bool stet_is_unit(const struct stet_document *doc, uint32_t token)
{
    static const char *const units[] = {
        "acres",    "cm",      "days",    "degrees",   "dollars",    "euro",       "euros",
        "feet",     "ft",      "gw",      "ha",        "hectares",   "hours",      "hryvnia",
        "hryvnias", "inches",  "kg",      "kilograms", "kilometers", "kilometres", "km",
        "kw",       "kwh",     "liters",  "litres",    "magnitude",  "meters",     "metres",
        "miles",    "minutes", "mm",      "months",    "mw",         "percent",    "percentage",
        "points",   "pounds",  "roubles", "rubles",    "seconds",    "times",      "tonnes",
        "tons",     "weeks",   "years"};
    return stet_document_is_punct(doc, token, '%') || stet_document_is_punct(doc, token, 0xb0) ||
           stet_is_scale(doc, token) ||
           (stet_token_is(doc, token, "per") && stet_token_is(doc, token + 1, "cent")) ||
           (stet_document_is_word(doc, token) &&
            STET_WORD_IN(stet_document_text(doc, token), units));
}
