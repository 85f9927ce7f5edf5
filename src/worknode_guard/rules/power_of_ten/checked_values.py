"""A result is dropped, or a pointer parameter is used before anything asked about it.

Why:    Most faults are announced: by a result that nobody looked at, by a parameter that nobody
        tested. Looking costs a line.
Bad:    A call whose result says whether it worked, as a statement; a pointer taken on trust:
            write(fd, line, size);
            int length(const struct packet *p) { return p->length; }
Good:   Look, or say that you do not want to; test, or assert:
            if (write(fd, line, size) != size) { return -1; }
            (void)close(fd);
            assert(p != NULL);
        The printf family is exempt, and so is what gives back its own argument, like memcpy.
Undecided: Calls of functions whose type is not known: WG902 counts them. Whether a value is valid
        beyond not being null is beyond this rule.
Python: The dropped result of a function of this repository that gives one, `subprocess.run`
        without `check`, and `except …: pass`, in functions and outside of them.
Waiver: For a callback whose pointer the caller guarantees:
            - {rule: WG307, path: src/ui.c, symbol: on_draw, reason: the toolkit never passes null,
               until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 7.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import Call, FunctionFacts, Mark
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.results import Results, results_of
from worknode_guard.rules.ten import (
    OfFile,
    OfFunction,
    Place,
    Ten,
    in_files,
    in_functions,
    of_marks,
    once,
)

CODE: Final = "WG307"
NAME: Final = "checked-values"

_RULE: Final = Ten(
    CODE,
    NAME,
    7,
    "results are checked by the caller, parameters by the function",
    "look at the result, or cast it to (void) to say that it does not matter",
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every dropped result and every pointer that is taken on trust."""
    for judged in evidence.commits:
        results = results_of(judged)
        alone = evidence._replace(commits=(judged,))
        yield from once(in_functions(alone, _RULE, _functions_by(results)))
        yield from once(in_files(alone, _RULE, _files_by(results)))


def _functions_by(results: Results) -> OfFunction:
    def examine(file: CodeFile, function: FunctionFacts, ten: PowerOfTen) -> Iterator[Place]:
        yield from _dropped(file, function.calls, function.name, results)
        yield from _trusted(function, ten)
        yield from _unasked(function.marks, function.name)

    return examine


def _files_by(results: Results) -> OfFile:
    def examine(file: CodeFile, _ten: PowerOfTen) -> Iterator[Place]:
        who = "code outside of functions"
        yield from _dropped(file, file.facts.calls, who, results)
        yield from _unasked(file.facts.marks, who)

    return examine


def _dropped(file: CodeFile, calls: Iterable[Call], who: str, results: Results) -> Iterator[Place]:
    for call in calls:
        if call.dropped and results.matters(file, call.name):
            yield Place(call.line, f"{who} drops the result of {call.name}")


def _trusted(function: FunctionFacts, ten: PowerOfTen) -> Iterator[Place]:
    for pointer in function.pointers:
        if not any(one in ten.assertions for one in pointer.given):
            yield Place(
                pointer.line,
                f"{function.name} uses its pointer {pointer.name} before anything asked about it",
                f"test {pointer.name}, or assert that it is not null, before it is used",
            )


def _unasked(marks: Iterable[Mark], who: str) -> Iterator[Place]:
    return of_marks(
        marks,
        {
            "unchecked-run": f"{who} runs a program and never asks whether it worked: {{}}",
            "swallowed-exception": f"{who} drops an exception: {{}}",
        },
    )
