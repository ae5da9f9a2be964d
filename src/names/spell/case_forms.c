// SPDX-License-Identifier: Apache-2.0
// The endings are those of Russian, Ukrainian and Polish names as news practice romanises them (dictionaries/*/endings.tsv has them in
// their own scripts).
#include "names/spell/case_forms.h"

#include <string.h>

enum { SHORTEST_STEM = 4 };

// Endings of a case form and of its nominative.
static const char *const endings[][2] = {
    {"enka", "enko"},  {"enku", "enko"},  {"enkom", "enko"}, {"skogo", "sky"},  {"skogo", "ski"},
    {"skoho", "skyi"}, {"skoho", "sky"},  {"skomu", "sky"},  {"skomu", "skyi"}, {"skim", "sky"},
    {"skym", "skyi"},  {"skiego", "ski"}, {"skiemu", "ski"}, {"ogo", "y"},      {"oho", "y"},
    {"omu", "y"},      {"ovym", "ov"},    {"evym", "ev"},    {"inym", "in"},    {"om", ""},
    {"em", ""},        {"u", ""},         {"a", ""},         {"oy", "a"},       {"oiu", "a"},
    {"u", "a"},        {"oyu", "a"},      {"y", "a"},        {"ovi", ""},       {"owi", ""},
};

static bool is_vowel(char c)
{
    return strchr("aeiouy", c) != NULL;
}

// A bare -a, -u, -om is an ending of a man's name on a consonant; and of Petrov and Putin the -a makes Petrova and Putina.
static bool fits(struct stet_str stem, const char *ending, const char *nominative)
{
    static const char *const womens[] = {"ov", "ev", "in", "yn", "iv"};
    if (*nominative || !stem.size)
        return true;
    if (is_vowel(stem.data[stem.size - 1]))
        return false;
    for (size_t i = 0; strcmp(ending, "a") == 0 && i < sizeof womens / sizeof *womens; i++)
        if (stet_str_ends(stem, stet_str_from(womens[i])))
            return false;
    return true;
}

void stet_nominatives_of(struct stet_nominatives *out, struct stet_str form)
{
    out->count = 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct stet_str ending = stet_str_from(endings[i][0]), other = stet_str_from(endings[i][1]);
        if (!stet_str_ends(form, ending) || form.size < ending.size + SHORTEST_STEM)
            continue;
        struct stet_str stem = stet_str_slice(form, 0, form.size - ending.size);
        if (out->count == STET_MOST_NOMINATIVES || stem.size + other.size > STET_NOMINATIVE_SIZE ||
            !fits(stem, endings[i][0], endings[i][1]))
            continue;
        char *text = out->text[out->count];
        memcpy(text, stem.data, stem.size);
        memcpy(text + stem.size, other.data, other.size);
        out->size[out->count++] = stem.size + other.size;
    }
}

bool stet_is_case_form_of(struct stet_str form, struct stet_str nominative)
{
    struct stet_nominatives nominatives;
    stet_nominatives_of(&nominatives, form);
    for (size_t i = 0; i < nominatives.count; i++)
        if (stet_str_eq(nominative, (struct stet_str){nominatives.text[i], nominatives.size[i]}))
            return true;
    return false;
}
