"""A document of the law is not in the strict YAML profile, or not of its schema.

Why:    Two parsers must never read two laws out of one file.
Bad:    An anchor, an unquoted date, a key twice, a key that the kind does not have.
Good:   `worknode-guard schema plan` for the editor; `worknode-guard sign` checks before it signs.
Source: YAML 1.2.2 and 1.1, where they disagree; project contract, trust §2.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG002"
NAME: Final = "document-malformed"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
