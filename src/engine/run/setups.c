// SPDX-License-Identifier: Apache-2.0
#include "engine/run/setups.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/config/config.h"

// A folder as it was written, where it is, and the configuration in force there.
struct folder {
    const char *place;
    uint32_t config;
};

// A configuration as read, from which the settings of files are made.
struct config {
    const char *path; // NULL: none
    struct stet_settings *settings;
};

static struct folder *folder_at(const struct stet_setups *setups, uint32_t i)
{
    return (struct folder *)(void *)setups->folders.data + i;
}

static struct config *config_at(const struct stet_setups *setups, uint32_t i)
{
    return (struct config *)(void *)setups->configs.data + i;
}

static enum stet_status load(const struct stet_setups *setups, struct stet_settings *settings,
                             const char *path, struct stet_error *err)
{
    const struct stet_input *input = setups->input;
    char *data = NULL;
    size_t size = 0;
    if (!input || !input->config || !input->config(input->user, &data, &size, path))
        return stet_settings_load(settings, path, err);
    enum stet_status status =
        stet_config_load_text(settings, path, (struct stet_str){data, size}, err);
    free(data);
    return status;
}

// Defaults, configuration, command line (which may read a configuration of its own), for the file at `place`; NULL: for none yet,
// so that it can be asked which of the overrides match.
static enum stet_status read_config(const struct stet_setups *setups, struct stet_settings **out,
                                    const char *path, const char *place, struct stet_error *err)
{
    struct stet_settings *settings = NULL;
    enum stet_status status = stet_settings_new(&settings, err);
    if (status == STET_OK && place)
        settings->place = stet_arena_strdup(&settings->arena, stet_str_from(place));
    if (status == STET_OK && path)
        status = load(setups, settings, path, err);
    if (status == STET_OK && setups->configure)
        status = setups->configure(setups->user, settings, err);
    if (status != STET_OK) {
        stet_settings_free(settings);
        return status;
    }
    *out = settings;
    return STET_OK;
}

static enum stet_status find_config(struct stet_setups *setups, uint32_t *out, const char *path,
                                    struct stet_error *err)
{
    bool added;
    uint32_t number = (uint32_t)(setups->configs.size / sizeof(struct config));
    *out = *stet_map_put(&setups->config_of, stet_str_from(path), number, &added);
    if (!added)
        return STET_OK;
    struct config config = {.path = path};
    enum stet_status status = read_config(setups, &config.settings, path, NULL, err);
    stet_buf_append(&setups->configs, &config, sizeof config);
    return status;
}

static enum stet_status find_folder(struct stet_setups *setups, uint32_t *out, const char *path,
                                    struct stet_error *err)
{
    const char *slash = strrchr(path, '/');
    struct stet_str written = {path, slash ? (size_t)(slash - path) + 1 : 0};
    uint32_t *known = stet_map_get(&setups->folder_of, written);
    if (known) {
        *out = *known;
        return STET_OK;
    }
    struct folder folder = {.place = stet_config_folder(&setups->arena, path)};
    const char *config = setups->use_config ? stet_config_find(&setups->arena, folder.place) : NULL;
    enum stet_status status = find_config(setups, &folder.config, config, err);
    if (status != STET_OK)
        return status;
    *out = (uint32_t)(setups->folders.size / sizeof folder);
    stet_buf_append(&setups->folders, &folder, sizeof folder);
    stet_map_put(&setups->folder_of, stet_arena_copy(&setups->arena, written), *out, NULL);
    return STET_OK;
}

static enum stet_status make_setup(struct stet_setups *setups, const struct config *config,
                                   const char *place, struct stet_error *err)
{
    struct stet_setup setup = {0};
    enum stet_status status = read_config(setups, &setup.settings, config->path, place, err);
    if (status != STET_OK)
        return status;
    setups->items = stet_xrealloc(setups->items, (setups->count + 1) * sizeof *setups->items);
    setups->items[setups->count++] = setup;
    return STET_OK;
}

