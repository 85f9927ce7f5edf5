"""Whether a loop's end can be read off (Holzmann 2006, rule 2).

`no`: an endless loop without a way out, and a `for` without a counter, a bound and a step toward
it, or whose counter or bound is changed in the body. `yes`: a `for` that counts toward a constant,
and what never repeats. `unproven`: everything else; the reason says why.

Beyond the rule's words, so that two readers judge alike:

- Of conditions that have to hold together, the best one decides; each of them ends the loop.
- A counter that runs down from a value that is no constant is as unproven as one that runs up to
  such a bound. One that runs up to a constant is bounded wherever it starts.
- Division and a right shift toward 0, and multiplication from a positive constant up to a
  constant, end within the width of the type.
- A name in capitals is a constant; it is taken to be positive as a step.
- What begins at a name and ends a constant behind that name (`t` and `t + 9`) is as bounded as
  what begins at 0, as long as the body leaves the name alone.
- A name that stands alone in the third part is a macro, and nobody sees what it does.
- `for` without a third part, whose body moves a pointer until it is null, is a walk of a list.
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice
from operator import itemgetter
from typing import Any, Final, Literal

from pycparser import c_ast

from worknode_guard.analysis.c.loops_header import Comparison, Header
from worknode_guard.analysis.c.loops_steps import Step
from worknode_guard.analysis.c.scopes import NEVER, Local, happens
from worknode_guard.analysis.c.tree_state import State, Turn
from worknode_guard.model.functions import Loop
from worknode_guard.named import NamedTuple


class _Verdict(NamedTuple):
    bounded: Literal["yes", "no", "unproven"]
    reason: str = ""


class _Case(NamedTuple):
    """One comparison of one loop."""

    state: State
    turn: Turn
    header: Header
    test: Comparison
    step: Step


_KINDS: Final[dict[Any, Literal["for", "while", "do"]]] = {
    c_ast.For: "for",
    c_ast.While: "while",
    c_ast.DoWhile: "do",
}
_YES: Final = _Verdict("yes")
_RANK: Final = {"yes": 2, "unproven": 1, "no": 0}


def judged(state: State) -> tuple[Loop, ...]:
    """Judge every loop, after the walk; in the order of the text."""
    return tuple(
        Loop(turn.node.coord.line, _KINDS[type(turn.node)], *_judge(state, turn))
        for turn in state.turns
    )


def _judge(state: State, turn: Turn) -> _Verdict:
    header: Header = turn.header
    if header.truth is False:
        return _YES
    if header.truth:
        way = turn.way or _jump(state, turn)
        return _Verdict("unproven", f"only {way} ends it") if way else _NO_WAY
    if type(turn.node) is not c_ast.For:
        return _Verdict("unproven", "its end depends on values")
    found = [
        verdict
        for test in header.comparisons
        for verdict in [_by_one(state, turn, header, test)]
        if verdict is not None
    ]
    return max(found, key=lambda one: _RANK[one.bounded]) if found else _without_counter(header)


_NO_WAY: Final = _Verdict("no", "it has no way out")


def _jump(state: State, turn: Turn) -> str | None:
    """Give the way out by a `goto` to a label outside."""
    first = bisect_left(state.gotos, turn.start, key=itemgetter(1))
    for name, moment in islice(state.gotos, first, None):
        if moment > turn.end:
            return None
        if not turn.start <= state.labels.get(name, NEVER) <= turn.end:
            return "a goto"
    return None


def _without_counter(header: Header) -> _Verdict:
    if not header.advances:
        return _Verdict("no", "it has no step")
    if header.macro is not None:
        return _Verdict("unproven", f"{header.macro} is a macro")
    if header.shares:
        return _Verdict("unproven", "its end depends on values")
    for name in header.steps:
        return _Verdict("no", f"its condition does not ask about {name}")
    return _Verdict("no", "it has no counter")


def _by_one(state: State, turn: Turn, header: Header, test: Comparison) -> _Verdict | None:
    """Judge by one comparison; None where it is not about a counter."""
    changed = _is_changed(state, turn, test.name, test.local)
    if test.operator == "==" or (test.step is None and not changed):
        return None
    if test.step is None and not header.advances and _is_walk(test):
        return _Verdict("unproven", f"it walks {test.name} until it is null")
    if test.step is not None and test.step.kind == "new":
        return _Verdict("unproven", f"it walks {test.name} by values")
    if changed or test.step is None:
        return _Verdict("no", f"its counter {test.name} is changed in the body")
    case = _Case(state, turn, header, test, test.step)
    return next((found for check in _CHECKS for found in [check(case)] if found), _YES)


def _is_changed(state: State, turn: Turn, name: str, local: Local | None) -> bool:
    """Tell whether the body gives a name of the header another value."""
    writes = local.writes if local is not None else state.outer.get(name, ())
    return happens(writes, turn.begin, turn.done)


def _is_walk(test: Comparison) -> bool:
    is_pointer = test.local is None or test.local.shape[0] in "p?"
    return is_pointer and test.operator == "!=" and test.bound.number in {0, None}


def _stays(case: _Case) -> _Verdict | None:
    if case.step.kind == "stay":
        return _Verdict("no", f"its step leaves {case.test.name} as it is")
    if case.step.kind == "grow" and case.test.start.number == 0:
        return _Verdict("no", f"its step leaves {case.test.name} as it is")
    return None


def _varies(case: _Case) -> _Verdict | None:
    if case.step.kind == "vary":
        return _Verdict("unproven", f"the step of {case.test.name} is a variable")
    return None


def _turns_away(case: _Case) -> _Verdict | None:
    upward = case.step.kind in {"up", "grow"}
    if case.test.operator in ({">", ">="} if upward else {"<", "<="}):
        return _Verdict("no", f"its step moves {case.test.name} away from its bound")
    return None


_UNSIGNED: Final = {"size_t", "uintptr_t", "uintmax_t", "uint8_t", "uint16_t", "uint32_t",
                    "uint64_t", "unsigned"}  # fmt: skip
_LARGEST: Final = {
    "uint8_t": 255, "int8_t": 127, "uint16_t": 65535, "int16_t": 32767,
    "unsigned char": 255, "signed char": 127, "unsigned short": 65535, "short": 32767,
}  # fmt: skip


def _never_fails(case: _Case) -> _Verdict | None:
    """Find comparisons that hold for every value of the counter's type."""
    name, local, operator, bound = case.test[:4]
    words = local.names if local is not None else ()
    value = bound.number
    if value is None:
        return None
    if operator == ">=" and value == 0 and not _UNSIGNED.isdisjoint(words):
        return _Verdict("no", f"{name} is unsigned and never below 0")
    divides = case.step.kind in {"shrink", "shift"} and operator in {">", ">="}
    if divides and value + (operator == ">") <= 0:
        return _Verdict("no", f"its step never moves {name} below 0")
    largest = _LARGEST.get(" ".join(word for word in words if word != "int"))
    if largest is not None and operator in {"<", "<="} and value + (operator == "<=") > largest:
        return _Verdict("no", f"its type ends {name} at {largest}, before its bound")
    return None


