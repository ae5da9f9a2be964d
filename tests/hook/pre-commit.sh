#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# .pre-commit-hooks.yaml under the real pre-commit framework: hooks from a repository, without the network.
if ! command -v pre-commit > /dev/null; then
    echo "skipped: the Debian package pre-commit is not installed"
    exit 77
fi
. "$(dirname "$0")/common.sh"
PRE_COMMIT_HOME=$scratch/cache
export PRE_COMMIT_HOME

new_repository hooks
cp "$root/.pre-commit-hooks.yaml" .
mkdir .ci samples build build/release build/release/src
cp "$root/.ci/pre-commit" .ci
cp "$root/samples/setup.sh" samples
ln -s "$stet" build/release/src/stet # as if built before
git add .
git commit -q -m hooks
revision=$(git rev-parse HEAD)

for id in stet stet-changed; do
    new_repository "$id"
    printf 'repos:\n- repo: %s/hooks\n  rev: %s\n  hooks:\n  - id: %s\n' "$scratch" "$revision" "$id" > .pre-commit-config.yaml
    passes pre-commit validate-config
    passes pre-commit install
    git add .
    passes git commit -q -m "no article at all"

    echo "$wrong" > article.md
    git add article.md
    fails git commit -q -m wrong
    shows Shoigu
    shows name/misspelt
    shows "article.md:1:8"
    echo "$right" > article.md
    git add article.md
    passes git commit -q -m right

    # What is ignored passes although the framework names it; what is no article is not even asked for.
    mkdir drafts
    echo "$wrong" > drafts/a.md
    echo "$wrong" > code.c
    echo 'ignore: drafts/' > .stet.yaml
    git add .
    passes git commit -q -m ignored

    # The work tree may be further on than what is staged, in both directions.
    echo "$wrong" >> article.md
    git add article.md
    printf '%s\n%s\n' "$right" "$right" > article.md
    fails git commit -q -m "staged is wrong"
    git add article.md
    echo "$wrong" >> article.md
    passes git commit -q -m "staged is right"

    git checkout -q .
    git rm -q article.md
    passes git commit -q -m deleted
    passes pre-commit run --all-files
done

# Old mistakes: the first hook checks whole files, the second what changes.
for id in stet stet-changed; do
    cd "$scratch/$id"
    echo "$wrong" > old.md
    git add old.md
    git commit -q --no-verify -m old
    echo "The plan was ready." >> old.md
    git add old.md
    if [ "$id" = stet ]; then fails git commit -q -m more; else passes git commit -q -m more; fi
done

# An id that builds stet uses what was built; without a compiler it says what to install.
for id in stet-build stet-changed-build; do
    new_repository "$id"
    printf 'repos:\n- repo: %s/hooks\n  rev: %s\n  hooks:\n  - id: %s\n' "$scratch" "$revision" "$id" > .pre-commit-config.yaml
    passes pre-commit install
    echo "$wrong" > article.md
    git add .
    fails git commit -q -m wrong
    shows "article.md:1:8"
done
cd "$scratch/hooks"
rm build/release/src/stet
mkdir "$scratch/tools"
for tool in sh dirname pwd; do ln -s "$(command -v "$tool")" "$scratch/tools"; done
fails env PATH="$scratch/tools" sh .ci/pre-commit check
shows "cannot be built here, because these are missing: cc cmake ninja pkg-config unmunch"
shows "libhunspell-dev"

# Continuous integration: between two revisions, and everything.
cd "$scratch/stet-changed"
git add . && git commit -q --no-verify -m rest || :
echo "$wrong" > new.md
git add new.md
git commit -q --no-verify -m new
fails pre-commit run --from-ref HEAD~1 --to-ref HEAD
shows "new.md:1:8"
hides "old.md:1:8"
fails pre-commit run --all-files
shows "old.md:1:8"
