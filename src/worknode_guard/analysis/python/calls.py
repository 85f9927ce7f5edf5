"""Calls by name, and those whose callee only a run can tell."""

import ast
from collections.abc import Iterator
from typing import Final

from worknode_guard.analysis.python.scopes import Scope, lineage, resolve
from worknode_guard.analysis.python.tree import dotted
from worknode_guard.model.functions import Call, Unseen

_WITHOUT_EFFECTS: Final = frozenset(
    """
    abs all any ascii bin bool bytes callable chr complex dict divmod enumerate float format
    frozenset getattr hasattr hash hex id int isinstance issubclass len list max min oct ord pow
    range repr reversed round set sorted str sum tuple type zip
    """.split()  # noqa: SIM905 - a list of words is read more easily than 50 strings
)
"""Built-in functions that change nothing by themselves (Python's library reference)."""


def calls(scope: Scope) -> list[Call]:
    """Give the calls of a scope's own nodes, in the order of the text."""
    thrown = set(_dropped(scope))
    found: list[Call] = []
    for node in scope.nodes:
        if isinstance(node, ast.Call):
            name = callee(scope, node)
            if name is not None:
                given = [*node.args, *(one.value for one in node.keywords)]
                found.append(
                    Call(
                        name,
                        node.lineno,
                        dropped=id(node) in thrown,
                        constant=bool(given) and all(is_constant(one) for one in given),
                        effects=any(map(assigns, given)),
                        inner=any(calls_unknown(scope, one) for one in given),
                    )
                )
        elif isinstance(node, ast.Assert) and not is_constant(node.test):
            effects, inner = assigns(node.test), calls_unknown(scope, node.test)
            if effects or inner:
                found.append(Call("assert", node.lineno, effects=effects, inner=inner))
    return found


def unseen(scope: Scope) -> Iterator[Unseen]:
    """Give the calls of values: parameters, elements, results of other calls."""
    for node in scope.nodes:
        if not isinstance(node, ast.Call) or isinstance(node.func, ast.Attribute):
            continue
        if not isinstance(node.func, ast.Name):
            yield Unseen("WG301", node.lineno, "a call of what an expression gives")
        elif resolve(scope, node.func.id).kind == "value":
            yield Unseen("WG301", node.lineno, f"a call of the value {node.func.id}")


def callee(scope: Scope, node: ast.Call) -> str | None:
    """Give the name of what is called; None where it has none."""
    written = dotted(node.func)
    if written is None:
        return _of_parent(scope, node.func)
    target = resolve(scope, written)
    return None if target.kind == "value" and "." not in written else target.name


def _of_parent(scope: Scope, func: ast.expr) -> str | None:
    """Bind `super().method` to a base class of the same file that has the method."""
    if not isinstance(func, ast.Attribute) or not isinstance(func.value, ast.Call):
        return None
    if dotted(func.value.func) != "super":
        return None
    at: Scope | None = scope
    while at is not None and at.kind != "class":
        at = at.outer
    for parent in lineage(at)[1:] if at is not None else ():
        if func.attr in parent.functions:
            return parent.functions[func.attr]
    return None


def _dropped(scope: Scope) -> Iterator[int]:
    """Give the calls, awaited or not, that are statements."""
    for node in scope.nodes:
        if isinstance(node, ast.Expr):
            value = node.value.value if isinstance(node.value, ast.Await) else node.value
            if isinstance(value, ast.Call):
                yield id(value)


def is_constant(node: ast.expr) -> bool:
    """Tell whether an expression is always the same; a tuple that is not empty is always true."""
    if isinstance(node, ast.Tuple):
        return True
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.operand, ast.Constant)
    return isinstance(node, ast.Constant)


def assigns(node: ast.expr) -> bool:
    """Tell whether an expression holds `:=`."""
    return any(isinstance(one, ast.NamedExpr) for one in ast.walk(node))


def calls_unknown(scope: Scope, node: ast.expr) -> bool:
    """Tell whether an expression calls what may have effects."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            name = callee(scope, one)
            if name not in _WITHOUT_EFFECTS or resolve(scope, name).kind != "unknown":
                return True
    return False
