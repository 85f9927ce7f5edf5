"""New plans, and the phase in which work is allowed. Pure."""

from typing import Final

from worknode_guard.documents.edit import Change
from worknode_guard.errors import UsageError
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import format_instant
from worknode_guard.model.law import plan_path
from worknode_guard.model.patterns import Pattern
from worknode_guard.model.plan import Assignment, Phase, Plan
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import read_capability, revised, text_of, the_plan
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.terms import YEAR_DAYS, after_days

USUAL_PHASES: Final = (Id("design"), Id("build"), Id("verify"))
_USUALLY_ACTIVE: Final = Id("build")


class NewPlan(NamedTuple):
    """What a plan begins with.

    Attributes:
        paths: Of the agents; empty: their capabilities' own.
        agents: Who works there.
        phases: Usually design, build and verify.
        active: Usually build, else the first phase.
    """

    id: Id
    title: str
    refs: tuple[str, ...]
    paths: tuple[Pattern, ...] = ()
    agents: tuple[Id, ...] = ()
    phases: tuple[Id, ...] = USUAL_PHASES
    active: tuple[Id, ...] = ()
    days: int = YEAR_DAYS


def new_plan(desk: Desk, wanted: NewPlan) -> Edition:
    """Plan a plan.

    Raises:
        UsageError: The name is taken, or an active phase is none of the phases.
    """
    path = plan_path(wanted.id)
    if path in desk.files:
        raise UsageError(
            f"{path} exists already",
            why="a plan is changed by a new version of it",
            fix=f"edit it, raise its version, and sign: worknode-guard sign {path}",
        )
    usual = _USUALLY_ACTIVE if _USUALLY_ACTIVE in wanted.phases else wanted.phases[0]
    assignments = (Assignment(wanted.agents, paths=wanted.paths or None),) if wanted.agents else ()
    plan = Plan(
        project=desk.project,
        id=wanted.id,
        version=1,
        title=wanted.title,
        refs=wanted.refs,
        active=wanted.active or (usual,),
        phases=tuple(Phase(phase) for phase in wanted.phases),
        assignments=assignments,
        expires=after_days(desk.now, wanted.days),
    )
    return Edition({path: text_of(plan)}, notes=_outside(desk, wanted))


def activate(desk: Desk, phases: tuple[Id, ...], name: str | None) -> Edition:
    """Make these the active phases of a plan, and no others; none closes the plan.

    Raises:
        UsageError: A phase is unknown, or is active already.
    """
    plan = the_plan(desk, name)
    known = [phase.id for phase in plan.phases]
    unknown = next((phase for phase in phases if phase not in known), None)
    if unknown is not None:
        raise UsageError(
            f"plan {plan.id} has no phase {unknown!r}",
            why=f"its phases are: {', '.join(known)}",
            fix="name one of them",
        )
    if phases == plan.active:
        raise UsageError(
            f"plan {plan.id} is in {', '.join(phases) or 'no phase'} already",
            why="a new version that says the same would need new signatures for nothing",
            fix=f"see it: worknode-guard plan show {plan.id}",
        )
    changes: list[Change] = [(("active",), [str(phase) for phase in phases])]
    path = plan_path(plan.id)
    return Edition({path: revised(desk.files, path, changes)})


def renew_plan(desk: Desk, name: str | None, days: int) -> Edition:
    """Give a plan a new term.

    Raises:
        UsageError: There is no such plan, or the term is too long.
    """
    plan = the_plan(desk, name)
    end = format_instant(after_days(desk.now, days))
    path = plan_path(plan.id)
    return Edition({path: revised(desk.files, path, [(("expires",), end)])})


def _outside(desk: Desk, wanted: NewPlan) -> tuple[str, ...]:
    """Note the agents whose capability does not name the plan yet."""
    notes = []
    for agent in wanted.agents:
        try:
            capability = read_capability(desk.documents, agent)
        except UsageError:
            notes.append(
                f"{agent} has no capability yet: worknode-guard capability new {agent} "
                f"--plan {wanted.id} --path PATTERN"
            )
            continue
        if wanted.id not in capability.plans:
            notes.append(
                f"{agent} does not work for {wanted.id} yet: worknode-guard capability widen "
                f"{agent} --plan {wanted.id}"
            )
    return tuple(notes)
