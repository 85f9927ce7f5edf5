"""The program's own words: version, help, wrong commands and wrong options."""

import sys
from pathlib import Path

import pytest

from support.program import guard
from worknode_guard import __version__
from worknode_guard.cli.table import COMMANDS

pytestmark = pytest.mark.e2e

NAMES = [command.name for command in COMMANDS]


def test_version(tmp_path: Path) -> None:
    assert guard("--version", at=tmp_path) == (0, f"worknode-guard {__version__}\n", "")


def test_it_runs_as_a_module_too(tmp_path: Path) -> None:
    module = (sys.executable, "-I", "-m", "worknode_guard")
    assert guard("--version", at=tmp_path, prefix=module).out == f"worknode-guard {__version__}\n"


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_lists_every_command_with_its_summary(tmp_path: Path, word: str) -> None:
    answer = guard(word, at=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    for command in COMMANDS:
        assert f"  {command.name} " in answer.out
        assert command.summary in answer.out
        assert f"{command.group}:\n" in answer.out


def test_no_command_is_wrong_usage_and_tells_the_commands(tmp_path: Path) -> None:
    answer = guard(at=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert "  check " in answer.err


@pytest.mark.parametrize("name", NAMES)
def test_help_of_a_command_teaches_and_ends_with_an_example(tmp_path: Path, name: str) -> None:
    answer = guard(name, "--help", at=tmp_path)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"usage: worknode-guard {name} ")
    assert "--repo DIR" in answer.out
    last = answer.out.rstrip("\n").split("\n\n")[-1]
    assert last.startswith("Example")
    assert "worknode-guard" in last


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_option_is_wrong_usage_in_plain_words(tmp_path: Path, name: str) -> None:
    answer = guard(name, "--frobnicate", at=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("worknode-guard: ")
    assert f"  fix: see worknode-guard {name}" in answer.err
    assert answer.clean


@pytest.mark.parametrize(
    ("typed", "near"), [("chekc", "check"), ("instal", "install"), ("explian", "explain")]
)
def test_a_mistyped_command_is_told_the_nearest(tmp_path: Path, typed: str, near: str) -> None:
    answer = guard(typed, at=tmp_path)
    assert (answer.code, answer.out) == (2, "")
    assert f"the nearest is '{near}'" in answer.err


def test_a_command_that_resembles_none_is_told_them_all(tmp_path: Path) -> None:
    answer = guard("zzzz", at=tmp_path)
    assert answer.code == 2
    assert ", ".join(NAMES) in answer.err


def test_options_are_not_guessed_from_their_beginning(tmp_path: Path) -> None:
    assert guard("check", "--stag", at=tmp_path).code == 2


def test_what_a_user_typed_cannot_move_the_cursor(tmp_path: Path) -> None:
    answer = guard("check", "--\x1b[31m\u202e", at=tmp_path)
    assert answer.code == 2
    assert "\x1b" not in answer.err
    assert "\u202e" not in answer.err
