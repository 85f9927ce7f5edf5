"""`trust show|add|drop|rotate|renew`: who the people are."""

import argparse

from worknode_guard.cli.authoring import add_key, carry_out, named_key, open_session
from worknode_guard.cli.output import emit, emit_json
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED, UsageError
from worknode_guard.model.ids import parse_id
from worknode_guard.model.instant import format_instant
from worknode_guard.model.law import root_path
from worknode_guard.model.trust import Role, TrustRoot
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.roots import add_person, drop_person, renew_root, rotate_key
from worknode_guard.services.author.terms import YEAR_DAYS

SUMMARY = "show or change who the people are"
DESCRIPTION = """\
Each change writes the next trust root, which needs the signatures of a threshold of the present
one and of the next one; says whose are still missing. Documents that would lose the signature they
stand on are signed again with the keys at hand.

Example:
  worknode-guard trust add dora=dora.pub
  worknode-guard trust rotate alice=new.pub
"""
_ROLES = ("root", "plan", "delegate")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="show|add|drop|rotate|renew")
    show = verbs.add_parser("show", description="Print the newest trust root that holds.")
    add = verbs.add_parser("add", description="Add a person, or another key of one.")
    add.add_argument("person", metavar="NAME=KEY.pub")
    add.add_argument(
        "--role", choices=_ROLES, action="append", default=[], help="default: every role"
    )
    drop = verbs.add_parser("drop", description="Take a person out of the law.")
    drop.add_argument("name", metavar="NAME")
    drop.add_argument("--threshold", metavar="N", type=int, help="of root signatures afterwards")
    rotate = verbs.add_parser("rotate", description="Give a person a new key.")
    rotate.add_argument("person", metavar="NAME=NEWKEY.pub")
    renew = verbs.add_parser("renew", description="Give the trust root a new term.")
    renew.add_argument("--days", metavar="N", type=int, default=YEAR_DAYS, help="from now")
    for verb in (add, drop, rotate, renew):
        add_key(verb)
    for verb in (show, add, drop, rotate, renew):
        add_json(verb)


def run(args: argparse.Namespace) -> int:
    """Do what the verb says.

    Raises:
        GuardError: There is no law, or what was asked for would be refused.
    """
    args.noun = "trust"
    session = open_session(args)
    if args.verb == "show":
        return _show(args, session.desk)
    carry_out(args, session, _edition(args, session.desk))
    return ALLOWED


def _edition(args: argparse.Namespace, desk: Desk) -> Edition:
    if args.verb == "add":
        return add_person(desk, *named_key(args.person), args.role or _ROLES)
    if args.verb == "drop":
        if args.threshold is not None and args.threshold < 1:
            raise UsageError(
                f"a threshold of {args.threshold} is no threshold",
                why="at least one person signs",
                fix="write a number from 1 on",
            )
        return drop_person(desk, parse_id(args.name), args.threshold)
    if args.verb == "rotate":
        return rotate_key(desk, *named_key(args.person))
    return renew_root(desk, args.days)


def _show(args: argparse.Namespace, desk: Desk) -> int:
    root = desk.newest_root
    if not args.json:
        emit(desk.files[root_path(root.version)].decode("ascii"))
        return ALLOWED
    emit_json({"schema": "worknode-guard/trust/1", **_data(root), "project": desk.project})
    return ALLOWED


def _data(root: TrustRoot) -> dict[str, object]:
    return {
        "version": root.version,
        "name": root.name,
        "people": {person.name: [key.fingerprint for key in person.keys] for person in root.people},
        "roles": {
            name: {"threshold": role.threshold, "people": list(role.people)}
            for name, role in (
                ("root", root.root),
                ("plan", root.plan),
                ("delegate", root.delegate),
            )
        },
        "expires": format_instant(root.expires),
    }


def _role(role: Role) -> dict[str, object]:
    return {"threshold": role.threshold, "people": list(role.people)}
