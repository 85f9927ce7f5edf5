"""What the walk does with each kind of expression; operands come in the order of evaluation."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from pycparser import c_ast

from worknode_guard.analysis.c.calls import call, drop
from worknode_guard.analysis.c.pointers import judge, shape
from worknode_guard.analysis.c.pointers_chain import chain, changed
from worknode_guard.analysis.c.pointers_text import type_text
from worknode_guard.analysis.c.scopes import Local
from worknode_guard.analysis.c.tree_state import State

Handler = Callable[[State, Any], None]

_COMPARISONS: Final = frozenset(["==", "!=", "<", ">", "<=", ">="])
_INCREMENTS: Final = frozenset(["++", "--", "p++", "p--"])


def _name(state: State, node: c_ast.Node) -> None:
    name = node.name
    local = state.names.get(name)
    if local is None:
        if name in state.objects:
            state.uses.add(name)
        return
    if local.first < 0:
        local.first = state.at
    local.last = state.at
    if local.watched:
        if local.pending and state.asking:
            state.asked(local)
        elif local.shape[0] == "a":
            # It stands for the address of its first element.
            local.escapes = True


def _constant(_state: State, _node: c_ast.Node) -> None:
    """Nothing follows from a constant."""


def _unary(state: State, node: c_ast.Node) -> None:
    operator = node.op
    operand = node.expr
    if operator in {"sizeof", "_Alignof"}:
        _unevaluated(state, operand)
    elif operator == "*" or (operator == "&" and type(operand) in _CHAINED):
        chain(state, node)
    elif operator in _INCREMENTS:
        state.effects += 1
        if type(operand) is c_ast.ID:
            changed(state, operand.name, stepped=True)
        state.stack.append(operand)
    else:
        if operator == "!":
            _ask_about(state, operand)
        state.stack.append(operand)


_CHAINED: Final = frozenset([c_ast.ID, c_ast.StructRef, c_ast.ArrayRef, c_ast.UnaryOp])


def _ask_about(state: State, operand: c_ast.Node) -> None:
    """Note a test of a pointer parameter, wherever its outcome goes."""
    if state.pending and type(operand) is c_ast.ID:
        local = state.names.get(operand.name)
        if local is not None and local.pending:
            state.asked(local)


def _unevaluated(state: State, node: c_ast.Node) -> None:
    """Note the names in an operand that is never computed (6.5.3.4, paragraph 2)."""
    rest = [node]
    while rest:
        node = rest.pop()
        kind = type(node)
        if kind is c_ast.StructRef:
            rest.append(node.name)
        elif kind is not c_ast.ID:
            rest.extend(node)
        else:
            local = state.names.get(node.name)
            if local is not None:
                state.used(local)
            elif node.name in state.objects:
                state.uses.add(node.name)


def _type_of(state: State, node: c_ast.Node) -> None:
    _unevaluated(state, node.expr)


def _selection(state: State, node: c_ast.Node) -> None:
    _unevaluated(state, node.expr)
    state.stack.extend(one.expr for one in reversed(node.associations))


def _binary(state: State, node: c_ast.Node) -> None:
    stack = state.stack
    if state.pending:
        operator = node.op
        if operator in _COMPARISONS:
            _ask_about(state, node.left)
            _ask_about(state, node.right)
        elif operator in {"&&", "||"}:
            stack.append((ask, node.right))
            ask(state, node.left)
            return
    stack.append(node.right)
    stack.append(node.left)


def ask(state: State, condition: c_ast.Node) -> None:
    """Take an expression whose truth decides what comes next."""
    if state.pending:
        state.asking += 1
        state.stack.append((_asked, None))
    state.stack.append(condition)


def _asked(state: State, _nothing: None) -> None:
    state.asking -= 1


def _ternary(state: State, node: c_ast.Node) -> None:
    state.stack.append(node.iffalse)
    state.stack.append(node.iftrue)
    ask(state, node.cond)


def _assignment(state: State, node: c_ast.Node) -> None:
    state.effects += 1
    if type(node.lvalue) is c_ast.ID:
        state.stack.append((_written, node))
    else:
        state.stack.append(node.lvalue)
    state.stack.append(node.rvalue)


def assign(state: State, node: c_ast.Node) -> None:
    """Take an assignment that is a statement in a block: nothing can jump over it alone."""
    state.effects += 1
    lvalue = node.lvalue
    if type(lvalue) is not c_ast.ID:
        state.stack.append(lvalue)
    elif node.op == "=":
        state.stack.append((_renewed, node))
    else:
        state.stack.append((_written, node))
    rvalue = node.rvalue
    state.stack.append((assign, rvalue) if type(rvalue) is c_ast.Assignment else rvalue)


def _renewed(state: State, node: c_ast.Node) -> None:
    local = state.names.get(node.lvalue.name)
    if local is not None and local.first < 0:
        local.fresh = True
    _written(state, node)


def _written(state: State, node: c_ast.Node) -> None:
    """Note the change of a name, behind the evaluation of its new value."""
    name = node.lvalue.name
    plain = node.op == "="
    local: Local | None = state.names.get(name)
    changed(state, name, stepped=local is not None and (not plain or _mentions(node.rvalue, name)))
    if local is not None:
        state.used(local)
        if plain and local.pending:
            # What it points to now is no parameter's business.
            state.asked(local)
    elif name in state.objects:
        state.uses.add(name)


def _mentions(node: c_ast.Node, name: str) -> bool:
    """Tell whether a new value comes from the old one: `n + 1`, `p->next`, `next(p)`.

    Of a long expression only the first nodes are read, and it is taken for such a one.
    """
    rest = [node]
    for _ in range(_MOST_NODES):
        if not rest:
            return False
        node = rest.pop()
        kind = type(node)
        if kind is c_ast.ID:
            if node.name == name:
                return True
        elif kind is c_ast.StructRef:
            rest.append(node.name)
        elif kind is not c_ast.Constant:
            rest.extend(node)
    return True


_MOST_NODES: Final = 100


def _cast(state: State, node: c_ast.Node) -> None:
    _typename(state, node.to_type)
    state.stack.append(node.expr)


def _typename(state: State, node: c_ast.Node) -> None:
    found = shape(state, node.type)
    if "p" in found:
        judge(state, found, node.coord.line, type_text(node, found))


def _literal(state: State, node: c_ast.Node) -> None:
    state.stack.append(node.init)
    state.stack.append(node.type)


def _initialisers(state: State, node: c_ast.Node) -> None:
    state.stack.extend(reversed(node.exprs))


def _named_initialiser(state: State, node: c_ast.Node) -> None:
    state.stack.append(node.expr)
    # `.field` is no use of an object that happens to have the name; `[index]` is one.
    state.stack.extend(part.expr for part in node.name if type(part) is c_ast.ArrayDesignator)


def _comma(state: State, node: c_ast.Node) -> None:
    """Take a comma operator whose last value is read."""
    *before, last = node.exprs
    state.stack.append(last)
    push_dropped(state.stack, before)


def _comma_dropped(state: State, node: c_ast.Node) -> None:
    push_dropped(state.stack, node.exprs)


def _ternary_dropped(state: State, node: c_ast.Node) -> None:
    push_dropped(state.stack, [node.iftrue, node.iffalse])
    ask(state, node.cond)


def _cast_dropped(state: State, node: c_ast.Node) -> None:
    """Take a cast that is a statement: to `void` it says that nothing is to be read."""
    target = node.to_type.type
    if type(target) is c_ast.TypeDecl and getattr(target.type, "names", None) == ["void"]:
        inner = node.expr
        state.stack.extend(reversed(inner.exprs) if type(inner) is c_ast.ExprList else [inner])
        return
    push_dropped(state.stack, [node.expr])
    _typename(state, node.to_type)


def push_dropped(stack: list[Any], nodes: Sequence[c_ast.Node]) -> None:
    """Put off expressions and statements whose value nobody reads."""
    get = DROPPED.get
    for node in reversed(nodes):
        handler = get(type(node))
        stack.append(node if handler is None else (handler, node))


DROPPED: Final[dict[type, Handler]] = {
    c_ast.FuncCall: drop,
    c_ast.ExprList: _comma_dropped,
    c_ast.TernaryOp: _ternary_dropped,
    c_ast.Cast: _cast_dropped,
}
"""What is done otherwise where the value is dropped."""

EXPRESSIONS: Final[dict[type, Handler]] = {
    c_ast.ID: _name,
    c_ast.Constant: _constant,
    c_ast.StructRef: chain,
    c_ast.ArrayRef: chain,
    c_ast.FuncCall: call,
    c_ast.BinaryOp: _binary,
    c_ast.UnaryOp: _unary,
    c_ast.Assignment: _assignment,
    c_ast.TernaryOp: _ternary,
    c_ast.Cast: _cast,
    c_ast.Typename: _typename,
    c_ast.CompoundLiteral: _literal,
    c_ast.InitList: _initialisers,
    c_ast.NamedInitializer: _named_initialiser,
    c_ast.ExprList: _comma,
    c_ast.TypeOf: _type_of,
    c_ast.GenericSelection: _selection,
}
