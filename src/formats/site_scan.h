// SPDX-License-Identifier: Apache-2.0
// The insides of the search for site code (site.c, site_scan.c, site_markdown.c): one pass over the text, a function for each construct.
// Such a function gets the byte `at` which the construct may begin, and returns false where it does not; else it has moved the scan
// behind what it took, and noted what of it is code.
#ifndef STET_FORMATS_SITE_SCAN_H
#define STET_FORMATS_SITE_SCAN_H

#include "base/hash.h"
#include "formats/site.h"

enum { LONGEST = 4096 }; // bytes of a construct

struct stet_scan {
    struct stet_str text;
    size_t at, start;
    enum stet_site_dialect dialect;
    struct stet_buf codes;   // struct stet_site_code
    struct stet_map closers; // where each comes next, UINT32_MAX: not any more
    struct stet_map endless; // tags that hold code whose end does not come any more
};

bool stet_scan_starts(const struct stet_scan *s, size_t at, const char *what);
char stet_scan_char(const struct stet_scan *s, size_t at); // '\0' behind the end
// `what` behind `at`; SIZE_MAX: not near, or behind an empty line.
size_t stet_scan_near(const struct stet_scan *s, size_t at, const char *what);
// `what` anywhere behind `at`, letters of either case; SIZE_MAX: nowhere. Asked in ascending order: the text is searched once for each.
size_t stet_scan_far(struct stet_scan *s, size_t at, const char *what);
// Notes code and moves behind it. Borrowed until the next call.
struct stet_site_code *stet_scan_add(struct stet_scan *s, size_t start, size_t end,
                                     enum stet_site_kind kind);
// The name of a tag that begins at `at`; empty: none does.
struct stet_str stet_scan_name(const struct stet_scan *s, size_t at);

bool stet_scan_attribute_list(struct stet_scan *s, size_t at); // {: .a}, {#a .b}, [text]{.a}
bool stet_scan_expression(struct stet_scan *s, size_t at);     // {a.b}
bool stet_scan_component(struct stet_scan *s, size_t at);      // <A b={c}>
bool stet_scan_module_line(struct stet_scan *s, size_t at);    // import, export
bool stet_scan_footnote(struct stet_scan *s, size_t at);       // [^1]
bool stet_scan_fence(struct stet_scan *s, size_t at);          // ```, `code`: passed over
bool stet_scan_container(struct stet_scan *s, size_t at);      // ::: note

#endif
