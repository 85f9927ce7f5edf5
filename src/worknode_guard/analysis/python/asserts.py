"""Python's own assertions and guards, whether functions give a value, and who may use them."""

import ast
from typing import Final

from worknode_guard.analysis.python.calls import assigns, calls_unknown, is_constant
from worknode_guard.analysis.python.scopes import Scope
from worknode_guard.analysis.python.tree import FUNCTIONS, dotted

_ABSTRACT: Final = (ast.Pass, ast.Raise)


def asserted(scope: Scope) -> int:
    """Count assertions, and conditions that raise.

    An assertion that assigns or calls is counted as the `Call` of `assert` that it is given as.
    """
    found = 0
    for node in scope.nodes:
        if isinstance(node, ast.Assert):
            test = node.test
            plain = not (assigns(test) or calls_unknown(scope, test))
            found += plain and not is_constant(test)
        elif isinstance(node, ast.If) and not is_constant(node.test):
            found += sum(
                isinstance(one, ast.Raise) and one.exc is not None
                for one in (*node.body, *node.orelse)
            )
    return found


def valued(scope: Scope) -> bool | None:
    """Tell whether a function gives a value; generators do, stubs are not known to."""
    for node in scope.nodes:
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
            return True
    definition = scope.node
    promised = definition.returns if isinstance(definition, FUNCTIONS) else None
    if promised is None or _is_none(promised) or not all(map(_is_stub, definition.body)):
        return False
    return None


def _is_none(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_stub(node: ast.stmt) -> bool:
    constant = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return constant or isinstance(node, _ABSTRACT)


def is_public(scope: Scope) -> bool:
    """Tell whether others may use a function: no leading underscore, not inside another."""
    at: Scope | None = scope
    while at is not None and at.kind != "module":
        own = at.name.rpartition(".")[2]
        special = own.startswith("__") and own.endswith("__")
        if own.startswith("_") and not special:
            return False
        at = at.outer
        if at is not None and at.kind == "function":
            return False
    return True


def is_overload(scope: Scope) -> bool:
    """Tell whether a function only declares a type: `@overload` of PEP 484."""
    node = scope.node
    return isinstance(node, FUNCTIONS) and any(
        dotted(one) in {"overload", "typing.overload"} for one in node.decorator_list
    )
