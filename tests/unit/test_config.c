// SPDX-License-Identifier: Apache-2.0
// .stet.yaml: where it is found, what it sets for which file, and what is said of mistakes in it.
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "engine/run/batch.h"
#include "engine/config/config.h"
#include "engine/config/glob.h"
#include "engine/run/setups.h"

static char root[64];

static int make_root(void **state)
{
    (void)state;
    strcpy(root, "/tmp/stet-config-XXXXXX");
    if (!mkdtemp(root))
        return -1;
    char path[256];
    static const char *const folders[] = {"news", "news/.git", "news/old", "news/old/deep"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s/%s", root, folders[i]);
        if (mkdir(path, 0777) != 0)
            return -1;
    }
    return 0;
}

static int remove_root(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    return system(command);
}

static const char *at(const char *name)
{
    static char paths[4][256];
    static size_t next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

static void put(const char *name, const char *text)
{
    assert_int_equal(stet_file_write(at(name), stet_str_from(text), NULL), STET_OK);
}

static struct stet_settings *settings_for(const char *name, bool *ignored)
{
    struct stet_settings *settings = NULL;
    struct stet_error err = {0};
    enum stet_status status = stet_settings_for(&settings, ignored, at(name), &err);
    if (status != STET_OK)
        print_error("%s:%u:%u: %s\n", err.path, err.line, err.column, err.message);
    assert_int_equal(status, STET_OK);
    return settings;
}

static enum stet_severity severity_of(const struct stet_settings *settings, const char *rule)
{
    for (size_t i = 0; i < stet_rule_def_count; i++)
        if (strcmp(stet_rule_defs[i]->info.id, rule) == 0)
            return settings->severity[i];
    fail_msg("no rule %s", rule);
    return STET_SEVERITY_OFF;
}

static void expect_failure(const char *yaml, unsigned line, unsigned column, const char *part)
{
    struct stet_settings *settings = NULL;
    struct stet_error err = {0};
    put(".stet.yaml", yaml);
    assert_int_equal(stet_settings_for(&settings, NULL, at("a.md"), &err), STET_ERROR_CONFIG);
    if (!strstr(err.message, part) || err.line != line || err.column != column)
        fail_msg("%s\n--> %u:%u: %s", yaml, err.line, err.column, err.message);
    assert_string_equal(err.path, at(".stet.yaml"));
}

static void test_glob(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool matches;
    } cases[] = {
        {"*.md", "a.md", true},
        {"*.md", "x/y/a.md", true},
        {"*.md", "a.mdx", false},
        {"x/*.md", "x/a.md", true},
        {"x/*.md", "x/y/a.md", false},
        {"x/*.md", "z/x/a.md", false},
        {"/a.md", "a.md", true},
        {"/a.md", "x/a.md", false},
        {"x/**/a.md", "x/a.md", true},
        {"x/**/a.md", "x/y/z/a.md", true},
        {"x/**/a.md", "xa.md", false},
        {"**/old/*.md", "a/old/b.md", true},
        {"**/old/*.md", "old/b.md", true},
        {"x/**", "x/a", true},
        {"x/**", "x", false},
        {"drafts", "drafts/a.md", true},
        {"drafts/", "drafts/a.md", true},
        {"drafts/", "drafts", false},
        {"drafts/", "x/drafts/a.md", true},
        {"draft", "drafts/a.md", false},
        {"a?.md", "ab.md", true},
        {"a?.md", "a/.md", false},
        {"a?b",
         "a\xd0\xa8"
         "b",
         true},
        {"[a-c]x", "bx", true},
        {"[!a-c]x", "bx", false},
        {"[!a-c]x", "dx", true},
        {"[]]x", "]x", true},
        {"a*b*c", "a1b2c", true},
        {"a*b*c", "a1c2b", false},
        {"*", "anything", true},
        {"a**b", "a1b", true},
        {"a**b", "a/b", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (stet_glob_match(stet_str_from(cases[i].pattern), stet_str_from(cases[i].path)) !=
            cases[i].matches)
            fail_msg("%s on %s", cases[i].pattern, cases[i].path);
    assert_null(stet_glob_fault(STET_STR("a/**/[a-z]*.md")));
    assert_non_null(stet_glob_fault(STET_STR("")));
    assert_non_null(stet_glob_fault(STET_STR("!a")));
    assert_non_null(stet_glob_fault(STET_STR("*.{md,txt}")));
    assert_non_null(stet_glob_fault(STET_STR("../a")));
    assert_non_null(stet_glob_fault(STET_STR("a/[b")));
}

static void test_glob_is_never_slow(void **state)
{
    (void)state;
    char pattern[128] = "", path[4096];
    for (int i = 0; i < 40; i++)
        strcat(pattern, "a*");
    strcat(pattern, "b");
    memset(path, 'a', sizeof path);
    assert_false(stet_glob_match(stet_str_from(pattern), (struct stet_str){path, sizeof path}));
}

static void test_found_upwards(void **state)
{
    (void)state;
    put(".stet.yaml", "language: en_GB\nfail-on: warning\n");
    struct stet_settings *settings = settings_for("news/old/deep/a.md", NULL);
    assert_string_equal(settings->language, "en_GB"); // a .git on the way stops nothing
    stet_settings_free(settings);
    put("news/old/.stet.yaml", "# only comments\n");
    settings = settings_for("news/old/deep/a.md", NULL); // the nearest wins alone
    assert_string_equal(settings->language, "en_US");
    assert_int_equal(settings->fail_on, STET_SEVERITY_ERROR);
    stet_settings_free(settings);
    settings = settings_for("news/nowhere/../a.md", NULL); // a folder that does not exist
    assert_string_equal(settings->language, "en_GB");
    stet_settings_free(settings);
    assert_int_equal(unlink(at("news/old/.stet.yaml")), 0);
}

static void test_everything_set(void **state)
{
    (void)state;
    put("names.tsv", "name\tkind\n");
    put(".stet.yaml", "\xef\xbb\xbflanguage: en_GB\r\n"
                      "names: [names.tsv]\r\n"
                      "default-names: no\r\n"
                      "dictionaries: news\r\n"
                      "rules:\r\n"
                      "  spelling/unknown: error\r\n"
                      "  spelling: off\r\n"
                      "  typography: note\r\n"
                      "ignore:\r\n"
                      "  - old/\r\n"
                      "  - '*.draft.md'\r\n"
                      "fail-on: note\r\n"
                      "score: {fail-below: 92.5}\r\n");
    bool ignored = true;
    struct stet_settings *s = settings_for("news/a.md", &ignored);
    assert_false(ignored);
    assert_string_equal(s->language, "en_GB");
    assert_false(s->default_names);
    assert_int_equal(s->name_count, 1);
    assert_string_equal(s->names[0], at("names.tsv"));
    assert_int_equal(s->dictionary_count, 1);
    assert_string_equal(s->dictionaries[0], at("news"));
    assert_int_equal(severity_of(s, "spelling/unknown"), STET_SEVERITY_ERROR); // rule before family
    assert_int_equal(s->fail_on, STET_SEVERITY_NOTE);
    assert_true(s->fail_below > 92.4 && s->fail_below < 92.6);
    size_t count;
    const struct stet_setting *list = stet_settings_list(s, &count);
    assert_true(count > 8);
    assert_string_equal(list[0].key, "language");
    assert_string_equal(list[0].path, at(".stet.yaml"));
    assert_int_equal(list[0].line, 1);
    bool seen = false;
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].key, "rules.spelling/unknown") == 0) {
            seen = true;
            assert_string_equal(list[i].value, "error");
            assert_int_equal(list[i].line, 6);
        } else if (strcmp(list[i].key, "rules.name/misspelt") == 0) {
            assert_null(list[i].path);
        }
    assert_true(seen);
    stet_settings_free(s);
    static const char *const left_out[] = {"news/old/a.md", "a.draft.md", "news/old/deep/a.md"};
    for (size_t i = 0; i < 3; i++) {
        stet_settings_free(settings_for(left_out[i], &ignored));
        assert_true(ignored);
    }
}

