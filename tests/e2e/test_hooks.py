"""A real `git commit` and a real `git merge` obey the installed hooks."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from support.laws import LawRepo
from support.program import environment, guard, law_repo
from worknode_guard.gitio.hooks import HOOKS as KNOWN
from worknode_guard.integrations.git_hook import HOOKS

pytestmark = [pytest.mark.e2e, pytest.mark.git]

GOOD = "/* Two. */ int a(void)\n{\n  return 2;\n}\n"


@pytest.fixture
def law(tmp_path: Path) -> LawRepo:
    """A repository with the hooks installed."""
    made = law_repo(tmp_path)
    assert guard("install", at=made.path).code == 0
    return made


def git(
    law: LawRepo, *arguments: str, agent: str | None = "impl"
) -> subprocess.CompletedProcess[str]:
    more = {"WORKNODE_AGENT": agent} if agent else {}
    return subprocess.run(
        ["git", "-c", "commit.gpgSign=false", *arguments],
        cwd=law.path,
        env=environment(law.path.parent, **more),
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_hook_that_is_installed_is_answered() -> None:
    assert set(HOOKS) <= set(KNOWN)


def test_a_wrong_file_is_refused_with_its_reason(law: LawRepo) -> None:
    law.write({"README.md": "mine\n"})
    before = law.git("rev-parse", "HEAD")
    done = git(law, "commit", "-m", "x")
    assert done.returncode == 1
    assert "README.md: WG101 path-not-allowed: " in done.stderr
    assert "\n  fix: " in done.stderr
    assert law.git("rev-parse", "HEAD") == before


def test_a_right_file_is_committed(law: LawRepo) -> None:
    law.write({"src/a.c": GOOD})
    assert git(law, "commit", "-m", "x").returncode == 0
    assert law.git("log", "-1", "--format=%s") == "x"


def test_a_person_is_not_held_up(law: LawRepo) -> None:
    law.write({"README.md": "mine\n"})
    assert git(law, "commit", "-m", "x", agent=None).returncode == 0


def test_only_what_is_committed_is_judged(law: LawRepo) -> None:
    """`git commit PATH` makes an index of its own, and names it to the hook."""
    law.write({"README.md": "mine\n", "src/a.c": GOOD})
    assert git(law, "commit", "-m", "x", "src/a.c").returncode == 0
    assert git(law, "commit", "-m", "x", "README.md").returncode == 1


def test_it_works_below_the_top_and_in_a_linked_work_tree(law: LawRepo) -> None:
    linked = law.worktree(law.path.parent / "linked", "other")
    linked.write({"README.md": "mine\n"})
    done = subprocess.run(
        ["git", "commit", "-m", "x"],
        cwd=linked.path / "src",
        env=environment(law.path.parent, WORKNODE_AGENT="impl"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "WG101" in done.stderr


def test_a_merge_that_brings_a_wrong_file_is_refused(law: LawRepo) -> None:
    law.git("switch", "-q", "-c", "side")
    law.by("alice", "x", {"README.md": "side\n"})
    law.git("switch", "-q", "work")
    law.by("alice", "x", {"src/b.c": GOOD})
    done = git(law, "merge", "--no-ff", "-m", "x", "side")
    assert done.returncode != 0
    assert "README.md: WG101" in done.stderr


def test_installing_twice_changes_nothing(law: LawRepo) -> None:
    answer = guard("install", "--json", at=law.path)
    done = json.loads(answer.out)
    assert [hook["done"] for hook in done["hooks"]] == ["unchanged"] * len(HOOKS)


def test_one_hook_alone_can_be_installed(tmp_path: Path) -> None:
    made = law_repo(tmp_path)
    assert guard("install", "--hooks", "pre-commit", at=made.path).code == 0
    assert (made.git_dir / "hooks" / "pre-commit").exists()
    assert not (made.git_dir / "hooks" / "pre-merge-commit").exists()


def test_uninstalling_puts_the_earlier_hook_back(tmp_path: Path) -> None:
    made = law_repo(tmp_path)
    hook = made.git_dir / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 7\n")
    hook.chmod(0o755)
    guard("install", at=made.path)
    made.write({"src/a.c": GOOD})
    assert git(made, "commit", "-m", "x").returncode != 0
    answer = guard("uninstall", at=made.path)
    assert answer == (
        0,
        f"restored: {hook}\nremoved: {hook.with_name('pre-merge-commit')}\n",
        "",
    )
    assert hook.read_text() == "#!/bin/sh\nexit 7\n"


def test_uninstalling_twice_says_that_there_is_nothing(law: LawRepo) -> None:
    guard("uninstall", at=law.path)
    answer = guard("uninstall", at=law.path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("nothing to do")
    absent = json.loads(guard("uninstall", "--json", at=law.path).out)
    assert {hook["done"] for hook in absent["hooks"]} == {"absent"}


def test_hooks_path_is_respected(tmp_path: Path) -> None:
    made = law_repo(tmp_path)
    made.git("config", "core.hooksPath", ".hooks")
    guard("install", at=made.path)
    assert (made.path / ".hooks" / "pre-commit").exists()
    made.write({"README.md": "mine\n"})
    assert git(made, "commit", "-m", "x").returncode == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_cannot_be_written_is_told(law: LawRepo) -> None:
    folder = law.git_dir / "hooks"
    guard("uninstall", at=law.path)
    folder.chmod(0o500)
    try:
        answer = guard("install", at=law.path)
    finally:
        folder.chmod(0o755)
    assert answer.code == 3
    assert answer.clean


def test_a_planted_module_is_never_imported(law: LawRepo) -> None:
    """The hook runs isolated: what lies in the work tree is no part of the program."""
    planted = {f"{name}.py": "raise SystemExit(0)\n" for name in ("worknode_guard", "json", "re")}
    law.write({**planted, "nacl/__init__.py": "raise SystemExit(0)\n"})
    assert git(law, "commit", "-m", "x").returncode == 1
