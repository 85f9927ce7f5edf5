"""Issuing a capability: the document, and the assignment that makes it count. Pure."""

from worknode_guard.errors import UsageError
from worknode_guard.model.capability import Capability, Delegate, Limits, Tier
from worknode_guard.model.change import Op
from worknode_guard.model.ids import ROOT, Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import LawFiles, capability_path, plan_path
from worknode_guard.model.patterns import Pattern
from worknode_guard.model.plan import Plan
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.assignments import Work, assigning
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import (
    read_capability,
    revised,
    text_of,
    the_plan,
)
from worknode_guard.services.author.excess import refuse_excess
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.terms import (
    AGENT_DAYS,
    LIMITS,
    SLACK_S,
    after_days,
    filled,
)


class Wish(NamedTuple):
    """What a new agent shall be able to do; empty fields mean the usual.

    Attributes:
        name: Of the agent.
        paths: Files that it may change.
        ops: Kinds of change; usually add and modify.
        plan: Usually the only open one.
        phases: Usually the plan's active ones; every phase for an executive.
        refs: Usually the plan's.
        issuer: `root` or an executive.
        days: How long.
        limits: Usually 8, 60, 20, 800, 400 and 256 KiB; an executive's child has the executive's.
        assign: Whether the plan shall assign the work too.
    """

    name: Id
    paths: tuple[Pattern, ...] = ()
    ops: tuple[Op, ...] = ()
    plan: str | None = None
    phases: tuple[Id, ...] = ()
    refs: tuple[str, ...] = ()
    deny: tuple[Pattern, ...] = ()
    tier: Tier = "implementation"
    issuer: Id = ROOT
    days: int = AGENT_DAYS
    limits: Limits = Limits()
    delegate: Delegate = Delegate()
    assign: bool = True


def issue(desk: Desk, wish: Wish, subject: PublicKey | str) -> Edition:
    """Plan a new capability and its assignment.

    Raises:
        UsageError: The name is taken, nothing was asked for, or plan or issuer are unknown.
        RefusedError: The issuer may not hand that on.
    """
    path = capability_path(wish.name)
    if path in desk.documents:
        raise UsageError(
            f"{wish.name} has a capability already",
            why=f"{path} exists",
            fix=f"change it with: worknode-guard capability widen {wish.name} --path PATTERN",
        )
    plan = the_plan(desk, wish.plan)
    capability = drafted(desk.project, desk.documents, wish, (plan, subject), desk.now)
    texts = {path: text_of(capability)}
    if wish.assign and wish.tier != "executive":
        changes = assigning(plan, Work(wish.name, capability.paths, capability.ops, wish.phases))
        if changes:
            texts[plan_path(plan.id)] = revised(desk.files, plan_path(plan.id), changes)
    return Edition(texts)


def drafted(
    project: str,
    documents: LawFiles,
    wish: Wish,
    under: tuple[Plan, PublicKey | str],
    now: Instant,
) -> Capability:
    """Give the capability that a wish amounts to.

    Args:
        project: The pin.
        documents: Where the issuer is found.
        wish: What is wanted.
        under: The plan, and the agent's key.
        now: The author's clock.

    Raises:
        UsageError: No path was asked for, or the issuer is unknown.
        RefusedError: The issuer may not hand that on.
    """
    plan, subject = under
    parent = None if wish.issuer == ROOT else read_capability(documents, wish.issuer)
    _refuse_empty(wish)
    begin, end = Instant(now - SLACK_S), after_days(now, wish.days)
    every = tuple(phase.id for phase in plan.phases)
    usual = every if wish.tier == "executive" else plan.active or every
    capability = Capability(
        project=project,
        id=wish.name,
        version=1,
        issuer=wish.issuer,
        issuer_digest=parent.digest if parent else project,
        subject=subject,
        tier=wish.tier,
        plans=(plan.id,),
        refs=wish.refs or plan.refs,
        paths=wish.paths,
        deny=wish.deny,
        phases=wish.phases or usual,
        ops=wish.ops or _usual_ops(wish),
        limits=wish.limits if parent else filled(wish.limits, LIMITS),
        delegate=wish.delegate,
        not_before=max(begin, parent.not_before) if parent else begin,
        expires=min(end, parent.expires) if parent else end,
        digest="",
    )
    if parent is not None:
        refuse_excess(capability, parent)
    return capability


def _refuse_empty(wish: Wish) -> None:
    """An implementer without a path, or an executive with nothing to hand on, can do nothing."""
    if not wish.paths and wish.tier == "implementation":
        raise _no_path(wish)
    if not wish.delegate.paths and wish.tier == "executive":
        raise _nothing_to_hand_on(wish)


def _usual_ops(wish: Wish) -> tuple[Op, ...]:
    return ("add", "modify") if wish.paths else ()


def _no_path(wish: Wish) -> UsageError:
    return UsageError(
        f"where may {wish.name} work?",
        why="an implementation capability without a path allows nothing",
        fix=f"worknode-guard capability new {wish.name} --path 'src/**'",
    )


def _nothing_to_hand_on(wish: Wish) -> UsageError:
    return UsageError(
        f"what may {wish.name} hand on?",
        why="an executive's rights are what it hands on to implementers",
        fix=f"worknode-guard capability new {wish.name} --tier executive --delegate-path 'src/**'",
    )