def _passes_over(case: _Case) -> _Verdict | None:
    """Judge `!=`, which a step may jump over."""
    if case.test.operator != "!=":
        return None
    kind, amount = case.step
    start, value = case.test.start.number, case.test.bound.number
    may_pass = _Verdict("unproven", "its step may pass over its bound")
    if kind not in {"up", "down"}:
        return None if kind != "grow" and value == 0 else may_pass
    if start is None or value is None or amount is None:
        return None if amount == 1 else may_pass
    distance = value - start if kind == "up" else start - value
    if distance < 0:
        return _Verdict("no", f"its step moves {case.test.name} away from its bound")
    return _Verdict("no", "its step passes over its bound") if distance % amount else None


def _bound_moves(case: _Case) -> _Verdict | None:
    for name in case.test.bound.names:
        if _is_changed(case.state, case.turn, name, case.header.bounds[name]):
            return _Verdict("no", f"its bound {name} is changed in the body")
        step = case.header.steps.get(name)
        if step is not None and step.kind == case.step.kind:
            return _Verdict("no", f"its bound {name} moves with {case.test.name}")
    return None


def _unproven(case: _Case) -> _Verdict | None:
    name, local, _, bound = case.test[:4]
    if not case.state.elsewhere.isdisjoint((name, *bound.names)):
        return _Verdict("unproven", f"{name} or its bound stands where only tokens were read")
    if local is None:
        return _Verdict("unproven", f"its counter {name} is no local variable")
    if local.escapes:
        return _Verdict("unproven", f"the address of its counter {name} is taken")
    if bound.reason:
        return _Verdict("unproven", bound.reason)
    return _start(case)


def _start(case: _Case) -> _Verdict | None:
    """Ask where the counter starts, where the number of turns depends on that alone."""
    kind, name, start = case.step.kind, case.test.name, case.test.start
    if kind == "grow" and (start.number is None or start.number < 0):
        return _Verdict("unproven", f"{name} is multiplied from an unknown start")
    if kind == "shift" and case.test.operator == "!=" and not _is_positive(case.test):
        return _Verdict("unproven", f"{name} may be negative and never 0")
    if kind == "down" and not start.fixed:
        return _Verdict("unproven", f"{name} counts down from a variable")
    return None


def _is_positive(test: Comparison) -> bool:
    if test.start.number is not None:
        return test.start.number >= 0
    return test.local is not None and not _UNSIGNED.isdisjoint(test.local.names)


_CHECKS: Final[tuple[Callable[[_Case], _Verdict | None], ...]] = (
    _stays,
    _varies,
    _turns_away,
    _never_fails,
    _passes_over,
    _bound_moves,
    _unproven,
)
