// SPDX-License-Identifier: Apache-2.0
// One pass over the text, a function for each first byte. A construct that is not closed within LONGEST bytes, or before an empty line
// where it may not hold one, is text.
#include "formats/site.h"

#include <stdlib.h>

#include "base/hash.h"
#include "formats/value.h"

enum { LONGEST = 4096 };

struct scan {
    struct stet_str text;
    size_t at, start;
    enum stet_site_dialect dialect;
    struct stet_buf codes;   // struct stet_site_code
    struct stet_map closers; // where each comes next, UINT32_MAX: not any more
    struct stet_map endless; // tags that hold code whose end does not come any more
};

static bool starts(const struct scan *s, size_t at, const char *what)
{
    return at <= s->text.size &&
           stet_str_starts(stet_str_slice(s->text, at, s->text.size), stet_str_from(what));
}

static char char_at(const struct scan *s, size_t at)
{
    return at < s->text.size ? s->text.data[at] : '\0';
}

// `what` behind `at`; SIZE_MAX: not near, or behind an empty line.
static size_t find_near(const struct scan *s, size_t at, const char *what)
{
    bool empty = false;
    for (size_t i = at; i < s->text.size && i - at < LONGEST; i++) {
        char c = s->text.data[i];
        if (c == *what && starts(s, i, what))
            return i;
        if (c == '\n' && empty)
            return SIZE_MAX;
        empty = c == '\n' || (empty && stet_is_ascii_space(c));
    }
    return SIZE_MAX;
}

// `what` anywhere behind `at`, letters of either case; the text is searched once for each.
static size_t find_far(struct scan *s, size_t at, const char *what)
{
    struct stet_str key = stet_str_from(what);
    const uint32_t *known = stet_map_get(&s->closers, key);
    if (known && (*known == UINT32_MAX || *known >= at))
        return *known == UINT32_MAX ? SIZE_MAX : *known;
    for (size_t i = at; i + key.size <= s->text.size; i++) {
        const char *hit = memchr(s->text.data + i, key.data[0], s->text.size - i);
        if (!hit)
            break;
        i = (size_t)(hit - s->text.data);
        if (i + key.size <= s->text.size &&
            stet_str_eq_nocase(stet_str_slice(s->text, i, i + key.size), key)) {
            *stet_map_put(&s->closers, key, 0, NULL) = (uint32_t)i;
            return i;
        }
    }
    *stet_map_put(&s->closers, key, 0, NULL) = UINT32_MAX;
    return SIZE_MAX;
}

static struct stet_site_code *add(struct scan *s, size_t start, size_t end,
                                  enum stet_site_kind kind)
{
    struct stet_site_code code = {.start = start, .end = end, .kind = kind};
    stet_buf_append(&s->codes, &code, sizeof code);
    s->at = end;
    return (struct stet_site_code *)(void *)(s->codes.data + s->codes.size - sizeof code);
}

// ---- names and lists

static const char *const code_names[] = {
#define STET_SITE_CODE(name) name,
#define STET_SITE_BARE(name)
#define STET_SITE_MARKUP(name)
#define STET_SITE_READ(name)
#include "formats/site_tags.def"
#undef STET_SITE_CODE
#undef STET_SITE_BARE
#undef STET_SITE_MARKUP
#undef STET_SITE_READ
    NULL};
static const char *const bare_names[] = {
#define STET_SITE_CODE(name)
#define STET_SITE_BARE(name) name,
#define STET_SITE_MARKUP(name)
#define STET_SITE_READ(name)
#include "formats/site_tags.def"
#undef STET_SITE_CODE
#undef STET_SITE_BARE
#undef STET_SITE_MARKUP
#undef STET_SITE_READ
    NULL};
static const char *const markup_names[] = {
#define STET_SITE_CODE(name)
#define STET_SITE_BARE(name)
#define STET_SITE_MARKUP(name) name,
#define STET_SITE_READ(name)
#include "formats/site_tags.def"
#undef STET_SITE_CODE
#undef STET_SITE_BARE
#undef STET_SITE_MARKUP
#undef STET_SITE_READ
    NULL};
