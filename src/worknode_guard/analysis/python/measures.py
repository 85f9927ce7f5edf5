"""Complexity, parameters and nesting of functions that lizard did not give, counted as it does."""

import ast
from typing import NamedTuple

from worknode_guard.analysis.python.scopes import Scope
from worknode_guard.analysis.python.tree import FUNCTIONS, parameters_of


class Measures(NamedTuple):
    """What lizard would have given."""

    complexity: int
    parameters: int
    nesting: int


def measure(scope: Scope) -> Measures:
    """Measure a function from its tree."""
    node = scope.node
    parameters = len(parameters_of(node.args)) if isinstance(node, FUNCTIONS) else 0
    return Measures(1 + sum(map(_conditions, scope.nodes)), parameters, _nesting(scope))


def _conditions(node: ast.AST) -> int:
    match node:
        case ast.If() | ast.IfExp() | ast.For() | ast.AsyncFor() | ast.While():
            return 1
        case ast.ExceptHandler() | ast.match_case():
            return 1
        case ast.BoolOp(values=values):
            return len(values) - 1
        case ast.comprehension(ifs=ifs):
            return 1 + len(ifs)
    return 0


_STRUCTURES = (
    *(ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith),
    *(ast.Try, ast.TryStar, ast.Match, ast.match_case),
)


def _nesting(scope: Scope) -> int:
    deepest = 0
    stack: list[tuple[ast.AST, int]] = [(one, 0) for one in scope.node.body]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, FUNCTIONS):
            continue
        inner = depth + (isinstance(node, _STRUCTURES) and not isinstance(node, ast.match_case))
        deepest = max(deepest, inner)
        for child in ast.iter_child_nodes(node):
            chained = isinstance(node, ast.If) and node.orelse == [child]
            elif_ = chained and isinstance(child, ast.If)
            if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
                stack.append((child, depth if elif_ else inner))
    return deepest
