// SPDX-License-Identifier: Apache-2.0
// Workers take files by number; the calling thread delivers them in that order. A worker never runs more than WINDOW files ahead
// of delivery, so memory stays bounded whatever the size of an archive.
#define _POSIX_C_SOURCE 200809L
#include "engine/batch.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "engine/checker.h"
#include "engine/config.h"
#include "engine/walk.h"

enum { WINDOW = 256, MAX_THREADS = 64 };

// One configuration met, and the checker built for it.
struct setup {
    struct stet_settings *settings;
    struct stet_checker *checker;
};

struct slot {
    struct stet_batch_item item;
    struct stet_buf bytes;
    bool done;
};

struct job {
    const struct stet_batch *batch;
    struct stet_files files;
    uint32_t *setup_of; // by file number
    struct setup *setups;
    size_t setup_count;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t next, delivered;
    struct slot slots[WINDOW];
};

// The path that findings of file `number` give and that decides its format.
static const char *path_of(const struct job *job, size_t number)
{
    const char *path = stet_files_at(&job->files, number)->path;
    if (strcmp(path, "-") != 0)
        return path;
    return job->batch->stdin_name ? job->batch->stdin_name : "<stdin>";
}

// The path from which its configuration is looked for: without a name standard input belongs to the current folder.
static const char *config_path_of(const struct job *job, size_t number)
{
    const char *path = stet_files_at(&job->files, number)->path;
    return strcmp(path, "-") == 0 && job->batch->stdin_name ? job->batch->stdin_name : path;
}

static enum stet_status make_setup(struct job *job, const char *config, struct stet_error *err)
{
    struct setup setup = {0};
    enum stet_status status = stet_settings_new(&setup.settings, err);
    if (status == STET_OK && *config)
        status = stet_settings_load(setup.settings, config, err);
    if (status == STET_OK && job->batch->configure)
        status = job->batch->configure(job->batch->user, setup.settings, err);
    if (status == STET_OK)
        status = stet_checker_new(&setup.checker, setup.settings, err);
    job->setups = stet_xrealloc(job->setups, (job->setup_count + 1) * sizeof *job->setups);
    job->setups[job->setup_count++] = setup;
    return status;
}

// Looks up the configuration of every file. Files of one folder share it, so the folder is what is remembered.
static enum stet_status find_setups(struct job *job, struct stet_error *err)
{
    struct stet_map folders = {0}, configs = {0};
    enum stet_status status = STET_OK;
    size_t count = stet_files_count(&job->files);
    job->setup_of = stet_xcalloc(count, sizeof *job->setup_of);
    for (size_t i = 0; i < count && status == STET_OK; i++) {
        const char *path = config_path_of(job, i);
        const char *slash = strrchr(path, '/');
        struct stet_str folder = {path, slash ? (size_t)(slash - path) + 1 : 0};
        bool added;
        uint32_t *known = stet_map_put(&folders, folder, 0, &added);
        if (added) {
            const char *config =
                job->batch->use_config ? stet_config_find(&job->files.arena, path) : NULL;
            config = config ? config : "";
            uint32_t *setup =
                stet_map_put(&configs, stet_str_from(config), (uint32_t)job->setup_count, &added);
            *known = *setup;
            if (added)
                status = make_setup(job, config, err);
        }
        job->setup_of[i] = *known;
    }
    stet_map_release(&folders);
    stet_map_release(&configs);
    return status;
}

static enum stet_status check_file(struct job *job, struct stet_session **sessions, size_t number,
                                   struct slot *slot)
{
    const struct stet_file *file = stet_files_at(&job->files, number);
    const struct setup *setup = &job->setups[job->setup_of[number]];
    struct stet_session **session = &sessions[job->setup_of[number]];
    struct stet_error *err = &slot->item.err;
    slot->item.standard_input = strcmp(file->path, "-") == 0;
    slot->item.path = path_of(job, number);
    slot->item.fail_on = setup->settings->fail_on;
    slot->item.ignored = stet_config_ignores(setup->settings, config_path_of(job, number));
    if (slot->item.ignored)
        return STET_OK;
    if (file->status != STET_OK)
        return stet_fail(err, file->status, file->path, 0, 0, "%s", file->message);
    enum stet_status status = STET_OK;
    if (!*session)
        status = stet_session_new(session, setup->checker, err);
    if (status == STET_OK)
        status = stet_file_read(&slot->bytes, file->path, err);
    if (status == STET_OK)
        status = stet_check(&slot->item.result, *session, slot->item.path, slot->bytes.data,
                            slot->bytes.size, err);
    if (status == STET_OK && job->batch->render)
        slot->item.rendered = job->batch->render(job->batch->user, slot->item.result);
    return status;
}

