"""What a story is made of. Pure data: the same words stand in docs/tutorial.md."""

from typing import Final

from worknode_guard.named import NamedTuple


class Expected(NamedTuple):
    """What a command has to give.

    Attributes:
        code: Its exit code.
        rules: Codes of the rules that it names, each once, in order.
        shows: Texts that its output must hold.
    """

    code: int = 0
    rules: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()


class Command(NamedTuple):
    """One command as a user types it; it may have several lines.

    Attributes:
        line: For a POSIX shell, in the repository's folder.
        expected: What it has to give.
    """

    line: str
    expected: Expected = Expected()


class Step(NamedTuple):
    """A sentence, and the commands that show it to be true; the last one gives the verdict.

    Attributes:
        name: In the table at the end.
        says: One sentence.
    """

    name: str
    says: str
    commands: tuple[Command, ...]


class Chapter(NamedTuple):
    """Steps under one heading."""

    title: str
    steps: tuple[Step, ...]


DONE: Final = Expected()
"""What a command gives that has nothing to tell."""


def step(name: str, says: str, lines: tuple[str, ...], expected: Expected = DONE) -> Step:
    """Give a step whose last command has to give `expected`, and every other one exit code 0."""
    *before, last = lines
    return Step(name, says, (*map(Command, before), Command(last, expected)))


def refused(*rules: str, shows: tuple[str, ...] = ()) -> Expected:
    """Expect a refusal by these rules and no others."""
    return Expected(1, tuple(sorted(rules)), shows)


def shown(*texts: str) -> Expected:
    """Expect success, and these texts."""
    return Expected(shows=texts)


ALLOWED: Final = shown("allowed: 0 errors")
"""What `check` says of a change that the law covers."""
