"""The form of a pin, and the verdicts where there is nothing to judge by."""

from typing import Final

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.model.finding import Finding
from worknode_guard.model.law import LawProblem
from worknode_guard.model.verdict import Levels, Verdict
from worknode_guard.rules.catalogue import INTERNAL_ERROR, entry_of

_DIGITS: Final = 64


def parse_pin(text: str) -> str:
    """Check the form of a pin.

    Raises:
        UsageError: It is not `sha256:` and 64 hex digits.
    """
    name, _, digits = text.partition(":")
    if name == "sha256" and len(digits) == _DIGITS and not digits.strip("0123456789abcdef"):
        return text
    raise UsageError(
        f"{text!r} is no pin of a trust root",
        why="a pin is 'sha256:' and the 64 hex digits of the hash of plans/trust/1.yaml",
        fix="take it from: worknode-guard law",
    )


def undecided_by_error(error: UndecidedError, head: str) -> Verdict:
    """Give the verdict where reading the case already failed: nothing was judged, so no "yes".

    Args:
        error: What failed; its texts become the one finding's.
        head: `index`, or the revision as it was named.
    """
    entry = entry_of(error.code or "")
    code, name = (entry.code, entry.name) if entry else INTERNAL_ERROR
    finding = Finding(code, name, "error", error.what, error.why, error.fix, undecided=True)
    return Verdict(None, head, None, (), (finding,), (), 0, Levels())


def undecided(problem: LawProblem, base: str | None, head: str) -> Verdict:
    """Give the verdict where there is no law to judge by."""
    finding = Finding(
        problem.code,
        "trust-root",
        "error",
        problem.what,
        problem.why,
        problem.fix,
        path=problem.path.encode(),
        undecided=True,
    )
    return Verdict(base, head, None, (), (finding,), (), 0, Levels())
