"""Finds a format by its name, without importing the others. To add one: a file and its name here.

The files are listed rather than searched for, because a walk over the folder costs more than
rendering a small verdict.
"""

from importlib import import_module
from typing import Final, Protocol, cast

from worknode_guard.errors import UsageError
from worknode_guard.model.verdict import Verdict

FORMATS: Final = ("full", "concise", "json")
"""Names that `--output-format` and `--report` take; the first is the default."""


class Render(Protocol):
    """What every format's file offers as `render`."""

    def __call__(self, verdict: Verdict, *, colour: bool = False) -> str:
        """Give the text; never raises for what a verdict can hold."""
        ...


def format_named(name: str) -> Render:
    """Give the `render` function of a format.

    Raises:
        UsageError: There is no format of this name.
    """
    if name not in FORMATS:
        raise UsageError(
            f"{name!r} is not an output format",
            why=f"the formats are {', '.join(FORMATS)}",
            fix="name one of them",
        )
    return cast("Render", import_module(f"worknode_guard.reports.{name}").render)
