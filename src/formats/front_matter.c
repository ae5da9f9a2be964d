// SPDX-License-Identifier: Apache-2.0
// A line "---" at the top may also be a rule across the page: only what reads as a YAML mapping is front matter. Where the YAML
// is damaged (a headline with a colon in it is enough), lines "title: …" are still read one by one, so that nothing that a
// reader sees goes unchecked.
#include "formats/front_matter.h"

#include "base/utf8.h"
#include "base/yaml.h"
#include "formats/site.h"

enum { LARGEST = 64 * 1024 };

static bool is_language_key(struct stet_str key)
{
    return stet_str_eq(key, STET_STR("lang")) || stet_str_eq(key, STET_STR("language")) ||
           stet_str_eq(key, STET_STR("locale"));
}

static size_t line_end(struct stet_str text, size_t i)
{
    while (i < text.size && text.data[i] != '\n' && text.data[i] != '\r')
        i++;
    return i;
}

static size_t next_line(struct stet_str text, size_t end)
{
    if (end < text.size && text.data[end] == '\r')
        end++;
    if (end < text.size && text.data[end] == '\n')
        end++;
    return end;
}

// The three ways to begin an article with its data: the line before it, the lines that may end it, and whether these belong to it.
static const struct fences {
    const char *open, *close, *other_close;
    bool inside;
} yaml_fences = {"---", "---", "...", false}, toml_fences = {"+++", "+++", NULL, false},
  json_fences = {"{", "}", NULL, true};

static bool is_line(struct stet_str text, size_t start, const char *fence)
{
    size_t end = line_end(text, start);
    struct stet_str line = stet_str_slice(text, start, end);
    while (line.size && (line.data[line.size - 1] == ' ' || line.data[line.size - 1] == '\t'))
        line.size--;
    return fence && stet_str_eq(line, stet_str_from(fence));
}

// The data [*from, *end) and the byte behind its closing fence; false when no fence closes it in time.
static bool find_fences(struct stet_str text, size_t start, const struct fences *fences,
                        size_t *from, size_t *end, size_t *behind)
{
    if (!is_line(text, start, fences->open))
        return false;
    size_t at = next_line(text, line_end(text, start));
    *from = fences->inside ? start : at;
    while (at < text.size && at - start <= LARGEST) {
        size_t next = next_line(text, line_end(text, at));
        if (is_line(text, at, fences->close) || is_line(text, at, fences->other_close)) {
            *end = fences->inside ? next : at;
            *behind = next;
            return true;
        }
        at = next;
    }
    return false;
}

// A piece of a value: white space at the start and the end of a line is layout, a line break between two lines is read as one.
static void add_piece(struct stet_prose *prose, size_t start, size_t end, bool line_start,
                      bool line_stop, bool *open)
{
    const char *data = prose->original.data;
    while (line_start && start < end && stet_is_ascii_space(data[start]))
        start++;
    while (line_stop && end > start && stet_is_ascii_space(data[end - 1]))
        end--;
    if (line_start && *open && (start < end || !line_stop))
        stet_prose_replace(prose, start, start, STET_STR("\n"));
    if (start < end) {
        stet_prose_text(prose, start, end);
        *open = true;
    }
}

// Bytes of the escape at `i` of a double-quoted scalar and what it stands for; white space where it is layout.
static size_t escape_at(struct stet_str text, size_t i, size_t end, char out[4], size_t *size)
{
    size_t digits = text.data[i + 1] == 'x'   ? 2
                    : text.data[i + 1] == 'u' ? 4
                    : text.data[i + 1] == 'U' ? 8
                                              : 0;
    *size = 1;
    out[0] = text.data[i + 1];
    if (!digits) {
        if (!strchr("\"\\/'", out[0]))
            out[0] = ' ';
        return 2;
    }
    uint32_t c = 0;
    for (size_t k = i + 2; k < i + 2 + digits && k < end; k++) {
        char digit = stet_ascii_lower(text.data[k]);
        c = c * 16 + (uint32_t)(stet_is_ascii_digit(digit) ? digit - '0' : (digit - 'a' + 10) & 15);
    }
    *size = stet_utf8_encode(c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff) ? 0xfffd : c, out);
    return i + 2 + digits <= end ? 2 + digits : end - i;
}

// Bytes of the escape at `i` of a quoted value, with what it stands for; 0: an ordinary byte.
static size_t quoted_escape(struct stet_str text, size_t i, size_t end, char quote, char with[4],
                            size_t *size)
{
    if (i + 1 >= end)
        return 0;
    if (quote == '"')
        return text.data[i] == '\\' ? escape_at(text, i, end, with, size) : 0;
    with[0] = '\'';
    *size = 1;
    return text.data[i] == '\'' ? 2 : 0;
}

