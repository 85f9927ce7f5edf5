"""Something in a changed file could not be read, so some rules could not decide.

Why:    A check that passes what it did not understand is worth less than none. So everything that
        was not read is told, with its place and the rules that it concerns.
Bad:    A macro where a body should be; a call through a pointer; assembly; a language that nobody
        reads:
            DEFINE_HANDLER(on_packet) { … }
Good:   Code that says what it is. Where that cannot be, the finding tells a person where to look.
        It is a warning; the plan's `undecided: error` makes it an error.
Undecided: This is the rule that says so.
Waiver: None: what could not be read stays told.
Source: Project contract, rules §3: said, not guessed.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence, Judged
from worknode_guard.model.finding import Finding
from worknode_guard.rules.gaps import Gap, gaps_of
from worknode_guard.rules.plans import undecided_severity

CODE: Final = "WG902"
NAME: Final = "not-analysed"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every gap in a changed file that somebody judges."""
    for judged in evidence.commits:
        for file, gap in gaps_of(judged):
            yield _finding(judged, file, gap)


def _finding(judged: Judged, file: CodeFile, gap: Gap) -> Finding:
    loudest = _loudest(file)
    return Finding(
        CODE,
        NAME,
        undecided_severity(loudest),
        gap.reason,
        f"plan {loudest.plan.id} says undecided: {loudest.plan.rules.undecided}",
        "write it so that it can be read, or let a person look at it",
        commit=judged.commit.oid,
        path=file.change.path,
        line=gap.line,
        symbol=gap.symbol,
    )


def _loudest(file: CodeFile) -> CodeLimits:
    return max(file.limits, key=lambda one: (undecided_severity(one) == "error", one.binding))
