"""Command lines run as somebody at a shell would run them, and the whole of what they said."""

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from worknode_guard.errors import UndecidedError

_SHELL: Final = "/bin/sh"


class Ran(NamedTuple):
    """A command line that has ended.

    Attributes:
        code: Its exit code; 128 and more where a signal ended it, as a shell tells it.
        output: Standard output and standard error as they came, decoded as UTF-8.
    """

    code: int
    output: str


def run_line(line: str, folder: Path, environ: Mapping[str, str], timeout_s: float) -> Ran:
    """Run one command line of our own with the shell, without a terminal and without input.

    It is a process group of its own: whatever ends the wait (an interrupt, the time limit) ends
    every program that it started too.

    Args:
        line: What to type; never text from outside.
        folder: Where to run it.
        environ: Its whole environment.
        timeout_s: How long it may take.

    Raises:
        UndecidedError: The shell cannot be started, or the time is over.
    """
    try:
        process = subprocess.Popen(
            [_SHELL, "-c", line],
            cwd=folder,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise _failed(line, str(error)) from error
    with process:
        try:
            output, _ = process.communicate(timeout=timeout_s)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise _failed(line, f"it was not done within {timeout_s:g} seconds") from error
            raise
    code = process.returncode if process.returncode >= 0 else 128 - process.returncode
    return Ran(code, output.decode("utf-8", "replace"))


def _failed(line: str, why: str) -> UndecidedError:
    return UndecidedError(
        f"a command could not be run to its end: {line}",
        why=why,
        fix="run it by hand to see what it waits for",
    )
