"""Set-ups that would start a program, change an answer or leave something behind."""

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from support.keys import key
from support.repos import Repo
from worknode_guard.errors import GuardError
from worknode_guard.gitio.diffs import diff_blobs
from worknode_guard.gitio.failures import GitFailedError, GitMissingError, MissingObjectError
from worknode_guard.gitio.history import is_trivial_merge, merge_tree, read_commit, read_range
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.staged import StagedReading, read_staged
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.model.change import Span

pytestmark = pytest.mark.git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def program(tmp_path: Path) -> tuple[Path, Path]:
    """A program that tells that it ran, and the file in which it does."""
    told = tmp_path / "told"
    place = tmp_path / "program"
    place.write_text(f"#!/bin/sh\necho ran >> '{told}'\ncat\n")
    place.chmod(0o755)
    return place, told


def test_no_setting_starts_a_program_or_changes_an_answer(repo: Repo, tmp_path: Path) -> None:
    place, told = program(tmp_path)
    base = repo.commit("base", {"a.c": "1\n2\n", ".gitattributes": "", "u": "1\n2\n3\n"})
    head = repo.commit(
        "head",
        {
            "a.c": "1\n3\n",
            ".gitattributes": "* diff=evil filter=evil merge=evil -text\n*.c -diff\n",
        },
        key=key("alice"),
    )
    repo.write({"a.c": "1\n4\n", "b": "x\n"})
    for name in (
        "core.fsmonitor",
        "core.sshCommand",
        "gpg.ssh.program",
        "gpg.program",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "merge.evil.driver",
        "core.pager",
        "core.alternateRefsCommand",
    ):
        repo.git("config", name, str(place))
    order = tmp_path / "order"
    order.write_text("b\n")
    for name, value in (
        ("core.hooksPath", str(tmp_path)),
        ("diff.orderFile", str(order)),
        ("diff.noprefix", "true"),
        ("diff.renames", "copies"),
        ("diff.submodule", "log"),
        ("diff.ignoreSubmodules", "all"),
        ("diff.interHunkContext", "9"),
        ("diff.context", "9"),
        ("diff.relative", "true"),
        ("color.ui", "always"),
        ("merge.renames", "false"),
        ("core.quotePath", "false"),
        ("core.attributesFile", str(repo.path / ".gitattributes")),
    ):
        repo.git("config", name, value)
    with ObjectStore(repo.repository(), repo.environ) as store:
        found = read_staged(store, repo.environ)
        assert [change.path for change in found.changes] == [b"a.c", b"b"]
        assert found.diffs[0].spans == (Span(2, 1, 2, 1),)
        ranged = read_range(store, base, head)
        trees = TreeDiffer(store).diff(ranged.base.tree, ranged.head.tree)
        assert [file.path for file in trees.files] == [b".gitattributes", b"a.c"]
        pair = (trees.files[1].old_oid, trees.files[1].new_oid)
        assert diff_blobs(store, [pair])[0].spans == (Span(2, 1, 2, 1),)
        assert merge_tree(store, base, head) == ranged.head.tree
    assert not told.exists()


def test_replace_refs_and_grafts_change_nothing(repo: Repo) -> None:
    base = repo.commit("base", {"a": "1"})
    middle = repo.commit("middle", {"a": "2"})
    head = repo.commit("head", {"a": "3"})
    tree = repo.git("rev-parse", f"{base}^{{tree}}")
    repo.git("replace", head, repo.raw_commit(tree, base, message=b"innocent\n"))
    (repo.path / ".git/info/grafts").write_text(f"{head} {base}\n")
    with ObjectStore(repo.repository(), repo.environ) as store:
        found = read_range(store, base, head)
    assert [commit.oid for commit in found.commits] == [middle, head]
    assert found.head.subject == "head"


def test_a_commit_graph_that_lies_changes_nothing(repo: Repo) -> None:
    base = repo.commit("base", {"a": "1"})
    middle = repo.commit("middle", {"a": "2"})
    head = repo.commit("head", {"a": "3"})
    repo.git("commit-graph", "write", "--reachable")
    graph = repo.path / ".git/objects/info/commit-graph"
    graph.chmod(0o644)
    graph.write_bytes(graph.read_bytes()[:200] + os.urandom(200))
    with ObjectStore(repo.repository(), repo.environ) as store:
        assert [found.oid for found in read_range(store, base, head).commits] == [middle, head]


