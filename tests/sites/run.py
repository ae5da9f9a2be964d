#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fixing the sources of sites changes what people read and nothing else, and a second time changes nothing.

usage: run.py STET

In the articles here "Baiden" stands in every kind of place that people read, "Shoig" in every kind of place that they don't.
"""
import pathlib
import subprocess
import sys


def fix(stet, name, text):
    done = subprocess.run([stet, "fix", "-q", "--no-config", "--unsafe", "--stdin-name", name, "-"], input=text,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.stdout if done.returncode in (0, 1) else done.stderr


def main(stet):
    wrong, count = 0, 0
    for path in sorted(pathlib.Path(__file__).parent.iterdir()):
        if path.suffix == ".py":
            continue
        text = path.read_bytes()
        for name, source in ((path.name, text), (path.name, text.replace(b"\n", b"\r\n"))):
            count += 1
            want = source.replace(b"Baiden", b"Biden")
            once = fix(stet, name, source)
            twice = fix(stet, name, once)
            for label, got, expected in (("fixed", once, want), ("fixed twice", twice, once)):
                if got == expected:
                    continue
                wrong += 1
                for a, b in zip(expected.splitlines(), got.splitlines()):
                    if a != b:
                        print(f"{path.name}, {label}:\n- {a.decode()}\n+ {b.decode()}")
    print(f"{count} articles, {wrong} wrong")
    return wrong > 0 or count == 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
