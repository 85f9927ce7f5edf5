"""A file was deleted that neither plan nor capability lets this agent delete.

Why:    A deletion is the one edit that a reader of the diff cannot review line by line. A rename
        deletes its old path, and an emptied file has lost its content as surely.
Bad:    `git rm src/legacy.py`, or `git mv`, by an agent whose `ops` lack `delete`.
Good:   The plan's assignment and the capability both list `delete` for that path.
Source: Seed design, implementation tier: agents can not delete files. Project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import changes_by_code

CODE: Final = "WG102"
NAME: Final = "delete-not-allowed"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return changes_by_code(evidence, CODE, NAME)
