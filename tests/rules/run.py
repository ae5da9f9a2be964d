#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the cases of the rules: tests/rules/<family>_<name>/<case>.{txt,md,...} against <case>.expect.

usage: run.py STET [--update] [RULE_FOLDER ...]

An expectation is one line a finding of that folder's rule, in the order of the text:

    line:column rule-id "text" -> first suggestion

without the arrow where nothing is suggested; a line break in the text is written \\n. An empty file expects silence.
--update rewrites the expectations after showing the difference.
"""
import difflib
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def show(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def findings(program, rule, path):
    run = subprocess.run([program, "check", "--format", "jsonl", path], capture_output=True, encoding="utf-8")
    if run.returncode not in (0, 1):
        sys.exit(f"{path}: exit status {run.returncode}: {run.stderr}")
    lines = []
    for found in map(json.loads, run.stdout.splitlines()):
        if found["rule"] != rule:
            continue
        suggestions = found.get("suggestions") or []
        lines.append(f'{found["line"]}:{found["column"]} {rule} "{show(found["text"])}"'
                     + (f" -> {show(suggestions[0])}" if suggestions else ""))
    return lines


def main():
    arguments = [a for a in sys.argv[1:] if a != "--update"]
    if not arguments:
        sys.exit(__doc__)
    program, update = arguments[0], "--update" in sys.argv
    folders = arguments[1:] or sorted(f for f in os.listdir(HERE) if os.path.isdir(os.path.join(HERE, f)))
    cases = wrong = 0
    for folder in folders:
        family, name = os.path.basename(folder.rstrip("/")).split("_", 1)
        rule = family + "/" + name.replace("_", "-")
        where = os.path.join(HERE, os.path.basename(folder.rstrip("/")))
        for file in sorted(os.listdir(where)):
            if file.endswith(".expect"):
                continue
            path, expect = os.path.join(where, file), os.path.join(where, os.path.splitext(file)[0] + ".expect")
            cases += 1
            found = findings(program, rule, path)
            wanted = open(expect, encoding="utf-8").read().splitlines() if os.path.exists(expect) else None
            if found == wanted:
                continue
            wrong += 1
            print("\n".join(difflib.unified_diff(wanted or [], found, expect, path, lineterm="")))
            if update:
                with open(expect, "w", encoding="utf-8") as out:
                    out.writelines(line + "\n" for line in found)
            elif wanted is None:
                print(f"{expect} is missing")
    print(f"{cases} cases, {wrong} {'updated' if update else 'wrong'}")
    sys.exit(wrong > 0 and not update)


if __name__ == "__main__":
    main()
