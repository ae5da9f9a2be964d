# SPDX-License-Identifier: Apache-2.0
# Sourced by the tests here: a scratch folder, a git that heeds no configuration of the machine, and short ways to say what is expected.
# usage of a test: TEST.sh STET SOURCE-FOLDER
set -eu
stet=$1
root=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/home"
ln -s "$stet" "$scratch/bin/stet"
PATH=$scratch/bin:$PATH
HOME=$scratch/home
GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=Test GIT_AUTHOR_EMAIL=test@example.org
GIT_COMMITTER_NAME=Test GIT_COMMITTER_EMAIL=test@example.org LC_ALL=C.UTF-8
export PATH HOME GIT_CONFIG_NOSYSTEM GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL LC_ALL
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE XDG_CONFIG_HOME 2>/dev/null || :

wrong='Sergei Shoig said that the plan was ready.'
right='Sergei Shoigu said that the plan was ready.'

new_repository() { # NAME: made in the scratch folder, and entered
    git -c init.defaultBranch=main init -q "$scratch/$1"
    cd "$scratch/$1"
}
stop() {
    echo "$0: $*"
    [ ! -f "$scratch/out" ] || cat "$scratch/out"
    exit 1
}
passes() { # COMMAND...
    "$@" > "$scratch/out" 2>&1 || stop "failed: $*"
}
fails() {
    if "$@" > "$scratch/out" 2>&1; then stop "should have failed: $*"; fi
}
shows() { # TEXT: in what the last command printed
    grep -qF -- "$1" "$scratch/out" || stop "does not show: $1"
}
hides() {
    if grep -qF -- "$1" "$scratch/out"; then stop "should not show: $1"; fi
}
