// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/capital_form.h"

#include "names/article/article.h"
#include "rules/shared/words.h"
#include "spelling/spelling.h"
#include "text/word_classes.h"

enum { SHORTEST = 3 };

static bool is_calendar(struct stet_str word)
{
    for (unsigned i = 1; i <= 12; i++)
        if (stet_str_eq_nocase(word, stet_str_from(stet_month_name(i))) ||
            (i <= 7 && stet_str_eq_nocase(word, stet_str_from(stet_weekday_name(i)))))
            return true;
    return false;
}

// "5 may 2021", "in august 2020": a day or a year says that the month is meant.
static bool is_dated(const struct stet_document *doc, uint32_t token)
{
    enum { FIRST_YEAR = 1000, LAST_YEAR = 2199 };
    int32_t year = stet_token_integer(doc, token + 1);
    return stet_follows(doc, token + 1) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

static bool is_address_mark(const struct stet_document *doc, uint32_t token)
{
    static const uint32_t marks[] = {'-', 0x2010, 0x2011, '_',    '/', '.',
                                     '@', '#',    '\'',   0x2019, '&', '*'};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (stet_document_is_punct(doc, token, marks[i]))
            return true;
    return false;
}

// Part of a compound, an address or a tag. A full stop that ends the sentence is none of these.
static bool is_part(const struct stet_document *doc, uint32_t token)
{
    if (stet_document_glued(doc, token) && is_address_mark(doc, token - 1))
        return true;
    return stet_document_glued(doc, token + 1) && is_address_mark(doc, token + 1) &&
           !(stet_document_is_punct(doc, token + 1, '.') && !stet_document_glued(doc, token + 2));
}

// The word with its first letter, or all of them, as capitals; false when it does not fit or is not in small ASCII letters.
static bool raise(char out[STET_CAPITAL_FORM_SIZE], struct stet_str core, bool all)
{
    if (core.size < SHORTEST || core.size >= STET_CAPITAL_FORM_SIZE)
        return false;
    for (size_t i = 0; i < core.size; i++) {
        if (!stet_is_ascii_lower(core.data[i]))
            return false;
        out[i] = all || i == 0 ? stet_ascii_upper(core.data[i]) : core.data[i];
    }
    out[core.size] = '\0';
    return true;
}

static bool is_listed_as(struct stet_check *check, const struct stet_name_form *form,
                         enum stet_name_kind kind)
{
    struct stet_name_engine *engine = check->names->engine;
    for (uint32_t i = 0; i < form->exact_count; i++) {
        const struct stet_index *index = stet_name_layer(engine, form->exact[i].layer);
        const struct stet_index_word *word = stet_name_word(engine, form->exact[i]);
        for (uint32_t r = 0; r < word->ref_count; r++)
            if (index->entries[index->refs[word->first_ref + r].entry].kind == (uint32_t)kind)
                return true;
    }
    return false;
}

static const struct stet_name_form *form_of(struct stet_check *check, struct stet_str capital)
{
    struct stet_name_engine *engine = check->names->engine;
    return stet_name_form_of(engine, stet_lexicon_intern(engine->lexicon, capital));
}

// A place of the lists that nobody is called after; persons' names are words too often.
static bool is_listed_place(struct stet_check *check, struct stet_str capital)
{
    enum { SHORTEST_PLACE = 5 };
    if (capital.size < SHORTEST_PLACE)
        return false;
    const struct stet_name_form *form = form_of(check, capital);
    struct stet_known_counts counts =
        stet_known_word(&check->names->engine->lists->known, form->key);
    return form->exact_count > 0 && counts.place > 0 && counts.given == 0;
}

// How news write the word: with a capital, in capitals, or not at all in small letters.
static bool is_name(struct stet_check *check, struct stet_str core,
                    char out[STET_CAPITAL_FORM_SIZE])
{
    enum { OFTEN = 8, VERY_OFTEN = 40, OFTEN_IN_CAPITALS = 15 };
    const struct stet_spelling *spelling = check->spelling;
    char upper[STET_CAPITAL_FORM_SIZE];
    if (!raise(out, core, false) || !raise(upper, core, true) ||
        stet_spelling_news_text(spelling, core) > 0)
        return false;
    struct stet_str title = {out, core.size};
    bool word = stet_spelling_has(spelling, core);
    uint32_t titled = stet_spelling_news_text(spelling, title);
    uint32_t raised = stet_spelling_news_text(spelling, (struct stet_str){upper, core.size});
    if (!word && raised >= OFTEN_IN_CAPITALS && raised > titled) {
        memcpy(out, upper, core.size);
        return true;
    }
    // German and French are words in small letters to the dictionary, Trump is one to everybody.
    if (word)
        return titled >= VERY_OFTEN && is_listed_as(check, form_of(check, title), STET_NAME_PEOPLE);
    return (titled >= OFTEN && stet_spelling_has(spelling, title)) || is_listed_place(check, title);
}

// A neighbour that no dictionary has either, with a capital or without: a phrase in another language.
static bool is_foreign(struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    char ignored[STET_CAPITAL_FORM_SIZE];
    return stet_document_is_word(doc, token) &&
           stet_document_word(doc, token)->form == STET_CASE_LOWER &&
           stet_spelling_known(check->spelling, doc->tokens[token].word) == STET_KNOWN_NO &&
           !is_calendar(stet_document_text(doc, token)) &&
           !is_name(check, stet_name_core(stet_document_text(doc, token)), ignored);
}

bool stet_capital_form(struct stet_capital_form *out, struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    struct stet_str text = stet_document_text(doc, token), core = stet_name_core(text);
    if (core.size < SHORTEST || text.size >= STET_CAPITAL_FORM_SIZE || is_part(doc, token))
        return false;
    bool common = (stet_word_classes(core) & STET_WORD_CLASS(common_too)) != 0;
    out->calendar = is_calendar(core);
    if (out->calendar) {
        if ((common && !is_dated(doc, token)) || !raise(out->text, core, false))
            return false;
    } else if (common || !is_name(check, core, out->text) ||
               (token > 0 && stet_follows(doc, token) && is_foreign(check, token - 1)) ||
               (stet_follows(doc, token + 1) && is_foreign(check, token + 1))) {
        return false;
    }
    memcpy(out->text + core.size, text.data + core.size, text.size - core.size);
    out->text[text.size] = '\0';
    return true;
}
