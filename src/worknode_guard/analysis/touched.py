"""Which functions a change touches: the ones that it may be blamed for."""

from collections.abc import Iterable
from typing import Literal

from worknode_guard.model.change import FileDiff, Span
from worknode_guard.model.functions import FunctionFacts


def touched(functions: Iterable[FunctionFacts], diff: FileDiff) -> tuple[FunctionFacts, ...]:
    """Give the functions that at least one changed line, or one deletion, lies inside of.

    A run of new lines touches a function when the two share a line. Lines that were only deleted
    leave a gap between two lines of the new file; they touch a function when both lines are its
    own. A deletion just before the first line or just after the last one touches nothing.
    """
    return tuple(
        function for function in functions if any(_touches(span, function) for span in diff.spans)
    )


def judged(
    functions: Iterable[FunctionFacts], diff: FileDiff, judge: Literal["changed", "file"]
) -> tuple[FunctionFacts, ...]:
    """Give the functions that a plan's `judge` setting puts before the rules."""
    return tuple(functions) if judge == "file" else touched(functions, diff)


def _touches(span: Span, function: FunctionFacts) -> bool:
    if span.new_count == 0:
        return function.line <= span.new_start < function.end_line
    last = span.new_start + span.new_count - 1
    return span.new_start <= function.end_line and last >= function.line
