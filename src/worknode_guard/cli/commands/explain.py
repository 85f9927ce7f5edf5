"""`explain RULE | COMMIT`: the page of a rule, or what decided about a commit."""

import argparse

from worknode_guard.cli.output import emit, emit_json
from worknode_guard.cli.parsing import add_json
from worknode_guard.errors import ALLOWED, UsageError
from worknode_guard.services.pages import is_rule, rule_page

SUMMARY = "explain a rule, or who was allowed a commit and by what"
DESCRIPTION = """\
Given the code or name of a rule, prints its page: what is wrong, why that matters, a bad and a good
example, and where the rule comes from.

Given a commit, prints who signed it, the documents that the signer's right rests on (each with its
path, blob and signers), the link that decided each changed path, and a shell script that checks all
these signatures with git and ssh-keygen alone. The law is that of the commit's first parent, or of
--base. With --script, only the script is printed.

Examples:
  worknode-guard explain WG101
  worknode-guard explain HEAD
  worknode-guard explain HEAD --script | sh
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what is explained, and by which law."""
    parser.add_argument("subject", metavar="RULE|COMMIT", help="such as WG101 or HEAD")
    parser.add_argument(
        "--base", metavar="REV", help="by the law of REV (default: the commit's first parent)"
    )
    parser.add_argument("--trust", metavar="PIN", help="the pin of the trust root, sha256:...")
    parser.add_argument(
        "--script", action="store_true", help="print only the script that checks the signatures"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Explain.

    Raises:
        UsageError: There is no such rule, or options do not go together.
        UndecidedError: No such commit, or no law to explain it by.
    """
    if args.script and args.json:
        raise UsageError(
            "--script does not go with --json",
            why="the script is one text; with --json it stands under the key 'script'",
            fix="leave out one of them",
        )
    if is_rule(args.subject):
        return _rule(args)
    return _commit(args)


def _rule(args: argparse.Namespace) -> int:
    if args.script:
        raise UsageError(
            f"--script does not go with the rule {args.subject}",
            why="only a commit has signatures",
            fix="leave it out, or name a commit",
        )
    page = rule_page(args.subject)
    if args.json:
        emit_json({"schema": "worknode-guard/explain-rule/1", **page._asdict()})
    else:
        emit(f"{page.code} {page.name}\n\n{page.text.strip()}\n")
    return ALLOWED


def _commit(args: argparse.Namespace) -> int:
    from worknode_guard.cli.explain_text import (  # noqa: PLC0415  a rule's page needs no git
        explanation_as_json,
        explanation_as_text,
    )
    from worknode_guard.services.explain import explain_commit  # noqa: PLC0415  the same
    from worknode_guard.services.pin import find_pin  # noqa: PLC0415  the same

    pin = find_pin(args.repo, args.trust)
    found = explain_commit(args.repo, args.subject, base=args.base, pin=pin)
    if args.json:
        emit_json(explanation_as_json(found))
    elif not args.script:
        emit(explanation_as_text(found))
    elif found.script is None:
        raise UsageError(
            f"commit {found.commit} has no signature that a script could check",
            why=f"its signature: {found.signature}",
            fix="name a commit that is signed with an SSH key",
        )
    else:
        emit(found.script)
    return ALLOWED
