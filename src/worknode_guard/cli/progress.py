"""How far long work is, on one line of a terminal, and nothing anywhere else."""

import time
from types import TracebackType
from typing import Final, Self, TextIO

_PATIENCE_S: Final = 1.0
"""Work that is done sooner shows nothing."""
_EVERY_S: Final = 0.1
_CLEAR: Final = "\r\x1b[K"


class ProgressLine:
    """Shows progress on a stream while it is a terminal; a context manager that wipes its line."""

    def __init__(self, stream: TextIO | None) -> None:
        """Show on `stream`; None shows nothing."""
        self._stream = stream if stream is not None and stream.isatty() else None
        self._next = time.monotonic() + _PATIENCE_S
        self._shown = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Take note of how much is done; seldom more than ten times a second is it shown."""
        if self._stream is None or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY_S
        self._shown = True
        self._stream.write(f"{_CLEAR}{what}: {done} of {total}")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._shown and self._stream is not None:
            self._stream.write(_CLEAR)
            self._stream.flush()
