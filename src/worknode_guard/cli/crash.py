"""What happens to an exception that nobody foresaw: a report file, and one plain error (WG901).

The report holds the traceback, versions and arguments; nothing of it is printed.
"""

import os
import platform
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from worknode_guard import __version__
from worknode_guard.errors import UndecidedError

_FOLDER: Final = "worknode-guard"
_TEMPORARY: Final = ("/tmp", "/var/tmp")  # noqa: S108  the file is made new and private there


def report_crash(
    error: BaseException, arguments: Sequence[str], environ: Mapping[str, str]
) -> UndecidedError:
    """Write the report and give the error to show.

    Args:
        error: What was raised.
        arguments: The command line.
        environ: Where `XDG_STATE_HOME`, `HOME` and `TMPDIR` may stand.
    """
    text = _report(error, arguments)
    for folder in _folders(environ):
        path = _write(folder, text)
        if path is not None:
            return _internal(error, f"send {path} to the maintainers with what you did")
    return _internal(
        error, "free space or mend permissions, so that a report can be written, and run it again"
    )


def _internal(error: BaseException, fix: str) -> UndecidedError:
    return UndecidedError(
        "the guard itself failed, so it decides nothing and lets nothing through",
        why=f"{type(error).__name__}: {error}",
        fix=fix,
        code="WG901",
    )


def _report(error: BaseException, arguments: Sequence[str]) -> str:
    lines = [
        f"worknode-guard {__version__}",
        f"python {platform.python_version()} at {sys.executable}",
        f"system {platform.platform()}",
        f"arguments {list(arguments)!r}",
        "",
        *traceback.format_exception(error),
    ]
    return "\n".join(lines)


def _folders(environ: Mapping[str, str]) -> list[Path]:
    """List where the report may go, best first (XDG Base Directory Specification)."""
    state = environ.get("XDG_STATE_HOME", "")
    home = environ.get("HOME", "")
    folders = []
    if state.startswith("/"):
        folders.append(Path(state, _FOLDER))
    elif home.startswith("/"):
        folders.append(Path(home, ".local", "state", _FOLDER))
    named = (environ.get("TMPDIR", ""), *_TEMPORARY)
    return [*folders, *(Path(folder) for folder in named if folder.startswith("/"))]


def _write(folder: Path, text: str) -> Path | None:
    """Write the report into a folder; None where that cannot be done and the next is tried."""
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    path = folder / f"worknode-guard-{moment}-{os.urandom(4).hex()}.txt"
    content = text.encode("utf-8", "backslashreplace")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        return None
    return path
