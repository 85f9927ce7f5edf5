"""One key stands for two actors.

Why:    If a key could mean two rights, a signer could choose the wider one.
Bad:    Two capabilities with one subject; a capability for a person's own key.
Good:   A key of its own for every agent.
Source: Project contract, trust §4 and §7.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG014"
NAME: Final = "ambiguous-capability"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
