// SPDX-License-Identifier: Apache-2.0
// stet, a proof-reader for machine-translated articles: the public interface, and all that the command line sees.
//
//     struct stet_error err = {0};
//     struct stet_settings *settings = NULL;
//     struct stet_checker *checker = NULL;
//     struct stet_session *session = NULL;
//     struct stet_result *result = NULL;
//     if (stet_settings_new(&settings, &err) == STET_OK && stet_checker_new(&checker, settings, &err) == STET_OK &&
//         stet_session_new(&session, checker, &err) == STET_OK &&
//         stet_check(&result, session, "article.md", bytes, size, &err) == STET_OK)
//         for (size_t i = 0; i < stet_result_count(result); i++)
//             puts(stet_result_finding(result, i)->message);
//     stet_result_free(result); stet_session_free(session); stet_checker_free(checker); stet_settings_free(settings);
//
// Conventions. Text is UTF-8. Functions that can fail return enum stet_status, take their results as out-parameters first
// and `struct stet_error *err` last (untouched on success, NULL allowed); `T **out` is the caller's to free, a returned
// `const T *` is borrowed from its parent. A finding is about the article and is data; a failure is about stet's own work.
// Threads: a checker is immutable and shared; a session belongs to one thread at a time; a result to whoever holds it.
#ifndef STET_H
#define STET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#define STET_API __attribute__((visibility("default")))
#else
#define STET_API
#endif

// A slice of text: not NUL-terminated by contract, `data` never NULL where `size` is not 0.
struct stet_str {
    const char *data;
    size_t size; // bytes
};

enum stet_status {
    STET_OK = 0,
    STET_ERROR_USAGE,  // a call or an option that makes no sense
    STET_ERROR_IO,     // a file or folder that cannot be read or written
    STET_ERROR_CONFIG, // .stet.yaml
    STET_ERROR_DATA,   // a name list, a dictionary, a compiled table
    STET_ERROR_INPUT, // an article that cannot be checked at all (a picture, UTF-16, larger than 1 GiB)
};

// Why something failed: a whole sentence that names the file and what to do.
struct stet_error {
    char message[1024];
    char path[512];  // "" when no file is to blame
    unsigned line;   // from 1; 0: none
    unsigned column; // code points from 1; 0: none
};

STET_API const char *stet_version(void);

// ---------------------------------------------------------------- rules

enum stet_severity {
    STET_SEVERITY_OFF,
    STET_SEVERITY_NOTE,
    STET_SEVERITY_WARNING,
    STET_SEVERITY_ERROR,
};

STET_API const char *stet_severity_name(enum stet_severity severity); // "error"
// False when `name` is none of off, note, warning, error.
STET_API bool stet_severity_parse(const char *name, enum stet_severity *out);

struct stet_example {
    const char *text; // one paragraph or several
    const char *
        fix; // bad examples: the text once every first suggestion is applied; NULL where nothing is suggested
};

// What may be done with the first suggestion of a finding.
enum stet_fix {
    STET_FIX_NONE, // nothing: a human must choose, or there is none
    STET_FIX_SUGGESTED, // most likely right, but it may change a fact, who is meant, or a sense: applied when asked for
    STET_FIX_SAFE, // cannot do that: applied by `stet fix`
};
STET_API const char *stet_fix_name(enum stet_fix fix); // "safe"

// What a rule says of itself; the only description there is (list, explain, configuration, manual come from it).
struct stet_rule {
    const char *id;      // "name/misspelt"
    const char *since;   // stet version that brought it
    const char *mqm;     // MQM error type, "terminology/termbase"
    const char *summary; // one line, no full stop
    const char *
        why; // paragraphs for `stet explain`: what, why a machine does it, how to change or silence it
    enum stet_severity severity; // default
    enum stet_fix fix;           // the best that its findings have
    const struct stet_example
        *bad; // ends with {NULL, NULL}; each gives at least one finding of this rule
    const struct stet_example *good; // ends with {NULL, NULL}; none of them gives one
};

