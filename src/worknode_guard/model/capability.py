"""A capability: what one key may do, who said so, and what it may hand on."""

from typing import Final, Literal

from worknode_guard.model.change import Op
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.patterns import Pattern
from worknode_guard.named import NamedTuple

Tier = Literal["executive", "implementation", "validation"]
TIERS: Final[tuple[Tier, ...]] = ("executive", "implementation", "validation")


class Limits(NamedTuple):
    """Upper bounds, each at least 1; None where this link does not say (the parent's holds).

    Attributes:
        complexity: Cyclomatic, per function.
        function_lines: Lines of a function.
        files: Files that one change may touch.
        lines_added: Lines that one change may add.
        lines_deleted: Lines that one change may delete.
        file_bytes: Size of any one file after the change.
    """

    complexity: int | None = None
    function_lines: int | None = None
    files: int | None = None
    lines_added: int | None = None
    lines_deleted: int | None = None
    file_bytes: int | None = None

    def meet(self, other: "Limits") -> "Limits":
        """Give the stricter of the two, limit by limit."""
        return Limits(*(_least(mine, theirs) for mine, theirs in zip(self, other, strict=True)))


def _least(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


class Delegate(NamedTuple):
    """What an executive may hand on.

    Attributes:
        depth: Links that may still follow below this one; 0: none.
        runs: Whether it may issue capabilities for a single run.
    """

    depth: int = 0
    tiers: tuple[Tier, ...] = ()
    paths: tuple[Pattern, ...] = ()
    ops: tuple[Op, ...] = ()
    limits: Limits = Limits()
    runs: bool = False


class Capability(NamedTuple):
    """One version of a capability (`plans/agents/<id>.yaml`).

    Attributes:
        issuer: `root`, or the id of the executive that issued it.
        issuer_digest: `sha256:…` of the issuer's document; the project's when the issuer is root.
        subject: The agent's key, or a forge login as text `login:github:renovate[bot]`.
        refs: Exact full names of branches that its changes may be merged into.
        push: Branches that it may push to a guarded server (`*` within a name part).
        digest: `sha256:…` of this document's own bytes.
    """

    project: str
    id: Id
    version: int
    issuer: Id
    issuer_digest: str
    subject: PublicKey | str
    tier: Tier
    plans: tuple[Id, ...]
    refs: tuple[str, ...]
    paths: tuple[Pattern, ...]
    deny: tuple[Pattern, ...]
    phases: tuple[Id, ...]
    ops: tuple[Op, ...]
    limits: Limits
    delegate: Delegate
    not_before: Instant
    expires: Instant
    digest: str
    push: tuple[str, ...] = ("refs/heads/agent/*",)
