"""Standard output is data and standard error is talk, also when one of them does not work."""

import os
import pty
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.laws import LawRepo
from support.program import PROGRAM, environment, guard, law_repo

pytestmark = [pytest.mark.e2e, pytest.mark.git]


@pytest.fixture
def law(tmp_path: Path) -> LawRepo:
    """A repository in which the agent has staged a wrong file."""
    made = law_repo(tmp_path)
    made.write({"README.md": "mine\n"})
    return made


def shell(law: LawRepo, line: str) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which `$GUARD` is the program and the agent is at work."""
    environ = environment(law.path.parent, GUARD=PROGRAM, WORKNODE_AGENT="impl")
    return subprocess.run(
        ["sh", "-c", line], cwd=law.path, env=environ, capture_output=True, text=True, check=False
    )


def on_terminal(law: LawRepo, environ: Mapping[str, str]) -> str:
    """Run the check with a terminal as its standard output; give what it wrote there."""
    ours, theirs = pty.openpty()
    settings = {"WORKNODE_AGENT": "impl", "TERM": "xterm", **environ}
    own = environment(law.path.parent, **settings)
    subprocess.run([PROGRAM, "check"], cwd=law.path, env=own, stdout=theirs, check=False)
    os.close(theirs)
    text = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        while piece := _read(terminal.fileno()):
            text += piece
    return text.decode()


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 4096)
    except OSError:
        # Linux says EIO where the other side of a terminal is closed.
        return b""


def test_a_terminal_gets_colour(law: LawRepo) -> None:
    assert "\x1b[31m" in on_terminal(law, {})


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"CI": "true"}, {"TERM": "dumb"}])
def test_colour_can_be_turned_off(law: LawRepo, setting: dict[str, str]) -> None:
    assert "\x1b" not in on_terminal(law, setting)


def test_a_pipe_gets_no_colour(law: LawRepo) -> None:
    assert "\x1b" not in guard("check", "--agent", "impl", at=law.path).out


def test_a_full_disk_below_standard_output_is_undecided(law: LawRepo) -> None:
    done = shell(law, '"$GUARD" check > /dev/full')
    assert done.returncode == 3
    assert "cannot be written to standard output\n  why: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_standard_output_is_undecided(law: LawRepo) -> None:
    done = shell(law, '"$GUARD" check >&-')
    assert done.returncode == 3
    assert "why: it is closed" in done.stderr


def test_a_reader_that_has_gone_is_no_error_and_the_verdict_stays(law: LawRepo) -> None:
    done = shell(law, '{ sleep 1; "$GUARD" check; echo "code $?" >&2; } | true')
    assert done.stderr == "code 1\n"


@pytest.mark.parametrize("where", ["2>&-", "2> /dev/full"])
def test_without_standard_error_the_exit_code_still_tells(law: LawRepo, where: str) -> None:
    assert shell(law, f'"$GUARD" hook pre-commit {where}').returncode == 1
    assert shell(law, f'"$GUARD" frobnicate {where}').returncode == 2


def test_closed_streams_are_not_taken_for_pipes_to_git(law: LawRepo) -> None:
    done = shell(law, '"$GUARD" check --output-format concise 0<&- 2>&-')
    assert done.returncode == 1
    assert done.stdout.startswith("README.md: WG101 ")


def test_any_locale_gets_the_same_bytes(law: LawRepo) -> None:
    law.write({"src/é.txt": "x\n", "é.txt": "x\n"})
    texts = {
        guard("check", "--agent", "impl", at=law.path, environ=setting).out
        for setting in ({"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"})
    }
    assert len(texts) == 1
    assert "é.txt: WG101" in texts.pop()


def test_an_interrupt_is_130_without_a_word(law: LawRepo) -> None:
    # The program blocks on reading a report's path that is a pipe nobody reads from.
    os.mkfifo(law.path / "pipe")
    started = subprocess.Popen(
        [PROGRAM, "check", "--report", "json=pipe"],
        cwd=law.path,
        env=environment(law.path.parent),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout is not None
    started.stdout.readline()
    started.send_signal(2)
    _, err = started.communicate(timeout=30)
    assert (started.returncode, err) == (130, b"")