STET_API size_t stet_rule_count(void);
STET_API const struct stet_rule *stet_rule_at(size_t index); // ordered by id; NULL behind the last
STET_API const struct stet_rule *stet_rule_find(const char *id); // NULL: no such rule

// ---------------------------------------------------------------- settings

struct stet_settings;

STET_API enum stet_status stet_settings_new(struct stet_settings **out, struct stet_error *err);
STET_API void stet_settings_free(struct stet_settings *settings);
// The settings for the file at `path` (which need not exist; "-": the current folder): the defaults, then the nearest .stet.yaml in
// its folder or above, then the overrides in it that match the file. *ignored (may be NULL): an `ignore` pattern matches it.
STET_API enum stet_status stet_settings_for(struct stet_settings **out, bool *ignored,
                                            const char *path, struct stet_error *err);
// Reads a .stet.yaml; what it sets replaces what was set before, lists grow; its overrides depend on a file and are kept for
// stet_settings_for and stet_run. Errors carry line and column.
STET_API enum stet_status stet_settings_load(struct stet_settings *settings, const char *path,
                                             struct stet_error *err);
STET_API enum stet_status stet_settings_set_language(struct stet_settings *settings,
                                                     const char *language,
                                                     struct stet_error *err); // "en_US"
// How every document is read, whatever its path ends in: one of stet_format_name.
STET_API enum stet_status stet_settings_set_format(struct stet_settings *settings,
                                                   const char *format, struct stet_error *err);
STET_API enum stet_status stet_settings_add_names(struct stet_settings *settings, const char *path,
                                                  struct stet_error *err);
STET_API void stet_settings_use_default_names(struct stet_settings *settings, bool use);
// A folder with hunspell dictionaries, searched before DICPATH and the system's folders.
STET_API void stet_settings_add_dictionaries(struct stet_settings *settings, const char *folder);
// `rule` is an id or a family ("typography"); later calls win over earlier ones. All findings of the rule have this severity then, those
// too that it would grade higher or lower itself.
STET_API enum stet_status stet_settings_set_rule(struct stet_settings *settings, const char *rule,
                                                 enum stet_severity severity,
                                                 struct stet_error *err);
// The least severity that stet_run and stet_fix look at (stet_check gives all); what makes stet fail is always reported. Without it
// reports for people leave notes out, those for programs have them.
STET_API void stet_settings_set_min_severity(struct stet_settings *settings,
                                             enum stet_severity severity);
STET_API void stet_settings_set_fail_on(struct stet_settings *settings,
                                        enum stet_severity severity);
STET_API enum stet_severity stet_settings_fail_on(const struct stet_settings *settings);
// The raw score (see below) that an article must reach, from 0 to 100; negative: none, which is the default.
STET_API void stet_settings_set_fail_below(struct stet_settings *settings, double score);
STET_API double stet_settings_fail_below(const struct stet_settings *settings);

// One setting in force. Lists (names, dictionaries, ignore) have one for each entry, rules one each ("rules.name/misspelt").
struct stet_setting {
    const char *key;   // as in .stet.yaml; "score.fail-below"
    const char *value; // as in .stet.yaml
    const char
        *path;     // the file that set it; NULL: a default of stet; "": a call (the command line)
    unsigned line; // from 1; 0: none
};
// Borrowed from `settings`, in the order of the manual.
STET_API const struct stet_setting *stet_settings_list(struct stet_settings *settings,
                                                       size_t *count);
// The JSON schema of .stet.yaml, made from what the reader understands and the rules there are. NUL-terminated, the caller's to
// free().
STET_API char *stet_settings_schema(void);

// ---------------------------------------------------------------- checking

struct
    stet_checker; // dictionaries, name index, rules in force: built once, immutable, shared by threads
struct stet_session; // one thread's dictionary handle and word verdicts
struct stet_result;  // the findings of one document, and the memory they live in

struct stet_related {
    unsigned line;      // from 1
    unsigned column_cp; // code points from 1
    const char *text;
};

