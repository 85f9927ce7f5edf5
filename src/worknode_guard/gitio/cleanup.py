"""Leaving nothing behind when the process is told to end."""

import contextlib
from collections.abc import Iterator
from types import FrameType

_KILLED_BY: int = 128
"""A shell's exit code for a process that a signal ended is 128 and the signal's number."""


@contextlib.contextmanager
def ended_cleanly() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into `SystemExit`, so that stores and processes are closed.

    To be used by the main thread, around anything that lasts longer than a moment. A signal that
    is already ignored (`nohup`) or handled stays as it is.
    """
    import signal  # noqa: PLC0415  the staged check is over before anyone could interrupt it

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(_KILLED_BY + number)

    taken = [
        number
        for number in (signal.SIGTERM, signal.SIGHUP)
        if signal.getsignal(number) is signal.SIG_DFL
    ]
    for number in taken:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
