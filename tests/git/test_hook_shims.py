"""Hook shims: beside what was there, reversible, and obeyed by a real `git commit`."""

import os
import stat
from pathlib import Path

import pytest

from support.repos import Repo
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.hooks import (
    HOOKS,
    KEPT,
    hooks_folder,
    install_hooks,
    is_ours,
    shim,
    uninstall_hooks,
)

pytestmark = pytest.mark.git

ENTRY = "from worknode_guard.cli.main import run; run()"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


@pytest.fixture
def folder(repo: Repo) -> Path:
    return Path(hooks_folder(repo.repository(), repo.environ))


def interpreter(tmp_path: Path, status: int = 0) -> str:
    """A stand-in that tells how it was called and ends as told."""
    place = tmp_path / "bin with space's" / "python"
    place.parent.mkdir(exist_ok=True)
    place.write_text(
        f'#!/bin/sh\necho "guard $@" >> "{tmp_path}/log"\ncat >> "{tmp_path}/log"\nexit {status}\n'
    )
    place.chmod(0o755)
    return str(place)


def earlier(folder: Path, tmp_path: Path, name: str) -> str:
    """A hook that was there before; give its text."""
    told = tmp_path / "log"
    text = f'#!/bin/sh\necho "earlier $@" >> "{told}"\ncat >> "{told}"\n'
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)
    return text


def log(tmp_path: Path) -> list[str]:
    place = tmp_path / "log"
    return place.read_text().splitlines() if place.exists() else []


def commits(repo: Repo) -> bool:
    (repo.path / "a").write_text(os.urandom(4).hex())
    repo.git("add", "a")
    return repo.succeeds("commit", "-q", "-m", "x")


def test_git_obeys_the_guard(repo: Repo, folder: Path, tmp_path: Path) -> None:
    install_hooks(str(folder), ["pre-commit"], interpreter(tmp_path))
    assert commits(repo)
    assert log(tmp_path) == [f"guard -I -c {ENTRY} hook pre-commit"]
    interpreter(tmp_path, status=1)
    assert not commits(repo)


def test_an_earlier_hook_runs_first_and_its_failure_is_final(
    repo: Repo, folder: Path, tmp_path: Path
) -> None:
    earlier(folder, tmp_path, "pre-commit")
    install_hooks(str(folder), ["pre-commit"], interpreter(tmp_path))
    assert commits(repo)
    assert [line.split(" ")[0] for line in log(tmp_path)] == ["earlier", "guard"]
    (folder / f"pre-commit{KEPT}").write_text("#!/bin/sh\nexit 7\n")
    assert not commits(repo)
    assert len(log(tmp_path)) == 2


def test_both_read_what_git_says_on_standard_input(
    repo: Repo, folder: Path, tmp_path: Path
) -> None:
    remote = Repo(tmp_path / "remote", bare=True)
    earlier(folder, tmp_path, "pre-push")
    install_hooks(str(folder), ["pre-push"], interpreter(tmp_path))
    head = repo.commit("one")
    repo.git("push", "-q", str(remote.path), "main")
    sent = f"refs/heads/main {head} refs/heads/main {'0' * 40}"
    assert [line for line in log(tmp_path) if line == sent] == [sent, sent]


def test_installing_twice_changes_nothing(folder: Path, tmp_path: Path) -> None:
    text = earlier(folder, tmp_path, "pre-commit")
    python = interpreter(tmp_path)
    first = install_hooks(str(folder), HOOKS, python)
    assert {change.done for change in first} == {"installed"}
    second = install_hooks(str(folder), HOOKS, python)
    assert {change.done for change in second} == {"unchanged"}
    assert (folder / f"pre-commit{KEPT}").read_text() == text
    assert stat.S_IMODE((folder / "pre-commit").stat().st_mode) == 0o755
    moved = install_hooks(str(folder), ["pre-commit"], "/other/python")
    assert moved[0].done == "installed"
    assert "/other/python" in (folder / "pre-commit").read_text()


def test_uninstalling_gives_back_what_was_there(folder: Path, tmp_path: Path) -> None:
    text = earlier(folder, tmp_path, "pre-commit")
    other = earlier(folder, tmp_path, "commit-msg")
    install_hooks(str(folder), ["pre-commit", "pre-push"], interpreter(tmp_path))
    done = uninstall_hooks(str(folder), ["pre-commit", "pre-push", "commit-msg", "pre-receive"])
    assert [change.done for change in done] == ["restored", "removed", "absent", "absent"]
    assert (folder / "pre-commit").read_text() == text
    assert (folder / "commit-msg").read_text() == other
    assert not (folder / "pre-push").exists()
    assert not list(folder.glob(f"*{KEPT}"))


def test_the_folder_that_the_settings_name_is_used(repo: Repo, tmp_path: Path) -> None:
    repo.git("config", "core.hooksPath", "hooks here")
    assert hooks_folder(repo.repository(), repo.environ) == str(repo.path / "hooks here")
    install_hooks(str(repo.path / "hooks here"), ["pre-commit"], interpreter(tmp_path))
    assert commits(repo)
    assert len(log(tmp_path)) == 1


def test_two_earlier_hooks_are_a_clear_error_and_both_stay(folder: Path, tmp_path: Path) -> None:
    earlier(folder, tmp_path, "pre-commit")
    (folder / f"pre-commit{KEPT}").write_text("kept")
    with pytest.raises(UndecidedError, match="cannot be kept"):
        install_hooks(str(folder), ["pre-commit"], interpreter(tmp_path))
    assert not is_ours(str(folder / "pre-commit"))
    assert (folder / f"pre-commit{KEPT}").read_text() == "kept"


def test_a_failure_half_way_puts_the_earlier_hook_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = earlier(folder, tmp_path, "pre-commit")
    python = interpreter(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "pre-commit")

    monkeypatch.setattr("worknode_guard.gitio.hooks.os.chmod", full)
    with pytest.raises(UndecidedError, match="cannot be changed") as caught:
        install_hooks(str(folder), ["pre-commit"], python)
    assert "No space" in caught.value.why
    assert (folder / "pre-commit").read_text() == text
    names = {place.name for place in folder.iterdir() if not place.name.endswith(".sample")}
    assert names == {"pre-commit"}


def test_wrong_use_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no hook"):
        install_hooks(str(folder), ["update"], interpreter(tmp_path))
    with pytest.raises(UsageError, match="no hook"):
        uninstall_hooks(str(folder), ["update"])
    with pytest.raises(UsageError, match="absolute"):
        install_hooks(str(folder), ["pre-commit"], "python3")


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UndecidedError, match="cannot be changed"):
        install_hooks(str(tmp_path / "file" / "hooks"), ["pre-commit"], "/python")


def test_a_shim_runs_the_interpreter_in_isolation() -> None:
    assert f"exec /usr/bin/python3 -I -c '{ENTRY}' hook commit-msg" in shim(
        "commit-msg", "/usr/bin/python3"
    )
