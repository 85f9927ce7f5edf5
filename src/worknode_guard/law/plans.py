"""From plan files to plans that hold."""

from collections.abc import Iterator, Mapping

from worknode_guard.law.chains import Authority
from worknode_guard.law.revocation import foreign_project
from worknode_guard.law.signers import shortfall, signed_by_key
from worknode_guard.model.capability import Capability
from worknode_guard.model.ids import Id
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import Chain, LawFiles, LawProblem, SignedFile
from worknode_guard.model.patterns import witness_outside
from worknode_guard.model.plan import CodeRules, Plan, Waiver
from worknode_guard.named import NamedTuple


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
    if not authority.root.plan_by_executive:
        return shortfall(file, authority.root, "plan", revoked)
    also = ", or for an executive whose delegation covers the plan"
    missing = shortfall(file, authority.root, "plan", revoked, also)
    executive = _signing_executive(file, chains, revoked) if missing else None
    return beyond_delegation(file, plan, executive) if executive else missing


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
    """Say where an executive's plan goes beyond what every link lets it hand on, or None."""
    for link in chain:
        beyond = next(_beyond(plan, link), None)
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


def _beyond(plan: Plan, link: Capability) -> Iterator[str]:
    """Give what the plan covers and this link may not hand on."""
    yield from (ref for ref in plan.refs if ref not in link.refs)
    if plan.id not in link.plans:
        yield plan.id
    yield from (phase.id for phase in plan.phases if phase.id not in link.phases)
    for assignment in plan.assignments:
        if assignment.paths is None or assignment.ops is None:
            # The agent need not be a child of this executive, so its whole right may be wider.
            yield f"the whole right of {', '.join(assignment.agents)}"
        witness = witness_outside(assignment.paths or (), link.delegate.paths)
        if witness is not None:
            yield witness
        yield from (op for op in assignment.ops or () if op not in link.delegate.ops)
    yield from _only_from_people(plan.rules, plan.waivers)


def _only_from_people(rules: CodeRules, waivers: tuple[Waiver, ...]) -> Iterator[str]:
    """Give what would lift the limits of a capability, or bind people."""
    yield from (f"the waiver of {waiver.rule}" for waiver in waivers)
    yield from (f"the severity of {code}" for code, _ in rules.severity)
    if rules.ratchet:
        yield "ratchet: true"
    if rules.people == "refuse":
        yield "people: refuse"
