// SPDX-License-Identifier: Apache-2.0
// What is in force for a document: language, lists, severities. Filled from defaults, .stet.yaml and the command line, in that
// order; a checker takes a copy of what it needs. Every setting knows where it comes from.
#ifndef STET_ENGINE_CONFIG_SETTINGS_H
#define STET_ENGINE_CONFIG_SETTINGS_H

#include "base/arena.h"
#include "base/buf.h"
#include "rules/rule.h"

struct stet_origin {
    const char *path; // NULL: stet's own default; "": the caller, which is the command line
    unsigned line;    // from 1; 0: none
};

// A pattern of files (engine/config/glob.h), relative to the folder `root`.
struct stet_glob {
    const char *pattern, *root;
    struct stet_origin origin;
};

enum stet_change_kind {
    STET_CHANGE_LANGUAGE,
    STET_CHANGE_FORMAT,
    STET_CHANGE_DICTIONARIES,
    STET_CHANGE_NAMES,
    STET_CHANGE_WORDS,
    STET_CHANGE_DEFAULT_NAMES,
    STET_CHANGE_RULE,
    STET_CHANGE_MIN_SEVERITY,
    STET_CHANGE_FAIL_ON,
    STET_CHANGE_FAIL_BELOW,
};

// One thing that a configuration sets.
struct stet_change {
    enum stet_change_kind kind;
    const char *text; // language, format, folder, list, word
    size_t rule;      // number
    enum stet_severity severity;
    bool yes; // of a rule: back to its default
    double number;
    struct stet_origin origin;
};

// What a configuration changes for the files that match.
struct stet_override {
    const struct stet_glob *globs;
    size_t glob_count;
    const struct stet_change *changes;
    size_t change_count;
};

struct stet_settings {
    struct stet_arena arena;
    struct stet_origin now; // where that what is being set comes from
    const char *
        place; // absolute path of the file they are for: overrides that match it are applied when a configuration is
               // read; NULL: they are only kept
    const char *language;
    const char *format; // one of formats.def; NULL: by the name of the file
    bool default_names;
    const char **names; // list files
    struct stet_origin *name_origin;
    size_t name_count;
    const char **words; // words that are known, and files of them
    struct stet_origin *word_origin;
    size_t word_count;
    const char **dictionaries; // folders with hunspell dictionaries, searched before DICPATH
    struct stet_origin *dictionary_origin;
    size_t dictionary_count;
    struct stet_glob *ignore;
    size_t ignore_count;
    struct stet_override *overrides;
    size_t override_count;
    enum stet_severity *severity; // by rule number
    bool
        *fixed; // by rule number: all its findings have that severity, however the rule grades them
    struct stet_origin *severity_origin;
    enum stet_severity
        min_severity; // the least that is reported; STET_SEVERITY_OFF: as the report thinks best
    enum stet_severity fail_on;
    double fail_below; // score from 0 to 100; negative: none
    struct stet_origin language_origin, format_origin, default_names_origin, min_severity_origin,
        fail_on_origin, fail_below_origin;
};

// True when `id` belongs to `family`: "name/misspelt" and "name".
bool stet_rule_in_family(const char *id, const char *family);
// The rule or family nearest to a mistyped one; data NULL: none is near.
struct stet_str stet_rule_nearest(struct stet_str wrong);

// An entry of `words` is a file when it holds a slash: paths of a configuration are absolute.
bool stet_words_are_file(const char *entry);

// "plain and markdown": the names of all formats.
const char *stet_formats_text(struct stet_arena *arena);

// `change` in force; its strings must live as long as `settings`.
void stet_settings_apply(struct stet_settings *settings, const struct stet_change *change);

// Appends what a checker is built from, so that equal keys can share one.
void stet_settings_key(struct stet_buf *out, const struct stet_settings *settings);

#endif
