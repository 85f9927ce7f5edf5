"""Run every rule over the evidence, apply waivers, and give the verdict.

A rule that raises is WG901, and refuses: an error in the guard never lets a change through.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Final, cast

from worknode_guard.model.actor import Agent, signer_name
from worknode_guard.model.evidence import CodeFile, Evidence, Judged
from worknode_guard.model.finding import Finding, NotAnalysed
from worknode_guard.model.plan import Plan
from worknode_guard.model.verdict import CommitVerdict, Levels, Verdict
from worknode_guard.rules.catalogue import CATALOGUE, INTERNAL_ERROR, Entry
from worknode_guard.rules.facets import facets
from worknode_guard.rules.waivers import with_waivers

_REPORT: Final = "report this as a bug of worknode-guard, with the change if you can share it"

Judge = Callable[[Evidence], Iterable[Finding]]


def judge(evidence: Evidence, base: str | None, head: str, notices: tuple[str, ...]) -> Verdict:
    """Give the verdict on a complete case."""
    present = facets(evidence)
    findings = [
        finding
        for entry in CATALOGUE
        if entry.reads in present
        for finding in _run(entry, evidence)
    ]
    findings += _untold(present, findings)
    findings = with_waivers(findings, evidence)
    refused = {finding.commit for finding in findings if finding.refuses}
    levels, missing = _analysed(evidence, findings)
    return Verdict(
        base,
        head,
        evidence.law.project if evidence.law is not None else None,
        tuple(
            _commit_verdict(judged, refuses=judged.commit.oid in refused)
            for judged in evidence.commits
        ),
        tuple(findings),
        missing,
        evidence.net.files,
        levels,
        notices,
        enforced=evidence.law is None or evidence.law.root.enforce == "refuse",
    )


def _run(entry: Entry, evidence: Evidence) -> Iterator[Finding]:
    try:
        module = import_module(f"worknode_guard.rules.{entry.module}")
        yield from cast("Judge", module.judge)(evidence)
    except Exception as error:  # noqa: BLE001 - whatever it is, the change must not pass
        code, name = INTERNAL_ERROR
        yield Finding(
            code,
            name,
            "error",
            f"rule {entry.code} failed: {type(error).__name__}: {error}",
            "a rule that cannot run cannot allow anything",
            _REPORT,
            undecided=True,
        )


def _untold(present: frozenset[str], findings: Sequence[Finding]) -> list[Finding]:
    """A reason to refuse that no rule tells must not be lost: that is an error of the guard."""
    told = {finding.code for finding in findings}
    code, name = INTERNAL_ERROR
    if code in told:
        # A rule failed, and said so: what it had to tell is undecided already.
        return []
    return [
        Finding(
            code,
            name,
            "error",
            f"a reason under {reason} was found, and no rule tells it",
            "every reason to refuse is told by the rule of its code",
            _REPORT,
            undecided=True,
        )
        for reason in sorted(present)
        if reason.startswith("WG") and reason not in told
    ]


def _commit_verdict(judged: Judged, *, refuses: bool) -> CommitVerdict:
    plan = judged.plan if isinstance(judged.plan, Plan) else None
    phases: tuple[str, ...] = ()
    if plan is not None and isinstance(judged.actor, Agent):
        may = judged.actor.capability.phases
        phases = tuple(phase for phase in plan.active if phase in may)
    return CommitVerdict(
        judged.commit.oid,
        signer_name(judged.actor),
        plan.id if plan else None,
        phases,
        "refuse" if refuses else "allow",
    )


def _analysed(
    evidence: Evidence, findings: Iterable[Finding]
) -> tuple[Levels, tuple[NotAnalysed, ...]]:
    """Count the functions of the newest state of each changed file, and list what is not read."""
    newest = {
        file.change.path: (judged.commit.oid, file)
        for judged in evidence.commits
        for file in judged.code
    }
    counts = {"ast": 0, "repaired": 0, "tokens": 0, "opaque": 0}
    missing = []
    for path, (_, file) in newest.items():
        for function in file.facts.functions:
            counts[function.level] += 1
        if not file.limits:
            # Nobody judges it, so no rule has told its gaps.
            missing += [NotAnalysed(path, None, reason) for reason in file.facts.problems]
    for finding in findings:
        path = finding.path or b""
        if finding.code == _NOT_ANALYSED and newest[path][0] == finding.commit:
            missing.append(NotAnalysed(path, finding.symbol, finding.message))
    for path, (_, file) in newest.items():
        if file.facts.unreadable is not None:
            missing.append(NotAnalysed(path, None, file.facts.unreadable))
    not_run = _not_run(file for _, file in newest.values())
    return Levels(**counts), (*not_run, *missing)


_NOT_ANALYSED: Final = "WG902"


def _not_run(files: Iterable[CodeFile]) -> Iterator[NotAnalysed]:
    """Say once for each plan that asks for clean compilers that a check runs none."""
    told: set[str] = set()
    for file in files:
        for plan in (limits.plan for limits in file.limits):
            ten = plan.rules.power_of_ten
            if ten is None or _WARNINGS not in ten.rules or plan.id in told:
                continue
            if file.facts.language in ten.languages:
                told.add(plan.id)
                names = ", ".join(gate.name for gate in plan.gate)
                who = f"the gate of plan {plan.id} decides it ({names})"
                if not plan.gate:
                    who = f"plan {plan.id} has no gate that names a compiler or an analyser"
                yield NotAnalysed(file.change.path, None, f"WG310 not run: {who}")


_WARNINGS: Final = 10
"""The number of the rule about compilers and analysers."""
