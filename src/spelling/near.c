// SPDX-License-Identifier: Apache-2.0
#include "spelling/near.h"

enum {
    LONG_FORM = 9
}; // letters: a word of the dictionary one slip away from so long a form is hardly there by chance

struct search {
    bool capital; // words are looked up with a capital
    size_t size;  // of the form
    const struct stet_spelling *spelling;
    struct stet_near *out;
    uint32_t weight; // of the kind of slip that is being tried
    uint64_t score[STET_NEAR_MAX];
    size_t count;
};

// Keeps the best few, ordered: how frequent the word is, times how likely the slip.
static void offer(struct search *search, const char *letters, size_t size)
{
    char text[STET_NEAR_LONGEST + 2];
    memcpy(text, letters, size);
    if (search->capital)
        text[0] = stet_ascii_upper(text[0]);
    struct stet_str form = {text, size};
    uint32_t lines = stet_spelling_news_text(search->spelling, form);
    if ((!lines && (search->capital || search->size < LONG_FORM)) ||
        !(stet_spelling_has(search->spelling, form) ||
          (search->capital &&
           stet_spelling_has(search->spelling, (struct stet_str){letters, size}))))
        return;
    uint64_t score = (uint64_t)(lines + 1) * search->weight;
    size_t at = search->count;
    for (size_t i = 0; i < search->count; i++)
        if (stet_str_eq(stet_str_from(search->out[i].text), form))
            return;
    while (at > 0 && search->score[at - 1] < score)
        at--;
    if (at == STET_NEAR_MAX)
        return;
    if (search->count < STET_NEAR_MAX)
        search->count++;
    for (size_t i = search->count - 1; i > at; i--) {
        search->out[i] = search->out[i - 1];
        search->score[i] = search->score[i - 1];
    }
    memcpy(search->out[at].text, text, size);
    search->out[at].text[size] = '\0';
    search->out[at].lines = lines;
    search->score[at] = score;
}

static size_t search_near(struct stet_near out[STET_NEAR_MAX], const struct stet_spelling *spelling,
                          struct stet_str form, bool capital)
{
    // A swap is the likeliest slip, then a letter lost or doubled; a wrong letter meets most words by chance.
    enum { SWAPPED = 12, LOST = 3, WRONG = 1 };
    struct search search = {
        .capital = capital, .size = form.size, .spelling = spelling, .out = out, .weight = LOST};
    char text[STET_NEAR_LONGEST + 2];
    size_t n = form.size;
    if (n < 3 || n > STET_NEAR_LONGEST)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (!stet_is_ascii_lower(form.data[i]))
            return 0;
    for (size_t i = 0; i < n; i++) { // one letter too many
        memcpy(text, form.data, i);
        memcpy(text + i, form.data + i + 1, n - i - 1);
        offer(&search, text, n - 1);
    }
    memcpy(text, form.data, n);
    search.weight = SWAPPED;
    for (size_t i = 0; i + 1 < n; i++) { // two letters swapped
        text[i] = form.data[i + 1];
        text[i + 1] = form.data[i];
        offer(&search, text, n);
        text[i] = form.data[i];
        text[i + 1] = form.data[i + 1];
    }
    search.weight = WRONG;
    for (size_t i = 0; i < n; i++) { // a wrong letter
        for (char c = 'a'; c <= 'z'; c++) {
            text[i] = c;
            if (c != form.data[i])
                offer(&search, text, n);
        }
        text[i] = form.data[i];
    }
    search.weight = LOST;
    for (size_t i = 0; i <= n; i++) { // a letter lost
        memcpy(text, form.data, i);
        memcpy(text + i + 1, form.data + i, n - i);
        for (char c = 'a'; c <= 'z'; c++) {
            text[i] = c;
            offer(&search, text, n + 1);
        }
    }
    return search.count;
}

size_t stet_near_words(struct stet_near out[STET_NEAR_MAX], const struct stet_spelling *spelling,
                       struct stet_str form)
{
    return search_near(out, spelling, form, false);
}

size_t stet_near_capitalised(struct stet_near out[STET_NEAR_MAX],
                             const struct stet_spelling *spelling, struct stet_str form)
{
    return search_near(out, spelling, form, true);
}

