"""A plan (`plans/<id>.yaml`)."""

from collections.abc import Iterable
from typing import Final, Literal

from worknode_guard.documents.coderules import CODE_RULES, WAIVER
from worknode_guard.documents.nouns import (
    EXPIRES,
    ID,
    INSTANT,
    OP,
    PATTERN,
    PROJECT,
    REFS,
    VERSION,
    kind,
)
from worknode_guard.documents.problems import At, Fault, pointer
from worknode_guard.documents.schema import Got, Record, Shape, optional, required
from worknode_guard.documents.shapes import choice, integer, listing, text
from worknode_guard.model.ids import RESERVED_PLAN_IDS, Id
from worknode_guard.model.plan import Assignment, CodeRules, Gate, Phase, Plan

KIND: Final = "plan"

_WHEN: Final[tuple[Literal["optional", "required"], ...]] = ("optional", "required")

_PHASE_ID: Final = required("id", ID, "The phase's name.")
_DEADLINE: Final = optional("deadline", INSTANT, "When it should be done.", None)
_PHASE: Final[Shape[Phase]] = Record(
    "phase",
    (_PHASE_ID, _DEADLINE),
    build=lambda got: Phase(got[_PHASE_ID], got[_DEADLINE]),
    parts=lambda phase: phase._asdict(),
).shape()

_AGENT: Final = optional("agent", ID, "Who works there.", None)
_AGENTS: Final = optional("agents", listing(ID, least=1), "Who works there, where several do.", ())
_IN_PHASES: Final = optional(
    "phases", listing(ID, least=1), "In which phases; the capability's when left out.", ()
)
_PATHS: Final = optional(
    "paths", listing(PATTERN, least=1), "Which files; the capability's when left out.", None
)
_OPS: Final = optional(
    "ops", listing(OP, least=1), "Which kinds of change; the capability's when left out.", None
)


def _agent_or_agents(got: Got, at: At, faults: list[Fault]) -> None:
    if got.has(_AGENT, _AGENTS) and bool(got[_AGENT]) == bool(got[_AGENTS]):
        both = "both 'agent' and 'agents'" if got[_AGENT] else "neither 'agent' nor 'agents'"
        why = "an assignment names its agents in one place"
        faults.append(Fault(at, f"{pointer(at)} has {both}", why, "write one of the two"))


def _assignment_parts(assignment: Assignment) -> dict[str, object]:
    single = len(assignment.agents) == 1
    return {
        **assignment._asdict(),
        "agent": assignment.agents[0] if single else None,
        "agents": () if single else assignment.agents,
    }


def _build_assignment(got: Got) -> Assignment:
    agent = got[_AGENT]
    agents = got[_AGENTS] if agent is None else (agent,)
    return Assignment(agents, got[_IN_PHASES], got[_PATHS], got[_OPS])


_ASSIGNMENT: Final[Shape[Assignment]] = Record(
    "assignment",
    (_AGENT, _AGENTS, _IN_PHASES, _PATHS, _OPS),
    build=_build_assignment,
    parts=_assignment_parts,
    checks=(_agent_or_agents,),
    json={"oneOf": [{"required": ["agent"]}, {"required": ["agents"]}]},
).shape()

_GATE_NAME: Final = required("name", ID, "The command's name in evidence.")
_RUN: Final = required("run", listing(text(), least=1, doubles=True), "Program and arguments.")
_TIMEOUT: Final = required("timeout_s", integer(1), "Seconds until it counts as failed.")
_GATE_SHAPE: Final[Shape[Gate]] = Record(
    "gate",
    (_GATE_NAME, _RUN, _TIMEOUT),
    build=lambda got: Gate(got[_GATE_NAME], got[_RUN], got[_TIMEOUT]),
    parts=lambda gate: gate._asdict(),
).shape()

_ID: Final = required("id", ID, "The plan's name, and the file's.")
_TITLE: Final = required("title", text(), "What it is about, for people.")
_ACTIVE: Final = required("active", listing(ID), "Active phases; [] when the plan is closed.")
_PHASES: Final = required(
    "phases", listing(_PHASE, least=1, same=lambda phase: phase.id), "The stages, in order."
)
_ASSIGNMENTS: Final = required("assignments", listing(_ASSIGNMENT), "Who works where, and when.")
_RULES: Final = optional("rules", CODE_RULES, "Limits that code must keep.", CodeRules())
_TASKS: Final = optional("tasks", choice(_WHEN), "Whether commits name a task.", _WHEN[0])
_APPROVAL: Final = optional(
    "approval", choice(_WHEN), "Whether a validator must approve.", _WHEN[0]
)
_WAIVERS: Final = optional("waivers", listing(WAIVER), "Signed exceptions from code rules.", ())
_GATE: Final = optional(
    "gate",
    listing(_GATE_SHAPE, same=lambda gate: gate.name),
    "Commands that must succeed before work counts as done.",
    (),
)


def _free_id(got: Got, at: At, faults: list[Fault]) -> None:
    if got.has(_ID) and got[_ID] in RESERVED_PLAN_IDS:
        why = f"plans/{got[_ID]}.yaml is another kind of document"
        what = f"the id {got[_ID]!r} is taken"
        faults.append(Fault((*at, "id"), what, why, "choose another name"))


def _known_phases(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_PHASES):
        return
    known = {phase.id for phase in got[_PHASES]}
    for here, phase in _named_phases(got, at):
        if phase not in known:
            what = f"{pointer(here)} is {phase}, which is not among the phases"
            why = f"the phases are {', '.join(sorted(known))}"
            faults.append(Fault(here, what, why, "add the phase, or take the name out"))


def _named_phases(got: Got, at: At) -> Iterable[tuple[At, Id]]:
    for number, phase in enumerate(got[_ACTIVE] if got.has(_ACTIVE) else ()):
        yield (*at, "active", number), phase
    for index, assignment in enumerate(got[_ASSIGNMENTS] if got.has(_ASSIGNMENTS) else ()):
        for number, phase in enumerate(assignment.phases):
            yield (*at, "assignments", index, "phases", number), phase


def _build(got: Got) -> Plan:
    return Plan(
        project=got[PROJECT],
        id=got[_ID],
        version=got[VERSION],
        title=got[_TITLE],
        refs=got[REFS],
        active=got[_ACTIVE],
        phases=got[_PHASES],
        assignments=got[_ASSIGNMENTS],
        expires=got[EXPIRES],
        rules=got[_RULES],
        tasks=got[_TASKS],
        approval=got[_APPROVAL],
        waivers=got[_WAIVERS],
        gate=got[_GATE],
    )


RECORD: Final = Record(
    "plan",
    (
        kind(KIND),
        PROJECT,
        _ID,
        VERSION,
        _TITLE,
        REFS,
        _ACTIVE,
        _PHASES,
        _ASSIGNMENTS,
        _RULES,
        _TASKS,
        _APPROVAL,
        _WAIVERS,
        _GATE,
        EXPIRES,
    ),
    build=_build,
    parts=lambda plan: {**plan._asdict(), "kind": KIND},
    checks=(_free_id, _known_phases),
)
