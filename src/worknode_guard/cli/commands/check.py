"""`check`: judge what is staged, or a range of commits."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from worknode_guard.cli.output import emit, say, wants_colour, write_report
from worknode_guard.errors import UsageError
from worknode_guard.named import NamedTuple
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.pin import find_pin, pin_said
from worknode_guard.services.staged import check_staged

if TYPE_CHECKING:
    # A plain `check` needs no parser, and git can start before the rest is imported.
    import argparse

    from worknode_guard.model.verdict import Verdict

SUMMARY = "judge what is staged, a range of commits, or files"
DESCRIPTION = """\
Judges a change by the signed law and says, for each thing that is not allowed, what is wrong,
why, and the next step. What is staged is judged by the law of HEAD; a range of commits by the law
of its base, each commit and the net change.

With --files or --all the code rules alone are applied to files as they lie there, by the rules of
HEAD's plan, and without any law by built-in ones with the Power of Ten for C.

The exit code is 0 when the change is allowed, 1 when it is refused, 3 when that cannot be decided.

The trust root is pinned by --trust, by WORKNODE_TRUST or, for a range, by git config
worknode.trust, so that a forged history cannot bring a law of its own.

Examples:
  worknode-guard check
  worknode-guard check --files src/parse.c
  worknode-guard check --base origin/main --head HEAD --trust sha256:6f1e... --report json=out.json
