"""One finding as one line: `path:line: WG101 path-not-allowed: message`."""

from worknode_guard.model.finding import Finding
from worknode_guard.reports.text import safe, safe_path, short


def place(finding: Finding) -> str:
    """Say where: the path and line, else the commit's short id, else `change`."""
    if finding.path is None:
        return short(finding.commit) if finding.commit else "change"
    path = safe_path(finding.path)
    return path if finding.line is None else f"{path}:{finding.line}"


def finding_line(finding: Finding) -> str:
    """Give the line, with what makes the finding count less in brackets at its end."""
    # Made safe as a whole: a file named `:` and the colon behind it would be a forge's command.
    line = safe(f"{place(finding)}: {finding.code} {finding.rule}: {finding.message}")
    if finding.waived:
        return f"{line} [waived]"
    if finding.undecided:
        return f"{line} [undecided]"
    return f"{line} [warning]" if finding.severity == "warning" else line
