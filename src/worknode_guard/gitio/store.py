"""Reading objects: each by its full name, each compared with that name.

An object that is missing, of another kind, or not what its name says is undecided (WG016).
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Final, Self

from worknode_guard.gitio.batch import Batch, Header
from worknode_guard.gitio.environment import GIT
from worknode_guard.gitio.failures import MissingObjectError, no_room
from worknode_guard.gitio.naming import Hasher, Kind, hasher
from worknode_guard.gitio.process import Process
from worknode_guard.gitio.repository import Repository
from worknode_guard.gitio.sterile import make_sterile, remove_sterile

_PIECE: Final = 1 << 16
_FAST: Final = 1
"""zlib level of the few small objects that are written here and soon removed."""


class ObjectStore:
    """The objects of one repository, seen through a sterile git folder. A context manager.

    Attributes:
        repository: Whose objects these are.
        folder: The sterile folder; gone when the store is closed.
        environ: The environment of git processes over this store.
    """

    def __init__(self, repository: Repository, environ: Mapping[str, str]) -> None:
        """Make the sterile folder; git is started with the first question.

        Args:
            repository: Where the objects lie.
            environ: The caller's environment; what may bend an answer is dropped.

        Raises:
            GitFailedError: The sterile folder cannot be made.
        """
        self.repository = repository
        self.folder, self.environ = make_sterile(repository, environ)
        self._batch: Batch | None = None
        self._hash: Hasher | None = None
        self._begun: list[Process] = []

    def warm(self) -> None:
        """Start git now, so that it is ready when the first question comes."""
        self._started()
        self._hasher()

    def read(self, oid: str, kind: Kind) -> bytes:
        """Give the content of one object.

        Raises:
            MissingObjectError: It is missing, of another kind, or not what its name says.
            GitFailedError: Git failed.
        """
        return self.read_many([oid], kind)[0]

    def read_many(self, oids: Sequence[str], kind: Kind) -> list[bytes]:
        """Give the contents of many objects of one kind, in order; few round trips.

        Raises:
            MissingObjectError: One is missing, of another kind, or not what its name says.
            GitFailedError: Git failed.
        """
        return list(self.stream(oids, kind))

    def stream(self, oids: Sequence[str], kind: Kind) -> Iterator[bytes]:
        """Like `read_many`, one at a time; read to the end before the next question.

        Raises:
            MissingObjectError: One is missing, of another kind, or not what its name says.
            GitFailedError: Git failed.
        """
        name_of = self._hasher()
        answered = False
        try:
            for header, content in self._started().contents(oids):
                _check_kind(header, kind)
                if name_of(kind, content) != header.oid:
                    raise MissingObjectError(
                        f"{kind} {header.oid} is damaged",
                        why="its content does not have the hash that its name states",
                    )
                yield content
            answered = True
        finally:
            if not answered:
                # Answers that nobody read must not be taken for those to the next question.
                self._stop()

    def sizes(self, oids: Sequence[str]) -> list[int]:
        """Give the sizes of blobs in bytes, in order.

        Raises:
            MissingObjectError: One is missing or no blob.
            GitFailedError: Git failed.
        """
        headers = list(self._started().headers(oids))
        for header in headers:
            _check_kind(header, "blob")
        return [header.size for header in headers]

    def headers(self, oids: Sequence[str]) -> list[Header]:
        """Give kind and size of objects, in order; a missing one has no kind.

        Raises:
            GitFailedError: Git failed.
        """
        return list(self._started().headers(oids))

    def count_lines(self, oid: str) -> int:
        """Count the lines of a blob of any size; a last line without its end counts.

        Raises:
            MissingObjectError: It is missing or no blob.
            GitFailedError: Git failed.
        """
        self.sizes([oid])
        lines, last = 0, b"\n"
        for piece in self._started().pieces(oid, _PIECE):
            lines += piece.count(b"\n")
            last = piece[-1:]
        return lines if last == b"\n" else lines + 1

    def git(self, arguments: Iterable[str], *, stdin: bytes = b"") -> Process:
        """Start a git command over this store; it is ended with the store at the latest.

        Raises:
            GitMissingError: Git cannot be started.
        """
        process = Process((*GIT, *arguments), self.environ, stdin=stdin, folder=self.folder)
        self.adopt(process)
        return process

    def adopt(self, process: Process) -> None:
        """End a process with the store at the latest."""
        self._begun.append(process)

    def write(self, kind: Kind, content: bytes) -> str:
        """Write a loose object into the sterile folder, and give its name.

        Raises:
            GitFailedError: The disk is full.
        """
        import zlib  # noqa: PLC0415  not on the staged path

        oid = self._hasher()(kind, content)
        folder = f"{self.folder}/objects/{oid[:2]}"
        packed = zlib.compress(b"%s %d\0%s" % (kind.encode(), len(content), content), _FAST)
        try:
            os.makedirs(folder, exist_ok=True)
            with open(f"{folder}/{oid[2:]}", "wb") as file:
                file.write(packed)
        except OSError as error:
            raise no_room(f"{folder}: {error.strerror}") from error
        return oid

    def close(self) -> None:
        """End git and remove the sterile folder."""
        self._stop()
        for process in self._begun:
            process.close()
        remove_sterile(self.folder)

    def _stop(self) -> None:
        if self._batch is not None:
            self._batch.close()
            self._batch = None

    def _started(self) -> Batch:
        if self._batch is None:
            self._batch = Batch(self.environ, self.folder)
        return self._batch

    def _hasher(self) -> Hasher:
        if self._hash is None:
            self._hash = hasher(self.repository.object_format)
        return self._hash

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _check_kind(header: Header, kind: Kind) -> None:
    if header.kind == kind:
        return
    if header.kind is None:
        raise MissingObjectError(
            f"{kind} {header.oid} is missing",
            why="the repository does not hold it: a shallow or partial clone, or a damaged one",
        )
    raise MissingObjectError(
        f"{header.oid} is a {header.kind}",
        why=f"the history names it as a {kind}",
    )