static const char *const read_names[] = {
#define STET_SITE_CODE(name)
#define STET_SITE_BARE(name)
#define STET_SITE_MARKUP(name)
#define STET_SITE_READ(name) name,
#include "formats/site_tags.def"
#undef STET_SITE_CODE
#undef STET_SITE_BARE
#undef STET_SITE_MARKUP
#undef STET_SITE_READ
    NULL};

static bool is_one_of(struct stet_str name, const char *const *list)
{
    for (; *list; list++)
        if (stet_str_eq(name, stet_str_from(*list)))
            return true;
    return false;
}

bool stet_site_is_read(struct stet_str name)
{
    return is_one_of(name, read_names);
}

static struct stet_str name_at(const struct scan *s, size_t at)
{
    size_t end = at;
    while (stet_is_ascii_alpha(char_at(s, end)) ||
           (end > at && (stet_is_ascii_digit(char_at(s, end)) ||
                         (char_at(s, end) && strchr("_-./", char_at(s, end))))))
        end++;
    return stet_str_slice(s->text, at, end);
}

// ---- {{< x >}}, {{% x %}}, {{ x }}, {% x %}, {# x #}

// What is between a tag that holds code and its end belongs to it: {% highlight %} … {% endhighlight %}.
static size_t end_of_content(struct scan *s, size_t at, struct stet_str name, bool hugo)
{
    char closer[64];
    if (!is_one_of(name, code_names) || name.size > 40 || stet_map_get(&s->endless, name))
        return at;
    for (size_t i = at;
         (i = stet_str_find(s->text, stet_str_from(hugo ? "{{" : "{%"), i)) != SIZE_MAX; i += 2) {
        size_t word = i + 2;
        while (char_at(s, word) && strchr("<%- /", char_at(s, word)))
            word++;
        size_t size = hugo ? name.size : name.size + 3;
        memcpy(closer, hugo ? "" : "end", hugo ? 0 : 3);
        memcpy(closer + size - name.size, name.data, name.size);
        bool slash = memchr(s->text.data + i, '/', word - i) != NULL;
        if (slash == hugo && word + size <= s->text.size &&
            memcmp(s->text.data + word, closer, size) == 0) {
            size_t stop = find_near(s, word, hugo ? "}}" : "%}");
            return stop == SIZE_MAX ? at : stop + 2;
        }
    }
    stet_map_put(&s->endless, name, 1, NULL);
    return at;
}

static bool scan_template(struct scan *s, size_t at)
{
    bool tag = starts(s, at, "{%"), comment = starts(s, at, "{#");
    bool hugo = starts(s, at, "{{<") || starts(s, at, "{{%");
    const char *closer = tag                                 ? "%}"
                         : comment                           ? "#}"
                         : hugo && char_at(s, at + 2) == '<' ? ">}}"
                         : hugo                              ? "%}}"
                                                             : "}}";
    size_t stop = find_near(s, at + 2, closer);
    if (stop == SIZE_MAX)
        return false;
    size_t end = stop + strlen(closer), word = at + 2 + hugo;
    if (!hugo && !tag && !comment && char_at(s, end) == '}')
        end++; // {{{ x }}}
    while (char_at(s, word) && strchr("-/ *", char_at(s, word)))
        word++;
    struct stet_str name = name_at(s, word);
    bool closing = memchr(s->text.data + at + 2, '/', word - at - 2) != NULL;
    if ((hugo && !closing) || tag)
        end = end_of_content(s, end, name, hugo);
    struct stet_site_code *code =
        add(s, at, end, tag || comment || closing ? STET_SITE_TAG : STET_SITE_VALUE);
    code->name = hugo ? name : (struct stet_str){0};
    code->closing = closing;
    code->attributes = hugo || tag;
    code->quoting = hugo ? '\\' : '\0';
    return true;
}

// ---- attribute lists: {: .class}, {#id .class}, {.class key="value"}

