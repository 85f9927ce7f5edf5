"""State of a module: containers of the file that its functions change or replace."""

import ast
from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.python.marks import is_mutable
from worknode_guard.analysis.python.scopes import Scope
from worknode_guard.analysis.python.tree import root
from worknode_guard.model.functions import Mark

_CHANGING: Final = frozenset(
    """
    add append appendleft clear difference_update discard extend extendleft insert
    intersection_update move_to_end pop popitem popleft remove reverse rotate setdefault sort
    subtract symmetric_difference_update update __setitem__ __delitem__
    """.split()  # noqa: SIM905 - a list of words is read more easily than 25 strings
)
"""Methods of the library's containers that change them."""


def mutable_state(scopes: Sequence[Scope]) -> list[Mark]:
    """Give the containers of the module, where each is bound first."""
    held = _containers(scopes[0])
    changed: set[str] = set()
    for scope in scopes[1:]:
        if scope.kind == "function":
            changed.update(name for name in _changes(scope) if _is_of_module(scope, name))
    return [Mark("mutable-state", held[name], name) for name in held if name in changed]


def _containers(module: Scope) -> dict[str, int]:
    """Give the names that the module binds to containers, with the line of the first time."""
    found: dict[str, int] = {}
    for node in module.direct:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for name in _bound(module, targets, node.value):
                found.setdefault(name, node.lineno)
    found.pop("__all__", None)
    return found


def _bound(module: Scope, targets: Sequence[ast.expr], value: ast.expr | None) -> Iterator[str]:
    for target in targets:
        if isinstance(target, ast.Name) and is_mutable(module, value):
            yield target.id
        elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, part in zip(target.elts, value.elts, strict=False):
                if isinstance(one, ast.Name) and is_mutable(module, part):
                    yield one.id


def _changes(scope: Scope) -> Iterator[str]:
    """Give the names whose containers a function changes, or which it binds anew as `global`."""
    for node in scope.nodes:
        name = None
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            name = root(node)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            name = node.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = root(node.func.value) if node.func.attr in _CHANGING else None
        if name is not None:
            yield name


def _is_of_module(scope: Scope, name: str) -> bool:
    """Tell whether a name inside a function is the module's."""
    at: Scope | None = scope
    while at is not None and at.kind != "module":
        if name in at.outside and _declares_global(at, name):
            return True
        if at.kind == "function" and (name in at.bound or name in at.loose):
            return False
        at = at.outer
    return True


def _declares_global(scope: Scope, name: str) -> bool:
    return any(isinstance(node, ast.Global) and name in node.names for node in scope.nodes)