def test_variables_of_the_caller_do_not_reach_git(repo: Repo, tmp_path: Path) -> None:
    place, told = program(tmp_path)
    base = repo.commit("base", {"a": "1"})
    head = repo.commit("head", {"a": "2"})
    hostile = repo.environ | {
        "GIT_EXTERNAL_DIFF": str(place),
        "GIT_SSH_COMMAND": str(place),
        "GIT_PAGER": str(place),
        "GIT_TRACE": str(told),
        "GIT_EXEC_PATH": str(tmp_path),
        "GIT_DIR": str(tmp_path / "none"),
        "GIT_INDEX_FILE": str(tmp_path / "none"),
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "none"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "diff.external",
        "GIT_CONFIG_VALUE_0": str(place),
        "GIT_NAMESPACE": "x",
        "GIT_DIFF_OPTS": "-u9",
        "LC_ALL": "de_DE.UTF-8",
    }
    repo.write({"a": "3"})
    with ObjectStore(repo.repository(), hostile) as store:
        assert len(read_range(store, base, head).commits) == 1
        assert read_staged(store, hostile).diffs[0].spans == (Span(1, 1, 1, 1),)
    assert not told.exists()


def test_a_partial_clone_is_undecided_and_fetches_nothing(repo: Repo, tmp_path: Path) -> None:
    repo.commit("base", {"a": "1", "d/b": "1"})
    repo.commit("head", {"a": "2"})
    repo.git("config", "uploadpack.allowFilter", "true")
    partial = repo.clone(tmp_path / "partial", "--filter=blob:none", "--no-checkout")
    head = partial.git("rev-parse", "HEAD")
    with ObjectStore(partial.repository(), partial.environ) as store:
        tree = read_commit(store, head).tree
        with pytest.raises(MissingObjectError, match="missing"):
            TreeDiffer(store).diff(None, tree)
    packs = list((partial.git_dir / "objects/pack").glob("*.pack"))
    assert len(packs) == 1


