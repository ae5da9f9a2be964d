#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs stet and compares what it does with what is written down.

usage: expect.py check PROGRAM NAME...     compare; status 1 and a difference where something is not as expected
       expect.py update PROGRAM [NAME...]  show the differences, then write down what stet does now (default: all)
       expect.py list                      the names of all expectations

NAME is one of

  cli/CASE            tests/cli/CASE holds `args` (one argument a line) or `command` (a script for sh; $STET is the program),
                      and may hold `stdin`, `env` (NAME=value lines) and `files/`, a copy of which is the current folder.
                      Expected: `stdout`, `stderr`, `status` (each absent: empty, empty, 0) and `after/`, the files afterwards
                      (absent: not compared).
  readme              the report in README.md: the first findings and the last line
  golden/FILE.FORMAT  tests/golden/FILE.FORMAT is the report on samples/FILE in that format.
"""
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
FORMATS = ("text", "line", "jsonl")
# Nothing of the caller's surroundings may show in a report.
SURROUNDINGS = ("NO_COLOR", "LC_ALL", "LC_CTYPE", "LANG", "TERM", "DICPATH", "COLUMNS")


def names():
    cases = sorted(p.name for p in (TESTS / "cli").iterdir() if p.is_dir())
    samples = sorted(p.name for p in (ROOT / "samples").iterdir() if p.suffix in (".md", ".txt"))
    return ["readme"] + [f"cli/{c}" for c in cases] + [f"golden/{s}.{f}" for s in samples for f in FORMATS]


def environment(program, case=None):
    env = {k: v for k, v in os.environ.items() if k not in SURROUNDINGS}
    env["STET"] = program
    env["TESTS"] = str(ROOT / "tests")
    if case and (case / "env").exists():
        for line in (case / "env").read_text().splitlines():
            key, _, value = line.partition("=")
            env[key] = value
    return env


def run_golden(program, name):
    sample, _, form = name.partition("/")[2].rpartition(".")
    done = subprocess.run([program, "check", "--no-config", "--format", form, f"samples/{sample}"], cwd=ROOT,
                          env=environment(program), capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    if done.returncode == 2 or done.stderr:
        sys.exit(f"{name}: status {done.returncode}\n{done.stderr.decode()}")
    return {TESTS / "golden" / f"{sample}.{form}": done.stdout}


def run_cli(program, name):
    case = TESTS / name
    with tempfile.TemporaryDirectory() as folder:
        here = pathlib.Path(folder) / "files"
        if (case / "files").exists():
            shutil.copytree(case / "files", here, symlinks=True)
        else:
            here.mkdir()
        if (case / "command").exists():
            command = ["sh", str(case / "command")]
        else:
            command = [program, *(case / "args").read_text().splitlines()]
        stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
        done = subprocess.run(command, cwd=here, env=environment(program, case), input=stdin, capture_output=True,
                              timeout=60)
        status = b"" if done.returncode == 0 else b"%d\n" % done.returncode
        result = {case / "stdout": done.stdout, case / "stderr": done.stderr, case / "status": status}
        for path in sorted((case / "after").rglob("*")):
            after = here / path.relative_to(case / "after")
            if path.is_file():
                result[path] = after.read_bytes() if after.exists() else b""
        return result


# "    $ stet PATH" in README.md, and what stands below it up to the next line that is not indented.
README_REPORT = re.compile(r"^    \$ stet (\S+)\n\n?((?:    .*\n|\n(?=    ))*)", re.M)


def run_readme(program, _):
    path = ROOT / "README.md"

    def replace(match):
        env = environment(program) | {"LC_ALL": "C.UTF-8"}
        done = subprocess.run([program, "--no-config", "--color", "always", match[1]], cwd=ROOT, env=env,
                              capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
        # In a terminal's frames, without its colours.
        *findings, last = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout.decode()).rstrip().split("\n\n")
        shown = "\n\n".join([f"$ stet {match[1]}", *findings[:3], *(["[...]"] if findings[3:] else []), last])
        return re.sub(r"^(?=.)", "    ", shown, flags=re.M) + "\n"

    return {path: README_REPORT.sub(replace, path.read_text()).encode()}


def run(program, name):
    runner = {"readme": run_readme, "cli": run_cli, "golden": run_golden}
    return runner[name.partition("/")[0]](program, name)


def difference(path, actual):
    expected = path.read_bytes() if path.exists() else b""
    if expected == actual:
        return []
    where = str(path.relative_to(ROOT))
    old, new = (x.decode(errors="backslashreplace").splitlines(True) for x in (expected, actual))
    return list(difflib.unified_diff(old, new, f"expected/{where}", f"actual/{where}")) or ["bytes differ\n"]


def write(path, actual):
    if actual or path.parent.name == "golden":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(actual)
    elif path.exists():
        path.unlink()


def main(arguments):
    if arguments == ["list"]:
        print("\n".join(names()))
        return 0
    if len(arguments) < 2 or arguments[0] not in ("check", "update"):
        print(__doc__, file=sys.stderr)
        return 2
    program = str(pathlib.Path(arguments[1]).resolve())
    changed = False
    for name in arguments[2:] or names():
        for path, actual in run(program, name).items():
            lines = difference(path, actual)
            changed = changed or bool(lines)
            sys.stdout.writelines(line if line.endswith("\n") else line + "\n\\ no line break at the end\n"
                                  for line in lines)
            if arguments[0] == "update" and lines:
                write(path, actual)
    return 1 if changed and arguments[0] == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
