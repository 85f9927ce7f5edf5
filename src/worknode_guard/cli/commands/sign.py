"""`sign FILE…`: add one's signature to documents."""

import argparse
import os
from pathlib import Path

from worknode_guard.cli.authoring import (
    Session,
    add_key,
    missing_as_json,
    open_session,
    tell_missing,
)
from worknode_guard.cli.output import emit, emit_json, say
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED, UsageError
from worknode_guard.services.author.countersign import countersign

SUMMARY = "add your signature to documents of the law"
DESCRIPTION = """\
Checks each document and adds FILE.NAME.sig beside it, through an unencrypted key file, ssh-agent
or ssh-keygen. A signature that holds is never overwritten. Says what is still missing.

Example:
  worknode-guard sign plans/trust/1.yaml --key ~/.ssh/id_ed25519
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="documents below plans/")
    parser.add_argument("--as", metavar="NAME", dest="signer", help="sign as this one only")
    add_key(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Sign the documents.

    Raises:
        GuardError: A document does not hold, or no key at hand counts for it.
    """
    session = open_session(args)
    paths = list(dict.fromkeys(_below_top(session, name) for name in args.files))
    done = countersign(session.desk, paths, session.keys, args.signer)
    if args.json:
        emit_json(
            {
                "schema": "worknode-guard/sign/1",
                "signatures": [{"path": place, "signer": name} for place, name in done.signed],
                "already": [{"path": path, "signer": name} for path, name in done.already],
                "missing": missing_as_json(done.missing),
            }
        )
        return ALLOWED
    for place, _ in done.signed:
        emit(f"{place}\n")
    for path, name in done.already:
        say(f"{path}: {name} has signed it already")
    tell_missing(done.missing)
    return ALLOWED


def _below_top(session: Session, name: str) -> str:
    """Give a path below the top of the work tree; both `plans/…` and paths from here are taken."""
    top = session.desk.top.resolve()
    if name in session.desk.files:
        return name
    path = Path(os.path.abspath(name))  # noqa: PTH100  (a link must not be followed here)
    try:
        return (path.parent.resolve() / path.name).relative_to(top).as_posix()
    except ValueError:
        raise UsageError(
            f"{name!r} is outside the work tree",
            why=f"the repository's files lie below {top}",
            fix="name a document of this repository, or another one with --repo",
        ) from None
