"""A person's hardware key signed without the touch or PIN that the law asks for.

Why:    An agent on the same machine can use a key that needs no finger.
Bad:    `require: touch` and a signature whose flag byte lacks user presence.
Good:   Sign again and touch the authenticator when it blinks.
Source: OpenSSH PROTOCOL.u2f, signature flags; project contract, trust §1.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG019"
NAME: Final = "presence-not-proved"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
