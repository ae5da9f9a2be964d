// SPDX-License-Identifier: Apache-2.0
// Whole words in another script. Neighbouring ones are one finding; an article that is mostly in another script is one too.
#include "base/utf8.h"
#include "rules/shared/foreign.h"
#include "rules/shared/letters.h"
#include "rules/shared/meant.h"
#include "spelling/spelling.h"
#include "text/unicode.h"

enum { MAX_RUN = 400 };

static bool is_mark(const struct stet_document *doc, uint32_t t, const char *marks)
{
    return t < doc->token_count && doc->tokens[t].kind == STET_TOKEN_PUNCT &&
           doc->tokens[t].word < 0x80 && doc->tokens[t].word &&
           strchr(marks, (int)doc->tokens[t].word);
}

// A Cyrillic word typed with a Latin twin or two (Рoссия) is a word of the other script all the same.
static bool is_disguised(const struct stet_word *word)
{
    size_t latin = 0, foreign = 0;
    for (size_t i = 0; i < word->text.size;) {
        uint32_t c = stet_utf8_next(word->text, &i);
        if (c < 0x80 && stet_is_ascii_alpha((char)c)) {
            if (!stet_twin_has_cyrillic((char)c))
                return false;
            latin++;
        } else if (stet_char_script(c) == STET_SCRIPT_CYRILLIC) {
            if (!stet_twin_latin(c))
                foreign++;
        }
    }
    return foreign > latin;
}

static bool is_foreign(const struct stet_document *doc, uint32_t t)
{
    if (!stet_residue_is_wordlike(doc, t))
        return false;
    const struct stet_word *word = stet_document_word(doc, t);
    if (!(word->scripts & ~(unsigned)STET_SCRIPT_LATIN))
        return false;
    return !(word->scripts & STET_SCRIPT_LATIN) || is_disguised(word);
}

// Parts of addresses and tags that the tokeniser cannot know: #хештег, сайт.рф.
static bool is_address_part(const struct stet_document *doc, uint32_t t)
{
    if (stet_document_glued(doc, t) &&
        (doc->tokens[t - 1].kind == STET_TOKEN_URL || stet_document_is_punct(doc, t - 1, '@') ||
         stet_document_is_punct(doc, t - 1, '#')))
        return true;
    if (stet_document_glued(doc, t + 1) && stet_document_is_punct(doc, t + 1, '.') &&
        stet_document_glued(doc, t + 2) && is_foreign(doc, t + 2))
        return true;
    return t >= 2 && stet_document_glued(doc, t) && stet_document_is_punct(doc, t - 1, '.') &&
           stet_document_glued(doc, t - 1) && is_foreign(doc, t - 2);
}

struct run {
    uint32_t first, end; // tokens
    uint32_t words;
};

// Between two words of a run may stand marks and numbers, nothing else.
static struct run run_from(const struct stet_document *doc, uint32_t t)
{
    struct run run = {t, t + 1, 1};
    for (uint32_t k = t + 1; k < doc->token_count && k - t < MAX_RUN; k++) {
        const struct stet_token *token = &doc->tokens[k];
        if (!stet_residue_same_line(doc, k) || is_mark(doc, k, "()[]"))
            break;
        if (token->kind == STET_TOKEN_PUNCT || token->kind == STET_TOKEN_NUMBER)
            continue;
        if (!is_foreign(doc, k))
            break;
        run.end = k + 1;
        run.words++;
    }
    return run;
}

// "Су-34", "Х-101": the designation goes into English letter by letter.
static bool ends_designation(const struct stet_document *doc, const struct run *run, uint32_t *end)
{
    uint32_t t = run->first;
    if (run->words != 1 || !is_mark(doc, t + 1, "-") || !stet_document_glued(doc, t + 1) ||
        !stet_document_glued(doc, t + 2) || t + 2 >= doc->token_count ||
        doc->tokens[t + 2].kind != STET_TOKEN_NUMBER)
        return false;
    *end = doc->tokens[t + 2].end;
    return true;
}

static void suggest_romanised(struct stet_check *check, struct stet_issue *issue)
{
    struct stet_str text = stet_str_slice(check->doc->text, issue->start, issue->end);
    struct stet_buf out = {0};
    for (size_t i = 0; i < text.size;) {
        size_t from = i;
        const char *latin = stet_romanise_letter(stet_utf8_next(text, &i));
        if (latin)
            stet_buf_puts(&out, latin);
        else
            stet_buf_append(&out, text.data + from, i - from);
    }
    stet_issue_suggest(check, issue, stet_buf_view(&out));
    stet_buf_release(&out);
}

