"""Our own difference of trees, against git's where git can be believed, and beyond it."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from support.repos import Repo
from worknode_guard.gitio.failures import MissingObjectError
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeChange, TreeDiffer
from worknode_guard.model.change import FileChange, TreeProblem

pytestmark = pytest.mark.git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


@pytest.fixture
def store(repo: Repo) -> Iterator[ObjectStore]:
    with ObjectStore(repo.repository(), repo.environ) as opened:
        yield opened


def tree_of(repo: Repo, commit: str) -> str:
    return repo.git("rev-parse", f"{commit}^{{tree}}")


def by_git(repo: Repo, old: str, new: str) -> set[tuple[bytes, str, str, str, str]]:
    raw = repo.git("diff-tree", "-r", "--raw", "-z", "--no-renames", "--full-index", old, new)
    fields = raw.encode("utf-8", "surrogateescape").split(b"\0")[:-1]
    found = set()
    for record, path in zip(fields[::2], fields[1::2], strict=True):
        old_mode, new_mode, old_oid, new_oid, _ = record.decode()[1:].split(" ")
        found.add((path, old_mode, new_mode, old_oid, new_oid))
    return found


def by_us(change: TreeChange) -> set[tuple[bytes, str, str, str, str]]:
    zeros = "0" * 40
    return {
        (file.path, file.old_mode, file.new_mode, file.old_oid or zeros, file.new_oid or zeros)
        for file in change.files
    }


def test_every_kind_of_change_is_seen_as_git_sees_it(repo: Repo, store: ObjectStore) -> None:
    one = repo.commit(
        "one",
        {"keep": "k", "gone": "g", "edit": "1", "d/e/f": "1", "d/x": "x", "file": "", "tree/a": ""},
    )
    (repo.path / "link").symlink_to("keep")
    repo.git("add", "link")
    repo.git("rm", "-q", "-r", "gone", "file", "tree")
    repo.write({"edit": "22", "d/e/f": "2", "d/e/new": "n", "file/a": "", "tree": "now a file"})
    repo.git("update-index", "--chmod=+x", "d/x")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{one},sub")
    two = repo.commit("two")
    change = TreeDiffer(store).diff(tree_of(repo, one), tree_of(repo, two))
    assert by_us(change) == by_git(repo, one, two)
    assert len(change.files) == 11
    assert change.problems == ()
    assert list(change.files) == sorted(change.files)


def test_sizes_are_those_of_blobs_and_a_submodule_has_none(repo: Repo, store: ObjectStore) -> None:
    one = repo.commit("one", {"a": "12345", "b": ""})
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{one},sub")
    two = repo.commit("two", {"a": "1", "b": None})
    change = TreeDiffer(store).diff(tree_of(repo, one), tree_of(repo, two))
    sizes = {file.path: (file.old_bytes, file.new_bytes) for file in change.files}
    assert sizes == {b"a": (5, 1), b"b": (0, None), b"sub": (None, None)}


def test_from_nothing_and_to_nothing(repo: Repo, store: ObjectStore) -> None:
    one = repo.commit("one", {"a/b": "1", "c": "2"})
    tree = tree_of(repo, one)
    added = TreeDiffer(store).diff(None, tree)
    removed = TreeDiffer(store).diff(tree, None)
    assert [(file.path, file.old_oid) for file in added.files] == [(b"a/b", None), (b"c", None)]
    assert [(file.path, file.new_oid) for file in removed.files] == [(b"a/b", None), (b"c", None)]
    assert TreeDiffer(store).diff(tree, tree) == TreeChange()


def test_an_unsorted_tree_hides_nothing(repo: Repo, store: ObjectStore) -> None:
    blob, other = repo.blob(b"1"), repo.blob(b"2")
    old = repo.raw_tree(("100644", b"a", blob), ("100644", b"b", blob))
    new = repo.raw_tree(("100644", b"b", other), ("100644", b"a", blob))
    change = TreeDiffer(store).diff(old, new)
    assert change.files == (FileChange(b"b", "100644", "100644", blob, other, 1, 1),)
    assert change.problems == (TreeProblem(b"", "its entries are not in git's order"),)


def test_a_name_that_stands_twice_is_a_problem_and_both_are_shown(
    repo: Repo, store: ObjectStore
) -> None:
    blob, other = repo.blob(b"1"), repo.blob(b"2")
    old = repo.raw_tree(("100644", b"a", blob))
    new = repo.raw_tree(("100644", b"a", blob), ("100644", b"a", other))
    change = TreeDiffer(store).diff(old, new)
    assert [file.new_oid for file in change.files] == [other]
    assert TreeProblem(b"", "it holds one name twice") in change.problems


def test_a_problem_deep_below_names_its_folder(repo: Repo, store: ObjectStore) -> None:
    blob = repo.blob(b"1")
    bad = repo.raw_tree(("100644", b"b", blob), ("100644", b"a", blob))
    new = repo.raw_tree(("40000", b"d", repo.raw_tree(("40000", b"e", bad))))
    assert TreeDiffer(store).diff(None, new).problems == (
        TreeProblem(b"d/e", "its entries are not in git's order"),
    )


def test_an_old_mode_is_the_fault_of_who_brings_it_only(repo: Repo, store: ObjectStore) -> None:
    blob, other = repo.blob(b"1"), repo.blob(b"2")
    old = repo.raw_tree(("100664", b"a", blob), ("100644", b"b", blob))
    beside = repo.raw_tree(("100664", b"a", blob), ("100644", b"b", other))
    brought = repo.raw_tree(("100664", b"a", other), ("100644", b"b", blob))
    differ = TreeDiffer(store)
    assert differ.diff(old, beside).problems == ()
    assert "100664" in differ.diff(old, brought).problems[0].reason


def test_an_empty_folder_is_a_problem(repo: Repo, store: ObjectStore) -> None:
    new = repo.raw_tree(("40000", b"d", repo.raw_tree()))
    problems = TreeDiffer(store).diff(None, new).problems
    assert [(problem.path, problem.kind) for problem in problems] == [(b"d", "tree")]
    assert TreeDiffer(store).diff(None, repo.raw_tree()).problems == ()


def test_a_malformed_old_side_does_not_stand_in_the_way(repo: Repo, store: ObjectStore) -> None:
    blob = repo.blob(b"1")
    old = repo.raw("tree", b"100644 a\0" + bytes.fromhex(blob) + b"100644 b\0cut")
    new = repo.raw_tree(("100644", b"c", blob))
    change = TreeDiffer(store).diff(old, new)
    assert [file.path for file in change.files] == [b"a", b"c"]
    assert change.problems == ()


@pytest.mark.parametrize(
    "name",
    [b".GIT", b".git\xe2\x80\x8c", b"a\nb", b"a\\b", "e\u0301".encode(), b"x\xe2\x80\xaey", b"con"],
)
def test_an_unsafe_name_is_a_problem_when_it_is_added(
    repo: Repo, store: ObjectStore, name: bytes
) -> None:
    blob, other = repo.blob(b"1"), repo.blob(b"2")
    empty = repo.raw_tree()
    first = repo.raw_tree(("100644", name, blob))
    second = repo.raw_tree(("100644", name, other))
    differ = TreeDiffer(store)
    assert [(found.path, found.kind) for found in differ.diff(empty, first).problems] == [
        (name, "name")
    ]
    assert differ.diff(first, second).problems == ()
    assert differ.diff(first, empty).problems == ()


def test_unsafe_folders_and_what_lies_below_them_are_named(repo: Repo, store: ObjectStore) -> None:
    blob = repo.blob(b"1")
    inner = repo.raw_tree(("100644", b"nul", blob))
    new = repo.raw_tree(("40000", b".Git", inner))
    assert {found.path for found in TreeDiffer(store).diff(None, new).problems} == {
        b".Git",
        b".Git/nul",
    }


def test_an_added_name_must_not_collide_with_one_that_stays(repo: Repo, store: ObjectStore) -> None:
    blob = repo.blob(b"1")
    old = repo.raw_tree(("100644", b"Makefile", blob))
    both = repo.raw_tree(("100644", b"Makefile", blob), ("100644", b"makefile", blob))
    renamed = repo.raw_tree(("100644", b"makefile", blob))
    differ = TreeDiffer(store)
    assert [found.path for found in differ.diff(old, both).problems] == [b"makefile"]
    assert differ.diff(old, renamed).problems == ()


def test_a_tree_that_is_missing_or_damaged_is_undecided(repo: Repo, store: ObjectStore) -> None:
    blob = repo.blob(b"1")
    inner = repo.raw_tree(("100644", b"a", blob))
    outer = repo.raw_tree(("40000", b"d", inner))
    repo.object_file(inner).write_bytes(repo.object_file(outer).read_bytes())
    with pytest.raises(MissingObjectError, match="damaged"):
        TreeDiffer(store).diff(None, outer)
    repo.forget(inner)
    with pytest.raises(MissingObjectError, match="missing") as caught:
        TreeDiffer(store).diff(None, outer)
    assert caught.value.code == "WG016"
    assert caught.value.exit_code == 3


def test_a_blob_that_is_missing_or_no_blob_is_undecided(repo: Repo, store: ObjectStore) -> None:
    gone = repo.raw_tree(("100644", b"a", "1" * 40))
    with pytest.raises(MissingObjectError, match="missing"):
        TreeDiffer(store).diff(None, gone)
    other = repo.raw_tree(("100644", b"a", gone))
    with pytest.raises(MissingObjectError, match="is a tree"):
        TreeDiffer(store).diff(None, other)


def test_many_pairs_are_answered_in_order_and_the_memory_for_trees_is_bounded(
    repo: Repo, store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worknode_guard.gitio.treediff._CACHED_ENTRIES", 3)
    monkeypatch.setattr("worknode_guard.gitio.treediff._PAIRS_AT_ONCE", 2)
    blobs = [repo.blob(b"%d" % number) for number in range(6)]
    trees = [repo.raw_tree(("100644", b"a", blob)) for blob in blobs]
    differ = TreeDiffer(store)
    changes = differ.diff_many(list(pairwise(trees)))
    assert [change.files[0].new_oid for change in changes] == blobs[1:]
    assert len(differ._trees) <= 2
