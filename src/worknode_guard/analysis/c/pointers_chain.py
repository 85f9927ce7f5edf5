"""Dereferences along one chain, such as `p->next[i].name`.

Counted are `->`, a prefix `*` and an index, each where it reads through a pointer:

- `->` always does, unless the operand is a local array.
- `*` does too, but not on the function of a call: `(*p->f)(x)` is `p->f(x)`.
- An index does where the operand is a parameter or local declared as a pointer, a call's result,
  or a cast to a pointer. It does not on a local array. On a member, on an object of the file and
  on a typedef from elsewhere nobody can tell without the declaration: such an index is a *doubt*.
- `&` takes back the `*` or the index that it stands before (6.5.3.2, paragraph 3), not a `->`.
- Casts, `++`, `--` and the addition of an index (`*(p->a + i)`) go on with the chain; function
  calls, assignments and `?:` begin a new one, and so does what stands in brackets.
"""

from itertools import takewhile
from typing import Final

from pycparser import c_ast

from worknode_guard.analysis.c.pointers import judge, shape
from worknode_guard.analysis.c.pointers_text import text_of, type_text
from worknode_guard.analysis.c.scopes import Local
from worknode_guard.analysis.c.tree_state import State
from worknode_guard.analysis.c.words import is_shouted
from worknode_guard.named import NamedTuple

_INCREMENTS: Final = frozenset(["++", "--", "p++", "p--"])


class _Chain(NamedTuple):
    """A chain from outside to inside.

    Attributes:
        operators: `->`, `.`, `*`, `[]`, `&`; a cast stands as the shape of its type.
        base: What they are applied to.
    """

    operators: list[str]
    base: c_ast.Node


def chain(state: State, node: c_ast.Node) -> None:
    """Read a chain from its outermost operator on."""
    kind = type(node)
    inner = node.expr if kind is c_ast.UnaryOp else node.name
    if type(inner) is c_ast.ID:
        # By far the most frequent: one operator, which cannot be too many.
        _single(state, node, inner.name)
        return
    found = _collect(state, node)
    base = found.base
    local = None
    if type(base) is c_ast.ID:
        local = _mention(state, base.name)
        _first(state, local, found.operators, node.coord.line)
    else:
        state.stack.append(base)
    if local is None or local is not state.argv:
        # The standard hands `argv` to `main`, and there is no way to read it with one.
        _count(state, node, found, local)


def _single(state: State, node: c_ast.Node, name: str) -> None:
    kind = type(node)
    if kind is c_ast.ArrayRef:
        state.stack.append(node.subscript)
        operator = "[]"
    else:
        operator = node.type if kind is c_ast.StructRef else node.op
    local = _mention(state, name)
    if local is not None:
        if operator == "&":
            local.escapes = True
        elif local.pending and operator != ".":
            state.dereferenced(local, node.coord.line)


def _mention(state: State, name: str) -> Local | None:
    local = state.names.get(name)
    if local is not None:
        state.used(local)
    elif name in state.objects:
        state.uses.add(name)
    return local


def _collect(state: State, node: c_ast.Node) -> _Chain:
    """Go down to the base; what stands beside is left to the walk."""
    operators: list[str] = []
    while True:
        kind = type(node)
        if kind is c_ast.StructRef:
            operators.append(node.type)
            node = node.name
        elif kind is c_ast.ArrayRef:
            operators.append("[]")
            state.stack.append(node.subscript)
            node = node.name
        elif kind is c_ast.Cast:
            operators.append(_cast(state, node))
            node = node.expr
        else:
            inner = _inner(state, node, operators)
            if inner is None:
                return _Chain(operators, node)
            node = inner


def _inner(state: State, node: c_ast.Node, operators: list[str]) -> c_ast.Node:
    """Give the operand that the chain goes on with; None where it ends."""
    kind = type(node)
    if kind is c_ast.UnaryOp:
        if node.op in {"*", "&"}:
            operators.append(node.op)
            return node.expr
        if node.op in _INCREMENTS:
            state.effects += 1
            if type(node.expr) is c_ast.ID:
                changed(state, node.expr.name, stepped=True)
            return node.expr
    elif kind is c_ast.BinaryOp and node.op in {"+", "-"} and _is_pointer(operators):
        pointer, offset = _sides(state, node)
        state.stack.append(offset)
        return pointer
    return None


def _is_pointer(operators: list[str]) -> bool:
    """Tell whether what stands inside of the operators is dereferenced, perhaps behind casts."""
    return next(one for one in reversed(operators) if one[0] != "p") in _DEREFERENCES


