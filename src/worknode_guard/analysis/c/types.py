"""Which names of a C function must be types, judged by where they stand.

C cannot be parsed without knowing its typedefs (ISO/IEC 9899:2018, 6.7.8), and the headers are
not read. So a name is taken for a type where it could be nothing else in sensible code.
"""

from collections.abc import Sequence
from typing import Final

from worknode_guard.analysis.c.normal import Token
from worknode_guard.analysis.c.words import KEYWORDS, TAGS, TYPE_WORDS

_DECLARES: Final = frozenset(["{", "}", ";", "const", "volatile", "static", "register", ":"])
_NAMED: Final = frozenset([";", "=", ",", ")", "[", ":"])
_CAST_FOLLOWS: Final = frozenset(["name", "number", "string", "char"])


def guess_types(head: Sequence[Token], body: Sequence[Token]) -> set[str]:
    """Give the names that are taken for types.

    Args:
        head: The function up to its body; every comma and parenthesis may precede a type there.
        body: From brace to brace.
    """
    found: set[str] = set()
    _scan(head, found, _DECLARES | {"(", ")", ",", "*", "", "inline", "extern"})
    _scan(body, found, _DECLARES)
    return found


def _scan(tokens: Sequence[Token], found: set[str], declares: frozenset[str]) -> None:
    padded = [("", "", 0), *tokens, ("", "", 0), ("", "", 0)]
    names = [
        n
        for n, token in enumerate(padded)
        if token[0] == "name" and token[1] not in KEYWORDS and padded[n - 1][1] not in TAGS
    ]
    found.update(padded[n][1] for n in names if _is_type(padded, n, declares))


def _is_type(padded: Sequence[Token], at: int, declares: frozenset[str]) -> bool:
    after = padded[at + 1]
    if after[0] == "name":
        return after[1] not in KEYWORDS or after[1] in {"const", "volatile"}
    if after[1] == "*":
        return _is_pointer(padded, at, declares)
    if padded[at - 2][1] == "offsetof":
        return True
    if after[1] == ")":
        return padded[at - 1][1] == "(" and _is_cast(padded, at)
    return (
        after[1] == "("
        and padded[at + 2][1] == "*"
        and _is_pointer_to_function(padded, at, declares)
    )


def _is_pointer(padded: Sequence[Token], at: int, declares: frozenset[str]) -> bool:
    """Read `T *name;`, `(T *)` and `T **name =`."""
    before = padded[at - 1][1]
    end = at + 1
    while padded[end][1] in {"*", "const", "volatile"}:
        end += 1
    if padded[end][1] in {")", ","}:
        return before == "(" or before in declares
    if padded[end][0] != "name" or padded[end][1] in KEYWORDS:
        return False
    in_for = before == "(" and padded[at - 2][1] == "for"
    return (before in declares or in_for) and (
        padded[end + 1][1] in _NAMED or (padded[end + 1][1] == "(" and "," in declares)
    )


def _is_cast(padded: Sequence[Token], at: int) -> bool:
    """Read `(T)name`, `(T){` and, where the name says that it is a type, `(size_t)-1`."""
    before = padded[at - 2]
    after = padded[at + 2]
    if before[1] in {"if", "while", "for", "switch"}:
        return False
    if after[0] in _CAST_FOLLOWS and (after[0] != "name" or after[1] not in KEYWORDS):
        return True
    if before[0] in {"number", "string"} or before[1] in {")", "]"} or before[1] in TYPE_WORDS:
        return False
    if before[0] == "name" and before[1] not in KEYWORDS:
        return False
    if before[1] == "sizeof":
        return after[1] == "{"
    return after[1] in {"{", "(", "!", "~", "sizeof"} or (
        padded[at][1].endswith("_t") and after[1] in {"*", "&", "-", "+"}
    )


def _is_pointer_to_function(padded: Sequence[Token], at: int, declares: frozenset[str]) -> bool:
    """Read `T (*name)(`, `(T (*)(`."""
    before = padded[at - 1][1]
    end = at + 3
    if padded[end][0] == "name":
        end += 1
    if padded[end][1] == "[":
        return before in declares
    return (
        padded[end][1] == ")"
        and padded[end + 1][1] == "("
        and (before in declares or before == "(")
    )
