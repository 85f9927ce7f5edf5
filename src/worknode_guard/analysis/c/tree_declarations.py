"""What the walk does with declarations inside a function, and with its own head."""

from typing import Final

from pycparser import c_ast

from worknode_guard.analysis.c.calls import is_constant
from worknode_guard.analysis.c.pointers import adjusted, judge, shape, words_of
from worknode_guard.analysis.c.scopes import Local
from worknode_guard.analysis.c.tree_expressions import Handler
from worknode_guard.analysis.c.tree_state import State


def _declaration(state: State, node: c_ast.Node) -> None:
    found = shape(state, node.type)
    if node.name is None:
        return
    if "p" in found:
        judge(state, found, node.coord.line, node.name)
    if found[0] == "f" or "extern" in node.storage:
        # It declares what is defined elsewhere, and hides a local of that name.
        state.bind(node.name, None)
        return
    local = _local(state, node, found)
    init = node.init
    if init is not None:
        state.stack.append(init)
        if not local.settled:
            local.needs = _needs(state, init)
    if "const" in node.quals and "p" not in found:
        local.constant = init is not None and is_constant(state, init, loose=True)
    if "a" in found and not _is_sized(state, node.type):
        # Where it is declared decides how large it is.
        local.settled = True
    state.bind(node.name, local)


def _local(state: State, node: c_ast.Node, found: str) -> Local:
    local = Local(node.name, node.coord.line, found, state.region, state.at)
    local.names = words_of(node.type)
    local.watched = found[0] == "a"
    constant_table = found[0] == "a" and "const" in _quals(node)
    lasting = not _STATIC.isdisjoint(node.storage) or "volatile" in node.quals
    in_header = state.region.kind == "loop"
    local.settled = constant_table or lasting or in_header or node.name in state.elsewhere
    return local


_STATIC: Final = frozenset(["static", "_Thread_local", "thread_local"])


def _quals(node: c_ast.Node) -> list[str]:
    """Give the qualifiers of an array's elements."""
    node = node.type
    while type(node) is c_ast.ArrayDecl:
        node = node.type
    return list(getattr(node, "quals", ()) or ())


def _is_sized(state: State, node: c_ast.Node) -> bool:
    """Tell whether every size of an array is a constant."""
    while type(node) is c_ast.ArrayDecl:
        if node.dim is not None and not is_constant(state, node.dim, loose=True):
            return False
        node = node.type
    return True


def _needs(state: State, node: c_ast.Node) -> tuple[Local, ...] | None:
    """Give the locals that an initialiser reads; None where it does more than that."""
    found: list[Local] = []
    rest = [node]
    while rest:
        node = rest.pop()
        kind = type(node)
        local = state.names.get(node.name) if kind is c_ast.ID else None
        if local is not None:
            found.append(local)
        elif kind in _GATHERING:
            rest.extend(getattr(node, part) for part in _GATHERING[kind])
        elif kind is c_ast.InitList:
            rest.extend(node.exprs)
        elif kind is c_ast.UnaryOp and node.op in {"-", "+", "~", "!"}:
            rest.append(node.expr)
        elif not is_constant(state, node, loose=True):
            return None
    return tuple(found)


_GATHERING: Final = {
    c_ast.BinaryOp: ("left", "right"),
    c_ast.Cast: ("expr",),
    c_ast.NamedInitializer: ("expr",),
}


def _declarations(state: State, node: c_ast.Node) -> None:
    state.stack.extend(reversed(node.decls))


def _typedef(state: State, node: c_ast.Node) -> None:
    found = shape(state, node.type)
    judge(state, found, node.coord.line, node.name)
    if found[0] == "p":
        state.mark("pointer-typedef", node.coord.line, node.name)
    state.types[node.name] = found
    state.bind(node.name, None)


def _members(state: State, node: c_ast.Node) -> None:
    """Take a structure that is declared inside a function."""
    state.stack.extend((_member, one) for one in reversed(node.decls or ()))


def _member(state: State, node: c_ast.Node) -> None:
    if type(node) is c_ast.Decl:
        found = shape(state, node.type)
        # Without a name it is a part in the open or a gap between bits.
        if node.name is not None:
            judge(state, found, node.coord.line, node.name)


def _enumeration(state: State, node: c_ast.Node) -> None:
    for one in node.values.enumerators if node.values is not None else ():
        if type(one) is c_ast.Enumerator:
            local = Local(one.name, one.coord.line, ".", state.region, state.at)
            local.constant = True
            local.settled = True
            state.bind(one.name, local)


def head(state: State, function: c_ast.Node) -> None:
    """Take a definition's own declarator: return type and parameters."""
    name = function.decl.name
    declarator = function.decl.type
    judge(state, shape(state, declarator.type), function.decl.coord.line, name)
    given = declarator.args.params if declarator.args is not None else []
    # Before C89 the types stood behind the list of names, in any order.
    second = getattr(given[1], "name", None) if len(given) > 1 and name == "main" else None
    for node in function.param_decls or given:
        if type(node) is c_ast.Decl and node.name is not None:
            _parameter(state, node, is_argv=node.name == second)
        elif type(node) is c_ast.Typename:
            judge(state, _adjusted(state, node), node.coord.line, "a parameter")


def _adjusted(state: State, node: c_ast.Node) -> str:
    return adjusted(shape(state, node.type))


def _parameter(state: State, node: c_ast.Node, *, is_argv: bool) -> None:
    found = _adjusted(state, node)
    local = Local(node.name, node.coord.line, found, state.region, state.at)
    local.names = words_of(node.type)
    local.settled = True
    if is_argv:
        state.argv = local
    else:
        judge(state, found, node.coord.line, node.name)
        local.pending = local.watched = found[0] == "p" and not found.startswith("pf")
        state.pending += local.pending
    state.bind(node.name, local)


DECLARATIONS: Final[dict[type, Handler]] = {
    c_ast.Decl: _declaration,
    c_ast.DeclList: _declarations,
    c_ast.Typedef: _typedef,
    c_ast.Struct: _members,
    c_ast.Union: _members,
    c_ast.Enum: _enumeration,
}
