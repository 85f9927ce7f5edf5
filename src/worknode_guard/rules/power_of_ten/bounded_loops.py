"""A loop has no end that can be read off its text.

Why:    A loop that may run for ever stops everything behind it: the watchdog bites, the request
        times out, the test hangs. Where a bound stands in the text, a reader and a tool can both
        say how often the body runs at most, and the worst case has a number.
Bad:    No way out; a counter that the body changes; a step that leads away from the bound:
            for (;;) { poll(); }
            for (i = 0; i < 16; i++) { if (skip[i]) i--; }
            for (unsigned n = 15; n >= 0; n--) { sum += row[n]; }
Good:   A counter, a constant bound, one step towards it, and nothing in the body touches either:
            for (i = 0; i < 16; i++) { sum += row[i]; }
            for (tries = 0; tries < MAX_TRIES && !ready(); tries++) { wait(); }
        The second also shows how to bound what depends on the outside: wait for the event, but
        count, and treat the last try as an error.
Unproven: A loop whose end depends on values is no error but a warning, because its text alone does
        not tell: `while (condition)`, a walk along a list, a bound that is a variable, an endless
        loop with a `break`. Holzmann asks that a tool can prove the bound. Either write one beside
        the condition (`node != NULL && steps < MAX_NODES`), or accept the warning. The plan's
        `undecided: error` makes it an error.
            for (node = head; node != NULL; node = node->next)   warning
            for (i = 0; i < count; i++)                          warning: count is a variable
            for (i = 0; i < count && i < MAX_ITEMS; i++)         proven
Undecided: A loop inside a macro, or in a function that could only be read by its tokens: WG902.
Python: `while True` without a way out (`break`, `return`, `raise`, `yield`, an exit), and loops
        over `itertools.count`, `cycle`, `repeat` or `iter(call, sentinel)` without one; other
        `while` loops are unproven. A list that its own loop makes longer is an error. Loops that
        stand outside of functions are judged like those of a function.
Waiver: A scheduler or a server shall run for ever: that is the one loop that Holzmann exempts, and
        it must be shown that it cannot end. Let people sign it, for that one function:
            - {rule: WG302, path: src/main.c, symbol: run_scheduler, reason: the scheduler never
               ends; the watchdog guards each turn, until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 2.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts, Loop
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.ten import Place, Ten, in_files, in_functions, once

CODE: Final = "WG302"
NAME: Final = "bounded-loops"

_RULE: Final = Ten(
    CODE,
    NAME,
    2,
    "every loop has a bound that can be read off",
    "count towards a constant bound that the body does not touch, or let people sign a waiver",
)
_PROVE: Final = "add a constant bound to the condition, as in: ready || ++tries >= MAX_TRIES"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every loop that has no bound, and for every one that may have none."""
    yield from once(in_functions(evidence, _RULE, _places))
    yield from once(in_files(evidence, _RULE, _file_places))


def _places(_file: CodeFile, function: FunctionFacts, _ten: PowerOfTen) -> Iterator[Place]:
    return _of_loops(function.loops, f"of {function.name}")


def _file_places(file: CodeFile, _ten: PowerOfTen) -> Iterator[Place]:
    return _of_loops(file.facts.loops, "outside of functions")


def _of_loops(loops: Iterable[Loop], where: str) -> Iterator[Place]:
    for loop in loops:
        if loop.bounded == "no":
            yield Place(loop.line, f"this {loop.kind} loop {where}: {loop.reason}")
        elif loop.bounded == "unproven":
            message = f"this {loop.kind} loop {where} is unproven: {loop.reason}"
            yield Place(loop.line, message, _PROVE, unproven=True)
