// SPDX-License-Identifier: Apache-2.0
// What is in force for a document: language, lists, severities. Filled from defaults, .stet.yaml and the command line, in that
// order; a checker takes a copy of what it needs.
#ifndef STET_ENGINE_SETTINGS_H
#define STET_ENGINE_SETTINGS_H

#include "base/arena.h"
#include "base/buf.h"
#include "rules/rule.h"

struct stet_settings {
    struct stet_arena arena;
    const char *language;
    bool default_names;
    const char **names; // list files
    size_t name_count;
    const char **ignore; // globs, relative to `ignore_root` of the same index
    const char **ignore_root;
    size_t ignore_count;
    enum stet_severity *severity; // by rule number
    enum stet_severity fail_on;
};

#endif
