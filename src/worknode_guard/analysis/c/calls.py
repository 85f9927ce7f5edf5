"""Calls by name, calls that cannot be seen, and what is constant (Holzmann 2006, rules 1, 5, 7).

Dropped is a result that nobody reads: of a call that is a statement, stands left of a comma, or is
a branch of `?:` that is a statement. A cast to `void` says so on purpose, and the operators `&&`
and `||` read it.
"""

from collections.abc import Sequence
from typing import Final

from pycparser import c_ast

from worknode_guard.analysis.c.scopes import Local
from worknode_guard.analysis.c.tree_state import State
from worknode_guard.analysis.c.words import is_shouted
from worknode_guard.model.functions import Call

NEVER_RETURN: Final = frozenset(
    [
        "exit", "_exit", "_Exit", "abort", "quick_exit", "longjmp", "siglongjmp", "_longjmp",
        "pthread_exit", "thrd_exit", "__builtin_longjmp", "__builtin_trap",
        "__builtin_unreachable", "__builtin_abort", "__builtin_exit", "unreachable",
        "err", "errx", "verr", "verrx",
    ]
)  # fmt: skip
"""`exit` and its kin: ISO/IEC 9899:2018, 7.13, 7.22.4, 7.26; POSIX; GNU C; BSD `err.h`."""

_NO_CALL: Final = frozenset(["offsetof", "__builtin_offsetof"])
_PLAIN: Final = frozenset([c_ast.ID, c_ast.Constant])
_TRUTHS: Final = frozenset(["true", "false", "NULL"])


def call(state: State, node: c_ast.Node, *, dropped: bool = False) -> None:
    """Take a call; its arguments come next."""
    name = node.name
    line = node.coord.line
    arguments = node.args.exprs if node.args is not None else ()
    if type(name) is not c_ast.ID:
        _through_expression(state, name, line)
    elif name.name in _NO_CALL:
        return
    elif state.names.get(name.name) is not None or name.name in state.objects:
        state.indirect[line] = None
        state.stack.append(name)
    else:
        _by_name(state, name.name, line, arguments, dropped=dropped)
    state.called += 1
    if state.pending and type(name) is c_ast.ID:
        _hand_over(state, name.name, arguments)
    state.stack.extend(reversed(arguments))


def drop(state: State, node: c_ast.Node) -> None:
    """Take a call whose result nobody reads."""
    call(state, node, dropped=True)


def _through_expression(state: State, name: c_ast.Node, line: int) -> None:
    state.indirect[line] = None
    while type(name) is c_ast.UnaryOp and name.op == "*":
        # `(*p->f)(x)` is another way to write `p->f(x)` (6.5.3.2, paragraph 4).
        name = name.expr
    state.stack.append(name)


def _by_name(
    state: State, name: str, line: int, arguments: Sequence[c_ast.Node], *, dropped: bool
) -> None:
    if name in state.macros or name in state.hidden:
        state.through.setdefault(name, line)
    if name in NEVER_RETURN:
        state.ends += 1
        state.end = f"{name}()"
    constant = bool(arguments) and _are_constant(state, arguments)
    if not _PLAIN.issuperset(map(type, arguments)):
        state.stack.append((_finished, (len(state.calls), state.effects, state.called + 1)))
    state.calls.append(Call(name, line, dropped, constant))


def _are_constant(state: State, arguments: Sequence[c_ast.Node]) -> bool:
    for one in arguments:
        if type(one) is not c_ast.Constant and not is_constant(state, one):
            return False
    return True


def _finished(state: State, what: tuple[int, int, int]) -> None:
    """Look back at a call's arguments."""
    at, effects, called = what
    if state.effects > effects or state.called > called:
        state.calls[at] = state.calls[at]._replace(
            effects=state.effects > effects, inner=state.called > called
        )


def _hand_over(state: State, name: str, arguments: Sequence[c_ast.Node]) -> None:
    """Keep to whom pending parameters are given, behind what the arguments do themselves.

    `assert(is_sound(p))` gives `p` to both. What `p` points to is not `p`. The first nodes are
    enough: no assertion is longer.
    """
    rest = list(arguments)
    for _ in range(_MOST_NODES):
        if not rest:
            return
        node = rest.pop()
        kind = type(node)
        if kind is c_ast.ID:
            local = state.names.get(node.name)
            if local is not None and local.pending:
                state.stack.append((_given, (local, name)))
        elif kind is c_ast.FuncCall:
            rest.extend(node.args.exprs if node.args is not None else ())
        elif kind is not c_ast.UnaryOp or node.op in _READING:
            rest.extend(getattr(node, part) for part in _PARTS.get(kind, ()))


_MOST_NODES: Final = 100
_READING: Final = frozenset(["!", "-", "+", "~", "&"])


def _given(_state: State, what: tuple[Local, str]) -> None:
    local, name = what
    local.given.append(name)


def is_constant(state: State, node: c_ast.Node, *, loose: bool = False) -> bool:
    """Tell whether an expression has one value, whenever it is asked.

    Args:
        state: Which names mean locals here.
        node: The expression.
        loose: Names in capitals count too, and a macro's call over an array or a constant
            (`ARRAY_SIZE(table)`), as the bounds of loops are written.
    """
    rest = [node]
    while rest:
        node = rest.pop()
        kind = type(node)
        if kind is c_ast.Constant:
            continue
        parts = _PARTS.get(kind, ())
        if parts and (kind is not c_ast.UnaryOp or node.op in _ARITHMETIC):
            rest.extend(getattr(node, part) for part in parts)
        elif not _is_constant_leaf(state, node, loose=loose):
            return False
    return True


def _is_constant_leaf(state: State, node: c_ast.Node, *, loose: bool) -> bool:
    kind = type(node)
    if kind is c_ast.ID:
        return _is_constant_name(state, node.name, loose=loose)
    if kind is c_ast.UnaryOp:
        return node.op in {"sizeof", "_Alignof"}
    return loose and kind is c_ast.FuncCall and _is_size(state, node)


_ARITHMETIC: Final = frozenset(["-", "+", "~", "!"])


_PARTS: Final = {
    c_ast.UnaryOp: ("expr",),
    c_ast.BinaryOp: ("left", "right"),
    c_ast.Cast: ("expr",),
    c_ast.TernaryOp: ("cond", "iftrue", "iffalse"),
}


def _is_constant_name(state: State, name: str, *, loose: bool) -> bool:
    local = state.names.get(name)
    if local is not None:
        return local.constant
    if name in state.constants or name in _TRUTHS:
        return True
    changes = name in state.objects or name in state.hidden
    return loose and not changes and is_shouted(name)


def _is_size(state: State, node: c_ast.Node) -> bool:
    """Tell whether a call is a macro's, over arrays, constants and names of the file."""
    name = node.name
    if type(name) is not c_ast.ID:
        return False
    if name.name in _NO_CALL:
        return True
    if not is_shouted(name.name) or node.args is None:
        return False
    return all(_is_sizeable(state, one) for one in node.args.exprs)


def _is_sizeable(state: State, node: c_ast.Node) -> bool:
    kind = type(node)
    if kind is c_ast.ID:
        local = state.names.get(node.name)
        return local is None or local.constant or local.shape[0] == "a"
    return kind is c_ast.Constant
