"""Nouns and plain data into canonical text of the profile.

Keys stand in the order of the document's table. What fits on a line stands between brackets, the
rest as a block; only what must be quoted is.
"""

from collections.abc import Mapping
from typing import Final

from worknode_guard.documents.kinds import in_order, to_data
from worknode_guard.documents.scalars import write_scalar
from worknode_guard.errors import UsageError
from worknode_guard.model.law import Document as Noun

WIDTH: Final = 120
"""Columns of a line between brackets; blocks may be wider, where one value is."""


def write_document(noun: Noun) -> str:
    """Write a noun as a document's text.

    Raises:
        UsageError: A text in it is not printable ASCII.
    """
    data = to_data(noun)
    assert isinstance(data, dict)
    return write_data(data)


def write_data(data: Mapping[str, object]) -> str:
    """Write plain data as a document's text, its keys in the order of its kind's table.

    Raises:
        UsageError: A text in it is not printable ASCII, or a value is no plain data.
    """
    return "".join(f"{line}\n" for line in block(in_order(data), 0))


def block(value: object, indent: int) -> list[str]:
    """Write a map or list as lines, indented by `indent` columns."""
    lead = " " * indent
    if isinstance(value, Mapping):
        lines: list[str] = []
        for key, inner in value.items():
            lines.extend(entry(str(key), inner, indent))
        return lines
    assert isinstance(value, list | tuple)
    return [line for item in value for line in _item(lead, item, indent)]


def entry(key: str, value: object, indent: int) -> list[str]:
    """Write one key of a block with its value, as lines."""
    head = f"{' ' * indent}{_scalar(key)}:"
    if _is_short(value, len(head)):
        return [f"{head} {on_one_line(value)}"]
    return [head, *block(value, indent + 2)]


def on_one_line(value: object) -> str:
    """Write any value without a line break, maps and lists between brackets."""
    if isinstance(value, Mapping):
        pairs = (f"{_scalar(key)}: {on_one_line(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(on_one_line(item) for item in value) + "]"
    return _scalar(value)


def _item(lead: str, item: object, indent: int) -> list[str]:
    if _is_short(item, indent + 2):
        return [f"{lead}- {on_one_line(item)}"]
    lines = block(item, indent + 2)
    return [f"{lead}- {lines[0].lstrip(' ')}", *lines[1:]]


def _is_short(value: object, taken: int) -> bool:
    """Tell whether a value goes on one line: scalars and empty ones always, nested maps never."""
    if not isinstance(value, Mapping | list | tuple) or not value:
        return True
    inner = value.values() if isinstance(value, Mapping) else value
    if any(isinstance(one, Mapping) for one in inner):
        return False
    return taken + 1 + len(on_one_line(value)) <= WIDTH


def _scalar(value: object) -> str:
    if isinstance(value, str) and not (value.isascii() and value.isprintable()):
        raise UsageError(
            f"{value!r} cannot stand in a document",
            why="documents are printable ASCII, so that they look like what they say",
            fix="write it with plain letters",
        )
    if not isinstance(value, bool | int | str):
        raise UsageError(
            f"{value!r} is no value of a document",
            why="values are true, false, integers, texts, lists and maps",
            fix="leave it out",
        )
    return write_scalar(value)
