#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Judgements of the name engine, one a row.

usage: run.py STET [FILE.tsv ...]

A row has `lists`, `text`, `expect`, `why`. lists is `default` (what is built in), `only:X` (tests/names/lists/X.tsv alone) or
`with:X` (both). text is an article; \\n\\n begins a paragraph. expect is `silent` (no finding of name/), or places parted by " ; ":
`Baiden > Biden` (a finding whose text is or holds Baiden and whose first suggestion is Biden), with `error` or `warning` or `note`
before it where the level matters, and `!Word` for a word that no name finding may touch. Nothing else of name/ may be found.
"""
import collections
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
LEVELS = ("error", "warning", "note")


def rows(paths):
    for path in paths:
        with open(path, encoding="utf8") as file:
            reader = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in reader:
                yield path.name, row


def options(lists):
    if lists == "default":
        return []
    how, name = lists.split(":")
    return (["--no-default-names"] if how == "only" else []) + ["--names", str(HERE / "lists" / f"{name}.tsv")]


def complaint(row, found):
    """Why the findings are not what the row expects; None: they are."""
    left = list(found)
    for want in row["expect"].split(" ; "):
        if want == "silent" or want.startswith("!"):
            word = want[1:]
            if want != "silent" and any(word in f["text"] for f in left):
                return f"{word} is reported"
            continue
        level, _, rest = want.partition(" ")
        text, _, suggestion = (rest if level in LEVELS else want).partition(" > ")
        hit = next((f for f in left if text in f["text"] and (f["suggestions"] or [""])[0] == suggestion and
                    (level not in LEVELS or f["severity"] == level)), None)
        if not hit:
            return f"no {want}"
        left.remove(hit)
    return f"also {left[0]['severity']} {left[0]['text']} > {(left[0]['suggestions'] or [''])[0]}" if left else None


def main(stet, *paths):
    paths = [pathlib.Path(p) for p in paths] or sorted(HERE.glob("*.tsv"))
    groups, wrong, count = collections.defaultdict(list), 0, 0
    for name, row in rows(paths):
        groups[row["lists"]].append((name, row))
    for lists, members in groups.items():
        with tempfile.TemporaryDirectory() as folder:
            for i, (_, row) in enumerate(members):
                pathlib.Path(folder, f"{i}.txt").write_text(row["text"].replace("\\n", "\n") + "\n", encoding="utf8")
            run = subprocess.run([stet, "check", "--no-config", "--format", "jsonl", *options(lists), folder],
                                 capture_output=True, text=True, check=False)
            if run.returncode not in (0, 1):
                sys.exit(run.stderr)
            found = collections.defaultdict(list)
            for line in run.stdout.splitlines():
                finding = json.loads(line)
                if finding["rule"].startswith("name/") and finding["severity"] != "note":
                    found[int(pathlib.Path(finding["file"]).stem)].append(finding)
            for i, (name, row) in enumerate(members):
                count += 1
                why = complaint(row, found[i])
                if why:
                    wrong += 1
                    print(f"{name}: {row['text']}: {why} ({row['why']})")
    print(f"{count - wrong} of {count} judgements as written down")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