struct stet_finding {
    const struct stet_rule *rule;
    enum stet_severity severity;
    unsigned line;      // from 1
    unsigned column_cp; // code points from 1
    size_t start_byte;  // in the original file
    size_t size_bytes;
    struct stet_str text;           // that stretch of the original
    const char *message;            // one line
    const char *const *suggestions; // best first, each a replacement for `text` as a whole
    size_t suggestion_count;
    double confidence; // 0..1: how often findings like this one are right
    const char *name;  // the list entry meant, NULL if none
    const char
        *reason; // what is known about it ("Байден romanised letter by letter"), NULL if nothing
    const char *entry; // "Joe Biden (person, dictionaries/en/people.tsv:214)", NULL if none
    const struct stet_related *related;
    size_t related_count;
    enum stet_fix
        fix; // what may be done with the first suggestion; STET_FIX_NONE where there is none
};

STET_API enum stet_status stet_checker_new(struct stet_checker **out,
                                           const struct stet_settings *settings,
                                           struct stet_error *err);
STET_API void stet_checker_free(struct stet_checker *checker);
STET_API enum stet_status stet_session_new(struct stet_session **out,
                                           const struct stet_checker *checker,
                                           struct stet_error *err);
STET_API void stet_session_free(struct stet_session *session);

// The formats of articles in the order of the manual: "plain", "markdown"; NULL behind the last. The title is for people
// ("Markdown"), `about` a sentence on what of it is prose; endings of file names have no dot, NULL behind the last.
STET_API const char *stet_format_name(size_t index);
STET_API const char *stet_format_title(size_t index);
STET_API const char *stet_format_about(size_t index);
STET_API const char *stet_format_ending(size_t index, size_t ending);

// Checks one document. `path` names it in findings; its ending decides the format, unless the settings do: without an ending, or with
// one that nobody knows, it is plain text. What is no text, and what has no reader (.json, .docx), is refused: STET_ERROR_INPUT.
// `data` is borrowed and must outlive the result.
STET_API enum stet_status stet_check(struct stet_result **out, struct stet_session *session,
                                     const char *path, const char *data, size_t size,
                                     struct stet_error *err);
STET_API void stet_result_free(struct stet_result *result);
STET_API const char *stet_result_path(const struct stet_result *result);
STET_API size_t stet_result_count(const struct stet_result *result);
// In the order of the text; NULL behind the last.
STET_API const struct stet_finding *stet_result_finding(const struct stet_result *result,
                                                        size_t index);
STET_API size_t stet_result_words(const struct stet_result *result); // prose words read
STET_API struct stet_str stet_result_original(
    const struct stet_result *result); // the bytes that were checked

// ---------------------------------------------------------------- score

// A scorecard by Multidimensional Quality Metrics: every finding is an error of a category and a severity, severities have
// penalties, their sum is held against the words. Source: https://themqm.org/error-types-2/the-mqm-scoring-models/ (absolute penalty
// total, per-word penalty, raw score). It is made from findings that no person has confirmed, and reports say so.
//
//     struct stet_score score;
//     stet_result_score(&score, result);
//     printf("%.2f\n", stet_score_raw(&score));

enum stet_mqm_severity {
    STET_MQM_NEUTRAL,  // notes
    STET_MQM_MINOR,    // warnings
    STET_MQM_MAJOR,    // errors
    STET_MQM_CRITICAL, // no finding is: what harm an error does, a person judges
    STET_MQM_SEVERITIES,
};

// The dimensions of MQM, in its order: the part of stet_rule.mqm before the slash.
enum stet_mqm_category {
    STET_MQM_TERMINOLOGY,
    STET_MQM_ACCURACY,
    STET_MQM_LINGUISTIC_CONVENTIONS,
    STET_MQM_STYLE,
    STET_MQM_LOCALE_CONVENTION,
    STET_MQM_AUDIENCE_APPROPRIATENESS,
    STET_MQM_DESIGN,
    STET_MQM_OTHER, // none of these
    STET_MQM_CATEGORIES,
};

// Evaluators take samples of 500 words and more; in a shorter text a single finding moves the score too far.
enum { STET_SCORE_FEWEST_WORDS = 500 };

