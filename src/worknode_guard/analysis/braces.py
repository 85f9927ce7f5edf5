"""Nesting in languages whose blocks stand in braces, and where a function's first line is.

lizard's own extensions do not serve: ND loses nested blocks and counts `&&`, NS nests each
`else if` and keeps its counters from one file to the next. So the control structures are followed
here, token by token beside lizard, which says whose tokens they are.
"""

from collections.abc import Hashable
from typing import Final

from worknode_guard.analysis.keywords import Keywords
from worknode_guard.model.functions import Call
from worknode_guard.model.functions import Mark as Jump

_OPENERS_OF: Final = {
    "else": frozenset(["if", "unless", "elsif", "elseif", "for", "while"]),
    "elsif": frozenset(["if", "unless", "elsif"]),
    "elseif": frozenset(["if", "elseif"]),
    "catch": frozenset(["try", "do", "catch"]),
    "finally": frozenset(["try", "catch"]),
}
"""Words that go on with a statement → the words that it may have begun with."""

_NEEDS_BLOCK: Final = frozenset(["try", "finally", "loop", "repeat", "unsafe"])
_NOT_AFTER_A_WORD: Final = frozenset([":", "=", ",", ")", "]", "}", ".", "=>", "?"])
"""After a control word these show that it is a key, a label or a name."""

NAMES_FOLLOW: Final = frozenset([".", "?.", "$"])
"""After these a control word is the name of a member or a variable."""

_GOES_ON: Final = frozenset(
    [".", "?", ":", "&&", "||", "+", "-", "*", "/", "=", "=>", ",", "(", "[", "{", "?.", "??"]
)
"""At a line's end or at the start of the next, these carry a statement over."""

_DECLARES: Final = frozenset(["function", "func", "fn", "fun", "def", "sub", "class"])
"""Before a name these declare it."""

_NO_CALLS: Final = frozenset(
    ["return", "sizeof", "typeof", "await", "yield", "throw", "in", "and", "or", "not", "case",
     "lock", "using", "fixed", "checked", "unchecked", "nameof", "synchronized", "super", "this",
     "guard", "where", "when", "is", "as", "function", "func", "fn", "fun", "isset", "empty",
     "array", "list", "echo", "print", "unset", "assert", "new", "delete", "alignof", "decltype"]
)  # fmt: skip
"""Words that parentheses follow and that call no function of that name."""

_PUNCTUATION: Final = frozenset(["{", "}", "(", ")", "[", "]", ";", "=>"])


class Mark:
    """What was seen of one function."""

    __slots__ = ("base", "calls", "deepest", "frames", "gotos", "line")

    def __init__(self, line: int, base: int, frames: int) -> None:
        self.line = line
        self.base = base
        self.frames = frames
        self.deepest = 0
        self.calls: list[Call] = []
        self.gotos: list[Jump] = []


