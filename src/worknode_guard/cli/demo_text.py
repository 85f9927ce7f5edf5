"""How the demonstration looks: sentences, commands as typed, output as it came, a table."""

from collections.abc import Sequence
from itertools import count
from typing import Final

from worknode_guard.host.process import Ran
from worknode_guard.services.demo.play import Outcome
from worknode_guard.services.demo.script import Chapter, Command, Expected, Step

_INDENT: Final = "    "
_HEAD: Final = ("step", "expected", "got")


class Teller:
    """Turns what happens into text; counts the chapters."""

    def __init__(self) -> None:
        """Begin before the first chapter."""
        self._numbers = count(1)

    def text_of(self, event: Chapter | Step | Command | Ran | Outcome) -> str:
        """Give the lines for one thing that happened; none for a step's outcome."""
        match event:
            case Chapter():
                title = f"{next(self._numbers)}. {event.title}"
                return f"\n{title}\n{'=' * len(title)}\n"
            case Step():
                return f"\n{event.says}\n"
            case Command():
                return f"$ {event.line}\n"
            case Ran():
                return _output(event)
            case Outcome():
                return ""


def table(outcomes: Sequence[Outcome]) -> str:
    """Give a line for each step: its name, what was expected, what it gave."""
    rows = [_HEAD, *((o.step.name, said(o.expected), said(o.got)) for o in outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return "\n".join((lines[0], "  ".join("-" * width for width in widths), *lines[1:], ""))


def said(given: Expected) -> str:
    """Give an exit code with the rules that were named: `exit 1, WG101`."""
    return ", ".join((f"exit {given.code}", *given.rules))


def _output(ran: Ran) -> str:
    lines = [f"{_INDENT}{line}".rstrip() for line in ran.output.splitlines()]
    if ran.code:
        lines.append(f"(exit code {ran.code})")
    return "".join(f"{line}\n" for line in lines)
