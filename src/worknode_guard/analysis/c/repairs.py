"""What is tried where the parser stops: macros make text that only the preprocessor makes C.

Each repair changes tokens near the place of the error. What the tree then lacks comes back as
`lost`, so that its calls are still seen and the rest is said to be unseen.
"""

from collections.abc import Callable
from typing import Final

from worknode_guard.analysis.c.normal import Token
from worknode_guard.analysis.c.words import KEYWORDS, STATEMENTS, is_name, is_shouted
from worknode_guard.named import NamedTuple

_ENDS: Final = frozenset(";{}")
_TAKES_PARENS: Final = frozenset(["if", "for", "while", "switch"])


class Repair(NamedTuple):
    """Changed tokens, and those that were taken out."""

    tokens: list[Token]
    lost: list[Token]


class Guess(NamedTuple):
    """Which names are taken for types.

    Attributes:
        settled: Names that were changed already, and are not changed back.
    """

    types: set[str]
    settled: set[str]

    def drop(self, name: str) -> bool:
        """Take it for no type any more."""
        self.types.discard(name)
        return self._settle(name)

    def add(self, name: str) -> bool:
        """Take it for a type, where it was not tried before."""
        if name in self.types or not self._settle(name):
            return False
        self.types.add(name)
        return True

    def _settle(self, name: str) -> bool:
        fresh = name not in self.settled
        self.settled.add(name)
        return fresh


def repair(tokens: list[Token], at: int, guess: Guess) -> Repair | None:
    """Change the tokens near `at`, where the parser stopped; None where nothing is known."""
    for attempt in _ATTEMPTS:
        done = attempt(tokens, at, guess)
        if done is not None:
            return done
    return None


def _semicolon(tokens: list[Token], at: int, _guess: Guess) -> Repair | None:
    """End `MACRO(…)` that stands as a statement, before what cannot go on with it."""
    opened = _macro_statement(tokens, at)
    if opened is None:
        return None
    name = tokens[opened - 1][1]
    out: list[Token] = []
    for n, token in enumerate(tokens):
        begun = _macro_statement(tokens, n) if n and tokens[n - 1][1] == ")" else None
        if begun is not None and tokens[begun - 1][1] == name:
            out.append(("operator", ";", tokens[n - 1][2]))
        out.append(token)
    return Repair(out, [])


def _macro_statement(tokens: list[Token], at: int) -> int | None:
    """Give the parenthesis of `MACRO(…)` that ends before `at` without a semicolon."""
    if at <= 0 or tokens[at - 1][1] != ")":
        return None
    if tokens[at][0] != "name" and tokens[at][1] not in {"{", "}", "++", "--", "*"}:
        return None
    opened = _opening(tokens, at - 1)
    if opened < 2 or not is_name(tokens[opened - 1][1]):  # noqa: PLR2004 - a brace, a name
        return None
    return opened if _begins_statement(tokens, opened - 1) else None


def _bare_macro(tokens: list[Token], at: int, guess: Guess) -> Repair | None:
    """Drop a name that stands alone before a statement or a declaration."""
    for name in (at - 1, at):
        if name <= 0 or tokens[name][0] != "name" or not is_name(tokens[name][1]):
            continue
        after = tokens[name + 1] if name + 1 < len(tokens) else ("", "", 0)
        alone = after[0] == "name" or after[1] in {"{", "}"}
        if alone and _begins_statement(tokens, name):
            guess.drop(tokens[name][1])
            return Repair(tokens[:name] + tokens[name + 1 :], [])
    return None


def _type_argument(tokens: list[Token], at: int, guess: Guess) -> Repair | None:
    """Put a number where a type is an argument: `cast(size_t, n)`, `NEW(list, node *)`."""
    if tokens[at][1] not in guess.types or tokens[at - 1][1] not in {"(", ","}:
        return None
    out: list[Token] = []
    changed = False
    n = 0
    while n < len(tokens):
        end = n + 1
        while end < len(tokens) and tokens[end][1] == "*":
            end += 1
        before, after = tokens[n - 1][1], tokens[end][1] if end < len(tokens) else ""
        bare = before in {"(", ","} and after in {",", ")"} and not (before == "(" and after == ")")
        called = before == "(" and n > 1 and is_name(tokens[n - 2][1])
        if tokens[n][1] == tokens[at][1] and (bare or (called and after == ")")):
            out.append(("number", "0", tokens[n][2]))
            changed, n = True, end
        else:
            out.append(tokens[n])
            n += 1
    return Repair(out, []) if changed else None


def _same_name(tokens: list[Token], at: int, guess: Guess) -> Repair | None:
    """Write `int` for the type where type and object have one name: `rax *rax = …`."""
    for name in (at, at - 1, at - 2):
        text = tokens[name][1] if 0 < name < len(tokens) else ""
        if text not in guess.types:
            continue
        out = list(tokens)
        for n in range(len(tokens) - 1):
            end = n + 1
            while end < len(tokens) - 1 and tokens[end][1] == "*":
                end += 1
            if tokens[n][1] == text == tokens[end][1]:
                out[n] = ("name", "int", tokens[n][2])
        if out != tokens:
            guess.drop(text)
            return Repair(out, [])
    return None


