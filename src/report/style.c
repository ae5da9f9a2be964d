// SPDX-License-Identifier: Apache-2.0
#include "report/style.h"

#include "base/utf8.h"
#include "text/width.h"

static const char *const sequences[] = {
    [STET_STYLE_STRONG] = "\x1b[1m",     [STET_STYLE_FRAME] = "\x1b[34m",
    [STET_STYLE_GOOD] = "\x1b[32m",      [STET_STYLE_NOTE] = "\x1b[1;36m",
    [STET_STYLE_WARNING] = "\x1b[1;33m", [STET_STYLE_ERROR] = "\x1b[1;31m",
};

enum stet_style stet_style_of(enum stet_severity severity)
{
    switch (severity) {
    case STET_SEVERITY_ERROR: return STET_STYLE_ERROR;
    case STET_SEVERITY_WARNING: return STET_STYLE_WARNING;
    case STET_SEVERITY_NOTE: return STET_STYLE_NOTE;
    case STET_SEVERITY_OFF: break;
    }
    return STET_STYLE_PLAIN;
}

void stet_style_on(struct stet_buf *out, const struct stet_report_options *options,
                   enum stet_style style)
{
    if (options->color && style != STET_STYLE_PLAIN)
        stet_buf_puts(out, sequences[style]);
}

void stet_style_off(struct stet_buf *out, const struct stet_report_options *options,
                    enum stet_style style)
{
    if (options->color && style != STET_STYLE_PLAIN)
        stet_buf_puts(out, "\x1b[0m");
}

void stet_style_flat(struct stet_buf *out, struct stet_str text)
{
    for (size_t i = 0; i < text.size;) {
        size_t from = i;
        uint32_t c = stet_utf8_next(text, &i);
        if (c == STET_UTF8_INVALID)
            stet_buf_puts(out, "\xef\xbf\xbd");
        else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
            stet_buf_putc(out, ' ');
        else
            stet_buf_append(out, text.data + from, i - from);
    }
}

void stet_style_wrap(struct stet_buf *out, const struct stet_report_options *options, size_t column,
                     size_t indent, struct stet_str text)
{
    struct stet_buf flat = {0};
    stet_style_flat(&flat, text);
    struct stet_str rest = stet_buf_view(&flat);
    bool first = true;
    while (rest.data) {
        struct stet_str word = stet_str_split(&rest, ' ');
        size_t width = stet_text_width(word);
        if (!first && options->width && column + 1 + width > options->width && column > indent) {
            stet_buf_putc(out, '\n');
            for (size_t i = 0; i < indent; i++)
                stet_buf_putc(out, ' ');
            column = indent;
        } else if (!first) {
            stet_buf_putc(out, ' ');
            column++;
        }
        stet_buf_str(out, word);
        column += width;
        first = false;
    }
    stet_buf_release(&flat);
}

void stet_style_shell(struct stet_buf *out, const char *argument)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:=@%+";
    if (*argument && argument[strspn(argument, plain)] == '\0') {
        stet_buf_puts(out, argument);
        return;
    }
    struct stet_buf quoted = {0};
    for (const char *c = argument; *c; c++) {
        if (*c == '\'')
            stet_buf_puts(&quoted, "'\\''");
        else
            stet_buf_putc(&quoted, *c);
    }
    stet_buf_putc(out, '\'');
    stet_style_flat(out, stet_buf_view(&quoted));
    stet_buf_putc(out, '\'');
    stet_buf_release(&quoted);
}

void stet_style_count(struct stet_buf *out, size_t count, const char *noun)
{
    stet_buf_printf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}
