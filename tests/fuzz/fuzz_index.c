// SPDX-License-Identifier: Apache-2.0
// A compiled name list as it may come from a damaged cache file: it is refused, or an article can be checked against it. The input is
// the damage, so that it outlives changes of the layout: 3 bytes say how much is cut off, then every 4 change one byte (3 say where, 1
// the new value). An empty input leaves the index whole, and then it must be accepted.
#include "target.h"

#include "engine/check/checker.h"
#include "names/match/lists.h"

static const char LIST[] = "name\tkind\talso\told\tnot\texcept\tru\n"
                           "Joe Biden\tperson\tJoseph Biden\t\tBayden\t\tДжо Байден\n"
                           "Sergei Shoigu\tperson\t\t\t\t\tСергей Шойгу\n"
                           "Kyiv\tplace\t\tKiev\tKyev\tchicken Kiev|Dynamo Kiev\tКиев\n"
                           "Novaya Gazeta\torganisation\t\t\t\t\tНовая газета\n"
                           "Ursula von_der_Leyen\tperson\t\t\t\t\t\n"
                           "Kim Jong-un\tperson\t\t\t\t\tКим Чен Ын\n"
                           "Petr Fiala\tperson\t\t\t\t\tПетр Фиала\n"
                           "European Union\torganisation\tEU\t\t\t\tЕвросоюз\n";
static const char ARTICLE[] =
    "Today Joe Baiden met Sergei Shoig in Kyev. Baiden and Ursula van der Leyen went to Novaja Gazeta; the chicken Kiev, "
    "Shoigu's men, Kim Chen Yn and Petra Fialy did not. NATO-led Kiev, the European Unions and Joseph Bayden.";

static struct stet_checker *checker; // its only layer is the index under test
static struct stet_buf whole;

static void build(void)
{
    struct stet_settings *settings = NULL;
    struct stet_schemes schemes = {0};
    struct stet_arena arena = {0};
    struct stet_name_list list;
    MUST(stet_settings_new(&settings, NULL) == STET_OK);
    MUST(stet_checker_new(&checker, settings, NULL) == STET_OK);
    MUST(stet_name_schemes(&schemes, NULL) == STET_OK);
    MUST(stet_name_list_parse(&list, &arena, "list.tsv", STET_STR(LIST), NULL) == STET_OK);
    MUST(stet_index_compile(&whole, &list, 1, &schemes, NULL) == STET_OK);
    stet_schemes_release(&schemes);
    stet_arena_release(&arena);
    stet_settings_free(settings);
}

static void check_with(const struct stet_index *index)
{
    struct stet_session *session = NULL;
    struct stet_result *result = NULL;
    checker->lists->layers[0] = *index;
    checker->lists->tries[0] = index->trie;
    MUST(stet_session_new(&session, checker, NULL) == STET_OK);
    MUST(stet_check(&result, session, "article.txt", ARTICLE, sizeof ARTICLE - 1, NULL) == STET_OK);
    stet_result_free(result);
    stet_session_free(session);
}

static size_t number(const uint8_t *data)
{
    return (size_t)data[0] | (size_t)data[1] << 8 | (size_t)data[2] << 16;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!checker)
        build();
    size_t left = whole.size - (size < 3 ? 0 : number(data) % (whole.size + 1));
    uint8_t *damaged = stet_xmalloc(left);
    memcpy(damaged, whole.data, left);
    for (size_t i = 3; left && i + 4 <= size; i += 4)
        damaged[number(data + i) % left] = data[i + 3];
    struct stet_index index;
    bool opened = stet_index_open(&index, damaged, left, false);
    MUST(opened || size >= 3);
    if (opened)
        check_with(&index);
    free(damaged);
    return 0;
}
