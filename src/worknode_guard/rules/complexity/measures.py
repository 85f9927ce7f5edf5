"""One comparison for every number that a function has: measured, allowed, by whom, since when."""

from collections.abc import Iterator
from typing import NamedTuple

from worknode_guard.model.capability import Limits
from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.model.plan import Severity


class Measure(NamedTuple):
    """A number of a function that has a limit.

    Attributes:
        field: Its name in the plan's `rules` and in a capability's `limits`.
        fact: Its name in `FunctionFacts`.
        noun: For the sentence.
        fix: The next step.
    """

    code: str
    name: str
    field: str
    fact: str
    noun: str
    fix: str


def exceeding(evidence: Evidence, measure: Measure) -> Iterator[Finding]:
    """Give a finding for every judged function beyond its limit.

    Where several plans judge a file the strictest speaks, once.
    """
    for judged in evidence.commits:
        for file in judged.code:
            limits = _strictest(file.limits, measure)
            if limits is None:
                continue
            for function in file.touched:
                finding = _compare(file, function, limits, measure)
                if finding is not None:
                    yield finding._replace(commit=judged.commit.oid)


def _strictest(choice: tuple[CodeLimits, ...], measure: Measure) -> CodeLimits | None:
    """Binding before warning, then the smaller number."""
    ordered = sorted(choice, key=lambda limits: (not limits.binding, _limit(limits, measure)[0]))
    return ordered[0] if ordered else None


def _limit(limits: CodeLimits, measure: Measure) -> tuple[int, str]:
    """Give the smaller of plan and chain, and whose it is."""
    plan: int = getattr(limits.plan.rules, measure.field)
    chain: int | None = None
    if measure.field in Limits._fields:
        chain = getattr(limits.chain, measure.field)
    if chain is not None and chain < plan:
        return chain, f"the capability's chain says {measure.field}: {chain}"
    return plan, f"plan {limits.plan.id} says {measure.field}: {plan}"


def _compare(
    file: CodeFile, function: FunctionFacts, limits: CodeLimits, measure: Measure
) -> Finding | None:
    value: int = getattr(function, measure.fact)
    limit, source = _limit(limits, measure)
    if value <= limit:
        return None
    earlier = [getattr(old, measure.fact) for old in file.before if old.name == function.name]
    if limits.plan.rules.ratchet and earlier and value <= max(earlier):
        return None
    return Finding(
        measure.code,
        measure.name,
        _severity(limits, measure.code),
        f"{function.name} has {measure.noun} {value}, more than {limit}",
        source,
        measure.fix,
        path=file.change.path,
        line=function.line,
        end_line=function.end_line,
        symbol=function.name,
    )


def _severity(limits: CodeLimits, code: str) -> Severity:
    if not limits.binding:
        return "warning"
    return dict(limits.plan.rules.severity).get(code, "error")
