// SPDX-License-Identifier: Apache-2.0
// Forms first, then readings: a source word gives a handful of forms (nominative, cases, cuts), each form is read in
// each scheme. All of it works on code points of one word in fixed arrays, because a list of 100,000 names asks for
// some millions of forms. Only the alphabets are known here, which letter is the small one of which and which Latin
// letter carries an accent; what they sound like is data.
#include "names/spell/variants.h"

#include <stdio.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "names/spell/skeleton.h"

enum {
    MAX_FORM = STET_VARIANT_MAX_LETTERS + 32, // letters of a form: the word and one ending a part
    MAX_TEXT = 256,                           // bytes of a reading; longer ones are dropped
    MAX_BYTES = 4 * MAX_FORM + 1,
};

// A word or one of its forms: as written, and in small letters, position by position.
struct form {
    uint32_t shown[MAX_FORM];
    uint32_t letters[MAX_FORM];
    size_t count;
};

struct run {
    const struct stet_language *language;
    enum stet_variant_role role;
    stet_variant_fn *fn;
    void *user;
    struct form word;
    char source_word[MAX_BYTES];
    // Texts called back so far: open addressing over hashes, never full.
    uint64_t seen[2 * STET_VARIANT_MAX_COUNT];
    size_t seen_count;
};

// ---------------------------------------------------------------- letters

// One letter, or two, for a small Latin letter, as Latin-ASCII of Unicode CLDR has them; NULL for anything else.
static const char *without_accent(uint32_t c)
{
    static const struct {
        uint32_t last; // of a run that ends here
        const char *text;
    } runs[] = {
        {0xDE, NULL}, {0xDF, "ss"}, {0xE5, "a"},   {0xE6, "ae"}, {0xE7, "c"},  {0xEB, "e"},
        {0xEF, "i"},  {0xF0, "d"},  {0xF1, "n"},   {0xF6, "o"},  {0xF7, NULL}, {0xF8, "o"},
        {0xFC, "u"},  {0xFD, "y"},  {0xFE, "th"},  {0xFF, "y"},  {0x105, "a"}, {0x10D, "c"},
        {0x111, "d"}, {0x11B, "e"}, {0x123, "g"},  {0x127, "h"}, {0x131, "i"}, {0x133, "ij"},
        {0x135, "j"}, {0x138, "k"}, {0x142, "l"},  {0x14B, "n"}, {0x151, "o"}, {0x153, "oe"},
        {0x159, "r"}, {0x161, "s"}, {0x167, "t"},  {0x173, "u"}, {0x175, "w"}, {0x178, "y"},
        {0x17E, "z"}, {0x17F, "s"}, {0x217, NULL}, {0x219, "s"}, {0x21B, "t"},
    };
    static const char alphabet[26][2] = {"a", "b", "c", "d", "e", "f", "g", "h", "i",
                                         "j", "k", "l", "m", "n", "o", "p", "q", "r",
                                         "s", "t", "u", "v", "w", "x", "y", "z"};
    if (c >= 'a' && c <= 'z')
        return alphabet[c - 'a'];
    for (size_t i = 0; c > 0x7F && i < sizeof runs / sizeof runs[0]; i++)
        if (c <= runs[i].last)
            return runs[i].text;
    return NULL;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B) || c == 0x2BC ||
           c == 0x2B9;
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2013);
}

// A letter and a combining mark behind it: the composed letter, or the letter alone where the mark is only stress.
static uint32_t compose(uint32_t c, uint32_t mark)
{
    static const uint32_t pairs[][3] = {
        {0x438, 0x306, 0x439}, {0x418, 0x306, 0x419}, {0x443, 0x306, 0x45E}, {0x423, 0x306, 0x40E},
        {0x435, 0x308, 0x451}, {0x415, 0x308, 0x401}, {0x456, 0x308, 0x457}, {0x406, 0x308, 0x407},
        {0x433, 0x301, 0x453}, {0x413, 0x301, 0x403}, {0x43A, 0x301, 0x45C}, {0x41A, 0x301, 0x40C},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] == c && pairs[i][1] == mark)
            return pairs[i][2];
    return c;
}

