"""What a loop's header says: what it counts, how, and up to which bound."""

from collections.abc import Iterator
from typing import Final

from pycparser import c_ast

from worknode_guard.analysis.c.calls import is_constant
from worknode_guard.analysis.c.loops_steps import Step, bare, increment, listed, steps_in
from worknode_guard.analysis.c.loops_values import number, truth
from worknode_guard.analysis.c.pointers_text import text_of
from worknode_guard.analysis.c.scopes import Local
from worknode_guard.analysis.c.tree_state import State, Turn
from worknode_guard.analysis.c.words import is_shouted
from worknode_guard.named import NamedTuple


class Bound(NamedTuple):
    """What a counter is compared with.

    Attributes:
        reason: Why it is no constant, as part of a sentence; empty where it is one.
        number: Its value where it is written as a number.
        names: The names in it.
        base: As for `Start`.
    """

    reason: str
    number: int | None
    names: tuple[str, ...]
    base: str | None = None


class Start(NamedTuple):
    """The first value that a header gives to a name.

    Attributes:
        fixed: It is a constant.
        number: Its value where it is written as a number.
        base: The name that it is, or stands a constant from: `t` in `t`, `t + 1`, `&t[1]`.
    """

    fixed: bool = False
    number: int | None = None
    base: str | None = None


class Comparison(NamedTuple):
    """One comparison that has to hold for the loop to go on.

    Attributes:
        name: What may be the counter; it stands on the left.
        local: What the name means; None for an object outside of the function.
        step: How the header changes it; None where it does not.
    """

    name: str
    local: Local | None
    operator: str
    bound: Bound
    step: Step | None
    start: Start


class Header(NamedTuple):
    """A header.

    Attributes:
        truth: What the condition always is, or None.
        comparisons: All of them have to hold.
        steps: By name.
        starts: First values by name.
        shares: The condition and the third part of a `for` have a name in common.
        advances: A `for` has a third part.
        macro: A name in the condition or the third part that can only be a macro's.
        bounds: Locals that stand in bounds, by name.
    """

    truth: bool | None
    comparisons: tuple[Comparison, ...] = ()
    steps: dict[str, Step] = {}  # noqa: RUF012 - never changed
    starts: dict[str, Start] = {}  # noqa: RUF012 - the same
    shares: bool = False
    advances: bool = False
    macro: str | None = None
    bounds: dict[str, Local | None] = {}  # noqa: RUF012 - the same


def read(state: State, node: c_ast.Node) -> Header:
    """Read the header of a loop while its names are bound."""
    always = True if node.cond is None else truth(node.cond)
    if type(node) is not c_ast.For:
        return Header(always)
    steps = steps_in(state, node.next)
    starts = {
        name: Start(is_constant(state, value, loose=True), number(value), _base(state, value))
        for name, value in _starts(node.init)
    }
    if always is not None:
        return Header(always, steps=steps, starts=starts)
    comparisons = tuple(_comparisons(state, node.cond, steps, starts))
    return Header(
        None,
        comparisons,
        steps,
        starts,
        shares=not set(names_in(node.cond)).isdisjoint(names_in(node.next)),
        advances=node.next is not None,
        macro=next(_macros(state, node), None),
        bounds={name: state.names.get(name) for one in comparisons for name in one.bound.names},
    )


def _macros(state: State, node: c_ast.For) -> Iterator[str]:
    for one in listed(node.next):
        if type(one) is c_ast.ID:
            # As an expression of its own a name would do nothing.
            yield one.name
        elif type(one) is c_ast.FuncCall and type(one.name) is c_ast.ID:
            name = one.name.name
            if name in state.macros or is_shouted(name):
                yield name
    for one in _conjuncts(node.cond):
        if type(one) is c_ast.ID and is_constant(state, one, loose=True):
            yield one.name


def note_cursors(state: State, turn: Turn) -> None:
    """Note which locals a loop's header moves; the names of the header are still bound."""
    header: Header = turn.header
    for name in {*header.steps, *header.starts}:
        local = state.names.get(name)
        if local is not None:
            local.counter = True
    for name in names_in(turn.node.cond):
        local = state.names.get(name)
        if local is not None and local.stepped >= turn.start:
            local.counter = True


def names_in(node: c_ast.Node) -> Iterator[str]:
    """Give the names of objects in an expression: no members, no functions that are called."""
    rest = [] if node is None else [node]
    while rest:
        node = rest.pop()
        kind = type(node)
        if kind is c_ast.ID:
            yield node.name
        elif kind is c_ast.StructRef:
            rest.append(node.name)
        elif kind is c_ast.FuncCall and type(node.name) is c_ast.ID:
            rest.extend(node.args.exprs if node.args is not None else ())
        elif kind is not c_ast.Constant:
            rest.extend(node)


