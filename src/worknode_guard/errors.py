"""The one family of errors that a user ever sees, and the exit codes they stand for.

An error is three texts, kept apart so that every output format can place them: *what* is wrong,
*why* it is wrong, and *fix*, the next step. Anything else that is raised is a bug (WG901).
"""

from typing import Final

ALLOWED: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
UNDECIDED: Final = 3
INTERRUPTED: Final = 130


class GuardError(Exception):
    """Something the user must know, in plain words.

    Attributes:
        what: One line that names the place and the fault.
        why: What was expected there, or which rule was broken.
        fix: The next step.
        code: The rule code (`WG…`) where one applies, else None.
        exit_code: 1 refused, 2 wrong usage or input, 3 cannot decide.
    """

    exit_code: int = UNDECIDED

    def __init__(self, what: str, *, why: str, fix: str, code: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.fix = fix
        self.code = code

    def __str__(self) -> str:
        head = f"{self.code}: {self.what}" if self.code else self.what
        return f"{head}\n  why: {self.why}\n  fix: {self.fix}"


class UsageError(GuardError):
    """The command line or an input file is not what the command takes (exit 2)."""

    exit_code = USAGE


class RefusedError(GuardError):
    """An act that the law does not allow (exit 1)."""

    exit_code = REFUSED


class UndecidedError(GuardError):
    """The guard cannot decide, and so does not allow (exit 3)."""

    exit_code = UNDECIDED