struct stet_score {
    size_t
        words; // of the translation: words of the running text; code, addresses and bare figures are not counted
    size_t count[STET_MQM_CATEGORIES][STET_MQM_SEVERITIES]; // findings
};

STET_API const char *stet_mqm_severity_name(enum stet_mqm_severity severity); // "major"
STET_API const char *stet_mqm_category_name(enum stet_mqm_category category); // "terminology"
STET_API unsigned stet_mqm_penalty(enum stet_mqm_severity severity);          // 0, 1, 5, 25

// Every finding counts by the severity it was reported with, repeated ones too; findings of the family stet do not: they are
// about comments for stet, not about the translation.
STET_API void stet_result_score(struct stet_score *out, const struct stet_result *result);
// Adds up articles: the total is that of one long article, not a mean of scores.
STET_API void stet_score_add(struct stet_score *total, const struct stet_score *score);
// Absolute penalty total of a category; STET_MQM_CATEGORIES: of all.
STET_API size_t stet_score_penalty(const struct stet_score *score, enum stet_mqm_category category);
// Without words, no score means anything: 0 and 100 where there is no penalty, else infinity and its negative.
STET_API double stet_score_per_thousand(const struct stet_score *score); // penalty per 1,000 words
STET_API double stet_score_raw(
    const struct stet_score *score); // 100 * (1 - penalty / words); may be negative

// ---------------------------------------------------------------- many files, one report

// What was met in folders and left out, for people: "12 .png, 3 .csv, robots.txt"; "" when nothing was.
struct stet_left_out_text {
    char text[256];
};

struct stet_summary {
    struct stet_left_out_text left_out;
    size_t documents; // checked
    size_t failed;    // could not be checked
    size_t ignored;   // left out by an `ignore` glob
    size_t words;
    size_t count[STET_SEVERITY_ERROR + 1]; // findings by severity
    size_t failing;          // findings at or above the fail-on of their file's settings
    size_t fixable;          // reported findings with a safe fix
    size_t suggested;        // with a suggested one
    size_t hidden;           // findings below the least severity that is reported
    size_t flagged;          // documents with findings
    struct stet_score score; // of all documents together
    size_t below;            // documents that score below the fail-below of their file's settings
    bool stopped;            // before all was checked
};

// The report formats in the order of the manual: "text", "line", "jsonl"; NULL behind the last.
STET_API const char *stet_report_name(size_t index);

// What a format is, a phrase for people; NULL behind the last.
STET_API const char *stet_report_about(size_t index);

// Texts that come from somewhere else than their files (the index of a repository), and findings that are not wanted. Both are
// called from several threads at once.
struct stet_input {
    // Puts the text of `path` into *data, which the library frees with free(). NULL: the file is read.
    enum stet_status (*read)(void *user, char **data, size_t *size, const char *path,
                             struct stet_error *err);
    // Puts the text of the .stet.yaml at the absolute `path` into *data likewise and returns true; false: the file is read. May be NULL.
    bool (*config)(void *user, char **data, size_t *size, const char *path);
    // False: the finding is neither reported nor counted, and costs the score nothing. NULL: all are wanted.
    bool (*wanted)(void *user, const char *path, const struct stet_finding *finding);
    void *user;
};

// True for files that are checked when they are found in a folder: their extension belongs to a format.
STET_API bool stet_is_article(const char *path);

// A report beside the one of struct stet_run_options: in a file, so without colours.
struct stet_report_output {
    const char *format;
    FILE *out;
};

