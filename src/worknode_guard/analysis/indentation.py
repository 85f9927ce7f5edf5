"""Nesting in languages whose blocks are indented, and the lines that lizard would misread.

lizard takes the first column of every physical line for indentation, also inside brackets, so a
continuation line written further to the left ends the function for it: what follows would be
counted for nobody. Here such lines are given the indentation of the statement that they continue.
"""

from collections.abc import Iterable
from typing import Final

from worknode_guard.named import NamedTuple

STRUCTURES: Final = frozenset(
    ["if", "elif", "else", "for", "while", "try", "except", "finally", "with", "match"]
)
_PREFIXES: Final = frozenset(["async", "static"])
_BRACKETS: Final = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_TAB: Final = 8
"""Columns of a tab, as lizard counts them."""


class InsertedLineEnd(str):
    """A line end that the file does not hold: lizard locates no function without one in it."""

    __slots__ = ()


class Indented(NamedTuple):
    """What the lines of a file say.

    Attributes:
        tokens: The tokens for lizard, with continuation lines aligned.
        nesting: Line of each `def` → deepest nesting of control structures in that function,
            without the functions inside it.
    """

    tokens: list[str]
    nesting: dict[int, int]


class _Block:
    """A statement whose body is indented under it."""

    __slots__ = ("indent", "owner", "structure")

    def __init__(self, indent: int, owner: int | None, *, structure: bool) -> None:
        self.indent = indent
        self.owner = owner
        self.structure = structure


class _Lines:
    """Walks the tokens of a file once, line by line."""

    def __init__(self, word: str) -> None:
        self._word = word
        self.tokens: list[str] = []
        self.nesting: dict[int, int] = {}
        self._head = False
        self._colon = False
        self._blocks: list[_Block] = []
        self._line = 1
        self._brackets = 0
        self._indent = 0
        self._blank: list[str] = []
        self._at_start = True
        self._prefixed = False

    def feed(self, lexeme: str) -> None:
        if lexeme == "\n":
            self._end_line()
            self._line += 1
            return
        if self._at_start and lexeme.isspace():
            self._blank.append(lexeme)
        elif self._at_start or self._prefixed or self._head or self._colon:
            self._notable(lexeme)
        else:
            self.tokens.append(lexeme)
        # The brackets of an expression inside an f-string are a subclass's; they close there.
        if lexeme in _BRACKETS and type(lexeme) is str:
            self._brackets = max(0, self._brackets + _BRACKETS[lexeme])
        self._line += lexeme.count("\n")

    def _end_line(self) -> None:
        self._flush()
        self._at_start = True
        self.tokens.append("\n")
        if not self._brackets:
            self._head = self._colon = False

    def _flush(self) -> None:
        self.tokens.extend(self._blank)
        self._blank.clear()

    def _notable(self, lexeme: str) -> None:
        """Take a token that begins a line or may belong to a statement's head."""
        if self._at_start and not lexeme.startswith("#"):
            self._start_line(lexeme)
        elif self._prefixed and not lexeme.isspace():
            self._prefixed = False
            self._statement(lexeme)
        self._flush()
        self._body(lexeme)
        self.tokens.append(lexeme)
        self._at_start = False

    def _body(self, lexeme: str) -> None:
        """Find the colon that ends a head, and give a body behind it a line of its own."""
        if self._head and lexeme == ":" and not self._brackets:
            self._head, self._colon = False, True
        elif self._colon and not lexeme.isspace():
            self._colon = False
            if not lexeme.startswith("#"):
                self._indent += 1
                self.tokens.extend([InsertedLineEnd("\n"), " " * self._indent])

    def _start_line(self, lexeme: str) -> None:
        if self._brackets:
            self._blank[:] = [" " * self._indent] if self._indent else []
            return
        self._indent = sum(len(part.replace("\t", " " * _TAB)) for part in self._blank)
        while self._blocks and self._blocks[-1].indent >= self._indent:
            self._blocks.pop()
        if self._blocks:
            self._deepen()
        self._statement(lexeme)

    def _statement(self, lexeme: str) -> None:
        """Open a block when the first word of a statement is one that opens one."""
        if lexeme in _PREFIXES:
            self._prefixed = True
        elif lexeme == self._word:
            self._blocks.append(_Block(self._indent, self._line, structure=False))
            self.nesting[self._line] = 0
            self._head = True
        elif lexeme in STRUCTURES:
            self._blocks.append(_Block(self._indent, None, structure=True))
            if lexeme != "match":
                # `match` may be a plain name; it counts once a line stands under it.
                self._deepen()

    def _deepen(self) -> None:
        depth = 0
        for block in reversed(self._blocks):
            if block.owner is not None:
                self.nesting[block.owner] = max(self.nesting[block.owner], depth)
                return
            depth += block.structure


def read_indentation(tokens: Iterable[str], word: str) -> Indented:
    """Measure nesting by indentation, and align continuation lines for lizard.

    Args:
        tokens: As lizard's reader splits the text, white space included.
        word: What begins a function, `def` or `func`.
    """
    lines = _Lines(word)
    for lexeme in tokens:
        lines.feed(lexeme)
    return Indented(lines.tokens, lines.nesting)
