#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every phrase of the built-in glossaries is run: the wrong one must be found with its right form first, the right one must be let stand.

usage: terms.py STET FOLDER        FOLDER is dictionaries/en, with terms*.tsv
"""
import glob
import json
import os
import subprocess
import sys
import tempfile


def entries(folder):
    for path in sorted(glob.glob(os.path.join(folder, "terms*.tsv"))):
        with open(path, encoding="utf-8") as file:
            header = None
            for line in file:
                fields = line.rstrip("\n").split("\t")
                if line.startswith("#") or len(fields) < 4:
                    continue
                if header is None:
                    header = fields
                    continue
                row = dict(zip(header, fields))
                yield row["name"], [n for n in row["not"].split("|") if n]


def plural(name):
    head, of, rest = name.partition(" of ")
    if head[-1] == "y" and head[-2] not in "aeiou":
        return head[:-1] + "ies" + of + rest
    return head + ("es" if head.endswith(("s", "x", "z", "ch", "sh")) else "s") + of + rest


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    stet, folder = sys.argv[1:]
    bad, good, seen = [], [], set()
    for name, wrong in entries(folder):
        bad += [(phrase, name) for phrase in wrong]
        if name not in seen:
            seen.add(name)
            good.append(name)
    if len(bad) < 600:
        sys.exit(f"only {len(bad)} phrases in {folder}")
    with tempfile.TemporaryDirectory() as place:
        for file, phrases in (("bad.txt", [b for b, _ in bad]), ("good.txt", good)):
            with open(f"{place}/{file}", "w", encoding="utf-8") as out:
                out.write("".join(f"They spoke of {phrase}, and left.\n\n" for phrase in phrases))
        run = subprocess.run([stet, "check", "--no-config", "--no-default-names", "--format", "jsonl", place],
                             capture_output=True, encoding="utf-8")
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    found, faults = {}, []
    for f in map(json.loads, run.stdout.splitlines()):
        if f["rule"] == "term/calque":
            found[os.path.basename(f["file"]), (f["line"] - 1) // 2] = (f.get("suggestions") or [""])[0]
    for i, (phrase, name) in enumerate(bad):
        got = found.get(("bad.txt", i))
        if got is None or got.lower() not in (name.lower(), plural(name).lower()):
            faults.append(f'"{phrase}": {got or "not found"}, not "{name}"')
    faults += [f'"{name}" is right, and found' for i, name in enumerate(good) if ("good.txt", i) in found]
    print("\n".join(faults))
    print(f"{len(bad)} wrong and {len(good)} right phrases, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
