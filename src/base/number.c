// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

enum { MOST_DIGITS = 15 }; // that a double holds exactly

static double power_of_ten(int exponent)
{
    double power = 1;
    while (exponent-- > 0)
        power *= 10;
    return power;
}

const char *stet_number_text(char out[STET_NUMBER_SIZE], double value, int decimals)
{
    int places = decimals < 0 || decimals > STET_NUMBER_DECIMALS ? STET_NUMBER_DECIMALS : decimals;
    double size = value < 0 ? -value : value;
    if (!(size < 1e12)) {
        snprintf(out, STET_NUMBER_SIZE, "%s", value > 0 ? "inf" : value < 0 ? "-inf" : "nan");
        return out;
    }
    uint64_t unit = (uint64_t)power_of_ten(places);
    uint64_t scaled = (uint64_t)(size * (double)unit + 0.5);
    int length = snprintf(out, STET_NUMBER_SIZE, "%s%" PRIu64, value < 0 && scaled ? "-" : "",
                          scaled / unit);
    if (places)
        length += snprintf(out + length, STET_NUMBER_SIZE - (size_t)length, ".%0*" PRIu64, places,
                           scaled % unit);
    while (decimals < 0 && places && (out[length - 1] == '0' || out[length - 1] == '.')) {
        bool point = out[--length] == '.';
        out[length] = '\0';
        if (point)
            break;
    }
    return out;
}

bool stet_number_parse(struct stet_str text, double *out)
{
    size_t at = 0;
    int digits = 0, decimals = 0;
    bool point = false;
    double value = 0;
    bool negative = text.size && text.data[0] == '-';
    for (at = negative; at < text.size; at++) {
        char c = text.data[at];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (!stet_is_ascii_digit(c) || ++digits > MOST_DIGITS)
            return false;
        value = value * 10 + (c - '0');
        decimals += point;
    }
    if (!digits)
        return false;
    value /= power_of_ten(decimals);
    *out = negative ? -value : value;
    return true;
}
