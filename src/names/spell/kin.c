// SPDX-License-Identifier: Apache-2.0
// Rows of a relation stand together in the table. A relation of pairs (woman, nominative, patronymic) has both endings in a row; one of
// tails (case, derived) has a set from which each of two words has one.
#include "names/spell/kin.h"

#include <string.h>

#include "base/error.h"

enum { MAGIC = 0x314e494b, LEAST_STEM = 3, LEAST_NOMINATIVE_STEM = 4 };

struct header {
    uint32_t magic;
    uint32_t first[STET_KIN_COUNT + 1];
};

static const char *const relation_names[] = {
#define STET_KIN(name) #name,
#include "names/spell/kin.def"
#undef STET_KIN
};

// ---------------------------------------------------------------- the table

static bool read_ending(char *out, uint8_t *size, struct stet_str text)
{
    if (stet_str_eq(text, STET_STR("-")))
        text.size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < 'a' || text.data[i] > 'z')
            return false;
    if (text.size > STET_KIN_ENDING)
        return false;
    if (text.size)
        memcpy(out, text.data, text.size);
    *size = (uint8_t)text.size;
    return true;
}

static int relation_of(struct stet_str name)
{
    for (int r = 0; r < STET_KIN_COUNT; r++)
        if (stet_str_eq(name, stet_str_from(relation_names[r])))
            return r;
    return -1;
}

static bool read_row(struct stet_str line, int *relation, struct stet_kin_row *row)
{
    *row = (struct stet_kin_row){0};
    *relation = relation_of(stet_str_split(&line, '\t'));
    struct stet_str form = stet_str_split(&line, '\t'), of = stet_str_split(&line, '\t');
    return *relation >= 0 && form.size && read_ending(row->form, &row->form_size, form) &&
           read_ending(row->of, &row->of_size, of);
}

enum stet_status stet_kin_compile(struct stet_buf *blob, struct stet_str tsv, const char *path,
                                  struct stet_error *err)
{
    struct header header = {.magic = MAGIC};
    struct stet_buf rows = {0};
    enum stet_status status = STET_OK;
    unsigned line_no = 0;
    int last = 0, relation;
    bool head = true;
    while (tsv.data && status == STET_OK) {
        struct stet_str line = stet_str_split(&tsv, '\n');
        struct stet_kin_row row;
        line_no++;
        if (!line.size || line.data[0] == '#' || head) {
            head = head && (!line.size || line.data[0] == '#');
            continue;
        }
        if (!read_row(line, &relation, &row) || relation < last) {
            status =
                stet_fail(err, STET_ERROR_DATA, path, line_no, 0,
                          "a relation of names/spell/kin.def, in its order, and one or two endings "
                          "in small letters are expected");
            break;
        }
        for (; last < relation; last++)
            header.first[last + 1] = (uint32_t)(rows.size / sizeof row);
        stet_buf_append(&rows, &row, sizeof row);
    }
    for (; last < STET_KIN_COUNT; last++)
        header.first[last + 1] = (uint32_t)(rows.size / sizeof(struct stet_kin_row));
    stet_buf_append(blob, &header, sizeof header);
    stet_buf_str(blob, stet_buf_view(&rows));
    stet_buf_release(&rows);
    return status;
}

bool stet_kin_open(struct stet_kin *out, const void *data, size_t size)
{
    struct header header;
    if (size < sizeof header)
        return false;
    memcpy(&header, data, sizeof header);
    if (header.magic != MAGIC || header.first[0] != 0)
        return false;
    for (int r = 0; r < STET_KIN_COUNT; r++)
        if (header.first[r] > header.first[r + 1])
            return false;
    if (header.first[STET_KIN_COUNT] > (size - sizeof header) / sizeof(struct stet_kin_row))
        return false;
    out->rows = (const void *)((const char *)data + sizeof header);
    memcpy(out->first, header.first, sizeof header.first);
    return true;
}

// ---------------------------------------------------------------- questions

static struct stet_str form_of(const struct stet_kin_row *row)
{
    return (struct stet_str){row->form, row->form_size};
}

