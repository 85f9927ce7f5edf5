"""`revoke`: end what a key or a capability may do."""

import argparse
import re

from worknode_guard.cli.authoring import add_key, carry_out, open_session
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED, UsageError
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.revoking import revoke_all, revoke_capability, revoke_key

SUMMARY = "revoke a capability, a key, or all agents"
DESCRIPTION = """\
Adds to plans/revoked.yaml, which any one root key signs. What stands below a revoked capability
counts no more either. --below N revokes only versions below N, so that a renewed capability counts.

Example:
  worknode-guard revoke impl-rpc --reason "limits were too wide"
  worknode-guard revoke --all-agents --reason "key server was broken into"
"""
_FINGERPRINT = r"SHA256:[A-Za-z0-9+/]{43}"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("target", metavar="CAPABILITY|SHA256:…", nargs="?")
    parser.add_argument("--all-agents", action="store_true", help="every capability as it stands")
    parser.add_argument("--below", metavar="N", type=int, help="only versions below N")
    parser.add_argument("--reason", required=True, help="for whoever reads it later")
    add_key(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Revoke.

    Raises:
        GuardError: The target is unknown or revoked already, or the list cannot be written.
    """
    args.noun = "revoke"
    session = open_session(args)
    carry_out(args, session, _edition(args, session.desk))
    return ALLOWED


def _edition(args: argparse.Namespace, desk: Desk) -> Edition:
    if args.all_agents == (args.target is not None):
        raise UsageError(
            "what is to be revoked?",
            why="it takes one capability, one key's fingerprint, or --all-agents",
            fix="worknode-guard revoke NAME --reason TEXT",
        )
    if args.all_agents:
        return revoke_all(desk, args.reason)
    if not args.target.startswith("SHA256:"):
        return revoke_capability(desk, args.target, args.below, args.reason)
    if args.below is not None or re.fullmatch(_FINGERPRINT, args.target) is None:
        raise UsageError(
            f"{args.target!r} with these options is no key to revoke",
            why="a key is named by its whole fingerprint, and has no versions",
            fix="take it from: ssh-keygen -l -f FILE.pub",
        )
    return revoke_key(desk, args.target, args.reason)
