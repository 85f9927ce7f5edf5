"""`init`: found the law of a repository."""

import argparse
from pathlib import Path

from worknode_guard.cli.authoring import (
    Session,
    add_key,
    agent_settings,
    named_key,
    open_session,
    tell,
)
from worknode_guard.cli.output import say
from worknode_guard.cli.parsing import add_json
from worknode_guard.documents.read import digest_of
from worknode_guard.errors import ALLOWED, UsageError
from worknode_guard.gitio.refs import current_branch, read_config
from worknode_guard.model.ids import Id, parse_id
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import root_path
from worknode_guard.services.author.founding import Founding, found
from worknode_guard.services.author.hand import own_key
from worknode_guard.services.author.keystore import NewKeys
from worknode_guard.services.author.publish import Published, publish
from worknode_guard.services.author.solo import AGENT, id_of_name, with_agent
from worknode_guard.signing.keyfiles import read_public_file

SUMMARY = "found the law: trust root, first plan, signatures"
DESCRIPTION = """\
Writes the first trust root, a plan that works and plans/.gitattributes, and signs them with the
keys at hand: --key, git's user.signingkey, ssh-agent, ~/.ssh/id_ed25519. Nothing is committed.
With --solo there are one person (you) and one agent with a key of its own, for 90 days.

Example:
  worknode-guard init --person alice=alice.pub --person bob=bob.pub --recovery safe.pub
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--solo", action="store_true", help="one person, one agent, 90 days")
    parser.add_argument(
        "--person",
        metavar="NAME=KEY.pub",
        action="append",
        default=[],
        help="somebody who may sign everything; repeat it",
    )
    parser.add_argument("--recovery", metavar="KEY.pub", help="a root key that is kept apart")
    parser.add_argument(
        "--threshold", metavar="N", type=int, help="root signatures needed (default: a majority)"
    )
    parser.add_argument("--name", help="of the project (default: the folder's name)")
    parser.add_argument("--agent", metavar="NAME", default=AGENT, help="of the agent of --solo")
    add_key(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Found the law.

    Raises:
        GuardError: There is a law already, people are missing, or a file cannot be written.
    """
    args.noun = "init"
    session = open_session(args)
    founding = _founding(args, session)
    edition = found(session.desk, founding)
    pin = digest_of(edition.texts[root_path(1)])
    with NewKeys(session.environ) as new:
        if args.solo:
            agent = parse_id(args.agent)
            edition = with_agent(session.desk, edition, agent, new.make(pin, agent))
        published = publish(session.desk, edition, session.keys)
    keys = [str(place) for place in new.places.values()]
    tell(args, published, {"project": pin, "keys": keys})
    for line in _next_steps(pin, keys, args.agent, _founding_commit(session, published)):
        say(line)
    return ALLOWED


def _founding(args: argparse.Namespace, session: Session) -> Founding:
    branch = current_branch(session.repository, session.environ)
    if branch is None:
        raise UsageError(
            "HEAD stands on no branch",
            why="the first plan is for the current branch, and there is none",
            fix="switch to the branch that work is merged into: git switch main",
        )
    people = dict(named_key(text) for text in args.person)
    if args.solo and len(people) > 1:
        raise UsageError(
            "--solo is for one person",
            why=f"--person names {len(people)}",
            fix="leave --solo out, or name yourself alone",
        )
    if args.solo and not people:
        people = _myself(args, session)
    recovery = read_public_file(Path(args.recovery)) if args.recovery else None
    name = args.name or _printable(session.desk.top)
    return Founding(name, people, recovery, args.threshold, branch, args.solo)


def _myself(args: argparse.Namespace, session: Session) -> dict[Id, PublicKey]:
    config = read_config(session.repository, ["user.name"], session.environ)
    public = session.keys[0].public if args.key else own_key(session.repository, session.environ)
    return {id_of_name(config.get("user.name", "")): public}


def _printable(top: Path) -> str:
    name = "".join(char if char.isascii() and char.isprintable() else "-" for char in top.name)
    return name or "project"


def _founding_commit(session: Session, published: Published) -> str:
    """Give the command of the first commit, with what has to come before it."""
    names = ["gpg.format", "user.signingkey"]
    config = read_config(session.repository, names, session.environ)
    settings = []
    if config.get("gpg.format") != "ssh":
        settings.append("git config gpg.format ssh && ")
    if not config.get("user.signingkey"):
        settings.append("git config user.signingKey ~/.ssh/id_ed25519.pub && ")
    before = "once no signature is missing: " if published.missing else ""
    return f"{before}{''.join(settings)}git add plans && git commit -S -m 'Found the law'"


def _next_steps(pin: str, keys: list[str], agent: str, commit: str) -> list[str]:
    lines = [
        "",
        f"the pin (keep it outside the repository): {pin}",
        "next:",
        f"  1. {commit}",
        f"  2. give the pin to CI and colleagues: git config worknode.trust {pin}",
    ]
    if not keys:
        return [*lines, "  3. worknode-guard capability new NAME --path 'src/**'"]
    return [*lines, f"  3. in {agent}'s own clone or work tree:", *agent_settings(agent, keys[0])]
