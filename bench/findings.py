"""What the guard found, in a form that can be compared with what is due."""

from base64 import b64decode
from collections.abc import Mapping
from typing import NamedTuple

from timing import Run
from worknode_guard.model.verdict import Verdict

Found = tuple[str | None, str, bytes | None]
"""Commit, code and path of a finding."""


class Judgement(NamedTuple):
    """What the program said of a branch.

    Attributes:
        got: The findings that refuse.
        functions: How many it located in the newest state of the changed files.
        crash: Why there is no verdict; empty when there is one.
    """

    run: Run
    got: frozenset[Found]
    functions: int
    crash: str = ""

    def compare(self, where: str, due: frozenset[Found]) -> list[str]:
        """Say what was not found, and what was found beyond what is due."""
        return [f"{where}: crash: {self.crash}"] if self.crash else compare(where, due, self.got)


def of_report(report: Mapping[str, object]) -> frozenset[Found]:
    """Give the refusing findings of a JSON report."""
    found = set()
    findings = report["findings"]
    assert isinstance(findings, list)
    for entry in findings:
        raw = entry.get("path_bytes")
        path = b64decode(raw) if raw else entry["path"] and entry["path"].encode()
        if entry["severity"] == "error" and not entry["waived"]:
            found.add((entry["commit"], entry["code"], path))
    return frozenset(found)


def of_verdict(verdict: Verdict) -> frozenset[Found]:
    """Give the refusing findings of a verdict."""
    return frozenset((f.commit, f.code, f.path) for f in verdict.findings if f.refuses)


def compare(where: str, due: frozenset[Found], got: frozenset[Found]) -> list[str]:
    """Say what was not found, and what was found beyond what is due."""
    return [
        *(f"{where}: not found: {found}" for found in sorted(due - got, key=str)),
        *(f"{where}: beyond: {found}" for found in sorted(got - due, key=str)),
    ]
