"""Data is declared in a wider scope than the one that uses it.

Why:    What cannot be seen cannot be changed by mistake, and a wrong value has fewer places that
        may have written it.
Bad:    A file's object that one function uses; a local that one block uses:
            static char buffer[80];   /* only print_line() uses it */
Good:   The object inside the function, the local inside the block:
            void print_line(void) { static char buffer[80]; … }
        Loop counters, values that one turn of a loop hands to the next, and tables of constants
        may stand outside.
Undecided: Whether another file uses an object that is not `static`: WG902 tells it.
Python: `global`, a module's list, dict or set that functions change, and mutable defaults.
Waiver: For state that interrupt handlers in assembly share:
            - {rule: WG306, path: src/irq.c, reason: ticks is read by vectors.S,
               until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 6.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.ten import (
    Place,
    Ten,
    in_files,
    in_functions,
    of_marks,
    once,
)

CODE: Final = "WG306"
NAME: Final = "smallest-scope"

_RULE: Final = Ten(
    CODE,
    NAME,
    6,
    "data is declared at the smallest scope that its use allows",
    "move the declaration into the function or block that uses it",
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every declaration that could stand further inside."""
    yield from once(in_functions(evidence, _RULE, _places))
    yield from once(in_files(evidence, _RULE, _file_places))


def _places(_file: CodeFile, function: FunctionFacts, _ten: PowerOfTen) -> Iterator[Place]:
    name = function.name
    return of_marks(
        function.marks,
        {
            "wide-local": f"{{}} is used by one inner block of {name} only",
            "global-statement": f"{name} writes to the module's {{}}",
            "mutable-default": f"the default of {name}'s parameter {{}} is shared by all calls",
        },
    )


def _file_places(file: CodeFile, _ten: PowerOfTen) -> Iterator[Place]:
    return of_marks(
        file.facts.marks,
        {
            "single-user-object": "{} is an object of the file, and one function uses it only",
            "mutable-state": "{} is state of the module that functions change",
            "mutable-default": "the default of the parameter {} is shared by all calls",
        },
    )
