"""Change single values of a document's text; everything else in it stays as its author wrote it.

A value is replaced where it stands. Where a key comes into or goes out of anything but the
document's own map, the list or map around it is written anew, and comments inside it are lost.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from worknode_guard.documents.kinds import in_order
from worknode_guard.documents.problems import At, DocumentProblems, Place
from worknode_guard.documents.profile import read_profile
from worknode_guard.documents.read import read_document
from worknode_guard.documents.write import block, entry, on_one_line, write_data

Change = tuple[At, object]
"""Where, and the new value as plain data; None takes it out. A list grows at its length."""

_VALUE_HEAD: Final = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^:'"\s]+) *:""")


def revise_document(
    path: str, raw: bytes, changes: Sequence[Change], *, to: str | None = None
) -> str:
    """Give the text of a document's next version: changed, and `version` one higher.

    Args:
        path: Where the document stands.
        raw: Its bytes.
        changes: Applied in order.
        to: Where the result shall stand, when elsewhere (the next trust root).

    Raises:
        UsageError: The document, or what the changes make of it, is not one (WG002).
        LookupError: There is no such place in the document: a fault of the caller.
    """
    before = read_document(path, raw)
    if isinstance(before, DocumentProblems):
        raise before.error()
    version = before.data.get("version")
    assert isinstance(version, int)
    text = raw.decode("ascii")
    for at, value in [*changes, (("version",), version + 1)]:
        text = _changed(text, at, value)
    after = read_document(to or path, text.encode("ascii"))
    if isinstance(after, DocumentProblems):
        raise after.error()
    return text


def _changed(text: str, at: At, value: object) -> str:
    parsed = read_profile(text.encode("ascii"), "")
    data, places = parsed.data, parsed.places
    assert isinstance(data, dict)
    if at in places:
        return (
            _taken_out(text, places, data, at) if value is None else _put(text, places, at, value)
        )
    if value is None:
        return text
    whole = _with(data, at, value)
    while at[:-1] not in places:
        at = at[:-1]
    around = at[:-1]
    if _is_flow(text, places[around]) or not _at(data, around):
        return _written(text, places, around, whole)
    return _line_in(text, places, at, whole)


def _taken_out(text: str, places: Mapping[At, Place], data: object, at: At) -> str:
    around = at[:-1]
    if around or _is_flow(text, places[around]):
        return _written(text, places, around, _with(data, at, None))
    place = places[at]
    begin = _offset(text, place) - (place.column - 1)
    newline = text.find("\n", place.end)
    return text[:begin] + (text[newline + 1 :] if newline >= 0 else "")


def _written(text: str, places: Mapping[At, Place], at: At, whole: object) -> str:
    """Write the value at one place anew, from the data of the whole document."""
    if at:
        return _put(text, places, at, _at(whole, at))
    assert isinstance(whole, dict)
    return write_data(whole)


def _put(text: str, places: Mapping[At, Place], at: At, value: object) -> str:
    place = places[at]
    if _is_flow(text, places[at[:-1]]):
        return text[: place.start] + on_one_line(value) + text[place.end :]
    indent = place.column - 1
    if isinstance(at[-1], int):
        new = "\n".join(block([value], indent - 2))[indent:]
        return text[: place.start] + new + text[place.end :]
    begin = _offset(text, place)
    head = _VALUE_HEAD.match(text, begin)
    assert head is not None
    new = "\n".join(entry("k", value, indent))[indent + len("k:") :]
    return text[: head.end()] + new + text[place.end :]


def _line_in(text: str, places: Mapping[At, Place], at: At, whole: object) -> str:
    """Put a new key or item into a block: at its end, or where the contract has a key of the root.

    The document's first key is never new, because `kind` is required.
    """
    around, name = at[:-1], at[-1]
    value = _at(whole, at)
    beside = next(place for other, place in places.items() if other[:-1] == around and other)
    indent = beside.column - 1
    after = places[around]
    if not around:
        assert isinstance(whole, dict)
        order = list(in_order(whole))
        after = places[(order[order.index(str(name)) - 1],)]
    lines = block([value], indent - 2) if isinstance(name, int) else entry(name, value, indent)
    newline = text.find("\n", after.end)
    if newline < 0:
        return "\n".join([text, *lines, ""])
    return "\n".join([text[:newline], *lines, text[newline + 1 :]])


def _offset(text: str, place: Place) -> int:
    """Give the offset of a place's line and column."""
    at = 0
    for _ in range(place.line - 1):
        at = text.index("\n", at) + 1
    return at + place.column - 1


def _is_flow(text: str, place: Place) -> bool:
    return text[place.start] in "{["


def _at(data: object, at: At) -> object:
    for step in at:
        data = data[step]  # type: ignore[index]  # plain data; `at` was checked by `_with`
    return data


def _with(data: object, at: At, value: object) -> object:
    """Give plain data with one value set, or taken out where it is None."""
    step, rest = at[0], at[1:]
    if isinstance(step, str):
        old = {} if data is None else data
        if not isinstance(old, dict):
            raise KeyError(step)
        inner = _with(old.get(step), rest, value) if rest else value
        return {key: one for key, one in {**old, step: inner}.items() if one is not None}
    if not isinstance(data, list) or not 0 <= step <= len(data):
        raise KeyError(step)
    inner = _with(data[step], rest, value) if rest else value
    return [*data[:step], *([] if inner is None else [inner]), *data[step + 1 :]]
