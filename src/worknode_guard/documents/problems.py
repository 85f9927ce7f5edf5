"""What is wrong with a document: every problem of a file at once, with its place."""

from collections.abc import Mapping
from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.named import NamedTuple

CODE: Final = "WG002"

At = tuple[str | int, ...]
"""The way to a value from the document's root: keys and item numbers from 0; `()` is the root."""


class Fault(NamedTuple):
    """A problem of a value, before it is known where in the file the value stands."""

    at: At
    what: str
    why: str
    fix: str


class Place(NamedTuple):
    """Where a value stands.

    Attributes:
        line: Of the key or the list item, from 1.
        column: The same, from 1.
        start: Offset of the value's first character.
        end: Offset after the value's last character (a block's: of its last scalar).
    """

    line: int
    column: int
    start: int
    end: int


class Problem(NamedTuple):
    """One problem of a file.

    Attributes:
        line: From 1; 1 where the whole file is meant.
        column: From 1.
    """

    path: str
    line: int
    column: int
    what: str
    why: str
    fix: str


class DocumentProblems(NamedTuple):
    """Why a file is no document (WG002). At least one problem, in the order of the lines."""

    path: str
    problems: tuple[Problem, ...]

    def error(self) -> UsageError:
        """Give all of them as one error, for a command that was handed the file."""
        lines = [f"{one.path}:{one.line}:{one.column}: {one.what}" for one in self.problems]
        first = self.problems[0]
        return UsageError("\n".join(lines), why=first.why, fix=first.fix, code=CODE)


def located(path: str, faults: list[Fault], places: Mapping[At, Place]) -> list[Problem]:
    """Put a line and a column to each fault: its own, or those of the nearest value around it."""
    return [_located(path, fault, places) for fault in faults]


def _located(path: str, fault: Fault, places: Mapping[At, Place]) -> Problem:
    at = fault.at
    while at and at not in places:
        at = at[:-1]
    place = places.get(at, Place(1, 1, 0, 0))
    return Problem(path, place.line, place.column, fault.what, fault.why, fault.fix)


def pointer(at: At) -> str:
    """Write the way to a value as people read it: `phases[1].deadline`."""
    text = ""
    for step in at:
        if isinstance(step, int):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text or "the document"