static void test_rule_values(void **state)
{
    (void)state;
    put(".stet.yaml", "rules: {name: off, name/misspelt: true, spelling/unknown: no}\n");
    struct stet_settings *s = settings_for("a.md", NULL);
    assert_int_equal(severity_of(s, "name/misspelt"), stet_rule_find("name/misspelt")->severity);
    assert_int_equal(severity_of(s, "spelling/unknown"), STET_SEVERITY_OFF);
    stet_settings_free(s);
}

static void test_overrides(void **state)
{
    (void)state;
    put(".stet.yaml", "language: en_US\n"
                      "overrides:\n"
                      "  - files: uk/**\n"
                      "    language: en_GB\n"
                      "  - files: ['*.txt', news/*.md]\n"
                      "    rules: {spelling: off}\n"
                      "    fail-on: warning\n"
                      "  - files: uk/strict.txt\n"
                      "    rules: {spelling/unknown: error}\n");
    struct stet_settings *s = settings_for("uk/a.md", NULL);
    assert_string_equal(s->language, "en_GB");
    assert_int_equal(severity_of(s, "spelling/unknown"), STET_SEVERITY_WARNING);
    stet_settings_free(s);
    s = settings_for("uk/x/a.txt", NULL);
    assert_string_equal(s->language, "en_GB");
    assert_int_equal(severity_of(s, "spelling/unknown"), STET_SEVERITY_OFF);
    assert_int_equal(s->fail_on, STET_SEVERITY_WARNING);
    stet_settings_free(s);
    s = settings_for("uk/strict.txt", NULL);
    assert_int_equal(severity_of(s, "spelling/unknown"), STET_SEVERITY_ERROR);
    stet_settings_free(s);
    s = settings_for("news/a.md", NULL);
    assert_string_equal(s->language, "en_US");
    assert_int_equal(severity_of(s, "spelling/unknown"), STET_SEVERITY_OFF);
    stet_settings_free(s);
}

