"""Who works where: making the plan's assignments cover what a capability may do. Pure."""

from collections.abc import Sequence

from worknode_guard.documents.edit import Change
from worknode_guard.model.change import Op
from worknode_guard.model.ids import Id
from worknode_guard.model.patterns import Pattern, witness_outside
from worknode_guard.model.plan import Assignment, Plan
from worknode_guard.named import NamedTuple


class Work(NamedTuple):
    """What an agent shall be able to do under a plan.

    Attributes:
        paths: Where; empty: nothing new.
        ops: What; empty: nothing new.
        phases: When; empty: nothing new.
    """

    agent: Id
    paths: tuple[Pattern, ...] = ()
    ops: tuple[Op, ...] = ()
    phases: tuple[Id, ...] = ()


def assigning(plan: Plan, work: Work) -> list[Change]:
    """Give the changes of the plan by which its assignments cover the work; none are needed often.

    An assignment that says nothing of paths and operations takes the capability's own, so that
    what the capability may is all that has to be said.
    """
    mine = [(n, a) for n, a in enumerate(plan.assignments) if work.agent in a.agents]
    if any(_covers(assignment, work) for _, assignment in mine):
        return []
    alone = next(((n, a) for n, a in mine if len(a.agents) == 1), None)
    if alone is None:
        return [(("assignments", len(plan.assignments)), _new(work, bounded=bool(mine)))]
    number, assignment = alone
    return _widened(number, assignment, work)


def _covers(assignment: Assignment, work: Work) -> bool:
    in_paths = assignment.paths is None or witness_outside(work.paths, assignment.paths) is None
    in_ops = assignment.ops is None or set(work.ops) <= set(assignment.ops)
    in_phases = not assignment.phases or set(work.phases) <= set(assignment.phases)
    return in_paths and in_ops and in_phases


def _new(work: Work, *, bounded: bool) -> dict[str, object]:
    """Give an assignment as plain data; beside a bounded one, only what was asked for."""
    data: dict[str, object] = {"agent": str(work.agent)}
    if bounded:
        parts = {
            "phases": [str(phase) for phase in work.phases],
            "paths": [pattern.text for pattern in work.paths],
            "ops": list(work.ops),
        }
        data.update({name: words for name, words in parts.items() if words})
    return data


def _widened(number: int, assignment: Assignment, work: Work) -> list[Change]:
    at = ("assignments", number)
    changes: list[Change] = []
    if assignment.paths is not None:
        texts = [pattern.text for pattern in (*assignment.paths, *work.paths)]
        changes.append(((*at, "paths"), united(texts)))
    if assignment.ops is not None:
        changes.append(((*at, "ops"), united((*assignment.ops, *work.ops))))
    if assignment.phases:
        changes.append(((*at, "phases"), united((*assignment.phases, *work.phases))))
    return changes


def united(words: Sequence[str]) -> list[str]:
    """Give words in order, each once."""
    return list(dict.fromkeys(str(word) for word in words))
