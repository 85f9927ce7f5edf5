"""Table and command files hold together."""

from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import ModuleType

import pytest

from worknode_guard.cli import commands
from worknode_guard.cli.parsing import parser_of
from worknode_guard.cli.table import COMMANDS, Command, command_named

FILES = {path.stem for path in Path(commands.__path__[0]).glob("*.py")} - {"__init__"}


def module_of(command: Command) -> ModuleType:
    return import_module(command.module)


def test_every_file_is_a_command_of_the_table() -> None:
    assert {command.module.rsplit(".", 1)[1] for command in COMMANDS} == FILES


def test_commands_of_one_group_stand_together() -> None:
    groups = [name for name, _ in groupby(COMMANDS, lambda command: command.group)]
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
class TestEachCommand:
    def test_the_table_says_what_the_file_says(self, command: Command) -> None:
        assert command.summary == module_of(command).SUMMARY
        assert command_named(command.name) is command

    def test_the_summary_fits_on_its_line(self, command: Command) -> None:
        assert 0 < len(command.summary) <= 64
        assert not command.summary.endswith(".")

    def test_the_description_ends_with_an_example(self, command: Command) -> None:
        text = module_of(command).DESCRIPTION
        assert "\nExample" in text
        assert all(len(line) <= 100 for line in text.splitlines())

    def test_repo_and_an_example_stand_on_every_level(self, command: Command) -> None:
        parser = parser_of(command.name, module_of(command))
        assert "--repo" in parser.options()
        assert "--help" in parser.options()
        for nested in parser.subparsers().values():
            assert "--repo" in nested.options()
            assert (nested.epilog or "").startswith("Example")

    def test_only_direct_commands_answer_without_a_parser(self, command: Command) -> None:
        assert command.direct == hasattr(module_of(command), "run_direct")


def test_an_unknown_name_is_no_command() -> None:
    assert command_named("frobnicate") is None
