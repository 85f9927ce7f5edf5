"""Whatever a command raises ends as plain words and an exit code."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from worknode_guard.cli import main as program
from worknode_guard.cli.crash import report_crash
from worknode_guard.cli.table import Command
from worknode_guard.errors import GuardError, RefusedError, UndecidedError, UsageError

Raise = Callable[[BaseException], int]


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Raise:
    """Run a command that raises an exception; give the exit code."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def run(error: BaseException) -> int:
        module = ModuleType("worknode_guard.cli.commands.broken")

        def fail(_: object) -> int:
            raise error

        vars(module).update(DESCRIPTION="", configure=lambda _: None, run=fail)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(program, "command_named", lambda name: Command(name, "", ""))
        return program.main(["broken"])

    return run


@pytest.mark.parametrize(
    ("kind", "code"), [(RefusedError, 1), (UsageError, 2), (UndecidedError, 3)]
)
def test_an_error_of_ours_is_its_three_texts_and_its_code(
    raising: Raise, capsys: pytest.CaptureFixture[str], kind: type[GuardError], code: int
) -> None:
    assert raising(kind("what\n", why="wh\x1by", fix="fix", code="WG001")) == code
    told = "worknode-guard: WG001: what\\n\n  why: wh\\x1by\n  fix: fix\n"
    assert capsys.readouterr() == ("", told)


def test_an_interrupt_is_130_without_a_word(
    raising: Raise, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(KeyboardInterrupt()) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("error", [ValueError("odd"), RecursionError(), MemoryError(), OSError(5)])
def test_a_bug_is_wg901_with_a_private_report_and_no_traceback(
    raising: Raise, capsys: pytest.CaptureFixture[str], tmp_path: Path, error: Exception
) -> None:
    assert raising(error) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("worknode-guard: WG901: ")
    assert "Traceback" not in err
    (report,) = (tmp_path / "state" / "worknode-guard").iterdir()
    assert str(report) in err
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    text = report.read_text()
    assert "Traceback" in text
    assert "arguments ['broken']" in text
    assert f"python {sys.version_info.major}." in text


def test_a_report_that_cannot_stand_at_home_stands_in_the_temporary_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    environ = {"XDG_STATE_HOME": str(tmp_path / "file"), "TMPDIR": str(tmp_path / "tmp")}
    error = report_crash(ValueError("odd"), ["check"], environ)
    (report,) = (tmp_path / "tmp").iterdir()
    assert str(report) in error.fix
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_the_report_follows_home_where_no_state_folder_is_named(tmp_path: Path) -> None:
    report_crash(ValueError("odd"), [], {"HOME": str(tmp_path), "XDG_STATE_HOME": "relative"})
    (report,) = (tmp_path / ".local" / "state" / "worknode-guard").iterdir()
    assert "ValueError: odd" in report.read_text()


def test_a_report_that_can_stand_nowhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "open", full)
    error = report_crash(ValueError("odd"), [], {})
    assert (error.code, error.why) == ("WG901", "ValueError: odd")
    assert "so that a report can be written" in error.fix


def test_half_a_report_is_not_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr(os, "open", lambda *_: os.dup(full))
    error = report_crash(ValueError("odd"), [], {"HOME": str(tmp_path)})
    os.close(full)
    assert "so that a report can be written" in error.fix
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
