"""The replay of real history: it finds nothing false in an odd little history, and every plant."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.program import environment
from support.repos import Repo

pytestmark = [pytest.mark.e2e, pytest.mark.git, pytest.mark.slow]

REPLAY = Path(__file__).parents[2] / "bench" / "replay.py"
COMMITS = 30


def odd_history(path: Path) -> Repo:
    """Line ends of two kinds, letters beyond ASCII, deletions, modes, a merge, a forge's file."""
    repo = Repo(path)
    repo.commit("Begin", {"docs/a.md": "a\n", "docs/b.txt": "b\r\n", "café/menü.txt": "x\n"})
    for number in range(COMMITS - 4):
        suffix = ("c", "py", "txt", "rst")[number % 4]
        repo.commit(f"Change {number}", {f"src/f{number}.{suffix}": f"x = {number}\r\n"})
    repo.commit("Drop", {"src/f2.txt": None, "café/menü.txt": "y\n"})
    repo.git("update-index", "--chmod=+x", "src/f3.rst")
    repo.commit("Run")
    repo.git("switch", "-q", "-c", "side")
    repo.commit("Aside", {"docs/side.md": "side\n"})
    repo.git("switch", "-q", "main")
    repo.merge("side")
    repo.commit("Build", {".github/workflows/build.yml": "on: push\n", "docs/a.md": "aa\n"})
    repo.commit("Rename", {"docs/b.txt": None, "docs/c.txt": "b\r\n"})
    return repo


def replay(folder: Path, count: int) -> "subprocess.CompletedProcess[str]":
    """Run the script over the repository there."""
    command = [sys.executable, str(REPLAY), "--count", str(count), "--json", "figures.json", "real"]
    return subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )


def test_an_odd_history_is_replayed_without_a_false_refusal(tmp_path: Path) -> None:
    odd_history(tmp_path / "real")
    done = replay(tmp_path, COMMITS)
    assert (done.returncode, done.stderr) == (0, "")
    (figures,) = json.loads((tmp_path / "figures.json").read_text())
    assert figures["squashes"] == 1
    assert figures["denied"] == 1
    assert figures["found"] == figures["planted"] > 20


def test_a_history_that_is_too_short_is_said_to_be(tmp_path: Path) -> None:
    odd_history(tmp_path / "real")
    done = replay(tmp_path, 500)
    assert done.returncode == 2
    assert "fewer than 500 commits" in done.stderr
    assert "Traceback" not in done.stderr
