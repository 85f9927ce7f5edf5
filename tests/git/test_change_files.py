"""Several files changed as one, and a folder read with suspicion."""

import os
from pathlib import Path

import pytest

from worknode_guard.errors import GuardError
from worknode_guard.host.clock import now
from worknode_guard.host.files import change_files, read_folder

LIMIT = 100


def _all(top: Path) -> dict[str, bytes]:
    return read_folder(top, "plans", LIMIT)


def test_files_are_written_changed_and_removed_together(tmp_path: Path) -> None:
    change_files(tmp_path, {"plans/a": b"1", "plans/deep/b": b"2"})
    change_files(tmp_path, {"plans/a": None, "plans/deep/b": b"3", "plans/c": b"4"})
    assert _all(tmp_path) == {"plans/c": b"4", "plans/deep/b": b"3"}


def test_nothing_has_changed_when_one_of_them_cannot_be_written(tmp_path: Path) -> None:
    change_files(tmp_path, {"plans/a": b"1"})
    (tmp_path / "plans/taken").mkdir()
    (tmp_path / "plans/taken/inside").touch()
    with pytest.raises(GuardError):
        change_files(tmp_path, {"plans/a": b"2", "plans/new/b": b"3", "plans/taken": b"4"})
    assert _all(tmp_path) == {"plans/a": b"1", "plans/taken/inside": b""}
    assert not (tmp_path / "plans/new").exists()


def test_an_interrupt_in_the_middle_takes_everything_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_files(tmp_path, {"plans/a": b"1", "plans/b": b"1"})
    replace = Path.replace
    calls: list[Path] = []

    def interrupted(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        change_files(tmp_path, {"plans/a": b"2", "plans/b": b"2"})
    assert _all(tmp_path) == {"plans/a": b"1", "plans/b": b"1"}


@pytest.mark.parametrize("path", ["plans/../../out", "/out", "plans//a", "plans/."])
def test_a_path_does_not_lead_out(tmp_path: Path, path: str) -> None:
    with pytest.raises(GuardError, match="is no path below"):
        change_files(tmp_path, {path: b"1"})


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    top = tmp_path / "top"
    top.mkdir()
    (top / "plans").symlink_to(outside)
    with pytest.raises(GuardError, match="symbolic link"):
        change_files(top, {"plans/a": b"1"})
    with pytest.raises(GuardError, match="symbolic link"):
        _all(top)
    assert list(outside.iterdir()) == []


def test_only_plain_files_are_read_and_only_so_far(tmp_path: Path) -> None:
    assert _all(tmp_path) == {}
    change_files(tmp_path, {"plans/long": b"x" * (LIMIT + 1)})
    assert _all(tmp_path) == {"plans/long": b"x" * LIMIT}
    os.mkfifo(tmp_path / "plans/pipe")
    with pytest.raises(GuardError, match="plans/pipe"):
        _all(tmp_path)


def test_the_clock_gives_whole_seconds_of_this_age() -> None:
    assert 1_700_000_000 < now() < 1 << 40
