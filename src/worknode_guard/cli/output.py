"""Where the program speaks: standard output is data, standard error is talk.

Both are written as UTF-8 bytes whatever the locale, so that a script reads the same everywhere.
"""

import os
import sys
from collections.abc import Mapping
from typing import Final, TextIO

from worknode_guard.errors import GuardError, UndecidedError

_STDOUT: Final = 1
_STANDARD: Final = (0, 1, 2)


def emit(text: str) -> None:
    """Write data to standard output and flush it; a reader that has gone is no error.

    Raises:
        UndecidedError: It is closed, or cannot be written (a full disk).
    """
    if sys.stdout is None:
        raise _unwritable("it is closed")
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _discard_stdout()
    except OSError as error:
        _discard_stdout()
        raise _unwritable(str(error.strerror)) from error


def emit_json(data: Mapping[str, object]) -> None:
    """Write one JSON object to standard output, in ASCII, with an end of line.

    Raises:
        UndecidedError: It cannot be written.
    """
    import json  # noqa: PLC0415  only where JSON is asked for

    emit(json.dumps(data, indent=2) + "\n")


def say(text: str) -> None:
    """Write talk to standard error, with an end of line."""
    if sys.stderr is None:
        return
    try:
        _write(sys.stderr, f"{text}\n")
    except OSError:
        # There is no other place to tell it; the exit code still does.
        return


def complain(error: GuardError) -> None:
    """Write an error's three texts to standard error, with what others wrote made harmless."""
    from worknode_guard.reports.text import safe  # noqa: PLC0415  only where something went wrong

    head = f"{error.code}: {error.what}" if error.code else error.what
    say(f"worknode-guard: {safe(head)}\n  why: {safe(error.why)}\n  fix: {safe(error.fix)}")


def wants_colour(stream: TextIO | None, environ: Mapping[str, str]) -> bool:
    """Tell whether a stream is a terminal that shows colour (no-color.org, `TERM=dumb`, `CI`)."""
    if stream is None or environ.get("NO_COLOR") or environ.get("CI"):
        return False
    return environ.get("TERM") != "dumb" and stream.isatty()


def hold_standard_streams() -> None:
    """Open a closed standard stream on the null device.

    Otherwise the next file or pipe that is opened takes its number, and a program started later
    would write into it.
    """
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            # The lowest free number is given, and those below are open by now.
            os.open(os.devnull, os.O_RDWR)


def _write(stream: TextIO, text: str) -> None:
    stream.flush()
    stream.buffer.write(text.encode("utf-8", "backslashreplace"))
    stream.buffer.flush()


def _discard_stdout() -> None:
    """Let what is still buffered go nowhere, so that the interpreter's last flush is quiet."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, _STDOUT)
    os.close(null)


def _unwritable(reason: str) -> UndecidedError:
    return UndecidedError(
        "the answer cannot be written to standard output",
        why=reason,
        fix="free space or open the stream, and run it again",
    )


def write_report(path: str, text: str) -> None:
    """Write a report's file as UTF-8, over what was there.

    Raises:
        UndecidedError: It cannot be written.
    """
    try:
        with open(path, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:
        raise UndecidedError(
            f"the report {path!r} cannot be written",
            why=error.strerror if isinstance(error, OSError) and error.strerror else str(error),
            fix="name a file in a folder that exists and can be written",
        ) from error
