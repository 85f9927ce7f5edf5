"""The order in which findings are shown: the same for the same verdict, whatever found them."""

from worknode_guard.model.finding import Finding
from worknode_guard.model.verdict import Verdict


def in_order(verdict: Verdict) -> list[Finding]:
    """Sort by commit (as the range has them, the whole change last), path, line and code."""
    places = {commit.commit: number for number, commit in enumerate(verdict.commits)}
    last = len(places)

    def key(finding: Finding) -> tuple[int, str, bytes, int, str, str, str]:
        commit = finding.commit or ""
        return (
            places.get(commit, last) if commit else last + 1,
            commit,
            finding.path or b"",
            finding.line or 0,
            finding.code,
            finding.symbol or "",
            finding.message,
        )

    return sorted(verdict.findings, key=key)
