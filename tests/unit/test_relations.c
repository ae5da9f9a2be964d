// SPDX-License-Identifier: Apache-2.0
// Relations of listed words: the same answers as the loops one would write first, both ways round, on the lists that ship.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/embedded.h"
#include "names/index/relations.h"

static struct stet_index names;

static int open_index(void **state)
{
    struct stet_str blob = stet_embedded("names");
    (void)state;
    return stet_index_open(&names, blob.data, blob.size, true) ? 0 : -1;
}

static uint32_t word(const char *key)
{
    uint32_t found = stet_index_word(&names, stet_str_from(key));
    if (found == STET_NO_WORD)
        fail_msg("%s is in no list", key);
    return found;
}

struct naive {
    bool part, entry, ordered;
    size_t pairs;
};

static struct naive naive_of(uint32_t x, uint32_t y)
{
    struct naive out = {0};
    const struct stet_index_word *p = &names.words[x], *q = &names.words[y];
    for (uint32_t i = 0; i < p->ref_count; i++)
        for (uint32_t j = 0; j < q->ref_count; j++) {
            const struct stet_index_ref *r = &names.refs[p->first_ref + i],
                                        *s = &names.refs[q->first_ref + j];
            if (r->entry != s->entry)
                continue;
            out.pairs++;
            out.part |= r->part == s->part;
            out.entry |= x != y && r->part != s->part;
            out.ordered |= x != y && r->part < s->part;
        }
    return out;
}

static void compare(uint32_t x, uint32_t y)
{
    struct naive expected = naive_of(x, y);
    struct stet_shared shared = stet_shared_begin(&names, x, y);
    size_t pairs = 0;
    while (stet_shared_next(&shared))
        pairs++;
    bool ordered;
    assert_int_equal(pairs, expected.pairs);
    assert_int_equal(stet_share_part(&names, x, y), expected.part);
    assert_int_equal(stet_share_entry(&names, x, y, &ordered), expected.entry);
    assert_int_equal(ordered, expected.ordered);
    assert_int_equal(stet_share_part(&names, y, x), expected.part);
    assert_int_equal(stet_share_entry(&names, y, x, NULL), expected.entry);
}

// Words of one entry, and each with words from all over the list.
static void as_the_naive_loops(void **state)
{
    (void)state;
    enum { STEP = 7, STRIDE = 977 };
    for (uint32_t e = 0; e < names.entry_count; e += STEP) {
        const struct stet_index_entry *entry = &names.entries[e];
        for (uint32_t i = 0; i + 1 < entry->part_count; i++)
            compare(names.parts[entry->first_part + i], names.parts[entry->first_part + i + 1]);
    }
    for (uint32_t w = 0; w < names.word_count; w += STRIDE) {
        compare(w, w);
        compare(w, word("john"));
        compare(w, (w * 31u + 5u) % names.word_count);
    }
}

static void known_words(void **state)
{
    (void)state;
    bool ordered;
    assert_true(stet_share_part(&names, word("zelensky"), word("zelenskyy")));
    assert_false(stet_share_part(&names, word("biden"), word("putin")));
    assert_true(stet_share_entry(&names, word("joe"), word("biden"), &ordered));
    assert_true(ordered);
    assert_true(stet_share_entry(&names, word("biden"), word("joe"), &ordered));
    assert_false(ordered);
    assert_false(stet_share_entry(&names, word("biden"), word("biden"), &ordered));
    assert_false(ordered);
}

static void a_reference_is_found_or_not(void **state)
{
    (void)state;
    const struct stet_index_word *w = &names.words[word("john")];
    assert_true(w->ref_count > 4);
    for (uint32_t e = 0; e < names.entry_count; e++) {
        const struct stet_index_ref *ref = stet_ref_to(&names, word("john"), e);
        bool has = false;
        for (uint32_t i = 0; i < w->ref_count && !has; i++)
            has = names.refs[w->first_ref + i].entry == e;
        assert_int_equal(ref != NULL, has);
        if (ref)
            assert_int_equal(ref->entry, e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_the_naive_loops),
        cmocka_unit_test(known_words),
        cmocka_unit_test(a_reference_is_found_or_not),
    };
    return cmocka_run_group_tests(tests, open_index, NULL);
}
