"""The strict YAML profile: bytes into plain data that every YAML parser reads alike.

A file in the profile is at most 64 KiB of printable ASCII and LF, and one document whose root is
a map. It has no `---`, `...`, directives, anchors, aliases, tags, merge keys, block scalars or
explicit keys (`?`). Keys are text, none is empty or stands twice in its map, and lists and maps
are at most 8 within each other. `scalars` says what may stand without quotes and which escapes
may stand in double ones.

Decided where the sentence "any YAML 1.1 or 1.2 parser reads the same" asks for it:

- A scalar stands on one line, and so does everything between brackets; both begin on the line of
  their key or dash. So indentation and folding, where parsers differ, never decide a value.
- Between brackets, a map has its braces: no `[a: b]`.
- A comment begins at the start of a line or after a space. Comments are allowed, and are part of
  the bytes that are signed.
- Every key and every dash has a value: no empty one that means null.
- There are no tabs and no CR.
"""

import re
from typing import Final

from worknode_guard.documents.compose import Composer, Data, Spot, TooDeepError
from worknode_guard.documents.problems import At, Fault, Place, Problem
from worknode_guard.named import NamedTuple

LARGEST: Final = 65_536
"""Bytes of a document."""
MOST_SHOWN: Final = 20
"""Problems of one kind that are worth a line each."""

_ALLOWED: Final = bytes([0x0A, *range(0x20, 0x7F)])
_STRUCTURE: Final = frozenset(" \n-:{}[],")
_GAP_LINE: Final = re.compile(r"[^\n]*\n?")


class Parsed(NamedTuple):
    """What a file holds.

    Attributes:
        data: Plain data; None stands where a value was refused, or when there is no document.
        places: Where each value stands.
        problems: What the profile refuses, in the order of the lines.
    """

    data: Data
    places: dict[At, Place]
    problems: tuple[Problem, ...]


def read_profile(raw: bytes, path: str) -> Parsed:
    """Read a file; with problems, as much of it as could be read, for the schema to look at.

    Args:
        raw: The file's bytes, any bytes.
        path: Its name, for the problems.
    """
    faults = _byte_faults(raw)
    if faults:
        return _parsed(path, None, {}, faults)
    text = raw.decode("ascii")
    composer = Composer(text)
    whole = _compose(composer, text)
    if whole:
        composer.spots.extend(_structure_faults(text, composer.scalars))
    if whole and not isinstance(composer.root, dict) and not composer.spots:
        composer.spots.append(_no_document(composer.root))
    data = composer.root if isinstance(composer.root, dict) else None
    return _parsed(path, data, composer.places, composer.spots)


def _parsed(path: str, data: Data, places: dict[At, Place], spots: list[Spot]) -> Parsed:
    ordered = sorted(spots, key=lambda spot: (spot.line, spot.column))
    problems = tuple(
        Problem(path, line, column, fault.what, fault.why, fault.fix)
        for line, column, fault in ordered
    )
    return Parsed(data, places, problems)


def _byte_faults(raw: bytes) -> list[Spot]:
    if len(raw) > LARGEST:
        why = f"a document has at most {LARGEST} bytes"
        fault = Fault((), f"the file has {len(raw)} bytes", why, "split it, or shorten it")
        return [Spot(1, 1, fault)]
    if not raw.translate(None, _ALLOWED):
        return []
    spots: list[Spot] = []
    for number, line in enumerate(raw.split(b"\n"), start=1):
        odd = line.translate(None, _ALLOWED)
        if odd:
            spots.append(_odd_byte(number, line.index(odd[:1]) + 1, odd[0]))
        if len(spots) == MOST_SHOWN:
            break
    return spots


def _odd_byte(line: int, column: int, byte: int) -> Spot:
    names = {0x09: "a tab", 0x0D: "a carriage return"}
    kind = names.get(byte, f"the byte 0x{byte:02x}")
    fault = Fault(
        (),
        f"the line has {kind}",
        why="a document is printable ASCII and line feeds, so that it looks like what it says",
        fix="use spaces, plain letters and LF line ends",
    )
    return Spot(line, column, fault)


def _compose(composer: Composer, text: str) -> bool:
    """Run the YAML grammar over the text; False when it broke off, with the reason noted."""
    from ruamel.yaml import YAML  # noqa: PLC0415  (18 ms, and cached data needs none of it)
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415  (the same)

    try:
        composer.take(YAML(typ="safe", pure=True).parse(text))
    except TooDeepError:
        return False
    except YAMLError as error:
        composer.spots.append(_syntax(error))
        composer.root = None
        return False
    return True


def _syntax(error: Exception) -> Spot:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    reason = getattr(error, "problem", None) or "it cannot be read as YAML"
    fix = "mend the line, or one above it: quotes, brackets, indentation"
    return Spot(line, column, Fault((), "the file is not YAML", str(reason), fix))


def _structure_faults(text: str, scalars: list[tuple[int, int]]) -> list[Spot]:
    """Between scalars and outside comments stand only spaces and `- : { } [ ] ,`."""
    spots: list[Spot] = []
    at = 0
    for start, end in [*scalars, (len(text), len(text))]:
        spots.extend(_gap_faults(text, at, start))
        at = max(at, end)
    return spots[:MOST_SHOWN]


def _gap_faults(text: str, start: int, end: int) -> list[Spot]:
    spots: list[Spot] = []
    for match in _GAP_LINE.finditer(text, start, end):
        structure, sign, _ = match.group().partition("#")
        odd = next((char for char in structure if char not in _STRUCTURE), None)
        at = match.start() + (structure.index(odd) if odd else len(structure))
        if odd:
            why = "outside values a document has only '-', ':', ',' and brackets"
            spots.append(_spot(text, at, f"a {odd!r} stands outside a value", why))
        elif sign and at > 0 and text[at - 1] not in " \n":
            why = "a comment begins after a space; parsers differ otherwise"
            spots.append(_spot(text, at, "a '#' stands directly after a value", why))
    return spots


def _spot(text: str, at: int, what: str, why: str) -> Spot:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Spot(line, column, Fault((), what, why, "quote the value, or take the sign out"))


def _no_document(root: Data) -> Spot:
    what = "the file is empty" if root is None else "the file's root is not a map"
    return Spot(1, 1, Fault((), what, "a document is a map of keys", "begin with 'kind: …'"))
