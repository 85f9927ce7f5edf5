"""From parsed commits to commits whose signatures were checked."""

from worknode_guard.gitio.commits import ParsedCommit
from worknode_guard.gitio.trailers import parse_trailers
from worknode_guard.gitio.treediff import TreeChange
from worknode_guard.model.change import Commit, CommitSignature, Merge

NAMESPACE = "git"
"""Namespace of commit signatures (git's `gpg-interface.c`)."""


def signature_of(parsed: ParsedCommit) -> CommitSignature:
    """Check the signature of a commit over its exact payload."""
    if parsed.signature is None:
        return "none"
    if parsed.foreign:
        return "foreign"
    from worknode_guard.signing.verify import verify  # noqa: PLC0415 - a staged check needs none

    return verify(parsed.payload, parsed.signature, NAMESPACE)


def commit_of(parsed: ParsedCommit, merge: Merge, change: TreeChange) -> Commit:
    """Put together what is known about one commit."""
    return Commit(
        parsed.oid,
        parsed.parents,
        parsed.subject,
        parsed.problems,
        signature_of(parsed),
        parse_trailers(parsed.message),
        merge,
        () if merge == "trivial" else change.files,
        change.problems,
    )
