"""Parsers: our errors, `--repo` on every level, the example at the end."""

from types import ModuleType

import pytest

from worknode_guard.cli.parsing import CommandParser, add_json, parser_of
from worknode_guard.errors import UsageError

DESCRIPTION = """\
What it does.

Examples:
  worknode-guard noun show 1
  worknode-guard noun make
"""


@pytest.fixture
def parser() -> CommandParser:
    def configure(made: CommandParser) -> None:
        verbs = made.add_subparsers(dest="verb", required=True)
        add_json(verbs.add_parser("show", description="Shows."))
        verbs.add_parser("make", description="Makes.\n\nExample:\n  its own\n")

    module = ModuleType("noun")
    vars(module).update(DESCRIPTION=DESCRIPTION, configure=configure)
    return parser_of("noun", module)


@pytest.mark.parametrize(
    ("line", "repo"),
    [
        ("show", None),
        ("--repo a show", "a"),
        ("show --repo b", "b"),
        ("--repo a show --repo b", "b"),
    ],
)
def test_repo_may_stand_on_every_level(parser: CommandParser, line: str, repo: str | None) -> None:
    args = parser.parse_args(line.split())
    assert (args.repo, args.json) == (repo, False)


def test_json_of_a_nested_command_is_seen(parser: CommandParser) -> None:
    assert parser.parse_args(["show", "--json"]).json is True


def test_the_example_stands_after_the_options(parser: CommandParser) -> None:
    text = parser.format_help()
    assert text.index("What it does.") < text.index("options:") < text.index("Examples:")
    assert text.count("Examples:") == 1


def test_a_subcommand_without_an_example_shows_its_lines_of_the_command(
    parser: CommandParser,
) -> None:
    nested = parser.subparsers()
    assert nested["show"].epilog == "Examples:\n  worknode-guard noun show 1"
    assert nested["make"].epilog == "Example:\n  its own"


@pytest.mark.parametrize(
    ("line", "what"),
    [("", "required: verb"), ("show --odd", "--odd"), ("paint", "invalid choice")],
)
def test_an_error_is_ours_and_shows_the_form(parser: CommandParser, line: str, what: str) -> None:
    with pytest.raises(UsageError) as caught:
        parser.parse_args(line.split())
    assert what in caught.value.what
    assert caught.value.why.startswith("its form is: worknode-guard noun")
    assert "\n" not in caught.value.why
    assert caught.value.fix.startswith("see worknode-guard noun")


def test_options_and_subcommands_can_be_listed(parser: CommandParser) -> None:
    assert parser.options() == ("-h", "--help", "--repo")
    assert parser.subparsers()["show"].options() == ("-h", "--help", "--repo", "--json")
