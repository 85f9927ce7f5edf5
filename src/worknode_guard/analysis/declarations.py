"""Heads of functions: where they begin, and the parts of them that lead lizard astray."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

_ENDS: Final = frozenset([";", "{", "}", ")", "]", ":"])
"""After these a new declaration may begin; `)` and `]` close annotations, attributes, macros."""

_ATTRIBUTES: Final = frozenset(["__attribute__", "__attribute", "__declspec"])


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


def without_attributes(tokens: Iterable[str]) -> Iterator[str]:
    """Drop `__attribute__((…))` and its kin, which lizard takes for functions after a head."""
    waiting = False
    brackets = 0
    for lexeme in tokens:
        if brackets or (waiting and lexeme == "("):
            brackets += (lexeme == "(") - (lexeme == ")")
            waiting = False
            if lexeme == "\n":
                yield lexeme
        elif lexeme in _ATTRIBUTES:
            waiting = True
        else:
            waiting = waiting and lexeme == "\n"
            yield lexeme


def without_type_parameters(tokens: Iterable[str]) -> Iterator[str]:
    """Drop `<T>` behind `function f`, where lizard loses the function (seen in 1.24.3)."""
    named = 0
    angles = 0
    for lexeme in tokens:
        if angles or (named == 1 and lexeme.startswith("<")):
            angles += lexeme.count("<") - (lexeme.count(">") if lexeme != "=>" else 0)
            if lexeme == "\n":
                yield lexeme
            continue
        if lexeme == "function":
            named = 2
        elif lexeme not in {"\n", "*"}:
            named = max(0, named - 1)
        yield lexeme


FILTERS: Final[dict[str, Callable[[Iterable[str]], Iterator[str]]]] = {
    "c": without_attributes,
    "cpp": without_attributes,
    "java": without_annotations,
    "javascript": without_type_parameters,
    "tsx": without_type_parameters,
    "typescript": without_type_parameters,
}
"""Language → what to take out of its tokens (without white space and comments) before lizard."""


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
        # lizard passes `#include` on as a token of its own, with what is included after it.
        self._before = ";" if self._before == "#include" else lexeme
        return self.line
