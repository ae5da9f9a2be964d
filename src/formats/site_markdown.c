// SPDX-License-Identifier: Apache-2.0
// What only Markdown and MDX have: code blocks and spans, attribute lists, containers, footnotes, components and expressions.
#include "formats/site_scan.h"
#include "formats/value.h"

// ---- attribute lists: {: .class}, {#id .class}, {.class key="value"}

// "[text]{.class}": the brackets belong to the list that begins at `at`.
static void open_span(struct stet_scan *s, size_t at)
{
    enum { FARTHEST = 200 };
    if (at == s->start || s->text.data[at - 1] != ']')
        return;
    for (size_t i = at - 1; i > s->start && at - i < FARTHEST; i--) {
        if (strchr("[]\n", s->text.data[i - 1]) && s->text.data[i - 1] != '[')
            return;
        if (s->text.data[i - 1] == '[') {
            stet_scan_add(s, i - 1, i, STET_SITE_TAG);
            stet_scan_add(s, at - 1, at, STET_SITE_TAG);
            return;
        }
    }
}

bool stet_scan_attribute_list(struct stet_scan *s, size_t at)
{
    char next = stet_scan_char(s, at + 1);
    char third = stet_scan_char(s, at + 2);
    bool list = next == ':' || ((next == '#' || next == '.') && stet_is_ascii_alpha(third));
    if (!list || s->dialect == STET_SITE_HTML)
        return false;
    size_t end = at + 1;
    while (stet_scan_char(s, end) && !strchr("{}\r\n", stet_scan_char(s, end)))
        end++;
    if (stet_scan_char(s, end) != '}')
        return false;
    size_t start = at;
    while (start > s->start && (s->text.data[start - 1] == ' ' || s->text.data[start - 1] == '\t'))
        start--;
    if (start == at)
        open_span(s, at);
    stet_scan_add(s, start, end + 1, STET_SITE_TAG);
    return true;
}

// ---- MDX

// Behind the brace that closes the one at `at`, strings and templates skipped; SIZE_MAX: none is near.
static size_t brace_end(const struct stet_scan *s, size_t at)
{
    size_t depth = 0;
    for (size_t i = at; i < s->text.size && i - at < LONGEST; i++) {
        char c = s->text.data[i];
        if (c == '{')
            depth++;
        else if (c == '}' && --depth == 0)
            return i + 1;
        else if (c == '"' || c == '\'' || c == '`') {
            size_t from, to, limit = i + LONGEST < s->text.size ? i + LONGEST : s->text.size;
            size_t stop = stet_value_end(s->text, i, limit, &from, &to);
            const char *line = c == '`' ? NULL : memchr(s->text.data + i, '\n', stop - i);
            i = line ? i : stop - 1; // an apostrophe in text is no string
        }
    }
    return SIZE_MAX;
}

bool stet_scan_expression(struct stet_scan *s, size_t at)
{
    size_t end = brace_end(s, at);
    if (end == SIZE_MAX)
        return false;
    stet_scan_add(s, at, end, stet_scan_starts(s, at, "{/*") ? STET_SITE_TAG : STET_SITE_VALUE);
    return true;
}

// <Figure caption="…" render={() => <b/>}>, </Figure>, <>, </>
bool stet_scan_component(struct stet_scan *s, size_t at)
{
    size_t i = at + 1 + (stet_scan_char(s, at + 1) == '/');
    if (!stet_is_ascii_upper(stet_scan_char(s, i)) && stet_scan_char(s, i) != '>')
        return false;
    while (i < s->text.size && i - at < LONGEST && s->text.data[i] != '>') {
        size_t from, to, next = i + 1;
        if (s->text.data[i] == '{')
            next = brace_end(s, i);
        else if (s->text.data[i] == '"' || s->text.data[i] == '\'')
            next = stet_value_end(s->text, i, s->text.size, &from, &to);
        if (next == SIZE_MAX)
            return false;
        i = next;
    }
    if (stet_scan_char(s, i) != '>')
        return false;
    struct stet_site_code *code = stet_scan_add(s, at, i + 1, STET_SITE_TAG);
    code->attributes = true;
    code->quoting = '&';
    return true;
}

