"""Loops: which of them end, as far as the text tells."""

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.python.leaving import leaves
from worknode_guard.analysis.python.scopes import Scope, resolve
from worknode_guard.analysis.python.tree import dotted, own
from worknode_guard.model.functions import Loop

_ENDLESS: Final = frozenset(["itertools.count", "itertools.cycle"])
_FIRST: Final = frozenset(["enumerate", "iter", "itertools.accumulate", "itertools.pairwise"])
_SECOND: Final = frozenset(["filter", "itertools.starmap", "itertools.filterfalse"])
_ANY: Final = frozenset(["itertools.chain", "itertools.zip_longest"])
_GROWING: Final = frozenset(["append", "extend", "insert"])
_EITHER: Final = "its end depends on values: the text shows a way out, and no bound"


def loops(scope: Scope) -> Iterator[Loop]:
    """Give the loops of a scope's own nodes, comprehensions included."""
    for node in scope.nodes:
        if isinstance(node, ast.While):
            yield _while(scope, node)
        elif isinstance(node, ast.For | ast.AsyncFor):
            yield _for(scope, node)
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            yield from _comprehension(scope, node)


def _while(scope: Scope, node: ast.While) -> Loop:
    always = _truth(node.test)
    if always is None:
        return Loop(node.lineno, "while", "unproven", "its end depends on its condition")
    if not always:
        return Loop(node.lineno, "while", "yes")
    if leaves(scope, node.body):
        return Loop(node.lineno, "while", "unproven", _EITHER)
    return Loop(node.lineno, "while", "no", "nothing leaves it")


def _truth(node: ast.expr) -> bool | None:
    """Tell what a condition always is, where constants and `not` are all there is to it."""
    holds = True
    while isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        holds = not holds
        node = node.operand
    return bool(node.value) is holds if isinstance(node, ast.Constant) else None


def _for(scope: Scope, node: ast.For | ast.AsyncFor) -> Loop:
    reason = endless(scope, node.iter) or _grown(node)
    if not reason:
        return Loop(node.lineno, "for", "yes")
    if leaves(scope, node.body):
        return Loop(node.lineno, "for", "unproven", _EITHER)
    return Loop(node.lineno, "for", "no", reason)


def _comprehension(
    scope: Scope, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
) -> Iterator[Loop]:
    for one in node.generators:
        reason = endless(scope, one.iter)
        line = one.iter.lineno
        if reason and isinstance(node, ast.GeneratorExp):
            yield Loop(line, "for", "unproven", "its end depends on who asks for its values")
        elif reason:
            yield Loop(line, "for", "no", reason)
        else:
            yield Loop(line, "for", "yes")


def endless(scope: Scope, node: ast.expr) -> str:
    """Say what gives values for ever; empty where nothing known does."""
    while isinstance(node, ast.Call):
        if _never_ends(scope, node):
            return f"{dotted(node.func)} never ends by itself"
        name = _name(scope, node)
        inner = _passed_on(name, node.args)
        if len(inner) != 1:
            found = [_never_ends(scope, one) for one in inner]
            ever = any(found) if name in _ANY else bool(found) and all(found)
            return f"{dotted(node.func)} never ends by itself" if ever else ""
        node = inner[0]
    return ""


def _name(scope: Scope, node: ast.Call) -> str:
    """Give what a name means, unless the file itself defines it."""
    written = dotted(node.func)
    target = resolve(scope, written) if written else None
    return target.name if target is not None and target.kind in {"import", "unknown"} else ""


def _never_ends(scope: Scope, node: ast.expr) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = _name(scope, node)
    given = len(node.args) + len(node.keywords)
    if name == "itertools.repeat":
        return given == 1
    return name in _ENDLESS or (name == "iter" and given > 1)


def _passed_on(name: str, given: Sequence[ast.expr]) -> Sequence[ast.expr]:
    """Give the iterables whose values a call passes on, one by one."""
    if name in _FIRST:
        return given[:1]
    if name in _SECOND:
        return given[1:2]
    if name == "map":
        return given[1:]
    return given if name == "zip" or name in _ANY else ()


def _grown(node: ast.For | ast.AsyncFor) -> str:
    """Say which list a loop walks and makes longer; empty where it does not."""
    walked = node.iter
    if isinstance(walked, ast.Call) and dotted(walked.func) == "enumerate" and walked.args:
        walked = walked.args[0]
    name = dotted(walked)
    if name is None:
        return ""
    inside = list(own(node.body))
    if any(_renews(one, name) for one in inside):
        return ""
    if any(_lengthens(one, name) for one in inside):
        return f"it makes {name} longer while it walks along it"
    return ""


def _renews(node: ast.AST, name: str) -> bool:
    """Tell whether a node binds the name to something else."""
    if isinstance(node, ast.Assign):
        return any(dotted(one) == name for one in node.targets)
    return isinstance(node, ast.AnnAssign | ast.NamedExpr) and dotted(node.target) == name


def _lengthens(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, ast.Add) and dotted(node.target) == name
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return node.func.attr in _GROWING and dotted(node.func.value) == name