// A quoted value between its quotes.
static void add_quoted(struct stet_prose *prose, size_t start, size_t end, char quote)
{
    struct stet_str text = prose->original;
    bool open = false, line_start = true;
    size_t from = start;
    for (size_t i = start; i < end;) {
        char with[4];
        size_t size, length = quoted_escape(text, i, end, quote, with, &size);
        bool stop = !length && (text.data[i] == '\n' || text.data[i] == '\r');
        if (!length && !stop) {
            i++;
            continue;
        }
        add_piece(prose, from, i, line_start, stop, &open);
        line_start = stop;
        if (length) {
            stet_prose_replace(prose, i, i + length, (struct stet_str){with, size});
            open = true;
        }
        from = i += stop ? 1 : length;
    }
    add_piece(prose, from, end, line_start, true, &open);
}

static void add_lines(struct stet_prose *prose, size_t start, size_t end)
{
    bool open = false;
    while (start < end) {
        size_t stop = line_end(prose->original, start);
        stop = stop < end ? stop : end;
        add_piece(prose, start, stop, true, true, &open);
        start = stop + 1;
    }
}

static enum stet_escape escape_of(const yaml_node_t *node)
{
    switch (node->data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return STET_ESCAPE_DOUBLED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return STET_ESCAPE_BACKSLASH;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE: return STET_ESCAPE_NONE;
    default: return STET_ESCAPE_PLAIN;
    }
}

static void add_value(struct stet_prose *prose, const yaml_node_t *node, size_t start, size_t end)
{
    const char *data = prose->original.data;
    // libyaml counts an anchor and a tag ("&a", "!!str") as part of the value.
    while (start < end && (data[start] == '&' || data[start] == '!')) {
        while (start < end && !stet_is_ascii_space(data[start]))
            start++;
        while (start < end && stet_is_ascii_space(data[start]))
            start++;
    }
    if (start >= end)
        return;
    switch (node->data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        if (end - start >= 2)
            add_quoted(prose, start + 1, end - 1, data[start]);
        break;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE: // the first line holds only the indicator
        start = next_line(prose->original, line_end(prose->original, start));
        add_lines(prose, start, end);
        break;
    default: add_lines(prose, start, end);
    }
    stet_prose_break(prose, STET_BLOCK_HEADING);
}

struct values {
    struct stet_prose *prose;
    struct stet_yaml *yaml;
    size_t offset;
    size_t done; // an alias points back to a value that was read where it stands
};

static void add_scalar(struct values *v, const yaml_node_t *value)
{
    size_t start = stet_yaml_byte(v->yaml, value->start_mark);
    size_t end = stet_yaml_byte(v->yaml, value->end_mark);
    if (start < v->done)
        return;
    v->prose->escape = escape_of(value);
    add_value(v->prose, value, v->offset + start, v->offset + end);
    v->prose->escape = STET_ESCAPE_NONE;
    v->done = end;
}

static void add_values(struct values *v, const yaml_node_t *node, bool top);

static void add_pair(struct values *v, struct stet_str key, const yaml_node_t *value, bool top)
{
    if (value->type != YAML_SCALAR_NODE) {
        if (!stet_str_eq(key, STET_STR("stet")))
            add_values(v, value, false);
        return;
    }
    if (top && is_language_key(key))
        v->prose->language = stet_arena_copy(v->prose->arena, stet_yaml_text(value));
    if (stet_site_is_read(key))
        add_scalar(v, value);
}

// Nesting is bounded by stet_yaml_load.
static void add_values(struct values *v, const yaml_node_t *node, bool top)
{
    size_t start = stet_yaml_byte(v->yaml, node->start_mark);
    if (start < v->done)
        return;
    if (node->type == YAML_SEQUENCE_NODE)
        for (const yaml_node_item_t *item = node->data.sequence.items.start;
             item < node->data.sequence.items.top; item++)
            add_values(v, stet_yaml_node(v->yaml, *item), false);
    if (node->type != YAML_MAPPING_NODE)
        return;
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++)
        add_pair(v, stet_yaml_text(stet_yaml_node(v->yaml, pair->key)),
                 stet_yaml_node(v->yaml, pair->value), top);
}

static void add_plain_lines(struct stet_prose *prose, size_t start, size_t end)
{
    struct stet_str text = prose->original;
    for (size_t at = start; at < end;) {
        size_t stop = line_end(text, at);
        const char *colon = memchr(text.data + at, ':', stop - at);
        size_t value = colon ? (size_t)(colon - text.data) + 1 : stop;
        bool open = false;
        if (colon && stet_site_is_read(stet_str_slice(text, at, value - 1))) {
            add_piece(prose, value, stop, true, true, &open);
            stet_prose_break(prose, STET_BLOCK_HEADING);
        }
        at = next_line(text, stop);
    }
}

