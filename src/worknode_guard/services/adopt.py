"""A person takes refused commits over: the same trees, signed anew with the person's key.

The commits must be the top of the branch: whatever lies above them has to be written anew too,
and would lose its signature.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from worknode_guard.errors import RefusedError, UndecidedError, UsageError
from worknode_guard.gitio.commits import ParsedCommit
from worknode_guard.gitio.history import is_ancestor, read_commit
from worknode_guard.gitio.refs import (
    current_branch,
    head_commit,
    read_config,
    resolve_commit,
    update_ref,
)
from worknode_guard.gitio.repository import Repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.gitio.write import CommitDraft, identity, write_commit
from worknode_guard.law.settle import settle
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import NoLaw
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.keys import KeyAtHand
from worknode_guard.services.lawfiles import LawReader
from worknode_guard.services.signatures import NAMESPACE

TRAILER: Final = b"Worknode-Adopted-From"
RESCUE: Final = "refs/worknode/rescue/adopt/"
_KEY_BYTES: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


class Adopted(NamedTuple):
    """What was done.

    Attributes:
        person: Who took over.
        branch: Full name of the branch that moved.
        pairs: Old and new name of each commit, oldest first.
        rescue: Ref under which the old tip is kept.
    """

    person: str
    branch: str
    pairs: tuple[tuple[str, str], ...]
    rescue: str


def adopt(
    repository: Repository,
    commits: Sequence[str],
    keys: Sequence[KeyAtHand],
    environ: Mapping[str, str],
    now: Instant,
) -> Adopted:
    """Sign commits at the top of the current branch as a person, and move the branch.

    Author, message, trees and the work tree stay; the committer is the person.

    Args:
        repository: Whose branch.
        commits: Revisions of the commits to be taken over.
        keys: The keys at hand; the first that is a listed person's signs.
        environ: The caller's environment.
        now: The committer's date.

    Raises:
        UsageError: The commits are not the top of a branch, or one is a merge.
        RefusedError: No key at hand is a person's.
        UndecidedError: There is no law, or the branch moved meanwhile.
    """
    branch, head = _tip(repository, environ)
    wanted = {resolve_commit(repository, name, environ) for name in commits}
    with ObjectStore(repository, environ) as store:
        chain = _top_of_branch(store, head, wanted)
        person, key = _person(store, chain[-1], keys, now)
    committer = _committer(repository, environ, now)
    pairs: list[tuple[str, str]] = []
    parent = chain[-1].parents[0] if chain[-1].parents else None
    for commit in reversed(chain):
        draft = CommitDraft(
            commit.tree,
            (parent,) if parent else (),
            commit.author,
            committer,
            with_trailer(commit.message, TRAILER, commit.oid.encode()),
        )
        parent = write_commit(repository, draft, environ, lambda raw: key.sign(raw, NAMESPACE))
        pairs.append((commit.oid, parent))
    rescue = f"{RESCUE}{head}"
    if resolve_or_none(repository, rescue, environ) is None:
        update_ref(repository, rescue, head, None, environ, "worknode-guard adopt: old tip")
    update_ref(repository, branch, pairs[-1][1], head, environ, f"worknode-guard adopt by {person}")
    return Adopted(person, branch, tuple(pairs), rescue)


def resolve_or_none(repository: Repository, ref: str, environ: Mapping[str, str]) -> str | None:
    """Give the commit that a ref names, None where there is no such ref."""
    try:
        return resolve_commit(repository, ref, environ)
    except UndecidedError:
        return None


def with_trailer(message: bytes, key: bytes, value: bytes) -> bytes:
    """Add a trailer to a message, in its last paragraph where that holds trailers only."""
    body = message.rstrip(b"\n")
    title, _, rest = body.partition(b"\n\n")
    last = rest.rsplit(b"\n\n", 1)[-1].strip(b"\n")
    joined = bool(last) and all(_is_trailer(line) for line in last.split(b"\n"))
    gap = b"\n" if joined else b"\n\n"
    return (body if title else b"Adopted commit") + gap + key + b": " + value + b"\n"


def _is_trailer(line: bytes) -> bool:
    name, colon, value = line.partition(b": ")
    return bool(name and colon and value.strip()) and _KEY_BYTES.issuperset(name)


def _tip(repository: Repository, environ: Mapping[str, str]) -> tuple[str, str]:
    branch, head = current_branch(repository, environ), head_commit(repository, environ)
    if branch is None or head is None:
        raise UsageError(
            "HEAD stands on no branch with commits",
            why="adopt moves the current branch to the commits that it writes anew",
            fix="switch to the branch first: git switch BRANCH",
        )
    return branch, head


def _top_of_branch(store: ObjectStore, head: str, wanted: set[str]) -> list[ParsedCommit]:
    """Read the commits from the tip down to the last wanted one; all of them must be wanted."""
    left = set(wanted)
    chain: list[ParsedCommit] = []
    at: str | None = head
    while left and at is not None:
        commit = read_commit(store, at)
        if at not in left:
            raise _not_at_top(store, commit, head, left)
        if len(commit.parents) > 1:
            raise UsageError(
                f"{at} is a merge and cannot be adopted",
                why="its other parents would stay as they are, refused commits among them",
                fix="adopt the commits on each side first, and merge them again",
            )
        left.remove(at)
        chain.append(commit)
        at = commit.parents[0] if commit.parents else None
    if left:
        raise _elsewhere(min(left), head)
    return chain


def _not_at_top(store: ObjectStore, above: ParsedCommit, head: str, left: set[str]) -> UsageError:
    for oid in sorted(left):
        if not is_ancestor(store, oid, head):
            return _elsewhere(oid, head)
    return UsageError(
        f"{above.oid} lies above and is not adopted",
        why=f"it would have to be written anew and would lose its signature: {above.subject!r}",
        fix=f"adopt it too: worknode-guard adopt {' '.join([*sorted(left), above.oid])}",
    )


def _elsewhere(oid: str, head: str) -> UsageError:
    return UsageError(
        f"{oid} is not on the current branch",
        why=f"it is no ancestor of HEAD, {head}",
        fix="switch to its branch first, or take it over with: git cherry-pick -S",
    )


def _person(
    store: ObjectStore, oldest: ParsedCommit, keys: Sequence[KeyAtHand], now: Instant
) -> tuple[str, KeyAtHand]:
    """Find the key of a person that the law below the adopted commits lists."""
    below = read_commit(store, oldest.parents[0]) if oldest.parents else oldest
    law = settle(LawReader(store, TreeDiffer(store)).read(below.tree), now)
    if isinstance(law, NoLaw):
        problem = law.problem
        raise UndecidedError(problem.what, why=problem.why, fix=problem.fix, code=problem.code)
    for key in keys:
        person = law.root.person_of(key.public)
        if person is not None:
            return person.name, key
    at_hand = ", ".join(f"{key.public.fingerprint} ({key.origin})" for key in keys) or "none"
    raise RefusedError(
        "only a person may adopt a commit",
        why=f"the people are {', '.join(p.name for p in law.root.people)}; keys at hand: {at_hand}",
        fix="name a person's private key: --key FILE",
        code="WG012",
    )


def _committer(repository: Repository, environ: Mapping[str, str], now: Instant) -> bytes:
    config = read_config(repository, ("user.name", "user.email"), environ)
    name, email = config.get("user.name"), config.get("user.email")
    name = environ.get("GIT_COMMITTER_NAME") or name
    email = environ.get("GIT_COMMITTER_EMAIL") or email
    if not name or not email:
        raise UsageError(
            "git does not know who you are",
            why="user.name or user.email is not set",
            fix="git config user.name NAME && git config user.email ADDRESS",
        )
    return identity(name, email, now)
