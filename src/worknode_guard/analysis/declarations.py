"""Where a declaration begins, in languages that write a function's type before its name."""

from collections.abc import Iterable, Iterator
from typing import Final

_ENDS: Final = frozenset([";", "{", "}", ")", "]", ":"])
"""After these a new declaration may begin; `)` and `]` close annotations, attributes, macros."""


def scripts_of(page: str) -> str:
    """Blank what stands outside of `<script>` in a Vue file, keeping its lines."""
    parts: list[str] = []
    at = 0
    folded = page.lower()
    while (start := folded.find("<script", at)) >= 0:
        begin = page.find(">", start) + 1
        end = folded.find("</script", begin) if begin else -1
        if end < 0:
            break
        parts += ["\n" * page.count("\n", at, begin), page[begin:end]]
        at = end
    return "".join([*parts, "\n" * page.count("\n", at)])


def without_annotations(tokens: Iterable[str]) -> Iterator[str]:
    """Drop Java's annotations, which lizard takes for functions when they have arguments.

    `@interface` declares one and stays.
    """
    name = False
    after = False
    brackets = 0
    for lexeme in tokens:
        if brackets or (after and lexeme == "("):
            brackets += (lexeme == "(") - (lexeme == ")")
            after = False
        elif name and lexeme != "interface":
            name, after = False, True
        elif (after and lexeme == ".") or lexeme == "@":
            name = True
        elif lexeme != "\n":
            name = after = False
            yield lexeme
        if lexeme == "\n":
            yield lexeme


class FirstLine:
    """Follows tokens outside of functions and tells on which line their declaration began.

    Template heads, annotations and attributes are passed over: a function's length counts from
    its return type.
    """

    __slots__ = ("_angle", "_annotated", "_before", "line")

    def __init__(self) -> None:
        self.line = 0
        self._before = ";"
        self._angle = 0
        self._annotated = False

    def feed(self, lexeme: str, line: int) -> int:
        """Take the next token, which ends on `line`, and give the declaration's first line."""
        begins = self._before in _ENDS
        if self._annotated:
            begins, self._annotated = True, False
        elif self._angle:
            self._angle += (lexeme == "<") - (lexeme == ">")
            begins = True
        if begins:
            self.line = line
        if self._before == "@":
            self._annotated = True
        if self._before == "template" and lexeme == "<":
            self._angle = 1
        self._before = lexeme
        return self.line
