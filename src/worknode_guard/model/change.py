"""What happened: files and commits, as git's objects say."""

from typing import Final, Literal

from worknode_guard.model.keys import BadSignature, Signature
from worknode_guard.named import NamedTuple

Op = Literal["add", "modify", "delete", "chmod", "symlink", "submodule"]
OPS: Final[tuple[Op, ...]] = ("add", "modify", "delete", "chmod", "symlink", "submodule")

REGULAR: Final = "100644"
EXECUTABLE: Final = "100755"
SYMLINK: Final = "120000"
SUBMODULE: Final = "160000"
TREE: Final = "40000"
ABSENT: Final = "000000"

_SPECIAL: Final = frozenset({SYMLINK, SUBMODULE})


class FileChange(NamedTuple):
    """One path that differs between two trees; a rename is two of them.

    Attributes:
        path: The raw path bytes, `/`-separated, as git stores them.
        old_mode: Six-digit mode, `ABSENT` for a new path.
        new_mode: The same, `ABSENT` for a deleted path.
        old_oid: Hex object id, None when absent.
        new_oid: The same.
        old_bytes: Size of the old blob; None when absent or a submodule.
        new_bytes: The same for the new blob.
    """

    path: bytes
    old_mode: str
    new_mode: str
    old_oid: str | None
    new_oid: str | None
    old_bytes: int | None = None
    new_bytes: int | None = None

    @property
    def name(self) -> str:
        """The path as text; bytes that are no UTF-8 become surrogates (WG106 refuses new ones)."""
        return self.path.decode("utf-8", "surrogateescape")

    @property
    def blobs(self) -> tuple[str | None, str | None]:
        """Ids of the old and new blob; a submodule's commit is none, and has no lines."""
        return (
            None if self.old_mode == SUBMODULE else self.old_oid,
            None if self.new_mode == SUBMODULE else self.new_oid,
        )

    @property
    def ops(self) -> frozenset[Op]:
        """The rights this one change needs, all of them."""
        return _ops(self)


def _ops(change: FileChange) -> frozenset[Op]:
    old, new = change.old_mode, change.new_mode
    if old not in _SPECIAL and new not in _SPECIAL:
        return _regular_ops(change)
    ops: set[Op] = set()
    if SUBMODULE in (old, new):
        ops.add("submodule")
    if new == SYMLINK:
        ops.add("symlink")
    elif new not in (ABSENT, SUBMODULE):
        ops.update(_new_file(new))
    if old not in (ABSENT, new):
        # Whatever stood there before, of another kind, is gone.
        ops.add("delete")
    return frozenset(ops)


def _new_file(mode: str) -> frozenset[Op]:
    return frozenset({"add", "chmod"} if mode == EXECUTABLE else {"add"})


def _regular_ops(change: FileChange) -> frozenset[Op]:
    """Regular files only: new, gone, or altered."""
    if change.old_mode == ABSENT:
        return _new_file(change.new_mode)
    if change.new_mode == ABSENT:
        return frozenset({"delete"})
    ops: set[Op] = set()
    if change.old_mode != change.new_mode:
        ops.add("chmod")
    if change.old_oid != change.new_oid:
        # An emptied file has lost its content as surely as a deleted one.
        ops.add("delete" if change.new_bytes == 0 and change.old_bytes else "modify")
    return frozenset(ops)


class Span(NamedTuple):
    """A run of changed lines, as a unified diff without context gives it.

    Starts count from 1; a count of 0 means nothing stands there, and the start is then the line
    *before* the gap.
    """

    old_start: int
    old_count: int
    new_start: int
    new_count: int


class FileDiff(NamedTuple):
    """The lines in which two blobs differ."""

    spans: tuple[Span, ...] = ()

    @property
    def added(self) -> int:
        """Lines that the new side has more."""
        return sum(span.new_count for span in self.spans)

    @property
    def deleted(self) -> int:
        """Lines that the old side had."""
        return sum(span.old_count for span in self.spans)


class TreeProblem(NamedTuple):
    """A tree object that git would not have written, or a name that must not stand in one.

    Attributes:
        path: The directory or file, raw bytes (empty for the root).
        reason: What is wrong, in words.
        kind: `tree` (WG107) for form, `name` (WG106) for an unsafe or colliding name.
    """

    path: bytes
    reason: str
    kind: Literal["tree", "name"] = "tree"


class Trailers(NamedTuple):
    """The values of our trailers in a commit message, in order, and what was wrong with others.

    `plans` and `tasks` list every value found under `Worknode-Plan` and `Worknode-Task`;
    `malformed` lists lines of ours that are folded, hold a CR, or have no value.
    """

    plans: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    malformed: tuple[str, ...] = ()


CommitSignature = Signature | BadSignature | Literal["none", "foreign"]
"""`none`: no signature header; `foreign`: an OpenPGP or X.509 one, which proves nothing."""

Merge = Literal["none", "trivial", "other"]


class Commit(NamedTuple):
    """One commit of the range, with what it changed against its first parent.

    Attributes:
        oid: Full hex id, or `index` for a commit about to be made.
        parents: Full hex ids.
        subject: First line of the message, for people.
        form_problems: Why the object is not one that plain git writes (WG013).
        signature: Verified, bad, none or foreign.
        trailers: Ours.
        merge: `trivial` when it only brings base in and its tree is the recomputed one.
        changes: Empty for a trivial merge.
        tree_problems: Of every tree object that the commit brings.
    """

    oid: str
    parents: tuple[str, ...]
    subject: str
    form_problems: tuple[str, ...]
    signature: CommitSignature
    trailers: Trailers
    merge: Merge
    changes: tuple[FileChange, ...]
    tree_problems: tuple[TreeProblem, ...] = ()