// Capitals as the foreign word has them: "источник" → "source", "Источник" → "Source".
static void suggest_english(struct stet_check *check, struct stet_issue *issue, const char *english)
{
    struct stet_buf out = {0};
    uint32_t c = stet_utf8_at(check->doc->text, issue->start);
    if (stet_char_class(c) == STET_CHAR_UPPER)
        stet_text_capitalise(&out, stet_str_from(english));
    else
        stet_buf_puts(&out, english);
    stet_issue_suggest(check, issue, stet_buf_view(&out));
    stet_buf_release(&out);
}

static const char *script_of(unsigned scripts)
{
    if (scripts & STET_SCRIPT_CYRILLIC)
        return "Cyrillic";
    return scripts & STET_SCRIPT_GREEK ? "Greek" : "another script";
}

// Among English words on its line, not quoted: nobody wants it there.
static bool is_inside_sentence(const struct stet_document *doc, const struct run *run)
{
    if (stet_is_quote_mark(doc, run->end) && run->first > 0 &&
        stet_is_quote_mark(doc, run->first - 1))
        return false;
    for (uint32_t t = run->first, n = 0; n < 4 && t > 0 && stet_residue_same_line(doc, t); n++)
        if (stet_residue_is_latin(doc, --t))
            return true;
    for (uint32_t t = run->end, n = 0; n < 4 && stet_residue_same_line(doc, t); n++, t++)
        if (stet_residue_is_latin(doc, t))
            return true;
    return false;
}

static void report_run(struct stet_check *check, const struct stet_phrases *phrases,
                       const struct run *run)
{
    const struct stet_document *doc = check->doc;
    uint32_t start = doc->tokens[run->first].start, end = doc->tokens[run->end - 1].end;
    bool designation = ends_designation(doc, run, &end);
    const char *quote = stet_check_quote(check, start, end);
    struct stet_issue *issue =
        stet_check_report(check, start, end, "\"%s\" is left untranslated (%s)", quote,
                          script_of(stet_document_word(doc, run->first)->scripts));
    issue->claims =
        false; // what reads like another script may be mojibake, and then that is the better word for it
    if (run->words <= 3 && is_inside_sentence(doc, run))
        issue->severity = STET_SEVERITY_ERROR;
    issue->fix = STET_FIX_SUGGESTED;
    struct stet_phrase phrase;
    if (designation)
        suggest_romanised(check, issue);
    else if (phrases->filter &&
             stet_phrases_match(phrases, STET_PHRASE_ENTRY, doc, run->first, &phrase) == run->end)
        suggest_english(check, issue, phrase.english);
}

// Single letters are symbols (α, Ω, Ж in quotes) or a matter of look-alikes; a Cyrillic designation is not.
static bool is_symbol(const struct stet_document *doc, const struct run *run)
{
    uint32_t end;
    for (uint32_t t = run->first; t < run->end; t++) {
        if (!stet_residue_is_wordlike(doc, t))
            continue;
        const struct stet_word *word = stet_document_word(doc, t);
        if (word->length_cp > 1 || (word->scripts & STET_SCRIPT_OTHER))
            return false;
    }
    return !ends_designation(doc, run, &end);
}

// Words that become Latin when their twins are replaced belong to residue/lookalike.
static bool is_lookalike(struct stet_check *check, uint32_t t)
{
    const struct stet_word *word = stet_document_word(check->doc, t);
    char latin[STET_TWIN_MAX];
    size_t size = stet_twin_word(word->text, latin);
    return size && (word->has_digit || stet_twin_reads_english(check, t, latin, size));
}

// One finding for an article that was not translated at all.
static bool report_article(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    uint32_t foreign = 0, first = 0;
    for (uint32_t t = 0; t < doc->token_count; t++)
        if (is_foreign(doc, t) && !foreign++)
            first = t;
    if (foreign < 20 || foreign < doc->word_count / 10 * 4)
        return false;
    struct run run = run_from(doc, first);
    struct stet_issue *issue = stet_check_report(
        check, doc->tokens[run.first].start, doc->tokens[run.end - 1].end,
        "%u of the %u words of this article are in %s: it is not translated", foreign,
        doc->word_count, script_of(stet_document_word(doc, first)->scripts));
    issue->severity = STET_SEVERITY_ERROR;
    issue->fix = STET_FIX_SUGGESTED;
    return true;
}

