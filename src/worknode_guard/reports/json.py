"""The JSON report, for scripts: schema `worknode-guard/check/1`, docs/formats/check.md.

Keys stand in the order of the contract, so that two reports can be compared as text.
"""

from typing import TypeAlias

from worknode_guard.model.finding import Finding, NotAnalysed
from worknode_guard.model.verdict import CommitVerdict, Verdict
from worknode_guard.reports.order import in_order

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

SCHEMA = "worknode-guard/check/1"


def render(verdict: Verdict, *, colour: bool = False) -> str:
    """Give the report as one JSON object in ASCII, indented, ending in LF; never in colour."""
    import json  # noqa: PLC0415 - only this format needs it

    del colour
    return json.dumps(document(verdict), indent=2) + "\n"


def document(verdict: Verdict) -> dict[str, Json]:
    """Give the report as plain values."""
    return {
        "schema": SCHEMA,
        "verdict": verdict.outcome,
        "base": verdict.base,
        "head": verdict.head,
        "project": verdict.project,
        "commits": [_commit(commit) for commit in verdict.commits],
        "findings": [_finding(finding) for finding in in_order(verdict)],
        "not_analysed": [_not_analysed(place) for place in verdict.not_analysed],
        "summary": _summary(verdict),
        "enforced": verdict.enforced,
        "notices": [_text(notice) for notice in verdict.notices],
        "levels": dict(zip(verdict.levels._fields, verdict.levels, strict=True)),
    }


def _summary(verdict: Verdict) -> dict[str, Json]:
    counted = [finding for finding in verdict.findings if not finding.waived]
    errors = sum(finding.severity == "error" for finding in counted)
    return {
        "commits": len(verdict.commits),
        "files": verdict.files,
        "functions": verdict.levels.located,
        "errors": errors,
        "warnings": len(counted) - errors,
        "waived": len(verdict.findings) - len(counted),
    }


def _commit(commit: CommitVerdict) -> dict[str, Json]:
    return {
        "commit": commit.commit,
        "signer": commit.signer,
        "plan": commit.plan,
        "phases": [*commit.phases],
        "verdict": commit.outcome,
    }


def _finding(finding: Finding) -> dict[str, Json]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "commit": finding.commit,
        **_path(finding.path),
        "line": finding.line,
        "end_line": finding.end_line,
        "symbol": _text(finding.symbol) if finding.symbol else None,
        "message": _text(finding.message),
        "why": _text(finding.why),
        "fix": _text(finding.fix),
        "waived": finding.waived,
        "undecided": finding.undecided,
    }


def _not_analysed(place: NotAnalysed) -> dict[str, Json]:
    symbol = _text(place.symbol) if place.symbol else None
    return {**_path(place.path), "symbol": symbol, "reason": _text(place.reason)}


def _text(text: str) -> str:
    """Write lone surrogates, which stand for bytes that are no UTF-8, as escapes.

    JSON can hold them, but many parsers refuse the whole document then.
    """
    return text.encode("utf-8", "backslashreplace").decode()


def _path(path: bytes | None) -> dict[str, Json]:
    """Give `path`, and beside it `path_bytes` in base64 when the path is no UTF-8."""
    if path is None:
        return {"path": None}
    try:
        return {"path": path.decode()}
    except UnicodeDecodeError:
        from base64 import b64encode  # noqa: PLC0415 - for paths that hardly ever are

        readable = path.decode("utf-8", "backslashreplace")
        return {"path": readable, "path_bytes": b64encode(path).decode()}