static enum stet_status find_setup(struct stet_setups *setups, uint32_t *out, uint32_t number,
                                   const char *place, struct stet_error *err)
{
    const struct config *config = config_at(setups, number);
    struct stet_buf key = {0};
    bool added;
    stet_buf_printf(&key, "%u ", number);
    if (place)
        stet_config_matches(&key, config->settings, place);
    struct stet_str kept = stet_arena_copy(&setups->arena, stet_buf_view(&key));
    stet_buf_release(&key);
    *out = *stet_map_put(&setups->setup_of, kept, (uint32_t)setups->count, &added);
    return added ? make_setup(setups, config, place, err) : STET_OK;
}

// A language that no dictionary is there for is the fault of the line that asked for it.
static void blame(const struct stet_settings *settings, struct stet_error *err)
{
    const struct stet_origin *origin = &settings->language_origin;
    if (!err || err->path[0] || !origin->path || !*origin->path)
        return;
    snprintf(err->path, sizeof err->path, "%s", origin->path);
    err->line = origin->line;
}

static enum stet_status need_checker(struct stet_setups *setups, struct stet_setup *setup,
                                     struct stet_error *err)
{
    if (setup->checker)
        return STET_OK;
    struct stet_buf key = {0};
    bool added;
    stet_settings_key(&key, setup->settings);
    struct stet_str kept = stet_arena_copy(&setups->arena, stet_buf_view(&key));
    stet_buf_release(&key);
    uint32_t number =
        *stet_map_put(&setups->checker_of, kept, (uint32_t)setups->checker_count, &added);
    if (added) {
        struct stet_checker *checker = NULL;
        enum stet_status status = stet_checker_new(&checker, setup->settings, err);
        if (status != STET_OK) {
            blame(setup->settings, err);
            return status;
        }
        setups->checkers = stet_xrealloc(setups->checkers, (setups->checker_count + 1) *
                                                               sizeof(struct stet_checker *));
        setups->checkers[setups->checker_count++] = checker;
    }
    setup->checker = setups->checkers[number];
    setup->checker_number = number;
    return STET_OK;
}

enum stet_status stet_setups_find(struct stet_setups *setups, struct stet_file_setup *out,
                                  const char *path, bool exists, struct stet_error *err)
{
    uint32_t number = 0;
    bool named = strcmp(path, "-") != 0;
    enum stet_status status = find_folder(setups, &number, path, err);
    if (status != STET_OK)
        return status;
    const struct folder *folder = folder_at(setups, number);
    const struct stet_settings *settings = config_at(setups, folder->config)->settings;
    struct stet_arena scratch = {0};
    const char *place = NULL;
    if (named && (settings->ignore_count || settings->override_count))
        place = stet_config_place(&scratch, folder->place, path);
    struct stet_file_setup found = {.ignored = place && stet_config_ignores(settings, place)};
    status = find_setup(setups, &found.setup, folder->config, place, err);
    if (status == STET_OK && exists && !found.ignored)
        status = need_checker(setups, &setups->items[found.setup], err);
    if (status == STET_OK)
        *out = found;
    stet_arena_release(&scratch);
    return status;
}

void stet_setups_release(struct stet_setups *setups)
{
    for (size_t i = 0; i < setups->checker_count; i++)
        stet_checker_free(setups->checkers[i]);
    for (size_t i = 0; i < setups->count; i++)
        stet_settings_free(setups->items[i].settings);
    for (uint32_t i = 0; i < setups->configs.size / sizeof(struct config); i++)
        stet_settings_free(config_at(setups, i)->settings);
    free(setups->checkers);
    free(setups->items);
    stet_map_release(&setups->folder_of);
    stet_map_release(&setups->config_of);
    stet_map_release(&setups->setup_of);
    stet_map_release(&setups->checker_of);
    stet_buf_release(&setups->folders);
    stet_buf_release(&setups->configs);
    stet_arena_release(&setups->arena);
}
