// SPDX-License-Identifier: Apache-2.0
#include "spelling/variety.h"

#include "base/hash.h"

enum { SHORTEST = 4, LONGEST = 40 };

// What is written differently, British first. `end` pairs change only the end of a form.
struct pair {
    const char *british, *american;
    bool end;
};

static const struct pair pairs[] = {{"our", "or", false},
                                    {"ise", "ize", false},
                                    {"isa", "iza", false},
                                    {"isi", "izi", false},
                                    {"yse", "yze", false},
                                    {"ysi", "yzi", false},
                                    {"re", "er", true},
                                    {"res", "ers", true},
                                    {"red", "ered", true},
                                    {"ring", "ering", true},
                                    {"ence", "ense", false},
                                    {"enci", "ensi", false},
                                    {"ll", "l", false},
                                    {"l", "ll", false},
                                    {"ogue", "og", false},
                                    {"ae", "e", false},
                                    {"oe", "e", false},
                                    {"gramme", "gram", false},
                                    {"ould", "old", false},
                                    {"ough", "ow", false},
                                    {"aught", "aft", false},
                                    {"sc", "sk", false},
                                    {"grey", "gray", false},
                                    {"tyre", "tire", false},
                                    {"inium", "inum", false},
                                    {"pyja", "paja", false},
                                    {"mous", "mus", false},
                                    {"cosy", "cozy", false},
                                    {"artef", "artif", false},
                                    {"gement", "gment", false},
                                    {"practis", "practic", false},
                                    {"pp", "p", false},
                                    {"tt", "t", false}};

static bool has(const struct stet_wordset *set, struct stet_str form)
{
    return stet_table_has(&set->forms, stet_hash(form));
}

static bool both_sets(const struct stet_dictionary *dictionary)
{
    return dictionary->american.forms.count && dictionary->british.forms.count;
}

// `form` with `from` at `at` replaced by `to`; empty when it does not fit.
static struct stet_str replaced(struct stet_str form, size_t at, struct stet_str from,
                                struct stet_str to, char *out)
{
    size_t size = form.size - from.size + to.size;
    if (size > LONGEST)
        return (struct stet_str){out, 0};
    memcpy(out, form.data, at);
    memcpy(out + at, to.data, to.size);
    memcpy(out + at + to.size, form.data + at + from.size, form.size - at - from.size);
    return (struct stet_str){out, size};
}

static struct stet_str change(const struct stet_wordset *wanted, struct stet_str form, bool british,
                              char *out)
{
    for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
        struct stet_str from = stet_str_from(british ? pairs[p].british : pairs[p].american);
        struct stet_str to = stet_str_from(british ? pairs[p].american : pairs[p].british);
        if (form.size <= from.size)
            continue;
        size_t at = pairs[p].end ? form.size - from.size : stet_str_find(form, from, 0);
        for (; at < form.size; at = stet_str_find(form, from, at + 1)) {
            if (!stet_str_starts(stet_str_slice(form, at, form.size), from))
                break;
            struct stet_str other = replaced(form, at, from, to, out);
            if (other.size && has(wanted, other))
                return other;
        }
    }
    return (struct stet_str){out, 0};
}

enum stet_variety stet_variety_of(const struct stet_dictionary *dictionary, struct stet_str form)
{
    char other[LONGEST + 1];
    if (!both_sets(dictionary) || form.size < SHORTEST || form.size > LONGEST)
        return STET_VARIETY_NONE;
    bool american = has(&dictionary->american, form), british = has(&dictionary->british, form);
    if (american == british)
        return STET_VARIETY_NONE;
    if (!change(british ? &dictionary->american : &dictionary->british, form, british, other).size)
        return STET_VARIETY_NONE;
    return british ? STET_VARIETY_BRITISH : STET_VARIETY_AMERICAN;
}

size_t stet_variety_counterpart(const struct stet_dictionary *dictionary, struct stet_str form,
                                char *out, size_t capacity)
{
    char other[LONGEST + 1];
    enum stet_variety variety = stet_variety_of(dictionary, form);
    if (variety == STET_VARIETY_NONE)
        return 0;
    bool british = variety == STET_VARIETY_BRITISH;
    struct stet_str found =
        change(british ? &dictionary->american : &dictionary->british, form, british, other);
    if (!found.size || found.size >= capacity)
        return 0;
    memcpy(out, found.data, found.size);
    out[found.size] = '\0';
    return found.size;
}

bool stet_variety_known(const struct stet_dictionary *dictionary, struct stet_str form)
{
    return (dictionary->american.forms.count && has(&dictionary->american, form)) ||
           (dictionary->british.forms.count && has(&dictionary->british, form));
}
