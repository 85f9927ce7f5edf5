"""Signed plans and capabilities for AI coding agents, judged on every commit with git alone.

`worknode_guard.open(path)` gives Python programs what the command line has.
"""

from typing import TYPE_CHECKING

from worknode_guard.version import VERSION

if TYPE_CHECKING:
    import os

    from worknode_guard.services.guard import Guard

__version__ = VERSION
__all__ = ["__version__", "open"]


def open(path: "str | os.PathLike[str]") -> "Guard":  # noqa: A001  the name is the contract's
    """Give the guard of the repository that `path` lies in; nothing is read yet."""
    from os import fspath  # noqa: PLC0415  importing the package must cost nothing

    from worknode_guard.services.guard import Guard  # noqa: PLC0415  the same

    return Guard(fspath(path))
