"""A name that some system would read as another one.

Why:    A name that looks like another, or becomes another on some file system, hides a change.
Bad:    `.GIT/config`, a name with a newline or a bidirectional mark, `a.txt` beside `A.txt`,
        `con`, a name in NFD.
Good:   Letters, digits, `-`, `_`, `.`; one spelling of each name.
Source: git's fsck.c and path.c (CVE-2014-9390, CVE-2019-1352); UAX #15; Microsoft, "Naming
        Files, Paths, and Namespaces"; project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.scope.trees import of_trees

CODE: Final = "WG106"
NAME: Final = "unsafe-name"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every such name that the change adds; people are only warned."""
    return of_trees(
        evidence,
        CODE,
        NAME,
        "a name must mean the same file on every system that checks the tree out",
        "rename it to plain letters, digits, '-', '_' and '.'",
    )
