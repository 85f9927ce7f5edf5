"""Memory is allocated or freed outside of the initialisation.

Why:    Allocators have times that nobody can bound, fragment, and fail when it matters; use after
        free and double free need a `free`. What is allocated once, at the start, has none of that.
Bad:    An allocation in a function that runs again and again:
            void on_packet(const char *data, int size) { char *copy = malloc(size); … }
Good:   A buffer of a size known at the start, or an allocation in a function of the start:
            static char copies[MAX_PACKETS][MAX_SIZE];
Undecided: Rule 3 speaks of time, "after initialisation", and the text has no time. So functions
        are judged by their names: the plan's `init: ["*_init", "main"]` says which belong to the
        start. A call of such a function later on is not seen. Calls through pointers are not
        seen either; WG902 tells that they are there.
Python: Does not apply.
Waiver: Where a library insists on its own allocation:
            - {rule: WG303, path: src/tls.c, symbol: tls_open, reason: the library allocates per
               session; sessions are limited to 8, until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 3.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.analysis.c.library import ALLOCATORS
from worknode_guard.model.evidence import CodeFile, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.ten import Place, Ten, in_functions, once

CODE: Final = "WG303"
NAME: Final = "no-late-allocation"

_RULE: Final = Ten(
    CODE,
    NAME,
    3,
    "no allocation after initialisation",
    "reserve the memory at the start, or name the function as the plan's init patterns say",
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every call of an allocator outside of the plan's init functions."""
    return once(in_functions(evidence, _RULE, _places))


def _places(file: CodeFile, function: FunctionFacts, ten: PowerOfTen) -> Iterator[Place]:
    if file.facts.language != "c":
        return
    if any(parse_pattern(pattern).matches(function.name) for pattern in ten.init):
        return
    for call in function.calls:
        if call.name in ALLOCATORS or call.name in ten.allocators:
            yield Place(
                call.line,
                f"{function.name} calls {call.name}, and matches no init pattern of the plan"
                f" ({', '.join(ten.init) or 'it has none'})",
            )
