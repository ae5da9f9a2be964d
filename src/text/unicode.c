// SPDX-License-Identifier: Apache-2.0
#include "text/unicode.h"

#include <stdlib.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/utf8.h"

enum stet_char_class stet_char_class(uint32_t c)
{
    switch (c) {
    case '\n':
    case '\r':
    case '\f':
    case '\v':
    case 0x85:
    case 0x2028:
    case 0x2029: return STET_CHAR_BREAK;
    case '\t': return STET_CHAR_SPACE;
    case 0x200d: return STET_CHAR_FORMAT;
    default: break;
    }
    switch (u_charType((UChar32)c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return STET_CHAR_UPPER;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return STET_CHAR_LOWER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return STET_CHAR_MARK;
    case U_DECIMAL_DIGIT_NUMBER: return STET_CHAR_DIGIT;
    case U_SPACE_SEPARATOR: return STET_CHAR_SPACE;
    case U_CONTROL_CHAR: return STET_CHAR_CONTROL;
    case U_FORMAT_CHAR: return STET_CHAR_FORMAT;
    case U_UNASSIGNED:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR: return STET_CHAR_OTHER;
    default: return STET_CHAR_PUNCT;
    }
}

unsigned stet_char_script(uint32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript((UChar32)c, &status)) {
    case USCRIPT_LATIN: return STET_SCRIPT_LATIN;
    case USCRIPT_CYRILLIC: return STET_SCRIPT_CYRILLIC;
    case USCRIPT_GREEK: return STET_SCRIPT_GREEK;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN: return 0;
    default: return STET_SCRIPT_OTHER;
    }
}

uint32_t stet_char_lower(uint32_t c)
{
    return (uint32_t)u_tolower((UChar32)c);
}

uint32_t stet_char_upper(uint32_t c)
{
    return (uint32_t)u_toupper((UChar32)c);
}

static void append_code_point(struct stet_buf *out, uint32_t c)
{
    char bytes[4];
    stet_buf_append(out, bytes, stet_utf8_encode(c, bytes));
}

void stet_text_lower(struct stet_buf *out, struct stet_str text)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t c = stet_utf8_next(text, &i);
        append_code_point(out, c < 0x80 ? (uint32_t)(unsigned char)stet_ascii_lower((char)c)
                                        : stet_char_lower(c));
    }
}

void stet_text_upper(struct stet_buf *out, struct stet_str text)
{
    for (size_t i = 0; i < text.size;)
        append_code_point(out, stet_char_upper(stet_utf8_next(text, &i)));
}

void stet_text_capitalise(struct stet_buf *out, struct stet_str text)
{
    size_t i = 0;
    if (!text.size)
        return;
    append_code_point(out, stet_char_upper(stet_utf8_next(text, &i)));
    stet_buf_str(out, stet_str_slice(text, i, text.size));
}

// Latin letters that canonical decomposition leaves whole.
static const char *fold_special(uint32_t c)
{
    switch (c) {
    case 0xdf: return "ss";
    case 0xe6: return "ae";
    case 0xf0: return "d";
    case 0xf8: return "o";
    case 0xfe: return "th";
    case 0x111: return "d";
    case 0x127: return "h";
    case 0x131: return "i";
    case 0x142: return "l";
    case 0x153: return "oe";
    case 0x259: return "a"; // Azerbaijani schwa, romanised a or e in news
    default: return NULL;
    }
}

static bool put(char *out, size_t capacity, size_t *length, char c)
{
    if (*length >= capacity)
        return false;
    out[(*length)++] = c;
    return true;
}

// One non-ASCII letter: its decomposition's base letters, lower-cased. False when it is no Latin letter or does not fit.
static bool fold_letter(uint32_t c, char *out, size_t capacity, size_t *length)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar parts[32];
    int32_t count =
        U_FAILURE(status) ? -1 : unorm2_getDecomposition(nfd, (UChar32)c, parts, 32, &status);
    if (count <= 0 || U_FAILURE(status)) {
        const char *special = fold_special(stet_char_lower(c));
        if (!special)
            return false;
        for (; *special; special++)
            if (!put(out, capacity, length, *special))
                return false;
        return true;
    }
    bool any = false;
    for (int32_t i = 0; i < count; i++) {
        if (parts[i] < 0x80) {
            any = true;
            if (!put(out, capacity, length, stet_ascii_lower((char)parts[i])))
                return false;
        }
    }
    return any;
}

size_t stet_text_fold(struct stet_str text, char *out, size_t capacity)
{
    size_t length = 0;
    for (size_t i = 0; i < text.size;) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte < 0x80) {
            i++;
            if (stet_is_ascii_alpha((char)byte) &&
                !put(out, capacity, &length, stet_ascii_lower((char)byte)))
                return 0;
            continue;
        }
        uint32_t c = stet_utf8_next(text, &i);
        enum stet_char_class class = stet_char_class(c);
        bool modifier = c >= 0x2b0 && c <= 0x2ff; // ʹ ʻ ʼ ʾ ʿ
        if ((class == STET_CHAR_LOWER || class == STET_CHAR_UPPER) && !modifier &&
            !fold_letter(c, out, capacity, &length))
            return 0;
    }
    return length;
}

void stet_text_compose(struct stet_buf *out, struct stet_str text)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    UChar wide[256], composed[256];
    char narrow[1024];
    int32_t size = 0;
    u_strFromUTF8(wide, 256, &size, text.data, (int32_t)text.size, &status);
    size = unorm2_normalize(nfc, wide, size, composed, 256, &status);
    u_strToUTF8(narrow, sizeof narrow, &size, composed, size, &status);
    if (U_FAILURE(status)) // longer than any word
        stet_buf_str(out, text);
    else
        stet_buf_append(out, narrow, (size_t)size);
}