static void *work(void *argument)
{
    struct job *job = argument;
    size_t count = stet_files_count(&job->files);
    struct stet_session **sessions = stet_xcalloc(job->setup_count, sizeof(struct stet_session *));
    pthread_mutex_lock(&job->lock);
    while (job->next < count) {
        if (job->next >= job->delivered + WINDOW) {
            pthread_cond_wait(&job->changed, &job->lock);
            continue;
        }
        size_t number = job->next++;
        struct slot *slot = &job->slots[number % WINDOW];
        pthread_mutex_unlock(&job->lock);
        slot->item.status = check_file(job, sessions, number, slot);
        pthread_mutex_lock(&job->lock);
        slot->done = true;
        pthread_cond_broadcast(&job->changed);
    }
    pthread_mutex_unlock(&job->lock);
    for (size_t i = 0; i < job->setup_count; i++)
        stet_session_free(sessions[i]);
    free(sessions);
    return NULL;
}

static void deliver_all(struct job *job)
{
    size_t count = stet_files_count(&job->files);
    for (size_t number = 0; number < count; number++) {
        struct slot *slot = &job->slots[number % WINDOW];
        pthread_mutex_lock(&job->lock);
        while (!slot->done)
            pthread_cond_wait(&job->changed, &job->lock);
        pthread_mutex_unlock(&job->lock);
        job->batch->deliver(job->batch->user, &slot->item);
        stet_result_free(slot->item.result);
        stet_buf_release(&slot->bytes);
        *slot = (struct slot){0};
        pthread_mutex_lock(&job->lock);
        job->delivered++;
        pthread_cond_broadcast(&job->changed);
        pthread_mutex_unlock(&job->lock);
    }
}

static unsigned thread_count(const struct job *job)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t threads = job->batch->threads ? job->batch->threads : cores > 0 ? (size_t)cores : 1;
    if (threads > MAX_THREADS)
        threads = MAX_THREADS;
    size_t files = stet_files_count(&job->files);
    return (unsigned)(threads < files ? threads : files);
}

static enum stet_status run_threads(struct job *job, struct stet_error *err)
{
    pthread_t threads[MAX_THREADS];
    unsigned wanted = thread_count(job), started = 0;
    while (started < wanted && pthread_create(&threads[started], NULL, work, job) == 0)
        started++;
    enum stet_status status = STET_OK;
    if (wanted && !started)
        status = stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                           "no thread can be started; raise the process limit (ulimit -u)");
    else
        deliver_all(job);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    return status;
}

enum stet_status stet_batch_run(const struct stet_batch *batch, const char *const *paths,
                                size_t path_count, struct stet_error *err)
{
    struct job *job = stet_xcalloc(1, sizeof *job);
    job->batch = batch;
    pthread_mutex_init(&job->lock, NULL);
    pthread_cond_init(&job->changed, NULL);
    for (size_t i = 0; i < path_count; i++)
        stet_files_add(&job->files, paths[i]);
    enum stet_status status = find_setups(job, err);
    if (status == STET_OK)
        status = run_threads(job, err);
    for (size_t i = 0; i < job->setup_count; i++) {
        stet_checker_free(job->setups[i].checker);
        stet_settings_free(job->setups[i].settings);
    }
    free(job->setups);
    free(job->setup_of);
    stet_files_release(&job->files);
    pthread_cond_destroy(&job->changed);
    pthread_mutex_destroy(&job->lock);
    free(job);
    return status;
}
