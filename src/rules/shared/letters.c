// SPDX-License-Identifier: Apache-2.0
#include "rules/shared/letters.h"

#include "base/utf8.h"
#include "spelling/spelling.h"
#include "text/unicode.h"

// Pairs from the confusables of Unicode Technical Standard 39, cut down to what common typefaces draw alike.
struct twin {
    uint16_t foreign;
    char latin;
};
static const struct twin twins[] = {
    {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'},
    {0x39a, 'K'}, {0x39c, 'M'}, {0x39d, 'N'}, {0x39f, 'O'}, {0x3a1, 'P'}, {0x3a4, 'T'},
    {0x3a5, 'Y'}, {0x3a7, 'X'}, {0x3bf, 'o'}, {0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'},
    {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41a, 'K'}, {0x41c, 'M'}, {0x41d, 'H'},
    {0x41e, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x423, 'Y'}, {0x425, 'X'},
    {0x430, 'a'}, {0x435, 'e'}, {0x43e, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'},
    {0x445, 'x'}, {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x51b, 'q'}, {0x51d, 'w'},
};

char stet_twin_latin(uint32_t c)
{
    size_t low = 0, high = sizeof twins / sizeof *twins;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (twins[middle].foreign < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof twins / sizeof *twins && twins[low].foreign == c ? twins[low].latin : 0;
}

bool stet_twin_has_cyrillic(char c)
{
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
        if (twins[i].foreign >= 0x400 && twins[i].latin == c)
            return true;
    return false;
}

size_t stet_twin_word(struct stet_str word, char out[STET_TWIN_MAX])
{
    size_t size = 0;
    for (size_t i = 0; i < word.size && size < STET_TWIN_MAX;) {
        uint32_t c = stet_utf8_next(word, &i);
        char latin = c < 0x80 ? (char)c : stet_twin_latin(c);
        if (!latin)
            return 0;
        out[size++] = latin;
    }
    return size < STET_TWIN_MAX ? size : 0;
}

bool stet_twin_reads_english(struct stet_check *check, uint32_t token, const char *latin,
                             size_t size)
{
    const struct stet_document *doc = check->doc;
    return stet_document_word(doc, token)->length_cp > 1 && stet_residue_same_line(doc, token) &&
           stet_residue_is_latin(doc, token - 1) && stet_residue_same_line(doc, token + 1) &&
           stet_residue_is_latin(doc, token + 1) &&
           stet_spelling_known_text(check->spelling, (struct stet_str){latin, size}) ==
               STET_KNOWN_YES;
}

const char *stet_romanise_letter(uint32_t c)
{
    static const char *const upper[] = {
        "A", "B", "V", "G", "D", "E",  "Zh", "Z",  "I",  "Y",    "K", "L", "M", "N", "O",  "P",
        "R", "S", "T", "U", "F", "Kh", "Ts", "Ch", "Sh", "Shch", "",  "Y", "",  "E", "Yu", "Ya"};
    static const char *const lower[] = {
        "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
        "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};
    if (c >= 0x410 && c <= 0x42f)
        return upper[c - 0x410];
    if (c >= 0x430 && c <= 0x44f)
        return lower[c - 0x430];
    switch (c) {
    case 0x401: return "Yo";
    case 0x404: return "Ye";
    case 0x406: return "I";
    case 0x407: return "Yi";
    case 0x490: return "G";
    case 0x451: return "yo";
    case 0x454: return "ye";
    case 0x456: return "i";
    case 0x457: return "yi";
    case 0x491: return "g";
    default: return NULL;
    }
}

size_t stet_next_high(struct stet_str text, size_t i)
{
    for (; i + 8 <= text.size; i += 8) {
        uint64_t eight;
        memcpy(&eight, text.data + i, 8);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    while (i < text.size && !((unsigned char)text.data[i] & 0x80))
        i++;
    return i;
}

bool stet_residue_is_latin(const struct stet_document *doc, uint32_t token)
{
    return stet_residue_is_wordlike(doc, token) &&
           stet_document_word(doc, token)->scripts == STET_SCRIPT_LATIN;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

void stet_residue_swallow_space(const struct stet_document *doc, uint32_t *start, uint32_t *end)
{
    struct stet_str text = doc->text;
    bool ends = *end >= text.size || stet_is_ascii_space(text.data[*end]);
    bool starts = *start == 0 || text.data[*start - 1] == '\n' || text.data[*start - 1] == '\r';
    while (starts && *end < text.size && is_blank(text.data[*end]))
        (*end)++;
    while (!starts && ends && *start > 0 && is_blank(text.data[*start - 1]))
        (*start)--;
}