def _sides(state: State, node: c_ast.Node) -> tuple[c_ast.Node, c_ast.Node]:
    """Tell pointer and index apart; the pointer stands on the left unless that is no pointer."""
    left, right = node.left, node.right
    local = state.names.get(left.name) if type(left) is c_ast.ID else None
    if type(left) is c_ast.Constant or (local is not None and local.shape[0] == "."):
        return right, left
    return left, right


def _cast(state: State, node: c_ast.Node) -> str:
    found = shape(state, node.to_type.type)
    judge(state, found, node.coord.line, type_text(node.to_type, found))
    return found


def changed(state: State, name: str, *, stepped: bool = False) -> None:
    """Note that a name gets another value now."""
    local = state.names.get(name)
    if local is None:
        state.outer.setdefault(name, []).append(state.at)
        return
    local.writes.append(state.at)
    if stepped:
        local.stepped = state.at


def _first(state: State, local: Local | None, operators: list[str], line: int) -> None:
    """Judge what is done to a local itself."""
    if local is None:
        return
    if "&" in operators and _keeps_address(local.shape, operators):
        local.escapes = True
    if local.pending:
        direct = [one for one in operators if one in _OPERATORS]
        taken_back = direct[-2:-1] == ["&"] and direct[-1] != "->"
        if direct and direct[-1] in _DEREFERENCES and not taken_back:
            state.dereferenced(local, line)


def _keeps_address(found: str, operators: list[str]) -> bool:
    """Tell whether `&` is applied to a local or to a part of it."""
    for operator in takewhile(lambda one: one != "&", reversed(operators)):
        if operator in _DEREFERENCES:
            if found[0] != "a":
                return False
            found = found[1:]
        else:
            found = "?" if operator == "." else operator
    return True


_DEREFERENCES: Final = frozenset(["->", "*", "[]"])
_OPERATORS: Final = frozenset(["->", ".", "*", "[]", "&"])


def _count(state: State, node: c_ast.Node, found: _Chain, local: Local | None) -> None:
    if sum(operator in _DEREFERENCES for operator in found.operators) < 2:  # noqa: PLR2004 - one
        return
    sure, doubts = _Counter(_shape_of(state, found.base, local)).run(found.operators)
    if sure > 1:
        state.mark("pointer-chain", node.coord.line, text_of(node))
    elif sure + doubts > 1 and state.doubt is None:
        state.doubt = (node.coord.line, text_of(node))


def _shape_of(state: State, base: c_ast.Node, local: Local | None) -> str:
    if local is not None:
        return local.shape
    kind = type(base)
    if kind is c_ast.Constant:
        return "a."
    if kind is c_ast.FuncCall:
        name = base.name.name if type(base.name) is c_ast.ID else ""
        # A function gives no array; a macro may.
        return "?" if name in state.macros or is_shouted(name) else "p?"
    if kind is c_ast.CompoundLiteral:
        return shape(state, base.type.type)
    return "?"


class _Counter:
    """Follows a chain outward; `r` in its shape is an address that was taken."""

    def __init__(self, found: str) -> None:
        self._shape = found
        self._sure = 0
        self._doubts = 0
        # What the last operator added, and the shape it stood on: `&` takes it back.
        self._last: tuple[int, int, str] | None = None

    def run(self, operators: list[str]) -> tuple[int, int]:
        """Give how many dereferences there are for sure, and how many there may be beside."""
        for operator in reversed(operators):
            if operator not in _OPERATORS:
                self._shape = operator
            elif operator == "&":
                self._address()
                continue
            elif operator in {"*", "[]"}:
                self._index(operator)
                continue
            else:
                self._sure += operator == "->" and self._shape[0] not in "ar"
                self._shape = "?"
            self._last = None
        return self._sure, self._doubts

    def _address(self) -> None:
        if self._last is None:
            self._shape = "r" + self._shape
            return
        sure, doubts, before = self._last
        self._sure -= sure
        self._doubts -= doubts
        self._shape = "p" + before[1:] if before[0] in "pa" else "?"
        self._last = None

    def _index(self, operator: str) -> None:
        level = self._shape[0]
        sure = level == "p" or (level in "?." and operator == "*")
        doubt = level in "?." and operator == "[]"
        self._last = (int(sure), int(doubt), self._shape)
        self._sure += sure
        self._doubts += doubt
        if level not in "?.":
            self._shape = self._shape[1:]
