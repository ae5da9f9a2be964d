# SPDX-License-Identifier: Apache-2.0
# Sourced by samples/run.sh and tests/run.sh: `stet_setup PACKAGE...` makes sure that Debian packages are installed.
# shellcheck shell=sh disable=SC2034

say() {
    printf '== %s\n' "$*"
}

# The packages of "$@" that are not installed, one a line.
missing_packages() {
    for package in "$@"; do
        status=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) || status=
        case $status in
        'install ok installed') ;;
        *) printf '%s\n' "$package" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

stet_setup() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "no Debian packages here; stet needs what these hold: $*"
        return 0
    fi
    missing=$(missing_packages "$@")
    if [ -z "$missing" ]; then
        return 0
    fi
    missing=$(printf '%s' "$missing" | tr '\n' ' ')
    if ! command -v apt-get >/dev/null 2>&1; then
        say "apt-get is not there; these packages are missing: $missing" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
        say "neither root nor sudo; as root, run: apt-get install $missing" >&2
        return 1
    fi
    say "installing: $missing"
    # shellcheck disable=SC2086 # a list of words
    { as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            $missing; } >/dev/null || {
        say "these packages could not be installed: $missing" >&2
        return 1
    }
}

# What building and running take. Both English dictionaries: a British spelling is no misspelling in American text, and what is British
# is told by comparing the two.
stet_build_packages='build-essential cmake ninja-build pkg-config git libhunspell-dev hunspell-tools
    hunspell-en-us hunspell-en-gb libicu-dev libyaml-dev libmd4c-dev libgumbo-dev libxml2-dev'
# What the tests take besides.
stet_test_packages='libcmocka-dev locales clang clang-format python3 pre-commit mandoc man-db shellcheck patch'
