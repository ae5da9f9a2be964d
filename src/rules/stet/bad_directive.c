// SPDX-License-Identifier: Apache-2.0
// A comment for stet that stet cannot follow: its writer believes that something is settled which is not.
#include "rules/directive.h"
#include "rules/rule.h"

static void check_directives(struct stet_check *check)
{
    for (size_t i = 0; i < check->directive_count; i++) {
        const struct stet_directive *directive = &check->directives[i];
        if (!directive->fault)
            continue;
        struct stet_issue *issue = stet_check_report(check, 0, 0, "%s", directive->fault);
        issue->outside = true;
        issue->original_start = directive->start;
        issue->original_end = directive->end;
        if (directive->better.data)
            stet_issue_suggest(check, issue, directive->better);
    }
}

static const struct stet_example bad[] = {
    {"<!-- stet: ignore spelling/unknwon -->\nHe left.", NULL},
    {"He left. <!-- stet: ignor \"Shoig\" -->", NULL},
    {"He left. <!-- stet: ignore -->", NULL},
    {"<!-- stet: on -->\nHe left.", NULL},
    {"<!-- stet off -->\nHe left.", NULL},
    {"<!-- stet-disable -->\nHe left.", NULL},
    {"<!-- stet: disable spelling -->\nHe left.", NULL},
    {NULL, NULL}};
static const struct stet_example good[] = {
    {"<!-- stet: off spelling/unknown -- a quotation in dialect -->\nHe sayed so.\n\n<!-- stet: on -->\nHe left.",
     NULL},
    {"<!-- a comment that is not for stet -->\nHe left.", NULL},
    {"<!-- stet was written for this desk -->\nHe left.", NULL},
    {NULL, NULL}};

const struct stet_rule_def stet_rule_stet_bad_directive = {
    .info =
        {.id = "stet/bad-directive",
         .since = "0.1.0",
         .mqm = "design/markup",
         .summary = "a comment for stet that it cannot follow",
         .why =
             "Comments such as <!-- stet: ignore \"Shoig\" -- reason --> tell stet what is to stand. A word of command, a "
             "rule or a quotation mark that is mistyped there means that nothing is silenced, or that the wrong thing is.\n\n"
             "The commands are: ignore with a text in quotes or with rules, for the whole article; ignore-next-line, alone "
             "or with rules, for the next line that is not empty; off and on, alone or with rules, for what stands between "
             "them. What follows \"--\" is the reason. In front matter, stet: {accept: [Shoig]} does what ignore with a text "
             "does. Comments in the manner of other tools (stet-disable) are told here too: they do nothing. It never fires on text without such comments.",
         .severity = STET_SEVERITY_ERROR,
         .fix = STET_FIX_NONE,
         .bad = bad,
         .good = good},
    .check = check_directives,
    .last = true,
};
