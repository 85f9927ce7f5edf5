"""The documents of one tree: read as blobs, parsed, their signatures checked. Not yet believed."""

from collections.abc import Mapping, Sequence
from typing import Final

from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.gitio.trees import TREE_MODE
from worknode_guard.model.change import REGULAR, FileChange
from worknode_guard.model.law import LawFiles, LawProblem, SignatureFile, SignedFile

LAW_FOLDER: Final = b"plans"
_PREFIX: Final = b"plans/"
_DEEPEST: Final = 3
_LARGEST: Final = 65_536
"""Bytes of a document and of a signature file, at most (64 KiB, as the profile says)."""

Entries = Mapping[bytes, tuple[str, str]]
"""Path below the root to mode and blob id."""


class LawReader:
    """Reads the law of any number of trees of one store, each blob once."""

    def __init__(self, store: ObjectStore, trees: TreeDiffer) -> None:
        """Read through `store`; `trees` remembers the trees already parsed."""
        self._store = store
        self._trees = trees
        self._files: dict[tuple[object, ...], SignedFile] = {}
        self._folders: dict[str, LawFiles] = {}

    def folder(self, tree: str) -> str | None:
        """Give the id of a root tree's `plans` folder; None where it has none."""
        for mode, name, oid in self._trees.tree(tree).entries:
            if name == LAW_FOLDER and mode == TREE_MODE:
                return oid.hex()
        return None

    def read(self, tree: str | None) -> LawFiles:
        """Give the documents of a root tree, by path; none for the tree of an unborn branch."""
        folder = self.folder(tree) if tree else None
        if folder is None:
            return {}
        if folder not in self._folders:
            self._folders[folder] = self.read_entries(self.entries(folder))
        return self._folders[folder]

    def entries(self, folder: str) -> Entries:
        """List every file below a `plans` folder."""
        found: dict[bytes, tuple[str, str]] = {}
        level = [(_PREFIX, folder)]
        for _ in range(_DEEPEST):
            below: list[tuple[bytes, str]] = []
            for prefix, oid in level:
                for mode, name, target in self._trees.tree(oid).entries:
                    if mode == TREE_MODE:
                        below.append((prefix + name + b"/", target.hex()))
                    else:
                        found[prefix + name] = (mode.decode("ascii"), target.hex())
            level = below
        return found

    def after(self, tree: str | None, changes: tuple[FileChange, ...]) -> LawFiles:
        """Give the documents that a tree has once these changes are made to it."""
        folder = self.folder(tree) if tree else None
        entries = dict(self.entries(folder)) if folder else {}
        for change in changes:
            if not change.path.startswith(_PREFIX):
                continue
            entries.pop(change.path, None)
            if change.new_oid is not None:
                entries[change.path] = (change.new_mode, change.new_oid)
        return self.read_entries(entries)

    def read_entries(self, entries: Entries) -> LawFiles:
        """Read what of these entries is a document."""
        from worknode_guard.documents.places import (  # noqa: PLC0415 - a warm check needs none
            document_place,
            is_misplaced,
            signature_place,
        )

        signatures: dict[str, list[tuple[str, str, str]]] = {}
        documents: dict[str, tuple[str, str]] = {}
        for raw_path, (mode, oid) in sorted(entries.items()):
            path = raw_path.decode("utf-8", "backslashreplace")
            place = signature_place(path)
            if place is not None:
                signatures.setdefault(place.document, []).append((path, mode, oid))
            elif document_place(path) is not None or is_misplaced(path):
                documents[path] = (mode, oid)
        keys = {
            path: (path, mode, oid, *signatures.get(path, ()))
            for path, (mode, oid) in documents.items()
        }
        self._load([key for key in keys.values() if key not in self._files])
        return {path: self._files[key] for path, key in keys.items()}

    def _load(self, keys: list[tuple[object, ...]]) -> None:
        """Read documents and their signatures that are not known yet, in one round trip."""
        wanted: dict[str, None] = {}
        for _, mode, oid, *signatures in keys:
            files = ((mode, str(oid)), *((s[1], s[2]) for s in signatures))  # type: ignore[index]
            # Links and submodules are no documents, whatever they lead to.
            wanted.update((oid, None) for mode, oid in files if mode == REGULAR)
        blobs = self._blobs(list(wanted))
        for key in keys:
            path, mode, oid, *signatures = key
            self._files[key] = read_signed(
                (str(path), str(mode), str(oid)),
                blobs.get(str(oid)),
                [(s[0], s[1], blobs.get(s[2])) for s in signatures],  # type: ignore[index]
            )

    def _blobs(self, oids: list[str]) -> dict[str, bytes | None]:
        """Read blobs; None for one that is too large to be part of the law."""
        if not oids:
            return {}
        sizes = self._store.sizes(oids)
        fitting = [oid for oid, size in zip(oids, sizes, strict=True) if size <= _LARGEST]
        contents = self._store.read_many(fitting, "blob") if fitting else []
        return dict.fromkeys(oids) | dict(zip(fitting, contents, strict=True))


def touches_law(changes: Sequence[FileChange]) -> bool:
    """Tell whether a change reaches the folder of the law, or puts something in its place."""
    return any(change.path == b"plans" or change.path.startswith(b"plans/") for change in changes)


def read_signed(
    entry: tuple[str, str, str],
    raw: bytes | None,
    signatures: list[tuple[str, str, bytes | None]],
) -> SignedFile:
    """Parse one document and check every signature beside it.

    Args:
        entry: Path, mode and blob id.
        raw: Its bytes; None when it is larger than any document may be.
        signatures: Path, mode and bytes of each signature file.
    """
    from worknode_guard.documents.problems import DocumentProblems  # noqa: PLC0415 - warm: none
    from worknode_guard.documents.read import digest_of, read_document  # noqa: PLC0415 - the same

    path, mode, oid = entry
    subject = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    if raw is None or mode != REGULAR:
        problem = _not_a_file(path, subject, mode if mode != REGULAR else None)
        return SignedFile(path, oid, "", None, (problem,), ())
    document = read_document(path, raw)
    if isinstance(document, DocumentProblems):
        problems = tuple(
            LawProblem("WG002", path, subject, one.what, one.why, one.fix, one.line)
            for one in document.problems
        )
        return SignedFile(path, oid, digest_of(raw), None, problems, ())
    checked = tuple(
        _check(raw, f"{document.kind}@worknode-guard", signature) for signature in signatures
    )
    return SignedFile(path, oid, document.digest, document.noun, (), checked)


def _check(raw: bytes, namespace: str, signature: tuple[str, str, bytes | None]) -> SignatureFile:
    from worknode_guard.model.keys import BadSignature  # noqa: PLC0415 - warm: none
    from worknode_guard.signing.verify import verify  # noqa: PLC0415 - the same

    path, mode, armour = signature
    if armour is None or mode != REGULAR:
        return SignatureFile(path, BadSignature("it is no regular file of a signature's size"))
    return SignatureFile(path, verify(raw, armour, namespace))


def _not_a_file(path: str, subject: str, mode: str | None) -> LawProblem:
    what = f"mode {mode}" if mode else f"more than {_LARGEST} bytes"
    return LawProblem(
        "WG002",
        path,
        subject,
        what=f"{path} has {what}",
        why=f"documents are regular files (mode {REGULAR}) of at most {_LARGEST} bytes",
        fix="write it as a plain file",
    )
