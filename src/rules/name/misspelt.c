// SPDX-License-Identifier: Apache-2.0
// Names that the list has in another spelling. All evidence is weighed in names/; here its confidence becomes a severity.
#include "rules/shared/name_report.h"

static void report(struct stet_check *check, const struct stet_name_hit *hit)
{
    const char *text = stet_name_quote(check, hit), *message;
    if (hit->hit_class == STET_HIT_WRONG)
        message = stet_arena_printf(check->arena, "\"%s\" is a known misspelling of \"%s\"", text,
                                    hit->suggestion);
    else if (hit->rival)
        message = stet_arena_printf(check->arena,
                                    "\"%s\" is not a known name; \"%s\" or \"%s\" may be meant",
                                    text, hit->suggestion, hit->rival);
    else
        message =
            stet_arena_printf(check->arena, "\"%s\" is not a known name; did you mean \"%s\"?",
                              text, hit->suggestion);
    struct stet_issue *issue = stet_name_report(check, hit, message);
    issue->severity =
        hit->confidence >= STET_NAME_ERROR_AT ? STET_SEVERITY_ERROR : STET_SEVERITY_WARNING;
}

static void check_names(struct stet_check *check)
{
    for (uint32_t i = 0; i < check->names->hit_count; i++) {
        const struct stet_name_hit *hit = &check->names->hits[i];
        bool mine = hit->hit_class == STET_HIT_MISSPELT || hit->hit_class == STET_HIT_WRONG ||
                    hit->hit_class == STET_HIT_CONFUSED;
        if (mine && hit->confidence >= STET_NAME_WARN_AT)
            report(check, hit);
    }
}

static const struct stet_example bad[] = {
    {"Talks with the Baiden administration went on until Friday.",
     "Talks with the Biden administration went on until Friday."},
    {"Sergei Shoig arrived in Minsk on Tuesday.", "Sergei Shoigu arrived in Minsk on Tuesday."},
    {"Karola Navrotsky was congratulated by the president.",
     "Karol Nawrocki was congratulated by the president."},
    {"Antony Blinken spoke to the press. \"We will see,\" said Blyen.", NULL},
    {"Ilon Mask met Kim Chen In.", "Elon Musk met Kim Jong-un."},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The Biden administration spoke to Sergei Shoigu, and Karol Nawrocki was told.", NULL},
    {"The Bidens met Shoigu's deputy and a Shoigu-led delegation.", NULL},
    {"Babatunde Akinsola reported from Lagos.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_name_misspelt = {
    .info =
        {.id = "name/misspelt",
         .since = "0.1.0",
         .mqm = "terminology/termbase",
         .summary = "a name in a spelling that no list has",
         .why =
             "A translation engine that does not know a name spells it out letter by letter (Байден: Baiden), takes part of it for\n"
             "a case ending (Шойгу: Shoig), leaves a case ending on it (Навроцкого: Navrotskogo) or garbles it (Blyen for\n"
             "Blinken). The readers of the article know the person by another name, and a spelling checker suggests Baden.\n"
             "\n"
             "Every capitalised word that is in no name list and no dictionary is compared with the listed names: with the spellings\n"
             "that romanising their source forms gives, and by learned costs of letter groups. How near a name is does not\n"
             "decide alone: the other half of the name beside it, the people the article is about, how common the word is in\n"
             "news, and the margin to the next candidate are weighed into one confidence. From 0.93 on the finding is an error\n"
             "and can be fixed automatically, from 0.72 on a warning; below nothing is said. Of two names that cannot be told\n"
             "apart both are suggested, and none is put in automatically.\n"
             "\n"
             "Where every word of a name is listed or spelt out, in the order of one entry, that entry is meant, also where a word\n"
             "is somebody else's name or an English one (Ilon Mask: Elon Musk; Kim Chen In: Kim Jong-un). A listed name with a\n"
             "hyphen more or fewer than the list writes (Wi-Fi, WiFi) is a warning.\n"
             "\n"
             "A name that is right and unknown to the lists belongs into a list: name it with --names or in .stet.yaml. `stet trace\n"
             "WORD` shows what was weighed. To keep one spelling in one article, write <!-- stet: ignore \"Shoig\" -- why -->.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_SAFE,
         .bad = bad,
         .good = good},
    .check = check_names,
    .of_words = true,
};
