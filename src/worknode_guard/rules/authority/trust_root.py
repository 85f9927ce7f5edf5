"""There is no trust root to judge by, or it is not the one that was pinned.

Why:    Without a root nobody can say who may do what; a guard that then said yes would be none.
Bad:    A base branch without `plans/trust/1.yaml`, an expired root, a root with another hash than
        the pin.
Good:   The base branch holds the root whose hash the people pinned outside of the repository.
Source: TUF specification §5.3 (root of trust and its rotation); project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG001"
NAME: Final = "trust-root"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
