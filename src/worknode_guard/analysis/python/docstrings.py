"""Docstrings, and the parameters that they name.

Three styles are read: sections as in Google's Python Style Guide (3.8.3), the NumPy docstring
standard (numpydoc), and the field lists of Sphinx (`:param int width:`).
"""

import ast
import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from typing import Final

from worknode_guard.analysis.python.asserts import is_overload
from worknode_guard.analysis.python.scopes import Scope
from worknode_guard.analysis.python.tree import Function, parameters_of
from worknode_guard.model.functions import Documentation

_SECTION: Final = re.compile(
    r"(?:Args|Arguments|Parameters|Params|Keyword Args|Keyword Arguments|Other Parameters):[ ]*"
)
_UNDERLINED: Final = frozenset(["Parameters", "Other Parameters"])
_FIELD: Final = re.compile(
    r"[ \t]*:(?:param|parameter|arg|argument|key|keyword|type)[ \t]+(?:[^:\n]*[ \t])?"
    r"(\\?\*{0,2}\w+)[ \t]*:"
)
_ENTRY: Final = re.compile(r"((?:\\?\*){0,2}\w+(?:, *(?:\\?\*){0,2}\w+)*)[ ]*(?:\([^\n]*?\))?[ ]*:")
_NAMES: Final = re.compile(r"((?:\\?\*){0,2}\w+(?:, *(?:\\?\*){0,2}\w+)*)[ ]*(?::.*)?")


def documentation(scope: Scope, node: Function) -> Documentation:
    """Judge a function's docstring; an overload's stands at its implementation (PEP 484)."""
    if is_overload(scope):
        return Documentation("written")
    first = node.body[0]
    if not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
        return Documentation("missing")
    text = first.value.value
    if not isinstance(text, str):
        return Documentation("missing")
    if not any(one.isalnum() for one in text):
        return Documentation("empty")
    # `**names` takes any name, so none is a stranger.
    names = None if node.args.kwarg else parameters_of(node.args)
    return Documentation("written", () if names is None else _strangers(text, names))


def _strangers(text: str, names: Sequence[str]) -> tuple[str, ...]:
    lines = cleandoc(text).split("\n")
    told = (name.strip(" *\\") for name in _named(lines))
    return tuple(dict.fromkeys(name for name in told if name not in names))


def _named(lines: Sequence[str]) -> Iterator[str]:
    for at, line in enumerate(lines):
        field = _FIELD.match(line)
        if field:
            yield field[1]
        elif _SECTION.fullmatch(line.strip()):
            yield from _entries(lines[at + 1 :], _indent(line))
        elif line.strip() in _UNDERLINED and _is_rule(lines[at + 1 : at + 2]):
            yield from _items(lines[at + 2 :], _indent(line))


def _is_rule(lines: Sequence[str]) -> bool:
    return bool(lines) and lines[0].strip().startswith("---") and set(lines[0].strip()) == {"-"}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _entries(lines: Sequence[str], outer: int) -> Iterator[str]:
    """Give the names of a Google section: what stands at the indentation of its first line."""
    level: int | None = None
    for line in lines:
        if not line.strip():
            continue
        indent = _indent(line)
        if indent <= outer:
            return
        level = indent if level is None else level
        entry = _ENTRY.match(line.strip()) if indent == level else None
        if entry:
            yield from entry[1].split(",")


def _items(lines: Sequence[str], outer: int) -> Iterator[str]:
    """Give the names of a NumPy section, which ends before the next underlined line."""
    for at, line in enumerate(lines):
        if _is_rule(lines[at + 1 : at + 2]):
            return
        item = _NAMES.fullmatch(line.strip()) if _indent(line) == outer else None
        if item and line.strip():
            yield from item[1].split(",")
