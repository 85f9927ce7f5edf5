"""Text that is safe to show to people and machines that read lines.

Names, subjects and messages hold what an agent wrote. A control character could move the cursor or
colour a line, a line end could forge a finding or a forge's workflow command, a bidirectional
character could show a path in another order than it has.
"""

from typing import Final

from worknode_guard.errors import UNDECIDED
from worknode_guard.model.verdict import Verdict

_SHORT: Final = 12
"""Hex digits of an object id shown to people; git's own abbreviation is 7 and grows."""

_COMMANDS: Final = ("##[", "##vso[", "##teamcity[")
"""Beginnings of commands in the logs of GitHub Actions, Azure Pipelines and TeamCity."""


def safe(text: str) -> str:
    """Give one line in which everything that is not printable is written as an escape.

    Not printable are control and format characters (bidirectional ones among them), surrogates,
    line and paragraph separators, and white space other than the plain space. What a forge's log
    reader would take for a command of its own is broken up. A backslash stays as it is: the
    result is for reading, not for parsing.
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _escape(char) for char in text)
    return _no_command(text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode()


def _no_command(text: str) -> str:
    """Break GitHub's `::error::` (at a line's start) and the `##[…` family (anywhere)."""
    if "::" in text and text.lstrip().startswith("::"):
        text = text.replace("::", "\\x3a:", 1)
    if "##" in text:
        for command in _COMMANDS:
            text = text.replace(command, f"#\\x23{command[2:]}")
    return text


def safe_path(path: bytes) -> str:
    """Give a path for reading; bytes that are no UTF-8 are written as hex escapes."""
    return safe(path.decode("utf-8", "backslashreplace"))


def short(commit: str) -> str:
    """Abbreviate a commit's hex id; words like `index` stay."""
    return safe(commit[:_SHORT])


def count(number: int, noun: str) -> str:
    """Give "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def summary(verdict: Verdict) -> str:
    """Give the verdict in one line of plain words."""
    open_findings = [finding for finding in verdict.findings if not finding.waived]
    errors = sum(finding.severity == "error" for finding in open_findings)
    warnings = len(open_findings) - errors
    waived = len(verdict.findings) - len(open_findings)
    parts = [count(errors, "error"), count(warnings, "warning")]
    if waived:
        parts.append(f"{waived} waived")
    # Files that are judged as they lie belong to no commit.
    where = count(len(verdict.commits), "commit")
    if not verdict.commits and verdict.files:
        where = count(verdict.files, "file")
    counted = f"{', '.join(parts)} in {where}"
    if verdict.exit_code == UNDECIDED:
        return f"undecided: {counted}; what cannot be decided is not let through"
    if verdict.outcome == "refuse":
        return f"refused: {counted}"
    if errors:
        return f"allowed, report only: {counted}; would be refused once the trust root enforces"
    return f"allowed: {counted}"
