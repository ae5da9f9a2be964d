// SPDX-License-Identifier: Apache-2.0
// Writing JSON into a buffer; commas are kept by the writer.
//
//     struct stet_json json = {.out = &buf};
//     stet_json_begin(&json, '{');
//     stet_json_key(&json, "line"); stet_json_int(&json, 10);
//     stet_json_end(&json, '}');
#ifndef STET_BASE_JSON_H
#define STET_BASE_JSON_H

#include <stdint.h>

#include "base/buf.h"

struct stet_json {
    struct stet_buf *out;
    bool comma; // the next value or key needs one before it
};

void stet_json_begin(struct stet_json *json, char bracket);
void stet_json_end(struct stet_json *json, char bracket);
void stet_json_key(struct stet_json *json, const char *key);
// Bytes that are not valid UTF-8 become U+FFFD, control characters \u00XX; U+2028/2029 are escaped too.
void stet_json_str(struct stet_json *json, struct stet_str text);
void stet_json_int(struct stet_json *json, int64_t value);
void stet_json_num(struct stet_json *json, double value, int decimals);
void stet_json_bool(struct stet_json *json, bool value);

#endif