struct stet_run_options {
    const struct stet_report_output *also;
    size_t also_count;
    const char *format;             // one of stet_report_name
    FILE *out;                      // NULL: this report is not written
    bool color;                     // ANSI colours
    bool unicode;                   // box-drawing characters
    unsigned width;                 // columns of the terminal; 0: unlimited
    bool terminal;                  // somebody is looking: a run that finds nothing says so
    bool statistics;                // the report ends with the findings counted by rule
    bool score;                     // the report holds the score of each file and the total
    unsigned threads;               // 0: one a core
    bool use_config;                // look for .stet.yaml upwards from each file
    const struct stet_input *input; // NULL: files are read, all findings are wanted
    // Called for every settings object after its configuration file was read: the command line wins. May be NULL.
    enum stet_status (*configure)(void *user, struct stet_settings *settings,
                                  struct stet_error *err);
    // Called in order for every file that could not be checked; the others go on. May be NULL.
    void (*failed)(void *user, const struct stet_error *err);
    // Asked between files, in the calling thread: true ends the run, and the report with it. May be NULL.
    bool (*stopped)(void *user);
    // Told in the calling thread how many files are through: before the first and behind each. `total` 0: something is about to be
    // written to `out`, so that what stands on the screen has to go. May be NULL.
    void (*progress)(void *user, size_t done, size_t total);
    void *user;
    const char *
        stdin_name; // path that standard input goes by: its format, configuration, findings; NULL: "<stdin>"
};

// Checks files, folders (recursively, in the order of names) and standard input ("-") on all cores and writes the report to
// options->out in the order of the paths. Fails only where nothing can be done at all (settings, lists, dictionaries); files
// that cannot be checked are counted in summary->failed and told through options->failed.
STET_API enum stet_status stet_run(struct stet_summary *summary, const char *const *paths,
                                   size_t path_count, const struct stet_run_options *options,
                                   struct stet_error *err);

// ---------------------------------------------------------------- name lists

struct stet_names_summary {
    size_t lists, entries;
    size_t count[STET_SEVERITY_ERROR + 1]; // what was found, by severity
};

// Tests the lists at `paths` together and writes to `out` one line for each thing found, "path:line: severity: message", in the
// order of the lists: duplicates and near collisions, spellings that are another entry's name, ordinary words, source forms that sound
// like nothing in the name, stray white space, empty values, mixed scripts; and through the engine itself that names and `also` are let
// stand and that `not` leads to the name. `language` is the hunspell dictionary ("en_US"). A list that breaks off is something
// found; the call fails when one cannot be read.
STET_API enum stet_status stet_names_check(struct stet_names_summary *summary,
                                           const char *const *paths, size_t path_count,
                                           const char *language, FILE *out, struct stet_error *err);

// The formats of a survey: "table", "tsv", "json", "list"; NULL behind the last.
STET_API const char *stet_survey_format_name(size_t index);
// Reads `paths` as stet_run does, one after the other, and writes to options->out every name that stands in them, listed or not,
// with its spellings, how often and in which files, those with more than one spelling first; then list lines for frequent
// names that no list has. options->format is one of stet_survey_format_name; color, unicode, width and threads are not looked
// at. Memory grows with the distinct spellings, not with the files. Counts in `summary` are documents, failed, ignored, words.
STET_API enum stet_status stet_names_survey(struct stet_summary *summary, const char *const *paths,
                                            size_t path_count,
                                            const struct stet_run_options *options,
                                            struct stet_error *err);

// Writes to `out` every entry that answers to `query`, a name in any script: the name, its other spellings, the columns of other
// languages, a part of them; where none does, generated spellings and case forms; where that fails too, what is near. `defaults`: the
// built-in lists as well. *found counts the entries.
STET_API enum stet_status stet_names_find(size_t *found, const char *query, bool defaults,
                                          const char *const *paths, size_t path_count, FILE *out,
                                          struct stet_error *err);

struct stet_name_field {
    const char *column; // "name", "kind", "ru"
    const char *value;  // several parted with |
};

// Adds a line to the list at `path`, which is made with the usual columns when it is not there: in its place where the list is in
// the order of names, else at the end. The file is replaced as a whole. Fails when the name is listed (or accepted) there already,
// when the list has no such column, and when a value is none.
STET_API enum stet_status stet_names_add(const char *path, const struct stet_name_field *fields,
                                         size_t count, struct stet_error *err);

// The formats that lists are imported from: "csv", "tsv", "tbx"; NULL behind the last.
STET_API const char *stet_import_format(size_t index);

