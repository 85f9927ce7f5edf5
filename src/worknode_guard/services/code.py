"""Which functions a change touches, and whose limits judge them. Each blob is analysed once."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from worknode_guard.analysis.languages import language_of
from worknode_guard.gitio.diffs import diff_blobs
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.law.limits import effective_limits
from worknode_guard.model.actor import Agent, Human
from worknode_guard.model.change import FileChange, FileDiff
from worknode_guard.model.evidence import CodeFile, CodeLimits, Judged
from worknode_guard.model.functions import FileFacts
from worknode_guard.model.law import Law
from worknode_guard.model.patterns import any_matches
from worknode_guard.model.plan import Assignment, Plan
from worknode_guard.named import NamedTuple
from worknode_guard.services.analysing import SourceFile, analyse_files, fact_cache, is_cut_short
from worknode_guard.services.judging import is_source
from worknode_guard.services.options import Progress

if TYPE_CHECKING:
    from worknode_guard.host.factcache import FactCache

_LARGEST = 8 << 20
"""Blobs beyond 8 MiB are not even read; the analyser gives up far below that."""

_AT_ONCE = 32 << 20
"""Bytes of source that are held in memory at a time."""

_RULES: Final = frozenset([1, 7])
"""Rules that ask who is called: recursion, and whose result is dropped."""
GRAPHED: Final = frozenset(["c", "python"])
_LAST_LINE = 1 << 31
"""Beyond the last line of every file."""


class _Wanted(NamedTuple):
    """One changed source file that somebody judges."""

    commit: int
    change: FileChange
    limits: tuple[CodeLimits, ...]

    @property
    def ratchet(self) -> bool:
        return any(one.plan.rules.ratchet for one in self.limits)

    @property
    def reading(self) -> str | None:
        """How it is read: its language, and whether numbers are enough."""
        language = language_of(self.change.name)
        tens = (limits.plan.rules.power_of_ten for limits in self.limits)
        if language is None or any(ten is not None and language in ten.languages for ten in tens):
            return language
        return f"{language}{_NUMBERS}"


_NUMBERS = "-numbers"
"""Behind a language: no plan applies the Power of Ten, so nothing but numbers is asked."""


def with_code(
    store: ObjectStore,
    law: Law,
    commits: Sequence[Judged],
    known: dict[tuple[str | None, str | None], FileDiff] | None = None,
    progress: Progress | None = None,
    *,
    cache: bool = False,
) -> tuple[Judged, ...]:
    """Add to each commit the facts about the source files that it changes.

    Args:
        store: Where the blobs are.
        law: The base's.
        commits: As judged so far.
        known: Differences that were read already, by the pair of blob ids.
        progress: Told after each analysed file.
        cache: This user's cache of facts may be asked (local hooks).
    """
    wanted = [
        _Wanted(number, change, limits)
        for number, judged in enumerate(commits)
        for change in judged.commit.changes
        if is_source(change)
        for limits in [limits_of(law, judged, change.name)]
        if limits
    ]
    if not wanted:
        return tuple(commits)
    diffs = _differences(store, wanted, known or {})
    facts = _Facts(store, progress, fact_cache() if cache else None)
    facts.load(wanted)
    files: dict[int, list[CodeFile]] = {}
    for entry in wanted:
        files.setdefault(entry.commit, []).append(_code_file(entry, facts, diffs))
    return tuple(
        judged._replace(code=tuple(files.get(number, ()))) for number, judged in enumerate(commits)
    )


def limits_of(law: Law, judged: Judged, path: str) -> tuple[CodeLimits, ...]:
    """Give who judges a file: the agent's plan, or for people every active plan that covers it."""
    actor = judged.actor
    if isinstance(actor, Agent):
        if not isinstance(judged.plan, Plan):
            return ()
        return (CodeLimits(judged.plan, effective_limits(actor.chain)),)
    if not isinstance(actor, Human):
        return ()
    return tuple(
        CodeLimits(plan, binding=plan.rules.people == "refuse")
        for plan in law.plans.values()
        if plan.active and any(_covers(law, one, path) for one in plan.assignments)
    )


def _covers(law: Law, assignment: Assignment, path: str) -> bool:
    if assignment.paths is not None:
        return any_matches(assignment.paths, path)
    return any(
        any_matches(law.chains[agent][-1].paths, path)
        for agent in assignment.agents
        if agent in law.chains
    )


