"""A document went back, stayed at its version with other bytes, or was deleted.

Why:    Putting an old signed document back would bring an old right back.
Bad:    Version 3 after version 4; version 3 twice; `git rm plans/agents/impl.yaml`.
Good:   Each new text has the next version. A plan is closed with `active: []`, a capability is
        ended with `worknode-guard revoke`.
Source: TUF specification §5 (rollback attack); project contract, trust §2.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG004"
NAME: Final = "document-version"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
