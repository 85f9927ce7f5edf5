"""The facts about a Python file, by the standard library's parser.

A function is one `def` of the tree. Its numbers are counted as lizard counts them, which the tests
compare over the standard library's own sources.
"""

from collections.abc import Sequence

from worknode_guard.analysis.python.asserts import asserted, is_public, valued
from worknode_guard.analysis.python.calls import calls, unseen
from worknode_guard.analysis.python.docstrings import documentation
from worknode_guard.analysis.python.loops import loops
from worknode_guard.analysis.python.marks import marks
from worknode_guard.analysis.python.measures import measure
from worknode_guard.analysis.python.scopes import Scope, scopes
from worknode_guard.analysis.python.state import mutable_state
from worknode_guard.analysis.python.tree import FUNCTIONS, Function, parse
from worknode_guard.model.functions import FileFacts, FunctionFacts


def read(text: str, *, deep: bool = True) -> FileFacts | str:
    """Give the facts about a text.

    Args:
        text: Its lines end in LF.
        deep: False: numbers and documentation only.

    Returns:
        Functions inside others stand before those around them, as lizard gives them; or a
        sentence where the text cannot be parsed.
    """
    tree = parse(text)
    if isinstance(tree, str):
        return tree
    found = scopes(tree)
    give = _facts if deep else _measured
    functions = [give(scope, scope.node) for scope in found if isinstance(scope.node, FUNCTIONS)]
    functions.sort(key=lambda one: (one.end_line, -one.line))
    facts = FileFacts("python", tuple(functions))
    return _with_rest(facts, found) if deep else facts


def _facts(scope: Scope, node: Function) -> FunctionFacts:
    return _measured(scope, node)._replace(
        valued=valued(scope),
        asserted=asserted(scope),
        calls=tuple(calls(scope)),
        loops=tuple(loops(scope)),
        marks=tuple(marks(scope)),
        unseen=tuple(unseen(scope)),
    )


def _measured(scope: Scope, node: Function) -> FunctionFacts:
    numbers = measure(scope)
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
        documentation=documentation(scope, node),
    )


def _with_rest(facts: FileFacts, found: Sequence[Scope]) -> FileFacts:
    """Add what stands outside functions; a class's body runs with the module's."""
    module = found[0]
    here = sorted([*mutable_state(found), *marks(module)], key=lambda one: one.line)
    return facts._replace(marks=tuple(here), calls=tuple(calls(module)), loops=tuple(loops(module)))
