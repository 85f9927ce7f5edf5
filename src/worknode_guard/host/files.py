"""Several files changed as one: either all of them are as wanted, or all are as before."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from worknode_guard.errors import UndecidedError, UsageError

Edits = Mapping[str, bytes | None]
"""Path below the folder, `/`-separated → new content; None removes the file."""

_MODE: Final = 0o644


def read_folder(top: Path, folder: str, limit: int) -> dict[str, bytes]:
    """Read every regular file below `top/folder`, by its path below `top`.

    Args:
        top: Where paths begin.
        folder: What to read; a missing one holds no files.
        limit: Bytes of a file that are read at most; a longer one is cut there.

    Raises:
        UsageError: Something below it is a symbolic link or no file at all.
        UndecidedError: Something cannot be read.
    """
    found: dict[str, bytes] = {}
    waiting = [top / folder] if os.path.lexists(top / folder) else []
    try:
        while waiting:
            place = waiting.pop()
            name = place.relative_to(top).as_posix()
            if place.is_symlink() or not (place.is_dir() or place.is_file()):
                raise _not_plain(name)
            if place.is_dir():
                waiting += place.iterdir()
                continue
            with place.open("rb") as file:
                found[name] = file.read(limit)
    except OSError as error:
        raise _failed("cannot be read", error) from error
    return dict(sorted(found.items()))


def change_files(top: Path, edits: Edits) -> None:
    """Change files below `top`, all or none.

    New contents are written in full beside their places first, so that a full disk is met before
    anything has changed; then they are renamed into place, and taken back if that fails.

    Raises:
        UsageError: A path leads out of `top`, or through a symbolic link.
        UndecidedError: A file cannot be written; then nothing has changed.
    """
    for path in edits:
        _check_way(top, path)
    temporary: dict[str, Path] = {}
    folders: list[Path] = []
    try:
        for path, content in edits.items():
            if content is not None:
                folders += _make_folders((top / path).parent)
                temporary[path] = _beside(top / path, content)
        _put_in_place(top, edits, temporary)
    except BaseException as error:
        for place in temporary.values():
            place.unlink(missing_ok=True)
        for folder in reversed(folders):
            # One that somebody else has filled by now stays.
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise _failed("cannot be written", error) from error
        raise


def _check_way(top: Path, path: str) -> None:
    """Refuse a path that a symbolic link could lead elsewhere."""
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts):
        raise UsageError(
            f"{path!r} is no path below {top}",
            why="one of its parts is empty or a dot name",
            fix="name a file of the repository",
        )
    place = top
    for part in parts:
        place /= part
        if place.is_symlink():
            raise _not_plain(place.relative_to(top).as_posix())


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; give the ones that were missing, outermost first."""
    missing: list[Path] = []
    while not folder.exists():
        missing.insert(0, folder)
        folder = folder.parent
    for one in missing:
        one.mkdir()
    return missing


def _beside(place: Path, content: bytes) -> Path:
    temporary = place.with_name(f".{place.name}.{os.urandom(6).hex()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _MODE)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_in_place(top: Path, edits: Edits, temporary: Mapping[str, Path]) -> None:
    before: dict[str, bytes | None] = {}
    try:
        for path in edits:
            place = top / path
            before[path] = place.read_bytes() if place.exists() else None
            if path in temporary:
                temporary[path].replace(place)
            else:
                place.unlink(missing_ok=True)
    except BaseException:
        for path, content in before.items():
            place = top / path
            if content is None:
                place.unlink(missing_ok=True)
            else:
                _beside(place, content).replace(place)
        raise


def _not_plain(name: str) -> UsageError:
    return UsageError(
        f"{name} is a symbolic link, or no file",
        why="what it leads to is not what git would store, and may lie outside the repository",
        fix="put a plain file or folder in its place",
    )


def _failed(what: str, error: OSError) -> UndecidedError:
    return UndecidedError(
        f"{error.filename} {what}",
        why=str(error.strerror),
        fix="mend its permissions, or free space on the disk",
    )