// "key: value" or "key:" on the first line that is neither empty nor a comment.
static bool begins_with_key(struct stet_str yaml)
{
    struct stet_str rest = yaml;
    while (rest.data) {
        struct stet_str line = stet_str_trim(stet_str_split(&rest, '\n'));
        if (!line.size || line.data[0] == '#')
            continue;
        size_t i = 0;
        while (i < line.size && (stet_is_ascii_alpha(line.data[i]) || line.data[i] == '_' ||
                                 line.data[i] == '-' || stet_is_ascii_digit(line.data[i])))
            i++;
        return i > 0 && i < line.size && line.data[i] == ':' &&
               (i + 1 == line.size || line.data[i + 1] == ' ' || line.data[i + 1] == '\t');
    }
    return false;
}

// The byte behind a quoted value that begins at `at`: a quote, its closing one on the same line; `at` when there is none.
static size_t quoted_end(struct stet_str text, size_t at, size_t stop)
{
    char quote = text.data[at];
    for (size_t i = at + 1; i < stop; i++) {
        if (quote == '"' && text.data[i] == '\\')
            i++;
        else if (text.data[i] == quote)
            return i + 1;
    }
    return at;
}

// `key = "value"` of a TOML table. Values over several lines, and arrays, are left alone.
static void add_toml_line(struct stet_prose *prose, size_t at, size_t stop)
{
    struct stet_str text = prose->original;
    const char *equals = memchr(text.data + at, '=', stop - at);
    if (!equals)
        return;
    size_t value = (size_t)(equals - text.data) + 1;
    struct stet_str key = stet_str_trim(stet_str_slice(text, at, value - 1));
    while (value < stop && (text.data[value] == ' ' || text.data[value] == '\t'))
        value++;
    if (value == stop || (text.data[value] != '"' && text.data[value] != '\''))
        return;
    size_t end = quoted_end(text, value, stop);
    if (end < value + 3) // empty, never closed, or the first of three quotes
        return;
    if (is_language_key(key))
        prose->language = stet_arena_copy(prose->arena, stet_str_slice(text, value + 1, end - 1));
    if (!stet_site_is_read(key))
        return;
    bool basic = text.data[value] == '"', open = false;
    prose->escape = basic ? STET_ESCAPE_BACKSLASH : STET_ESCAPE_PLAIN;
    if (basic)
        add_quoted(prose, value + 1, end - 1, '"');
    else
        add_piece(prose, value + 1, end - 1, true, true, &open);
    prose->escape = STET_ESCAPE_NONE;
    stet_prose_break(prose, STET_BLOCK_HEADING);
}

static void add_toml(struct stet_prose *prose, size_t from, size_t end)
{
    while (from < end) {
        size_t stop = line_end(prose->original, from);
        add_toml_line(prose, from, stop);
        from = next_line(prose->original, stop);
    }
}

// False where it is no mapping, so that what stands there is the article.
static bool add_yaml(struct stet_prose *prose, size_t from, size_t end)
{
    struct stet_str text = stet_str_slice(prose->original, from, end);
    struct stet_yaml yaml;
    if (stet_yaml_load(&yaml, text, NULL, NULL) != STET_OK) {
        if (!begins_with_key(text))
            return false;
        add_plain_lines(prose, from, end);
        return true;
    }
    const yaml_node_t *root = stet_yaml_root(&yaml);
    bool mapping = !root || root->type == YAML_MAPPING_NODE;
    if (root && mapping)
        add_values(&(struct values){prose, &yaml, from, 0}, root, true);
    stet_yaml_release(&yaml);
    return mapping;
}

// JSON has its keys in quotes; YAML would read any words in braces.
static bool begins_as_json(struct stet_str text)
{
    size_t i = 1;
    while (i < text.size && stet_is_ascii_space(text.data[i]))
        i++;
    return i < text.size && text.data[i] == '"';
}

size_t stet_front_matter_read(struct stet_prose *prose, size_t start)
{
    size_t from, end, behind;
    if (find_fences(prose->original, start, &toml_fences, &from, &end, &behind)) {
        add_toml(prose, from, end);
        return behind; // what an author says to stet is YAML
    }
    if (find_fences(prose->original, start, &yaml_fences, &from, &end, &behind) ||
        (find_fences(prose->original, start, &json_fences, &from, &end, &behind) &&
         begins_as_json(stet_str_slice(prose->original, from, end)))) {
        if (!add_yaml(prose, from, end)) // JSON is YAML, too
            return start;
    } else {
        return start;
    }
    if (from < end)
        stet_prose_comment(prose, from, end);
    return behind;
}
