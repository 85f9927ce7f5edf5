"""A function is longer than a printed page: sixty lines, or what the plan says.

Why:    What does not fit a page is not seen at once, so nobody checks it as a unit.
Bad:    A function of 61 lines where the plan says `function_lines: 60`.
Good:   Steps with names of their own, each checked for itself.
Undecided: Nothing: length is counted from the return type or `def` to the closing brace or last
        line, without attributes, decorators and the comment above.
Waiver: Where a generator writes the function:
            - {rule: WG304, path: src/parser.tab.c, reason: made by bison,
               until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.measures import Measure, exceeding

CODE: Final = "WG304"
NAME: Final = "function-fits-a-page"

_MEASURE: Final = Measure(
    CODE,
    NAME,
    field="function_lines",
    fact="lines",
    noun="a length in lines of",
    fix="split the function into steps with names of their own",
    ten=True,
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every judged function beyond the limit."""
    return exceeding(evidence, _MEASURE)
