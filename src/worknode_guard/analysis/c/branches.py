"""Conditional sections: which tokens are read first, and which stand in another branch.

Nobody tells the guard which macros are set, so of `#if … #elif … #else … #endif` the first branch
that is not `#if 0` is read with the text around it, and every other one by itself afterwards.
Nothing is left out: the parts together hold every token (ISO/IEC 9899:2018, 6.10.1).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.c.directive import directive
from worknode_guard.analysis.c.lexer import Text
from worknode_guard.named import NamedTuple


class Part(NamedTuple):
    """Tokens that are read together.

    Attributes:
        indices: Which tokens, in order.
        after: The token behind which the part stands; -1 at the start of the file.
    """

    indices: list[int]
    after: int


class Branches(NamedTuple):
    """The text as one of its readings, and what that leaves out.

    Attributes:
        live: The tokens of the first branches.
        others: Other branches in order; those inside them are parts of their own.
        unmatched: Lines of directives that have no partner.
    """

    live: list[int]
    others: list[Part]
    unmatched: list[int]


class _Open(NamedTuple):
    """A conditional section that has not ended.

    Attributes:
        outer: Where the tokens around it are collected.
        taken: One of its branches is read with the text around it.
    """

    line: int
    outer: list[int]
    taken: bool


def choose(count: int, directives: Sequence[Text]) -> Branches:
    """Deal out the tokens 0 … count-1 among the parts."""
    live: list[int] = []
    others: list[Part] = []
    unmatched: list[int] = []
    opened: list[_Open] = []
    current = live
    done = 0
    for text, word, rest in conditionals(directives):
        current.extend(range(done, text.at))
        done = text.at
        if word.startswith("if"):
            dead = word == "if" and rest in {"0", "false"}
            opened.append(_Open(text.line, current, taken=not dead))
            current = current if not dead else _other(others, current)
        elif not opened:
            unmatched.append(text.line)
        elif word == "endif":
            current = opened.pop().outer
        else:
            section = opened[-1]
            current = section.outer if not section.taken else _other(others, section.outer)
            opened[-1] = section._replace(taken=True)
    current.extend(range(done, count))
    unmatched.extend(section.line for section in opened)
    return Branches(live, [part for part in others if part.indices], sorted(unmatched))


def _other(others: list[Part], outer: list[int]) -> list[int]:
    part = Part([], outer[-1] if outer else -1)
    others.append(part)
    return part.indices


def conditionals(directives: Sequence[Text]) -> Iterator[tuple[Text, str, str]]:
    """Give the directives of conditional sections with their word and what follows it."""
    for text in directives:
        found = directive(text)
        if found.word in _WORDS:
            yield text, found.word, found.plain


_WORDS: Final = frozenset(["if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif"])
