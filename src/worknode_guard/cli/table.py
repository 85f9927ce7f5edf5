"""Every command in one table, so that help, completion and typing errors need no other import."""

from typing import Final, NamedTuple


class Command(NamedTuple):
    """One line of the table; the command's file is `commands/<name>.py`.

    Attributes:
        name: As typed.
        group: Heading in the list of commands.
        summary: One line; the command's own `SUMMARY` says the same.
        direct: Its file has `run_direct(arguments)`, which may answer without a parser: for
            commands that are started at every commit.
    """

    name: str
    group: str
    summary: str
    direct: bool = False

    @property
    def module(self) -> str:
        """Full name of the module that implements it."""
        return f"worknode_guard.cli.commands.{self.name}"


_JUDGE: Final = "Judge a change"
_SETUP: Final = "Set up"
_REFERENCE: Final = "Look up"

COMMANDS: Final = (
    Command("check", _JUDGE, "judge what is staged, or a range of commits"),
    Command("may", _JUDGE, "answer whether an agent may do something to a path"),
    Command("install", _SETUP, "put the guard's hooks into this repository"),
    Command("uninstall", _SETUP, "take the guard's hooks out of this repository"),
    Command("hook", _SETUP, "answer a git hook (called by the hook's file)", direct=True),
    Command("schema", _REFERENCE, "print the JSON Schema of a kind of document"),
)
"""In the order in which they are listed; commands of one group stand together."""


def command_named(name: str) -> Command | None:
    """Give the command of this name."""
    return next((command for command in COMMANDS if command.name == name), None)
