// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <string.h>

bool cli_rule_is(const struct stet_rule *rule, const char *name)
{
    size_t size = strlen(name);
    return strcmp(rule->id, name) == 0 ||
           (strncmp(rule->id, name, size) == 0 && rule->id[size] == '/');
}

static void try_family(struct cli_nearest *nearest, const char *id, char *family, size_t size)
{
    snprintf(family, size, "%.*s", (int)strcspn(id, "/"), id);
    cli_nearest_try(nearest, family);
}

bool cli_rule_check(const char *name)
{
    struct cli_nearest nearest = {.wrong = name};
    char family[64], best[64];
    const struct stet_rule *rule;
    for (size_t i = 0; (rule = stet_rule_at(i)); i++) {
        if (cli_rule_is(rule, name))
            return true;
        cli_nearest_try(&nearest, rule->id);
        try_family(&nearest, rule->id, family, sizeof family);
        if (nearest.best == family) { // the next one is written over it
            memcpy(best, family, sizeof best);
            nearest.best = best;
        }
    }
    cli_error("there is no rule or family \"%s\"%s", name,
              nearest.best ? cli_nearest_hint(&nearest, "") : "; `stet rules` lists them");
    return false;
}
