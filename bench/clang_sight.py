"""What clang sees in C files: the yardstick for what our own reading finds.

libclang reads a file as a compiler would, with the folders of the project that hold headers on its
include path and nothing else set up. A file in which it reports an error is no yardstick and is
left out. Positions are those after macro expansion, in the file itself.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import run
from typing import Any, Final, NamedTuple

TIDY: Final = ("clang-tidy", "clang-tidy-18", "clang-tidy-16", "clang-tidy-15", "clang-tidy-14")
_CHECKS: Final = "-*,misc-no-recursion,cppcoreguidelines-avoid-goto"
_CLANG: Final = ("clang", "clang-18", "clang-16", "clang-15", "clang-14")
_GOTO: Final = re.compile(rb"\bgoto\b")
_WARNING: Final = re.compile(
    r"^(.+?):(\d+):\d+: warning: (?:function '(\w+)' is within a recursive call chain|.*goto)"
    r".*\[(misc-no-recursion|cppcoreguidelines-avoid-goto)",
    re.MULTILINE,
)


class Seen(NamedTuple):
    """One function definition.

    Attributes:
        line: First line, from 1, with the return type and attributes.
        recursive: It calls itself by name.
    """

    name: str
    line: int
    end_line: int
    recursive: bool


class Sight(NamedTuple):
    """One file.

    Attributes:
        gotos: Lines of the jumps that stand in the text.
        made: Lines of macros that make a jump.
        cycles: Name and line of functions that clang-tidy finds in a circle of calls.
    """

    functions: tuple[Seen, ...]
    gotos: frozenset[int]
    made: frozenset[int] = frozenset()
    cycles: frozenset[tuple[str, int]] = frozenset()


def options(folder: Path, more: Sequence[str] = ()) -> list[str]:
    """Give the options with which the files of a project are read, and the reader's own.

    Folders that hold headers, and those above them (`#include <name/name.h>`), are searched after
    the system's own, so that a replacement for another system does not hide a standard header.
    """
    root = folder.resolve()
    holding = {path.parent for path in root.rglob("*.h") if path.is_file()}
    places = holding | {place.parent for place in holding if place != root}
    return ["-xc", "-std=gnu11", "-w", *(f"-idirafter{place}" for place in sorted(places)), *more]


def program(names: Sequence[str]) -> str | None:
    """Give the first of some programs that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


def libclang() -> Any | None:  # noqa: ANN401 - the package has no types
    """Give the module, or None where it is not installed."""
    try:
        from clang import cindex  # noqa: PLC0415 - a peer that need not be there
    except ImportError:
        return None
    return cindex


def look(folder: Path, paths: Sequence[str], more: Sequence[str]) -> dict[str, Sight]:
    """Give what libclang sees in the files that it reads without an error."""
    cindex = libclang()
    if cindex is None:
        return {}
    arguments = [*options(folder, more), *_own_headers()]
    index = cindex.Index.create()
    found = {}
    for path in paths:
        unit = index.parse(str(folder / path), arguments)
        if all(one.severity < cindex.Diagnostic.Error for one in unit.diagnostics):
            lines = (folder / path).read_bytes().split(b"\n")
            written = {n for n, line in enumerate(lines, start=1) if _GOTO.search(line)}
            found[path] = _sight(cindex, unit, written)
    return found


def _own_headers() -> list[str]:
    """The package carries no headers of the compiler's own (`stddef.h`); a clang beside it does."""
    clang = program(_CLANG)
    if clang is None:
        return []
    place = run((clang, "-print-resource-dir"), capture_output=True, text=True, check=True)
    return ["-resource-dir", place.stdout.strip()]


def _sight(cindex: Any, unit: Any, written: set[int]) -> Sight:  # noqa: ANN401 - the package has no types
    """Give what is seen; `written` are the lines in which the word stands."""
    kinds = cindex.CursorKind
    functions = []
    gotos: set[int] = set()
    for cursor in unit.cursor.get_children():
        here = cursor.location.file is not None and cursor.location.file.name == unit.spelling
        if not here or cursor.kind != kinds.FUNCTION_DECL or not cursor.is_definition():
            continue
        inside = list(_below(cursor))
        calls = (one.referenced for one in inside if one.kind == kinds.CALL_EXPR)
        recursive = any(one is not None and one.get_usr() == cursor.get_usr() for one in calls)
        extent = cursor.extent
        functions.append(Seen(cursor.spelling, extent.start.line, extent.end.line, recursive))
        jumps = (kinds.GOTO_STMT, kinds.INDIRECT_GOTO_STMT)
        gotos.update(one.location.line for one in inside if one.kind in jumps)
    return Sight(tuple(functions), frozenset(gotos & written), frozenset(gotos - written))


def _below(cursor: Any) -> Iterator[Any]:  # noqa: ANN401 - the package has no types
    waiting = [cursor]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += one.get_children()


def tidy_command(folder: Path, paths: Sequence[str], more: Sequence[str]) -> tuple[str, ...] | None:
    """Give the call of clang-tidy with its checks for recursion and goto; None without it."""
    found = program(TIDY)
    if found is None:
        return None
    return (found, "--quiet", f"--checks={_CHECKS}", *paths, "--", *options(folder, more))


def with_cycles(folder: Path, sights: dict[str, Sight], more: Sequence[str]) -> dict[str, Sight]:
    """Add what clang-tidy says of recursion in the files that libclang can read."""
    command = tidy_command(folder, sorted(sights), more)
    if command is None or not sights:
        return {}
    said = run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
    cycles: dict[str, set[tuple[str, int]]] = {}
    for found in _WARNING.finditer(said):
        path = Path(found[1]).resolve()
        if found[3] and path.is_relative_to(folder.resolve()):
            name = path.relative_to(folder.resolve()).as_posix()
            cycles.setdefault(name, set()).add((found[3], int(found[2])))
    return {
        path: sight._replace(cycles=frozenset(cycles.get(path, ())))
        for path, sight in sights.items()
    }
