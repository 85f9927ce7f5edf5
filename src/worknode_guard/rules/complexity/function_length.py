"""A function is longer than the plan allows.

Why:    A function that fits one page can be read as a whole.
Bad:    A function of 61 lines where the plan says `function_lines: 60`.
Good:   Steps with names of their own. Where the plan applies the Power of Ten's rule 4, WG304
        tells it instead, unless a capability's limit is stricter.
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.measures import Measure, exceeding

CODE: Final = "WG202"
NAME: Final = "function-length"

_MEASURE: Final = Measure(
    CODE,
    NAME,
    field="function_lines",
    fact="lines",
    noun="a length in lines of",
    fix="split the function into steps with names of their own",
    ten=False,
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every judged function beyond the limit."""
    return exceeding(evidence, _MEASURE)
