"""Facts about source text: what a function is, before anyone judges it."""

from typing import Literal, NamedTuple

Level = Literal["ast", "repaired", "tokens", "opaque"]


class FunctionFacts(NamedTuple):
    """One function definition.

    Attributes:
        name: Qualified by class where the language has classes.
        line: First line, from 1: the return type or `def`, not decorators or comments.
        end_line: Last line, inclusive.
        level: How the facts were obtained, best first.
        complexity: Cyclomatic (McCabe, IEEE TSE 2(4), 1976).
        parameters: Declared parameters.
        nesting: Deepest nesting of control structures.
    """

    name: str
    line: int
    end_line: int
    level: Level
    complexity: int
    parameters: int
    nesting: int

    @property
    def lines(self) -> int:
        """Length, from the first line to the last."""
        return self.end_line - self.line + 1


class FileFacts(NamedTuple):
    """What the analysis of one file's text gave.

    Attributes:
        language: Lower-case name, None for text that nobody claims to be code.
        problems: What could not be analysed, in words.
        unreadable: The file claims a known language but cannot be read as text of it at all
            (WG109); the reason.
    """

    language: str | None
    functions: tuple[FunctionFacts, ...] = ()
    problems: tuple[str, ...] = ()
    unreadable: str | None = None
