"""Unsafe names among staged paths, judged without reading the whole repository.

Only the folders of HEAD that receive a new name are read. A name that HEAD has there may be gone
after the change; that is looked into only where two names collide.
"""

from collections.abc import Sequence

from worknode_guard.gitio.treediff import TreeDiffer, name_problems
from worknode_guard.gitio.trees import EMPTY, TREE_MODE, Tree
from worknode_guard.model.change import ABSENT, FileChange, TreeProblem
from worknode_guard.model.names import collisions


def staged_name_problems(
    differ: TreeDiffer,
    head_tree: str | None,
    changes: Sequence[FileChange],
) -> tuple[TreeProblem, ...]:
    """Judge the names that staged changes add (WG106).

    Args:
        differ: Reads trees.
        head_tree: Full name of HEAD's tree; None where there is none yet.
        changes: Every staged change.

    Raises:
        MissingObjectError: A tree is missing or damaged.
        GitFailedError: Git failed.
    """
    added = [change.path for change in changes if change.old_mode == ABSENT]
    if not added:
        return ()
    folders = _Folders(differ, head_tree, changes)
    by_folder: dict[bytes, set[bytes]] = {}
    for path in added:
        parts = path.split(b"/")
        for depth, name in enumerate(parts):
            by_folder.setdefault(b"/".join(parts[:depth]), set()).add(name)
    problems: list[TreeProblem] = []
    for folder, names in sorted(by_folder.items()):
        problems += folders.problems(folder, names)
    return tuple(problems)


class _Folders:
    """HEAD's folders, and what the changes leave of them."""

    def __init__(
        self,
        differ: TreeDiffer,
        root: str | None,
        changes: Sequence[FileChange],
    ) -> None:
        self._differ = differ
        self._trees: dict[bytes, Tree] = {b"": EMPTY if root is None else differ.tree(root)}
        self._deleted = frozenset(change.path for change in changes if change.new_mode == ABSENT)

    def problems(self, folder: bytes, names: set[bytes]) -> list[TreeProblem]:
        """Judge the names that the changes write in one folder."""
        prefix = folder + b"/" if folder else b""
        before = {name for _, name, _ in self._tree(folder).entries}
        added = names - before
        if not added:
            return []
        present = before | names
        gone = {
            other
            for _, other in collisions(added, present)
            if other in before and other not in names and self._is_gone(folder, other)
        }
        return name_problems(prefix, added, present - gone)

    def _tree(self, folder: bytes) -> Tree:
        """Give HEAD's tree at a folder, the empty one where it has none."""
        known = self._trees.get(folder)
        if known is None:
            above, _, name = folder.rpartition(b"/")
            known = self._child(self._tree(above), name)
            self._trees[folder] = known
        return known

    def _child(self, tree: Tree, name: bytes) -> Tree:
        for mode, other, oid in tree.entries:
            if other == name and mode == TREE_MODE:
                return self._differ.tree(oid.hex())
        return EMPTY

    def _is_gone(self, folder: bytes, name: bytes) -> bool:
        """Tell whether the changes delete a name of HEAD, or every file below it."""
        path = folder + b"/" + name if folder else name
        mode = next(mode for mode, other, _ in self._tree(folder).entries if other == name)
        if mode != TREE_MODE:
            return path in self._deleted
        return all(self._is_gone(path, below) for _, below, _ in self._tree(path).entries)
