// SPDX-License-Identifier: Apache-2.0
#include "formats/html.h"

// Tags that are open at once, times all tags: every new tag looks through those that are open, and letters (<b>, <a>) that are never
// closed are opened again in every block.
bool stet_html_is_hostile(struct stet_str text)
{
    enum { DEEPEST = 3000 };
    static const uint64_t most = 20000000, most_letters = 3000000;
    static const char *const empty[] = {"br",   "img",  "hr",  "input",
                                        "meta", "link", "wbr", "source"};
    uint64_t tags = 0, open = 0, deepest = 0, letters = 0, most_open = 0;
    for (size_t i = 0; i + 1 < text.size; i++) {
        const char *at = memchr(text.data + i, '<', text.size - 1 - i);
        if (!at)
            break;
        i = (size_t)(at - text.data);
        bool closing = text.data[i + 1] == '/';
        size_t name = i + 1 + closing, stop = name;
        while (stop < text.size && stet_is_ascii_alpha(text.data[stop]))
            stop++;
        bool none = stop == name;
        for (size_t e = 0; e < sizeof empty / sizeof *empty; e++)
            none = none ||
                   stet_str_eq_nocase(stet_str_slice(text, name, stop), stet_str_from(empty[e]));
        if (none)
            continue;
        tags++;
        bool letter = stop - name <= 2 && !memchr("pltdh", stet_ascii_lower(text.data[name]), 5);
        open = closing ? open - (open > 0) : open + 1;
        letters = !letter ? letters : closing ? letters - (letters > 0) : letters + 1;
        deepest = open > deepest ? open : deepest;
        most_open = letters > most_open ? letters : most_open;
    }
    return deepest > DEEPEST || deepest * tags > most || most_open * tags > most_letters;
}
