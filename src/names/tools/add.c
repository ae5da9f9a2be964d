// SPDX-License-Identifier: Apache-2.0
// One more line in a list. Everything else in the file stays byte for byte; what would be written is read by the parser of lists first.
#define _XOPEN_SOURCE 700 // realpath
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "names/list/list.h"

static const char new_list[] = "name\tkind\talso\told\tnot\tru\tuk\tpl\tnote\n";

// The line of a list that is the header; data NULL: there is none.
static struct stet_str header_of(struct stet_str text)
{
    if (stet_str_starts(text, STET_STR("\xef\xbb\xbf")))
        text = stet_str_slice(text, 3, text.size);
    while (text.data) {
        struct stet_str line = stet_str_split(&text, '\n');
        if (stet_str_ends(line, STET_STR("\r")))
            line.size--;
        if (stet_str_trim(line).size && line.data[0] != '#')
            return line;
    }
    return (struct stet_str){NULL, 0};
}

// Nothing but comments.
static bool is_empty(struct stet_str text)
{
    while (text.data && text.size) {
        struct stet_str line = stet_str_trim(stet_str_split(&text, '\n'));
        if (line.size && line.data[0] != '#')
            return false;
    }
    return true;
}

static struct stet_str value_of(const struct stet_name_field *fields, size_t count,
                                struct stet_str column)
{
    for (size_t i = 0; i < count; i++)
        if (stet_str_eq(stet_str_from(fields[i].column), column))
            return stet_str_from(fields[i].value);
    return (struct stet_str){"", 0};
}

static enum stet_status check_fields(struct stet_str header, const char *path,
                                     const struct stet_name_field *fields, size_t count,
                                     struct stet_error *err)
{
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        for (struct stet_str rest = header; rest.data && !found;)
            found = stet_str_eq(stet_str_trim(stet_str_split(&rest, '\t')),
                                stet_str_from(fields[i].column));
        if (!found)
            return stet_fail(err, STET_ERROR_DATA, path, 0, 0,
                             "the list has no column \"%s\"; add it to the first line",
                             fields[i].column);
        bool name = strcmp(fields[i].column, "name") == 0;
        if (name && (strchr(fields[i].value, '|') || !fields[i].value[0]))
            return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                             "the name is one spelling; others belong into the column \"also\"");
        if (strpbrk(fields[i].value, "\t\n\r"))
            return stet_fail(err, STET_ERROR_USAGE, NULL, 0, 0,
                             "the value for \"%s\" holds a tab or a line break", fields[i].column);
    }
    return STET_OK;
}

static void make_line(struct stet_buf *out, struct stet_str header,
                      const struct stet_name_field *fields, size_t count)
{
    const char *tab = "";
    for (struct stet_str rest = header; rest.data; tab = "\t") {
        struct stet_str column = stet_str_trim(stet_str_split(&rest, '\t'));
        stet_buf_puts(out, tab);
        stet_buf_str(out, value_of(fields, count, column));
    }
    while (out->size && out->data[out->size - 1] == '\t')
        out->size--;
    stet_buf_putc(out, '\n');
}

static bool accepts(const struct stet_name_entry *entry, struct stet_str name)
{
    struct stet_str also = entry->also, value;
    if (stet_str_eq(entry->name, name))
        return true;
    while (stet_name_next_value(&also, &value))
        if (stet_str_eq(value, name))
            return true;
    return false;
}

static enum stet_status refuse_duplicate(const struct stet_name_list *list,
                                         const struct stet_name_entry *added,
                                         struct stet_error *err)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct stet_name_entry *entry = &list->entries[i];
        bool same = added->kind == STET_NAME_OTHER || entry->kind == added->kind;
        if (same && accepts(entry, added->name))
            return stet_fail(err, STET_ERROR_DATA, list->path, entry->line_no, 0,
                             "\"%.*s\" is listed here already", (int)added->name.size,
                             added->name.data);
    }
    return STET_OK;
}

// Byte at which the new line goes: where the order of names wants it if the list keeps one, else the end.
static size_t place_for(const struct stet_name_list *list, struct stet_str text,
                        struct stet_str name)
{
    unsigned line_no = 0;
    for (size_t i = 1; i < list->count; i++)
        if (stet_str_cmp(list->entries[i - 1].name, list->entries[i].name) > 0)
            return text.size;
    for (size_t i = 0; i < list->count && !line_no; i++)
        if (stet_str_cmp(list->entries[i].name, name) > 0)
            line_no = list->entries[i].line_no;
    size_t at = 0;
    for (unsigned line = 1; line < line_no && at < text.size; at++)
        line += text.data[at] == '\n';
    return line_no ? at : text.size;
}

static enum stet_status add(struct stet_buf *out, struct stet_arena *arena, const char *path,
                            struct stet_str text, const struct stet_name_field *fields,
                            size_t count, struct stet_error *err)
{
    struct stet_name_list list = {.path = path}, one;
    struct stet_buf line = {0}, alone = {0};
    struct stet_str header = header_of(text);
    bool empty =
        is_empty(stet_str_slice(text, (size_t)(header.data + header.size - text.data), text.size));
    enum stet_status status = check_fields(header, path, fields, count, err);
    if (status == STET_OK && !empty)
        status = stet_name_list_parse(&list, arena, path, text, err);
    make_line(&line, header, fields, count);
    stet_buf_printf(&alone, "%.*s\n%s", (int)header.size, header.data, line.data);
    if (status == STET_OK)
        status = stet_name_list_parse(&one, arena, path, stet_buf_view(&alone), err);
    if (status == STET_OK)
        status = refuse_duplicate(&list, &one.entries[0], err);
    if (status == STET_OK) {
        size_t at = place_for(&list, text, one.entries[0].name);
        stet_buf_append(out, text.data, at);
        if (out->size && out->data[out->size - 1] != '\n')
            stet_buf_putc(out, '\n');
        stet_buf_str(out, stet_buf_view(&line));
        stet_buf_str(out, stet_str_slice(text, at, text.size));
        status = stet_name_list_parse(&list, arena, path, stet_buf_view(out), err);
    }
    stet_buf_release(&line);
    stet_buf_release(&alone);
    return status;
}

enum stet_status stet_names_add(const char *path, const struct stet_name_field *fields,
                                size_t count, struct stet_error *err)
{
    struct stet_arena arena = {0};
    struct stet_buf text = {0}, out = {0};
    enum stet_status status = STET_OK;
    char *real = realpath(path, NULL); // a link stays a link
    if (access(path, F_OK) == 0)
        status = stet_file_read(&text, path, err);
    if (status == STET_OK && !header_of(stet_buf_view(&text)).data)
        stet_buf_puts(&text, new_list);
    if (status == STET_OK)
        status = add(&out, &arena, path, stet_buf_view(&text), fields, count, err);
    if (status == STET_OK)
        status = stet_file_write(real ? real : path, stet_buf_view(&out), err);
    free(real);
    stet_buf_release(&text);
    stet_buf_release(&out);
    stet_arena_release(&arena);
    return status;
}
