"""A document is not signed by the people, or the executive, that must sign it.

Why:    A right is what somebody who may give it has signed, byte for byte.
Bad:    A plan signed by somebody without the plan role; a signature over other bytes, another kind
        or another project; one person of two.
Good:   `worknode-guard sign FILE` by everyone who is named as missing.
Source: OpenSSH PROTOCOL.sshsig; project contract, trust §2.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG003"
NAME: Final = "document-signature"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
