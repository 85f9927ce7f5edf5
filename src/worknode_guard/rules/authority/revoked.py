"""A key or a capability was revoked, and what hangs on it counts no more.

Why:    A lost key must stop working at once, without waiting for its expiry.
Bad:    A commit by an agent whose executive's key stands in `plans/revoked.yaml`.
Good:   A new key and a new version: `worknode-guard capability renew NAME --new-key`.
Source: Project contract, trust §2 and §7: revocation cascades down the chain.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG006"
NAME: Final = "revoked"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
