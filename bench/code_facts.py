#!/usr/bin/env python3
"""Measure how well and how fast source text is read, with the programs of others beside us.

usage: code_facts.py [--rounds N] [--without NAME]... [--clang=OPTION]... [--problems] PATH...

Each PATH is a folder of C or Python source of the user's. Prints Markdown: what was located and at
which level; the time of each program that is installed, on the same C files in the same run; and
where our facts and clang's differ, every place, so that a person can read them. `--without`
leaves a program out: cppcheck takes minutes where the others take seconds.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import agreement
import code_files
import code_peers
from agreement import Agreement
from clang_sight import TIDY as TIDY_NAMES
from clang_sight import libclang, look, program, with_cycles
from code_files import Project
from run import machine, warn_of_load


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give Markdown."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def located(projects: Sequence[Project]) -> str:
    """Give what was located, a line for each project and language, and one for all."""
    rows = []
    for language in code_files.LANGUAGES:
        with_some = [one for one in projects if one.of(language)]
        rows += [code_files.cells(one.name, language, one.of(language)) for one in with_some]
        if len(with_some) > 1:
            together = [file for one in with_some for file in one.of(language)]
            rows.append(code_files.cells("all", language, together))
    return table(code_files.TITLES, rows)


class Choice(NamedTuple):
    """What the reader asked for.

    Attributes:
        without: Programs to leave out.
        clang: More options for clang.
    """

    rounds: int
    without: Sequence[str]
    clang: Sequence[str]


def timed(folders: Sequence[Path], choice: Choice) -> str:
    """Give the time of each program on the C files of each folder.

    Asked before anything is analysed: what is started is charged with our own memory at that time.
    """
    rows: list[tuple[str, ...]] = []
    for folder in folders:
        paths = sorted(path for path in code_files.sources(folder) if path.endswith(".c"))
        if not paths:
            continue
        with TemporaryDirectory(prefix="worknode-bench-") as scratch:
            rivals = [
                rival
                for rival in code_peers.peers(folder, paths, Path(scratch), choice.clang)
                if rival.name.split()[0] not in choice.without
            ]
            found = code_peers.times(folder, rivals, choice.rounds)
            rows += code_peers.cells(folder.resolve().name, found)
    return table(code_peers.TITLES, rows)


def compared(projects: Sequence[Project], clang: Sequence[str]) -> str:
    """Give how far our facts and clang's agree, and then every difference."""
    rows = []
    differences: list[str] = []
    total, files = Agreement(), 0
    for project in projects:
        sources = [file for file in project.of("c") if file.path.endswith(".c")]
        if not sources:
            continue
        sights = look(project.folder, [file.path for file in sources], clang)
        cycles = with_cycles(project.folder, sights, clang)
        found = agreement.compare(sources, cycles or sights, cycles=bool(cycles))
        rows.append(agreement.cells(project.name, len(sources), found))
        differences += [f"{project.name}/{line}" for line in found.differences]
        total, files = total.plus(found), files + len(sources)
    rows.append(agreement.cells("all", files, total))
    listed = "\n".join(f"- {line}" for line in differences)
    return f"{table(agreement.TITLES, rows)}\n\n{listed}".rstrip()


def unread(projects: Sequence[Project]) -> str:
    """Give what the analysis itself says that it could not read."""
    return "\n".join(
        f"- {project.name}/{file.path}: {problem}"
        for project in projects
        for file in project.files
        for problem in (*file.facts.problems, *filter(None, [file.facts.unreadable]))
    )


def main() -> int:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="runs of each program (3)")
    parser.add_argument(
        "--without", action="append", default=[], metavar="NAME", help="a program to leave out"
    )
    parser.add_argument("--problems", action="store_true", help="list what was not analysed too")
    parser.add_argument("folders", nargs="+", type=Path, metavar="PATH")
    parser.add_argument(
        "--clang", action="append", default=[], metavar="OPTION", help="for clang, such as -DX=1"
    )
    args = parser.parse_args()
    choice = Choice(args.rounds, args.without, args.clang)
    warn_of_load()
    times = timed(args.folders, choice)
    projects = [code_files.read(folder) for folder in args.folders]
    print(f"{', '.join(f'{name} {value}' for name, value in machine().items())}\n")
    print(located(projects), flush=True)
    if args.problems:
        print(f"\n{unread(projects)}")
    print(f"\n{times}", flush=True)
    if "libclang" in args.without:
        return 0
    if libclang() is None:
        print("libclang is not installed: our facts are compared with nothing", file=sys.stderr)
        return 0
    if program(TIDY_NAMES) is None:
        print("clang-tidy is not installed: circles of calls are not compared", file=sys.stderr)
    print(f"\n{compared(projects, choice.clang)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
