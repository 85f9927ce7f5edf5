"""Every command in one table, so that help, completion and typing errors need no other import."""

from typing import Final

from worknode_guard.named import NamedTuple


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
_LAW: Final = "Make and change the law"
_ASK: Final = "Ask the law"
_SETUP: Final = "Set up"
_REFERENCE: Final = "Look up"

COMMANDS: Final = (
    Command("check", _JUDGE, "judge what is staged, a range of commits, or files", direct=True),
    Command("facts", _JUDGE, "show what the guard sees in source files"),
    Command("explain", _JUDGE, "explain a rule, or who was allowed a commit and by what"),
    Command("law", _ASK, "show the law, who may do what, and what does not hold"),
    Command("may", _ASK, "answer whether an agent may do something to a path"),
    Command("init", _LAW, "found the law: trust root, first plan, signatures"),
    Command("sign", _LAW, "add your signature to documents of the law"),
    Command("plan", _LAW, "make a plan, show it, choose its active phases"),
    Command("capability", _LAW, "issue, show, widen, narrow or renew what an agent may do"),
    Command("trust", _LAW, "show or change who the people are"),
    Command("revoke", _LAW, "revoke a capability, a key, or all agents"),
    Command("adopt", _LAW, "take an agent's refused commits over as a person"),
    Command("install", _SETUP, "put the guard's hooks into this repository"),
    Command("uninstall", _SETUP, "take the guard's hooks out of this repository"),
    Command("hook", _SETUP, "answer a git hook (called by the hook's file)", direct=True),
    Command("completion", _SETUP, "print the completion of commands for a shell"),
    Command("schema", _REFERENCE, "print the JSON Schema of a kind of document"),
    Command("demo", _REFERENCE, "play the tutorial, and compare every verdict"),
)
"""In the order in which they are listed; commands of one group stand together."""


def command_named(name: str) -> Command | None:
    """Give the command of this name."""
    return next((command for command in COMMANDS if command.name == name), None)
