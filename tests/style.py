#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Habits of the house that a compiler does not hold: which room may include what, headers that stand alone, formatting, licences.

usage: style.py CHECK SOURCE-FOLDER COMPILER [INCLUDE-OPTION...]

CHECK is includes, headers, format or licences.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

# The rooms in the order data flows; what stands later may include what stands earlier.
ROOMS = ["base", "text", "formats", "spelling", "names", "source", "rules", "engine", "report"]
# Only these folders may include the library.
OWNERS = {"unicode/": {"text"}, "hunspell/": {"spelling"}, "md4c": {"formats"}, "yaml.h": {"base", "engine"}}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def sources(root, *suffixes):
    return sorted(p for p in (root / "src").rglob("*") if p.suffix in suffixes)


def includes(root, _):
    for path in sources(root, ".c", ".h"):
        room = path.relative_to(root / "src").parts[0]
        for mark, name in INCLUDE.findall(path.read_text()):
            for library, rooms in OWNERS.items():
                if mark == "<" and name.startswith(library) and room not in rooms:
                    yield f"{path}: <{name}> belongs to {', '.join(sorted(rooms))}/"
            other = name.split("/")[0] if "/" in name else None
            if mark == '"' and room in ("cli", "lsp") and name != "stet.h" and other != room:
                yield f"{path}: {room}/ sees only stet.h, not {name}"
            if mark == '"' and room in ROOMS and other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
                yield f"{path}: {room}/ may not include {name}, which comes later"
            if mark == '"' and room in ROOMS and other in ("cli", "lsp", "compile"):
                yield f"{path}: the library may not include {name}"


def headers(root, compiler):
    for path in sources(root, ".h"):
        done = subprocess.run([*compiler, "-std=c17", f"-I{root / 'src'}", "-fsyntax-only", "-x", "c", str(path)],
                              capture_output=True, text=True)
        if done.returncode:
            yield f"{path} does not compile alone:\n{done.stderr}"


def formatting(root, _):
    tool = shutil.which("clang-format") or shutil.which("clang-format-14")
    if not tool:
        sys.exit(77)
    paths = sources(root, ".c", ".h") + sorted((root / "tests").rglob("*.c"))
    done = subprocess.run([tool, "--dry-run", "-Werror", *map(str, paths)], capture_output=True, text=True, cwd=root)
    if done.returncode:
        wrong = sorted(set(re.findall(r"^(\S+?):\d+:\d+: error", done.stderr, re.M)))
        yield "clang-format -i " + " ".join(os.path.relpath(p, root) for p in wrong)


def licences(root, _):
    shell = [p for folder in ("tests", "samples", ".ci") for p in (root / folder).rglob("*") if p.suffix in (".sh", ".py")]
    for path in sources(root, ".c", ".h", ".in") + shell:
        if "SPDX-License-Identifier: Apache-2.0" not in path.read_text()[:400] and path.suffix != ".def":
            yield f"{path}: no SPDX line"


def main(check, root, *compiler):
    checks = {"includes": includes, "headers": headers, "format": formatting, "licences": licences}
    complaints = list(checks[check](pathlib.Path(root), compiler))
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
