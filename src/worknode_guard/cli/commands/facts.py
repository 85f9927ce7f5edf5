"""`facts PATH…`: what the guard sees in source files, before anything is judged."""

import argparse
import os
import sys

from worknode_guard.cli.output import emit, emit_json, wants_colour
from worknode_guard.cli.parsing import add_json
from worknode_guard.cli.progress import ProgressLine
from worknode_guard.errors import ALLOWED
from worknode_guard.reports import facts as report
from worknode_guard.services.codefacts import facts_of
from worknode_guard.services.options import CheckOptions

SUMMARY = "show what the guard sees in source files"
DESCRIPTION = """\
Shows every function that is found, how it was read, its numbers, and what the rules will ask about:
loops, jumps, recursion, allocations, assertions, documentation. What could not be read is said.
Folders are walked; in a repository only files that git tracks or would take in.

How a function was read: ast, by a parser; repaired, by a parser after its text was mended; tokens,
by its words alone; opaque, not at all (assembly).

The exit code is 0; 2 when a path does not exist, 3 when a file cannot be read.

Examples:
  worknode-guard facts src/parse.c
  worknode-guard facts src --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what is read."""
    parser.add_argument("paths", metavar="PATH", nargs="+", help="a file or a folder")
    parser.add_argument("--no-cache", action="store_true", help="read everything anew")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Read, and tell.

    Raises:
        UsageError: A path does not exist.
        UndecidedError: A file cannot be read, or the answer cannot be written.
    """
    with ProgressLine(sys.stderr) as progress:
        options = CheckOptions(cache=not args.no_cache, progress=progress)
        found = facts_of(args.repo, args.paths, options)
    if args.json:
        emit_json(report.document(found))
    else:
        emit(report.render(found, colour=wants_colour(sys.stdout, os.environ)))
    return ALLOWED
