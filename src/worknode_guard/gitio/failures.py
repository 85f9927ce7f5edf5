"""What can go wrong at the door to git, in plain words. All of it is undecided (exit 3)."""

from typing import Final

from worknode_guard.errors import UndecidedError

OLDEST_GIT: Final = "2.38"
"""`merge-tree --write-tree` and `cat-file --batch-command` are both there from this one on."""

_USAGE_EXIT: Final = 129
_LONGEST_QUOTE: Final = 400


class GitMissingError(UndecidedError):
    """Git cannot be started."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "git cannot be started",
            why=reason,
            fix=f"install git {OLDEST_GIT} or newer and put it on PATH",
        )


class GitFailedError(UndecidedError):
    """A git command ended otherwise than it may."""


class MissingObjectError(UndecidedError):
    """An object of the history is missing, or is not what its name says (WG016)."""

    def __init__(self, what: str, *, why: str) -> None:
        super().__init__(
            what,
            why=why,
            fix="fetch the whole history (no shallow or partial clone), or run `git fsck`",
            code="WG016",
        )


def git_failed(command: str, status: int, stderr: bytes) -> GitFailedError:
    """Describe a git process that failed.

    Args:
        command: The git command's own name, such as `diff-index`.
        status: Exit code, or minus the signal that ended it.
        stderr: What git said.
    """
    said = quoted(stderr) or "git said nothing"
    if status < 0:
        return GitFailedError(
            f"git {command} was killed by signal {-status}",
            why=said,
            fix="run it again; if it repeats, look for a lack of memory or disk space",
        )
    if status == _USAGE_EXIT:
        return GitFailedError(
            f"this git does not know an option of git {command} that is needed",
            why=said,
            fix=f"install git {OLDEST_GIT} or newer",
        )
    return GitFailedError(
        f"git {command} failed with exit code {status}",
        why=said,
        fix="mend what git names; `git fsck` finds damaged objects",
    )


def garbled(command: str, detail: str) -> GitFailedError:
    """Describe an answer of git that does not have its documented form."""
    return GitFailedError(
        f"git {command} gave an answer that cannot be read",
        why=detail,
        fix=f"install an unmodified git {OLDEST_GIT} or newer and run it again",
    )


def no_room(detail: str) -> GitFailedError:
    """Describe a temporary file or folder that cannot be made or written."""
    return GitFailedError(
        "a temporary file cannot be written",
        why=detail,
        fix="free space in the temporary folder, or point TMPDIR to another one",
    )


def quoted(text: bytes) -> str:
    """Give outside text on one line, shortened, with everything unprintable escaped."""
    lines = " / ".join(text.decode("utf-8", "replace").strip().splitlines())
    shown = lines if len(lines) <= _LONGEST_QUOTE else f"{lines[:_LONGEST_QUOTE]}…"
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in shown)
