#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Shows how the reports and command-line cases differ from what is written down, then writes down what stet does now. Read the
# difference before you commit it. Usage: tests/update.sh [PROGRAM [NAME...]], see expect.py.
set -eu
cd "$(dirname "$0")/.."
program=${1:-build/dev/src/stet}
[ $# -eq 0 ] || shift
exec python3 tests/expect.py update "$program" "$@"