static void check_scripts(struct stet_check *check, const struct stet_phrases *phrases,
                          const struct stet_meant *meant)
{
    const struct stet_document *doc = check->doc;
    if (!(doc->scripts & ~(unsigned)STET_SCRIPT_LATIN) || report_article(check))
        return;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (!is_foreign(doc, t) || is_address_part(doc, t) || is_lookalike(check, t))
            continue;
        struct run run = run_from(doc, t);
        if (!is_symbol(doc, &run) && !stet_meant_covers(meant, doc, run.first, run.end))
            report_run(check, phrases, &run);
        t = run.end - 1;
    }
}

static void report_listed(struct stet_check *check, uint32_t first, uint32_t end,
                          const struct stet_phrase *phrase)
{
    uint32_t from = check->doc->tokens[first].start, to = check->doc->tokens[end - 1].end;
    struct stet_issue *issue = stet_check_report(check, from, to, "\"%s\" is left untranslated",
                                                 stet_check_quote(check, from, to));
    issue->fix = STET_FIX_SUGGESTED;
    suggest_english(check, issue, phrase->english);
}

// Where a label may begin: a line, a bracket, a sentence glued to the one before it.
static bool begins_label(const struct stet_document *doc, uint32_t t)
{
    return stet_residue_starts_line(doc, t) || is_mark(doc, t - 1, "([|/") ||
           (doc->tokens[t].flags & STET_TOKEN_SENTENCE_START);
}

// Furniture in Latin letters ("Źródło: PAP", "(Foto: dpa)"): before a colon, or alone on its line.
static void check_labels(struct stet_check *check, const struct stet_phrases *phrases)
{
    const struct stet_document *doc = check->doc;
    for (uint32_t t = 0; t < doc->token_count; t++) {
        if (!stet_residue_is_latin(doc, t) || !begins_label(doc, t))
            continue;
        struct stet_phrase phrase;
        uint32_t end = stet_phrases_match(phrases, STET_PHRASE_ENTRY, doc, t, &phrase);
        bool alone = stet_residue_starts_line(doc, t) && !stet_residue_same_line(doc, end);
        if (end > t && (alone || is_mark(doc, end, ":")))
            report_listed(check, t, end, &phrase);
    }
}

// "500 złotych"
static void check_units(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_phrases units;
    struct stet_phrase phrase;
    if (!stet_phrases_open(&units, "foreign-units"))
        return;
    for (uint32_t t = 1; t < doc->token_count; t++) {
        if (doc->tokens[t - 1].kind != STET_TOKEN_NUMBER || !stet_residue_is_latin(doc, t) ||
            !stet_residue_same_line(doc, t))
            continue;
        uint32_t end = stet_phrases_match(&units, STET_PHRASE_ENTRY, doc, t, &phrase);
        if (end > t &&
            stet_spelling_known_lower(check->spelling, doc->tokens[t].word) == STET_KNOWN_NO)
            report_listed(check, t, end, &phrase);
    }
}

struct latin {
    struct stet_check *check;
    const struct stet_meant *meant;
    const struct stet_phrases *transliterated;
};

// The quotation that the stretch stands in, when it is short: "on verra bien" is quoted whole. Else the stretch itself.
static struct stet_span quotation_of(const struct stet_document *doc,
                                     const struct stet_foreign *stretch)
{
    enum { REACH = 4 };
    struct stet_span span = {stretch->first, stretch->end};
    uint32_t first = stretch->first, end = stretch->end;
    while (first > 0 && stretch->first - first < REACH && !stet_is_quote_mark(doc, first - 1))
        first--;
    while (end < doc->token_count && end - stretch->end < REACH && !stet_is_quote_mark(doc, end))
        end++;
    if (first > 0 && stet_is_quote_mark(doc, first - 1) && stet_is_quote_mark(doc, end))
        span = (struct stet_span){first, end};
    return span;
}

// A few words by themselves that are quoted are quoted on purpose; residue/transliterated knows some in English.
static bool is_left_alone(const struct latin *latin, const struct stet_foreign *stretch)
{
    enum { TITLE = 6 };
    const struct stet_document *doc = latin->check->doc;
    struct stet_span span = quotation_of(doc, stretch);
    struct stet_phrase phrase;
    bool quoted = span.start < stretch->first || span.end > stretch->end ||
                  (span.start > 0 && stet_is_quote_mark(doc, span.start - 1) &&
                   stet_is_quote_mark(doc, span.end));
    bool title =
        quoted && span.end - span.start <= TITLE &&
        (stretch->words == 1 || (stet_residue_is_wordlike(doc, span.start) &&
                                 stet_document_word(doc, span.start)->form != STET_CASE_LOWER));
    return title || stet_meant_covers(latin->meant, doc, span.start, span.end) ||
           (latin->transliterated->filter &&
            stet_phrases_match(latin->transliterated, STET_PHRASE_ENTRY, doc, stretch->first,
                               &phrase) == stretch->end);
}

