"""The answer: allow, refuse or undecided, with every finding. The exit code is derived."""

from typing import Literal

from worknode_guard.errors import ALLOWED, REFUSED, UNDECIDED
from worknode_guard.model.finding import Finding, NotAnalysed
from worknode_guard.named import NamedTuple

Outcome = Literal["allow", "refuse", "undecided"]


class CommitVerdict(NamedTuple):
    """What was decided about one commit.

    Attributes:
        signer: `impl-rpc`, `person:alice`, or None when nobody known signed.
    """

    commit: str
    signer: str | None
    plan: str | None
    phases: tuple[str, ...]
    outcome: Literal["allow", "refuse"]


class Levels(NamedTuple):
    """How many functions were located, and how well each was read."""

    ast: int = 0
    repaired: int = 0
    tokens: int = 0
    opaque: int = 0

    @property
    def located(self) -> int:
        """All of them."""
        return sum(self)


class Verdict(NamedTuple):
    """The judgement of one change.

    Attributes:
        base: Full hex id of the authority, None when the branch is unborn.
        head: Full hex id, `index` or `worktree`.
        project: The pin, None without a law.
        notices: Sentences for people that are no findings ("root taken on first sight").
        enforced: False when the trust root says `enforce: report`: shown, and let pass.
    """

    base: str | None
    head: str
    project: str | None
    commits: tuple[CommitVerdict, ...]
    findings: tuple[Finding, ...]
    not_analysed: tuple[NotAnalysed, ...]
    files: int
    levels: Levels
    notices: tuple[str, ...] = ()
    enforced: bool = True

    @property
    def outcome(self) -> Outcome:
        """Undecided beats refuse beats allow: what cannot be decided is never let through."""
        refusing = [finding for finding in self.findings if finding.refuses]
        if any(finding.undecided for finding in refusing):
            return "undecided"
        return "refuse" if refusing and self.enforced else "allow"

    @property
    def exit_code(self) -> int:
        """0, 1 or 3."""
        return {"allow": ALLOWED, "refuse": REFUSED, "undecided": UNDECIDED}[self.outcome]
