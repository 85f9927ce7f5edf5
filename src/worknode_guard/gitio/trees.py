"""Tree objects, read strictly: what plain git would write, or a problem (WG107).

Git itself reads trees leniently and walks two unsorted ones into a wrong difference. Source:
gitformat-pack(5), git's `fsck.c` for the order of names and the modes.
"""

import re
from typing import Final

from worknode_guard.gitio.repository import ObjectFormat
from worknode_guard.model.change import EXECUTABLE, REGULAR, SUBMODULE, SYMLINK, TREE
from worknode_guard.named import NamedTuple

_MODES: Final = frozenset(
    mode.encode("ascii") for mode in (REGULAR, EXECUTABLE, SYMLINK, SUBMODULE, TREE)
)
TREE_MODE: Final = TREE.encode("ascii")
_BAD_NAMES: Final = frozenset({b"", b".", b".."})

Entry = tuple[bytes, bytes, bytes]
"""Mode as written, name, binary object name."""


class Tree(NamedTuple):
    """One parsed tree object.

    Attributes:
        entries: In the order of the object.
        problems: What is wrong with the object as a whole, in words.
        strange: Entries that are wrong by themselves, each with its reason. A tree that already
            stood so is not the fault of who changes a file beside such an entry.
    """

    entries: tuple[Entry, ...]
    problems: tuple[str, ...] = ()
    strange: tuple[tuple[Entry, str], ...] = ()


EMPTY: Final = Tree(())


class TreeParser:
    """Parser of the tree objects of one object format."""

    def __init__(self, object_format: ObjectFormat) -> None:
        """Choose the length of object names."""
        self._oid_bytes = 20 if object_format == "sha1" else 32
        pattern = rb"([0-7]+) ([^\0]*)\0([\0-\xff]{%d})" % self._oid_bytes
        self._entries = re.compile(pattern)

    def parse(self, raw: bytes) -> Tree:
        """Parse a tree object; any bytes give a tree, with problems where they are due."""
        entries: list[Entry] = self._entries.findall(raw)
        problems: list[str] = []
        read = sum(map(len, _flat(entries))) + 2 * len(entries)
        if read != len(raw):
            entries = self._prefix(raw)
            problems.append("it is cut off, or holds bytes that are no entry")
        names = [name for _, name, _ in entries]
        sorting = [name + b"/" if mode == TREE_MODE else name for mode, name, _ in entries]
        if len(set(names)) != len(names):
            problems.append("it holds one name twice")
        if sorting != sorted(sorting):
            problems.append("its entries are not in git's order")
        return Tree(tuple(entries), tuple(problems), _strange(entries, names))

    def _prefix(self, raw: bytes) -> list[Entry]:
        """Give the entries up to the first byte that is no entry."""
        entries: list[Entry] = []
        end = 0
        while found := self._entries.match(raw, end):
            mode, name, oid = found.groups()
            entries.append((mode, name, oid))
            end = found.end()
        return entries


def _flat(entries: list[Entry]) -> list[bytes]:
    return [part for entry in entries for part in entry]


def _strange(entries: list[Entry], names: list[bytes]) -> tuple[tuple[Entry, str], ...]:
    """Find entries with a mode or name that git would not write; fast where there are none."""
    modes = {mode for mode, _, _ in entries}
    joined = b"\0".join(names)
    if modes <= _MODES and b"/" not in joined and not _BAD_NAMES.intersection(names):
        return ()
    found: list[tuple[Entry, str]] = []
    for entry in entries:
        mode, name, _ = entry
        if mode not in _MODES:
            found.append(
                (entry, f"its mode is {mode[:12].decode('ascii')}, which git never writes")
            )
        if name in _BAD_NAMES or b"/" in name:
            found.append((entry, "it has a name that is empty, '.', '..' or holds '/'"))
    return tuple(found)
