// SPDX-License-Identifier: Apache-2.0
// An article in MDX, through all rules and reports.
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_article("article.mdx", data, size);
    return 0;
}
