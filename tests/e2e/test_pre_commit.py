"""The real pre-commit framework, with this checkout as its hook's repository."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
import yaml

from support.laws import LawRepo
from support.program import environment, law_repo

pytestmark = [pytest.mark.e2e, pytest.mark.git, pytest.mark.slow]

CHECKOUT: Final = Path(__file__).parents[2]
PRE_COMMIT: Final = Path(sys.executable).parent / "pre-commit"
GOOD: Final = "/* Two. */ int a(void)\n{\n  return 2;\n}\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository that holds this checkout's files as they are now, and its commit."""
    made = tmp_path_factory.mktemp("source")
    for name in ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        place = CHECKOUT / name
        if place.is_dir():
            shutil.copytree(place, made / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(place, made / name)
    run(made, "git", "init", "-q")
    run(made, "git", "add", ".")
    run(made, "git", "commit", "-q", "-m", "x")
    return made, run(made, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory, source: tuple[Path, str]) -> LawRepo:
    """A repository whose law says `pre-commit` what may be committed."""
    made = law_repo(tmp_path_factory.mktemp("law"))
    path, commit = source
    config = {"repos": [{"repo": str(path), "rev": commit, "hooks": [{"id": "worknode-guard"}]}]}
    (made.path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    made.by("alice", "x", {".pre-commit-config.yaml": yaml.safe_dump(config)})
    types = ("--hook-type", "pre-commit", "--hook-type", "pre-merge-commit")
    done = run(made.path, str(PRE_COMMIT), "install", "--install-hooks", *types, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return made


def run(folder: Path, *argv: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a program as an agent would; pip may use its own configuration and cache."""
    here = folder.parent
    own = environment(here, WORKNODE_AGENT="impl", PRE_COMMIT_HOME=str(here / "pre-commit"))
    own.pop("XDG_CONFIG_HOME")
    own["HOME"] = str(Path.home())
    return subprocess.run(argv, cwd=folder, env=own, capture_output=True, text=True, check=check)


def test_the_hooks_file_is_what_pre_commit_reads() -> None:
    run(CHECKOUT, str(PRE_COMMIT), "validate-manifest", ".pre-commit-hooks.yaml")


def test_an_agents_wrong_file_is_refused_and_a_right_one_passes(law: LawRepo) -> None:
    law.write({"README.md": "mine\n"})
    refused = run(law.path, "git", "commit", "-m", "x", check=False)
    assert refused.returncode == 1
    assert "README.md: WG101 path-not-allowed: " in refused.stderr + refused.stdout
    law.git("reset", "-q", "--hard")
    law.write({"src/a.c": GOOD})
    allowed = run(law.path, "git", "commit", "-m", "Change a", check=False)
    assert allowed.returncode == 0, allowed.stdout + allowed.stderr
    assert law.git("log", "-1", "--format=%s") == "Change a"
