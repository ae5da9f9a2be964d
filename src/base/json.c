// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include <inttypes.h>

#include "base/number.h"
#include "base/utf8.h"

static void separate(struct stet_json *json)
{
    if (json->comma)
        stet_buf_putc(json->out, ',');
    json->comma = true;
}

void stet_json_begin(struct stet_json *json, char bracket)
{
    separate(json);
    stet_buf_putc(json->out, bracket);
    json->comma = false;
}

void stet_json_end(struct stet_json *json, char bracket)
{
    stet_buf_putc(json->out, bracket);
    json->comma = true;
}

void stet_json_key(struct stet_json *json, const char *key)
{
    stet_json_str(json, stet_str_from(key));
    stet_buf_putc(json->out, ':');
    json->comma = false;
}

static void escape(struct stet_buf *out, uint32_t c)
{
    switch (c) {
    case '"': stet_buf_puts(out, "\\\""); break;
    case '\\': stet_buf_puts(out, "\\\\"); break;
    case '\n': stet_buf_puts(out, "\\n"); break;
    case '\r': stet_buf_puts(out, "\\r"); break;
    case '\t': stet_buf_puts(out, "\\t"); break;
    default: stet_buf_printf(out, "\\u%04x", (unsigned)c); break;
    }
}

void stet_json_str(struct stet_json *json, struct stet_str text)
{
    separate(json);
    stet_buf_putc(json->out, '"');
    for (size_t i = 0; i < text.size;) {
        size_t start = i;
        uint32_t c = stet_utf8_next(text, &i);
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f || c == 0x2028 || c == 0x2029)
            escape(json->out, c);
        else if (c == STET_UTF8_INVALID)
            stet_buf_puts(json->out, "\xef\xbf\xbd");
        else
            stet_buf_append(json->out, text.data + start, i - start);
    }
    stet_buf_putc(json->out, '"');
}

void stet_json_int(struct stet_json *json, int64_t value)
{
    separate(json);
    stet_buf_printf(json->out, "%" PRId64, value);
}

void stet_json_num(struct stet_json *json, double value, int decimals)
{
    separate(json);
    char text[STET_NUMBER_SIZE];
    stet_buf_puts(json->out, stet_number_text(text, value, decimals));
}

void stet_json_bool(struct stet_json *json, bool value)
{
    separate(json);
    stet_buf_puts(json->out, value ? "true" : "false");
}
