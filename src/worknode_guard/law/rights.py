"""What an agent may do: built-in denial ∧ every link of its chain ∧ the plan.

For a child's act an executive link counts by its `delegate`, and by its own refs, phases and
plans. Limits are the minimum over the links.
"""

from worknode_guard.law.denial import built_in_denial
from worknode_guard.model.actor import Refusal
from worknode_guard.model.capability import Capability
from worknode_guard.model.change import Op, Trailers
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant, format_instant
from worknode_guard.model.law import Chain, Law
from worknode_guard.model.patterns import Pattern, any_matches
from worknode_guard.model.plan import Assignment, Plan
from worknode_guard.named import NamedTuple

_REFUSED_AS: dict[Op, str] = {
    "add": "WG101",
    "modify": "WG101",
    "delete": "WG102",
    "chmod": "WG105",
    "symlink": "WG105",
    "submodule": "WG105",
}


class Grant(NamedTuple):
    """A "yes", with the link and the assignment that gave it, for explanations."""

    link: str


def choose_plan(law: Law, chain: Chain, trailers: Trailers, now: Instant) -> Plan | Refusal | None:
    """Give the plan that a commit belongs to; None when the capability has none.

    The trailer may be left out where the capability has only one plan.
    """
    capability = chain[-1]
    if trailers.malformed:
        return _trailer(
            f"a trailer of the commit is malformed: {trailers.malformed[0]!r}", capability
        )
    if len(trailers.plans) > 1:
        return _trailer("the commit names more than one plan", capability)
    if not trailers.plans and len(capability.plans) != 1:
        return _trailer("the commit names no plan", capability) if capability.plans else None
    name = trailers.plans[0] if trailers.plans else capability.plans[0]
    for link in chain:
        if name not in link.plans:
            return _trailer(f"link {link.id} does not cover the plan {name!r}", link)
    return _plan(law, Id(name), now)


def _plan(law: Law, name: Id, now: Instant) -> Plan | Refusal:
    plan = law.plans.get(name)
    if plan is None:
        problem = next((p for p in law.problems if p.path == f"plans/{name}.yaml"), None)
        if problem is None:
            return Refusal(
                "WG015",
                f"there is no plan {name!r}",
                f"the law knows: {', '.join(sorted(law.plans)) or 'no plan'}",
                f"add and sign plans/{name}.yaml, or name another plan in the trailer",
            )
        return Refusal(problem.code, problem.what, problem.why, problem.fix)
    if plan.expires <= now:
        return Refusal(
            "WG005",
            f"the plan {name} has expired",
            f"it held until {format_instant(plan.expires)}",
            "let the people of the plan role sign a new version",
        )
    return plan


def _trailer(what: str, link: Capability) -> Refusal:
    return Refusal(
        "WG015",
        what,
        f"{link.id} has the plans: {', '.join(link.plans) or 'none'}",
        "end the message with one line: Worknode-Plan: <plan>",
    )


def ref_refusal(chain: Chain, plan: Plan | None, ref: str) -> Refusal | None:
    """Say which link or plan does not reach the branch to be merged into, or None."""
    for link in chain:
        if ref not in link.refs:
            return _ref(f"capability {link.id}", link.refs, ref)
    if plan is not None and ref not in plan.refs:
        return _ref(f"plan {plan.id}", plan.refs, ref)
    return None


def _ref(holder: str, refs: tuple[str, ...], ref: str) -> Refusal:
    return Refusal(
        "WG018",
        f"the change is meant for {ref}",
        f"{holder} allows: {', '.join(refs) or 'no branch'}",
        "open the pull request against an allowed branch, or widen the refs",
    )


def active_phases(chain: Chain, plan: Plan, assignment: Assignment | None = None) -> tuple[Id, ...]:
    """Give the phases in which work is possible now: active ∩ every link ∩ the assignment."""
    wanted = assignment.phases if assignment and assignment.phases else plan.active
    return tuple(
        phase
        for phase in plan.active
        if phase in wanted and all(phase in link.phases for link in chain)
    )


