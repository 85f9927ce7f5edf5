"""A symbolic link, a submodule or a change of mode that the right does not name.

Why:    A link can lead out of the whitelist, a submodule brings code that nobody here reviews, and
        a mode decides what may be run.
Bad:    `ln -s ../../.ssh src/net/x`; `chmod +x` by an agent whose `ops` lack `chmod`.
Good:   `ops` that list `symlink`, `submodule` or `chmod`.
Source: gitformat-pack(5), tree entries; project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import changes_by_code

CODE: Final = "WG105"
NAME: Final = "entry-kind"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return changes_by_code(evidence, CODE, NAME)
