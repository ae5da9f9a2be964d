// SPDX-License-Identifier: Apache-2.0
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"

struct notices {
    unsigned count, last_line;
    char last[256];
};

static void on_notice(void *user, const char *path, unsigned line, const char *message)
{
    struct notices *notices = user;
    (void)path;
    notices->count++;
    notices->last_line = line;
    snprintf(notices->last, sizeof notices->last, "%s", message);
}

// Imports `text` and returns the list, the caller's to free; NULL when it fails, with `err` filled.
static char *import(const char *text, const char *format, const char *map, struct notices *notices,
                    struct stet_error *err)
{
    char path[] = "/tmp/stet-import-XXXXXX";
    int fd = mkstemp(path);
    char *list = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&list, &size);
    struct stet_import_options options = {.format = format,
                                          .map = &map,
                                          .map_count = map ? 1 : 0,
                                          .out = out,
                                          .notice = on_notice,
                                          .user = notices};
    struct stet_import_summary summary;
    assert_true(fd >= 0);
    assert_non_null(out);
    close(fd);
    *notices = (struct notices){0};
    *err = (struct stet_error){0};
    assert_int_equal(stet_file_write(path, stet_str_from(text), NULL), STET_OK);
    enum stet_status status = stet_names_import(&summary, path, &options, err);
    fclose(out);
    unlink(path);
    if (status == STET_OK)
        return list;
    free(list);
    return NULL;
}

static void assert_import(const char *text, const char *format, const char *expected,
                          unsigned notice_count)
{
    struct notices notices;
    struct stet_error err;
    char *list = import(text, format, NULL, &notices, &err);
    assert_non_null(list);
    assert_string_equal(list, expected);
    assert_int_equal(notices.count, notice_count);
    free(list);
}

static void assert_fails(const char *text, const char *format, unsigned line, const char *says)
{
    struct notices notices;
    struct stet_error err;
    assert_null(import(text, format, NULL, &notices, &err));
    assert_int_equal(err.line, line);
    assert_non_null(strstr(err.message, says));
}

static void quotes_follow_rfc_4180(void **state)
{
    (void)state;
    assert_import("name,kind,note\r\n\"Post, Kyiv\",org,\"a \"\"paper\"\"\r\nof Kyiv\"\r\n"
                  "Reuters,,\"\"\r\n",
                  "csv",
                  "name\tkind\talso\told\tnot\tnote\n"
                  "Post, Kyiv\torganisation\t\t\t\ta \"paper\" of Kyiv\n"
                  "Reuters\t\t\t\t\t\n",
                  0);
    assert_fails("name\n\"Biden\n", "csv", 2, "never closed");
}

static void semicolons_and_tabs_part_columns_too(void **state)
{
    (void)state;
    const char *expected = "name\tkind\talso\told\tnot\tru\tnote\n"
                           "Joe Biden\tperson\tJoseph Biden|J. Biden\t\t\tДжо Байден\t\n";
    assert_import("Term;Type;Aliases;Russian\nJoe Biden;PER;\"Joseph Biden;J. Biden\";Джо Байден\n",
                  NULL, expected, 0);
    assert_import(
        "Term\tType\tAliases\tRussian\nJoe Biden\tperson\tJoseph Biden|J. Biden\tДжо Байден", "tsv",
        expected, 0);
}

static void columns_can_be_mapped(void **state)
{
    (void)state;
    struct notices notices;
    struct stet_error err;
    char *list = import("Wer\nJoe Biden\n", "csv", "Wer=name", &notices, &err);
    assert_non_null(list);
    assert_string_equal(list, "name\tkind\talso\told\tnot\tnote\nJoe Biden\t\t\t\t\t\n");
    free(list);
    assert_null(import("Wer\nJoe Biden\n", "csv", NULL, &notices, &err));
    assert_non_null(strstr(err.message, "--map COLUMN=name"));
}