// False: not UTF-8, no letter, a white space inside, or too long.
static bool read_word(struct stet_str text, struct form *out)
{
    out->count = 0;
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        if (c == STET_UTF8_INVALID || c <= ' ')
            return false;
        if (c >= 0x300 && c <= 0x36F) {
            if (out->count > 0)
                out->shown[out->count - 1] = compose(out->shown[out->count - 1], c);
            continue;
        }
        if (out->count == STET_VARIANT_MAX_LETTERS)
            return false;
        out->shown[out->count++] = is_apostrophe(c) ? '\'' : is_hyphen(c) ? '-' : c;
    }
    for (size_t i = 0; i < out->count; i++)
        out->letters[i] = stet_letter_lower(out->shown[i]);
    return out->count > 0;
}

static void show(const struct form *form, char out[MAX_BYTES])
{
    size_t size = 0;
    for (size_t i = 0; i < form->count; i++)
        size += stet_utf8_encode(form->shown[i], out + size);
    out[size] = '\0';
}

// ---------------------------------------------------------------- readings

// What the letters at `at` give in a scheme, and how many they are; NULL: the scheme cannot read them.
static const char *read_letters(const struct stet_language *language, size_t scheme,
                                const struct form *form, size_t at, size_t *taken)
{
    const uint32_t *word = form->letters;
    *taken = 1;
    for (const struct stet_letter_rule *rule = language->buckets[word[at] % STET_LETTER_BUCKETS];
         rule; rule = rule->next) {
        ptrdiff_t here = (ptrdiff_t)at;
        if (!rule->cells[scheme] ||
            !stet_pattern_fits(rule->letters, language->letter_sets, word, form->count, here) ||
            !stet_pattern_fits(rule->before, language->letter_sets, word, form->count,
                               here - (ptrdiff_t)rule->before.count) ||
            !stet_pattern_fits(rule->after, language->letter_sets, word, form->count,
                               here + (ptrdiff_t)rule->letters.count))
            continue;
        *taken = rule->letters.count;
        return rule->cells[scheme];
    }
    return word[at] == '\'' || word[at] == '-' ? "" : without_accent(word[at]);
}

// Returns the size of the reading, 0 when the form cannot be read.
static size_t read_form(const struct stet_language *language, size_t scheme,
                        const struct form *form, char out[MAX_TEXT])
{
    size_t size = 0;
    for (size_t at = 0, taken; at < form->count; at += taken) {
        const char *letters = read_letters(language, scheme, form, at, &taken);
        size_t more = letters ? strlen(letters) : 0;
        if (!letters || size + more >= MAX_TEXT)
            return 0;
        memcpy(out + size, letters, more);
        size += more;
    }
    return size;
}

// True the first time a text comes.
static bool is_new(struct run *run, struct stet_str text)
{
    const size_t slots = sizeof run->seen / sizeof run->seen[0];
    uint64_t hash = stet_hash(text) | 1; // 0 is a free slot
    size_t i = (size_t)hash % slots;
    for (; run->seen[i] != 0; i = (i + 1) % slots)
        if (run->seen[i] == hash)
            return false;
    if (run->seen_count == STET_VARIANT_MAX_COUNT)
        return false;
    run->seen[i] = hash;
    run->seen_count++;
    return true;
}

static void read_in_schemes(struct run *run, const struct form *form,
                            const struct stet_ending_column *column)
{
    char shown[MAX_BYTES];
    show(form, shown);
    for (size_t i = 0; i < run->language->scheme_count; i++) {
        const struct stet_scheme *scheme = &run->language->schemes[i];
        char text[MAX_TEXT];
        if (column && !scheme->all_forms)
            continue;
        size_t size = read_form(run->language, i, form, text);
        if (size == 0 || !is_new(run, (struct stet_str){text, size}))
            continue;
        struct stet_variant variant = {
            .text = {text, size},
            .variant_class = scheme->scheme_class == STET_SCHEME_RESPELT ? STET_VARIANT_RESPELT
                                                                         : STET_VARIANT_ROMANISED,
            .source_word = run->source_word,
            .source_form = shown,
            .case_name = column ? column->name : NULL,
            .scheme = scheme->name,
        };
        if (column)
            variant.variant_class =
                column->column_class == STET_COLUMN_CASE ? STET_VARIANT_DECLINED : STET_VARIANT_CUT;
        run->fn(&variant, run->user);
    }
}

