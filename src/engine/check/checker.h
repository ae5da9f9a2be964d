// SPDX-License-Identifier: Apache-2.0
// The insides of checker, session and result, for the files of engine/ and for what shows them at work (report/trace.c).
#ifndef STET_ENGINE_CHECK_CHECKER_H
#define STET_ENGINE_CHECK_CHECKER_H

#include "engine/config/settings.h"
#include "formats/format.h"
#include "names/article/article.h"
#include "rules/shared/glossary.h"
#include "spelling/spelling.h"
#include "text/language.h"
#include "text/lexicon.h"

struct stet_checker {
    struct stet_dictionary *dictionary;
    struct stet_name_lists *lists;
    struct stet_glossary glossary;
    enum stet_severity *severity; // by rule number
    bool *fixed;                  // see struct stet_settings
    struct stet_format_options format;
    struct stet_languages languages; // none: documents in any language are checked
    const char *language;            // of the settings
};

struct stet_session {
    const struct stet_checker *checker;
    struct stet_lexicon lexicon;
    struct stet_spelling *spelling;
    struct stet_name_engine names;
};

struct stet_result {
    struct stet_arena arena;
    const char *path;
    struct stet_str original;
    size_t words;
    struct stet_finding *findings;
    size_t finding_count;
    enum stet_severity least; // of the findings that were kept
};

// Leaves out the findings below `least`; returns how many they were.
size_t stet_result_keep(struct stet_result *result, enum stet_severity least);

#endif
