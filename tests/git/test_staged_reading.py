"""The staged change: what the index holds against HEAD, whatever the repository is set to."""

from pathlib import Path

import pytest

from support.repos import Repo
from worknode_guard.errors import GuardError, UndecidedError
from worknode_guard.gitio.failures import GitFailedError, MissingObjectError
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.staged import Staged, read_staged
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.model.change import FileDiff, Span

pytestmark = pytest.mark.git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def staged(repo: Repo, environ: dict[str, str] | None = None) -> Staged:
    repository = find_repository(str(repo.path), environ or {})
    with ObjectStore(repository, repo.environ) as store:
        return read_staged(store, repo.environ)


def paths(found: Staged) -> list[bytes]:
    return [change.path for change in found.changes]


def spans(found: Staged, path: bytes) -> tuple[Span, ...]:
    return found.diffs[paths(found).index(path)].spans


def test_nothing_staged_is_no_change(repo: Repo) -> None:
    head = repo.commit("one", {"a": "1"})
    (repo.path / "a").write_text("only in the work tree")
    assert staged(repo) == Staged(head, repo.git("rev-parse", "HEAD^{tree}"), (), (), ())


def test_before_the_first_commit_everything_is_new(repo: Repo) -> None:
    repo.write({"a": "1\n2\n", "d/b": ""})
    found = staged(repo)
    assert found.head is None
    assert found.tree is None
    assert paths(found) == [b"a", b"d/b"]
    assert found.diffs == (FileDiff((Span(0, 0, 1, 2),)), FileDiff())
    assert [change.new_bytes for change in found.changes] == [4, 0]


def test_every_kind_of_change_has_its_lines(repo: Repo) -> None:
    repo.commit("one", {"edit": "1\n2\n3\n", "gone": "1\n2\n", "mode": "x\n", "kind": "a\nb\n"})
    repo.git("rm", "-q", "gone", "kind")
    (repo.path / "kind").symlink_to("edit")
    repo.write({"edit": "1\ntwo\n3\n4\n", "new": "n"})
    repo.git("add", "kind")
    repo.git("update-index", "--chmod=+x", "mode")
    found = staged(repo)
    assert paths(found) == [b"edit", b"gone", b"kind", b"mode", b"new"]
    assert spans(found, b"edit") == (Span(2, 1, 2, 1), Span(3, 0, 4, 1))
    assert spans(found, b"gone") == (Span(1, 2, 0, 0),)
    assert spans(found, b"kind") == (Span(1, 2, 0, 0), Span(0, 0, 1, 1))
    assert spans(found, b"mode") == ()
    assert found.changes[3].ops == {"chmod"}


def test_a_rename_is_delete_and_add(repo: Repo) -> None:
    repo.commit("one", {"a": "1\n2\n3\n"})
    repo.git("mv", "a", "b")
    assert paths(staged(repo)) == [b"a", b"b"]


def test_a_submodule_has_no_size(repo: Repo) -> None:
    head = repo.commit("one", {"a": "1"})
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{head},sub")
    found = staged(repo)
    (change,) = found.changes
    assert change.ops == {"submodule"}
    assert change.new_bytes is None


def test_names_and_content_that_look_like_a_patch_are_data(repo: Repo) -> None:
    name = "b\n@@ -1 +1 @@\ndiff --git a/x b/x"
    repo.commit("one", {name: "x\n", 'q"uote\t': "1\n"})
    content = "x\n@@ -1,9 +1,9 @@\ndiff --git a/y b/y\n--- a/y\n\\ No newline"
    repo.write({name: content, 'q"uote\t': "2\n"})
    found = staged(repo)
    assert paths(found) == [name.encode(), b'q"uote\t']
    assert spans(found, name.encode()) == (Span(1, 0, 2, 4),)
    assert found.problems == ()


def test_intent_to_add_is_no_change(repo: Repo) -> None:
    repo.commit("one", {"a": "1"})
    (repo.path / "later").write_text("x")
    repo.git("add", "-N", "later")
    assert paths(staged(repo)) == []