struct stet_import_options {
    const char *format; // NULL: by the ending of the path and the first bytes
    const char *const
        *map; // "Title=column": which column of a table is which of ours; "Title=": leave it out
    size_t map_count;
    const char *kind;   // of entries that say none; NULL: none
    const char *output; // file to write; NULL: `out`
    FILE *out;
    // Called for whatever could not be taken over; line 0: the file as a whole. May be NULL.
    void (*notice)(void *user, const char *path, unsigned line, const char *message);
    void *user;
};

struct stet_import_summary {
    size_t entries;
    size_t left_out; // notices
};

// Writes the table (CSV, TSV) or termbase (TBX 2 and 3) at `path` as a list of names. Nothing is written when the call fails.
STET_API enum stet_status stet_names_import(struct stet_import_summary *summary, const char *path,
                                            const struct stet_import_options *options,
                                            struct stet_error *err);

// ---------------------------------------------------------------- what is made of a word

// Checks `words`, joined with spaces, as one small article and writes to `out`, 80 columns wide, what the name and spelling
// engines make of each word form: what lists and dictionary say, the candidates, what was weighed for the likeliest, and which rule
// decides. For people; its form may change.
STET_API enum stet_status stet_trace(const struct stet_settings *settings, const char *const *words,
                                     size_t count, FILE *out, struct stet_error *err);

// ---------------------------------------------------------------- applying fixes

// The text of `result` with the first suggestion of every finding applied whose fix is `least` or better (STET_FIX_SAFE, STET_FIX_SUGGESTED); of overlapping ones the first wins. *out is
// NUL-terminated and the caller's to free(); *applied counts the findings that went in (0: *out is the original).
STET_API void stet_result_fix(char **out, size_t *size, size_t *applied,
                              const struct stet_result *result, enum stet_fix least);

enum stet_diff {
    STET_DIFF_NONE,  // files are written
    STET_DIFF_PATCH, // nothing is written: options->out gets a unified diff that `patch -p1` takes
    STET_DIFF_WORDS, // nothing is written: options->out gets each fix in its line, as `git diff --word-diff` marks them
};

// What a person says to a fix.
enum stet_answer {
    STET_ANSWER_APPLY,
    STET_ANSWER_SKIP,
    STET_ANSWER_ACCEPT, // what stands there is right: into the house list, or a comment in the article
    STET_ANSWER_APPLY_RULE, // this one and all that follow of its rule, in every file
    STET_ANSWER_QUIT,       // what was answered is kept
};

struct stet_question {
    const char *path;
    const struct stet_finding *finding;
    const char *
        shown; // for the screen: what it is about, and the fix in its sentence; ends with a line break
    const char *
        accept; // what accepting would do ("add \"Shoig\" to house.tsv"); NULL: it cannot be accepted
};

struct stet_fix_options {
    enum stet_fix least; // STET_FIX_SAFE, or STET_FIX_SUGGESTED for all
    enum stet_diff diff;
    // Called for every fix, suggested ones too; then `least` and `diff` are not looked at. NULL: nobody is asked.
    enum stet_answer (*ask)(void *user, const struct stet_question *question);
};

struct stet_fix_summary {
    struct stet_left_out_text left_out;
    size_t documents; // checked
    size_t failed;    // could not be checked or written
    size_t ignored;
    size_t changed;                       // documents with fixes
    size_t applied;                       // findings fixed (or shown)
    size_t accepted;                      // that were told to stand
    size_t left[STET_SEVERITY_ERROR + 1]; // findings that are still there, by severity
    size_t suggested;                     // of them with a fix that is not safe
    size_t failing; // of them at or above the fail-on of their file's settings; with a diff: of all
    bool stopped;   // before all was done
};

// Checks `paths` as stet_run does and writes what is made of every file with fixes, which is checked again until there is no more
// to fix: beside it, then renamed over it, so that readers see the old file or the new one; a link stays a link. A file that has
// changed since it was read, or is read-only, is left alone and told through options->failed. Standard input goes to
// options->out, changed or not. options->format is not looked at; options->out must not be NULL.
STET_API enum stet_status stet_fix(struct stet_fix_summary *summary, const char *const *paths,
                                   size_t path_count, const struct stet_fix_options *fix,
                                   const struct stet_run_options *options, struct stet_error *err);

#endif
