"""The index of calls answers by name, and no state of its file is an error."""

from pathlib import Path

import pytest

from worknode_guard.host.callindex import CallIndex
from worknode_guard.model.functions import Outlined

F = Outlined("f", 3, static=True, valued=None, calls=("g", "h"))
G = Outlined("g", 9, static=False, valued=True, calls=())


def index(folder: Path, *, kept: bool = True) -> CallIndex:
    return CallIndex("lizard 1; facts 2", {"XDG_CACHE_HOME": str(folder)}, kept=kept)


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


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty"])
def test_a_damaged_file_is_built_anew(tmp_path: Path, damage: str) -> None:
    found = place(tmp_path)
    whole = found.read_bytes()
    found.write_bytes({"garbage": b"x" * 5000, "cut": whole[:4200], "empty": b""}[damage])
    opened = index(tmp_path)
    if opened.missing(["a"]):
        opened.add([("a", [F])])
    opened.close()
    assert index(tmp_path).named(["f"]) == [("a", F)]


def test_a_folder_that_cannot_be_written_leaves_memory(tmp_path: Path) -> None:
    (tmp_path / "worknode-guard").write_text("a file where the folder should be")
    opened = index(tmp_path)
    opened.add([("a", [F])])
    assert opened.named(["f"]) == [("a", F)]


def test_a_locked_file_is_left_alone_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worknode_guard.host.callindex._BUSY_S", 0.1)
    first = index(tmp_path)
    first.add([("a", [F])])
    second = index(tmp_path)
    first._database.execute("begin exclusive")
    second.add([("b", [G])])
    assert second.named(["g"]) == [("b", G)]
