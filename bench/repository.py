"""Git repositories for measurements: objects written in process, commits signed in process.

Git itself only makes the empty repository, packs it, and is asked what a real history holds.
"""

import os
import subprocess
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from lawful import key
from worknode_guard.gitio.naming import Kind, hasher
from worknode_guard.gitio.trees import TREE_MODE, Entry, TreeParser
from worknode_guard.gitio.write import CommitDraft, identity, with_signature
from worknode_guard.model.change import REGULAR
from worknode_guard.signing.keypair import sign_with

FIRST_SECOND: Final = 1_700_000_000
_FAST: Final = 1

Folder = dict[bytes, "Folder | tuple[str, str]"]
"""Name to a folder below, or to mode and blob."""


def pristine(home: Path) -> dict[str, str]:
    """Give an environment in which git and the guard see no configuration of the user's."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "WORKNODE_", "PYTHON", "SSH_", "COVERAGE"))
    }
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


class Repository:
    """One repository in a folder of its own. All its names are SHA-1."""

    def __init__(self, path: Path, *, make: bool = True) -> None:
        """Make it, or use one that stands there."""
        self.path = path
        self.environ = pristine(path.parent)
        self._name_of = hasher("sha1")
        self._parser = TreeParser("sha1")
        self._seconds = FIRST_SECOND
        if make:
            path.mkdir(parents=True)
            self.git("init", "-q", "-b", "main")
        bare = not (path / ".git").exists()
        self._objects = (path if bare else path / ".git") / "objects"

    def git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Run git there and give its output.

        Raises:
            CalledProcessError: Git failed.
        """
        command = ["git", "-C", str(self.path), *arguments]
        return subprocess.run(
            command, env=self.environ, input=stdin, stdout=subprocess.PIPE, check=True
        ).stdout

    def write(self, kind: Kind, content: bytes) -> str:
        """Write a loose object and give its name."""
        oid = self._name_of(kind, content)
        place = self._objects / oid[:2] / oid[2:]
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            whole = b"%s %d\0%s" % (kind.encode(), len(content), content)
            place.write_bytes(zlib.compress(whole, _FAST))
        return oid

    def tree(self, files: Mapping[str, bytes]) -> str:
        """Write a tree of regular files and give its name."""
        root: Folder = {}
        for path, content in files.items():
            *parents, name = path.encode().split(b"/")
            folder = root
            for parent in parents:
                inner = folder.setdefault(parent, {})
                assert isinstance(inner, dict)
                folder = inner
            folder[name] = (REGULAR, self.write("blob", content))
        return self._write_folder(root)

    def _write_folder(self, folder: Folder) -> str:
        entries = [
            (TREE_MODE, name, bytes.fromhex(self._write_folder(inner)))
            if isinstance(inner, dict)
            else (inner[0].encode(), name, bytes.fromhex(inner[1]))
            for name, inner in folder.items()
        ]
        return self.write_entries(entries)

    def write_entries(self, entries: Iterable[Entry]) -> str:
        """Write a tree of these entries, in git's order."""
        ordered = sorted(entries, key=lambda e: e[1] + b"/" if e[0] == TREE_MODE else e[1])
        return self.write("tree", b"".join(b"%s %s\0%s" % entry for entry in ordered))

    def edited(
        self, tree: str | None, edits: Mapping[tuple[bytes, ...], tuple[str, str] | None]
    ) -> str | None:
        """Write the tree that `tree` becomes by edits; None when it becomes empty.

        Args:
            tree: Name of a tree; None: the empty one.
            edits: Parts of a path to mode and object, or None to take it away.
        """
        entries = {entry[1]: entry for entry in self.entries(tree)} if tree else {}
        below: dict[bytes, dict[tuple[bytes, ...], tuple[str, str] | None]] = {}
        for (name, *rest), target in edits.items():
            if rest:
                below.setdefault(name, {})[tuple(rest)] = target
            elif target is None:
                del entries[name]
            else:
                entries[name] = (target[0].encode(), name, bytes.fromhex(target[1]))
        for name, inner in below.items():
            before = entries.pop(name, None)
            folder = before[2].hex() if before and before[0] == TREE_MODE else None
            after = self.edited(folder, inner)
            if after:
                entries[name] = (TREE_MODE, name, bytes.fromhex(after))
        return self.write_entries(entries.values()) if entries else None

    def entries(self, tree: str) -> tuple[Entry, ...]:
        """Read one tree."""
        return self._parser.parse(self.git("cat-file", "tree", tree)).entries

    def commit(
        self,
        tree: str,
        parents: Sequence[str],
        signer: str,
        message: bytes = b"Change something\n",
        author: bytes | None = None,
    ) -> str:
        """Write a commit signed by a name's key, one minute after the last."""
        return self.write("commit", self.signed(self.draft(tree, parents, message, author), signer))

    def draft(
        self, tree: str, parents: Sequence[str], message: bytes, author: bytes | None = None
    ) -> bytes:
        """Give the bytes of an unsigned commit."""
        self._seconds += 60
        who = identity("B. Ench", "bench@example.org", self._seconds)
        return CommitDraft(tree, tuple(parents), author or who, who, message).payload()

    @staticmethod
    def signed(payload: bytes, signer: str, namespace: str = "git") -> bytes:
        """Sign an unsigned commit's bytes."""
        return with_signature(payload, sign_with(key(signer), payload, namespace))

    def branch(self, name: str, oid: str) -> None:
        """Let a branch end at a commit."""
        self.git("update-ref", f"refs/heads/{name}", oid)

    def pack(self) -> None:
        """Pack all objects, as in a clone."""
        self.git("repack", "-adq")
