"""A plan: phases, who works where in them, and the limits that code must keep."""

from typing import Literal

from worknode_guard.model.change import Op
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.patterns import Pattern
from worknode_guard.named import NamedTuple

Severity = Literal["error", "warning"]


class Phase(NamedTuple):
    """A stage of the plan, with an optional deadline."""

    id: Id
    deadline: Instant | None = None


class Assignment(NamedTuple):
    """Agents, phases and files that belong together.

    Attributes:
        phases: Empty means every phase that the capability has.
        paths: None means the capability's own.
        ops: None means the capability's own.
    """

    agents: tuple[Id, ...]
    phases: tuple[Id, ...] = ()
    paths: tuple[Pattern, ...] | None = None
    ops: tuple[Op, ...] | None = None


class PowerOfTen(NamedTuple):
    """How the ten rules apply (G. J. Holzmann, IEEE Computer 39(6), 2006).

    Attributes:
        languages: `c`, `python`.
        rules: Numbers 1 to 10.
        init: Function-name patterns where allocation is allowed; `*` as in a path segment.
        allocators: Function names beside the standard ones.
        assertions: Names that count as assertions.
        conditionals: `#if` blocks allowed in a file beyond include guards.
    """

    languages: tuple[str, ...]
    rules: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    init: tuple[str, ...] = ()
    allocators: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ("assert",)
    conditionals: int = 3


class Coverage(NamedTuple):
    """What tests must reach; `changed_lines` in percent, 0 is off."""

    changed_lines: int = 95
    total_may_fall: bool = False
    reports: tuple[str, ...] = ()


class CodeRules(NamedTuple):
    """Limits on code.

    Attributes:
        complexity: Cyclomatic, per function.
        function_lines: From the return type or `def` to the end.
        judge: `changed`: functions that the change touches; `file`: every one in a changed file.
        people: Whether code rules bind people too, or only warn them.
        ratchet: A touched function already over a limit passes when it got no worse.
        severity: Rule codes whose severity the plan changes.
    """

    complexity: int = 8
    function_lines: int = 60
    parameters: int = 8
    nesting: int = 5
    judge: Literal["changed", "file"] = "changed"
    power_of_ten: PowerOfTen | None = None
    documentation: Literal["changed", "public", "off"] = "changed"
    coverage: Coverage | None = None
    undecided: Literal["warn", "error"] = "warn"
    people: Literal["warn", "refuse"] = "warn"
    ratchet: bool = False
    severity: tuple[tuple[str, Severity], ...] = ()


class Waiver(NamedTuple):
    """A signed exception from one code rule at one place until a date."""

    rule: str
    path: Pattern
    symbol: str | None
    reason: str
    until: Instant


class Gate(NamedTuple):
    """One command that must succeed before work counts as done."""

    name: Id
    run: tuple[str, ...]
    timeout_s: int


class Plan(NamedTuple):
    """One version of a plan (`plans/<id>.yaml`).

    Attributes:
        refs: Exact full names of the branches that the plan's changes may be merged into.
        active: The phases in which work is allowed now; empty when the plan is closed.
    """

    project: str
    id: Id
    version: int
    title: str
    refs: tuple[str, ...]
    active: tuple[Id, ...]
    phases: tuple[Phase, ...]
    assignments: tuple[Assignment, ...]
    expires: Instant
    rules: CodeRules = CodeRules()
    tasks: Literal["optional", "required"] = "optional"
    approval: Literal["optional", "required"] = "optional"
    waivers: tuple[Waiver, ...] = ()
    gate: tuple[Gate, ...] = ()
