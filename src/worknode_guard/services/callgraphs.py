"""The part of a tree's call graph that a change can reach; every blob is read once."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from worknode_guard.analysis.callgraph import definitions
from worknode_guard.analysis.languages import language_of
from worknode_guard.analysis.metrics import MAX_BYTES, analyser
from worknode_guard.gitio.listing import tree_files
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.host.callindex import CallIndex, IndexLostError
from worknode_guard.host.twofold import shared
from worknode_guard.model.evidence import CodeFile, Judged
from worknode_guard.model.functions import CallGraph, Definition, Outlined
from worknode_guard.named import NamedTuple
from worknode_guard.services.analysing import SourceFile, outline_file
from worknode_guard.services.code import GRAPHED, asks_graph
from worknode_guard.services.options import Progress

_BUDGET_S: Final = 20.0
"""For files that were never indexed; 2 million lines of C take about as long."""
_AT_ONCE: Final = 16 << 20

Files = dict[bytes, str]
"""Path → blob id."""


class Step(NamedTuple):
    """A commit with the trees at its ends.

    Attributes:
        judged: With its code.
        before: The tree of its first parent; None where it has none.
        after: Its own; None where it is not written yet (the index).
    """

    judged: Judged
    before: str | None
    after: str | None


def with_graphs(
    store: ObjectStore,
    steps: Iterable[Step],
    *,
    cache: bool = False,
    progress: Progress | None = None,
) -> tuple[Judged, ...]:
    """Add to each commit who calls whom in its tree, where a rule asks for that.

    Args:
        store: Where the objects are.
        steps: Parents first, so that a tree is listed once and followed from there.
        cache: This user's index may be asked and fed (local hooks).
        progress: Told how many files are indexed.

    Raises:
        MissingObjectError: An object is missing or damaged.
        GitFailedError: Git failed.
    """
    trees = _Trees(store)
    graphs = _Graphs(store, cache=cache, progress=progress)
    found: list[Judged] = []
    try:
        for step in steps:
            graph = None
            if asks_graph(step.judged.code):
                graph = graphs.of(trees.after(step), step.judged.code)
            else:
                trees.pass_by(step)
            found.append(step.judged._replace(graph=graph))
    finally:
        graphs.close()
    return tuple(found)


def graph_of(files: Sequence[CodeFile]) -> CallGraph:
    """Give the call graph of files that belong to no repository."""
    return CallGraph(tuple(_own(files)))


def _own(files: Iterable[CodeFile]) -> Iterator[Definition]:
    for file in files:
        yield from definitions(file.change.path, file.facts.functions)


class _Trees:
    """Listings of trees: the first by git, the next ones by what the commits change."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store
        self._tree: str | None = None
        self._files: Files = {}

    def after(self, step: Step) -> Files:
        """Give the files of a commit's tree that the graph can hold."""
        if step.before is None:
            self._files = {}
        elif step.before != self._tree:
            listed = tree_files(self._store, step.before)
            self._files = {path: blob for path, blob in listed.items() if _language(path)}
        self._follow(step)
        return self._files

    def pass_by(self, step: Step) -> None:
        """Take note of a commit whose files nobody asks for."""
        is_merge = len(step.judged.commit.parents) > 1
        if step.before is not None and step.before == self._tree and not is_merge:
            self._follow(step)

    def _follow(self, step: Step) -> None:
        self._tree = step.after
        for change in step.judged.commit.changes:
            if change.new_oid is None:
                self._files.pop(change.path, None)
            elif _language(change.path):
                self._files[change.path] = change.new_oid


def _language(path: bytes) -> str | None:
    language = language_of(path.decode("utf-8", "surrogateescape"))
    return language if language in GRAPHED else None


