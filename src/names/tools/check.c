// SPDX-License-Identifier: Apache-2.0
#include "names/tools/check.h"

#include <stdarg.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"

void stet_list_complain(struct stet_list_check *check, uint32_t list, uint32_t line_no,
                        enum stet_severity severity, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct stet_list_problem problem = {.list = list,
                                        .line_no = line_no,
                                        .order = (uint32_t)(check->problems.size / sizeof problem),
                                        .severity = severity,
                                        .message = stet_arena_vprintf(&check->arena, format, args)};
    va_end(args);
    stet_buf_append(&check->problems, &problem, sizeof problem);
}

// A list that breaks off (a line that is no entry) is a finding about the list; one that cannot be opened is a failure.
static enum stet_status read_lists(struct stet_list_check *check, struct stet_error *err)
{
    for (uint32_t l = 0; l < check->count; l++) {
        struct stet_buf text = {0};
        struct stet_error broken = {0};
        enum stet_status status = stet_file_read(&text, check->paths[l], err);
        if (status != STET_OK)
            return status;
        check->texts[l] = stet_arena_copy(&check->arena, stet_buf_view(&text));
        stet_buf_release(&text);
        if (stet_name_list_parse(&check->lists[l], &check->arena, check->paths[l], check->texts[l],
                                 &broken) != STET_OK) {
            stet_list_complain(check, l, broken.line, STET_SEVERITY_ERROR, "%s", broken.message);
            check->lists[l] = (struct stet_name_list){.path = check->paths[l]};
        }
    }
    return STET_OK;
}

static int by_place(const void *a, const void *b)
{
    const struct stet_list_problem *x = a, *y = b;
    if (x->list != y->list)
        return x->list < y->list ? -1 : 1;
    if (x->line_no != y->line_no)
        return x->line_no < y->line_no ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void report(const struct stet_list_check *check, struct stet_names_summary *summary,
                   FILE *out)
{
    struct stet_list_problem *problems = (struct stet_list_problem *)(void *)check->problems.data;
    size_t count = check->problems.size / sizeof *problems;
    if (count)
        qsort(problems, count, sizeof *problems, by_place);
    for (size_t i = 0; i < count; i++) {
        const struct stet_list_problem *p = &problems[i];
        summary->count[p->severity]++;
        fprintf(out, "%s:", check->paths[p->list]);
        if (p->line_no)
            fprintf(out, "%u:", p->line_no);
        fprintf(out, " %s: %s\n", stet_severity_name(p->severity), p->message);
    }
    for (uint32_t l = 0; l < check->count; l++)
        summary->entries += check->lists[l].count;
    summary->lists = check->count;
}

static enum stet_status run(struct stet_list_check *check, const char *language,
                            struct stet_error *err)
{
    enum stet_status status = stet_dictionary_open(&check->dictionary, language, err);
    if (status == STET_OK)
        status = read_lists(check, err);
    if (status == STET_OK)
        status = stet_name_schemes(&check->schemes, err);
    if (status == STET_OK)
        status =
            stet_name_lists_of(&check->names, check->lists, check->count, &check->schemes, err);
    if (status != STET_OK)
        return status;
    check->spelling = stet_spelling_new(check->dictionary, &check->lexicon);
    for (uint32_t l = 0; l < check->count; l++) {
        stet_list_check_fields(check, l);
        for (size_t i = 0; i < check->lists[l].count; i++)
            stet_list_check_entry(check, l, &check->lists[l].entries[i]);
    }
    stet_list_check_pairs(check);
    stet_list_check_proof(check);
    return STET_OK;
}

enum stet_status stet_names_check(struct stet_names_summary *summary, const char *const *paths,
                                  size_t path_count, const char *language, FILE *out,
                                  struct stet_error *err)
{
    struct stet_list_check check = {.paths = paths, .count = (uint32_t)path_count};
    check.texts = STET_NEW_ARRAY(&check.arena, struct stet_str, path_count);
    check.lists = STET_NEW_ARRAY(&check.arena, struct stet_name_list, path_count);
    *summary = (struct stet_names_summary){0};
    enum stet_status status = run(&check, language, err);
    if (status == STET_OK)
        report(&check, summary, out);
    stet_spelling_free(check.spelling);
    stet_lexicon_release(&check.lexicon);
    stet_name_lists_free(check.names);
    stet_dictionary_free(check.dictionary);
    stet_schemes_release(&check.schemes);
    stet_buf_release(&check.problems);
    stet_arena_release(&check.arena);
    return status;
}
