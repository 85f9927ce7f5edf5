"""A document is not valid now: it has expired, or its time has not come.

Why:    Rights that end by themselves need nobody to remember them.
Bad:    A commit judged after the capability's `expires`, whatever date the commit bears.
Good:   `worknode-guard capability renew NAME`; `doctor` warns 14 days ahead.
Source: Project contract, trust §2: the verifier's clock over the whole chain.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG005"
NAME: Final = "document-time"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
