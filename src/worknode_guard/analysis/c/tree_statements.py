"""What the walk does with each kind of statement."""

from collections.abc import Sequence
from typing import Any, Final

from pycparser import c_ast

from worknode_guard.analysis.c import loops_header
from worknode_guard.analysis.c.tree_expressions import DROPPED, Handler, ask, assign, push_dropped
from worknode_guard.analysis.c.tree_state import State, Turn
from worknode_guard.model.functions import MarkKind


def block(state: State, node: c_ast.Node) -> None:
    """Take a compound statement."""
    state.enter("block")
    state.stack.append((_leave, None))
    _items(state, node.block_items)


def _leave(state: State, _nothing: None) -> None:
    state.leave()


def _items(state: State, items: Sequence[c_ast.Node] | None) -> None:
    """Put off what stands directly in a block."""
    if items:
        stack = state.stack
        get = _ITEMS.get
        for node in reversed(items):
            handler = get(type(node))
            stack.append(node if handler is None else (handler, node))


def _aside(state: State, node: c_ast.Node) -> None:
    """Take a GNU statement expression: the value of its last statement is its own."""
    state.enter("aside")
    state.stack.append((_leave, None))
    if node.block_items:
        *before, last = node.block_items
        state.stack.append(last)
        _items(state, before)


def _if(state: State, node: c_ast.Node) -> None:
    branches = [node.iftrue] if node.iffalse is None else [node.iftrue, node.iffalse]
    push_statements(state.stack, branches)
    if state.pending:
        ask(state, node.cond)
    else:
        state.stack.append(node.cond)


def push_statements(stack: list[Any], nodes: Sequence[c_ast.Node]) -> None:
    """Put off statements that are no items of a block."""
    get = _STATEMENTS.get
    for node in reversed(nodes):
        handler = get(type(node))
        stack.append(node if handler is None else (handler, node))


def _switch(state: State, node: c_ast.Node) -> None:
    state.open.append(None)
    state.stack.append((_close, None))
    state.stack.append((_switch_body, node.stmt))
    ask(state, node.cond)


def _switch_body(state: State, node: c_ast.Node) -> None:
    state.enter("switch")
    state.stack.append((_leave, None))
    items = node.block_items if type(node) is c_ast.Compound else [node]
    push_statements(state.stack, items or ())


def _close(state: State, _nothing: None) -> None:
    state.open.pop()


def _case(state: State, node: c_ast.Node) -> None:
    push_statements(state.stack, node.stmts)
    state.stack.append(node.expr)


def _default(state: State, node: c_ast.Node) -> None:
    push_statements(state.stack, node.stmts)


def _open(state: State, node: c_ast.Node) -> Turn:
    region = state.enter("loop")
    turn = Turn(node, region.start, state.ends)
    state.turns.append(turn)
    state.open.append(turn)
    state.stack.append((_end, turn))
    return turn


def _end(state: State, turn: Turn) -> None:
    turn.end = state.at
    if turn.way is None and state.ends > turn.ends:
        turn.way = state.end
    loops_header.note_cursors(state, turn)
    state.open.pop()
    state.leave()


def _begin(state: State, turn: Turn) -> None:
    state.tick()
    turn.begin = state.at
    turn.header = loops_header.read(state, turn.node)


def _done(state: State, turn: Turn) -> None:
    turn.done = state.at
    state.tick()


def _body(state: State, turn: Turn) -> None:
    state.stack.append((_done, turn))
    push_statements(state.stack, [turn.node.stmt])
    state.stack.append((_begin, turn))


def _for(state: State, node: c_ast.Node) -> None:
    turn = _open(state, node)
    if node.next is not None:
        push_dropped(state.stack, [node.next])
    _body(state, turn)
    if node.cond is not None:
        state.stack.append((ask, node.cond))
    if node.init is not None:
        push_dropped(state.stack, [node.init])


def _while(state: State, node: c_ast.Node) -> None:
    _body(state, _open(state, node))
    ask(state, node.cond)


def _do(state: State, node: c_ast.Node) -> None:
    turn = _open(state, node)
    state.stack.append((ask, node.cond))
    _body(state, turn)


def _break(state: State, _node: c_ast.Node) -> None:
    # A stray `break` is no C; what is handed over here may be a part of a function.
    turn = state.open[-1] if state.open else None
    if turn is not None and turn.way is None:
        turn.way = "a break"


def _return(state: State, node: c_ast.Node) -> None:
    state.ends += 1
    state.end = "a return"
    if node.expr is not None:
        state.gives = True
        state.stack.append(node.expr)


def _goto(state: State, node: c_ast.Node) -> None:
    state.gotos.append((node.name, state.at))
    # `goto *target` is no C, but its label can be handed over as the name `*target`.
    kind: MarkKind = "computed-goto" if node.name[0] == "*" else "goto"
    state.mark(kind, node.coord.line, node.name)


def _label(state: State, node: c_ast.Node) -> None:
    state.tick()
    state.labels[node.name] = state.at
    push_statements(state.stack, [node.stmt])


def _attributed(state: State, node: c_ast.Node) -> None:
    push_statements(state.stack, [node.stmt])


def _nothing(_state: State, _node: c_ast.Node) -> None:
    """Nothing follows from it: `continue`, `;`, a pragma, an assertion of the compiler."""


_STATEMENTS: Final[dict[type, Handler]] = {**DROPPED, c_ast.Compound: block}
_ITEMS: Final[dict[type, Handler]] = {**_STATEMENTS, c_ast.Assignment: assign}

STATEMENTS: Final[dict[type, Handler]] = {
    c_ast.Compound: _aside,
    c_ast.If: _if,
    c_ast.Switch: _switch,
    c_ast.Case: _case,
    c_ast.Default: _default,
    c_ast.For: _for,
    c_ast.While: _while,
    c_ast.DoWhile: _do,
    c_ast.Break: _break,
    c_ast.Return: _return,
    c_ast.Goto: _goto,
    c_ast.Label: _label,
    c_ast.AttributedStatement: _attributed,
    c_ast.AttributeDeclaration: _nothing,
    c_ast.Continue: _nothing,
    c_ast.EmptyStatement: _nothing,
    c_ast.Pragma: _nothing,
    c_ast.StaticAssert: _nothing,
}
