// SPDX-License-Identifier: Apache-2.0
// Apart from evidence.c, because the build-time compiler reads the table of weights and needs nothing else of the engine.
#include "names/weigh/evidence.h"

const char *stet_feature_name(enum stet_feature feature)
{
    static const char *const names[] = {
#define STET_FEATURE(name, text) #name,
#include "names/weigh/features.def"
#undef STET_FEATURE
    };
    return names[feature];
}

const char *stet_feature_text(enum stet_feature feature)
{
    static const char *const texts[] = {
#define STET_FEATURE(name, text) text,
#include "names/weigh/features.def"
#undef STET_FEATURE
    };
    return texts[feature];
}