static bool listed(struct stet_str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stet_str_eq(word, stet_str_from(list[i])))
            return true;
    return false;
}

size_t stet_near_joint(const struct stet_spelling *spelling, struct stet_str form)
{
    static const char *const particles[] = {
        "and",   "are",  "as", "at",  "be",   "been",  "but",  "by",   "for",  "from", "has",
        "have",  "his",  "in", "is",  "it",   "its",   "not",  "of",   "on",   "that", "the",
        "their", "this", "to", "was", "were", "which", "will", "with", "would"};
    enum { COUNT = sizeof particles / sizeof *particles, FREQUENT = 40 };
    if (form.size > STET_NEAR_LONGEST)
        return 0;
    for (size_t i = 2; i + 2 <= form.size; i++) {
        struct stet_str a = stet_str_slice(form, 0, i), b = stet_str_slice(form, i, form.size);
        bool first = listed(a, particles, COUNT), second = listed(b, particles, COUNT);
        if (first && second)
            return i;
        if (first ? b.size > 2 && stet_spelling_has(spelling, b) &&
                        stet_spelling_news_text(spelling, b) >= FREQUENT
                  : second && a.size > 2 && b.size > 2 && stet_spelling_has(spelling, a) &&
                        stet_spelling_news_text(spelling, a) >= FREQUENT)
            return i;
    }
    return 0;
}

static bool has_stem(const struct stet_spelling *spelling, struct stet_str stem)
{
    if (stem.size < 4)
        return false;
    if (stet_spelling_has(spelling, stem))
        return true;
    // microorganisms, neurosurgical: the stem itself may be inflected in a way the set has; a lost e (twistable, usable) is put back
    char with_e[STET_NEAR_LONGEST + 2];
    if (stem.size > STET_NEAR_LONGEST)
        return false;
    memcpy(with_e, stem.data, stem.size);
    with_e[stem.size] = 'e';
    return stet_spelling_has(spelling, (struct stet_str){with_e, stem.size + 1});
}

enum stet_derived stet_near_derived(const struct stet_spelling *spelling, struct stet_str form)
{
    static const char *const prefixes[] = {
        "aero",    "agro",   "anti",  "astro", "audio", "auto",    "bio",    "cardio", "co",
        "counter", "crypto", "cyber", "de",    "eco",   "electro", "euro",   "extra",  "fore",
        "gastro",  "geo",    "giga",  "hydro", "hyper", "immuno",  "infra",  "inter",  "intra",
        "kilo",    "macro",  "mega",  "meta",  "micro", "mid",     "mini",   "mono",   "multi",
        "nano",    "narco",  "neo",   "neuro", "non",   "omni",    "out",    "over",   "paleo",
        "petro",   "photo",  "poly",  "post",  "pre",   "pro",     "pseudo", "psycho", "quasi",
        "radio",   "re",     "self",  "semi",  "socio", "sub",     "super",  "techno", "tele",
        "thermo",  "trans",  "ultra", "un",    "under", "uni",     "video"};
    static const char *const endings[] = {"ability", "able",  "er",   "ers",   "free", "ish", "ism",
                                          "ist",     "ists",  "less", "like",  "ly",   "man", "men",
                                          "ness",    "proof", "ward", "wards", "wide", "wise"};
    if (form.size > STET_NEAR_LONGEST)
        return STET_DERIVED_NO;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        struct stet_str prefix = stet_str_from(prefixes[i]);
        if (stet_str_starts(form, prefix) &&
            has_stem(spelling, stet_str_slice(form, prefix.size, form.size)))
            return prefix.size < 4 ? STET_DERIVED_WEAK : STET_DERIVED_YES;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct stet_str ending = stet_str_from(endings[i]);
        if (stet_str_ends(form, ending) &&
            has_stem(spelling, stet_str_slice(form, 0, form.size - ending.size)))
            return STET_DERIVED_YES;
    }
    for (size_t i = 4; i + 4 <= form.size; i++)
        if (stet_spelling_has(spelling, stet_str_slice(form, 0, i)) &&
            stet_spelling_has(spelling, stet_str_slice(form, i, form.size)))
            return STET_DERIVED_YES;
    return STET_DERIVED_NO;
}
