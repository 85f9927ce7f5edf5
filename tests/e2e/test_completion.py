"""The shells' completion is the program's own list of words."""

import shutil
import subprocess
from pathlib import Path

import pytest

from support.program import guard
from worknode_guard.cli.table import COMMANDS

pytestmark = pytest.mark.e2e

NAMES = {command.name for command in COMMANDS}


def bash(folder: Path, *typed: str) -> set[str]:
    """What bash offers for the last word."""
    script = guard("completion", "bash", at=folder).out
    words = " ".join(f"'{word}'" for word in ("worknode-guard", *typed))
    ask = f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _worknode_guard; echo ${{COMPREPLY[@]}}"
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_bash_offers_the_commands(tmp_path: Path) -> None:
    assert bash(tmp_path, "") == {*NAMES, "--help", "--version"}
    assert bash(tmp_path, "che") == {"check"}


def test_bash_offers_options_and_subcommands(tmp_path: Path) -> None:
    assert bash(tmp_path, "check", "--st") == {"--staged"}
    assert "--base" in bash(tmp_path, "check", "--staged", "")
    assert {"new", "show"} <= bash(tmp_path, "plan", "")
    assert "--json" in bash(tmp_path, "plan", "show", "--j")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_script_knows_every_command_and_parses(tmp_path: Path, shell: str) -> None:
    answer = guard("completion", shell, at=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    for name in NAMES:
        assert name in answer.out
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=answer.out, text=True, check=True)
