"""`completion SHELL`: completion of commands and options."""

import argparse

from worknode_guard.cli.completion import SHELLS, completion_for
from worknode_guard.cli.output import emit
from worknode_guard.errors import ALLOWED, UsageError

SUMMARY = "print the completion of commands for a shell"
DESCRIPTION = f"""\
Prints a script that lets the shell complete commands, subcommands and options. The shells are
{", ".join(SHELLS)}.

Examples:
  worknode-guard completion bash > ~/.local/share/bash-completion/completions/worknode-guard
  worknode-guard completion zsh > ~/.zfunc/_worknode-guard
  worknode-guard completion fish > ~/.config/fish/completions/worknode-guard.fish
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the shell."""
    parser.add_argument("shell", metavar="SHELL", help=f"one of {', '.join(SHELLS)}")


def run(args: argparse.Namespace) -> int:
    """Print the script.

    Raises:
        UsageError: The shell is unknown.
    """
    if args.shell not in SHELLS:
        raise UsageError(
            f"there is no completion for {args.shell!r}",
            why=f"the shells are {', '.join(SHELLS)}",
            fix="name one of them",
        )
    emit(completion_for(args.shell))
    return ALLOWED
