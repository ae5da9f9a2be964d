// SPDX-License-Identifier: Apache-2.0
// Where an unknown word stands, which decides whether it may be a misspelt ordinary word: a spelling rule that guesses at names is noise.
#ifndef STET_RULES_SHARED_WORD_PLACE_H
#define STET_RULES_SHARED_WORD_PLACE_H

#include "rules/rule.h"

enum stet_word_place {
    STET_PLACE_NOWHERE, // where names stand
    STET_PLACE_LOWER,   // in lower case
    STET_PLACE_INITIAL, // the first word of a sentence, with a capital, and words that go on behind it
    STET_PLACE_RAISED, // with a capital behind an article or beside ordinary words with capitals: the Presidnt, the Supreme Cuort
    STET_PLACE_DAY, // with a capital behind a preposition that takes a day or a month: on Wenesday
    STET_PLACE_HEADING, // with a capital between a figure and two ordinary words with capitals
};

enum stet_word_place stet_word_place(struct stet_check *check, uint32_t token);
// Parts of compounds (de-escalate, Franco-German), of addresses, of words with letters left out and of words cut at a line end (gov-
// ernment) are often no words by themselves.
bool stet_is_word_part(const struct stet_document *doc, uint32_t token);

#endif