def _differences(
    store: ObjectStore,
    wanted: Iterable[_Wanted],
    known: dict[tuple[str | None, str | None], FileDiff],
) -> dict[tuple[str | None, str | None], FileDiff]:
    pairs = dict.fromkeys(entry.change.blobs for entry in wanted)
    missing = [pair for pair in pairs if pair not in known]
    return known | dict(zip(missing, diff_blobs(store, missing), strict=True))


class _Facts:
    """Facts by blob and reading; of the path only the language matters."""

    def __init__(
        self, store: ObjectStore, progress: Progress | None, cache: "FactCache | None"
    ) -> None:
        self._store = store
        self._progress = progress
        self._cache = cache
        self._found: dict[tuple[str, str | None], FileFacts] = {}

    def load(self, wanted: Iterable[_Wanted]) -> None:
        """Take every blob's facts from the cache, or analyse it; few round trips to git."""
        needs: dict[str, dict[str | None, str]] = {}
        for entry in wanted:
            name = entry.change.name
            sides = [entry.change.new_oid, entry.change.blobs[0] if entry.ratchet else None]
            for oid in filter(None, sides):
                if not self._is_kept(oid, entry.reading):
                    needs.setdefault(oid, {}).setdefault(entry.reading, name)
        if needs:
            self._analyse(needs)

    def _is_kept(self, oid: str, reading: str | None) -> bool:
        kept = self._cache.load(oid, reading) if self._cache is not None else None
        if kept is not None:
            self._found[oid, reading] = kept
        return kept is not None

    def _analyse(self, needs: dict[str, dict[str | None, str]]) -> None:
        sizes = dict(zip(needs, self._store.sizes(list(needs)), strict=True))
        small = [oid for oid in needs if sizes[oid] <= _LARGEST]
        batch: list[tuple[str, str | None, SourceFile]] = []
        for oid, raw in zip(small, self._store.stream(small, "blob"), strict=True):
            batch += [
                (oid, reading, SourceFile(name, raw, not (reading or "").endswith(_NUMBERS)))
                for reading, name in needs[oid].items()
            ]
            if sum(len(file.raw) for _, _, file in batch) > _AT_ONCE:
                self._keep(batch)
                batch = []
        self._keep(batch)
        for oid in needs.keys() - small:
            for reading, name in needs[oid].items():
                problem = f"{sizes[oid]} bytes: too large to analyse"
                self._found[oid, reading] = FileFacts(language_of(name), problems=(problem,))

    def _keep(self, batch: list[tuple[str, str | None, SourceFile]]) -> None:
        facts = analyse_files([file for _, _, file in batch], self._progress)
        for (oid, reading, _), found in zip(batch, facts, strict=True):
            self._found[oid, reading] = found
            if self._cache is not None and not is_cut_short(found):
                self._cache.store(oid, reading, found)

    def of(self, oid: str, reading: str | None) -> FileFacts:
        """Give the facts of a blob that was loaded."""
        return self._found[oid, reading]


def _code_file(
    entry: _Wanted, facts: _Facts, diffs: dict[tuple[str | None, str | None], FileDiff]
) -> CodeFile:
    from worknode_guard.analysis.touched import judged  # noqa: PLC0415 - only when code changed

    change = entry.change
    assert change.new_oid is not None
    after = facts.of(change.new_oid, entry.reading)
    whole = any(one.plan.rules.judge == "file" for one in entry.limits)
    functions = judged(
        after.functions,
        diffs[change.blobs],
        "file" if whole else "changed",
    )
    old = change.blobs[0] if entry.ratchet else None
    before = facts.of(old, entry.reading).functions if old is not None else ()
    lines = ((1, _LAST_LINE),) if whole else _new_lines(diffs[change.blobs])
    return CodeFile(change, after, functions, before, entry.limits, lines)


def _new_lines(diff: FileDiff) -> tuple[tuple[int, int], ...]:
    return tuple(
        (span.new_start, span.new_start + span.new_count - 1)
        for span in diff.spans
        if span.new_count
    )


def asks_graph(files: Iterable[CodeFile]) -> bool:
    """Tell whether some plan judges these files by a rule that needs the graph."""
    tens = (
        (file.facts.language, limits.plan.rules.power_of_ten)
        for file in files
        for limits in file.limits
    )
    return any(
        ten is not None and language in ten.languages and _RULES & set(ten.rules)
        for language, ten in tens
        if language in GRAPHED
    )
