"""`schema KIND`: the JSON Schema of a kind of document, for editors."""

import argparse

from worknode_guard.cli.output import emit_json
from worknode_guard.documents.jsonschema import schema_of
from worknode_guard.documents.kinds import SCHEMAS
from worknode_guard.errors import ALLOWED

SUMMARY = "print the JSON Schema of a kind of document"
DESCRIPTION = f"""\
Prints the JSON Schema (2020-12) of a kind of document, so that an editor completes and
checks it. The kinds are {", ".join(SCHEMAS)}. A schema knows values one by one; what
one value means for another, and the signatures, only `worknode-guard law` can tell.

Example:
  worknode-guard schema plan > plan.schema.json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the kind."""
    parser.add_argument("kind", metavar="KIND", help=f"one of {', '.join(SCHEMAS)}")


def run(args: argparse.Namespace) -> int:
    """Print the schema.

    Raises:
        UsageError: There is no such kind.
    """
    emit_json(schema_of(args.kind))
    return ALLOWED