static void report_stretch(void *user, const struct stet_foreign *stretch)
{
    const struct latin *latin = user;
    const struct stet_document *doc = latin->check->doc;
    if (is_left_alone(latin, stretch))
        return;
    uint32_t start = doc->tokens[stretch->first].start, end = doc->tokens[stretch->end - 1].end;
    struct stet_issue *issue =
        stet_check_report(latin->check, start, end, "\"%s\" is left untranslated (%s)",
                          stet_check_quote(latin->check, start, end),
                          stretch->language ? stretch->language : "another language");
    issue->fix = STET_FIX_NONE;
}

static void check_untranslated(struct stet_check *check)
{
    struct stet_phrases phrases = {0};
    struct stet_meant meant;
    stet_meant_open(&meant);
    bool listed = stet_phrases_open(&phrases, "untranslated");
    check_scripts(check, &phrases, &meant);
    if (listed)
        check_labels(check, &phrases);
    check_units(check);
    struct stet_phrases transliterated = {0};
    stet_phrases_open(&transliterated, "transliterated");
    struct latin latin = {check, &meant, &transliterated};
    stet_foreign_find(check, report_stretch, &latin);
}

static const struct stet_example bad[] = {
    {"Источник told the agency that talks would go on.",
     "Source told the agency that talks would go on."},
    {"She thanked the крановщик for his help.", NULL},
    {"Two Су-34 bombers crossed the border.", "Two Su-34 bombers crossed the border."},
    {"Читайте также: Harvest begins early", "Read also: Harvest begins early"},
    {"Źródło: the ministry", "Source: the ministry"},
    {"The port is shut. (Foto: dpa)", "The port is shut. (Photo: dpa)"},
    {"It cost 500 złotych.", "It cost 500 zlotys."},
    {"Der Bürgermeister sagte gestern, dass der Hafen geschlossen bleibt.", NULL},
    {"The harbour, kak soobshchaet sluzhba, is shut.", NULL},
    {"The szef of the office left.", NULL},
    {"He said that 会议 would be held.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The Druzhba (Дружба) pipeline runs west.", NULL},
    {"The crowd shouted «Слава Україні!» (\"Glory to Ukraine!\") twice.", NULL},
    {"Losses of 5 µm, 3 Ω and α-particles cost 40 ₽; see № 7.", NULL},
    {"A fait accompli is no pièce de résistance, Señor Ruiz of La Repubblica said.", NULL},
    {"He wrote \"Das alte Haus\" and sang \"La vie est belle\" (Life Is Beautiful).", NULL},
    {"The party (Ukrainian: Слуга народу, \"Servant of the People\") won.", NULL},
    {"Русский | Українська | English", NULL},
    {"\"Слава Україні\" - \"Glory to Ukraine\" - was shouted.", NULL},
    {"The word \"правда\" means truth, and the song \"Катюша\" is old.", NULL},
    {"Details are at https://пример.рф/ and on пример.рф today.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_residue_untranslated = {
    .info =
        {.id = "residue/untranslated",
         .since = "0.1.0",
         .mqm = "accuracy/untranslated",
         .summary = "words left in the source language",
         .why =
             "A word in Cyrillic, Greek or any other script in the middle of an English article is one that the translation "
             "engine skipped: a link label, a rare word, a name in a heading. Up to three such words inside an English sentence are an "
             "error; longer runs, words in quotation marks and whole lines are a warning; an article that is mostly in another script gets "
             "one finding. Designations are romanised (Су-34 → Su-34).\n\n"
             "Sentences, clauses and words of ten languages in Latin letters, Russian and Ukrainian romanised, are told by their frequent words "
             "and their letters (dictionaries/<language>/frequent.txt). English wins: what its dictionary or its news have is no foreign word, nor is "
             "a name. A word by itself is said only when it is a listed one and no English word is one slip away. Labels that news sites put "
             "round their texts (\"Źródło:\", \"(Foto: dpa)\") and units behind a figure (500 złotych) are listed with their English "
             "(untranslated.tsv, foreign-units.tsv).\n\n"
             "The original in brackets after its translation - Druzhba (Дружба) - and the original followed by its translation in brackets "
             "are fine, and so are a quotation beside its translation, a quoted word that is spoken of, titles of works in italics or "
             "behind such a word (the song \"…\"), language switchers, single letters used as symbols, addresses and hashtags.\n\n"
             "Measured: 0.00 findings per 1,000 words of edited text, 0.01 on machine translation.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_SUGGESTED,
         .bad = bad,
         .good = good},
    .check = check_untranslated,
    .claims = true,
    .of_words = true,
};
