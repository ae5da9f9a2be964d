// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/dates.h"

enum { FIRST_YEAR = 1000, LAST_YEAR = 2199 };

// A day of one or two digits, with or without an ordinal ending; 0: none.
static unsigned day_at(const struct stet_document *doc, uint32_t token, bool *ordinal)
{
    if (token >= doc->token_count)
        return 0;
    uint8_t kind = doc->tokens[token].kind;
    if (kind != STET_TOKEN_NUMBER && kind != STET_TOKEN_ALNUM)
        return 0;
    struct stet_str text = stet_document_text(doc, token);
    unsigned day = 0;
    size_t i = 0;
    for (; i < text.size && i < 2 && stet_is_ascii_digit(text.data[i]); i++)
        day = day * 10 + (unsigned)(text.data[i] - '0');
    *ordinal = kind == STET_TOKEN_ALNUM;
    if (!*ordinal)
        return i == text.size ? day : 0;
    static const char *const endings[] = {"nd", "rd", "st", "th"};
    return i && STET_WORD_IN(stet_str_slice(text, i, text.size), endings) ? day : 0;
}

static bool joins(const struct stet_document *doc, uint32_t token)
{
    static const uint32_t marks[] = {'-', '/', 0x2010, 0x2011, 0x2013, 0x2014, ':'};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (stet_document_is_punct(doc, token, marks[i]))
            return true;
    return false;
}

// "July 9-11", "B-12 July", "12 July-style", "$12 July": part of something else.
static bool is_free(const struct stet_document *doc, uint32_t first, uint32_t last)
{
    if (first > 0 && stet_document_glued(doc, first) &&
        doc->tokens[first - 1].kind == STET_TOKEN_PUNCT && doc->tokens[first - 1].word != '(' &&
        doc->tokens[first - 1].word != '"' && doc->tokens[first - 1].word < 0x2018)
        return false;
    return !(stet_document_glued(doc, last + 1) && joins(doc, last + 1));
}

static int32_t year_at(const struct stet_document *doc, uint32_t token)
{
    int32_t year = stet_token_integer(doc, token);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
}

// A year behind the date: with a comma or without.
static void take_year(struct stet_date *date, const struct stet_document *doc)
{
    uint32_t t = date->last + 1;
    if (stet_document_is_punct(doc, t, '.') && stet_document_glued(doc, t) && date->abbreviated &&
        !date->month_first)
        t++;
    if (stet_document_is_punct(doc, t, ','))
        t++;
    if (stet_follows(doc, t) && (date->year = year_at(doc, t)) != 0)
        date->last = t;
}

static void take_weekday_behind(struct stet_date *date, const struct stet_document *doc)
{
    uint32_t t = date->last + 1;
    if (!date->year ||
        !(stet_document_is_punct(doc, t, ',') || stet_document_is_punct(doc, t, '(')))
        return;
    date->weekday = stet_token_weekday(doc, t + 1);
    date->weekday_token = t + 1;
    // "before July 12, 2024, Monday was a holiday": behind a comma the day must end the phrase.
    if (doc->tokens[t].word == ',' && t + 2 < doc->token_count &&
        doc->tokens[t + 2].kind != STET_TOKEN_PUNCT &&
        !(doc->tokens[t + 2].flags & STET_TOKEN_BLOCK_START))
        date->weekday = 0;
}

static void take_weekday(struct stet_date *date, const struct stet_document *doc)
{
    uint32_t t = date->first;
    bool the = t > 0 && stet_token_is(doc, t - 1, "the");
    t -= the;
    // "Fri., July 12"; but in "…, Thursday. July 12" the stop ends a sentence.
    bool comma = t > 0 && stet_document_is_punct(doc, t - 1, ',');
    t -= comma;
    bool stop = t > 1 && stet_document_is_punct(doc, t - 1, '.');
    if (stop && doc->tokens[t - 2].end - doc->tokens[t - 2].start > 5) {
        take_weekday_behind(date, doc);
        return;
    }
    t -= stop;
    if (t > 0 && !(doc->tokens[date->first].flags & STET_TOKEN_BLOCK_START) &&
        (date->weekday = stet_token_weekday(doc, t - 1)) != 0) {
        date->weekday_token = t - 1;
        return;
    }
    take_weekday_behind(date, doc);
}

static bool is_block_start(const struct stet_document *doc, uint32_t token)
{
    return token < doc->token_count && (doc->tokens[token].flags & STET_TOKEN_BLOCK_START);
}

// July 12, July 12th, Jul. 12
static bool month_first(struct stet_date *date, const struct stet_document *doc, uint32_t token)
{
    date->month = stet_token_month(doc, token);
    uint32_t day = token + 1;
    date->abbreviated = doc->tokens[token].end - doc->tokens[token].start <= 4;
    if (date->abbreviated && stet_document_is_punct(doc, day, '.') && stet_document_glued(doc, day))
        day++;
    if (!stet_follows(doc, day) || !(date->day = day_at(doc, day, &date->ordinal)))
        return false;
    date->first = token;
    date->last = day;
    date->month_first = true;
    return true;
}

// 12 July, 12th July, 12th of July
static bool day_first(struct stet_date *date, const struct stet_document *doc, uint32_t token)
{
    uint32_t month = token + 1;
    if (!(date->day = day_at(doc, token, &date->ordinal)))
        return false;
    if (date->ordinal && stet_token_is(doc, month, "of") && stet_follows(doc, month))
        month++;
    if (!stet_follows(doc, month) || !(date->month = stet_token_month(doc, month)))
        return false;
    date->abbreviated = doc->tokens[month].end - doc->tokens[month].start <= 4;
    date->first = token;
    date->last = month;
    return true;
}

bool stet_date_at(struct stet_date *out, const struct stet_document *doc, uint32_t token)
{
    struct stet_date date = {0};
    uint8_t kind = doc->tokens[token].kind;
    bool found =
        kind == STET_TOKEN_WORD ? stet_token_month(doc, token) && month_first(&date, doc, token)
        : kind == STET_TOKEN_NUMBER || kind == STET_TOKEN_ALNUM ? day_first(&date, doc, token)
                                                                : false;
    if (!found)
        return false;
    bool free = is_free(doc, date.first, date.last);
    for (uint32_t t = date.first + 1; t <= date.last; t++)
        free &= !is_block_start(doc, t);
    if (!free)
        return false;
    take_year(&date, doc);
    take_weekday(&date, doc);
    *out = date;
    return true;
}