// "[text]{.class}": the brackets belong to the list that begins at `at`.
static void open_span(struct scan *s, size_t at)
{
    enum { FARTHEST = 200 };
    if (at == s->start || s->text.data[at - 1] != ']')
        return;
    for (size_t i = at - 1; i > s->start && at - i < FARTHEST; i--) {
        if (strchr("[]\n", s->text.data[i - 1]) && s->text.data[i - 1] != '[')
            return;
        if (s->text.data[i - 1] == '[') {
            add(s, i - 1, i, STET_SITE_TAG);
            add(s, at - 1, at, STET_SITE_TAG);
            return;
        }
    }
}

static bool scan_attribute_list(struct scan *s, size_t at)
{
    char next = char_at(s, at + 1);
    char third = char_at(s, at + 2);
    bool list = next == ':' || ((next == '#' || next == '.') && stet_is_ascii_alpha(third));
    if (!list || s->dialect == STET_SITE_HTML)
        return false;
    size_t end = at + 1;
    while (char_at(s, end) && !strchr("{}\r\n", char_at(s, end)))
        end++;
    if (char_at(s, end) != '}')
        return false;
    size_t start = at;
    while (start > s->start && (s->text.data[start - 1] == ' ' || s->text.data[start - 1] == '\t'))
        start--;
    if (start == at)
        open_span(s, at);
    add(s, start, end + 1, STET_SITE_TAG);
    return true;
}

// ---- MDX

// Behind the brace that closes the one at `at`, strings and templates skipped; SIZE_MAX: none is near.
static size_t brace_end(const struct scan *s, size_t at)
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

static bool scan_expression(struct scan *s, size_t at)
{
    size_t end = brace_end(s, at);
    if (end == SIZE_MAX)
        return false;
    add(s, at, end, starts(s, at, "{/*") ? STET_SITE_TAG : STET_SITE_VALUE);
    return true;
}

// <Figure caption="…" render={() => <b/>}>, </Figure>, <>, </>
static bool scan_component(struct scan *s, size_t at)
{
    size_t i = at + 1 + (char_at(s, at + 1) == '/');
    if (!stet_is_ascii_upper(char_at(s, i)) && char_at(s, i) != '>')
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
    if (char_at(s, i) != '>')
        return false;
    struct stet_site_code *code = add(s, at, i + 1, STET_SITE_TAG);
    code->attributes = true;
    code->quoting = '&';
    return true;
}

// "import x from 'y'" and "export const x = …" at the start of a line, up to an empty one.
static bool scan_module_line(struct scan *s, size_t at)
{
    if (!starts(s, at, "import ") && !starts(s, at, "export "))
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
    size_t end = find_near(s, at, "\n\n");
    add(s, at, end == SIZE_MAX ? (line < s->text.size ? line : s->text.size) : end, STET_SITE_TAG);
    return true;
}

// ---- [caption id="x"]text[/caption], [^1]

static bool scan_footnote(struct scan *s, size_t at)
{
    size_t end = at + 2;
    while (char_at(s, end) && !strchr("]\r\n \t[", char_at(s, end)))
        end++;
    if (char_at(s, end) != ']' || end == at + 2)
        return false;
    bool line_start = at == s->start || s->text.data[at - 1] == '\n';
    bool definition = line_start && char_at(s, end + 1) == ':';
    add(s, at, end + 1 + definition, STET_SITE_TAG)->breaks = definition;
    return true;
}

static bool has_attribute(struct stet_str text)
{
    const char *equals = text.size ? memchr(text.data, '=', text.size) : NULL;
    return equals && equals > text.data &&
           (stet_is_ascii_alpha(equals[-1]) || stet_is_ascii_digit(equals[-1]) ||
            equals[-1] == '_');
}

