"""The part of a tree's call graph that a change can reach; every blob is read once, ever."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from worknode_guard.analysis.callgraph import definitions
from worknode_guard.analysis.languages import language_of
from worknode_guard.gitio.listing import tree_files
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.host.callindex import CallIndex
from worknode_guard.host.twofold import shared
from worknode_guard.model.evidence import CodeFile, Judged
from worknode_guard.model.functions import CallGraph, Definition, Outlined
from worknode_guard.services.analysing import MAX_BYTES, SourceFile, outline_file
from worknode_guard.services.code import GRAPHED
from worknode_guard.services.options import Progress

_BUDGET_S: Final = 20.0
"""For files that were never indexed; 2 million lines of C take about as long."""
_AT_ONCE: Final = 16 << 20

Read = Callable[[Sequence[str]], Iterable[bytes | None]]
"""Blob ids to contents, in order; None where a blob is too large to be read."""


def with_graph(
    store: ObjectStore,
    judged: Judged,
    tree: str | None,
    *,
    cache: bool = False,
    progress: Progress | None = None,
) -> Judged:
    """Add who calls whom in the commit's tree.

    Args:
        store: Where the objects are.
        judged: With its code.
        tree: The commit's tree, or for the index HEAD's; what the commit changes is put over it.
        cache: This user's index may be asked and fed (local hooks).
        progress: Told how many files are indexed.

    Raises:
        MissingObjectError: An object is missing or damaged.
        GitFailedError: Git failed.
    """
    files = tree_files(store, tree) if tree is not None else {}
    for change in judged.commit.changes:
        if change.new_oid is None:
            files.pop(change.path, None)
        else:
            files[change.path] = change.new_oid

    def read(blobs: Sequence[str]) -> Iterator[bytes | None]:
        # A blob that a partial clone has not fetched is left out, and that is said.
        headers = zip(blobs, store.headers(blobs), strict=True)
        small = [blob for blob, one in headers if one.kind == "blob" and one.size <= MAX_BYTES]
        contents = store.stream(small, "blob")
        wanted = set(small)
        return (next(contents) if blob in wanted else None for blob in blobs)

    graph = call_graph(files, judged.code, read, cache=cache, progress=progress)
    return judged._replace(graph=graph)


def call_graph(
    tree: Mapping[bytes, str],
    files: Sequence[CodeFile],
    read: Read,
    *,
    cache: bool,
    progress: Progress | None = None,
) -> CallGraph:
    """Give the changed files' functions and all that they can reach.

    Args:
        tree: Path → blob id, of every file of the tree that is judged.
        files: The changed files with their facts; their blobs are not read again.
        read: Gives blobs.
        cache: This user's index may be asked and fed.
        progress: Told how many files are indexed.
    """
    own = {file.change.path: file for file in files}
    languages = {file.facts.language for file in files} & GRAPHED
    others = {
        path: blob
        for path, blob in tree.items()
        if path not in own and _language(path) in languages
    }
    from worknode_guard.analysis.metrics import analyser  # noqa: PLC0415 - only when code changed

    index = CallIndex(analyser(), os.environ, kept=cache)
    try:
        left = _complete(index, others, read, progress)
        changed = [
            one for file in files for one in definitions(file.change.path, file.facts.functions)
        ]
        reached = _reached(index, others, changed)
    finally:
        index.close()
    incomplete = (f"{left} source files are not in the call graph",) if left else ()
    return CallGraph((*changed, *reached), incomplete)


def _language(path: bytes) -> str | None:
    return language_of(path.decode("utf-8", "surrogateescape"))


def _complete(
    index: CallIndex, others: Mapping[bytes, str], read: Read, progress: Progress | None
) -> int:
    """Index what is missing, as far as time allows; give how many files are left out."""
    name_of = {blob: os.fsdecode(path) for path, blob in others.items()}
    missing = index.missing(name_of)
    ends = time.monotonic() + _BUDGET_S
    left = 0
    batch: list[tuple[str, SourceFile]] = []
    size = 0
    for done, (blob, raw) in enumerate(zip(missing, read(missing), strict=True)):
        if progress is not None:
            progress("files indexed", done, len(missing))
        if time.monotonic() > ends:
            left += len(missing) - done
            break
        if raw is None or len(raw) > MAX_BYTES:
            left += 1
            continue
        batch.append((blob, SourceFile(name_of[blob], raw)))
        size += len(raw)
        if size > _AT_ONCE:
            left += _index(index, batch)
            batch, size = [], 0
    return left + _index(index, batch)


def _index(index: CallIndex, batch: Sequence[tuple[str, SourceFile]]) -> int:
    """Index blobs; give how many took too long."""
    found = shared(batch, lambda entry: len(entry[1].raw) // _CHEAPER, _outlines)
    index.add(
        (blob, [Outlined(*one) for one in rows])
        for (blob, _), rows in zip(batch, found, strict=True)
        if rows is not None
    )
    return found.count(None)


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
