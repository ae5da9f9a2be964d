// SPDX-License-Identifier: Apache-2.0
#include "base/embedded.h"

// Made by the build (src/compile/): name, first byte, byte behind the last; ends with a NULL name.
struct embedded_entry {
    const char *name, *start, *end;
};
// Made by stet-compile; in a library of its own where STET_SHARED_TABLES says so.
extern const struct embedded_entry stet_embedded_table[];

struct stet_str stet_embedded(const char *name)
{
    for (const struct embedded_entry *entry = stet_embedded_table; entry->name; entry++)
        if (strcmp(entry->name, name) == 0)
            return (struct stet_str){entry->start, (size_t)(entry->end - entry->start)};
    return (struct stet_str){"", 0};
}

const char *stet_embedded_name(size_t number)
{
    for (size_t i = 0; i < number; i++)
        if (!stet_embedded_table[i].name)
            return NULL;
    return stet_embedded_table[number].name;
}
