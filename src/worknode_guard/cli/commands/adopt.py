"""`adopt COMMIT…`: a person takes refused commits over."""

import argparse
import os

from worknode_guard.cli.authoring import add_key
from worknode_guard.cli.output import emit, emit_json, say
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED
from worknode_guard.gitio.cleanup import ended_cleanly
from worknode_guard.gitio.repository import find_repository
from worknode_guard.host.clock import now
from worknode_guard.services.adopt import adopt
from worknode_guard.services.author.hand import keys_at_hand

SUMMARY = "take an agent's refused commits over as a person"
DESCRIPTION = """\
Writes the commits anew, signed with your key: author, message and files stay, and a trailer
Worknode-Adopted-From names the old commit. They must be the top of the current branch. The work
tree is not touched, and the old tip is kept under refs/worknode/rescue/adopt/.

Example:
  worknode-guard adopt HEAD
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("commits", metavar="COMMIT", nargs="+", help="each one to take over")
    add_key(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Adopt the commits.

    Raises:
        GuardError: They are not the top of the branch, or no key at hand is a person's.
    """
    environ = dict(os.environ)
    repository = find_repository(args.repo, environ)
    keys = keys_at_hand(repository, environ, args.key)
    with ended_cleanly():
        done = adopt(repository, args.commits, keys, environ, now())
    if args.json:
        emit_json(
            {
                "schema": "worknode-guard/adopt/1",
                "person": done.person,
                "branch": done.branch,
                "commits": [{"from": old, "to": new} for old, new in done.pairs],
                "rescue": done.rescue,
            }
        )
        return ALLOWED
    for old, new in done.pairs:
        emit(f"{old} {new}\n")
    say(f"adopted by {done.person}; the old tip of {done.branch} is kept at {done.rescue}")
    return ALLOWED
