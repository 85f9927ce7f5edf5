"""`worknode_guard.open(path)`: the command line's answers as values."""

import subprocess
import sys
from pathlib import Path

import pytest

import worknode_guard
from support.laws import LawRepo
from support.program import PIN, law_repo
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.law.rights import Grant
from worknode_guard.model.actor import Refusal

pytestmark = pytest.mark.git

GOOD = "/* Two. */ int a(void)\n{\n  return 2;\n}\n"


@pytest.fixture
def law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LawRepo:
    for name in ("WORKNODE_AGENT", "WORKNODE_TRUST", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    return law_repo(tmp_path)


def test_what_is_staged_is_judged(law: LawRepo) -> None:
    law.write({"README.md": "mine\n"})
    guard = worknode_guard.open(law.path)
    assert guard.check(agent="impl").outcome == "refuse"
    assert guard.check().outcome == "allow"


def test_a_range_is_judged(law: LawRepo) -> None:
    law.by("impl", "x", {"src/a.c": GOOD})
    verdict = worknode_guard.open(str(law.path)).check("main", "work", trust=PIN)
    assert (verdict.outcome, verdict.notices) == ("allow", ())
    assert [commit.signer for commit in verdict.commits] == ["impl"]


def test_half_a_range_is_wrong_usage(law: LawRepo) -> None:
    with pytest.raises(UsageError):
        worknode_guard.open(law.path).check(base="main")
    with pytest.raises(UsageError):
        worknode_guard.open(law.path).check(head="work")


def test_the_law_is_read(law: LawRepo) -> None:
    view = worknode_guard.open(law.path).law("main", trust=PIN)
    assert view.problems == ()


def test_an_agents_right_is_asked(law: LawRepo) -> None:
    guard = worknode_guard.open(law.path)
    assert isinstance(guard.may("impl", "modify", "src/a.c"), Grant)
    assert isinstance(guard.may("impl", "delete", "src/a.c"), Refusal)


def test_a_folder_without_a_repository_is_undecided(tmp_path: Path) -> None:
    guard = worknode_guard.open(tmp_path)
    assert guard.check().outcome == "undecided"
    with pytest.raises(UndecidedError):
        guard.law()


def test_importing_the_package_imports_nothing_but_its_release() -> None:
    script = "import sys, worknode_guard; print([m for m in sys.modules if 'worknode_guard.' in m])"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "['worknode_guard.version']\n"
