// SPDX-License-Identifier: Apache-2.0
// Foreign words that an author put there on purpose: an original beside its translation, a word that is spoken of, the title of a
// work, the names of languages by which a page is switched. What tells them is data: dictionaries/en/meant.txt, whose "~" lines are words
// that announce what is quoted behind them (the song "…"), whose "=" lines words that explain what is quoted before them ("…" means),
// and dictionaries/en/endonyms.txt.
//
//     struct stet_meant meant;
//     stet_meant_open(&meant);
//     if (!stet_meant_covers(&meant, doc, first, end)) ... report ...
#ifndef STET_RULES_SHARED_MEANT_H
#define STET_RULES_SHARED_MEANT_H

#include "rules/shared/phrases.h"

struct stet_meant {
    struct stet_phrases cues, endonyms;
    bool has_cues, has_endonyms;
};

void stet_meant_open(struct stet_meant *out);
// Is the stretch of tokens [first, end) there on purpose? Constant work but for brackets, which are looked for within a few dozen tokens.
bool stet_meant_covers(const struct stet_meant *meant, const struct stet_document *doc,
                       uint32_t first, uint32_t end);
// A quotation mark of any script.
bool stet_is_quote_mark(const struct stet_document *doc, uint32_t token);

#endif
