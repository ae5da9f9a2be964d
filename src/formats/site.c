// SPDX-License-Identifier: Apache-2.0
// One pass over the text, a function for each first byte. A construct that is not closed within LONGEST bytes, or before an empty line
// where it may not hold one, is text.
#include "formats/site.h"

#include <stdlib.h>

#include "formats/site_scan.h"
#include "formats/value.h"

// ---- names and lists

enum tag_use { CODE, BARE, MARKUP, READ };

static const struct {
    enum tag_use use;
    const char *name;
} tags[] = {
#define STET_SITE(use, name) {use, name},
#include "formats/site_tags.def"
#undef STET_SITE
};

static bool is_tag(struct stet_str name, enum tag_use use)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (tags[i].use == use && stet_str_eq(name, stet_str_from(tags[i].name)))
            return true;
    return false;
}

bool stet_site_is_read(struct stet_str name)
{
    return is_tag(name, READ);
}

// ---- {{< x >}}, {{% x %}}, {{ x }}, {% x %}, {# x #}

// What is between a tag that holds code and its end belongs to it: {% highlight %} … {% endhighlight %}.
static size_t end_of_content(struct stet_scan *s, size_t at, struct stet_str name, bool hugo)
{
    char closer[64];
    if (!is_tag(name, CODE) || name.size > 40 || stet_map_get(&s->endless, name))
        return at;
    for (size_t i = at;
         (i = stet_str_find(s->text, stet_str_from(hugo ? "{{" : "{%"), i)) != SIZE_MAX; i += 2) {
        size_t word = i + 2;
        while (stet_scan_char(s, word) && strchr("<%- /", stet_scan_char(s, word)))
            word++;
        size_t size = hugo ? name.size : name.size + 3;
        memcpy(closer, hugo ? "" : "end", hugo ? 0 : 3);
        memcpy(closer + size - name.size, name.data, name.size);
        bool slash = memchr(s->text.data + i, '/', word - i) != NULL;
        if (slash == hugo && word + size <= s->text.size &&
            memcmp(s->text.data + word, closer, size) == 0) {
            size_t stop = stet_scan_near(s, word, hugo ? "}}" : "%}");
            return stop == SIZE_MAX ? at : stop + 2;
        }
    }
    stet_map_put(&s->endless, name, 1, NULL);
    return at;
}

static bool scan_template(struct stet_scan *s, size_t at)
{
    bool tag = stet_scan_starts(s, at, "{%"), comment = stet_scan_starts(s, at, "{#");
    bool hugo = stet_scan_starts(s, at, "{{<") || stet_scan_starts(s, at, "{{%");
    const char *closer = tag                                        ? "%}"
                         : comment                                  ? "#}"
                         : hugo && stet_scan_char(s, at + 2) == '<' ? ">}}"
                         : hugo                                     ? "%}}"
                                                                    : "}}";
    size_t stop = stet_scan_near(s, at + 2, closer);
    if (stop == SIZE_MAX)
        return false;
    size_t end = stop + strlen(closer), word = at + 2 + hugo;
    if (!hugo && !tag && !comment && stet_scan_char(s, end) == '}')
        end++; // {{{ x }}}
    while (stet_scan_char(s, word) && strchr("-/ *", stet_scan_char(s, word)))
        word++;
    struct stet_str name = stet_scan_name(s, word);
    bool closing = memchr(s->text.data + at + 2, '/', word - at - 2) != NULL;
    if ((hugo && !closing) || tag)
        end = end_of_content(s, end, name, hugo);
    struct stet_site_code *code =
        stet_scan_add(s, at, end, tag || comment || closing ? STET_SITE_TAG : STET_SITE_VALUE);
    code->name = hugo ? name : (struct stet_str){0};
    code->closing = closing;
    code->attributes = hugo || tag;
    code->quoting = hugo ? '\\' : '\0';
    return true;
}

// ---- [caption id="x"]text[/caption], [^1]

static bool has_attribute(struct stet_str text)
{
    const char *equals = text.size ? memchr(text.data, '=', text.size) : NULL;
    return equals && equals > text.data &&
           (stet_is_ascii_alpha(equals[-1]) || stet_is_ascii_digit(equals[-1]) ||
            equals[-1] == '_');
}

