"""The difference of two trees, read by ourselves, and all that is wrong with the new one.

Only subtrees that differ are read, level by level over many pairs of trees at once, so that a
thousand commits cost a few round trips to git. No rename detection: a rename is delete and add.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.trees import EMPTY, TREE_MODE, Entry, Tree, TreeParser
from worknode_guard.model.change import ABSENT, SUBMODULE, FileChange, TreeProblem
from worknode_guard.model.names import collisions, unsafe_name, unsafe_path
from worknode_guard.named import NamedTuple

_CACHED_ENTRIES: Final = 150_000
"""About 40 MB of parsed trees."""

_PAIRS_AT_ONCE: Final = 256


class TreeChange(NamedTuple):
    """What differs between two trees.

    Attributes:
        files: Sorted by path.
        problems: Of the trees that the new side brings, and of the names that it adds.
    """

    files: tuple[FileChange, ...] = ()
    problems: tuple[TreeProblem, ...] = ()


class _Work(NamedTuple):
    """One folder still to be compared: for which pair, where, and both tree names."""

    pair: int
    path: bytes
    old: str | None
    new: str | None


class _Notes:
    """What has been found out about one pair so far."""

    def __init__(self) -> None:
        self.files: list[FileChange] = []
        self.problems: list[TreeProblem] = []


class TreeDiffer:
    """Compares trees of one store, and remembers the trees it has read."""

    def __init__(self, store: ObjectStore) -> None:
        """Compare trees of `store`, which must stay open."""
        self._store = store
        self._parser = TreeParser(store.repository.object_format)
        self._trees: dict[str, Tree] = {}
        self._cached = 0

    def diff(self, old: str | None, new: str | None) -> TreeChange:
        """Compare two trees by name; None is the empty tree.

        Raises:
            MissingObjectError: A tree or blob is missing or damaged.
            GitFailedError: Git failed.
        """
        return self.diff_many([(old, new)])[0]

    def diff_many(self, pairs: Sequence[tuple[str | None, str | None]]) -> list[TreeChange]:
        """Compare many pairs (old, new) of trees, in order.

        Raises:
            MissingObjectError: A tree or blob is missing or damaged.
            GitFailedError: Git failed.
        """
        changes: list[TreeChange] = []
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            changes += self._compare(pairs[start : start + _PAIRS_AT_ONCE])
        return changes

    def tree(self, oid: str) -> Tree:
        """Give one parsed tree.

        Raises:
            MissingObjectError: It is missing or damaged.
            GitFailedError: Git failed.
        """
        return self._load([oid])[oid]

    def _compare(self, pairs: Sequence[tuple[str | None, str | None]]) -> list[TreeChange]:
        notes = [_Notes() for _ in pairs]
        level = [_Work(n, b"", old, new) for n, (old, new) in enumerate(pairs) if old != new]
        while level:
            wanted = (oid for work in level for oid in (work.old, work.new) if oid is not None)
            trees = self._load(wanted)
            deeper: list[_Work] = []
            for work in level:
                old = trees[work.old] if work.old is not None else EMPTY
                new = trees[work.new] if work.new is not None else EMPTY
                deeper += _compare_folder(work, old, new, notes[work.pair])
            level = deeper
        self._fill_sizes(notes)
        return [
            TreeChange(tuple(sorted(note.files)), tuple(dict.fromkeys(note.problems)))
            for note in notes
        ]

    def _load(self, oids: Iterable[str]) -> dict[str, Tree]:
        """Give the trees of these names, from memory or from git in one go."""
        known: dict[str, Tree] = {}
        missing: list[str] = []
        for oid in dict.fromkeys(oids):
            tree = self._trees.get(oid)
            if tree is None:
                missing.append(oid)
            else:
                known[oid] = tree
        for oid, raw in zip(missing, self._store.stream(missing, "tree"), strict=True):
            known[oid] = self._remember(oid, self._parser.parse(raw))
        return known

    def _remember(self, oid: str, tree: Tree) -> Tree:
        self._trees[oid] = tree
        self._cached += len(tree.entries) + 1
        while self._cached > _CACHED_ENTRIES and len(self._trees) > 1:
            oldest = self._trees.pop(next(iter(self._trees)))
            self._cached -= len(oldest.entries) + 1
        return tree

    def _fill_sizes(self, notes: list[_Notes]) -> None:
        """Ask for the sizes of all blobs at once."""
        blobs = dict.fromkeys(
            oid
            for note in notes
            for file in note.files
            for oid in (_blob(file.old_mode, file.old_oid), _blob(file.new_mode, file.new_oid))
            if oid is not None
        )
        sizes = dict(zip(blobs, self._store.sizes(list(blobs)), strict=True)) if blobs else {}
        for note in notes:
            note.files = [
                file._replace(
                    old_bytes=sizes.get(_blob(file.old_mode, file.old_oid) or ""),
                    new_bytes=sizes.get(_blob(file.new_mode, file.new_oid) or ""),
                )
                for file in note.files
            ]


def _blob(mode: str, oid: str | None) -> str | None:
    """Give the name of the blob, None where there is none: absent, or a submodule's commit."""
    return None if mode in (ABSENT, SUBMODULE) else oid


