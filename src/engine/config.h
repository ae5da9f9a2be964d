// SPDX-License-Identifier: Apache-2.0
// .stet.yaml: finding it and reading it into settings.
#ifndef STET_ENGINE_CONFIG_H
#define STET_ENGINE_CONFIG_H

#include "engine/settings.h"

// The nearest .stet.yaml in the folder of `file` ("-": the current folder) or above, in `arena`; NULL when there is none.
const char *stet_config_find(struct stet_arena *arena, const char *file);
// True when `path` matches one of the ignore globs of `settings`.
bool stet_config_ignores(const struct stet_settings *settings, const char *path);

#endif