static bool scan_bracket(struct stet_scan *s, size_t at)
{
    if (s->dialect != STET_SITE_HTML && stet_scan_char(s, at + 1) == '^')
        return stet_scan_footnote(s, at);
    bool closing = stet_scan_char(s, at + 1) == '/';
    struct stet_str name = stet_scan_name(s, at + 1 + closing);
    size_t inside = at + 1 + closing + name.size, end = inside;
    if (name.size < 2 || is_tag(name, MARKUP) || memchr(name.data, '/', name.size) ||
        memchr(name.data, '.', name.size))
        return false;
    if (stet_scan_char(s, end) != ']')
        end = stet_scan_char(s, end) == ' ' ? stet_scan_near(s, end, "]") : SIZE_MAX;
    if (end == SIZE_MAX)
        return false;
    struct stet_str rest = stet_str_slice(s->text, inside, end);
    char next = stet_scan_char(s, end + 1);
    bool link = s->dialect != STET_SITE_HTML &&
                (next == '(' || next == ':' ||
                 (next == '[' && rest.size == 0 && !stet_scan_starts(s, end + 1, "[/")));
    bool attributes = has_attribute(rest) || stet_str_ends(rest, STET_STR("/"));
    if (link || memchr(rest.data ? rest.data : "", '[', rest.size) || (rest.size && !attributes))
        return false;
    size_t stop = end + 1;
    if (!closing && is_tag(name, CODE)) {
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
    struct stet_site_code *code =
        stet_scan_add(s, at, stop, closing ? STET_SITE_TAG : STET_SITE_VALUE);
    code->name = name;
    code->closing = closing;
    code->needs_end = !closing && !attributes && stop == end + 1 && !is_tag(name, BARE);
    code->attributes = attributes;
    code->quoting = '&';
    return true;
}

// ---- what must not hide the rest: <!--, <![CDATA[, <script> without an end; <?php ?>, <% %>

static bool scan_angle(struct stet_scan *s, size_t at)
{
    static const char *const raw[] = {"script", "style",   "textarea", "title", "iframe",
                                      "xmp",    "noembed", "noframes", "pre"};
    static const char *const raw_ends[] = {"</script",  "</style",    "</textarea",
                                           "</title",   "</iframe",   "</xmp",
                                           "</noembed", "</noframes", "</pre"};
    if (stet_scan_starts(s, at, "<!--")) {
        size_t stop = stet_scan_far(s, at + 4, "-->");
        if (stop == SIZE_MAX)
            stet_scan_add(s, at, at + 4, STET_SITE_TEXT);
        else
            s->at = s->dialect == STET_SITE_MARKDOWN ? at + 4 : stop + 3;
        return true;
    }
    if (stet_scan_starts(s, at, "<![CDATA[")) {
        size_t stop = stet_scan_far(s, at, "]]>");
        if (stop != SIZE_MAX)
            stet_scan_add(s, stop, stop + 3, STET_SITE_TAG);
        stet_scan_add(s, at, at + 9, stop == SIZE_MAX ? STET_SITE_TEXT : STET_SITE_TAG);
        return true;
    }
    if (stet_scan_starts(s, at, "<?") || stet_scan_starts(s, at, "<%")) {
        const char *closer = stet_scan_char(s, at + 1) == '?' ? "?>" : "%>";
        size_t stop = stet_scan_far(s, at, closer);
        if (stop != SIZE_MAX)
            stet_scan_add(s, at, stop + 2, STET_SITE_TAG);
        return stop != SIZE_MAX;
    }
    struct stet_str name = stet_scan_name(s, at + 1);
    for (size_t i = 0; i < sizeof raw / sizeof *raw; i++) {
        if (!stet_str_eq_nocase(name, stet_str_from(raw[i])))
            continue;
        size_t stop = stet_scan_far(s, at, raw_ends[i]);
        if (stop ==
            SIZE_MAX) { // of a script that never ends the paragraph is code, of the rest the tag
            size_t tag = stet_scan_near(s, at, i < 2 ? "\n\n" : ">");
            stet_scan_add(s, at, tag == SIZE_MAX ? at + 1 : tag + 1, STET_SITE_TAG);
        } else if (i < 2) {
            size_t tag = stet_scan_far(s, stop, ">");
            stet_scan_add(s, at, tag == SIZE_MAX ? s->text.size : tag + 1, STET_SITE_TAG);
        } else {
            return false;
        }
        return true;
    }
    return s->dialect == STET_SITE_MDX && stet_scan_component(s, at);
}

// ---- the pass

static bool scan_one(struct stet_scan *s, size_t at)
{
    bool markdown = s->dialect != STET_SITE_HTML;
    char c = s->text.data[at], next = stet_scan_char(s, at + 1);
    bool line_start = at == s->start || s->text.data[at - 1] == '\n';
    switch (c) {
    case '{':
        if (stet_scan_attribute_list(s, at))
            return true;
        if ((next == '{' || next == '%' || next == '#') && scan_template(s, at))
            return true;
        return s->dialect == STET_SITE_MDX && stet_scan_expression(s, at);
    case '[': return scan_bracket(s, at);
    case '<': return scan_angle(s, at);
    case '`':
    case '~': return markdown && stet_scan_fence(s, at);
    case ':': return markdown && stet_scan_container(s, at);
    case '\\':
        s->at = at + 2; // what is escaped is text
        return markdown;
    case 'i':
    case 'e': return line_start && s->dialect == STET_SITE_MDX && stet_scan_module_line(s, at);
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
    struct stet_scan s = {.text = prose->original, .start = start, .at = start, .dialect = dialect};
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
