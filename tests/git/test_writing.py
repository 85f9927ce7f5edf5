"""Finding repositories, resolving names, moving refs, writing objects, the index and hooks."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.keys import key
from support.repos import Repo
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.failures import GitFailedError
from worknode_guard.gitio.history import read_commit
from worknode_guard.gitio.refs import (
    branch_name,
    current_branch,
    head_commit,
    read_config,
    resolve_commit,
    update_ref,
)
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.write import (
    CommitDraft,
    edit_tree,
    identity,
    stage,
    write_commit,
    write_object,
)

pytestmark = pytest.mark.git


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def test_a_repository_is_found_from_any_folder_in_it(repo: Repo) -> None:
    deep = repo.path / "a/b"
    deep.mkdir(parents=True)
    found = find_repository(str(deep), {})
    assert found.git_dir == found.common_dir == str(repo.path / ".git")
    assert found.work_tree == str(repo.path)
    assert found.index_file == str(repo.path / ".git/index")
    assert found.object_dirs == (str(repo.path / ".git/objects"),)
    assert found.hex_length == 40


def test_bare_linked_and_sha256_repositories_are_told_apart(tmp_path: Path) -> None:
    bare = Repo(tmp_path / "bare", bare=True, object_format="sha256").repository()
    assert (bare.work_tree, bare.git_dir, bare.hex_length) == (None, str(tmp_path / "bare"), 64)
    repo = Repo(tmp_path / "repo")
    repo.commit("one")
    linked = repo.worktree(tmp_path / "linked", "side").repository()
    assert linked.common_dir == str(repo.path / ".git")
    assert linked.git_dir == str(repo.path / ".git/worktrees/linked")
    assert linked.work_tree == str(tmp_path / "linked")
    assert linked.object_dirs == (str(repo.path / ".git/objects"),)


def test_a_hook_names_the_repository_by_variables(repo: Repo, tmp_path: Path) -> None:
    variables = {
        "GIT_DIR": str(repo.path / ".git"),
        "GIT_WORK_TREE": str(repo.path),
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "incoming"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(repo.path / ".git/objects"),
    }
    found = find_repository(str(tmp_path), variables)
    assert found.work_tree == str(repo.path)
    assert found.object_dirs == (str(tmp_path / "incoming"),)
    assert found.alternates == str(repo.path / ".git/objects")


def test_objects_in_quarantine_are_read(repo: Repo, tmp_path: Path) -> None:
    old = repo.blob(b"old")
    (tmp_path / "incoming").mkdir()
    variables = {
        "GIT_OBJECT_DIRECTORY": str(tmp_path / "incoming"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(repo.path / ".git/objects"),
    }
    new = repo.git("hash-object", "-w", "--stdin", stdin=b"new", environ=variables)
    with ObjectStore(find_repository(str(repo.path), variables), repo.environ) as store:
        assert store.read_many([old, new], "blob") == [b"old", b"new"]


def test_a_path_with_odd_characters_is_no_matter(tmp_path: Path) -> None:
    repo = Repo(tmp_path / 'a:b "c"\\d\ne')
    head = repo.commit("one", {"a": "1"})
    with ObjectStore(repo.repository(), repo.environ) as store:
        assert read_commit(store, head).subject == "one"


def test_no_repository_is_undecided(tmp_path: Path) -> None:
    with pytest.raises(UndecidedError, match="not in a git repository"):
        find_repository(str(tmp_path), {})
    with pytest.raises(UndecidedError, match="is not a git repository"):
        find_repository(str(tmp_path), {"GIT_DIR": "none"})
    (tmp_path / ".git").write_text("gitdir: none\n")
    with pytest.raises(UndecidedError, match="is not a git repository"):
        find_repository(str(tmp_path), {})
    (tmp_path / ".git").write_text("nonsense")
    with pytest.raises(UndecidedError, match="does not lead"):
        find_repository(str(tmp_path), {})


def test_an_unknown_object_format_is_undecided(repo: Repo) -> None:
    config = repo.path / ".git/config"
    config.write_text(config.read_text() + "[extensions]\nobjectFormat = sha999\n")
    with pytest.raises(UndecidedError, match="sha999"):
        repo.repository()


def test_names_are_resolved_to_commits(repo: Repo) -> None:
    head = repo.commit("one", {"a": "1"})
    repo.git("tag", "-a", "-m", "x", "v1")
    found, environ = repo.repository(), repo.environ
    for name in ("HEAD", "main", "refs/heads/main", "v1", head, head[:8]):
        assert resolve_commit(found, name, environ) == head
    assert current_branch(found, environ) == "refs/heads/main"
    assert branch_name(found, "main", environ) == "refs/heads/main"
    assert branch_name(found, head, environ) is None
    assert branch_name(found, "none", environ) is None
    for name in ("none", "HEAD:a", "--all", "", "-h", "v1^{tree}"):
        with pytest.raises(UndecidedError, match="names no commit"):
            resolve_commit(found, name, environ)


def test_head_may_be_unborn_detached_or_broken(repo: Repo) -> None:
    found, environ = repo.repository(), repo.environ
    assert head_commit(found, environ) is None
    assert current_branch(found, environ) == "refs/heads/main"
    head = repo.commit("one")
    repo.git("checkout", "-q", "--detach")
    assert head_commit(found, environ) == head
    assert current_branch(found, environ) is None
    place = repo.path / ".git/HEAD"
    for text in ("ref: ../../x\n", "ref: /etc/x\n", "ref: HEAD\n", "junk\n"):
        place.write_text(text)
        with pytest.raises(UndecidedError, match="cannot be read"):
            head_commit(found, environ)
    place.unlink()
    with pytest.raises(UndecidedError, match="cannot be read"):
        current_branch(found, environ)


def test_refs_kept_otherwise_are_asked_of_git(repo: Repo) -> None:
    found, environ = repo.repository()._replace(reftable=True), repo.environ
    assert head_commit(found, environ) is None
    head = repo.commit("one")
    assert head_commit(found, environ) == head
    assert current_branch(found, environ) == "refs/heads/main"
    repo.git("checkout", "-q", "--detach")
    assert current_branch(found, environ) is None


def test_a_ref_moves_only_from_where_it_was_seen(repo: Repo) -> None:
    one = repo.commit("one")
    two = repo.commit("two")
    found, environ = repo.repository(), repo.environ
    update_ref(found, "refs/heads/new", one, None, environ, "test")
    with pytest.raises(UndecidedError, match="was not moved"):
        update_ref(found, "refs/heads/new", two, None, environ, "test")
    with pytest.raises(UndecidedError, match="was not moved"):
        update_ref(found, "refs/heads/new", one, two, environ, "test")
    update_ref(found, "refs/heads/new", two, one, environ, "test")
    assert repo.git("rev-parse", "new") == two
    with pytest.raises(UsageError):
        update_ref(found, "new", two, one, environ, "test")


def test_the_users_own_settings_are_read(repo: Repo, tmp_path: Path) -> None:
    found = repo.repository()
    keys = ["user.signingkey", "worknode.trust"]
    assert read_config(found, keys, repo.environ) == {}
    (tmp_path / "global").write_text(
        "[user]\n\tsigningKey = global\n[worknode]\n\ttrust = t=\n\tx\n"
    )
    environ = repo.environ | {"GIT_CONFIG_GLOBAL": str(tmp_path / "global")}
    assert read_config(found, keys, environ) == {
        "user.signingkey": "global",
        "worknode.trust": "t=",
    }
    repo.git("config", "user.signingKey", "local\nline")
    assert read_config(found, keys, environ)["user.signingkey"] == "local\nline"
    pair = {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "user.signingkey",
        "GIT_CONFIG_VALUE_0": "c",
    }
    assert read_config(found, keys, environ | pair)["user.signingkey"] == "c"
    (repo.path / ".git/config").write_text("[broken\n")
    with pytest.raises(GitFailedError):
        read_config(found, keys, environ)


def test_a_commit_is_written_and_signed(repo: Repo, tmp_path: Path) -> None:
    alice = key("alice")
    (tmp_path / "allowed").write_text(f"alice {alice.line}\n")
    repo.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "allowed"))
    base = repo.commit("one", {"a": "1", "d/b": "1"})
    found, environ = repo.repository(), repo.environ
    blob = write_object(found, "blob", b"new\r\n", environ)
    assert repo.git("cat-file", "blob", blob) == "new\r"
    tree = edit_tree(found, base, {b"a": None, b"d/c": ("100755", blob)}, environ)
    assert repo.git("ls-tree", "-r", "--name-only", tree) == "d/b\nd/c"
    who = identity("A", "a@example.org", 5, "+0100")
    draft = CommitDraft(tree, (base,), who, who, b"subject\n")
    signed = write_commit(found, draft, environ, lambda payload: alice.sign(payload, "git"))
    assert repo.succeeds("verify-commit", signed)
    with ObjectStore(found, environ) as store:
        commit = read_commit(store, signed)
    assert (commit.problems, commit.payload, commit.author) == ((), draft.payload(), who)
    unsigned = write_commit(found, draft, environ)
    assert repo.git("rev-parse", f"{unsigned}^") == base
    assert repo.git("status", "--porcelain") == ""


def test_a_tree_is_written_from_nothing(repo: Repo) -> None:
    tree = edit_tree(repo.repository(), None, {b"a/b": ("100644", repo.blob(b"1"))}, repo.environ)
    assert repo.git("ls-tree", "-r", "--name-only", tree) == "a/b"


def test_staging_is_all_or_nothing(repo: Repo) -> None:
    repo.commit("one", {"a": "1"})
    found, environ, blob = repo.repository(), repo.environ, repo.blob(b"2")
    stage(found, {b"a": None, b"b": ("100644", blob)}, environ)
    assert repo.git("ls-files") == "b"
    for path in (b".git/x", b"a/.GIT", b"a//b", b"../x", b"./x", b"/x"):
        with pytest.raises(UsageError, match="cannot be staged"):
            stage(found, {b"c": ("100644", blob), path: ("100644", blob)}, environ)
    with pytest.raises(GitFailedError, match="update-index"):
        stage(found, {b"git~1": ("100644", blob)}, environ)
    assert repo.git("ls-files") == "b"
    (repo.path / ".git/index.lock").touch()
    with pytest.raises(GitFailedError, match="update-index"):
        stage(found, {b"c": ("100644", blob)}, environ)


def test_what_git_refuses_is_not_written(repo: Repo) -> None:
    with pytest.raises(GitFailedError):
        write_object(repo.repository(), "commit", b"nonsense", repo.environ)


@pytest.mark.parametrize("name", ["a<b", "a\nb", "a\0b"])
def test_an_identity_holds_nothing_that_breaks_a_commit(name: str) -> None:
    with pytest.raises(UsageError):
        identity(name, "a@b", 0)


def test_a_signal_to_end_leaves_nothing_behind(repo: Repo, tmp_path: Path) -> None:
    script = (
        "import os, sys, time\n"
        "from worknode_guard.gitio.cleanup import ended_cleanly\n"
        "from worknode_guard.gitio.repository import find_repository\n"
        "from worknode_guard.gitio.store import ObjectStore\n"
        "with ended_cleanly(), ObjectStore(find_repository('.', {}), os.environ) as store:\n"
        "    store.warm()\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
    )
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environ = {**repo.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=repo.path, env=environ, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        assert len(list(temporary.iterdir())) == 1
        child.terminate()
        assert child.wait(timeout=10) == 143
    assert list(temporary.iterdir()) == []