// "import x from 'y'" and "export const x = …" at the start of a line, up to an empty one.
bool stet_scan_module_line(struct stet_scan *s, size_t at)
{
    if (!stet_scan_starts(s, at, "import ") && !stet_scan_starts(s, at, "export "))
        return false;
    size_t line = at;
    while (line < s->text.size && s->text.data[line] != '\n')
        line++;
    struct stet_str first = stet_str_slice(s->text, at, line);
    static const char *const signs[] = {" from '",          " from \"",      "import '",
                                        "import \"",        "export const ", "export default ",
                                        "export function ", "export let ",   "export {",
                                        "export async ",    "export class "};
    bool code = false;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        code = code || stet_str_find(first, stet_str_from(signs[i]), 0) != SIZE_MAX;
    if (!code && !stet_str_ends(stet_str_trim(first), STET_STR("{")))
        return false;
    size_t end = stet_scan_near(s, at, "\n\n");
    stet_scan_add(s, at, end == SIZE_MAX ? (line < s->text.size ? line : s->text.size) : end,
                  STET_SITE_TAG);
    return true;
}

// ---- [^1]

bool stet_scan_footnote(struct stet_scan *s, size_t at)
{
    size_t end = at + 2;
    while (stet_scan_char(s, end) && !strchr("]\r\n \t[", stet_scan_char(s, end)))
        end++;
    if (stet_scan_char(s, end) != ']' || end == at + 2)
        return false;
    bool line_start = at == s->start || s->text.data[at - 1] == '\n';
    bool definition = line_start && stet_scan_char(s, end + 1) == ':';
    stet_scan_add(s, at, end + 1 + definition, STET_SITE_TAG)->breaks = definition;
    return true;
}

// ---- code blocks and spans of Markdown

static size_t run_of(const struct stet_scan *s, size_t at, char c)
{
    size_t end = at;
    while (stet_scan_char(s, end) == c)
        end++;
    return end - at;
}

static bool at_line_start(const struct stet_scan *s, size_t at)
{
    while (at > s->start && memchr(" \t>-*", s->text.data[at - 1], 5))
        at--;
    return at == s->start || s->text.data[at - 1] == '\n' || s->text.data[at - 1] == '\r';
}

bool stet_scan_fence(struct stet_scan *s, size_t at)
{
    char mark = s->text.data[at];
    size_t size = run_of(s, at, mark);
    if (size >= 3 && at_line_start(s, at)) {
        for (size_t i = at + size; i < s->text.size; i++) {
            const char *line = memchr(s->text.data + i, '\n', s->text.size - i);
            if (!line)
                break;
            i = (size_t)(line - s->text.data) + 1;
            size_t indent = i;
            while (stet_scan_char(s, indent) && memchr(" \t>", s->text.data[indent], 3))
                indent++;
            size_t end = run_of(s, indent, mark);
            if (end >= size) {
                s->at = indent + end;
                return true;
            }
            i = i > 0 ? i - 1 : 0;
        }
        s->at = s->text.size;
        return true;
    }
    if (mark == '~')
        return false;
    // A code span ends with as many marks.
    for (size_t i = at + size; i < s->text.size && i - at < LONGEST; i++) {
        size_t run = s->text.data[i] == '`' ? run_of(s, i, '`') : 0;
        if (run == size) {
            s->at = i + run;
            return true;
        }
        if (stet_scan_starts(s, i, "\n\n"))
            break;
        i += run ? run - 1 : 0;
    }
    s->at = at + size;
    return true;
}

// ::: note, ::: {.warning}, :::: (Pandoc, Docusaurus): what stands behind in brackets or as a title is read.
bool stet_scan_container(struct stet_scan *s, size_t at)
{
    size_t end = at + run_of(s, at, ':');
    if (end - at < 3 || !at_line_start(s, at))
        return false;
    while (stet_scan_char(s, end) == ' ')
        end++;
    if (stet_scan_char(s, end) == '{') {
        while (stet_scan_char(s, end) && !strchr("}\n", stet_scan_char(s, end)))
            end++;
        end += stet_scan_char(s, end) == '}';
    } else {
        end += stet_scan_name(s, end).size;
        if (stet_scan_char(s, end) == '[') {
            stet_scan_add(s, at, end + 1, STET_SITE_TAG);
            size_t close = stet_scan_near(s, end, "]");
            if (close != SIZE_MAX)
                stet_scan_add(s, close, close + 1, STET_SITE_TAG)->breaks = true;
            s->at = end + 1;
            return true;
        }
    }
    stet_scan_add(s, at, end, STET_SITE_TAG);
    return true;
}
