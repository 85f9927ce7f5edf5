"""Complexity, nesting and parameters of a C function, counted from its tokens.

The counts are lizard's (https://github.com/terryyin/lizard): complexity is one more than the
conditions in `words.CONDITIONS`. Counting where the tokens are already at hand costs a tenth of
a second pass over the text.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.c.words import CONDITIONS, is_name

_CONTROL: Final = frozenset(["if", "else", "for", "while", "do", "switch"])
_SPECIAL: Final = _CONTROL | frozenset("{}();")


def complexity(body: Sequence[str]) -> int:
    """Count the independent paths (McCabe, IEEE TSE 2(4), 1976)."""
    return 1 + sum(map(CONDITIONS.__contains__, body))


def nesting(body: Sequence[str]) -> int:
    """Give the depth of the deepest control structure; an `else if` is one with its `if`."""
    return _Nesting().run([text for text in body if text in _SPECIAL])


def parameters(between: Sequence[str]) -> list[str]:
    """Give the names of the parameters between two parentheses, empty for one without a name."""
    pieces = list(_pieces(between))
    if pieces == [["void"]]:
        return []
    return [_name(piece) for piece in pieces if piece != ["..."]]


class _Nesting:
    """Follows statements; a structure without braces ends with its first statement."""

    def __init__(self) -> None:
        self._frames: list[tuple[list[str], int]] = []
        self._pending: list[str] = []
        self._ended: list[str] = []
        self._depth = 0
        self._parens = 0

    def run(self, texts: Sequence[str]) -> int:
        """Give the deepest level."""
        deepest = 0
        for text in texts:
            if text == "(":
                self._parens += 1
            elif text == ")":
                self._parens = max(0, self._parens - 1)
            elif text == "{":
                self._open()
            elif text == "}":
                self._close()
            elif text == ";":
                if not self._parens:
                    self._end()
            else:
                self._control(text)
                deepest = max(deepest, self._depth + len(self._pending))
        return deepest

    def _open(self) -> None:
        self._frames.append((self._pending, self._parens))
        self._depth += len(self._pending)
        self._pending, self._parens, self._ended = [], 0, []

    def _close(self) -> None:
        if self._frames:
            self._pending, self._parens = self._frames.pop()
            self._depth -= len(self._pending)
            if not self._parens:
                self._end()

    def _end(self) -> None:
        self._ended = self._pending
        self._pending = []

    def _control(self, word: str) -> None:
        if word == "else":
            # It goes on with the innermost `if`; what stood around that is open again.
            at = max((n for n, old in enumerate(self._ended) if old == "if"), default=0)
            self._pending = [*self._pending, *self._ended[:at]]
        elif word == "if" and self._pending[-1:] == ["else"]:
            self._pending.pop()
        self._ended = []
        self._pending.append(word)


def _pieces(between: Sequence[str]) -> Iterator[list[str]]:
    """Split at the commas outside of brackets."""
    piece: list[str] = []
    depth = 0
    for text in between:
        depth += (text in {"(", "["}) - (text in {")", "]"})
        if text == "," and not depth:
            yield piece
            piece = []
        else:
            piece.append(text)
    if piece:
        yield piece


def _name(piece: Sequence[str]) -> str:
    """Give the declared name: `(*name)(…)`, else the last name outside of brackets."""
    last = ""
    depth = 0
    for n, text in enumerate(piece):
        if text in {"(", "["}:
            depth += 1
        elif text in {")", "]"}:
            depth -= 1
        elif is_name(text) and (not depth or piece[n - 1] == "*"):
            last = text
            if depth and piece[n - 1] == "*":
                return text
    return last
