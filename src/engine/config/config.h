// SPDX-License-Identifier: Apache-2.0
// .stet.yaml: finding it and reading it into settings.
//
//     const char *folder = stet_config_folder(&arena, "news/article.md");
//     const char *config = stet_config_find(&arena, folder);        // NULL: there is none
//     settings->place = stet_config_place(&settings->arena, folder, "news/article.md");
//     stet_settings_load(settings, config, err);                    // with the overrides that match
//     if (!stet_config_ignores(settings, settings->place)) ...
#ifndef STET_ENGINE_CONFIG_CONFIG_H
#define STET_ENGINE_CONFIG_CONFIG_H

#include "engine/config/settings.h"

#define STET_CONFIG_NAME ".stet.yaml"

// Where a key of config.def may stand.
enum stet_key_place {
    STET_KEY_TOP = 1,
    STET_KEY_OVERRIDE = 2,
    STET_KEY_EVERYWHERE = STET_KEY_TOP | STET_KEY_OVERRIDE,
};

// stet_settings_load of a text that stands, or shall stand, at `path`.
enum stet_status stet_config_load_text(struct stet_settings *settings, const char *path,
                                       struct stet_str text, struct stet_error *err);

// The absolute folder of `file` ("-": the current one) without links; of one that does not exist as it is written.
const char *stet_config_folder(struct stet_arena *arena, const char *file);
// The nearest .stet.yaml in `folder` (absolute) or above, up to the root of the file system; NULL when there is none.
const char *stet_config_find(struct stet_arena *arena, const char *folder);
// The absolute path of `file`, whose folder is `folder`.
const char *stet_config_place(struct stet_arena *arena, const char *folder, const char *file);

// True when the absolute `path` matches one of the ignore patterns.
bool stet_config_ignores(const struct stet_settings *settings, const char *path);
// Applies the overrides from number `first` on that match settings->place, in their order.
void stet_config_override(struct stet_settings *settings, size_t first);
// Appends one character for each override: does it match? Equal answers, equal settings.
void stet_config_matches(struct stet_buf *out, const struct stet_settings *settings,
                         const char *path);

#endif
