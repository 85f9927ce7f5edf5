"""What the authoring commands share: opening the desk, naming people, telling what was done."""

import argparse
import os
import shlex
from collections.abc import Mapping
from pathlib import Path

from worknode_guard.cli.output import emit, emit_json, say
from worknode_guard.errors import UsageError
from worknode_guard.gitio.repository import Repository, find_repository
from worknode_guard.host.clock import now
from worknode_guard.model.ids import Id, parse_id
from worknode_guard.model.keys import PublicKey
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.desk import Desk, open_desk
from worknode_guard.services.author.hand import keys_at_hand
from worknode_guard.services.author.keys import KeyAtHand
from worknode_guard.services.author.needs import Need
from worknode_guard.services.author.publish import Edition, Published, publish
from worknode_guard.signing.keyfiles import read_public_file


class Session(NamedTuple):
    """One run of an authoring command.

    Attributes:
        desk: The law that it starts from.
        keys: The keys at hand.
    """

    desk: Desk
    keys: tuple[KeyAtHand, ...]

    @property
    def repository(self) -> Repository:
        """Where it works."""
        return self.desk.repository

    @property
    def environ(self) -> Mapping[str, str]:
        """The caller's environment."""
        return self.desk.environ


def open_session(args: argparse.Namespace) -> Session:
    """Read the law and find the keys.

    Raises:
        GuardError: There is no repository, or something cannot be read.
    """
    environ = dict(os.environ)
    repository = find_repository(args.repo, environ)
    keys = keys_at_hand(repository, environ, getattr(args, "key", None))
    return Session(open_desk(repository, environ, now()), keys)


def add_key(parser: argparse.ArgumentParser) -> None:
    """Add `--key`."""
    parser.add_argument(
        "--key",
        metavar="FILE",
        help="sign with this private key (or the .pub of one in ssh-agent) and no other",
    )


def named_key(text: str) -> tuple[Id, PublicKey]:
    """Read `NAME=KEY.pub`.

    Raises:
        UsageError: It is not of that form, or the file holds no key.
    """
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise UsageError(
            f"{text!r} names no person and key",
            why="a person is written NAME=KEY.pub",
            fix="write it like alice=alice.pub",
        )
    # The shell expands `~` only at the start of a word.
    return parse_id(name), read_public_file(Path(path).expanduser())


def carry_out(args: argparse.Namespace, session: Session, edition: Edition) -> Published:
    """Publish an edition and tell it.

    Raises:
        GuardError: It would be refused, or cannot be signed or written.
    """
    published = publish(session.desk, edition, session.keys)
    tell(args, published)
    return published


def tell(
    args: argparse.Namespace, published: Published, extra: Mapping[str, object] | None = None
) -> None:
    """Print what was done: paths as data, the rest as talk; or one JSON object."""
    if args.json:
        emit_json({**_as_json(args, published), **(extra or {})})
        return
    for path in published.written:
        emit(f"{path}\n")
    for place, name in published.signed:
        say(f"signed: {place} ({name})")
    for note in (*published.notes, *published.warnings):
        say(f"note: {note}")
    tell_missing(published.missing)


def agent_settings(agent: str, key: str) -> list[str]:
    """Give the commands by which an agent's clone signs with its key."""
    return [
        "     git config gpg.format ssh && git config commit.gpgSign true",
        f"     git config user.signingkey {shlex.quote(key)}",
        f"     export WORKNODE_AGENT={agent}",
    ]


def tell_missing(missing: tuple[Need, ...]) -> None:
    """Say which signatures are still missing and how they are added."""
    for need in missing:
        say(f"signature missing: {need.describe()}")


def missing_as_json(missing: tuple[Need, ...]) -> list[dict[str, object]]:
    """Give missing signatures as data."""
    return [
        {
            "path": need.path,
            "role": need.role,
            "needed": need.threshold,
            "signed": sorted(need.signed),
            "from": list(need.missing),
            "command": f"worknode-guard sign {need.path}",
        }
        for need in missing
    ]


def _as_json(args: argparse.Namespace, published: Published) -> dict[str, object]:
    return {
        "schema": f"worknode-guard/{args.noun}/1",
        "written": list(published.written),
        "signatures": [{"path": place, "signer": name} for place, name in published.signed],
        "removed": list(published.removed),
        "missing": missing_as_json(published.missing),
        "notes": [*published.notes, *published.warnings],
    }
