"""An agent changed a file that its capability or its plan does not cover.

Why:    Agents edit files they were not asked to touch. A whitelist is the one list that can be
        complete.
Bad:    An agent with `paths: [src/net/**]` edits `src/core/c.py`.
Good:   `worknode-guard may AGENT modify PATH` before the edit; `capability widen` by its issuer.
Source: Project contract, trust §3: built-in denial ∧ plan ∧ every link of the chain.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import changes_by_code

CODE: Final = "WG101"
NAME: Final = "path-not-allowed"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return changes_by_code(evidence, CODE, NAME)
