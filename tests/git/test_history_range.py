"""Ranges of commits and merges: complete, or undecided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.keys import key
from support.repos import Repo
from worknode_guard.gitio.failures import MissingObjectError
from worknode_guard.gitio.history import (
    is_ancestor,
    is_trivial_merge,
    merge_tree,
    read_commit,
    read_range,
)
from worknode_guard.gitio.store import ObjectStore

pytestmark = pytest.mark.git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


@pytest.fixture
def store(repo: Repo) -> Iterator[ObjectStore]:
    with ObjectStore(repo.repository(), repo.environ) as opened:
        yield opened


def names(store: ObjectStore, base: str, head: str) -> list[str]:
    return [commit.oid for commit in read_range(store, base, head).commits]


def test_a_range_gives_parents_before_children(repo: Repo, store: ObjectStore) -> None:
    base = repo.commit("base", {"a": "1"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit("side", {"b": "1"})
    repo.git("checkout", "-q", "main")
    one = repo.commit("one", {"a": "2"})
    merge = repo.merge("side")
    found = read_range(store, base, merge)
    order = [commit.oid for commit in found.commits]
    assert set(order) == {side, one, merge}
    assert order[-1] == merge
    assert found.has_base
    assert found.head.oid == merge
    assert found.base.oid == base
    assert all(commit.problems == () for commit in found.commits)


def test_what_base_has_is_left_out(repo: Repo, store: ObjectStore) -> None:
    base = repo.commit("base", {"a": "1"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit("side", {"b": "1"})
    repo.git("checkout", "-q", "main")
    ahead = repo.commit("ahead", {"a": "2"})
    assert names(store, ahead, side) == [side]
    assert not read_range(store, ahead, side).has_base
    assert names(store, side, base) == []
    assert names(store, base, base) == []
    assert read_range(store, base, base).has_base


def test_dates_that_lie_bring_nothing_out_of_the_range(repo: Repo, store: ObjectStore) -> None:
    tree = repo.git("write-tree")
    chain = [repo.raw_commit(tree, message=b"root\n")]
    for number in range(30):
        raw = repo.raw_commit(tree, chain[-1], message=b"%d\n" % number)
        body = repo.git("cat-file", "commit", raw).encode() + b"\n"
        moment = b"%d" % (4_000_000_000 if number % 2 else 1)
        chain.append(repo.raw("commit", body.replace(b"1700000000", moment)))
    assert names(store, chain[3], chain[-1]) == chain[4:]


def test_unrelated_histories_are_read_whole(repo: Repo, store: ObjectStore) -> None:
    tree = repo.git("write-tree")
    one, other = repo.raw_commit(tree, message=b"1\n"), repo.raw_commit(tree, message=b"2\n")
    assert names(store, one, other) == [other]
    assert not read_range(store, one, other).has_base
    assert merge_tree(store, one, other) is None


def test_ancestry(repo: Repo, store: ObjectStore) -> None:
    one = repo.commit("one")
    two = repo.commit("two")
    three = repo.commit("three")
    assert is_ancestor(store, one, one)
    assert is_ancestor(store, one, three)
    assert is_ancestor(store, two, three)
    assert not is_ancestor(store, three, one)


def test_a_shallow_clone_is_undecided_where_its_history_ends(repo: Repo, tmp_path: Path) -> None:
    base = repo.commit("base", {"a": "1"})
    for number in range(4):
        repo.commit(f"{number}", {"a": f"{number}"})
    head = repo.git("rev-parse", "HEAD")
    shallow = repo.clone(tmp_path / "shallow", "--depth=2")
    with ObjectStore(shallow.repository(), shallow.environ) as store:
        with pytest.raises(MissingObjectError, match="missing"):
            read_range(store, base, head)
        parent = repo.git("rev-parse", "HEAD~1")
        assert names(store, parent, head) == [head]
        other = shallow.raw_commit(shallow.git("write-tree"), message=b"other\n")
        with pytest.raises(MissingObjectError, match="incomplete") as caught:
            read_range(store, other, head)
        assert caught.value.code == "WG016"
        with pytest.raises(MissingObjectError):
            merge_tree(store, other, head)


def test_a_missing_parent_is_undecided(repo: Repo, store: ObjectStore) -> None:
    base = repo.commit("base")
    middle = repo.commit("middle")
    head = repo.commit("head")
    repo.forget(middle)
    with pytest.raises(MissingObjectError, match="incomplete"):
        read_range(store, base, head)


def test_a_damaged_or_replaced_commit_is_undecided(repo: Repo, store: ObjectStore) -> None:
    base = repo.commit("base")
    middle = repo.commit("middle")
    head = repo.commit("head")
    other = repo.raw_commit(repo.git("write-tree"), base, message=b"other\n")
    repo.object_file(middle).chmod(0o644)
    repo.object_file(middle).write_bytes(repo.object_file(other).read_bytes())
    with pytest.raises(MissingObjectError, match=r"incomplete|damaged"):
        read_range(store, base, head)
    repo.object_file(middle).write_bytes(repo.object_file(other).read_bytes()[:20])
    with pytest.raises(MissingObjectError, match="incomplete"):
        read_range(store, base, head)


def test_a_commit_that_git_reads_otherwise_is_undecided(repo: Repo, store: ObjectStore) -> None:
    base = repo.commit("base")
    tree = repo.git("write-tree")
    honest = repo.git("cat-file", "commit", repo.raw_commit(tree, base)).encode()
    hidden = honest.replace(b"\nauthor", b"\nodd x\nparent " + base.encode() + b"\nauthor")
    head = repo.raw("commit", hidden)
    with pytest.raises(MissingObjectError, match="two ways"):
        read_range(store, base, head)


def test_a_merge_that_git_alone_would_make_is_trivial(repo: Repo, store: ObjectStore) -> None:
    repo.commit("base", {"a": "1\n2\n3\n4\n5\n6\n7\n", "old": "x\ny\nz\n"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("side", {"a": "1\n2\n3\n4\n5\n6\nseven\n", "old": None, "new": "x\ny\nz\n"})
    repo.git("checkout", "-q", "main")
    repo.commit("main", {"a": "one\n2\n3\n4\n5\n6\n7\n", "old": "x\ny\nzz\n"})
    merge = repo.merge("side", key=key("alice"))
    assert is_trivial_merge(store, read_commit(store, merge))
    assert not repo.object_file(store.write("blob", b"only in the sterile folder")).exists()


def test_an_evil_merge_and_one_of_ours_are_not_trivial(repo: Repo, store: ObjectStore) -> None:
    repo.commit("base", {"a": "1"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit("side", {"b": "1"})
    repo.git("checkout", "-q", "main")
    main = repo.commit("main", {"a": "2"})
    ours = repo.merge("side", options=["-s", "ours"])
    assert not is_trivial_merge(store, read_commit(store, ours))
    repo.git("reset", "-q", "--hard", main)
    repo.git("merge", "-q", "--no-commit", "--no-ff", side)
    evil = repo.commit("Merge", {"c": "slipped in"})
    assert len(read_commit(store, evil).parents) == 2
    assert not is_trivial_merge(store, read_commit(store, evil))


def test_a_conflict_has_no_tree(repo: Repo, store: ObjectStore) -> None:
    repo.commit("base", {"a": "1"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit("side", {"a": "2"})
    repo.git("checkout", "-q", "main")
    main = repo.commit("main", {"a": "3"})
    assert merge_tree(store, main, side) is None
    solved = repo.raw_commit(repo.git("write-tree"), main, side)
    assert not is_trivial_merge(store, read_commit(store, solved))


def test_an_octopus_and_a_plain_commit_are_no_trivial_merge(repo: Repo, store: ObjectStore) -> None:
    one = repo.commit("one", {"a": "1"})
    tree = repo.git("write-tree")
    two, three = (repo.raw_commit(tree, one, message=b"%d\n" % n) for n in (2, 3))
    octopus = repo.raw_commit(tree, one, two, three)
    assert not is_trivial_merge(store, read_commit(store, one))
    assert not is_trivial_merge(store, read_commit(store, octopus))


def test_a_sha256_repository_is_read_like_any_other(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "long", object_format="sha256")
    base = repo.commit("base", {"a": "1"})
    head = repo.commit("head", {"a": "2"}, key=key("alice"))
    with ObjectStore(repo.repository(), repo.environ) as store:
        found = read_range(store, base, head)
    assert [commit.oid for commit in found.commits] == [head]
    assert found.head.problems == ()
    assert found.head.signature is not None
