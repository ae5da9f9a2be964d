// SPDX-License-Identifier: Apache-2.0
#include "engine/config.h"
#include "base/error.h"
const char *stet_config_find(struct stet_arena *arena, const char *file)
{
    (void)arena;
    (void)file;
    return NULL;
}
bool stet_config_ignores(const struct stet_settings *settings, const char *path)
{
    (void)settings;
    (void)path;
    return false;
}
enum stet_status stet_settings_load(struct stet_settings *settings, const char *path,
                                    struct stet_error *err)
{
    (void)settings;
    return stet_fail(err, STET_ERROR_CONFIG, path, 0, 0, "cannot be read");
}
