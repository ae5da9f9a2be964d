// SPDX-License-Identifier: Apache-2.0
// A directive that silences nothing hides the next mistake of its kind.
#include "rules/directive.h"
#include "rules/rule.h"

static void report(struct stet_check *check, const struct stet_directive *directive)
{
    struct stet_str text = directive->text, rule = directive->rule;
    const char *advice = "silences nothing; remove it from the article";
    struct stet_issue *issue = text.size ? stet_check_report(check, 0, 0, "accepting \"%.*s\" %s",
                                                             (int)text.size, text.data, advice)
                               : rule.size
                                   ? stet_check_report(check, 0, 0, "leaving out \"%.*s\" %s",
                                                       (int)rule.size, rule.data, advice)
                                   : stet_check_report(check, 0, 0, "this %s", advice);
    issue->outside = true;
    issue->original_start = directive->start;
    issue->original_end = directive->end;
}

static void check_directives(struct stet_check *check)
{
    for (size_t i = 0; i < check->directive_count; i++) {
        const struct stet_directive *directive = &check->directives[i];
        if (!directive->used && !directive->undecided && !directive->fault)
            report(check, directive);
    }
}

static const struct stet_example bad[] = {
    {"<!-- stet: ignore \"Hrynevych\" -->\nThe minister left.", NULL},
    {"<!-- stet: ignore-next-line -->\nThe minister left.", NULL},
    {"<!-- stet: off spelling -->\nThe minister left.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"<!-- stet: ignore \"anounced\" -- as in the letter quoted -->\nThe minister anounced a plan.",
     NULL},
    {"<!-- stet: ignore-next-line spelling -->\nThe minister anounced a plan.", NULL},
    {"The minister anounced [sic] a plan.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_stet_unused_suppression = {
    .info =
        {.id = "stet/unused-suppression",
         .since = "0.1.0",
         .mqm = "design/markup",
         .summary = "a suppression that silences nothing",
         .why =
             "The mistake it was written for has been mended, or its text or rule does not fit. Left in place it would hide the "
             "next mistake of its kind without anybody knowing. Each text and each rule of a directive is judged by itself. A "
             "suppression of rules that are switched off, in the configuration or on the command line, is not reported, "
             "because whether it is needed cannot be said; [sic] never is, because it is meant for the reader. It never "
             "fires on text without such comments.",
         .severity = STET_SEVERITY_WARNING,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_directives,
    .last = true,
};
