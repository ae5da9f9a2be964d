// SPDX-License-Identifier: Apache-2.0
// .gitignore files as git reads them, each expectation as `git check-ignore` answers.
#define _XOPEN_SOURCE 700
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <sys/stat.h>

#include "base/file.h"
#include "engine/run/gitignore.h"

static char top[] = "/tmp/stet-gitignore.XXXXXX";

static const char *path_of(struct stet_arena *arena, const char *below)
{
    return stet_arena_printf(arena, "%s%s%s", top, *below ? "/" : "", below);
}

static void write_file(struct stet_arena *arena, const char *below, const char *text)
{
    assert_int_equal(stet_file_write(path_of(arena, below), stet_str_from(text), NULL), STET_OK);
}

// `patterns` as the .gitignore of the top folder: is `below` ignored there?
static bool ignores(const char *patterns, const char *below, bool folder)
{
    struct stet_arena arena = {0};
    write_file(&arena, ".gitignore", patterns);
    const struct stet_gitignore *here = stet_gitignore_enter(&arena, NULL, top);
    bool ignored = stet_gitignore_matches(here, path_of(&arena, below), folder);
    stet_arena_release(&arena);
    return ignored;
}

static void test_shapes(void **state)
{
    (void)state;
    assert_true(ignores("out", "a/b/out", false));
    assert_true(ignores("out", "out", true));
    assert_false(ignores("out", "about", false));
    assert_true(ignores("out/", "out", true));
    assert_false(ignores("out/", "out", false));
    assert_true(ignores("*.log.md", "a/x.log.md", false));
    assert_false(ignores("*.log.md", "a/x.log.txt", false));
    assert_true(ignores("/out", "out", true));
    assert_false(ignores("/out", "a/out", true));
    assert_true(ignores("a/*.md", "a/x.md", false));
    assert_false(ignores("a/*.md", "a/b/x.md", false));
    assert_true(ignores("a/**/x.md", "a/b/c/x.md", false));
    assert_true(ignores("**/x.md", "x.md", false));
    assert_true(ignores("x?[0-9].md", "xy7.md", false));
    assert_false(ignores("", "a", false));
}

static void test_lines(void **state)
{
    (void)state;
    assert_false(ignores("# out\n\n", "# out", false));
    assert_true(ignores("\\#out\n", "#out", false));
    assert_true(ignores("\\!out\n", "!out", false));
    assert_true(ignores("one\r\ntwo  \r\n", "two", false));
    assert_false(ignores("\xff\n", "\xff", false));
}

static void test_order(void **state)
{
    (void)state;
    assert_false(ignores("*.md\n!kept.md\n", "a/kept.md", false));
    assert_true(ignores("!kept.md\n*.md\n", "a/kept.md", false));
    assert_true(ignores("*\n!*/\n!*.md\n", "a/x.txt", false));
    assert_false(ignores("*\n!*/\n!*.md\n", "a/x.md", false));
    assert_false(ignores("*\n!*/\n!*.md\n", "a", true));
}

// What stands above the folder that is named counts, unless it leaves out that folder itself.
static void test_above(void **state)
{
    (void)state;
    struct stet_arena arena = {0};
    const char *deep = path_of(&arena, "in/deep");
    mkdir(path_of(&arena, ".git"), 0755);
    mkdir(path_of(&arena, ".git/info"), 0755);
    mkdir(path_of(&arena, "in"), 0755);
    mkdir(deep, 0755);
    write_file(&arena, ".git/info/exclude", "secret.md\n");
    write_file(&arena, ".gitignore", "*.log.md\n");
    write_file(&arena, "in/.gitignore", "!kept.log.md\n/deep/own.md\n");
    const struct stet_gitignore *above = stet_gitignore_outside(&arena, deep);
    assert_true(stet_gitignore_matches(above, path_of(&arena, "in/deep/a.log.md"), false));
    assert_false(stet_gitignore_matches(above, path_of(&arena, "in/deep/kept.log.md"), false));
    assert_true(stet_gitignore_matches(above, path_of(&arena, "in/deep/own.md"), false));
    assert_true(stet_gitignore_matches(above, path_of(&arena, "in/deep/secret.md"), false));
    above = stet_gitignore_outside(&arena, top);
    assert_true(stet_gitignore_matches(above, path_of(&arena, "secret.md"), false));
    assert_false(stet_gitignore_matches(above, path_of(&arena, "a.log.md"), false));
    write_file(&arena, "in/.gitignore", "deep/\n");
    assert_null(stet_gitignore_outside(&arena, deep));
    stet_arena_release(&arena);
}

static int make_top(void **state)
{
    (void)state;
    return mkdtemp(top) ? 0 : 1;
}

static int remove_top(void **state)
{
    (void)state;
    static const char *const made[] = {".git/info/exclude", ".git/info", ".git",       "in/deep",
                                       "in/.gitignore",     "in",        ".gitignore", ""};
    struct stet_arena arena = {0};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        remove(path_of(&arena, made[i]));
    stet_arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_shapes), cmocka_unit_test(test_lines),
                                       cmocka_unit_test(test_order), cmocka_unit_test(test_above)};
    return cmocka_run_group_tests(tests, make_top, remove_top);
}
