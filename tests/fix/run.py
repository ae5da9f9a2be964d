#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What `stet fix` writes does no harm, on every text at hand.

usage: run.py PROGRAM ROOT samples   the samples, the cases of the rules and of the command line, the examples of the rules
       run.py PROGRAM ROOT edited    a sample of edited news beside the checkout (status 77: not there, skipped)

For every text: a second run changes nothing, with safe fixes and with all; and safe fixes neither take nor put a letter or figure,
unless they are of a family whose rules do that by their purpose (names, words, residue).
"""
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

# Rules of these families say in their descriptions that they replace, take or put words or letters.
CHANGE_LETTERS = ("name/", "spelling/", "residue/", "repetition/", "term/", "number/", "consistency/")


def samples(program, root):
    for folder in ("samples", "tests/rules", "tests/cli"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in (".md", ".txt"):
                yield path.suffix, path.read_bytes()
    rules = [line.split()[0] for line in run(program, ["rules"]).decode().splitlines() if "/" in line.split(" ")[0]]
    for rule in rules:
        yield ".txt", re.sub(b"(?m)^    ", b"", run(program, ["explain", rule]))


def edited(root):
    corpus = root.parent / "shared" / "gold" / "edited" / "news.jsonl.gz"
    if not corpus.exists():
        print(f"skipped: there is no edited news beside the checkout ({corpus})")
        sys.exit(77)
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 4 == 0:
                yield ".txt", json.loads(line)["text"].encode()


def run(program, arguments):
    done = subprocess.run([program, *arguments], capture_output=True, stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 1, 2) or done.returncode == 2 and b"UTF" not in done.stderr + done.stdout:
        sys.exit(f"{arguments[:3]}: status {done.returncode}\n{done.stderr.decode(errors='replace')[:2000]}")
    return done.stdout


def contents(folder):
    return {path: path.read_bytes() for path in sorted(folder.iterdir())}


def show(path, before, after):
    for old, new in zip(before.split(b"\n"), after.split(b"\n")):
        if old != new:
            print(f"{path.name}:\n  - {old.decode(errors='replace')[:300]}\n  + {new.decode(errors='replace')[:300]}")
            return


def second_run_changes_nothing(program, folder, options):
    run(program, ["fix", "--no-config", "-q", *options, str(folder)])
    once = contents(folder)
    run(program, ["fix", "--no-config", "-q", *options, str(folder)])
    twice = contents(folder)
    changed = [path for path in once if once[path] != twice[path]]
    for path in changed[:10]:
        show(path, once[path], twice[path])
    print(f"{' '.join(options) or 'safe'}: {len(once)} texts, {len(changed)} changed by a second run")
    return not changed


def letters(text):
    return collections.Counter(c for c in text if c.isalnum())


def safe_fixes_keep_letters(program, folder):
    findings = map(json.loads, run(program, ["check", "--no-config", "-f", "jsonl", str(folder)]).decode().splitlines())
    safe = wrong = 0
    for found in findings:
        if found.get("fix") != "safe":
            continue
        safe += 1
        if not found["rule"].startswith(CHANGE_LETTERS) and letters(found["text"]) != letters(found["suggestions"][0]):
            wrong += 1
            print(f"{found['rule']}: {found['text']!r} -> {found['suggestions'][0]!r}")
    print(f"{safe} safe fixes, {wrong} change letters or figures though their rule does not say so")
    return safe > 0 and not wrong


def main():
    program, root, what = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    texts = list(samples(program, root) if what == "samples" else edited(root))
    good = True
    for options in ([], ["--unsafe"]):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for number, (suffix, text) in enumerate(texts):
                (folder / f"{number:05}{suffix}").write_bytes(text)
            if not options:
                good = safe_fixes_keep_letters(program, folder)
            good = second_run_changes_nothing(program, folder, options) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
