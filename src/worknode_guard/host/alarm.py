"""A bound on the time that one piece of work may take, by the interval timer (setitimer(2))."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeoutError` inside the block once it has run for `seconds` of processor time.

    Processor time, so that a busy machine gives no other answer than an idle one. Only the main
    thread has signals, and some systems have no such timer: there the block runs without a bound.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(
        signal, "ITIMER_VIRTUAL"
    ):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> NoReturn:
        del number, frame
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