static void test_mistakes(void **state)
{
    (void)state;
    expect_failure("langauge: en_GB\n", 1, 1, "did you mean \"language\"?");
    expect_failure("a: 1\n", 1, 1, "there is no key \"a\"");
    expect_failure("files: a\n", 1, 1, "only stand in an override");
    expect_failure("overrides:\n- files: a\n  ignore: b\n", 3, 3, "cannot stand in an override");
    expect_failure("overrides:\n- files: a\n  langage: b\n", 3, 3, "did you mean \"language\"?");
    expect_failure("overrides:\n- language: en_GB\n", 2, 3, "has no \"files\"");
    expect_failure("overrides:\n- files: a\n", 2, 3, "sets nothing");
    expect_failure("overrides: x\n", 1, 12, "a list is wanted");
    expect_failure("overrides: [x]\n", 1, 13, "every entry");
    expect_failure("rules:\n  speling/unknown: off\n", 2, 3, "did you mean \"spelling/unknown\"?");
    expect_failure("rules:\n  speling: off\n", 2, 3, "did you mean \"spelling\"?");
    expect_failure("rules:\n  spelling: loud\n", 2, 13, "is error, warning, note, off or true");
    expect_failure("rules: [spelling]\n", 1, 8, "one line for each rule");
    expect_failure("rules: {spelling: off, spelling: off}\n", 1, 24, "first in line 1");
    expect_failure("language: en_GB\nfail-on: error\nlanguage: en_US\n", 3, 1, "first in line 1");
    expect_failure("language: ''\n", 1, 11, "like en_US");
    expect_failure("language: ../x\n", 1, 11, "like en_US");
    expect_failure("language: [en_GB]\n", 1, 11, "like en_US");
    expect_failure("names:\n", 1, 7, "no list is named");
    expect_failure("names: []\n", 1, 8, "no list is named");
    expect_failure("names: [missing.tsv]\n", 1, 9, "cannot be read");
    expect_failure("names: [a: b]\n", 1, 9, "one text");
    expect_failure("names: {a: b}\n", 1, 8, "a text or a list");
    expect_failure("default-names: maybe\n", 1, 16, "true or false");
    expect_failure("dictionaries: nowhere\n", 1, 15, "there is no folder");
    expect_failure("ignore: ['']\n", 1, 10, "is empty");
    expect_failure("ignore: ['*.{md,txt}']\n", 1, 10, "braces");
    expect_failure("fail-on: never\n", 1, 10, "error, warning, note or off");
    expect_failure("score: 5\n", 1, 8, "fail-below");
    expect_failure("score: {fail-below: 101}\n", 1, 21, "from 0 to 100");
    expect_failure("score: {fail-below: nan}\n", 1, 21, "from 0 to 100");
    expect_failure("score: {below: 1}\n", 1, 9, "it has fail-below");
    expect_failure("- a\n", 1, 1, "made of lines");
    expect_failure("language: en_GB\n---\nlanguage: en_US\n", 3, 1, "second YAML document");
    expect_failure("language: \"en_GB\n", 2, 1, "no YAML");
    expect_failure("rules: &r\n  spelling: *r\n", 1, 8, "is error, warning");
    expect_failure("? [a]\n: b\n", 1, 3, "a key is one word");
}

