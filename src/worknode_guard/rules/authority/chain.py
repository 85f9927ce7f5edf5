"""A capability claims more than its issuer may hand on, or its chain does not hold.

Why:    Delegation may only narrow, or the narrowest agent could make itself the widest.
Bad:    A child with `paths: [src/**]` below an executive that may hand on `src/net/**`.
Good:   Narrow the child, or let people widen the executive first.
Source: Macaroons (Birgisson et al., NDSS 2014) for narrowing chains; project contract, trust §3.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG007"
NAME: Final = "chain"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