static struct stet_str name_of(const struct stet_kin_row *row)
{
    return (struct stet_str){row->of, row->of_size};
}

static size_t common_prefix(struct stet_str a, struct stet_str b)
{
    size_t n = 0;
    while (n < a.size && n < b.size && a.data[n] == b.data[n])
        n++;
    return n;
}

static bool is_tail(const struct stet_kin *kin, enum stet_kin_relation relation,
                    struct stet_str tail)
{
    for (uint32_t i = kin->first[relation]; i < kin->first[relation + 1]; i++)
        if (stet_str_eq(form_of(&kin->rows[i]), tail))
            return true;
    return false;
}

static bool ends_with_form(const struct stet_kin *kin, enum stet_kin_relation relation,
                           struct stet_str word)
{
    for (uint32_t i = kin->first[relation]; i < kin->first[relation + 1]; i++)
        if (stet_str_ends(word, form_of(&kin->rows[i])))
            return true;
    return false;
}

// One stem of at least `least` letters, or a letter less than they share, and a tail of the relation on each.
static bool share_stem(const struct stet_kin *kin, enum stet_kin_relation relation,
                       struct stet_str a, struct stet_str b, size_t least)
{
    size_t n = common_prefix(a, b);
    for (size_t stem = n; stem >= least && stem + 1 >= n; stem--)
        if (is_tail(kin, relation, stet_str_slice(a, stem, a.size)) &&
            is_tail(kin, relation, stet_str_slice(b, stem, b.size)))
            return true;
    return false;
}

// A row whose endings stand on one stem of at least `least` letters.
static bool has_pair(const struct stet_kin *kin, enum stet_kin_relation relation,
                     struct stet_str form, struct stet_str name, size_t least)
{
    size_t shared = common_prefix(form, name);
    for (uint32_t i = kin->first[relation]; i < kin->first[relation + 1]; i++) {
        const struct stet_kin_row *row = &kin->rows[i];
        if (form.size < row->form_size + least || name.size < row->of_size + least)
            continue;
        size_t stem = form.size - row->form_size;
        if (stem == name.size - row->of_size && stem <= shared &&
            stet_str_ends(form, form_of(row)) && stet_str_ends(name, name_of(row)))
            return true;
    }
    return false;
}

bool stet_kin_are_cases(const struct stet_kin *kin, struct stet_str a, struct stet_str b)
{
    return share_stem(kin, STET_KIN_case, a, b, LEAST_STEM);
}

bool stet_kin_are_derived(const struct stet_kin *kin, struct stet_str a, struct stet_str b)
{
    return share_stem(kin, STET_KIN_derived, a, b, LEAST_STEM + 1);
}

bool stet_kin_is_woman(const struct stet_kin *kin, struct stet_str form, struct stet_str name)
{
    return has_pair(kin, STET_KIN_woman, form, name, LEAST_STEM);
}

bool stet_kin_are_couple(const struct stet_kin *kin, struct stet_str a, struct stet_str b)
{
    return stet_kin_is_woman(kin, a, b) || stet_kin_is_woman(kin, b, a);
}

bool stet_kin_are_given_couple(const struct stet_kin *kin, struct stet_str a, struct stet_str b)
{
    return has_pair(kin, STET_KIN_given, a, b, LEAST_STEM - 1) ||
           has_pair(kin, STET_KIN_given, b, a, LEAST_STEM - 1);
}

bool stet_kin_looks_like_a_woman(const struct stet_kin *kin, struct stet_str form)
{
    enum { TELLING = 3 }; // -na and -ta end many names
    for (uint32_t i = kin->first[STET_KIN_woman]; i < kin->first[STET_KIN_woman + 1]; i++)
        if (kin->rows[i].form_size >= TELLING && stet_str_ends(form, form_of(&kin->rows[i])))
            return true;
    return false;
}

bool stet_kin_looks_slavic(const struct stet_kin *kin, struct stet_str form)
{
    return ends_with_form(kin, STET_KIN_slavic, form);
}

