"""Write the pages that the program itself knows: `python docs/generate.py` (or `make docs`).

`docs/rules/` is made of the rules' docstrings, `docs/commands.md` of the commands' help, and each
block of another page that stands between `<!-- output: worknode-guard … -->` and
`<!-- end of output -->` of what the program prints. A test of the house fails when a page is stale.
"""

import contextlib
import io
import os
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Final
from unittest.mock import patch

from worknode_guard.cli.main import main
from worknode_guard.cli.parsing import CommandParser, parser_of
from worknode_guard.cli.table import COMMANDS
from worknode_guard.rules.catalogue import CATALOGUE, INTERNAL_ERROR, entry_of
from worknode_guard.services.pages import RulePage, rule_page

ROOT: Final = Path(__file__).resolve().parents[1]
PAGES_WITH_OUTPUT: Final = ("README.md",)
WIDTH: Final = "100"

_LABELS: Final = ("Why", "Bad", "Good", "Unproven", "Undecided", "Python", "Waiver", "Source")
_TEXT: Final = 8
"""Where the text of a rule's page begins; what stands further in is code."""
_BLOCK: Final = re.compile(
    r"(<!-- output: worknode-guard (?P<arguments>.*?) -->\n).*?(<!-- end of output -->)", re.DOTALL
)
_NOTE: Final = "<!-- Written by docs/generate.py from the program itself. -->"


def generated() -> dict[str, str]:
    """Give every page that the program knows, by its path below the project's folder."""
    with patch.dict(os.environ, COLUMNS=WIDTH):
        return _generated()


def _generated() -> dict[str, str]:
    pages = {"docs/commands.md": _commands(), "docs/rules/README.md": _index()}
    for code in _codes():
        page = rule_page(code)
        pages[f"docs/rules/{page.code}.md"] = _rule(page)
    for name in PAGES_WITH_OUTPUT:
        pages[name] = _BLOCK.sub(_filled, (ROOT / name).read_text(encoding="utf-8"))
    return pages


def sections_of(text: str) -> Mapping[str, str]:
    """Split a rule's docstring into its sentence (the empty label) and its labelled parts.

    Lines that stand further in than the text are code, and become a block of it.
    """
    parts: dict[str, list[str]] = {"": []}
    label = ""
    for line in text.strip().splitlines():
        name, colon, rest = line.partition(":")
        if colon and name in _LABELS:
            label = name
            parts[label] = [" " * _TEXT + rest.strip()]
        else:
            parts[label].append(line)
    return {name: _markdown(lines) for name, lines in parts.items()}


def _markdown(lines: list[str]) -> str:
    pieces: list[str] = []
    for is_code, group in groupby(lines, lambda line: line.startswith(" " * (_TEXT + 1))):
        if is_code:
            pieces.append("\n".join(["```", *(line[_TEXT + 4 :] for line in group), "```"]))
        else:
            pieces.append(" ".join(line.strip() for line in group).strip())
    return "\n\n".join(pieces)


def _codes() -> list[str]:
    return [*(entry.code for entry in CATALOGUE), INTERNAL_ERROR[0]]


def _rule(page: RulePage) -> str:
    sections = sections_of(page.text)
    entry = entry_of(page.code)
    lifted = "A waiver in the signed plan can lift it, and the plan can make it a warning."
    fixed = "No waiver and no plan can lift it."
    lines = [f"# {page.code} {page.name}", "", _NOTE, "", sections[""], ""]
    for label in _LABELS:
        if label in sections:
            lines += [f"**{label}.** {sections[label]}", ""]
    lines += [
        lifted if entry and entry.is_code_rule else fixed,
        "",
        f"In the terminal: `worknode-guard explain {page.code}`. [All rules](README.md)",
    ]
    return "\n".join(lines) + "\n"


def _index() -> str:
    lines = [
        "# Rules",
        "",
        _NOTE,
        "",
        "Every finding bears the code of one of these rules; a code never changes its meaning.",
        "",
        "| code | name | what it says |",
        "|---|---|---|",
    ]
    for code in _codes():
        page = rule_page(code)
        first = sections_of(page.text)[""]
        lines.append(f"| [{page.code}]({page.code}.md) | {page.name} | {first} |")
    return "\n".join(lines) + "\n"


def _commands() -> str:
    lines = ["# Commands", "", _NOTE, "", "What `--help` prints, command by command.", ""]
    for command in COMMANDS:
        parser = parser_of(command.name, import_module(command.module))
        lines += [f"## {command.name}", ""]
        for level in _levels(parser):
            lines += ["```text", level.format_help().rstrip(), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def _levels(parser: CommandParser) -> Iterator[CommandParser]:
    """Give the parser, then the parsers of its subcommands."""
    yield parser
    yield from parser.subparsers().values()


def _filled(block: re.Match[str]) -> str:
    """Put what the program prints between the two marks."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(printed):
        main(block["arguments"].split())
    printed.seek(0)
    return f"{block[1]}```text\n{printed.read()}```\n{block[3]}"


def write() -> None:
    """Write every page."""
    for name, text in generated().items():
        (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
