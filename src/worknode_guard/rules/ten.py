"""The shape of all ten: places in functions and files, under every plan that applies the rule.

Where several plans judge a file, each place is told once, by a plan that binds if there is one.
"""

from collections.abc import Callable, Iterable, Iterator

from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence, Judged
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts, Mark, MarkKind
from worknode_guard.model.plan import PowerOfTen, Severity
from worknode_guard.named import NamedTuple
from worknode_guard.rules.plans import binding_first, severity_of, undecided_severity


class Ten(NamedTuple):
    """One of the ten.

    Attributes:
        number: 1 to 10.
        law: What it demands, as the end of a sentence.
        fix: The next step.
    """

    code: str
    name: str
    number: int
    law: str
    fix: str


class Place(NamedTuple):
    """One breach.

    Attributes:
        fix: Instead of the rule's own, where another step helps.
        unproven: It may be none; the plan's `undecided` says how loud that is.
    """

    line: int
    message: str
    fix: str | None = None
    unproven: bool = False


OfFunction = Callable[[CodeFile, FunctionFacts, PowerOfTen], Iterable[Place]]
OfFile = Callable[[CodeFile, PowerOfTen], Iterable[Place]]


def applying(file: CodeFile, number: int) -> Iterator[tuple[CodeLimits, PowerOfTen]]:
    """Give the plans under which a rule applies to a file, binding ones first."""
    for limits in binding_first(file.limits):
        ten = limits.plan.rules.power_of_ten
        if ten is not None and file.facts.language in ten.languages and number in ten.rules:
            yield limits, ten


def in_functions(evidence: Evidence, rule: Ten, examine: OfFunction) -> Iterator[Finding]:
    """Give the breaches inside the functions that are judged."""
    for judged, file, limits, ten in _cases(evidence, rule):
        for function in file.touched:
            places = list(examine(file, function, ten))
            if places and not _is_no_worse(file, function, limits, ten, examine, len(places)):
                for place in places:
                    yield _finding(judged, file, limits, rule, place, function)


def in_files(evidence: Evidence, rule: Ten, examine: OfFile) -> Iterator[Finding]:
    """Give the breaches outside functions, in lines that are judged."""
    for judged, file, limits, ten in _cases(evidence, rule):
        for place in examine(file, ten):
            if is_judged(file, place.line):
                yield _finding(judged, file, limits, rule, place, None)


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Drop what another plan has told already."""
    told: set[tuple[str | None, bytes | None, int | None, str]] = set()
    for finding in findings:
        key = finding.commit, finding.path, finding.line, finding.message
        if key not in told:
            told.add(key)
            yield finding


def of_marks(marks: Iterable[Mark], sentences: dict[MarkKind, str]) -> Iterator[Place]:
    """Turn marks into places; `{}` in a sentence stands for the mark's text."""
    for mark in marks:
        if mark.kind in sentences:
            yield Place(mark.line, sentences[mark.kind].format(mark.text))


def is_judged(file: CodeFile, line: int) -> bool:
    """Tell whether a line of the file is among those that are judged."""
    return any(first <= line <= last for first, last in file.lines)


def why(limits: CodeLimits, rule: Ten) -> str:
    """Say who demands it."""
    return f"plan {limits.plan.id} applies the Power of Ten, rule {rule.number}: {rule.law}"


def _cases(
    evidence: Evidence, rule: Ten
) -> Iterator[tuple[Judged, CodeFile, CodeLimits, PowerOfTen]]:
    for judged in evidence.commits:
        for file in judged.code:
            for limits, ten in applying(file, rule.number):
                yield judged, file, limits, ten


def _is_no_worse(
    file: CodeFile,
    function: FunctionFacts,
    limits: CodeLimits,
    ten: PowerOfTen,
    examine: OfFunction,
    count: int,
) -> bool:
    """Tell whether the plan's ratchet accepts the function: it had as many breaches before."""
    if not limits.plan.rules.ratchet:
        return False
    earlier = [old for old in file.before if old.name == function.name]
    return any(len(list(examine(file, old, ten))) >= count for old in earlier)


def _finding(
    judged: Judged,
    file: CodeFile,
    limits: CodeLimits,
    rule: Ten,
    place: Place,
    function: FunctionFacts | None,
) -> Finding:
    severity: Severity = severity_of(limits, rule.code)
    if place.unproven:
        severity = undecided_severity(limits)
    return Finding(
        rule.code,
        rule.name,
        severity,
        place.message,
        why(limits, rule),
        place.fix or rule.fix,
        commit=judged.commit.oid,
        path=file.change.path,
        line=place.line,
        symbol=function.name if function else None,
    )
