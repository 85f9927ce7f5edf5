"""The outcome follows from the findings alone."""

import pytest

from support.verdicts import finding, verdict
from worknode_guard.model.finding import Finding
from worknode_guard.model.verdict import Levels

ERROR = finding()
WARNING = finding(severity="warning")
WAIVED = finding(waived=True)
UNDECIDED = finding(undecided=True)


@pytest.mark.parametrize(
    ("findings", "outcome", "code"),
    [
        ((), "allow", 0),
        ((WARNING, WAIVED), "allow", 0),
        ((WARNING, ERROR), "refuse", 1),
        ((ERROR, UNDECIDED), "undecided", 3),
        ((UNDECIDED._replace(waived=True),), "allow", 0),
    ],
)
def test_undecided_beats_refuse_beats_allow(
    findings: tuple[Finding, ...], outcome: str, code: int
) -> None:
    found = verdict(*findings)
    assert (found.outcome, found.exit_code) == (outcome, code)


def test_what_is_only_reported_lets_refusals_pass_but_not_doubts() -> None:
    assert verdict(ERROR, enforced=False).outcome == "allow"
    assert verdict(UNDECIDED, enforced=False).outcome == "undecided"


def test_functions_are_counted_over_all_levels() -> None:
    assert Levels(1, 2, 3, 4).located == 10
