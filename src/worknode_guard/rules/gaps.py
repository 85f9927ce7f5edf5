"""What the rules could not see in a changed file: said once for each rule and function."""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, Judged
from worknode_guard.model.functions import FunctionFacts, Unseen
from worknode_guard.named import NamedTuple
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


class _Asked(NamedTuple):
    """What a file's plans want to know.

    Attributes:
        rules: Codes of the ten.
        unread: Those of them that nothing answers, by how a function was read.
        documented: Whether functions are documented.
        checks: Names of assertions, as rule 7 knows them.
        assertions: The same for rule 5.
        results: Whose result matters; None where nobody asks.
    """

    rules: frozenset[str]
    unread: dict[str, list[str]]
    documented: bool
    checks: frozenset[str]
    assertions: frozenset[str]
    results: Results | None


_NEEDS_TREE: Final = frozenset(["WG302", "WG306", "WG307", "WG309"])
_NEEDS_TOKENS: Final = frozenset(["WG301", "WG303", "WG305"])
_RECURSION: Final = 1
_ASSERTIONS: Final = 5
_RESULTS: Final = 7
_NUMBERS: Final = {f"WG{300 + number}": number for number in range(1, 11)}


def gaps_of(judged: Judged) -> Iterator[tuple[CodeFile, Gap]]:
    """Give what the commit's judged lines and functions hold that no rule could decide."""
    results: Results | None = None
    yield from _of_graph(judged)
    for file in judged.code:
        if not file.limits:
            continue
        if results is None and file.touched and _applies(file, _RESULTS):
            results = results_of(judged)
        asked = _asked(file, results)
        for gap in _of_file(file, asked):
            yield file, gap
        for function in file.touched:
            for gap in _of_function(file, function, asked):
                yield file, gap


def _asked(file: CodeFile, results: Results | None) -> _Asked:
    rules = frozenset(code for code, number in _NUMBERS.items() if _applies(file, number))
    tree = sorted(rules & _NEEDS_TREE)
    return _Asked(
        rules,
        {"tokens": tree, "opaque": sorted(rules & (_NEEDS_TREE | _NEEDS_TOKENS))},
        any(limits.plan.rules.documentation != "off" for limits in file.limits),
        _names(file, _RESULTS),
        _names(file, _ASSERTIONS),
        results if "WG307" in rules else None,
    )


def _names(file: CodeFile, number: int) -> frozenset[str]:
    return frozenset(name for _, ten in applying(file, number) for name in ten.assertions)


def _applies(file: CodeFile, number: int) -> bool:
    return any(True for _ in applying(file, number))


def _of_graph(judged: Judged) -> Iterator[tuple[CodeFile, Gap]]:
    """Say once, at the first file that is concerned, what of the graph is not known."""
    reasons = judged.graph.incomplete if judged.graph is not None else ()
    concerned = [file for file in judged.code if _applies(file, _RECURSION)]
    for reason in reasons if concerned else ():
        yield concerned[0], Gap(None, None, f"WG301 is undecided: {reason}")


def _of_file(file: CodeFile, asked: _Asked) -> Iterator[Gap]:
    for problem in file.facts.problems:
        yield Gap(None, None, problem)
    for unseen in file.facts.unseen:
        if unseen.rule in asked.rules and is_judged(file, unseen.line):
            yield Gap(unseen.line, None, f"{unseen.rule} is undecided: {unseen.reason}")


def _of_function(file: CodeFile, function: FunctionFacts, asked: _Asked) -> Iterator[Gap]:
    missing = asked.unread.get(function.level, [])
    if missing:
        how = "its body is assembly" if function.level == "opaque" else "only its tokens were read"
        reason = f"{', '.join(missing)} are undecided in {function.name}: {how}"
        yield Gap(function.line, function.name, reason)
    if function.documentation is None and asked.documented:
        reason = f"WG401 is undecided: how {file.facts.language} is documented is not known"
        yield Gap(function.line, function.name, reason)
    unseen = [*function.unseen, *_calls(file, function, asked)]
    for rule in dict.fromkeys(one.rule for one in unseen):
        if rule not in missing and rule in asked.rules:
            yield _grouped(function, [one for one in unseen if one.rule == rule])


def _grouped(function: FunctionFacts, unseen: list[Unseen]) -> Gap:
    """Say the first in words, and how many more there are."""
    first = min(unseen, key=lambda one: one.line)
    more = f", and {len(unseen) - 1} more" if len(unseen) > 1 else ""
    reason = f"{first.rule} is undecided in {function.name}: {first.reason}{more}"
    return Gap(first.line, function.name, reason)


def _calls(file: CodeFile, function: FunctionFacts, asked: _Asked) -> Iterator[Unseen]:
    """Give calls whose result may matter, and calls inside assertions that may have effects."""
    results = asked.results
    for call in function.calls:
        if (
            results is not None
            and call.dropped
            and call.name not in asked.checks
            and results.is_unknown(file, call.name)
        ):
            reason = f"whether {call.name} gives a result is not known"
            yield Unseen("WG307", call.line, reason)
    for call in function.calls:
        if call.inner and call.name in asked.assertions:
            yield Unseen("WG305", call.line, "whether the call in an assertion has effects")