static bool scan_bracket(struct scan *s, size_t at)
{
    if (s->dialect != STET_SITE_HTML && char_at(s, at + 1) == '^')
        return scan_footnote(s, at);
    bool closing = char_at(s, at + 1) == '/';
    struct stet_str name = name_at(s, at + 1 + closing);
    size_t inside = at + 1 + closing + name.size, end = inside;
    if (name.size < 2 || is_one_of(name, markup_names) || memchr(name.data, '/', name.size) ||
        memchr(name.data, '.', name.size))
        return false;
    if (char_at(s, end) != ']')
        end = char_at(s, end) == ' ' ? find_near(s, end, "]") : SIZE_MAX;
    if (end == SIZE_MAX)
        return false;
    struct stet_str rest = stet_str_slice(s->text, inside, end);
    char next = char_at(s, end + 1);
    bool link = s->dialect != STET_SITE_HTML &&
                (next == '(' || next == ':' ||
                 (next == '[' && rest.size == 0 && !starts(s, end + 1, "[/")));
    bool attributes = has_attribute(rest) || stet_str_ends(rest, STET_STR("/"));
    if (link || memchr(rest.data ? rest.data : "", '[', rest.size) || (rest.size && !attributes))
        return false;
    size_t stop = end + 1;
    if (!closing && is_one_of(name, code_names)) {
        char closer[48];
        size_t size = name.size < 40 ? name.size : 40;
        memcpy(closer, "[/", 2);
        memcpy(closer + 2, name.data, size);
        closer[size + 2] = '\0';
        bool endless = stet_map_get(&s->endless, name) != NULL;
        size_t content = endless ? SIZE_MAX : stet_str_find(s->text, stet_str_from(closer), stop);
        if (content == SIZE_MAX)
            stet_map_put(&s->endless, name, 1, NULL);
        const char *bracket = content == SIZE_MAX
                                  ? NULL
                                  : memchr(s->text.data + content, ']', s->text.size - content);
        stop = bracket ? (size_t)(bracket - s->text.data) + 1 : stop;
    }
    struct stet_site_code *code = add(s, at, stop, closing ? STET_SITE_TAG : STET_SITE_VALUE);
    code->name = name;
    code->closing = closing;
    code->needs_end = !closing && !attributes && stop == end + 1 && !is_one_of(name, bare_names);
    code->attributes = attributes;
    code->quoting = '&';
    return true;
}

// ---- what must not hide the rest: <!--, <![CDATA[, <script> without an end; <?php ?>, <% %>

static bool scan_angle(struct scan *s, size_t at)
{
    static const char *const raw[] = {"script", "style",   "textarea", "title", "iframe",
                                      "xmp",    "noembed", "noframes", "pre"};
    static const char *const raw_ends[] = {"</script",  "</style",    "</textarea",
                                           "</title",   "</iframe",   "</xmp",
                                           "</noembed", "</noframes", "</pre"};
    if (starts(s, at, "<!--")) {
        size_t stop = find_far(s, at + 4, "-->");
        if (stop == SIZE_MAX)
            add(s, at, at + 4, STET_SITE_TEXT);
        else
            s->at = s->dialect == STET_SITE_MARKDOWN ? at + 4 : stop + 3;
        return true;
    }
    if (starts(s, at, "<![CDATA[")) {
        size_t stop = find_far(s, at, "]]>");
        if (stop != SIZE_MAX)
            add(s, stop, stop + 3, STET_SITE_TAG);
        add(s, at, at + 9, stop == SIZE_MAX ? STET_SITE_TEXT : STET_SITE_TAG);
        return true;
    }
    if (starts(s, at, "<?") || starts(s, at, "<%")) {
        const char *closer = char_at(s, at + 1) == '?' ? "?>" : "%>";
        size_t stop = find_far(s, at, closer);
        if (stop != SIZE_MAX)
            add(s, at, stop + 2, STET_SITE_TAG);
        return stop != SIZE_MAX;
    }
    struct stet_str name = name_at(s, at + 1);
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        if (!stet_str_eq_nocase(name, stet_str_from(raw[i])))
            continue;
        size_t stop = find_far(s, at, raw_ends[i]);
        if (stop ==
            SIZE_MAX) { // of a script that never ends the paragraph is code, of the rest the tag
            size_t tag = find_near(s, at, i < 2 ? "\n\n" : ">");
            add(s, at, tag == SIZE_MAX ? at + 1 : tag + 1, STET_SITE_TAG);
        } else if (i < 2) {
            size_t tag = find_far(s, stop, ">");
            add(s, at, tag == SIZE_MAX ? s->text.size : tag + 1, STET_SITE_TAG);
        } else {
            return false;
        }
        return true;
    }
    return s->dialect == STET_SITE_MDX && scan_component(s, at);
}

