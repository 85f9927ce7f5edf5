"""Our facts against what clang sees: how many of its findings are ours too, and where we differ."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from clang_sight import Seen, Sight
from code_files import Analysed, share
from worknode_guard.model.functions import FunctionFacts

_JUMPS: Final = ("goto", "computed-goto")


class Tally(NamedTuple):
    """How many clang has, and how many of them we have."""

    theirs: int = 0
    both: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Add two."""
        return Tally(self.theirs + other.theirs, self.both + other.both)

    def text(self) -> str:
        """Give the share that we have as well."""
        return (
            f"{share(self.both, self.theirs)} of {self.theirs:,}" if self.theirs else "none there"
        )


class Agreement(NamedTuple):
    """One or many files.

    Attributes:
        functions: Ours are those that we have located, by whatever name.
        made: Jumps made by macros: ours are those where we say that we cannot see.
        differences: One sentence each, with its place.
    """

    files: int = 0
    functions: Tally = Tally()
    gotos: Tally = Tally()
    made: Tally = Tally()
    recursive: Tally = Tally()
    cycles: Tally = Tally()
    differences: tuple[str, ...] = ()

    def plus(self, other: "Agreement") -> "Agreement":
        """Add two."""
        return Agreement(
            self.files + other.files,
            self.functions.plus(other.functions),
            self.gotos.plus(other.gotos),
            self.made.plus(other.made),
            self.recursive.plus(other.recursive),
            self.cycles.plus(other.cycles),
            self.differences + other.differences,
        )


TITLES: Final = (
    "project",
    "C files",
    "read by libclang without error",
    "functions located",
    "gotos",
    "jumps made by macros, said",
    "direct recursion",
    "circles (clang-tidy)",
    "differences",
)


def cells(name: str, files: int, found: Agreement) -> tuple[str, ...]:
    """Give the line of the table for one project."""
    tallies = (found.functions, found.gotos, found.made, found.recursive, found.cycles)
    return (
        name,
        f"{files:,}",
        share(found.files, files),
        *(tally.text() for tally in tallies),
        f"{len(found.differences):,}",
    )


def compare(files: Sequence[Analysed], sights: dict[str, Sight], *, cycles: bool) -> Agreement:
    """Compare the files that clang can read.

    Args:
        files: Ours.
        sights: Clang's, by path.
        cycles: Whether clang-tidy was asked.
    """
    total = Agreement()
    for file in files:
        if file.path in sights:
            total = total.plus(_one(file, sights[file.path], cycles=cycles))
    return total


def _one(file: Analysed, sight: Sight, *, cycles: bool) -> Agreement:
    ours = file.facts.functions
    pairs = [(seen, _ours(seen, ours)) for seen in sight.functions]
    jumps = {m.line for f in ours for m in f.marks if m.kind in _JUMPS}
    names = circling(ours)
    circles = [function for function in ours if function.name in names]
    direct = [[f for f in ours if _overlap(seen, f)] for seen, _ in pairs if seen.recursive]
    around = [(line, bool(_at(circles, line))) for _, line in sight.cycles]
    said = (
        *_functions(pairs, ours),
        *_gotos(sight, jumps),
        *(f"{n} jump made by a macro: not said" for n in sorted(sight.made) if not _said(ours, n)),
        *_recursion(pairs),
        *(_circles(sight, circles, ours) if cycles else ()),
    )
    return Agreement(
        1,
        Tally(len(pairs), sum(any(_overlap(seen, f) for f in ours) for seen, _ in pairs)),
        Tally(len(sight.gotos), len(sight.gotos & jumps)),
        Tally(len(sight.made), sum(bool(_said(ours, line)) for line in sight.made)),
        Tally(len(direct), sum(any(map(_direct, here)) for here in direct)),
        Tally(len(around), sum(found for _, found in around)),
        tuple(f"{file.path}:{line}" for line in said),
    )


