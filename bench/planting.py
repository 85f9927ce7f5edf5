"""Where something is planted: the end of a branch, and what may be done to it."""

from random import Random
from typing import NamedTuple

from history import is_denied
from repository import Repository
from worknode_guard.model.change import EXECUTABLE, REGULAR

Edits = dict[bytes, tuple[str, str] | None]


class File(NamedTuple):
    """A regular file that agents may change."""

    path: bytes
    mode: str
    oid: str


class Scene:
    """The end of a branch, where something is planted.

    Attributes:
        documents: Planted ones: taking a document away is WG004, whoever does it.
    """

    def __init__(
        self,
        repo: Repository,
        pin: str,
        tip: tuple[str, str],
        folders: frozenset[bytes],
        rng: Random,
    ) -> None:
        """Stand on the tip, a commit and its tree; the agents may write in these top folders."""
        self.repo = repo
        self.pin = pin
        self.head, self.tree = tip
        self.documents: list[bytes] = []
        self._rng = rng
        self._folders = folders

    def commit(self, signer: str, edits: Edits, message: bytes = b"Plant something\n") -> str:
        """Add a commit, signed by a name's key."""
        return self.put(self.repo.signed(self.draft(edits, message), signer))

    def draft(self, edits: Edits, message: bytes = b"Plant something\n") -> bytes:
        """Change the tree, and give the unsigned commit."""
        parts = {tuple(path.split(b"/")): target for path, target in edits.items()}
        self.tree = self.repo.edited(self.tree, parts) or self.tree
        return self.repo.draft(self.tree, [self.head], message)

    def put(self, raw: bytes) -> str:
        """Add a commit object as it is."""
        self.head = self.repo.write("commit", raw)
        return self.head

    def text(self, content: str) -> tuple[str, str]:
        """Write a regular file's content."""
        return (REGULAR, self.repo.write("blob", content.encode()))

    def name(self, folder: str, suffix: str = ".txt") -> bytes:
        """Make up a path that nothing stands at."""
        return f"{folder}/n{self._rng.randrange(10**9)}{suffix}".encode()

    def pick(self, *, executable: bool = False) -> File:
        """Choose a real file that is no source text and not empty, at random."""
        listed = self.repo.git("ls-tree", "-r", "-z", "-l", self.tree).split(b"\0")[:-1]
        found = []
        for line in listed:
            entry, _, path = line.partition(b"\t")
            mode, _, oid, size = entry.decode().split()
            modes = {REGULAR, EXECUTABLE} if executable else {REGULAR}
            if mode in modes and size not in {"-", "0"} and self._is_free(path):
                found.append(File(path, mode, oid))
        return self._rng.choice(found)

    def _is_free(self, path: bytes) -> bool:
        return path.endswith((b".txt", b".md", b".rst", b".1", b".3", b".html")) and (
            not is_denied(path) and path.partition(b"/")[0] in self._folders
        )
