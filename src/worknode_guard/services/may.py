"""May this agent do that, here and now? The question that agents' hooks ask before an edit."""

from worknode_guard.law.actors import identify_agent
from worknode_guard.law.rights import Grant, choose_plan, decide
from worknode_guard.model.actor import Agent, Nobody, Refusal
from worknode_guard.model.change import Op, Trailers
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, NoLaw
from worknode_guard.services.judging import tier_refusal
from worknode_guard.services.law import law_at


def may(
    repo_dir: str,
    agent: str,
    op: Op,
    path: str,
    *,
    plan: str | None = None,
    rev: str = "HEAD",
    pin: str | None = None,
    now: Instant | None = None,
) -> Grant | Refusal:
    """Answer by the law at a revision.

    Args:
        repo_dir: A folder in the repository.
        agent: Its id.
        op: What it wants to do.
        path: Where, from the repository's root.
        plan: Which plan; None: any of its plans that allows it.
        rev: Whose law.
        pin: The trust root's hash.
        now: None asks the host's clock.

    Raises:
        UndecidedError: The law cannot be read.
    """
    view = law_at(repo_dir, rev, pin, now)
    if isinstance(view.law, NoLaw):
        problem = view.law.problem
        return Refusal(problem.code, problem.what, problem.why, problem.fix)
    actor = identify_agent(view.law, agent, view.now)
    if not isinstance(actor, Agent):
        assert isinstance(actor, Nobody)
        assert actor.refusal is not None
        return actor.refusal
    return tier_refusal(actor, path) or _under_plans(view.law, actor, op, path, plan, view.now)


def _under_plans(
    law: Law, agent: Agent, op: Op, path: str, plan: str | None, now: Instant
) -> Grant | Refusal:
    """Ask each plan that could be meant; the first "yes" counts, else the first "no"."""
    names = (plan,) if plan else agent.capability.plans
    first: Refusal | None = None
    for trailers in [Trailers(plans=(name,)) for name in names] or [Trailers()]:
        chosen = choose_plan(law, agent.chain, trailers, now)
        answer = chosen if isinstance(chosen, Refusal) else decide(agent.chain, chosen, op, path)
        if isinstance(answer, Grant):
            return answer
        first = first or answer
    assert first is not None
    return first
