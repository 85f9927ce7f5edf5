"""A file belongs to a phase of the plan that is not active.

Why:    Work out of order is built on what is not decided yet.
Bad:    An edit below `docs/release/**`, assigned to phase `release`, while `build` is active.
Good:   `worknode-guard plan activate PHASE` by the people of the plan role, merged first.
Source: Project contract, trust §4: the phase is the plan's on the base branch.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import changes_by_code

CODE: Final = "WG104"
NAME: Final = "phase-not-active"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return changes_by_code(evidence, CODE, NAME)
