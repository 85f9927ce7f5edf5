"""The changed functions have fewer than two assertions each on average, or one with effects.

Why:    An assertion says what must hold, checks it, and stops a fault where it begins instead of
        where it shows. Code with many of them has fewer faults that reach the field.
Bad:    No assertion at all; one that is always true; one that changes something:
            assert(1);
            assert(++calls < LIMIT);
Good:   What the function relies on, and what it promises:
            assert(packet != NULL);
            assert(sum <= MAX_SUM);
Undecided: Whether a call inside an assertion has effects: WG902 tells that it is there.
Python: `assert`, and `raise` behind an `if`, count. `assert True` and a tuple do not.
Waiver: For files of constants or generated code:
            - {rule: WG305, path: src/tables/**, reason: tables only, until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 5. Which names assert is
        the plan's `assertions`; the mean is taken over the functions that the change touches.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence, Judged
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import Call, FunctionFacts
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.plans import severity_of
from worknode_guard.rules.ten import Place, Ten, applying, in_functions, once, why

CODE: Final = "WG305"
NAME: Final = "assertion-density"

_RULE: Final = Ten(
    CODE,
    NAME,
    5,
    "two assertions a function on average, and none with effects",
    "assert what the function relies on and what it promises",
)
_LEAST: Final = 2
_Counted = tuple[CodeFile, FunctionFacts, int]


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give one finding for a change whose mean is too low, and one for each effect."""
    for judged in evidence.commits:
        yield from _mean(judged)
    yield from once(in_functions(evidence, _RULE, _effects))


def _mean(judged: Judged) -> Iterator[Finding]:
    """Take the mean for each plan; a function counts for the first plan that judges it."""
    counted: dict[str, tuple[CodeLimits, list[_Counted]]] = {}
    for file in judged.code:
        limits, ten = next(applying(file, _RULE.number), (None, None))
        if limits is None or ten is None:
            continue
        _, found = counted.setdefault(limits.plan.id, (limits, []))
        found.extend(
            (file, one, _assertions(one, ten)) for one in file.touched if one.level != "opaque"
        )
    for limits, found in counted.values():
        total = sum(count for _, _, count in found)
        if found and total < _LEAST * len(found):
            yield _finding(judged, limits, found, total)


def _assertions(function: FunctionFacts, ten: PowerOfTen) -> int:
    calls = sum(not call.constant for call in _asserting(function, ten))
    return function.asserted + calls


def _asserting(function: FunctionFacts, ten: PowerOfTen) -> Iterator[Call]:
    """Give the assertions; one that is made of another is one."""
    for call in function.calls:
        if call.name in ten.assertions and call.macro not in ten.assertions:
            yield call


def _finding(judged: Judged, limits: CodeLimits, found: list[_Counted], total: int) -> Finding:
    file, function, _ = found[0]
    functions = f"{len(found)} changed functions" if len(found) > 1 else function.name
    return Finding(
        CODE,
        NAME,
        severity_of(limits, CODE),
        f"{functions}: {total} assertions, fewer than {_LEAST} for each",
        why(limits, _RULE),
        _RULE.fix,
        commit=judged.commit.oid,
        path=file.change.path,
        line=function.line,
        end_line=function.end_line,
        symbol=function.name,
    )


def _effects(_file: CodeFile, function: FunctionFacts, ten: PowerOfTen) -> Iterator[Place]:
    for call in _asserting(function, ten):
        if call.effects:
            yield Place(
                call.line,
                f"an assertion of {function.name} changes something",
                "do the step before the assertion: builds without assertions lose it",
            )
