"""What a staged check imports: nothing whose import would cost more than the check itself."""

import subprocess
import sys
from typing import Final

import pytest

from support.laws import LawRepo
from support.program import environment, law_repo

pytestmark = [pytest.mark.git, pytest.mark.e2e]

HEAVY: Final = frozenset(
    {
        "argparse",
        "asyncio",
        "click",
        "ctypes",
        "dataclasses",
        "datetime",
        "difflib",
        "gettext",
        "git",
        "hashlib",
        "importlib.metadata",
        "inspect",
        "json",
        "lizard",
        "locale",
        "logging",
        "nacl",
        "pathlib",
        "random",
        "rich",
        "ruamel",
        "shutil",
        "socket",
        "subprocess",
        "tempfile",
        "threading",
        "traceback",
        "unicodedata",
        "urllib",
        "zlib",
    }
)
OURS: Final = frozenset({"cli.parsing", "documents", "signing", "crdt", "law.settle", "cli.crash"})
"""Rooms and files of the guard that a warm check leaves alone."""

UNMEASURED: Final = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}
"""Coverage would start in the program and import modules of its own."""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> LawRepo:
    made = law_repo(tmp_path_factory.mktemp("hot"))
    made.write({"src/notes.txt": "a new file\n", "src/more/notes.txt": "another\n"})
    return made


def modules(law: LawRepo, *arguments: str) -> set[str]:
    """The modules that a second, warm run imports."""
    probe = "import sys; from worknode_guard.cli.main import main; code = main(sys.argv[1:]); "
    probe += "print(*sys.modules, file=sys.stderr); raise SystemExit(code)"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-I", "-c", probe, *arguments],
            cwd=law.path,
            env=environment(law.path.parent, WORKNODE_AGENT="impl", **UNMEASURED),
            capture_output=True,
            text=True,
            check=True,
        )
    return set(done.stderr.splitlines()[-1].split(" "))


@pytest.mark.parametrize(
    "line", ["hook pre-commit", "hook pre-merge-commit", "check", "check --staged"]
)
def test_a_warm_check_imports_nothing_heavy(law: LawRepo, line: str) -> None:
    found = modules(law, *line.split())
    tops = found | {name.split(".")[0] for name in found}
    assert sorted(HEAVY & tops) == []
    ours = {name.removeprefix("worknode_guard.") for name in found}
    assert sorted(name for name in ours if any(_is_in(name, room) for room in OURS)) == []


def test_the_probe_sees_what_is_imported(law: LawRepo) -> None:
    """The test above could not fail if the list were empty."""
    found = modules(law, "check", "--staged", "--no-cache")
    assert {"argparse", "nacl", "ruamel.yaml", "worknode_guard.law.settle"} <= found


def test_version_and_help_import_no_command(law: LawRepo) -> None:
    for line in ("--version", "--help"):
        found = modules(law, line)
        assert not [name for name in found if name.startswith("worknode_guard.cli.commands.")]
        assert "argparse" not in found


def _is_in(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")