def _ours(seen: Seen, ours: Sequence[FunctionFacts]) -> FunctionFacts | None:
    return next(
        (f for f in ours if f.name == seen.name and _overlap(seen, f)),
        None,
    )


def _overlap(seen: Seen, function: FunctionFacts) -> bool:
    return function.line <= seen.end_line and seen.line <= function.end_line


def _direct(function: FunctionFacts) -> bool:
    return any(call.name == function.name for call in function.calls)


def _functions(
    pairs: Sequence[tuple[Seen, FunctionFacts | None]], ours: Sequence[FunctionFacts]
) -> Iterator[str]:
    for seen, found in pairs:
        if found is None:
            near = [f.name for f in ours if _overlap(seen, f)]
            here = f"we call it {', '.join(near)}" if near else "we have not located it"
            yield f"{seen.line} {seen.name}: libclang sees a function, {here}"
    for function in ours:
        if not any(_overlap(seen, function) for seen, _ in pairs):
            yield f"{function.line} {function.name}: we have a function, libclang sees none"


def _gotos(sight: Sight, ours: set[int]) -> Iterator[str]:
    for line in sorted(sight.gotos - ours):
        yield f"{line} goto: libclang sees a jump, we do not"
    for line in sorted(ours - sight.gotos):
        read = any(seen.line <= line <= seen.end_line for seen in sight.functions)
        where = "" if read else ", in a function that it leaves out"
        yield f"{line} goto: we see a jump, libclang does not{where}"


def _said(ours: Sequence[FunctionFacts], line: int) -> str:
    """Give why rule 1 could not see all of the function in a line; empty where it could."""
    reasons = (
        unseen.reason
        for function in _at(ours, line)
        for unseen in function.unseen
        if unseen.rule == "WG301"
    )
    return ", ".join(dict.fromkeys(reasons))


def _besides(ours: Sequence[FunctionFacts], line: int) -> str:
    said = _said(ours, line)
    return f" (we say: {said})" if said else ""


def _recursion(pairs: Sequence[tuple[Seen, FunctionFacts | None]]) -> Iterator[str]:
    for seen, found in pairs:
        if found is None or _direct(found) == seen.recursive:
            continue
        text = f"libclang sees a call of itself, we do not{_besides([found], found.line)}"
        if not seen.recursive:
            text = "we see a call of itself, libclang does not"
        yield f"{seen.line} {seen.name}: {text}"


def _circles(
    sight: Sight, circles: Sequence[FunctionFacts], ours: Sequence[FunctionFacts]
) -> Iterator[str]:
    for name, line in sorted(sight.cycles):
        if not _at(circles, line):
            besides = _besides(ours, line)
            yield f"{line} {name}: clang-tidy sees it in a circle of calls, we do not{besides}"
    for function in circles:
        seen = any(_overlap(one, function) for one in sight.functions)
        if seen and not any(_at([function], line) for _, line in sight.cycles):
            place = f"{function.line} {function.name}"
            yield f"{place}: we see it in a circle of calls, clang-tidy does not"


def _at(functions: Sequence[FunctionFacts], line: int) -> list[FunctionFacts]:
    return [one for one in functions if one.line <= line <= one.end_line]


def circling(functions: Sequence[FunctionFacts]) -> frozenset[str]:
    """Give the names that can reach themselves over the calls inside one file."""
    defined = {function.name for function in functions}
    calls: dict[str, set[str]] = {name: set() for name in defined}
    for function in functions:
        calls[function.name] |= {call.name for call in function.calls} & defined
    return frozenset(name for name in defined if _reaches(name, calls))


def _reaches(name: str, calls: dict[str, set[str]]) -> bool:
    waiting, seen = list(calls[name]), set(calls[name])
    while waiting and name not in seen:
        fresh = calls[waiting.pop()] - seen
        seen |= fresh
        waiting += fresh
    return name in seen