static void test_hostile_files(void **state)
{
    (void)state;
    struct stet_settings *settings = NULL;
    struct stet_buf text = {0};
    for (int i = 0; i < 100000; i++)
        stet_buf_putc(&text, '[');
    put(".stet.yaml", text.data);
    assert_int_equal(stet_settings_for(&settings, NULL, at("a.md"), NULL), STET_ERROR_CONFIG);
    stet_buf_clear(&text);
    stet_buf_puts(&text, "\xff\xfe");
    put(".stet.yaml", text.data);
    assert_int_equal(stet_settings_for(&settings, NULL, at("a.md"), NULL), STET_ERROR_CONFIG);
    stet_buf_clear(&text);
    for (int i = 0; i < 300000; i++)
        stet_buf_puts(&text, "a: b\n");
    put(".stet.yaml", text.data);
    assert_int_equal(stet_settings_for(&settings, NULL, at("a.md"), NULL), STET_ERROR_CONFIG);
    stet_buf_release(&text);
    assert_int_equal(unlink(at(".stet.yaml")), 0);
    assert_int_equal(mkdir(at(".stet.yaml"), 0777), 0);
    assert_int_not_equal(stet_settings_for(&settings, NULL, at("a.md"), NULL), STET_OK);
    assert_int_equal(rmdir(at(".stet.yaml")), 0);
}

static void test_checkers_are_shared(void **state)
{
    (void)state;
    const char *same =
        "overrides:\n- {files: a.md, fail-on: note}\n- {files: b.md, rules: {name: off}}\n"
        "- {files: gone.md, rules: {name: note}}\n";
    put(".stet.yaml", same);
    put("news/.stet.yaml", same);
    put("news/old/.stet.yaml", "ignore: '*'\nlanguage: xx_XX\n");
    struct stet_setups setups = {.use_config = true};
    struct stet_file_setup a, b, c, d;
    assert_int_equal(stet_setups_find(&setups, &a, at("a.md"), true, NULL), STET_OK);
    assert_int_equal(stet_setups_find(&setups, &b, at("b.md"), true, NULL), STET_OK);
    assert_int_equal(stet_setups_find(&setups, &c, at("news/c.md"), true, NULL), STET_OK);
    assert_int_equal(stet_setups_find(&setups, &d, at("news/a.md"), true, NULL), STET_OK);
    assert_true(a.setup != c.setup && a.setup != b.setup && a.setup != d.setup);
    assert_ptr_equal(setups.items[a.setup].checker, setups.items[c.setup].checker);
    assert_ptr_equal(setups.items[a.setup].checker, setups.items[d.setup].checker);
    assert_ptr_not_equal(setups.items[a.setup].checker, setups.items[b.setup].checker);
    assert_int_equal(setups.items[d.setup].settings->fail_on, STET_SEVERITY_NOTE);
    // No checker for a file that is not there or is ignored: the language of the last is not installed.
    assert_int_equal(stet_setups_find(&setups, &a, at("gone.md"), false, NULL), STET_OK);
    assert_null(setups.items[a.setup].checker);
    assert_int_equal(stet_setups_find(&setups, &a, at("news/old/x.md"), true, NULL), STET_OK);
    assert_true(a.ignored);
    assert_int_equal(setups.checker_count, 2);
    stet_setups_release(&setups);
    put("news/old/.stet.yaml", "\nlanguage: xx_XX\n");
    struct stet_error err = {0};
    setups = (struct stet_setups){.use_config = true};
    assert_int_equal(stet_setups_find(&setups, &a, at("news/old/x.md"), true, &err),
                     STET_ERROR_DATA);
    assert_string_equal(err.path, at("news/old/.stet.yaml"));
    assert_int_equal(err.line, 2);
    stet_setups_release(&setups);
}

// The schema is made from the reader's own table: every key of it is one the reader knows.
static void test_schema(void **state)
{
    (void)state;
    char *schema = stet_settings_schema();
    static const char *const parts[] = {"\"language\":",
                                        "\"overrides\":",
                                        "\"files\":",
                                        "\"rules\":",
                                        "\"name/misspelt\":",
                                        "\"name\":",
                                        "\"required\":[\"files\"]",
                                        "\"fail-below\":"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(schema, parts[i]))
            fail_msg("%s is missing in the schema", parts[i]);
    free(schema);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_glob),          cmocka_unit_test(test_glob_is_never_slow),
        cmocka_unit_test(test_found_upwards), cmocka_unit_test(test_everything_set),
        cmocka_unit_test(test_rule_values),   cmocka_unit_test(test_overrides),
        cmocka_unit_test(test_mistakes),      cmocka_unit_test(test_hostile_files),
        cmocka_unit_test(test_schema),        cmocka_unit_test(test_checkers_are_shared)};
    return cmocka_run_group_tests(tests, make_root, remove_root);
}
