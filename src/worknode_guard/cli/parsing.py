"""The parser of one command: argparse with our errors, our streams, and `--repo` everywhere."""

import argparse
from types import ModuleType
from typing import Final, NoReturn

from worknode_guard.cli.output import emit
from worknode_guard.errors import UsageError

_EXAMPLE: Final = "\nExample"


class CommandParser(argparse.ArgumentParser):
    """A parser whose errors are `UsageError` and whose help ends with the example.

    Parsers that `add_subparsers` makes below it are of the same kind.
    """

    def __init__(self, *, prog: str, description: str = "", color: bool = True) -> None:
        """Make a parser that knows `--repo` and `--help`.

        Args:
            prog: What the user types, such as `worknode-guard plan show`.
            description: What it does; from a line that begins with `Example` on, it stands at
                the end of the help.
            color: Whether help may be coloured (argparse from Python 3.14 on hands it down).
        """
        text, mark, example = description.partition(_EXAMPLE)
        super().__init__(
            prog=prog,
            description=text,
            epilog=f"{mark}{example}".strip(),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            # A script that used an abbreviation would break when an option is added.
            allow_abbrev=False,
        )
        self.color = color
        self.add_argument(
            "--repo",
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="work on the repository that DIR lies in (default: the current folder)",
        )

    def options(self) -> tuple[str, ...]:
        """List every option, as typed."""
        return tuple(word for action in self._actions for word in action.option_strings)

    def subparsers(self) -> "dict[str, CommandParser]":
        """Give the parsers of subcommands, by name."""
        return {
            name: parser
            for action in self._actions
            if isinstance(action.choices, dict)
            for name, parser in action.choices.items()
        }

    def share_examples(self) -> None:
        """Give subcommands that have no example of their own the lines that show them here."""
        head, *lines = (self.epilog or "").split("\n")
        for parser in self.subparsers().values():
            shown = [line for line in lines if line.strip().startswith(f"{parser.prog} ")]
            if not parser.epilog:
                parser.epilog = "\n".join((head, *(shown or lines)))

    def error(self, message: str) -> NoReturn:
        """Refuse the command line.

        Raises:
            UsageError: Always.
        """
        form = " ".join(self.format_usage().removeprefix("usage: ").split())
        raise UsageError(message, why=f"its form is: {form}", fix=f"see {self.prog} --help")

    def print_help(self, file: object = None) -> None:
        """Write the help to standard output."""
        del file
        emit(self.format_help())


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command that prints data the option `--json` (`args.json`, False without it)."""
    parser.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="print one JSON object instead of text",
    )


def parser_of(name: str, module: ModuleType) -> CommandParser:
    """Give the parser of a command, with everything that the command's file adds to it.

    Args:
        name: Of the command.
        module: Its file, with `DESCRIPTION` and `configure`.
    """
    parser = CommandParser(prog=f"worknode-guard {name}", description=module.DESCRIPTION)
    # Options of nested parsers are suppressed there, so that these defaults reach every level.
    parser.set_defaults(repo=None, json=False)
    module.configure(parser)
    parser.share_examples()
    return parser
