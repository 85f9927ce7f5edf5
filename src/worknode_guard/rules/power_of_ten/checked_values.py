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
        without `check`, and `except …: pass`.
Waiver: For a callback whose pointer the caller guarantees:
            - {rule: WG307, path: src/ui.c, symbol: on_draw, reason: the toolkit never passes null,
               until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 7.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.results import Results, results_of
from worknode_guard.rules.ten import Place, Ten, in_functions, of_marks, once

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

        def examine(
            file: CodeFile, function: FunctionFacts, ten: PowerOfTen, results: Results = results
        ) -> Iterator[Place]:
            return _places(file, function, ten, results)

        yield from once(in_functions(evidence._replace(commits=(judged,)), _RULE, examine))


def _places(
    file: CodeFile, function: FunctionFacts, ten: PowerOfTen, results: Results
) -> Iterator[Place]:
    name = function.name
    for call in function.calls:
        if call.dropped and results.matters(file, call.name):
            yield Place(call.line, f"{name} drops the result of {call.name}")
    for pointer in function.pointers:
        if not any(one in ten.assertions for one in pointer.given):
            yield Place(
                pointer.line,
                f"{name} uses its pointer {pointer.name} before anything asked about it",
                f"test {pointer.name}, or assert that it is not null, before it is used",
            )
    yield from of_marks(
        function.marks,
        {
            "unchecked-run": f"{name} runs a program and never asks whether it worked: {{}}",
            "swallowed-exception": f"{name} drops an exception: {{}}",
        },
    )
