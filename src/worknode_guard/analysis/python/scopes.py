"""Which name means what: functions, classes, imports and values, by Python's scopes.

The Python Language Reference, 4.2.2 "Resolution of names": a name means what the innermost
function binds it to, then those around it, then the module; classes are passed over.
"""

import ast
import sys
from collections import Counter
from typing import Final, Literal

from worknode_guard.analysis.python.tree import (
    FUNCTIONS,
    Function,
    dotted,
    own,
    parameters_of,
)
from worknode_guard.named import NamedTuple

LONGEST: Final = 1000
"""Characters of a qualified name; its end is kept, as in what lizard gives."""

_MOST_ALIASES: Final = 20
"""Names for names that are followed; more are as good as a circle."""

_FACTORIES: Final = frozenset(
    ["namedtuple", "NamedTuple", "NewType", "TypeVar", "TypedDict", "Enum", "IntEnum"]
)
"""What makes classes: calling the value is no call of a function that could be anywhere."""


class Scope(NamedTuple):
    """A module, class or function, and the names that it binds.

    Attributes:
        name: Qualified: `Class.method`, `outer.inner`; empty for the module.
        nodes: What runs with its body; without methods and functions inside.
        direct: Those of `nodes` that bind names here: without the bodies of classes.
        functions: Name → qualified name.
        classes: Name → the class's own scope.
        imported: Name → module and name there; without the latter it is the module.
        aliases: Name → the dotted name that it is assigned, where that is all it ever is.
        bound: Every other name that a statement binds, parameters included.
        loose: Names bound by a lambda or a comprehension inside.
        outside: Names declared `global` or `nonlocal`.
    """

    kind: Literal["module", "class", "function"]
    name: str
    node: "ast.Module | ast.ClassDef | Function"
    outer: "Scope | None"
    nodes: tuple[ast.AST, ...]
    direct: tuple[ast.AST, ...]
    functions: dict[str, str]
    classes: "dict[str, Scope]"
    imported: dict[str, tuple[str, str]]
    aliases: dict[str, str]
    bound: set[str]
    loose: set[str]
    outside: set[str]


class Target(NamedTuple):
    """What a dotted name means.

    Attributes:
        name: As a call bears it.
        kind: `value` where only a run could tell.
    """

    name: str
    kind: Literal["function", "class", "import", "value", "unknown"]


def scopes(tree: ast.Module) -> list[Scope]:
    """Give the module, its classes and its functions; each behind those around it."""
    found = [_scope("module", "", tree, None)]
    for scope in found:
        for node in scope.direct:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            name = f"{scope.name}.{node.name}" if scope.name else node.name
            kind: Literal["class", "function"] = (
                "class" if isinstance(node, ast.ClassDef) else "function"
            )
            inner = _scope(kind, name[-LONGEST:], node, scope)
            if isinstance(node, ast.ClassDef):
                scope.classes[node.name] = inner
            else:
                scope.functions[node.name] = inner.name
            found.append(inner)
    return found


def _scope(
    kind: Literal["module", "class", "function"],
    name: str,
    node: "ast.Module | ast.ClassDef | Function",
    outer: Scope | None,
) -> Scope:
    direct = tuple(own(node.body, classes=False))
    holds = any(isinstance(one, ast.ClassDef) for one in direct)
    nodes = tuple(own(node.body)) if holds else direct
    scope = Scope(kind, name, node, outer, nodes, direct, {}, {}, {}, {}, set(), set(), set())
    stores = Counter(parameters_of(node.args) if isinstance(node, FUNCTIONS) else ())
    inner: set[int] = set()
    for one in direct:
        if isinstance(one, ast.Name):
            if not isinstance(one.ctx, ast.Load) and id(one) not in inner:
                stores[one.id] += 1
        elif isinstance(one, ast.comprehension):
            names = [name for name in ast.walk(one.target) if isinstance(name, ast.Name)]
            scope.loose.update(name.id for name in names)
            inner.update(id(name) for name in names)
        else:
            _bind(scope, one)
    scope.bound.update(stores)
    scope.bound.difference_update(scope.outside)
    for alias in [name for name in scope.aliases if stores[name] != 1]:
        del scope.aliases[alias]
    return scope


