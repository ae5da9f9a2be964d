// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/code.h"

enum { MAX_BLOCK = 4000, MAX_SELECTOR = 40, MAX_SCRIPT = 2000, MAX_SHORTCODE = 80 };

static bool is_punct(const struct stet_document *doc, uint32_t t, const char *marks)
{
    if (t >= doc->token_count || doc->tokens[t].kind != STET_TOKEN_PUNCT)
        return false;
    uint32_t c = doc->tokens[t].word;
    return c && c < 0x80 && strchr(marks, (int)c);
}

static bool is_one_of(const struct stet_document *doc, uint32_t t, const char *const *list,
                      size_t count)
{
    if (t >= doc->token_count || doc->tokens[t].kind == STET_TOKEN_PUNCT)
        return false;
    struct stet_str text = stet_document_text(doc, t);
    for (size_t i = 0; i < count; i++)
        if (stet_str_eq_nocase(text, stet_str_from(list[i])))
            return true;
    return false;
}

static bool starts_line(const struct stet_document *doc, uint32_t t)
{
    return doc->tokens[t].flags & (STET_TOKEN_LINE_START | STET_TOKEN_BLOCK_START);
}

// ---- style sheets

static bool is_html_name(const struct stet_document *doc, uint32_t t)
{
    static const char *const names[] = {
        "a",       "body",   "button", "div",    "figure", "footer", "form", "h1",   "h2", "h3",
        "h4",      "header", "html",   "iframe", "img",    "input",  "li",   "nav",  "ol", "p",
        "section", "span",   "table",  "td",     "th",     "tr",     "ul",   "video"};
    return is_one_of(doc, t, names, sizeof names / sizeof *names);
}

// The property names that tell a style sheet from other text with colons in braces.
static bool is_property(const struct stet_document *doc, uint32_t t)
{
    static const char *const names[] = {
        "action",  "align",    "background", "border",     "bottom",     "clear",   "color",
        "content", "cursor",   "decoration", "display",    "family",     "flex",    "float",
        "font",    "height",   "index",      "left",       "margin",     "opacity", "overflow",
        "padding", "position", "radius",     "right",      "shadow",     "size",    "spacing",
        "style",   "top",      "transform",  "transition", "visibility", "weight",  "width"};
    return is_one_of(doc, t, names, sizeof names / sizeof *names);
}

// Does the stretch between the braces read like declarations or statements?
static bool is_code_body(const struct stet_document *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++) {
        if (is_punct(doc, t, ":") && t > first && is_property(doc, t - 1))
            return true;
        if (is_punct(doc, t, ";") && t > first && is_punct(doc, t - 1, ")}"))
            return true;
    }
    return false;
}

// First token of the compound (".foo", "div.bar:hover") that ends before `t`; `t` when what stands there is none.
static uint32_t compound_start(const struct stet_document *doc, uint32_t t)
{
    uint32_t from = t;
    bool marked = false, plain = false;
    while (from > 0 && t - from < MAX_SELECTOR) {
        uint32_t k = from - 1;
        if (from < t && !stet_document_glued(doc, from))
            break;
        bool mark = is_punct(doc, k, ".#@_-:*>");
        if (doc->tokens[k].kind == STET_TOKEN_PUNCT && (!mark || k + 1 == t))
            break;
        marked = marked || is_punct(doc, k, "#@_*") || doc->tokens[k].kind == STET_TOKEN_URL;
        plain = plain || is_html_name(doc, k);
        from = k;
        // A class name behind the full stop of the sentence before it ("end..ads {"), or behind its last word.
        if (is_punct(doc, k, ".#@")) {
            marked = true;
            if (!(k > 0 && stet_document_glued(doc, k) &&
                  (is_html_name(doc, k - 1) || is_punct(doc, k - 1, "_"))))
                break;
        }
        if (starts_line(doc, k))
            break;
    }
    return marked || plain ? from : t;
}

static bool is_media_word(const struct stet_document *doc, uint32_t t)
{
    static const char *const words[] = {"and", "not", "only", "or", "print", "screen"};
    return is_one_of(doc, t, words, sizeof words / sizeof *words);
}

