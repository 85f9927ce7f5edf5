"""An agent changed a file that no agent may change.

Why:    These files decide what the law is, what runs in CI, and what git does with the rest.
Bad:    An edit below `plans/`, of `.github/workflows/ci.yml`, of any `.gitattributes`.
Good:   A person makes the change and signs it.
Source: Project contract, trust §4, list of denied places.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import changes_by_code

CODE: Final = "WG103"
NAME: Final = "protected-path"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return changes_by_code(evidence, CODE, NAME)
