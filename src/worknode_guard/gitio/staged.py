"""What is about to be committed: the index against HEAD, by one git process.

`diff-index --cached` runs over the sterile folder with the repository's own index, so no setting,
attribute or program of the repository takes part. Source: git-diff-index(1), git-diff(1) "RAW
OUTPUT FORMAT". Intent-to-add entries are not changes (`--ita-invisible-in-index`).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.diffs import PATCH_OPTIONS, ended_badly, line_diff, read_patches
from worknode_guard.gitio.failures import MissingObjectError, garbled
from worknode_guard.gitio.naming import is_oid
from worknode_guard.gitio.patch import FilePatch
from worknode_guard.gitio.process import Process
from worknode_guard.gitio.refs import head_commit
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.model.change import (
    ABSENT,
    SUBMODULE,
    FileChange,
    FileDiff,
    Span,
    TreeProblem,
)
from worknode_guard.named import NamedTuple

_COMMAND: Final = "diff-index"
_FIELDS: Final = 5
_LONGEST_FIELD: Final = 1 << 16


class Staged(NamedTuple):
    """The change that the index holds.

    Attributes:
        head: Full name of the commit at HEAD; None where there is none yet.
        tree: Its tree; None likewise.
        changes: Sorted by path.
        diffs: The changed lines of each change, in the same order.
        problems: Unsafe names among the added ones.
    """

    head: str | None
    tree: str | None
    changes: tuple[FileChange, ...]
    diffs: tuple[FileDiff, ...]
    problems: tuple[TreeProblem, ...]


class StagedReading:
    """A reading of the index that has begun: git already works while the caller imports."""

    def __init__(self, store: ObjectStore, environ: Mapping[str, str]) -> None:
        """Start git.

        Args:
            store: The repository's objects; must stay open.
            environ: The caller's environment.

        Raises:
            UndecidedError: HEAD cannot be read.
            GitMissingError: Git cannot be started.
        """
        self._store = store
        self.head = head_commit(store.repository, environ)
        base = self.head or store.write("tree", b"")
        self._process = store.git(
            [_COMMAND, "--cached", "--raw", "-z", "--ita-invisible-in-index", *PATCH_OPTIONS, base],
        )
        store.warm()

    def finish(self) -> Staged:
        """Read git's answer.

        Raises:
            UndecidedError: The index holds unmerged paths.
            MissingObjectError: A blob or tree is missing.
            GitFailedError: Git failed (a damaged index, for example).
        """
        with self._process as process:
            found = _read_records(process)
            patches = read_patches(process, _COMMAND)
        store = self._store
        changes = _with_sizes(store, found)
        diffs = _diffs(store, changes, patches)
        order = sorted(range(len(changes)), key=lambda number: changes[number].path)
        ordered = tuple(changes[number] for number in order)
        tree = self._head_tree()
        return Staged(
            self.head,
            tree,
            ordered,
            tuple(diffs[number] for number in order),
            self._name_problems(tree, ordered),
        )

    def _name_problems(
        self, tree: str | None, changes: tuple[FileChange, ...]
    ) -> tuple[TreeProblem, ...]:
        if not any(change.old_mode == ABSENT for change in changes):
            return ()
        from worknode_guard.gitio.siblings import (  # noqa: PLC0415 - only where a name is new
            staged_name_problems,
        )

        return staged_name_problems(TreeDiffer(self._store), tree, changes)

    def _head_tree(self) -> str | None:
        """Read the one line of HEAD's commit that is needed: `tree <name>`, always the first."""
        if self.head is None:
            return None
        line, _, _ = self._store.read(self.head, "commit").partition(b"\n")
        word, _, oid = line.decode("ascii", "replace").partition(" ")
        if word != "tree" or not is_oid(oid, self._store.repository.hex_length):
            raise MissingObjectError(
                f"commit {self.head} cannot be read", why="its first line names no tree"
            )
        return oid


