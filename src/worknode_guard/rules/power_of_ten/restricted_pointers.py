"""Pointers go deeper than one step, hide in types or macros, or point to functions.

Why:    Every step of a dereference may fail, and hides what is shared with whom; a function pointer
        hides who is called, so that no tool can bound the stack or see a recursion.
Bad:    Two steps at once, a pointer to a pointer, a pointer in disguise:
            next = list->first->next;
            int parse(char **text);
            typedef struct node *node_t;
Good:   One step at a time, with a name; a type that shows its star:
            struct node *first = list->first;
            next = first->next;
        `p->x + q->y` has one step each. `main`'s `argv` is exempt.
Undecided: Types of headers that were not read: WG902 tells where that matters.
Python: Does not apply.
Waiver: For a table of drivers that must be open to others:
            - {rule: WG309, path: src/driver.h, reason: drivers register themselves, until:
               2027-01-01}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 9.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts, MarkKind
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.ten import (
    Place,
    Ten,
    in_files,
    in_functions,
    of_marks,
    once,
)

CODE: Final = "WG309"
NAME: Final = "restricted-pointers"

_RULE: Final = Ten(
    CODE,
    NAME,
    9,
    "one level of dereferencing, in plain sight, and no function pointers",
    "give the value in between a name of its own",
)
_SENTENCES: Final[dict[MarkKind, str]] = {
    "pointer-depth": "{} points to a pointer",
    "pointer-chain": "{} dereferences more than once",
    "function-pointer": "{} points to a function",
    "pointer-typedef": "the type {} hides a pointer",
    "macro-dereference": "the macro {} hides a dereference",
}


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every pointer that goes too deep or hides."""
    yield from once(in_functions(evidence, _RULE, _places))
    yield from once(in_files(evidence, _RULE, _file_places))


def _places(_file: CodeFile, function: FunctionFacts, _ten: PowerOfTen) -> Iterator[Place]:
    return of_marks(function.marks, _SENTENCES)


def _file_places(file: CodeFile, _ten: PowerOfTen) -> Iterator[Place]:
    return of_marks(file.facts.marks, _SENTENCES)
