"""A command line, run as at a shell: what it said, how it ended, and that nothing outlives it."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from worknode_guard.errors import UndecidedError
from worknode_guard.host.process import Ran, run_line

ENVIRON = {"PATH": os.environ["PATH"], "WORD": "here"}

LINES = [
    ("echo out; echo err >&2; echo out", Ran(0, "out\nerr\nout\n")),
    ("exit 3", Ran(3, "")),
    ("kill -TERM $$", Ran(143, "")),
    ("echo $WORD; env | grep -c HOME", Ran(1, "here\n0\n")),
    ("cat; echo end", Ran(0, "end\n")),
    ("(: < /dev/tty) 2> /dev/null || echo no terminal", Ran(0, "no terminal\n")),
    ("printf '\\377'", Ran(0, "\N{REPLACEMENT CHARACTER}")),
    ("no-such-program-here 2> /dev/null", Ran(127, "")),
]


@pytest.mark.parametrize(("line", "ran"), LINES, ids=[line for line, _ in LINES])
def test_it_is_told_as_a_shell_tells_it(tmp_path: Path, line: str, ran: Ran) -> None:
    assert run_line(line, tmp_path, ENVIRON, 20) == ran


def test_it_runs_in_the_folder(tmp_path: Path) -> None:
    run_line("echo here > file", tmp_path, ENVIRON, 20)
    assert (tmp_path / "file").read_text() == "here\n"


def test_what_does_not_end_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    with pytest.raises(UndecidedError, match="could not be run to its end") as caught:
        run_line("(sleep 1; touch late) & sleep 60", tmp_path, ENVIRON, 0.2)
    assert "0.2 seconds" in caught.value.why
    time.sleep(1.2)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UndecidedError, match="could not be run to its end") as caught:
        run_line("true", tmp_path / "gone", ENVIRON, 20)
    assert "gone" in caught.value.why


def test_an_interrupt_while_a_program_is_started_ends_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = subprocess.Popen

    def interrupted(*arguments: object, **options: object) -> object:
        made = started(*arguments, **options)  # type: ignore[call-overload]  # handed on
        signal.raise_signal(signal.SIGINT)
        return made

    monkeypatch.setattr(subprocess, "Popen", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_line("sleep 1; touch late", tmp_path, ENVIRON, 20)
    time.sleep(1.2)
    assert list(tmp_path.iterdir()) == []
