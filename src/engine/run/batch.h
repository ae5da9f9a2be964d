// SPDX-License-Identifier: Apache-2.0
// Many documents on all cores, delivered in order. Settings are looked up for each file (.stet.yaml upwards, its overrides) and a
// checker is built once for each distinct result (engine/run/setups.h); every worker has its own session for each checker.
#ifndef STET_ENGINE_RUN_BATCH_H
#define STET_ENGINE_RUN_BATCH_H

#include "stet.h"

struct stet_batch_item {
    const char *path;
    bool standard_input; // `path` is only what it is called
    enum stet_status status;
    struct stet_error err;      // status != STET_OK
    struct stet_result *result; // status == STET_OK; freed after delivery
    enum stet_severity fail_on;
    double fail_below;      // negative: none
    size_t hidden;          // findings below the least severity that is looked at
    bool ignored;           // left out by an `ignore` glob: neither result nor error
    bool abandoned;         // the run was stopped before: only to be freed
    const char *house_list; // the first list of names of the settings; NULL: none
    void *rendered;         // what `render` returned
};

struct stet_batch {
    unsigned threads; // 0: one a core
    bool use_config;
    const struct stet_input *input; // NULL: files are read, all findings are wanted
    enum stet_severity least;       // that is looked at where the settings name none
    const char *stdin_name; // path that standard input ("-") goes by; NULL: "<stdin>", plain text
    enum stet_status (*configure)(void *user, struct stet_settings *settings,
                                  struct stet_error *err); // may be NULL
    // In a worker thread, concurrently: work that need not be in order (formatting, mending). `session` may check further texts.
    // May be NULL.
    void *(*render)(void *user, struct stet_session *session, const struct stet_result *result);
    // In the calling thread, in the order of the paths.
    void (*deliver)(void *user, const struct stet_batch_item *item);
    // Asked between documents, from the calling thread: true ends the run. May be NULL.
    bool (*stopped)(void *user);
    // Told how many of the documents are through, before the first and behind each, from the calling thread. May be NULL.
    void (*progress)(void *user, size_t done, size_t total);
    void *user;
    struct stet_left_out_text *left_out; // filled before the first delivery; NULL: not wanted
};

// Folders are walked recursively in the order of names (engine/run/walk.h), `ignore`d files left out, a folder met twice through links is walked once. Fails when settings, lists or dictionaries of a configuration cannot be had.
enum stet_status stet_batch_run(const struct stet_batch *batch, const char *const *paths,
                                size_t path_count, struct stet_error *err);

#endif
