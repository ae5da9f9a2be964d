#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Allocations, reads and threads that fail, each in turn: stet says so and stops, or nothing changes; never a half result.

usage: run.py STET SHIM KIND [--most N]

KIND is alloc, read or thread. Where a run makes more than N such calls, N of them are tried, evenly spread.
"""
import argparse
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile

ARTICLE = ("Sergei Shoig said that the plan was ready , and the minister anounced it.\n\n\u201cBaiden met him,\u201d he said. "
           "Zhukovec was there.\n")
LIST = "name\tkind\tru\nSergei Zhukovets\tperson\tСергей Жуковец\n"
CONFIG = "language: en_US\nnames: list.tsv\nignore: 'drafts/'\n"
FILES = {"a.md": "---\ntitle: Baiden\n---\n# A *head*\n\n" + ARTICLE, "b.txt": ARTICLE * 3, "list.tsv": LIST, ".stet.yaml": CONFIG}
COMMANDS = {
    "articles": ["check", "--format", "jsonl", "-j", "1", "a.md", "b.txt"],
    "folder": ["check", "-j", "2", "--format", "line", "."],
    "other language": ["check", "--language", "en_GB", "--format", "text", "-j", "1", "b.txt"],
    "fixed": ["fix", "--diff", "b.txt"],
}


class Trial:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.failures = []

    def run(self, command, kind, at):
        env = {**os.environ, "LD_PRELOAD": self.options.shim, "STET_FAIL": kind, "STET_FAIL_AT": str(at),
               "STET_FAIL_COUNT": str(self.folder.parent / "count"), "LC_ALL": "C.UTF-8", "HOME": str(self.folder.parent)}
        done = subprocess.run([self.options.stet, *command], cwd=self.folder, env=env, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=120)
        return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")

    def count(self):
        return int((self.folder.parent / "count").read_text())

    def judge(self, name, at, right, got):
        """Right, or clearly wrong."""
        status, _, err = got
        refused = status == 2 and err.startswith("stet: ")
        aborted = status == -signal.SIGABRT and ("out of memory" in err or "bad_alloc" in err)
        if got == right or refused or aborted:
            return "same" if got == right else "refused" if refused else "aborted"
        self.failures.append(name)
        print(f"FAILED {name}: {self.options.kind} {at}: status {status}, {err.strip()[:300] or 'no message'}\n"
              f"  {len(got[1])} bytes of report, {len(right[1])} are right", flush=True)
        return "wrong"

    def fail_each(self, name, command):
        kind = self.options.kind
        right = self.run(command, kind, 0)
        assert right[0] in (0, 1) and "stet: " not in right[2], f"{name}: {right}"
        total = self.count()
        step = max(1, total // self.options.most)
        seen = {}
        for at in range(1, total + 1, step):
            verdict = self.judge(name, at, right, self.run(command, kind, at))
            seen[verdict] = seen.get(verdict, 0) + 1
        print(f"{name:16} {total} calls: " + ", ".join(f"{n} {v}" for v, n in sorted(seen.items())), flush=True)
        if kind == "read":
            got = self.run(command, "short", 0)
            if got != right:
                self.failures.append(name)
                print(f"FAILED {name}: short and interrupted reads give another result: {got[0]} {got[2][:300]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stet", type=os.path.abspath)
    parser.add_argument("shim", type=os.path.abspath)
    parser.add_argument("kind", choices=("alloc", "read", "thread"))
    parser.add_argument("--most", type=int, default=150)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "desk"
        folder.mkdir()
        for path, text in FILES.items():
            (folder / path).write_text(text, "utf-8")
        trial = Trial(options, folder)
        for title, command in COMMANDS.items():
            trial.fail_each(title, command)
    return bool(trial.failures)


if __name__ == "__main__":
    sys.exit(main())