def decide(chain: Chain, plan: Plan | None, op: Op, path: str) -> Grant | Refusal:
    """Answer whether the agent at the end of the chain may do `op` at `path` under the plan."""
    denial = built_in_denial(path)
    if denial is not None:
        return Refusal(
            "WG103",
            f"no agent may {op} {path}",
            f"{denial} is denied to every agent, whatever its capability says",
            "leave the file as it is; a person can change it",
        )
    return (
        _denied_by_link(chain, op, path)
        or _beyond_link(chain, op, path)
        or _by_plan(chain, plan, op, path)
    )


def _denied_by_link(chain: Chain, op: Op, path: str) -> Refusal | None:
    for link in reversed(chain):
        pattern = next((p for p in link.deny if p.matches(path)), None)
        if pattern is not None:
            return Refusal(
                "WG102" if op == "delete" else "WG101",
                f"{chain[-1].id} may not {op} {path}",
                f"link {link.id} denies {pattern.text}",
                "leave the file as it is, or let the issuer lift the denial",
            )
    return None


def _beyond_link(chain: Chain, op: Op, path: str) -> Refusal | None:
    for link in reversed(chain):
        own = link is chain[-1]
        paths = link.paths if own else link.delegate.paths
        ops = link.ops if own else link.delegate.ops
        if any_matches(paths, path) and op in ops:
            continue
        agent = chain[-1].id
        source = f"capability {link.id}" if own else f"link {link.id} (delegate)"
        return Refusal(
            _REFUSED_AS[op],
            f"{agent} may not {op} {path}",
            f"{source} allows {', '.join(ops) or 'nothing'} at {_texts(paths)}",
            f"undo this change, or let its issuer run: worknode-guard capability widen {agent}"
            + (f" --op {op}" if op not in ops else f" --path {path}"),
        )
    return None


def _by_plan(chain: Chain, plan: Plan | None, op: Op, path: str) -> Grant | Refusal:
    agent = chain[-1]
    if plan is None:
        return Refusal(
            "WG101",
            f"{agent.id} may not {op} {path}",
            f"capability {agent.id} has no plan, and without a plan nothing is assigned",
            "let the people of the plan role assign the work",
        )
    mine = [a for a in plan.assignments if agent.id in a.agents]
    covering = [a for a in mine if any_matches(_paths(a, agent), path)]
    if not covering:
        texts = "; ".join(_texts(_paths(a, agent)) for a in mine) or "nothing"
        return Refusal(
            _REFUSED_AS[op],
            f"{agent.id} may not {op} {path}",
            f"plan {plan.id} assigns to {agent.id}: {texts}",
            "undo this change, or let the people of the plan role assign the path",
        )
    active = [a for a in covering if active_phases(chain, plan, a)]
    if not active:
        return _inactive(agent, plan, covering, path)
    for assignment in active:
        if op in (agent.ops if assignment.ops is None else assignment.ops):
            phases = ", ".join(active_phases(chain, plan, assignment))
            return Grant(f"plan {plan.id} (phase {phases}), capability {agent.id}")
    ops = sorted({o for a in active for o in (agent.ops if a.ops is None else a.ops)})
    return Refusal(
        _REFUSED_AS[op],
        f"{agent.id} may not {op} {path}",
        f"plan {plan.id} assigns {', '.join(ops)} there",
        f"undo this change, or let the people of the plan role add {op} to the assignment",
    )


def _inactive(agent: Capability, plan: Plan, covering: list[Assignment], path: str) -> Refusal:
    wanted = sorted({phase for a in covering for phase in a.phases or agent.phases})
    return Refusal(
        "WG104",
        f"{path} belongs to phase {', '.join(wanted) or 'none'}, which is not active",
        f"plan {plan.id} has active: {', '.join(plan.active) or 'nothing'}; "
        f"{agent.id} may work in: {', '.join(agent.phases) or 'nothing'}",
        f"wait until people run: worknode-guard plan activate {wanted[0] if wanted else 'PHASE'}",
    )


def _paths(assignment: Assignment, agent: Capability) -> tuple[Pattern, ...]:
    return agent.paths if assignment.paths is None else assignment.paths


def _texts(patterns: tuple[Pattern, ...]) -> str:
    return ", ".join(pattern.text for pattern in patterns) or "no path"
