"""Progress is shown on a terminal, late, seldom, and leaves no trace."""

import io
import time

import pytest

from worknode_guard.cli.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr(time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_long_work_shows_how_far_it_is_and_wipes_its_line(clock: Clock) -> None:
    terminal = Terminal()
    with ProgressLine(terminal) as line:
        clock.now += 1.5
        line("files analysed", 3, 10)
    assert terminal.getvalue() == "\r\x1b[Kfiles analysed: 3 of 10\r\x1b[K"


def test_short_work_shows_nothing(clock: Clock) -> None:
    terminal = Terminal()
    with ProgressLine(terminal) as line:
        clock.now += 0.9
        line("files analysed", 3, 10)
    assert terminal.getvalue() == ""


def test_it_is_shown_seldom(clock: Clock) -> None:
    terminal = Terminal()
    with ProgressLine(terminal) as line:
        clock.now += 1.5
        for done in range(100):
            line("files analysed", done, 100)
    assert terminal.getvalue().count("analysed") == 1


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_without_a_terminal_there_is_nothing(stream: io.StringIO | None, clock: Clock) -> None:
    with ProgressLine(stream) as line:
        clock.now += 5
        line("files analysed", 1, 2)
    assert stream is None or stream.getvalue() == ""
