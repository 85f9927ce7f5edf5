"""From plan files to plans that hold."""

from collections.abc import Mapping
from typing import NamedTuple

from worknode_guard.law.chains import Authority
from worknode_guard.law.revocation import foreign_project
from worknode_guard.law.signers import shortfall, signed_by_key
from worknode_guard.model.ids import Id
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import Chain, LawFiles, LawProblem, SignedFile
from worknode_guard.model.patterns import Pattern, witness_outside
from worknode_guard.model.plan import Plan


class Plans(NamedTuple):
    """The outcome for every plan file."""

    held: Mapping[Id, Plan]
    problems: tuple[LawProblem, ...]


def settle_plans(files: LawFiles, authority: Authority, chains: Mapping[Id, Chain]) -> Plans:
    """Judge every plan file of the tree."""
    held: dict[Id, Plan] = {}
    problems: list[LawProblem] = []
    for file in files.values():
        problem = None
        if isinstance(file.document, Plan):
            problem = _judge(file, file.document, authority, chains)
            if problem is None:
                held[file.document.id] = file.document
        elif file.document is None and not file.problems:
            # `triggers` and `kinds`: read, signed like a plan, and used elsewhere.
            problem = shortfall(file, authority.root, "plan", authority.revocations.fingerprints)
        if problem is not None:
            problems.append(problem)
    return Plans(held, tuple(problems))


def _judge(
    file: SignedFile, plan: Plan, authority: Authority, chains: Mapping[Id, Chain]
) -> LawProblem | None:
    if plan.project != authority.project:
        return foreign_project(file, plan.id, authority.project)
    revoked = authority.revocations.fingerprints
    also = ""
    if authority.root.plan_by_executive:
        also = ", or for an executive whose delegation covers the plan"
        executive = _signing_executive(file, chains, revoked)
        if executive is not None:
            return beyond_delegation(file, plan, executive)
    return shortfall(file, authority.root, "plan", revoked, also)


def _signing_executive(
    file: SignedFile, chains: Mapping[Id, Chain], revoked: frozenset[str]
) -> Chain | None:
    for chain in chains.values():
        subject = chain[-1].subject
        if (
            chain[-1].tier == "executive"
            and isinstance(subject, PublicKey)
            and signed_by_key(file, subject, revoked)
        ):
            return chain
    return None


def beyond_delegation(file: SignedFile, plan: Plan, chain: Chain) -> LawProblem | None:
    """Say where an executive's plan goes beyond what every link lets it hand on, or None.

    Waivers and severities would lift limits that a capability sets, so they are people's to sign.
    """
    for link in chain:
        paths: tuple[Pattern, ...] = tuple(
            pattern for assignment in plan.assignments for pattern in assignment.paths or ()
        )
        ops = [op for assignment in plan.assignments for op in assignment.ops or ()]
        beyond = (
            next((ref for ref in plan.refs if ref not in link.refs), None)
            or (plan.id if plan.id not in link.plans else None)
            or next((phase.id for phase in plan.phases if phase.id not in link.phases), None)
            or witness_outside(paths, link.delegate.paths)
            or next((op for op in ops if op not in link.delegate.ops), None)
            or next((f"the waiver of {waiver.rule}" for waiver in plan.waivers), None)
            or next((f"the severity of {code}" for code, _ in plan.rules.severity), None)
        )
        if beyond is not None:
            return LawProblem(
                "WG007",
                file.path,
                plan.id,
                what=f"plan {plan.id}, signed by executive {chain[-1].id}, covers {beyond!r}",
                why=f"link {link.id} does not cover that in its plans, refs, phases or delegate",
                fix="narrow the plan, or let the people of the plan role sign it",
            )
    return None
