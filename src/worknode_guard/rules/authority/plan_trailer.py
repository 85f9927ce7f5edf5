"""A commit does not say, or not clearly, which plan it belongs to.

Why:    Which files are open depends on the plan, so that must not be a guess.
Bad:    No trailer where the capability has two plans; two trailers; a folded one.
Good:   One line `Worknode-Plan: wave4-rpc` in the last paragraph of the message.
Source: git-interpret-trailers(1); project contract, trust §4 and §7.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import by_code

CODE: Final = "WG015"
NAME: Final = "plan-trailer"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every place where the rule is broken."""
    return by_code(evidence, CODE, NAME)
