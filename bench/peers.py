"""Two repositories in which `git commit` runs hooks: ours, and pre-commit's.

pre-commit runs what a team would otherwise take for the two questions that the guard answers here:
a script that compares paths with a list, and lizard. Both are `language: system`, so that nothing
is installed and only pre-commit's own cost stands beside them.
"""

import shutil
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from subprocess import run
from typing import Final, NamedTuple

from repository import Repository
from scenes import AGENT, found, write
from sources import revised, source

_FILE: Final = "src/part.py"
_TEXT: Final = source("py", 150, 1)
_PATH_GUARD: Final = """\
import sys
ALLOWED = ("src/", "docs/")
wrong = [path for path in sys.argv[1:] if not path.startswith(ALLOWED)]
for path in wrong:
    print(f"{path}: not allowed")
sys.exit(bool(wrong))
"""
_CONFIGURATION: Final = """\
repos:
- repo: local
  hooks:
  - id: paths
    name: paths
    language: system
    entry: {python} -I {guard}
  - id: lizard
    name: lizard
    language: system
    entry: {python} -I -m lizard -C 8 -L 60 -a 8 -w
    types_or: [c, python]
"""


class Committing(NamedTuple):
    """A repository in which the same change is committed again and again.

    Attributes:
        stage: Stages another state of one source file.
    """

    name: str
    folder: Path
    environ: Mapping[str, str]
    stage: Callable[[], None]


def with_guard(path: Path, guard: tuple[str, ...]) -> Committing:
    """Install our hooks by our own command."""
    made = _repository(path)
    environ = {**made.environ, "WORKNODE_AGENT": AGENT}
    run((*guard, "install"), cwd=path, env=environ, check=True, capture_output=True)
    return Committing("guard", path, environ, _stager(made))


def with_pre_commit(path: Path) -> Committing:
    """Install pre-commit with its two hooks.

    Raises:
        FileNotFoundError: pre-commit is not installed beside the interpreter nor on PATH.
    """
    beside = Path(sys.executable).with_name("pre-commit")
    program = str(beside) if beside.exists() else shutil.which("pre-commit")
    if program is None:
        raise FileNotFoundError("pre-commit is not installed; it is in the group dev")
    made = _repository(path)
    guard = path.parent / "path_guard.py"
    guard.write_text(_PATH_GUARD)
    text = _CONFIGURATION.format(python=sys.executable, guard=guard)
    write(made, {".pre-commit-config.yaml": text.encode()})
    made.git("commit", "-q", "-m", "Configure pre-commit")
    run((program, "install"), cwd=path, env=made.environ, check=True, capture_output=True)
    return Committing("pre-commit", path, made.environ, _stager(made))


def _repository(path: Path) -> Repository:
    made = found(path, {_FILE: _TEXT.encode(), "docs/a.txt": b"one\n"}).repo
    made.pack()
    made.git("config", "user.name", "B. Ench")
    made.git("config", "user.email", "bench@example.org")
    made.git("reset", "-q", "--hard", "main")
    return made


def _stager(repo: Repository) -> Callable[[], None]:
    numbers = count(1)

    def stage() -> None:
        number = next(numbers)
        write(repo, {_FILE: revised(_TEXT, number, number).encode()})

    return stage
