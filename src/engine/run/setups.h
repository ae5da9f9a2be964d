// SPDX-License-Identifier: Apache-2.0
// Which settings and which checker a file gets. A .stet.yaml is read once; files for which the same overrides match share their settings;
// settings from which the same checker would be built share it, because a checker holds dictionaries and name indexes.
//
//     struct stet_setups setups = {.use_config = true};
//     struct stet_file_setup which;
//     status = stet_setups_find(&setups, &which, "news/a.md", true, err);
//     if (!which.ignored) ... setups.items[which.setup].checker ...
//     stet_setups_release(&setups);
#ifndef STET_ENGINE_RUN_SETUPS_H
#define STET_ENGINE_RUN_SETUPS_H

#include "base/hash.h"
#include "engine/config/settings.h"

struct stet_setup {
    struct stet_settings *settings;
    struct stet_checker *checker; // NULL while no file that exists needs it; owned by `checkers`
    size_t checker_number;
};

struct stet_file_setup {
    uint32_t setup; // index into items
    bool ignored;
};

struct stet_setups {
    bool use_config;
    const struct stet_input *input; // NULL, or where configurations come from
    // Called for every settings object after its configuration was read, also for those that only decide which overrides match;
    // may be NULL.
    enum stet_status (*configure)(void *user, struct stet_settings *settings,
                                  struct stet_error *err);
    void *user;
    struct stet_setup *items;
    size_t count;
    struct stet_checker **checkers;
    size_t checker_count;
    // private
    struct stet_arena arena;
    struct stet_map folder_of, config_of, setup_of, checker_of;
    struct stet_buf folders, configs;
};

// Fails when a configuration, a list or a dictionary is damaged. `path` "-" has no name that a pattern could match. The checker is
// built only when the file exists and is not ignored.
enum stet_status stet_setups_find(struct stet_setups *setups, struct stet_file_setup *out,
                                  const char *path, bool exists, struct stet_error *err);
void stet_setups_release(struct stet_setups *setups);

#endif
