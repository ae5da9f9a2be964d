// SPDX-License-Identifier: Apache-2.0
// One document through all rules: prose, tokens, rules, then what they reported is filtered, ordered and turned into findings over
// the original bytes.
#include "engine/check/checker.h"

#include <stdlib.h>

#include "base/embedded.h"
#include "base/file.h"
#include "engine/check/findings.h"
#include "engine/check/suppress.h"

static void add_list(struct stet_dictionary *dictionary, const struct stet_name_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct stet_str also = list->entries[i].also, value;
        stet_dictionary_add_words(dictionary, list->entries[i].name);
        while (stet_name_next_value(&also, &value))
            stet_dictionary_add_words(dictionary, value);
    }
}

// A word a line; comments begin with #. The first line of a personal dictionary of hunspell is a number, what stands behind a slash
// in it are affixes.
static enum stet_status add_word_file(struct stet_dictionary *dictionary, const char *path,
                                      struct stet_error *err)
{
    struct stet_buf text = {0};
    enum stet_status status = stet_file_read(&text, path, err);
    struct stet_str rest = stet_buf_view(&text);
    while (status == STET_OK && rest.data && rest.size) {
        struct stet_str line = stet_str_trim(stet_str_split(&rest, '\n'));
        if (line.size && line.data[0] != '#' && !stet_is_ascii_digit(line.data[0]))
            stet_dictionary_add_words(dictionary, stet_str_trim(stet_str_split(&line, '/')));
    }
    stet_buf_release(&text);
    return status;
}

// The words that the house knows: those of the configuration, and the terms of its lists.
static enum stet_status add_words(const struct stet_checker *checker,
                                  const struct stet_settings *settings, struct stet_error *err)
{
    enum stet_status status = STET_OK;
    for (size_t i = 0; i < checker->lists->term_list_count; i++)
        add_list(checker->dictionary, &checker->lists->terms[i]);
    for (size_t i = 0; status == STET_OK && i < settings->word_count; i++) {
        const char *word = settings->words[i];
        if (stet_words_are_file(word))
            status = add_word_file(checker->dictionary, word, err);
        else
            stet_dictionary_add_words(checker->dictionary, stet_str_from(word));
    }
    stet_dictionary_keep_words(checker->dictionary);
    return status;
}

// Is a rule on that has something to say of documents in other languages?
static bool tells_languages(const struct stet_checker *checker)
{
    for (size_t i = 0; i < stet_rule_def_count; i++)
        if (stet_rule_defs[i]->foreign && checker->severity[i] != STET_SEVERITY_OFF)
            return true;
    return false;
}

enum stet_status stet_checker_new(struct stet_checker **out, const struct stet_settings *settings,
                                  struct stet_error *err)
{
    struct stet_checker *checker = stet_xcalloc(1, sizeof *checker);
    enum stet_status status =
        stet_dictionary_open_in(&checker->dictionary, settings->dictionaries,
                                settings->dictionary_count, settings->language, err);
    if (status == STET_OK)
        status = stet_name_lists_new(&checker->lists, settings->default_names, settings->names,
                                     settings->name_count, err);
    if (status == STET_OK)
        status = stet_glossary_make(&checker->glossary, checker->lists->terms,
                                    checker->lists->term_list_count, err);
    if (status == STET_OK)
        status = add_words(checker, settings, err);
    if (status != STET_OK) {
        stet_checker_free(checker);
        return status;
    }
    checker->severity = stet_xcalloc(stet_rule_def_count, sizeof *checker->severity);
    memcpy(checker->severity, settings->severity, stet_rule_def_count * sizeof *checker->severity);
    checker->fixed = stet_xcalloc(stet_rule_def_count, sizeof *checker->fixed);
    memcpy(checker->fixed, settings->fixed, stet_rule_def_count * sizeof *checker->fixed);
    if (tells_languages(checker))
        stet_languages_init(&checker->languages, stet_embedded("languages"));
    checker->language = stet_arena_strdup(&checker->languages.arena,
                                          stet_language_primary(stet_str_from(settings->language)));
    if (settings->format)
        checker->format.as = stet_format_find(stet_str_from(settings->format));
    *out = checker;
    return STET_OK;
}

void stet_checker_free(struct stet_checker *checker)
{
    if (!checker)
        return;
    stet_dictionary_free(checker->dictionary);
    stet_name_lists_free(checker->lists);
    stet_glossary_release(&checker->glossary);
    stet_languages_release(&checker->languages);
    free(checker->severity);
    free(checker->fixed);
    free(checker);
}

// What is known of this many distinct words is kept: some 200 MB at worst, where all are capitalised and unknown. News reaches it
// after tens of megabytes; then the session starts afresh, so that memory stays bounded however large an archive is.
enum { MOST_WORDS = 200000 };