class Braces:
    """Follows control structures and braces through a file.

    Attributes:
        marks: Function (lizard's object) → what was seen of it.
        unmatched: Closing braces too many.
    """

    def __init__(self, keywords: Keywords) -> None:
        self.marks: dict[Hashable, Mark] = {}
        self.unmatched = 0
        self._keywords = keywords
        self._words = keywords.words
        self._frames: list[tuple[list[str], int, int | None]] = []
        self._depth = 0
        self._pending: list[str] = []
        self._ended: list[str] = []
        self._brackets = 0
        self._body: int | None = None
        self._fresh = False
        self._head = False
        self._before = ""
        self._earlier = ""

    @property
    def open(self) -> int:
        """Braces that are still open."""
        return len(self._frames)

    def feed(self, lexeme: str, line: int, first_line: int, function: Hashable) -> None:
        """Take the next token.

        Args:
            lexeme: Its text; white space, comments and preprocessor lines do not come here.
            line: The line on which it ends.
            first_line: The line on which the declaration that it belongs to begins.
            function: Whose token it is.
        """
        mark = self.marks.get(function)
        if mark is None:
            mark = Mark(first_line, self._depth + len(self._pending), len(self._frames))
            self.marks[function] = mark
        # Most tokens are none of these, and a call for each would cost as much as lizard itself.
        if self._fresh:
            self._settle(lexeme, mark)
        if self._body is not None:
            self._end_at_line(lexeme, line)
        if lexeme in self._words and self._before not in NAMES_FOLLOW:
            self._keyword(lexeme)
        elif lexeme in _PUNCTUATION:
            self._punctuation(lexeme, line)
        elif self._pending or self._ended:
            self._plain(line)
        if lexeme == "(" or self._before == "goto":
            self._note(lexeme, line, mark)
        self._earlier, self._before = self._before, lexeme

    def _note(self, lexeme: str, line: int, mark: Mark) -> None:
        """Note a call or a jump in a function's body; its head declares, and calls nobody."""
        name = self._before
        if len(self._frames) <= mark.frames:
            return
        if name == "goto":
            mark.gotos.append(Jump("goto", line, lexeme))
        elif (
            name.isidentifier()
            and name not in self._words
            and name not in _NO_CALLS
            and self._earlier not in _DECLARES
        ):
            mark.calls.append(Call(name, line))

    def _settle(self, lexeme: str, mark: Mark) -> None:
        """Decide whether the word before this token was a control structure."""
        self._fresh = False
        word = self._before
        no_block = word in _NEEDS_BLOCK and lexeme not in {"{", "("}
        if lexeme in _NOT_AFTER_A_WORD or no_block or (word == "for" and lexeme == "<"):
            self._pending.pop()
            return
        mark.deepest = max(mark.deepest, self._depth + len(self._pending) - mark.base)

    def _end_at_line(self, lexeme: str, line: int) -> None:
        """End a body without braces at the end of its line, where the language does."""
        if self._body is None or line <= self._body or self._brackets:
            return
        if self._keywords.ends_at_line and not {lexeme, self._before} & _GOES_ON:
            self._end()

    def _end(self) -> None:
        if self._pending:
            self._ended = self._pending
        self._pending = []
        self._body = None
        self._head = False

    def _keyword(self, word: str) -> None:
        openers = _OPENERS_OF.get(word)
        if openers is not None:
            at = max((n for n, old in enumerate(self._ended) if old in openers), default=0)
            self._pending = [*self._pending, *self._ended[:at]]
        if word == "if" and self._before == "else" and self._pending[-1:] == ["else"]:
            self._pending.pop()
        self._ended = []
        self._pending.append(word)
        self._body = None
        self._head = word not in {"else", "do", "try", "finally", "loop", "repeat"}
        self._fresh = True

    def _punctuation(self, lexeme: str, line: int) -> None:
        """Take a bracket or what may end a statement."""
        if lexeme == "{":
            self._open()
        elif lexeme == "}":
            self._close()
        elif lexeme in {"(", "["}:
            self._brackets += 1
        elif lexeme in {")", "]"}:
            self._brackets = max(0, self._brackets - 1)
            self._head = self._head and bool(self._brackets)
        elif lexeme == ";" and not self._brackets and not self._keywords.always_blocks:
            self._end()
        elif lexeme == "=>" and self._keywords.always_blocks:
            # A guard of a match arm, `x if c =>`, opens no block.
            self._end()
        else:
            self._plain(line)

    def _open(self) -> None:
        self._frames.append((self._pending, self._brackets, self._body))
        self._depth += len(self._pending)
        self._pending, self._brackets, self._body = [], 0, None
        self._ended = []

    def _close(self) -> None:
        if not self._frames:
            self.unmatched += 1
            return
        pending, self._brackets, self._body = self._frames.pop()
        self._depth -= len(pending)
        self._pending = pending
        if not self._brackets and self._body is None:
            self._end()

    def _plain(self, line: int) -> None:
        """Take a token that only fills a head or a body."""
        if not self._pending:
            self._ended = []
        elif not self._head and not self._brackets and self._body is None:
            self._body = line
