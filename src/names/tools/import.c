// SPDX-License-Identifier: Apache-2.0
// Foreign lists into ours. A reader fills entries field by field; here values are cleaned, counted and written in one form, and what
// was written is read back by the parser of lists, so that an import never makes a list that cannot be used.
#include "names/tools/import.h"

#include <stdarg.h>

#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "names/list/list.h"
#include "text/unicode.h"

void stet_import_notice(struct stet_import *import, unsigned line_no, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = stet_arena_vprintf(&import->arena, format, args);
    va_end(args);
    import->left_out++;
    if (import->options->notice)
        import->options->notice(import->options->user, import->path, line_no, message);
}

int stet_import_language(struct stet_import *import, struct stet_str code)
{
    char primary[4] = "";
    size_t size = 0;
    while (size < code.size && stet_is_ascii_alpha(code.data[size]))
        size++;
    if (size < 2 || size > 3 ||
        (size < code.size && code.data[size] != '-' && code.data[size] != '_'))
        return STET_IMPORT_NOWHERE;
    for (size_t i = 0; i < size; i++)
        primary[i] = stet_ascii_lower(code.data[i]);
    for (int i = 0; i < import->language_count; i++)
        if (strcmp(import->language[i], primary) == 0)
            return STET_IMPORT_LANGUAGE + i;
    if (import->language_count == STET_NAME_MAX_LANGUAGES)
        return STET_IMPORT_NOWHERE;
    import->language[import->language_count] =
        stet_arena_strdup(&import->arena, stet_str_from(primary));
    return STET_IMPORT_LANGUAGE + import->language_count++;
}

// One space for any run of white space; invisible characters and the separator of values vanish.
static struct stet_str clean(struct stet_arena *arena, struct stet_str text)
{
    struct stet_buf out = {0};
    for (size_t i = 0; i < text.size;) {
        size_t start = i;
        uint32_t c = stet_utf8_next(text, &i);
        enum stet_char_class class = stet_char_class(c);
        bool space = class == STET_CHAR_SPACE || class == STET_CHAR_BREAK ||
                     class == STET_CHAR_CONTROL || c == '|';
        if (space && out.size && out.data[out.size - 1] != ' ')
            stet_buf_putc(&out, ' ');
        else if (!space && class != STET_CHAR_FORMAT)
            stet_buf_append(&out, text.data + start, i - start);
    }
    struct stet_str copy = stet_arena_copy(arena, stet_str_trim(stet_buf_view(&out)));
    stet_buf_release(&out);
    return copy;
}

void stet_import_put(struct stet_import *import, struct stet_import_entry *entry, int column,
                     struct stet_str value)
{
    struct stet_str text = clean(&import->arena, value);
    if (column < 0 || !text.size)
        return;
    struct stet_str *field = &entry->field[column];
    if (column == STET_IMPORT_NAME && field->size)
        field = &entry->field[STET_IMPORT_ALSO]; // a second name is accepted, not lost
    const char *join = column == STET_IMPORT_NOTE ? "; " : "|";
    if (!field->size)
        *field = text;
    else if (!stet_name_has_value(*field, text))
        *field = stet_str_from(stet_arena_printf(&import->arena, "%.*s%s%.*s", (int)field->size,
                                                 field->data, join, (int)text.size, text.data));
}

void stet_import_take(struct stet_import *import, const struct stet_import_entry *entry)
{
    if (entry->field[STET_IMPORT_NAME].size)
        stet_buf_append(&import->entries, entry, sizeof *entry);
    else
        stet_import_notice(import, entry->line_no, "no name stands here; the entry is left out");
}

// ---------------------------------------------------------------- writing

static void put_row(struct stet_buf *out, const struct stet_import *import,
                    const struct stet_str *field)
{
    for (int c = STET_IMPORT_NAME; c <= STET_IMPORT_NOT; c++) {
        stet_buf_str(out, field[c]);
        stet_buf_putc(out, '\t');
    }
    for (int l = 0; l < import->language_count; l++) {
        stet_buf_str(out, field[STET_IMPORT_LANGUAGE + l]);
        stet_buf_putc(out, '\t');
    }
    stet_buf_str(out, field[STET_IMPORT_NOTE]);
    stet_buf_putc(out, '\n');
}

