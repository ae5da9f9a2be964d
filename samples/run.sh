#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From a fresh Debian 12 to a report: installs what is missing, builds a release into build/release, checks the sample
# articles. Ends with status 0 when stet did its work: findings are what the samples are for.
set -eu
cd "$(dirname "$0")/.."
. samples/setup.sh

# shellcheck disable=SC2086 # a list of words
stet_setup $stet_build_packages

say "building a release in build/release"
log=build/release/build.log
mkdir -p build/release
if ! { cmake --preset release && cmake --build --preset release; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    say "the build failed; all of it is in $log" >&2
    exit 2
fi

stet=build/release/src/stet
say "$stet samples/*.md samples/*.txt"
status=0
"$stet" samples/*.md samples/*.txt || status=$?
if [ "$status" -gt 1 ]; then
    exit "$status"
fi
say "done. The program is $stet; try it on an article of yours: $stet article.md"