// ---- code blocks and spans of Markdown

static size_t run_of(const struct scan *s, size_t at, char c)
{
    size_t end = at;
    while (char_at(s, end) == c)
        end++;
    return end - at;
}

static bool at_line_start(const struct scan *s, size_t at)
{
    while (at > s->start && memchr(" \t>-*", s->text.data[at - 1], 5))
        at--;
    return at == s->start || s->text.data[at - 1] == '\n' || s->text.data[at - 1] == '\r';
}

static bool scan_fence(struct scan *s, size_t at)
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
            while (char_at(s, indent) && memchr(" \t>", s->text.data[indent], 3))
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
        if (starts(s, i, "\n\n"))
            break;
        i += run ? run - 1 : 0;
    }
    s->at = at + size;
    return true;
}

// ::: note, ::: {.warning}, :::: (Pandoc, Docusaurus): what stands behind in brackets or as a title is read.
static bool scan_container(struct scan *s, size_t at)
{
    size_t end = at + run_of(s, at, ':');
    if (end - at < 3 || !at_line_start(s, at))
        return false;
    while (char_at(s, end) == ' ')
        end++;
    if (char_at(s, end) == '{') {
        while (char_at(s, end) && !strchr("}\n", char_at(s, end)))
            end++;
        end += char_at(s, end) == '}';
    } else {
        end += name_at(s, end).size;
        if (char_at(s, end) == '[') {
            add(s, at, end + 1, STET_SITE_TAG);
            size_t close = find_near(s, end, "]");
            if (close != SIZE_MAX)
                add(s, close, close + 1, STET_SITE_TAG)->breaks = true;
            s->at = end + 1;
            return true;
        }
    }
    add(s, at, end, STET_SITE_TAG);
    return true;
}

// ---- the pass

static bool scan_one(struct scan *s, size_t at)
{
    bool markdown = s->dialect != STET_SITE_HTML;
    char c = s->text.data[at], next = char_at(s, at + 1);
    bool line_start = at == s->start || s->text.data[at - 1] == '\n';
    switch (c) {
    case '{':
        if (scan_attribute_list(s, at))
            return true;
        if ((next == '{' || next == '%' || next == '#') && scan_template(s, at))
            return true;
        return s->dialect == STET_SITE_MDX && scan_expression(s, at);
    case '[': return scan_bracket(s, at);
    case '<': return scan_angle(s, at);
    case '`':
    case '~': return markdown && scan_fence(s, at);
    case ':': return markdown && scan_container(s, at);
    case '\\':
        s->at = at + 2; // what is escaped is text
        return markdown;
    case 'i':
    case 'e': return line_start && s->dialect == STET_SITE_MDX && scan_module_line(s, at);
    default: return false;
    }
}

