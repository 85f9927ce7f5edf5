"""Macros that lead back to themselves: the preprocessor stops there, and no reader knows where.

A macro leads to another where its expansion would go on (ISO/IEC 9899:2018, 6.10.3.4): the name
stands in its body, as no member and no parameter, and with parentheses where the other takes some.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from worknode_guard.named import NamedTuple


class Macro(NamedTuple):
    """One `#define`.

    Attributes:
        parameters: None for a macro that takes none and has no parentheses.
        body: Its tokens.
        lines: The line of each of them.
    """

    name: str
    line: int
    parameters: tuple[str, ...] | None
    body: tuple[str, ...]
    lines: tuple[int, ...]


_NO_EXPANSION: Final = frozenset([".", "->", "#", "##"])


def circling(defined: Sequence[Macro]) -> frozenset[str]:
    """Give the names of the macros that lead back to themselves, alone or over others."""
    plain = {macro.name for macro in defined if macro.parameters is None}
    leads: dict[str, set[str]] = {macro.name: set() for macro in defined}
    for macro in defined:
        leads[macro.name].update(_leads(macro, leads, plain))
    forward = _order(leads)
    back: dict[str, set[str]] = {name: set() for name in leads}
    for name, targets in leads.items():
        for target in targets:
            back[target].add(name)
    return _strong(reversed(forward), back) | {name for name in leads if name in leads[name]}


def _leads(macro: Macro, names: Mapping[str, object], plain: set[str]) -> Iterator[str]:
    body = macro.body
    for at, text in enumerate(body):
        if text not in names or text in (macro.parameters or ()):
            continue
        before, after = body[at - 1 : at], body[at + 1 : at + 2]
        if not _NO_EXPANSION.intersection(before) and (text in plain or after == ("(",)):
            yield text


def _order(leads: Mapping[str, set[str]]) -> list[str]:
    """Give the names in the order in which a walk leaves them."""
    order: list[str] = []
    seen: set[str] = set()
    for root in leads:
        waiting = [(root, False)]
        while waiting:
            name, left = waiting.pop()
            if left:
                order.append(name)
            elif name not in seen:
                seen.add(name)
                waiting.append((name, True))
                waiting.extend((target, False) for target in leads[name])
    return order


def _strong(names: Iterable[str], back: Mapping[str, set[str]]) -> frozenset[str]:
    """Give the names in strongly connected components of two and more (S. R. Kosaraju, 1978)."""
    found: set[str] = set()
    seen: set[str] = set()
    for root in names:
        component: list[str] = []
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                component.append(name)
                waiting.extend(back[name])
        if len(component) > 1:
            found.update(component)
    return frozenset(found)
