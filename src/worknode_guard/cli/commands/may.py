"""`may AGENT OP PATH`: one question to the law, answered with the deciding link."""

import argparse
from typing import cast

from worknode_guard.cli.output import emit, emit_json
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED, REFUSED, UNDECIDED, UsageError
from worknode_guard.law.rights import Grant
from worknode_guard.model.actor import Refusal
from worknode_guard.model.change import OPS, Op
from worknode_guard.services.may import may
from worknode_guard.services.pin import find_pin

SUMMARY = "answer whether an agent may do something to a path"
DESCRIPTION = f"""\
Answers yes or no, with the link of the law that decides it, before anything is written. The law is
that of HEAD, or of the commit that --at names. PATH counts from the repository's root. OP is one of
{", ".join(OPS)}; a rename is a delete and an add.

The exit code is 0 for yes, 1 for no, 3 when there is no law to ask.

Example:
  worknode-guard may impl-rpc modify src/network/server.c
"""
_UNDECIDED = frozenset({"WG001", "WG016"})


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the question's parts."""
    parser.add_argument("agent", metavar="AGENT", help="name of the agent")
    parser.add_argument("op", metavar="OP", help=f"one of {', '.join(OPS)}")
    parser.add_argument("path", metavar="PATH", help="file, from the repository's root")
    parser.add_argument("--plan", metavar="ID", help="under which plan (default: any of its own)")
    parser.add_argument("--at", metavar="REV", default="HEAD", help="by the law of REV")
    parser.add_argument("--trust", metavar="PIN", help="the pin of the trust root, sha256:...")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Ask, and tell.

    Raises:
        UsageError: There is no such operation, or the path is no path of a repository.
        UndecidedError: The law cannot be read.
    """
    if args.op not in OPS:
        raise UsageError(
            f"{args.op!r} is no operation",
            why=f"the operations are {', '.join(OPS)}",
            fix="name one of them",
        )
    answer = may(
        args.repo,
        args.agent,
        cast("Op", args.op),
        _path(args.path),
        plan=args.plan,
        rev=args.at,
        pin=find_pin(args.repo, args.trust),
    )
    if args.json:
        emit_json(_as_json(args, answer))
    else:
        emit(_as_text(answer))
    if isinstance(answer, Grant):
        return ALLOWED
    return UNDECIDED if answer.code in _UNDECIDED else REFUSED


def _path(text: str) -> str:
    parts = text.split("/")
    if text and not {"", ".", ".."} & set(parts):
        return text
    raise UsageError(
        f"{text!r} is not a repository path",
        why="a path has no empty part, no '.' and no '..', and does not begin with '/'",
        fix="write the path from the repository root, with '/' between parts",
    )


def _as_text(answer: Grant | Refusal) -> str:
    from worknode_guard.reports.text import safe  # noqa: PLC0415  not for JSON

    if isinstance(answer, Grant):
        return f"yes: {safe(answer.link)}\n"
    return (
        f"no: {answer.code}: {safe(answer.what)}\n"
        f"  why: {safe(answer.why)}\n  fix: {safe(answer.fix)}\n"
    )


def _as_json(args: argparse.Namespace, answer: Grant | Refusal) -> dict[str, object]:
    asked = {"agent": args.agent, "op": args.op, "path": args.path}
    head = {"schema": "worknode-guard/may/1", **asked}
    if isinstance(answer, Grant):
        return {**head, "allowed": True, "link": answer.link}
    return {**head, "allowed": False, **answer._asdict()}
