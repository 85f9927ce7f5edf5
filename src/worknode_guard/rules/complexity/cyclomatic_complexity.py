"""A function has more independent paths than the plan allows.

Why:    Every path wants a test and a reader; beyond ten or so, functions get neither.
Bad:    Nine `if`s in one function where the plan says `complexity: 8`.
Good:   Smaller functions; a table instead of a chain of conditions.
Source: T. J. McCabe, "A Complexity Measure", IEEE TSE 2(4), 1976; counted by lizard.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.measures import Measure, exceeding

CODE: Final = "WG201"
NAME: Final = "cyclomatic-complexity"

_MEASURE: Final = Measure(
    CODE,
    NAME,
    field="complexity",
    fact="complexity",
    noun="cyclomatic complexity",
    fix="split the function, or turn its conditions into a table",
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every judged function beyond the limit."""
    return exceeding(evidence, _MEASURE)
