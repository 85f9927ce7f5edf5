"""Everything a rule may know: complete before the first rule runs. A rule reads nothing else."""

from typing import TYPE_CHECKING

from worknode_guard.model.actor import Actor, Human, Refusal
from worknode_guard.model.capability import Limits
from worknode_guard.model.change import Commit, FileChange, TreeProblem
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, Succession
from worknode_guard.model.plan import Plan
from worknode_guard.named import NamedTuple

if TYPE_CHECKING:
    # A staged change without code has no such facts.
    from worknode_guard.model.functions import CallGraph, FileFacts, FunctionFacts


class CodeLimits(NamedTuple):
    """The plan that judges one file for one actor, and the chain's limits beside it.

    Attributes:
        plan: Rules, severities and waivers are this plan's.
        chain: The minimum over the agent's chain; empty for a person.
        binding: Findings are errors; False where code rules only warn a person.
    """

    plan: Plan
    chain: Limits = Limits()
    binding: bool = True


class CodeFile(NamedTuple):
    """One changed source file of one commit.

    Attributes:
        touched: The functions that are judged.
        before: Functions of the old side by name, for `ratchet`; empty where it is off.
        limits: Strictest first; empty where nobody judges the file.
        lines: First and last line of each changed run of lines on the new side; `judge: file`
            and a new file have one run that holds everything.
    """

    change: FileChange
    facts: "FileFacts"
    touched: "tuple[FunctionFacts, ...]"
    before: "tuple[FunctionFacts, ...]"
    limits: tuple[CodeLimits, ...]
    lines: tuple[tuple[int, int], ...] = ()


class RefusedChange(NamedTuple):
    """A changed file that the actor's right does not cover."""

    change: FileChange
    refusal: Refusal


class Judged(NamedTuple):
    """One commit and everything asked about it.

    Attributes:
        plan: The plan it belongs to; a refusal where that cannot be said; None for people and for
            capabilities without a plan.
        needs_plan: The commit changes something that only a plan can allow.
        refused: Changes outside the right, one entry a path.
        succession: What it does to the law.
        ref: Why the branch to be merged into is not allowed, or None.
        graph: Who calls whom in its tree; None where no rule asks.
    """

    commit: Commit
    actor: Actor
    plan: Plan | Refusal | None = None
    needs_plan: bool = False
    refused: tuple[RefusedChange, ...] = ()
    succession: Succession = Succession()
    code: tuple[CodeFile, ...] = ()
    ref: Refusal | None = None
    graph: "CallGraph | None" = None


class Volume(NamedTuple):
    """How much is changed in the end, and how much may be.

    Attributes:
        agent: Whose own commits are meant; None for the change as a whole.
        sizes: Path and size in bytes of each file after the change.
    """

    agent: Id | None
    limits: Limits
    files: int
    lines_added: int
    lines_deleted: int
    sizes: tuple[tuple[bytes, int], ...]


class Net(NamedTuple):
    """The difference between base and the recomputed merge of base and head.

    Attributes:
        conflict: Base and head do not merge by themselves; then nothing else here is known.
        succession: What the change does to the law in the end.
        tree_problems: Names that collide only after the merge, and the like.
        refused: Changes that no single commit made (a merge moved them) and some agent may not.
    """

    conflict: bool = False
    succession: Succession = Succession()
    tree_problems: tuple[TreeProblem, ...] = ()
    refused: tuple[RefusedChange, ...] = ()
    volumes: tuple[Volume, ...] = ()
    files: int = 0


class Evidence(NamedTuple):
    """The whole case.

    Attributes:
        law: None where files are judged by code rules alone, and nobody's right is asked.
    """

    law: Law | None
    now: Instant
    commits: tuple[Judged, ...]
    net: Net

    @property
    def people_only(self) -> bool:
        """Whether only people take part."""
        return all(isinstance(judged.actor, Human) for judged in self.commits)
