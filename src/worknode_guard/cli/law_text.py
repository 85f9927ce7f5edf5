"""The law as text and as plain data: what holds, who may do what, and what does not hold."""

from collections.abc import Iterator, Sequence

from worknode_guard.documents.kinds import to_data
from worknode_guard.law.limits import effective_limits
from worknode_guard.law.rights import active_phases
from worknode_guard.model.capability import Capability, Delegate
from worknode_guard.model.instant import format_instant
from worknode_guard.model.law import Chain, Law, LawProblem, NoLaw, root_path
from worknode_guard.model.patterns import Pattern, witness_outside
from worknode_guard.model.plan import Assignment, Plan
from worknode_guard.model.trust import TrustRoot
from worknode_guard.reports.text import safe
from worknode_guard.services.law import LawView

SCHEMA = "worknode-guard/law/1"


def law_as_text(view: LawView) -> str:
    """Give the law for people; every line ends in LF."""
    return "".join(f"{safe(line)}\n" for line in _lines(view))


def law_as_json(view: LawView) -> dict[str, object]:
    """Give the law as plain values: the documents that hold, in the order of the contract."""
    law = None if isinstance(view.law, NoLaw) else view.law
    return {
        "schema": SCHEMA,
        "commit": view.commit,
        "project": law.project if law else None,
        "root": to_data(law.root) if law else None,
        "revoked": to_data(law.revoked) if law and law.revoked else None,
        "plans": [to_data(plan) for plan in law.plans.values()] if law else [],
        "agents": [_agent_as_json(chain) for chain in law.chains.values()] if law else [],
        "problems": [problem._asdict() for problem in view.problems],
    }


def _agent_as_json(chain: Chain) -> dict[str, object]:
    return {
        "agent": chain[-1].id,
        "chain": ["root", *(link.id for link in chain)],
        "limits": effective_limits(chain)._asdict(),
        "capability": to_data(chain[-1]),
    }


def _lines(view: LawView) -> Iterator[str]:
    yield f"law at {view.commit}"
    if isinstance(view.law, Law):
        yield f"pin {view.law.project}"
        yield from _root(view.law.root)
        for plan in view.law.plans.values():
            yield from _plan(plan)
        for chain in view.law.chains.values():
            yield from _agent(view.law, chain)
    for problem in view.problems:
        yield from _problem(problem)
    count = len(view.problems)
    yield "everything holds" if not count else f"does not hold: {count} of the documents' claims"


def _root(root: TrustRoot) -> Iterator[str]:
    yield (
        f"trust root {root.version} of {root.name!r} ({root_path(root.version)}), "
        f"until {format_instant(root.expires)}"
    )
    for name, role in (("root", root.root), ("plan", root.plan), ("delegate", root.delegate)):
        yield f"  role {name}: {role.threshold} of {', '.join(role.people)}"
    for person in root.people:
        keys = ", ".join(key.fingerprint for key in person.keys)
        yield f"  person {person.name}: {keys}"
    yield f"  unsigned commits: {root.unsigned}; enforce: {root.enforce}"


def _plan(plan: Plan) -> Iterator[str]:
    active = ", ".join(plan.active) or "none (the plan is closed)"
    yield f"plan {plan.id} version {plan.version}: {plan.title}"
    yield f"  active phases: {active}; until {format_instant(plan.expires)}"
    yield f"  merged into: {', '.join(plan.refs)}"


def _agent(law: Law, chain: Chain) -> Iterator[str]:
    agent = chain[-1]
    yield (
        f"agent {agent.id} version {agent.version}, {agent.tier}, by "
        f"{' > '.join(['root', *(link.id for link in chain)])}, "
        f"until {format_instant(min(link.expires for link in chain))}"
    )
    named = {name: value for name, value in effective_limits(chain)._asdict().items() if value}
    yield f"  limits: {', '.join(f'{name} {value}' for name, value in named.items()) or 'none'}"
    if agent.delegate.depth:
        yield f"  may hand on: {_handed_on(agent.delegate)}"
    for plan in (law.plans[name] for name in agent.plans if name in law.plans):
        for assignment in plan.assignments:
            if agent.id in assignment.agents:
                yield _may(chain, plan, assignment)


def _may(chain: Chain, plan: Plan, assignment: Assignment) -> str:
    agent: Capability = chain[-1]
    phases = active_phases(chain, plan, assignment)
    paths = tuple(p.text for p in agent.paths)
    if assignment.paths is not None:
        paths = tuple(dict.fromkeys(_common(agent.paths, assignment.paths)))
    ops = (
        agent.ops
        if assignment.ops is None
        else tuple(op for op in agent.ops if op in assignment.ops)
    )
    what = f"{', '.join(ops) or 'nothing'} at {', '.join(paths) or 'no path'}"
    if phases:
        return f"  plan {plan.id}, now ({', '.join(phases)}): {what}"
    wanted = ", ".join(assignment.phases or agent.phases) or "none"
    return f"  plan {plan.id}, not now (phase {wanted}): {what}"


def _handed_on(given: Delegate) -> str:
    paths = ", ".join(pattern.text for pattern in given.paths)
    return f"{', '.join(given.tiers)}: {', '.join(given.ops)} at {paths or 'no path'}"


def _common(mine: Sequence[Pattern], theirs: Sequence[Pattern]) -> Iterator[str]:
    """Say which paths both name: the smaller pattern of two, or both where neither is smaller."""
    for one in mine:
        if witness_outside([one], theirs) is None:
            yield one.text
            continue
        for other in theirs:
            if witness_outside([other], [one]) is None:
                yield other.text
            elif _may_meet(one, other):
                yield f"{one.text} within {other.text}"


def _may_meet(one: Pattern, other: Pattern) -> bool:
    """Tell whether a path could be named by both; False is certain."""
    short, long = sorted((one, other), key=lambda pattern: len(pattern.segments))
    if not short.deep and (long.deep or len(short.segments) != len(long.segments)):
        return False
    if short.deep and not long.deep and len(short.segments) == len(long.segments):
        return False
    pairs = zip(short.segments, long.segments, strict=False)
    return all(mine == theirs or len(mine) > 1 or len(theirs) > 1 for mine, theirs in pairs)


def _problem(problem: LawProblem) -> Iterator[str]:
    place = problem.path if problem.line is None else f"{problem.path}:{problem.line}"
    yield f"{place}: {problem.code}: {problem.what}"
    yield f"  why: {problem.why}"
    yield f"  fix: {problem.fix}"
