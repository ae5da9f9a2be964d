// SPDX-License-Identifier: Apache-2.0
#include "target.h"

#include <string.h>

#include "base/buf.h"
#include "report/report.h"

static struct stet_checker *checker; // built once a process, as the fuzzer calls only the target

static void build(void)
{
    struct stet_settings *settings = NULL;
    MUST(stet_settings_new(&settings, NULL) == STET_OK);
    for (size_t i = 0; i < stet_rule_count(); i++)
        MUST(stet_settings_set_rule(settings, stet_rule_at(i)->id, STET_SEVERITY_WARNING, NULL) ==
             STET_OK);
    MUST(stet_checker_new(&checker, settings, NULL) == STET_OK);
    stet_settings_free(settings);
}

static void check_findings(const struct stet_result *result, const char *data, size_t size)
{
    size_t last = 0;
    for (size_t i = 0; i < stet_result_count(result); i++) {
        const struct stet_finding *finding = stet_result_finding(result, i);
        MUST(finding->start_byte >= last && finding->start_byte <= size);
        MUST(finding->size_bytes <= size - finding->start_byte);
        MUST(finding->text.data == data + finding->start_byte &&
             finding->text.size == finding->size_bytes);
        MUST(finding->line >= 1 && finding->column_cp >= 1);
        MUST(finding->message && !strpbrk(finding->message, "\r\n"));
        MUST(finding->confidence >= 0 && finding->confidence <= 1);
        for (size_t s = 0; s < finding->suggestion_count; s++)
            MUST(finding->suggestions[s]);
        last = finding->start_byte;
    }
}

static void write_reports(const struct stet_result *result)
{
    const char *name;
    for (size_t i = 0; (name = stet_report_name(i)); i++) {
        struct stet_report_options options = {
            .color = i % 2, .unicode = true, .width = 20 + 30 * (unsigned)i};
        struct stet_buf out = {0};
        stet_report_find(name)->document(&out, &options, result);
        stet_buf_release(&out);
    }
}

static void check(const char *path, const char *data, size_t size, bool again)
{
    struct stet_session *session = NULL;
    struct stet_result *result = NULL;
    MUST(stet_session_new(&session, checker, NULL) == STET_OK);
    if (stet_check(&result, session, path, data, size, NULL) == STET_OK) {
        char *fixed = NULL;
        size_t fixed_size = 0, applied = 0;
        check_findings(result, data, size);
        write_reports(result);
        stet_result_fix(&fixed, &fixed_size, &applied, result, STET_FIX_SUGGESTED);
        MUST(applied || (fixed_size == size && (!size || memcmp(fixed, data, size) == 0)));
        if (again && applied)
            check(path, fixed, fixed_size, false);
        free(fixed);
        stet_result_free(result);
    }
    stet_session_free(session);
}

void fuzz_article(const char *path, const uint8_t *data, size_t size)
{
    if (!checker)
        build();
    check(path, (const char *)data, size, true);
}
