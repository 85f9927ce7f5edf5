"""C tokens at file scope to functions, declarations, and what is neither.

Every token belongs to one of the three, so nothing disappears: a block that is no function, no
type and no initialiser, or tokens that end in nothing, come back as `unclear` with their place.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.c.heads import Head, head_of, is_aggregate
from worknode_guard.analysis.c.words import KEYWORDS, STORAGE, is_name
from worknode_guard.named import NamedTuple


class Definition(NamedTuple):
    """One function; places are positions in the stream of tokens.

    Attributes:
        start: First token, attributes included.
        open: The brace that opens its body.
        close: Its partner.
    """

    head: Head
    start: int
    open: int
    close: int


class Outline(NamedTuple):
    """What stands at file scope.

    Attributes:
        declarations: First and last position; the last is the semicolon.
        unclear: First and last position of what cannot be classified.
        open: Braces without a partner.
    """

    definitions: list[Definition]
    declarations: list[tuple[int, int]]
    unclear: list[tuple[int, int]]
    open: int


_MARKS: Final = frozenset("{}();")


def split(texts: list[str], lines: list[int]) -> Outline:
    """Split one stream of tokens."""
    return _Splitter(texts, lines).run()


class _Splitter:
    """One walk over braces, parentheses and semicolons."""

    def __init__(self, texts: list[str], lines: list[int]) -> None:
        self._texts = texts
        self._lines = lines
        self._found = Outline([], [], [], 0)
        self._start = 0
        self._depth = 0
        self._parens = 0
        self._linkage = 0
        self._head: Head | None = None
        self._open = 0
        self._kind = ""
        self._old_style: list[int] = []

    def run(self) -> Outline:
        """Walk."""
        texts = self._texts
        take = {"(": self._paren, ")": self._paren_end, "{": self._opened, ";": self._ended}
        for at in [n for n, text in enumerate(texts) if text in _MARKS]:
            text = texts[at]
            if not self._depth:
                take.get(text, self._stray)(at)
            elif text == "{":
                self._depth += 1
            elif text == "}":
                self._depth -= 1
                if not self._depth:
                    self._closed(at)
        return self._finish()

    def _paren(self, _at: int) -> None:
        self._parens += 1

    def _paren_end(self, _at: int) -> None:
        self._parens = max(0, self._parens - 1)

    def _opened(self, at: int) -> None:
        self._depth = 1
        self._open = at
        self._head = None
        before = self._texts[self._start : at]
        if self._parens or "=" in before:
            self._kind = "initialiser"
        elif len(before) > 1 and before[-2] == "extern" and before[-1][0] == '"':
            self._depth = 0
            self._linkage += 1
            self._start = at + 1
        elif is_aggregate(before) and not self._old_style:
            self._kind = "aggregate"
        else:
            self._function(at)

    def _function(self, at: int) -> None:
        if self._old_style and self._texts[at - 1] != ";":
            self._release()
            self._opened(at)
            return
        before = self._texts[self._start : at]
        self._old_style = []
        self._head = head_of(before, self._lines[self._start : at]) if before else None
        self._kind = "function" if self._head else "unclear"

    def _closed(self, at: int) -> None:
        if self._kind == "function":
            assert self._head is not None
            self._found.definitions.append(Definition(self._head, self._start, self._open, at))
            self._start = at + 1
        elif self._kind == "unclear":
            self._found.unclear.append((self._start, at))
            self._start = at + 1

    def _ended(self, at: int) -> None:
        """Take a semicolon: the end of a declaration, or of an old-style parameter's."""
        if self._parens:
            if self._texts[at + 1 : at + 2] == [")"]:
                # `DECLARE(int x;)`: the macro takes a whole declaration.
                return
            self._parens = 0
            self._found.unclear.append((self._start, at))
            self._start = at + 1
            return
        if self._is_old_style(at):
            self._old_style.append(at)
            return
        if self._old_style:
            self._release()
        self._found.declarations.append((self._start, at))
        self._start = at + 1

    def _is_old_style(self, at: int) -> bool:
        """Tell whether the chunk may be `int f(a, b) int a;` of C before 1989."""
        texts = self._texts
        if self._old_style:
            piece = texts[self._old_style[-1] + 1 : at]
            return bool(piece) and _declares_parameter(piece)
        piece = texts[self._start : at]
        if "(" not in piece or "=" in piece or "{" in piece or piece[-1] == ")":
            return False
        opened = piece.index("(")
        if ")" not in piece[opened:]:
            return False
        closed = piece.index(")", opened)
        names = piece[opened + 1 : closed]
        plain = all(is_name(t) if n % 2 == 0 else t == "," for n, t in enumerate(names))
        return (
            len(names) % 2 == 1
            and plain
            and bool(opened)
            and is_name(piece[opened - 1])
            and _declares_parameter(piece[closed + 1 :])
        )

    def _release(self) -> None:
        """The chunk was no old-style head: its pieces are declarations."""
        for at in self._old_style:
            self._found.declarations.append((self._start, at))
            self._start = at + 1
        self._old_style = []

    def _stray(self, at: int) -> None:
        """Take a closing brace at file scope."""
        if self._linkage and not self._parens:
            self._linkage -= 1
            if self._start < at:
                self._found.unclear.append((self._start, at - 1))
        else:
            self._found.unclear.append((self._start, at))
        self._parens = 0
        self._start = at + 1

    def _finish(self) -> Outline:
        if self._old_style:
            self._release()
        end = len(self._texts) - 1
        if self._start <= end:
            self._found.unclear.append((self._start, end))
        return self._found._replace(open=self._depth + self._linkage)


def _declares_parameter(piece: Sequence[str]) -> bool:
    """Tell whether the tokens can declare a parameter: a type and names, nothing else."""
    if len(piece) < 2 or not (is_name(piece[0]) or piece[0] in KEYWORDS):  # noqa: PLR2004
        return False
    if piece[0] in STORAGE - {"register"}:
        return False
    return all(t in "*,[]()" or t in KEYWORDS or is_name(t) or t[0].isdigit() for t in piece)


def unclear_runs(outline: Outline, lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give first and last line of what could not be classified."""
    for start, end in outline.unclear:
        yield lines[start], lines[end]
