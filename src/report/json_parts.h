// SPDX-License-Identifier: Apache-2.0
// What the reports in JSON share: the object of one finding and the keys of a score. The keys are a contract.
#ifndef STET_REPORT_JSON_PARTS_H
#define STET_REPORT_JSON_PARTS_H

#include "base/json.h"
#include "report/report.h"

void stet_json_finding(struct stet_json *json, const char *path,
                       const struct stet_finding *finding);
// Inside an object that is open; without words the keys of the score are left out.
void stet_json_score(struct stet_json *json, const struct stet_score *score);

static inline void stet_json_text(struct stet_json *json, const char *key, const char *value)
{
    stet_json_key(json, key);
    stet_json_str(json, stet_str_from(value));
}

static inline void stet_json_number(struct stet_json *json, const char *key, size_t value)
{
    stet_json_key(json, key);
    stet_json_int(json, (int64_t)value);
}

#endif
