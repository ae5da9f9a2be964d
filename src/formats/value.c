// SPDX-License-Identifier: Apache-2.0
#include "formats/value.h"

#include "base/utf8.h"
#include "formats/entities.h"
#include "formats/site.h"

static bool is_name_char(char c)
{
    return stet_is_ascii_alpha(c) || stet_is_ascii_digit(c) || c == '-' || c == '_' || c == ':';
}

// Bytes of the escape at `i`, and what it stands for; 0: an ordinary byte.
static size_t escape_at(struct stet_str text, size_t i, char quoting, char out[8], size_t *size)
{
    if (quoting == '&' && text.data[i] == '&') {
        const char *stop = memchr(text.data + i, ';', text.size - i < 40 ? text.size - i : 40);
        size_t length = stop ? (size_t)(stop - text.data) + 1 - i : 0;
        *size = length ? stet_entity_decode(stet_str_slice(text, i, i + length), out) : 0;
        return *size ? length : 0;
    }
    if (quoting == '\\' && text.data[i] == '\\' && i + 1 < text.size) {
        out[0] = strchr("nrt", text.data[i + 1]) ? ' ' : text.data[i + 1];
        *size = 1;
        if (text.data[i + 1] != 'u' || i + 6 > text.size)
            return (unsigned char)out[0] < 0x80 ? 2 : 0;
        uint32_t c = 0;
        for (size_t k = i + 2; k < i + 6; k++) {
            char digit = stet_ascii_lower(text.data[k]);
            c = c * 16 +
                (uint32_t)(stet_is_ascii_digit(digit) ? digit - '0' : (digit - 'a' + 10) & 15);
        }
        *size = stet_utf8_encode(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c, out);
        return 6;
    }
    if (quoting == '\'' && text.data[i] == '\'' && i + 1 < text.size && text.data[i + 1] == '\'') {
        out[0] = '\'';
        *size = 1;
        return 2;
    }
    return 0;
}

static enum stet_escape escape_for(char quote, char quoting)
{
    if (quoting == '&')
        return quote == '"' ? STET_ESCAPE_HTML_DOUBLE : STET_ESCAPE_HTML_SINGLE;
    if (quoting == '\\' && quote == '"')
        return STET_ESCAPE_BACKSLASH;
    return quoting == '\'' ? STET_ESCAPE_DOUBLED : STET_ESCAPE_PLAIN;
}

// Length of the tag or template code at `i`, which is no text in a caption; 0: none.
static size_t markup_at(struct stet_str text, size_t i)
{
    static const char *const marks[][2] = {{"{{", "}}"}, {"{%", "%}"}, {"<", ">"}};
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        struct stet_str open = stet_str_from(marks[m][0]);
        if (!stet_str_starts(stet_str_slice(text, i, text.size), open))
            continue;
        char next = i + open.size < text.size ? text.data[i + open.size] : ' ';
        if (open.data[0] == '<' && !stet_is_ascii_alpha(next) && next != '/')
            continue;
        size_t stop = stet_str_find(text, stet_str_from(marks[m][1]), i);
        if (stop != SIZE_MAX)
            return stop + strlen(marks[m][1]) - i;
    }
    return 0;
}

void stet_value_read(struct stet_prose *prose, size_t start, size_t end, char quote, char quoting)
{
    struct stet_str text = stet_str_slice(prose->original, 0, end);
    stet_prose_aside_begin(prose, escape_for(quote, quoting));
    size_t from = start;
    for (size_t i = start; i < end;) {
        char with[8];
        size_t size = 0, length = escape_at(text, i, quoting, with, &size);
        if (!length)
            length = markup_at(text, i);
        if (!length) {
            i++;
            continue;
        }
        stet_prose_text(prose, from, i);
        if (size == length) // equal sizes would read as byte for byte
            stet_prose_replace(prose, i, i, (struct stet_str){with, size});
        else if (size)
            stet_prose_replace(prose, i, i + length, (struct stet_str){with, size});
        from = i += length;
    }
    stet_prose_text(prose, from, end);
    stet_prose_break(prose, STET_BLOCK_HEADING);
    stet_prose_aside_end(prose);
}

size_t stet_value_end(struct stet_str text, size_t i, size_t end, size_t *from, size_t *to)
{
    char quote = i < end ? text.data[i] : ' ';
    if (quote == '"' || quote == '\'' || quote == '`') {
        size_t stop = i + 1;
        while (stop < end && text.data[stop] != quote)
            stop += text.data[stop] == '\\' && stop + 1 < end ? 2 : 1;
        *from = i + 1;
        *to = stop < end ? stop : end;
        return stop < end ? stop + 1 : end;
    }
    *from = i;
    while (i < end && !stet_is_ascii_space(text.data[i]) && text.data[i] != '>')
        i++;
    return *to = i;
}

void stet_value_attributes(struct stet_prose *prose, size_t start, size_t end, char quoting)
{
    struct stet_str text = prose->original;
    for (size_t i = start; i < end;) {
        size_t name = i;
        while (i < end && is_name_char(text.data[i]))
            i++;
        struct stet_str key = stet_str_slice(text, name, i);
        while (key.size && i < end && stet_is_ascii_space(text.data[i]))
            i++;
        if (!key.size || i == end || text.data[i] != '=') {
            // A value without a name may hold anything.
            size_t from, to;
            i = !key.size && i < end && strchr("\"'`", text.data[i])
                    ? stet_value_end(text, i, end, &from, &to)
                    : i + !key.size;
            continue;
        }
        i++;
        while (i < end && stet_is_ascii_space(text.data[i]))
            i++;
        size_t from, to;
        char quote = i < end ? text.data[i] : ' ';
        i = stet_value_end(text, i, end, &from, &to);
        if (stet_site_is_read(key) && (quote == '"' || quote == '\'') && from < to)
            stet_value_read(prose, from, to, quote, quote == '`' ? 0 : quoting);
    }
}
