"""What stands before an opening brace at file scope: a function's head, and which name it has."""

from collections.abc import Sequence

from worknode_guard.analysis.c.words import (
    ASSEMBLY,
    ATTRIBUTES,
    STORAGE,
    TAGS,
    TYPE_WORDS,
    TYPEOF,
    is_name,
    is_shouted,
)
from worknode_guard.named import NamedTuple


class Head(NamedTuple):
    """A function's head; places are offsets into its tokens.

    Attributes:
        name: As written; of a function made by a macro the macro's.
        start: First token of the return type, behind attributes.
        name_at: The name.
        open: The parenthesis that opens the parameters.
        close: Its partner.
        made: A macro stands where type and name should be: `TEST(sums) {`.
        assembly: The body is assembly: `__asm void f(void) {`.
    """

    name: str
    start: int
    name_at: int
    open: int
    close: int
    made: bool
    assembly: bool


class _Group(NamedTuple):
    """A pair of parentheses outside all others."""

    open: int
    close: int


def is_aggregate(texts: Sequence[str]) -> bool:
    """Tell whether the brace behind these tokens opens a `struct`, `union` or `enum`."""
    tags = [n for n, text in enumerate(texts) if text in TAGS]
    if not tags:
        return False
    inside = [group for group in _groups(texts) if group.open > tags[-1]]
    skipped = {n for group in inside for n in range(group.open, group.close + 1)}
    rest = [texts[n] for n in range(tags[-1] + 1, len(texts)) if n not in skipped]
    rest = [text for text in rest if text not in ATTRIBUTES and text not in {"[", "]"}]
    if ":" in rest:
        return not inside
    # `struct ALIGN(8) point {` is one; `struct point f(void) NOTHROW {` is not.
    lost = [g for g in inside if not is_shouted(texts[g.open - 1])]
    lost = [g for g in lost if texts[g.open - 1] not in ATTRIBUTES | TAGS]
    return "*" not in rest and not lost and all(is_name(text) for text in rest)


def head_of(texts: Sequence[str], lines: Sequence[int]) -> Head | None:
    """Read the tokens before a brace as a function's head; None where they are none."""
    groups = _groups(texts)
    start = _start(texts, lines, groups)
    found = [
        head
        for group in groups
        if group.open > start
        for head in [_candidate(texts, group, start)]
        if head is not None
    ]
    if not found:
        return _bare(texts)
    typed = [head for head in found if head.name_at > head.start]
    return (typed or found)[0]


def _bare(texts: Sequence[str]) -> Head | None:
    """Read `YY_DECL {`: a macro stands for the whole head, perhaps behind `static`."""
    last = len(texts) - 1
    if last < 0 or not is_name(texts[last]) or not is_shouted(texts[last]):
        return None
    if any(text not in STORAGE for text in texts[:last]):
        return None
    return Head(texts[last], last, last, last, last, made=True, assembly=False)


def _groups(texts: Sequence[str]) -> list[_Group]:
    groups: list[_Group] = []
    depth = 0
    opened = 0
    for n, text in enumerate(texts):
        if text == "(":
            if not depth:
                opened = n
            depth += 1
        elif text == ")" and depth:
            depth -= 1
            if not depth:
                groups.append(_Group(opened, n))
    return groups


def _start(texts: Sequence[str], lines: Sequence[int], groups: Sequence[_Group]) -> int:
    """Skip attributes, and macros that stand on lines of their own, before the return type."""
    closes = {group.open: group.close for group in groups}
    at = 0
    while at < len(texts) - 1:
        text = texts[at]
        close = closes.get(at + 1)
        after = at + 1 if close is None else close + 1
        if text == "[" and texts[at + 1] == "[":
            after = _behind_brackets(texts, at)
        elif text not in ATTRIBUTES and text != "__extension__":
            macro = is_name(text) and is_shouted(text) and _declares(texts, after)
            if not macro or after >= len(texts) or lines[after] == lines[after - 1]:
                break
        at = after
    return min(at, len(texts) - 1)


def _declares(texts: Sequence[str], at: int) -> bool:
    """Tell whether enough is left behind a macro for a type and a name."""
    names = [n for n in range(at, len(texts)) if texts[n] == "("]
    return bool(names) and names[0] - at >= 2  # noqa: PLR2004 - a type and a name


def _behind_brackets(texts: Sequence[str], at: int) -> int:
    depth = 0
    for n in range(at, len(texts)):
        depth += (texts[n] == "[") - (texts[n] == "]")
        if not depth:
            return n + 1
    return len(texts)


def _candidate(texts: Sequence[str], group: _Group, start: int) -> Head | None:
    """Read one pair of parentheses as the parameters, or as what the name stands in."""
    before = texts[group.open - 1]
    after = texts[group.close + 1] if group.close + 1 < len(texts) else ""
    if before in ATTRIBUTES or before in TYPEOF:
        return None
    assembly = any(text in ASSEMBLY for text in texts[: group.open])
    if after == "(" or (after == "[" and before != "]"):
        return _wrapped(texts, group, start, assembly=assembly)
    if not is_name(before):
        return None
    if not (_ends(texts[group.close + 1 :]) or ";" in texts[group.close :]):
        return None
    at = group.open - 1
    inside = texts[group.open + 1 : group.close]
    # `main() {` and `f(void) {` have the type int that C gave them before 1999.
    untyped = bool(inside) and not any(text in TYPE_WORDS | TAGS | {"*"} for text in inside)
    made = at == start and untyped and ";" not in texts[group.close :]
    return Head(before, start, at, group.open, group.close, made, assembly)


def _ends(rest: Sequence[str]) -> bool:
    """Tell whether what follows the parameters is nothing, attributes, or vendors' words.

    `void tick(void) interrupt 5 _naked {` is written for SDCC; in `API(int) f(void) {` a name with
    parentheses of its own follows.
    """
    if not rest or rest[0] in ATTRIBUTES or rest[0] == "[":
        return True
    if "(" in rest:
        return is_name(rest[0]) and is_shouted(rest[0])
    return all(is_name(text) or text[0].isdigit() for text in rest)


def _wrapped(texts: Sequence[str], group: _Group, start: int, *, assembly: bool) -> Head | None:
    """Read `int (f)(void)` and `void (*f(int a))(int)`."""
    inner = range(group.open + 1, group.close)
    calls = [n for n in inner if texts[n] == "(" and is_name(texts[n - 1])]
    if calls:
        depth = 0
        for n in range(calls[0], group.close):
            depth += (texts[n] == "(") - (texts[n] == ")")
            if not depth:
                name = calls[0] - 1
                return Head(texts[name], start, name, calls[0], n, made=False, assembly=assembly)
    names = [n for n in inner if is_name(texts[n])]
    if not names or len(inner) > 3:  # noqa: PLR2004 - a calling convention, a star, a name
        return None
    opened = group.close + 1
    depth = 0
    for n in range(opened, len(texts)):
        depth += (texts[n] == "(") - (texts[n] == ")")
        if not depth:
            return Head(
                texts[names[-1]], start, names[-1], opened, n, made=False, assembly=assembly
            )
    return None
