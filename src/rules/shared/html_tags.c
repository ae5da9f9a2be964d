// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/html_tags.h"

#include "formats/entities.h"

enum { MAX_TAG = 600, MAX_REFERENCE = 40 };

static bool is_tag_name(struct stet_str name)
{
    static const char *const names[] = {
        "a",      "abbr",  "article",    "aside",  "audio",   "b",        "big",     "blockquote",
        "body",   "br",    "button",     "center", "cite",    "code",     "del",     "div",
        "em",     "embed", "figcaption", "figure", "font",    "footer",   "form",    "h1",
        "h2",     "h3",    "h4",         "h5",     "h6",      "head",     "header",  "hr",
        "html",   "i",     "iframe",     "img",    "input",   "ins",      "li",      "link",
        "main",   "mark",  "meta",       "nav",    "noindex", "noscript", "object",  "ol",
        "option", "p",     "path",       "pre",    "q",       "script",   "section", "small",
        "source", "span",  "strike",     "strong", "style",   "sub",      "sup",     "svg",
        "table",  "tbody", "td",         "th",     "thead",   "time",     "title",   "tr",
        "u",      "ul",    "video",      "wbr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (stet_str_eq_nocase(name, stet_str_from(names[i])))
            return true;
    return false;
}

// The marks of translation engines: unknown token, begin and end of a sentence, padding.
static bool is_model_token(struct stet_str name)
{
    static const char *const names[] = {"unk", "s", "pad", "eos", "bos", "mask"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (stet_str_eq_nocase(name, stet_str_from(names[i])))
            return true;
    return false;
}

bool stet_html_is_block(struct stet_str name)
{
    static const char *const names[] = {"br", "p",  "div", "li", "td", "tr",
                                        "h1", "h2", "h3",  "h4", "hr"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (stet_str_eq_nocase(name, stet_str_from(names[i])))
            return true;
    return false;
}

size_t stet_html_skip_blanks(struct stet_str text, size_t i)
{
    while (i < text.size && (text.data[i] == ' ' || text.data[i] == '\t'))
        i++;
    return i;
}

size_t stet_html_find(struct stet_str text, size_t i, struct stet_str mark, size_t reach)
{
    size_t last = text.size - i > reach ? i + reach : text.size;
    size_t at = stet_str_find((struct stet_str){text.data, last}, mark, i);
    return at == SIZE_MAX ? 0 : at + mark.size;
}

bool stet_html_is_alnum(struct stet_str text, size_t i)
{
    return i < text.size &&
           (stet_is_ascii_alpha(text.data[i]) || stet_is_ascii_digit(text.data[i]) ||
            ((unsigned char)text.data[i] & 0x80));
}

bool stet_html_read_tag(struct stet_str text, size_t at, struct stet_html_tag *out)
{
    size_t i = stet_html_skip_blanks(text, at + 1);
    bool blanks = i > at + 1;
    out->closing = i < text.size && text.data[i] == '/';
    i = stet_html_skip_blanks(text, i + out->closing);
    size_t from = i;
    while (i < text.size && i - from < 12 &&
           (stet_is_ascii_alpha(text.data[i]) || stet_is_ascii_digit(text.data[i])))
        i++;
    out->name = stet_str_slice(text, from, i);
    out->model = !blanks && is_model_token(out->name);
    if (!is_tag_name(out->name) && !out->model)
        return false;
    size_t close = stet_html_skip_blanks(text, i);
    close += close < text.size && text.data[close] == '/';
    close = stet_html_skip_blanks(text, close);
    if (close < text.size && text.data[close] == '>') {
        out->end = close + 1;
        return !blanks || out->name.size > 1 || out->closing;
    }
    out->model = false;
    // Attributes: a blank, and an equals sign before the end.
    size_t end =
        i < text.size && text.data[i] == ' ' ? stet_html_find(text, i, STET_STR(">"), MAX_TAG) : 0;
    if (!end || !is_tag_name(out->name) || !memchr(text.data + i, '=', end - i) ||
        memchr(text.data + i, '<', end - i))
        return false;
    out->end = end;
    return true;
}

// References that are met without their semicolon, or pulled apart ("& nbsp;").
size_t stet_html_loose_reference(struct stet_str text, size_t i, char out[9])
{
    static const char *const names[] = {"nbsp",  "quot",  "amp",    "laquo", "raquo",
                                        "mdash", "ndash", "hellip", "rsquo", "lsquo",
                                        "ldquo", "rdquo", "apos",   "lt",    "gt"};
    size_t from = stet_html_skip_blanks(text, i + 1);
    bool blanks = from > i + 1;
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        struct stet_str name = stet_str_from(names[n]);
        size_t end = from + name.size;
        if (end > text.size || !stet_str_eq_nocase(stet_str_slice(text, from, end), name) ||
            stet_html_is_alnum(text, end))
            continue;
        size_t semicolon = stet_html_skip_blanks(text, end);
        bool closed = semicolon < text.size && text.data[semicolon] == ';';
        if (blanks && !closed)
            return 0;
        // Without a semicolon only what cannot be a company's "R&amp" or a comparison's "&lt".
        if (!closed && (n > 5 || stet_is_ascii_upper(text.data[from])))
            return 0;
        char reference[16] = "&";
        memcpy(reference + 1, name.data, name.size);
        reference[name.size + 1] = ';';
        size_t size = stet_entity_decode((struct stet_str){reference, name.size + 2}, out);
        out[size] = '\0';
        return closed ? semicolon + 1 : end;
    }
    return 0;
}

size_t stet_html_read_reference(struct stet_str text, size_t i, char out[9])
{
    size_t end = i + 1;
    while (end < text.size && end - i < MAX_REFERENCE &&
           (stet_html_is_alnum(text, end) || text.data[end] == '#'))
        end++;
    if (end < text.size && text.data[end] == ';') {
        struct stet_str reference = stet_str_slice(text, i, end + 1);
        size_t size = stet_entity_decode(reference, out);
        out[size] = '\0';
        if (size)
            return end + 1;
    }
    return stet_html_loose_reference(text, i, out);
}