// The selector before the brace: compounds, combinators, and what @media puts into brackets.
static uint32_t selector_start(const struct stet_document *doc, uint32_t brace)
{
    uint32_t start = brace;
    for (uint32_t at = brace; at > 0 && brace - at < MAX_SELECTOR;) {
        if (is_punct(doc, at - 1, ")")) {
            uint32_t open = at - 1;
            while (open > 0 && at - open < MAX_SELECTOR && !is_punct(doc, open, "("))
                open--;
            if (!is_punct(doc, open, "("))
                break;
            at = open;
            continue;
        }
        uint32_t compound = compound_start(doc, at);
        if (compound < at)
            start = at = compound;
        else if (is_media_word(doc, at - 1) || is_punct(doc, at - 1, ",>+~"))
            at--;
        else
            break;
        if (starts_line(doc, at))
            break;
    }
    return start;
}

// Token behind the brace that closes `brace`, `brace` when none does within reach.
static uint32_t closing(const struct stet_document *doc, uint32_t brace, uint32_t *scanned)
{
    uint32_t depth = 0, t = brace;
    for (; t < doc->token_count && t - brace < MAX_BLOCK; t++) {
        if (is_punct(doc, t, "{"))
            depth++;
        else if (is_punct(doc, t, "}") && --depth == 0)
            return t + 1;
    }
    *scanned = t;
    return brace;
}

bool stet_code_block(const struct stet_document *doc, uint32_t brace, struct stet_code_span *out,
                     uint32_t *scanned)
{
    *scanned = brace;
    uint32_t end = closing(doc, brace, scanned);
    if (end == brace)
        return false;
    uint32_t start = selector_start(doc, brace);
    bool selected =
        start < brace && (is_punct(doc, start, ".#@") || doc->tokens[start].kind == STET_TOKEN_URL);
    *scanned = end; // what a block that is no code holds is none either
    if (!is_code_body(doc, brace + 1, end - 1) && !(selected && end == brace + 2))
        return false;
    *out = (struct stet_code_span){start, end};
    return true;
}

// ---- scripts

static bool is_script_name(const struct stet_document *doc, uint32_t t)
{
    static const char *const names[] = {
        "addEventListener", "adsbygoogle", "createElement",  "dataLayer",
        "disqus_config",    "fbq",         "getElementById", "getElementsByTagName",
        "googletag",        "gtag",        "innerHTML",      "insertBefore",
        "querySelector",    "setTimeout",  "yaContextCb",    "yaParams"};
    return is_one_of(doc, t, names, sizeof names / sizeof *names);
}

// Names that are also words: code only with what follows them.
static bool is_script_call(const struct stet_document *doc, uint32_t t)
{
    static const char *const objects[] = {"document", "window", "console", "jQuery"};
    static const char *const members[] = {"createElement", "cookie", "getElementById",
                                          "write",         "push",   "log",
                                          "location",      "onload", "ready"};
    static const char *const function[] = {"function"};
    if (is_one_of(doc, t, function, 1))
        return is_punct(doc, t + 1, "(") &&
               (is_punct(doc, t + 2, ")") || is_punct(doc, t + 3, ",)")) &&
               (is_punct(doc, t + 3, "{") || is_punct(doc, t + 4, "{") ||
                is_punct(doc, t + 5, "{"));
    return is_one_of(doc, t, objects, sizeof objects / sizeof *objects) &&
           is_punct(doc, t + 1, ".") && stet_document_glued(doc, t + 1) &&
           stet_document_glued(doc, t + 2) &&
           is_one_of(doc, t + 2, members, sizeof members / sizeof *members) &&
           is_punct(doc, t + 3, "(=.[");
}

