// SPDX-License-Identifier: Apache-2.0
#include "text/width.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

static bool takes_no_column(UChar32 c)
{
    int32_t syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
    return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) ||
           syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO;
}

unsigned stet_char_width(uint32_t c)
{
    if (c < 0x7f)
        return c >= 0x20;
    if (c == 0xad) // the soft hyphen is a format character that terminals show
        return 1;
    if (takes_no_column((UChar32)c))
        return 0;
    int32_t width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

size_t stet_text_width(struct stet_str text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        width += c == STET_UTF8_INVALID ? 1 : stet_char_width(c);
    }
    return width;
}