def read_staged(store: ObjectStore, environ: Mapping[str, str]) -> Staged:
    """Read the change that the index holds.

    Raises:
        UndecidedError: The index holds unmerged paths, or HEAD cannot be read.
        MissingObjectError: A blob or tree is missing.
        GitFailedError: Git failed.
    """
    return StagedReading(store, environ).finish()


def _read_records(process: Process) -> list[FileChange]:
    """Read the raw records, each `:modes and names` NUL `path` NUL, up to the empty one."""
    records: list[FileChange] = []
    while (first := process.out.read(1)) == b":":
        records.append(_change(_field(process), _field(process)))
    if first not in (b"", b"\0"):
        raise garbled(_COMMAND, f"no record begins with {first!r}")
    return records


def _field(process: Process) -> bytes:
    """Read up to the next NUL."""
    field = b""
    while len(field) < _LONGEST_FIELD:
        ahead = process.out.peek()
        end = ahead.find(b"\0")
        field += process.out.read(len(ahead) if end < 0 else end + 1)
        if end >= 0:
            return field[:-1]
        if not ahead:
            break
    raise ended_badly(process, _COMMAND) or garbled(_COMMAND, "a record is cut off")


def _change(record: bytes, path: bytes) -> FileChange:
    words = record.decode("ascii", "replace").split(" ")
    if len(words) != _FIELDS or not path:
        raise garbled(_COMMAND, f"{record[:200]!r} is no record of a change")
    old_mode, new_mode, old_oid, new_oid, status = words
    if status == "U":
        raise UndecidedError(
            f"{path.decode('utf-8', 'backslashreplace')!r} is not merged",
            why="the index holds more than one version of it",
            fix="resolve the conflict and `git add` the file",
        )
    return FileChange(
        path,
        old_mode,
        new_mode,
        None if old_mode == ABSENT else old_oid,
        None if new_mode == ABSENT else new_oid,
    )


def _with_sizes(store: ObjectStore, changes: Sequence[FileChange]) -> list[FileChange]:
    wanted = dict.fromkeys(oid for change in changes for oid in _blobs(change) if oid is not None)
    if not wanted:
        return list(changes)
    sizes = dict(zip(wanted, store.sizes(list(wanted)), strict=True))
    return [
        change._replace(old_bytes=sizes.get(old or ""), new_bytes=sizes.get(new or ""))
        for change in changes
        for old, new in [_blobs(change)]
    ]


def _blobs(change: FileChange) -> tuple[str | None, str | None]:
    """Give the names of the blobs of a change; a submodule's commit is none."""
    return (
        None if change.old_mode == SUBMODULE else change.old_oid,
        None if change.new_mode == SUBMODULE else change.new_oid,
    )


def _diffs(
    store: ObjectStore,
    changes: Sequence[FileChange],
    patches: Sequence[FilePatch],
) -> list[FileDiff]:
    """Give each change its lines. A file that became another kind has two patches, not one."""
    diffs: list[FileDiff] = []
    rest = iter(patches)
    for change in changes:
        parts = [next(rest, None) for _ in range(2 if _is_other_kind(change) else 1)]
        pairs = _pairs(change, len(parts))
        spans: list[Span] = []
        for pair, part in zip(pairs, parts, strict=True):
            if part is None:
                raise garbled(_COMMAND, "its patch leaves out a file that its list names")
            spans += line_diff(store, pair, part).spans if part.new else ()
        diffs.append(FileDiff(tuple(spans)))
    if next(rest, None) is not None:
        raise garbled(_COMMAND, "its patch holds a file that its list does not name")
    return diffs


def _pairs(change: FileChange, parts: int) -> list[tuple[str | None, str | None]]:
    if parts == 1:
        return [(change.old_oid, change.new_oid)]
    return [(change.old_oid, None), (None, change.new_oid)]


def _is_other_kind(change: FileChange) -> bool:
    """Tell whether both sides exist and are of different kinds (file, link, submodule)."""
    if ABSENT in (change.old_mode, change.new_mode):
        return False
    return change.old_mode[:3] != change.new_mode[:3]
