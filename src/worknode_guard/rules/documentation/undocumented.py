"""A changed function has no documentation, or its documentation names what is not there.

Why:    What a function promises is not in its code. A reader who must guess, and an agent that
        forgets between two sessions, both change it to something that the callers do not expect.
Bad:    No comment, an empty one, one that was left behind when a parameter was renamed:
            /** @param size how many */
            int send(int count) { … }
Good:   One sentence directly above the function, in the way of its language: a block or `///`
        comment in C, a docstring in Python.
            /** Sends what is queued; gives how many bytes went out, or -1. */
            int send(int count) { … }
        The plan's `documentation: public` asks this of functions only that others can call, `off`
        of none.
Undecided: Languages whose way of documenting is not known: WG902 tells it.
Waiver: For generated code:
            - {rule: WG401, path: src/gen/**, reason: generated from schema.json,
               until: "2027-01-01T00:00:00Z"}
Source: Project contract, rules §4; Doxygen's manual, PEP 257, and each language's own manual for
        where documentation stands.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.rules.plans import binding_first, severity_of

CODE: Final = "WG401"
NAME: Final = "undocumented"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every judged function whose documentation is missing or stale."""
    for judged in evidence.commits:
        for file in judged.code:
            for function in file.touched:
                finding = _of(file, function)
                if finding is not None:
                    yield finding._replace(commit=judged.commit.oid)


def _of(file: CodeFile, function: FunctionFacts) -> Finding | None:
    """Judge by the first plan that asks; one that binds comes first."""
    message = _message(function)
    if message is None:
        return None
    for limits in binding_first(file.limits):
        asked = limits.plan.rules.documentation
        if asked == "changed" or (asked == "public" and function.public):
            if limits.plan.rules.ratchet and _was_so(file, function):
                continue
            return _finding(file, function, limits, message)
    return None


def _message(function: FunctionFacts) -> str | None:
    documentation = function.documentation
    if documentation is None:
        return None
    if documentation.state == "missing":
        return f"{function.name} has no documentation"
    if documentation.state == "empty":
        return f"the documentation of {function.name} is empty"
    if documentation.strangers:
        names = ", ".join(documentation.strangers)
        return f"the documentation of {function.name} names parameters that are not there: {names}"
    return None


def _was_so(file: CodeFile, function: FunctionFacts) -> bool:
    return any(
        old.name == function.name and old.documentation == function.documentation
        for old in file.before
    )


def _finding(file: CodeFile, function: FunctionFacts, limits: CodeLimits, message: str) -> Finding:
    return Finding(
        CODE,
        NAME,
        severity_of(limits, CODE),
        message,
        f"plan {limits.plan.id} says documentation: {limits.plan.rules.documentation}",
        "say in a comment directly above it what it promises, and what each parameter means",
        path=file.change.path,
        line=function.line,
        end_line=function.end_line,
        symbol=function.name,
    )
