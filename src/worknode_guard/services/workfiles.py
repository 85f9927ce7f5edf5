"""Source files as they lie in a folder: which there are, and their facts."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.languages import language_of, unread_language
from worknode_guard.analysis.metrics import MAX_BYTES
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.listing import work_files
from worknode_guard.gitio.repository import Repository, find_repository
from worknode_guard.model.functions import FileFacts
from worknode_guard.named import NamedTuple
from worknode_guard.services.analysing import (
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


class Chosen(NamedTuple):
    """What of the named files and folders is read.

    Attributes:
        files: Files of code, each once.
        passed_over: Files that were named outright and are not read, with the reason.
    """

    files: list[WorkFile]
    passed_over: list[tuple[bytes, str]]


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
) -> Chosen:
    """Choose the files of code among what was named.

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
    places = list(dict.fromkeys(os.fsencode(_resolved(place)) for place in named))
    found = _listed(repository, places, everything=paths is None)
    outright = {place for place in places if not os.path.isdir(place)}
    reasons = {file.place: _no_code(file) for file in found}
    return Chosen(
        [file for file in found if not reasons[file.place]],
        [
            (file.path, reasons[file.place])
            for file in found
            if file.place in outright and reasons[file.place]
        ],
    )


def _resolved(place: str) -> str:
    """Follow the links on the way to a file, but none that is named itself."""
    if os.path.isdir(place):
        return os.path.realpath(place)
    return os.path.join(os.path.realpath(os.path.dirname(place)), os.path.basename(place))


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


def _listed(
    repository: Repository | None, places: Sequence[bytes], *, everything: bool
) -> list[WorkFile]:
    """Ask git for what lies in its work tree, and walk what does not."""
    if repository is None or repository.work_tree is None:
        return _walked(places)
    top = os.fsencode(os.path.realpath(repository.work_tree))
    inside = [place for place in places if _is_inside(place, top)]
    paths = (
        work_files(repository, list(map(os.fsdecode, inside)), os.environ)
        if (inside or everything)
        else []
    )
    found = {os.path.join(top, path): path for path in paths}
    for place in inside:
        # A file that is named outright is judged, though git ignores it.
        if not os.path.isdir(place):
            found.setdefault(place, os.path.relpath(place, top))
    files = [WorkFile(path, place) for place, path in found.items()]
    return files + _walked([place for place in places if place not in inside])


def _is_inside(place: bytes, top: bytes) -> bool:
    """Tell whether a place belongs to the work tree, and not to a repository inside it."""
    folder = place
    while folder != top:
        above = os.path.dirname(folder)
        if above == folder or os.path.lexists(os.path.join(folder, b".git")):
            return False
        folder = above
    return True


def _walked(places: Sequence[bytes]) -> list[WorkFile]:
    """Walk folders where git does not know the files; links are not followed."""
    found: dict[bytes, WorkFile] = {}
    for place in places:
        if not os.path.isdir(place):
            found[place] = WorkFile(os.path.relpath(place), place)
            continue
        for folder, folders, names in os.walk(place):
            folders.sort()
            for name in sorted(names):
                inner = os.path.join(folder, name)
                found[inner] = WorkFile(os.path.relpath(inner), inner)
    return list(found.values())


def _no_code(file: WorkFile) -> str:
    """Say why a file is not read; empty for a file of code."""
    if os.path.islink(file.place):
        return "a symbolic link: name what it points to"
    if not os.path.isfile(file.place):
        return "no regular file"
    name = _name(file)
    if language_of(name) is None and unread_language(name) is None:
        return "no source code, by its name"
    return ""


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
