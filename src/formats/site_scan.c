// SPDX-License-Identifier: Apache-2.0
#include "formats/site_scan.h"

bool stet_scan_starts(const struct stet_scan *s, size_t at, const char *what)
{
    return at <= s->text.size &&
           stet_str_starts(stet_str_slice(s->text, at, s->text.size), stet_str_from(what));
}

char stet_scan_char(const struct stet_scan *s, size_t at)
{
    return at < s->text.size ? s->text.data[at] : '\0';
}

// `what` behind `at`; SIZE_MAX: not near, or behind an empty line.
size_t stet_scan_near(const struct stet_scan *s, size_t at, const char *what)
{
    bool empty = false;
    for (size_t i = at; i < s->text.size && i - at < LONGEST; i++) {
        char c = s->text.data[i];
        if (c == *what && stet_scan_starts(s, i, what))
            return i;
        if (c == '\n' && empty)
            return SIZE_MAX;
        empty = c == '\n' || (empty && stet_is_ascii_space(c));
    }
    return SIZE_MAX;
}

// `what` anywhere behind `at`, letters of either case; the text is searched once for each.
size_t stet_scan_far(struct stet_scan *s, size_t at, const char *what)
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

struct stet_site_code *stet_scan_add(struct stet_scan *s, size_t start, size_t end,
                                     enum stet_site_kind kind)
{
    struct stet_site_code code = {.start = start, .end = end, .kind = kind};
    stet_buf_append(&s->codes, &code, sizeof code);
    s->at = end;
    return (struct stet_site_code *)(void *)(s->codes.data + s->codes.size - sizeof code);
}

struct stet_str stet_scan_name(const struct stet_scan *s, size_t at)
{
    size_t end = at;
    while (stet_is_ascii_alpha(stet_scan_char(s, end)) ||
           (end > at && (stet_is_ascii_digit(stet_scan_char(s, end)) ||
                         (stet_scan_char(s, end) && strchr("_-./", stet_scan_char(s, end))))))
        end++;
    return stet_str_slice(s->text, at, end);
}
