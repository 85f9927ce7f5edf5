"""`install`: git hooks that call the guard."""

import argparse

from worknode_guard.cli.output import emit, emit_json
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED
from worknode_guard.integrations.git_hook import HOOKS
from worknode_guard.services.install import install

SUMMARY = "put the guard's hooks into this repository"
DESCRIPTION = """\
Writes small hook files that call the guard with this very interpreter, where git looks for hooks
(core.hooksPath is respected). A hook that exists is kept and runs first; its failure is final.
Doing it again changes nothing, and `worknode-guard uninstall` puts everything back.

A local hook is early feedback: `git commit --no-verify` gets past it. The check on the pull request
does not let that through.

Example:
  worknode-guard install
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the choice of hooks."""
    parser.add_argument(
        "--hooks",
        metavar="NAME",
        nargs="+",
        default=list(HOOKS),
        choices=HOOKS,
        help=f"only these of {', '.join(HOOKS)} (default: all)",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Install, and tell what was done.

    Raises:
        UndecidedError: There is no repository, or its hooks cannot be written.
    """
    done = install(args.repo, args.hooks)
    if args.json:
        changes = [change._asdict() for change in done.changes]
        emit_json({"schema": "worknode-guard/install/1", "folder": done.folder, "hooks": changes})
        return ALLOWED
    emit("".join(f"{change.done}: {change.path}\n" for change in done.changes))
    return ALLOWED
