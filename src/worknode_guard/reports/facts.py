"""What the guard sees in source files: a table for people, and schema `worknode-guard/facts/1`."""

from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.c.library import ALLOCATORS
from worknode_guard.model.functions import FactsOfFile, FunctionFacts, Recursion
from worknode_guard.model.verdict import Levels
from worknode_guard.reports.paint import paint
from worknode_guard.reports.text import safe, safe_path

SCHEMA: Final = "worknode-guard/facts/1"
_HEAD: Final = (
    "line", "function", "read as", "lines", "complexity", "nesting", "parameters", "seen",
)  # fmt: skip
_RIGHT: Final = frozenset(["line", "lines", "complexity", "nesting", "parameters"])
_LONGEST_NAME: Final = 60
_ASSERTION: Final = "assert"

Json = dict[str, object]


def document(files: Sequence[FactsOfFile]) -> Json:
    """Give the facts as plain values, in the order of the contract."""
    return {"schema": SCHEMA, "files": [_file(file) for file in files]}


def render(files: Sequence[FactsOfFile], *, colour: bool = False) -> str:
    """Give a table for each file; every line ends in LF."""
    lines = [line for file in files for line in _table(file, colour=colour)]
    levels = _levels(files)
    lines.append(
        f"located {levels.located}, ast {levels.ast}, repaired {levels.repaired}, "
        f"tokens {levels.tokens}, opaque {levels.opaque}"
    )
    return "".join(f"{line}\n" for line in lines)


def _file(file: FactsOfFile) -> Json:
    facts = file.facts
    levels = _levels([file])
    problems = [*facts.problems, *([facts.unreadable] if facts.unreadable else [])]
    return {
        "path": file.path.decode("utf-8", "backslashreplace"),
        "language": facts.language,
        "located": levels.located,
        "levels": dict(zip(levels._fields, levels, strict=True)),
        "problems": problems,
        "functions": [
            _function(one, way) for one, way in zip(facts.functions, file.recursion, strict=True)
        ],
    }


def _function(one: FunctionFacts, way: Recursion | None) -> Json:
    return {
        "name": one.name,
        "line": one.line,
        "end_line": one.end_line,
        "level": one.level,
        "lines": one.lines,
        "complexity": one.complexity,
        "parameters": one.parameters,
        "nesting": one.nesting,
        "calls": list(dict.fromkeys(call.name for call in one.calls)),
        "gotos": _gotos(one),
        "recursion": way,
        "loops": [
            {"line": loop.line, "kind": loop.kind, "bounded": loop.bounded} for loop in one.loops
        ],
        "allocations": _allocations(one),
        "assertions": _assertions(one),
        "documented": one.documentation is not None and one.documentation.state == "written",
    }


def _gotos(one: FunctionFacts) -> list[int]:
    return [mark.line for mark in one.marks if mark.kind in {"goto", "computed-goto"}]


def _allocations(one: FunctionFacts) -> list[int]:
    return [call.line for call in one.calls if call.name in ALLOCATORS]


def _assertions(one: FunctionFacts) -> int:
    calls = [call for call in one.calls if call.name == _ASSERTION and not call.constant]
    return one.asserted + len(calls)


def _levels(files: Sequence[FactsOfFile]) -> Levels:
    counts = dict.fromkeys(Levels._fields, 0)
    for file in files:
        for one in file.facts.functions:
            counts[one.level] += 1
    return Levels(**counts)


def _table(file: FactsOfFile, *, colour: bool) -> Iterator[str]:
    facts = file.facts
    language = facts.language or "not read"
    yield paint(f"{safe_path(file.path)} ({language})", "green" if colour else None)
    for problem in [*facts.problems, *([facts.unreadable] if facts.unreadable else [])]:
        yield f"  not analysed: {safe(problem)}"
    pairs = zip(facts.functions, file.recursion, strict=True)
    rows = [_row(one, way) for one, way in pairs]
    if rows:
        yield from _aligned([_HEAD, *rows])
    yield ""


def _row(one: FunctionFacts, way: Recursion | None) -> tuple[str, ...]:
    name = one.name if len(one.name) <= _LONGEST_NAME else f"{one.name[:_LONGEST_NAME]}…"
    numbers = (one.lines, one.complexity, one.nesting, one.parameters)
    return (str(one.line), safe(name), one.level, *map(str, numbers), ", ".join(_seen(one, way)))


def _seen(one: FunctionFacts, way: Recursion | None) -> Iterator[str]:
    """Name what the rules will ask about."""
    if way is not None:
        yield "recursive" if way == "direct" else "recursive in a circle"
    counted = (
        (len(_gotos(one)), "goto"),
        (sum(loop.bounded == "no" for loop in one.loops), "loop without a bound"),
        (sum(loop.bounded == "unproven" for loop in one.loops), "unproven loop"),
        (len(_allocations(one)), "allocation"),
        (_assertions(one), "assertion"),
    )
    yield from (f"{number} x {noun}" for number, noun in counted if number)
    if one.documentation is not None and one.documentation.state != "written":
        yield "no documentation"


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(width) if head in _RIGHT else cell.ljust(width)
            for cell, width, head in zip(row, widths, _HEAD, strict=True)
        ]
        yield f"  {'  '.join(cells)}".rstrip()
