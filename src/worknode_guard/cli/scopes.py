"""The options of `capability` that say what an agent may do, and what it may hand on."""

import argparse

from worknode_guard.model.capability import TIERS, Delegate
from worknode_guard.model.change import OPS
from worknode_guard.model.ids import parse_id
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.services.author.reissuing import Scope
from worknode_guard.services.author.terms import parse_limits


def add_scope(parser: argparse.ArgumentParser) -> None:
    """Add the options; each may be repeated."""
    repeated: tuple[tuple[str, str, str], ...] = (
        ("path", "P", "files, like 'src/**'"),
        ("deny", "P", "files that stay shut, here and below"),
        ("plan", "ID", "plan that it works for"),
        ("phase", "F", "phase that it works in"),
        ("ref", "REF", "branch that its changes may be merged into, refs/heads/…"),
        ("limit", "NAME=N", "such as files=20"),
        ("delegate-path", "P", "files that it may hand on"),
        ("delegate-limit", "NAME=N", "limits of what it hands on"),
    )
    for name, metavar, text in repeated:
        parser.add_argument(f"--{name}", metavar=metavar, action="append", default=[], help=text)
    for name in ("op", "delegate-op"):
        parser.add_argument(
            f"--{name}", metavar="O", action="append", default=[], choices=OPS, help=", ".join(OPS)
        )
    parser.add_argument(
        "--delegate-tier", metavar="T", action="append", default=[], choices=TIERS, help="tiers"
    )
    parser.add_argument("--delegate-depth", metavar="N", type=int, help="links below, 0 to 2")
    parser.add_argument("--delegate-runs", action="store_true", help="capabilities for one run")


def read_scope(args: argparse.Namespace) -> Scope:
    """Read the options.

    Raises:
        UsageError: A pattern, an id or a limit is none.
    """
    return Scope(
        paths=tuple(parse_pattern(text) for text in args.path),
        ops=tuple(dict.fromkeys(args.op)),
        phases=tuple(parse_id(text) for text in args.phase),
        plans=tuple(parse_id(text) for text in args.plan),
        refs=tuple(args.ref),
        deny=tuple(parse_pattern(text) for text in args.deny),
        limits=parse_limits(tuple(args.limit)),
        delegate=read_delegate(args, usual=False),
    )


def read_delegate(args: argparse.Namespace, *, usual: bool) -> Delegate:
    """Read what is handed on; `usual` fills in depth 1, implementers, and add and modify.

    Raises:
        UsageError: A pattern or a limit is none.
    """
    depth, tiers, ops = args.delegate_depth, tuple(args.delegate_tier), tuple(args.delegate_op)
    if usual:
        depth = 1 if depth is None else depth
        tiers = tiers or ("implementation",)
        ops = ops or ("add", "modify")
    return Delegate(
        depth or 0,
        tuple(dict.fromkeys(tiers)),
        tuple(parse_pattern(text) for text in args.delegate_path),
        tuple(dict.fromkeys(ops)),
        parse_limits(tuple(args.delegate_limit)),
        args.delegate_runs,
    )