def test_a_merge_driver_of_the_repository_is_not_believed(repo: Repo) -> None:
    repo.commit("base", {"a": "1\n", ".gitattributes": "a merge=union\n"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("side", {"a": "1\n2\n"})
    repo.git("checkout", "-q", "main")
    repo.commit("main", {"a": "1\n3\n"})
    merge = repo.merge("side")
    with ObjectStore(repo.repository(), repo.environ) as store:
        assert not is_trivial_merge(store, read_commit(store, merge))


def test_nothing_is_left_behind_and_the_repository_is_untouched(repo: Repo, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    repo.commit("base", {"a": "1"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit("side", {"b": "1"})
    repo.git("checkout", "-q", "main")
    main = repo.commit("main", {"c": "2"})
    before = sorted(repo.git_dir.rglob("*"))
    environ = repo.environ | {"TMPDIR": str(temporary)}
    with ObjectStore(repo.repository(), environ) as store:
        assert merge_tree(store, main, side)
        assert stat.S_IMODE(Path(store.folder).stat().st_mode) == 0o700
    with ObjectStore(repo.repository(), environ) as store:
        store.warm()
        with pytest.raises(MissingObjectError):
            store.read("1" * 40, "blob")
    assert list(temporary.iterdir()) == []
    assert sorted(repo.git_dir.rglob("*")) == before


def test_without_git_every_question_is_a_clear_error(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = repo.commit("one", {"a": "1"})
    monkeypatch.setenv("PATH", str(tmp_path))
    repository = find_repository(str(repo.path), {})
    with ObjectStore(repository, repo.environ) as store:
        with pytest.raises(GitMissingError, match="cannot be started"):
            read_commit(store, head)
        with pytest.raises(GitMissingError):
            read_staged(store, repo.environ)


def fake_git(tmp_path: Path, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{body}\n")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("exit 0", "cannot be read"),
        ("echo 'usage: git' >&2; exit 129", "does not know an option"),
        ("kill -9 $$", "killed by signal 9"),
        ("read line; echo nonsense; cat >/dev/null", "cannot be read"),
        ('read a b; echo "$b commit 1000"; echo short', "cannot be read"),
        ('read a b; echo "$b commit 1"; echo too long; cat >/dev/null', "cannot be read"),
        ("echo 'fatal: \x1b[31mbad' >&2; exit 128", "failed with exit code 128"),
    ],
)
def test_a_git_that_misbehaves_is_a_clear_error(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, word: str
) -> None:
    head = repo.commit("one")
    fake_git(tmp_path, body, monkeypatch)
    with (
        ObjectStore(repo.repository(), repo.environ) as store,
        pytest.raises(GitFailedError, match=word) as caught,
    ):
        read_commit(store, head)
    assert "\x1b" not in str(caught.value)


Question = Callable[[ObjectStore, str, str], object]


def ask_index(store: ObjectStore, _base: str, _head: str) -> object:
    return read_staged(store, {})


def ask_lines(store: ObjectStore, base: str, head: str) -> object:
    trees = [read_commit(store, oid).tree for oid in (base, head)]
    (file,) = TreeDiffer(store).diff(trees[0], trees[1]).files
    return diff_blobs(store, [(file.old_oid, file.new_oid)])


@pytest.mark.parametrize(
    ("command", "body", "question"),
    [
        ("diff-index", "printf ':100644'", ask_index),
        ("diff-index", "printf ':100644\\0'", ask_index),
        ("diff-index", "printf junk", ask_index),
        ("diff-index", "printf ':a b c\\0p\\0'", ask_index),
        ("diff-index", "printf ':a b c d M\\0p\\0'", ask_index),
        ("diff-index", "printf ':1 2 3 4 M\\0p\\0\\0'; exit 128", ask_index),
        ("diff-index", "printf ':000000 160000 0 1 A\\0p\\0\\0'", ask_index),
        ("diff-index", "printf '\\0diff --git a/x b/x\\n'", ask_index),
        ("diff-index", "head -c 70000 /dev/zero | tr '\\0' ':'", ask_index),
        ("diff-tree", "exit 0", ask_lines),
        ("diff-tree", "exit 128", ask_lines),
        ("diff-tree", "echo junk", ask_lines),
        ("diff-tree", "echo junk; head -c 1000000 /dev/zero; exit 128", ask_lines),
        ("diff-tree", "echo diff --git a/x b/x; echo index 1..2 100644", ask_lines),
        ("rev-list", "echo junk", read_range),
        ("rev-list", "echo 'error: x' >&2", read_range),
        ("rev-list", "kill -9 $$", read_range),
        ("rev-list", "exit 128", read_range),
        ("merge-tree", "echo junk", merge_tree),
        ("merge-tree", "exit 1", merge_tree),
        ("merge-tree", "echo 'error: x' >&2", merge_tree),
    ],
)
def test_an_answer_that_is_cut_off_or_odd_is_never_believed(
    repo: Repo,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    body: str,
    question: Question,
) -> None:
    base = repo.commit("base", {"a": "1"})
    head = repo.commit("head", {"a": "2"})
    real = shutil.which("git")
    others = f'case " $* " in *" {command} "*) ;; *) exec {real} "$@";; esac'
    fake_git(tmp_path, f"{others}\n{body}", monkeypatch)
    with (
        ObjectStore(repo.repository(), repo.environ) as store,
        pytest.raises(GuardError) as caught,
    ):
        question(store, base, head)
    assert caught.value.exit_code == 3


def test_a_reading_that_is_not_finished_is_ended_with_the_store(repo: Repo) -> None:
    repo.commit("base", {"a": "1"})
    with ObjectStore(repo.repository(), repo.environ) as store:
        StagedReading(store, repo.environ)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_an_old_git_is_told_apart_when_a_merge_is_needed(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = repo.commit("one")
    fake_git(tmp_path, "echo 'usage: git merge-tree <base>' >&2; exit 129", monkeypatch)
    with (
        ObjectStore(repo.repository(), repo.environ) as store,
        pytest.raises(GitFailedError) as caught,
    ):
        merge_tree(store, one, one)
    assert "2.38" in caught.value.fix


def test_a_temporary_folder_that_cannot_be_written_is_a_clear_error(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit("one")
    monkeypatch.setattr("worknode_guard.gitio.process._FALLBACK_FOLDERS", ())
    with pytest.raises(GitFailedError, match="temporary file"):
        ObjectStore(repo.repository(), repo.environ | {"TMPDIR": "/nonexistent"})


def test_a_full_disk_is_a_clear_error_and_leaves_nothing(repo: Repo, tmp_path: Path) -> None:
    import resource  # noqa: PLC0415  this test only
    import signal  # noqa: PLC0415  this test only

    repo.commit("base", {"a": "1"})
    repo.git("checkout", "-q", "-b", "side")
    side = repo.commit("side", {"b": "1"})
    repo.git("checkout", "-q", "main")
    main = repo.commit("main", {"c": "2"})
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environ = repo.environ | {"TMPDIR": str(temporary)}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    earlier = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with ObjectStore(repo.repository(), environ) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (8, hard))
            with pytest.raises(GuardError) as caught:
                merge_tree(store, main, side)
            assert caught.value.exit_code == 3
            with pytest.raises(GitFailedError, match="temporary file"):
                store.write("blob", os.urandom(4096))
        with pytest.raises(GitFailedError, match="temporary file"):
            ObjectStore(repo.repository(), environ)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, earlier)
    assert list(temporary.iterdir()) == []
