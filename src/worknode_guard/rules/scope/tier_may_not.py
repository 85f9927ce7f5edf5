"""An agent did what its tier never does.

Why:    Who plans must not write the code, and who validates must not write what is validated.
Bad:    An executive edits `src/main.c`, or a capability of another executive's child.
Good:   Executives delegate; implementers write; validators read, report, approve or reject.
Source: Project contract, trust §3, §5 and §7: three tiers.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import changes_by_code

CODE: Final = "WG110"
NAME: Final = "tier-may-not"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return changes_by_code(evidence, CODE, NAME)