static void what_is_left_out_is_told_with_its_line(void **state)
{
    (void)state;
    struct notices notices;
    struct stet_error err;
    char *list = import("name,kind\nKyiv,place\n,place\n", "csv", NULL, &notices, &err);
    assert_int_equal(notices.count, 1);
    assert_int_equal(notices.last_line, 3);
    free(list);
    list = import("name,kind\nKyiv,place\nKyiv,place\n", "csv", NULL, &notices, &err);
    assert_int_equal(notices.last_line, 3);
    assert_non_null(strstr(notices.last, "line 2 already"));
    free(list);
    list = import("name,kind\nKyiv,sausage\n", "csv", NULL, &notices, &err);
    assert_int_equal(notices.last_line, 2);
    assert_non_null(strstr(notices.last, "sausage"));
    free(list);
}

static void termbases_of_version_2_are_read(void **state)
{
    (void)state;
    assert_import("<?xml version=\"1.0\"?><!DOCTYPE martif SYSTEM \"TBXcoreStructV02.dtd\">\n"
                  "<martif type=\"TBX\"><text><body><termEntry id=\"1\">"
                  "<langSet xml:lang=\"en\">"
                  "<tig><term>Joe Baiden</term>"
                  "<termNote type=\"administrativeStatus\">deprecatedTerm-admn-sts</termNote></tig>"
                  "<ntig><termGrp><term>Joe <hi>Biden</hi></term>"
                  "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>"
                  "</termGrp></ntig>"
                  "<tig><term>Joseph Biden</term>"
                  "<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote></tig>"
                  "</langSet><langSet xml:lang=\"ru-RU\"><tig><term>Джо Байден</term></tig>"
                  "</langSet></termEntry></body></text></martif>\n",
                  NULL,
                  "name\tkind\talso\told\tnot\tru\tnote\n"
                  "Joe Biden\t\tJoseph Biden\t\tJoe Baiden\tДжо Байден\t\n",
                  0);
}

static void termbases_of_version_3_are_read(void **state)
{
    (void)state;
    assert_import("<tbx style=\"dct\" xmlns=\"urn:iso:std:iso:30042:ed-2\" "
                  "xmlns:min=\"http://www.tbxinfo.net/ns/min\"><text><body>\n<conceptEntry>"
                  "<min:subjectField>places</min:subjectField>"
                  "<langSec xml:lang=\"en-GB\"><termSec><term>Kharkov</term>"
                  "<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>"
                  "</termSec><termSec><term>Kharkiv</term></termSec></langSec>"
                  "<langSec xml:lang=\"uk\"><termSec><term>Харків</term></termSec></langSec>"
                  "</conceptEntry>\n<conceptEntry><langSec xml:lang=\"uk\"><termSec>"
                  "<term>Суми</term></termSec></langSec></conceptEntry></body></text></tbx>",
                  "tbx",
                  "name\tkind\talso\told\tnot\tuk\tnote\n"
                  "Kharkiv\t\t\tKharkov\t\tХарків\tplaces\n",
                  1);
}

static void damaged_and_hostile_xml_is_refused(void **state)
{
    (void)state;
    assert_fails("<martif><text>", "tbx", 1, "damaged");
    assert_fails("<html/>", "tbx", 0, "no TBX file");
    assert_fails("<!DOCTYPE martif [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n"
                 "<martif><termEntry><langSet xml:lang=\"en\"><tig><term>B&b;</term></tig>"
                 "</langSet></termEntry></martif>",
                 "tbx", 2, "not expanded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_follow_rfc_4180),
        cmocka_unit_test(semicolons_and_tabs_part_columns_too),
        cmocka_unit_test(columns_can_be_mapped),
        cmocka_unit_test(what_is_left_out_is_told_with_its_line),
        cmocka_unit_test(termbases_of_version_2_are_read),
        cmocka_unit_test(termbases_of_version_3_are_read),
        cmocka_unit_test(damaged_and_hostile_xml_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
