"""The full report, for people: each finding with why and fix, then what was not looked at.

The default of `check`. Nothing is left out but repetition: of places that were not analysed the
first twenty are named and the others counted.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.finding import Finding, NotAnalysed
from worknode_guard.model.verdict import Verdict
from worknode_guard.reports.text import safe, safe_path, short, summary

_PLACES: Final = 20
"""Places named one by one; a change that brings a vendored tree has thousands."""


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """Give the report; every line ends in LF."""
    return "".join(f"{line}\n" for line in _lines(verdict, colour=colour))


def _lines(verdict: Verdict, *, colour: bool) -> Iterator[str]:
    if verdict.findings:
        yield from _findings(verdict, colour=colour)
    for notice in verdict.notices:
        yield f"notice: {safe(notice)}"
    for missing in verdict.not_analysed[:_PLACES]:
        yield _not_analysed(missing)
    more = len(verdict.not_analysed) - _PLACES
    if more > 0:
        yield f"not analysed: and {more} more"
    levels = verdict.levels
    yield (
        f"located {levels.located}, ast {levels.ast}, repaired {levels.repaired}, "
        f"tokens {levels.tokens}, opaque {levels.opaque}"
    )
    yield _painted_summary(verdict) if colour else summary(verdict)


def _findings(verdict: Verdict, *, colour: bool) -> Iterator[str]:
    # Where nothing is wrong, a hook need not wait for these.
    from worknode_guard.reports.lines import finding_line  # noqa: PLC0415
    from worknode_guard.reports.order import in_order  # noqa: PLC0415
    from worknode_guard.reports.paint import of_finding, paint  # noqa: PLC0415

    for finding in in_order(verdict):
        yield paint(finding_line(finding), of_finding(finding) if colour else None)
        yield from _reasons(finding)


def _painted_summary(verdict: Verdict) -> str:
    from worknode_guard.reports.paint import of_verdict, paint  # noqa: PLC0415 - for terminals

    return paint(summary(verdict), of_verdict(verdict))


def _reasons(finding: Finding) -> Iterator[str]:
    yield f"  why: {safe(finding.why)}"
    yield f"  fix: {safe(finding.fix)}"
    if finding.path is not None and finding.commit:
        yield f"  commit: {short(finding.commit)}"


def _not_analysed(missing: NotAnalysed) -> str:
    symbol = f" {safe(missing.symbol)}" if missing.symbol else ""
    return f"not analysed: {safe_path(missing.path)}{symbol}: {safe(missing.reason)}"
