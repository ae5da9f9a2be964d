// SPDX-License-Identifier: Apache-2.0
// Bytes that are no UTF-8, and the marks that programs leave where a character was lost: U+FFFD, and the "⁇" of translation
// engines whose vocabulary lacks a character.
#include "base/utf8.h"
#include "rules/shared/letters.h"

enum { REPLACEMENT = 0xfffd, DOUBLE_QUESTION = 0x2047, MAX_REPORTED = 50 };

// Prose offset of the U+FFFD that stands for the first ill-formed byte.
static uint32_t first_invalid(const struct stet_document *doc)
{
    size_t i = 0;
    while ((i = stet_str_find(doc->text, STET_STR("\xef\xbf\xbd"), i)) != SIZE_MAX) {
        if (stet_prose_original_start(doc->prose, (uint32_t)i) == doc->prose->first_invalid)
            return (uint32_t)i;
        i += 3;
    }
    return 0;
}

static void report_invalid(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    uint32_t count = doc->prose->invalid_count;
    if (!count || doc->text.size < 3)
        return;
    uint32_t at = first_invalid(doc);
    unsigned byte = (unsigned char)doc->prose->original.data[doc->prose->first_invalid];
    struct stet_issue *issue =
        count == 1 ? stet_check_report(check, at, at + 3,
                                       "byte 0x%02X is not UTF-8: the text is damaged here", byte)
                   : stet_check_report(
                         check, at, at + 3,
                         "byte 0x%02X is not UTF-8, nor are %u others: the file is damaged or "
                         "in another encoding (save it as UTF-8)",
                         byte, count - 1);
    issue->fix = STET_FIX_NONE;
}

// U+FFFD that stands in the file, not for a bad byte of it.
static bool is_written(const struct stet_document *doc, size_t i)
{
    if (!doc->prose->invalid_count)
        return true;
    size_t at = stet_prose_original_start(doc->prose, (uint32_t)i);
    return (unsigned char)doc->prose->original.data[at] == 0xef &&
           stet_str_starts(stet_str_slice(doc->prose->original, at, doc->prose->original.size),
                           STET_STR("\xef\xbf\xbd"));
}

static size_t report_lost(struct stet_check *check, size_t i, uint32_t c)
{
    struct stet_str text = check->doc->text;
    size_t end = i;
    while (end < text.size && stet_utf8_at(text, end) == c)
        end += 3;
    struct stet_issue *issue = stet_check_report(
        check, (uint32_t)i, (uint32_t)end,
        c == REPLACEMENT
            ? "a character was lost here (U+FFFD)"
            : "\"\xe2\x81\x87\" (U+2047) stands for a character the translation engine lacks");
    issue->fix = STET_FIX_NONE;
    return end;
}

static void check_encoding(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_str text = doc->text;
    report_invalid(check);
    size_t reported = 0;
    for (size_t i = stet_next_high(text, 0); i < text.size && reported < MAX_REPORTED;
         i = stet_next_high(text, i)) {
        size_t start = i;
        unsigned char lead = (unsigned char)text.data[i];
        uint32_t c = stet_utf8_next(text, &i);
        if ((lead != 0xef && lead != 0xe2) ||
            !(c == DOUBLE_QUESTION || (c == REPLACEMENT && is_written(doc, start))))
            continue;
        i = report_lost(check, start, c);
        reported++;
    }
}

static const struct stet_example bad[] = {{"The caf\xe9 closed.", NULL},
                                          {"The caf\ufffd closed.", NULL},
                                          {"Thank you \u2047 for coming.", NULL},
                                          {NULL, NULL}};
static const struct stet_example good[] = {{"The café closed?? Really?!", NULL}, {NULL, NULL}};

const struct stet_rule_def stet_rule_residue_encoding = {
    .info =
        {.id = "residue/encoding",
         .since = "0.1.0",
         .mqm = "design/markup",
         .summary = "bytes that are not UTF-8, and lost characters",
         .why =
             "stet reads UTF-8. A file in another encoding, or one that was cut in the middle of a character, gets one finding at "
             "its first bad byte with the number of all; the rest of the text is checked as usual.\n\n"
             "U+FFFD in the text shows that an earlier program met such a byte and gave up, and \"\u2047\" is what many translation engines "
             "write for a character outside their vocabulary, most often an emoji or a dash. What was lost stands only in the source, "
             "so nothing is suggested. At most 50 places are listed in a text.\n\n"
             "Measured: 0.00 findings per 1,000 words of edited text, 0.06 on machine translation.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_encoding,
};
