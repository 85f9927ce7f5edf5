"""The index of calls answers by name, and no state of its file is an error."""

import contextlib
import os
from pathlib import Path

import pytest

from worknode_guard.host.callindex import CallIndex, IndexLostError
from worknode_guard.model.functions import Outlined

F = Outlined("f", 3, static=True, valued=None, calls=("g", "h"))
G = Outlined("g", 9, static=False, valued=True, calls=())


def index(folder: Path, *, kept: bool = True, version: str = "lizard 1; facts 2") -> CallIndex:
    return CallIndex(version, {"XDG_CACHE_HOME": str(folder)}, kept=kept)


@pytest.mark.parametrize("kept", [True, False])
def test_functions_are_found_by_name(tmp_path: Path, *, kept: bool) -> None:
    opened = index(tmp_path, kept=kept)
    assert opened.missing(["a", "b", "a"]) == ["a", "b"]
    opened.add([("a", [F, G]), ("b", [G]), ("c", [])])
    assert opened.missing(["a", "b", "c", "d"]) == ["d"]
    assert opened.named(["f"]) == [("a", F)]
    assert sorted(opened.named(["g", "x"])) == [("a", G), ("b", G)]
    opened.close()


def test_it_is_kept_for_the_next_and_not_by_those_who_must_not(tmp_path: Path) -> None:
    index(tmp_path).add([("a", [F])])
    assert index(tmp_path).named(["f"]) == [("a", F)]
    assert index(tmp_path, kept=False).named(["f"]) == []


def test_more_names_than_one_question_takes(tmp_path: Path) -> None:
    opened = index(tmp_path)
    many = [Outlined(f"f{n}", n, static=False, valued=None, calls=()) for n in range(3000)]
    opened.add([("a", many)])
    assert len(opened.named([one.name for one in many])) == 3000


def place(folder: Path) -> Path:
    index(folder).add([("a", [F])])
    return next(folder.rglob("*.sqlite"))


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty", "inside"])
def test_a_damaged_file_is_built_anew(tmp_path: Path, damage: str) -> None:
    found = place(tmp_path)
    whole = found.read_bytes()
    inside = whole[:4096] + b"x" * (len(whole) - 4096)
    found.write_bytes(
        {"garbage": b"x" * 5000, "cut": whole[:4200], "empty": b"", "inside": inside}[damage]
    )
    for _ in range(2):
        opened = index(tmp_path)
        with contextlib.suppress(IndexLostError):
            opened.missing(["a"])
        if opened.missing(["a"]):
            opened.add([("a", [F])])
        assert opened.named(["f"]) == [("a", F)]
        opened.close()
    assert index(tmp_path).named(["f"]) == [("a", F)]


def test_what_is_lost_is_told_once_and_can_be_filled_again(tmp_path: Path) -> None:
    found = place(tmp_path)
    opened = index(tmp_path)
    found.write_bytes(b"x" * found.stat().st_size)
    with pytest.raises(IndexLostError):
        opened.named(["f"])
    assert opened.missing(["a"]) == ["a"]
    opened.add([("a", [F])])
    assert opened.named(["f"]) == [("a", F)]
    assert not found.exists()


def test_two_that_index_the_same_blob_keep_it_once(tmp_path: Path) -> None:
    first, second = index(tmp_path), index(tmp_path)
    assert first.missing(["a"]) == second.missing(["a"]) == ["a"]
    first.add([("a", [F])])
    second.add([("a", [F])])
    assert index(tmp_path).named(["f"]) == [("a", F)]


def test_a_file_that_grew_too_large_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = place(tmp_path)
    monkeypatch.setattr("worknode_guard.host.callindex._LARGEST", found.stat().st_size - 1)
    assert index(tmp_path).missing(["a"]) == ["a"]


def test_a_new_version_drops_what_lay_unused_for_a_month(tmp_path: Path) -> None:
    found = place(tmp_path)
    young = found.with_name("young.sqlite")
    young.write_bytes(b"")
    os.utime(found, (0, 0))
    index(tmp_path, version="lizard 2").close()
    assert not found.exists()
    assert young.exists()


def test_a_folder_that_cannot_be_written_leaves_memory(tmp_path: Path) -> None:
    (tmp_path / "worknode-guard").write_text("a file where the folder should be")
    opened = index(tmp_path)
    opened.add([("a", [F])])
    assert opened.named(["f"]) == [("a", F)]


def test_a_file_that_stays_locked_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worknode_guard.host.callindex._BUSY_S", 0.1)
    first = index(tmp_path)
    first.add([("a", [F])])
    second = index(tmp_path)
    first._database.execute("begin exclusive")
    with pytest.raises(IndexLostError):
        second.add([("b", [G])])
    second.add([("b", [G])])
    assert second.named(["g"]) == [("b", G)]
    first._database.rollback()
    assert first.named(["f"]) == [("a", F)]
