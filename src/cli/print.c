// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <stdarg.h>
#include <string.h>

enum { COLUMNS = 80 };

static size_t columns_of(const char *text, size_t size)
{
    size_t columns = 0;
    for (size_t i = 0; i < size; i++)
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    return columns;
}

static void spaces(FILE *out, size_t count)
{
    fprintf(out, "%*s", (int)count, "");
}

static void print_paragraph(FILE *out, size_t column, size_t indent, const char *text, size_t size)
{
    bool first = true;
    for (size_t i = 0; i < size;) {
        size_t word = strcspn(text + i, " \n");
        if (word > size - i)
            word = size - i;
        if (word) {
            size_t width = columns_of(text + i, word);
            if (!first && column + 1 + width > COLUMNS) {
                fputc('\n', out);
                column = 0;
            } else if (!first) {
                fputc(' ', out);
                column++;
            }
            if (column < indent) {
                spaces(out, indent - column);
                column = indent;
            }
            fwrite(text + i, 1, word, out);
            column += width;
            first = false;
        }
        i += word + 1;
    }
    fputc('\n', out);
}

void cli_print_wrapped(FILE *out, size_t column, size_t indent, const char *text)
{
    while (*text) {
        const char *gap = strstr(text, "\n\n");
        size_t size = gap ? (size_t)(gap - text) : strlen(text);
        print_paragraph(out, column, indent, text, size);
        column = 0;
        text += size;
        if (gap)
            fputc('\n', out);
        text += strspn(text, "\n");
    }
}

static void flatten(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            *text = '?';
}

void cli_error(const char *format, ...)
{
    char message[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    flatten(message);
    fprintf(stderr, "stet: %s\n", message);
}

void cli_error_from(const struct stet_error *err)
{
    char place[640] = "";
    if (err->path[0] && err->line && err->column)
        snprintf(place, sizeof place, "%s:%u:%u: ", err->path, err->line, err->column);
    else if (err->path[0] && err->line)
        snprintf(place, sizeof place, "%s:%u: ", err->path, err->line);
    else if (err->path[0])
        snprintf(place, sizeof place, "%s: ", err->path);
    cli_error("%s%s", place, err->message);
}
