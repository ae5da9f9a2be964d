// SPDX-License-Identifier: Apache-2.0
// A full stop without a space is an address in "KP.ru" and a lost space in "the end.the next": a bare domain is accepted only
// with a known last label, written in lower case, and never before a capital or after a space.
#include "text/address.h"

#include "text/document.h"

static bool is_address_char(char c)
{
    return (unsigned char)c >= 0x80 || stet_is_ascii_alpha(c) || stet_is_ascii_digit(c) ||
           (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

static bool is_label_char(char c)
{
    return stet_is_ascii_alpha(c) || stet_is_ascii_digit(c) || c == '-' || c == '_';
}

// Trailing sentence punctuation and closing marks are the sentence's, not the address's.
static size_t without_trailing(struct stet_str text, size_t start, size_t end)
{
    while (end > start && strchr(".,;:!?'\")]", text.data[end - 1])) {
        if (text.data[end - 1] == ')' && memchr(text.data + start, '(', end - start))
            break;
        end--;
    }
    return end;
}

static size_t run_end(struct stet_str text, size_t i)
{
    while (i < text.size && is_address_char(text.data[i])) {
        // Typographic quotes, dashes and spaces (E2 80 xx) and no-break space end an address.
        unsigned char c = (unsigned char)text.data[i];
        if ((c == 0xe2 && i + 1 < text.size && (unsigned char)text.data[i + 1] == 0x80) ||
            c == 0xc2)
            break;
        i++;
    }
    return i;
}

static bool is_last_label(struct stet_str label)
{
    static const char *const list[] = {
        "com",  "net", "org", "info", "gov",  "edu", "mil", "int", "biz", "news", "media", "online",
        "site", "app", "io",  "tv",   "me",   "fm",  "ai",  "gg",  "ru",  "ua",   "by",    "pl",
        "eu",   "uk",  "us",  "de",   "fr",   "it",  "es",  "ee",  "lt",  "lv",   "cz",    "sk",
        "hu",   "ro",  "bg",  "md",   "ge",   "am",  "az",  "kz",  "uz",  "kg",   "rs",    "hr",
        "si",   "ba",  "mk",  "gr",   "tr",   "il",  "cn",  "jp",  "kr",  "in",   "br",    "mx",
        "ca",   "au",  "nl",  "be",   "ch",   "at",  "se",  "no",  "fi",  "dk",   "pt",    "ie",
        "su",   "xyz", "txt", "pdf",  "html", "htm", "jpg", "png", "md",  "exe",  "doc",   "docx"};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (stet_str_eq(label, stet_str_from(list[i])))
            return true;
    return false;
}

// Names of domains have at most 253 bytes (RFC 1035): what is longer is none, and is not read again and again.
enum { LONGEST_DOMAIN = 253, LONGEST_ADDRESS = 4096 };

static size_t domain_end(struct stet_str text, size_t at)
{
    if (text.size - at > LONGEST_DOMAIN + 1)
        text.size = at + LONGEST_DOMAIN + 1;
    size_t i = at, last_start = at;
    size_t labels = 0;
    for (;;) {
        size_t start = i;
        while (i < text.size && is_label_char(text.data[i]))
            i++;
        if (i == start)
            break;
        labels++;
        last_start = start;
        if (i + 1 >= text.size || text.data[i] != '.' || !is_label_char(text.data[i + 1]))
            break;
        i++;
    }
    if (labels < 2 ||
        (i < text.size && (unsigned char)text.data[i] >= 0x80 && text.data[i] != '\xe2'))
        return at;
    if (!is_last_label(stet_str_slice(text, last_start, i)))
        return at;
    // "in", "me", "no", "at", "be", "by", "it", "us", "am" after a lost space are words: a one-label name that ends a lower-case
    // word followed by another word is a sentence, so these need a path or a second dot.
    struct stet_str last = stet_str_slice(text, last_start, i);
    static const char *const words[] = {"in", "me", "no",  "at",   "be",    "by",     "it",  "us",
                                        "am", "is", "app", "news", "media", "online", "site"};
    for (size_t w = 0; labels == 2 && w < sizeof words / sizeof *words; w++)
        if (stet_str_eq(last, stet_str_from(words[w])) && !(i < text.size && text.data[i] == '/') &&
            !(stet_str_eq(last, STET_STR("by")) && stet_is_ascii_upper(text.data[at])))
            return at;
    return i;
}

static size_t mail_end(struct stet_str text, size_t at)
{
    if (text.size - at > LONGEST_DOMAIN * 2)
        text.size = at + LONGEST_DOMAIN * 2;
    size_t i = at;
    while (i < text.size &&
           (is_label_char(text.data[i]) || text.data[i] == '.' || text.data[i] == '+'))
        i++;
    if (i == at || i >= text.size || text.data[i] != '@')
        return at;
    size_t end = domain_end(text, i + 1);
    return end > i + 1 ? end : at;
}

static size_t handle_end(struct stet_str text, size_t at)
{
    size_t i = at + 1;
    if (i >= text.size || !(is_label_char(text.data[i]) || (unsigned char)text.data[i] >= 0x80))
        return at;
    // "@Media (" and "#1" are not handles: leaked style sheets and ranks must stay visible to the rules.
    if (text.data[at] == '#' && stet_is_ascii_digit(text.data[i]))
        return at;
    while (i < text.size && is_label_char(text.data[i]))
        i++;
    static const char *const css[] = {"media",   "import",   "font-face", "keyframes",
                                      "charset", "supports", "page"};
    struct stet_str word = stet_str_slice(text, at + 1, i);
    for (size_t k = 0; text.data[at] == '@' && k < sizeof css / sizeof *css; k++)
        if (stet_str_eq_nocase(word, stet_str_from(css[k])))
            return at;
    return i;
}

static bool is_scheme(struct stet_str rest)
{
    static const char *const list[] = {"http://", "https://", "ftp://", "www.", "mailto:", "tg://"};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        struct stet_str prefix = stet_str_from(list[i]);
        if (rest.size > prefix.size &&
            stet_str_eq_nocase(stet_str_slice(rest, 0, prefix.size), prefix))
            return true;
    }
    return false;
}

size_t stet_address_end(struct stet_str text, size_t at, unsigned *flags)
{
    char c = text.data[at];
    if (c == '@' || c == '#')
        return handle_end(text, at);
    if (!stet_is_ascii_alpha(c) && !stet_is_ascii_digit(c))
        return at;
    // Cheap look-ahead: plain words, by far the most, end at a space or a mark that no address holds.
    size_t i = at;
    while (i < text.size && i - at < LONGEST_DOMAIN && is_label_char(text.data[i]))
        i++;
    if (i >= text.size || !strchr(".:@+", text.data[i]))
        return at;
    if (is_scheme(stet_str_slice(text, at, text.size)))
        return without_trailing(text, at, run_end(text, at));
    size_t end = mail_end(text, at);
    if (end > at)
        return end;
    end = domain_end(text, at);
    if (end == at)
        return at;
    if (end < text.size && text.data[end] == '/' && end + 1 < text.size &&
        is_label_char(text.data[end + 1]))
        return without_trailing(text, at, run_end(text, end));
    *flags |= STET_TOKEN_DOMAIN;
    return end;
}
