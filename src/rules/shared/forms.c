// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/forms.h"

#include "rules/shared/letters.h"
#include "rules/shared/words.h"
#include "spelling/spelling.h"

bool stet_forms_open(struct stet_forms *out, const char *name)
{
    return stet_phrases_open(&out->phrases, name);
}

static bool same_capitals(const struct stet_document *doc, uint32_t first, uint32_t end,
                          const char *form)
{
    struct stet_str wanted = stet_str_from(form);
    struct stet_str text =
        stet_str_slice(doc->text, doc->tokens[first].start, doc->tokens[end - 1].end);
    return stet_str_starts(text, wanted) &&
           (text.size == wanted.size || text.data[wanted.size] == '\'' ||
            stet_str_starts(stet_str_slice(text, wanted.size, text.size),
                            STET_STR("\xe2\x80\x99")));
}

uint32_t stet_forms_match(const struct stet_forms *forms, const struct stet_document *doc,
                          uint32_t token, struct stet_phrase *out)
{
    if (!stet_document_is_word(doc, token) ||
        stet_document_word(doc, token)->form == STET_CASE_LOWER)
        return token;
    uint32_t end = stet_phrases_match(&forms->phrases, STET_PHRASE_ENTRY, doc, token, out);
    return end > token && same_capitals(doc, token, end, out->text) ? end : token;
}

static bool share_language(const char *a, const char *b)
{
    struct stet_str left = stet_str_from(a);
    while (left.data) {
        struct stet_str one = stet_str_split(&left, '|'), right = stet_str_from(b);
        while (right.data)
            if (stet_str_eq(stet_str_split(&right, '|'), one))
                return true;
    }
    return false;
}

bool stet_forms_beside(const struct stet_document *doc, const char *languages, uint32_t first,
                       uint32_t end)
{
    static const char *const tables[] = {"exonyms", "acronyms"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct stet_forms forms;
        struct stet_phrase form;
        if (!stet_forms_open(&forms, tables[i]))
            continue;
        for (uint32_t t = 0; t < doc->token_count; t++)
            if ((t < first || t >= end) && stet_forms_match(&forms, doc, t, &form) > t &&
                !form.ambiguous[0] && share_language(form.class, languages))
                return true;
    }
    return false;
}

struct stet_issue *stet_forms_report(struct stet_check *check, const struct stet_document *doc,
                                     uint32_t first, uint32_t end, const struct stet_phrase *form,
                                     bool plural)
{
    uint32_t from = doc->tokens[first].start, to = doc->tokens[end - 1].end;
    struct stet_str tail = stet_str_slice(doc->text, from + (uint32_t)strlen(form->text), to);
    const char *english = form->english;
    size_t size = strlen(english);
    bool add = plural && size && english[size - 1] != 's';
    struct stet_issue *issue = stet_check_report(
        check, from, to, "\"%s\" is the form of another language; English says \"%s\"",
        stet_check_quote(check, from, to), english);
    struct stet_buf text = {0};
    stet_buf_printf(&text, "%s%s", english, add ? "s" : "");
    stet_buf_str(&text, tail);
    stet_issue_suggest(check, issue, stet_buf_view(&text));
    stet_buf_release(&text);
    return issue;
}

bool stet_is_plural_number(const struct stet_document *doc, uint32_t token)
{
    static const char *const words[] = {
        "all",   "both",    "eight", "eleven", "few", "five",  "four",  "hundred", "many", "nine",
        "seven", "several", "six",   "some",   "ten", "these", "three", "twelve",  "two"};
    if (doc->tokens[token].kind == STET_TOKEN_NUMBER)
        return !stet_str_eq(stet_document_text(doc, token), STET_STR("1"));
    return stet_document_is_word(doc, token) && STET_WORD_IN(stet_document_text(doc, token), words);
}

bool stet_is_compound_part(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    return (first > 0 && stet_document_glued(doc, first) &&
            doc->tokens[first - 1].kind == STET_TOKEN_PUNCT &&
            strchr("-/.@#&", (int)(doc->tokens[first - 1].word & 0x7f)) &&
            doc->tokens[first - 1].word < 0x80) ||
           (stet_document_is_punct(doc, end, '-') && stet_document_glued(doc, end) &&
            stet_document_glued(doc, end + 1));
}

bool stet_is_proper(const struct stet_check *check, uint32_t token)
{
    const struct stet_document *doc = check->doc;
    return stet_document_is_word(doc, token) &&
           stet_document_word(doc, token)->form != STET_CASE_LOWER &&
           stet_spelling_known_lower(check->spelling, doc->tokens[token].word) != STET_KNOWN_YES;
}