// ---------------------------------------------------------------- forms

// The line that decides a column for the part [start, end) of the word; NULL: there is no such form.
static const struct stet_ending_rule *find_ending(const struct run *run, size_t column,
                                                  size_t start, size_t end)
{
    const struct stet_language *language = run->language;
    for (size_t i = 0; i < language->ending_count; i++) {
        const struct stet_ending_rule *rule = &language->endings[i];
        if (rule->cells[column].size == 0 || !(rule->roles & 1u << run->role))
            continue;
        ptrdiff_t rest = (ptrdiff_t)end - (ptrdiff_t)rule->rest.count;
        if (rest > (ptrdiff_t)start &&
            stet_pattern_fits(rule->rest, language->ending_sets, run->word.letters, end, rest) &&
            stet_pattern_fits(rule->stem, language->ending_sets, run->word.letters, end,
                              rest - (ptrdiff_t)rule->stem.count))
            return stet_str_eq(rule->cells[column], STET_STR("-")) ? NULL : rule;
    }
    return NULL;
}

static void append_word(struct form *form, const struct form *word, size_t start, size_t end)
{
    for (size_t i = start; i < end && form->count < MAX_FORM; i++) {
        form->shown[form->count] = word->shown[i];
        form->letters[form->count++] = word->letters[i];
    }
}

static void append_ending(struct form *form, struct stet_str ending)
{
    if (stet_str_eq(ending, STET_STR("0")))
        return;
    for (size_t i = 0; i < ending.size && form->count < MAX_FORM;) {
        uint32_t c = stet_utf8_next(ending, &i);
        form->shown[form->count] = c;
        form->letters[form->count++] = c;
    }
}

static size_t part_end(const struct form *word, size_t start)
{
    while (start < word->count && word->letters[start] != '-')
        start++;
    return start;
}

// Салтыков-Щедрин → Салтыкова-Щедрина: the first form of every part that has one, where at least two have.
static void decline_all_parts(struct run *run, size_t column)
{
    struct form form = {.count = 0};
    size_t declined = 0;
    for (size_t start = 0; start <= run->word.count;) {
        size_t end = part_end(&run->word, start);
        const struct stet_ending_rule *rule = find_ending(run, column, start, end);
        append_word(&form, &run->word, start, rule ? end - rule->rest.count : end);
        if (rule) {
            struct stet_str cell = rule->cells[column];
            append_ending(&form, stet_str_split(&cell, '|'));
            declined++;
        }
        append_word(&form, &run->word, end, end < run->word.count ? end + 1 : end);
        start = end + 1;
    }
    if (declined > 1)
        read_in_schemes(run, &form, &run->language->columns[column]);
}

static void decline(struct run *run, size_t column)
{
    size_t start = run->word.count;
    while (start > 0 && run->word.letters[start - 1] != '-')
        start--;
    const struct stet_ending_rule *rule = find_ending(run, column, start, run->word.count);
    struct stet_str rest = rule ? rule->cells[column] : (struct stet_str){NULL, 0};
    while (rest.data) {
        struct form form = {.count = 0};
        append_word(&form, &run->word, 0, run->word.count - rule->rest.count);
        append_ending(&form, stet_str_split(&rest, '|'));
        read_in_schemes(run, &form, &run->language->columns[column]);
    }
    if (start > 0)
        decline_all_parts(run, column);
}

static bool is_all_capitals(const struct form *word)
{
    for (size_t i = 0; i < word->count; i++)
        if (word->shown[i] == word->letters[i] && word->shown[i] != '-')
            return false;
    return true;
}

