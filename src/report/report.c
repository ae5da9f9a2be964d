// SPDX-License-Identifier: Apache-2.0
#include "report/report.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"
#include "report/style.h"

#define STET_REPORT(name) extern const struct stet_report_format stet_report_##name;
#include "report/reports.def"
#undef STET_REPORT

static const struct stet_report_format *const formats[] = {
#define STET_REPORT(name) &stet_report_##name,
#include "report/reports.def"
#undef STET_REPORT
};
static const size_t count = sizeof formats / sizeof *formats;

const struct stet_report_format *stet_report_find(const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

const char *stet_report_about(size_t index)
{
    return index < count ? formats[index]->about : NULL;
}

const char *stet_report_name(size_t index)
{
    return index < count ? formats[index]->name : NULL;
}

void stet_report_names(struct stet_buf *out)
{
    for (size_t i = 0; i < count; i++) {
        stet_buf_puts(out, i == 0 ? "" : i + 1 < count ? ", " : " or ");
        stet_buf_puts(out, formats[i]->name);
    }
}

struct stet_str stet_report_path(const char *path)
{
    struct stet_str text = stet_str_from(path);
    while (stet_str_starts(text, STET_STR("./")))
        text = stet_str_slice(text, 2, text.size);
    return text;
}

// Words before and behind a finding on its line: enough to tell two places apart, few enough to survive an edit nearby.
static struct stet_str around(struct stet_str text, size_t start, size_t end)
{
    enum { REACH = 24 };
    size_t from = start, to = end;
    while (from > 0 && start - from < REACH && text.data[from - 1] != '\n')
        from--;
    while (to < text.size && to - end < REACH && text.data[to] != '\n' && text.data[to] != '\r')
        to++;
    return stet_str_slice(text, from, to);
}

void stet_fingerprint(char out[STET_FINGERPRINT_SIZE], struct stet_fingerprints *prints,
                      const struct stet_result *result, const struct stet_finding *finding)
{
    struct stet_buf key = {0};
    stet_buf_str(&key, stet_report_path(stet_result_path(result)));
    stet_buf_printf(&key, "\n%s\n", finding->rule->id);
    stet_buf_str(&key, finding->text);
    stet_buf_putc(&key, '\n');
    stet_buf_str(&key, around(stet_result_original(result), finding->start_byte,
                              finding->start_byte + finding->size_bytes));
    uint64_t hash = stet_hash(stet_buf_view(&key));
    stet_buf_release(&key);
    struct stet_str bytes = {(const char *)&hash, sizeof hash};
    uint32_t *times = stet_map_get(&prints->seen, bytes);
    if (times)
        ++*times;
    else
        times = stet_map_put(&prints->seen, stet_arena_copy(&prints->arena, bytes), 1, NULL);
    snprintf(out, STET_FINGERPRINT_SIZE, "%016" PRIx64 ":%" PRIu32, hash, *times);
}

void stet_fingerprints_release(struct stet_fingerprints *prints)
{
    stet_map_release(&prints->seen);
    stet_arena_release(&prints->arena);
}

void stet_report_end_of(const struct stet_finding *finding, unsigned *line, unsigned *column_cp)
{
    *line = finding->line;
    *column_cp = finding->column_cp;
    for (size_t i = 0; i < finding->text.size; i++) {
        char c = finding->text.data[i];
        if (c == '\n') {
            ++*line;
            *column_cp = 1;
        } else if (((unsigned char)c & 0xc0) != 0x80) {
            ++*column_cp;
        }
    }
}

void stet_report_xml(struct stet_buf *out, struct stet_str text)
{
    for (size_t i = 0; i < text.size;) {
        size_t from = i;
        uint32_t c = stet_utf8_next(text, &i);
        switch (c) {
        case '&': stet_buf_puts(out, "&amp;"); break;
        case '<': stet_buf_puts(out, "&lt;"); break;
        case '>': stet_buf_puts(out, "&gt;"); break;
        case '"': stet_buf_puts(out, "&quot;"); break;
        case '\n': stet_buf_puts(out, "&#10;"); break;
        case '\r': stet_buf_puts(out, "&#13;"); break;
        case '\t': stet_buf_puts(out, "&#9;"); break;
        default:
            if (c == STET_UTF8_INVALID || c < 0x20 || c == 0xfffe || c == 0xffff)
                stet_buf_puts(out, "\xef\xbf\xbd");
            else
                stet_buf_append(out, text.data + from, i - from);
        }
    }
}

void stet_report_message(struct stet_buf *out, const struct stet_finding *finding)
{
    stet_style_flat(out, stet_str_from(finding->message));
    if (!finding->suggestion_count)
        return;
    struct stet_str suggestion = stet_str_from(finding->suggestions[0]);
    stet_buf_puts(out, " (");
    stet_style_flat(out, suggestion.size ? suggestion : STET_STR("delete"));
    stet_buf_putc(out, ')');
}
