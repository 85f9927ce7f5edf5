"""The concise report: one line for each finding, and the verdict.

For editors and for people who know the rules: `path:line: code name: message` is what most tools
that jump to errors can read.
"""

from worknode_guard.model.verdict import Verdict
from worknode_guard.reports.lines import finding_line
from worknode_guard.reports.order import in_order
from worknode_guard.reports.paint import of_finding, of_verdict, paint
from worknode_guard.reports.text import summary


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """Give the report; every line ends in LF."""
    lines = [
        paint(finding_line(finding), of_finding(finding) if colour else None)
        for finding in in_order(verdict)
    ]
    lines.append(paint(summary(verdict), of_verdict(verdict) if colour else None))
    return "".join(f"{line}\n" for line in lines)
