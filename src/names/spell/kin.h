// SPDX-License-Identifier: Apache-2.0
// What endings alone tell of two names: is one a case form of the other, its feminine, its adjective, its demonym. The endings are
// dictionaries/en/kin.tsv, compiled to an array; no language stands in the code. All texts are folded keys (a-z).
//
//     struct stet_buf blob = {0};
//     stet_kin_compile(&blob, tsv, path, err);
//     struct stet_kin kin;
//     if (stet_kin_open(&kin, blob.data, blob.size) && stet_kin_is_woman(&kin, form, name)) ... Petrova beside Petrov ...
#ifndef STET_NAMES_SPELL_KIN_H
#define STET_NAMES_SPELL_KIN_H

#include <stdint.h>

#include "base/buf.h"

enum stet_kin_relation {
#define STET_KIN(name) STET_KIN_##name,
#include "names/spell/kin.def"
#undef STET_KIN
    STET_KIN_COUNT
};

enum { STET_KIN_ENDING = 11, STET_MOST_NOMINATIVES = 12, STET_NOMINATIVE_SIZE = 64 };

struct stet_kin_row {
    char form[STET_KIN_ENDING], of[STET_KIN_ENDING]; // letters, not NUL-terminated
    uint8_t form_size, of_size;
};

struct stet_kin {
    const struct stet_kin_row *rows;
    uint32_t first[STET_KIN_COUNT + 1]; // rows of relation r: [first[r], first[r + 1])
};

// Appends the compiled table. Fails on a line that is no row, with its number.
enum stet_status stet_kin_compile(struct stet_buf *blob, struct stet_str tsv, const char *path,
                                  struct stet_error *err);
// `data` is borrowed, 4-byte aligned. False when it is damaged.
bool stet_kin_open(struct stet_kin *out, const void *data, size_t size);

// Both are forms that cases may leave of one stem. Symmetric.
bool stet_kin_are_cases(const struct stet_kin *kin, struct stet_str a, struct stet_str b);
// Both are what English derives from one stem. Symmetric.
bool stet_kin_are_derived(const struct stet_kin *kin, struct stet_str a, struct stet_str b);
// One is a woman's family name where the other is a man's, each right: Petrov and Petrova, Novak and Novakova. Symmetric.
bool stet_kin_are_couple(const struct stet_kin *kin, struct stet_str a, struct stet_str b);
// `form` is the woman's of the two.
bool stet_kin_is_woman(const struct stet_kin *kin, struct stet_str form, struct stet_str name);
// Given names of a man and a woman: Valentin and Valentina. Symmetric.
bool stet_kin_are_given_couple(const struct stet_kin *kin, struct stet_str a, struct stet_str b);
// `form` ends as women's family names do that men's in the genitive look like.
bool stet_kin_looks_like_a_woman(const struct stet_kin *kin, struct stet_str form);
// `form` is an adjective made of `name`, which is none itself: Pushkinskaya of Pushkin.
bool stet_kin_is_adjective(const struct stet_kin *kin, struct stet_str form, struct stet_str name);
// `form` is who or what is of `name`: Transnistrian, Wagnerite.
bool stet_kin_is_demonym(const struct stet_kin *kin, struct stet_str form, struct stet_str name);
// `form` ends as Slavic family names do.
bool stet_kin_looks_slavic(const struct stet_kin *kin, struct stet_str form);

// Calls `fn` with each name that `form` may be the patronymic of (text borrowed for the call), until it answers true; whether it did.
typedef bool stet_kin_fn(void *user, struct stet_str name);
bool stet_kin_fathers(const struct stet_kin *kin, struct stet_str form, stet_kin_fn *fn,
                      void *user);
// The same with each word that `form` may be a case form of, where it can be no other name.
bool stet_kin_nominatives(const struct stet_kin *kin, struct stet_str form, stet_kin_fn *fn,
                          void *user);
bool stet_kin_is_case_form_of(const struct stet_kin *kin, struct stet_str form,
                              struct stet_str nominative);

#endif
