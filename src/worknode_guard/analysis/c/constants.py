"""Names that stand for one value throughout a file: macros, enumeration constants, objects.

A macro without parameters is a constant only where its text is one: `#define LIMIT 16` is, and
`#define LIMIT (config.limit)` hides a variable (ISO/IEC 9899:2018, 6.6).
"""

from collections.abc import Iterable, Iterator
from typing import Final

from worknode_guard.analysis.c.declared import Object
from worknode_guard.analysis.c.macro_circles import Macro
from worknode_guard.analysis.c.words import KEYWORDS, TAGS, is_shouted, is_word

_CHANGING: Final = frozenset(["=", "++", "--", "->", ".", "[", "{", ";"])
"""With a name beside it each of these reads or writes an object, or is no expression."""


def constants(
    defined: Iterable[Macro], enumerators: Iterable[str], objects: Iterable[Object]
) -> frozenset[str]:
    """Give the names whose value nothing changes.

    Args:
        defined: Every macro.
        enumerators: Enumeration constants.
        objects: Of the file.
    """
    objects = tuple(objects)
    bodies: dict[str, list[Macro]] = {}
    for macro in defined:
        bodies.setdefault(macro.name, []).append(macro)
    found = {one.name for one in objects if one.fixed}.union(enumerators)
    variables = {one.name for one in objects} - found
    plain = {name for name, all_of in bodies.items() if all(m.parameters is None for m in all_of)}
    needs = {
        name: {text for macro in bodies[name] for text in _needs(macro, found, variables)}
        for name in plain
    }
    return frozenset(found | _holding(needs))


def _needs(macro: Macro, found: set[str], variables: set[str]) -> Iterator[str]:
    """Give the names that have to be constants, for the macro to be one."""
    body = macro.body
    if "sizeof" in body:
        # Whatever is measured, its size is a constant (but of arrays of variable length).
        return
    names = [n for n, text in enumerate(body) if is_word(text) and text not in KEYWORDS]
    if names and not _CHANGING.isdisjoint(body):
        yield _NEVER
    for n in names:
        text = body[n]
        if text in variables:
            yield _NEVER
        elif not (text in found or text.endswith("_t") or body[n - 1 : n] in _TAGS):
            yield text


_NEVER: Final = "."
"""Stands for a name that is no constant; itself it is none."""


_TAGS: Final = tuple((tag,) for tag in TAGS)


def _holding(needs: dict[str, set[str]]) -> set[str]:
    """Take away what needs a name that is no constant, and then what needs that."""
    users: dict[str, list[str]] = {}
    for name, wanted in needs.items():
        for one in wanted:
            users.setdefault(one, []).append(name)
    holding = set(needs)
    waiting = [one for one in users if one not in needs and not is_shouted(one)]
    while waiting:
        for name in users.get(waiting.pop(), ()):
            if name in holding:
                holding.remove(name)
                waiting.append(name)
    return holding
