"""Writing objects and the index of a repository; only `refs.update_ref` makes any of it count.

An object that was written before something failed is unreachable and harmless, so nothing that
exists is ever lost.
"""

import os
from collections.abc import Callable, Mapping
from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.gitio.failures import garbled, git_failed
from worknode_guard.gitio.naming import Kind, is_oid
from worknode_guard.gitio.process import Process, temporary_folder
from worknode_guard.gitio.refs import real_git
from worknode_guard.gitio.repository import Repository
from worknode_guard.model.change import ABSENT
from worknode_guard.named import NamedTuple

Signer = Callable[[bytes], bytes]
"""Takes the exact bytes to be signed, gives the armoured signature."""

FileEdits = Mapping[bytes, tuple[str, str] | None]
"""Path → (mode, blob name), or None to delete it."""

_NOT_IN_IDENTITY: Final = frozenset("<>\n\0")

_OUTSIDE: Final = frozenset({b"", b".", b"..", b".git"})


class CommitDraft(NamedTuple):
    """A commit to be written.

    Attributes:
        tree: Full name of its tree.
        parents: Full names.
        author: As `identity` gives it, or taken raw from a parsed commit.
        committer: The same.
        message: Raw bytes.
    """

    tree: str
    parents: tuple[str, ...]
    author: bytes
    committer: bytes
    message: bytes

    def payload(self) -> bytes:
        """Give the bytes of the unsigned commit object, which a signature covers."""
        parents = "".join(f"parent {oid}\n" for oid in self.parents)
        return b"tree %s\n%sauthor %s\ncommitter %s\n\n%s" % (
            self.tree.encode("ascii"),
            parents.encode("ascii"),
            self.author,
            self.committer,
            self.message,
        )


def identity(name: str, email: str, seconds: int, zone: str = "+0000") -> bytes:
    """Give an author or committer as a commit writes it.

    Args:
        name: Of the person or agent.
        email: Its address.
        seconds: Since 1970, UTC.
        zone: Offset from UTC, for display only.

    Raises:
        UsageError: Name or address hold what would break the form.
    """
    if _NOT_IN_IDENTITY.intersection(name + email):
        raise UsageError(
            f"{name!r} <{email!r}> cannot stand in a commit",
            why="names and addresses hold no '<', '>' or line end",
            fix="set user.name and user.email without them",
        )
    return f"{name} <{email}> {seconds} {zone}".encode()


def write_object(
    repository: Repository,
    kind: Kind,
    content: bytes,
    environ: Mapping[str, str],
) -> str:
    """Write one object into the repository, checked by git, and give its full name.

    Raises:
        GitFailedError: Git refuses it, or the disk is full.
        GitMissingError: Git cannot be started.
    """
    # Without a path no filter is applied to what stands on standard input.
    arguments = ["hash-object", "-w", "-t", kind, "--stdin"]
    with real_git(repository, arguments, environ, stdin=content) as process:
        return _name(process, "hash-object", repository)


def write_commit(
    repository: Repository,
    draft: CommitDraft,
    environ: Mapping[str, str],
    sign: Signer | None = None,
) -> str:
    """Write a commit, signed if a signer is given, and give its full name.

    Raises:
        GitFailedError: Git refuses it, or the disk is full.
        GuardError: What the signer raises.
    """
    payload = draft.payload()
    if sign is not None:
        header = "gpgsig" if repository.object_format == "sha1" else "gpgsig-sha256"
        payload = with_signature(payload, sign(payload), header)
    return write_object(repository, "commit", payload, environ)


def with_signature(payload: bytes, armour: bytes, header: str = "gpgsig") -> bytes:
    """Put a signature into a commit object as git does: as the last header, lines indented."""
    head, _, message = payload.partition(b"\n\n")
    indented = armour.rstrip(b"\n").replace(b"\n", b"\n ")
    return b"%s\n%s %s\n\n%s" % (head, header.encode("ascii"), indented, message)


def edit_tree(
    repository: Repository,
    root: str | None,
    edits: FileEdits,
    environ: Mapping[str, str],
) -> str:
    """Write the tree that `root` becomes by some edits; index and work tree stay untouched.

    Args:
        repository: Where to write.
        root: Full name of a tree or commit; None: the empty tree.
        edits: What changes, by path.
        environ: The caller's environment.

    Raises:
        GitFailedError: Git refuses an edit, or the disk is full.
    """
    index = f"{temporary_folder(environ)}/worknode-guard-{os.urandom(8).hex()}"
    beside = repository._replace(index_file=index)
    try:
        with real_git(beside, ["read-tree", root or "--empty"], environ) as process:
            _end(process, "read-tree")
        stage(beside, edits, environ)
        with real_git(beside, ["write-tree"], environ) as process:
            return _name(process, "write-tree", repository)
    finally:
        if os.path.exists(index):
            os.unlink(index)


def stage(repository: Repository, edits: FileEdits, environ: Mapping[str, str]) -> None:
    """Put files into the index, all or none; the work tree stays untouched.

    Raises:
        UsageError: A path is one that git keeps out of every index.
        GitFailedError: Git refuses an edit (the index is locked, for example).
    """
    for path in edits:
        if not _OUTSIDE.isdisjoint(path.lower().split(b"/")):
            raise UsageError(
                f"{path!r} cannot be staged",
                why="git keeps empty parts, '.', '..' and '.git' out of every index",
                fix="write the path from the repository root",
            )
    zeros = "0" * repository.hex_length
    lines = b"".join(
        b"%s\t%s\0" % (" ".join(edit or (ABSENT, zeros)).encode("ascii"), path)
        for path, edit in edits.items()
    )
    arguments = ["update-index", "-z", "--index-info"]
    with real_git(repository, arguments, environ, stdin=lines) as process:
        _end(process, "update-index")
        if b"Ignoring path" in process.stderr():
            raise git_failed("update-index", 0, process.stderr())


def _end(process: Process, command: str) -> bytes:
    output = process.out.read()
    status = process.finish()
    if status:
        raise git_failed(command, status, process.stderr())
    return output


def _name(process: Process, command: str, repository: Repository) -> str:
    oid = _end(process, command).decode("ascii", "replace").removesuffix("\n")
    if not is_oid(oid, repository.hex_length):
        raise garbled(command, f"{oid!r} is no object name")
    return oid
