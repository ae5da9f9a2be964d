// SPDX-License-Identifier: Apache-2.0
// Workers take files by number; the calling thread delivers them in that order. A worker never runs more than WINDOW files ahead
// of delivery, so memory stays bounded whatever the size of an archive.
#define _POSIX_C_SOURCE 200809L
#include "engine/run/batch.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "engine/check/checker.h"
#include "engine/run/setups.h"
#include "engine/run/walk.h"
#include "formats/format.h"

enum { WINDOW = 256, MAX_THREADS = 64 };

struct slot {
    struct stet_batch_item item;
    struct stet_buf bytes;
    bool done;
};

struct job {
    const struct stet_batch *batch;
    struct stet_files files;
    struct stet_file_setup *setup_of; // by file number
    struct stet_setups setups;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t next, delivered;
    struct slot slots[WINDOW];
};

bool stet_is_article(const char *path)
{
    return stet_format_known(path);
}

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

// What reads texts instead of the file system; NULL: nothing does.
static const struct stet_input *reader_of(const struct job *job)
{
    const struct stet_input *input = job->batch->input;
    return input && input->read ? input : NULL;
}

static enum stet_status read_text(const struct job *job, struct slot *slot, const char *path,
                                  struct stet_error *err)
{
    const struct stet_input *input = reader_of(job);
    if (!input)
        return stet_file_read(&slot->bytes, path, err);
    char *data = NULL;
    size_t size = 0;
    enum stet_status status = input->read(input->user, &data, &size, path, err);
    if (status == STET_OK)
        stet_buf_append(&slot->bytes, data, size);
    free(data);
    return status;
}

static void drop_unwanted(const struct job *job, struct stet_result *result)
{
    const struct stet_input *input = job->batch->input;
    if (!input || !input->wanted)
        return;
    size_t kept = 0;
    for (size_t i = 0; i < result->finding_count; i++)
        if (input->wanted(input->user, result->path, &result->findings[i]))
            result->findings[kept++] = result->findings[i];
    result->finding_count = kept;
}

// What makes stet fail is never left out.
static void drop_minor(const struct job *job, const struct stet_settings *settings,
                       struct slot *slot)
{
    enum stet_severity least = settings->min_severity ? settings->min_severity : job->batch->least;
    struct stet_result *result = slot->item.result;
    if (settings->fail_on != STET_SEVERITY_OFF && settings->fail_on < least)
        least = settings->fail_on;
    slot->item.hidden = stet_result_keep(result, least);
}

static enum stet_status find_setups(struct job *job, struct stet_error *err)
{
    enum stet_status status = STET_OK;
    size_t count = stet_files_count(&job->files);
    job->setup_of = stet_xcalloc(count, sizeof *job->setup_of);
    for (size_t i = 0; i < count && status == STET_OK; i++) {
        const struct stet_file *file = stet_files_at(&job->files, i);
        bool exists = strcmp(file->path, "-") == 0 || reader_of(job) ||
                      (file->status == STET_OK && access(file->path, F_OK) == 0);
        status =
            stet_setups_find(&job->setups, &job->setup_of[i], config_path_of(job, i), exists, err);
    }
    return status;
}