class _Graphs:
    """One index for all the graphs of one run."""

    def __init__(self, store: ObjectStore, *, cache: bool, progress: Progress | None) -> None:
        self._store = store
        self._cache = cache
        self._progress = progress
        self._index: CallIndex | None = None
        self._known: set[str] = set()
        self._left: set[str] = set()
        self._seconds = _BUDGET_S

    def of(self, tree: Files, files: Sequence[CodeFile]) -> CallGraph:
        """Give the changed files' functions and all that they can reach.

        Args:
            tree: The files of the tree that is judged.
            files: The changed ones with their facts; their blobs are not read again.
        """
        languages = {file.facts.language for file in files}
        own = {file.change.path for file in files}
        others = {
            path: blob
            for path, blob in tree.items()
            if path not in own and _language(path) in languages
        }
        changed = list(_own(files))
        try:
            reached = self._search(others, changed)
        except IndexLostError:
            self._known.clear()
            self._seconds = _BUDGET_S
            reached = self._search(others, changed)
        left = len(self._left.intersection(others.values()))
        incomplete = (f"source files that are not in the call graph: {left}",) if left else ()
        return CallGraph((*changed, *reached), incomplete)

    def close(self) -> None:
        if self._index is not None:
            self._index.close()

    def _search(
        self, others: Mapping[bytes, str], changed: Sequence[Definition]
    ) -> list[Definition]:
        if self._index is None:
            self._index = CallIndex(analyser(), os.environ, kept=self._cache)
        self._complete(self._index, others)
        return _reached(self._index, others, changed)

    def _complete(self, index: CallIndex, others: Mapping[bytes, str]) -> None:
        """Index what is missing, as far as time allows."""
        name_of = {
            blob: os.fsdecode(path) for path, blob in others.items() if blob not in self._known
        }
        missing = index.missing(name_of)
        started = time.monotonic()
        self._known.update(name_of)
        self._left.update(missing)
        batch: list[tuple[str, SourceFile]] = []
        size = 0
        for done, (blob, raw) in enumerate(zip(missing, self._read(missing), strict=True)):
            if self._progress is not None:
                self._progress("files indexed", done, len(missing))
            if time.monotonic() - started > self._seconds:
                break
            if raw is not None:
                batch.append((blob, SourceFile(name_of[blob], raw)))
                size += len(raw)
            if size > _AT_ONCE:
                self._add(index, batch)
                batch, size = [], 0
        self._add(index, batch)
        self._seconds -= time.monotonic() - started

    def _add(self, index: CallIndex, batch: Sequence[tuple[str, SourceFile]]) -> None:
        """Index blobs, but those that take too long."""
        found = shared(batch, lambda entry: len(entry[1].raw) // _CHEAPER, _outlines)
        rows = {
            blob: [Outlined(*one) for one in rows]
            for (blob, _), rows in zip(batch, found, strict=True)
            if rows is not None
        }
        index.add(rows.items())
        self._left.difference_update(rows)

    def _read(self, blobs: Sequence[str]) -> Iterator[bytes | None]:
        """Give contents in order; None for a blob that is too large, or that is not here.

        A blob that a partial clone has not fetched is left out, and that is said.
        """
        headers = zip(blobs, self._store.headers(blobs), strict=True)
        small = [blob for blob, one in headers if one.kind == "blob" and one.size <= MAX_BYTES]
        contents = self._store.stream(small, "blob")
        wanted = set(small)
        return (next(contents) if blob in wanted else None for blob in blobs)


_CHEAPER: Final = 3
"""How much less an outline costs than all facts."""


def _outlines(entry: tuple[str, SourceFile]) -> list[tuple[object, ...]] | None:
    _, file = entry
    rows = outline_file(file.name, file.raw)
    return None if rows is None else [tuple(one) for one in rows]


def _reached(
    index: CallIndex, others: Mapping[bytes, str], changed: Sequence[Definition]
) -> list[Definition]:
    """Follow names breadth first; a blob that stands at several paths is several files."""
    paths: dict[str, list[bytes]] = {}
    for path, blob in others.items():
        paths.setdefault(blob, []).append(path)
    asked: set[str] = set()
    names = {name for one in changed for name in one.calls}
    found: dict[tuple[bytes, str, int], Definition] = {}
    while names:
        asked |= names
        fresh: set[str] = set()
        for blob, one in index.named(sorted(names)):
            for path in paths.get(blob, ()):
                found[path, one.name, one.line] = Definition(path, *one)
                fresh.update(one.calls)
        names = fresh - asked
    return list(found.values())
