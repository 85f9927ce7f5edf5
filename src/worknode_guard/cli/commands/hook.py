"""`hook NAME`: the entry that git's hooks call."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from worknode_guard.cli.output import say, wants_colour
from worknode_guard.integrations.git_hook import HOOKS, answer

if TYPE_CHECKING:
    # Git starts this at every commit, and needs no parser for it.
    import argparse

SUMMARY = "answer a git hook (called by the hook's file)"
DESCRIPTION = f"""\
Answers a hook of git: judges what is about to be committed, tells it on standard error, and
stops git by its exit code. The hooks are {", ".join(HOOKS)}.

`worknode-guard install` writes the files that call this; the pre-commit framework calls it too.
The agent at work is WORKNODE_AGENT, else the one whose capability has git's user.signingkey.

Example:
  WORKNODE_AGENT=impl-rpc worknode-guard hook pre-commit
"""


def configure(parser: "argparse.ArgumentParser") -> None:
    """Add the hook's name."""
    parser.add_argument("name", metavar="NAME", help=f"one of {', '.join(HOOKS)}")
    parser.add_argument(
        "arguments", metavar="ARGUMENT", nargs="*", help="what git passes to the hook"
    )


def run_direct(arguments: Sequence[str]) -> int | None:
    """Answer a call as git makes it; None where there are options to be parsed.

    Raises:
        UsageError: No such hook is answered, or `WORKNODE_TRUST` has not the form of a pin.
    """
    if not arguments or any(argument.startswith("-") for argument in arguments):
        return None
    return _answer(arguments[0], ".")


def run(args: "argparse.Namespace") -> int:
    """Answer the hook.

    Raises:
        UsageError: No such hook is answered, or `WORKNODE_TRUST` has not the form of a pin.
    """
    return _answer(args.name, args.repo)


def _answer(name: str, repo_dir: str) -> int:
    reply = answer(name, repo_dir, colour=wants_colour(sys.stderr, os.environ))
    say(reply.text.removesuffix("\n"))
    return reply.exit_code
