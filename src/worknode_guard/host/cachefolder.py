"""Where this user's caches lie (XDG Base Directory Specification 0.8)."""

import os
from collections.abc import Mapping
from typing import Final

from worknode_guard.model.instant import DAY_S

_KEPT_S: Final = 30 * DAY_S
"""How long the cache of an analyser lies unused until another analyser's first run drops it."""


def cache_folder(environ: Mapping[str, str], *parts: str) -> str:
    """Give a place below the guard's own folder; it need not exist.

    Args:
        environ: Where `XDG_CACHE_HOME` and `HOME` stand.
        parts: Folders and a file; letters that some file system minds become `_`.
    """
    home = environ.get("XDG_CACHE_HOME") or os.path.join(environ.get("HOME", "/"), ".cache")
    return os.path.join(home, "worknode-guard", *map(_plain, parts))


def drop_stale(folder: str) -> None:
    """Remove the files and folders in `folder` that nothing was written to for a month.

    They are other versions' caches: a loss costs time and nothing else, so what cannot be removed
    stays.

    Raises:
        OSError: The folder cannot be read.
    """
    import shutil  # noqa: PLC0415 - once for each version of the analyser

    from worknode_guard.host.clock import now  # noqa: PLC0415 - the same

    oldest = now() - _KEPT_S
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                if entry.stat(follow_symlinks=False).st_mtime < oldest:
                    os.remove(entry.path)
            elif _last_written(entry.path) < oldest:
                shutil.rmtree(entry.path, ignore_errors=True)


def _last_written(folder: str) -> float:
    """Give when a file of the folder, or of a folder in it, was last made or moved."""
    with os.scandir(folder) as entries:
        inner = [entry.stat(follow_symlinks=False).st_mtime for entry in entries]
    return max([os.stat(folder).st_mtime, *inner])


def _plain(part: str) -> str:
    return "".join(one if one.isalnum() or one in ".-" else "_" for one in part)
