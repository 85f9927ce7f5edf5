"""`capability new|show|widen|narrow|renew`: what agents may do."""

import argparse
from pathlib import Path

from worknode_guard.cli.authoring import (
    Session,
    add_key,
    agent_settings,
    open_session,
    tell,
)
from worknode_guard.cli.output import emit, emit_json, say
from worknode_guard.cli.parsing import add_json
from worknode_guard.cli.scopes import add_scope, read_delegate, read_scope
from worknode_guard.errors import ALLOWED, UsageError
from worknode_guard.model.capability import TIERS, Capability
from worknode_guard.model.ids import ROOT, parse_id
from worknode_guard.model.instant import format_instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import capability_path
from worknode_guard.services.author.allowed import with_assurance
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import agents, read_capability
from worknode_guard.services.author.issuing import Wish, issue
from worknode_guard.services.author.keystore import NewKeys
from worknode_guard.services.author.publish import Edition, publish
from worknode_guard.services.author.reissuing import narrow, renew, renewable, widen
from worknode_guard.services.author.terms import AGENT_DAYS
from worknode_guard.signing.keyfiles import read_public_file

SUMMARY = "issue, show, widen, narrow or renew what an agent may do"
DESCRIPTION = """\
`new` makes a key (mode 0600, outside the repository), the capability and the plan's assignment.
`widen`, `narrow` and `renew` write the next version of a capability and of all below it, and of the
plan where its assignment has to follow. All are signed with the keys at hand.

Example:
  worknode-guard capability new impl-rpc --path 'src/network/**' --limit files=10
  worknode-guard capability widen impl-rpc --op delete
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="new|show|widen|narrow|renew")
    new = verbs.add_parser("new", description="Give a new agent its rights and its key.")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--tier", choices=TIERS, default="implementation")
    new.add_argument("--issuer", metavar="EXEC|root", default=str(ROOT))
    new.add_argument("--days", metavar="N", type=int, default=AGENT_DAYS, help="how long")
    new.add_argument("--subject", metavar="KEY.pub", help="a key that was made elsewhere")
    new.add_argument("--no-assignment", action="store_true", help="leave the plan as it is")
    show = verbs.add_parser("show", description="Print a capability, or list all of them.")
    show.add_argument("name", metavar="NAME", nargs="?")
    wide = verbs.add_parser("widen", description="Add to a capability.")
    tight = verbs.add_parser("narrow", description="Take from a capability.")
    for verb in (wide, tight):
        verb.add_argument("name", metavar="NAME")
    again = verbs.add_parser("renew", description="Give capabilities a new term.")
    again.add_argument("names", metavar="NAME", nargs="*")
    again.add_argument("--all", action="store_true", help="every capability")
    again.add_argument("--new-key", action="store_true", help="with a new key for each NAME")
    again.add_argument("--days", metavar="N", type=int, help="from now (default: as before)")
    for verb in (new, wide, tight):
        add_scope(verb)
    for verb in (new, wide, tight, again):
        add_key(verb)
    for verb in (new, show, wide, tight, again):
        add_json(verb)


def run(args: argparse.Namespace) -> int:
    """Do what the verb says.

    Raises:
        GuardError: The agent is unknown, or what was asked for would be refused.
    """
    args.noun = "capability"
    session = open_session(args)
    if args.verb == "show":
        return _show(args, session.desk)
    with NewKeys(session.environ) as new:
        edition = _VERBS[args.verb](args, session, new)
        published = publish(session.desk, edition, session.keys)
    tell(args, published, {"keys": [str(place) for place in new.places.values()]})
    for name, place in new.places.items():
        say(f"the key of {name} lies in {place}; in {name}'s own clone or work tree:")
        for line in agent_settings(name, str(place)):
            say(line)
    return ALLOWED


def _new(args: argparse.Namespace, session: Session, new: NewKeys) -> Edition:
    scope = read_scope(args)
    if len(scope.plans) > 1:
        raise UsageError(
            "a new capability is for one plan",
            why=f"--plan names {len(scope.plans)}",
            fix=f"add the others later: worknode-guard capability widen {args.name} --plan ID",
        )
    wish = Wish(
        name=parse_id(args.name),
        paths=scope.paths,
        ops=scope.ops,
        plan=scope.plans[0] if scope.plans else None,
        phases=scope.phases,
        refs=scope.refs,
        deny=scope.deny,
        tier=args.tier,
        issuer=ROOT if args.issuer == ROOT else parse_id(args.issuer),
        days=args.days,
        limits=scope.limits,
        delegate=read_delegate(args, usual=args.tier == "executive"),
        assign=not args.no_assignment,
    )
    edition = issue(session.desk, wish, _subject(args, session, new))
    if wish.tier == "implementation" and wish.assign:
        edition = with_assurance(session.desk, edition, wish.name, wish.paths, wish.ops)
    return edition


def _subject(args: argparse.Namespace, session: Session, new: NewKeys) -> PublicKey | str:
    if args.subject and args.subject.startswith("login:"):
        return str(args.subject)
    if args.subject:
        return read_public_file(Path(args.subject))
    return new.make(session.desk.project, parse_id(args.name))


def _widen(args: argparse.Namespace, session: Session, _: NewKeys) -> Edition:
    scope = read_scope(args)
    edition = widen(session.desk, args.name, scope)
    capability = read_capability(session.desk.documents, args.name)
    if capability.tier == "implementation":
        edition = with_assurance(session.desk, edition, capability.id, scope.paths, scope.ops)
    return edition


def _narrow(args: argparse.Namespace, session: Session, _: NewKeys) -> Edition:
    return narrow(session.desk, args.name, read_scope(args))


def _renew(args: argparse.Namespace, session: Session, new: NewKeys) -> Edition:
    if bool(args.names) == args.all:
        raise UsageError(
            "which capabilities are to be renewed?",
            why="it takes names, or --all",
            fix="worknode-guard capability renew NAME",
        )
    desk = session.desk
    names = list(dict.fromkeys(args.names)) or renewable(desk, new_keys=args.new_key)
    for name in names:
        read_capability(desk.documents, name)
    made = {name: new.make(desk.project, name) for name in names if args.new_key}
    return renew(desk, names, args.days, made)


_VERBS = {"new": _new, "widen": _widen, "narrow": _narrow, "renew": _renew}


def _show(args: argparse.Namespace, desk: Desk) -> int:
    names = [args.name] if args.name else agents(desk.documents)
    found = [read_capability(desk.documents, name) for name in names]
    if args.json:
        data = [_data(one) for one in found]
        emit_json({"schema": "worknode-guard/capability/1", "capabilities": data})
        return ALLOWED
    for one in found:
        if args.name:
            emit(desk.files[capability_path(one.id)].decode("ascii"))
        else:
            ending = format_instant(one.expires)
            emit(f"{one.id} v{one.version}: {one.tier} from {one.issuer}, until {ending}\n")
    return ALLOWED


def _data(one: Capability) -> dict[str, object]:
    subject = one.subject
    return {
        "id": one.id,
        "version": one.version,
        "tier": one.tier,
        "issuer": one.issuer,
        "subject": subject if isinstance(subject, str) else subject.fingerprint,
        "plans": list(one.plans),
        "paths": [pattern.text for pattern in one.paths],
        "ops": list(one.ops),
        "phases": list(one.phases),
        "limits": {name: limit for name, limit in one.limits._asdict().items() if limit},
        "not_before": format_instant(one.not_before),
        "expires": format_instant(one.expires),
    }
