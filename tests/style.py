#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Habits of the house that a compiler does not hold: which room may include what, headers that stand alone, formatting, licences.

usage: style.py CHECK SOURCE-FOLDER COMPILER [INCLUDE-OPTION...]
       style.py symbols SOURCE-FOLDER BUILD-FOLDER

CHECK is includes, headers, format or licences. symbols asks the built objects who uses what, which no include can hide.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

# The rooms in the order data flows; what stands later may include what stands earlier.
ROOMS = ["base", "text", "formats", "spelling", "names", "source", "rules", "engine", "report"]
# The floors of a room, likewise. A room's own files (rules/rule.h) belong to all its floors.
FLOORS = {"names": ["list", "spell", "index", "match", "weigh", "article", "roster", "tools"], "engine": ["config", "check", "run"]}
# What other rooms may see of the names; compile/ builds the tables and sees all.
NAMES_PUBLIC = {"names/list/list.h", "names/match/form.h", "names/article/article.h", "names/roster/roster.h",
                "names/tools/survey.h"}
# Only these folders may include the library.
OWNERS = {"unicode/": {"text"}, "hunspell/": {"spelling"}, "md4c": {"formats"}, "yaml.h": {"base", "engine"}}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def sources(root, *suffixes):
    return sorted(p for p in (root / "src").rglob("*") if p.suffix in suffixes)


def comes_later(mine, other):
    """Why a file of src/ may not use another, by their paths (parts); None: it may."""
    room, floor = mine[0], mine[1] if len(mine) > 2 else None
    other_room, other_floor = other[0], other[1] if len(other) > 2 else None
    if room not in ROOMS or other_room not in ROOMS:
        return None
    if ROOMS.index(other_room) > ROOMS.index(room):
        return f"{room}/ may not use {other_room}/, which comes later"
    floors = FLOORS.get(room, [])
    if other_room == room and floor in floors and other_floor in floors and floors.index(other_floor) > floors.index(floor):
        return f"{room}/{floor}/ may not use {room}/{other_floor}/, which comes later"
    if room == other_room == "rules" and other_floor and other_floor not in (floor, "shared"):
        return f"rules/{floor or ''} may not use rules/{other_floor}/: what families share is in rules/shared/"
    return None


def includes(root, _):
    for path in sources(root, ".c", ".h"):
        mine = path.relative_to(root / "src").parts
        room = mine[0]
        for mark, name in INCLUDE.findall(path.read_text()):
            for library, rooms in OWNERS.items():
                if mark == "<" and name.startswith(library) and room not in rooms:
                    yield f"{path}: <{name}> belongs to {', '.join(sorted(rooms))}/"
            if mark == "<":
                continue
            other = name.split("/")
            if room in ("cli", "lsp") and name != "stet.h" and other[0] != room:
                yield f"{path}: {room}/ sees only stet.h, not {name}"
            if room in ROOMS and other[0] in ("cli", "lsp", "compile"):
                yield f"{path}: the library may not include {name}"
            if other[0] == "names" and room not in ("names", "compile") and name not in NAMES_PUBLIC:
                yield f"{path}: {name} is for names/ alone"
            if len(other) > 1 and (why := comes_later(mine, tuple(other))):
                yield f"{path}: {name}: {why}"


def symbols(root, build):
    """The same by what the objects define and need; tables that a list names (rules.def) are what a room is told, not what it uses."""
    objects = {}
    for folder in ("stet_core.dir", "stet_lib.dir"):
        base = pathlib.Path(build[0]) / "src/CMakeFiles" / folder
        objects.update({p.relative_to(base).parts: p for p in base.rglob("*.c.o")})
    if not objects:
        yield f"{build[0]}: no objects"
    defined, needed = {}, []
    by_path = {str(path): mine for mine, path in objects.items()}
    for line in subprocess.run(["nm", "-A", *by_path], capture_output=True, text=True, check=True).stdout.splitlines():
        path, _, rest = line.rpartition(":")
        kind, name = rest.split()[-2:]
        if kind in "TDRBV":
            defined[name] = by_path[path]
        elif kind == "U":
            needed.append((by_path[path], name))
    for mine, name in needed:
        if name in defined and not name.startswith(("stet_rule_", "stet_format_")) and (why := comes_later(mine, defined[name])):
            yield f"{'/'.join(mine)}: {name}: {why}"


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
    checks = {"includes": includes, "symbols": symbols, "headers": headers, "format": formatting, "licences": licences}
    complaints = list(checks[check](pathlib.Path(root), compiler))
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
