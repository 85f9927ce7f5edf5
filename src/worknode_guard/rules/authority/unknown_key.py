"""A commit is signed by a key that neither a person nor a capability has.

Why:    The key selects the right. A key without one has no right.
Bad:    An agent that made itself a new key.
Good:   A capability for that key, issued by people or by the agent's executive, on the base first.
Source: Project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG012"
NAME: Final = "unknown-key"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