static size_t write_list(struct stet_import *import, struct stet_buf *out)
{
    const struct stet_import_entry *entries =
        (const struct stet_import_entry *)(const void *)import->entries.data;
    struct stet_import_entry head = {.field = {STET_STR("name"), STET_STR("kind"), STET_STR("also"),
                                               STET_STR("old"), STET_STR("not"), STET_STR("note")}};
    struct stet_map seen = {0};
    size_t written = 0, count = import->entries.size / sizeof *entries;
    for (int l = 0; l < import->language_count; l++)
        head.field[STET_IMPORT_LANGUAGE + l] = stet_str_from(import->language[l]);
    put_row(out, import, head.field);
    for (size_t i = 0; i < count; i++) {
        const struct stet_import_entry *entry = &entries[i];
        struct stet_str name = entry->field[STET_IMPORT_NAME];
        struct stet_str key = stet_str_from(stet_arena_printf(
            &import->arena, "%.*s\t%.*s", (int)entry->field[STET_IMPORT_KIND].size,
            entry->field[STET_IMPORT_KIND].data, (int)name.size, name.data));
        bool added;
        uint32_t *first = stet_map_put(&seen, key, entry->line_no, &added);
        if (!added) {
            stet_import_notice(import, entry->line_no,
                               "\"%.*s\" stands in line %u already; this one is left out",
                               (int)name.size, name.data, *first);
            continue;
        }
        put_row(out, import, entry->field);
        written++;
    }
    stet_map_release(&seen);
    return written;
}

static bool ends_with(const char *path, const char *ending)
{
    size_t n = strlen(path), e = strlen(ending);
    return n >= e && stet_str_eq_nocase((struct stet_str){path + n - e, e}, stet_str_from(ending));
}

static enum stet_status read_foreign(struct stet_import *import, struct stet_str text,
                                     struct stet_error *err)
{
    const char *format = import->options->format;
    struct stet_str start = stet_str_trim(text);
    size_t bad = stet_utf8_valid_until(text);
    if (!format)
        format = ends_with(import->path, ".tbx") || stet_str_starts(start, STET_STR("<?xml"))
                     ? "tbx"
                 : ends_with(import->path, ".tsv") || ends_with(import->path, ".tab") ? "tsv"
                                                                                      : "csv";
    if (text.size > STET_IMPORT_MAX_BYTES)
        return stet_fail(err, STET_ERROR_DATA, import->path, 0, 0,
                         "the file is larger than 256 MiB; import it in parts");
    if (strcmp(format, "tbx") == 0)
        return stet_import_tbx(import, text, err);
    if (bad < text.size) {
        unsigned line_no = 1;
        for (size_t i = 0; i < bad; i++)
            line_no += text.data[i] == '\n';
        return stet_fail(err, STET_ERROR_DATA, import->path, line_no, 0,
                         "the line is not UTF-8; save the table as UTF-8");
    }
    return stet_import_table(import, text, strcmp(format, "tsv") == 0 ? '\t' : 0, err);
}

const char *stet_import_format(size_t index)
{
    static const char *const formats[] = {"csv", "tsv", "tbx"};
    return index < sizeof formats / sizeof *formats ? formats[index] : NULL;
}

enum stet_status stet_names_import(struct stet_import_summary *summary, const char *path,
                                   const struct stet_import_options *options,
                                   struct stet_error *err)
{
    struct stet_import import = {.options = options, .path = path};
    struct stet_buf text = {0}, out = {0};
    struct stet_name_list list;
    enum stet_status status = stet_file_read(&text, path, err);
    if (status == STET_OK)
        status = read_foreign(&import, stet_buf_view(&text), err);
    size_t written = status == STET_OK ? write_list(&import, &out) : 0;
    if (status == STET_OK && !written)
        status =
            stet_fail(err, STET_ERROR_DATA, path, 0, 0, "no entry of the file could be taken over");
    if (status == STET_OK)
        status = stet_name_list_parse(&list, &import.arena,
                                      options->output ? options->output : "the imported list",
                                      stet_buf_view(&out), err);
    if (status == STET_OK && options->output)
        status = stet_file_write(options->output, stet_buf_view(&out), err);
    else if (status == STET_OK && fwrite(out.data, 1, out.size, options->out) != out.size)
        status = stet_fail(err, STET_ERROR_IO, NULL, 0, 0,
                           "the list could not be written; check the disk or the pipe");
    if (status == STET_OK)
        *summary = (struct stet_import_summary){written, import.left_out};
    stet_buf_release(&import.entries);
    stet_buf_release(&text);
    stet_buf_release(&out);
    stet_arena_release(&import.arena);
    return status;
}
