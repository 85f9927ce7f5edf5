"""Complexity, parameters and nesting of functions that lizard did not give, counted as it does."""

import ast

from worknode_guard.analysis.python.scopes import Scope
from worknode_guard.analysis.python.tree import FUNCTIONS, children, parameters_of
from worknode_guard.named import NamedTuple


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
        case ast.Try(finalbody=last) | ast.TryStar(finalbody=last):
            return bool(last)
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
        stack.extend(
            (child, depth if _is_elif(node, child) else inner)
            for child in children(node)
            if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case)
        )
    return deepest


def _is_elif(node: ast.AST, child: ast.AST) -> bool:
    """Tell `elif` from an `if` under `else`: the tree has one shape for both."""
    if not isinstance(node, ast.If) or not isinstance(child, ast.If):
        return False
    return node.orelse == [child] and child.col_offset == node.col_offset
