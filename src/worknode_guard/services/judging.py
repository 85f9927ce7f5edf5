"""From commits to judged commits: actor, plan, refused changes. Pure; called while gathering."""

from collections.abc import Iterable
from typing import Final

from worknode_guard.analysis.languages import is_code, language_of, unread_language
from worknode_guard.law.rights import choose_plan, decide, ref_refusal
from worknode_guard.model.actor import Actor, Agent, Refusal
from worknode_guard.model.change import EXECUTABLE, REGULAR, Commit, FileChange, Op
from worknode_guard.model.evidence import Judged, RefusedChange
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, Succession
from worknode_guard.model.plan import Plan

_ASKED: Final[tuple[Op, ...]] = ("delete", "symlink", "submodule", "chmod", "add", "modify")
"""The order in which the rights of one change are asked: the gravest first."""


def judge_commit(
    law: Law,
    commit: Commit,
    actor: Actor,
    now: Instant,
    *,
    ref: str | None = None,
    brought: frozenset[str] = frozenset(),
    succession: Succession = Succession(),  # noqa: B008 - an immutable value
) -> Judged:
    """Ask everything about one commit that needs no file contents.

    Args:
        law: The base's.
        commit: What happened.
        actor: Who did it.
        now: The verifier's clock.
        ref: The branch to be merged into; None where that is not known yet.
        brought: Paths below `plans/` that this actor may write (executives).
        succession: What the commit does to the law.
    """
    if not isinstance(actor, Agent):
        return Judged(commit, actor, succession=succession)
    rest = tuple(change for change in commit.changes if change.name not in brought)
    plan = choose_plan(law, actor.chain, commit.trailers, now)
    needs_plan = bool(rest or commit.trailers.malformed or len(commit.trailers.plans) > 1)
    refused: tuple[RefusedChange, ...] = ()
    if not isinstance(plan, Refusal):
        refused = refused_changes(actor, plan, rest)
    return Judged(
        commit,
        actor,
        plan,
        needs_plan=needs_plan,
        refused=refused,
        succession=succession,
        ref=None if ref is None else ref_of(actor, plan, ref, needs_plan=needs_plan),
    )


def ref_of(
    agent: Agent, plan: Plan | Refusal | None, ref: str, *, needs_plan: bool
) -> Refusal | None:
    """Say why the agent's work may not be merged into a branch, or None."""
    covering = plan if needs_plan and isinstance(plan, Plan) else None
    return ref_refusal(agent.chain, covering, ref)


def refused_changes(
    agent: Agent, plan: Plan | None, changes: Iterable[FileChange]
) -> tuple[RefusedChange, ...]:
    """Give the changes that the agent's right does not cover, each with its first reason."""
    found = ((change, refusal_of(agent, plan, change)) for change in changes)
    return tuple(RefusedChange(change, refusal) for change, refusal in found if refusal)


def refusal_of(agent: Agent, plan: Plan | None, change: FileChange) -> Refusal | None:
    """Say why the agent may not make this change, or None."""
    tier = tier_refusal(agent, change.name, executable=change.new_mode == EXECUTABLE)
    if tier is not None:
        return tier
    for op in (op for op in _ASKED if op in change.ops):
        answer = decide(agent.chain, plan, op, change.name)
        if isinstance(answer, Refusal):
            return answer
    return None


def tier_refusal(agent: Agent, path: str, *, executable: bool = False) -> Refusal | None:
    """Say why an agent of this tier never writes such a file, or None."""
    tier = agent.capability.tier
    if tier == "implementation":
        return None
    if tier == "executive" and path.casefold().startswith("plans/"):
        return Refusal(
            "WG110",
            f"executive {agent.id} may not bring {path}",
            "an executive may add capabilities of its own children that it signed itself, and "
            "plans where the trust root allows it; nothing else below plans/",
            "let a person bring it, or issue it as your own child's capability",
        )
    if not is_code(path, executable=executable):
        return None
    return Refusal(
        "WG110",
        f"{tier} agent {agent.id} may not write code: {path}",
        "executives plan and delegate, validators read and report; only implementers write code",
        "hand the change to an implementation agent whose capability covers the file",
    )


def is_source(change: FileChange) -> bool:
    """Tell whether a change brings source text that a code rule may have a say about."""
    if change.new_oid is None or change.new_mode not in {REGULAR, EXECUTABLE}:
        return False
    if change.new_oid == change.old_oid:
        return False
    return language_of(change.name) is not None or unread_language(change.name) is not None
