"""Control structures are nested deeper than the plan allows.

Why:    Each level is one more condition that a reader must hold while reading.
Bad:    Six levels of `if` and `for` where the plan says `nesting: 5`.
Good:   Early returns; the inner loop as a function.
Source: A. H. Watson and T. J. McCabe, NIST SP 500-235, 1996; the plan's number.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.measures import Measure, exceeding

CODE: Final = "WG204"
NAME: Final = "nesting-depth"

_MEASURE: Final = Measure(
    CODE,
    NAME,
    field="nesting",
    fact="nesting",
    noun="a nesting depth of",
    fix="return early, or make the inner block a function",
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every judged function beyond the limit."""
    return exceeding(evidence, _MEASURE)
