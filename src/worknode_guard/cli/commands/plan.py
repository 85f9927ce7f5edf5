"""`plan new|show|activate|renew`: plans and their phases."""

import argparse

from worknode_guard.cli.authoring import add_key, carry_out, open_session
from worknode_guard.cli.output import emit, emit_json
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED, UsageError
from worknode_guard.gitio.refs import current_branch
from worknode_guard.model.ids import Id, parse_id
from worknode_guard.model.instant import format_instant
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.model.plan import Plan
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import read_plan
from worknode_guard.services.author.plans import (
    USUAL_PHASES,
    NewPlan,
    activate,
    new_plan,
    renew_plan,
)
from worknode_guard.services.author.terms import YEAR_DAYS

SUMMARY = "make a plan, show it, choose its active phases"
DESCRIPTION = """\
`new` writes plans/ID.yaml; `activate` writes its next version, in which these phases are active
and no others (no phase at all closes it); `renew` gives it a new term. Each is signed with the keys
at hand. `show` prints a plan as it stands in the work tree.

Example:
  worknode-guard plan new wave4 --path 'src/network/**' --agent impl-rpc
  worknode-guard plan activate verify --plan wave4
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the verbs."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="new|show|activate|renew")
    new = verbs.add_parser("new", description="Write a plan.")
    new.add_argument("id", metavar="ID")
    new.add_argument("--path", metavar="P", action="append", default=[], help="where agents work")
    new.add_argument("--agent", metavar="A", action="append", default=[], help="who works there")
    new.add_argument("--phase", metavar="F", action="append", default=[], help="in order")
    new.add_argument("--active", metavar="F", action="append", default=[], help="at first")
    new.add_argument("--ref", metavar="REF", action="append", default=[], help="refs/heads/…")
    new.add_argument("--title", help="what it is about")
    new.add_argument("--days", metavar="N", type=int, default=YEAR_DAYS, help="how long it holds")
    show = verbs.add_parser("show", description="Print a plan, or all of them.")
    show.add_argument("id", metavar="ID", nargs="?")
    active = verbs.add_parser("activate", description="Choose the active phases.")
    active.add_argument("phases", metavar="PHASE", nargs="*", help="none closes the plan")
    active.add_argument("--plan", metavar="ID", help="where there are several")
    renew = verbs.add_parser("renew", description="Give a plan a new term.")
    renew.add_argument("--plan", metavar="ID", help="where there are several")
    renew.add_argument("--days", metavar="N", type=int, default=YEAR_DAYS, help="from now")
    for verb in (new, active, renew):
        add_key(verb)
    for verb in (new, show, active, renew):
        add_json(verb)


def run(args: argparse.Namespace) -> int:
    """Do what the verb says.

    Raises:
        GuardError: The plan is unknown, or what was asked for would be refused.
    """
    args.noun = "plan"
    session = open_session(args)
    if args.verb == "show":
        return _show(args, session.desk)
    if args.verb == "new":
        branch = current_branch(session.repository, session.environ)
        edition = new_plan(session.desk, _wanted(args, branch))
    elif args.verb == "activate":
        phases = tuple(parse_id(phase) for phase in args.phases)
        edition = activate(session.desk, phases, args.plan)
    else:
        edition = renew_plan(session.desk, args.plan, args.days)
    carry_out(args, session, edition)
    return ALLOWED


def _wanted(args: argparse.Namespace, branch: str | None) -> NewPlan:
    refs = tuple(args.ref) or ((branch,) if branch else ())
    if not refs:
        raise UsageError(
            "which branch is the plan for?",
            why="HEAD stands on no branch, and no --ref was given",
            fix="name it: --ref refs/heads/main",
        )
    if args.path and not args.agent:
        raise UsageError(
            "who works at these paths?",
            why="a plan assigns paths to agents, and no --agent was given",
            fix="name them: --agent NAME",
        )
    name = parse_id(args.id)
    return NewPlan(
        name,
        args.title or f"Plan {name}",
        refs,
        tuple(parse_pattern(text) for text in args.path),
        tuple(parse_id(text) for text in args.agent),
        tuple(parse_id(text) for text in args.phase) or USUAL_PHASES,
        tuple(Id(text) for text in args.active),
        args.days,
    )


def _show(args: argparse.Namespace, desk: Desk) -> int:
    named = [args.id] if args.id else []
    everyone = [f.document.id for f in desk.documents.values() if isinstance(f.document, Plan)]
    plans = [read_plan(desk.documents, name) for name in named or everyone]
    if args.json:
        emit_json({"schema": "worknode-guard/plan/1", "plans": [_data(plan) for plan in plans]})
        return ALLOWED
    for plan in plans:
        if args.id:
            emit(desk.files[f"plans/{plan.id}.yaml"].decode("ascii"))
        else:
            emit(f"{plan.id} v{plan.version}: active {', '.join(plan.active) or 'nothing'}\n")
    return ALLOWED


def _data(plan: Plan) -> dict[str, object]:
    return {
        "id": plan.id,
        "version": plan.version,
        "title": plan.title,
        "refs": list(plan.refs),
        "active": list(plan.active),
        "phases": [phase.id for phase in plan.phases],
        "agents": sorted({agent for one in plan.assignments for agent in one.agents}),
        "expires": format_instant(plan.expires),
    }