def _compare_folder(work: _Work, old: Tree, new: Tree, notes: _Notes) -> list[_Work]:
    """Note what differs directly in one folder; give the subfolders that differ."""
    gone = dict.fromkeys(old.entries)
    came = [entry for entry in new.entries if entry not in gone]
    kept = frozenset(new.entries)
    left = [entry for entry in old.entries if entry not in kept]
    notes.problems += _tree_problems(work, new, frozenset(came))
    prefix = work.path + b"/" if work.path else b""
    deeper: list[_Work] = []
    before = {entry[1]: entry for entry in left}
    for entry in came:
        deeper += _compare_entry(work.pair, prefix, before.pop(entry[1], None), entry, notes)
    for entry in before.values():
        deeper += _compare_entry(work.pair, prefix, entry, None, notes)
    added = {entry[1] for entry in came}.difference(entry[1] for entry in old.entries)
    if added:
        notes.problems += name_problems(prefix, added, [entry[1] for entry in new.entries])
    return deeper


def _compare_entry(
    pair: int,
    prefix: bytes,
    old: Entry | None,
    new: Entry | None,
    notes: _Notes,
) -> list[_Work]:
    """Compare what stands under one name; folders go on to the next level."""
    path = prefix + (new or old or EMPTY_ENTRY)[1]
    old_tree = old[2].hex() if old and old[0] == TREE_MODE else None
    new_tree = new[2].hex() if new and new[0] == TREE_MODE else None
    old_file = old if old and old_tree is None else None
    new_file = new if new and new_tree is None else None
    if old_file or new_file:
        notes.files.append(_file_change(path, old_file, new_file))
    if old_tree == new_tree:
        return []
    return [_Work(pair, path, old_tree, new_tree)]


def _file_change(path: bytes, old: Entry | None, new: Entry | None) -> FileChange:
    return FileChange(
        path,
        old[0].decode("ascii") if old else ABSENT,
        new[0].decode("ascii") if new else ABSENT,
        old[2].hex() if old else None,
        new[2].hex() if new else None,
    )


EMPTY_ENTRY: Final[Entry] = (b"", b"", b"")


def _tree_problems(work: _Work, new: Tree, came: frozenset[Entry]) -> list[TreeProblem]:
    """Say what is wrong with a tree object of the new side."""
    if work.new is None:
        return []
    problems = [TreeProblem(work.path, reason) for reason in new.problems]
    if work.path and not new.entries and not new.problems:
        problems.append(TreeProblem(work.path, "it is an empty folder, which git never writes"))
    prefix = work.path + b"/" if work.path else b""
    problems += [
        TreeProblem(prefix + entry[1], reason) for entry, reason in new.strange if entry in came
    ]
    return problems


def name_problems(
    prefix: bytes,
    added: Iterable[bytes],
    present: Iterable[bytes],
) -> list[TreeProblem]:
    """Judge the names that a change adds to one folder (WG106).

    Args:
        prefix: The folder's path with its `/`; empty for the root.
        added: The names that are new there.
        present: All names there after the change.
    """
    added = sorted(added)
    problems: list[TreeProblem] = []
    for name in added:
        reason = unsafe_name(name) or unsafe_path(prefix + name)
        if reason:
            problems.append(TreeProblem(prefix + name, f"its name {reason}", "name"))
    for name, other in collisions(added, present):
        shown = other.decode("utf-8", "backslashreplace")
        reason = f"some file systems take it for {shown!r} of the same folder"
        problems.append(TreeProblem(prefix + name, reason, "name"))
    return problems
