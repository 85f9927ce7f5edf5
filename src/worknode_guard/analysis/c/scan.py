"""What the tokens of C tell without a parser: calls, gotos, and hints of what else is there."""

from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.c.normal import Token
from worknode_guard.analysis.c.words import KEYWORDS, STATEMENTS, is_name
from worknode_guard.model.functions import Call, Mark, Unseen

_NAME_FOLLOWS: Final = STATEMENTS - {"goto", "break", "continue"}
_EFFECTS: Final = frozenset(
    ["=", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="]
)
_MEMBER: Final = frozenset([".", "->"])


def calls(tokens: Sequence[Token]) -> Iterator[Call]:
    """Give every name that parentheses follow, where it is not being declared."""
    for n in range(len(tokens) - 1):
        kind, text, line = tokens[n]
        if tokens[n + 1][1] != "(" or kind != "name" or text in KEYWORDS:
            continue
        before = tokens[n - 1] if n else ("", "", 0)
        if before[1] in _MEMBER or (before[0] == "name" and before[1] not in _NAME_FOLLOWS):
            continue
        constant, effects, inner = _arguments(tokens, n + 1)
        yield Call(text, line, constant=constant, effects=effects, inner=inner)


def gotos(tokens: Sequence[Token]) -> Iterator[Mark]:
    """Give every goto with its label."""
    for n, (_, text, line) in enumerate(tokens):
        if text == "goto":
            label = tokens[n + 1][1] if n + 1 < len(tokens) else ""
            yield Mark("computed-goto" if label == "*" else "goto", line, label)


def through_pointers(tokens: Sequence[Token]) -> Iterator[Unseen]:
    """Give calls whose target the text does not name: `p->run(…)`, `(*run)(…)`, `table[i](…)`."""
    for n in range(1, len(tokens) - 1):
        if tokens[n + 1][1] != "(":
            continue
        text = tokens[n][1]
        member = tokens[n - 1][1] in _MEMBER and is_name(text)
        if member or text == "]" or (text == ")" and _is_dereference(tokens, n)):
            yield Unseen("WG301", tokens[n][2], "a call through a pointer")


def hints(tokens: Sequence[Token], reason: str) -> Iterator[Unseen]:
    """Give the rules that tokens which no parser has read may concern.

    Args:
        tokens: A run of them.
        reason: As part of a sentence.
    """
    texts = {token[1] for token in tokens}
    line = tokens[0][2]
    if texts & {"for", "while", "do"}:
        yield Unseen("WG302", line, reason)
    if "(" in texts:
        yield Unseen("WG307", line, reason)
    if texts & {"*", "->", "["}:
        yield Unseen("WG309", line, reason)


def _arguments(tokens: Sequence[Token], opened: int) -> tuple[bool, bool, bool]:
    """Tell whether the arguments are constants only, change something, and call."""
    depth = 0
    empty = True
    constant = True
    effects = False
    inner = False
    for n in range(opened, len(tokens)):
        kind, text, _ = tokens[n]
        depth += (text == "(") - (text == ")")
        if not depth:
            break
        if n == opened:
            continue
        empty = False
        constant = constant and kind != "name"
        called = text == "(" and tokens[n - 1][0] == "name" and is_name(tokens[n - 1][1])
        inner = inner or called
        effects = effects or text in _EFFECTS
    return constant and not empty, effects, inner


def _is_dereference(tokens: Sequence[Token], close: int) -> bool:
    depth = 0
    for n in range(close, -1, -1):
        depth += (tokens[n][1] == ")") - (tokens[n][1] == "(")
        if not depth:
            before = tokens[n - 1] if n else ("", "", 0)
            named = before[0] == "name" and before[1] not in _NAME_FOLLOWS
            return tokens[n + 1][1] == "*" and not named
    return False