void stet_variants_of(const struct stet_schemes *schemes, const char *language,
                      struct stet_str source_word, enum stet_variant_role role, stet_variant_fn *fn,
                      void *user)
{
    struct run run = {.role = role, .fn = fn, .user = user};
    run.language = stet_schemes_find(schemes, language);
    if (!run.language || !read_word(source_word, &run.word))
        return;
    show(&run.word, run.source_word);
    read_in_schemes(&run, &run.word, NULL);
    if (role == STET_VARIANT_OTHER && is_all_capitals(&run.word))
        return; // НАТО, ООН: initials take no endings, and cut they would hit everything
    static const enum stet_column_class order[] = {STET_COLUMN_CASE, STET_COLUMN_CUT,
                                                   STET_COLUMN_RESTORED};
    for (size_t k = 0; k < sizeof order / sizeof order[0]; k++)
        for (size_t i = 0; i < run.language->column_count; i++)
            if (run.language->columns[i].column_class == order[k])
                decline(&run, i);
}

// ---------------------------------------------------------------- sounds

struct comparison {
    char skeleton[STET_SKELETON_SIZE];
    size_t size;
    bool romanised;
    struct stet_sound_distance nearest;
};

static void compare_sounds(const struct stet_variant *variant, void *user)
{
    struct comparison *comparison = user;
    struct stet_sound_distance *nearest = &comparison->nearest;
    char other[STET_SKELETON_SIZE];
    if (comparison->romanised && variant->variant_class != STET_VARIANT_ROMANISED)
        return;
    size_t size = stet_skeleton(variant->text, other),
           longer = size > comparison->size ? size : comparison->size;
    unsigned distance = stet_osa_distance(
        (struct stet_str){other, size}, (struct stet_str){comparison->skeleton, comparison->size});
    bool first = nearest->differ > 0 && nearest->of == 0;
    if (first || distance * nearest->of < nearest->differ * longer)
        *nearest = (struct stet_sound_distance){distance, longer};
}

struct stet_sound_distance stet_variants_distance(const struct stet_schemes *schemes,
                                                  const char *language, struct stet_str source_word,
                                                  struct stet_str key, bool romanised)
{
    struct comparison comparison = {.romanised = romanised, .nearest = {.differ = 1}};
    comparison.size = stet_skeleton(key, comparison.skeleton);
    stet_variants_of(schemes, language, source_word, STET_VARIANT_OTHER, compare_sounds,
                     &comparison);
    return comparison.nearest;
}

// ---------------------------------------------------------------- in words

static bool is_latin(const char *word)
{
    struct stet_str text = stet_str_from(word);
    return stet_utf8_at(text, 0) < 0x250;
}

// "older German" of "older German (j)": what stands in brackets tells two columns apart, not two languages.
static int way_size(const char *scheme)
{
    const char *bracket = strstr(scheme, " (");
    return (int)(bracket ? (size_t)(bracket - scheme) : strlen(scheme));
}

static int describe(const struct stet_variant *v, char *out, size_t size)
{
    const char *word = v->source_word;
    switch (v->variant_class) {
    case STET_VARIANT_DECLINED:
        if (strcmp(v->case_name, "article") == 0)
            return snprintf(out, size, "article left on %s (%s)", word, v->source_form);
        return snprintf(out, size, "case ending left on %s (%s %s)", word, v->case_name,
                        v->source_form);
    case STET_VARIANT_CUT:
        if (strcmp(v->case_name, "restored") == 0)
            return snprintf(out, size, "%s taken for a case form of %s", word, v->source_form);
        return snprintf(out, size, "ending of %s cut as if it were a case ending", word);
    case STET_VARIANT_RESPELT:
        return snprintf(out, size, "%s spelt the %.*s way", word, way_size(v->scheme), v->scheme);
    case STET_VARIANT_ROMANISED: break;
    }
    return snprintf(out, size,
                    is_latin(word) ? "%s without its accents" : "%s romanised letter by letter",
                    word);
}

size_t stet_variant_describe(const struct stet_variant *variant, char *out, size_t size)
{
    int needed = describe(variant, out, size);
    if (needed < 0)
        return 0;
    if (size > 0 && (size_t)needed >= size) {
        size_t whole = stet_utf8_valid_until((struct stet_str){out, size - 1});
        out[whole] = '\0';
    }
    return (size_t)needed;
}