def _starts(init: c_ast.Node) -> Iterator[tuple[str, c_ast.Node]]:
    if type(init) is c_ast.DeclList:
        yield from ((one.name, one.init) for one in init.decls if getattr(one, "init", None))
        return
    for one in listed(init):
        value = _last(one)
        while type(one) is c_ast.Assignment:
            if one.op == "=" and type(one.lvalue) is c_ast.ID:
                yield one.lvalue.name, value
            one = one.rvalue  # noqa: PLW2901 - `i = j = 0` starts both


def _last(node: c_ast.Node) -> c_ast.Node:
    while type(node) is c_ast.Assignment:
        node = node.rvalue
    return node


def _comparisons(
    state: State,
    condition: c_ast.Node,
    steps: dict[str, Step],
    starts: dict[str, Start],
) -> Iterator[Comparison]:
    for node in _conjuncts(condition):
        for name, operator, bound, step in _sides(state, node):
            moved = step or steps.get(name)
            start = starts.get(name, Start())
            if bound.base == start.base and bound.base not in {None, name}:
                # From `t` up to `t + 9` it is as far as from 0 up to 9.
                bound = Bound("", None, bound.names)  # noqa: PLW2901 - it is read as a constant
                start = Start(fixed=True)
            yield Comparison(name, state.names.get(name), operator, bound, moved, start)


def _base(state: State, node: c_ast.Node) -> str | None:
    node = bare(node)
    if type(node) is c_ast.UnaryOp and node.op == "&" and type(node.expr) is c_ast.ArrayRef:
        node, offset = node.expr.name, node.expr.subscript
    elif type(node) is c_ast.BinaryOp and node.op in {"+", "-"}:
        node, offset = node.left, node.right
    else:
        offset = None
    if type(node) is not c_ast.ID:
        return None
    fixed = offset is None or is_constant(state, offset, loose=True)
    return str(node.name) if fixed else None


def _conjuncts(condition: c_ast.Node) -> Iterator[c_ast.Node]:
    """Give what has to hold together."""
    rest = [condition]
    while rest:
        node = rest.pop()
        if type(node) is c_ast.BinaryOp and node.op == "&&":
            rest.extend((node.right, node.left))
        else:
            yield node


_FLIPPED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "!=": "!=", "==": "=="}
_ZERO: Final = Bound("", 0, ())


def _sides(state: State, node: c_ast.Node) -> Iterator[tuple[str, str, Bound, Step | None]]:
    """Read a comparison from either side; a counter alone is compared with 0."""
    if type(node) is not c_ast.BinaryOp:
        counted = _counter(state, node)
        if counted is not None:
            yield counted[0], "!=", _ZERO, counted[1]
        return
    if node.op not in _FLIPPED:
        return
    left = _counter(state, node.left)
    if left is not None:
        yield left[0], node.op, _bound(state, node.right, exact=left[2]), left[1]
    right = _counter(state, node.right)
    if right is not None:
        flipped = _FLIPPED[node.op]
        yield right[0], flipped, _bound(state, node.left, exact=right[2]), right[1]


def _counter(state: State, node: c_ast.Node) -> tuple[str, Step | None, bool] | None:
    """Read `i`, `i + 1`, `i--`: the name, its step, and whether it stands alone."""
    exact = True
    while True:
        node = bare(node)
        if type(node) is c_ast.ID:
            return (node.name, None, exact)
        moved = increment(node)
        if moved is not None:
            return (*moved, exact)
        if type(node) is not c_ast.BinaryOp or node.op not in {"+", "-"}:
            return None
        exact = False
        if is_constant(state, node.right, loose=True):
            node = node.left
        elif node.op == "+" and is_constant(state, node.left, loose=True):
            node = node.right
        else:
            return None


def _bound(state: State, node: c_ast.Node, *, exact: bool) -> Bound:
    if is_constant(state, node, loose=True):
        return Bound("", number(node) if exact else None, ())
    inner = bare(node)
    kind = type(inner)
    if kind is c_ast.ID:
        reason = f"its bound {inner.name} is a variable"
    elif kind is c_ast.FuncCall:
        reason = f"its bound {text_of(inner)} is a call"
    elif kind in {c_ast.StructRef, c_ast.ArrayRef}:
        reason = f"its bound {text_of(inner)} is a variable"
    else:
        reason = "its bound is an expression"
    return Bound(reason, None, tuple(names_in(node)), _base(state, node))