def _new_type(tokens: list[Token], at: int, guess: Guess) -> Repair | None:
    """Take the name in front of a name, a star or a parenthesis for a type."""
    for name in (at - 1, at - 2):
        if name <= 0 or tokens[name][0] != "name" or not is_name(tokens[name][1]):
            continue
        after = tokens[name + 1]
        opened = tokens[name - 1][1] == "(" and after[1] in {")", "*"}
        typed = (after[0] == "name" and after[1] not in STATEMENTS) or opened
        if typed and guess.add(tokens[name][1]):
            return Repair(tokens, [])
    return None


def _no_type(tokens: list[Token], at: int, guess: Guess) -> Repair | None:
    """Take back a guess: the name stands where a value must stand."""
    for name in (at, at - 1, at - 2):
        if 0 < name < len(tokens) and tokens[name][1] in guess.types:
            after = tokens[name + 1][1] if name + 1 < len(tokens) else ""
            if after in _AFTER_VALUE and guess.drop(tokens[name][1]):
                return Repair(tokens, [])
    return None


_AFTER_VALUE: Final = frozenset(
    [")", ",", ";", "=", "+", "-", ".", "->", "[", "]", "(", "==", "!=", "&&", "||", "?", ":",
     "<", ">", "<=", ">=", "&", "|", "/", "++", "--"]
)  # fmt: skip


def _type_macro(tokens: list[Token], at: int, guess: Guess) -> Repair | None:
    """Take `LIST_OF(item) *all` for a type and its name."""
    if tokens[at - 1][1] == ")":
        close = at - 1
    elif tokens[at][1] == "(":
        close = _closing(tokens, at)
    else:
        return None
    opened = _opening(tokens, close)
    if opened <= 0 or not is_name(tokens[opened - 1][1]) or close + 1 >= len(tokens):
        return None
    after = tokens[close + 1]
    before = tokens[opened - 2][1]
    if after[1] != "*" and after[0] != "name":
        return None
    if before not in _ENDS | {"const", "(", ",", "static", ")"}:
        return None
    guess.types.add(tokens[opened - 1][1])
    return Repair(tokens[:opened] + tokens[close + 1 :], [])


def _convention(tokens: list[Token], at: int, _guess: Guess) -> Repair | None:
    """Drop a calling convention: `int (WINAPI *call)(void)`."""
    for name in (at + 1, at, at - 1):
        if (
            0 < name < len(tokens) - 1
            and tokens[name - 1][1] == "("
            and tokens[name + 1][1] == "*"
            and is_name(tokens[name][1])
            and is_shouted(tokens[name][1])
        ):
            return Repair(tokens[:name] + tokens[name + 1 :], [])
    return None


def _arguments(tokens: list[Token], at: int, _guess: Guess) -> Repair | None:
    """Take out arguments that are no expressions: `CHECK(a, <, b)`, `EACH(int x, list)`."""
    depth = 0
    for opened in range(at, 0, -1):
        text = tokens[opened][1]
        if text in _ENDS and not depth:
            return None
        depth += (text == ")" and opened != at) - (text == "(" and opened != at)
        if depth < 0 or (text == "(" and opened == at):
            depth = 0
            if is_name(tokens[opened - 1][1]) and tokens[opened - 1][0] == "name":
                close = _closing(tokens, opened)
                if close - opened > 1:
                    lost = tokens[opened + 1 : close]
                    return Repair(tokens[: opened + 1] + tokens[close:], lost)
                return None
    return None


def _statement(tokens: list[Token], at: int, _guess: Guess) -> Repair | None:
    """Take out one statement without a block of its own; the last resort."""
    start = at if tokens[at][1] not in _ENDS else at - 1
    while start > 0 and tokens[start - 1][1] not in _ENDS:
        start -= 1
    end = max(at, start)
    while end < len(tokens) and tokens[end][1] not in _ENDS:
        end += 1
    if start <= 0 or end >= len(tokens) or tokens[end][1] != ";" or end == start:
        return None
    if tokens[start][1] in STATEMENTS | {")"} or not any(t[1] == "{" for t in tokens[:start]):
        return None
    return Repair(tokens[:start] + tokens[end:], tokens[start:end])


_ATTEMPTS: Final[tuple[Callable[[list[Token], int, Guess], Repair | None], ...]] = (
    _convention,
    _semicolon,
    _type_argument,
    _same_name,
    _type_macro,
    _bare_macro,
    _new_type,
    _no_type,
    _arguments,
    _statement,
)


def _begins_statement(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1][1]
    if before in _ENDS or before in {":", "else", "do"}:
        return True
    if before != ")":
        return False
    opened = _opening(tokens, at - 1)
    return opened > 0 and (
        tokens[opened - 1][1] in _TAKES_PARENS or tokens[opened - 1][1] not in KEYWORDS
    )


def _opening(tokens: list[Token], close: int) -> int:
    depth = 0
    for n in range(close, -1, -1):
        depth += (tokens[n][1] == ")") - (tokens[n][1] == "(")
        if not depth:
            return n
    return -1


def _closing(tokens: list[Token], opened: int) -> int:
    depth = 0
    for n in range(opened, len(tokens)):
        depth += (tokens[n][1] == "(") - (tokens[n][1] == ")")
        if not depth:
            return n
    return len(tokens) - 1
