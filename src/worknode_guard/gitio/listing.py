"""Every file of a tree, and the files of a work tree that git knows or would take in."""

import os
from collections.abc import Mapping, Sequence

from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.failures import quoted
from worknode_guard.gitio.refs import real_git
from worknode_guard.gitio.repository import Repository
from worknode_guard.gitio.store import ObjectStore

_FILES = frozenset([b"100644", b"100755"])


def tree_files(store: ObjectStore, tree: str) -> dict[bytes, str]:
    """Give path and blob id of each regular file of a tree, those of folders inside it too.

    Raises:
        UndecidedError: Git could not list it.
    """
    process = store.git(("ls-tree", "-r", "-z", "--full-tree", tree))
    listed = process.out.read()
    _require(process.finish(), process.stderr(), "the files of a tree")
    files: dict[bytes, str] = {}
    for record in listed.split(b"\0"):
        head, tab, path = record.partition(b"\t")
        mode, _, rest = head.partition(b" ")
        if tab and mode in _FILES:
            files[path] = rest.rpartition(b" ")[2].decode("ascii")
    return files


def work_files(
    repository: Repository, paths: Sequence[str], environ: Mapping[str, str]
) -> list[bytes]:
    """Give the files that git tracks, and those that are new and not ignored; sorted.

    Args:
        repository: With a work tree.
        paths: Absolute files and folders to look at; none: everything.
        environ: The caller's.

    Returns:
        Paths from the work tree's top, raw bytes.

    Raises:
        UndecidedError: Git could not list them.
    """
    assert repository.work_tree is not None
    top = os.path.realpath(repository.work_tree)
    inside = [os.path.relpath(os.path.realpath(path), top) for path in paths]
    arguments = ("--literal-pathspecs", "-C", top, "ls-files", "-z", "-co", "--exclude-standard")
    with real_git(repository, (*arguments, "--", *inside), environ) as process:
        listed = process.out.read()
        _require(process.finish(), process.stderr(), "the files of the work tree")
    return sorted(set(filter(None, listed.split(b"\0"))))


def _require(status: int, said: bytes, what: str) -> None:
    if status:
        raise UndecidedError(
            f"git could not list {what}",
            why=quoted(said) or f"git ended with {status}",
            fix="see whether git itself can: git status",
        )
