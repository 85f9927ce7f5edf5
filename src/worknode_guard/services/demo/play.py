"""Playing a story: run every command, compare what it gave with what it had to give."""

import re
from collections.abc import Iterator
from typing import Final

from worknode_guard.host.process import Ran, run_line
from worknode_guard.named import NamedTuple
from worknode_guard.services.demo.script import Chapter, Command, Expected, Step
from worknode_guard.services.demo.stage import Stage

_LONGEST_S: Final = 60.0


class Outcome(NamedTuple):
    """What a step came to.

    Attributes:
        step: The step.
        expected: What its last command had to give; or the one that gave something else.
        got: The exit code and the rules that this command gave, and of the texts that it had to
            show, those that it did.
    """

    step: Step
    expected: Expected
    got: Expected

    @property
    def agrees(self) -> bool:
        """Whether it is as expected."""
        return self.got == self.expected

    @property
    def missing(self) -> tuple[str, ...]:
        """The texts that the output had to hold and did not."""
        return tuple(text for text in self.expected.shows if text not in self.got.shows)


def play(
    story: tuple[Chapter, ...], stage: Stage
) -> Iterator[Chapter | Step | Command | Ran | Outcome]:
    """Give everything that happens, as it happens.

    A command is given before it runs, and then what it did; each step ends with its outcome, at
    its end or at the first command that gave something else than expected.

    Raises:
        UndecidedError: A command cannot be started, or does not end.
    """
    for chapter in story:
        yield chapter
        for step in chapter.steps:
            yield step
            for command in step.commands:
                yield command
                ran = run_line(command.line, stage.folder, stage.environ, _LONGEST_S)
                yield ran
                outcome = Outcome(step, command.expected, _given(ran, command.expected))
                if not outcome.agrees:
                    break
            yield outcome


def _given(ran: Ran, expected: Expected) -> Expected:
    rules = tuple(sorted(set(re.findall(r"\bWG\d{3}\b", ran.output))))
    return Expected(ran.code, rules, tuple(text for text in expected.shows if text in ran.output))
