"""Folders of source text, and what the analysis says of each file."""

import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from worknode_guard.analysis.languages import language_of
from worknode_guard.analysis.metrics import analyse
from worknode_guard.model.functions import FileFacts

LANGUAGES: Final = ("c", "python")
_LEVELS: Final = ("ast", "repaired", "tokens", "opaque")


class Analysed(NamedTuple):
    """One file and its facts.

    Attributes:
        path: Below the project's folder.
        lines: Of the text.
        seconds: What the analysis took, inside this process.
    """

    path: str
    lines: int
    facts: FileFacts
    seconds: float


class Project(NamedTuple):
    """One folder."""

    name: str
    folder: Path
    files: tuple[Analysed, ...]

    def of(self, language: str) -> list[Analysed]:
        """Give the files of one language."""
        return [file for file in self.files if file.facts.language == language]


def read(folder: Path) -> Project:
    """Analyse every C and Python file below a folder.

    Raises:
        ValueError: There is none.
    """
    found = [_analysed(folder, path) for path in sorted(sources(folder))]
    if not found:
        raise ValueError(f"{folder} holds no C and no Python file")
    return Project(folder.resolve().name, folder, tuple(found))


def sources(folder: Path) -> Iterator[str]:
    """Give the path of every C and Python file below a folder, hidden folders left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if language_of(name) in LANGUAGES and path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def _analysed(folder: Path, path: str) -> Analysed:
    raw = (folder / path).read_bytes()
    began = time.perf_counter()
    facts = analyse(path, raw)
    return Analysed(path, raw.count(b"\n"), facts, time.perf_counter() - began)


TITLES: Final = (
    "project",
    "language",
    "files",
    "lines",
    "functions",
    *_LEVELS,
    "loops unproven",
    "functions undecided",
    "files with problems",
    "our time",
)


def cells(name: str, language: str, files: Sequence[Analysed]) -> tuple[str, ...]:
    """Give the line of the table for some files of one language.

    Undecided is a function in which some rule could not see something.
    """
    functions = [function for file in files for function in file.facts.functions]
    levels = Counter(function.level for function in functions)
    loops = Counter(loop.bounded for function in functions for loop in function.loops)
    unsure = sum(bool(function.unseen) for function in functions)
    problems = sum(bool(file.facts.problems or file.facts.unreadable) for file in files)
    seconds = sum(file.seconds for file in files)
    return (
        name,
        language,
        f"{len(files):,}",
        f"{sum(file.lines for file in files):,}",
        f"{len(functions):,}",
        *(share(levels[level], len(functions)) for level in _LEVELS),
        share(loops["unproven"], loops.total()),
        share(unsure, len(functions)),
        f"{problems:,}",
        f"{seconds:.2f} s",
    )


def share(part: int, whole: int) -> str:
    """Give a number and what it is of the whole."""
    return f"{part:,} ({100 * part / whole:.2f} %)" if whole else "-"
