// SPDX-License-Identifier: Apache-2.0
// Where sentences begin: full stops that end one, and those of abbreviations.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/document.h"

// The words of `text` that begin sentences, each followed by a space.
static void assert_starts(const char *text, const char *expected)
{
    struct stet_arena arena = {0};
    struct stet_lexicon lexicon = {0};
    struct stet_prose prose;
    struct stet_document doc;
    struct stet_buf starts = {0};
    stet_prose_init(&prose, &arena, stet_str_from(text));
    stet_prose_whole(&prose, 0);
    stet_prose_block(&prose, 0, prose.text.size, STET_BLOCK_PARAGRAPH);
    stet_prose_finish(&prose);
    stet_document_init(&doc, &prose, &lexicon);
    for (uint32_t t = 0; t < doc.token_count; t++) {
        if (!(doc.tokens[t].flags & STET_TOKEN_SENTENCE_START))
            continue;
        stet_buf_str(&starts, stet_document_text(&doc, t));
        stet_buf_putc(&starts, ' ');
    }
    assert_string_equal(starts.data, expected);
    stet_buf_release(&starts);
    stet_lexicon_release(&lexicon);
    stet_arena_release(&arena);
}

static void an_abbreviation_ends_no_sentence(void **state)
{
    (void)state;
    assert_starts("We met Dr. Smith. He left.", "We He ");
    assert_starts("Acme Inc. Chief Ann B. Lee spoke.", "Acme ");
    assert_starts("We saw Nos. 5 and 6, no. 7 and Fig. 8.", "We ");
}

static void no_is_an_abbreviation_only_before_a_figure(void **state)
{
    (void)state;
    assert_starts("She said no. Then she left.", "She Then ");
    assert_starts("\"No.\" He left.", "No He ");
    assert_starts("The answer is no.\n12 people left.", "The ");
    assert_starts("It is known as No. 10.", "It ");
}

static void a_month_that_is_cut_short_may_end_a_sentence(void **state)
{
    (void)state;
    assert_starts("It ended in Dec. The talks go on.", "It The ");
    assert_starts("From Jan. 5 to Feb. and on.", "From ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_abbreviation_ends_no_sentence),
        cmocka_unit_test(no_is_an_abbreviation_only_before_a_figure),
        cmocka_unit_test(a_month_that_is_cut_short_may_end_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
