"""`law`: the trust root, plans and capabilities, and whether all of them hold."""

import argparse

from worknode_guard.cli.law_text import law_as_json, law_as_text
from worknode_guard.cli.output import emit, emit_json
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED, REFUSED, UNDECIDED
from worknode_guard.model.law import NoLaw
from worknode_guard.services.law import law_at
from worknode_guard.services.pin import find_pin

SUMMARY = "show the law, who may do what, and what does not hold"
DESCRIPTION = """\
Shows the trust root, the plans and the capabilities of HEAD, or of the commit that --at names, and
what each agent may do now. Every signature, chain of capabilities and expiry is checked on the way.

The exit code is 0 when everything holds, 1 when something does not, 3 when there is no trust root
that holds. The line that begins with `pin` is what CI passes to `check --trust`.

Example:
  worknode-guard law --at origin/main
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the commit and the pin."""
    parser.add_argument("--at", metavar="REV", default="HEAD", help="the law of REV")
    parser.add_argument("--trust", metavar="PIN", help="the pin of the trust root, sha256:...")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Show the law.

    Raises:
        UsageError: The pin has not its form.
        UndecidedError: No such commit, or it cannot be read.
    """
    view = law_at(args.repo, args.at, find_pin(args.repo, args.trust))
    if args.json:
        emit_json(law_as_json(view))
    else:
        emit(law_as_text(view))
    if isinstance(view.law, NoLaw):
        return UNDECIDED
    return REFUSED if view.problems else ALLOWED
