"""Source files as they lie in a folder: which there are, and their facts."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from worknode_guard.analysis.languages import language_of, unread_language
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.listing import work_files
from worknode_guard.gitio.repository import Repository, find_repository
from worknode_guard.model.functions import FileFacts
from worknode_guard.services.analysing import (
    MAX_BYTES,
    SourceFile,
    analyse_files,
    fact_cache,
    is_cut_short,
)
from worknode_guard.services.options import CheckOptions

_AT_ONCE: Final = 32 << 20
"""Bytes of source that are held in memory at a time."""


class WorkFile(NamedTuple):
    """A file on disk.

    Attributes:
        path: From the work tree's top, or from the current folder where there is none; raw bytes.
        place: Where it lies.
    """

    path: bytes
    place: bytes


class Found(NamedTuple):
    """A file with its facts."""

    file: WorkFile
    facts: FileFacts
    blob: str


def repository_at(repo_dir: str) -> Repository | None:
    """Give the repository with a work tree that a folder lies in; None where there is none."""
    try:
        found = find_repository(repo_dir, os.environ)
    except UndecidedError:
        # No repository, so no law: the defaults serve people there too.
        return None
    return found if found.work_tree is not None else None


def source_files(
    repo_dir: str, repository: Repository | None, paths: Sequence[str] | None
) -> list[WorkFile]:
    """Give the files of code among what was named, each once.

    Raises:
        UsageError: A path does not exist.
        UndecidedError: Git fails.
    """
    named = [os.path.join(repo_dir, path) for path in paths or ()]
    for given, place in zip(paths or (), named, strict=True):
        if not os.path.lexists(place):
            raise UsageError(
                f"there is no {given!r}",
                why="a file or folder of that name does not exist",
                fix="check the spelling, and where the path begins",
            )
    found = _in_repository(repository, named) if repository else _in_folders(named)
    return [file for file in found if _is_code(file)]


def read_files(files: Sequence[WorkFile], options: CheckOptions) -> Iterator[Found]:
    """Give the facts of files, some at a time, so that memory does not grow with their number.

    Args:
        files: What to read.
        options: Whether the user's cache may be asked, and who is told how far it is.

    Raises:
        UndecidedError: A file cannot be read.
    """
    batch: list[tuple[WorkFile, bytes]] = []
    size = 0
    for file in files:
        raw = _read(file)
        if raw is None:
            problem = f"larger than {MAX_BYTES} bytes: not analysed"
            yield Found(file, FileFacts(language_of(_name(file)), problems=(problem,)), "")
            continue
        batch.append((file, raw))
        size += len(raw)
        if size > _AT_ONCE:
            yield from _with_facts(batch, options)
            batch, size = [], 0
    yield from _with_facts(batch, options)


def _with_facts(batch: Sequence[tuple[WorkFile, bytes]], options: CheckOptions) -> Iterator[Found]:
    """Take facts from the user's cache by blob id, and analyse the rest."""
    cache = fact_cache() if options.cache and batch else None
    blobs = [_blob(raw) for _, raw in batch]
    kept = {
        place: facts
        for place, (file, _) in enumerate(batch)
        for facts in [cache.load(blobs[place], language_of(_name(file))) if cache else None]
        if facts is not None
    }
    rest = [place for place in range(len(batch)) if place not in kept]
    sources = [SourceFile(_name(batch[place][0]), batch[place][1]) for place in rest]
    for place, facts in zip(rest, analyse_files(sources, options.progress), strict=True):
        kept[place] = facts
        if cache is not None and not is_cut_short(facts):
            cache.store(blobs[place], facts.language, facts)
    for place, (file, _) in enumerate(batch):
        yield Found(file, kept[place], blobs[place])


def _blob(raw: bytes) -> str:
    """Name bytes as git does (gitformat-loose(5)); in a SHA-256 repository only we do so."""
    return hashlib.sha1(b"blob %d\0%s" % (len(raw), raw), usedforsecurity=False).hexdigest()


def _in_repository(repository: Repository, named: Sequence[str]) -> list[WorkFile]:
    assert repository.work_tree is not None
    top = os.fsencode(os.path.realpath(repository.work_tree))
    paths = work_files(repository, named, os.environ)
    known = set(paths)
    # A file that is named outright is judged, though git ignores it.
    for place in map(os.path.realpath, named):
        path = os.path.relpath(os.fsencode(place), top)
        if os.path.isfile(place) and path not in known:
            paths.append(path)
    return [WorkFile(path, os.path.join(top, path)) for path in paths]


def _in_folders(named: Sequence[str]) -> list[WorkFile]:
    """Walk folders where git does not know the files; links are not followed."""
    found: dict[bytes, WorkFile] = {}
    for place in map(os.fsencode, named):
        if not os.path.isdir(place):
            found[place] = WorkFile(os.path.normpath(os.path.relpath(place)), place)
            continue
        for folder, folders, names in os.walk(place):
            folders.sort()
            for name in sorted(names):
                inner = os.path.join(folder, name)
                found[inner] = WorkFile(os.path.normpath(os.path.relpath(inner)), inner)
    return list(found.values())


def _is_code(file: WorkFile) -> bool:
    if os.path.islink(file.place) or not os.path.isfile(file.place):
        return False
    name = _name(file)
    return language_of(name) is not None or unread_language(name) is not None


def _name(file: WorkFile) -> str:
    return file.path.decode("utf-8", "surrogateescape")


def _read(file: WorkFile) -> bytes | None:
    """Give a file's bytes; None where it is too large to analyse."""
    try:
        with open(file.place, "rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise UndecidedError(
            f"{_name(file)!r} cannot be read",
            why=error.strerror or str(error),
            fix="make it readable, or leave it out",
        ) from error
    return raw if len(raw) <= MAX_BYTES else None
