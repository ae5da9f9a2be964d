// SPDX-License-Identifier: Apache-2.0
// Addresses in running text: URLs, e-mail, bare domains, @handles, #hashtags, file names.
#ifndef STET_TEXT_ADDRESS_H
#define STET_TEXT_ADDRESS_H

#include "base/str.h"

// End of the address that starts at byte `at`, or `at` when none does. `at` is the start of a word or of one of @ #.
// *flags gets STET_TOKEN_DOMAIN for a bare domain ("KP.ru"), whose name part editors care about. Linear in the address's length.
size_t stet_address_end(struct stet_str text, size_t at, unsigned *flags);

#endif
