// SPDX-License-Identifier: Apache-2.0
// A page with the tags of site generators in it, through all rules and reports.
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_article("page.html", data, size);
    return 0;
}
