"""Ways out of a loop: statements that leave it for good."""

import ast
import builtins
from collections.abc import Iterator
from typing import Final

from worknode_guard.analysis.python.scopes import Scope, resolve
from worknode_guard.analysis.python.tree import FUNCTIONS, children, dotted
from worknode_guard.named import NamedTuple

_EXITS: Final = frozenset(["sys.exit", "exit", "quit"])
"""Raise SystemExit (Python's library reference, `sys.exit`)."""

_ENDS: Final = frozenset(["os._exit", "os.abort"])
_REPLACES: Final = "os.exec"


class _Place(NamedTuple):
    """A node inside a loop.

    Attributes:
        inner: It stands in a loop inside, which a `break` would leave.
        caught: What handlers around it catch, inside the loop; empty text for everything.
    """

    node: ast.AST
    inner: bool
    caught: tuple[str, ...]


def leaves(scope: Scope, body: list[ast.stmt]) -> bool:
    """Tell whether a statement of a loop's body may leave the loop."""
    stack = [_Place(one, inner=False, caught=()) for one in body]
    while stack:
        place = stack.pop()
        if _is_way_out(scope, place):
            return True
        stack.extend(_inside(place))
    return False


def _is_way_out(scope: Scope, place: _Place) -> bool:
    node = place.node
    if isinstance(node, ast.Break):
        return not place.inner
    if isinstance(node, ast.Raise):
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        return not _is_caught(dotted(raised) or "" if raised else "", place.caught)
    if isinstance(node, ast.Call):
        written = dotted(node.func)
        name = resolve(scope, written).name if written else ""
        if name in _EXITS:
            return not _is_caught("SystemExit", place.caught)
        return name in _ENDS or name.startswith(_REPLACES)
    return isinstance(node, ast.Return | ast.Yield | ast.YieldFrom)


def _inside(place: _Place) -> Iterator[_Place]:
    node = place.node
    if isinstance(node, (*FUNCTIONS, ast.Lambda, ast.ClassDef)):
        return
    if isinstance(node, ast.While | ast.For | ast.AsyncFor):
        yield from (place._replace(node=one, inner=True) for one in node.body)
        yield from (place._replace(node=one) for one in node.orelse)
    elif isinstance(node, ast.Try | ast.TryStar):
        caught = (*place.caught, *_types(node.handlers))
        yield from (place._replace(node=one, caught=caught) for one in node.body)
        rest = [*node.handlers, *node.orelse, *node.finalbody]
        yield from (place._replace(node=one) for one in rest)
    else:
        yield from (place._replace(node=one) for one in children(node))


def _types(handlers: list[ast.ExceptHandler]) -> Iterator[str]:
    for one in handlers:
        if one.type is None:
            yield ""
        elif isinstance(one.type, ast.Tuple):
            yield from (dotted(kind) or "?" for kind in one.type.elts)
        else:
            yield dotted(one.type) or "?"


def _is_caught(raised: str, caught: tuple[str, ...]) -> bool:
    """Tell whether a handler catches what is raised; `raised` is empty where it is not known."""
    return any(_catches(one, raised) for one in caught)


def _catches(handler: str, raised: str) -> bool:
    if handler in {"", "BaseException", raised}:
        return True
    kinds = getattr(builtins, handler, None), getattr(builtins, raised, None)
    wide, narrow = kinds
    if isinstance(wide, type) and isinstance(narrow, type):
        return issubclass(narrow, wide)
    # What a file defines itself is hardly ever raised beside Exception.
    return handler == "Exception"
