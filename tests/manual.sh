#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The manual that is installed is what the program says of itself, names every command, option and rule, and is clean mdoc.
# Usage: manual.sh PROGRAM MANUAL TEMPLATE COMPLETION
set -eu
stet=$1 manual=$2 template=$3 completion=$4
status=0

fail() {
    printf '%s\n' "$*"
    status=1
}

"$stet" generate manual <"$template" | cmp - "$manual" || fail "the manual has drifted: build again"
"$stet" generate completion | cmp - "$completion" || fail "the completion script has drifted: build again"
bash -n "$completion" || fail "the completion script is no bash"
if command -v shellcheck >/dev/null; then
    shellcheck -s bash "$completion" || fail "shellcheck complains of the completion script"
fi

plain=$(mandoc -Tutf8 "$manual" | col -bx)
for command in $("$stet" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]\{1,\}\) .*/\1/p'); do
    printf '%s\n' "$plain" | grep -q "^ *stet \[*$command" || fail "the synopsis lacks $command"
    for option in $("$stet" "$command" --help | grep -o -e ' --[a-z-]*' | sort -u); do
        printf '%s\n' "$plain" | grep -q -e "$option" || fail "the manual lacks $option of $command"
    done
done
for rule in $("$stet" rules | sed 's/ .*//' | grep /); do
    printf '%s\n' "$plain" | grep -q "^ *$rule " || fail "the manual lacks $rule"
    "$stet" explain "$rule" >/dev/null || fail "stet explain $rule fails"
done

# What other manuals are installed is the machine's business.
lint=$(mandoc -Tlint "$manual" | grep -v -e 'referenced manual not found' || true)
[ -z "$lint" ] || fail "$lint"
exit "$status"