// Back over what is glued on, and over "window.x = " and opening brackets.
static uint32_t statement_start(const struct stet_document *doc, uint32_t t)
{
    static const char *const words[] = {"var", "let", "const", "window", "function", "async"};
    uint32_t from = t;
    while (from > 0 && t - from < MAX_SELECTOR && !starts_line(doc, from)) {
        bool glued = stet_document_glued(doc, from);
        bool sign = is_punct(doc, from - 1, "=|&([{!") || is_one_of(doc, from - 1, words, 6);
        // A full stop that ends the sentence before is no part of the statement.
        if (!sign &&
            !(glued && !(is_punct(doc, from - 1, ".;,:") && !stet_document_glued(doc, from - 1))))
            break;
        from--;
    }
    return from;
}

// Behind the string that begins at the quotation mark `k`, or `k`.
static uint32_t string_end(const struct stet_document *doc, uint32_t k)
{
    enum { LONGEST = 60 };
    if (!is_punct(doc, k, "\"'"))
        return k;
    for (uint32_t t = k + 1; t < doc->token_count && t - k < LONGEST && !starts_line(doc, t); t++)
        if (doc->tokens[t].kind == STET_TOKEN_PUNCT && doc->tokens[t].word == doc->tokens[k].word)
            return t + 1;
    return k;
}

// Forward while brackets are open or signs of code go on.
static uint32_t statement_end(const struct stet_document *doc, uint32_t from, uint32_t t,
                              uint32_t *scanned)
{
    uint32_t depth = 0, end = t + 1, k = from;
    for (; k < doc->token_count && k - from < MAX_SCRIPT; k++) {
        bool opens = is_punct(doc, k, "([{"), closes = is_punct(doc, k, ")]}");
        bool after_sign = k > from && is_punct(doc, k - 1, "=|&+?.");
        if (k > t && !depth && !opens && !closes && !is_punct(doc, k, "=|&+?:;.,") && !after_sign)
            break;
        if (k > t && !depth && starts_line(doc, k))
            break;
        depth += opens;
        depth -= closes && depth;
        uint32_t string = k > t && after_sign ? string_end(doc, k) : k;
        k = string > k ? string - 1 : k;
        if (!depth || is_punct(doc, k, ";"))
            end = k + 1 > end ? k + 1 : end;
    }
    *scanned = k;
    return end;
}

bool stet_code_script(const struct stet_document *doc, uint32_t token, struct stet_code_span *out,
                      uint32_t *scanned)
{
    if ((!is_script_name(doc, token) || is_punct(doc, token + 1, "{")) &&
        !is_script_call(doc, token))
        return false;
    uint32_t from = statement_start(doc, token);
    uint32_t end = statement_end(doc, from, token, scanned);
    // The bare name in a sentence about the thing is no code.
    if (end - from < 4)
        return false;
    *out = (struct stet_code_span){from, end};
    return true;
}

// ---- shortcodes

static bool is_shortcode_name(const struct stet_document *doc, uint32_t t)
{
    static const char *const names[] = {"adrotate", "caption",  "embed",     "gallery", "iframe",
                                        "playlist", "readmore", "shortcode", "toc"};
    return is_one_of(doc, t, names, sizeof names / sizeof *names);
}

bool stet_code_shortcode(const struct stet_document *doc, uint32_t bracket,
                         struct stet_code_span *out)
{
    uint32_t t = bracket + 1;
    bool closes = is_punct(doc, t, "/");
    t += closes;
    if (t >= doc->token_count || doc->tokens[t].kind == STET_TOKEN_PUNCT || starts_line(doc, t))
        return false;
    bool known = is_shortcode_name(doc, t), attribute = false;
    for (uint32_t k = t + 1; k < doc->token_count && k - t < MAX_SHORTCODE && !starts_line(doc, k);
         k++) {
        if (is_punct(doc, k, "["))
            return false;
        attribute = attribute || is_punct(doc, k, "=") ||
                    (k == t + 1 && is_punct(doc, k, "_") && stet_document_glued(doc, k));
        if (!is_punct(doc, k, "]"))
            continue;
        bool bare = k == t + 1;
        *out = (struct stet_code_span){bracket, k + 1};
        return attribute || (bare && (known || closes));
    }
    return false;
}
