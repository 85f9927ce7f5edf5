"""Where this user's caches lie (XDG Base Directory Specification 0.8)."""

import os
from collections.abc import Mapping


def cache_folder(environ: Mapping[str, str], *parts: str) -> str:
    """Give a place below the guard's own folder; it need not exist.

    Args:
        environ: Where `XDG_CACHE_HOME` and `HOME` stand.
        parts: Folders and a file; letters that some file system minds become `_`.
    """
    home = environ.get("XDG_CACHE_HOME") or os.path.join(environ.get("HOME", "/"), ".cache")
    return os.path.join(home, "worknode-guard", *map(_plain, parts))


def _plain(part: str) -> str:
    return "".join(one if one.isalnum() or one in ".-" else "_" for one in part)
