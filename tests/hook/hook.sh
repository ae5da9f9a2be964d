#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# `stet hook install` and `stet hook run` on real repositories.
. "$(dirname "$0")/common.sh"

# The first commit is stopped and shows why; the mended one passes.
new_repository first
passes stet hook install
shows .git/hooks/pre-commit
passes stet hook install
shows "there already"
echo "$wrong" > article.md
git add article.md
fails git commit -q -m wrong
shows name/misspelt
shows "article.md:1:8"
shows --no-verify
echo "$right" > article.md
fails git commit -q -m "what is staged counts, not the work tree"
git add article.md
echo "$wrong" > article.md
passes git commit -q -m right
git checkout -q article.md

# Nothing staged, and no articles among what is.
passes stet hook run
[ ! -s "$scratch/out" ] || stop "printed something"
echo "$wrong" > notes.c
printf 'Shoig\000' > picture.png
git add .
passes git commit -q -m "no articles"

# Only what the commit changes.
git commit -q --allow-empty -m empty
printf '%s\n\nThe second paragraph is right.\n\n%s\n' "$wrong" "$wrong" > old.md
git add old.md
git commit -q --no-verify -m old
printf '%s\n\nThe second paragraph is new.\n\n%s\n' "$wrong" "$wrong" > old.md
git add old.md
passes git commit -q -m "a line between old mistakes"
printf '%s\n\nThe second paragraph is new.\n\n%s\n%s\n' "$wrong" "$wrong" "$wrong" > old.md
git add old.md
fails git commit -q -m "one more"
shows "old.md:6:8"
hides "old.md:5:8"
hides "old.md:1:8"
git checkout -q HEAD old.md

# Renamed, with and without a change; deleted; a folder below; odd names; called from below.
git mv old.md renamed.md
passes git commit -q -m renamed
mkdir -p "deep er"
git mv renamed.md "deep er/tab	quote\"ü.md"
echo "Another line is right." >> "deep er/tab	quote\"ü.md"
git add .
passes git commit -q -m "renamed and changed"
echo "$wrong" >> "deep er/tab	quote\"ü.md"
git add .
(cd "deep er" && fails stet hook run && shows "quote\"ü.md:7:8")
git reset -q --hard
git rm -q article.md
passes git commit -q -m deleted

# Links, modes and pictures are none of stet's business.
ln -s nowhere.md link.md
printf 'Sergei Shoig\000said' > picture.bin
git add .
passes git commit -q -m "link and picture"
chmod +x "deep er"/*.md
git add .
passes git commit -q -m mode

# The configuration of the work tree: what is ignored, and for which files.
mkdir drafts
echo "$wrong" > drafts/a.md
echo "$wrong" > b.txt
printf 'ignore: drafts/\noverrides:\n- {files: b.txt, rules: {name: off}}\n' > .stet.yaml
git add .
passes git commit -q -m ignored
printf 'ignor: drafts/\n' > .stet.yaml
echo "$right" >> b.txt
git add b.txt
passes git commit -q -m "what is staged of the configuration counts"
echo "$right" >> b.txt
git add b.txt .stet.yaml
fails git commit -q -m "broken configuration"
shows 'did you mean "ignore"?'
shows .stet.yaml
git reset -q --hard

# Settings of the user that would change what git prints.
printf '' > .stet.yaml
git add .stet.yaml
git config diff.noprefix true
git config color.ui always
git config diff.external /bin/false
git config diff.mnemonicPrefix true
echo "$wrong" >> b.txt
git add b.txt
fails git commit -q -m "own settings"
shows "b.txt:3:8"

# What git takes for binary does not pass without a word.
new_repository wide
passes stet hook install
printf 'T\0h\0e\0 \0e\0n\0d\0.\0\n\0' > "the end and.md"
git add "the end and.md"
fails git commit -q -m wide
shows "the end and.md: the file is UTF-16"
git rm -q --cached "the end and.md"
echo "*.md binary" > .gitattributes
echo "$wrong" > b.md
printf '\211PNG\r\n\032\n\0\0\0\rIHDR' > photo.png
git add .gitattributes b.md photo.png
fails git commit -q -m attributes
shows "b.md:1:8"

# A foreign hook stays, core.hooksPath is followed, a linked work tree finds the hooks of its repository.
new_repository foreign
printf '#!/bin/sh\necho mine\n' > .git/hooks/pre-commit
fails stet hook install
shows "stet hook run || exit 1"
[ "$(cat .git/hooks/pre-commit)" = "$(printf '#!/bin/sh\necho mine')" ] || stop "the foreign hook was changed"
git config core.hooksPath "$scratch/shared hooks"
passes stet hook install
[ -x "$scratch/shared hooks/pre-commit" ] || stop "core.hooksPath was not followed"
echo "$wrong" > a.md
git add a.md
fails git commit -q -m wrong
shows "a.md:1:8"
git commit -q --no-verify -m wrong
git worktree add -q "$scratch/linked"
cd "$scratch/linked"
passes stet hook install
shows "there already"
echo "$wrong" > b.md
git add b.md
fails git commit -q -m wrong
shows "b.md:1:8"

# Outside of any repository.
cd "$scratch/home"
fails stet hook run
shows "no work tree of git"
fails stet hook install
shows "no repository of git"
fails stet hook
fails stet hook run article.md
fails stet check --staged
shows "no work tree of git"

# What to type next can be pasted where one stands; only errors are shown; what is ignored is not offered.
new_repository standing
passes stet hook install
mkdir -p north/archive south
printf 'ignore: ["archive/"]\n' > .stet.yaml
for file in north/a.md north/archive/old.md south/b.md; do printf '%s He left .\n' "$wrong" > "$file"; done
git add .
cd north
fails git commit -q -m wrong
shows " a.md:1:8"
shows "stet fix ../south/b.md a.md"
hides space-before
hides archive
fails stet check --staged --format line
shows "../south/b.md:1:51: warning[typography/space-before]"

# Without stet on the path the hook says so.
fails env PATH=/usr/bin:/bin git commit -q -m wrong
shows "stet is not on the PATH"
git commit -q --no-verify -m wrong

# Since a revision, in the work tree.
echo "$wrong" >> a.md
fails stet check --changed --format line
shows "a.md:2:8"
hides "a.md:1:8"
git commit -q --no-verify -a -m more
passes stet check --changed
fails stet check --changed=HEAD~1 --format line
shows "a.md:2:8"
hides b.md
fails stet check "--changed=;x"
shows "no revision"
fails stet check --changed a.md

# A commit of some files alone, whose index is a temporary one.
echo "$right" > a.md
printf '%s\n' "$wrong" > c.md
git add c.md
passes git commit -q -m "a alone" a.md
fails git commit -q -m "c too"
shows "c.md:1:8"

# What pre-commit asks: two revisions, or files whether they change or not.
git commit -q --no-verify -m c
cd ..
fails env PRE_COMMIT_FROM_REF=HEAD~1 PRE_COMMIT_TO_REF=HEAD stet hook run north/c.md
shows "north/c.md:1:8"
hides "the commit is stopped"
passes env PRE_COMMIT_FROM_REF=HEAD~2 PRE_COMMIT_TO_REF=HEAD~1 stet hook run north/a.md
fails stet hook run north/c.md south/b.md
shows "north/c.md:1:8"
shows "south/b.md:1:8"
passes stet hook run north/a.md north/archive/old.md

# Five hundred files take no process each.
for i in $(seq 500); do printf '%s\n' "$right" > "south/$i.md"; done
git add .
passes git commit -q -m many
