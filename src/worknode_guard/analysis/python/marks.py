"""Places in Python that a rule may ask about: global names, defaults, programs, exceptions."""

import ast
from collections.abc import Iterator
from typing import Final

from worknode_guard.analysis.python.scopes import Scope, resolve
from worknode_guard.analysis.python.tree import FUNCTIONS, dotted
from worknode_guard.model.functions import Mark

_MUTABLE: Final = frozenset(
    [
        *("list", "dict", "set", "bytearray", "array.array"),
        *("collections.defaultdict", "collections.OrderedDict", "collections.Counter"),
        *("collections.deque", "collections.ChainMap"),
        *("weakref.WeakKeyDictionary", "weakref.WeakValueDictionary", "weakref.WeakSet"),
    ]
)
_DISPLAYS: Final = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_DYNAMIC: Final = frozenset(["eval", "exec", "builtins.eval", "builtins.exec"])
_STATUS: Final = frozenset(["subprocess.call", "os.system"])
"""Give the status of a program; dropped, nobody asks for it."""
_ASKED: Final = frozenset(["returncode", "check_returncode"])


def is_mutable(scope: Scope, node: ast.expr | None) -> bool:
    """Tell whether an expression makes a container that can be changed."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.left, _DISPLAYS) or isinstance(node.right, _DISPLAYS)
    if isinstance(node, ast.Call):
        written = dotted(node.func)
        target = resolve(scope, written) if written else None
        known = target is not None and target.kind in {"import", "unknown"}
        return known and target is not None and target.name in _MUTABLE
    return isinstance(node, _DISPLAYS)


def marks(scope: Scope) -> list[Mark]:
    """Give the marks of a function or module, in the order of the text."""
    found = [*_defaults(scope), *_globals(scope), *_programs(scope)]
    found.extend([*_swallowed(scope), *_dynamic(scope)])
    return sorted(found, key=lambda one: one.line)


def _dynamic(scope: Scope) -> Iterator[Mark]:
    """Give what runs text as code, and what imports everything."""
    for node in scope.nodes:
        if isinstance(node, ast.ImportFrom):
            if any(one.name == "*" for one in node.names):
                yield Mark("star-import", node.lineno, "." * node.level + (node.module or ""))
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
            written = dotted(node)
            if written and written.rpartition(".")[2] in {"eval", "exec"}:
                target = resolve(scope, written)
                if target.kind in {"import", "unknown"} and target.name in _DYNAMIC:
                    yield Mark("dynamic-code", node.lineno, written)


def _defaults(scope: Scope) -> Iterator[Mark]:
    """Give the function's own defaults, and those of the lambdas inside it."""
    for arguments in [scope.node.args] if isinstance(scope.node, FUNCTIONS) else ():
        yield from _mutable_defaults(scope.outer or scope, arguments)
    for node in scope.nodes:
        if isinstance(node, ast.Lambda):
            yield from _mutable_defaults(scope, node.args)


def _mutable_defaults(scope: Scope, arguments: ast.arguments) -> Iterator[Mark]:
    plain = [*arguments.posonlyargs, *arguments.args]
    with_default = plain[len(plain) - len(arguments.defaults) :]
    pairs = [
        *zip(with_default, arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    for parameter, default in pairs:
        if default is not None and is_mutable(scope, default):
            yield Mark("mutable-default", default.lineno, parameter.arg)


def _globals(scope: Scope) -> Iterator[Mark]:
    """Give the names of the module that a function binds; to declare one changes nothing."""
    bound = {*scope.imported, *scope.functions, *scope.classes}
    for node in scope.direct:
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            bound.add(node.id)
    for node in scope.direct:
        if isinstance(node, ast.Global):
            names = (name for name in node.names if name in bound)
            yield from (Mark("global-statement", node.lineno, name) for name in names)


def _programs(scope: Scope) -> Iterator[Mark]:
    """Give the programs that are run without asking how they ended."""
    asked = _asked(scope)
    dropped = {id(node.value) for node in scope.nodes if isinstance(node, ast.Expr)}
    for node in scope.nodes:
        written = dotted(node.func) if isinstance(node, ast.Call) else None
        if not isinstance(node, ast.Call) or written is None:
            continue
        name = resolve(scope, written).name
        checked = any(one.arg in {"check", None} for one in node.keywords) or id(node) in asked
        if (name == "subprocess.run" and not checked) or (name in _STATUS and id(node) in dropped):
            yield Mark("unchecked-run", node.lineno, written)


def _asked(scope: Scope) -> set[int]:
    """Give the expressions whose exit status is asked for, there or by the name they are given."""
    holders = [
        node.value
        for node in scope.nodes
        if isinstance(node, ast.Attribute) and node.attr in _ASKED
    ]
    names = {one.id for one in holders if isinstance(one, ast.Name)}
    found = {id(one) for one in holders}
    for node in scope.nodes:
        if isinstance(node, ast.Assign) and any(dotted(one) in names for one in node.targets):
            found.add(id(node.value))
    return found


def _swallowed(scope: Scope) -> Iterator[Mark]:
    for node in scope.nodes:
        if isinstance(node, ast.ExceptHandler) and all(map(_is_nothing, node.body)):
            caught = ast.unparse(node.type) if node.type is not None else "whatever it is"
            yield Mark("swallowed-exception", node.lineno, caught)


def _is_nothing(node: ast.stmt) -> bool:
    constant = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return constant or isinstance(node, ast.Pass)
