// SPDX-License-Identifier: Apache-2.0
// The spellings a translation engine falls back on for one word of a name it does not know: each case form of the
// source word × each scheme of its language (schemes.h). The name index stores them with their provenance, which the
// message states. Method: generate, don't stem the text (Pouliquen, Steinberger et al., JRC-Names).
//
//     static void on_variant(const struct stet_variant *variant, void *user) { … }
//     stet_variants_of(&schemes, "ru", STET_STR("Шойгу"), STET_VARIANT_FAMILY, on_variant, user);
//     // shoygu shoigu … schoigu choigou szojgu … shoyg shoig …
#ifndef STET_NAMES_SPELL_VARIANTS_H
#define STET_NAMES_SPELL_VARIANTS_H

#include "names/spell/schemes.h"

enum stet_variant_class {
    STET_VARIANT_ROMANISED, // the nominative by a standard or a habit
    STET_VARIANT_DECLINED,  // a case form, in any scheme
    STET_VARIANT_CUT,       // a part of the nominative taken for a case ending
    STET_VARIANT_RESPELT,   // the nominative as a third language writes it
};

enum {
    STET_VARIANT_MAX_LETTERS = 64, // of the source word; longer words have no variants
    STET_VARIANT_MAX_COUNT = 1024, // distinct ones of a word; plainest first, so the rest is exotic
};

// Valid during the callback only.
struct stet_variant {
    struct stet_str text; // a to z only
    enum stet_variant_class variant_class;
    const char *source_word; // as given: "Навроцкий"
    const char
        *source_form; // what was romanised: "Навроцкого"; equal to source_word for the nominative
    const char *case_name; // "genitive", "cut", "restored"; NULL for the nominative
    const char *scheme;    // "BGN/PCGN"; lives as long as the schemes
};

typedef void stet_variant_fn(const struct stet_variant *variant, void *user);

// Calls `fn` for every distinct spelling of `source_word` (UTF-8, one word, nominative, in its own script, any case),
// the plainest provenance first: nominative before case forms before cuts, schemes in the order of their file. Hyphens
// and apostrophes join: keys have letters only; of a hyphenated word the last part is declined, and all parts together.
// Initials (role other, capitals only) are read but not declined. A word with a letter that neither the language's table nor Latin explains has no variants, nor has any word in a
// language that was not added. Pure; any number of threads.
void stet_variants_of(const struct stet_schemes *schemes, const char *language,
                      struct stet_str source_word, enum stet_variant_role role, stet_variant_fn *fn,
                      void *user);

// How many of how many sounds differ (skeleton.h).
struct stet_sound_distance {
    unsigned differ;
    size_t of; // 0 with `differ` above 0: there is no reading
};
// Between `key`, a folded key, and that reading of `source_word` which sounds most like it; `romanised`: of those of the nominative by a
// standard or a habit.
struct stet_sound_distance stet_variants_distance(const struct stet_schemes *schemes,
                                                  const char *language, struct stet_str source_word,
                                                  struct stet_str key, bool romanised);

// The reason as an editor reads it, without full stop ("case ending left on Навроцкий (genitive Навроцкого)"), into
// `out`, NUL-terminated and cut at a whole character. Returns the bytes the whole text has, as snprintf.
size_t stet_variant_describe(const struct stet_variant *variant, char *out, size_t size);

#endif
