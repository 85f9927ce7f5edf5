"""Where the story is played: a home and a repository of its own, and nothing of the user's."""

import contextlib
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.named import NamedTuple

_ENTRY: Final = "from worknode_guard.cli.main import run; run()"
_NEEDED: Final = ("ssh-keygen", "git")
_KEPT: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What a Python that lies in an unusual place may need to start at all."""


class Stage(NamedTuple):
    """An open stage.

    Attributes:
        folder: The repository's, where commands are run.
        environ: The whole environment of every command.
    """

    folder: Path
    environ: Mapping[str, str]


@contextlib.contextmanager
def open_stage(keep: str | None, environ: Mapping[str, str]) -> Iterator[Stage]:
    """Make the folders of a stage, and remove them at the end.

    Args:
        keep: Make them in this new or empty folder, and let them stay.
        environ: The user's, for `PATH` and the folder of temporary files.

    Raises:
        UsageError: The folder to keep holds something.
        UndecidedError: A program is missing, or the folders cannot be made.
    """
    path = os.pathsep.join(p for p in environ.get("PATH", "").split(os.pathsep) if p[:1] == "/")
    for program in _NEEDED:
        if shutil.which(program, path=path) is None:
            raise UndecidedError(
                f"{program} was not found",
                why="the demonstration runs the real git and OpenSSH, and no folder on PATH has it",
                fix=f"install {program}, and put its folder on PATH",
            )
    try:
        top = _kept(keep) if keep else Path(tempfile.mkdtemp(prefix="worknode-guard-demo-"))
        try:
            yield _furnish(top.resolve(), path, environ)
        finally:
            if not keep:
                shutil.rmtree(top)
    except OSError as error:
        raise UndecidedError(
            f"the demonstration has no place: {error.filename}",
            why=str(error.strerror),
            fix="name a folder that can be written: worknode-guard demo --keep DIR",
        ) from error


def _kept(keep: str) -> Path:
    top = Path(keep)
    top.mkdir(parents=True, exist_ok=True)
    if any(top.iterdir()):
        raise UsageError(
            f"{keep} is not empty",
            why="the demonstration would mix its files with what is there",
            fix="name a new folder",
        )
    return top


def _furnish(top: Path, path: str, environ: Mapping[str, str]) -> Stage:
    """Make home, repository and the program's command; give the environment that knows no other."""
    for name in ("home/rpc-demo", "bin", "tmp"):
        (top / name).mkdir(parents=True)
    program = top / "bin" / "worknode-guard"
    program.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, "-I", "-c", _ENTRY])} "$@"\n')
    program.chmod(0o755)
    kept = {name: environ[name] for name in _KEPT if name in environ}
    own = {
        "PATH": f"{top / 'bin'}{os.pathsep}{path}",
        "HOME": str(top / "home"),
        "TMPDIR": str(top / "tmp"),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
    return Stage(top / "home" / "rpc-demo", {**kept, **own})