def _bind(scope: Scope, node: ast.AST) -> None:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            _alias(scope, name, value)
        case ast.Import() | ast.ImportFrom():
            _import(scope, node)
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            scope.outside.update(names)
        case ast.Lambda(args=arguments):
            scope.loose.update(parameters_of(arguments))
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
            scope.bound.add(name)
        case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            scope.bound.add(name)


def _alias(scope: Scope, name: str, value: ast.expr) -> None:
    made = isinstance(value, ast.Call)
    written = dotted(value.func if isinstance(value, ast.Call) else value)
    if written and not made:
        scope.aliases[name] = written
    elif written and written.rpartition(".")[2] in _FACTORIES:
        scope.aliases[name] = name


def _import(scope: Scope, node: ast.Import | ast.ImportFrom) -> None:
    for alias in node.names:
        if isinstance(node, ast.Import):
            top = alias.name.partition(".")[0]
            scope.imported[alias.asname or top] = (alias.name if alias.asname else top, "")
        elif alias.name != "*":
            origin = "." * node.level + (node.module or "")
            scope.imported[alias.asname or alias.name] = (origin, alias.name)


def resolve(scope: Scope, written: str) -> Target:
    """Say what a dotted name means where the nodes of a scope run."""
    for _ in range(_MOST_ALIASES):
        first, dot, rest = written.partition(".")
        receiver = None if "." in rest else _receiver(scope, first)
        if receiver is not None:
            return _of_class(receiver, dot + rest)
        home = _home(scope, first)
        alias = home.aliases.get(first) if home else None
        if home is None or alias is None or first in home.functions or first in home.classes:
            return _target(home, first, dot + rest)
        if alias.partition(".")[0] == first:
            return Target(written, "unknown")
        scope, written = home, alias + dot + rest
    return Target(written, "value")


def _home(scope: Scope, name: str) -> Scope | None:
    """Find the scope that binds a name."""
    at: Scope | None = scope
    loose = False
    while at is not None:
        seen = at is scope or at.kind != "class"
        if seen and (name in at.functions or name in at.classes or name in at.imported):
            return at
        if seen and name in at.bound:
            return at
        loose = loose or name in at.loose
        at = at.outer
    return scope if loose else None


def _target(home: Scope | None, first: str, rest: str) -> Target:
    """Say what a name means in the scope that binds it."""
    if home is None:
        return Target(first + rest, "unknown")
    if first in home.functions and not rest:
        return Target(home.functions[first], "function")
    if first in home.classes:
        return _of_class(home.classes[first], rest)
    if first in home.imported:
        return Target(_imported(home, first, rest), "import")
    return Target(first + rest, "value")


def _imported(home: Scope, first: str, rest: str) -> str:
    """Give a name of the library with its module, any other as its own file defines it.

    Where this file defines the same name too, the module stays before it: `codec.parse`.
    """
    module, name = home.imported[first]
    top = home
    while top.outer is not None:
        top = top.outer
    here = top.functions.keys() | top.classes.keys()
    if not name:
        return (first if module in here else module) + rest
    known = name in here
    if known or module.partition(".")[0] in sys.stdlib_module_names:
        return f"{module}.{name}{rest}"
    return name + rest


def _receiver(scope: Scope, name: str) -> Scope | None:
    """Give the class that `self` or `cls` stands for: a method's first parameter."""
    at: Scope | None = scope
    while at is not None and not (at.kind == "function" and name in at.bound):
        at = at.outer
    if at is None or at.outer is None or at.outer.kind != "class":
        return None
    node = at.node
    if not isinstance(node, FUNCTIONS) or parameters_of(node.args)[:1] != [name]:
        return None
    static = any(dotted(one) == "staticmethod" for one in node.decorator_list)
    return None if static else at.outer


def _of_class(scope: Scope, rest: str) -> Target:
    """Give a method of a class or of its bases in the file; without `rest`, how it is made."""
    name = rest[1:] or "__init__"
    for one in lineage(scope):
        if name in one.functions:
            return Target(one.functions[name], "function")
    return Target(scope.name + rest, "class")


def lineage(scope: Scope) -> list[Scope]:
    """Give a class and those of its bases that the file defines, depth first."""
    found = [scope]
    for one in found:
        around = one.outer or one
        for base in one.node.bases if isinstance(one.node, ast.ClassDef) else ():
            name = dotted(base)
            home = _home(around, name) if name else None
            known = home.classes.get(name) if home and name else None
            if known is not None and all(known is not other for other in found):
                found.append(known)
    return found