static int by_start(const void *a, const void *b)
{
    const struct stet_site_code *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

// An opening tag whose end follows is no value; a word in brackets without its end is no code. From the last to the first.
static size_t pair(struct stet_site_code *codes, size_t count)
{
    struct stet_map closed = {0};
    size_t kept = count;
    for (size_t i = count; i > 0; i--) {
        struct stet_site_code *code = &codes[i - 1];
        bool ends = code->name.size && stet_map_get(&closed, code->name);
        if (code->closing && code->name.size)
            stet_map_put(&closed, code->name, 1, NULL);
        else if (ends)
            code->kind = STET_SITE_TAG;
        if (!code->needs_end || ends)
            codes[--kept] = *code;
    }
    stet_map_release(&closed);
    memmove(codes, codes + kept, (count - kept) * sizeof *codes);
    return count - kept;
}

// Codes with nothing but blanks between and around them on their lines.
static void find_alone(struct stet_site *site, struct stet_str text, size_t start)
{
    for (size_t i = 0, next; i < site->count; i = next) {
        size_t before = site->codes[i].start, end = site->codes[i].end;
        bool text_kind = site->codes[i].kind == STET_SITE_TEXT;
        for (next = i + 1; next < site->count; next++) {
            size_t at = end;
            while (at < site->codes[next].start && (text.data[at] == ' ' || text.data[at] == '\t'))
                at++;
            if (at < site->codes[next].start)
                break;
            end = site->codes[next].end;
            text_kind = text_kind || site->codes[next].kind == STET_SITE_TEXT;
        }
        while (before > start && (text.data[before - 1] == ' ' || text.data[before - 1] == '\t'))
            before--;
        while (end < text.size &&
               (text.data[end] == ' ' || text.data[end] == '\t' || text.data[end] == '\r'))
            end++;
        bool alone = (before == start || text.data[before - 1] == '\n') &&
                     (end == text.size || text.data[end] == '\n') && !text_kind;
        for (size_t k = i; k < next; k++)
            site->codes[k].alone = alone;
    }
}

// Room behind the text: md4c 0.4.8 reads a byte behind one that does not end with a line break (valgrind shows it).
static const char *mask(const struct stet_site *site, struct stet_prose *prose, size_t start)
{
    enum { ROOM = 8 };
    struct stet_str text = stet_str_slice(prose->original, start, prose->original.size);
    bool ended = text.size && text.data[text.size - 1] == '\n';
    if (ended && !site->count)
        return text.data;
    char *copy = stet_arena_alloc(prose->arena, text.size + ROOM);
    memcpy(copy, text.data, text.size);
    for (size_t i = 0; i < site->count; i++)
        for (size_t k = site->codes[i].start; k < site->codes[i].end; k++)
            copy[k - start] = !site->codes[i].alone ? 'x' : copy[k - start] == '\n' ? '\n' : ' ';
    for (size_t i = 0; i < site->count; i++)
        if (site->codes[i].breaks)
            copy[site->codes[i].start - start] = '\n';
    return copy;
}

static size_t drop_overlaps(struct stet_site_code *codes, size_t count)
{
    size_t kept = 0, end = 0;
    for (size_t i = 0; i < count; i++)
        if (codes[i].start >= end) {
            end = codes[i].end;
            codes[kept++] = codes[i];
        }
    return kept;
}

void stet_site_find(struct stet_site *out, struct stet_prose *prose, size_t start,
                    enum stet_site_dialect dialect)
{
    struct scan s = {.text = prose->original, .start = start, .at = start, .dialect = dialect};
    while (s.at < s.text.size) {
        size_t at = s.at;
        if (!scan_one(&s, at))
            s.at = at + 1;
    }
    size_t count = s.codes.size / sizeof(struct stet_site_code);
    *out = (struct stet_site){.codes = stet_arena_alloc(prose->arena, s.codes.size)};
    if (count) {
        memcpy(out->codes, s.codes.data, s.codes.size);
        qsort(out->codes, count, sizeof *out->codes, by_start);
    }
    out->count = drop_overlaps(out->codes, pair(out->codes, count));
    find_alone(out, s.text, start);
    out->masked = mask(out, prose, start);
    for (size_t i = 0; i < out->count; i++)
        if (out->codes[i].attributes)
            stet_value_attributes(prose, out->codes[i].start + 1, out->codes[i].end - 1,
                                  out->codes[i].quoting);
    stet_buf_release(&s.codes);
    stet_map_release(&s.closers);
    stet_map_release(&s.endless);
}

const struct stet_site_code *stet_site_next(const struct stet_site *site, size_t start, size_t end)
{
    size_t low = 0, high = site->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (site->codes[middle].end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < site->count && site->codes[low].start < end ? &site->codes[low] : NULL;
}
