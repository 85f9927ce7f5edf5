"""`uninstall`: take the guard's hooks away again."""

import argparse

from worknode_guard.cli.output import emit, emit_json
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED
from worknode_guard.services.install import uninstall

SUMMARY = "take the guard's hooks out of this repository"
DESCRIPTION = """\
Removes every hook file that `worknode-guard install` wrote and puts back what was there before.
Hooks of others are left alone; doing it again changes nothing.

Example:
  worknode-guard uninstall
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the form of the answer."""
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Uninstall, and tell what was done.

    Raises:
        UndecidedError: There is no repository, or its hooks cannot be changed.
    """
    done = uninstall(args.repo)
    changed = [change for change in done.changes if change.done != "absent"]
    if args.json:
        changes = [change._asdict() for change in done.changes]
        emit_json({"schema": "worknode-guard/uninstall/1", "folder": done.folder, "hooks": changes})
    elif changed:
        emit("".join(f"{change.done}: {change.path}\n" for change in changed))
    else:
        emit(f"nothing to do: no hook of the guard in {done.folder}\n")
    return ALLOWED
