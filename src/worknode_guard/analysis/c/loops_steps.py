"""How the third part of a `for` changes its names."""

from typing import Final, Literal

from pycparser import c_ast

from worknode_guard.analysis.c.calls import is_constant
from worknode_guard.analysis.c.loops_values import number
from worknode_guard.analysis.c.tree_state import State
from worknode_guard.named import NamedTuple

StepKind = Literal["up", "down", "stay", "vary", "grow", "shrink", "shift", "new"]
"""It adds a positive or a negative constant; nothing; a variable; it multiplies; it divides; it
shifts to the right; it gives another value."""


class Step(NamedTuple):
    """How a header changes a name.

    Attributes:
        amount: What is added or taken away, where it is written as a number.
    """

    kind: StepKind
    amount: int | None = None


def steps_in(state: State, node: c_ast.Node | None) -> dict[str, Step]:
    """Give the step of each name that an expression changes."""
    found: dict[str, Step] = {}
    for one in listed(node):
        moved = increment(one) or _assignment(state, one)
        if moved is not None:
            name, step = moved
            same = found.get(name, step).kind == step.kind
            found[name] = step if name not in found else Step(step.kind if same else "new")
    return found


def increment(node: c_ast.Node) -> tuple[str, Step] | None:
    """Read `++` and `--`, before or behind a name."""
    if type(node) is not c_ast.UnaryOp or type(node.expr) is not c_ast.ID:
        return None
    if node.op in {"++", "p++"}:
        return node.expr.name, Step("up", 1)
    return (node.expr.name, Step("down", 1)) if node.op in {"--", "p--"} else None


def _assignment(state: State, node: c_ast.Node) -> tuple[str, Step] | None:
    if type(node) is not c_ast.Assignment or type(node.lvalue) is not c_ast.ID:
        return None
    name = node.lvalue.name
    if node.op != "=":
        return name, _step(state, node.op[:-1], node.rvalue)
    value = bare(node.rvalue)
    if type(value) is c_ast.BinaryOp:
        if _is(value.left, name):
            return name, _step(state, value.op, value.right)
        if _is(value.right, name) and value.op in {"+", "*"}:
            return name, _step(state, value.op, value.left)
    return name, Step("new")


def bare(node: c_ast.Node) -> c_ast.Node:
    """Give what a value is cast from."""
    while type(node) is c_ast.Cast:
        node = node.expr
    return node


def _is(node: c_ast.Node, name: str) -> bool:
    node = bare(node)
    return type(node) is c_ast.ID and bool(node.name == name)


def _step(state: State, operator: str, operand: c_ast.Node) -> Step:
    """Tell what `name = name operator operand` does to a number above 0."""
    kinds = _KINDS.get(operator)
    if kinds is None:
        return Step("new")
    value = number(operand)
    if value is None:
        # A constant by name is taken for a positive one.
        return Step(kinds[0] if is_constant(state, operand, loose=True) else "vary")
    if value == (1 if operator in {"*", "/"} else 0):
        return Step("stay")
    if value < 0:
        return Step(kinds[1], -value if operator in {"+", "-"} else None)
    if value == 0:
        return Step("new")
    return Step(kinds[0], value)


_KINDS: Final[dict[str, tuple[StepKind, StepKind]]] = {
    "+": ("up", "down"),
    "-": ("down", "up"),
    "*": ("grow", "new"),
    "<<": ("grow", "new"),
    "/": ("shrink", "new"),
    ">>": ("shift", "new"),
}
"""What an operator does with a positive and with a negative number."""


def listed(node: c_ast.Node | None) -> list[c_ast.Node]:
    """Give the expressions between commas."""
    if node is None:
        return []
    return list(node.exprs) if type(node) is c_ast.ExprList else [node]
