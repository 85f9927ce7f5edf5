"""Colour for terminals, with the eight ANSI colours that every terminal has."""

from typing import Final

from worknode_guard.model.finding import Finding
from worknode_guard.model.verdict import Verdict

_RESET: Final = "\x1b[0m"
_CODES: Final = {"red": "\x1b[31m", "yellow": "\x1b[33m", "green": "\x1b[32m", "dim": "\x1b[2m"}


def paint(text: str, colour: str | None) -> str:
    """Colour a text that is already safe; None leaves it as it is."""
    return f"{_CODES[colour]}{text}{_RESET}" if colour else text


def of_finding(finding: Finding) -> str:
    """Name the colour of a finding."""
    if finding.waived:
        return "dim"
    return "red" if finding.severity == "error" else "yellow"


def of_verdict(verdict: Verdict) -> str:
    """Name the colour of the last line."""
    if verdict.outcome != "allow":
        return "red"
    return "yellow" if any(finding.refuses for finding in verdict.findings) else "green"
