// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/words.h"

static int compare_nocase(struct stet_str word, const char *other)
{
    for (size_t i = 0; i < word.size; i++) {
        unsigned char a = (unsigned char)stet_ascii_lower(word.data[i]),
                      b = (unsigned char)other[i];
        if (a != b)
            return a < b ? -1 : 1;
    }
    return other[word.size] ? -1 : 0;
}

bool stet_word_in(struct stet_str word, const char *const *list, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_nocase(word, list[middle]);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

bool stet_token_is(const struct stet_document *doc, uint32_t token, const char *word)
{
    return stet_document_is_word(doc, token) &&
           compare_nocase(stet_document_text(doc, token), word) == 0;
}

bool stet_same_words(const struct stet_document *doc, uint32_t a, uint32_t b)
{
    const struct stet_token *x = &doc->tokens[a], *y = &doc->tokens[b];
    if (x->kind == STET_TOKEN_PUNCT || y->kind == STET_TOKEN_PUNCT)
        return false;
    if (x->kind == y->kind && x->kind != STET_TOKEN_URL && x->word == y->word)
        return true;
    return x->end - x->start == y->end - y->start &&
           stet_str_eq_nocase(stet_document_text(doc, a), stet_document_text(doc, b));
}

bool stet_follows(const struct stet_document *doc, uint32_t token)
{
    return token > 0 && token < doc->token_count &&
           (doc->tokens[token].flags & STET_TOKEN_SPACE_BEFORE) &&
           !(doc->tokens[token].flags & STET_TOKEN_BLOCK_START);
}

int32_t stet_token_integer(const struct stet_document *doc, uint32_t token)
{
    if (token >= doc->token_count || doc->tokens[token].kind != STET_TOKEN_NUMBER)
        return -1;
    struct stet_str text = stet_document_text(doc, token);
    int32_t value = 0;
    if (text.size > 9)
        return -1;
    for (size_t i = 0; i < text.size; i++) {
        if (!stet_is_ascii_digit(text.data[i]))
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

static const char *const months[12] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
static const char *const weekdays[7] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};

// A name in full, or one of its abbreviations of three letters or more; the first letter is a capital.
static unsigned find_name(const struct stet_document *doc, uint32_t token, const char *const *names,
                          unsigned count, const char *const *short_forms, size_t short_count)
{
    if (!stet_document_is_word(doc, token))
        return 0;
    struct stet_str text = stet_document_text(doc, token);
    if (text.size < 3 || !stet_is_ascii_upper(text.data[0]))
        return 0;
    for (unsigned i = 0; i < count; i++) {
        struct stet_str name = stet_str_from(names[i]);
        if (text.size > name.size || text.data[0] != name.data[0] ||
            !stet_str_eq_nocase(text, stet_str_slice(name, 0, text.size)))
            continue;
        if (text.size == name.size || stet_word_in(text, short_forms, short_count))
            return i + 1;
    }
    return 0;
}

unsigned stet_token_month(const struct stet_document *doc, uint32_t token)
{
    static const char *const forms[] = {"apr", "aug", "dec", "feb", "jan", "jul",
                                        "jun", "mar", "nov", "oct", "sep", "sept"};
    return find_name(doc, token, months, 12, forms, sizeof forms / sizeof *forms);
}

unsigned stet_token_weekday(const struct stet_document *doc, uint32_t token)
{
    static const char *const forms[] = {"fri",  "mon",   "sat", "sun",  "thu",
                                        "thur", "thurs", "tue", "tues", "wed"};
    return find_name(doc, token, weekdays, 7, forms, sizeof forms / sizeof *forms);
}

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned stet_days_in_month(int32_t year, unsigned month)
{
    static const unsigned char days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return (month == 2 && is_leap(year)) ? 29u : days[month - 1];
}

// Sakamoto's method: offsets of the months' first days, years counted from March.
unsigned stet_weekday_of(int32_t year, unsigned month, unsigned day)
{
    static const unsigned char offset[12] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    unsigned y = (unsigned)year - (month < 3 ? 1u : 0u);
    unsigned from_sunday = (y + y / 4 - y / 100 + y / 400 + offset[month - 1] + day) % 7;
    return from_sunday ? from_sunday : 7;
}

const char *stet_weekday_name(unsigned weekday)
{
    return weekdays[weekday - 1];
}

const char *stet_month_name(unsigned month)
{
    return months[month - 1];
}
