"""Processes by `os.posix_spawn`: `subprocess` alone would cost more than a whole git command.

Standard error, and standard input where it is known beforehand, are unlinked temporary files, so
that a process can never wait for us while we wait for it. Standard output is a pipe that is read
to its end, or, for a conversation, answer by answer.
"""

import os
from collections.abc import Mapping, Sequence
from io import BufferedReader, FileIO
from types import TracebackType
from typing import Final, Self

from worknode_guard.gitio.failures import GitMissingError, no_room

_SIGKILL: Final = 9
_BUFFER: Final = 1 << 16
_LONGEST_STDERR: Final = 4096
_FALLBACK_FOLDERS: Final = ("/tmp", "/var/tmp")  # noqa: S108  only names of folders to try


def temporary_folder(environ: Mapping[str, str]) -> str:
    """Give the folder for temporary files: `TMPDIR`, else the system's.

    Raises:
        GitFailedError: None of them can be written.
    """
    for folder in (environ.get("TMPDIR", ""), *_FALLBACK_FOLDERS):
        if folder and os.access(folder, os.W_OK | os.X_OK):
            return folder
    raise no_room("neither TMPDIR nor /tmp nor /var/tmp is a folder that can be written")


def scratch_file(folder: str, content: bytes = b"") -> int:
    """Open a nameless temporary file that holds `content`, positioned at its start.

    Raises:
        GitFailedError: It cannot be made, or the disk is full.
    """
    path = f"{folder}/worknode-guard-{os.urandom(8).hex()}"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise no_room(f"{path}: {error.strerror}") from error
    try:
        os.unlink(path)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.lseek(handle, 0, os.SEEK_SET)
    except OSError as error:
        os.close(handle)
        raise no_room(f"{path}: {error.strerror}") from error
    return handle


class Process:
    """One running program; a context manager that leaves no process and no open file behind.

    Attributes:
        out: Its standard output, to be read to the end before `finish`.
    """

    out: BufferedReader

    def __init__(
        self,
        argv: Sequence[str],
        environ: Mapping[str, str],
        *,
        stdin: bytes | None = b"",
        folder: str | None = None,
    ) -> None:
        """Start `argv`.

        Args:
            argv: Program (looked up on PATH) and arguments.
            environ: The whole environment of the new process.
            stdin: What it reads; None: what `send` will write.
            folder: Where temporary files go.

        Raises:
            GitMissingError: The program cannot be started.
            GitFailedError: No temporary file can be written.
        """
        self._pid = 0
        self._status: int | None = None
        self._stdin = -1
        folder = folder or temporary_folder(environ)
        self._stderr = scratch_file(folder)
        child_in = -1
        child_out = -1
        try:
            if stdin is None:
                child_in, self._stdin = os.pipe()
            elif stdin:
                child_in = scratch_file(folder, stdin)
            else:
                child_in = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
            reader, child_out = os.pipe()
            self.out = BufferedReader(FileIO(reader), _BUFFER)
            self._pid = _spawn(argv, environ, (child_in, child_out, self._stderr))
        except BaseException:
            self.close()
            raise
        finally:
            for handle in (child_in, child_out):
                if handle >= 0:
                    os.close(handle)

    def send(self, data: bytes) -> bool:
        """Write to its standard input; False when it no longer reads."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(self._stdin, rest) :]
        except BrokenPipeError:
            return False
        return True

    def finish(self) -> int:
        """Close its input, wait for its end: exit code, or minus the signal that ended it."""
        if self._stdin >= 0:
            os.close(self._stdin)
            self._stdin = -1
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._status

    def stderr(self) -> bytes:
        """Give the start of what it wrote to standard error; not after `close`."""
        return os.pread(self._stderr, _LONGEST_STDERR, 0)

    def close(self) -> None:
        """End it if it still runs, and close everything."""
        if self._pid and self._status is None:
            os.kill(self._pid, _SIGKILL)
            self.finish()
        if self._stdin >= 0:
            os.close(self._stdin)
            self._stdin = -1
        if self._stderr >= 0:
            os.close(self._stderr)
            self._stderr = -1
        if hasattr(self, "out"):
            self.out.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def _spawn(argv: Sequence[str], environ: Mapping[str, str], handles: tuple[int, int, int]) -> int:
    """Start the program with the three handles as its standard streams; every other is closed."""
    actions = [(os.POSIX_SPAWN_DUP2, handle, number) for number, handle in enumerate(handles)]
    try:
        return os.posix_spawnp(argv[0], list(argv), dict(environ), file_actions=actions)
    except OSError as error:
        raise GitMissingError(f"{argv[0]}: {error.strerror}") from error
    except ValueError as error:
        # A NUL byte in an argument; a shell could not pass one either.
        raise GitMissingError(f"{argv[0]}: {error}") from error
