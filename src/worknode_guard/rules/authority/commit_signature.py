"""A commit's signature does not hold.

Why:    A signature over other bytes says nothing about these.
Bad:    A commit amended after it was signed; a malleated signature; another namespace.
Good:   Sign the commit as it stands: `git commit --amend -S`.
Source: OpenSSH PROTOCOL.sshsig; RFC 8032 §5.1.7; project contract, trust §1.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG011"
NAME: Final = "commit-signature"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
