"""Who calls whom in a Python file, from its tree alone."""

import ast

from worknode_guard.analysis.python.asserts import valued
from worknode_guard.analysis.python.calls import callee
from worknode_guard.analysis.python.scopes import Scope, scopes
from worknode_guard.analysis.python.tree import FUNCTIONS, parse
from worknode_guard.model.functions import Outlined


def outline(text: str) -> tuple[Outlined, ...]:
    """Give every `def` with the names that it calls; nothing where the text cannot be parsed."""
    tree = parse(text)
    if isinstance(tree, str):
        return ()
    return tuple(
        _outlined(one, one.node.lineno) for one in scopes(tree) if isinstance(one.node, FUNCTIONS)
    )


def _outlined(scope: Scope, line: int) -> Outlined:
    inside = scope.outer is not None and scope.outer.kind == "function"
    names = {callee(scope, node) for node in scope.nodes if isinstance(node, ast.Call)}
    calls = tuple(sorted(name for name in names if name is not None))
    return Outlined(scope.name, line, inside, valued(scope), calls)
