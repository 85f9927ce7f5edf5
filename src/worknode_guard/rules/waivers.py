"""Exceptions that people signed: which findings of code rules a plan's waivers lift."""

from collections.abc import Sequence
from functools import partial

from worknode_guard.model.evidence import CodeLimits, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.instant import Instant
from worknode_guard.model.plan import Plan
from worknode_guard.rules.catalogue import CATALOGUE


def with_waivers(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """Mark as waived what every plan that judges its file waives."""
    judges = {
        (judged.commit.oid, file.change.path): file.limits
        for judged in evidence.commits
        for file in judged.code
        if any(one.plan.waivers for one in file.limits)
    }
    if not judges:
        return list(findings)
    of_code = {entry.code for entry in CATALOGUE if entry.is_code_rule}
    is_lifted = partial(_is_lifted, judges=judges, now=evidence.now)
    return [
        one._replace(waived=True) if one.code in of_code and is_lifted(one) else one
        for one in findings
    ]


def _is_lifted(
    finding: Finding,
    judges: dict[tuple[str, bytes], tuple[CodeLimits, ...]],
    now: Instant,
) -> bool:
    """Every plan that binds here must waive it, or one team could waive another's rule."""
    if finding.commit is None or finding.path is None:
        return False
    limits = judges.get((finding.commit, finding.path), ())
    plans = [one.plan for one in limits if one.binding] or [one.plan for one in limits]
    return bool(plans) and all(_lifts(plan, finding, now) for plan in plans)


def _lifts(plan: Plan, finding: Finding, now: Instant) -> bool:
    path = (finding.path or b"").decode("utf-8", "surrogateescape")
    return any(
        waiver.rule == finding.code
        and waiver.symbol in {None, finding.symbol}
        and waiver.path.matches(path)
        and now < waiver.until
        for waiver in plan.waivers
    )
