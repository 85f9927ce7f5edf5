"""One `git cat-file --batch-command` that answers any number of questions in few round trips.

With `--buffer` git only collects questions until `flush`, so writing all of them cannot block on
answers that nobody reads yet. Source: git-cat-file(1) "BATCH OUTPUT".
"""

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Final, Self

from worknode_guard.gitio.environment import GIT
from worknode_guard.gitio.failures import GitFailedError, garbled, git_failed
from worknode_guard.gitio.process import Process
from worknode_guard.named import NamedTuple

_COMMAND: Final = "cat-file"
_QUESTIONS_AT_ONCE: Final = 512
_LONGEST_HEADER: Final = 256
_KINDS: Final = frozenset({b"commit", b"tree", b"blob", b"tag"})


class Header(NamedTuple):
    """What git says of one object.

    Attributes:
        oid: Its name, as asked.
        kind: `commit`, `tree`, `blob` or `tag`; None when the object is missing.
        size: Bytes of its content.
    """

    oid: str
    kind: str | None
    size: int


class Batch:
    """The conversation; a context manager."""

    def __init__(self, environ: Mapping[str, str], folder: str) -> None:
        """Start git.

        Raises:
            GitMissingError: It cannot be started.
        """
        argv = (*GIT, _COMMAND, "--batch-command", "--buffer")
        self._process = Process(argv, environ, stdin=None, folder=folder)

    def headers(self, oids: Sequence[str]) -> Iterator[Header]:
        """Give kind and size of each object, in order.

        Raises:
            GitFailedError: Git died or its answer cannot be read.
        """
        for start in range(0, len(oids), _QUESTIONS_AT_ONCE):
            part = oids[start : start + _QUESTIONS_AT_ONCE]
            self._ask("info", part)
            for oid in part:
                yield self._header(oid)

    def contents(self, oids: Sequence[str]) -> Iterator[tuple[Header, bytes]]:
        """Give header and content of each object, in order; read to the end.

        Raises:
            GitFailedError: Git died or its answer cannot be read.
        """
        for start in range(0, len(oids), _QUESTIONS_AT_ONCE):
            part = oids[start : start + _QUESTIONS_AT_ONCE]
            self._ask("contents", part)
            for oid in part:
                header = self._header(oid)
                yield header, b"" if header.kind is None else self._body(header.size)

    def pieces(self, oid: str, piece_bytes: int) -> Iterator[bytes]:
        """Give one object's content in pieces; nothing at all when it is missing.

        Raises:
            GitFailedError: Git died or its answer cannot be read.
        """
        self._ask("contents", [oid])
        header = self._header(oid)
        if header.kind is None:
            return
        left = header.size
        while left:
            piece = self._exactly(min(left, piece_bytes))
            left -= len(piece)
            yield piece
        self._end_of_body()

    def _ask(self, question: str, oids: Sequence[str]) -> None:
        text = "".join(f"{question} {oid}\n" for oid in oids)
        if not self._process.send(f"{text}flush\n".encode("ascii")):
            raise self._failure("it stopped reading", ended=True)

    def _header(self, oid: str) -> Header:
        line = self._process.out.readline(_LONGEST_HEADER)
        try:
            return parse_header(line, oid)
        except ValueError as error:
            ended = len(line) < _LONGEST_HEADER and not line.endswith(b"\n")
            raise self._failure(str(error), ended=ended) from error

    def _body(self, size: int) -> bytes:
        body = self._exactly(size)
        self._end_of_body()
        return body

    def _exactly(self, size: int) -> bytes:
        data = self._process.out.read(size)
        if len(data) != size:
            raise self._failure(f"it ended {size - len(data)} bytes too early", ended=True)
        return data

    def _end_of_body(self) -> None:
        end = self._process.out.read(1)
        if end != b"\n":
            raise self._failure("an object does not have the announced length", ended=not end)

    def _failure(self, detail: str, *, ended: bool) -> GitFailedError:
        """Give git's own reason where it ended by itself, else ours; never waits for more."""
        status = self._process.finish() if ended else 0
        if status:
            return git_failed(_COMMAND, status, self._process.stderr())
        return garbled(_COMMAND, detail)

    def close(self) -> None:
        """End git."""
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def parse_header(line: bytes, oid: str) -> Header:
    """Parse the first line of an answer: `OID KIND SIZE` or `OID missing`.

    Raises:
        ValueError: It is no answer to the question for `oid`.
    """
    words = line.removesuffix(b"\n").split(b" ")
    if not line.endswith(b"\n") or words[0] != oid.encode("ascii"):
        raise ValueError(f"no answer for {oid}: {line!r}")
    if words[1:] == [b"missing"]:
        return Header(oid, None, 0)
    if len(words) != 3 or words[1] not in _KINDS or not words[2].isdigit():  # noqa: PLR2004
        raise ValueError(f"an answer of unknown form: {line!r}")
    return Header(oid, words[1].decode("ascii"), int(words[2]))
