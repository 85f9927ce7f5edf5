"""One C function's syntax tree to facts for the ten rules, in one walk.

Nothing here calls itself: the walk has a stack of its own, so depth costs memory and no Python
frames. Operands come in the order of evaluation, the text's order where C leaves it open, and the
third part of a `for` behind its body.
"""

from operator import attrgetter
from typing import Final

from pycparser import c_ast

from worknode_guard.analysis.c.loops import judged
from worknode_guard.analysis.c.pointers import shape
from worknode_guard.analysis.c.scopes_width import wide
from worknode_guard.analysis.c.tree_declarations import DECLARATIONS, head
from worknode_guard.analysis.c.tree_expressions import EXPRESSIONS, Handler
from worknode_guard.analysis.c.tree_state import Known, State
from worknode_guard.analysis.c.tree_statements import STATEMENTS, block
from worknode_guard.model.functions import Call, Loop, Mark, Pointer, Unseen
from worknode_guard.named import NamedTuple

__all__ = ["Known", "Reading", "read"]


class Reading(NamedTuple):
    """What one definition says. All tuples are in the order of the lines.

    Attributes:
        marks: `goto`, `computed-goto` (a label that begins with `*`), `pointer-depth`,
            `pointer-chain`, `function-pointer`, `pointer-typedef`, `wide-local`.
        valued: It gives a value; None where its type may be another name for `void`.
        uses: Objects of `Known.objects` that it uses and no local of that name hides.
    """

    calls: tuple[Call, ...]
    loops: tuple[Loop, ...]
    marks: tuple[Mark, ...]
    pointers: tuple[Pointer, ...]
    unseen: tuple[Unseen, ...]
    valued: bool | None
    uses: frozenset[str]


def read(function: c_ast.FuncDef, known: Known, elsewhere: frozenset[str] = frozenset()) -> Reading:
    """Read one function definition, as pycparser gives it.

    Args:
        function: The definition; its nodes' `coord.line` are the lines of the facts.
        known: What the file at large tells.
        elsewhere: Names in text of the function that the tree does not hold: other branches of
            `#if`, assembly, what a repair took out. Of locals with such a name nothing is said
            that a use in that text could refute.
    """
    state = State(known, elsewhere)
    head(state, function)
    state.stack.insert(0, (block, function.body))
    _walk(state)
    state.close()
    line = attrgetter("line")
    return Reading(
        calls=tuple(sorted(state.calls, key=line)),
        loops=judged(state),
        marks=tuple(sorted({*state.marks, *wide(state)}, key=_place)),
        pointers=tuple(sorted(state.pointers, key=line)),
        unseen=tuple(sorted(state.unseen(), key=line)),
        valued=_valued(state, function.decl.type.type),
        uses=frozenset(state.uses),
    )


def _place(mark: Mark) -> tuple[int, str, str]:
    return mark.line, mark.kind, mark.text


def _walk(state: State) -> None:
    stack = state.stack
    pop = stack.pop
    handlers = _HANDLERS
    while stack:
        node = pop()
        if type(node) is tuple:
            node[0](state, node[1])
        else:
            handlers[type(node)](state, node)


class _Handlers(dict[type, Handler]):
    """What is done with each kind of node; of those that nobody knows, the parts are taken."""

    def __missing__(self, kind: type) -> Handler:
        return _parts


def _parts(state: State, node: c_ast.Node) -> None:
    state.stack.extend(reversed(list(node)))


_HANDLERS: Final = _Handlers({**EXPRESSIONS, **STATEMENTS, **DECLARATIONS})


def _valued(state: State, node: c_ast.Node) -> bool | None:
    """Tell whether the return type is a value's; a name that may mean `void` says nothing."""
    if type(node) is not c_ast.TypeDecl or type(node.type) is not c_ast.IdentifierType:
        return True
    if node.type.names == ["void"]:
        return False
    return True if state.gives or shape(state, node) != "?" else None
