#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From a fresh Debian 12 to tested: installs what is missing, builds the dev preset (warnings are errors) into build/dev, runs
# all tests. Arguments go to ctest: tests/run.sh -R cli
set -eu
cd "$(dirname "$0")/.."
. samples/setup.sh

# shellcheck disable=SC2086 # a list of words
stet_setup $stet_build_packages $stet_test_packages

say "building in build/dev"
log=build/dev/build.log
mkdir -p build/dev
if ! { cmake --preset dev && cmake --build --preset dev; } >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    say "the build failed; all of it is in $log" >&2
    exit 2
fi

say "testing"
ctest --preset dev "$@"
