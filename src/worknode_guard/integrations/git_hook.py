"""Git's own hooks: git starts one, it answers by an exit code and words on standard error.

Source: githooks(5). Which agent is at work is the service's question: `WORKNODE_AGENT`, else the
capability that has git's `user.signingkey`.
"""

from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.named import NamedTuple
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.pin import pin_said
from worknode_guard.services.staged import check_staged

HOOKS: Final = ("pre-commit", "pre-merge-commit")
"""Both judge the index: at `pre-merge-commit` it already holds the merge's result."""


class Reply(NamedTuple):
    """What git is told.

    Attributes:
        text: For standard error; every line ends in LF.
        exit_code: Anything but 0 stops git.
    """

    text: str
    exit_code: int


def answer(name: str, repo_dir: str, *, colour: bool) -> Reply:
    """Answer a hook.

    Args:
        name: Of the hook.
        repo_dir: Where git started it.
        colour: Whether the text may be coloured.

    Raises:
        UsageError: No such hook is answered, or `WORKNODE_TRUST` has not the form of a pin.
    """
    if name not in HOOKS:
        raise UsageError(
            f"{name!r} is no hook that the guard answers",
            why=f"it answers {', '.join(HOOKS)}",
            fix="name one of them",
        )
    verdict = check_staged(repo_dir, CheckOptions(pin_said(None)))
    from worknode_guard.reports.full import render  # noqa: PLC0415  after git has started

    return Reply(render(verdict, colour=colour), verdict.exit_code)