"""

_STAGED: Final = "--staged"
_FULL: Final = "full"
_TOGETHER: Final = "worknode-guard check --base origin/main --head HEAD"


class Report(NamedTuple):
    """A file to be written: in which format, and where."""

    format: str
    path: str


def configure(parser: "argparse.ArgumentParser") -> None:
    """Add what is judged, by what, and how it is told."""
    from worknode_guard.cli.parsing import add_json  # noqa: PLC0415  see TYPE_CHECKING
    from worknode_guard.reports.formats import FORMATS  # noqa: PLC0415  the same

    what = parser.add_argument_group("what is judged")
    what.add_argument("--staged", action="store_true", help="the index against HEAD (default)")
    what.add_argument("--base", metavar="REV", help="commits that REV lacks, by its law")
    what.add_argument("--head", metavar="REV", help="the newest of these commits")
    what.add_argument(
        "--files", metavar="PATH", nargs="+", help="files and folders as they lie: code rules alone"
    )
    what.add_argument("--all", action="store_true", help="every file that git would take in, alike")
    what.add_argument("--plan", metavar="ID", help="whose rules count for --files and --all")
    known = parser.add_argument_group("what is known")
    known.add_argument("--trust", metavar="PIN", help="the pin of the trust root, sha256:...")
    known.add_argument(
        "--ref",
        metavar="REF",
        help="branch to be merged into (default: the base's name, else refs/heads/main)",
    )
    known.add_argument(
        "--agent",
        metavar="NAME",
        help="the agent that staged the change (default: WORKNODE_AGENT, else by its signing key)",
    )
    known.add_argument("--author", metavar="LOGIN", help="the forge's author, like github:alice")
    known.add_argument("--sender", metavar="LOGIN", help="the forge's pusher, written alike")
    known.add_argument("--no-cache", action="store_true", help="read everything anew")
    told = parser.add_argument_group("how it is told")
    told.add_argument(
        "--output-format", metavar="FORMAT", default=None, help=f"one of {', '.join(FORMATS)}"
    )
    told.add_argument(
        "--report",
        metavar="FORMAT=PATH",
        action="append",
        default=[],
        help="write a file as well; may be given more than once",
    )
    add_json(parser)


def run_direct(arguments: Sequence[str]) -> int | None:
    """Judge what is staged in the current folder; None where other options are to be parsed.

    Raises:
        UsageError: `WORKNODE_TRUST` has not the form of a pin.
        UndecidedError: The answer cannot be written.
    """
    if arguments and list(arguments) != [_STAGED]:
        return None
    return _tell(check_staged(".", CheckOptions(pin_said(None))), _FULL, ())


def run(args: "argparse.Namespace") -> int:
    """Judge, and give the verdict's exit code.

    Raises:
        UsageError: Options contradict each other, or a value has not its form.
        UndecidedError: The change cannot be read, or a report cannot be written.
    """
    shape = _output_format(args)
    reports = [_report(text) for text in args.report]
    return _tell(_judge(args), shape, reports)


def _tell(verdict: "Verdict", shape: str, reports: Sequence[Report]) -> int:
    from worknode_guard.reports.formats import format_named  # noqa: PLC0415  see TYPE_CHECKING
    from worknode_guard.reports.text import safe  # noqa: PLC0415  the same

    for notice in verdict.notices:
        say(f"notice: {safe(notice)}")
    text = format_named(shape)(
        verdict._replace(notices=()) if shape == _FULL else verdict,
        colour=wants_colour(sys.stdout, os.environ),
    )
    emit(text)
    for report in reports:
        write_report(report.path, format_named(report.format)(verdict))
    return verdict.exit_code


def _judge(args: "argparse.Namespace") -> "Verdict":
    options = CheckOptions(
        ref=args.ref,
        agent=args.agent,
        author=args.author,
        sender=args.sender,
        cache=not args.no_cache,
    )
    if args.files is not None or args.all:
        return _judge_files(args, options)
    if args.plan is not None:
        raise UsageError(
            "--plan goes with --files or --all",
            why="a commit says its plan itself, by its trailer or its agent's capability",
            fix="leave it out, or name files: worknode-guard check --files PATH --plan ID",
        )
    if args.base is None and args.head is None:
        return check_staged(args.repo, options._replace(trust=pin_said(args.trust)))
    if args.base is None or args.head is None:
        raise UsageError(
            "--base and --head belong together",
            why="a range of commits has two ends",
            fix=f"give both: {_TOGETHER}",
        )
    if args.staged:
        raise UsageError(
            "--staged does not go with --base and --head",
            why="one check judges either the index or a range of commits",
            fix="leave out one of them",
        )
    from worknode_guard.cli.progress import ProgressLine  # noqa: PLC0415  only for long work
    from worknode_guard.services.check import check_range  # noqa: PLC0415  only for a range

    with ProgressLine(sys.stderr) as progress:
        options = options._replace(trust=find_pin(args.repo, args.trust), progress=progress)
        return check_range(args.repo, args.base, args.head, options)


def _judge_files(args: "argparse.Namespace", options: CheckOptions) -> "Verdict":
    if (args.files is not None and args.all) or args.staged or args.base or args.head:
        raise UsageError(
            "--files, --all, --staged, and --base with --head exclude each other",
            why="one check judges one thing",
            fix="leave out all but one of them",
        )
    from worknode_guard.cli.progress import ProgressLine  # noqa: PLC0415  only for long work
    from worknode_guard.services.worktree import check_files  # noqa: PLC0415  only for files

    with ProgressLine(sys.stderr) as progress:
        options = options._replace(trust=pin_said(args.trust), progress=progress)
        return check_files(args.repo, args.files, options, args.plan)


def _output_format(args: "argparse.Namespace") -> str:
    from worknode_guard.reports.formats import format_named  # noqa: PLC0415  see TYPE_CHECKING

    named: str | None = args.output_format
    if args.json and named not in {None, "json"}:
        raise UsageError(
            f"--json and --output-format {named} contradict each other",
            why="--json is short for --output-format json",
            fix="leave out one of them",
        )
    shape = "json" if args.json else named or _FULL
    format_named(shape)
    return shape


def _report(text: str) -> Report:
    from worknode_guard.reports.formats import format_named  # noqa: PLC0415  see TYPE_CHECKING

    name, equals, path = text.partition("=")
    if not equals or not path:
        raise UsageError(
            f"--report {text!r} names no file",
            why="it is a format, '=' and a path",
            fix="write it like --report json=out.json",
        )
    format_named(name)
    return Report(name, path)
