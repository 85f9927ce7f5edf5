"""Command lines run as somebody at a shell would run them, and the whole of what they said."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from worknode_guard.errors import UndecidedError
from worknode_guard.named import NamedTuple

_SHELL: Final = "/bin/sh"
_ENDING: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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
    with _held_back() as came:
        process = _start(line, folder, environ)
    with process:
        try:
            for number in came:
                signal.raise_signal(number)
            output, _ = process.communicate(timeout=timeout_s)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise _failed(line, f"it was not done within {timeout_s:g} seconds") from error
            raise
    code = process.returncode if process.returncode >= 0 else 128 - process.returncode
    return Ran(code, output.decode("utf-8", "replace"))


def _start(line: str, folder: Path, environ: Mapping[str, str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
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


@contextlib.contextmanager
def _held_back() -> Iterator[list[int]]:
    """Take note of signals instead of acting on them.

    A program that was interrupted while it was being started would go on unseen, and make the
    folders again that are about to be removed.
    """
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came
        return
    before = {
        number: signal.signal(number, lambda number, _: came.append(number)) for number in _ENDING
    }
    try:
        yield came
    finally:
        for number, handler in before.items():
            # None: it was set outside of Python, and cannot be put back.
            signal.signal(number, signal.SIG_DFL if handler is None else handler)


def _failed(line: str, why: str) -> UndecidedError:
    return UndecidedError(
        f"a command could not be run to its end: {line}",
        why=why,
        fix="run it by hand to see what it waits for",
    )
