"""The commits of a range, and merges recomputed.

`git rev-list` over the sterile store gives the order. Whatever dates a commit claims, it can only
list too many commits, never too few: one is left out only when base truly reaches it.
"""

from typing import Final

from worknode_guard.gitio.commits import ParsedCommit, parse_commit
from worknode_guard.gitio.failures import MissingObjectError, garbled, git_failed, quoted
from worknode_guard.gitio.naming import is_oid
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.named import NamedTuple

_ENDS_OF_MERGE: Final = 2
_USAGE_EXIT: Final = 129
_UNRELATED: Final = b"fatal: refusing to merge unrelated histories\n"
"""Nothing else on standard error: a missing commit would have been named before it."""


class Range(NamedTuple):
    """The commits that head has and base lacks.

    Attributes:
        base: Full name of the base commit.
        head: Full name of the head commit.
        commits: Parents before children.
        has_base: Head has base among its ancestors (or is base itself).
    """

    base: ParsedCommit
    head: ParsedCommit
    commits: tuple[ParsedCommit, ...]
    has_base: bool


def read_commit(store: ObjectStore, oid: str) -> ParsedCommit:
    """Read one commit.

    Raises:
        MissingObjectError: It is missing or damaged.
        GitFailedError: Git failed.
    """
    return parse_commit(oid, store.read(oid, "commit"), store.repository.object_format)


def read_range(store: ObjectStore, base: str, head: str) -> Range:
    """Read every commit of base..head.

    Args:
        store: Where the objects are.
        base: Full name of a commit.
        head: Full name of a commit.

    Raises:
        MissingObjectError: Part of the history is missing or damaged (WG016).
        GitFailedError: Git failed otherwise.
    """
    first = read_commit(store, base)
    listed = _list_range(store, base, head)
    object_format = store.repository.object_format
    raws = store.stream([oid for oid, _ in listed], "commit")
    commits = [
        parse_commit(oid, raw, object_format) for (oid, _), raw in zip(listed, raws, strict=True)
    ]
    for commit, (_, parents) in zip(commits, listed, strict=True):
        if commit.parents != parents:
            raise MissingObjectError(
                f"commit {commit.oid} can be read in two ways",
                why="git sees other parents in it than a strict reading gives",
            )
    last = commits[-1] if commits and commits[-1].oid == head else read_commit(store, head)
    has_base = base == head or any(base in commit.parents for commit in commits)
    return Range(first, last, tuple(commits), has_base)


def _list_range(store: ObjectStore, base: str, head: str) -> list[tuple[str, tuple[str, ...]]]:
    """Name the commits of the range and their parents, parents first."""
    options = ("--topo-order", "--reverse", "--parents", "--end-of-options")
    with store.git(["rev-list", *options, head, f"^{base}"]) as process:
        output = process.out.read()
        status = process.finish()
        said = process.stderr()
    if status > 0:
        raise MissingObjectError(
            f"the history of {head} is incomplete",
            why=quoted(said) or "git could not follow it to the base",
        )
    if status or b"error:" in said:
        raise git_failed("rev-list", status, said)
    listed: list[tuple[str, tuple[str, ...]]] = []
    for line in output.decode("ascii", "replace").splitlines():
        oid, *parents = line.split(" ")
        if not all(is_oid(name, store.repository.hex_length) for name in (oid, *parents)):
            raise garbled("rev-list", f"{line!r} is no list of commits")
        listed.append((oid, tuple(parents)))
    return listed


def is_ancestor(store: ObjectStore, older: str, newer: str) -> bool:
    """Tell whether `newer` is `older` or descends from it (both full names of commits).

    Raises:
        MissingObjectError: The history between them is incomplete (WG016).
        GitFailedError: Git failed otherwise.
    """
    store.read_many([older, newer], "commit")
    if older == newer:
        return True
    return any(older in parents for _, parents in _list_range(store, older, newer))


def merge_tree(store: ObjectStore, ours: str, theirs: str) -> str | None:
    """Merge two commits as a pristine git would, without touching the repository.

    Merge drivers and other attributes are not followed: what only they can merge is a conflict.

    Returns:
        Full name of the merged tree, readable through `store`; None when they conflict.

    Raises:
        MissingObjectError: History or objects needed for it are missing.
        GitFailedError: Git failed, or is older than 2.38.
    """
    with store.git(["merge-tree", "--write-tree", "--no-messages", ours, theirs]) as process:
        output = process.out.read()
        status = process.finish()
        said = process.stderr()
    if (status == 1 and output) or (status > 0 and said == _UNRELATED):
        return None
    if status > 0 and status != _USAGE_EXIT:
        raise MissingObjectError(
            f"the merge of {ours} and {theirs} cannot be computed again",
            why=quoted(said) or "git could not read what it needs for it",
        )
    if status or b"error:" in said:
        raise git_failed("merge-tree", status, said)
    tree = output.decode("ascii", "replace").removesuffix("\n")
    if not is_oid(tree, store.repository.hex_length):
        raise garbled("merge-tree", "it names no tree")
    return tree


def is_trivial_merge(store: ObjectStore, commit: ParsedCommit) -> bool:
    """Tell whether a commit is a merge of two parents whose tree git alone would make.

    Raises:
        MissingObjectError: History or objects needed for it are missing.
        GitFailedError: Git failed, or is older than 2.38.
    """
    if len(commit.parents) != _ENDS_OF_MERGE:
        return False
    return merge_tree(store, *commit.parents) == commit.tree