bool stet_kin_is_adjective(const struct stet_kin *kin, struct stet_str form, struct stet_str name)
{
    size_t stem = common_prefix(form, name);
    if (stem <= LEAST_STEM || name.size > stem + 2 || form.size <= name.size ||
        ends_with_form(kin, STET_KIN_adjective, name)) // two spellings of one adjective
        return false;
    for (uint32_t i = kin->first[STET_KIN_adjective]; i < kin->first[STET_KIN_adjective + 1]; i++)
        if (stet_str_ends(form, form_of(&kin->rows[i])) &&
            form.size - kin->rows[i].form_size + 2 >= stem)
            return true;
    return false;
}

bool stet_kin_is_demonym(const struct stet_kin *kin, struct stet_str form, struct stet_str name)
{
    enum { LEAST_PLACE = 5 };
    size_t n = common_prefix(form, name);
    if (n == name.size && n > 0 && name.data[n - 1] == 's')
        n--; // the Faroes, Faroese
    return n >= LEAST_PLACE && n + 1 >= name.size &&
           is_tail(kin, STET_KIN_demonym, stet_str_slice(form, n, form.size));
}

// ---------------------------------------------------------------- what a form may come from

// Each row's name for a form that ends as the row's form does, while `fits` allows it.
static bool each_source(const struct stet_kin *kin, enum stet_kin_relation relation,
                        struct stet_str form, size_t least,
                        bool fits(const struct stet_kin *kin, struct stet_str stem,
                                  const struct stet_kin_row *row),
                        stet_kin_fn *fn, void *user)
{
    char text[STET_NOMINATIVE_SIZE];
    for (uint32_t i = kin->first[relation]; i < kin->first[relation + 1]; i++) {
        const struct stet_kin_row *row = &kin->rows[i];
        if (form.size < row->form_size + least || !stet_str_ends(form, form_of(row)))
            continue;
        struct stet_str stem = stet_str_slice(form, 0, form.size - row->form_size);
        if (stem.size + row->of_size > sizeof text || (fits && !fits(kin, stem, row)))
            continue;
        memcpy(text, stem.data, stem.size);
        memcpy(text + stem.size, row->of, row->of_size);
        if (fn(user, (struct stet_str){text, stem.size + row->of_size}))
            return true;
    }
    return false;
}

static bool is_vowel(char c)
{
    return memchr("aeiouy", c, 6) != NULL;
}

// A bare -a, -u, -om is an ending of a man's name on a consonant; and where -a makes a woman's name of it (Petrov, Petrova), that is what
// stands there.
static bool is_bare_ending(const struct stet_kin *kin, struct stet_str stem,
                           const struct stet_kin_row *row)
{
    if (row->of_size)
        return true;
    if (is_vowel(stem.data[stem.size - 1]))
        return false;
    if (!stet_str_eq(form_of(row), STET_STR("a")))
        return true;
    for (uint32_t i = kin->first[STET_KIN_woman]; i < kin->first[STET_KIN_woman + 1]; i++) {
        const struct stet_kin_row *woman = &kin->rows[i];
        struct stet_str man = name_of(woman);
        if (woman->form_size == man.size + 1 && woman->form[man.size] == 'a' && man.size &&
            memcmp(woman->form, man.data, man.size) == 0 && stet_str_ends(stem, man))
            return false;
    }
    return true;
}

bool stet_kin_fathers(const struct stet_kin *kin, struct stet_str form, stet_kin_fn *fn, void *user)
{
    return each_source(kin, STET_KIN_patronymic, form, LEAST_STEM - 1, NULL, fn, user);
}

bool stet_kin_nominatives(const struct stet_kin *kin, struct stet_str form, stet_kin_fn *fn,
                          void *user)
{
    return each_source(kin, STET_KIN_nominative, form, LEAST_NOMINATIVE_STEM, is_bare_ending, fn,
                       user);
}

static bool is_it(void *user, struct stet_str name)
{
    const struct stet_str *wanted = user;
    return stet_str_eq(*wanted, name);
}

bool stet_kin_is_case_form_of(const struct stet_kin *kin, struct stet_str form,
                              struct stet_str nominative)
{
    return stet_kin_nominatives(kin, form, is_it, &nominative);
}
