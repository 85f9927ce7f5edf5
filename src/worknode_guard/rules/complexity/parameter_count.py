"""A function has more parameters than the plan allows.

Why:    Callers mix up what they cannot keep in mind.
Bad:    `draw(x, y, w, h, r, g, b, a, dash)` where the plan says `parameters: 8`.
Good:   A value that holds what belongs together.
Source: S. McConnell, "Code Complete", 2nd ed., §7.5 (about seven); the plan's number.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.measures import Measure, exceeding

CODE: Final = "WG203"
NAME: Final = "parameter-count"

_MEASURE: Final = Measure(
    CODE,
    NAME,
    field="parameters",
    fact="parameters",
    noun="a number of parameters of",
    fix="put parameters that belong together into one value",
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every judged function beyond the limit."""
    return exceeding(evidence, _MEASURE)
