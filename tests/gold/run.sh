#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The judged articles and translations that lie beside the checkout, where they do: every fault that must be found is found in the seed
# articles without a false alarm, and names on real translations keep a margin above what this tree reached (status 77: not there, skipped).
# Usage: tests/gold/run.sh PROGRAM seeds|names
set -eu
program=$1
shared=$(dirname "$0")/../../../shared
if [ ! -d "$shared/gold" ] || [ ! -d "$shared/bench" ]; then
    echo "skipped: the judged articles are not beside the checkout ($shared)"
    exit 77
fi
case $2 in
seeds)
    python3 "$shared/bench/seeds.py" "$shared/gold" "$shared/seeds" "$program" --no-config
    ;;
names)
    python3 "$shared/bench/names.py" "$shared/gold/names" "$program" --no-config | tee /dev/stderr | awk '
        $1 == "precision" { p = $2 + 0 }
        $1 == "recall" && $2 == "errors" { e = $3 + 0 }
        $1 == "recall" && $2 == "variants" { v = $3 + 0 }
        END {
            if (p < 93 || e < 70 || v < 70) {
                print "precision " p ", errors " e ", variants " v ": below 93, 70, 70"
                exit 1
            }
        }'
    ;;
esac
