"""What a rule says: the place, what is wrong, why, and the next step."""

from worknode_guard.model.plan import Severity
from worknode_guard.named import NamedTuple


class Finding(NamedTuple):
    """One sentence of the judge.

    Attributes:
        code: `WG101`.
        rule: `path-not-allowed`.
        message: What is wrong, one line.
        why: What was allowed, and which link of the chain refused.
        fix: The next step.
        commit: Full hex id; None for a finding about the whole change.
        path: Raw bytes of the file's path; None where no file is meant.
        line: From 1; None where no line is meant.
        waived: A waiver of the signed plan lifts it; it then no longer refuses.
        undecided: The guard could not decide; the verdict is then `undecided`.
    """

    code: str
    rule: str
    severity: Severity
    message: str
    why: str
    fix: str
    commit: str | None = None
    path: bytes | None = None
    line: int | None = None
    end_line: int | None = None
    symbol: str | None = None
    waived: bool = False
    undecided: bool = False

    @property
    def refuses(self) -> bool:
        """Whether this finding alone keeps the change out."""
        return self.severity == "error" and not self.waived


class NotAnalysed(NamedTuple):
    """A place that no rule could look at, and why. Never silent."""

    path: bytes
    symbol: str | None
    reason: str
