"""One comparison for every number that a function has: measured, allowed, by whom, since when."""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.capability import Limits
from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.named import NamedTuple
from worknode_guard.rules.plans import severity_of


class Measure(NamedTuple):
    """A number of a function that has a limit.

    Attributes:
        field: Its name in the plan's `rules` and in a capability's `limits`.
        fact: Its name in `FunctionFacts`.
        noun: For the sentence.
        fix: The next step.
        ten: True: it speaks only where the Power of Ten's rule 4 sets the limit; False: only
            where that does not; None: always.
    """

    code: str
    name: str
    field: str
    fact: str
    noun: str
    fix: str
    ten: bool | None = None


def exceeding(evidence: Evidence, measure: Measure) -> Iterator[Finding]:
    """Give a finding for every judged function beyond its limit.

    Where several plans judge a file the strictest speaks, once.
    """
    for judged in evidence.commits:
        for file in judged.code:
            limits = _strictest(file.limits, measure)
            if limits is None or measure.ten not in {None, _is_ten(file, limits, measure)}:
                continue
            for function in file.touched:
                finding = _compare(file, function, limits, measure)
                if finding is not None:
                    yield finding._replace(commit=judged.commit.oid)


def _strictest(choice: tuple[CodeLimits, ...], measure: Measure) -> CodeLimits | None:
    """Binding before warning, then the smaller number."""
    ordered = sorted(choice, key=lambda limits: (not limits.binding, _limit(limits, measure)[0]))
    return ordered[0] if ordered else None


def _is_ten(file: CodeFile, limits: CodeLimits, measure: Measure) -> bool:
    """Tell whether rule 4 sets the limit: it applies, and no capability is stricter."""
    ten = limits.plan.rules.power_of_ten
    applies = ten is not None and file.facts.language in ten.languages and _LENGTH in ten.rules
    plan: int = getattr(limits.plan.rules, measure.field)
    return applies and _limit(limits, measure)[0] == plan


_LENGTH: Final = 4
"""The number of the rule about length."""


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
        severity_of(limits, measure.code),
        f"{function.name} has {measure.noun} {value}, more than {limit}",
        source,
        measure.fix,
        path=file.change.path,
        line=function.line,
        end_line=function.end_line,
        symbol=function.name,
    )
