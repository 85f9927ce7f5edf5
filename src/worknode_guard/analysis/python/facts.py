"""The facts about a Python file: the parser's, with lizard's numbers.

A function is one `def` of the tree. lizard's numbers are matched by the line of the `def`; a
function that lizard does not give is counted from the tree, and one that only lizard gives stays
as its tokens tell, with a problem.
"""

from collections.abc import Sequence
from typing import NamedTuple

from worknode_guard.analysis.python.asserts import asserted, is_public, valued
from worknode_guard.analysis.python.calls import calls, unseen
from worknode_guard.analysis.python.docstrings import documentation
from worknode_guard.analysis.python.loops import loops
from worknode_guard.analysis.python.marks import dynamic, marks
from worknode_guard.analysis.python.measures import measure
from worknode_guard.analysis.python.scopes import Scope, scopes
from worknode_guard.analysis.python.state import mutable_state
from worknode_guard.analysis.python.tree import FUNCTIONS, Function, parse
from worknode_guard.model.functions import FunctionFacts, Mark


class Facts(NamedTuple):
    """What the tree of a file gave.

    Attributes:
        functions: Those inside stand before those around them, as lizard gives them.
        marks: Outside functions.
    """

    functions: tuple[FunctionFacts, ...]
    marks: tuple[Mark, ...]
    problems: tuple[str, ...]


def read(text: str, measured: tuple[FunctionFacts, ...]) -> Facts | str:
    """Give the facts about a text.

    Args:
        text: Its lines end in LF.
        measured: What lizard gave.

    Returns:
        A sentence where the text cannot be parsed: then `measured` is all that is known.
    """
    tree = parse(text)
    if isinstance(tree, str):
        return tree
    found = scopes(tree)
    numbers = {one.line: one for one in measured}
    functions = [
        _facts(scope, scope.node, numbers.pop(scope.node.lineno, None))
        for scope in found
        if isinstance(scope.node, FUNCTIONS)
    ]
    functions.extend(numbers.values())
    functions.sort(key=lambda one: (one.end_line, -one.line))
    problems = tuple(f"the function in line {line} was read by its tokens only" for line in numbers)
    return Facts(tuple(functions), _of_file(found), problems)


def _facts(scope: Scope, node: Function, measured: FunctionFacts | None) -> FunctionFacts:
    numbers = measured or measure(scope)
    return FunctionFacts(
        name=scope.name,
        line=node.lineno,
        end_line=node.end_lineno or node.lineno,
        level="ast",
        complexity=numbers.complexity,
        parameters=numbers.parameters,
        nesting=numbers.nesting,
        static=scope.outer is not None and scope.outer.kind == "function",
        public=is_public(scope),
        valued=valued(scope),
        asserted=asserted(scope),
        documentation=documentation(scope, node),
        calls=tuple(calls(scope)),
        loops=tuple(loops(scope)),
        marks=tuple(marks(scope)),
        unseen=tuple(unseen(scope)),
    )


def _of_file(found: Sequence[Scope]) -> tuple[Mark, ...]:
    """Give the marks outside functions; a class's body runs with the module's."""
    here = [*mutable_state(found), *dynamic(found[0])]
    return tuple(sorted(here, key=lambda one: one.line))
