"""Declarators as text, and which of them the ninth rule is about (Holzmann 2006, rule 9).

A *shape* spells a type outermost first: `p` pointer, `a` array, `f` function, and then `.` for a
type that is none of them, or `?` where a typedef from elsewhere may hide more. So `char *a[4]` is
`ap.`, and as a parameter `pp.`, because a parameter that is an array is a pointer (ISO/IEC
9899:2018, 6.7.6.3, paragraphs 7 and 8).
"""

from collections.abc import Sequence
from typing import Final

from pycparser import c_ast

from worknode_guard.analysis.c.tree_state import State
from worknode_guard.analysis.c.words import TYPE_WORDS

_PLAIN: Final = TYPE_WORDS | {
    "size_t", "ssize_t", "ptrdiff_t", "wchar_t", "FILE", "time_t", "off_t", "pid_t", "uid_t",
    "gid_t", "mode_t", "intptr_t", "uintptr_t", "intmax_t", "uintmax_t",
    *(f"{sign}int{bits}_t" for sign in ("", "u") for bits in (8, 16, 32, 64)),
}  # fmt: skip
"""Types that hide neither a pointer nor an array (ISO/IEC 9899:2018, 7.19, 7.20; POSIX)."""

_LEVELS: Final = {c_ast.PtrDecl: "p", c_ast.ArrayDecl: "a", c_ast.FuncDecl: "f"}


def shape(state: State, node: c_ast.Node) -> str:
    """Spell a type; what it holds beside (sizes of arrays, members) is left to the walk."""
    found = ""
    while True:
        kind = type(node)
        if kind in _LEVELS:
            found += _LEVELS[kind]
            if kind is c_ast.ArrayDecl and node.dim is not None:
                state.stack.append(node.dim)
        elif kind is c_ast.IdentifierType:
            return found + _named(state, node.names)
        elif not hasattr(node, "type"):
            # A structure's members, an enumeration's constants, the operand of `typeof`.
            state.stack.append(node)
            return found + ("?" if kind is c_ast.TypeOf else ".")
        node = node.type


def _named(state: State, names: Sequence[str]) -> str:
    name = names[-1]
    if name in _PLAIN or len(names) > 1:
        return "."
    if name in state.types:
        return state.types[name]
    return "p?" if name in state.pointer_types else "?"


def words_of(node: c_ast.Node) -> tuple[str, ...]:
    """Give the words of an object's type where it is neither pointer nor array."""
    if type(node) is c_ast.TypeDecl and type(node.type) is c_ast.IdentifierType:
        return tuple(node.type.names)
    return ()


def adjusted(found: str) -> str:
    """Give the shape that a parameter really has: arrays and functions are pointers."""
    if found[0] == "a":
        return "p" + found[1:]
    return "p" + found if found[0] == "f" else found


def is_deep(found: str) -> bool:
    """Tell whether it points to a pointer, perhaps through an array.

    What a function takes or gives has a shape of its own.
    """
    return found.count("p") > 1 and any(part.count("p") > 1 for part in found.split("f"))


def judge(state: State, found: str, line: int, text: str) -> None:
    """Mark a declarator or a cast that the ninth rule restricts."""
    if "pf" in found:
        state.mark("function-pointer", line, text)
    if is_deep(found):
        state.mark("pointer-depth", line, text)
