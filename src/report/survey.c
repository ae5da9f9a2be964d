// SPDX-License-Identifier: Apache-2.0
// stet_names_survey: every article is read as for checking, with the settings of its own .stet.yaml, but only its names are kept.
#include "report/survey.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "engine/check/checker.h"
#include "engine/run/setups.h"
#include "formats/format.h"

struct walk {
    const struct stet_run_options *options;
    struct stet_summary *summary;
    struct stet_files files;
    struct stet_setups setups;
    struct stet_session **sessions; // by checker number
    size_t session_count;
    struct stet_survey survey;
};

static const char *path_of(const struct walk *walk, const struct stet_file *file)
{
    if (strcmp(file->path, "-") != 0)
        return file->path;
    return walk->options->stdin_name ? walk->options->stdin_name : "<stdin>";
}

static enum stet_status session_for(struct walk *walk, struct stet_session **out,
                                    const struct stet_setup *setup, struct stet_error *err)
{
    size_t number = setup->checker_number;
    if (number >= walk->session_count) {
        walk->sessions = stet_xrealloc(walk->sessions, (number + 1) * sizeof *walk->sessions);
        while (walk->session_count <= number)
            walk->sessions[walk->session_count++] = NULL;
    }
    enum stet_status status = STET_OK;
    if (!walk->sessions[number])
        status = stet_session_new(&walk->sessions[number], setup->checker, err);
    *out = walk->sessions[number];
    return status;
}

static enum stet_status read_names(struct walk *walk, const struct stet_setup *setup,
                                   uint32_t number, struct stet_error *err)
{
    const struct stet_file *file = stet_files_at(&walk->files, number);
    struct stet_arena arena = {0};
    struct stet_buf bytes = {0};
    struct stet_prose prose;
    struct stet_document doc;
    struct stet_session *session;
    enum stet_status status = session_for(walk, &session, setup, err);
    if (status == STET_OK)
        status = stet_file_read(&bytes, file->path, err);
    if (status == STET_OK)
        status = stet_format_read(&prose, &arena, path_of(walk, file), stet_buf_view(&bytes),
                                  &setup->checker->format, err);
    if (status == STET_OK) {
        stet_document_init(&doc, &prose, &session->lexicon);
        stet_survey_add(&walk->survey, stet_names_analyse(&session->names, &doc), number);
        walk->summary->documents++;
        walk->summary->words += doc.word_count;
    }
    stet_buf_release(&bytes);
    stet_arena_release(&arena);
    return status;
}

static void fail(struct walk *walk, const struct stet_error *err)
{
    walk->summary->failed++;
    if (walk->options->failed)
        walk->options->failed(walk->options->user, err);
}

// Fails only where the configuration, a list or a dictionary does.
static enum stet_status take_file(struct walk *walk, uint32_t number, struct stet_error *err)
{
    const struct stet_file *file = stet_files_at(&walk->files, number);
    struct stet_file_setup which;
    struct stet_error reason = {0};
    bool input = strcmp(file->path, "-") == 0;
    bool exists = input || (file->status == STET_OK && access(file->path, F_OK) == 0);
    const char *config =
        input && walk->options->stdin_name ? walk->options->stdin_name : file->path;
    enum stet_status status = stet_setups_find(&walk->setups, &which, config, exists, err);
    if (status != STET_OK)
        return status;
    if (which.ignored) {
        walk->summary->ignored++;
        return STET_OK;
    }
    if (file->status != STET_OK)
        status = stet_fail(&reason, file->status, file->path, 0, 0, "%s", file->message);
    else if (!exists)
        status =
            stet_fail(&reason, STET_ERROR_IO, file->path, 0, 0, "there is no such file or folder");
    else
        status = read_names(walk, &walk->setups.items[which.setup], number, &reason);
    if (status != STET_OK)
        fail(walk, &reason);
    return STET_OK;
}

static enum stet_status write_report(const struct walk *walk,
                                     const struct stet_survey_format *format,
                                     struct stet_error *err)
{
    struct stet_buf out = {0};
    struct stet_survey_report report = {&walk->survey, &walk->files, walk->summary};
    FILE *file = walk->options->out;
    format->write(&out, &report);
    bool written =
        (!out.size || fwrite(out.data, 1, out.size, file) == out.size) && fflush(file) == 0;
    stet_buf_release(&out);
    return written ? STET_OK
                   : stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                               "the survey could not be written in full; check the disk or the "
                               "pipe");
}

static const struct stet_survey_format *find_format(const char *name)
{
    const struct stet_survey_format *format;
    for (size_t i = 0; (format = stet_survey_format_at(i)); i++)
        if (strcmp(format->name, name) == 0)
            return format;
    return NULL;
}

static void release(struct walk *walk)
{
    for (size_t i = 0; i < walk->session_count; i++)
        stet_session_free(walk->sessions[i]);
    free(walk->sessions);
    stet_setups_release(&walk->setups);
    stet_files_release(&walk->files);
    stet_survey_release(&walk->survey);
}

enum stet_status stet_names_survey(struct stet_summary *summary, const char *const *paths,
                                   size_t path_count, const struct stet_run_options *options,
                                   struct stet_error *err)
{
    struct stet_summary counted = {0};
    struct walk walk = {.options = options,
                        .summary = &counted,
                        .setups = {.use_config = options->use_config,
                                   .configure = options->configure,
                                   .user = options->user}};
    const struct stet_survey_format *format = find_format(options->format);
    if (!format)
        return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                         "there is no survey format \"%s\"; use table, tsv, json or list",
                         options->format);
    for (size_t i = 0; i < path_count; i++)
        stet_files_add(&walk.files, paths[i]);
    enum stet_status status = STET_OK;
    size_t count = stet_files_count(&walk.files);
    for (size_t i = 0; i < count && status == STET_OK; i++)
        status = take_file(&walk, (uint32_t)i, err);
    if (status == STET_OK) {
        stet_survey_finish(&walk.survey);
        status = write_report(&walk, format, err);
    }
    release(&walk);
    if (status == STET_OK)
        *summary = counted;
    return status;
}

const char *stet_survey_format_name(size_t index)
{
    const struct stet_survey_format *format = stet_survey_format_at(index);
    return format ? format->name : NULL;
}
