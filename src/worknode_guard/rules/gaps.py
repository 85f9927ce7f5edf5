"""What the rules could not see in a changed file: said once for each rule and function."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from worknode_guard.model.evidence import CodeFile, Judged
from worknode_guard.model.functions import FunctionFacts, Unseen
from worknode_guard.rules.results import Results, results_of
from worknode_guard.rules.ten import applying, is_judged


class Gap(NamedTuple):
    """One place that could not be decided.

    Attributes:
        line: None where the whole file is meant.
        symbol: The function; None outside of functions.
    """

    line: int | None
    symbol: str | None
    reason: str


_NEEDS_TREE: Final = {"WG302": 2, "WG306": 6, "WG307": 7, "WG309": 9}
_NEEDS_TOKENS: Final = {"WG301": 1, "WG303": 3, "WG305": 5}
_RESULTS: Final = 7
_ASSERTIONS: Final = 5
_RECURSION: Final = 1


def gaps_of(judged: Judged) -> Iterator[tuple[CodeFile, Gap]]:
    """Give what the commit's judged lines and functions hold that no rule could decide."""
    results: Results | None = None
    yield from _of_graph(judged)
    for file in judged.code:
        if not file.limits:
            continue
        if results is None and file.touched and _applies(file, _RESULTS):
            results = results_of(judged)
        for gap in _of_file(file):
            yield file, gap
        for function in file.touched:
            for gap in _of_function(file, function, results):
                yield file, gap


def _of_graph(judged: Judged) -> Iterator[tuple[CodeFile, Gap]]:
    """Say once, at the first file that is concerned, what of the graph is not known."""
    reasons = judged.graph.incomplete if judged.graph is not None else ()
    concerned = [file for file in judged.code if _applies(file, _RECURSION)]
    for reason in reasons if concerned else ():
        yield concerned[0], Gap(None, None, f"WG301 is undecided: {reason}")


def _of_file(file: CodeFile) -> Iterator[Gap]:
    for problem in file.facts.problems:
        yield Gap(None, None, problem)
    for unseen in file.facts.unseen:
        if is_judged(file, unseen.line) and _asks(file, unseen.rule):
            yield Gap(unseen.line, None, f"{unseen.rule} is undecided: {unseen.reason}")


def _of_function(file: CodeFile, function: FunctionFacts, results: Results | None) -> Iterator[Gap]:
    missing = _unread_rules(file, function)
    if missing:
        how = "its body is assembly" if function.level == "opaque" else "only its tokens were read"
        reason = f"{', '.join(missing)} are undecided in {function.name}: {how}"
        yield Gap(function.line, function.name, reason)
    if function.documentation is None and _asks_documentation(file):
        reason = f"WG401 is undecided: how {file.facts.language} is documented is not known"
        yield Gap(function.line, function.name, reason)
    unseen = [*function.unseen, *_calls(file, function, results)]
    for rule in dict.fromkeys(one.rule for one in unseen):
        if rule not in missing and _asks(file, rule):
            yield _grouped(function, [one for one in unseen if one.rule == rule])


def _grouped(function: FunctionFacts, unseen: list[Unseen]) -> Gap:
    """Say the first in words, and how many more there are."""
    first = min(unseen, key=lambda one: one.line)
    more = f", and {len(unseen) - 1} more" if len(unseen) > 1 else ""
    reason = f"{first.rule} is undecided in {function.name}: {first.reason}{more}"
    return Gap(first.line, function.name, reason)


def _calls(file: CodeFile, function: FunctionFacts, results: Results | None) -> Iterator[Unseen]:
    """Give calls whose result may matter, and calls inside assertions that may have effects."""
    names = {name for _, ten in applying(file, _RESULTS) for name in ten.assertions}
    if results is not None and _applies(file, _RESULTS):
        for call in function.calls:
            if call.dropped and call.name not in names and results.is_unknown(file, call.name):
                reason = f"whether {call.name} gives a result is not known"
                yield Unseen("WG307", call.line, reason)
    names = {name for _, ten in applying(file, _ASSERTIONS) for name in ten.assertions}
    for call in function.calls:
        if call.name in names and call.inner:
            yield Unseen("WG305", call.line, "whether the call in an assertion has effects")


def _unread_rules(file: CodeFile, function: FunctionFacts) -> list[str]:
    needed: dict[str, int] = {}
    if function.level in {"tokens", "opaque"}:
        needed = _NEEDS_TREE
    if function.level == "opaque":
        needed = _NEEDS_TOKENS | _NEEDS_TREE
    return sorted(code for code, number in needed.items() if _applies(file, number))


def _asks(file: CodeFile, code: str) -> bool:
    number = _NUMBERS.get(code)
    return number is not None and _applies(file, number)


_NUMBERS: Final = {f"WG{300 + number}": number for number in range(1, 11)}


def _applies(file: CodeFile, number: int) -> bool:
    return any(True for _ in applying(file, number))


def _asks_documentation(file: CodeFile) -> bool:
    return any(limits.plan.rules.documentation != "off" for limits in file.limits)
