"""From reasons to findings: the few shapes that most rules share."""

from collections.abc import Iterator

from worknode_guard.model.actor import Nobody, Refusal
from worknode_guard.model.evidence import Evidence, Judged
from worknode_guard.model.finding import Finding
from worknode_guard.model.law import LawProblem
from worknode_guard.model.plan import Severity


def refused(name: str, refusal: Refusal, commit: str | None, path: bytes | None = None) -> Finding:
    """Make a finding of a refusal."""
    return Finding(
        refusal.code,
        name,
        "error",
        refusal.what,
        refusal.why,
        refusal.fix,
        commit=commit,
        path=path,
    )


def of_problem(
    name: str, problem: LawProblem, commit: str | None, severity: Severity = "error"
) -> Finding:
    """Make a finding of a document that does not hold."""
    return Finding(
        problem.code,
        name,
        severity,
        problem.what,
        problem.why,
        problem.fix,
        commit=commit,
        path=problem.path.encode(),
        line=problem.line,
    )


def by_code(evidence: Evidence, code: str, name: str) -> Iterator[Finding]:
    """Give what actors, plans and documents were refused for under one code.

    A problem that stands in a single commit and again in the net change is told once.
    """
    told: set[LawProblem] = set()
    for judged in evidence.commits:
        yield from _of_commit(judged, code, name)
        problems = [p for p in judged.succession.problems if p.code == code]
        told.update(problems)
        yield from (of_problem(name, problem, judged.commit.oid) for problem in problems)
    net = evidence.net.succession
    yield from (
        of_problem(name, problem, None)
        for problem in net.problems
        if problem.code == code and problem not in told
    )
    yield from (
        of_problem(name, problem, None, "warning")
        for problem in net.consequences
        if problem.code == code
    )


def _of_commit(judged: Judged, code: str, name: str) -> Iterator[Finding]:
    oid = judged.commit.oid
    if isinstance(judged.actor, Nobody):
        refusal = judged.actor.refusal
        if refusal is not None and refusal.code == code:
            yield refused(name, refusal, oid)
    elif isinstance(judged.plan, Refusal) and judged.needs_plan and judged.plan.code == code:
        yield refused(name, judged.plan, oid)


def changes_by_code(evidence: Evidence, code: str, name: str) -> Iterator[Finding]:
    """Give the changed files that were refused under one code."""
    for judged in evidence.commits:
        for entry in judged.refused:
            if entry.refusal.code == code:
                yield refused(name, entry.refusal, judged.commit.oid, entry.change.path)
    for entry in evidence.net.refused:
        if entry.refusal.code == code:
            yield refused(name, entry.refusal, None, entry.change.path)