def test_an_unmerged_index_is_undecided_with_the_next_step(repo: Repo) -> None:
    repo.commit("base", {"a": "1"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("side", {"a": "2"})
    repo.git("checkout", "-q", "main")
    repo.commit("main", {"a": "3"})
    assert not repo.succeeds("merge", "-q", "side")
    with pytest.raises(UndecidedError, match="'a' is not merged") as caught:
        staged(repo)
    assert "git add" in caught.value.fix


def test_the_index_that_a_hook_names_is_read(repo: Repo) -> None:
    repo.commit("one", {"a": "1"})
    other = {"GIT_INDEX_FILE": ".git/other"}
    repo.git("read-tree", "HEAD", environ=other)
    repo.git("update-index", "--add", "--cacheinfo", f"100644,{repo.blob(b'x')},b", environ=other)
    assert paths(staged(repo)) == []
    assert paths(staged(repo, other)) == [b"b"]
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/other"}
    assert paths(staged(repo, hook)) == [b"b"]


def test_a_split_or_sparse_index_is_read_like_any_other(repo: Repo) -> None:
    repo.commit("one", {"a": "1", "d/b": "1", "e/c": "1"})
    repo.git("update-index", "--split-index")
    repo.write({"a": "2"})
    assert list((repo.path / ".git").glob("sharedindex.*"))
    assert paths(staged(repo)) == [b"a"]
    repo.git("update-index", "--no-split-index")
    repo.git("sparse-checkout", "set", "--cone", "--sparse-index", "d")
    assert paths(staged(repo)) == [b"a"]
    repo.git("update-index", "--add", "--cacheinfo", f"100644,{repo.blob(b'x')},e/new")
    assert paths(staged(repo)) == [b"a", b"e/new"]


def test_a_linked_work_tree_has_its_own_head_and_index(repo: Repo, tmp_path: Path) -> None:
    repo.commit("one", {"a": "1"})
    linked = repo.worktree(tmp_path / "linked", "side")
    second = linked.commit("two", {"a": "2"})
    linked.write({"b": "x"})
    found = staged(linked)
    assert (found.head, paths(found)) == (second, [b"b"])
    assert paths(staged(repo)) == []


def test_packed_refs_and_a_detached_head_are_followed(repo: Repo) -> None:
    head = repo.commit("one", {"a": "1"})
    repo.git("pack-refs", "--all")
    assert staged(repo).head == head
    repo.git("checkout", "-q", "--detach")
    assert staged(repo).head == head


def test_a_binary_or_large_file_counts_as_replaced_as_a_whole(repo: Repo) -> None:
    large = b"line\n" * 250_000
    repo.commit("one", {"bin": b"\0\n\n", "large": large})
    repo.write({"bin": b"\0\n\nx", "large": large + b"more"})
    found = staged(repo)
    assert spans(found, b"bin") == (Span(1, 2, 1, 3),)
    assert spans(found, b"large") == (Span(1, 250_000, 1, 250_001),)


def test_unsafe_and_colliding_names_are_problems_when_they_are_added(repo: Repo) -> None:
    repo.commit("one", {"src/Makefile": "1", "Lib/a": "1", "nul": "old sin"})
    repo.write({"src/makefile": "2", "lib/b": "1", "aux.c": "1", "nul": "old sin, new text"})
    assert {problem.path for problem in staged(repo).problems} == {
        b"src/makefile",
        b"lib",
        b"aux.c",
    }


def test_a_name_of_other_case_may_take_the_place_of_a_deleted_one(repo: Repo) -> None:
    repo.commit("one", {"src/Makefile": "1", "Lib/a": "1", "Lib/x/b": "1"})
    repo.git("rm", "-q", "-r", "--cached", "src/Makefile", "Lib")
    for name in ("src/makefile", "lib/a", "lib/x/b"):
        repo.git("update-index", "--add", "--cacheinfo", f"100644,{repo.blob(b'1')},{name}")
    assert staged(repo).problems == ()
    repo.git("update-index", "--add", "--cacheinfo", f"100644,{repo.blob(b'1')},Lib/x/b")
    assert [problem.path for problem in staged(repo).problems] == [b"lib"]


def test_a_missing_blob_or_tree_is_undecided(repo: Repo) -> None:
    repo.commit("one", {"d/a": "1"})
    repo.write({"d/a": "2", "d/b": "3"})
    tree = repo.git("rev-parse", "HEAD:d")
    repo.forget(tree)
    with pytest.raises(GuardError) as caught:
        staged(repo)
    assert caught.value.exit_code == 3
    repo.git("read-tree", "--empty")
    repo.git("update-index", "--add", "--cacheinfo", f"100644,{'1' * 40},gone")
    repo.git("update-ref", "-d", "HEAD")
    with pytest.raises((MissingObjectError, GitFailedError)) as caught:
        staged(repo)
    assert caught.value.exit_code == 3


def test_a_damaged_index_or_head_is_undecided(repo: Repo) -> None:
    repo.commit("one", {"a": "1"})
    index = repo.path / ".git/index"
    index.write_bytes(index.read_bytes()[:60])
    with pytest.raises(GitFailedError, match="diff-index"):
        staged(repo)
    (repo.path / ".git/refs/heads/main").write_text("nonsense\n")
    with pytest.raises(UndecidedError, match="cannot be read"):
        staged(repo)


def test_a_sha256_repository_is_read_like_any_other(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "long", object_format="sha256")
    repo.write({"a": "1\n"})
    assert paths(staged(repo)) == [b"a"]
    repo.commit("one")
    repo.write({"a": "2\n"})
    assert spans(staged(repo), b"a") == (Span(1, 1, 1, 1),)
