"""A commit has no SSH signature.

Why:    Without a signature nobody knows who made it; names and dates can be anything.
Bad:    `git commit` without `-S` by an agent; a signature by OpenPGP, which counts as none.
Good:   `git config commit.gpgsign true` and `gpg.format ssh`.
Source: gitformat-signature(5); project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG010"
NAME: Final = "commit-unsigned"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