static void open_session(struct stet_session *session)
{
    session->spelling = stet_spelling_new(session->checker->dictionary, &session->lexicon);
    stet_name_engine_init(&session->names, session->checker->lists, session->spelling,
                          &session->lexicon);
}

static void close_session(struct stet_session *session)
{
    stet_name_engine_release(&session->names);
    stet_spelling_free(session->spelling);
    stet_lexicon_release(&session->lexicon);
}

enum stet_status stet_session_new(struct stet_session **out, const struct stet_checker *checker,
                                  struct stet_error *err)
{
    (void)err;
    struct stet_session *session = stet_xcalloc(1, sizeof *session);
    session->checker = checker;
    open_session(session);
    *out = session;
    return STET_OK;
}

void stet_session_free(struct stet_session *session)
{
    if (!session)
        return;
    close_session(session);
    free(session);
}

static void run_rules(struct stet_check *check, const struct stet_checker *checker, bool last)
{
    for (size_t i = 0; i < stet_rule_def_count; i++) {
        const struct stet_rule_def *rule = stet_rule_defs[i];
        if (checker->severity[i] == STET_SEVERITY_OFF || rule->last != last ||
            rule->foreign != (check->foreign != NULL))
            continue;
        check->rule = rule;
        rule->check(check);
    }
}

// Rules, then what the article itself lets stand, then the rules on that.
static void collect(struct stet_result *result, struct stet_check *check,
                    struct stet_session *session, struct stet_suppress *suppress)
{
    const enum stet_severity *severity = session->checker->severity;
    run_rules(check, session->checker, false);
    struct stet_issues issues = stet_findings_settle(check, session->checker);
    stet_suppress_bind(suppress, check->doc, &session->lexicon, severity);
    issues.count = stet_suppress_filter(suppress, issues.items, issues.count);
    check->directives = suppress->directives;
    check->directive_count = suppress->count;
    run_rules(check, session->checker, true);
    struct stet_issues late = stet_findings_settle(check, session->checker);
    late.count = stet_suppress_filter(suppress, late.items, late.count);
    stet_findings_make(result, check, issues, late);
}

// What the document says of itself is obeyed; NULL: it is to be checked.
static const char *foreign_language(const struct stet_checker *checker,
                                    const struct stet_document *doc)
{
    struct stet_str own = stet_str_from(checker->language);
    if (!checker->languages.count)
        return NULL;
    if (stet_language_primary(doc->prose->language).size >= 2)
        return stet_language_stated(&checker->languages, doc->prose->language, own);
    return stet_language_other(&checker->languages, doc, own);
}

enum stet_status stet_check(struct stet_result **out, struct stet_session *session,
                            const char *path, const char *data, size_t size, struct stet_error *err)
{
    struct stet_result *result = stet_xcalloc(1, sizeof *result);
    result->path = stet_arena_strdup(&result->arena, stet_str_from(path));
    result->original = (struct stet_str){data ? data : "", size};
    struct stet_prose prose;
    enum stet_status status = stet_format_read(&prose, &result->arena, path, result->original,
                                               &session->checker->format, err);
    if (status != STET_OK) {
        stet_result_free(result);
        return status;
    }
    if (session->lexicon.count > MOST_WORDS) {
        close_session(session);
        open_session(session);
    }
    stet_spelling_begin(session->spelling);
    struct stet_suppress suppress;
    stet_suppress_read(&suppress, &prose);
    struct stet_document doc;
    stet_document_init(&doc, &prose, &session->lexicon);
    struct stet_check check = {.doc = &doc,
                               .arena = &result->arena,
                               .spelling = session->spelling,
                               .glossary = &session->checker->glossary,
                               .foreign = foreign_language(session->checker, &doc)};
    if (!check.foreign)
        check.names = stet_names_analyse(&session->names, &doc);
    check.last = &check.first;
    result->words = check.foreign ? 0 : doc.word_count;
    collect(result, &check, session, &suppress);
    stet_suppress_release(&suppress);
    *out = result;
    return STET_OK;
}

void stet_result_free(struct stet_result *result)
{
    if (!result)
        return;
    stet_arena_release(&result->arena);
    free(result);
}

const char *stet_result_path(const struct stet_result *result)
{
    return result->path;
}

size_t stet_result_count(const struct stet_result *result)
{
    return result->finding_count;
}

const struct stet_finding *stet_result_finding(const struct stet_result *result, size_t index)
{
    return index < result->finding_count ? &result->findings[index] : NULL;
}

size_t stet_result_words(const struct stet_result *result)
{
    return result->words;
}

struct stet_str stet_result_original(const struct stet_result *result)
{
    return result->original;
}