static enum stet_status check_file(struct job *job, struct stet_session **sessions, size_t number,
                                   struct slot *slot)
{
    const struct stet_file *file = stet_files_at(&job->files, number);
    const struct stet_setup *setup = &job->setups.items[job->setup_of[number].setup];
    struct stet_session **session = &sessions[setup->checker_number];
    struct stet_error *err = &slot->item.err;
    slot->item.standard_input = strcmp(file->path, "-") == 0;
    slot->item.path = path_of(job, number);
    slot->item.fail_on = setup->settings->fail_on;
    slot->item.fail_below = setup->settings->fail_below;
    slot->item.ignored = job->setup_of[number].ignored;
    slot->item.house_list = setup->settings->name_count ? setup->settings->names[0] : NULL;
    if (slot->item.ignored)
        return STET_OK;
    if (file->status != STET_OK)
        return stet_fail(err, file->status, file->path, 0, 0, "%s", file->message);
    enum stet_status status = read_text(job, slot, file->path, err);
    if (status == STET_OK && !setup->checker)
        status = stet_fail(err, STET_ERROR_IO, file->path, 0, 0,
                           "the file came while stet was running; run it again");
    if (status == STET_OK && !*session)
        status = stet_session_new(session, setup->checker, err);
    if (status == STET_OK)
        status = stet_check(&slot->item.result, *session, slot->item.path, slot->bytes.data,
                            slot->bytes.size, err);
    if (status == STET_OK) {
        drop_unwanted(job, slot->item.result);
        drop_minor(job, setup->settings, slot);
    }
    if (status == STET_OK && job->batch->render)
        slot->item.rendered = job->batch->render(job->batch->user, *session, slot->item.result);
    return status;
}

static void *work(void *argument)
{
    struct job *job = argument;
    size_t count = stet_files_count(&job->files);
    struct stet_session **sessions =
        stet_xcalloc(job->setups.checker_count, sizeof(struct stet_session *));
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
    for (size_t i = 0; i < job->setups.checker_count; i++)
        stet_session_free(sessions[i]);
    free(sessions);
    return NULL;
}

static void deliver_one(struct job *job, struct slot *slot)
{
    job->batch->deliver(job->batch->user, &slot->item);
    stet_result_free(slot->item.result);
    stet_buf_release(&slot->bytes);
    *slot = (struct slot){0};
}

// No worker takes another file; what they have in hand is thrown away when they are through.
static void abandon(struct job *job)
{
    pthread_mutex_lock(&job->lock);
    size_t taken = job->next;
    job->next = stet_files_count(&job->files);
    for (size_t number = job->delivered; number < taken; number++) {
        struct slot *slot = &job->slots[number % WINDOW];
        while (!slot->done)
            pthread_cond_wait(&job->changed, &job->lock);
        slot->item.abandoned = true;
        deliver_one(job, slot);
    }
    pthread_mutex_unlock(&job->lock);
}

static bool is_stopped(const struct job *job)
{
    return job->batch->stopped && job->batch->stopped(job->batch->user);
}

static void tell_progress(const struct job *job, size_t done)
{
    if (job->batch->progress)
        job->batch->progress(job->batch->user, done, stet_files_count(&job->files));
}

static void deliver_all(struct job *job)
{
    size_t count = stet_files_count(&job->files);
    tell_progress(job, 0);
    for (size_t number = 0; number < count; number++) {
        struct slot *slot = &job->slots[number % WINDOW];
        pthread_mutex_lock(&job->lock);
        while (!slot->done)
            pthread_cond_wait(&job->changed, &job->lock);
        pthread_mutex_unlock(&job->lock);
        if (is_stopped(job)) {
            abandon(job);
            return;
        }
        deliver_one(job, slot);
        pthread_mutex_lock(&job->lock);
        job->delivered++;
        pthread_cond_broadcast(&job->changed);
        pthread_mutex_unlock(&job->lock);
        tell_progress(job, number + 1);
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
    job->setups = (struct stet_setups){.use_config = batch->use_config,
                                       .input = batch->input,
                                       .configure = batch->configure,
                                       .user = batch->user};
    pthread_mutex_init(&job->lock, NULL);
    pthread_cond_init(&job->changed, NULL);
    for (size_t i = 0; i < path_count; i++)
        stet_files_add(&job->files, paths[i]);
    if (batch->left_out)
        stet_files_left_out(&job->files, batch->left_out->text, sizeof batch->left_out->text);
    enum stet_status status = find_setups(job, err);
    if (status == STET_OK)
        status = run_threads(job, err);
    stet_setups_release(&job->setups);
    free(job->setup_of);
    stet_files_release(&job->files);
    pthread_cond_destroy(&job->changed);
    pthread_mutex_destroy(&job->lock);
    free(job);
    return status;
}
