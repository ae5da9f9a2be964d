// SPDX-License-Identifier: Apache-2.0
// A compiled name list as it may come from a damaged cache file: it is refused, or an article can be checked against it.
#include "target.h"

#include <string.h>

#include "engine/checker.h"
#include "names/names.h"

static const char ARTICLE[] =
    "Today Joe Baiden met Sergei Shoig in Kyev. Baiden and Anton Blinken went to Novaya Gazeta; the Kievan chicken, Zeleski's "
    "men and Volodimir Zelensky did not. Sergej Shojgu, NATO-led Odesa, the European Unions and St. Petersberg.";

// A checker whose only layer is `index`.
static void check_with(const struct stet_index *index)
{
    static struct stet_checker *checker;
    struct stet_session *session = NULL;
    struct stet_result *result = NULL;
    if (!checker) {
        struct stet_settings *settings = NULL;
        MUST(stet_settings_new(&settings, NULL) == STET_OK);
        MUST(stet_checker_new(&checker, settings, NULL) == STET_OK);
        stet_settings_free(settings);
    }
    checker->lists->layers[0] = *index;
    checker->lists->tries[0] = index->trie;
    MUST(stet_session_new(&session, checker, NULL) == STET_OK);
    MUST(stet_check(&result, session, "article.txt", ARTICLE, sizeof ARTICLE - 1, NULL) == STET_OK);
    stet_result_free(result);
    stet_session_free(session);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stet_index index;
    void *aligned = stet_xmalloc(size);
    if (size)
        memcpy(aligned, data, size);
    if (stet_index_open(&index, aligned, size, false))
        check_with(&index);
    free(aligned);
    return 0;
}
