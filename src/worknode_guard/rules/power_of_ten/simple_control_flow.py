"""Control flow uses `goto`, `setjmp`, `longjmp`, or recursion, direct or in a circle.

Why:    Without jumps the flow can be read off the text; without recursion the call graph has no
        circles, so the depth of the stack has a bound that tools can compute.
Bad:    A function that comes back to itself, here through another file:
            bool is_even(unsigned n) { return n == 0 ? true : is_odd(n - 1); }
            bool is_odd(unsigned n) { return n == 0 ? false : is_even(n - 1); }
Good:   A loop with a bound, a work list, a state variable instead of a jump:
            bool is_even(unsigned n) { return n % 2 == 0; }
Undecided: Calls through function pointers and through macros: whom they reach is not in the
        text, so WG902 says that they are there.
Python: Recursion of functions, and of methods by their class.
Waiver: Where a grammar is recursive by nature and its depth is bounded elsewhere:
            - {rule: WG301, path: src/parse.c, symbol: parse_value, reason: depth is limited to 64
               in parse(), until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 1.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.analysis.callgraph import circles, definitions
from worknode_guard.model.evidence import CodeFile, Evidence, Judged
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import Definition, FunctionFacts
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.ten import (
    Place,
    Ten,
    in_files,
    in_functions,
    of_marks,
    once,
)

CODE: Final = "WG301"
NAME: Final = "simple-control-flow"

_RULE: Final = Ten(
    CODE,
    NAME,
    1,
    "no goto, setjmp, longjmp, and no recursion",
    "write it as a loop with a bound, or as steps that return early",
)
_JUMPS: Final = frozenset(
    ["setjmp", "longjmp", "_setjmp", "_longjmp", "sigsetjmp", "siglongjmp", "__sigsetjmp"]
)
_UNROLL: Final = "turn the recursion into a loop with a work list and a bound on its length"

_Ways = dict[tuple[bytes, str, int], str]
"""Path, name and line of a function → its way back to itself, in words."""


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every jump, and one for each judged function of a circle of calls."""
    for judged in evidence.commits:
        alone = evidence._replace(commits=(judged,))
        ways = _ways(judged)

        def examine(
            file: CodeFile, function: FunctionFacts, _ten: PowerOfTen, ways: _Ways = ways
        ) -> Iterator[Place]:
            return _places(file, function, ways)

        yield from once(in_functions(alone, _RULE, examine))
        yield from once(in_files(alone, _RULE, _in_macros))


def _places(file: CodeFile, function: FunctionFacts, ways: _Ways) -> Iterator[Place]:
    name = function.name
    yield from of_marks(
        function.marks,
        {"goto": f"{name} jumps by goto to {{}}", "computed-goto": f"{name} jumps by goto {{}}"},
    )
    for call in function.calls:
        if call.name in _JUMPS:
            yield Place(call.line, f"{name} jumps by {call.name}")
    way = ways.get((file.change.path, name, function.line))
    if way is not None:
        yield Place(function.line, f"{name} is recursive: {way}", _UNROLL)


def _in_macros(file: CodeFile, _ten: PowerOfTen) -> Iterator[Place]:
    return of_marks(file.facts.marks, {"goto": "a macro jumps by goto to {}"})


def _ways(judged: Judged) -> _Ways:
    """Find the circles of calls that the change's functions are part of."""
    known = judged.graph.definitions if judged.graph is not None else _own(judged)
    found: _Ways = {}
    for place, way in circles(known).items():
        one = known[place]
        found[one.path, one.name, one.line] = _told([known[n] for n in way])
    return found


def _own(judged: Judged) -> tuple[Definition, ...]:
    """Without a graph of the repository the changed files speak for themselves."""
    return tuple(
        one for file in judged.code for one in definitions(file.change.path, file.facts.functions)
    )


def _told(way: list[Definition]) -> str:
    if len(way) == 1:
        return "it calls itself"
    home = way[0].path
    names = [
        one.name if one.path == home else f"{one.name} ({one.path.decode('utf-8', 'replace')})"
        for one in way
    ]
    return " → ".join([*names, way[0].name])
