// SPDX-License-Identifier: Apache-2.0
// British and American spelling: which of the two a word form belongs to, decided by the compiled word sets of both dictionaries,
// so that no list of pairs is kept. A form is British when the British dictionary alone has it and a regular change of letters
// (-our/-or, -ise/-ize, -re/-er, -lled/-led …) turns it into a form that the American one has; and the other way round.
// Forms that both dictionaries have (organize, dialogue) belong to neither. Sessions ask through spelling.h, which keeps answers.
#ifndef STET_SPELLING_VARIETY_H
#define STET_SPELLING_VARIETY_H

#include "spelling/dictionary.h"

// `form` is in lower case.
enum stet_variety stet_variety_of(const struct stet_dictionary *dictionary, struct stet_str form);
size_t stet_variety_counterpart(const struct stet_dictionary *dictionary, struct stet_str form,
                                char *out, size_t capacity);
// One of the English dictionaries of the build has the form exactly so.
bool stet_variety_known(const struct stet_dictionary *dictionary, struct stet_str form);

#endif
