// SPDX-License-Identifier: Apache-2.0
// Ordinary words near to an unknown one by what a machine does to words: the learned letter units of the name engine, over the words of the
// dictionary. A hundred times faster than hunspell's suggester, which measures what a typist does.
#ifndef STET_RULES_SHARED_NEAR_WORDS_H
#define STET_RULES_SHARED_NEAR_WORDS_H

#include "rules/rule.h"

// Suggests to `issue` at most `max` words for its stretch, best first, in its capitalisation. False when there are no compiled words for the
// language, so that the caller asks hunspell.
bool stet_suggest_near_words(struct stet_check *check, struct stet_issue *issue, size_t max);

// The same words for `text`, in small letters: at most `max` in `out`, borrowed from the linked-in table. 0 when there are none.
size_t stet_near_by_units(const char **out, struct stet_check *check, struct stet_str text,
                          size_t max);

#endif
