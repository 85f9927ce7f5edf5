"""Which functions a change is blamed for."""

import pytest

from worknode_guard.analysis.touched import judged, touched
from worknode_guard.model.change import FileDiff, Span
from worknode_guard.model.functions import FunctionFacts

FUNCTION = FunctionFacts("f", 10, 20, "tokens", 1, 0, 0)

TOUCHES = {
    "its first line": Span(10, 1, 10, 1),
    "its last line": Span(20, 1, 20, 1),
    "a run that ends on its first line": Span(5, 1, 5, 6),
    "a run that begins on its last line": Span(20, 1, 20, 9),
    "a run around it": Span(1, 1, 1, 90),
    "a pure addition inside": Span(12, 0, 13, 1),
    "a deletion inside": Span(15, 3, 14, 0),
    "a deletion just below its first line": Span(11, 3, 10, 0),
    "a deletion just above its last line": Span(20, 3, 19, 0),
}
LEAVES = {
    "the line above": Span(9, 1, 9, 1),
    "the line below": Span(21, 1, 21, 1),
    "a run that ends above": Span(5, 1, 5, 5),
    "a deletion just above its first line": Span(8, 2, 9, 0),
    "a deletion just below its last line": Span(21, 2, 20, 0),
}


@pytest.mark.parametrize("span", TOUCHES.values(), ids=TOUCHES.keys())
def test_touches(span: Span) -> None:
    assert touched([FUNCTION], FileDiff((Span(900, 1, 900, 1), span))) == (FUNCTION,)


@pytest.mark.parametrize("span", LEAVES.values(), ids=LEAVES.keys())
def test_leaves(span: Span) -> None:
    assert touched([FUNCTION], FileDiff((span,))) == ()


def test_a_function_inside_a_function_touches_both() -> None:
    inner = FUNCTION._replace(name="f.g", line=12, end_line=14)
    other = FUNCTION._replace(name="h", line=30, end_line=40)
    diff = FileDiff((Span(13, 1, 13, 1),))
    assert touched([inner, FUNCTION, other], diff) == (inner, FUNCTION)


def test_a_one_line_function_has_no_inside_to_delete_from() -> None:
    one = FUNCTION._replace(end_line=10)
    assert touched([one], FileDiff((Span(11, 1, 10, 0),))) == ()


def test_judging_the_file_takes_every_function() -> None:
    assert judged([FUNCTION], FileDiff(), "file") == (FUNCTION,)
    assert judged([FUNCTION], FileDiff(), "changed") == ()
